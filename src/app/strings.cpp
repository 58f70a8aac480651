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

} // namespace

bool has_language(Language language) {
    return language == Language::zh || !table[static_cast<std::size_t>(Str::cancel)].en.empty();
}

std::string_view tr(Str text) {
    const Words& words = table[static_cast<std::size_t>(text)];
    return in_language(words.zh, words.en);
}

std::string tr(Str text, std::initializer_list<std::string_view> values) { return fill(tr(text), values); }

std::string_view label(const KindInfo& kind) { return yinfeng::label(kind, language()); }
std::string_view label(const FieldInfo& field) { return yinfeng::label(field, language()); }
std::string_view label(const Choice& choice) { return yinfeng::label(choice, language()); }
std::string_view label(Unit unit) { return yinfeng::label(unit, language()); }
std::string_view choice_label(ChoiceList list, std::string_view code) {
    return yinfeng::choice_label(list, code, language());
}

} // namespace yinfeng::app
