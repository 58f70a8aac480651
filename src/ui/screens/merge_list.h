#pragma once
// The left side of the merge preview: every record that the file would change, in groups by effect that can be ticked,
// folded and filtered by office, kind and name. Draws only the rows in view; at 100 000 records as at 10.

#include "sync/merge_review.h"
#include "ui/widgets.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace yinfeng::ui {

class MergeList {
public:
    static constexpr std::uint32_t none = UINT32_MAX;

    // `only` limits the list to one effect (a tile was pressed); unknown_only to records with fields of a newer version.
    void draw(Ui& ui, const Rect& box, std::optional<RecordEffect> only, bool unknown_only);
    void reset() { *this = {}; }
    std::uint32_t selected() const { return selected_; } // position in the file; none if nothing is listed
    bool opened() const { return opened_; }              // a row was pressed: narrow screens show the record now
    void close() { opened_ = false; }
    void changed() { ++ticks_; } // ticks or choices were made elsewhere

private:
    struct Group {
        RecordEffect effect;
        std::vector<std::uint32_t> items; // positions in review.items()
        std::uint32_t ticked = 0, settled = 0;
        bool folded = false;
    };
    struct Row {
        std::uint32_t group;
        std::uint32_t item; // in the group; none: the group's header
        float y, height;
    };
    void update(Ui& ui, std::optional<RecordEffect> only, bool unknown_only);
    void count(const MergeReview& review);
    void lay_out(Ui& ui);
    bool draw_filters(Ui& ui, Rect box);
    void draw_group(Ui& ui, const Rect& box, Group& group);
    void draw_item(Ui& ui, const Rect& box, const Group& group, std::uint32_t position);
    void move(Ui& ui, std::uint32_t id);

    std::vector<Group> groups_;
    std::vector<Row> rows_;
    std::array<bool, 6> folded_{}; // by effect
    std::string text_;
    std::string office_; // empty: all
    std::optional<KindId> kind_;
    std::uint32_t selected_ = none;
    bool opened_ = false, show_selected_ = false, focus_selected_ = false;
    std::uint64_t ticks_ = 1, seen_ticks_ = 0;
    std::uint32_t seen_review_ = 0;
    std::string seen_filter_;
};

} // namespace yinfeng::ui
