#include "ui/records/cell_copy.h"

#include "app/app.h"
#include "app/strings.h"
#include "exchange/clipboard_table.h"
#include "ui/imgui_access.h"
#include "ui/records/cell.h"
#include "ui/typed_ahead.h"
#include "ui/widgets.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

// A cell that the keyboard stands on wants letters, but nothing is written in it yet: copying is meant for the cell.
bool is_typing() { return ImGui::GetIO().WantTextInput && !are_letters_taken(); }

bool pressed(Ui& ui, ImGuiKey key) {
    (void)ui;
    return !is_typing() && !ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId) &&
           ImGui::IsKeyChordPressed(static_cast<ImGuiKeyChord>(ImGuiMod_Ctrl) | key);
}

} // namespace

void copy_cells(Ui& ui, const CellBlock& block) {
    if (block.is_empty()) return;
    view::Columns& columns = columns_of(ui);
    view::CellTexts texts(columns);
    exchange::Grid grid;
    std::vector<bool> is_figure;
    const bool has_headings = !block.is_one();
    if (has_headings) {
        auto& headings = grid.rows.emplace_back();
        for (const view::ColumnId column : block.columns)
            headings.push_back(view::cell_heading(columns[column], app::language()));
    }
    for (const view::ColumnId column : block.columns) is_figure.push_back(columns[column].is_figure());
    for (const RecordIndex record : block.rows) {
        auto& row = grid.rows.emplace_back();
        for (const view::ColumnId column : block.columns) row.push_back(texts.text(record, column));
    }
    if (block.is_one()) {
        ui.app.platform().copy(grid.rows[0][0], {});
        ui.semantics.announce(tr(Str::copied_cell, {grid.rows[0][0]}));
        return;
    }
    ui.app.platform().copy(exchange::to_cells(grid), exchange::to_html_table(grid, is_figure, has_headings));
    ui.app.say(tr(Str::copied_cells, {std::to_string(block.rows.size()), std::to_string(block.columns.size())}));
}

bool is_copy_pressed(Ui& ui) { return pressed(ui, ImGuiKey_C); }
bool is_cut_pressed(Ui& ui) { return pressed(ui, ImGuiKey_X); }
bool is_paste_pressed(Ui& ui) { return pressed(ui, ImGuiKey_V); }

} // namespace yinfeng::ui
