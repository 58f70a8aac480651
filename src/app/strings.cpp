#include "app/strings.h"

#include "base/language.h"

#include <array>

namespace yinfeng::app {

namespace {

struct Words {
    std::string_view zh, en;
};

// The page has no switch of language yet; its second language would be bytes that everybody loads and nobody sees.
#ifdef YINFENG_CHINESE_ONLY
#define S(name, zh, en) {zh, {}},
#else
#define S(name, zh, en) {zh, en},
#endif
constexpr Words table[] = {
#include "app/strings/all.def"
};
#undef S
static_assert(std::size(table) == static_cast<std::size_t>(Str::count_));

Language chosen = Language::zh;

std::string_view choose(std::string_view zh, std::string_view en) {
    return chosen == Language::en && !en.empty() ? en : zh;
}

} // namespace

bool has_language(Language language) {
    return language == Language::zh || !table[static_cast<std::size_t>(Str::cancel)].en.empty();
}
void set_language(Language language) {
    chosen = language;
    yinfeng::set_language(static_cast<yinfeng::Language>(language));
}
Language language() { return chosen; }

std::string_view tr(Str text) {
    const Words& words = table[static_cast<std::size_t>(text)];
    return choose(words.zh, words.en);
}

std::string tr(Str text, std::initializer_list<std::string_view> values) { return fill(tr(text), values); }

std::string_view label(const KindInfo& kind) { return choose(kind.zh, kind.en); }
std::string_view label(const FieldInfo& field) { return choose(field.zh, field.en); }
std::string_view label(const Choice& choice) { return choose(choice.zh, choice.en); }

std::string_view label(Unit unit) {
    switch (unit) {
    case Unit::wan_yuan: return tr(Str::wan_yuan);
    case Unit::mu: return tr(Str::mu);
    case Unit::square_metre: return tr(Str::square_metre);
    case Unit::working_days: return tr(Str::working_days);
    case Unit::days: return tr(Str::days);
    case Unit::none: break;
    }
    return {};
}

std::string_view choice_label(ChoiceList list, std::string_view code) {
    const std::optional<std::size_t> index = choice_index(list, code);
    return index ? label(choices_of(list)[*index]) : code;
}

} // namespace yinfeng::app
