#pragma once
// Any workspace that memory can hold, from the value side: every shape of value, also at the bounds of model/limits.h; kinds and
// fields of newer versions, elements with odd characters, many authors, deletions, conflicts, long histories, copied replicas. For the
// promise that whatever is in memory is written, read and equal.

#include "store/fragment.h"

#include <cstdint>
#include <functional>
#include <string>

namespace yinfeng::test {

// A number below the bound, which is not 0: from a seed, or from the bytes of a fuzzer.
using Choose = std::function<std::uint64_t(std::uint64_t bound)>;

// `size` is about how many edits are made.
Workspace any_workspace(const Choose& choose, int size);

// What differs in the cells, the header or the order of two workspaces; "" if nothing does.
std::string difference(const Workspace& a, const Workspace& b);

} // namespace yinfeng::test
