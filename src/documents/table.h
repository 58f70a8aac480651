#pragma once
// A sheet of cells as it stands in a file of an office program: what a workbook, a CSV file and a table of a web page have in common.
// Rows and columns count from 0; A1 is (0, 0). Cells are kept in one pool of text, so that two million of them fit into memory.
//
//   Table table;
//   table.set({.row = 3, .column = 0, .kind = CellKind::text}, "项目名称");
//   table.at(3, 0).text
//
// Formulas are the results that the file keeps of them; they are never run.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::documents {

enum class CellKind : std::uint8_t {
    empty,
    text,
    number,  // in the shortest decimal notation that reads back as the same double: 12000, 0.952, 1.2E+21
    percent, // a number that is shown as hundredths: the text is the number itself, 0.952
    date,    // 2025-03-01, with a time of day that is not midnight 2025-03-01 14:30
    flag,    // TRUE, FALSE
    error,   // #DIV/0!, #N/A
    no_date, // a number that is shown as a date and is none (serial 60, 0, -3, beyond 9999): the number
};

struct CellView {
    CellKind kind = CellKind::empty;
    bool is_formula = false; // the file keeps this result of one
    bool is_rounded =
        false;             // a whole number of more than 15 digits: the program that wrote it has lost the last of them
    std::string_view text; // valid until the table is written
};

struct Area { // both ends included
    std::uint32_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
    bool operator==(const Area&) const = default;
};

struct CellPlace {
    std::uint32_t row = 0, column = 0;
    CellKind kind = CellKind::text;
    bool is_formula = false, is_rounded = false;
};

class Table {
public:
    std::string name;                                       // of the sheet; empty: it has none
    bool is_hidden = false;                                 // the whole sheet
    bool is_filtered = false;                               // rows are hidden by a filter
    std::vector<Area> merged;                               // what stands in the first cell of each holds for all of it
    std::vector<std::uint32_t> hidden_rows, hidden_columns; // ascending
    std::vector<std::uint16_t> column_widths;               // characters; empty or 0: unknown

    // Rows and columns up to the last cell that holds something; empty cells that only look like something do not count.
    std::uint32_t rows() const { return static_cast<std::uint32_t>(row_starts_.size()); }
    std::uint32_t columns() const { return columns_; }

    CellView at(std::uint32_t row,
        std::uint32_t column) const; // empty beyond the ends, and below and right of a merged first cell
    // Cells come in the order of the file: row by row, from left to right. What comes out of order or is empty is left out: false.
    bool set(CellPlace place, std::string_view text);
    // Takes text that several cells share once; `set_shared` then refers to it.
    std::uint32_t share(std::string_view text);
    bool set_shared(CellPlace place, std::uint32_t shared);

    std::size_t bytes() const; // that it holds in memory, about

private:
    struct Kept {
        std::uint64_t begin : 40, kind : 4, is_formula : 1, is_rounded : 1;
        std::uint32_t length;
        std::uint32_t column;
    };
    struct Shared {
        std::uint64_t begin;
        std::uint32_t length;
    };
    bool place(CellPlace place, std::uint64_t begin, std::uint32_t length);

    std::string pool_;
    std::vector<Kept> cells_;             // row by row
    std::vector<std::size_t> row_starts_; // in cells_, of each row
    std::vector<Shared> shared_;
    std::uint32_t columns_ = 0;
};

} // namespace yinfeng::documents
