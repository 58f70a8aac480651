#include "view/condition_grammar.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace yinfeng::view {

namespace {

// What is printed comes first, then what is understood beside it.
constexpr auto ops = std::to_array<OpWords>({
    {Op::is_not, "!=", "不是", "is not"},
    {Op::lacks, "!~", "不含", "lacks"},
    {Op::at_most, "<=", "至多", "at most"},
    {Op::at_least, ">=", "至少", "at least"},
    {Op::is, "=", "是", "is"},
    {Op::contains, "~", "包含", "contains"},
    {Op::less, "<", "小于", "less than", true, "小於"},
    {Op::greater, ">", "大于", "more than", true, "大於"},
    {Op::between, "", "介于", "between", true, "介於"},
    {Op::unfilled, "", "未填", "is empty", false},
    {Op::filled, "", "已填", "is filled", false},
    {Op::bound_only, "", "仅有区间", "is a bound", false, "僅有區間"},
    {Op::in_conflict, "", "有冲突", "is in conflict", false, "有衝突"},
    // Of dates.
    {Op::less, "", "早于", "before", true, "早於"},
    {Op::greater, "", "晚于", "after", true, "晚於"},
    {Op::at_least, "", "不早于", "not before", true, "不早於"},
    {Op::at_most, "", "不晚于", "not after", true, "不晚於"},
    // What an input method makes of the signs, and what other languages and people say.
    {Op::is_not, "<>", "不等于", "", true, "不等於"},
    {Op::is_not, "≠", "", ""},
    {Op::is_not, "！=", "", ""},
    {Op::is_not, "！＝", "", ""},
    {Op::lacks, "!～", "不包含", ""},
    {Op::lacks, "！~", "", ""},
    {Op::lacks, "！～", "", ""},
    {Op::at_most, "≤", "不大于", "", true, "不大於"},
    {Op::at_most, "＜=", "不超过", "", true, "不超過"},
    {Op::at_most, "＜＝", "", ""},
    {Op::at_least, "≥", "不小于", "", true, "不小於"},
    {Op::at_least, "＞=", "不少于", "", true, "不少於"},
    {Op::at_least, "＞＝", "", ""},
    {Op::is, "==", "等于", "", true, "等於"},
    {Op::is, "＝", "", ""},
    {Op::contains, "～", "含", ""},
    {Op::less, "＜", "少于", "", true, "少於"},
    {Op::greater, "＞", "超过", "", true, "超過"},
});
constexpr std::size_t first_of_dates = 13, first_understood = 17;
static_assert(ops[first_understood].sign == "<>");

using Unit = Period::Unit;
constexpr auto periods = std::to_array<PeriodWords>({
    {{Unit::day, 0}, "今天", "today"},
    {{Unit::day, -1}, "昨天", "yesterday"},
    {{Unit::day, 1}, "明天", "tomorrow"},
    {{Unit::week, 0}, "本周", "this week", "本週"},
    {{Unit::week, -1}, "上周", "last week", "上週"},
    {{Unit::week, 1}, "下周", "next week", "下週"},
    {{Unit::ten_days, 0}, "本旬", "this ten days"},
    {{Unit::month, 0}, "本月", "this month"},
    {{Unit::month, -1}, "上月", "last month"},
    {{Unit::month, 1}, "下月", "next month"},
    {{Unit::quarter, 0}, "本季", "this quarter"},
    {{Unit::quarter, -1}, "上季", "last quarter"},
    {{Unit::quarter, 1}, "下季", "next quarter"},
    {{Unit::year, 0}, "今年", "this year"},
    {{Unit::year, -1}, "去年", "last year"},
    {{Unit::year, 1}, "明年", "next year"},
    {{Unit::past, 0}, "已过", "past", "已過"},
});

struct CountedPeriod { // a number between two words
    Unit unit;
    std::string_view zh_before, zh_after, en_before, en_after, hant_before, hant_after;
};
constexpr auto counted = std::to_array<CountedPeriod>({
    {Unit::last_days, "近 ", " 天", "last ", " days", "近 ", " 天"},
    {Unit::next_days, "未来 ", " 天", "next ", " days", "未來 ", " 天"},
    {Unit::next_working_days, "", " 个工作日内", "within ", " working days", "", " 個工作日內"},
    {Unit::day, "今天+", "", "today+", "", "今天+", ""},
    {Unit::week, "本周+", "", "this week+", "", "本週+", ""},
    {Unit::ten_days, "本旬+", "", "this ten days+", "", "本旬+", ""},
    {Unit::month, "本月+", "", "this month+", "", "本月+", ""},
    {Unit::quarter, "本季+", "", "this quarter+", "", "本季+", ""},
    {Unit::year, "今年+", "", "this year+", "", "今年+", ""},
});

constexpr std::int32_t most_count = 100'000;

// 近7天 is what people type, 近 7 天 what is printed.
std::string without_blanks(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c != ' ') out += c;
    }
    return out;
}

