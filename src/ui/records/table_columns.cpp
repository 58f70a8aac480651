// Which columns a table shows, and how wide.

#include "app/app.h"
#include "ui/field_words.h"
#include "ui/records/table_state.h"

#include <algorithm>
#include <cmath>

namespace yinfeng::ui {

namespace {
constexpr float check_css = 44, name_css = 240, narrowest_css = 56, touch_more_css = 20;
constexpr float most_pinned = 0.6f; // of the width
} // namespace

float column_width(const view::Column& column, const view::Shown& shown) {
    if (shown.width > 0) return static_cast<float>(shown.width);
    switch (look_of(column)) {
    case domain::Look::time: return 172;
    case domain::Look::duty: return 92;
    case domain::Look::plain: break;
    }
    switch (column.type) {
    case FieldType::text:
        return is_title(column) ? name_css : column.name == "code" || column.name == "source" ? 84 : 132;
    case FieldType::long_text: return 200;
    case FieldType::choice: return 92;
    case FieldType::date: return 100;
    case FieldType::quantity: return column.options.unit == Unit::wan_yuan ? 124 : 88;
    case FieldType::integer: return 84;
    case FieldType::boolean: return 76;
    case FieldType::link: return 140;
    case FieldType::tag_set:
    case FieldType::choice_set:
    case FieldType::link_set: return 168;
    }
    return 120;
}

namespace {

bool holds_words(const view::Column& column) {
    if (look_of(column) != domain::Look::plain) return false;
    const FieldType type = column.type;
    return type == FieldType::text || type == FieldType::long_text || type == FieldType::link || is_set(type);
}

} // namespace

TableLayout layout_table(const Ui& ui, const TableState& state, float width) {
    TableLayout layout;
    float x = ui.px(check_css);
    std::vector<std::size_t> order; // the name first, wherever the view has it
    for (std::size_t i = 0; i < state.view->columns.size(); ++i)
        if (state.is_fixed(i)) order.insert(order.begin(), i);
        else order.push_back(i);
    for (const std::size_t i : order) {
        const view::Shown& shown = state.view->columns[i];
        // On a touch screen letters are larger, and the heads have arrows.
        const float more = ui.touch && shown.width == 0 && !state.is_fixed(i) ? touch_more_css : 0;
        const float column = ui.px(std::max(column_width(state.column(shown.column), shown) + more, narrowest_css));
        layout.places.push_back({i, x, column});
        x += column;
    }
    // A narrow window leaves the fixed column at most half.
    TablePlace& name = layout.places.front();
    const float wanted = std::min(name.width, std::max(ui.px(120), width / 2 - name.x));
    const float given_up = name.width - wanted;
    name.width = wanted;
    x -= given_up;
    // What a wide one leaves over goes to columns of words, to the name twice as much as to the others.
    if (const float spare = width - x; spare > 0) {
        float shares = 2;
        const auto takes = [&](const TablePlace& place) {
            return &place != &name && holds_words(state.column(state.id_at(place.column)));
        };
        for (const TablePlace& place : layout.places) shares += takes(place);
        float given = 0;
        for (TablePlace& place : layout.places) {
            if (!takes(place)) continue;
            place.width += std::floor(spare / shares);
            given += std::floor(spare / shares);
        }
        name.width += spare - given;
    }
    x = name.x;
    for (TablePlace& place : layout.places) place.x = x, x += place.width;
    layout.content = x;
    // What is pinned leaves two fifths of the window to what scrolls: the last of them let go first.
    const auto end_of = [&](std::size_t place) { return layout.places[place].x + layout.places[place].width; };
    for (std::size_t i = 1; i < layout.places.size(); ++i)
        if (state.id_at(layout.places[i].column) == state.view->pinned) layout.pinned = i + 1;
    while (layout.pinned > 1 && end_of(layout.pinned - 1) > width * most_pinned) --layout.pinned;
    layout.fixed = end_of(layout.pinned - 1);
    return layout;
}

std::size_t TableLayout::place_at(float x, float scroll_x) const {
    std::size_t found = 0; // what is pinned stands over the columns that are scrolled under it
    for (std::size_t i = 0; i < places.size(); ++i)
        if (is_pinned(i) == (x < fixed) && x >= left_of(i, scroll_x)) found = i;
    return found;
}

float table_row_height(const Ui& ui, view::RowHeight rows) {
    switch (rows) {
    case view::RowHeight::compact: return ui.px(ui.touch ? metric::touch_control : 28);
    case view::RowHeight::two: return std::max(ui.row_height(), ui.px(56));
    case view::RowHeight::three: return ui.px(78);
    case view::RowHeight::normal: break;
    }
    return ui.row_height();
}

std::vector<SumPlace> sum_places(const TableState& state, const TableLayout& layout, float left, float scroll_x) {
    std::vector<SumPlace> places;
    for (std::size_t i = 0; i < layout.places.size(); ++i) {
        const TablePlace& place = layout.places[i];
        places.push_back(
            {state.id_at(place.column), left + layout.left_of(i, scroll_x), place.width, layout.is_pinned(i)});
    }
    if (!places.empty()) places.erase(places.begin()); // there the count stands
    return places;
}

} // namespace yinfeng::ui
