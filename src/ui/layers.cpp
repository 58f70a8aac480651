#include "ui/layers.h"

#include "ui/imgui_access.h"

#include <algorithm>

namespace yinfeng::ui {

namespace {
ImGuiID escaped_dialog = 0, accepted_dialog = 0; // in this frame

bool is_dialog(const ImGuiPopupData& popup) { return popup.Window && (popup.Window->Flags & ImGuiWindowFlags_Modal); }
} // namespace

bool is_dialog_open() {
    const auto& popups = ImGui::GetCurrentContext()->OpenPopupStack;
    return std::any_of(popups.begin(), popups.end(), is_dialog);
}

void begin_layers(Ui& ui) {
    ImGuiContext& g = *ImGui::GetCurrentContext();
    escaped_dialog = accepted_dialog = 0;
    ui.escape_taken = false;
    if (g.OpenPopupStack.Size == 0) return;
    const ImGuiPopupData& top = g.OpenPopupStack.back();
    if (is_dialog(top) && ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_Enter)) {
        accepted_dialog = top.PopupId;
        g.NavActivateId = g.NavActivateDownId = g.NavActivatePressedId = 0; // the key presses nothing else
    }
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) leave_top_layer(ui);
}

bool leave_top_layer(Ui& ui) {
    ImGuiContext& g = *ImGui::GetCurrentContext();
    if (g.OpenPopupStack.Size == 0) return false;
    const ImGuiPopupData& top = g.OpenPopupStack.back();
    ui.escape_taken = true; // nothing below is meant
    if (is_dialog(top)) {
        escaped_dialog = top.PopupId;
    } else {
        ImGui::ClosePopupToLevel(g.OpenPopupStack.Size - 1, true);
    }
    ui.want_frames(3);
    return true;
}

void end_layers(Ui&) {
    // The key belongs to this file, or to the text field that is being typed into, which then takes back what was typed.
    // In a popup or a dialog what is typed stays as it is: it is the layer that goes.
    ImGuiContext& g = *ImGui::GetCurrentContext();
    const bool typing = g.ActiveId != 0 && g.ActiveId == g.InputTextState.ID;
    if (typing && g.OpenPopupStack.Size == 0) return;
    static const ImGuiID owner = ImHashStr("yinfeng layers");
    ImGui::SetKeyOwner(ImGuiKey_Escape, owner);
}

bool escape_meant_for(std::uint32_t dialog_id) { return escaped_dialog == dialog_id && dialog_id != 0; }

bool accept_meant_for(std::uint32_t dialog_id) { return accepted_dialog == dialog_id && dialog_id != 0; }

} // namespace yinfeng::ui
