#include "cli/filter.h"

#include "cli/words.h"
#include "domain/reading.h"
#include "model/typed.h"

#include <algorithm>
#include <array>

namespace yinfeng::cli {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool contains(std::string_view text, std::string_view part) {
    return std::search(text.begin(), text.end(), part.begin(), part.end(),
               [](char a, char b) { return lower(a) == lower(b); }) != text.end();
}

} // namespace

Answer<Condition> Condition::parse(const Workspace& workspace, KindId kind, std::string_view text) {
    const std::size_t at = text.find_first_of("=!~<>");
    const auto unreadable = [&] { return refuse(Exit::usage, say(Word::bad_condition, {text})); };
    if (at == 0 || at == std::string_view::npos) return unreadable();
    struct Spelling {
        std::string_view text;
        Operator what;
    };
    static constexpr std::array<Spelling, 8> spellings{
        {{"!=", Operator::unequal}, {"!~", Operator::lacks}, {"<=", Operator::at_most}, {">=", Operator::at_least},
            {"=", Operator::equal}, {"~", Operator::contains}, {"<", Operator::less}, {">", Operator::greater}}};
    const auto spelling = std::find_if(spellings.begin(), spellings.end(),
        [&](const Spelling& each) { return text.substr(at).starts_with(each.text); });
    if (spelling == spellings.end()) return unreadable();
    auto column = column_named(workspace, kind, text.substr(0, at));
    if (!column) return std::unexpected(column.error());
    Condition condition;
    condition.column_ = *std::move(column);
    condition.operator_ = spelling->what;
    std::string_view rest = text.substr(at + spelling->text.size());
    const bool is_text = spelling->what == Operator::contains || spelling->what == Operator::lacks;
    for (bool more = true; more;) {
        const std::size_t bar = rest.find('|');
        Operand operand{std::string(rest.substr(0, bar)), {}};
        more = bar != std::string_view::npos;
        if (more) rest.remove_prefix(bar + 1);
        const FieldInfo* info = condition.column_.info;
        const bool figures = condition.column_.what == Column::What::conflicts;
        if (figures || condition.column_.what == Column::What::updated) {
            static constexpr FieldInfo number{
                Kind::project, "conflicts", FieldType::integer, "待确认", "conflicts", Group::basic, {}};
            static constexpr FieldInfo date{
                Kind::project, "updated", FieldType::date, "更新时间", "updated", Group::basic, {}};
            info = figures ? &number : &date;
        }
        if (info && !is_text) {
            auto value = parse_value(workspace, *info, operand.text);
            if (!value) return refuse(Exit::usage, value.error().message);
            operand.value = *std::move(value);
        } else if (!operand.text.empty()) {
            operand.value = Value::text(operand.text);
        }
        condition.operands_.push_back(std::move(operand));
    }
    return condition;
}

bool Condition::holds(const Workspace& workspace, RecordIndex record, int utc_offset_minutes) const {
    const bool negative = operator_ == Operator::unequal || operator_ == Operator::lacks;
    std::vector<Value> values;
    switch (column_.what) {
    case Column::What::id: values.push_back(Value::text(to_string(workspace.record(record).id))); break;
    case Column::What::conflicts: values.push_back(Value::of(std::int64_t{workspace.record(record).conflicts})); break;
    case Column::What::updated:
        values.push_back(to_value(local_date(domain::last_written_ms(workspace, record), utc_offset_minutes)));
        break;
    case Column::What::field:
        if (column_.info && is_set(column_.info->type)) {
            for (const std::string_view element : workspace.elements(record, column_.field))
                values.push_back(Value::text(element));
            if (values.empty()) values.emplace_back();
        } else {
            values.push_back(workspace.value(record, column_.field));
        }
    }
    const bool any = std::any_of(values.begin(), values.end(), [&](const Value& value) {
        return std::any_of(operands_.begin(), operands_.end(),
            [&](const Operand& operand) { return matches(workspace, value, operand); });
    });
    return any != negative;
}

bool Condition::matches(const Workspace& workspace, const Value& value, const Operand& operand) const {
    if (operator_ == Operator::contains || operator_ == Operator::lacks) {
        return contains(value_text(workspace, column_.info, value, Style::words), operand.text) ||
               contains(value_text(workspace, column_.info, value, Style::codes), operand.text);
    }
    if (operand.value.is_none() || value.is_none()) {
        const bool equality = operator_ == Operator::equal || operator_ == Operator::unequal;
        return equality && operand.value.is_none() && value.is_none();
    }
    return compares(value, operand);
}

bool Condition::compares(const Value& value, const Operand& operand) const {
    const auto by_order = [&](auto left, auto right) {
        switch (operator_) {
        case Operator::less: return left < right;
        case Operator::at_most: return left <= right;
        case Operator::greater: return left > right;
        case Operator::at_least: return left >= right;
        default: return left == right;
        }
    };
    const FieldType type = column_.what == Column::What::updated    ? FieldType::date
                           : column_.info                           ? column_.info->type
                           : value.shape() == Value::Shape::integer ? FieldType::integer
                                                                    : FieldType::text;
    switch (type) {
    case FieldType::integer: return by_order(value.as_integer(), operand.value.as_integer());
    case FieldType::quantity: {
        const auto left = quantity_of(value), right = quantity_of(operand.value);
        if (!left || !right) return value == operand.value;
        const bool up = operator_ == Operator::greater || operator_ == Operator::at_least;
        const bool down = operator_ == Operator::less || operator_ == Operator::at_most;
        switch (left->qualifier) { // what is certain of a bound
        case Qualifier::greater: return up ? left->value >= right->value : !down && *left == *right;
        case Qualifier::at_least: return up ? by_order(left->value, right->value) : !down && *left == *right;
        case Qualifier::less: return down ? left->value <= right->value : !up && *left == *right;
        case Qualifier::at_most: return down ? by_order(left->value, right->value) : !up && *left == *right;
        default: return by_order(left->value, right->value);
        }
    }
    case FieldType::date: {
        const auto left = date_of(value), right = date_of(operand.value);
        if (!left || !right) return value == operand.value;
        switch (operator_) {
        case Operator::less: return left->last() < right->first();
        case Operator::at_most: return left->last() <= right->last();
        case Operator::greater: return left->first() > right->last();
        case Operator::at_least: return left->first() >= right->first();
        default: return left->first() >= right->first() && left->last() <= right->last();
        }
    }
    case FieldType::choice: {
        const auto left = choice_of(value, column_.info->options.choices),
                   right = choice_of(operand.value, column_.info->options.choices);
        return left && right ? by_order(*left, *right) : value == operand.value;
    }
    default:
        return value.shape() == Value::Shape::text ? by_order(value.as_text(), operand.value.as_text())
                                                   : value == operand.value;
    }
}

} // namespace yinfeng::cli
