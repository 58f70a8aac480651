#pragma once
// Cells as spreadsheets take and give them. What is copied from a table and pasted again is the same value, whatever it is; a
// spreadsheet gets figures as plain numbers in the unit of their heading, days as 2026-03-05.
//
//   amount, exact          1.2          under 投资总额（亿元）
//   amount, with a word    近500 万元    says its own unit; so do ranges and other currencies, 3–5 亿元, 1.2 亿美元
//   amount, with words     总投资15亿元，其中一期3亿元
//   set                    甲、乙       in the order of the list where they are choices
//   unfilled               (empty)

#include "base/amount.h"
#include "base/hash.h"
#include "view/columns.h"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yinfeng::view {

// The unit of amounts in a column of figures: 亿元 for all of them, so that they can be compared by eye; what a number without a
// unit means in such a cell. Null for other columns, whose figures are in the unit of the column.
const Measure::ShownUnit* column_unit(const FieldOptions& options);

std::string cell_heading(
    const Column& column, Language language = Language::zh); // 投资总额（亿元）, 承诺时限（工作日）

// What a cell says. Of a set: its elements as they are kept, ids of links, in order; choices in that of their list. Without either where the cell is empty.
struct CellValue {
    Value value;
    std::vector<std::string> elements;
    bool is_empty() const { return value.is_none() && elements.empty(); }
    bool operator==(const CellValue&) const = default;
};

// Writes and reads cells of one state of the workspace: it remembers what the records are called that links lead to.
class CellTexts {
public:
    explicit CellTexts(Columns& columns) : columns_(columns) {}

    // A link is written as its name where only one record has that, else as its id.
    std::string text(RecordIndex record, ColumnId column);
    CellValue value(RecordIndex record, ColumnId column);
    // For a column that is written. `unit`: of a number without one, where a heading has said it. The message says what to write
    // instead.
    Result<CellValue> parse(ColumnId column, std::string_view text, std::string_view unit = {});

    // What cells have linked to by a name that no record has, each once, in the order in which they were met. Unless links to new ones
    // are read (link_to_new()) they were refused, and have no id.
    struct Missing {
        Kind kind = Kind::count_;
        std::string name;
        Id id;
    };
    const std::vector<Missing>& missing() const { return missing_; }
    const Missing* find_missing(std::string_view id) const; // null: it is none of these
    // From now on such a link is read as one to a record that is yet to be made, but for those of a kind.
    void link_to_new(std::function<Id()> new_id) { new_id_ = std::move(new_id); }
    void never_missing(Kind kind) { never_missing_ = kind; }

private:
    struct Called { // records of a kind by their names, those in the trash left out
        std::unordered_map<std::string_view, RecordIndex> by_name, by_code; // no_record: several
    };
    const Called& called(Kind kind);
    std::string link_text(Kind kind, std::string_view id);
    std::string choice_text(const Column& column, std::string_view code) const;
    std::string element_text(const Column& column, const std::string& element);
    Result<std::string> link(const Column& column, std::string_view text, bool may_be_new);
    Id note_missing(Kind kind, std::string_view name);
    Result<CellValue> parse_set(const Column& column, std::string_view text);

    Columns& columns_;
    std::unordered_map<Kind, Called> called_;
    std::vector<Missing> missing_;
    using Places = std::unordered_map<std::string, std::size_t, StringHash, std::equal_to<>>;
    Places missing_by_name_, missing_by_id_; // by kind and name; places in missing_
    std::function<Id()> new_id_;
    Kind never_missing_ = Kind::count_;
};

} // namespace yinfeng::view
