#pragma once
// A table of records of one kind: any number of rows, drawn only where visible; sorted, filtered and grouped lists are
// computed once per change and kept. Columns come from the catalogue (fields marked .column) and can be chosen,
// moved and resized; the name column stays fixed. Mouse, touch and keyboard: arrows move, Enter opens, Space ticks,
// Shift extends, Ctrl+A ticks all, E edits the cell.

#include "ui/widgets.h"

#include "model/catalogue.h"
#include "store/workspace.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace yinfeng::ui {

struct TableState;

class RecordTable {
public:
    explicit RecordTable(Kind kind, std::vector<FieldId> first_columns);
    ~RecordTable();

    // Which records: called again only when the workspace's revision or `filter_version` changes.
    using RowSource = std::function<std::vector<RecordIndex>()>;
    struct Result {
        RecordIndex opened = no_record;   // Enter or click
        bool ticks_changed = false;
    };
    Result draw(Ui& ui, const Rect& area, const RowSource& rows, std::uint64_t filter_version, RecordIndex current);

    // A cell that is not a plain value (badges, 跟管落): return false to let the table draw it.
    using CellPainter = std::function<bool(Ui&, const Rect&, RecordIndex, FieldId)>;
    void set_painter(CellPainter painter);
    void group_by(FieldId field);              // known choice field; known_field_count: none

    const std::vector<RecordIndex>& rows() const;   // as shown
    const std::vector<RecordIndex>& ticked() const;
    void clear_ticks();
    void column_menu(Ui& ui, const Rect& anchor);   // opens the chooser
    void reset();

private:
    std::unique_ptr<TableState> state_;
};

} // namespace yinfeng::ui
