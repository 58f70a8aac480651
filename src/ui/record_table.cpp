#include "ui/record_table.h"

#include "app/app.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/table_state.h"

#include <algorithm>
#include <chrono>

namespace yinfeng::ui {

namespace {

constexpr std::size_t few_rows = 2'000; // are ranked in no time
constexpr auto slice = std::chrono::milliseconds(8);

SortRanks::Custom custom_of(Ui& ui, const TableState& state, FieldId column) {
    const ExtraColumn* extra = state.extra(column);
    if (!extra || !extra->sort_key) return {};
    return {[&ui, extra](RecordIndex record) { return extra->sort_key(ui, record); }, extra->sort_reads};
}

const std::vector<std::int64_t>* ranks_of(Ui& ui, TableState& state, FieldId column) {
    return &state.ranks.of(workspace_of(ui), state.kind, column, custom_of(ui, state, column));
}

void group_rows(Ui& ui, TableState& state) {
    const auto choices = choices_of(info(state.group_field).options.choices);
    const std::vector<std::int64_t>& ranks = *ranks_of(ui, state, state.group_field);
    // One group per choice in its order, one for codes that are unknown, one for the unfilled.
    std::vector<std::vector<RecordIndex>> parts(choices.size() + 2);
    for (const RecordIndex record : state.rows) {
        const auto rank = static_cast<std::uint64_t>(ranks[record]);
        parts[rank < choices.size() ? rank : choices.size() + (ranks[record] == rank_unfilled)].push_back(record);
    }
    state.rows.clear();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].empty()) continue;
        TableGroup group;
        group.code = i < choices.size() ? std::string(choices[i].code) : std::string();
        group.label =
            std::string(i < choices.size() ? app::label(choices[i])
                                           : app::tr(i == choices.size() ? app::Str::unknown : app::Str::unfilled));
        group.count = static_cast<std::uint32_t>(parts[i].size());
        group.open = std::ranges::find(state.closed_groups, group.label) == state.closed_groups.end();
        if (state.sum_field < known_field_count)
            for (const RecordIndex record : parts[i]) group.sum.add(state.amounts.of(record));
        const auto number = static_cast<std::uint32_t>(state.groups.size());
        state.items.push_back({no_record, number});
        if (group.open)
            for (const RecordIndex record : parts[i]) state.items.push_back({record, number});
        state.rows.insert(state.rows.end(), parts[i].begin(), parts[i].end());
        state.groups.push_back(std::move(group));
    }
}

void sort_table(Ui& ui, TableState& state) {
    state.rows = state.source;
    std::vector<const std::vector<std::int64_t>*> ranks;
    for (const SortBy& by : state.order) ranks.push_back(ranks_of(ui, state, by.column));
    sort_rows(state.rows, ranks, state.order);
    state.items.clear();
    state.groups.clear();
    if (state.group_field < known_field_count) {
        group_rows(ui, state);
    } else {
        state.items.reserve(state.rows.size());
        for (const RecordIndex record : state.rows) state.items.push_back({record, 0});
    }
}

// A first sort by any column that is shown should be as quick as a second one: their ranks are worked out while nobody waits.
void prepare_ranks(Ui& ui, TableState& state) {
    const Workspace& workspace = workspace_of(ui);
    if (state.preparing || state.prepared_revision == workspace.revision() + 1 || state.source.size() < few_rows)
        return;
    state.preparing = std::make_shared<int>(0);
    ui.app.platform().after(
        0, [&ui, &state, number = ui.app.workspace_number(), alive = std::weak_ptr<int>(state.preparing)] {
            if (alive.expired()) return; // the table is gone
            state.preparing.reset();
            if (ui.app.workspace_number() != number || !ui.app.workspace()) return;
            const auto until = std::chrono::steady_clock::now() + slice;
            for (const TableColumn& column : state.columns) {
                if (!column.shown || (state.extra(column.id) && !state.extra(column.id)->sort_key)) continue;
                const SortRanks::Custom custom = custom_of(ui, state, column.id);
                while (!state.ranks.prepare(*ui.app.workspace(), state.kind, column.id, custom, 500)) {
                    if (std::chrono::steady_clock::now() >= until) return prepare_ranks(ui, state);
                }
                if (std::chrono::steady_clock::now() >= until) return prepare_ranks(ui, state);
            }
            state.prepared_revision = ui.app.workspace()->revision() + 1;
        });
}

