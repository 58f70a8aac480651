#include "cli/filter.h"

#include "base/text_search.h"
#include "cli/words.h"
#include "domain/reading.h"
#include "model/typed.h"

#include <algorithm>
#include <array>

namespace yinfeng::cli {

namespace {

// What stands between bars. A bar or a backslash that is meant itself has a backslash before it.
std::vector<std::string> alternatives(std::string_view text) {
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escaped = text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '|' || text[i + 1] == '\\');
        if (escaped) parts.back() += text[++i];
        else if (text[i] == '|') parts.emplace_back();
        else parts.back() += text[i];
    }
    return parts;
}

} // namespace

Answer<Column> Condition::column_of(const Workspace& workspace, KindId kind, std::string_view text) {
    const std::size_t at = text.find_first_of("=!~<>");
    if (at == 0 || at == std::string_view::npos) return refuse(Exit::usage, say(Word::bad_condition, {text}));
    return column_named(workspace, kind, text.substr(0, at));
}

Answer<Condition> Condition::parse(const Workspace& workspace, KindId kind, std::string_view text) {
    auto column = column_of(workspace, kind, text);
    if (!column) return std::unexpected(column.error());
    struct Spelling {
        std::string_view text;
        Operator what;
    };
    static constexpr std::array<Spelling, 8> spellings{
        {{"!=", Operator::unequal}, {"!~", Operator::lacks}, {"<=", Operator::at_most}, {">=", Operator::at_least},
            {"=", Operator::equal}, {"~", Operator::contains}, {"<", Operator::less}, {">", Operator::greater}}};
    const std::size_t at = text.find_first_of("=!~<>");
    const auto spelling = std::find_if(spellings.begin(), spellings.end(),
        [&](const Spelling& each) { return text.substr(at).starts_with(each.text); });
    if (spelling == spellings.end()) return refuse(Exit::usage, say(Word::bad_condition, {text}));
    Condition condition;
    condition.column_ = *std::move(column);
    condition.operator_ = spelling->what;
    for (std::string& part : alternatives(text.substr(at + spelling->text.size()))) {
        if (const auto added = condition.add_operand(workspace, std::move(part)); !added)
            return std::unexpected(added.error());
    }
    return condition;
}

Answer<void> Condition::add_operand(const Workspace& workspace, std::string text) {
    static constexpr FieldInfo number{
        Kind::project, "conflicts", FieldType::integer, "待确认", "conflicts", Group::basic, {}};
    static constexpr FieldInfo date{Kind::project, "updated", FieldType::date, "更新时间", "updated", Group::basic, {}};
    const FieldInfo* info = column_.what == Column::What::conflicts ? &number
                            : column_.what == Column::What::updated ? &date
                                                                    : column_.info;
    Operand operand{text, fold(text), {}};
    const bool is_text = operator_ == Operator::contains || operator_ == Operator::lacks || !info;
    if (is_text) {
        if (!text.empty()) operand.value = Value::text(text);
        operands_.push_back(std::move(operand));
        return {};
    }
    const bool is_link = info->type == FieldType::link || info->type == FieldType::link_set;
    if (is_link && !text.empty() && !parse_id(text)) {
        const auto targets = targets_named(workspace, static_cast<KindId>(info->options.target), text);
        if (!targets) return refuse(Exit::usage, targets.error().message);
        for (const RecordIndex target : *targets) {
            operand.value = to_value(workspace.record(target).id);
            operands_.push_back(operand);
        }
        return {};
    }
    auto value = parse_value(workspace, *info, text);
    if (!value) return refuse(Exit::usage, value.error().message);
    operand.value = *std::move(value);
    operands_.push_back(std::move(operand));
    return {};
}

bool Condition::holds(
    const Workspace& workspace, RecordIndex record, int utc_offset_minutes, const Workspace& targets) const {
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
            [&](const Operand& operand) { return matches(targets, value, operand); });
    });
    return any != negative;
}

bool Condition::matches(const Workspace& targets, const Value& value, const Operand& operand) const {
    if (operator_ == Operator::contains || operator_ == Operator::lacks) {
        const auto contains = [&](Style style) {
            const std::string text = value_text(targets, column_.info, value, style);
            // Blanks alone are nothing to the search: they are looked for as they are.
            return operand.folded.empty() ? text.contains(operand.text) : fold(text).contains(operand.folded);
        };
        return contains(Style::words) || contains(Style::codes);
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
    default: {
        const bool equality = operator_ == Operator::equal || operator_ == Operator::unequal;
        if (equality || value.shape() != Value::Shape::text) return value == operand.value;
        return by_order(pinyin_sort_key(value.as_text()), pinyin_sort_key(operand.value.as_text()));
    }
    }
}

} // namespace yinfeng::cli
