#include "cli/table.h"

#include "base/utf8.h"
#include "cli/console.h"
#include "model/file_text.h"

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

// A number as files write it: its sign is no beginning of a formula.
bool is_figure(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    const auto digits = [&] {
        const std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
        text.remove_prefix(count);
        return count > 0;
    };
    if (!digits()) return false;
    if (!text.starts_with('.')) return text.empty();
    text.remove_prefix(1);
    return digits() && text.empty();
}

bool begins_formula(char32_t c) {
    switch (c) {
    case U'=':
    case U'+':
    case U'-':
    case U'@':
    case U'\u2212': // minus
    case U'\uFE62': // small plus, hyphen, equals, at
    case U'\uFE63':
    case U'\uFE66':
    case U'\uFE6B':
    case U'＝':
    case U'＋':
    case U'－':
    case U'＠': return true;
    default: return false;
    }
}

bool is_invisible(char32_t c) { return is_space(c) || draws_nothing(c); }

// Whether a spreadsheet that opens this as a cell might take it for a formula (OWASP, CSV injection). Apostrophes before
// it are not looked at: see csv_record().
bool would_run(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    if (text.empty() || is_figure(text)) return false;
    if (text.front() == '\t' || text.front() == '\r' || text.front() == '\n') return true;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (!is_invisible(c)) return begins_formula(c);
    }
    return false;
}

} // namespace

std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) width += is_wide(next_code_point(text, at)) ? 2 : 1;
    return width;
}

std::string csv_cell(std::string_view text) {
    std::string cell = file_text(text); // what no file may hold does not get out either
    if (would_run(cell)) cell.insert(cell.begin(), '\'');
    if (cell.find_first_of(",;\t\"\n\r") == std::string::npos && !cell.starts_with(' ') && !cell.ends_with(' '))
        return cell;
    std::string quoted = "\"";
    for (const char c : cell) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string csv_record(const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i) line += ',';
        line += csv_cell(cells[i]);
    }
    if (line.empty()) line = "\"\""; // of one empty cell: an empty line would be none to most readers
    return line + "\r\n";
}

Table::Table(Format format, bool bom, std::vector<Heading> headings) : format_(format), headings_(std::move(headings)) {
    if (format_ != Format::csv) return;
    if (bom) print("\xEF\xBB\xBF");
    std::vector<std::string> cells;
    for (const Heading& heading : headings_) cells.push_back(heading.text);
    print(csv_record(cells));
}

void Table::row(std::vector<std::string> cells, const std::vector<Remark>& remarks) {
    switch (format_) {
    case Format::csv: print(csv_record(cells)); return;
    case Format::json: {
        JsonObject line;
        for (std::size_t i = 0; i < cells.size(); ++i) line.json(headings_[i].key, cells[i]);
        for (const Remark& remark : remarks) line.json(remark.key, remark.json);
        line.print_line();
        return;
    }
    case Format::table:
        for (std::string& cell : cells) cell = fitted(in_one_line(cell), widest);
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
