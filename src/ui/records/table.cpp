#include "ui/records/table.h"

#include "app/app.h"
#include "app/strings.h"
#include "model/typed.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/messages.h"
#include "ui/records/table_state.h"

#include <algorithm>
#include <utility>

namespace yinfeng::ui {

RecordTable::RecordTable() : state_(std::make_unique<TableState>()) {}
RecordTable::~RecordTable() = default;

RecordTable::Result RecordTable::draw(Ui& ui, const Rect& area, Listed& listed) {
    TableState& state = *state_;
    commit_stray_edits(ui);
    view::View& view = listed.view;
    const view::Rows& rows = listed.rows;
    state.listed = &listed;
    state.view = &view;
    state.rows = &rows;
    state.columns = &columns_of(ui);
    if (state.cursor_field == view::no_column) state.cursor_field = title_field(static_cast<Kind>(view.kind));
    if (listed.lines.update(rows) && state.has_keyboard && state.editing == no_record)
        state.focus_record = state.cursor; // it stays in sight

    Result result;
    const IdScope scope("table");
    Rect rest = area;
    fill(ui, area, color::surface);
    const int grid = ui.semantics.add(
        {.role = Role::grid, .rect = area, .name = std::string(app::label(info(static_cast<Kind>(view.kind))))});
    ui.semantics.push_parent(grid);
    const Rect header = cut_top(rest, ui.px(metric::table_group_header) + ui.reach(metric::table_header));
    const Rect foot = cut_bottom(rest, ListFoot::height(ui, listed.ticks));
    cut_message_strip(ui, rest);
    TableLayout layout = layout_table(ui, state, area.width - ui.px(10)); // less the scroll bar
    float scroll_x = 0;
    if (rows.order.empty()) {
        result.empty = rest;
    } else {
        result.opened = draw_table_body(ui, state, rest, layout, scroll_x);
        if (state.stepped_from && state.has_keyboard && state.cursor != *state.stepped_from) {
            state.stepped_from.reset();
            result.stepped_to = state.cursor;
        }
    }
    draw_table_header(ui, state, header, layout, scroll_x);
    ui.semantics.pop_parent();
    const float fixed = scroll_x > 0 ? foot.x + layout.fixed : foot.x;
    if (listed.foot.draw(
            ui, foot, listed, sum_places(state, layout, foot.x, scroll_x), fixed, state.editing != no_record))
        state.focus_record = state.cursor; // Dear ImGui has let go of the row
    return result;
}

void RecordTable::show(RecordIndex record) { state_->show_record = record; }
void RecordTable::focus(RecordIndex record) { state_->focus_record = state_->cursor = record; }
void RecordTable::return_to(RecordIndex record) {
    const bool stands = state_->rows && std::ranges::contains(state_->rows->order, state_->cursor);
    focus(stands ? state_->cursor : record);
}
void RecordTable::set_covered(bool covered) { state_->covered = covered; }
bool RecordTable::take_uncovered() { return std::exchange(state_->uncovers, false); }
void RecordTable::reset() { *state_ = TableState(); }

} // namespace yinfeng::ui
