#include "ui/records/lifted.h"

#include "ui/imgui_access.h"

#include <cmath>

namespace yinfeng::ui {

Rect lifted_box(Vec grip, Vec size) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    return {std::round(mouse.x - grip.x), std::round(mouse.y - grip.y), size.x, size.y};
}

bool draw_lifted(Ui& ui, const Rect& box, const std::function<void()>& draw) {
    if (!ImGui::IsMouseDown(0)) return false;
    const float edge = ui.px(16); // for its shadow
    ImGui::SetNextWindowPos({box.x - edge, box.y - edge});
    ImGui::SetNextWindowSize({box.width + 2 * edge, box.height + 2 * edge});
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_Tooltip | ImGuiWindowFlags_NoInputs |
                                       ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                                       ImGuiWindowFlags_NoMove;
    if (ImGui::Begin("##lifted", nullptr, flags)) draw();
    ImGui::End();
    return true;
}

} // namespace yinfeng::ui
