#include "view/matcher.h"

#include "domain/reading.h"
#include "model/typed.h"
#include "view/messages.h"
#include "view/per_record.h"
#include "view/words.h"

#include <algorithm>
#include <unordered_set>

namespace yinfeng::view {

namespace {

// What an operand means for the type of its column.
struct Meaning {
    Value value;
    DaySpan days{};
    bool is_days = false, is_past = false;
    std::optional<StatedQuantity> quantity;
    std::optional<std::size_t> choice;
    std::string sort_key; // of a text that is compared
};

bool in_order(auto left, auto right, Op op) {
    switch (op) {
    case Op::less: return left < right;
    case Op::at_most: return left <= right;
    case Op::greater: return left > right;
    case Op::at_least: return left >= right;
    default: return left == right;
    }
}

// Only what is certain of a bound: ">10" is at least 10 and more than 9, and never "at most" anything. So it is of a range:
// 3–5 is at least 3 and at most 5, and it is 4 for nobody; whatever lies in it is 3–5.
bool quantity_fits(const Quantity& left, const Quantity& right, Op op) {
    const bool up = op == Op::greater || op == Op::at_least;
    const bool down = op == Op::less || op == Op::at_most;
    switch (left.qualifier) {
    case Qualifier::greater: return up ? left.value >= right.upper() : !down && left == right;
    case Qualifier::at_least:
        return up ? in_order(left.value, op == Op::greater ? right.upper() : right.value, op) : !down && left == right;
    case Qualifier::less: return down ? left.value <= right.value : !up && left == right;
    case Qualifier::at_most:
        return down ? in_order(left.value, op == Op::less ? right.value : right.upper(), op) : !up && left == right;
    default: break;
    }
    switch (op) {
    case Op::less: return left.upper() < right.value;
    case Op::at_most: return left.upper() <= right.upper();
    case Op::greater: return left.value > right.upper();
    case Op::at_least: return left.value >= right.value;
    default: return left.value >= right.value && left.upper() <= right.upper();
    }
}

// Both in RMB or in the unit of the field, or both in the same currency; per year only with its like.
bool stated_fits(const StatedQuantity& left, const StatedQuantity& right, Op op) {
    if (left.is_undecided || right.is_undecided) return op == Op::is && left.is_undecided && right.is_undecided;
    if (left.currency == right.currency && left.per_year == right.per_year)
        return quantity_fits(left.quantity, right.quantity, op);
    const auto one = left.figure(), other = right.figure();
    return one && other && quantity_fits(*one, *other, op);
}

bool days_fit(const PartialDate& left, const DaySpan& right, Op op) {
    switch (op) {
    case Op::less: return left.last() < right.first;
    case Op::at_most: return left.last() <= right.last;
    case Op::greater: return left.first() > right.last;
    case Op::at_least: return left.first() >= right.first;
    default: return left.first() >= right.first && left.last() <= right.last;
    }
}

} // namespace

struct Matcher::Test {
    Columns& columns;
    Condition condition;
    const Column& column;
    std::vector<Meaning> meanings;
    struct Wanted {
        SearchQuery query;
        std::string text;
    };
    std::vector<Wanted> searches;            // contains, lacks
    std::unordered_set<std::string> targets; // is, is_not of a link: ids
    std::string me;                          // the operand 我 of a text
    Figures* figures = nullptr;              // comparisons of amounts

    Test(Columns& of, const Condition& asked) : columns(of), condition(asked), column(of[asked.column]) {
        for (const Operand& operand : condition.operands) understand(operand);
        const bool in_order = (condition.op >= Op::less && condition.op <= Op::at_least) || condition.op == Op::between;
        const auto is_plain = [](const Meaning& meaning) {
            return meaning.quantity && *meaning.quantity == StatedQuantity{meaning.quantity->quantity};
        };
        if (column.type == FieldType::quantity && in_order && std::ranges::all_of(meanings, is_plain))
            figures = &columns.figures(condition.column);
    }

