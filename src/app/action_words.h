#pragma once
// What actions are called and why one is not possible, in the language of the interface (domain/actions.def has both).

#include "domain/actions.h"

#include <string_view>

namespace yinfeng::app {

std::string_view label(const domain::ActionInfo& action); // what its button says, and its step in undo
std::string_view words(domain::Reason reason);            // a sentence

} // namespace yinfeng::app
