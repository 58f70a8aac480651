#include "view/possible.h"

#include "base/text_search.h"
#include "view/words.h"

#include <algorithm>
#include <functional>

namespace yinfeng::view {
namespace {

struct Outcome {
    bool can_hold = true, can_fail = true;
};
Outcome certainly(bool holds) { return {holds, !holds}; }

struct Known {
    const Columns& columns;
    ColumnId column;
    const Value& value;
    std::string_view words;

    bool is_meant(const Operand& operand) const {
        switch (operand.what) {
        case Operand::What::value: return operand.value == value;
        case Operand::What::name: return operand.value.as_text() == words;
        case Operand::What::me: return columns.reading().me == words;
        case Operand::What::period: break;
        }
        return false;
    }
    bool is_found(const Operand& operand) const {
        const SearchQuery query = make_search_query(operand.value.as_text());
        const auto found = [&](std::string_view text) { return matches(make_search_key(text), query); };
        return found(words) || is_called(columns.targets(), columns[column], value, columns.language(), found);
    }
    // Of choices in an order: 阶段 至少 签约.
    template <typename Compare> Outcome compare(const Condition& condition, std::size_t place, Compare holds) const {
        const FieldOptions& list = columns[column].options;
        if (columns[column].type != FieldType::choice || place >= condition.operands.size() ||
            value.shape() != Value::Shape::text || condition.operands[place].value.shape() != Value::Shape::text)
            return {};
        const auto here = choice_index(list, value.as_text()),
                   there = choice_index(list, condition.operands[place].value.as_text());
        return here && there ? certainly(holds(*here, *there)) : Outcome{};
    }
};

Outcome both(Outcome left, Outcome right) { return {left.can_hold && right.can_hold, left.can_fail || right.can_fail}; }

Outcome of_condition(const Known& known, const Condition& condition) {
    if (condition.column != known.column) return {};
    const std::vector<Operand>& operands = condition.operands;
    if (std::ranges::contains(operands, Operand::What::period, &Operand::what)) return {};
    const auto is_meant = [&](const Operand& operand) { return known.is_meant(operand); };
    const auto is_found = [&](const Operand& operand) { return known.is_found(operand); };
    switch (condition.op) {
    case Op::is: return certainly(std::ranges::any_of(operands, is_meant));
    case Op::is_not: return certainly(std::ranges::none_of(operands, is_meant));
    case Op::contains: return certainly(std::ranges::any_of(operands, is_found));
    case Op::lacks: return certainly(std::ranges::none_of(operands, is_found));
    case Op::unfilled: return certainly(false);
    case Op::filled: return certainly(true);
    case Op::at_least: return known.compare(condition, 0, std::greater_equal());
    case Op::at_most: return known.compare(condition, 0, std::less_equal());
    case Op::greater: return known.compare(condition, 0, std::greater());
    case Op::less: return known.compare(condition, 0, std::less());
    case Op::between:
        return both(known.compare(condition, 0, std::greater_equal()), known.compare(condition, 1, std::less_equal()));
    default: return {};
    }
}

Outcome outcome(const Known& known, const Filter& filter) {
    using Join = Filter::Join;
    if (filter.join == Join::condition) {
        Outcome one = of_condition(known, filter.condition);
        // A record that has this value in a set may have others beside it.
        if (is_set(known.columns[known.column].type)) one.can_fail = true;
        return one;
    }
    Outcome all = certainly(true);
    bool any_can_hold = filter.parts.empty(), all_can_fail = true;
    for (const Filter& part : filter.parts) {
        const Outcome one = outcome(known, part);
        all = both(all, one);
        any_can_hold = any_can_hold || one.can_hold;
        all_can_fail = all_can_fail && one.can_fail;
    }
    switch (filter.join) {
    case Join::any: return {any_can_hold, all_can_fail};
    case Join::none: return {all_can_fail, any_can_hold};
    default: return all;
    }
}

} // namespace

bool can_hold(
    const Columns& columns, const Filter& filter, ColumnId column, const Value& value, std::string_view words) {
    return outcome({columns, column, value, words}, filter).can_hold;
}

} // namespace yinfeng::view
