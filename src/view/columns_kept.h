#pragma once
// The inside of Columns, shared by the files that implement it: columns.cpp (names, values), columns_follow.cpp (what changed).

#include "view/columns.h"

#include <algorithm>

namespace yinfeng::view {

inline constexpr std::size_t most_touches = 4096; // remembered per column; beyond that everything counts as touched

// What is kept of a column that depends on more than its own record.
struct Columns::Kept {
    struct Touch {
        std::uint64_t moment;
        RecordIndex record;
    };
    std::vector<Touch> touches;                       // in order of moment
    std::uint64_t all_at = 0;                         // the last moment at which any record may have changed
    std::uint64_t seen = 0, settings_revision = 0;    // of the workspace, when it was last followed
    FieldId back = no_field;                          // the link of another kind that points here, where one matters
    std::vector<std::vector<RecordIndex>> pointed_at; // by record of that kind: what it counted for then
    // Computed values by record, and Record::changed of when each was worked out.
    std::vector<Value> values;
    std::vector<std::uint32_t> changed;
    std::vector<std::uint8_t> known;

    void touch(std::uint64_t moment, RecordIndex record) {
        if (record < known.size()) known[record] = false;
        if (all_at == moment) return;
        if (touches.size() >= most_touches) touch_all(moment);
        else touches.push_back({moment, record});
    }
    void touch_all(std::uint64_t moment) {
        all_at = moment;
        touches.clear();
        std::ranges::fill(known, std::uint8_t{false});
    }
};

} // namespace yinfeng::view
