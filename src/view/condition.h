#pragma once
// Conditions: which records a view contains. A tree of 且, 或 and 非 over any columns, written and read as a sentence:
//
//   阶段 是 签约、开工 且 投资总额 至少 10 亿元
//   下一步日期 是 本周 或 （投资方的所在地 包含 深圳 且 非（标签 是 省关注））
//   stage=signed|started && amount>=10亿            the same signs and names on the command line
//   due 是 5 个工作日内      signed_on=2019     amount=5亿..10亿     tracker 是 我     amount 仅有区间     name 有冲突
//
// Values stand as people type them, with their units. Several are parted by |, behind a word also by 、. A value with a sign of
// the grammar in it goes into quotation marks, "甲|乙"; parentheses in pairs may stand: 数据中心（一期）.
// An amount that is only a bound (>10 亿元) counts where it is certain. What is unfilled fulfils 未填, 不是 and 不含.

#include "view/columns.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::view {

enum class Op : std::uint8_t {
    is,       // one of the operands
    is_not,   // none of them
    contains, // characters, pinyin, traditional forms; of a link its target's name
    lacks,
    less, // of dates: before
    at_most,
    greater,
    at_least,
    between, // two operands, both included
    unfilled,
    filled,
    bound_only,  // 仅有区间: a figure of which only a bound is stated
    in_conflict, // more than one value stands side by side
};

// Days that move with today.
struct Period {
    enum class Unit : std::uint8_t {
        day,
        week,
        ten_days,
        month,
        quarter,
        year, // the one of today, or so many on
        last_days,
        next_days,         // so many days, today among them
        next_working_days, // today and so many working days on
        past,              // everything before today
    } unit = Unit::day;
    std::int32_t count = 0;
    bool operator==(const Period&) const = default;
};
struct DaySpan { // both included
    Date first, last;
};
DaySpan days_of(const Period& period, const domain::Reading& reading);

struct Operand {
    enum class What : std::uint8_t {
        value,
        name,   // of a link's target, where nobody said which record of that name
        period, // of a date
        me,     // 我: who works here
    } what = What::value;
    Value value; // value, name
    Period period;
    bool operator==(const Operand&) const = default;
};

struct Condition {
    ColumnId column = no_column;
    Op op = Op::is;
    std::vector<Operand> operands;
    bool operator==(const Condition&) const = default;
};

struct Filter {
    enum class Join : std::uint8_t { condition, all, any, none } join = Join::all;
    Condition condition;       // Join::condition
    std::vector<Filter> parts; // else; all of nothing is everything
    bool is_empty() const { return join == Join::all && parts.empty(); }
    bool operator==(const Filter&) const = default;
};

inline constexpr int most_depth = 16;               // of parentheses
inline constexpr std::size_t most_conditions = 200; // in one filter
inline constexpr std::size_t most_operands = 1000;  // in one condition

// What in it will not do what it says: names and records that are gone, names that several have. In words, for the reader.
std::vector<std::string> problems_of(const Columns& columns, const Filter& filter);

Result<Filter> parse_filter(Columns& columns, KindId kind, std::string_view text);
// keys: by the names and codes of files, as views are stored. words: the sentence that people read.
enum class Wording : std::uint8_t { keys, words };
std::string to_text(const Columns& columns, const Filter& filter, Wording wording);
// Without parentheses that mean nothing: what parse_filter(to_text(filter)) gives.
Filter simplified(Filter filter);

// All columns that it asks about, each once.
std::vector<ColumnId> columns_of(const Filter& filter);

} // namespace yinfeng::view
