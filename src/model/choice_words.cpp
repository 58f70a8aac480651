#include "model/choice_words.h"

#include "base/language.h"
#include "base/text_tables.h"
#include "base/utf8.h"
#include "base/written_list.h"

#include <algorithm>

namespace yinfeng {

namespace {

struct Words {
    ChoiceList list;
    std::string_view code;
    std::string_view words; // with a blank between
};

constexpr Words said[] = {
#define WORD(list, code, words) {ChoiceList::list, #code, words},
#include "model/choice_words.def"
#undef WORD
};

constexpr std::string_view endings[] = {"项目", "阶段", "一批", "状态", "。"};

} // namespace

std::string folded_choice_word(std::string_view typed) {
    std::string folded;
    for (std::size_t at = 0; at < typed.size();) {
        const char32_t character = simplified(to_half_width(next_code_point(typed, at)));
        if (is_space(character)) continue;
        append_code_point(folded, character >= 'A' && character <= 'Z' ? character - 'A' + 'a' : character);
    }
    for (const std::string_view ending : endings) {
        if (folded.size() > ending.size() && folded.ends_with(ending)) folded.resize(folded.size() - ending.size());
    }
    return folded;
}

namespace {

std::optional<std::size_t> by_name(std::span<const Choice> choices, std::string_view typed) {
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const Choice& choice = choices[i];
        if (typed == choice.code || typed == choice.zh || typed == choice.en ||
            typed == in_language(choice.zh, choice.en, Language::zh_hant))
            return i;
    }
    return std::nullopt;
}

std::optional<std::size_t> by_folded_name(std::span<const Choice> choices, std::string_view folded) {
    for (std::size_t i = 0; i < choices.size(); ++i) {
        for (const std::string_view name : {choices[i].code, choices[i].zh, choices[i].en})
            if (folded_choice_word(name) == folded) return i;
    }
    return std::nullopt;
}

} // namespace

std::optional<std::size_t> choice_by_words(
    ChoiceList list, std::string_view typed, std::span<const LearnedWord> learned) {
    const auto choices = choices_of(list);
    if (const auto named = by_name(choices, typed)) return named;
    const std::string folded = folded_choice_word(typed);
    if (folded.empty()) return std::nullopt;
    for (const LearnedWord& each : learned) {
        if (each.list == list && each.word == folded) return choice_index(list, each.code);
    }
    if (const auto named = by_folded_name(choices, folded)) return named;
    for (const Words& each : said) {
        if (each.list != list) continue;
        for (std::string_view rest = each.words; !rest.empty();) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            if (folded_choice_word(rest.substr(0, end)) == folded) return choice_index(list, each.code);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> choice_by_words(
    const FieldOptions& options, std::string_view typed, std::span<const LearnedWord> learned) {
    if (options.own_choices.empty()) return choice_by_words(options.choices, typed, learned);
    if (const auto named = by_name(options.own_choices, typed)) return named;
    const std::string folded = folded_choice_word(typed);
    if (folded.empty()) return std::nullopt;
    for (const LearnedWord& each : learned) {
        if (each.list != options.choices || each.word != folded) continue;
        if (const auto place = choice_index(options, each.code))
            return place; // else: of another field of the office's own
    }
    if (const auto named = by_folded_name(options.own_choices, folded)) return named;
    const auto known = choice_by_words(options.choices, typed);
    return known ? choice_index(options, choices_of(options.choices)[*known].code) : std::nullopt;
}

ChoicesByWords choices_by_words(
    const FieldOptions& options, std::string_view typed, std::span<const LearnedWord> learned) {
    ChoicesByWords read;
    std::vector<std::size_t> places;
    for (const std::string& part : parts_of_list(typed)) {
        const auto place = choice_by_words(options, trim(part), learned);
        if (place) places.push_back(*place);
        else if (read.unknown.empty()) read.unknown = part;
    }
    if (!read.unknown.empty()) {
        const auto whole = choice_by_words(options, trim(typed), learned); // 水、电、气
        if (!whole) return read;
        read.unknown.clear();
        places = {*whole};
    }
    std::ranges::sort(places);
    places.erase(std::ranges::unique(places).begin(), places.end());
    for (const std::size_t place : places) read.codes.emplace_back(choices_of(options)[place].code);
    return read;
}

std::optional<bool> boolean_by_words(std::string_view typed) {
    static constexpr std::string_view yes[] = {
        "是", "有", "√", "✓", "✔", "☑", "true", "yes", "y", "1", "对", "是的", "已"};
    static constexpr std::string_view no[] = {
        "否", "无", "×", "✗", "✘", "☒", "false", "no", "n", "0", "不", "不是", "没有", "未", "x"};
    const std::string folded = folded_choice_word(typed);
    if (std::ranges::contains(yes, folded)) return true;
    if (std::ranges::contains(no, folded)) return false;
    return std::nullopt;
}

} // namespace yinfeng
