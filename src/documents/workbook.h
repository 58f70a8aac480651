#pragma once
// A workbook that is written: sheets of typed cells with what Excel and WPS show of them. What a table reads back from it (table_reader.h)
// is what was put in.
//
//   Workbook book;  book.sheets.push_back(…);
//   WorkbookWriter writer(book);
//   while (!*writer.work(2000)) …   // rows
//   std::string bytes = writer.take();
//
// Text is text: what a spreadsheet would run as a formula is written as a string cell, which it does not run.

#include "base/date.h"
#include "base/result.h"
#include "documents/table.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace yinfeng::documents {

enum class CellStyle : std::uint8_t {
    plain,
    title,   // of the sheet, over its width
    note,    // 单位, 截至, what the list contains
    heading, // of a column, or of a group of columns
    group,   // head of a group of rows
    total,   // 合计, 小计
    problem, // what is wrong with its row or with it
    count_
};

struct Formula {
    std::string text; // without the equals sign; only what we make ourselves
    double result = 0;
};

struct WrittenCell {
    std::variant<std::monostate, std::string, double, Date, Formula> value;
    CellStyle style = CellStyle::plain;
    std::string number_format = {}; // as Excel writes it: 0.00, #,##0.00, yyyy-mm-dd; "": as the column has it
};

struct WrittenColumn {
    double width = 10; // characters
    std::string number_format = {};
    bool is_right = false; // stands to the right
    bool wraps = true;     // long text goes on in the next line of the cell
};

struct WrittenRow {
    std::vector<WrittenCell> cells;
    std::vector<std::pair<std::uint16_t, std::uint16_t>> merged; // within the row: first and last column
    double height = 0;                                           // points; 0: as needed
};

struct WrittenSheet {
    std::string name; // made one that Excel takes: 31 characters, none of []:*?/\, each once
    std::vector<WrittenColumn> columns;
    std::vector<WrittenRow> rows;
    std::vector<Area> merged; // over several rows
    std::vector<std::uint16_t> hidden_columns;
    std::uint32_t frozen_rows = 0;                                        // above the data
    std::optional<std::pair<std::uint32_t, std::uint32_t>> repeated_rows; // on each printed page, both included
    std::optional<Area> filter;
    bool is_hidden = false, is_across = true, is_a3 = false;
    std::string header, footer; // of printed pages, with &P and &N; cut to the 255 characters that Excel takes
};

struct Workbook {
    std::vector<WrittenSheet> sheets;
    std::string title, author; // of its properties
    std::int64_t made_ms = 0;
};

class WorkbookWriter {
public:
    explicit WorkbookWriter(const Workbook& book);
    ~WorkbookWriter();
    Result<bool> work(std::size_t rows); // true: all is written, and take() has it
    std::size_t rows_done() const;
    std::string take();

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace yinfeng::documents
