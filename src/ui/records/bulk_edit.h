#pragma once
// 改 in the bar below ticked records of any kind: first which field, then what stands in it afterwards, chosen or typed as in a cell.
// Written into all of them as one step; what cannot be read is said before anything is written.

#include "ui/records/paste_dialog.h"
#include "ui/widgets.h"
#include "view/view.h"

#include <string>
#include <vector>

namespace yinfeng::ui {

class BulkEdit {
public:
    void open(Ui& ui, const Rect& anchor);
    // Once a frame; the columns of the view stand first among those that are offered.
    void draw(Ui& ui, const view::View& view, const std::vector<RecordIndex>& records, PasteDialog& pasting);

private:
    enum class Open : std::uint8_t { nothing, field, value };
    void draw_value(Ui& ui, const std::vector<RecordIndex>& records, PasteDialog& pasting);
    void write(Ui& ui, const std::vector<RecordIndex>& records, const Value& value);

    Open wanted_ = Open::nothing;
    Rect anchor_;
    view::ColumnId column_ = view::no_column;
    std::string typed_;
};

} // namespace yinfeng::ui
