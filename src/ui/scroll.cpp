// Scrolling areas; see widgets.h.

#include "ui/imgui_access.h"
#include "ui/widgets.h"

#include <cmath>

namespace yinfeng::ui {

Scroll begin_scroll(Ui& ui, std::string_view id, const Rect& box, bool horizontal) {
    (void)ui;
    const std::string name(id);
    ImGui::SetCursorScreenPos({std::round(box.x), std::round(box.y)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, 0.0f);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, 0u);
    ImGui::PushStyleColor(ImGuiCol_NavCursor, 0u);
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoSavedSettings;
    if (horizontal) flags |= ImGuiWindowFlags_HorizontalScrollbar;
    ImGui::BeginChild(name.c_str(), {std::max(1.0f, std::round(box.width)), std::max(1.0f, std::round(box.height))},
        ImGuiChildFlags_NavFlattened, flags);
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar(2);
    Scroll scroll;
    scroll.y = ImGui::GetScrollY();
    scroll.x = ImGui::GetScrollX();
    scroll.view = from_imgui(ImGui::GetCurrentWindow()->InnerRect);
    scroll.origin = {scroll.view.x - scroll.x, scroll.view.y - scroll.y};
    return scroll;
}

void end_scroll(Ui& ui, const Scroll& scroll, Vec content_size) {
    (void)ui;
    ImGui::SetCursorScreenPos({scroll.origin.x, scroll.origin.y});
    ImGui::Dummy({std::max(0.0f, content_size.x), std::max(0.0f, content_size.y)});
    ImGui::EndChild();
}

void scroll_to_show(Ui& ui, const Scroll& scroll, float y, float height) {
    const float top = y - scroll.origin.y;
    if (top < scroll.y) {
        ImGui::SetScrollY(top);
    } else if (top + height > scroll.y + scroll.view.height) {
        ImGui::SetScrollY(top + height - scroll.view.height);
    } else {
        return;
    }
    ui.want_frames(2);
}

Range visible_rows(const Scroll& scroll, float row_height, int count) {
    Range range;
    range.first = std::clamp(static_cast<int>(scroll.y / row_height), 0, count);
    range.last = std::clamp(static_cast<int>((scroll.y + scroll.view.height) / row_height) + 1, range.first, count);
    return range;
}

} // namespace yinfeng::ui
