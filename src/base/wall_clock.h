#pragma once
// Whether the clock of a computer that wrote something can be believed. Such a time is shown all the same, with a remark; it
// decides nothing.

#include <cstdint>

namespace yinfeng {

inline constexpr std::int64_t tolerated_ahead_ms = 24LL * 60 * 60 * 1000; // zones, and clocks that are set by hand
inline constexpr std::int64_t year_2000_ms = 946'684'800'000; // before it: a clock that has lost its battery

constexpr bool clock_is_ahead(std::int64_t wall_ms, std::int64_t now_ms) {
    return wall_ms > now_ms + tolerated_ahead_ms;
}
constexpr bool clock_is_doubtful(std::int64_t wall_ms, std::int64_t now_ms) {
    return wall_ms < year_2000_ms || clock_is_ahead(wall_ms, now_ms);
}

} // namespace yinfeng
