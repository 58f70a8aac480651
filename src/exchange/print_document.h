#pragma once
// A list as a paper document: one HTML page with its own styles (A4), no script, nothing fetched. The browser prints it.
// Texts come from anywhere and are escaped here; a Content-Security-Policy in the page is the second lock.

#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::exchange {

struct PrintRow {
    std::vector<std::string> cells; // as many as there are columns
    bool is_heading = false;        // one cell over the whole width, strong; stays with the row that follows
};

struct PrintDocument {
    std::string title;
    std::string subtitle; // scope, unit, day of printing
    std::vector<std::string> columns;
    std::vector<int> widths_percent; // of the columns; together 100
    std::vector<PrintRow> rows;
    std::string footer;
    std::string empty; // said where there is no row
    bool landscape = false;
};

std::string to_html(const PrintDocument& document);
std::string escape_html(std::string_view text); // & < > " '

} // namespace yinfeng::exchange
