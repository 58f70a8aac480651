#pragma once
// What CLI11 says of a wrong command line, in the language that is spoken: it knows English only.

#include <string>
#include <string_view>

namespace yinfeng::cli {

std::string usage_words(std::string_view said);

} // namespace yinfeng::cli
