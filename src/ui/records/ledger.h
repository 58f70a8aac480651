#pragma once
// The layout 台账: a row of two lines for each record, in the groups of the view. The view's columns stand beside one another, and its
// `cards`, in their order, below those of words: the title, then links. Where there is little room the columns behind the title
// scroll sideways. Sortable headers with menus; drawn only where visible, moved through by arrow keys, Space ticks; while the
// inspector is open it follows the cursor.

#include "ui/records/listed.h"

#include <optional>
#include <vector>

namespace yinfeng::ui {

class Ledger {
public:
    // Returns the record that somebody went to in this frame, or no_record.
    RecordIndex draw(Ui& ui, Rect area, Listed& listed);
    void show(RecordIndex record) { show_ = record; }           // scrolls there in the next frame
    void focus(RecordIndex record) { show_ = focus_ = record; } // and takes the keyboard
    void reset() { *this = Ledger(); }

private:
    struct Part { // a column as it stands
        view::ColumnId column, below;
        float x, width; // from the left edge, not scrolled
    };
    struct Parts {
        std::vector<Part> all;
        std::size_t fixed_count = 0; // of them, up to the title
        float fixed = 0, content = 0;
    };
    static Parts lay_out(const Ui& ui, float width, const view::View& view);
    void draw_header(Ui& ui, const Rect& box, Listed& listed, const Parts& parts);
    void draw_head(Ui& ui, Rect cell, Listed& listed, const Part& part);
    RecordIndex draw_rows(Ui& ui, const Rect& area, Listed& listed, const Parts& parts);
    std::vector<SumPlace> sum_places(const Ui& ui, const Parts& parts, float left) const;
    void place_lines(const Ui& ui, const std::vector<ListLine>& lines);
    void follow(Ui& ui, const Scroll& scroll, Listed& listed);
    RecordIndex draw_row(Ui& ui, const Rect& box, Listed& listed, const Parts& parts, std::size_t line,
        std::uint32_t& focused, bool stop);
    void draw_part(Ui& ui, const Rect& row, RecordIndex record, const Part& part, const SearchHits::Hit& hit,
        bool hit_in_sight, float shift);
    RecordIndex move(Ui& ui, Listed& listed, std::size_t from, std::uint32_t focused, float page);

    std::vector<float> tops_; // of the lines, one more for the end
    RecordIndex show_ = no_record;
    bool has_keyboard_ = false;             // a line had it in the last frame
    RecordIndex focus_ = no_record;         // takes the keyboard when it is drawn
    std::optional<std::size_t> focus_line_; // likewise, also the head of a group
    RecordIndex cursor_ = no_record;
    float scroll_x_ = 0, scale_ = 0;
};

} // namespace yinfeng::ui