    void understand(const Operand& operand) {
        if (condition.op == Op::contains || condition.op == Op::lacks) {
            const std::string_view text = operand.value.as_text();
            searches.push_back({make_search_query(text), std::string(text)});
            return;
        }
        Meaning meaning{operand.value};
        switch (operand.what) {
        case Operand::What::period:
            meaning.is_days = true;
            meaning.is_past = operand.period.unit == Period::Unit::past;
            meaning.days = days_of(operand.period, columns.reading());
            break;
        case Operand::What::me:
            if (is_link(column.type)) add_targets(columns.reading().me);
            else meaning.value = Value::text(columns.reading().me);
            break;
        case Operand::What::name: add_targets(operand.value.as_text()); break;
        case Operand::What::value:
            if (is_link(column.type)) targets.insert(std::string(operand.value.as_text()));
            if (column.type == FieldType::date) {
                if (const auto date = date_of(operand.value)) {
                    meaning.is_days = true;
                    meaning.days = {date->first(), date->last()};
                }
            }
            if (column.type == FieldType::text || column.type == FieldType::long_text) {
                meaning.sort_key = pinyin_sort_key(operand.value.as_text());
            }
            if (column.type == FieldType::quantity) meaning.quantity = stated_of(operand.value);
            if (has_choices(column.type)) meaning.choice = choice_of(operand.value, column.options);
        }
        meanings.push_back(std::move(meaning));
    }

    void add_targets(std::string_view name) {
        for (const RecordIndex target : targets_named(columns.targets(), column.options.target, name)) {
            targets.insert(to_string(columns.targets().record(target).id));
        }
    }

    bool is_one_of(const Value& value) const {
        if (is_link(column.type)) return targets.contains(std::string(value.as_text()));
        return std::ranges::any_of(meanings, [&](const Meaning& meaning) { return compares(value, meaning, Op::is); });
    }

    bool compares(const Value& value, const Meaning& meaning, Op op) const {
        switch (column.type) {
        case FieldType::integer: return in_order(value.as_integer(), meaning.value.as_integer(), op);
        case FieldType::quantity: {
            const auto quantity = stated_of(value);
            return quantity && meaning.quantity ? stated_fits(*quantity, *meaning.quantity, op)
                                                : op == Op::is && value == meaning.value;
        }
        case FieldType::date: {
            const auto date = date_of(value);
            if (!date || !meaning.is_days) return op == Op::is && value == meaning.value;
            if (meaning.is_past) return op == Op::is && date->last() < meaning.days.first;
            return days_fit(*date, meaning.days, op);
        }
        case FieldType::choice:
        case FieldType::choice_set: {
            const auto choice = choice_of(value, column.options);
            return choice && meaning.choice ? in_order(*choice, *meaning.choice, op)
                                            : op == Op::is && value == meaning.value;
        }
        case FieldType::boolean: return op == Op::is && value == meaning.value;
        default:
            if (value.shape() != Value::Shape::text) return op == Op::is && value == meaning.value;
            if (op == Op::is) return value == meaning.value;
            return in_order(pinyin_sort_key(value.as_text()), meaning.sort_key, op);
        }
    }

    bool is_found_in(const Value& value) const {
        return is_called(columns.targets(), column, value, columns.language(), [&](std::string_view text) {
            const SearchKey& key = columns.search_key(text);
            return std::ranges::any_of(searches, [&](const Wanted& wanted) {
                // Blanks alone are nothing to the search: they are looked for as they are.
                return wanted.query.empty() ? text.contains(wanted.text) : matches(key, wanted.query);
            });
        });
    }

    bool fits(const Value& value) const {
        if (value.is_none()) return false;
        switch (condition.op) {
        case Op::is:
        case Op::is_not: return is_one_of(value);
        case Op::contains:
        case Op::lacks: return is_found_in(value);
        case Op::between:
            return compares(value, meanings[0], Op::at_least) && compares(value, meanings[1], Op::at_most);
        case Op::unfilled:
        case Op::filled:
        case Op::in_conflict: return true;
        case Op::bound_only: {
            const auto stated = stated_of(value);
            return stated && !stated->is_undecided && is_open_figure(stated->quantity);
        }
        default: return compares(value, meanings.front(), condition.op);
        }
    }

    // Comparisons of amounts without their texts.
    bool figure_fits(const Quantity& figure) const {
        const auto compares = [&](const Meaning& meaning, Op op) {
            return quantity_fits(figure, meaning.quantity->quantity, op);
        };
        if (condition.op == Op::between)
            return compares(meanings[0], Op::at_least) && compares(meanings[1], Op::at_most);
        return compares(meanings.front(), condition.op);
    }

