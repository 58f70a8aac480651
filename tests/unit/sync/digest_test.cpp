// Digests of fixed generated workspaces. A native run and one as WebAssembly must print the same lines.

#include <doctest/doctest.h>

#include "sync/snapshot.h"
#include "tests/support/core_world.h"
#include "tests/support/synthetic.h"

#include <cstdio>

using namespace yinfeng;
using namespace yinfeng::test;

TEST_CASE("a generated workspace has one digest, however it came about") {
    const Workspace workspace = make_synthetic({.records = 2'000, .seed = 5});
    REQUIRE(workspace.record_count() == 2'000);
    const std::string digest = state_digest(workspace);
    std::printf("digest synthetic-2000 %s\n", digest.c_str());
    Workspace other;
    other.join(reread(workspace), "导入");
    CHECK(state_digest(other) == digest);
    CHECK(visible(other) == visible(workspace));
    CHECK(state_digest(make_synthetic({.records = 2'000, .seed = 5})) == digest);
    CHECK(state_digest(make_synthetic({.records = 2'000, .seed = 6})) != digest);

    edit_synthetic(other, 20, 1, 0xE0);
    std::printf("digest synthetic-2000-edited %s\n", state_digest(other).c_str());
    Workspace joined;
    joined.join(reread(other), "");
    joined.join(reread(workspace), "");
    CHECK(state_digest(joined) == state_digest(other));
    CHECK(check_indexes(joined).empty());
}
