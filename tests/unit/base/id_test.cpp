#include "base/id.h"

#include <doctest/doctest.h>

#include <array>
#include <cctype>
#include <unordered_set>

namespace yinfeng {
namespace {

Id random_id(SeededRandom& random) {
    // Values near the ends of the range break encoders first.
    switch (random.below(4)) {
    case 0: return {random.next() >> random.below(64), random.next()};
    case 1: return {~(random.next() >> random.below(64)), random.next()};
    default: return {random.next(), random.next()};
    }
}

} // namespace

TEST_CASE("known ids have known spellings") {
    CHECK(to_string(Id{}) == "00000000000000000000000000");
    CHECK(to_string(Id{0, 31}) == "0000000000000000000000000z");
    CHECK(to_string(Id{0, 32}) == "00000000000000000000000010");
    CHECK(to_string(Id{1, 0}) == "0000000000000g000000000000");
    CHECK(to_string(Id{UINT64_MAX, UINT64_MAX}) == "7zzzzzzzzzzzzzzzzzzzzzzzzz");
    CHECK(is_nil(Id{}));
    CHECK_FALSE(is_nil(Id{0, 1}));
}

TEST_CASE("an id survives being written and read, and text order is id order") {
    SeededRandom random(1);
    Id last = random_id(random);
    for (int i = 0; i < 20'000; ++i) {
        const Id id = random_id(random);
        const std::string text = to_string(id);
        REQUIRE(text.size() == 26);
        REQUIRE(parse_id(text) == id);
        REQUIRE((text < to_string(last)) == (id < last));
        last = id;
    }
}

TEST_CASE("only the canonical spelling is read") {
    const std::string good = to_string(Id{0x0191'2345'6789'abcd, 42});
    CHECK(parse_id(good).has_value());
    std::string upper = good;
    for (char& each : upper) {
        each = static_cast<char>(std::toupper(each));
    }
    CHECK_FALSE(parse_id(upper).has_value());
    CHECK_FALSE(parse_id("").has_value());
    CHECK_FALSE(parse_id(good.substr(1)).has_value());
    CHECK_FALSE(parse_id(good + "0").has_value());
    CHECK_FALSE(parse_id("80000000000000000000000000").has_value());
    for (const char wrong : {'i', 'l', 'o', 'u', '-', ' ', '\0', '\xe5'}) {
        std::string bad = good;
        bad[20] = wrong;
        CHECK_FALSE(parse_id(bad).has_value());
    }
}

TEST_CASE("an id carries its time") {
    const std::array<std::byte, 10> random{std::byte{0xff}, std::byte{1}, std::byte{2}, std::byte{3}, std::byte{4},
        std::byte{5}, std::byte{6}, std::byte{7}, std::byte{8}, std::byte{9}};
    const Id id = make_id(1'754'000'000'000, random);
    CHECK(made_at_unix_ms(id) == 1'754'000'000'000);
    CHECK((id.high & 0xffff) == 0xff01);
    CHECK(id.low == 0x0203'0405'0607'0809);
    CHECK(made_at_unix_ms(make_id(-5, random)) == 0);
}

TEST_CASE("an id source never repeats itself and never goes back, whatever the clock does") {
    SeededRandom random(5);
    IdSource source(random.source());
    std::unordered_set<Id, IdHash> seen;
    std::int64_t clock = 1'754'000'000'000;
    Id last;
    for (int i = 0; i < 50'000; ++i) {
        clock += random.between(-3, 3);
        const Id id = source.next(clock);
        REQUIRE(id > last);
        REQUIRE(seen.insert(id).second);
        last = id;
    }
}

TEST_CASE("an id that is made of a text is the same everywhere, and stands before those that were made") {
    const Id id = derived_id("arrangement project");
    CHECK(id == derived_id("arrangement project"));
    CHECK(id != derived_id("arrangement person"));
    CHECK_FALSE(is_nil(id));
    CHECK(made_at_unix_ms(id) == 0);
    CHECK(to_string(id) == "0000000000npxwh03wj1b6m6kp");
}

TEST_CASE("an id source carries over when the random part is exhausted") {
    IdSource source([](std::span<std::byte> out) {
        for (std::byte& each : out) {
            each = std::byte{0xff};
        }
    });
    const Id first = source.next(1000);
    const Id second = source.next(1000);
    CHECK(second > first);
    CHECK(made_at_unix_ms(second) == 1001);
}

} // namespace yinfeng
