#pragma once
// Whether a text is well-formed XML 1.0, as far as pictures need it: tags that close in order, quoted attributes of which none stands
// twice, no bare & or <, known references, characters that XML knows.

#include <string>
#include <string_view>

namespace yinfeng::test {

std::string what_is_wrong_with_xml(std::string_view text); // "" if nothing

} // namespace yinfeng::test
