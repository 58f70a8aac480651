#include "model/choice_words.h"

#include "base/text_tables.h"
#include "base/utf8.h"

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

std::optional<std::size_t> choice_by_words(
    ChoiceList list, std::string_view typed, std::span<const LearnedWord> learned) {
    const auto choices = choices_of(list);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (typed == choices[i].code || typed == choices[i].zh || typed == choices[i].en) return i;
    }
    const std::string folded = folded_choice_word(typed);
    if (folded.empty()) return std::nullopt;
    for (const LearnedWord& each : learned) {
        if (each.list == list && each.word == folded) return choice_index(list, each.code);
    }
    for (std::size_t i = 0; i < choices.size(); ++i) {
        for (const std::string_view name : {choices[i].code, choices[i].zh, choices[i].en})
            if (folded_choice_word(name) == folded) return i;
    }
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
