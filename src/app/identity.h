#pragma once
// Who is working at this browser. No login: a name and a unit that stand beside everything written from here on.

#include <string>

namespace yinfeng::app {

struct Identity {
    std::string name; // 服务专员甲
    std::string unit; // 招商局
    bool is_set() const { return !name.empty(); }
    // As it is kept: clean, and short enough for the author of a stamp (most_person_characters in kept_text.h).
    Identity kept() const;
    std::string author() const { return unit.empty() ? name : name + " · " + unit; }
    bool operator==(const Identity&) const = default;
};

} // namespace yinfeng::app
