#include "base/amount_english.h"

#include "base/currency.h"

#include <algorithm>
#include <array>
#include <map>

namespace yinfeng {

namespace {

struct Spoken {
    std::string_view english, chinese;
};
// Without the blanks that are gone from what is read (typed_blanks.h).
constexpr Spoken of_all[] = {
    {"approximately", "约"},
    {"approx", "约"},
    {"about", "约"},
    {"around", "约"},
    {"circa", "约"},
    {"nearly", "近"},
    {"almost", "近"},
    {"closeto", "近"},
    {"atleast", "≥"},
    {"nolessthan", "≥"},
    {"notlessthan", "≥"},
    {"atmost", "≤"},
    {"upto", "≤"},
    {"nomorethan", "≤"},
    {"notmorethan", "≤"},
    {"morethan", ">"},
    {"over", ">"},
    {"above", ">"},
    {"exceeding", ">"},
    {"lessthan", "<"},
    {"under", "<"},
    {"below", "<"},
    {"odd", "余"},
    {"plus", "多"},
    {"trillion", "万亿"},
    {"billion", "十亿"},
    {"million", "百万"},
    {"tenthousand", "万"},
    {"thousand", "千"},
    {"hundred", "百"},
    {"ayear", "/年"},
    {"peryear", "/年"},
    {"perannum", "/年"},
    {"undecided", "待定"},
    {"tobedecided", "待定"},
};
constexpr Spoken of_money[] = {
    {"tn", "万亿"},
    {"bn", "十亿"},
    {"mn", "百万"},
    {"mln", "百万"},
    {"yuan", "元"},
    {"renminbi", "元"},
    {"usdollars", "美元"},
    {"dollars", "美元"},
    {"dollar", "美元"},
    {"euros", "欧元"},
    {"euro", "欧元"},
    {"yen", "日元"},
    {"pounds", "英镑"},
    {"rmb", "rmb"},
    {"cny", "cny"},
};
constexpr Spoken of_area[] = {
    {"mu", "亩"},
    {"hectares", "公顷"},
    {"hectare", "公顷"},
    {"ha", "公顷"},
    {"squaremetres", "㎡"},
    {"squaremeters", "㎡"},
    {"sqm", "㎡"},
    {"squarekilometres", "平方公里"},
    {"squarekilometers", "平方公里"},
    {"sqkm", "平方公里"},
};
// A single letter, behind a number and before nothing that it could belong to.
constexpr Spoken letters[] = {{"m", "百万"}, {"b", "十亿"}, {"k", "千"}};

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A number without a unit has one that is spelt as nothing.
bool is_word(std::string_view spelling) { return !spelling.empty() && std::ranges::all_of(spelling, is_letter); }

using Words = std::vector<std::pair<std::string_view, std::string_view>>; // the longer before the shorter

Words words_for(const Measure& measure) {
    Words words;
    const auto add = [&words](
                         std::string_view english, std::string_view chinese) { words.emplace_back(english, chinese); };
    for (const Spoken& each : of_all) add(each.english, each.chinese);
    if (measure.is_money()) {
        for (const Spoken& each : of_money) add(each.english, each.chinese);
        for (std::size_t i = 1; i < static_cast<std::size_t>(Currency::count_); ++i)
            for (const Measure::Unit& unit : measure_of(static_cast<Currency>(i)).accepted)
                if (is_word(unit.spelling)) add(unit.spelling, unit.spelling);
    } else if (&measure == &land_area() || &measure == &floor_area()) {
        for (const Spoken& each : of_area) add(each.english, each.chinese);
    }
    for (const Measure::Unit& unit : measure.accepted)
        if (is_word(unit.spelling)) add(unit.spelling, unit.spelling);
    std::ranges::stable_sort(words, std::ranges::greater(), [](const auto& word) { return word.first.size(); });
    return words;
}

// `run` in words that are known, or nothing.
std::optional<std::string> spoken(std::string_view run, const Words& words) {
    if (run.empty()) return std::string();
    for (const auto& [english, chinese] : words) {
        if (!run.starts_with(english)) continue;
        if (const auto rest = spoken(run.substr(english.size()), words)) return std::string(chinese) + *rest;
    }
    return std::nullopt;
}

constexpr std::size_t longest_run = 40; // of words together; more is a sentence

} // namespace

std::string with_chinese_units(std::string plain, const Measure& measure) {
    if (std::ranges::none_of(plain, is_letter)) return plain;
    const Words words = words_for(measure);
    std::string out;
    for (std::size_t at = 0; at < plain.size();) {
        if (!is_letter(plain[at])) {
            out += plain[at++];
            continue;
        }
        std::size_t end = at;
        while (end < plain.size() && is_letter(plain[end])) ++end;
        const std::string_view run = std::string_view(plain).substr(at, end - at);
        const bool is_behind_number = !out.empty() && is_digit(out.back());
        const bool is_before_number = end < plain.size() && is_digit(plain[end]);
        std::string said;
        if (run.ends_with("to") && is_before_number && at > 0) { // 3 to 5 million, 3 million to 5 million
            if (const auto before = spoken(run.substr(0, run.size() - 2), words)) said = *before + "至";
        }
        if (said.empty() && run.size() == 1 && measure.is_money() && is_behind_number &&
            (end == plain.size() || (static_cast<unsigned char>(plain[end]) < 0x80 && !is_before_number))) {
            const auto letter = std::ranges::find(letters, run, &Spoken::english);
            if (letter != std::end(letters)) said = letter->chinese;
        }
        if (said.empty() && run.size() <= longest_run) said = spoken(run, words).value_or("");
        if (!said.empty() && out.ends_with('-') && (said.starts_with("余") || said.starts_with("多"))) out.pop_back();
        out += said.empty() ? run : std::string_view(said);
        at = end;
        if (run == "approx" && at < plain.size() && plain[at] == '.') ++at;
    }
    return out;
}

std::span<const Measure::ShownUnit> english_units(const Measure& measure) {
    using Units = std::vector<Measure::ShownUnit>;
    const auto of_coin = [](const std::string& coin) {
        return Units{{"trillion " + coin, 8}, {"billion " + coin, 5}, {"million " + coin, 2}, {coin, -4},
            {"ten thousand " + coin, 0}};
    };
    if (&measure == &money()) {
        static const Units yuan = of_coin("yuan");
        return yuan;
    }
    if (&measure == &land_area()) {
        static const Units mu{{"mu", 0}};
        return mu;
    }
    if (&measure == &floor_area()) {
        static const Units square_metres{{"m²", 0}};
        return square_metres;
    }
    if (measure.is_money()) {
        static const std::vector<Units> foreign = [&of_coin] {
            std::vector<Units> units(static_cast<std::size_t>(Currency::count_));
            for (std::size_t i = 1; i < units.size(); ++i)
                units[i] = of_coin(std::string(code_of(static_cast<Currency>(i))));
            return units;
        }();
        for (std::size_t i = 1; i < foreign.size(); ++i)
            if (&measure_of(static_cast<Currency>(i)) == &measure) return foreign[i];
    }
    return std::span(measure.shown).last(1); // an office's own unit, without 万
}

EnglishQualifier english_qualifier(Qualifier qualifier) {
    switch (qualifier) {
    case Qualifier::none: return {};
    case Qualifier::about: return {"about", {}};
    case Qualifier::nearly: return {"nearly", {}};
    case Qualifier::over: return {{}, "odd"};
    case Qualifier::more: return {{}, "plus"};
    case Qualifier::greater: return {">", {}};
    case Qualifier::at_least: return {"≥", {}};
    case Qualifier::less: return {"<", {}};
    case Qualifier::at_most: return {"≤", {}};
    }
    return {};
}

} // namespace yinfeng
