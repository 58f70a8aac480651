#pragma once
// How large things may be: the one table for writers and readers. What a writer is asked to write beyond it is refused in words
// before anything changes; what a file holds beyond it was not written by Yinfeng, and the file is refused.
//
// Only what honest work cannot reach stands here, or what protects a reader from a small file of a stranger. The cost of everything
// else - records, fields, elements, siblings, floors, replicas, keys of newer versions - is in proportion to
// the size of the file, and that has a bound.

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace yinfeng {

// One value, one name
inline constexpr std::size_t most_text_bytes = 64 * 1024; // about 21 000 Chinese characters
inline constexpr std::size_t most_name_bytes = 1024;      // of a kind or field; an element of a set is part of it
inline constexpr std::size_t most_author_bytes = 512;     // longer ones are cut (Workspace::set_author)
inline constexpr std::size_t most_number_bytes = 32;      // of a fraction or exponent in a value that is only carried
inline constexpr int most_exponent = 250;                 // of such a one; beyond, JSON readers disagree
inline constexpr int most_value_depth = 30;               // brackets in a value that is only carried
inline constexpr std::int64_t greatest_integer = (std::int64_t{1} << 53) - 1; // what every JSON reader keeps exactly
inline constexpr std::uint64_t greatest_n = std::uint64_t{1} << 53;
inline constexpr std::int64_t latest_wall_ms = 253'402'300'799'999; // end of the year 9999; the earliest is 0

namespace limits {

// One file, one workspace: edits and merges that would make more are refused (Workspace::apply, join).
inline constexpr std::size_t bytes = std::size_t{512} << 20; // 100 000 records of 20 fields are about 100 MB
inline constexpr std::size_t unknown_kinds = 1'000; // of newer versions; a kind has a list of its own in memory
inline constexpr std::int64_t version = 1'000'000;  // of format and schema

// What a packed file may grow to. Repetition packs well: deflate makes up to 1 032 bytes of one.
inline constexpr std::size_t highest_ratio = 1'040;
constexpr std::size_t unpacked_bytes(std::size_t packed_bytes) {
    return packed_bytes > bytes / highest_ratio ? bytes
                                                : std::max<std::size_t>(1'000'000, packed_bytes * highest_ratio);
}

} // namespace limits

} // namespace yinfeng
