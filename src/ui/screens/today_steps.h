#pragma once
// What can be done at once about a matter of 工作台: the next step of the record, by the same actions that its own page has.

#include "domain/agenda.h"
#include "ui/ui.h"

#include <string>

namespace yinfeng::ui {

struct TodayStep {
    std::string label; // empty: there is nothing to be done but to look
    const char* icon = nullptr;
};
TodayStep today_step(const Ui& ui, const domain::AgendaItem& item);
// Does it, or asks first for what it needs. One change, one step of undo, one message.
void take_today_step(Ui& ui, const domain::AgendaItem& item);

} // namespace yinfeng::ui
