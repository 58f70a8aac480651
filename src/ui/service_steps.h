#pragma once
// The next step of a service record as people take it: in its inspector and on 工作台 alike.

#include "domain/service.h"
#include "ui/ui.h"

#include <string>
#include <string_view>

namespace yinfeng::ui {

std::string service_title(const Ui& ui, RecordIndex record);
std::string_view step_verb(domain::ServiceState target); // 交办, 开始办理, 办结, 销号
const char* step_icon(domain::ServiceState target);
// Takes it into its next state; what is missing for that is asked for first.
void advance_service(Ui& ui, RecordIndex record);

} // namespace yinfeng::ui
