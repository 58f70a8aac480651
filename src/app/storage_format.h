#pragma once
// How a workspace lies in the three tables of its database. Pure functions; vault.cpp moves the bytes.
//
//   log    one entry per change, "<n, 16 digits>.<part, 4 digits>.<parts, 4 digits>", n counting up
//   chunk  the records of one slot (about 256), "<sequence, 10 digits>.<slot, 8 digits>.<part>.<parts>"
//   meta   "manifest_a.<part>", "manifest_b.<part>": written in turns; "m.<key>": small texts
//
// Entries of log and chunk are sealed: the SHA-256 of the payload, how it is packed, a line end, the payload. Each
// proves itself, so that whatever is left of a damaged database can be read without a manifest. A value is at most
// 60 KB, because larger ones are kept outside the database proper by Chromium and can part from it.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::app {

inline constexpr std::size_t most_value_bytes = 60 * 1024;
inline constexpr std::uint32_t records_per_slot = 256;

struct StoredChunk {
    std::uint32_t slot = 0;
    std::uint64_t sequence = 0; // of the checkpoint that wrote it
    std::uint32_t parts = 0;
    std::uint64_t bytes = 0; // as stored
    std::string sha256;      // of the payload
    bool operator==(const StoredChunk&) const = default;
};

struct Manifest {
    std::uint64_t sequence = 0;
    std::uint64_t log_covered = 0; // entries up to this one are in the chunks
    bool log_complete = true;      // what came since the manifest before is also in the log
    std::vector<StoredChunk> chunks;
};
std::vector<std::string> write_manifest(const Manifest& manifest); // the values of its parts
std::optional<Manifest> read_manifest(const std::vector<std::string>& parts);
// A manifest whose first line states a later format: what lies beside it is not for this version.
bool is_of_newer_version(const std::vector<std::string>& parts);

enum class Packing : char { raw = 'r', gzip = 'z' };
std::string seal(std::string_view payload, Packing packing, std::string* sha256 = nullptr);
struct Unsealed {
    std::string_view payload;
    Packing packing;
    std::string_view sha256;
};
std::optional<Unsealed> unseal(std::string_view sealed); // nothing if the digest is wrong

std::vector<std::string> split(std::string_view bytes);

struct PartKey {              // of log and chunk keys; `slot` is 0 for the log
    std::uint64_t number = 0; // n or sequence
    std::uint32_t slot = 0, part = 0, parts = 0;
};
std::string log_key(std::uint64_t n, std::uint32_t part, std::uint32_t parts);
std::string chunk_key(std::uint64_t sequence, std::uint32_t slot, std::uint32_t part, std::uint32_t parts);
std::optional<PartKey> parse_log_key(std::string_view key);
std::optional<PartKey> parse_chunk_key(std::string_view key);

std::string manifest_key(int which, std::size_t part); // which: 0 or 1
inline constexpr std::string_view manifest_prefix[2] = {"manifest_a.", "manifest_b."};
inline constexpr std::string_view meta_prefix = "m.";
inline constexpr std::string_view replica_key = "m.replica"; // in every database since its first opening

} // namespace yinfeng::app
