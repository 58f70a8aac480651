#pragma once
// 概况: the facts of a record that the office wants to see first (view/arrangement.h), each a column of its kind: figures large and side by
// side, the others as lines below. A press on one leads to its field. Kinds whose inspector has an overview of its own show that while
// nobody has arranged it.

#include "ui/ui.h"
#include "view/columns.h"

#include <span>
#include <vector>

namespace yinfeng::ui {

// What the inspector of a kind gives as facts while nothing is arranged, for whoever begins with it; none for kinds that have none.
std::vector<view::ColumnId> usual_overview(view::Columns& columns, KindId kind);
// From `top` on in that width; returns the height. `is_look`: only to be looked at, a press does nothing.
float overview_facts(
    Ui& ui, Vec top, float width, RecordIndex record, std::span<const view::ColumnId> facts, bool is_look = false);
// The same of what was arranged; 0, and nothing is drawn, where nothing is.
float arranged_overview(Ui& ui, Vec top, float width, RecordIndex record);

} // namespace yinfeng::ui
