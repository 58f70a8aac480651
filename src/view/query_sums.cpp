// What is said of a column over some records.

#include "model/typed.h"
#include "view/query.h"

#include <algorithm>

namespace yinfeng::view {

namespace {

Decimal average_of(Decimal total, std::size_t counted) {
    const auto count = static_cast<std::int64_t>(counted);
    constexpr std::int64_t hundredth = Decimal::one / 100;
    const std::int64_t hundredths =
        (total.millionths / count + (total.millionths < 0 ? -hundredth : hundredth) / 2) / hundredth;
    return Decimal{hundredths * hundredth};
}

} // namespace

std::optional<Decimal> Summary::average() const {
    if (sum.counted() == 0) return std::nullopt;
    return average_of(sum.total(), sum.counted());
}

std::optional<Quantity> Summary::average_figure() const {
    if (sum.counted() == 0) return std::nullopt;
    const Quantity all = sum.quantity();
    const Decimal least = average_of(all.value, sum.counted()), most = average_of(all.upper(), sum.counted());
    return Quantity{least, all.qualifier, {most.millionths - least.millionths}};
}

std::optional<Decimal> Summary::share_of(const Summary& whole) const {
    const std::int64_t all = whole.sum.total().millionths, part = sum.total().millionths;
    if (all <= 0 || part < 0 || sum.counted() == 0) return std::nullopt;
    constexpr std::int64_t tenth = Decimal::one / 10;
    const double thousandths = static_cast<double>(part) / static_cast<double>(all) * 1000;
    return Decimal{static_cast<std::int64_t>(thousandths + 0.5) * tenth};
}

Summary Query::summary_of(ColumnId id, std::span<const RecordIndex> records, bool with_bounds) {
    Summary summary;
    summary.column = id;
    const Column& column = columns_[id];
    const std::vector<Rank>& ranks = ranks_.of(columns_[id].kind == no_kind ? kind_ : columns_[id].kind, id);
    RecordIndex least = no_record, greatest = no_record;
    const Workspace& workspace = columns_.workspace();
    const bool may_conflict = column.source == Column::Source::field && workspace.conflict_count() > 0;
    auto* figures = column.type == FieldType::quantity ? &columns_.figures(id) : nullptr;
    for (const RecordIndex record : records) {
        const Rank rank = ranks[record];
        if (rank == rank_unfilled) {
            ++summary.unfilled;
            if (column.is_figure()) summary.sum.add(std::nullopt);
            continue;
        }
        ++summary.filled;
        const bool is_placed = rank < rank_without_place;
        if (with_bounds && is_placed && (least == no_record || rank < ranks[least])) least = record;
        if (with_bounds && is_placed && (greatest == no_record || ranks[greatest] < rank)) greatest = record;
        if (!column.is_figure()) continue;
        if (figures) {
            summary.sum.add(figure_of(*figures, columns_, record).addend());
        } else {
            summary.sum.add(Quantity{Decimal::from_integer(std::clamp<std::int64_t>(
                columns_.value(record, id).as_integer(), -9'000'000'000'000, 9'000'000'000'000))});
        }
        if (may_conflict && workspace.record(record).conflicts > 0) {
            const Cell* cell = workspace.record(record).find(column.field);
            summary.conflicts += cell && cell->in_conflict();
        }
    }
    if (least != no_record) summary.least = columns_.value(least, id);
    if (greatest != no_record) summary.greatest = columns_.value(greatest, id);
    return summary;
}

// Of View::sums; several figures of one column are of one summary.
std::vector<Summary> Query::summaries_of(const View& view, std::span<const RecordIndex> records) {
    std::vector<Summary> summaries;
    summaries.reserve(view.sums.size());
    for (const Sum& sum : view.sums) {
        const auto known = std::ranges::find(summaries, sum.column, &Summary::column);
        if (known != summaries.end()) {
            summaries.push_back(*known);
            continue;
        }
        const bool with_bounds = std::ranges::any_of(view.sums, [&](const Sum& each) {
            return each.column == sum.column && (each.figure == Figure::least || each.figure == Figure::greatest);
        });
        summaries.push_back(summary_of(sum.column, records, with_bounds));
    }
    return summaries;
}

// Of each group and of all. An outer group of several values has a record once, however many of its inner groups that stands in.
void Query::sum_up(const View& view, Rows& into) {
    if (view.sums.empty()) {
        for (Group& group : into.groups) group.sums.clear();
        into.sums.clear();
        return;
    }
    const bool may_repeat = !view.groups.empty() && is_set(columns_[view.groups.back().column].type);
    std::vector<RecordIndex> each_once;
    for (Group& group : into.groups) {
        std::span<const RecordIndex> records = std::span(into.order).subspan(group.first, group.count);
        if (may_repeat && group.level + 1u < view.groups.size()) {
            each_once.assign(records.begin(), records.end());
            std::ranges::sort(each_once);
            each_once.erase(std::ranges::unique(each_once).begin(), each_once.end());
            records = each_once;
        }
        group.sums = summaries_of(view, records);
    }
    into.sums = summaries_of(view, chosen_);
}

} // namespace yinfeng::view
