#include "ui/records/listed.h"

#include "ui/imgui_access.h"

namespace yinfeng::ui {

bool tick_by_keys(Listed& listed, const Press& press, std::size_t line) {
    const std::vector<ListLine>& lines = listed.lines.lines();
    const ImGuiIO& io = ImGui::GetIO();
    const bool extends = io.KeyShift && listed.ticks.anchor != no_record;
    const bool by_space = press.focused && ImGui::IsKeyPressed(ImGuiKey_Space);
    if (!extends && !io.KeyCtrl && !by_space) return false;
    listed.ticks.press(
        lines, line, (extends && !by_space) || !listed.ticks.has(lines[line].record), extends && !by_space);
    return true;
}

void mark_menu(Ui& ui, const Listed& listed, RecordIndex record, const Rect& box, float radius_css) {
    if (listed.record_menu.is_open_on(record)) outline(ui, inset(box, ui.px(1)), color::accent, radius_css);
}

RecordIndex end_list(Ui& ui, Listed& listed) {
    if (shortcut(ui, ImGuiMod_Ctrl | ImGuiKey_A) && !ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId))
        listed.ticks.set_all(true);
    return listed.record_menu.begin(ui) ? listed.record_menu.end(ui) : no_record;
}

} // namespace yinfeng::ui
