#include "model/labels.h"

#include "base/amount.h"
#include "model/words.h"

#include <algorithm>

namespace yinfeng {

std::string_view label(const KindInfo& kind, Language language) { return in_language(kind.zh, kind.en, language); }
std::string_view label(const FieldInfo& field, Language language) { return in_language(field.zh, field.en, language); }
std::string_view label(const Choice& choice, Language language) { return in_language(choice.zh, choice.en, language); }

std::string_view label(Unit unit, Language language) {
    switch (unit) {
    case Unit::wan_yuan: return say(language, ModelWord::wan_yuan);
    case Unit::mu: return say(language, ModelWord::mu);
    case Unit::square_metre: return say(language, ModelWord::square_metre);
    case Unit::working_days: return say(language, ModelWord::working_days);
    case Unit::days: return say(language, ModelWord::days);
    case Unit::none: break;
    }
    return {};
}

std::string_view unit_label(const FieldOptions& options, Language language) {
    return options.own_measure ? std::string_view(options.own_measure->base_unit) : label(options.unit, language);
}

std::string_view choice_label(std::span<const Choice> choices, std::string_view code, Language language) {
    const auto found = std::ranges::find(choices, code, &Choice::code);
    return found == choices.end() ? code : label(*found, language);
}
std::string_view choice_label(ChoiceList list, std::string_view code, Language language) {
    return choice_label(choices_of(list), code, language);
}
std::string_view choice_label(const FieldOptions& options, std::string_view code, Language language) {
    return choice_label(choices_of(options), code, language);
}

} // namespace yinfeng
