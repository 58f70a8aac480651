// Periods as people type them; what is one date is read by date_input.cpp.
#include "base/date_reader.h"
#include "base/typed_blanks.h"
#include "base/utf8.h"
#include "base/words.h"

#include <algorithm>
#include <array>
#include <string>

namespace yinfeng {
namespace {

using Text = std::u32string_view;
using Read = std::optional<Result<PartialDate>>; // nothing: not this form

bool is_digit(char32_t character) { return character >= '0' && character <= '9'; }

char32_t plain_form(char32_t character) {
    constexpr Text from = U"號後這內個－～〜", to = U"号后这内个-~~";
    static_assert(from.size() == to.size());
    if (character >= 'A' && character <= 'Z') return character - 'A' + 'a';
    const std::size_t place = from.find(character);
    return place == Text::npos ? character : to[place];
}

// Without the blanks that part no digits.
std::u32string plain_text(std::string_view typed) {
    const std::u32string marked = marked_blanks(typed);
    std::u32string plain;
    for (std::size_t at = 0; at < marked.size(); ++at) {
        const bool parts_digits =
            at > 0 && at + 1 < marked.size() && is_digit(marked[at - 1]) && is_digit(marked[at + 1]);
        if (marked[at] != ' ' || parts_digits) plain += plain_form(marked[at]);
    }
    return plain;
}

bool take(Text& rest, Text word) {
    if (!rest.starts_with(word)) return false;
    rest.remove_prefix(word.size());
    return true;
}

// So many digits at most; nothing where none stands there.
std::optional<std::int32_t> take_number(Text& rest, std::size_t most) {
    std::size_t count = 0;
    std::int32_t number = 0;
    while (count < rest.size() && count < most && is_digit(rest[count]))
        number = number * 10 + static_cast<std::int32_t>(rest[count++] - '0');
    if (count == 0) return std::nullopt;
    rest.remove_prefix(count);
    return number;
}

enum class Exactness : std::uint8_t { year, month, day };
Exactness exactness(const PartialDate& date) {
    return date.day > 0 ? Exactness::day : date.month > 0 ? Exactness::month : Exactness::year;
}

PartialDate days_of_month(std::int32_t year, std::int32_t month, std::int32_t first, std::int32_t last) {
    return {year, month, first, {year, month, last}};
}
PartialDate months_of(std::int32_t year, std::int32_t first, std::int32_t last) {
    return {year, first, 0, {year, last, 0}};
}

// 上旬, 底 and the others, by the days that they are of a month.
struct PartOfMonth {
    Text word;
    std::int32_t first, last; // from the end where not above 0: 0 is the last day
};
constexpr auto parts_of_month = std::to_array<PartOfMonth>({{U"上旬", 1, 10}, {U"中旬", 11, 20}, {U"下旬", 21, 0},
    {U"月底", 1 - month_edge_days, 0}, {U"月末", 1 - month_edge_days, 0}, {U"月初", 1, month_edge_days},
    {U"底", 1 - month_edge_days, 0}, {U"末", 1 - month_edge_days, 0}, {U"初", 1, month_edge_days}});
constexpr auto english_parts = std::to_array<PartOfMonth>({{U"firsttendaysof", 1, 10}, {U"middleof", 11, 20},
    {U"lasttendaysof", 21, 0}, {U"beginof", 1, month_edge_days}, {U"endof", 1 - month_edge_days, 0}});

PartialDate part_of_month(std::int32_t year, std::int32_t month, const PartOfMonth& part) {
    const std::int32_t days = days_in_month(year, month);
    const auto day = [days](std::int32_t from) { return from > 0 ? from : days + from; };
    return days_of_month(year, month, day(part.first), day(part.last));
}

class PeriodReader {
public:
    PeriodReader(std::string_view typed, const DateContext& context, std::string_view shown)
        : shown_(quoted(shown)), plain_(plain_text(typed)), context_(context) {}

    Read read() const {
        if (plain_.empty() || plain_.contains(U'\t')) return std::nullopt;
        if (auto day = serial()) return day;
        if (auto by = before(plain_)) return by;
        if (auto period = span(plain_)) return period;
        return named(plain_, context_);
    }

private:
    // One date or a period with a name.
    Result<PartialDate> part(Text text, const DateContext& context) const {
        if (auto name = named(text, context)) return *std::move(name);
        return parse_single_date(to_utf8(text), context, shown_);
    }

