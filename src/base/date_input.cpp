#include "base/date_reader.h"

#include "base/typed_blanks.h"
#include "base/utf8.h"
#include "base/words.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace yinfeng {
namespace {

bool is_digit(char32_t code_point) { return code_point >= '0' && code_point <= '9'; }

// The forms of one sign, and the traditional characters that dates are written with.
char32_t plain_form(char32_t code_point) {
    constexpr std::u32string_view from = U"號後這週禮−‐‑‒–—。．", to = U"号后这周礼------..";
    static_assert(from.size() == to.size());
    const std::size_t place = from.find(code_point);
    return place == std::u32string_view::npos ? code_point : to[place];
}

// A time of day behind the date, as spreadsheets paste it: '2019-07-03 0:00:00', '2019-07-03T08:30'.
void drop_time(std::u32string& text) {
    const std::size_t colon = text.find(U':');
    if (colon == std::u32string::npos) return;
    const std::size_t begin = text.find_last_of(U" \tT", colon);
    if (begin == std::u32string::npos || begin < 8) return;
    // 25:00 is none, and may be something else.
    std::int32_t number = 0;
    std::size_t digits = 0, part = 0;
    const auto is_part = [&] { return digits > 0 && digits <= 2 && part < 3 && number < (part == 0 ? 24 : 60); };
    for (std::size_t at = begin + 1; at < text.size(); ++at) {
        if (is_digit(text[at])) {
            if (++digits > 2) return;
            number = number * 10 + static_cast<std::int32_t>(text[at] - '0');
        } else if (text[at] == ':') {
            if (!is_part()) return;
            ++part;
            number = 0;
            digits = 0;
        } else if (text[at] == 'Z' && at + 1 == text.size()) {
            break;
        } else if (text[at] == '.' && part == 2 &&
                   text.find_first_not_of(U"0123456789Z", at + 1) == std::u32string::npos) {
            break;
        } else {
            return;
        }
    }
    if (is_part() && part > 0) text.resize(begin);
}

// One number out of typed text, with how many digits it was written.
struct NumberPart {
    std::int32_t value = 0;
    int digits = 0;
    char32_t separator = 0; // what follows it
};

// Nothing where the text is more than numbers with one sign behind each.
std::optional<std::vector<NumberPart>> number_parts(std::u32string_view text) {
    std::vector<NumberPart> parts;
    bool in_number = false;
    for (const char32_t each : text) {
        if (each == ' ' || each == '\t') {
            in_number = false;
        } else if (is_digit(each)) {
            if (!in_number) {
                if (!parts.empty() && parts.back().separator == 0) return std::nullopt; // nothing but a blank between
                parts.emplace_back();
            }
            in_number = true;
            if (++parts.back().digits > 8) return std::nullopt;
            parts.back().value = parts.back().value * 10 + static_cast<std::int32_t>(each - '0');
        } else {
            if (parts.empty() || parts.back().separator != 0) return std::nullopt;
            parts.back().separator = each;
            in_number = false;
        }
    }
    return parts;
}

bool is_sign(char32_t separator) { return separator == '-' || separator == '.' || separator == '/'; }
bool is_day_word(char32_t separator) { return separator == U'日' || separator == U'号' || separator == 0; }

// 1015 may as well be the fifteenth of October, 190703 the third of July 2019.
bool is_likely_year(std::int32_t year, std::int32_t earliest) { return year >= earliest && year < 2200; }

class DateReader {
public:
    DateReader(std::string_view typed, const DateContext& context, std::string_view shown)
        : shown_(quoted(shown)), context_(context) {
        plain_ = marked_blanks(typed);
        std::ranges::transform(plain_, plain_.begin(), plain_form);
        drop_time(plain_);
        if (plain_.ends_with(U"月份")) plain_.pop_back();
        if (context_.today) name_spoken_year(to_year_month_day(*context_.today).year);
    }

    Result<PartialDate> read() const {
        if (plain_.empty()) return fail(say(BaseWord::date_wanted));
        if (const auto day = relative_day()) {
            if (!context_.today) return fail(say(BaseWord::no_known_day, {shown_}));
            return PartialDate::of(*context_.today + *day);
        }
        const auto parts = number_parts(plain_);
        if (!parts || parts->empty()) return unreadable();
        switch (parts->size()) {
        case 1: return read_one((*parts)[0]);
        case 2: return read_two((*parts)[0], (*parts)[1]);
        case 3: return read_three((*parts)[0], (*parts)[1], (*parts)[2]);
        default: return unreadable();
        }
    }

private:
    // 明年3月, 去年
    void name_spoken_year(std::int32_t this_year) {
        constexpr std::array<std::pair<std::u32string_view, std::int32_t>, 6> years{
            {{U"今年", 0}, {U"本年", 0}, {U"明年", 1}, {U"后年", 2}, {U"去年", -1}, {U"前年", -2}}};
        for (const auto& [word, on] : years) {
            const bool names_it = plain_.starts_with(word) && (plain_.size() == word.size() || is_digit(plain_[2]));
            if (!names_it) continue;
            plain_.replace(0, word.size(), to_code_points(std::to_string(this_year + on) + "年"));
            return;
        }
    }

