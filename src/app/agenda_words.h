#pragma once
// What needs somebody (domain/agenda.h) in words: the same on the page, on paper and on the command line.

#include "app/strings.h"
#include "domain/agenda.h"

#include <string>

namespace yinfeng::app {

Str matter_words(domain::Matter matter); // 已超期, 将到期 …
// '超 6 工作日 · 计划 11-20 签约', '46 天没有更新', '缺跟、落', '2 处有不同的值', '经发局 · 王某 改了投资总额 等 3 处'
std::string why_words(const domain::Agenda::Asked& asked, const domain::AgendaItem& item);
// Who has it in hand: the tracker of a project, else its leader or landing unit; the officer of a service record, else its lead unit.
std::string_view who_words(const Workspace& workspace, RecordIndex record);

} // namespace yinfeng::app
