#pragma once
// Every word of the interface, in one table: src/app/strings/*.def, one line each, one file per part of the program.
//
//   S(new_project, "新建项目", "New project")            tr(Str::new_project)
//   S(n_of_m, "筛出 {} 项，共 {} 项", "{} of {}")          tr(Str::n_of_m, {"37", "57"})
//
// A text that is missing in a language falls back to Chinese. Words of the catalogue (kinds, fields, choices) stand
// in model/catalogue.def; use label(), which speaks the chosen language (model/labels.h).

#include "model/labels.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace yinfeng {
class Names;
}

namespace yinfeng::app {

enum class Str : std::uint16_t {
#define S(name, zh, en) name,
#include "app/strings/all.def"
#undef S
    count_
};

using yinfeng::Language, yinfeng::language, yinfeng::set_language, yinfeng::has_language;

std::string_view tr(Str text);
std::string tr(Str text, std::initializer_list<std::string_view> values); // fills each {} in turn

std::string_view label(const KindInfo& kind);
std::string_view label(const FieldInfo& field);
std::string_view label(const Choice& choice);
std::string_view label(Unit unit); // "" for none
std::string_view unit_label(const FieldOptions& options);
std::string_view choice_label(ChoiceList list, std::string_view code); // the code itself if unknown
std::string_view choice_label(const FieldOptions& options, std::string_view code);
// As the office calls it. For lists that are the office's (store/choice_lists.h), wherever there is no FieldInfo of Names at hand.
std::string_view choice_label(const Names& names, ChoiceList list, std::string_view code);

} // namespace yinfeng::app
