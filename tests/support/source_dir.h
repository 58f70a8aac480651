#pragma once
// Files of the checkout that tests read: golden files, catalogues of bad ones.

#include <string>
#include <string_view>

namespace yinfeng::test {

std::string source_path(std::string_view below_the_root);

} // namespace yinfeng::test
