// Cells being edited: which one, how it is entered and left, and where the cursor is afterwards. All of it by record and column:
// what is typed may sort its row elsewhere, what opens beside the table moves the columns.

#include "app/app.h"
#include "app/refused_texts.h"
#include "ui/arrow_keys.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/long_text.h"
#include "ui/records/table_state.h"
#include "ui/typed_ahead.h"

#include <algorithm>

namespace yinfeng::ui {

namespace {

struct CellAt {
    RecordIndex record = no_record; // no_record: there is none
    view::ColumnId field = 0;
};

// The cell that Tab (+1) or Shift+Tab (-1) leads to: along the row, then on to the next row or the one before.
CellAt neighbour_cell(
    const Ui& ui, const TableState& state, const TableLayout& layout, std::size_t item, int direction) {
    std::vector<view::ColumnId> fields;
    for (const TablePlace& place : layout.places)
        if (const view::ColumnId id = state.id_at(place.column); can_edit_cell(ui, state, id)) fields.push_back(id);
    const auto here = std::ranges::find(fields, state.editing_field);
    if (here == fields.end()) return {};
    const auto at = here - fields.begin() + direction;
    if (at >= 0 && at < std::ssize(fields)) return {state.editing, fields[static_cast<std::size_t>(at)]};
    for (auto i = static_cast<std::ptrdiff_t>(item) + direction; i >= 0 && i < std::ssize(state.lines());
        i += direction)
        if (const RecordIndex record = state.lines()[static_cast<std::size_t>(i)].record; record != no_record)
            return {record, direction > 0 ? fields.front() : fields.back()};
    return {};
}

// Edited by choosing: its list opens at once.
bool is_list(const view::Column& column) {
    return has_choices(column.type) || column.type == FieldType::link ||
           (column.type == FieldType::text && column.options.suggest);
}

// Back to the row, with the cell as the cursor.
void stop_editing(Ui& ui, TableState& state, std::size_t item) {
    state.cursor = state.focus_record = state.editing;
    state.focus_instead = item;
    state.editing = no_record;
    state.typed_ahead.clear();
    ui.want_frames(3);
}

} // namespace

bool can_edit_cell(const Ui& ui, const TableState& state, view::ColumnId column) {
    const view::Column& edited = state.column(column);
    return ui.app.can_write() && !state.covered && edited.is_writable() &&
           workspace_of(ui).names().is_defined(edited.field) && can_edit_in_cell(edited.type);
}

void begin_editing(Ui& ui, TableState& state, RecordIndex record, view::ColumnId column) {
    state.cursor = record;
    state.cursor_field = column;
    ui.want_frames(3);
    if (!can_edit_cell(ui, state, column)) {
        const view::Column& shown = state.column(column);
        if (shown.type == FieldType::long_text && shown.is_writable() && !state.covered)
            open_long_text(ui, record, shown.field);
        return;
    }
    state.editing = record;
    state.editing_field = column;
    state.editing_starts = true;
}

void show_column(
    Ui& ui, const TableLayout& layout, const TableState& state, const Scroll& scroll, view::ColumnId column) {
    for (std::size_t i = layout.pinned; i < layout.places.size(); ++i) { // what is pinned is always in view
        const TablePlace& place = layout.places[i];
        if (state.id_at(place.column) != column) continue;
        const float left = place.x - layout.fixed, visible = scroll.view.width - layout.fixed;
        if (left < scroll.x) ImGui::SetScrollX(left);
        else if (left + place.width > scroll.x + visible) ImGui::SetScrollX(left + place.width - visible);
        else return;
        ui.want_frames(2);
    }
}

void follow_cursor(Ui& ui, TableState& state, const Scroll& scroll, const TableLayout& layout, float row_height) {
    const auto line_of = [&](RecordIndex record) -> std::optional<std::size_t> {
        if (record == no_record) return std::nullopt; // as heads of groups have it
        const auto found = std::ranges::find(state.lines(), record, &ListLine::record);
        if (found == state.lines().end()) return std::nullopt;
        return static_cast<std::size_t>(found - state.lines().begin());
    };
    const auto show_line = [&](std::size_t line) {
        scroll_to_show(ui, scroll, scroll.origin.y + row_height * static_cast<float>(line), row_height);
    };
    if (const auto line = line_of(std::exchange(state.show_record, no_record))) show_line(*line);
    if (state.entered != no_record) {
        // A row that was sorted elsewhere by what was typed takes the cursor along; else it goes on to the one below.
        const RecordIndex record = std::exchange(state.entered, no_record);
        std::size_t next = state.entered_item;
        if (line_of(record) == next) {
            while (next + 1 < state.lines().size() && state.lines()[next + 1].record == no_record) ++next;
            if (next + 1 < state.lines().size()) ++next;
            if (state.lines()[next].record == no_record) next = state.entered_item;
            state.cursor = state.focus_record = state.lines()[next].record;
        }
    }
    if (state.focus_record != no_record) {
        // One that is not shown any more, because a filter or a closed group hides it, leaves the keyboard where it was.
        state.focus_item = line_of(std::exchange(state.focus_record, no_record));
        const auto instead = std::exchange(state.focus_instead, std::nullopt);
        if (!state.focus_item && instead && !state.lines().empty())
            state.focus_item = std::min(*instead, state.lines().size() - 1);
        if (state.focus_item) show_column(ui, layout, state, scroll, state.cursor_field);
    }
    if (state.focus_item && *state.focus_item >= state.lines().size()) state.focus_item.reset();
    if (state.focus_item) show_line(*state.focus_item);
    if (state.editing == no_record) return;
    const auto line = line_of(state.editing);
    if (!line) {
        state.editing = no_record;
    } else if (state.editing_starts) {
        show_line(*line);
        show_column(ui, layout, state, scroll, state.editing_field);
    }
}

void edit_cell(Ui& ui, TableState& state, const Rect& cell, std::size_t item, const TableLayout& layout) {
    fill(ui, cell, color::surface);
    const RecordIndex record = state.editing;
    const view::ColumnId field = state.editing_field;
    if (state.editing_starts) focus_next(ui);
    if (std::exchange(state.opens_list, false) && is_list(state.column(field))) press_next(ui);
    if (!state.typed_ahead.empty() || state.editing_starts) {
        state.typed_ahead += keep_letters(ui, cell);
        if (give_letters(ui, state.typed_ahead)) state.typed_ahead.clear();
    }
    const bool list_open = ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId);
    // Tab is the table's here. Claimed in every frame, because Dear ImGui looks at the key before anything is drawn.
    const bool tab = !list_open && claim_keys(ImGui::GetID("cell"), {ImGuiKey_Tab}) == ImGuiKey_Tab;
    const app::RefusedText* waiting = refused_text(ui, record, field);
    const std::string refused_before = waiting ? waiting->text : std::string();
    EditorResult result =
        value_editor(ui, inset(centred(cell, std::min(cell.height, ui.row_height())), ui.px(2), ui.px(2)), record,
            field, {.in_cell = true});
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool elsewhere = ImGui::IsMouseClicked(0) && !contains(cell, {mouse.x, mouse.y}) && !list_open;
    const bool escaped = !result.ended && take_escape(ui);
    if (std::exchange(state.editing_starts, false)) return;
    if (tab) {
        result = finish_typing(ui, record, field);
        waiting = refused_text(ui, record, field);
        // Refused for the first time: the reason is shown before anybody goes on.
        if (result.refused && waiting && waiting->text != refused_before) {
            state.editing_starts = true;
            ui.want_frames(2);
            return;
        }
        const CellAt to = neighbour_cell(ui, state, layout, item, ImGui::GetIO().KeyShift ? -1 : 1);
        stop_editing(ui, state, item);
        if (to.record == no_record) return; // the last cell of all
        state.focus_record = no_record;
        begin_editing(ui, state, to.record, to.field);
    } else if (result.refused && result.submitted) {
        return; // the caret stays in it
    } else if (result.submitted) {
        stop_editing(ui, state, item);
        state.entered = record;
        state.entered_item = item;
    } else if (elsewhere) {
        state.editing = no_record;
        state.typed_ahead.clear();
        ui.want_frames(2);
    } else if (result.ended || escaped) {
        stop_editing(ui, state, item);
    }
}

} // namespace yinfeng::ui
