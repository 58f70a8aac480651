#pragma once
// By which dates a calendar goes: the control in the head of its list, where other layouts have their groups.

#include "ui/widgets.h"
#include "view/view.h"

#include <string>

namespace yinfeng::ui {

std::string date_choice_words(const view::Columns& columns, const view::View& view); // 日期：计划开工
// The list that the control opens with open_popup(ui, tr(Str::calendar_date_choose)): the dates of the kind, and up to which other
// one a record lasts. True if the view was changed.
bool draw_date_choice(Ui& ui, const Rect& anchor, view::View& view);

} // namespace yinfeng::ui
