#include "ui/records/work_ahead.h"

#include "app/app.h"
#include "ui/field_words.h"
#include "ui/records/cell.h"

#include <algorithm>
#include <chrono>

namespace yinfeng::ui {

namespace {

constexpr std::size_t few_records = 2'000; // take no time
constexpr auto slice = std::chrono::milliseconds(8);

std::vector<view::ColumnId> ranked_columns(const view::View& view) {
    std::vector<view::ColumnId> wanted{title_field(static_cast<Kind>(view.kind))};
    const auto add = [&](view::ColumnId column) {
        if (!std::ranges::contains(wanted, column)) wanted.push_back(column);
    };
    for (const view::Bucket& each : view.groups) add(each.column);
    for (const view::Sum& each : view.sums) add(each.column);
    for (const view::Shown& each : view.columns) add(each.column);
    return wanted;
}

} // namespace

void WorkAhead::update(Ui& ui, const view::View& view, view::Query& query) {
    if (waiting_ || query.rows().of < few_records) return;
    std::vector<view::ColumnId> ranked = ranked_columns(view);
    const bool is_same = query_ == &query && view_.kind == view.kind && ranked_ == ranked;
    if (is_same && done_for_ == workspace_of(ui).revision() + 1) return;
    if (!is_same) searched_for_ = 0;
    view_ = view;
    query_ = &query;
    ranked_ = std::move(ranked);
    workspace_ = ui.app.workspace_number();
    go_on(ui);
}

bool WorkAhead::knows_words(const Ui& ui, const view::View& view, const view::Query& query) const {
    const Workspace& workspace = workspace_of(ui);
    if (view.kind >= workspace.names().kind_count() || workspace.live(view.kind).size() < few_records) return true;
    return query_ == &query && view_.kind == view.kind && searched_for_ == workspace.revision() + 1;
}

void WorkAhead::go_on(Ui& ui) {
    waiting_ = std::make_shared<int>(0);
    ui.app.platform().after(0, [this, &ui, alive = std::weak_ptr<int>(waiting_)] {
        if (alive.expired()) return; // the page is gone, or shows something else
        waiting_.reset();
        if (workspace_ != ui.app.workspace_number() || !ui.app.workspace()) return;
        columns_of(ui);
        if (!work(ui)) return go_on(ui);
        done_for_ = workspace_of(ui).revision() + 1;
    });
}

// One slice; true if nothing is left.
bool WorkAhead::work(Ui& ui) {
    const auto until = std::chrono::steady_clock::now() + slice;
    const auto is_over = [&] { return std::chrono::steady_clock::now() >= until; };
    while (!query_->prepare_search(view_, 200))
        if (is_over()) return false;
    const std::uint64_t revision = workspace_of(ui).revision() + 1;
    if (searched_for_ != revision) ui.app.platform().wake(); // somebody may have typed
    searched_for_ = revision;
    for (const view::ColumnId column : ranked_)
        while (!ui.app.ranks().prepare(view_.kind, column, 500))
            if (is_over()) return false;
    return true;
}

} // namespace yinfeng::ui
