#include "ui/records/line_order.h"

#include "icons_generated.h"
#include "ui/imgui_access.h"

#include <algorithm>
#include <cmath>

namespace yinfeng::ui {

std::optional<LineOrder::Move> LineOrder::grip(
    Ui& ui, const Rect& box, const Rect& row, std::size_t line, std::uint32_t id, std::string_view name) {
    const Press press = pressable(ui, "grip", box, {.name = name, .radius = metric::radius_small, .draggable = true});
    icon(ui, box, icons::grip_vertical, 16, press.hovered || press.dragging ? color::text_1 : color::text_off);
    if (press.hovered || press.dragging) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
    tooltip(ui, press, name);
    if (press.dragging) dragged_ = id;
    const ImGuiIO& io = ImGui::GetIO();
    if (press.focused && io.KeyCtrl) {
        const bool up = ImGui::IsKeyPressed(ImGuiKey_UpArrow), down = ImGui::IsKeyPressed(ImGuiKey_DownArrow);
        if (up || down) {
            ImGui::NavMoveRequestCancel();
            ui.want_frames(2);
            return Move{true, up ? -1 : 1};
        }
    }
    if (!press.dropped) return {};
    dragged_.reset();
    ui.want_frames(2);
    const float top = row.y - static_cast<float>(line) * row.height; // of the first line
    return Move{false, static_cast<std::ptrdiff_t>(std::floor((io.MousePos.y - top) / row.height))};
}

void LineOrder::draw_mark(Ui& ui, const Scroll& scroll, float width, float height, std::size_t lines) {
    if (!dragged_) return;
    // A list that is longer than what is seen of it goes on under the pointer.
    const float edge = ui.px(24), pointer = ImGui::GetIO().MousePos.y;
    if (pointer < scroll.view.y + edge) ImGui::SetScrollY(std::max(0.0f, scroll.y - ui.px(6)));
    else if (pointer > bottom(scroll.view) - edge) ImGui::SetScrollY(scroll.y + ui.px(6));
    const float line = std::floor((pointer - scroll.origin.y) / height);
    const float y = scroll.origin.y + height * std::clamp(line, 0.0f, static_cast<float>(lines));
    fill(ui, {scroll.origin.x, y - ui.px(1), width, ui.px(2)}, color::accent);
    if (!ImGui::IsMouseDown(0)) dragged_.reset();
    ui.want_frames(2);
}

} // namespace yinfeng::ui
