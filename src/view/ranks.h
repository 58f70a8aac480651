#pragma once
// Sorting 100 000 rows at once: every value of a column becomes a 64-bit rank, kept until its record changes, and rows are
// sorted by ranks alone. The order is the same on every surface: Chinese by pinyin with 2号 before 10号, choices as their list
// has them, <10 before 10 before >10, a month before its days, unfilled ones last in both directions. Texts are ranked with room
// between them, so that a changed one finds its place without moving the others.

#include "model/value_rank.h"
#include "view/columns.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace yinfeng::view {

using Rank = std::int64_t;
using yinfeng::rank_unfilled; // last, in both directions
using yinfeng::rank_without_place;

// Of a value by itself: 0 of texts and links, whose order is that of their words.
Rank rank_of_value(const Column& column, const Value& value);

class Ranks {
public:
    explicit Ranks(Columns& columns) : columns_(columns) {}

    // One rank per record index; records of other kinds have none. Of a set: of its first element.
    const std::vector<Rank>& of(KindId kind, ColumnId column);
    // The same ahead of time, so many records at once; true when of() has nothing to do any more.
    bool prepare(KindId kind, ColumnId column, std::size_t records);
    // Grows when of() has changed a rank: what was sorted or grouped by the column may stay as it is until then.
    std::uint64_t version(KindId kind, ColumnId column) const;

private:
    struct Spot {             // of a distinct text among all, in order
        std::string_view key; // in Ranked::keys
        Rank rank;
    };
    struct Making;
    struct Ranked {
        bool is_made = false;
        std::uint32_t tables = 0;                              // text_tables_number() that the keys are made by
        std::uint64_t kind_revision = 0, seen = 0, moment = 0; // of what the ranks were made from
        std::uint64_t version = 0;
        std::vector<Rank> ranks;
        std::unordered_map<std::string, std::string, StringHash, std::equal_to<>> keys; // text: pinyin_sort_key
        std::vector<Spot> spots;                                                        // with room between the ranks
        std::shared_ptr<Making> making; // while it is ranked for the first time, or again as a whole
    };
    bool make(KindId kind, ColumnId column, Ranked& ranked, std::size_t records);
    bool follow(KindId kind, ColumnId column, Ranked& ranked, bool& moved);
    std::string text_of(RecordIndex record, ColumnId column);
    static const std::string& sort_key_of(Ranked& ranked, std::string_view text);

    Columns& columns_;
    std::unordered_map<std::uint64_t, Ranked> ranked_; // by kind and column
};

struct SortBy {
    ColumnId column = no_column;
    bool descending = false;
    bool operator==(const SortBy&) const = default;
};

// Stable in the order of `rows` where all ranks are equal.
void sort_rows(
    std::vector<RecordIndex>& rows, std::span<const std::vector<Rank>* const> ranks, std::span<const SortBy> order);

} // namespace yinfeng::view
