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

// No two different values have one rank. Two targets of one name have, and codes of a choice that are not known here.
bool has_own_rank(const Column& column) { return column.type == FieldType::text || column.type == FieldType::choice; }

} // namespace

// Appends the groups of these rows at this level, and their rows to the order.
void Query::group(const View& view, std::span<const RecordIndex> rows, std::size_t level) {
    const Bucket& bucket = view.groups[level];
    struct Gathered {
        Value key;
        std::string sort_key; // of texts
        std::int64_t rank = 0;
        std::vector<RecordIndex> rows;
    };
    std::unordered_map<Value, std::size_t, ValueHash> place_of;
    std::vector<Gathered> gathered;
    const Column& column = columns_[bucket.column];
    const auto place_for = [&](const Value& value) {
        const Value key = bucket_of(bucket, columns_, value);
        const auto [place, is_new] = place_of.try_emplace(key, gathered.size());
        if (is_new) gathered.push_back({key, {}, 0, {}});
        return place->second;
    };
    if (has_own_rank(column)) { // then one record of each value says for all of them where they belong
        const std::vector<Rank>& ranks = ranks_.of(view.kind, bucket.column);
        std::unordered_map<Rank, std::size_t> place_of_rank;
        for (const RecordIndex record : rows) {
            const auto [place, is_new] = place_of_rank.try_emplace(ranks[record], 0);
            if (is_new || ranks[record] == not_known) place->second = place_for(columns_.value(record, bucket.column));
            gathered[place->second].rows.push_back(record);
        }
    } else if (column.source == Column::Source::field &&
               column.type == FieldType::link) { // likewise one for each target
        std::unordered_map<RecordIndex, std::size_t> place_of_target;
        for (const RecordIndex record : rows) {
            const RecordIndex target = columns_.linked(record, column.field);
            const auto [place, is_new] = place_of_target.try_emplace(target, 0);
            if (is_new || target == no_record) place->second = place_for(columns_.value(record, bucket.column));
            gathered[place->second].rows.push_back(record);
        }
    } else {
        for (const RecordIndex record : rows) {
            columns_.each_value(record, bucket.column, [&](const Value& value) {
                std::vector<RecordIndex>& into = gathered[place_for(value)].rows;
                if (into.empty() || into.back() != record) into.push_back(record);
            });
        }
    }
    for (Gathered& each : gathered) {
        if (each.key.is_none()) each.rank = rank_unfilled;
        else if (is_in_no_bucket(bucket, each.key)) each.rank = rank_unfilled - 1;
        else if (bucket.by == Bucket::By::value) each.rank = rank_of_value(column, each.key);
        else if (bucket.by == Bucket::By::labels && each.key.shape() == Value::Shape::text) {
            each.rank = behind_all_labels + rank_of_value(column, each.key);
        } else if (each.key.shape() == Value::Shape::integer) each.rank = each.key.as_integer();
        if (each.rank != rank_unfilled && each.key.shape() == Value::Shape::text &&
            (each.rank == 0 || is_link(column.type))) {
            each.sort_key = bucket.by == Bucket::By::value
                                ? pinyin_sort_key(bucket_words(bucket, columns_, each.key, language_))
                                : std::string(each.key.as_text());
        }
    }
    std::ranges::stable_sort(gathered, [](const Gathered& a, const Gathered& b) {
        if (a.rank != b.rank) return a.rank < b.rank;
        if (a.sort_key != b.sort_key) return a.sort_key < b.sort_key;
        return a.key.as_text() < b.key.as_text();
    });
    for (const Gathered& each : gathered) {
        const std::size_t place = rows_.groups.size();
        Group made;
        made.level = static_cast<std::uint8_t>(level);
        made.key = each.key;
        if (!each.key.is_none()) made.label = bucket_words(bucket, columns_, each.key, language_);
        made.first = static_cast<std::uint32_t>(rows_.order.size());
        made.sums = summaries_of(view, each.rows);
        rows_.groups.push_back(std::move(made));
        if (level + 1 < view.groups.size()) group(view, each.rows, level + 1);
        else rows_.order.insert(rows_.order.end(), each.rows.begin(), each.rows.end());
        rows_.groups[place].count = static_cast<std::uint32_t>(rows_.order.size()) - rows_.groups[place].first;
    }
}

void Query::arrange(const View& view) {
    std::vector<RecordIndex> sorted = chosen_;
    std::vector<const std::vector<Rank>*> ranks;
    for (const SortBy& by : view.sort) ranks.push_back(&ranks_.of(view.kind, by.column));
    sort_rows(sorted, ranks, view.sort);
    rows_.groups.clear();
    rows_.order.clear();
    if (view.groups.empty()) rows_.order = sorted;
    else group(view, sorted, 0);
    rows_.sums = summaries_of(view, sorted);
    rows_.count = sorted.size();
    ++rows_.version;
}

} // namespace yinfeng::view
