#pragma once
// The layout 台账: a row of two lines for each record. The view's columns stand beside one another, and its `cards`, in their order,
// below those of words: the title, then links. Sortable headers; drawn only where visible, moved through by arrow keys; while the
// inspector is open it follows the cursor.

#include "ui/widgets.h"
#include "view/query.h"

#include <vector>

namespace yinfeng::ui {

class Ledger {
public:
    // Returns the record that somebody went to in this frame, or no_record.
    RecordIndex draw(Ui& ui, Rect area, view::View& view, const view::Rows& rows, RecordIndex current);
    void show(RecordIndex record) { show_ = record; }           // scrolls there in the next frame
    void focus(RecordIndex record) { show_ = focus_ = record; } // and takes the keyboard
    void reset() { *this = Ledger(); }

private:
    struct Part { // a column as it stands
        view::ColumnId column, below;
        float x, width;
    };
    std::vector<Part> lay_out(const Ui& ui, const Rect& row, const view::View& view) const;
    void draw_header(Ui& ui, const Rect& box, view::View& view);
    RecordIndex draw_rows(
        Ui& ui, const Rect& area, const view::View& view, const std::vector<RecordIndex>& rows, RecordIndex current);
    bool draw_row(Ui& ui, const Rect& box, const std::vector<Part>& parts, RecordIndex record, bool current,
        std::uint32_t& focused);
    void draw_part(Ui& ui, const Rect& box, RecordIndex record, const Part& part);

    float row_width_ = 0; // of the last frame: the header's columns must stand over the rows'
    RecordIndex show_ = no_record;
    RecordIndex focus_ = no_record; // takes the keyboard when it is drawn
};

} // namespace yinfeng::ui
