#pragma once
// A list as it leaves the program: what stands above it, its drawings, its columns, rows of records, of groups and of totals, and what
// stands below. All of it is text by now, in the language in which it leaves; what becomes of it on paper, as a picture and in a
// spreadsheet is decided by its writers.
//
// On paper: one HTML page with its own styles, no script, nothing fetched; the browser prints it. Heads of tables are repeated on
// each sheet, rows and cards are not cut, sheets are numbered where the engine can. Texts come from anywhere and are escaped; a
// Content-Security-Policy in the page is the second lock. As a picture: SVG. For spreadsheets: exchange/csv.h.

#include "exchange/paper.h"
#include "exchange/picture.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::exchange {

struct SheetColumn {
    std::string heading;
    int width = 0;          // CSS pixels that somebody gave it; 0: as what stands in it needs (table_fit.h)
    bool is_figure = false; // stands to the right
};

struct SheetRow {
    enum class What : std::uint8_t { record, group, total };
    // As many as there are columns. Of a group and of a total the first says what it is, over the empty ones behind it.
    std::vector<std::string> cells;
    What what = What::record;
    std::uint8_t level = 0; // of a group: 0 is an outer one
    Colour colour = 0;      // of its edge; 0: it has none
};

// A board: lanes of cards, beside one another with their heads on each sheet, else one below the other.
struct SheetCard {
    std::string title, figure;
    std::vector<std::string> lines;
    std::string time; // how it stands against its time
    bool is_late = false;
    Colour colour = 0; // of its edge; 0: it has none
};
struct SheetLane {
    std::string name, count, figure, note;
    Colour colour = 0;
    std::vector<SheetCard> cards;
};

struct Sheet {
    std::string title;
    std::string mark;               // stands beside the title, in a frame: this is no real data
    std::vector<std::string> lines; // below the title: what the list contains, what it adds up to
    std::vector<Picture> pictures;  // one below the other, none of them cut by the end of a sheet
    std::vector<SheetLane> lanes;
    std::vector<SheetColumn> columns;
    std::vector<SheetRow> rows;
    std::string footer;
    std::string empty; // said where there is nothing of all this
    Paper paper;
    std::string_view language = "zh-CN"; // BCP 47
    bool is_empty() const { return pictures.empty() && lanes.empty() && rows.empty(); }
};

std::string to_html(const Sheet& sheet);
std::string escape_html(std::string_view text); // & < > " '

// So many lanes stand beside one another on the paper.
std::size_t lanes_beside(const Paper& paper);

// The drawings of a sheet as a file, with what stands above and below them.
struct SvgFile {
    std::string text;
    int width = 0, height = 0; // CSS pixels
};
SvgFile to_svg(const Sheet& sheet);

} // namespace yinfeng::exchange
