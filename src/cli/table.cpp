#include "cli/table.h"

#include "base/utf8.h"
#include "cli/console.h"
#include "exchange/csv.h"

#include <algorithm>

namespace yinfeng::cli {

namespace {

constexpr std::size_t widest = 40; // of a column in a table

std::string fitted(std::string text, std::size_t width) {
    if (width_of(text) <= width) return text;
    std::string out;
    std::size_t used = 1; // the ellipsis
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        used += is_wide(next_code_point(text, at)) ? 2 : 1;
        if (used > width) break;
        out.append(text, begin, at - begin);
    }
    return out + "…";
}

} // namespace

std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) width += is_wide(next_code_point(text, at)) ? 2 : 1;
    return width;
}

Table::Table(Format format, bool bom, std::vector<Heading> headings) : format_(format), headings_(std::move(headings)) {
    if (format_ != Format::csv) return;
    if (bom) print(exchange::byte_order_mark);
    std::vector<std::string> cells;
    for (const Heading& heading : headings_) cells.push_back(heading.text);
    print(exchange::csv_record(cells));
}

void Table::row(std::vector<std::string> cells, const std::vector<Remark>& remarks) {
    switch (format_) {
    case Format::csv: print(exchange::csv_record(cells)); return;
    case Format::json: {
        JsonObject line;
        for (std::size_t i = 0; i < cells.size(); ++i) line.json(headings_[i].key, cells[i]);
        for (const Remark& remark : remarks) line.json(remark.key, remark.json);
        line.print_line();
        return;
    }
    case Format::table:
    case Format::html: // of a query alone, and a sheet there
    case Format::svg:
    case Format::xlsx:
    case Format::ics:
        for (std::size_t i = 0; i < cells.size(); ++i) { // a figure says with its last words what it leaves out
            cells[i] = in_one_line(cells[i]);
            if (!headings_[i].figure) cells[i] = fitted(std::move(cells[i]), widest);
        }
        rows_.push_back(std::move(cells));
    }
}

void Table::end() {
    if (format_ != Format::table || rows_.empty()) return;
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < headings_.size(); ++i) {
        std::size_t width = width_of(headings_[i].text);
        for (const auto& row : rows_) width = std::max(width, width_of(row[i]));
        widths.push_back(width);
    }
    const auto write = [&](auto cell_of) {
        std::string line;
        for (std::size_t i = 0; i < headings_.size(); ++i) {
            const std::string& cell = cell_of(i);
            const std::string space(widths[i] - width_of(cell), ' ');
            line += headings_[i].figure ? space + cell : cell + space;
            line += "  ";
        }
        while (line.ends_with(' ')) line.pop_back();
        print(line + "\n");
    };
    write([&](std::size_t i) -> const std::string& { return headings_[i].text; });
    for (const auto& row : rows_) write([&](std::size_t i) -> const std::string& { return row[i]; });
    rows_.clear();
}

} // namespace yinfeng::cli
