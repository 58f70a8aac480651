#pragma once
// Computed fields (domain/computed.def): rules as columns, with the types and options of the catalogue's fields. What a rule may
// know of the world is a Reading; it is a pure function of that and of one record.

#include "domain/reading.h"
#include "model/catalogue.h"
#include "model/value.h"
#include "store/workspace.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace yinfeng::domain {

// What a rule looks at besides its own record.
enum class Read : std::uint8_t {
    nothing,
    day,        // today and the calendar
    settings,   // of the workspace
    links,      // the records that the record's own links point at
    phases,     // of a project
    follow_ups, // of a project
};

// How people see its value where a word would say too little; one painter each (ui/records/cell.h).
enum class Look : std::uint8_t {
    plain,
    time, // the badge against time: colour, icon and words (time_badge.h)
    duty, // 跟管落: three squares
};

struct ComputedOptions {
    FieldOptions field;
    std::array<Read, 4> reads{}; // Read::nothing: no more
    Look look = Look::plain;
    bool looks_at(Read what) const {
        for (const Read read : reads) {
            if (read == what) return true;
        }
        return false;
    }
};

struct ComputedInfo {
    FieldInfo field; // as a field of the catalogue would be
    ComputedOptions options;
    Value (*value)(const Reading&, RecordIndex);
};

std::span<const ComputedInfo> computed_fields();                            // all kinds, in the order of computed.def
std::optional<std::size_t> find_computed(Kind kind, std::string_view name); // place in computed_fields()

} // namespace yinfeng::domain
