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
        const bool is_bare = each.of == domain::Sameness::Of::name &&
                             workspace.value(pair.one, each.field) != workspace.value(pair.other, each.field);
        std::string said;
        switch (each.of) {
        case domain::Sameness::Of::alike_name:
            said = tr(Str::duplicate_alike, {name, std::to_string(pair.likeness)});
            break;
        case domain::Sameness::Of::other_code: said = tr(Str::duplicate_differs, {name}); break;
        default: said = tr(is_bare ? Str::duplicate_same_bare : Str::duplicate_same, {name});
        }
        words.append(words.empty() ? std::string_view() : tr(Str::list_comma)).append(said);
    }
    return words;
}

} // namespace yinfeng::app