    // Days as numbers, of dates that somebody has to do with; a time of day behind the point is dropped.
    Read serial() const {
        Text rest = plain_;
        const auto number = take_number(rest, 5);
        if (!number || plain_.size() - rest.size() != 5) return std::nullopt;
        if (take(rest, U".")) take_number(rest, 12);
        if (!rest.empty()) return std::nullopt;
        const bool is_1904 = context_.serials == SerialDays::from_1904;
        const Date day = *make_date(is_1904 ? 1904 : 1899, is_1904 ? 1 : 12, is_1904 ? 1 : 30) + *number;
        const std::int32_t year = to_year_month_day(day).year;
        if (year < 1960 || year > 2100) return std::nullopt; // 20193 is rather a month
        return PartialDate::of(day);
    }

    // 7月1日前, 6月底前: up to that day. 7月前 may be up to the last of June or of July.
    Read before(Text text) const {
        const bool is_english = take(text, U"by");
        if (!is_english) {
            bool is_before = false;
            for (const Text word : {Text(U"之前"), Text(U"以前"), Text(U"前")}) {
                if (is_before || !text.ends_with(word)) continue;
                text.remove_suffix(word.size());
                is_before = true;
            }
            if (!is_before) return std::nullopt;
        }
        if (text.empty()) return std::nullopt;
        DateContext ahead = context_;
        ahead.planned = true;
        const Result<PartialDate> inner = part(text, ahead);
        if (!inner) return Read(std::unexpected(inner.error()));
        const bool says_end = text.ends_with(U"底") || text.ends_with(U"末");
        if (!says_end && !inner->is_whole()) return Read(fail(say(BaseWord::unclear_before, {shown_})));
        return PartialDate::by(inner->last());
    }

    // 2019.7–2021.12, 2026-03 至 2026-07, 7–9月
    Read span(Text text) const {
        struct Connector {
            Text word;
            bool is_dash;
        };
        constexpr auto connectors = std::to_array<Connector>({{U"至", false}, {U"到", false}, {U"~", false},
            {U"to", false}, {U"——", true}, {U"—", true}, {U"–", true}, {U"-", true}});
        for (const Connector& connector : connectors) {
            for (std::size_t at = text.find(connector.word); at != Text::npos; at = text.find(connector.word, at + 1)) {
                const Text left = text.substr(0, at), right = text.substr(at + connector.word.size());
                const bool is_inside =
                    connector.is_dash && (left.contains(connector.word) || right.contains(connector.word));
                if (left.empty() || right.empty() || is_inside) continue;
                if (auto period = between(left, right, connector.is_dash)) return period;
            }
        }
        return std::nullopt;
    }

    // Of two dates with a dash between, both are as exact: 2026-3.5 is neither a day nor a period.
    Read between(Text left, Text right, bool is_dash) const {
        std::u32string opening(left);
        if (left.size() <= 2 && std::ranges::all_of(left, is_digit) && right.ends_with(U"月"))
            opening += U'月'; // 7–9月
        DateContext of = context_;
        const bool is_without_year = context_.today && !context_.year && !part(opening, {}) && follows_year(right);
        if (is_without_year && is_digit(opening.front())) {
            of.year = year_meant(context_, [&](std::int32_t each) {
                DateContext in_year = context_;
                in_year.year = each;
                const auto ends = ends_of(opening, right, in_year, is_dash);
                const auto period = ends ? make_period(ends->first, ends->second) : std::nullopt;
                return period ? *period : PartialDate::of(*context_.today);
            });
        }
        const auto ends = ends_of(opening, right, of, is_dash);
        if (!ends) return std::nullopt;
        if (is_dash && exactness(ends->first) != exactness(ends->second)) return std::nullopt;
        const auto period = make_period(ends->first, ends->second);
        if (!period) return Read(fail(say(BaseWord::reversed_dates, {shown_})));
        return *period;
    }

    // Unlike 明年3月.
    bool follows_year(Text text) const {
        DateContext one = context_, other = context_;
        one.year = 2000;
        other.year = 2004;
        const Result<PartialDate> of_one = part(text, one), of_other = part(text, other);
        return !of_one || !of_other || *of_one != *of_other;
    }

    std::optional<std::pair<PartialDate, PartialDate>> ends_of(
        Text opening, Text right, const DateContext& context, bool is_dash) const {
        const Result<PartialDate> from = part(opening, context);
        if (!from || from->is_by()) return std::nullopt;
        const PartialDate begin = begin_of(*from);
        if (const auto end = short_end(opening, begin, right, is_dash)) return std::pair(begin, *end);
        DateContext behind = context; // 2026年3–5月
        behind.year = begin.year;
        const Result<PartialDate> to = part(right, behind);
        if (!to || to->is_by()) return std::nullopt;
        return std::pair(begin, end_of(*to));
    }

