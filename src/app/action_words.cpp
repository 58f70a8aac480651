#include "app/action_words.h"

#include "app/strings.h"

namespace yinfeng::app {

std::string_view label(const domain::ActionInfo& action) { return in_language(action.zh, action.en); }

std::string_view words(domain::Reason reason) {
    const domain::ReasonInfo& info = domain::reason_info(reason);
    return in_language(info.zh, info.en);
}

} // namespace yinfeng::app
