#include "ui/preedit.h"

#include "ui/imgui_access.h"

#include <cfloat>
#include <cmath>
#include <string_view>

namespace yinfeng::ui {

namespace {

struct {
    Rect box;
    bool is_cell = false;
    int frame = -1;
} place;

float width_of(const Ui& ui, float px, std::string_view words) {
    return ui.regular->CalcTextSizeA(px, FLT_MAX, 0, words.data(), words.data() + words.size()).x;
}

// What is selected in one line of the field, as far as the caret, and what stands behind it in that line.
struct Replaced {
    std::string_view before_caret, selected, after;
};
Replaced replaced() {
    const ImGuiInputTextState* state = ImGui::GetInputTextState(ImGui::GetActiveID());
    if (!state || !state->HasSelection()) return {};
    if (state->Flags & (ImGuiInputTextFlags_Password | ImGuiInputTextFlags_ReadOnly)) return {};
    const std::string_view text(state->TextA.Data, static_cast<std::size_t>(state->TextLen));
    const auto at = [&](int position) { return std::min(static_cast<std::size_t>(position), text.size()); };
    const std::size_t from = at(state->GetSelectionStart()), to = at(state->GetSelectionEnd());
    const std::string_view selected = text.substr(from, to - from);
    if (selected.contains('\n')) return {};
    const std::size_t caret = std::clamp(at(state->GetCursorPos()), from, to);
    return {
        text.substr(from, caret - from), selected, text.substr(to, std::min(text.find('\n', to), text.size()) - to)};
}

} // namespace

void compose_in_field(const Rect& words) { place = {words, false, ImGui::GetFrameCount()}; }
void compose_in_cell(const Rect& cell) { place = {cell, true, ImGui::GetFrameCount()}; }

void draw_preedit(const Ui& ui, const std::string& preedit) {
    const ImGuiPlatformImeData& ime = ImGui::GetCurrentContext()->PlatformImeData;
    if (preedit.empty() || !ime.WantTextInput) return;
    const float px = std::max(ime.InputLineHeight, ui.px(12));
    const float width = width_of(ui, px, preedit);
    ImVec2 at{std::round(ime.InputPos.x + ui.px(1)), std::round(ime.InputPos.y)};
    ImDrawList* list = ImGui::GetForegroundDrawList();
    std::string_view after;
    if (place.frame == ImGui::GetFrameCount()) {
        const Rect& box = place.box;
        const Replaced old = place.is_cell ? Replaced{} : replaced();
        if (place.is_cell) {
            list->AddRectFilled(top_left(inset(box, ui.px(2))), bottom_right(inset(box, ui.px(2))), color::surface);
        } else if (!old.selected.empty()) {
            at.x = std::max(box.x, std::round(at.x - width_of(ui, px, old.before_caret)));
            after = old.after;
            const float covered = std::max(width, width_of(ui, px, old.selected)) + width_of(ui, px, after) + ui.px(4);
            list->AddRectFilled({at.x - ui.px(1), at.y - ui.px(2)},
                {std::min(at.x + covered, right(box)), at.y + px + ui.px(4)}, color::surface);
        }
    }
    at.x = std::min(at.x, right(ui.screen) - width - ui.px(4));
    list->AddRectFilled({at.x - ui.px(1), at.y - ui.px(2)}, {at.x + width + ui.px(2), at.y + px + ui.px(4)},
        color::accent_tint, metric::radius_small * ui.scale);
    list->AddText(ui.regular, px, at, color::text_1, preedit.c_str());
    list->AddRectFilled({at.x, at.y + px + ui.px(1)}, {at.x + width, at.y + px + ui.px(2)}, color::accent);
    if (after.empty()) return;
    list->PushClipRect(top_left(place.box), bottom_right(place.box), true);
    list->AddText(
        ui.regular, px, {at.x + width + ui.px(2), at.y}, color::text_1, after.data(), after.data() + after.size());
    list->PopClipRect();
}

} // namespace yinfeng::ui
