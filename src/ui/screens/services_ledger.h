#pragma once
// The ledger's rows: which service records are shown, in which order, and how many fall under each quick filter.
// Computed once per change, day, filter and sort; drawing reads the result, so 100 000 records cost nothing per frame.

#include "domain/service.h"
#include "ui/table_sort.h"
#include "ui/ui.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace yinfeng::ui {

enum class LedgerFilter : std::uint8_t { open, overdue, soon, visit, closed, all, count_ };
inline constexpr std::size_t ledger_filter_count = static_cast<std::size_t>(LedgerFilter::count_);

enum class LedgerColumn : std::uint8_t { code, issue, category, lead, progress, left, count_ };

struct LedgerSort {
    LedgerColumn column = LedgerColumn::left;
    bool descending = false;
    bool operator==(const LedgerSort&) const = default;
};

class ServicesLedger {
public:
    LedgerFilter filter = LedgerFilter::open;
    std::string query;
    LedgerSort sort;

    void update(Ui& ui); // cheap when nothing changed
    const std::vector<RecordIndex>& rows() const { return rows_; }
    std::size_t count(LedgerFilter which) const { return counts_[static_cast<std::size_t>(which)]; }
    const domain::ServiceSummary& summary() const { return summary_; }
    const domain::ServiceRules& rules() const { return rules_; }
    // The place of a record among the shown rows, or -1.
    int place_of(RecordIndex record) const;
    void reset();

private:
    struct Entry {
        RecordIndex record;
        std::int32_t urgency; // working days left; behind all of them what has no clock, is resolved, is closed
        std::uint8_t filters; // bit n: LedgerFilter n
    };
    void read(Ui& ui);
    void choose(Ui& ui);

    struct DataKey {
        const Workspace* workspace = nullptr;
        std::uint64_t records = 0, settings = 0;
        Date today;
        bool operator==(const DataKey&) const = default;
    } data_key_;
    struct ViewKey {
        std::uint64_t data = 0, others = 0; // others: names of projects and units, by which rows are found and sorted
        LedgerFilter filter = LedgerFilter::open;
        LedgerSort sort;
        std::string query;
        bool operator==(const ViewKey&) const = default;
    } view_key_;
    std::uint64_t data_version_ = 0;
    std::vector<Entry> entries_;
    std::vector<std::int64_t> urgency_; // by record index, for sorting
    std::array<std::size_t, ledger_filter_count> counts_{};
    domain::ServiceSummary summary_;
    domain::ServiceRules rules_;
    std::vector<RecordIndex> rows_;
    SortRanks ranks_;
};

} // namespace yinfeng::ui
