#pragma once
// Records that stand above themselves, and links to themselves (domain/circles.h), as JSON: [{"field":"parent","records":[…],"contested":false}].

#include "cli/json_line.h"
#include "domain/circles.h"

namespace yinfeng::cli {

inline std::string circles_json(const std::vector<domain::Circle>& circles) {
    return json_list(circles, [](const domain::Circle& each) {
        JsonObject line;
        line.text("field", info(each.field).name);
        line.json("records", json_list(each.way, [](Id id) { return json_text(to_string(id)); }));
        return line.flag("contested", each.is_contested).whole();
    });
}

} // namespace yinfeng::cli
