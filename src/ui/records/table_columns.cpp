// Which columns a table shows, how wide, and the chooser.

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/popover.h"
#include "ui/records/table_state.h"

#include <algorithm>
#include <cmath>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {
constexpr float check_css = 40, name_css = 240, narrowest_css = 56;
}

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

// One line of the chooser. True when it has changed which columns there are or their order: the rest is drawn in the next frame.
// A line stays where it is while its column comes and goes, and brings it back to its place.
bool chooser_row(Ui& ui, TableState& state, Rect row, std::size_t line) {
    std::vector<view::Shown>& columns = state.view->columns;
    std::vector<view::ColumnId>& lines = state.chooser_lines;
    const view::ColumnId id = lines[line];
    const IdScope scope(static_cast<std::uint64_t>(id));
    const std::string label(state.column(id).label(app::language()));
    const auto here = std::ranges::find(columns, id, &view::Shown::column);
    const bool is_shown = here != columns.end();
    const Rect down = cut_right(row, ui.px(28)), up = cut_right(row, ui.px(28));
    if (line == 0) { // the name says which record a row is
        text(ui, inset(row, ui.px(24), 0), label, face::body_2);
        icon(ui, cut_left(row, ui.px(16)), icons::lock, 13, color::text_off);
        return false;
    }
    Tri shown = is_shown ? Tri::yes : Tri::no;
    if (checkbox(ui, row, "shown", label, shown)) {
        if (is_shown) {
            columns.erase(here);
            return true;
        }
        if (columns.size() >= view::most_columns) return false;
        auto before = columns.begin(); // behind what is shown above it
        for (std::size_t i = 0; i < line; ++i) before += before != columns.end() && before->column == lines[i] ? 1 : 0;
        columns.insert(before, {id});
        return true;
    }
    if (!is_shown) return false;
    const auto arrow = [&](const Rect& box, const char* glyph, Str name, bool disabled) {
        return icon_button(ui, centred(box, ui.px(28), ui.px(28)), glyph, tr(name, {label}),
            {.kind = ButtonKind::quiet, .disabled = disabled});
    };
    const auto swap_with = [&](std::vector<view::Shown>::iterator other) {
        std::swap(lines[line], *std::ranges::find(lines, other->column));
        std::swap(*here, *other);
        return true;
    };
    if (arrow(up, icons::arrow_up, Str::move_column_left, here - columns.begin() <= 1)) return swap_with(here - 1);
    if (arrow(down, icons::arrow_down, Str::move_column_right, here + 1 == columns.end())) return swap_with(here + 1);
    return false;
}

} // namespace

TableLayout layout_table(const Ui& ui, const TableState& state, float width) {
    TableLayout layout;
    float x = ui.px(check_css);
    for (std::size_t i = 0; i < state.view->columns.size(); ++i) {
        const view::Shown& shown = state.view->columns[i];
        const float column = ui.px(std::max(column_width(state.column(shown.column), shown), narrowest_css));
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
    layout.fixed = name.x + name.width;
    layout.content = x;
    return layout;
}

bool draw_column_chooser(Ui& ui, TableState& state) {
    const std::string_view id = tr(Str::choose_columns);
    if (state.chooser_wanted) {
        open_popup(ui, id);
        state.chooser_wanted = false;
    }
    std::vector<view::ColumnId>& listed = state.chooser_lines;
    if (!popup_is_open(ui, id)) { // those that are shown in their order, then the others
        listed.clear();
        return false;
    }
    if (listed.empty()) {
        for (const view::Shown& shown : state.view->columns) listed.push_back(shown.column);
        for (const view::ColumnId each : state.columns->offered(state.view->kind))
            if (!std::ranges::contains(listed, each)) listed.push_back(each);
    }
    const float row_css = ui.touch ? 44 : 32, rows = static_cast<float>(listed.size());
    const float list_css = std::min(row_css * rows, 12.5f * row_css);
    if (!begin_popup(ui, id, state.chooser_anchor, 304, 24 + 36 + list_css + 8)) return false;
    Rect area = popover_content(ui, 12);
    Rect head = cut_top(area, ui.px(36));
    const std::string_view reset = tr(Str::default_columns);
    const Rect reset_box = cut_right(head, text_width(ui, reset, face::link) + ui.px(4));
    heading(ui, head, id, face::section, 3);
    const bool wants_default = text_button(ui, reset_box, reset);
    if (wants_default) listed.clear();
    const Scroll scroll = begin_scroll(ui, "columns", area);
    float y = scroll.origin.y;
    for (std::size_t i = 0; i < listed.size(); ++i, y += ui.px(row_css)) {
        const Rect row{scroll.origin.x, y, area.width - ui.px(12), ui.px(row_css)};
        if (!overlaps(row, scroll.view) && !ui.semantics.wanted()) continue;
        if (chooser_row(ui, state, row, i)) break;
    }
    end_scroll(ui, scroll, {area.width - ui.px(12), ui.px(row_css) * rows});
    end_popup(ui);
    return wants_default;
}

} // namespace yinfeng::ui
