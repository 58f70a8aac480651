#include "ui/popover.h"

#include "app/strings.h"
#include "icons_generated.h"
#include "ui/imgui_access.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

bool option_line(Ui& ui, std::string_view id, const Option& option, bool highlighted) {
    const std::string_view label = option.label, detail = option.detail;
    const StageLook* stage = option.stage;
    const char* glyph = option.icon;
    const bool current = option.current;
    const Rect row = popup_row(ui, ui.px(ui.touch ? 44 : 34));
    const IdScope scope(id);
    const std::optional<bool> selected = current ? std::optional(true) : std::nullopt;
    const Press press = pressable(ui, label, row, {.role = Role::option, .selected = selected});
    if (press.hovered || press.focused || highlighted) fill(ui, row, color::hover, metric::radius);
    Rect inside = inset(row, ui.px(8), 0);
    if (stage) {
        stage_glyph(ui, {inside.x + ui.px(7), row.y + row.height / 2}, *stage, 13);
        cut_left(inside, ui.px(22));
    } else if (glyph) {
        icon(ui, cut_left(inside, ui.px(16)), glyph, 16, color::text_3);
        cut_left(inside, ui.px(8));
    } else if (option.colour) {
        swatch(ui, inside, option.colour);
    }
    if (current) icon(ui, cut_right(inside, ui.px(20)), icons::check, 15, color::accent);
    const float left = inside.width - text_width(ui, label, face::body) - ui.px(16);
    const float detail_width = std::min(text_width(ui, detail, face::caption), std::max(left, inside.width * 0.45f));
    silent_text(ui, cut_right(inside, detail_width), detail, face::caption, Align::right);
    cut_right(inside, ui.px(8));
    silent_text(ui, inside, label, face::body);
    advance_popup(row);
    return press.pressed;
}

} // namespace

Picked picker_popup(Ui& ui, std::string_view title, const Rect& anchor, float width_css,
    const std::function<std::vector<Option>(std::string_view typed)>& options_for, bool can_create, bool can_clear,
    bool stays_open) {
    if (!begin_popup(ui, title, anchor, width_css)) return {};
    Picked picked = picker_list(ui, title, options_for, can_create, can_clear, stays_open);
    end_popup(ui);
    return picked;
}

namespace {

struct { // only one list is open at a time
    std::string typed;
    int highlighted = 0;
    bool begins = false; // the search box takes the keyboard
} list;

} // namespace

void type_in_picker(Ui& ui) {
    list.typed.clear();
    list.highlighted = 0;
    list.begins = true;
    ui.want_frames(3);
}

Picked picker_list(Ui& ui, std::string_view title,
    const std::function<std::vector<Option>(std::string_view typed)>& options_for, bool can_create, bool can_clear,
    bool stays_open) {
    auto& [typed, highlighted, begins] = list;
    Picked picked;
    const bool appears = ImGui::IsWindowAppearing();
    if (appears) type_in_picker(ui);
    if (std::exchange(begins, false)) focus_next(ui);
    const Rect search_row = popup_row(ui, ui.control_height());
    const Edit edit = text_field(
        ui, search_row, "filter", typed, {.name = title, .hint = title, .icon = icons::search, .search = true});
    if (edit.changed) highlighted = 0;
    advance_popup({search_row.x, search_row.y, search_row.width, search_row.height + ui.px(4)});

    const std::vector<Option> options = options_for(typed);
    if (appears) {
        const auto now = std::ranges::find(options, true, &Option::current);
        if (now != options.end()) highlighted = static_cast<int>(now - options.begin());
    }
    const bool offers_new = can_create && !typed.empty() &&
                            std::ranges::none_of(options, [&](const Option& option) { return option.label == typed; });
    const int count = static_cast<int>(options.size()) + (offers_new ? 1 : 0);
    const int before = highlighted;
    if (edit.active && ImGui::IsKeyPressed(ImGuiKey_DownArrow)) highlighted = std::min(highlighted + 1, count - 1);
    if (edit.active && ImGui::IsKeyPressed(ImGuiKey_UpArrow)) highlighted = std::max(highlighted - 1, 0);
    int chosen = edit.submitted ? highlighted : -1;

    const float row = ui.px(ui.touch ? 44 : 34), content = row * static_cast<float>(std::max(count, 1));
    const Rect area = popup_row(ui, std::min(content, ui.px(306)));
    const Scroll scroll = begin_scroll(ui, "options", area);
    if (highlighted != before) scroll_to_show(ui, scroll, scroll.origin.y + row * static_cast<float>(highlighted), row);
    ImGui::SetCursorScreenPos({scroll.origin.x, scroll.origin.y});
    for (int i = 0; i < static_cast<int>(options.size()); ++i) {
        const Option& option = options[static_cast<std::size_t>(i)];
        if (option_line(ui, option.code, option, i == highlighted)) chosen = i;
    }
    const Option fresh{{}, tr(Str::use_new_value, {typed}), {}, icons::plus};
    if (offers_new && option_line(ui, "new", fresh, highlighted == count - 1)) chosen = count - 1;
    if (count == 0)
        text(ui, inset(popup_row(ui, row), ui.px(8), 0),
            tr(can_create && typed.empty() ? Str::type_to_create : Str::no_match), face::secondary);
    end_scroll(ui, scroll, {0, content});
    advance_popup(area);
    if (can_clear) {
        menu_separator(ui);
        if (menu_item(ui, tr(Str::clear), icons::x)) picked.what = Picked::What::cleared;
    }
    if (chosen >= 0 && chosen < count) {
        if (chosen < static_cast<int>(options.size()))
            picked = {Picked::What::option, std::string(options[static_cast<std::size_t>(chosen)].code)};
        else picked = {Picked::What::created, typed};
        if (!stays_open) close_popup(ui);
        else if (edit.submitted) type_in_picker(ui); // the next one
        else if (!ui.touch) begins = true;           // what is typed after a click is meant for the search
    }
    return picked;
}

Rect popover_content(const Ui& ui, float padding_css) {
    const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    ImGui::Dummy({0, 0});                // begin_popup has moved the cursor; the window wants an item there
    const float shadow_edge = ui.px(16); // begin_popup leaves room for it on all sides
    return inset({at.x, at.y, size.x, size.y}, shadow_edge + ui.px(padding_css));
}

bool popup_is_open(const Ui&, std::string_view id) { return ImGui::IsPopupOpen(std::string(id).c_str()); }

} // namespace yinfeng::ui
