#pragma once
// A table of records of one kind: any number of rows, drawn only where visible; sorted, filtered and grouped lists are
// computed once per change and kept. Columns come from the catalogue (fields marked .column) and can be chosen,
// moved and resized; the name column stays fixed. Mouse, touch and keyboard: arrows move, Enter opens, Space ticks,
// Shift extends, Ctrl+A ticks all, E edits the cell. In a cell Tab and Shift+Tab go on to the next one and the one before, Enter to
// the one below, Esc back to the row. The cursor is a record and a column: it goes with its record when that is sorted elsewhere.

#include "ui/widgets.h"

#include "app/strings.h"
#include "model/catalogue.h"
#include "store/workspace.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace yinfeng::ui {

struct TableState;

// A column that is not one field: 跟管落, 剩余. Its id stands where a field's would.
inline constexpr FieldId first_extra_column = 0x8000'0000;
struct ExtraColumn {
    FieldId id = first_extra_column; // or above
    app::Str label{};
    Group group = Group::basic;
    float width = 110; // CSS pixels
    std::function<void(Ui&, const Rect&, RecordIndex)> paint;
    std::function<std::string(const Ui&, RecordIndex)> words;          // the cell for screen readers
    std::function<std::int64_t(const Ui&, RecordIndex)> sort_key = {}; // INT64_MAX: last; none: cannot be sorted
    std::span<const Kind> sort_reads = {};                             // other kinds that the key is worked out of
};

class RecordTable {
public:
    explicit RecordTable(Kind kind, std::vector<FieldId> first_columns);
    ~RecordTable();

    // Which records: called again only when the workspace's revision or `filter_version` changes.
    using RowSource = std::function<std::vector<RecordIndex>()>;
    struct Result {
        RecordIndex opened = no_record; // Enter or click
        bool ticks_changed = false;
    };
    Result draw(Ui& ui, const Rect& area, const RowSource& rows, std::uint64_t filter_version, RecordIndex current);

    // A cell that is not a plain value (badges): return false to let the table draw it.
    using CellPainter = std::function<bool(Ui&, const Rect&, RecordIndex, FieldId)>;
    void set_painter(CellPainter painter);
    // Extra columns may be named in first_columns and stand where they are named.
    void add_extra_column(ExtraColumn column);
    void group_by(FieldId field); // known choice field; known_field_count: none
    FieldId grouped_by() const;
    void sort_by(FieldId column, bool descending);
    // The quantity that groups, footer and bulk bar sum; known_field_count: none.
    void sum_field(FieldId field);
    // What the bar offers while rows are ticked, beside 移到回收站; draws into the box and cuts off what it used.
    using BulkBar = std::function<void(Ui&, Rect&, const std::vector<RecordIndex>&)>;
    void set_bulk_bar(BulkBar bar);
    // Shown when there are no rows. True when its button is pressed is the caller's business: it draws all of it.
    void set_empty(std::function<void(Ui&, const Rect&)> empty);

    const std::vector<RecordIndex>& rows() const; // as shown
    const std::vector<RecordIndex>& ticked() const;
    void clear_ticks();
    void focus(RecordIndex record);     // scrolls there and takes the keyboard
    void return_to(RecordIndex record); // takes the keyboard again where the cursor is, if anywhere, else there
    void set_covered(bool covered);     // something lies over the table: its cells are not edited
    void column_menu(Ui& ui, const Rect& anchor); // opens the chooser
    void reset();
    // Columns with their widths, order and grouping as words of ASCII, for KeptView. What is not understood is passed over, so
    // that pages can put words of their own beside them.
    std::string setup() const;
    void restore_setup(std::string_view words);

private:
    std::unique_ptr<TableState> state_;
};

} // namespace yinfeng::ui
