#include "ui/records/column_menu.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/imgui_access.h"
#include "ui/records/cell.h"
#include "ui/records/groupings.h"
#include "ui/records/table_state.h"
#include "view/query.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Bucket;

namespace {

constexpr float arrow_css = 18;
constexpr std::int32_t touch_step_css = 40;

Str order_words(const view::Column& column, bool descending) {
    if (column.is_figure()) return descending ? Str::order_greatest_first : Str::order_least_first;
    if (column.type == FieldType::date) return descending ? Str::order_latest_first : Str::order_earliest_first;
    return descending ? Str::order_down : Str::order_up;
}

} // namespace

void ColumnMenu::open(Ui& ui, view::ColumnId column, const Rect& anchor) {
    column_ = column;
    anchor_ = anchor;
    wanted_ = Open::menu;
    ui.want_frames(2);
}

void ColumnMenu::leave_room(const Ui& ui, Rect& words, bool on_right) {
    if (!ui.touch) return;
    if (on_right) cut_left(words, ui.px(16));
    else cut_right(words, ui.px(16));
}

void ColumnMenu::draw_arrow(Ui& ui, const Rect& head, const Press& press, view::ColumnId column) {
    const view::Column& shown = columns_of(ui)[column];
    Rect rest = head;
    const float width = ui.px(ui.touch ? 24 : arrow_css);
    const Rect box = is_on_right(shown) ? cut_left(rest, width) : cut_right(rest, width);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool pointed = contains(head, {mouse.x, mouse.y}) && !press.dragging &&
                         ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    if (press.menu || (ui.touch && press.pressed)) open(ui, column, head);
    if (ui.touch) { // the whole head is what a finger presses
        icon(ui, centred(box, ui.px(16), ui.px(20)), icons::chevron_down, 13, color::text_2);
        return;
    }
    if (!pointed && !press.focused) return;
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, true); // the head has the Menu key
    const Press arrow = pressable(ui, "column menu", box,
        {.name = tr(Str::column_menu_of, {shown.label(app::language())}), .radius = metric::radius_small});
    ImGui::PopItemFlag();
    const Rect mark = centred(box, ui.px(16), ui.px(20));
    fill(ui, mark, arrow.hovered ? color::hover_2 : pointed ? color::hover : color::subtle, metric::radius_small);
    icon(ui, mark, icons::chevron_down, 13, color::text_2);
    if (arrow.pressed) open(ui, column, head);
}

std::optional<ColumnMenu::Asked> ColumnMenu::draw(Ui& ui, view::View& view) {
    const std::string_view menu = tr(Str::column_menu), sums = tr(Str::column_sums);
    const Open wanted = std::exchange(wanted_, Open::nothing);
    if (wanted != Open::nothing) open_popup(ui, wanted == Open::menu ? menu : sums);
    if (column_ == view::no_column) return std::nullopt;
    const view::Column& column = columns_of(ui)[column_];
    std::optional<Asked> asked;
    if (begin_popup(ui, menu, anchor_, 232)) {
        menu_title(ui, column.label(app::language()));
        draw_order(ui, view);
        menu_separator(ui);
        draw_groups(ui, view);
        if (menu_item(ui, tr(Str::column_filter), icons::funnel)) asked = {column_, anchor_};
        if (menu_item(ui, tr(Str::column_sums), icons::layout_grid)) {
            wanted_ = Open::sums;
            ui.want_frames(3); // opened when this menu is gone
        }
        menu_separator(ui);
        draw_places(ui, view);
        end_popup(ui);
    }
    if (begin_popup(ui, sums, anchor_, 200)) {
        menu_title(ui, column.label(app::language()));
        draw_sums(ui, view);
        end_popup(ui);
    }
    return asked;
}

