#pragma once
// Sorting 100 000 rows at once: every value of a column becomes a 64-bit rank, kept until its record changes, and rows are
// sorted by ranks alone. Texts are ranked by pinyin with room between them, so that a changed one finds its place without
// moving the others; equal texts and links share one key.

#include "base/hash.h"
#include "model/value_rank.h"
#include "store/workspace.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yinfeng::ui {

using yinfeng::rank_unfilled; // last, in both directions

class SortRanks {
public:
    // For columns that are no field: what to sort by, and of which other kinds it is worked out. A record is asked again when it
    // was written, and all are when a record of one of those kinds was.
    struct Custom {
        std::function<std::int64_t(RecordIndex)> key;
        std::span<const Kind> reads = {};
    };
    // One rank per record index; records of other kinds have none.
    const std::vector<std::int64_t>& of(const Workspace& workspace, Kind kind, FieldId column, const Custom& custom);
    // The same ahead of time, so many records at once; true when of() has nothing to do any more.
    bool prepare(const Workspace& workspace, Kind kind, FieldId column, const Custom& custom, std::size_t records);
    // Grows when of() has changed a rank: what was sorted or summed by the column may stay as it is until then.
    std::uint64_t version(FieldId column) const;
    void clear() { columns_.clear(); }

private:
    struct Spot {             // of a distinct text among all, in order
        std::string_view key; // in Column::keys
        std::int64_t rank;
    };
    struct Making;
    struct Column {
        std::uint64_t revision = 0; // of what the ranks were made from, plus one
        std::uint64_t others = 0;   // of the other kinds among it
        std::uint64_t seen = 0;     // the workspace's: records written later are ranked again
        std::uint64_t version = 0;
        std::vector<std::int64_t> ranks;
        std::unordered_map<std::string, std::string, StringHash, std::equal_to<>> keys; // text: pinyin_sort_key
        std::vector<Spot> spots;                                                        // with room between the ranks
        std::shared_ptr<Making> making; // while it is ranked for the first time, or again as a whole
    };
    bool make(
        const Workspace& workspace, Kind kind, FieldId id, const Custom& custom, Column& column, std::size_t records);
    static bool follow(
        const Workspace& workspace, Kind kind, FieldId id, const Custom& custom, Column& column, bool& moved);
    std::unordered_map<FieldId, Column> columns_;
};

struct SortBy {
    FieldId column = 0;
    bool descending = false;
};

// Stable in the order of `rows` where all ranks are equal.
void sort_rows(std::vector<RecordIndex>& rows, std::span<const std::vector<std::int64_t>* const> ranks,
    std::span<const SortBy> order);

} // namespace yinfeng::ui
