#pragma once
// Conditions of `query --where`: FIELD, one of = != ~ !~ < <= > >=, and a value as people type it.
//
//   stage=signed|started     one of these          amount>=10亿    a bound like ">10 亿元" counts only where it is certain
//   name~数据                 contains (ASCII letters: of either case)
//   signed_on=2019           within the year       amount=         unfilled; amount!= filled
//   tags=省关注               one of its elements   investor~宏泰     the linked record's name
//   conflicts>0, id=…, updated>=2019-08

#include "cli/fields.h"

namespace yinfeng::cli {

class Condition {
public:
    static Answer<Condition> parse(const Workspace& workspace, KindId kind, std::string_view text);
    bool holds(const Workspace& workspace, RecordIndex record, int utc_offset_minutes) const;

private:
    enum class Operator : std::uint8_t { equal, unequal, contains, lacks, less, at_most, greater, at_least };
    struct Operand {
        std::string text;
        Value value;
    };
    bool matches(const Workspace& workspace, const Value& value, const Operand& operand) const;
    bool compares(const Value& value, const Operand& operand) const;

    Column column_;
    Operator operator_ = Operator::equal;
    std::vector<Operand> operands_; // one is enough; of != and !~ none may hold
};

} // namespace yinfeng::cli