void ColumnMenu::draw_order(Ui& ui, view::View& view) {
    const view::Column& column = columns_of(ui)[column_];
    const auto by = std::ranges::find(view.sort, column_, &view::SortBy::column);
    const auto sorted = [&](bool descending) { return by != view.sort.end() && by->descending == descending; };
    const bool figures = column.is_figure(); // of those the greatest are asked for first
    for (const bool descending : {figures, !figures}) {
        if (!menu_item(ui, tr(order_words(column, descending)), nullptr, {}, false, false, sorted(descending)))
            continue;
        view.sort = {{column_, descending}};
        ui.want_frames(2);
    }
    if (by != view.sort.end() && menu_item(ui, tr(Str::order_none), icons::x)) {
        view.sort.erase(by);
        ui.want_frames(2);
    }
}

void ColumnMenu::draw_groups(Ui& ui, view::View& view) {
    const view::Columns& columns = columns_of(ui);
    for (const Grouping& each : groupings_of(columns, view.kind)) {
        if (each.bucket.column != column_) continue;
        const auto level = std::ranges::find(view.groups, each.bucket);
        if (level != view.groups.end()) {
            if (view.layout != view::Layout::board || view.groups.size() > 1)
                if (menu_item(ui, tr(Str::group_no_more, {each.label}), icons::x)) view.groups.erase(level);
            continue;
        }
        if (menu_item(ui, tr(Str::group_by, {each.label}), icons::layers)) view.groups = {each.bucket};
        const bool can_be_second = view.groups.size() == 1 && view.groups.front().column != column_;
        if (can_be_second && menu_item(ui, tr(Str::group_then, {each.label}), icons::layers))
            view.groups.push_back(each.bucket);
    }
}

void ColumnMenu::draw_places(Ui& ui, view::View& view) {
    std::vector<view::Shown>& shown = view.columns;
    const auto here = std::ranges::find(shown, column_, &view::Shown::column);
    if (here == shown.end()) return;
    const auto beside = [&](std::ptrdiff_t step) { // the title stands first, wherever it is in the view
        auto to = here;
        do {
            if ((step < 0 && to == shown.begin()) || (step > 0 && to + 1 == shown.end())) return shown.end();
            to += step;
        } while (is_title(columns_of(ui)[to->column]));
        return to;
    };
    const bool title = is_title(columns_of(ui)[column_]);
    for (const std::ptrdiff_t step : {-1, 1}) {
        const auto to = title ? shown.end() : beside(step);
        if (menu_item(ui, tr(step < 0 ? Str::column_left : Str::column_right),
                step < 0 ? icons::arrow_left : icons::arrow_right, {}, to == shown.end()))
            std::iter_swap(here, to);
    }
    if (ui.touch && view.layout == view::Layout::table) { // a finger has no edge to drag
        const std::int32_t width = static_cast<std::int32_t>(column_width(columns_of(ui)[column_], *here));
        if (menu_item(ui, tr(Str::column_wider), icons::plus)) here->width = width + touch_step_css;
        if (menu_item(ui, tr(Str::column_narrower), icons::minus)) here->width = std::max(width - touch_step_css, 56);
    }
    if (menu_item(ui, tr(Str::column_usual_width), icons::arrow_left_right, {}, here->width == 0)) here->width = 0;
    if (view.layout == view::Layout::table && !title) {
        const bool pinned = view.pinned == column_;
        if (menu_item(ui, tr(pinned ? Str::column_unpin : Str::column_pin), icons::pin))
            view.pinned = pinned ? view::no_column : column_;
    }
    if (menu_item(ui, tr(Str::column_hide), icons::eye_off, {}, title)) shown.erase(here);
}

void ColumnMenu::draw_sums(Ui& ui, view::View& view) {
    const view::Column& column = columns_of(ui)[column_];
    for (const view::Figure figure : view::figures_for(column)) {
        const view::Sum sum{column_, figure};
        const auto known = std::ranges::find(view.sums, sum);
        const bool on = known != view.sums.end();
        if (!menu_item(ui, view::figure_label(column, figure, app::language()), nullptr, {}, false, false, on))
            continue;
        if (on) view.sums.erase(known);
        else view.sums.push_back(sum);
        ui.want_frames(2);
    }
}

} // namespace yinfeng::ui
