#include "ui/lacking_words.h"

#include "app/strings.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

std::string lacking_words(const app::LackingSideData& lacking) {
    std::string words;
    if (lacking.holidays) words = tr(Str::lacks_holidays);
    if (lacking.names)
        words.append(words.empty() ? std::string_view() : tr(Str::list_comma)).append(tr(Str::lacks_names));
    return words;
}

std::vector<std::string_view> lacking_sentences(const app::LackingSideData& lacking) {
    std::vector<std::string_view> sentences;
    if (lacking.holidays) sentences.push_back(tr(Str::lacks_holidays_text));
    if (lacking.names) sentences.push_back(tr(Str::lacks_names_text));
    return sentences;
}

} // namespace yinfeng::ui