std::optional<std::int32_t> number_between(std::string_view text, std::string_view before, std::string_view after) {
    if (before.empty() && after.empty()) return std::nullopt;
    if (!text.starts_with(before) || text.size() < before.size() + after.size() || !text.ends_with(after))
        return std::nullopt;
    const std::string_view digits = text.substr(before.size(), text.size() - before.size() - after.size());
    std::int32_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size() || number < -most_count || number > most_count) {
        return std::nullopt;
    }
    return number;
}

} // namespace

std::span<const OpWords> op_words() { return ops; }

const OpWords& words_of(Op op, FieldType type) {
    const auto first = type == FieldType::date ? ops.begin() + first_of_dates : ops.begin();
    const auto last = ops.begin() + first_understood;
    const auto found = std::find_if(first, last, [&](const OpWords& each) { return each.op == op; });
    return found != last ? *found : *std::ranges::find(ops, op, &OpWords::op);
}

const OpWords* sign_of(std::string_view text) {
    const OpWords* best = nullptr;
    for (const OpWords& each : ops) {
        if (!each.sign.empty() && text.starts_with(each.sign) && (!best || each.sign.size() > best->sign.size()))
            best = &each;
    }
    return best;
}

bool may_say_condition(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view rest = text.substr(at);
        if (sign_of(rest)) return true;
        for (const OpWords& each : ops) {
            for (const std::string_view word : {each.zh, each.hant})
                if (!word.empty() && rest.starts_with(word)) return true;
            if (!each.en.empty() && at > 0 && text[at - 1] == ' ' && rest.starts_with(each.en)) return true;
        }
    }
    return false;
}

std::span<const PeriodWords> period_words() { return periods; }

std::string to_text(const Period& period, Language language) {
    for (const PeriodWords& each : periods) {
        if (each.period == period) return std::string(said_in(language, each));
    }
    for (const CountedPeriod& each : counted) {
        if (each.unit != period.unit) continue;
        const std::string number = std::to_string(period.count);
        const auto [before, after] = [&] {
            switch (language) {
            case Language::zh: break;
            case Language::en: return std::pair(each.en_before, each.en_after);
            case Language::zh_hant: return std::pair(each.hant_before, each.hant_after);
            }
            return std::pair(each.zh_before, each.zh_after);
        }();
        std::string text(before);
        if (period.count < 0 && text.ends_with('+')) text.pop_back(); // 今天-7
        return text + number + std::string(after);
    }
    return {};
}

std::optional<Period> parse_period(std::string_view text) {
    for (const PeriodWords& each : periods) {
        if (!text.empty() && (text == each.zh || text == each.en || text == each.hant)) return each.period;
    }
    const std::string dense = without_blanks(text);
    for (const CountedPeriod& each : counted) {
        for (const auto& [before, after] : {std::pair(each.zh_before, each.zh_after),
                 std::pair(each.en_before, each.en_after), std::pair(each.hant_before, each.hant_after)}) {
            std::string opening = without_blanks(before);
            const std::string closing = without_blanks(after);
            const bool is_signed = opening.ends_with('+');
            auto number = number_between(dense, opening, closing);
            if (!number && is_signed) {
                opening.pop_back();
                number = number_between(dense, opening, closing); // today-7
                if (number && *number >= 0) number.reset();       // today7 is no date
            }
            if (number && (is_signed || *number >= 0)) return Period{each.unit, *number};
        }
    }
    return std::nullopt;
}

} // namespace yinfeng::view
