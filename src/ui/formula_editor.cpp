#include "ui/formula_editor.h"

#include "app/app.h"
#include "app/strings.h"
#include "base/text_search.h"
#include "base/utf8.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/popover.h"
#include "view/words.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using domain::Formula;
using domain::FormulaFunction;

namespace {

constexpr float text_css = 78, line_css = 24, popup_css = 260, gap_css = 8;
constexpr std::size_t most_tried = 3, most_looked_at = 300;

bool is_found(std::string_view label, std::string_view typed) {
    const SearchQuery query = make_search_query(typed);
    return query.empty() || matches(make_search_key(label), query);
}

// What people choose from: fields that are filled in, then other formulas.
std::vector<FieldId> fields_to_read(const Names& names, const domain::FieldDraft& draft, FieldId self) {
    std::vector<FieldId> fields = names.fields_of(static_cast<KindId>(draft.kind));
    for (const FieldId formula : names.formulas_of(static_cast<KindId>(draft.kind)))
        if (formula != self) fields.push_back(formula);
    return fields;
}

view::Column column_of(const Formula& formula) {
    view::Column column;
    column.type = formula.type;
    column.options.unit = formula.unit;
    column.options.own_measure = formula.own_measure;
    return column;
}

std::string_view result_words(const Formula& formula) {
    switch (formula.type) {
    case FieldType::quantity: return app::choice_label(ChoiceList::custom_type, "number");
    case FieldType::date: return app::choice_label(ChoiceList::custom_type, "date");
    case FieldType::boolean: return app::choice_label(ChoiceList::custom_type, "yes_no");
    default: return app::choice_label(ChoiceList::custom_type, "text");
    }
}

} // namespace

float FormulaEditor::height(const Ui& ui) const {
    return ui.control_height() + ui.px(4 + text_css + gap_css + 2 * line_css + 4) +
           ui.px(line_css) * static_cast<float>(most_tried + 1);
}

void FormulaEditor::follow(Ui& ui, const domain::FieldDraft& draft) {
    const Workspace& data = workspace_of(ui);
    const Seen now{ui.app.workspace_number(), data.revision(), draft.kind, draft.formula, draft.unit, app::language()};
    if (seen_ == now) return;
    seen_ = now;
    formula_ = domain::drafted(data, formulas_, draft);
    tried_.clear();
    if (!formula_->problem.empty()) return;
    // Those of which it says something first, then those that say why not.
    const view::Column column = column_of(*formula_);
    std::vector<Tried> lacking;
    std::size_t looked_at = 0;
    for (const RecordIndex record : data.live(draft.kind)) {
        if (++looked_at > most_looked_at || tried_.size() == most_tried) break;
        const domain::FormulaValue value = formulas_.work_out(*formula_, {ui.app.reading(), data}, record);
        std::string words = view::value_words(
            data, column, domain::Formulas::to_value(*formula_, value), view::Style::words, app::language());
        if (!words.empty() && value.is_provisional) words = view::as_provisional(words, app::language());
        std::string name = title_of(data, record);
        if (name.empty()) name = tr(Str::unfilled);
        if (!words.empty()) {
            tried_.push_back({std::move(name), std::move(words), false});
        } else if (lacking.size() < most_tried) {
            const std::string why = domain::lack_words(data.names(), value);
            lacking.push_back({std::move(name),
                why.empty() ? std::string(tr(Str::unfilled)) : tr(Str::formula_no_value, {why}), !why.empty()});
        }
    }
    for (Tried& each : lacking)
        if (tried_.size() < most_tried) tried_.push_back(std::move(each));
}

