#pragma once
// Bounds for files from outside. Each is far above what honest work makes and low enough that a hostile file costs
// memory and time in proportion to its size. Values and names have theirs in model/limits.h.

#include "model/limits.h"

#include <algorithm>
#include <cstddef>

namespace yinfeng::limits {

inline constexpr std::size_t bytes = std::size_t{512} << 20; // 100 000 records of 20 fields are about 100 MB
inline constexpr int depth = 32;                             // a cell with a compound value needs 7 and more
inline constexpr std::size_t records = 2'000'000;
inline constexpr std::size_t fields_per_record = 16'384; // elements of sets are fields
inline constexpr std::size_t cells = 20'000'000;
inline constexpr std::size_t kinds = 1'000; // that this version does not know
inline constexpr std::size_t replicas = 100'000;
inline constexpr std::size_t header_extras = 64;

// What a packed file may grow to: real snapshots pack 10 to 20 times, and a bomb a thousand times.
inline constexpr std::size_t highest_ratio = 200;
constexpr std::size_t unpacked_bytes(std::size_t packed_bytes) {
    return packed_bytes > bytes / highest_ratio ? bytes
                                                : std::max<std::size_t>(1'000'000, packed_bytes * highest_ratio);
}

// Per cell. The reference asks for 64 siblings; a province that hands one record to 300 offices and merges their
// answers has 300 honest ones, so the bound stands above that. No algorithm is worse than siblings x siblings.
inline constexpr std::size_t siblings = 1'024;
inline constexpr std::size_t history = 1'024; // only the newest history_limit are kept
inline constexpr std::size_t context = 4'096;

} // namespace yinfeng::limits
