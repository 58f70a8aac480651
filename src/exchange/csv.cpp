#include "exchange/csv.h"

#include "base/utf8.h"
#include "model/file_text.h"

#include <algorithm>

namespace yinfeng::exchange {

namespace {

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

std::string guarded_formula(std::string text) {
    if (would_run(text)) text.insert(text.begin(), '\'');
    return text;
}

std::string_view unguarded_formula(std::string_view text) {
    if (text.starts_with('\'') && would_run(text)) text.remove_prefix(1);
    return text;
}

std::string csv_cell(std::string_view text) {
    const std::string cell = guarded_formula(file_text(text)); // what no file may hold does not get out either
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

std::string to_csv(const Sheet& sheet) {
    std::vector<std::string> cells;
    for (const SheetColumn& column : sheet.columns) cells.push_back(column.heading);
    std::string text = csv_record(cells);
    for (const SheetRow& row : sheet.rows) {
        if (row.what == SheetRow::What::record) text += csv_record(row.cells);
    }
    return text;
}

} // namespace yinfeng::exchange
