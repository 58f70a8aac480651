// The rows of a view in order and in groups.

#include "view/buckets.h"
#include "view/query.h"

#include <algorithm>
#include <unordered_map>

namespace yinfeng::view {

namespace {

constexpr Rank behind_all_labels = 1000;
constexpr Rank not_known = rank_unfilled - 1;

struct ValueHash {
    std::size_t operator()(const Value& value) const { return static_cast<std::size_t>(value.hash()); }
};

// No two different values have one rank. Two targets of one name have, amounts of other words (<10, ≤10), and what cannot be read.
bool has_own_rank(const Column& column) {
    switch (column.type) {
    case FieldType::text:
    case FieldType::choice:
    case FieldType::date:
    case FieldType::integer:
    case FieldType::boolean: return true;
    default: return false;
    }
}

// Rows by the group that they belong to: first each with its group, then at once into their places. Of 10 000 groups none has
// a list of its own.
class Gathering {
public:
    struct Group {
        Value key;
        Rank rank = 0;
        std::string sort_key;             // of texts that no rank orders
        RecordIndex last = no_record;     // of its records
        std::uint32_t begin = 0, end = 0; // in rows(), once arrange() has been called
    };

    std::uint32_t new_group(Value key) {
        groups_.push_back({std::move(key)});
        return static_cast<std::uint32_t>(groups_.size() - 1);
    }
    std::uint32_t group_of(const Value& key) {
        const auto [place, is_new] = place_of_.try_emplace(key, 0);
        if (is_new) place->second = new_group(key);
        return place->second;
    }
    void add(RecordIndex record, std::uint32_t group) {
        Group& into = groups_[group];
        if (into.last == record) return; // two values of a set in one group
        into.last = record;
        ++into.end;
        members_.push_back({record, group});
    }
    std::vector<Group>& groups() { return groups_; }
    std::span<const RecordIndex> rows(const Group& group) const {
        return std::span(rows_).subspan(group.begin, group.end - group.begin);
    }