    // Days from today.
    std::optional<std::int32_t> relative_day() const {
        struct Word {
            std::u32string_view text;
            std::int32_t days;
        };
        constexpr std::array<Word, 9> words{{{U"今天", 0}, {U"今日", 0}, {U"明天", 1}, {U"明日", 1}, {U"后天", 2},
            {U"大后天", 3}, {U"昨天", -1}, {U"昨日", -1}, {U"前天", -2}}};
        for (const Word& word : words) {
            if (plain_ == word.text) return word.days;
        }
        constexpr std::array<Word, 4> weeks{{{U"上", -7}, {U"本", 0}, {U"这", 0}, {U"下", 7}}};
        constexpr std::u32string_view days = U"一二三四五六日天";
        for (const Word& week : weeks) {
            std::u32string_view rest = plain_;
            if (!rest.starts_with(week.text)) continue;
            rest.remove_prefix(1);
            if (rest.starts_with(U"个")) rest.remove_prefix(1);
            for (const std::u32string_view name : {U"周", U"星期", U"礼拜"}) {
                if (!rest.starts_with(name) || rest.size() != name.size() + 1) continue;
                const std::size_t day = days.find(rest.back());
                if (day == std::u32string_view::npos) return std::nullopt;
                const Date today = context_.today.value_or(Date{});
                return week.days + static_cast<std::int32_t>(std::min<std::size_t>(day, 6)) -
                       (static_cast<std::int32_t>(weekday(today)) - 1);
            }
        }
        return std::nullopt;
    }

