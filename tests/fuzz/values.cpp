// Writers and readers from the value side: the bytes choose what a workspace holds, and whatever they choose is written - with a
// buffer of a size they choose as well - read, and equal.
#include "sync/snapshot.h"
#include "tests/support/any_workspace.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

using namespace yinfeng;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::size_t at = 0;
    const test::Choose choose = [&](std::uint64_t bound) {
        std::uint64_t number = 0;
        for (std::uint64_t left = bound - 1; left > 0; left >>= 8) number = number << 8 | (at < size ? data[at++] : 0u);
        return number % bound;
    };
    const std::size_t buffer = choose(300);
    const Workspace made = test::any_workspace(choose, static_cast<int>(std::min<std::size_t>(size / 8, 60)));
    const std::string bytes = encode_snapshot(made, buffer);
    require(bytes == encode_snapshot(made));
    auto read = decode_snapshot(bytes);
    require(read.has_value());
    Workspace again;
    again.adopt(*std::move(read));
    require(test::difference(made, again).empty());
    require(encode_snapshot(again) == bytes);
    return 0;
}