    bool is_in_conflict(RecordIndex record) const {
        if (column.source == Column::Source::path) {
            const RecordIndex target = domain::linked(columns.workspace(), record, column.link);
            return target != no_record && Test(columns, {column.end, Op::in_conflict, {}}).is_in_conflict(target);
        }
        if (column.source != Column::Source::field) {
            return column.source == Column::Source::own && columns.workspace().record(record).conflicts > 0;
        }
        if (!is_set(column.type)) {
            const Cell* cell = columns.workspace().record(record).find(column.field);
            return cell && cell->in_conflict();
        }
        return std::ranges::any_of(columns.workspace().record(record).fields, [&](const Field& field) {
            const auto* element = columns.workspace().names().as_element(field.id);
            return element && element->set == column.field && field.cell.in_conflict();
        });
    }

    bool holds(RecordIndex record) const {
        if (condition.op == Op::in_conflict) return is_in_conflict(record);
        if (figures) { // an amount that cannot be read is asked as it stands
            const AmountFigure& known = figure_of(*figures, columns, record);
            if (known.has_figure()) return figure_fits(known.figure);
        }
        bool filled = false, any = false;
        if (!is_set(column.type)) {
            const Value value = columns.value(record, condition.column);
            filled = !value.is_none();
            any = fits(value);
        } else {
            columns.each_value(record, condition.column, [&](const Value& value) {
                filled = filled || !value.is_none();
                any = any || fits(value);
            });
        }
        switch (condition.op) {
        case Op::unfilled: return !filled;
        case Op::filled: return filled;
        case Op::is_not:
        case Op::lacks: return !any;
        default: return any;
        }
    }
};

struct Matcher::Node {
    Filter::Join join = Filter::Join::all;
    std::unique_ptr<Test> test; // Join::condition
    std::vector<Node> parts;

    Node(Columns& columns, const Filter& filter) : join(filter.join) {
        if (join == Filter::Join::condition) test = std::make_unique<Test>(columns, filter.condition);
        for (const Filter& part : filter.parts) parts.emplace_back(columns, part);
    }

    bool holds(RecordIndex record) const {
        const auto part_holds = [&](const Node& part) { return part.holds(record); };
        switch (join) {
        case Filter::Join::condition: return test->holds(record);
        case Filter::Join::any: return std::ranges::any_of(parts, part_holds);
        case Filter::Join::none: return std::ranges::none_of(parts, part_holds);
        case Filter::Join::all: break;
        }
        return std::ranges::all_of(parts, part_holds);
    }
};

Matcher::Matcher(Columns& columns, const Filter& filter) : root_(std::make_unique<Node>(columns, filter)) {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

bool Matcher::holds(RecordIndex record) const { return root_->holds(record); }

namespace {

void add_problems(const Columns& columns, const Filter& filter, std::vector<std::string>& problems) {
    for (const Filter& part : filter.parts) add_problems(columns, part, problems);
    if (filter.join != Filter::Join::condition) return;
    const Column& column = columns[filter.condition.column];
    if (!is_link(column.type) || filter.condition.op > Op::is_not) return;
    const Language language = columns.language();
    const std::string_view label = column.label(language);
    for (const Operand& operand : filter.condition.operands) {
        const std::string_view text = operand.value.as_text();
        if (operand.what == Operand::What::name) {
            const auto named = targets_named(columns.targets(), column.options.target, text);
            const auto live =
                std::ranges::count_if(named, [&](RecordIndex each) { return columns.targets().is_live(each); });
            const std::string_view kind = column.options.target == Kind::count_
                                              ? std::string_view()
                                              : yinfeng::label(info(column.options.target), language);
            if (named.empty()) problems.push_back(say(language, Message::name_is_gone, {label, text, kind}));
            else if (live > 1) problems.push_back(say(language, Message::name_is_shared, {label, text}));
        } else if (operand.what == Operand::What::value) {
            const auto id = link_of(operand.value);
            if (!id || columns.targets().find(*id) == no_record)
                problems.push_back(say(language, Message::target_is_gone, {label, text}));
        }
    }
}

} // namespace

std::vector<std::string> problems_of(const Columns& columns, const Filter& filter) {
    std::vector<std::string> problems;
    add_problems(columns, filter, problems);
    return problems;
}

} // namespace yinfeng::view
