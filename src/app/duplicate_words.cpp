#include "app/duplicate_words.h"

#include <algorithm>
#include <array>

namespace yinfeng::app {

Str level_words(std::uint8_t level) {
    constexpr std::array words{
        Str::duplicate_level_1, Str::duplicate_level_2, Str::duplicate_level_3, Str::duplicate_level_4};
    return words[std::clamp<std::size_t>(level, 1, words.size()) - 1];
}

std::string duplicate_reasons(const Workspace& workspace, const domain::Duplicate& pair) {
    std::string words;
    for (const domain::Sameness& each : pair.reasons) {
        const FieldInfo* info = workspace.names().info(each.field);
        const std::string_view name = info ? label(*info) : std::string_view();
        words.append(words.empty() ? std::string_view() : tr(Str::list_comma))
            .append(each.of == domain::Sameness::Of::alike_name
                        ? tr(Str::duplicate_alike, {name, std::to_string(pair.likeness)})
                        : tr(Str::duplicate_same, {name}));
    }
    return words;
}

} // namespace yinfeng::app
