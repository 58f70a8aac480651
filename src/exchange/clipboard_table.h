#pragma once
// A rectangle of cells as spreadsheets put it on the clipboard and take it from there: lines of cells with tabs between them (Excel,
// WPS and LibreOffice write and read this as text/plain), and an HTML table for those that prefer that.

#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::exchange {

struct Grid {
    std::vector<std::vector<std::string>> rows; // of any lengths
    std::size_t width() const;                  // of the longest
    bool operator==(const Grid&) const = default;
};

// A cell with a tab, a line end or a quotation mark at its beginning stands in quotation marks. What a spreadsheet would run as a
// formula gets an apostrophe before it, as in csv.h; read_cells() takes it away again.
std::string to_cells(const Grid& grid);
// Text that never was a table is one too: of one cell, or of a column of lines.
Grid read_cells(std::string_view text);

// `is_figure`: by column; other cells are marked as text, so that 001 and 3-5 stay what they are. The first row is one of headings
// where `has_headings`.
std::string to_html_table(const Grid& grid, const std::vector<bool>& is_figure, bool has_headings);

} // namespace yinfeng::exchange
