#pragma once
// How much of a stranger's document is read, for all formats alike.

#include <cstddef>
#include <cstdint>

namespace yinfeng::documents {

inline constexpr std::uint64_t most_file_bytes = 200u << 20;   // as it lies on the disk
inline constexpr std::uint64_t most_unpacked_bytes = 1u << 30; // all parts together that are read
inline constexpr std::uint64_t most_part_ratio =
    1000;                                         // unpacked to packed, of a part above 1 MB: deflate makes no more
inline constexpr std::size_t most_parts = 10'000; // of an archive
inline constexpr std::uint32_t most_rows = 1'048'576, most_columns = 16'384; // as Excel has them
inline constexpr std::size_t most_cells = 20'000'000;                        // that hold something, of a sheet
inline constexpr std::size_t most_cell_bytes = 4 * 32'767;                   // of a text: Excel keeps 32 767 characters
inline constexpr std::size_t most_merged = 100'000;
inline constexpr std::size_t most_depth = 256; // of elements

} // namespace yinfeng::documents
