#pragma once
// What becomes of cells that are pasted over a list: known before anything is written, cell by cell, and then written as one step.
//
//   PastePlan plan(columns, exchange::read_cells(text), where);
//   while (!plan.work(2000)) {}          // between frames: 150 000 cells take their time
//   plan.lines()                          // what changes, what cannot be read, and why
//   app.apply(plan.change(new_records))
//
// The workspace must not be written meanwhile; a plan of another revision is made anew.

#include "exchange/clipboard_table.h"
#include "view/cell_text.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace yinfeng::app {

// What somebody has said that a word in a column of choices means.
struct MappedWord {
    view::ColumnId column = view::no_column;
    std::string word; // as folded_choice_word() makes it
    std::string code;
};

struct PasteWhere {
    Kind kind = Kind::count_;
    std::vector<RecordIndex> rows; // from the cursor down, as the list shows them, each once; what goes beyond is made
    std::vector<view::ColumnId> columns; // from the cursor to the right
    bool makes_records = true;           // else what goes beyond the last row is told and left out
    std::function<Id()> new_linked =
        {}; // links to names that nothing has make records of those names; else they are left out
    std::vector<MappedWord> mapped = {}; // read before everything else

    // For an import (tables/table_import.h), which has found out all this by itself.
    bool has_no_headings = false;        // the first row is one of values
    std::vector<std::string> units = {}; // of numbers without one, by column
    bool keeps_where_empty = false;      // an empty cell changes nothing
    bool fills_only = false;             // nor does one over a value
    std::function<std::string_view(std::uint32_t row, std::size_t column)> problem = {}; // why a cell is not even read
};

class PastePlan {
public:
    PastePlan(view::Columns& columns, exchange::Grid grid, PasteWhere where);

    bool work(std::size_t cells); // true when everything has been looked at

    // A row of headings is found by what stands in it: names of columns (view/heading.h), no values. Its cells then go where
    // it says; what stands under another heading is left out.
    bool has_headings() const { return has_headings_; }
    const std::vector<std::string>& left_out() const { return left_out_; } // those headings
    // The rows are called otherwise than the records that they would be written over.
    bool names_other_records() const;

    enum class Fate : std::uint8_t { changes, empties, makes, refused };
    struct Line { // a cell that does not stay as it is
        Fate fate;
        std::uint32_t row;              // of the grid
        RecordIndex record = no_record; // no_record: one that is made
        view::ColumnId column = view::no_column;
        std::string before, after; // in words; after of a refused one: what was pasted
        std::string problem;
    };
    const std::vector<Line>& lines() const { return lines_; }
    struct Counts {
        std::size_t cells = 0, same = 0, changed = 0, emptied = 0, refused = 0;
        std::size_t made = 0;     // records
        std::size_t unmade = 0;   // rows beyond the last that nothing is made of
        std::size_t computed = 0; // of records that are made, under columns that are worked out
        std::size_t outside = 0;  // columns beyond the last, or under a heading that is none
        bool writes() const { return changed + emptied + made > 0; }
    };
    const Counts& counts() const { return counts_; }
    const std::vector<view::ColumnId>& computed() const { return computed_; } // those columns
    // The names of records that will be made and that another record has, or another row gives.
    const std::vector<std::string>& same_named() const { return same_named_; }
    // The names that links in it lead to and no record has.
    const std::vector<view::CellTexts::Missing>& missing() const { return texts_.missing(); }
    // What stands in columns of choices and is none of them, each once; with the choice that it was mapped to, if it was.
    struct UnknownWord {
        view::ColumnId column;
        std::string word; // as it was written first
        std::string code; // "": it is refused
        std::size_t cells = 0;
    };
    const std::vector<UnknownWord>& unknown_words() const { return unknown_words_; }
    std::size_t rows() const;                         // of the grid, without headings
    std::string name_of_row(std::uint32_t row) const; // that it gives its record; "" if it gives none
    std::size_t rows_done() const { return row_; }

    // One step. A record is made as the page makes one (`make`: an id and what that writes), then filled in.
    Change change(std::string name, Workspace& names, const std::function<Change(Id)>& make,
        const std::function<Id()>& new_id) const;

private:
    struct Target {
        view::ColumnId column = view::no_column;
        std::string unit;
    };
    struct Written {
        std::uint32_t row;
        RecordIndex record;
        view::ColumnId column;
        view::CellValue value, before;
    };
    void find_headings();
    void look_at_row();
    bool is_as_it_left(
        RecordIndex record, const view::Column& column, view::ColumnId id, std::string_view pasted) const;
    void note_same_named(std::string name);
    Result<view::CellValue> read(const Target& target, const std::string& cell);
    bool note_mapped(view::ColumnId column, const std::string& cell); // true if one of its words is
    void note_unknown(view::ColumnId column, std::string_view word, std::string_view code);
    void make_linked(Change& change) const;
    void keep_day_open(Change& change, const Written& stage, Id id) const;
    std::string words_of(const view::Column& column, const view::CellValue& cell) const;

    view::Columns& columns_;
    view::CellTexts texts_;
    exchange::Grid grid_;
    PasteWhere where_;
    bool has_headings_ = false;
    std::vector<std::string> left_out_;
    std::vector<Target> targets_; // by column of the grid
    std::size_t row_ = 0;         // of those below the headings
    std::vector<Line> lines_;
    std::vector<Written> written_;
    Counts counts_;
    std::vector<view::ColumnId> computed_;
    std::vector<std::string> same_named_;
    std::vector<UnknownWord> unknown_words_;
    std::optional<std::unordered_set<std::string_view>> names_; // of the kind: the workspace is not written meanwhile
    std::set<std::string, std::less<>> made_names_;             // of the rows so far
};

} // namespace yinfeng::app
