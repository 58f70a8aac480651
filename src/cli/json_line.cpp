#include "cli/json_line.h"

#include <utility>

namespace yinfeng::cli {

JsonObject& JsonObject::json(std::string_view key, std::string_view value) {
    if (std::exchange(has_some_, true)) members_ += ',';
    append_json_text(members_, key);
    members_ += ':';
    members_ += value;
    return *this;
}

} // namespace yinfeng::cli
