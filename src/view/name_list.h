#pragma once
// Lists of names as views and arrangements write them: "name 320, stage, \"a, b\"". What stands between commas, each with the name it
// begins with.

#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::view {

// Between commas, or another sign; those in quotation marks belong to a name or a value.
std::vector<std::string_view> items_of(std::string_view list, char between = ',');

// "name 320": a name, perhaps in quotation marks, and what stands behind it.
struct Item {
    std::string name;
    std::string_view behind;
};
Item item_of(std::string_view text);

} // namespace yinfeng::view
