#pragma once
// In which layout a list is shown: a segmented control with all that its kind can have, those that the page is made for first. It is
// as wide whatever is chosen, so that a press does not move it. Where there is room for icons only, the later ones are in a menu
// beside it; on a narrow screen all of them are in the menu of the one that is shown.

#include "ui/records/view_set.h"

#include <optional>
#include <span>
#include <vector>

namespace yinfeng::ui {

enum class SwitchFit : std::uint8_t { words, icons, one };

std::vector<view::Layout> layouts_of(const view::Columns& columns, Kind kind, std::span<const LayoutChoice> first);
float layout_switch_width(const Ui& ui, std::span<const view::Layout> layouts, SwitchFit fit);
// The one that was chosen.
std::optional<view::Layout> draw_layout_switch(
    Ui& ui, const Rect& box, std::span<const view::Layout> layouts, view::Layout now, SwitchFit fit);

} // namespace yinfeng::ui
