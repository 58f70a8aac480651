#pragma once
// How large one value and one name may be. Writing refuses what is larger, so a file that breaks these bounds
// (sync/snapshot_limits.h has the others) was not written by Yinfeng.

#include <cstddef>
#include <cstdint>

namespace yinfeng {

inline constexpr std::size_t most_text_bytes = 64 * 1024;       // about 21 000 Chinese characters
inline constexpr std::size_t most_compound_bytes = 1024 * 1024; // a deletion note of a record with many elements
inline constexpr std::size_t most_name_bytes = 1024;            // of a field; an element of a set is part of it
inline constexpr std::size_t most_author_bytes = 512;
inline constexpr std::int64_t greatest_integer = (std::int64_t{1} << 53) - 1; // what every JSON reader keeps exactly
inline constexpr std::uint64_t greatest_n = std::uint64_t{1} << 53;
inline constexpr std::int64_t latest_wall_ms = 253'402'300'799'999; // end of the year 9999; the earliest is 0

} // namespace yinfeng
