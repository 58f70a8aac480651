#include "ui/popover.h"

#include "ui/imgui_access.h"

#include <string>

namespace yinfeng::ui {

Rect popover_content(const Ui& ui, float padding_css) {
    const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    const float shadow_edge = ui.px(16); // begin_popup leaves room for it on all sides
    return inset({at.x, at.y, size.x, size.y}, shadow_edge + ui.px(padding_css));
}

bool popup_is_open(const Ui&, std::string_view id) { return ImGui::IsPopupOpen(std::string(id).c_str()); }

} // namespace yinfeng::ui
