#include "ui/records/cell_fill.h"

#include "app/app.h"
#include "app/strings.h"
#include "ui/imgui_access.h"

#include <algorithm>

namespace yinfeng::ui {

namespace {

constexpr float handle_css = 7, reach_css = 14;

bool can_fill(const Ui& ui, const TableState& state) {
    return ui.app.can_write() && !ui.touch && !state.view->deleted && state.editing == no_record && !state.is_selecting;
}

// Of the range, or of the cursor's cell where that can be written.
RangeLines source_of(const TableState& state, const TableLayout& layout) {
    if (has_range(state)) return range_lines(state, layout);
    const view::ColumnId field = state.cursor_field;
    if (state.cursor == no_record || !(state.has_keyboard || state.is_filling) || field == view::no_column) return {};
    if (is_title(state.column(field)) || !state.column(field).is_writable()) return {};
    return cell_lines(state, layout);
}

Rect cells_on_screen(const TableLayout& layout, const Scroll& scroll, float row_height, const RangeLines& cells) {
    const float left = layout.left_of(cells.first_place, scroll.x);
    const float end = layout.left_of(cells.last_place, scroll.x) + layout.places[cells.last_place].width;
    const float top = scroll.origin.y + row_height * static_cast<float>(cells.first_line);
    return {
        scroll.view.x + left, top, end - left, row_height * static_cast<float>(cells.last_line - cells.first_line + 1)};
}

bool is_somewhere(const RangeLines& cells) { return cells.first_line <= cells.last_line; }

// The last line that is filled while the mouse is there; the source's own where it points at none below.
std::size_t last_filled(
    Ui& ui, const TableState& state, const Scroll& scroll, float row_height, const RangeLines& source) {
    const auto line = static_cast<std::ptrdiff_t>((ImGui::GetIO().MousePos.y - scroll.origin.y) / row_height);
    const auto last = static_cast<std::size_t>(
        std::clamp<std::ptrdiff_t>(line, static_cast<std::ptrdiff_t>(source.last_line), std::ssize(state.lines()) - 1));
    scroll_to_show(ui, scroll, scroll.origin.y + row_height * static_cast<float>(last), row_height);
    return last;
}

} // namespace

FillHandle fill_handle(
    const Ui& ui, const TableState& state, const TableLayout& layout, const Scroll& scroll, float row_height) {
    if (!can_fill(ui, state)) return {};
    const RangeLines source = source_of(state, layout);
    if (!is_somewhere(source)) return {};
    const Rect cells = cells_on_screen(layout, scroll, row_height, source);
    const float x = right(cells), y = bottom(cells), seen_from = scroll.view.x + layout.fixed;
    const bool is_under_pinned = !layout.is_pinned(source.last_place) && x < seen_from;
    if (is_under_pinned || x > right(scroll.view) || y > bottom(scroll.view) || y < scroll.view.y) return {};
    const float reach = ui.px(reach_css); // within the cell: what is outside belongs to its neighbours
    return {source, {x - reach, y - reach, reach, reach}};
}

void draw_fill_handle(Ui& ui, TableState& state, const TableLayout& layout, const Scroll& scroll, float row_height,
    const FillHandle& handle) {
    if (handle.box.width <= 0) return void(state.is_filling = false);
    const RangeLines& source = handle.cells;
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, true);
    const Press press =
        pressable(ui, "fill", handle.box, {.name = app::tr(app::Str::fill_by_drag), .radius = 1, .draggable = true});
    ImGui::PopItemFlag();
    state.is_filling = press.held || press.dragging;
    const float side = ui.px(handle_css);
    const Rect square{right(handle.box) - side - ui.px(2), bottom(handle.box) - side - ui.px(2), side, side};
    fill(ui, {square.x - 1, square.y - 1, side + 2, side + 2}, color::surface);
    fill(ui, square, color::accent);
    if (press.hovered || press.dragging) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
    tooltip(ui, press, app::tr(app::Str::fill_by_drag));
    if (!press.dragging && !press.dropped) return;
    RangeLines filled = source;
    filled.last_line = last_filled(ui, state, scroll, row_height, source);
    dashed_outline(ui, cells_on_screen(layout, scroll, row_height, filled), color::accent, 0, 1.5f);
    ui.want_frames(2);
    if (!press.dropped || filled.last_line == source.last_line) return;
    fill_lines(ui, state, layout, source, filled.last_line);
}

} // namespace yinfeng::ui
