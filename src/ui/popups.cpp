// Menus, popovers and dialogs; see widgets.h.

#include "icons_generated.h"
#include "ui/imgui_access.h"
#include "ui/layers.h"
#include "ui/widgets.h"

#include "app/strings.h"

#include <cmath>
#include <optional>
#include <unordered_map>

namespace yinfeng::ui {

namespace {

// A popup takes the height that its content had in the frame before.
std::unordered_map<ImGuiID, float> popup_heights;
struct OpenPopup {
    ImGuiID id;
    float top; // of its content, scrolled as it is
    float width;
    bool fits, is_cut; // is_cut: more than the screen has room for; it scrolls
};
std::vector<OpenPopup> popup_stack;

ImGuiID id_of(std::string_view id) { return ImGui::GetCurrentWindow()->GetID(id.data(), id.data() + id.size()); }

struct DialogState {
    ImGuiID id = 0;
    Rect box;
    float footer_height = 0;
    std::optional<Scroll> scroll; // of the content, where it may be more than there is room for
    float content_height = 0;
};
std::vector<DialogState> dialog_stack;

constexpr float dialog_padding_css = 24;
constexpr ImGuiWindowFlags bare = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                  ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                                  ImGuiWindowFlags_NoScrollbar;

} // namespace

void open_popup(Ui& ui, std::string_view id) {
    ImGui::OpenPopup(id_of(id));
    ui.want_frames(4);
}

void close_popup(Ui& ui) {
    ImGui::CloseCurrentPopup();
    ui.want_frames(2);
}

bool begin_popup(Ui& ui, std::string_view id, const Rect& anchor, float width_css, float height_css) {
    const ImGuiID popup_id = id_of(id);
    if (!ImGui::IsPopupOpen(popup_id, ImGuiPopupFlags_None)) {
        popup_heights.erase(popup_id);
        return false;
    }
    const float margin = ui.px(8);
    const float width = std::min(std::max(ui.px(width_css), ui.px(120)), ui.screen.width - 2 * margin);
    const bool fits = height_css <= 0;
    const auto known = popup_heights.find(popup_id);
    const bool first = fits && known == popup_heights.end();
    float height = fits ? (first ? ui.px(40) : known->second) : ui.px(height_css);
    const bool is_cut = fits && height > ui.screen.height - 2 * margin;
    height = std::min(height, ui.screen.height - 2 * margin);

    Rect box{anchor.x, bottom(anchor) + ui.px(4), width, height};
    if (right(box) > right(ui.screen) - margin) box.x = std::max(margin, right(anchor) - width);
    box.x = std::clamp(box.x, margin, right(ui.screen) - margin - width);
    if (bottom(box) > bottom(ui.screen) - margin) {
        const float above = anchor.y - ui.px(4) - height;
        box.y = above >= margin ? above : std::max(margin, bottom(ui.screen) - margin - height);
    }
    const float edge = ui.px(16); // room for the shadow
    ImGui::SetNextWindowPos({std::round(box.x - edge), std::round(box.y - edge)});
    ImGui::SetNextWindowSize({std::round(width + 2 * edge), std::round(height + 2 * edge)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_PopupBorderSize, 0.0f);
    const bool open = ImGui::BeginPopupEx(popup_id, is_cut ? bare : bare | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar(2);
    if (!open) return false;

    const Rect inner{std::round(box.x), std::round(box.y), width, height};
    if (first) { // measure before showing
        ImGui::GetWindowDrawList()->PushClipRect({0, 0}, {1, 1});
        ui.want_frames(3);
    } else {
        shadow(ui, inner, 2, metric::radius_card);
        fill(ui, inner, color::surface, metric::radius_card);
        outline(ui, inner, color::line, metric::radius_card);
        ImGui::GetWindowDrawList()->PushClipRect(top_left(inner), bottom_right(inner), true);
    }
    if (ui.semantics.wanted())
        ui.semantics.push_parent(
            ui.semantics.add({.id = popup_id, .role = Role::menu, .rect = inner, .name = std::string(id)}));
    const float padding = ui.px(6), top = inner.y - ImGui::GetScrollY();
    popup_stack.push_back({popup_id, top, width, fits, is_cut});
    ImGui::SetCursorScreenPos({inner.x + padding, top + padding});
    ImGui::PushItemWidth(width - 2 * padding);
    return true;
}

// Everything drawn by explicit rectangles moves the cursor with it, so that a popup that fits knows its height.
void advance_popup(const Rect& drawn) {
    ImGui::SetCursorScreenPos({drawn.x, bottom(drawn)});
    ImGui::Dummy({0, 0});
    ImGui::SetCursorScreenPos({drawn.x, bottom(drawn)});
}

Rect popup_row(Ui& ui, float height) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width =
        popup_stack.empty() ? ImGui::GetContentRegionAvail().x : popup_stack.back().width - 2 * ui.px(6);
    return {at.x, at.y, width, height};
}

void end_popup(Ui& ui) {
    const OpenPopup popup = popup_stack.back();
    popup_stack.pop_back();
    ImGui::PopItemWidth();
    if (popup.fits) {
        const ImVec2 end = ImGui::GetCursorScreenPos();
        const float height = std::round(end.y + ui.px(6) - popup.top);
        if (popup.is_cut)
            advance_popup({end.x, end.y, 0, ui.px(6 + 16)}); // what lies below the last row: the shadow's room

        float& known = popup_heights[popup.id];
        if (known != height) {
            known = height;
            ui.want_frames(2);
        }
    }
    if (ui.semantics.wanted()) ui.semantics.pop_parent();
    ImGui::GetWindowDrawList()->PopClipRect();
    ImGui::EndPopup();
}

bool menu_item(Ui& ui, std::string_view label, const char* glyph, std::string_view shortcut_words, bool disabled,
    bool danger, std::optional<bool> checked) {
    const Rect row = popup_row(ui, ui.px(ui.touch ? 44 : 32));
    const std::string_view visible = label.substr(0, label.find("##"));
    const Press press = pressable(ui, label, row,
        {.role = Role::menuitem,
            .name = visible,
            .checked = checked ? std::optional(*checked ? Tri::yes : Tri::no) : std::nullopt,
            .disabled = disabled});
    if (press.hovered || press.focused) fill(ui, row, danger ? color::late_tint : color::hover, metric::radius);
    const Color tint = disabled ? color::text_off : danger ? color::late : color::text_1;
    Rect inside = inset(row, ui.px(8), 0);
    if (glyph || checked) {
        const Rect place = cut_left(inside, ui.px(16));
        if (checked) {
            if (*checked) icon(ui, place, icons::check, 16, color::accent);
        } else {
            icon(ui, place, glyph, 16, disabled || danger ? tint : color::text_3);
        }
        cut_left(inside, ui.px(8));
    }
    if (!shortcut_words.empty())
        silent_text(
            ui, cut_right(inside, text_width(ui, shortcut_words, face::caption)), shortcut_words, face::caption);
    silent_text(ui, inside, visible, tinted(face::body, tint));
    advance_popup(row);
    if (press.pressed) close_popup(ui);
    return press.pressed;
}

void menu_separator(Ui& ui) {
    const Rect row = popup_row(ui, ui.px(9));
    horizontal_line(ui, row.x, right(row), row.y + ui.px(4), color::line);
    advance_popup(row);
}

void menu_title(Ui& ui, std::string_view label) {
    const Rect row = popup_row(ui, ui.px(28));
    text(ui, inset(row, ui.px(8), 0), label, face::caption);
    advance_popup(row);
}

// --- dialogs ---

void open_dialog(Ui& ui, std::string_view id) {
    ImGui::OpenPopup(id_of(id));
    ui.want_frames(4);
}

void close_dialog(Ui& ui, std::string_view id) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const ImGuiID dialog_id = id_of(id);
    for (int level = 0; level < g.OpenPopupStack.Size; ++level) {
        if (g.OpenPopupStack[level].PopupId != dialog_id) continue;
        ImGui::ClosePopupToLevel(level, true);
        ui.want_frames(2);
        return;
    }
}

float dialog_room(const Ui& ui, float width_css) {
    const float margin = ui.px(16), padding = ui.px(dialog_padding_css);
    return std::min(ui.px(width_css), ui.screen.width - 2 * margin) - 2 * padding;
}

Dialog begin_dialog(Ui& ui, std::string_view id, std::string_view title, float width_css, float content_height_css) {
    const ImGuiID dialog_id = id_of(id);
    if (!ImGui::IsPopupOpen(dialog_id, ImGuiPopupFlags_None)) return {};
    // Above the keyboard every line counts.
    const float margin = ui.px(ui.keyboard_up ? 8 : 16), padding = ui.px(dialog_padding_css);
    const float footer = ui.px(ui.touch && !ui.keyboard_up ? 88 : 64), header = ui.px(56);
    const float width = dialog_room(ui, width_css) + 2 * padding;
    const float height = std::min(header + ui.px(content_height_css) + footer, ui.screen.height - 2 * margin);
    const Rect box = centred(ui.screen, width, height);

    // The whole screen belongs to the dialog while it is open: the scrim takes the mouse.
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({ui.screen.width, ui.screen.height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_PopupBorderSize, 0.0f);
    const bool open =
        ImGui::BeginPopupEx(dialog_id, bare | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_Modal);
    ImGui::PopStyleVar(2);
    if (!open) return {};
    fill(ui, ui.screen, color::scrim);
    shadow(ui, box, 3, metric::radius_large);
    fill(ui, box, color::surface, metric::radius_large);
    if (ui.semantics.wanted())
        ui.semantics.push_parent(
            ui.semantics.add({.id = dialog_id, .role = Role::dialog, .rect = box, .name = std::string(title)}));
    Rect head{box.x + padding, box.y + ui.px(8), box.width - 2 * padding, header - ui.px(8)};
    heading(ui, head, title, face::title, 2);
    // What has no room scrolls, rings and lines at its edges are not cut. On touch always: a keyboard takes room and gives it back
    // while a field is being typed into, which must not become another one by that.
    const float edge = ui.px(4), wanted = ui.px(content_height_css), room = height - header - footer;
    const float width_inside = box.width - 2 * padding;
    if (!ui.touch && wanted <= room + ui.px(1)) {
        dialog_stack.push_back({dialog_id, box, footer, std::nullopt, 0});
        return {true, {box.x + padding, box.y + header, width_inside, room}};
    }
    const Scroll scroll = begin_scroll(ui, "content",
        {box.x + padding - edge, box.y + header - edge, width_inside + edge + padding - ui.px(2), room + 2 * edge});
    dialog_stack.push_back({dialog_id, box, footer, scroll, wanted > room + ui.px(1) ? wanted + 2 * edge : 0});
    return {true, {box.x + padding, scroll.origin.y + edge, width_inside, std::max(wanted, room)}};
}

int end_dialog(Ui& ui, std::string_view primary, const DialogEnd& options) {
    const DialogState dialog = dialog_stack.back();
    dialog_stack.pop_back();
    if (dialog.scroll) end_scroll(ui, *dialog.scroll, {0, dialog.content_height});
    Rect row{dialog.box.x + ui.px(24), bottom(dialog.box) - dialog.footer_height,
        dialog.box.width - ui.px(2 * dialog_padding_css), dialog.footer_height};
    const Rect whole = row;
    row = centred(row, ui.control_height());
    int result = 0;
    const std::string_view cancel = app::tr(app::Str::cancel);
    const ButtonOptions main{
        .kind = options.danger ? ButtonKind::danger : ButtonKind::primary, .disabled = options.disabled};
    const Rect primary_box = cut_right(row, button_width(ui, primary, main));
    cut_right(row, ui.px(8));
    const Rect cancel_box = options.cancels ? cut_right(row, button_width(ui, cancel)) : Rect{};
    if (!options.note.empty()) {
        cut_right(row, ui.px(12));
        const float height = std::min(wrapped_height(ui, row.width, options.note, face::caption, 2), whole.height);
        wrapped_text(ui, centred({row.x, whole.y, row.width, whole.height}, height), options.note,
            tinted(face::caption, color::late), 2);
    }
    if (options.cancels && button(ui, cancel_box, cancel)) result = 2;
    if (options.takes_keyboard) focus_next(ui);
    if (button(ui, primary_box, primary, main)) result = 1;
    if (escape_meant_for(dialog.id)) result = 3;
    if (!options.disabled && accept_meant_for(dialog.id)) result = 1;
    if (result && !(options.stays && result == 1)) close_popup(ui);
    if (ui.semantics.wanted()) ui.semantics.pop_parent();
    ImGui::EndPopup();
    return result;
}

void end_notice_dialog(Ui& ui) { end_dialog(ui, app::tr(app::Str::close), {.cancels = false}); }

} // namespace yinfeng::ui
