#include "view/statistics.h"

#include "model/typed.h"
#include "view/buckets.h"

#include <algorithm>
#include <unordered_map>

namespace yinfeng::view {

namespace {

struct ValueHash {
    std::size_t operator()(const Value& value) const { return static_cast<std::size_t>(value.hash()); }
};
using Places = std::unordered_map<Value, std::size_t, ValueHash>; // of parts, by key

bool is_number(const Column& column, Figure figure) {
    return column.is_figure() || figure == Figure::count || figure == Figure::share;
}

// Its values follow one another by themselves, so that nobody looks for the largest first.
bool is_in_order(const Columns& columns, const Bucket& bucket) {
    if (bucket.by != Bucket::By::value) return true;
    switch (columns[bucket.column].type) {
    case FieldType::choice:
    case FieldType::choice_set:
    case FieldType::date:
    case FieldType::integer:
    case FieldType::quantity:
    case FieldType::boolean: return true;
    default: return false;
    }
}

std::optional<double> number_in(const View& view, const Tally& tally, std::size_t count, const Summary& summary) {
    if (!tally.figure) return static_cast<double>(count);
    const auto number = [](Decimal value) {
        return static_cast<double>(value.millionths) / static_cast<double>(Decimal::one);
    };
    const auto bound = [&](const Value& value) -> std::optional<double> {
        if (value.shape() == Value::Shape::integer) return static_cast<double>(value.as_integer());
        const auto quantity = quantity_of(value);
        return quantity ? std::optional(number(quantity->value)) : std::nullopt;
    };
    switch (view.sums[*tally.figure].figure) {
    case Figure::sum: return summary.sum.counted() > 0 ? std::optional(number(summary.sum.total())) : std::nullopt;
    case Figure::count: return static_cast<double>(summary.filled);
    case Figure::average: {
        const auto average = summary.average();
        return average ? std::optional(number(*average)) : std::nullopt;
    }
    case Figure::least: return bound(summary.least);
    case Figure::greatest: return bound(summary.greatest);
    case Figure::share: break;
    }
    const auto share = summary.share_of(tally.all.summary);
    return share ? std::optional(number(*share)) : std::nullopt;
}

// --- one dimension -----------------------------------------------------------------------------------------

struct Dimension {
    std::vector<Part> parts;
    Places places;              // of all but the rest
    std::size_t rest = no_part; // its place
    void note_places() {
        places.clear();
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (parts[i].what == Part::What::rest) rest = i;
            else places[parts[i].key] = i;
        }
    }
    std::size_t place_of(const Value& key) const {
        const auto found = places.find(key);
        return found == places.end() ? rest : found->second;
    }
};

class Maker {
public:
    Maker(Query& query, const View& view, Tally& tally) : query_(query), view_(view), tally_(tally) {}

    // Of the outer groups of `rows`.
    Dimension dimension(const Bucket& bucket, std::size_t most, const Rows& rows) {
        Dimension made;
        const std::vector<std::uint8_t> stands_alone = largest(bucket, rows, most);
        std::vector<RecordIndex> together;
        Part rest;
        rest.what = Part::What::rest;
        rest.values = 0;
        for (std::size_t i = 0; i < rows.groups.size(); ++i) {
            const Group& group = rows.groups[i];
            if (group.level > 0) continue;
            if (!stands_alone[i]) {
                const auto its = std::span(rows.order).subspan(group.first, group.count);
                together.insert(together.end(), its.begin(), its.end());
                ++rest.values;
                continue;
            }
            made.parts.push_back({what_of(bucket, group), group.key, group.label, 1, counted(group.count, group.sums)});
        }
        if (rest.values > 0) {
            rest.total = counted(together);
            made.parts.push_back(std::move(rest));
        }
        if (!is_in_order(query_.columns(), bucket)) sort_by_size(made.parts);
        std::ranges::stable_sort(made.parts, {}, &Part::what);
        made.note_places();
        return made;
    }

    Counted counted(std::size_t count, std::span<const Summary> sums) const {
        Counted made{count, {}};
        if (tally_.figure && *tally_.figure < sums.size()) made.summary = sums[*tally_.figure];
        return made;
    }
    Counted counted(std::vector<RecordIndex>& records) {
        std::ranges::sort(records);
        records.erase(std::ranges::unique(records).begin(), records.end());
        if (!tally_.figure) return {records.size(), {}};
        return counted(records.size(), query_.summaries_of(records));
    }

private:
    static constexpr double smallest = -std::numeric_limits<double>::infinity();

