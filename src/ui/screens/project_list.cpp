#include "ui/screens/project_list.h"

#include "app/app.h"
#include "domain/pipeline.h"
#include "model/typed.h"
#include "ui/field_words.h"
#include "ui/table_sort.h"

#include <algorithm>
#include <chrono>

namespace yinfeng::ui {

namespace {

constexpr Decimal big_amount = Decimal::from_integer(100'000); // 10 亿 in 万元
constexpr auto slice = std::chrono::milliseconds(8);
constexpr std::size_t few = 200; // at once

constexpr SortBy sorted_by[] = { // by ProjectOrder
    {field::project::amount_, true}, {field::project::stage_since_, false}, {field::project::next_date_, false},
    {field::project::name_, false}};

std::uint8_t bit(Quick quick) { return static_cast<std::uint8_t>(1u << static_cast<unsigned>(quick)); }

std::uint8_t flags_of(const domain::Reading& reading, RecordIndex project, const domain::StaleLimits& limits) {
    const Workspace& workspace = reading.data;
    std::uint8_t flags = bit(Quick::all);
    const domain::TimeStatus status = domain::project_badge(reading, project).status;
    if (status == domain::TimeStatus::overdue) flags |= bit(Quick::overdue);
    if (status == domain::TimeStatus::due_soon) flags |= bit(Quick::due_soon);
    if (!domain::responsibility(workspace, project).is_complete()) flags |= bit(Quick::incomplete);
    if (domain::stale_days(workspace, project, reading.today, limits)) flags |= bit(Quick::stale);
    if (domain::is_at_least(quantity_of(workspace.value(project, field::project::amount_)), big_amount))
        flags |= bit(Quick::big);
    return flags;
}

bool has(const std::vector<std::string>& list, std::string_view text) {
    return std::ranges::find(list, text) != list.end();
}

bool amount_fits(const ProjectFilter& filter, const std::optional<Quantity>& amount) {
    if (!filter.amount_from && !filter.amount_to) return true;
    if (!amount) return filter.amount_or_unfilled;
    if (filter.amount_from && !domain::is_at_least(amount, *filter.amount_from)) return false;
    // >10 亿 has no upper end, so it is never certainly "at most".
    if (filter.amount_to && (amount->qualifier == Qualifier::greater || amount->qualifier == Qualifier::at_least))
        return false;
    return !filter.amount_to || amount->value <= *filter.amount_to;
}

} // namespace

bool ProjectFilter::is_empty() const {
    return quick == Quick::all && stages.empty() && industries.empty() && parks.empty() && investors.empty() &&
           trackers.empty() && tags.empty() && sources.empty() && !amount_from && !amount_to && text.empty();
}

void ProjectFilter::clear() {
    const std::uint64_t next = version + 1;
    *this = {};
    version = next;
}

void ProjectList::reset() {
    const std::uint64_t next = version_ + 1;
    *this = {};
    version_ = next;
}

void ProjectList::note_changes(Ui& ui) {
    const Workspace& workspace = workspace_of(ui);
    const std::uint64_t others = workspace.revision(Kind::person) + workspace.revision(Kind::unit) +
                                 workspace.revision(Kind::settings) + workspace.revision(Kind::phase);
    if (workspace_ != &workspace || today_ != ui.app.today() || seen_others_ != others) {
        facts_.clear();
        pending_.clear();
        if (workspace_ != &workspace) working_.reset(), ranks_.clear(), values_.clear(), versions_.clear();
        workspace_ = &workspace;
        today_ = ui.app.today();
        seen_others_ = others;
        seen_projects_ = 0;
    }
    values_.update(workspace);
    if (seen_projects_ == workspace.revision(Kind::project) + 1) return;
    seen_projects_ = workspace.revision(Kind::project) + 1;
    facts_.resize(workspace.record_count());
    pending_.clear();
    for (const RecordIndex project : workspace.live(Kind::project)) {
        Fact& fact = facts_[project];
        const std::uint32_t changed = workspace.record(project).changed;
        if (fact.changed != changed) fact.known = false, fact.changed = changed;
        if (!fact.known) pending_.push_back(project);
    }
    total_ = workspace.live(Kind::project).size();
    facts_changed_ = true; // the counts at least
}

void ProjectList::work_until(const app::App& app, std::chrono::steady_clock::time_point until) {
    const domain::StaleLimits limits = domain::stale_limits(*workspace_);
    while (!pending_.empty()) {
        for (int i = 0; i < 64 && !pending_.empty(); ++i) {
            const RecordIndex project = pending_.back();
            pending_.pop_back();
            facts_[project].flags = flags_of(app.reading(), project, limits);
            facts_[project].known = true;
        }
        if (std::chrono::steady_clock::now() >= until) break;
    }
    facts_changed_ = true;
}

// So that the first sort by another order is as quick as the second; true when there is nothing left to do.
bool ProjectList::prepare_orders(std::chrono::steady_clock::time_point until) {
    for (const SortBy& by : sorted_by) {
        do {
            if (std::chrono::steady_clock::now() >= until) return false;
        } while (!ranks_.prepare(*workspace_, Kind::project, by.column, {}, 500));
    }
    prepared_revision_ = workspace_->revision() + 1;
    return true;
}

void ProjectList::work_between_frames(app::App& app) {
    if (working_) return;
    working_ = std::make_shared<int>(0);
    app.platform().after(0, [this, &app, number = app.workspace_number(), alive = std::weak_ptr<int>(working_)] {
        if (alive.expired()) return; // the list is gone
        working_.reset();
        if (app.workspace_number() != number || !app.workspace()) return; // the next frame sees to it
        const auto until = std::chrono::steady_clock::now() + slice;
        if (!pending_.empty()) {
            work_until(app, until);
            if (pending_.empty()) app.platform().wake();
        }
        if (pending_.empty() && prepare_orders(until)) return;
        work_between_frames(app);
    });
}

void ProjectList::work_on_facts(Ui& ui, bool all_of_them) {
    const Workspace& workspace = workspace_of(ui);
    if (!pending_.empty()) {
        if (all_of_them) work_until(ui.app, std::chrono::steady_clock::time_point::max());
        else if (pending_.size() <= few) work_until(ui.app, std::chrono::steady_clock::now() + slice);
        else work_between_frames(ui.app);
    } else if (prepared_revision_ != workspace.revision() + 1 && total_ > 10 * few) {
        work_between_frames(ui.app);
    }
    if (!facts_changed_) return;
    facts_changed_ = false;
    counts_ = {};
    for (const RecordIndex project : workspace.live(Kind::project)) {
        const std::uint8_t flags = facts_[project].flags;
        for (std::size_t quick = 1; quick < quick_count; ++quick) counts_[quick] += flags >> quick & 1u;
    }
    counts_[0] = static_cast<std::uint32_t>(total_);
}

void ProjectList::filter(Ui& ui, const ProjectFilter& filter, ProjectOrder order) {
    const Workspace& workspace = workspace_of(ui);
    std::vector<RecordIndex> candidates;
    if (filter.text.empty()) {
        const auto all = workspace.live(Kind::project);
        candidates.assign(all.begin(), all.end());
    } else {
        ui.app.search_index().update(workspace);
        candidates = ui.app.search_index().filter(workspace, Kind::project, filter.text);
    }
    std::uint16_t stages = 0;
    for (const std::string& code : filter.stages)
        if (const auto stage = domain::parse_stage(code))
            stages |= static_cast<std::uint16_t>(1u << static_cast<unsigned>(*stage));

    std::vector<RecordIndex> chosen;
    const std::uint8_t wanted = bit(filter.quick);
    const bool by_amount = filter.amount_from || filter.amount_to;
    for (const RecordIndex project : candidates) {
        if (filter.quick != Quick::all && !(facts_[project].flags & wanted)) continue;
        if (stages) {
            const auto stage = values_.stage(project);
            if (!stage || !(stages >> static_cast<unsigned>(*stage) & 1u)) continue;
        }
        if (!filter.industries.empty() &&
            !has(filter.industries, workspace.value(project, field::project::industry_).as_text()))
            continue;
        if (!filter.parks.empty() && !has(filter.parks, workspace.value(project, field::project::park_).as_text()))
            continue;
        if (!filter.investors.empty() &&
            !has(filter.investors, workspace.value(project, field::project::investor_).as_text()))
            continue;
        if (!filter.trackers.empty() &&
            !has(filter.trackers, workspace.value(project, field::project::tracker_).as_text()))
            continue;
        if (!filter.sources.empty() &&
            !has(filter.sources, workspace.value(project, field::project::source_).as_text()))
            continue;
        if (!filter.tags.empty() && std::ranges::none_of(workspace.elements(project, field::project::tags_),
                                        [&](std::string_view tag) { return has(filter.tags, tag); }))
            continue;
        if (by_amount && !amount_fits(filter, values_.amount(project))) continue;
        chosen.push_back(project);
    }

    const SortBy by = sorted_by[static_cast<std::size_t>(order)];
    // The list, its sum and the columns of the board stay as they are until one of these moves on; most edits move none.
    std::vector<std::uint64_t> versions{static_cast<std::uint64_t>(order), total_};
    for (const FieldId field : {by.column, field::project::stage_, field::project::amount_}) {
        ranks_.of(workspace, Kind::project, field, {});
        versions.push_back(ranks_.version(field));
    }
    if (version_ > 0 && chosen == chosen_ && versions == versions_) return;
    chosen_ = std::move(chosen);
    versions_ = std::move(versions);
    sum_ = {};
    for (const RecordIndex project : chosen_) sum_.add(values_.amount(project));
    shown_ = chosen_;
    const std::vector<std::int64_t>* of_column = &ranks_.of(workspace, Kind::project, by.column, {});
    sort_rows(shown_, std::span(&of_column, 1), std::span(&by, 1));
    ++version_;
}

void ProjectList::update(Ui& ui, const ProjectFilter& wanted, ProjectOrder order) {
    const std::uint64_t before = seen_projects_;
    const Workspace* workspace_before = workspace_;
    note_changes(ui);
    const bool by_facts = wanted.quick != Quick::all;
    const bool facts_were_due = !pending_.empty();
    work_on_facts(ui, by_facts);
    const bool moved_on = before != seen_projects_ || workspace_before != workspace_ ||
                          seen_filter_ != wanted.version || order_ != order || (by_facts && facts_were_due);
    if (!moved_on) return;
    seen_filter_ = wanted.version;
    order_ = order;
    filter(ui, wanted, order);
}

} // namespace yinfeng::ui