    // The day of 7月1–10日, and the month of 2019.7-12.
    static std::optional<PartialDate> short_end(Text opening, const PartialDate& begin, Text right, bool is_dash) {
        const auto number = take_number(right, 2);
        if (!number) return std::nullopt;
        if (right == U"日" || right == U"号") {
            const bool is_one = begin.day > 0 && *number >= 1 && *number <= days_in_month(begin.year, begin.month);
            return is_one ? std::optional(PartialDate{begin.year, begin.month, *number}) : std::nullopt;
        }
        Text month = opening;
        const bool is_pointed =
            is_dash && right.empty() && opening.size() > 5 && take_number(month, 4) && take(month, U".");
        const bool is_month = is_pointed && take_number(month, 2) && month.empty() && *number > begin.month;
        return is_month && *number <= 12 ? std::optional(PartialDate{begin.year, *number, 0}) : std::nullopt;
    }

    // --- periods with a name ---------------------------------------------------------------------------------

    template <class PartOf>
    Read in_year(std::optional<std::int32_t> stated, const DateContext& context, const PartOf& part_of) const {
        const auto year = stated ? stated : year_meant(context, part_of);
        if (!year) return Read(fail(say(BaseWord::no_year, {shown_})));
        if (*year < 1 || *year > 9999) return Read(fail(say(BaseWord::year_0, {shown_})));
        return Read(part_of(*year));
    }

    Read named(Text text, const DateContext& context) const {
        for (const PartOfMonth& each : english_parts) {
            Text rest = text;
            if (!take(rest, each.word)) continue;
            const auto month = parse_single_date(to_utf8(rest), context, shown_);
            if (!month || month->day > 0 || month->month == 0) return std::nullopt;
            return part_of_month(month->year, month->month, each);
        }
        std::optional<std::int32_t> year;
        Text rest = text;
        if (!take_year(rest, year, context)) return std::nullopt;
        const bool is_short = year && *year < 100 && text.find(U'年') == 2;
        Read found = of_year(rest, year, context);
        if (!found) found = of_month(rest, year, context);
        if (found && is_short) return Read(fail(say(BaseWord::short_year, {shown_})));
        return found;
    }

    // 2026年, 2026, 2026., 今年; nothing but the rest where no year stands there. False: a year that nobody knows.
    bool take_year(Text& rest, std::optional<std::int32_t>& year, const DateContext& context) const {
        constexpr auto spoken = std::to_array<std::pair<Text, std::int32_t>>(
            {{U"今年", 0}, {U"本年", 0}, {U"明年", 1}, {U"后年", 2}, {U"去年", -1}, {U"前年", -2}});
        for (const auto& [word, years] : spoken) {
            if (!take(rest, word)) continue;
            if (!context.today) return false;
            year = to_year_month_day(*context.today).year + years;
            take(rest, U"度");
            return true;
        }
        Text behind = rest;
        const auto number = take_number(behind, 4);
        const std::size_t digits = rest.size() - behind.size();
        if (!number || (digits != 4 && !(digits == 2 && behind.starts_with(U"年")))) return true;
        year = number;
        if (take(behind, U"年")) take(behind, U"度");
        else if (behind.starts_with(U".") || behind.starts_with(U"-") || behind.starts_with(U"/"))
            behind.remove_prefix(1);
        rest = behind;
        return true;
    }

