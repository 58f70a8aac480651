#pragma once
// What the two decoders share (snapshot.h, whole and in slices; snapshot_stream.h, piece by piece): the last line of a file, and
// the words for what is wrong with one.

#include "base/result.h"
#include "sync/snapshot_reader.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace yinfeng {

// What people hand over by mistake, told by the first bytes; empty if it may be a snapshot.
std::string_view wrong_file(std::string_view beginning);

// The last line, "end":{"bytes":18234,"sha256":"8f3a…"}}: what it covers, and the digest it states of that.
enum class Trailer : std::uint8_t { whole, missing, wrong_length, wrong_digest };
struct TrailerLine {
    Trailer state = Trailer::missing; // whole: the digest is still to be compared
    std::uint64_t covered = 0;        // bytes from the beginning of the file
    std::string stated;
};
inline constexpr std::size_t longest_trailer = 160; // with what may stand before it in its line
// `tail` is the end of the file, all of it or at least so many bytes before the blanks that it may end with; `before` is where in
// the file it begins.
TrailerLine find_trailer(std::string_view tail, std::uint64_t before);

// How far a reading came that failed.
struct BrokenReading {
    const SnapshotReader& reader;
    bool broke_off = false;      // the text ends where more should come
    bool is_utf8 = true;         // all of the file
    std::uint64_t bytes = 0;     // of the file
    std::uint64_t line_ends = 0; // before the place where it failed
    Trailer trailer = Trailer::whole;
};
Error explain(const BrokenReading& broken);
std::string damaged(std::string_view where);
std::string damaged(Trailer trailer); // which is not whole

} // namespace yinfeng
