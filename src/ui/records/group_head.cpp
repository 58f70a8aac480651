#include "ui/records/group_head.h"

#include "app/strings.h"
#include "app/sum_words.h"
#include "icons_generated.h"
#include "ui/imgui_access.h"
#include "ui/records/cell.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

// An inner group stands under the name of the outer one, smaller and quieter.
constexpr float indent_css = 26;
constexpr Face outer_face{14, true}, inner_face{13, false};

void draw_menu(Ui& ui, const Rect& row, const Press& press, Listed& listed) {
    const std::string_view menu = tr(Str::group_menu);
    if (press.menu) open_popup(ui, menu);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (!begin_popup(ui, menu, {press.menu ? mouse.x : row.x + ui.px(24), row.y, 0, row.height}, 180)) return;
    if (menu_item(ui, tr(Str::group_close_all), icons::chevron_right)) listed.lines.open_all(false);
    if (menu_item(ui, tr(Str::group_open_all), icons::chevron_down)) listed.lines.open_all(true);
    end_popup(ui);
}

} // namespace

Press draw_group_head(Ui& ui, const Rect& row, Listed& listed, std::size_t number, std::span<const SumPlace> places,
    float scrolls_from, bool tab_stop, float words_until) {
    const view::Group& group = listed.rows.groups[number];
    const view::Columns& columns = columns_of(ui);
    const std::string label(group.key.is_none() ? tr(Str::unfilled) : std::string_view(group.label));
    const bool is_open = listed.lines.is_open(number);
    const IdScope scope(listed.lines.path_of(number));
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, !tab_stop);
    const std::string sums = ui.semantics.wanted()
                                 ? app::sums_words(columns, listed.view, listed.rows, group.sums, group.count)
                                 : std::string();
    const Press press = pressable(ui, "group", row,
        {.role = Role::row, .name = label, .value = sums, .expanded = is_open, .radius = 2, .has_menu = true});
    ImGui::PopItemFlag();
    fill(ui, row, press.hovered ? color::hover : group.level == 0 ? color::subtle : color::surface);
    Rect rest = row;
    if (words_until > 0) rest.width = std::max(0.0f, words_until - row.x);
    const Rect whole = rest;
    cut_left(rest, ui.px(indent_css) * static_cast<float>(group.level));
    const bool is_inner = group.level > 0;
    icon(ui, centred(cut_left(rest, ui.px(is_inner ? 34 : 40)), ui.px(16), ui.px(16)),
        is_open ? icons::chevron_down : icons::chevron_right, is_inner ? 13 : 16,
        is_inner ? color::text_3 : color::text_2);
    Color tint = group.key.is_none() ? color::text_3 : is_inner ? color::text_2 : color::text_1;
    if (const StageLook* look = bucket_look(ui, listed.view.groups[group.level], group.key)) {
        const Rect glyph = cut_left(rest, ui.px(14));
        stage_glyph(ui, {glyph.x + ui.px(7), glyph.y + glyph.height / 2}, *look, 14);
        cut_left(rest, ui.px(6));
        tint = look->color;
    } else if (const Color colour = bucket_colour(ui, listed.view.groups[group.level], group.key)) {
        swatch(ui, rest, colour);
    }
    cut_left(rest, silent_text(ui, rest, label, tinted(is_inner ? inner_face : outer_face, tint)) + ui.px(10));
    cut_left(rest, silent_text(ui, rest, tr(Str::n_items, {std::to_string(group.count)}),
                       is_inner ? face::caption : face::secondary) +
                       ui.px(12));
    draw_sums(ui, whole, rest.x, scrolls_from, places, listed.view, listed.rows, group.sums);
    horizontal_line(ui, row.x, right(row), bottom(row) - ui.px(1), color::line);
    if (words_until > 0 && press.hovered) // all of them, where they are cut off
        tooltip(ui, press, app::sums_words(columns, listed.view, listed.rows, group.sums, group.count));
    draw_menu(ui, row, press, listed);
    if (press.pressed) {
        listed.lines.toggle(number);
        ui.want_frames(2);
    }
    return press;
}

} // namespace yinfeng::ui
