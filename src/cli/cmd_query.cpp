// query: records of one kind that fulfil conditions.

#include "cli/commands.h"
#include "cli/filter.h"
#include "cli/session.h"
#include "cli/table.h"
#include "cli/words.h"
#include "model/typed.h"

#include <algorithm>

namespace yinfeng::cli {

namespace {

// Unfilled ones last, whichever way round.
int compare_cells(
    const Workspace& workspace, RecordIndex a, RecordIndex b, const Column& column, int offset, bool reversed) {
    const auto by = [&](auto left, auto right) {
        return left < right ? (reversed ? 1 : -1) : right < left ? (reversed ? -1 : 1) : 0;
    };
    if (column.what == Column::What::conflicts) return by(workspace.record(a).conflicts, workspace.record(b).conflicts);
    if (column.what == Column::What::field && column.info && !is_set(column.info->type)) {
        const Value& left = workspace.value(a, column.field);
        const Value& right = workspace.value(b, column.field);
        if (left.is_none() || right.is_none())
            return static_cast<int>(left.is_none()) - static_cast<int>(right.is_none());
        switch (column.info->type) {
        case FieldType::integer: return by(left.as_integer(), right.as_integer());
        case FieldType::quantity: {
            const auto l = quantity_of(left), r = quantity_of(right);
            if (l && r) return by(l->value, r->value);
            break;
        }
        case FieldType::choice: {
            const auto l = choice_of(left, column.info->options.choices),
                       r = choice_of(right, column.info->options.choices);
            if (l && r) return by(*l, *r);
            break;
        }
        default: break;
        }
    }
    const std::string left = cell_text(workspace, a, column, Style::words, offset);
    const std::string right = cell_text(workspace, b, column, Style::words, offset);
    if (left.empty() || right.empty()) return static_cast<int>(left.empty()) - static_cast<int>(right.empty());
    return by(std::string_view(left), std::string_view(right));
}

} // namespace

Exit run_query(const Options& options) {
    Reader reader(options);
    Exit problem = Exit::done;
    const auto open = open_file(reader, options.files.front(), problem);
    if (!open) return problem;
    const Workspace& workspace = open->workspace;
    platform::native::NativePlatform platform;
    const int offset = platform.utc_offset_minutes();

    const auto kind = kind_named(workspace, options.kind);
    if (!kind) return report(kind.error());
    std::vector<Column> columns;
    for (const std::string& name : options.columns) {
        auto column = column_named(workspace, *kind, name);
        if (!column) return report(column.error());
        columns.push_back(*std::move(column));
    }
    if (columns.empty()) columns = usual_columns(*kind);
    std::vector<Condition> conditions;
    for (const std::string& text : options.where) {
        auto condition = Condition::parse(workspace, *kind, text);
        if (!condition) return report(condition.error());
        conditions.push_back(*std::move(condition));
    }

    std::vector<RecordIndex> records;
    const auto take = [&](RecordIndex record) {
        const bool wanted = std::all_of(conditions.begin(), conditions.end(),
            [&](const Condition& condition) { return condition.holds(workspace, record, offset); });
        if (wanted) records.push_back(record);
    };
    if (!options.deleted) {
        for (const RecordIndex record : workspace.live(*kind)) take(record);
    } else if (*kind < known_kind_count) {
        for (const RecordIndex record : workspace.deleted(static_cast<Kind>(*kind))) take(record);
    }
    if (!options.sort.empty()) {
        const bool reversed = options.sort.starts_with('-');
        const auto column = column_named(workspace, *kind, std::string_view(options.sort).substr(reversed ? 1 : 0));
        if (!column) return report(column.error());
        std::stable_sort(records.begin(), records.end(), [&](RecordIndex a, RecordIndex b) {
            return compare_cells(workspace, a, b, *column, offset, reversed) < 0;
        });
    }
    const std::size_t found = records.size();
    if (options.limit && records.size() > *options.limit) records.resize(static_cast<std::size_t>(*options.limit));

    const Format format = options.json ? Format::json : options.format;
    std::vector<Heading> headings;
    for (const Column& column : columns)
        headings.push_back({heading(column, format == Format::csv), column.key, is_figure(column)});
    Table table(format, options.bom, std::move(headings));
    const Style style = options.codes ? Style::codes : format == Format::csv ? Style::cells : Style::words;
    for (const RecordIndex record : records) {
        std::vector<std::string> cells;
        for (const Column& column : columns) {
            cells.push_back(format == Format::json ? cell_json(workspace, record, column)
                                                   : cell_text(workspace, record, column, style, offset));
        }
        table.row(std::move(cells));
    }
    table.end();
    if (format == Format::table) note(say(Word::rows_found, {number_text(found)}));
    return Exit::done;
}

} // namespace yinfeng::cli
