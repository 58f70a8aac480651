#include "ui/records/table.h"

#include "app/app.h"
#include "app/strings.h"
#include "model/typed.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/records/table_state.h"

#include <algorithm>
#include <chrono>

namespace yinfeng::ui {

namespace {

constexpr std::size_t few_rows = 2'000; // are ranked in no time
constexpr auto slice = std::chrono::milliseconds(8);

// The lines that are seen: heads of groups, and the records of open ones.
void make_items(TableState& state) {
    const view::Rows& rows = *state.rows;
    state.items.clear();
    if (rows.groups.empty()) {
        state.items.reserve(rows.order.size());
        for (const RecordIndex record : rows.order) state.items.push_back({record, 0});
        return;
    }
    std::size_t closed_level = SIZE_MAX; // below a closed group nothing is shown
    for (std::size_t i = 0; i < rows.groups.size(); ++i) {
        const view::Group& group = rows.groups[i];
        if (group.level > closed_level) continue;
        closed_level = SIZE_MAX;
        const auto number = static_cast<std::uint32_t>(i);
        state.items.push_back({no_record, number});
        if (!state.is_open(i)) {
            closed_level = group.level;
            continue;
        }
        if (i + 1 < rows.groups.size() && rows.groups[i + 1].level > group.level)
            continue; // its inner groups have them
        for (std::uint32_t row = group.first; row < group.first + group.count; ++row)
            state.items.push_back({rows.order[row], number});
    }
}

// A first sort by any column that is shown should be as quick as a second one: their ranks are worked out while nobody waits.
void prepare_ranks(Ui& ui, TableState& state, std::vector<view::ColumnId> wanted, KindId kind) {
    state.preparing = std::make_shared<int>(0);
    ui.app.platform().after(0, [&ui, &state, wanted = std::move(wanted), kind, number = ui.app.workspace_number(),
                                   alive = std::weak_ptr<int>(state.preparing)] {
        if (alive.expired()) return; // the table is gone
        state.preparing.reset();
        if (ui.app.workspace_number() != number || !ui.app.workspace()) return;
        const auto until = std::chrono::steady_clock::now() + slice;
        view::Ranks& ranks = ui.app.ranks();
        for (const view::ColumnId column : wanted) {
            do {
                if (std::chrono::steady_clock::now() >= until) return prepare_ranks(ui, state, wanted, kind);
            } while (!ranks.prepare(kind, column, 500));
        }
        state.prepared_revision = ui.app.workspace()->revision() + 1;
    });
}

void prepare_ranks(Ui& ui, TableState& state) {
    if (state.preparing || state.prepared_revision == workspace_of(ui).revision() + 1 ||
        state.rows->order.size() < few_rows)
        return;
    std::vector<view::ColumnId> wanted;
    for (const view::Shown& shown : state.view->columns) wanted.push_back(shown.column);
    prepare_ranks(ui, state, std::move(wanted), state.view->kind);
}

// The title says which record a row is: it stands first, whatever the view says.
void put_title_first(view::View& view) {
    if (view.kind >= known_kind_count) return;
    const view::ColumnId title = title_field(static_cast<Kind>(view.kind));
    if (!view.columns.empty() && view.columns.front().column == title) return;
    const auto found = std::ranges::find(view.columns, title, &view::Shown::column);
    const view::Shown shown = found == view.columns.end() ? view::Shown{title} : *found;
    if (found != view.columns.end()) view.columns.erase(found);
    view.columns.insert(view.columns.begin(), shown);
}

} // namespace

std::string TableState::path_of(std::size_t group) const {
    std::string path = rows->groups[group].label;
    for (std::size_t level = rows->groups[group].level, i = group; level > 0 && i-- > 0;) {
        if (rows->groups[i].level >= level) continue;
        level = rows->groups[i].level;
        path.insert(0, rows->groups[i].label + '\n');
    }
    return path;
}

bool TableState::is_open(std::size_t group) const {
    return closed_groups.empty() || !std::ranges::contains(closed_groups, path_of(group));
}

void TableState::toggle(std::size_t group) {
    const std::string path = path_of(group);
    if (std::erase(closed_groups, path) == 0) closed_groups.push_back(path);
    version = 0;
}

void TableState::set_ticked(RecordIndex record, bool on) {
    if (record >= is_ticked.size()) is_ticked.resize(record + 1);
    if (is_ticked[record] == on) return;
    is_ticked[record] = on;
    ticks_changed = true;
}

void TableState::tick_all(bool on) {
    for (const RecordIndex record : rows->order) set_ticked(record, on);
}

void TableState::recount_ticks() {
    // In the order of the rows; what a filter hides is no longer ticked, so a bulk action never touches what is not seen.
    ticked.clear();
    ticked_sum = {};
    for (const RecordIndex record : rows->order) {
        if (record >= is_ticked.size() || !is_ticked[record]) continue;
        is_ticked[record] = false; // once, where it stands in several groups
        ticked.push_back(record);
        if (sum() != view::no_column) ticked_sum.add(quantity_of(columns->value(record, sum())));
    }
    std::fill(is_ticked.begin(), is_ticked.end(), std::uint8_t{0});
    for (const RecordIndex record : ticked) is_ticked[record] = true;
}

RecordTable::RecordTable() : state_(std::make_unique<TableState>()) {}
RecordTable::~RecordTable() = default;

RecordTable::Result RecordTable::draw(
    Ui& ui, const Rect& area, view::View& view, const view::Rows& rows, RecordIndex current, BulkBar bulk_bar) {
    TableState& state = *state_;
    commit_stray_edits(ui);
    put_title_first(view);
    state.view = &view;
    state.rows = &rows;
    state.columns = &columns_of(ui);
    state.bulk_bar = bulk_bar;
    if (state.cursor_field == view::no_column) state.cursor_field = view.columns.front().column;
    if (state.version != rows.version + 1) {
        state.version = rows.version + 1;
        make_items(state);
        state.ticks_changed = true;
        if (state.has_keyboard && state.editing == no_record) state.focus_record = state.cursor; // it stays in sight
    }
    if (std::exchange(state.ticks_changed, false)) state.recount_ticks();
    prepare_ranks(ui, state);

    Result result;
    const IdScope scope("table");
    Rect rest = area;
    fill(ui, area, color::surface);
    const int grid = ui.semantics.add(
        {.role = Role::grid, .rect = area, .name = std::string(app::label(info(static_cast<Kind>(view.kind))))});
    ui.semantics.push_parent(grid);
    const Rect header = cut_top(rest, ui.px(metric::table_group_header) + ui.px(metric::table_header));
    const Rect footer = cut_bottom(rest, ui.px(state.ticked.empty() ? 36 : ui.touch ? 64 : 52));
    TableLayout layout = layout_table(ui, state, area.width - ui.px(10)); // less the scroll bar
    float scroll_x = 0;
    if (rows.order.empty()) {
        result.empty = rest;
    } else {
        result.opened = draw_table_body(ui, state, rest, layout, current, scroll_x);
    }
    draw_table_header(ui, state, header, layout, scroll_x);
    ui.semantics.pop_parent();
    draw_table_footer(ui, state, footer);
    result.wants_default_columns = draw_column_chooser(ui, state);
    return result;
}

const std::vector<RecordIndex>& RecordTable::ticked() const { return state_->ticked; }
void RecordTable::clear_ticks() {
    for (const RecordIndex record : state_->ticked) state_->set_ticked(record, false);
}
void RecordTable::focus(RecordIndex record) { state_->focus_record = state_->cursor = record; }
void RecordTable::return_to(RecordIndex record) {
    const bool stands = state_->rows && std::ranges::contains(state_->rows->order, state_->cursor);
    focus(stands ? state_->cursor : record);
}
void RecordTable::set_covered(bool covered) { state_->covered = covered; }
void RecordTable::column_menu(Ui& ui, const Rect& anchor) {
    state_->chooser_wanted = true;
    state_->chooser_anchor = anchor;
    ui.want_frames(2);
}
void RecordTable::reset() { *state_ = TableState(); }

} // namespace yinfeng::ui