std::vector<std::uint64_t> versions_of(Ui& ui, TableState& state) {
    std::vector<std::uint64_t> versions;
    const auto add = [&](FieldId column) {
        ranks_of(ui, state, column);
        versions.push_back(state.ranks.version(column));
    };
    for (const SortBy& by : state.order) add(by.column);
    for (const FieldId field : {state.group_field, state.sum_field})
        if (field < known_field_count) add(field);
    return versions;
}

} // namespace

const ExtraColumn* TableState::extra(FieldId id) const {
    for (const ExtraColumn& column : extras)
        if (column.id == id) return &column;
    return nullptr;
}

std::string TableState::column_label(FieldId id) const {
    if (const ExtraColumn* column = extra(id)) return std::string(app::tr(column->label));
    return std::string(app::label(info(id)));
}

Group TableState::column_group(FieldId id) const {
    if (const ExtraColumn* column = extra(id)) return column->group;
    return info(id).group;
}

void TableState::set_ticked(RecordIndex record, bool on) {
    if (record >= is_ticked.size()) is_ticked.resize(record + 1);
    if (is_ticked[record] == on) return;
    is_ticked[record] = on;
    ticks_changed = true;
}

void TableState::tick_all(bool on) {
    for (const RecordIndex record : rows) set_ticked(record, on);
}

void TableState::recount_ticks() {
    // In the order of the rows; what a filter hides is no longer ticked, so a bulk action never touches what is not seen.
    ticked.clear();
    ticked_sum = {};
    for (const RecordIndex record : rows) {
        if (record >= is_ticked.size() || !is_ticked[record]) continue;
        ticked.push_back(record);
        if (sum_field < known_field_count) ticked_sum.add(amounts.of(record));
    }
    std::fill(is_ticked.begin(), is_ticked.end(), std::uint8_t{0});
    for (const RecordIndex record : ticked) is_ticked[record] = true;
}

void refresh_table(Ui& ui, TableState& state, const RecordTable::RowSource& source, std::uint64_t filter_version) {
    const Workspace& workspace = workspace_of(ui);
    bool moved_on = state.stale || state.unsorted;
    if (moved_on || state.revision != workspace.revision() || state.filter_version != filter_version) {
        std::vector<RecordIndex> rows = source();
        std::vector<std::uint64_t> versions = versions_of(ui, state);
        // Most edits change neither which rows there are nor their order.
        moved_on = moved_on || rows != state.source || versions != state.versions;
        state.source = std::move(rows);
        state.versions = std::move(versions);
        state.revision = workspace.revision();
        state.filter_version = filter_version;
        state.stale = false;
    }
    if ((moved_on || state.ticks_changed) && state.sum_field < known_field_count)
        state.amounts.update(workspace, state.kind, state.sum_field);
    if (moved_on) {
        sort_table(ui, state);
        if (state.has_keyboard && state.editing == no_record) state.focus_record = state.cursor; // it stays in sight
        state.sum = {};
        if (state.sum_field < known_field_count)
            for (const RecordIndex record : state.rows) state.sum.add(state.amounts.of(record));
    }
    if (moved_on || state.ticks_changed) state.recount_ticks();
    state.unsorted = false;
    prepare_ranks(ui, state);
}

RecordTable::RecordTable(Kind kind, std::vector<FieldId> first_columns) : state_(std::make_unique<TableState>()) {
    state_->kind = kind;
    state_->first_columns = std::move(first_columns);
    state_->cursor_field = title_field(kind);
    reset_columns(*state_);
}

