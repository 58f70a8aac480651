#include "ui/screens/services_ledger.h"

#include "app/app.h"

#include <algorithm>
#include <unordered_set>

namespace yinfeng::ui {

using domain::ServiceState;
using domain::TimeStatus;

namespace {

constexpr std::int32_t no_clock = 1'000'000, resolved = 2'000'000, closed = 3'000'000;

constexpr std::uint8_t bit(LedgerFilter filter) {
    return static_cast<std::uint8_t>(1u << static_cast<unsigned>(filter));
}

FieldId field_of(LedgerColumn column) {
    switch (column) {
    case LedgerColumn::code: return field::service_record::code_;
    case LedgerColumn::issue: return field::service_record::title_;
    case LedgerColumn::category: return field::service_record::category_;
    case LedgerColumn::lead: return field::service_record::lead_unit_;
    default: return field::service_record::state_;
    }
}

} // namespace

void ServicesLedger::reset() { *this = ServicesLedger(); }

int ServicesLedger::place_of(RecordIndex record) const {
    const auto place = std::ranges::find(rows_, record);
    return place == rows_.end() ? -1 : static_cast<int>(place - rows_.begin());
}

void ServicesLedger::read(Ui& ui) {
    const Workspace& data = *ui.app.workspace();
    rules_ = domain::service_rules(data);
    const auto records = data.live(Kind::service_record);
    summary_ = domain::service_summary(data, records, ui.app.calendar(), ui.app.today());
    entries_.clear();
    entries_.reserve(records.size());
    urgency_.assign(data.record_count(), rank_unfilled);
    counts_ = {};
    for (const RecordIndex record : records) {
        const ServiceState state = domain::service_state_of(data, record);
        Entry entry{record, closed, bit(LedgerFilter::all)};
        entry.filters |= state == ServiceState::closed ? bit(LedgerFilter::closed) : bit(LedgerFilter::open);
        if (data.value(record, field::service_record::origin_).as_text() == "visit")
            entry.filters |= bit(LedgerFilter::visit);
        if (state == ServiceState::resolved) entry.urgency = resolved;
        if (state < ServiceState::resolved) {
            const auto clock = domain::service_clock(data, record, ui.app.calendar(), ui.app.today(), rules_);
            entry.urgency = clock.left.value_or(no_clock);
            if (clock.badge.status == TimeStatus::overdue) entry.filters |= bit(LedgerFilter::overdue);
            if (clock.badge.status == TimeStatus::due_soon) entry.filters |= bit(LedgerFilter::soon);
        }
        urgency_[record] = entry.urgency;
        for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += entry.filters >> i & 1u;
        entries_.push_back(entry);
    }
    ++data_version_;
}

void ServicesLedger::choose(Ui& ui) {
    const Workspace& data = *ui.app.workspace();
    rows_.clear();
    std::unordered_set<RecordIndex> found;
    if (!query.empty()) {
        // By its own words, and by the project or unit that stands in its row.
        auto& index = ui.app.search_index();
        index.update(data);
        for (const RecordIndex record : index.filter(data, Kind::service_record, query)) found.insert(record);
        const auto add_linked = [&](Kind kind, FieldId field) {
            for (const RecordIndex target : index.filter(data, kind, query))
                for (const RecordIndex record : data.links_to(data.record(target).id, field)) found.insert(record);
        };
        add_linked(Kind::project, field::service_record::project_);
        add_linked(Kind::enterprise, field::service_record::enterprise_);
        add_linked(Kind::unit, field::service_record::lead_unit_);
    }
    for (const Entry& entry : entries_)
        if ((entry.filters & bit(filter)) && (query.empty() || found.contains(entry.record)))
            rows_.push_back(entry.record);
    const FieldId column = field_of(sort.column);
    const std::vector<std::int64_t>* ranks[] = {
        sort.column == LedgerColumn::left ? &urgency_ : &ranks_.of(data, Kind::service_record, column, {}), &urgency_};
    const SortBy order[] = {{column, sort.descending}, {column, false}};
    sort_rows(rows_, ranks, order);
}

void ServicesLedger::update(Ui& ui) {
    const Workspace& data = *ui.app.workspace();
    const DataKey key{&data, data.revision(Kind::service_record), data.revision(Kind::settings), ui.app.today()};
    if (!(key == data_key_)) {
        data_key_ = key;
        read(ui);
    }
    ViewKey view{data_version_,
        data.revision(Kind::project) + data.revision(Kind::unit) + data.revision(Kind::enterprise), filter, sort,
        query};
    if (view == view_key_) return;
    view_key_ = std::move(view);
    choose(ui);
}

} // namespace yinfeng::ui
