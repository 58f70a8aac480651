#include "ui/records/row_colour.h"

#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/records/cell.h"

namespace yinfeng::ui {

namespace {

constexpr Color palette[] = {
    color::accent, color::ok, color::build, color::sign, color::update, color::late, color::pause, color::olive};
// In the order of ChoiceList::time_state, which begins with no limit at all.
constexpr Color time_colours[] = {color::transparent, color::ok, color::soon, color::late, color::pause, color::ok};
constexpr float tint_share = 0.08f;

} // namespace

bool can_colour(const view::Column& column) {
    switch (column.type) {
    case FieldType::choice:
    case FieldType::choice_set: // by the first
    case FieldType::boolean:
    case FieldType::link: return true;
    case FieldType::text: return column.options.suggest || column.is_worked_out();
    default: return false;
    }
}

void RowColours::follow(const Ui& ui, const view::View& view) { rules_.follow(columns_of(ui), view); }

std::optional<Color> RowColours::of(const Ui& ui, const view::View& view, RecordIndex record) const {
    if (const auto rule = rules_.rule_of(record)) return option_colour(view.colour_rules[*rule].colour);
    if (view.colour == view::no_column) return std::nullopt;
    view::Columns& columns = columns_of(ui);
    const view::Column& column = columns[view.colour];
    const Value value = columns.first_value(record, view.colour);
    if (value.is_none()) return std::nullopt;
    if (column.type == FieldType::boolean) return value.as_boolean() ? std::optional(palette[0]) : std::nullopt;
    if (has_choices(column.type)) {
        if (const StageLook* look = group_look(column, value.as_text())) return look->color;
        if (const Color own = colour_of_choice(column.options, value.as_text())) return own;
        const auto place = choice_index(column.options, value.as_text());
        if (!place) return std::nullopt;
        if (column.options.choices == ChoiceList::time_state)
            return *place == 0 ? std::nullopt : std::optional(time_colours[*place % std::size(time_colours)]);
        return palette[*place % std::size(palette)];
    }
    return palette[value.hash() % std::size(palette)];
}

void RowColours::draw_edge(
    Ui& ui, const view::View& view, RecordIndex record, const Rect& box, float radius_css) const {
    const auto colour = of(ui, view, record);
    if (!colour) return;
    ImGui::PushClipRect(top_left(box), {box.x + ui.px(4), bottom(box)}, true);
    fill(ui, box, *colour, radius_css);
    ImGui::PopClipRect();
}

void RowColours::draw_row(Ui& ui, const view::View& view, RecordIndex record, const Rect& box) const {
    if (const auto rule = rules_.rule_of(record))
        fill(ui, box, with_alpha(option_colour(view.colour_rules[*rule].colour), tint_share));
    draw_edge(ui, view, record, box, 0);
}

} // namespace yinfeng::ui