    // The groups in their order; rows of each in the order in which they were added.
    std::vector<const Group*> arrange() {
        struct Place {
            Rank rank;
            std::uint32_t group;
        };
        std::vector<Place> places;
        places.reserve(groups_.size());
        for (std::uint32_t i = 0; i < groups_.size(); ++i) places.push_back({groups_[i].rank, i});
        std::ranges::sort(places, [this](const Place& left, const Place& right) {
            if (left.rank != right.rank) return left.rank < right.rank;
            const Group &a = groups_[left.group], &b = groups_[right.group];
            if (a.sort_key != b.sort_key) return a.sort_key < b.sort_key;
            return a.key.as_text() < b.key.as_text();
        });
        std::vector<const Group*> sorted;
        sorted.reserve(places.size());
        for (const Place& each : places) sorted.push_back(&groups_[each.group]);
        std::uint32_t begin = 0;
        for (Group& each : groups_) {
            const std::uint32_t count = each.end;
            each.begin = each.end = begin;
            begin += count;
        }
        rows_.resize(members_.size());
        for (const Member& each : members_) rows_[groups_[each.group].end++] = each.record;
        return sorted;
    }

private:
    struct Member {
        RecordIndex record;
        std::uint32_t group;
    };
    std::unordered_map<Value, std::uint32_t, ValueHash> place_of_;
    std::vector<Group> groups_; // before arrange(): `end` counts
    std::vector<Member> members_;
    std::vector<RecordIndex> rows_;
};

} // namespace

// Appends the groups of these rows at this level, and their rows to the order.
void Query::group(const View& view, std::span<const RecordIndex> rows, std::size_t level, Rows& into) {
    const Bucket& bucket = view.groups[level];
    const Column& column = columns_[bucket.column];
    const std::vector<Rank>& ranks = ranks_.of(view.kind, bucket.column);
    Gathering gathering;
    const auto group_of = [&](const Value& value) { return gathering.group_of(bucket_of(bucket, columns_, value)); };
    // Where it can be told without looking at the value, one record of each value says for all of them where they belong.
    const auto gather_by = [&](const auto& sign_of, auto unknown) {
        std::unordered_map<decltype(unknown), std::uint32_t> known;
        for (const RecordIndex record : rows) {
            const auto sign = sign_of(record);
            const auto [place, is_new] = known.try_emplace(sign, 0);
            if (is_new || sign == unknown) {
                Value value = columns_.value(record, bucket.column);
                const bool is_alone = bucket.by == Bucket::By::value && sign != unknown; // no other sign says the same
                place->second = is_alone ? gathering.new_group(std::move(value)) : group_of(value);
            }
            gathering.add(record, place->second);
        }
    };
    if (has_own_rank(column)) {
        gather_by([&](RecordIndex record) { return ranks[record]; }, not_known);
    } else if (column.source == Column::Source::field && column.type == FieldType::link) {
        gather_by([&](RecordIndex record) { return columns_.linked(record, column.field); }, no_record);
    } else {
        for (const RecordIndex record : rows) {
            columns_.each_value(
                record, bucket.column, [&](const Value& value) { gathering.add(record, group_of(value)); });
        }
    }
    // Groups by a value of which there is one stand in the order of their records.
    const bool is_ordered_by_rows =
        bucket.by == Bucket::By::value && is_ranked_by_text(column.type) && !is_set(column.type);
    for (Gathering::Group& each : gathering.groups()) {
        if (each.key.is_none()) each.rank = rank_unfilled;
        else if (is_in_no_bucket(bucket, each.key)) each.rank = rank_unfilled - 1;
        else if (is_ordered_by_rows) each.rank = std::min(ranks[each.last], rank_unfilled - 1);
        else if (bucket.by == Bucket::By::value) each.rank = rank_of_value(column, each.key);
        else if (bucket.by == Bucket::By::labels && each.key.shape() == Value::Shape::text) {
            each.rank = behind_all_labels + rank_of_value(column, each.key);
        } else if (each.key.shape() == Value::Shape::integer) each.rank = each.key.as_integer();
        if (is_ordered_by_rows || each.rank != 0 || each.key.shape() != Value::Shape::text) continue;
        each.sort_key = bucket.by == Bucket::By::value
                            ? pinyin_sort_key(bucket_words(bucket, columns_, each.key, language_))
                            : std::string(each.key.as_text());
    }
    const std::vector<const Gathering::Group*> sorted = gathering.arrange();
    if (level == 0) into.groups.reserve(sorted.size());
    for (const Gathering::Group* each : sorted) {
        const std::size_t place = into.groups.size();
        const std::span<const RecordIndex> its_rows = gathering.rows(*each);
        Group& made = into.groups.emplace_back();
        made.level = static_cast<std::uint8_t>(level);
        made.key = each->key;
        if (!each->key.is_none()) made.label = bucket_words(bucket, columns_, each->key, language_);
        made.first = static_cast<std::uint32_t>(into.order.size());
        if (level + 1 < view.groups.size()) group(view, its_rows, level + 1, into);
        else into.order.insert(into.order.end(), its_rows.begin(), its_rows.end());
        into.groups[place].count = static_cast<std::uint32_t>(into.order.size()) - into.groups[place].first;
    }
}

void Query::arrange(const View& view) {
    std::vector<RecordIndex> sorted = chosen_;
    std::vector<const std::vector<Rank>*> ranks;
    for (const SortBy& by : view.sort) ranks.push_back(&ranks_.of(view.kind, by.column));
    sort_rows(sorted, ranks, view.sort);
    rows_.groups.clear();
    rows_.order.clear();
    if (view.groups.empty()) rows_.order = std::move(sorted);
    else group(view, sorted, 0, rows_);
    rows_.count = chosen_.size();
}

Rows Query::regrouped(const std::vector<Bucket>& groups) {
    View view = view_;
    view.groups = groups;
    Rows other;
    other.count = rows_.count;
    other.of = rows_.of;
    if (groups.empty()) other.order = chosen_;
    else group(view, chosen_, 0, other);
    sum_up(view, other);
    return other;
}

Rows Query::rows_of(std::span<const RecordIndex> records) {
    std::vector<std::uint8_t> is_wanted(columns_.workspace().record_count());
    for (const RecordIndex record : records)
        if (record < is_wanted.size()) is_wanted[record] = 1;
    Rows some;
    some.of = rows_.of;
    std::vector<std::uint32_t> before; // so many of them stand before each place of the whole order
    before.reserve(rows_.order.size() + 1);
    for (const RecordIndex record : rows_.order) {
        before.push_back(static_cast<std::uint32_t>(some.order.size()));
        if (is_wanted[record]) some.order.push_back(record);
    }
    before.push_back(static_cast<std::uint32_t>(some.order.size()));
    const auto each_once = [](std::span<const RecordIndex> order) {
        std::vector<RecordIndex> once(order.begin(), order.end());
        std::ranges::sort(once);
        once.erase(std::unique(once.begin(), once.end()), once.end());
        return once;
    };
    const std::span<const RecordIndex> order(some.order);
    for (const Group& whole : rows_.groups) {
        const std::uint32_t first = before[whole.first], count = before[whole.first + whole.count] - first;
        if (count == 0) continue;
        const std::vector<RecordIndex> once = each_once(order.subspan(first, count));
        some.groups.push_back({whole.level, whole.key, whole.label, first, count, summaries_of(once)});
    }
    const std::vector<RecordIndex> once = each_once(order);
    some.count = once.size();
    some.sums = summaries_of(once);
    return some;
}

} // namespace yinfeng::view
