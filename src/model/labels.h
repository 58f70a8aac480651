#pragma once
// The words of the catalogue in each language: kinds, fields, choices and units are data that carries its own names.

#include "base/language.h"
#include "model/catalogue.h"

#include <string_view>

namespace yinfeng {

std::string_view label(const KindInfo& kind, Language language);
std::string_view label(const FieldInfo& field, Language language);
std::string_view label(const Choice& choice, Language language);
std::string_view label(Unit unit, Language language);                                     // "" for none
std::string_view unit_label(const FieldOptions& options, Language language);              // of its own unit too
std::string_view choice_label(ChoiceList list, std::string_view code, Language language); // the code itself if unknown
std::string_view choice_label(std::span<const Choice> choices, std::string_view code, Language language);
std::string_view choice_label(const FieldOptions& options, std::string_view code, Language language);

} // namespace yinfeng
