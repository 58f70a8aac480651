#include "app/later_part.h"

#include "app/demonstration/demonstration.h"

namespace yinfeng::app {

namespace {

class Later final : public LaterPart {
    Result<Workspace> make_demonstration(
        std::string_view words, Date today, const WorkingCalendar& calendar) const override {
        return app::make_demonstration(words, today, calendar);
    }
};

} // namespace

std::unique_ptr<LaterPart> make_later_part() { return std::make_unique<Later>(); }

} // namespace yinfeng::app
