#pragma once
// The accessible tree as WAI-ARIA wants it: widgets report themselves one by one, and what has to stand around them (a tablist around
// tabs, a row around heads of columns, a cell around what a row holds) is put there, in one place for
// all screens.

#include "ui/semantics.h"

#include <vector>

namespace yinfeng::ui {

// In the order of the nodes; parents before their children. What is put around others has no id and is as large as they are; a listbox is
// called as what it stands in.
std::vector<SemanticNode> structured(const std::vector<SemanticNode>& nodes);

} // namespace yinfeng::ui
