#pragma once
// The layout 卡片: cards side by side, as many as there is room for, in the order and groups of the view; only the visible ones are
// drawn. One stop of the Tab key, arrows inside; Space, or the box in the corner, ticks.

#include "ui/records/card.h"
#include "ui/records/listed.h"
#include "ui/widgets.h"

#include <optional>
#include <vector>

namespace yinfeng::ui {

class CardGrid {
public:
    RecordIndex draw(Ui& ui, Rect area, Listed& listed);
    void show(RecordIndex record) { show_ = record; } // scrolls there
    void focus(RecordIndex record) { focus_ = cursor_ = record; }
    void reset() { *this = CardGrid(); }

private:
    struct Spot { // of a line: the head of a group over the whole width, or a card
        float y = 0;
        int column = 0;
        float height = 0;
    };
    struct Sizes {
        int across = 0;
        float width = 0, card = 0, head = 0, gap = 0; // of a card, the tallest
        bool operator==(const Sizes&) const = default;
    };
    void place_lines(Ui& ui, const CardPlan& plan, const std::vector<ListLine>& lines);
    std::optional<std::size_t> kept_line(const std::vector<ListLine>& lines, const Scroll& scroll) const;
    std::size_t beside(const std::vector<ListLine>& lines, std::size_t from, int rows) const;
    bool draw_card(Ui& ui, const Rect& box, Listed& listed, const CardPlan& plan, std::size_t line, bool stop);
    void keys(Ui& ui, Listed& listed);

    std::vector<Spot> spots_;
    Sizes sizes_; // that they were placed by …
    std::vector<view::ColumnId> planned_;
    std::uint64_t revision_ = 0; // … and of the workspace, plus one
    float content_ = 0;
    struct {
        int frames = 0;
        float y = 0;
    } keeps_; // scrolled to there, so that a card stays at its height
    RecordIndex show_ = no_record, focus_ = no_record, cursor_ = no_record;
    std::optional<std::size_t> focus_line_;
    std::size_t focused_ = 0; // line and widget that have the keyboard in this frame
    std::uint32_t focused_id_ = 0;
};

} // namespace yinfeng::ui
