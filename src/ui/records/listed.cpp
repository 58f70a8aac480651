#include "ui/records/listed.h"

#include "app/strings.h"
#include "ui/imgui_access.h"
#include "ui/records/cell_copy.h"

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

RecordIndex end_list(Ui& ui, Listed& listed, const std::function<void()>& more) {
    if (shortcut(ui, ImGuiMod_Ctrl | ImGuiKey_A) && !ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId))
        listed.ticks.set_all(true);
    if (!listed.record_menu.begin(ui)) return no_record;
    if (more) more();
    return listed.record_menu.end(ui);
}

void clipboard_keys(Ui& ui, Listed& listed) {
    if (listed.are_keys_taken) return;
    if (!listed.ticks.are_none() && is_copy_pressed(ui)) {
        CellBlock block{listed.ticks.records(), {}};
        for (const view::Shown& shown : listed.view.columns) block.columns.push_back(shown.column);
        copy_cells(ui, block);
    } else if (is_paste_pressed(ui)) {
        PasteDialog::Where where;
        for (const view::Shown& shown : listed.view.columns) where.columns.push_back(shown.column);
        listed.pasting.paste(ui, exchange::read_cells(ImGui::GetClipboardText()), std::move(where), app::Str::paste);
    }
}

} // namespace yinfeng::ui
