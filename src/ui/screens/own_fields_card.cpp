#include "ui/screens/own_fields_card.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/reading.h"
#include "icons_generated.h"
#include "model/typed.h"
#include "store/custom_fields.h"
#include "ui/field_words.h"
#include "ui/kind_icons.h"
#include "ui/screens/data_cards.h"
#include "view/columns.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

namespace custom_field = field::custom_field;

constexpr float row_css = 56;

// 数字（人） · 规模 · 已停用，值都还在
std::string facts_of(Ui& ui, RecordIndex definition) {
    const Workspace& data = workspace_of(ui);
    const auto said = [&](FieldId field) { return data.value(definition, field).as_text(); };
    std::string facts(app::choice_label(ChoiceList::custom_type, said(custom_field::type_)));
    if (const std::string_view unit = said(custom_field::unit_); !unit.empty())
        facts = tr(Str::in_brackets, {facts, unit});
    if (const auto target = find_kind(said(custom_field::target_)))
        facts = tr(Str::in_brackets, {facts, app::label(info(*target))});
    if (const std::string_view formula = said(custom_field::formula_); !formula.empty())
        if (const auto kind = find_kind(said(custom_field::kind_)))
            facts.append(" · ").append(
                clean_text(domain::shown_formula(data.names(), static_cast<KindId>(*kind), formula), true));
    const std::string_view section = said(custom_field::section_);
    facts.append(" · ").append(app::choice_label(ChoiceList::section, section.empty() ? "own" : section));
    if (domain::is_yes(data, definition, custom_field::confidential_))
        facts.append(" · ").append(tr(Str::own_field_is_confidential));
    if (domain::is_yes(data, definition, custom_field::retired_))
        facts.append(" · ").append(tr(Str::own_field_out_of_use));
    return facts;
}

// Of a formula, why it cannot be worked out.
std::string problem_of(Ui& ui, RecordIndex definition) {
    const Workspace& data = workspace_of(ui);
    const auto kind = find_kind(data.value(definition, custom_field::kind_).as_text());
    if (!kind) return {};
    const FieldId field =
        data.names().find_field(static_cast<KindId>(*kind), custom_field_name(data.record(definition).id));
    const domain::Formula* formula = ui.app.columns().formulas().find(field);
    return formula ? formula->problem : std::string();
}

} // namespace

void OwnFieldsCard::draw_row(Ui& ui, Rect row, RecordIndex definition, bool is_first) {
    const Workspace& data = workspace_of(ui);
    const Id id = data.record(definition).id;
    const IdScope scope(static_cast<std::uint64_t>(definition));
    const std::string name(domain::name_of(data, definition));
    const bool is_retired = domain::is_yes(data, definition, custom_field::retired_), locked = !ui.app.can_write();
    horizontal_line(ui, row.x, right(row), row.y, color::line);

    const std::string_view label = tr(is_retired ? Str::own_field_use : Str::own_field_retire);
    const std::string step = tr(is_retired ? Str::own_field_use_name : Str::own_field_retire_name, {name});
    if (button(ui, centred(cut_right(row, button_width(ui, label)), ui.control_height()), label,
            {.name = step, .disabled = locked})) {
        const std::string done = tr(is_retired ? Str::own_field_used : Str::own_field_retired, {name});
        Change change{done, {}};
        change.set(Kind::custom_field, id, custom_field::retired_, is_retired ? Value() : Value::of(true));
        ui.app.apply(change, done);
        return;
    }
    cut_right(row, ui.px(8));
    const auto square = [&] { return centred(cut_right(row, ui.control_height()), ui.control_height()); };
    if (icon_button(ui, square(), icons::pencil, tr(Str::own_field_edit_name, {name}), {.disabled = locked}))
        dialog_.edit(ui, definition);
    cut_right(row, ui.px(4));
    const Rect up = square();
    if (!is_first && !is_retired &&
        icon_button(ui, up, icons::arrow_up, tr(Str::own_field_up, {name}), {.disabled = locked})) {
        Change change{tr(Str::own_field_moved, {name}), {}};
        domain::move_definition(data, definition, true, change);
        ui.app.apply(change);
        return;
    }
    cut_right(row, ui.px(12));
    Rect words = centred(row, ui.px(42));
    text(ui, cut_top(words, ui.px(21)), name, is_retired ? tinted(face::strong, color::text_3) : face::strong);
    if (const std::string problem = is_retired ? std::string() : problem_of(ui, definition); !problem.empty()) {
        icon(ui, cut_left(words, ui.px(18)), icons::circle_alert, 13, color::late);
        text(ui, words, tr(Str::own_field_formula_wrong, {problem}), tinted(face::caption, color::late));
        return;
    }
    text(ui, words, facts_of(ui, definition), face::caption);
}

float OwnFieldsCard::draw(Ui& ui, const Rect& box) {
    const std::span<const Kind> kinds = customizable_kinds();
    const Workspace& data = workspace_of(ui);
    const std::vector<RecordIndex> definitions = domain::definitions_of(data, kinds[kind_]);
    const float head = ui.px(32) + ui.control_height() + ui.px(12);
    const float rows = ui.px(row_css) * static_cast<float>(std::max<std::size_t>(definitions.size(), 1));
    const float height = ui.px(card_padding * 2 + card_title) + head + rows + ui.px(12) + ui.control_height();
    Rect rest = card_with_title(ui, box, height, tr(Str::own_fields));
    text(ui, cut_top(rest, ui.px(24)), tr(Str::own_fields_hint), face::secondary);
    cut_top(rest, ui.px(8));

    std::vector<Option> options;
    for (const Kind kind : kinds) {
        const std::size_t count = domain::definitions_of(data, kind).size();
        options.push_back({.code = info(kind).name,
            .label = std::string(app::label(info(kind))),
            .detail = count > 0 ? std::to_string(count) : std::string(),
            .icon = kind_icon(static_cast<KindId>(kind))});
    }
    Rect choice = cut_top(rest, ui.control_height());
    choice.width = std::min(choice.width, ui.px(220));
    const int picked =
        select(ui, choice, "own kind", app::label(info(field::custom_field::kind_)), options, static_cast<int>(kind_));
    if (picked >= 0 && static_cast<std::size_t>(picked) != kind_) {
        kind_ = static_cast<std::size_t>(picked);
        ui.want_frames(2);
    }
    cut_top(rest, ui.px(12));

    if (definitions.empty())
        text(ui, cut_top(rest, ui.px(row_css)), tr(Str::own_fields_none, {app::label(info(kinds[kind_]))}),
            tinted(face::body, color::text_3));
    for (std::size_t i = 0; i < definitions.size(); ++i)
        draw_row(ui, cut_top(rest, ui.px(row_css)), definitions[i], i == 0);
    cut_top(rest, ui.px(12));
    const ButtonOptions add{.icon = icons::plus, .disabled = !ui.app.can_write()};
    if (button(ui, cut_left(rest, button_width(ui, tr(Str::own_field_add), add)), tr(Str::own_field_add), add))
        dialog_.make(ui, kinds[kind_]);
    return height;
}

} // namespace yinfeng::ui
