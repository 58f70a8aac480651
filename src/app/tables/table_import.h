#pragma once
// What becomes of a sheet of an office: known before anything is written, row by row, then written as one step. Its shape is found
// (sheet_shape.h), its columns go to fields by their headings (view/heading.h), its rows to the records that they are about, and its cells
// are read as cells that are pasted are (paste_plan.h): one parser.
//
//   TableImport import(columns, table, {.kind = Kind::project});
//   while (!import.work(2000)) {}       // between frames
//   import.rows()                       // 新增, 更新, 不变, 有错, each with its reasons
//   app.apply(import.change(…))
//
// An empty cell erases nothing. The same sheet again changes nothing. The workspace must not be written meanwhile.

#include "app/paste_plan.h"
#include "app/tables/import_mode.h"
#include "app/tables/sheet_shape.h"
#include "documents/table.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace yinfeng::app {

struct SaidColumn {      // what somebody has said about a heading
    std::string heading; // its path, or its name
    std::string column;  // as views call it, or in words; "": it is left out
    std::string unit;
};

struct TableImportAsked {
    Kind kind = Kind::project;
    ImportMode mode = ImportMode::update;
    SaidShape shape = {};
    std::vector<SaidColumn> columns = {};
    std::vector<MappedWord> mapped = {}; // words of choices
    std::function<Id()> new_linked = {}; // as in PasteWhere
    std::function<std::string(std::uint32_t row, std::uint32_t column)> corrected =
        {}; // instead of a cell; "": as it stands
};

class TableImport {
public:
    TableImport(view::Columns& columns, const documents::Table& table, TableImportAsked asked);

    const SheetShape& shape() const { return shape_; }
    struct Column {
        const ShapedColumn* from;
        view::ColumnId column = view::no_column; // no_column: it is left out
        bool is_id = false;                      // has the ids of records, as our own workbooks do
        std::size_t filled = 0;                  // cells that would be lost if it were left out
    };
    const std::vector<Column>& columns() const { return mapped_; }

    bool work(std::size_t cells); // true when every row has been looked at

    enum class Fate : std::uint8_t { added, updated, same, skipped, wrong };
    struct Row {
        std::uint32_t row; // of the sheet
        Fate fate = Fate::same;
        RecordIndex record = no_record;   // that it is about
        std::vector<std::string> reasons; // why it, or a cell of it, is not taken
        std::vector<std::size_t> lines;   // of plan().lines()
    };
    const std::vector<Row>& rows() const { return rows_; } // of records; from done on
    std::size_t count(Fate fate) const;
    const PastePlan& plan() const { return *plan_; }
    std::uint32_t sheet_column_of(const PastePlan::Line& line) const; // where the cell stands

    // 小计 and 合计 against the sum of the rows that they stand for.
    struct Check {
        std::uint32_t row = 0, column = 0; // of the sheet
        double said = 0, sum = 0;
        std::size_t cells = 0; // that were added up; others are no numbers
        bool is_right = false;
    };
    const std::vector<Check>& checks() const { return checks_; }

    Change change(std::string name, Workspace& names, const std::function<Change(Id)>& make,
        const std::function<Id()>& new_id) const;

private:
    void map_columns();
    void match_rows();
    std::string text_of(const documents::CellView& cell, const Column& column) const;
    std::string problem_of(const documents::CellView& cell, const Column& column) const;
    std::string match(const std::vector<std::string>& texts, RecordIndex& record) const; // why it matches none; "" fine
    void check_sums();
    void finish();

    view::Columns& columns_;
    const documents::Table& table_;
    TableImportAsked asked_;
    SheetShape shape_;
    std::vector<Column> mapped_;
    std::unordered_map<std::string, std::vector<RecordIndex>> by_name_;
    std::unordered_map<std::string, RecordIndex> by_code_;
    std::vector<Row> rows_;                          // of records, in the order of the sheet
    std::vector<std::size_t> grid_rows_;             // of the plan: places in rows_
    std::vector<std::size_t> grid_columns_;          // of the plan: places in mapped_
    std::vector<std::vector<std::string>> problems_; // of the plan's cells; "" where there is none
    std::unique_ptr<PastePlan> plan_;
    std::vector<Check> checks_;
    bool is_done_ = false;
};

} // namespace yinfeng::app
