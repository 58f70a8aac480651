// query: records of one kind that fulfil conditions.

#include "cli/commands.h"
#include "cli/row_order.h"
#include "cli/selection.h"
#include "cli/table.h"
#include "cli/words.h"

namespace yinfeng::cli {

Exit run_query(const Options& options) {
    Reader reader(options);
    platform::native::NativePlatform platform;
    const int offset = platform.utc_offset_minutes();
    auto selection = select(reader, options, offset);
    if (!selection) return report(selection.error());
    const Workspace& workspace = selection->workspace;
    std::vector<RecordIndex>& records = selection->records;
    if (selection->sort) sort_rows(workspace, *selection->sort, options.sort.starts_with('-'), records);
    const std::size_t found = records.size();
    if (options.limit && records.size() > *options.limit) records.resize(static_cast<std::size_t>(*options.limit));

    const Format format = options.json ? Format::json : options.format;
    std::vector<Heading> headings;
    for (const Column& column : selection->columns)
        headings.push_back({heading(column, format == Format::csv), column.key, has_figures(column)});
    Table table(format, options.bom, std::move(headings));
    const Style style = options.codes ? Style::codes : format == Format::csv ? Style::cells : Style::words;
    for (const RecordIndex record : records) {
        std::vector<std::string> cells;
        std::vector<Remark> remarks;
        for (const Column& column : selection->columns) {
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