    Result<PartialDate> read_one(const NumberPart& only) const {
        if (only.digits == 8 && only.separator == 0)
            return checked(only.value / 10'000, only.value / 100 % 100, only.value % 100);
        if (only.digits == 6 && only.separator == 0 && is_likely_year(only.value / 100, 1950))
            return checked(only.value / 100, only.value % 100, {});
        if (only.digits == 4 && (only.separator == U'年' || (only.separator == 0 && is_likely_year(only.value, 1900))))
            return checked(only.value, {}, {});
        if (only.digits == 2 && only.separator == U'年') return short_year();
        if (only.digits <= 2 && only.separator == U'月') return in_a_year(only.value, {});
        return unreadable();
    }

    Result<PartialDate> read_two(const NumberPart& first, const NumberPart& second) const {
        if (second.digits > 2) return unreadable();
        if (first.digits == 4) {
            const bool in_words = first.separator == U'年' && (second.separator == U'月' || second.separator == 0);
            const bool in_signs = is_sign(first.separator) && (second.separator == U'月' || second.separator == 0);
            return in_words || in_signs ? checked(first.value, second.value, {}) : unreadable();
        }
        if (first.digits > 2) return unreadable();
        if (first.separator == U'年') return short_year();
        const bool in_words = first.separator == U'月' && is_day_word(second.separator);
        const bool in_signs = is_sign(first.separator) && second.separator == 0;
        return in_words || in_signs ? in_a_year(first.value, second.value) : unreadable();
    }

    Result<PartialDate> read_three(const NumberPart& first, const NumberPart& second, const NumberPart& third) const {
        if (second.digits > 2 || third.digits > 2) return unreadable();
        const bool in_words = first.separator == U'年' && second.separator == U'月' && is_day_word(third.separator);
        const bool in_signs = first.separator == second.separator && is_sign(first.separator) && third.separator == 0;
        if (!in_words && !in_signs) return unreadable();
        if (first.digits == 2) return short_year();
        return first.digits == 4 ? checked(first.value, second.value, third.value) : unreadable();
    }

    // Zero where only the year or the month is stated.
    Result<PartialDate> checked(
        std::int32_t year, std::optional<std::int32_t> month, std::optional<std::int32_t> day) const {
        if (year < 1) return fail(say(BaseWord::year_0, {shown_}));
        if (month && (*month < 1 || *month > 12))
            return fail(say(BaseWord::no_such_month, {shown_, std::to_string(*month)}));
        if (day && *day < 1) return fail(say(BaseWord::day_0, {shown_}));
        if (day && *day > days_in_month(year, *month)) {
            const std::int32_t last = days_in_month(year, *month);
            const std::string in_month = std::to_string(*month), days = std::to_string(last);
            const std::string right = to_string(PartialDate{year, *month, last});
            const std::string month_alone = to_string(PartialDate{year, *month, 0});
            if (*month == 2 && *day == 29)
                return fail(
                    say(BaseWord::no_leap_day, {shown_, std::to_string(year), in_month, days, right, month_alone}));
            return fail(say(BaseWord::no_such_day, {shown_, in_month, days, right, month_alone}));
        }
        return PartialDate{year, month.value_or(0), day.value_or(0)};
    }

    // The year goes without saying.
    Result<PartialDate> in_a_year(std::int32_t month, std::optional<std::int32_t> day) const {
        // What no year has is said of the year that is thought of first.
        const auto year = year_meant(context_, [&](std::int32_t each) {
            const bool is_one = month >= 1 && month <= 12 && day.value_or(1) <= days_in_month(each, month) && day != 0;
            return is_one ? PartialDate{each, month, day.value_or(0)}
                          : PartialDate::of(context_.today.value_or(Date{}));
        });
        const bool needs_leap_year = month == 2 && day == 29;
        if (!year || (needs_leap_year && !context_.year && days_in_month(*year, 2) < 29))
            return fail(say(BaseWord::no_year, {shown_}));
        return checked(*year, month, day);
    }

    std::unexpected<Error> short_year() const { return fail(say(BaseWord::short_year, {shown_})); }
    std::unexpected<Error> unreadable() const { return fail(say(BaseWord::unreadable_date, {shown_})); }

    std::string shown_;
    std::u32string plain_;
    const DateContext& context_;
};

} // namespace

Result<PartialDate> parse_single_date(std::string_view text, const DateContext& context, std::string_view shown) {
    return DateReader(text, context, shown).read();
}

namespace {

constexpr std::u32string_view numerals = U"〇一二三四五六七八九", others = U"○零十廿卅";

// 七, 十, 十二, 三十一, 廿五; nothing where it is no number below 40.
std::optional<std::int32_t> small_number(std::u32string_view text) {
    std::int32_t tens = 0;
    if (text.starts_with(U"廿")) tens = 2, text.remove_prefix(1);
    else if (text.starts_with(U"卅")) tens = 3, text.remove_prefix(1);
    else if (const std::size_t ten = text.find(U'十'); ten == 0 || ten == 1) {
        const std::size_t count = ten == 0 ? 1 : numerals.find(text.front());
        if (count < 1 || count > 3) return std::nullopt;
        tens = static_cast<std::int32_t>(count);
        text.remove_prefix(ten + 1);
    }
    if (text.empty()) return tens > 0 ? std::optional(tens * 10) : std::nullopt;
    const std::size_t ones = numerals.find(text.front());
    if (text.size() > 1 || ones == std::u32string_view::npos || ones == 0) return std::nullopt;
    return tens * 10 + static_cast<std::int32_t>(ones);
}

// 二〇一九 and 一九, sign by sign.
std::optional<std::string> year_in_digits(std::u32string_view text) {
    if (text.size() != 4 && text.size() != 2) return std::nullopt;
    std::string digits;
    for (const char32_t each : text) {
        const std::size_t digit = each == U'零' || each == U'○' ? 0 : numerals.find(each);
        if (digit == std::u32string_view::npos) return std::nullopt;
        digits += static_cast<char>('0' + digit);
    }
    return digits;
}

} // namespace

std::string with_date_digits(std::string_view text) {
    const std::u32string from = to_code_points(text);
    const auto is_numeral = [](char32_t each) { return numerals.contains(each) || others.contains(each); };
    std::string out;
    for (std::size_t at = 0; at < from.size();) {
        std::size_t end = at;
        while (end < from.size() && is_numeral(from[end])) ++end;
        const std::u32string_view run = std::u32string_view(from).substr(at, end - at);
        const char32_t behind = end < from.size() ? from[end] : U'\0';
        std::optional<std::string> digits;
        if (behind == U'年') digits = year_in_digits(run);
        else if (behind == U'月' || behind == U'日' || behind == U'号' || behind == U'號')
            if (const auto number = small_number(run)) digits = std::to_string(*number);
        if (digits && !run.empty()) out += *digits;
        else out += to_utf8(run);
        if (end < from.size()) append_code_point(out, behind);
        at = end + 1;
    }
    return out;
}

} // namespace yinfeng