    Read of_year(Text rest, std::optional<std::int32_t> year, const DateContext& context) const {
        struct Months {
            Text word;
            std::int32_t first, last; // 0: the year; one month where both are the same
            bool needs_year = false;  // is short enough to be of something else
        };
        constexpr auto words = std::to_array<Months>({{U"上半年", 1, 6}, {U"下半年", 7, 12}, {U"h1", 1, 6},
            {U"h2", 7, 12}, {U"年底", 12, 12}, {U"年末", 12, 12}, {U"底", 12, 12, true}, {U"末", 12, 12, true},
            {U"年初", 1, 1}, {U"初", 1, 1, true}, {U"年内", 0, 0}, {U"内", 0, 0, true}, {U"全年", 0, 0}});
        for (const Months& each : words) {
            if (rest != each.word || (each.needs_year && !year)) continue;
            return in_year(year, context, [&](std::int32_t of) {
                if (each.first == each.last) return PartialDate{of, each.first, 0};
                return months_of(of, each.first, each.last);
            });
        }
        if (take(rest, U"q")) {
            const auto quarter = take_number(rest, 1);
            take(rest, U" ");
            if (!year && rest.size() == 4) year = take_number(rest, 4); // Q3 2026
            if (!quarter || !rest.empty()) return std::nullopt;
            return of_quarter(*quarter, year, context);
        }
        take(rest, U"第");
        if (rest.empty()) return std::nullopt;
        constexpr Text numbers = U"一二三四", digits = U"1234";
        const std::size_t place = std::min(numbers.find(rest.front()), digits.find(rest.front()));
        rest.remove_prefix(1);
        if (place == Text::npos || !take(rest, U"季")) return std::nullopt;
        take(rest, U"度");
        const auto quarter = static_cast<std::int32_t>(place) + 1;
        if (rest.empty()) return of_quarter(quarter, year, context);
        const bool is_end = rest == U"末" || rest == U"底"; // as 年底 a month
        if (!is_end && rest != U"初") return std::nullopt;
        return in_year(
            year, context, [&](std::int32_t of) { return PartialDate{of, is_end ? 3 * quarter : 3 * quarter - 2, 0}; });
    }

    Read of_quarter(std::int32_t quarter, std::optional<std::int32_t> year, const DateContext& context) const {
        if (quarter < 1 || quarter > 4) return std::nullopt;
        return in_year(year, context, [&](std::int32_t of) { return months_of(of, 3 * quarter - 2, 3 * quarter); });
    }

    // 7月中旬, 7月底, 本月底, 月底
    Read of_month(Text rest, std::optional<std::int32_t> year, const DateContext& context) const {
        std::optional<std::int32_t> month;
        constexpr auto spoken = std::to_array<std::pair<Text, std::int32_t>>(
            {{U"本月", 0}, {U"这个月", 0}, {U"下月", 1}, {U"下个月", 1}, {U"上月", -1}});
        std::int32_t months_on = 0;
        bool is_spoken = rest.starts_with(U"月底") || rest.starts_with(U"月末") || rest.starts_with(U"月初");
        for (const auto& [word, on] : spoken) {
            if (is_spoken || !take(rest, word)) continue;
            is_spoken = true;
            months_on = on;
        }
        if (!is_spoken) {
            month = take_number(rest, 2);
            if (!month || !take(rest, U"月")) return std::nullopt;
            take(rest, U"份");
        } else if (year) {
            return std::nullopt;
        }
        const auto part = std::ranges::find(parts_of_month, rest, &PartOfMonth::word);
        if (part == parts_of_month.end()) return std::nullopt;
        if (is_spoken) {
            if (!context.today) return Read(fail(say(BaseWord::no_year, {shown_})));
            const YearMonthDay of = to_year_month_day(add_months(*context.today, months_on));
            return part_of_month(of.year, of.month, *part);
        }
        if (*month < 1 || *month > 12)
            return Read(fail(say(BaseWord::no_such_month, {shown_, std::to_string(*month)})));
        return in_year(year, context, [&](std::int32_t of) { return part_of_month(of, *month, *part); });
    }

    const std::string shown_;
    const std::u32string plain_;
    const DateContext& context_;
};

// No date is longer; reading goes over each sign that may join two.
bool is_too_long(std::string_view text) {
    constexpr std::size_t most = 64;
    if (text.size() > most * 4) return true;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) next_code_point(text, at);
    return count > most;
}

// 预计2019年9月, which is said of nothing that has happened.
void drop_intention(std::string& text) {
    for (const std::string_view word : {"预计于", "预计", "預計", "计划于", "计划", "計劃", "拟于", "拟", "擬"}) {
        if (text.size() == word.size() || !text.starts_with(word)) continue;
        text.erase(0, word.size());
        return;
    }
}

} // namespace

Result<PartialDate> parse_date_input(std::string_view text, const DateContext& context) {
    text = trim(text);
    if (is_too_long(text)) return fail(say(BaseWord::unreadable_date, {quoted(text)}));
    if (const auto stored = parse_partial_date(text); stored && stored->is_period()) return *stored;
    std::string plain = with_date_digits(lines_as_blanks(text));
    if (context.planned) drop_intention(plain);
    Result<PartialDate> single = parse_single_date(plain, context, text);
    if (single) return single;
    Read period = PeriodReader(plain, context, text).read();
    return period ? *std::move(period) : single;
}

} // namespace yinfeng
