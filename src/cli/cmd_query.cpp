// query: records of one kind that fulfil conditions.

#include "cli/commands.h"
#include "cli/filter.h"
#include "cli/row_order.h"
#include "cli/session.h"
#include "cli/table.h"
#include "cli/words.h"

#include <algorithm>

namespace yinfeng::cli {

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
        sort_rows(workspace, *column, reversed, records);
    }
    const std::size_t found = records.size();
    if (options.limit && records.size() > *options.limit) records.resize(static_cast<std::size_t>(*options.limit));

    const Format format = options.json ? Format::json : options.format;
    std::vector<Heading> headings;
    for (const Column& column : columns)
        headings.push_back({heading(column, format == Format::csv), column.key, has_figures(column)});
    Table table(format, options.bom, std::move(headings));
    const Style style = options.codes ? Style::codes : format == Format::csv ? Style::cells : Style::words;
    for (const RecordIndex record : records) {
        std::vector<std::string> cells;
        std::vector<Remark> remarks;
        for (const Column& column : columns) {
            cells.push_back(format == Format::json ? cell_json(workspace, record, column)
                                                   : cell_text(workspace, record, column, style, offset));
            if (format != Format::json) continue;
            if (auto remark = cell_remark(workspace, record, column)) remarks.push_back(*std::move(remark));
        }
        table.row(std::move(cells), remarks);
    }
    table.end();
    if (format == Format::table) note(say(Word::rows_found, {number_text(found)}));
    return Exit::done;
}

} // namespace yinfeng::cli
