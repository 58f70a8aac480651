#include "model/labels.h"

namespace yinfeng {

namespace {

std::string_view choose(std::string_view zh, std::string_view en, Language language) {
    return language == Language::en && !en.empty() ? en : zh;
}

} // namespace

std::string_view label(const KindInfo& kind, Language language) { return choose(kind.zh, kind.en, language); }
std::string_view label(const FieldInfo& field, Language language) { return choose(field.zh, field.en, language); }
std::string_view label(const Choice& choice, Language language) { return choose(choice.zh, choice.en, language); }

std::string_view label(Unit unit, Language language) {
    switch (unit) {
    case Unit::wan_yuan: return choose("万元", "10 000 yuan", language);
    case Unit::mu: return choose("亩", "mu", language);
    case Unit::square_metre: return choose("㎡", "m²", language);
    case Unit::working_days: return choose("工作日", "working days", language);
    case Unit::days: return choose("天", "days", language);
    case Unit::none: break;
    }
    return {};
}

std::string_view choice_label(ChoiceList list, std::string_view code, Language language) {
    const auto index = choice_index(list, code);
    return index ? label(choices_of(list)[*index], language) : code;
}

} // namespace yinfeng
