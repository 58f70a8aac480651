#pragma once
// What App does by parts of the program that come after the first picture (scripts/split_program.mjs): called through this alone, and
// only once App has been told that they are there (App::set_whole).

#include "base/date.h"
#include "base/result.h"
#include "base/working_calendar.h"
#include "store/workspace.h"

#include <memory>
#include <string_view>

namespace yinfeng::app {

class LaterPart {
public:
    virtual ~LaterPart() = default;
    virtual Result<Workspace> make_demonstration( // demonstration/demonstration.h
        std::string_view words, Date today, const WorkingCalendar& calendar) const = 0;
};

std::unique_ptr<LaterPart> make_later_part();

} // namespace yinfeng::app
