#include "app/action_words.h"

#include "app/strings.h"

namespace yinfeng::app {

namespace {

std::string_view choose(std::string_view zh, std::string_view en) { return language() == Language::en ? en : zh; }

} // namespace

std::string_view label(const domain::ActionInfo& action) { return choose(action.zh, action.en); }

std::string_view words(domain::Reason reason) {
    const domain::ReasonInfo& info = domain::reason_info(reason);
    return choose(info.zh, info.en);
}

} // namespace yinfeng::app