    void sort_by_size(std::vector<Part>& parts) const {
        struct Sized {
            double size;
            std::size_t count, place;
        };
        std::vector<Sized> order;
        order.reserve(parts.size());
        for (std::size_t i = 0; i < parts.size(); ++i)
            order.push_back({number_of(view_, tally_, parts[i].total).value_or(smallest), parts[i].total.count, i});
        std::ranges::stable_sort(order, [](const Sized& left, const Sized& right) {
            return left.size != right.size ? left.size > right.size : left.count > right.count;
        });
        std::vector<Part> sorted;
        sorted.reserve(parts.size());
        for (const Sized& each : order) sorted.push_back(std::move(parts[each.place]));
        parts = std::move(sorted);
    }
    static Part::What what_of(const Bucket& bucket, const Group& group) {
        if (group.key.is_none()) return Part::What::unfilled;
        return is_in_no_bucket(bucket, group.key) ? Part::What::vague : Part::What::value;
    }
    // Of each group whether it is a part of its own: where there are too many, the largest are.
    std::vector<std::uint8_t> largest(const Bucket& bucket, const Rows& rows, std::size_t most) const {
        struct Sized {
            double size;
            std::size_t count, place;
        };
        std::vector<Sized> values;
        for (std::size_t i = 0; i < rows.groups.size(); ++i) {
            const Group& group = rows.groups[i];
            if (group.level > 0 || what_of(bucket, group) != Part::What::value) continue;
            static const Summary nothing;
            const Summary& summary = tally_.figure ? group.sums[*tally_.figure] : nothing;
            values.push_back({number_in(view_, tally_, group.count, summary).value_or(smallest), group.count, i});
        }
        std::vector<std::uint8_t> alone(rows.groups.size(), 1);
        if (values.size() <= most) return alone;
        const auto first_of_rest = values.begin() + static_cast<std::ptrdiff_t>(most - 1);
        std::ranges::nth_element(values, first_of_rest, [](const Sized& left, const Sized& right) {
            if (left.size != right.size) return left.size > right.size;
            return left.count != right.count ? left.count > right.count : left.place < right.place;
        });
        for (auto each = first_of_rest; each != values.end(); ++each) alone[each->place] = false;
        return alone;
    }

    Query& query_;
    const View& view_;
    Tally& tally_;
};

// --- periods -----------------------------------------------------------------------------------------------

// False where there would be too many.
bool fill_gaps(const Columns& columns, const Bucket& bucket, Dimension& dimension) {
    std::vector<std::pair<int, std::size_t>> there;
    for (std::size_t i = 0; i < dimension.parts.size(); ++i) {
        if (dimension.parts[i].what != Part::What::value) continue;
        const auto number = period_number(bucket.by, dimension.parts[i].key);
        if (!number) return false;
        there.emplace_back(*number, i);
    }
    if (there.size() < 2) return true;
    const int span = there.back().first - there.front().first;
    if (span < 0 || static_cast<std::size_t>(span) >= most_rows) return false;
    std::vector<Part> filled;
    int next = there.front().first;
    for (const auto& [number, place] : there) {
        for (; next < number; ++next) {
            Part gap;
            gap.key = period_key(bucket.by, next);
            gap.label = bucket_words(bucket, columns, gap.key, columns.language());
            filled.push_back(std::move(gap));
        }
        filled.push_back(std::move(dimension.parts[place]));
        ++next;
    }
    for (Part& part : dimension.parts)
        if (part.what != Part::What::value) filled.push_back(std::move(part));
    dimension.parts = std::move(filled);
    dimension.note_places();
    return true;
}

} // namespace

// --- what is counted ---------------------------------------------------------------------------------------

bool is_period(const Bucket& bucket) {
    return bucket.by == Bucket::By::month || bucket.by == Bucket::By::quarter || bucket.by == Bucket::By::year;
}

bool is_ladder(const Columns& columns, const Bucket& bucket) {
    if (bucket.by == Bucket::By::labels) return true;
    const Column& column = columns[bucket.column];
    if (bucket.by != Bucket::By::value || column.type != FieldType::choice) return false;
    switch (column.options.choices) {
    case ChoiceList::stage:
    case ChoiceList::service_state:
    case ChoiceList::growth: return true;
    default: return false;
    }
}

std::optional<std::size_t> counted_figure(const Columns& columns, const View& view) {
    for (std::size_t i = 0; i < view.sums.size(); ++i)
        if (is_number(columns[view.sums[i].column], view.sums[i].figure)) return i;
    return std::nullopt;
}

bool adds_up(const View& view, std::optional<std::size_t> figure) {
    if (!figure) return true;
    const Figure said = view.sums[*figure].figure;
    return said == Figure::sum || said == Figure::count || said == Figure::share;
}

bool can_draw(const Columns& columns, const View& view, Chart chart) {
    switch (chart) {
    case Chart::stacked: return view.groups.size() > 1 && adds_up(view, counted_figure(columns, view));
    case Chart::line: return std::ranges::any_of(view.groups, is_period);
    case Chart::funnel:
        return std::ranges::any_of(view.groups, [&](const Bucket& bucket) { return is_ladder(columns, bucket); });
    case Chart::bars:
    case Chart::matrix: break;
    }
    return true;
}

