#pragma once
// A list as it leaves the program: what stands above it, its columns, rows of records, of groups and of totals, and what stands
// below. All of it is text by now, in the language in which it leaves; what becomes of it on paper and in a spreadsheet is decided
// by its writers.
//
// On paper: one HTML page with its own styles (A4), no script, nothing fetched; the browser prints it. Texts come from anywhere and
// are escaped; a Content-Security-Policy in the page is the second lock. For spreadsheets: exchange/csv.h.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::exchange {

struct SheetColumn {
    std::string heading;
    int share = 1;          // of the width, among those of all columns
    bool is_figure = false; // stands to the right
};

struct SheetRow {
    enum class What : std::uint8_t { record, group, total };
    // As many as there are columns. Of a group and of a total the first says what it is, over the empty ones behind it.
    std::vector<std::string> cells;
    What what = What::record;
    std::uint8_t level = 0; // of a group: 0 is an outer one
};

struct Sheet {
    std::string title;
    std::string mark;               // stands beside the title, in a frame: this is no real data
    std::vector<std::string> lines; // below the title: what the list contains, what it adds up to
    std::vector<SheetColumn> columns;
    std::vector<SheetRow> rows;
    std::string footer;
    std::string empty; // said where there is no row
    bool landscape = false;
    std::string_view language = "zh-CN"; // BCP 47
};

std::string to_html(const Sheet& sheet);
std::string escape_html(std::string_view text); // & < > " '

} // namespace yinfeng::exchange
