#include "ui/records/asked_values.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/label_sets.h"
#include "model/typed.h"
#include "ui/choice_options.h"
#include "ui/field_words.h"
#include "ui/record_options.h"
#include "ui/records/cell.h"
#include "view/cell_text.h"
#include "view/condition_grammar.h"
#include "view/words.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Column;
using view::ColumnId;
using view::Condition;
using view::Filter;
using view::Op;
using view::Operand;

namespace {

bool is_link(FieldType type) { return type == FieldType::link || type == FieldType::link_set; }

// The field that a column's values stand in, by which those in use are listed.
FieldId source_field(const view::Columns& columns, ColumnId id) {
    const Column& column = columns[id];
    if (column.source == Column::Source::path) return source_field(columns, column.end);
    const bool is_field =
        column.source == Column::Source::field && columns.workspace().names().is_defined(column.field);
    return is_field ? column.field : no_field;
}

// A stage stands in a column of the board that is called otherwise: 在建 in 开工.
std::string board_column_words(const Ui& ui, const Column& column, std::string_view code, std::string_view label) {
    const auto stage =
        column.options.choices == ChoiceList::stage ? domain::parse_stage(code) : std::optional<domain::Stage>();
    if (!stage) return {};
    const domain::LabelSet& labels = domain::label_set_of(workspace_of(ui));
    const auto at = labels.label_of(*stage);
    return at && labels.labels[*at].name != label ? tr(Str::stage_in_column, {labels.labels[*at].name}) : std::string();
}

} // namespace

// Chosen from a list rather than typed.
bool is_picked(const view::Columns& columns, ColumnId id) {
    const Column& column = columns[id];
    if (has_choices(column.type) || column.type == FieldType::boolean) return true;
    const FieldId field = source_field(columns, id);
    return field != no_field && (is_link(column.type) || column.type == FieldType::tag_set || column.options.suggest ||
                                    column.name == "source");
}

std::vector<Op> ops_of(const Column& column) {
    std::vector<Op> ops;
    const auto add = [&](std::initializer_list<Op> more) { ops.insert(ops.end(), more); };
    switch (column.type) {
    case FieldType::quantity:
    case FieldType::integer:
        add({Op::at_least, Op::at_most, Op::greater, Op::less, Op::between, Op::is, Op::is_not});
        break;
    case FieldType::date:
        add({Op::is, Op::less, Op::greater, Op::at_least, Op::at_most, Op::between, Op::is_not});
        break;
    case FieldType::choice:
    case FieldType::choice_set:
    case FieldType::boolean: add({Op::is, Op::is_not}); break;
    case FieldType::long_text: add({Op::contains, Op::lacks}); break;
    case FieldType::text:
    case FieldType::link:
    case FieldType::tag_set:
    case FieldType::link_set: add({Op::is, Op::is_not, Op::contains, Op::lacks}); break;
    }
    add({Op::unfilled, Op::filled});
    if (column.type == FieldType::quantity) add({Op::bound_only});
    if (column.is_writable()) add({Op::in_conflict});
    return ops;
}

bool takes_operand(Op op) { return view::words_of(op, FieldType::text).takes_operand; }
bool is_text_search(Op op) { return op == Op::contains || op == Op::lacks; }

std::string_view op_label(Op op, FieldType type) {
    const view::OpWords& words = view::words_of(op, type);
    return said_in(app::language(), words);
}

// What stands behind the operator, as the sentence has it.
std::string operand_words(const view::Columns& columns, const Condition& condition) {
    if (condition.operands.empty()) return {};
    const Filter filter{Filter::Join::condition, condition, {}};
    const std::string text = view::to_text(columns, filter, view::Wording::words);
    const Column& column = columns[condition.column];
    const std::size_t before =
        column.label(columns.language()).size() + 1 + op_label(condition.op, column.type).size() + 1;
    return text.substr(std::min(before, text.size()));
}

std::vector<Option> values_of(Ui& ui, ColumnId id, std::string_view typed) {
    const view::Columns& columns = columns_of(ui);
    const Column& column = columns[id];
    std::vector<Option> options;
    if (has_choices(column.type)) {
        const auto& labels = domain::label_set_of(workspace_of(ui)).labels;
        const auto choices = choices_of(column.options);
        const auto said = choice_by_words(column.options, typed, workspace_of(ui).names().learned());
        for (const Choice& choice : choices) {
            if (column.options.choices == ChoiceList::batch && // of other label sets
                !std::ranges::contains(labels, choice.code, &domain::Label::code))
                continue;
            if (choice.is_retired && typed.empty()) continue; // still found by who looks for it
            const std::string_view label = app::label(choice);
            const bool is_said = said && choices[*said].code == choice.code;
            if (!typed.empty() && !is_said && label.find(typed) == std::string_view::npos) continue;
            options.push_back({choice.code, std::string(label), board_column_words(ui, column, choice.code, label),
                nullptr, group_look(column, choice.code)});
            options.back().colour = colour_of_choice(column.options, choice.code);
        }
    } else if (column.type == FieldType::boolean) {
        options = {{"true", std::string(tr(Str::yes))}, {"false", std::string(tr(Str::no))}};
    } else if (is_link(column.type)) {
        options = used_link_options(ui, source_field(columns, id), typed);
    } else {
        options = used_text_options(ui, source_field(columns, id), typed);
    }
    return options;
}

Value picked_value(const Column& column, std::string_view code) {
    return column.type == FieldType::boolean ? Value::of(code == "true") : Value::text(code);
}

bool has_operand(const Condition& condition, const Value& value) {
    return std::ranges::any_of(condition.operands,
        [&](const Operand& each) { return each.what == Operand::What::value && each.value == value; });
}

// In, or out again; of choices in the order of their list, so that the sentence reads like it.
void toggle(const Column& column, Condition& condition, const Value& value) {
    const auto same = [&](const Operand& each) { return each.what == Operand::What::value && each.value == value; };
    if (std::erase_if(condition.operands, same) > 0) return;
    condition.operands.push_back({Operand::What::value, value, {}});
    if (!has_choices(column.type)) return;
    const auto place = [&](const Operand& each) {
        return choice_index(column.options, each.value.as_text()).value_or(SIZE_MAX);
    };
    for (std::size_t i = condition.operands.size() - 1; i > 0; --i)
        if (place(condition.operands[i]) < place(condition.operands[i - 1]))
            std::swap(condition.operands[i], condition.operands[i - 1]);
}

bool is_complete(const Condition& condition) { return !takes_operand(condition.op) || !condition.operands.empty(); }

std::string_view unit_of_heading(const Column& column, std::string_view typed) {
    const Measure::ShownUnit* unit = column.type == FieldType::quantity ? view::column_unit(column.options) : nullptr;
    if (!unit) return {};
    return unit_left_unsaid(typed, measure_of(column.options), unit->spelling);
}

} // namespace yinfeng::ui