void FormulaEditor::draw_lists(Ui& ui, Rect line, const domain::FieldDraft& draft) {
    const Names& names = workspace_of(ui).names();
    const FieldId self = formula_ ? formula_->field : no_field;
    const std::vector<FieldId> fields = fields_to_read(names, draft, self);
    const domain::FormulaReader reader(names, static_cast<KindId>(draft.kind));
    const auto functions = domain::formula_functions();

    // A button for each, whose list is opened by it.
    const auto list = [&](Str label) {
        const ButtonOptions look{.icon = icons::plus, .kind = ButtonKind::quiet};
        const Rect place = cut_right(line, button_width(ui, tr(label), look));
        cut_right(line, ui.px(gap_css));
        if (button(ui, place, tr(label), look)) open_popup(ui, tr(label));
        return place;
    };
    const Rect function_box = list(Str::own_field_formula_function);
    const Rect field_box = list(Str::own_field_formula_field);
    const Picked field = picker_popup(
        ui, tr(Str::own_field_formula_field), field_box, popup_css,
        [&](std::string_view typed) {
            std::vector<Option> options;
            for (const FieldId each : fields) {
                const std::string_view label = app::label(*names.info(each));
                if (is_found(label, typed)) options.push_back({names.field_name(each), std::string(label)});
            }
            return options;
        },
        false);
    if (field.what == Picked::What::option) insert_next(ui, reader.shown("{" + field.code + "}"));

    const Picked function = picker_popup(
        ui, tr(Str::own_field_formula_function), function_box, popup_css,
        [&](std::string_view typed) {
            std::vector<Option> options;
            for (const FormulaFunction& each : functions) {
                const std::string name(in_language(each.zh, each.en));
                if (!is_found(each.zh, typed) && !is_found(each.en, typed)) continue;
                options.push_back(
                    {each.en, name + "(" + std::string(in_language(each.zh_values, each.en_values)) + ")"});
            }
            return options;
        },
        false);
    if (function.what != Picked::What::option) return;
    const auto found = std::ranges::find(functions, function.code, &FormulaFunction::en);
    if (found == functions.end()) return;
    std::string call(in_language(found->zh, found->en));
    call += "(";
    for (int i = 1; i < found->least; ++i) call += ", ";
    const std::size_t back = found->least == 0 ? 0 : call.size() + 1 - (call.find('(') + 1);
    insert_next(ui, call + ")", back);
}

std::string FormulaEditor::said(const Ui&) const {
    const std::string_view unit = unit_label(column_of(*formula_).options, app::language());
    std::string words = unit.empty() ? tr(Str::own_field_formula_good, {result_words(*formula_)})
                                     : tr(Str::own_field_formula_good_unit, {result_words(*formula_), unit});
    if (formula_->confidential) words.append(tr(Str::list_comma)).append(tr(Str::own_field_formula_confidential));
    return words;
}

void FormulaEditor::draw(Ui& ui, Rect box, domain::FieldDraft& draft) {
    Rect head = cut_top(box, ui.control_height());
    follow(ui, draft);
    draw_lists(ui, head, draft);
    silent_text(ui, head, tr(Str::own_field_formula), face::secondary);
    cut_top(box, ui.px(4));
    const bool is_empty = trim(draft.formula).empty();
    const std::string problem = is_empty || is_good() ? std::string() : formula_->problem;
    text_field(ui, cut_top(box, ui.px(text_css)), "formula", draft.formula,
        {.name = tr(Str::own_field_formula),
            .hint = tr(Str::own_field_formula_hint),
            .multiline = true,
            .problem = problem});
    follow(ui, draft);
    cut_top(box, ui.px(4));
    Rect line = cut_top(box, ui.px(line_css));
    if (is_empty) {
        text(ui, line, tr(Str::own_field_formula_help), face::secondary);
    } else {
        const bool is_good = this->is_good();
        const Color tone = is_good ? color::ok : color::late;
        icon(ui, cut_left(line, ui.px(20)), is_good ? icons::circle_check : icons::circle_alert, 14, tone);
        text(ui, line, is_good ? said(ui) : formula_->problem, tinted(face::secondary, tone));
    }
    line = cut_top(box, ui.px(line_css));
    if (!is_empty) text(ui, line, tr(Str::own_field_formula_help), face::caption);
    cut_top(box, ui.px(gap_css));
    text(ui, cut_top(box, ui.px(line_css)), tr(Str::own_field_formula_try), face::caption);
    if (tried_.empty()) {
        const std::string_view words = is_good() ? tr(Str::own_field_formula_nothing) : tr(Str::dash);
        text(ui, cut_top(box, ui.px(line_css)), words, tinted(face::secondary, color::text_3));
    }
    for (const Tried& each : tried_) {
        Rect row = cut_top(box, ui.px(line_css));
        const Rect value = cut_right(row, std::round(row.width * 0.5f));
        cut_right(row, ui.px(gap_css));
        text(ui, row, each.name, face::secondary);
        text(ui, value, each.words, each.is_lacking ? tinted(face::secondary, color::soon) : face::body, Align::right);
    }
}

} // namespace yinfeng::ui
