#pragma once
// Conditions of `query --where`: FIELD, one of = != ~ !~ < <= > >=, and a value as people type it.
//
//   stage=signed|started     one of these          amount>=10亿    a bound like ">10 亿元" counts only where it is certain
//   name~数据                 contains, as the page's search compares: 12 finds １２, 辽 finds 遼, either case, blanks left out
//   signed_on=2019           within the year       amount=         unfilled; amount!= filled
//   tags=省关注               one of its elements   investor~宏泰     the linked record's name
//   investor=忠旺             of links also deleted records of that name; investor~已删除 whatever links to deleted ones
//   name=甲\|乙              a | itself is written \|, and a \ before a | or a \ as \\
//   conflicts>0, id=…, updated>=2019-08

#include "cli/fields.h"

namespace yinfeng::cli {

class Condition {
public:
    static Answer<Condition> parse(const Workspace& workspace, KindId kind, std::string_view text);
    static Answer<Column> column_of(const Workspace& workspace, KindId kind, std::string_view text); // alone
    // Names of linked records are looked up in `targets`.
    bool holds(const Workspace& workspace, RecordIndex record, int utc_offset_minutes, const Workspace& targets) const;
    bool holds(const Workspace& workspace, RecordIndex record, int utc_offset_minutes) const {
        return holds(workspace, record, utc_offset_minutes, workspace);
    }

private:
    enum class Operator : std::uint8_t { equal, unequal, contains, lacks, less, at_most, greater, at_least };
    struct Operand {
        std::string text;
        std::string folded; // of text
        Value value;
    };
    Answer<void> add_operand(const Workspace& workspace, std::string text);
    bool matches(const Workspace& targets, const Value& value, const Operand& operand) const;
    bool compares(const Value& value, const Operand& operand) const;

    Column column_;
    Operator operator_ = Operator::equal;
    std::vector<Operand> operands_; // one is enough; of != and !~ none may hold
};

} // namespace yinfeng::cli
