#include "view/name_list.h"

#include "base/utf8.h"

#include <algorithm>

namespace yinfeng::view {

std::vector<std::string_view> items_of(std::string_view list, char between) {
    std::vector<std::string_view> items;
    std::size_t from = 0;
    bool is_quoted = false;
    for (std::size_t at = 0; at <= list.size(); ++at) {
        if (at < list.size() && is_quoted && list[at] == '\\') ++at;
        else if (at < list.size() && list[at] == '"') is_quoted = !is_quoted;
        else if (at >= list.size() || (list[at] == between && !is_quoted)) {
            if (const auto item = trim(list.substr(from, at - from)); !item.empty()) items.push_back(item);
            from = at + 1;
        }
    }
    if (from < list.size()) items.push_back(trim(list.substr(from))); // a quotation mark that is not closed
    return items;
}

Item item_of(std::string_view text) {
    if (!text.starts_with('"')) {
        const std::size_t blank = std::min(text.find(' '), text.size());
        return {std::string(text.substr(0, blank)), trim(text.substr(blank))};
    }
    Item item;
    std::size_t at = 1;
    for (; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\' && at + 1 < text.size()) ++at;
        item.name += text[at];
    }
    item.behind = trim(text.substr(std::min(text.size(), at + 1)));
    return item;
}

} // namespace yinfeng::view
