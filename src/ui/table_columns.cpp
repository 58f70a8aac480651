// Which columns a table shows, how wide, and the chooser.

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/popover.h"
#include "ui/table_state.h"

#include <algorithm>
#include <cmath>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {
constexpr float check_css = 40, name_css = 240, narrowest_css = 56;
}

float default_column_width(FieldId id) {
    const FieldInfo& field = info(id);
    switch (field.type) {
    case FieldType::text:
        return id == title_field(field.kind) ? name_css : field.name == "code" || field.name == "source" ? 84 : 132;
    case FieldType::long_text: return 200;
    case FieldType::choice: return 92;
    case FieldType::date: return 100;
    case FieldType::quantity: return field.options.unit == Unit::wan_yuan ? 124 : 88;
    case FieldType::integer: return 84;
    case FieldType::boolean: return 76;
    case FieldType::link: return 140;
    case FieldType::tag_set:
    case FieldType::link_set: return 168;
    }
    return 120;
}

void reset_columns(TableState& state) {
    state.columns.clear();
    const FieldId title = title_field(state.kind);
    const auto add = [&](FieldId id, bool shown) {
        if (std::ranges::any_of(state.columns, [&](const TableColumn& column) { return column.id == id; })) return;
        const ExtraColumn* extra = state.extra(id);
        if (id >= known_field_count && !extra) return; // named before it was added: comes with it
        state.columns.push_back({id, extra ? extra->width : default_column_width(id), shown});
    };
    add(title, true);
    for (const FieldId id : state.first_columns) add(id, true);
    for (const ExtraColumn& column : state.extras) add(column.id, true);
    const KindInfo& kind = info(state.kind);
    for (FieldId id = kind.first_field; id < kind.first_field + kind.field_count; ++id)
        add(id, state.first_columns.empty() && info(id).options.column);
}

namespace {
bool holds_words(const TableState& state, FieldId id) {
    if (state.extra(id)) return false;
    const FieldType type = info(id).type;
    return type == FieldType::text || type == FieldType::long_text || type == FieldType::link || is_set(type);
}
} // namespace

TableLayout layout_table(const Ui& ui, const TableState& state, float width) {
    TableLayout layout;
    float x = ui.px(check_css);
    for (std::size_t i = 0; i < state.columns.size(); ++i) {
        if (!state.columns[i].shown) continue;
        const float column = ui.px(std::max(state.columns[i].width, narrowest_css));
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
            return &place != &name && holds_words(state, state.columns[place.column].id);
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
    layout.fixed = name.x + name.width;
    layout.content = x;
    return layout;
}

void draw_column_chooser(Ui& ui, TableState& state) {
    const std::string_view id = tr(Str::choose_columns);
    if (state.chooser_wanted) {
        open_popup(ui, id);
        state.chooser_wanted = false;
    }
    const float row_css = ui.touch ? 44 : 32;
    const float list_css = std::min(row_css * static_cast<float>(state.columns.size()), 12.5f * row_css);
    if (!begin_popup(ui, id, state.chooser_anchor, 304, 24 + 36 + list_css + 8)) return;
    Rect area = popover_content(ui, 12);
    Rect head = cut_top(area, ui.px(36));
    const std::string_view reset = tr(Str::default_columns);
    const Rect reset_box = cut_right(head, text_width(ui, reset, face::link) + ui.px(4));
    heading(ui, head, id, face::section, 3);
    if (text_button(ui, reset_box, reset)) reset_columns(state);
    const Scroll scroll = begin_scroll(ui, "columns", area);
    float y = scroll.origin.y;
    for (std::size_t i = 0; i < state.columns.size(); ++i) {
        TableColumn& column = state.columns[i];
        Rect row{scroll.origin.x, y, area.width - ui.px(12), ui.px(row_css)};
        y += row.height;
        const IdScope scope(static_cast<std::uint64_t>(column.id));
        const std::string label = state.column_label(column.id);
        const bool fixed = i == 0; // the name says which record a row is
        Rect up = cut_right(row, ui.px(28)), down = {};
        down = up;
        up = cut_right(row, ui.px(28));
        Tri shown = column.shown ? Tri::yes : Tri::no;
        if (fixed) {
            text(ui, inset(row, ui.px(24), 0), label, face::body_2);
            icon(ui, cut_left(row, ui.px(16)), icons::lock, 13, color::text_off);
            continue;
        }
        if (checkbox(ui, row, "shown", label, shown)) column.shown = shown == Tri::yes;
        const std::string up_name = tr(Str::move_column_left, {label}), down_name = tr(Str::move_column_right, {label});
        if (icon_button(ui, centred(up, ui.px(28), ui.px(28)), icons::arrow_up, up_name,
                {.kind = ButtonKind::quiet, .disabled = i == 1})) {
            std::swap(state.columns[i], state.columns[i - 1]);
            break;
        }
        if (icon_button(ui, centred(down, ui.px(28), ui.px(28)), icons::arrow_down, down_name,
                {.kind = ButtonKind::quiet, .disabled = i + 1 == state.columns.size()})) {
            std::swap(state.columns[i], state.columns[i + 1]);
            break;
        }
    }
    end_scroll(ui, scroll, {area.width - ui.px(12), ui.px(row_css) * static_cast<float>(state.columns.size())});
    end_popup(ui);
}

} // namespace yinfeng::ui
