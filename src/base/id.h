// The name of a record, a replica or a write: 128 bits, of which the first 48 are the time of
// making (Unix milliseconds, as in UUIDv7 and ULID) and the other 80 are random, so ids made on
// unconnected computers never meet and sort by time. As text: 26 lower-case Crockford base32
// characters (no i, l, o, u) whose order is the order of the ids.
#pragma once

#include "base/hash.h"
#include "base/random.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace yinfeng {

struct Id {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    auto operator<=>(const Id&) const = default;
};

constexpr bool is_nil(Id id) { return id.high == 0 && id.low == 0; }

std::string to_string(Id id);

// Accepts exactly what to_string writes: upper case, look-alike letters and values over 128 bits
// are refused, so that one id has one spelling and files can be compared byte by byte.
std::optional<Id> parse_id(std::string_view text);

Id make_id(std::int64_t unix_ms, std::span<const std::byte, 10> random);

// When the id was made, by its maker's clock (which may be wrong: never decide anything by it).
constexpr std::int64_t made_at_unix_ms(Id id) { return static_cast<std::int64_t>(id.high >> 16); }

// The same id wherever it is made, of a text that says what it is the id of: for records of which an office has one (how a kind is
// arranged), so that two offices that make it write the same cells. Its time is 1970: it stands before all ids that were made.
Id derived_id(std::string_view text);

// Makes ids that strictly increase even when several fall into one millisecond or the clock steps
// back.
class IdSource {
public:
    explicit IdSource(RandomSource random) : random_(std::move(random)) {}
    Id next(std::int64_t unix_ms);

private:
    RandomSource random_;
    Id last_;
};

struct IdHash {
    std::size_t operator()(Id id) const { return static_cast<std::size_t>(combine_hashes(id.high, id.low)); }
};

} // namespace yinfeng

template <> struct std::hash<yinfeng::Id> : yinfeng::IdHash {};
