#pragma once
// Arrow keys for lists and maps that draw only what is visible. Dear ImGui's own navigation knows nothing of the rows
// that are not drawn, so the widget that has the focus claims the keys and moves by itself.

#include <imgui.h>
#include <imgui_internal.h>

#include <cstdint>
#include <initializer_list>

namespace yinfeng::ui {

// Call while the widget `owner` has the focus. The first of `keys` pressed in this frame, or ImGuiKey_None.
inline ImGuiKey claim_keys(std::uint32_t owner, std::initializer_list<ImGuiKey> keys) {
    ImGuiKey hit = ImGuiKey_None;
    for (const ImGuiKey key : keys) {
        if (hit == ImGuiKey_None && ImGui::IsKeyPressed(key)) hit = key;
        ImGui::SetKeyOwner(key, owner);
    }
    return hit;
}

} // namespace yinfeng::ui
