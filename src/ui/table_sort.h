#pragma once
// Sorting 100 000 rows at once: every value of a column becomes a 64-bit rank, kept until its record changes, and rows are
// sorted by ranks alone. Texts are ranked by pinyin; equal texts and links share one key.

#include "base/hash.h"
#include "model/catalogue.h"
#include "store/workspace.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <unordered_map>
#include <vector>

namespace yinfeng::ui {

inline constexpr std::int64_t rank_unfilled = std::numeric_limits<std::int64_t>::max(); // last, in both directions

class SortRanks {
public:
    using Custom = std::function<std::int64_t(RecordIndex)>;
    // One rank per record index; records of other kinds have none. `custom` is for columns that are no field.
    const std::vector<std::int64_t>& of(const Workspace& workspace, Kind kind, FieldId column, const Custom& custom);
    // Grows when of() has changed a rank: what was sorted or summed by the column may stay as it is until then.
    std::uint64_t version(FieldId column) const;
    void clear() { columns_.clear(); }

private:
    struct Column {
        std::uint64_t revision = 0; // of what the ranks were made from, plus one
        std::uint64_t seen = 0;     // the workspace's: records written later are ranked again
        std::uint64_t version = 0;
        std::vector<std::int64_t> ranks;
        std::vector<Value> texts;   // that were ranked, by record index
        std::unordered_map<std::string, std::string, StringHash, std::equal_to<>> keys; // text: pinyin_sort_key
    };
    void rank_texts(const Workspace& workspace, Kind kind, const FieldInfo& field, FieldId id, Column& column);
    static bool texts_stand(const Workspace& workspace, Kind kind, FieldId id, const Column& column);
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
