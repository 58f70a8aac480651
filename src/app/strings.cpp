#include "app/strings.h"

#include "base/word_table.h"
#include "store/names.h"

namespace yinfeng::app {

namespace {

constexpr WordTable<Str> table{{
#define S(name, zh, en) WORDS(zh, en),
#include "app/strings/all.def"
#undef S
                               },
    table_key(
#define S(name, zh, en) #name "\n"
#include "app/strings/all.def"
#undef S
        )};

} // namespace

std::string_view tr(Str text) { return table[text]; }
std::string tr(Str text, std::initializer_list<std::string_view> values) { return fill(tr(text), values); }

std::string_view label(const KindInfo& kind) { return yinfeng::label(kind, language()); }
std::string_view label(const FieldInfo& field) { return yinfeng::label(field, language()); }
std::string_view label(const Choice& choice) { return yinfeng::label(choice, language()); }
std::string_view label(Unit unit) { return yinfeng::label(unit, language()); }
std::string_view unit_label(const FieldOptions& options) { return yinfeng::unit_label(options, language()); }
std::string_view choice_label(ChoiceList list, std::string_view code) {
    return yinfeng::choice_label(list, code, language());
}
std::string_view choice_label(const FieldOptions& options, std::string_view code) {
    return yinfeng::choice_label(options, code, language());
}

std::string_view choice_label(const Names& names, ChoiceList list, std::string_view code) {
    return yinfeng::choice_label(names.choices(list), code, language());
}

} // namespace yinfeng::app
