#include "cli/cells.h"

#include "cli/fields.h"
#include "cli/words.h"
#include "domain/reading.h"
#include "model/typed.h"

#include <algorithm>
#include <vector>

namespace yinfeng::cli {

namespace {

bool is_own(const view::Column& column, view::Own own) {
    return column.source == view::Column::Source::own && column.own == own;
}

} // namespace

std::string heading(const view::Columns& columns, view::ColumnId id, bool with_unit) {
    const view::Column& column = columns[id];
    if (is_own(column, view::Own::id)) return "id";
    if (is_own(column, view::Own::updated)) return std::string(say(Word::column_updated));
    if (is_own(column, view::Own::conflicts)) return std::string(say(Word::column_conflicts));
    return in_one_line(view::heading(column, with_unit, columns.language()));
}

std::string cell_text(view::Columns& columns, RecordIndex record, view::ColumnId id, view::Style style) {
    if (!is_own(columns[id], view::Own::updated)) return view::words(columns, record, id, style);
    return time_text(domain::last_written_ms(columns.workspace(), record), columns.reading().utc_offset_minutes);
}

std::string cell_json(view::Columns& columns, RecordIndex record, view::ColumnId id) {
    const view::Column& column = columns[id];
    if (is_own(column, view::Own::updated)) return std::to_string(domain::last_written_ms(columns.workspace(), record));
    if (!is_set(column.type)) return value_json(columns.value(record, id));
    std::string text = "[";
    columns.each_value(record, id, [&](const Value& element) {
        if (element.is_none()) return;
        if (text.size() > 1) text += ',';
        append_json_text(text, element.as_text());
    });
    return text + "]";
}

std::optional<Remark> cell_remark(view::Columns& columns, RecordIndex record, view::ColumnId id) {
    const view::Column& column = columns[id];
    if (view::is_provisional(columns, record, id)) return Remark{column.name + "_provisional", "true"};
    if (column.type != FieldType::link && column.type != FieldType::link_set) return std::nullopt;
    std::vector<std::string> deleted;
    columns.each_value(record, id, [&](const Value& value) {
        const auto target = link_of(value);
        const RecordIndex found = target ? columns.targets().find(*target) : no_record;
        if (found != no_record && !columns.targets().is_live(found)) deleted.emplace_back(value.as_text());
    });
    if (deleted.empty()) return std::nullopt;
    return Remark{column.name + "_deleted", is_set(column.type) ? json_list(deleted, json_text) : "true"};
}

} // namespace yinfeng::cli
