#pragma once
// A figure that a change makes a thousand times larger or smaller: most often one that was typed in another unit (5 亿元
// that becomes 5 万元). It is written, and said so that somebody looks.

#include "base/amount.h"
#include "store/workspace.h"

#include <cstdint>
#include <vector>

namespace yinfeng::domain {

struct Leap {
    RecordIndex record = no_record;
    FieldId field = no_field;
    Quantity before, after;

    bool is_up() const { return after.value > before.value; }
    std::int64_t times() const; // how many times the smaller figure goes into the larger one, rounded down
};

// Before the change is applied.
std::vector<Leap> leaps_of(const Workspace& workspace, const Change& change);

} // namespace yinfeng::domain
