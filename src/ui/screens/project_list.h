#pragma once
// Which projects are shown: the filter, the facts that quick filters ask about, and the filtered list, each computed
// once per change. Facts (late, due, stale, 跟管落) cost more than reading a field: they are kept per project, made anew only
// for those that were written, and at 100 000 projects in slices between frames: a slice per frame would draw hundreds of
// pictures for nothing.

#include "base/amount.h"
#include "base/date.h"
#include "domain/project_values.h"
#include "store/workspace.h"
#include "ui/table_sort.h"
#include "ui/ui.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yinfeng::ui {

enum class Quick : std::uint8_t { all, overdue, due_soon, incomplete, stale, big, count_ };
inline constexpr std::size_t quick_count = static_cast<std::size_t>(Quick::count_);

struct ProjectFilter {
    Quick quick = Quick::all;
    std::vector<std::string> stages, industries, parks, investors, trackers, tags,
        sources;                                   // codes, texts, ids; any of each, all of them together
    std::optional<Decimal> amount_from, amount_to; // 万元
    bool amount_or_unfilled = false;
    std::string text;
    std::uint64_t version = 1; // raise it after every change

    bool is_empty() const;
    void clear();
};

enum class ProjectOrder : std::uint8_t { amount, stage_since, next_date, name };

class ProjectList {
public:
    void update(Ui& ui, const ProjectFilter& filter, ProjectOrder order);
    void reset();

    const std::vector<RecordIndex>& shown() const { return shown_; } // filtered, in the chosen order
    const QuantitySum& sum() const { return sum_; }
    const domain::ProjectValues& values() const { return values_; }
    std::size_t total() const { return total_; }
    std::uint32_t count(Quick quick) const { return counts_[static_cast<std::size_t>(quick)]; }
    std::uint64_t version() const { return version_; } // grows when shown() changes

private:
    struct Fact {
        std::uint32_t changed = 0; // Record::changed of when it was worked out
        std::uint8_t flags = 0;    // bit per Quick
        bool known = false;
    };
    void note_changes(Ui& ui);
    void work_on_facts(Ui& ui, bool all_of_them);
    void work_until(const app::App& app, std::chrono::steady_clock::time_point until);
    void work_between_frames(app::App& app);
    bool prepare_orders(std::chrono::steady_clock::time_point until);
    void filter(Ui& ui, const ProjectFilter& filter, ProjectOrder order);

    const Workspace* workspace_ = nullptr;
    std::vector<Fact> facts_; // by record index
    std::vector<RecordIndex> pending_;
    std::uint64_t seen_projects_ = 0, seen_others_ = 0, seen_filter_ = 0;
    Date today_;
    ProjectOrder order_ = ProjectOrder::amount;
    bool facts_changed_ = false;
    std::shared_ptr<int> working_;            // while a slice of facts is due between frames
    std::vector<RecordIndex> chosen_, shown_; // by the filter; and in the chosen order
    domain::ProjectValues values_;
    SortRanks ranks_;
    std::uint64_t prepared_revision_ = 0; // of the workspace, plus one, for which ranks of every order are there
    std::vector<std::uint64_t> versions_; // of what the order, the sum and the board follow from
    QuantitySum sum_;
    std::size_t total_ = 0;
    std::array<std::uint32_t, quick_count> counts_{};
    std::uint64_t version_ = 0;
};

} // namespace yinfeng::ui
