#include "ui/records/quick_counts.h"

#include "app/app.h"
#include "ui/field_words.h"
#include "ui/records/cell.h"

#include <algorithm>
#include <chrono>

namespace yinfeng::ui {

namespace {

constexpr std::size_t few = 2'000; // at once
constexpr std::int64_t slice_us = 8'000;

std::int64_t now_us() {
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace

int QuickCounts::of(std::size_t filter) const { return is_counted_ && filter < counts_.size() ? counts_[filter] : -1; }

void QuickCounts::update(Ui& ui, KindId kind, std::span<const view::Filter> filters) {
    view::Columns& columns = columns_of(ui);
    const bool others =
        kind != kind_ || workspace_ != ui.app.workspace_number() || !std::ranges::equal(filters, filters_);
    if (others) {
        reset();
        kind_ = kind;
        workspace_ = ui.app.workspace_number();
        filters_.assign(filters.begin(), filters.end());
    }
    if (moment_ != columns.moment()) begin(columns);
    if (pending_.empty()) return;
    if (pending_.size() <= few) work(columns, INT64_MAX);
    else work_between_frames(ui);
}

void QuickCounts::begin(view::Columns& columns) {
    const Workspace& workspace = columns.workspace();
    matchers_.clear(); // names and days may have moved
    std::vector<RecordIndex> touched;
    bool all = moment_ == 0;
    for (const view::Filter& filter : filters_) {
        matchers_.emplace_back(columns, filter);
        for (const view::ColumnId column : view::columns_of(filter))
            all = all || !columns.touched_since(column, moment_, touched);
    }
    fits_.resize(workspace.record_count());
    const auto live = workspace.live(kind_);
    if (all) {
        pending_.assign(live.begin(), live.end());
    } else {
        for (const RecordIndex record : live)
            if (workspace.changed_since(record, seen_)) touched.push_back(record);
        pending_.insert(pending_.end(), touched.begin(), touched.end());
    }
    moment_ = columns.moment();
    seen_ = workspace.revision();
    if (pending_.empty()) count(workspace);
}

void QuickCounts::work(view::Columns& columns, std::int64_t until) {
    const Workspace& workspace = columns.workspace();
    while (!pending_.empty() && now_us() < until) {
        for (int i = 0; i < 64 && !pending_.empty(); ++i) {
            const RecordIndex record = pending_.back();
            pending_.pop_back();
            if (!workspace.is_live(record)) continue;
            std::uint8_t fits = 0;
            for (std::size_t filter = 0; filter < matchers_.size(); ++filter)
                if (matchers_[filter].holds(record)) fits |= static_cast<std::uint8_t>(1u << filter);
            fits_[record] = fits;
        }
    }
    if (pending_.empty()) count(workspace);
}

void QuickCounts::work_between_frames(Ui& ui) {
    if (working_) return;
    working_ = std::make_shared<int>(0);
    ui.app.platform().after(0, [this, &ui, alive = std::weak_ptr<int>(working_)] {
        if (alive.expired()) return; // the page is gone
        working_.reset();
        if (workspace_ != ui.app.workspace_number() || !ui.app.workspace()) return;
        view::Columns& columns = columns_of(ui);
        if (moment_ != columns.moment()) return; // the next frame sees to it
        work(columns, now_us() + slice_us);
        if (pending_.empty()) ui.app.platform().wake();
        else work_between_frames(ui);
    });
}

void QuickCounts::count(const Workspace& workspace) {
    counts_.assign(filters_.size(), 0);
    for (const RecordIndex record : workspace.live(kind_))
        for (std::size_t filter = 0; filter < counts_.size(); ++filter) counts_[filter] += fits_[record] >> filter & 1u;
    is_counted_ = true;
}

} // namespace yinfeng::ui