Counting counting_of(const Columns& columns, const View& view) {
    Counting counting;
    const bool is_asked = view.chart && can_draw(columns, view, *view.chart);
    if (is_asked) counting.chart = *view.chart;
    else if (!view.groups.empty() && is_period(view.groups.front())) counting.chart = Chart::line;
    else if (can_draw(columns, view, Chart::stacked)) counting.chart = Chart::stacked;
    else if (view.groups.size() > 1) counting.chart = Chart::matrix;
    counting.by = view.groups;
    const auto first = [&](auto suits) { // in front, with the other one behind it
        const auto found = std::ranges::find_if(counting.by, suits);
        if (found != counting.by.end()) std::rotate(counting.by.begin(), found, found + 1);
    };
    switch (counting.chart) {
    case Chart::bars: counting.by.resize(std::min<std::size_t>(1, counting.by.size())); break;
    case Chart::matrix: counting.most_columns = most_across; break;
    case Chart::line:
        first(is_period);
        counting.fills_gaps = true;
        break;
    case Chart::funnel:
        first([&](const Bucket& bucket) { return is_ladder(columns, bucket); });
        counting.by.resize(1);
        break;
    case Chart::stacked: break;
    }
    return counting;
}

// --- the table of figures ----------------------------------------------------------------------------------

const Counted* Tally::at(std::size_t row, std::size_t column) const {
    if (row >= cells_.size()) return nullptr;
    const auto found = std::ranges::lower_bound(cells_[row], column, {}, &Cell::column);
    return found != cells_[row].end() && found->column == column ? &found->counted : nullptr;
}

std::size_t Tally::repeated(const std::vector<Part>& parts) const {
    std::size_t together = 0;
    for (const Part& part : parts) together += part.total.count;
    return together > all.count ? together - all.count : 0;
}

Tally make_tally(Query& query, const View& view, const Counting& counting) {
    Tally tally;
    tally.figure = counted_figure(query.columns(), view);
    tally.by = counting.by;
    Maker maker(query, view, tally);
    tally.all = maker.counted(query.rows().count, query.rows().sums);
    if (counting.by.empty()) return tally;
    // What the view's own groups say already is not asked again. An outer group has a record once only where its inner ones do.
    const auto repeats = [&](const Bucket& bucket) { return is_set(query.columns()[bucket.column].type); };
    const bool are_rows_there =
        counting.by[0] == view.groups[0] && (view.groups.size() == 1 || !repeats(view.groups[1]));
    Rows regrouped;
    if (!are_rows_there) regrouped = query.regrouped({counting.by[0]});
    Dimension columns, rows = maker.dimension(counting.by[0], most_rows, are_rows_there ? query.rows() : regrouped);
    if (counting.fills_gaps) tally.has_gaps = !fill_gaps(query.columns(), counting.by[0], rows);
    if (counting.by.size() > 1) {
        columns = maker.dimension(counting.by[1], counting.most_columns, query.regrouped({counting.by[1]}));
        const bool are_both_there = counting.by == view.groups;
        if (!are_both_there) regrouped = query.regrouped(counting.by);
        const Rows& both = are_both_there ? query.rows() : regrouped;
        tally.cells_.resize(rows.parts.size());
        std::unordered_map<std::uint64_t, std::vector<RecordIndex>> together; // of rests: records by row and column
        std::size_t row = no_part;
        for (const Group& group : both.groups) {
            if (group.level == 0) {
                row = rows.place_of(group.key);
                continue;
            }
            const std::size_t column = columns.place_of(group.key);
            if (row == no_part || column == no_part) continue;
            if (row != rows.rest && column != columns.rest) {
                tally.cells_[row].push_back(
                    {static_cast<std::uint32_t>(column), maker.counted(group.count, group.sums)});
                continue;
            }
            auto& records = together[(static_cast<std::uint64_t>(row) << 32) | column];
            const auto its = std::span(both.order).subspan(group.first, group.count);
            records.insert(records.end(), its.begin(), its.end());
        }
        for (auto& [place, records] : together)
            tally.cells_[place >> 32].push_back({static_cast<std::uint32_t>(place), maker.counted(records)});
        for (auto& cells : tally.cells_) std::ranges::sort(cells, {}, &Tally::Cell::column);
    }
    tally.rows = std::move(rows.parts);
    tally.columns = std::move(columns.parts);
    return tally;
}

std::optional<double> number_of(const View& view, const Tally& tally, const Counted& counted) {
    return number_in(view, tally, counted.count, counted.summary);
}

std::string words_of(const Columns& columns, const View& view, const Tally& tally, const Counted& counted) {
    if (!tally.figure) return std::to_string(counted.count);
    if (counted.count == 0) return {};
    return figure_words(columns, view.sums[*tally.figure], counted.summary, tally.all.summary);
}

} // namespace yinfeng::view
