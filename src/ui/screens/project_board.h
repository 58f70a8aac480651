#pragma once
// The board: one column per label of the chosen grouping, cards in the order of the list. Any number of cards; only the
// visible ones are drawn. Cards are dragged, or moved with Ctrl and arrows, or through their menu.

#include "domain/pipeline.h"
#include "ui/screens/project_list.h"
#include "ui/widgets.h"

#include <optional>
#include <string>
#include <vector>

namespace yinfeng::ui {

class ProjectBoard {
public:
    struct Result {
        RecordIndex opened = no_record;
        std::optional<domain::Stage> create_in;
        std::optional<std::vector<std::string>> only_stages; // "only this column"
    };
    Result draw(Ui& ui, const Rect& area, const ProjectList& list, RecordIndex current);
    void focus(RecordIndex project);
    // Cards in reading order (column by column), for previous and next.
    RecordIndex neighbour(RecordIndex project, int direction) const;
    void reset();

private:
    struct Lane { // a column as drawn
        std::string name;
        const StageLook* look = nullptr;
        const domain::Column* column = nullptr;
        std::optional<domain::Stage> entry; // where a dropped card goes; none: nothing can be dropped
        std::uint16_t stages = 0;
        std::vector<float> tops; // of each card, one more for the end; empty: all are as tall
        float card = 0;          // height of each, then
        Rect box;
    };
    struct Place {
        std::size_t lane = 0, card = 0;
    };
    void refresh(Ui& ui, const ProjectList& list);
    void measure(Ui& ui, Lane& lane, float width);
    float top_of(const Lane& lane, std::size_t card) const;
    std::optional<Place> find(RecordIndex project) const;
    void draw_lane(Ui& ui, std::size_t index, RecordIndex current, Result& result);
    void draw_lane_header(Ui& ui, std::size_t index, Rect header, Result& result);
    float draw_drop_slot(Ui& ui, const Lane& lane, const Rect& box);
    void draw_card(Ui& ui, std::size_t lane, std::size_t card, const Rect& box, RecordIndex current, Result& result);
    void card_keys(Ui& ui, std::size_t lane, std::size_t card, Result& result);
    void draw_menus(Ui& ui, Result& result);
    void draw_lifted(Ui& ui);

    domain::Board board_;
    std::vector<Lane> lanes_;
    std::uint64_t list_version_ = 0, settings_revision_ = 0, seen_revision_ = 0;
    std::string label_set_, warning_;
    float measured_width_ = 0, measured_scale_ = 0;

    RecordIndex focus_ = no_record;
    RecordIndex dragged_ = no_record;
    Vec grip_, drag_size_;
    std::optional<std::size_t> target_; // lane under the dragged card
    RecordIndex menu_record_ = no_record;
    std::size_t menu_lane_ = 0;
    bool card_menu_wanted_ = false, lane_menu_wanted_ = false;
    Rect menu_anchor_;
    // Changes wait until everything is drawn.
    RecordIndex moving_ = no_record;
    std::string moving_to_;
    RecordIndex trashing_ = no_record, copying_ = no_record;
};

} // namespace yinfeng::ui
