// Addresses as text: what is written is read, and whatever else comes has a name.

#include "app/address.h"
#include "base/utf8.h"

#include "base/random.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace yinfeng;
using app::Address;
using app::AddressFault;
using app::parse_address;
using app::Screen;

namespace {

constexpr std::string_view views[] = {"", "standard:all", "standard:by_stage", "own:1", "own:50"};
constexpr std::string_view layouts[] = {"", "table", "statistics"};
constexpr std::string_view wheres[] = {
    "", "stage = signed | started && amount >= 100000", "name ~ \"甲!&where=\\\"乙\\n%\"", "(a = b"};
constexpr std::string_view names[] = {"", "2019 年招商项目", "a&b=c#d%e+f", "高新区“双招双引”", "x"};

Id any_id(SeededRandom& random) { return {random.next(), random.next()}; }

Address any_address(SeededRandom& random) {
    Address address;
    if (random.chance(3, 4)) address.workspace = any_id(random);
    if (random.chance(1, 8)) address.page.reset();
    else address.page = static_cast<Screen>(random.below(static_cast<std::uint64_t>(Screen::count_)));
    if (random.chance(1, 3)) address.list = info(static_cast<Kind>(random.below(known_kind_count))).name;
    address.view = random.chance(1, 4) ? "shared:" + to_string(any_id(random)) : std::string(views[random.below(5)]);
    if (random.chance(1, 2)) address.record = any_id(random);
    address.sight.layout = layouts[random.below(3)];
    switch (random.below(3)) {
    case 0: break;
    case 1: address.sight.conditions = app::Sight::Conditions::as_left; break;
    case 2: address.sight.conditions = app::Sight::Conditions::tried; address.sight.where = wheres[random.below(4)];
    }
    if (random.chance(1, 4)) address.sight.find = names[random.below(5)];
    address.name = names[random.below(5)];
    return address;
}

// What happens to links: cut, doubled, with a letter changed, in another case, with something of the sentence behind it.
std::string mangled(std::string text, SeededRandom& random) {
    constexpr std::string_view litter[] = {"。", "%", "&", "=", "#", "&&page=", "\xFF", "%ZZ", " ", "&record=0", "\n"};
    for (auto times = random.below(3) + 1; times > 0; --times) {
        const std::size_t at = text.empty() ? 0 : random.below(text.size());
        switch (random.below(5)) {
        case 0: text.resize(at); break;
        case 1: text.insert(at, litter[random.below(11)]); break;
        case 2:
            if (!text.empty()) text[at] = static_cast<char>(random.below(256));
            break;
        case 3: text += text.substr(at); break;
        case 4: text.erase(at, 3); break;
        }
    }
    return text;
}

} // namespace

TEST_CASE("an address that is written is read as it was, and is one word in any chat") {
    SeededRandom random(20190830);
    for (int i = 0; i < 5'000; ++i) {
        const Address address = any_address(random);
        const std::string text = app::to_text(address);
        const auto read = parse_address(text);
        REQUIRE_MESSAGE(read.has_value(), text);
        REQUIRE_MESSAGE(*read == address, text);
        REQUIRE_MESSAGE(
            std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f' && c != '#' && c != '"'; }), text);
    }
}

TEST_CASE("the parts of an address may stand in any order, and unknown ones are left out") {
    const auto read =
        parse_address("from=mail&record=01h3tsnb00g40r40m30e209185&view=standard:all&colour&page=services&");
    REQUIRE(read.has_value());
    CHECK(read->page == Screen::services);
    CHECK(read->view == "standard:all");
    CHECK(to_string(read->record) == "01h3tsnb00g40r40m30e209185");
}

TEST_CASE("strange, damaged and foreign addresses have a name each") {
    const auto fault = [](std::string_view text) {
        const auto read = parse_address(text);
        REQUIRE_FALSE(read.has_value());
        return read.error();
    };
    CHECK(fault("") == AddressFault::foreign);
    CHECK(fault("top") == AddressFault::foreign);
    CHECK(fault("/projects/12") == AddressFault::foreign);
    CHECK(fault("access_token=abc&state=1") == AddressFault::foreign);
    CHECK(fault(std::string(100'000, 'w')) == AddressFault::foreign);
    CHECK(fault("w=01h3tsnb00g40r40m30e20918") == AddressFault::damaged);  // cut
    CHECK(fault("w=01H3TSNB00G40R40M30E209185") == AddressFault::damaged); // one id has one spelling
    CHECK(fault("w=") == AddressFault::damaged);
    CHECK(fault("page=data&record=P058") == AddressFault::damaged);
    CHECK(fault("page=projects&page=data") == AddressFault::damaged);
    CHECK(fault("page=%E9%A1%B9") == AddressFault::damaged);
    CHECK(fault("page=data&view=%") == AddressFault::damaged);
    CHECK(fault("page=data&view=<script>") == AddressFault::damaged);
    CHECK(fault("page=calendar") == AddressFault::unknown_page);
    CHECK(fault("page=calendar&view=%4") == AddressFault::damaged); // what is broken is not blamed on the version
    // Nothing hangs on the name: a link that lost its end there still leads where it led.
    CHECK(parse_address("page=data&name=%E9%A1").has_value());
    CHECK(parse_address("page=data&name=%E9%A1%B9%0A%E2%80%AE")->name == "项");
}

TEST_CASE("conditions come whole, or the address is refused; those that are too long stay where they are") {
    using app::Sight;
    Address address{.view = "standard:all", .sight = {.layout = "table", .conditions = Sight::Conditions::tried}};
    address.sight.where = "amount >= 100000 && stage = signed";
    const std::string text = app::to_text(address);
    const std::size_t begin = text.find("where=");
    REQUIRE(begin != std::string::npos);
    for (std::size_t cut = begin + 6; cut < text.size(); ++cut) {
        const auto read = parse_address(text.substr(0, cut));
        CHECK_MESSAGE(!read, text.substr(0, cut));
    }
    for (std::size_t cut = begin; cut < begin + 6; ++cut) // less of the same: the view itself
        CHECK(parse_address(text.substr(0, cut))->sight.conditions == Sight::Conditions::of_view);
    CHECK_FALSE(app::leaves_out_conditions(address));
    address.sight.where = "name = \"" + std::string(5'000, 'x') + "\"";
    CHECK(app::leaves_out_conditions(address));
    const std::string left = app::to_text(address);
    CHECK(left.size() < 200);
    CHECK(parse_address(left)->sight.conditions == Sight::Conditions::as_left);
}

TEST_CASE("whatever becomes of an address on its way, it is read whole, as less of the same, or refused") {
    SeededRandom random(4);
    int refused = 0;
    for (int i = 0; i < 20'000; ++i) {
        const std::string text = mangled(app::to_text(any_address(random)), random);
        const auto read = parse_address(text);
        refused += !read.has_value();
        if (!read) continue;
        REQUIRE_MESSAGE(is_valid_utf8(read->name), text);
        const auto again = parse_address(app::to_text(*read)); // what is read can be written
        REQUIRE_MESSAGE((again && *again == *read), text);
    }
    CHECK(refused > 5'000);
}
