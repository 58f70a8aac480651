#pragma once
// The one door to Dear ImGui for the widgets: conversions, the current draw list, a text in the right font.
// Screens do not include this; they use draw.h and widgets.h.

#include "ui/draw.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <cmath>

namespace yinfeng::ui {

inline ImVec2 top_left(const Rect& r) { return {r.x, r.y}; }
inline ImVec2 bottom_right(const Rect& r) { return {r.x + r.width, r.y + r.height}; }
inline ImRect to_imgui(const Rect& r) { return {r.x, r.y, r.x + r.width, r.y + r.height}; }
inline Rect from_imgui(const ImRect& r) { return {r.Min.x, r.Min.y, r.GetWidth(), r.GetHeight()}; }
inline ImDrawList& canvas() { return *ImGui::GetWindowDrawList(); }
inline ImFont* font_of(const Ui& ui, const Face& face) { return face.bold ? ui.bold : ui.regular; }
inline float em(const Ui& ui, const Face& face) { return std::round(size_css(ui, face) * ui.scale); }
inline Rect clip_rect() { return from_imgui(ImGui::GetCurrentWindow()->ClipRect); }

// Of a text field: a touch screen's keyboard shows digits. Dear ImGui's own flag for that (CharsDecimal) drops whatever is no digit
// and so makes one number of two; this one means nothing to a text field.
inline constexpr ImGuiInputTextFlags wants_digits_keyboard = ImGuiInputTextFlags_ParseEmptyRefVal;

// `utf8` drawn with its line box's top left corner at `at`, clipped by the window only.
void draw_run(Ui& ui, ImVec2 at, std::string_view utf8, const Face& face);

// Keys are for the widget with this id. Elsewhere Dear ImGui may remember an id that nobody has chosen.
inline bool has_keyboard(const Ui& ui, ImGuiID id) {
    return ImGui::GetCurrentContext()->NavId == id && (ui.keyboard.shows_ring() || ui.keyboard.is_placed(id));
}

// Visible text for the accessible tree.
void report_text(Ui& ui, const Rect& box, std::string_view utf8);

} // namespace yinfeng::ui