RecordTable::~RecordTable() = default;

RecordTable::Result RecordTable::draw(
    Ui& ui, const Rect& area, const RowSource& rows, std::uint64_t filter_version, RecordIndex current) {
    TableState& state = *state_;
    commit_stray_edits(ui);
    refresh_table(ui, state, rows, filter_version);
    Result result;
    result.ticks_changed = state.ticks_changed;
    state.ticks_changed = false;

    const IdScope scope("table");
    Rect rest = area;
    fill(ui, area, color::surface);
    const int grid =
        ui.semantics.add({.role = Role::grid, .rect = area, .name = std::string(app::label(info(state.kind)))});
    ui.semantics.push_parent(grid);
    const Rect header = cut_top(rest, ui.px(metric::table_group_header) + ui.px(metric::table_header));
    const Rect footer = cut_bottom(rest, ui.px(state.ticked.empty() ? 36 : ui.touch ? 64 : 52));
    TableLayout layout = layout_table(ui, state, area.width - ui.px(10)); // less the scroll bar
    float scroll_x = 0;
    if (state.rows.empty()) {
        draw_table_header(ui, state, header, layout, 0);
        if (state.empty) state.empty(ui, rest);
    } else {
        result.opened = draw_table_body(ui, state, rest, layout, current, scroll_x);
        draw_table_header(ui, state, header, layout, scroll_x);
    }
    ui.semantics.pop_parent();
    draw_table_footer(ui, state, footer);
    draw_column_chooser(ui, state);
    return result;
}

void RecordTable::set_painter(CellPainter painter) { state_->painter = std::move(painter); }
void RecordTable::add_extra_column(ExtraColumn column) {
    state_->extras.push_back(std::move(column));
    reset_columns(*state_);
}
void RecordTable::group_by(FieldId field) {
    if (state_->group_field == field) return;
    state_->group_field = field;
    state_->stale = true; // grouping has reordered the rows
}
FieldId RecordTable::grouped_by() const { return state_->group_field; }
void RecordTable::sort_by(FieldId column, bool descending) {
    state_->order = {{column, descending}};
    state_->stale = true;
}
void RecordTable::sum_field(FieldId field) {
    state_->sum_field = field;
    state_->stale = true;
}
void RecordTable::set_bulk_bar(BulkBar bar) { state_->bulk_bar = std::move(bar); }
void RecordTable::set_empty(std::function<void(Ui&, const Rect&)> empty) { state_->empty = std::move(empty); }
const std::vector<RecordIndex>& RecordTable::rows() const { return state_->rows; }
const std::vector<RecordIndex>& RecordTable::ticked() const { return state_->ticked; }
void RecordTable::clear_ticks() { state_->tick_all(false); }
void RecordTable::focus(RecordIndex record) { state_->focus_record = state_->cursor = record; }
void RecordTable::return_to(RecordIndex record) {
    const bool stands = std::ranges::contains(state_->rows, state_->cursor);
    focus(stands ? state_->cursor : record);
}
void RecordTable::set_covered(bool covered) { state_->covered = covered; }
void RecordTable::column_menu(Ui& ui, const Rect& anchor) {
    state_->chooser_wanted = true;
    state_->chooser_anchor = anchor;
    ui.want_frames(2);
}
void RecordTable::reset() {
    TableState& state = *state_;
    state.source.clear(), state.rows.clear(), state.items.clear(), state.groups.clear(), state.ticked.clear(),
        state.is_ticked.clear();
    state.cursor = state.anchor = state.focus_record = state.editing = state.entered = no_record;
    state.clicked = {};
    state.ranks.clear();
    state.amounts.clear();
    state.preparing.reset();
    state.prepared_revision = 0;
    state.stale = true;
}

} // namespace yinfeng::ui
