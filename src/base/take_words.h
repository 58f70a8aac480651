#pragma once
// Words taken off the beginning or the end of a text that is being read, for who reads typed amounts.

#include <string_view>

namespace yinfeng {

inline bool take(std::string_view& rest, std::string_view word) {
    if (!rest.starts_with(word)) return false;
    rest.remove_prefix(word.size());
    return true;
}
inline bool take_end(std::string_view& rest, std::string_view word) {
    if (!rest.ends_with(word)) return false;
    rest.remove_suffix(word.size());
    return true;
}

} // namespace yinfeng
