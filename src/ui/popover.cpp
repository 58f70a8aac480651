#include "ui/popover.h"

#include "ui/imgui_access.h"

#include <string>

namespace yinfeng::ui {

Rect popover_content(const Ui& ui, float padding_css) {
    const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    return inset({at.x, at.y, size.x, size.y}, ui.px(padding_css));
}

bool popup_is_open(const Ui&, std::string_view id) { return ImGui::IsPopupOpen(std::string(id).c_str()); }

} // namespace yinfeng::ui
