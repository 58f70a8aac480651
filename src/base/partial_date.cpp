#include "base/partial_date.h"

#include "base/words.h"

#include <algorithm>

namespace yinfeng {
namespace {

void append_padded(std::string& out, std::int32_t number, std::size_t width) {
    const std::string digits = std::to_string(number);
    out.append(width - std::min(width, digits.size()), '0');
    out += digits;
}

std::optional<std::int32_t> digits_at(std::string_view text, std::size_t from, std::size_t count) {
    std::int32_t number = 0;
    for (std::size_t i = from; i < from + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

Date first_of(std::int32_t year, std::int32_t month, std::int32_t day) {
    return make_date(year, month ? month : 1, day ? day : 1).value_or(Date{});
}

Date last_of(std::int32_t year, std::int32_t month, std::int32_t day) {
    const std::int32_t in_month = month ? month : 12;
    return make_date(year, in_month, day ? day : days_in_month(year, in_month)).value_or(Date{});
}

constexpr char between_ends = '/';

// A date that is no period.
std::optional<PartialDate> parse_single(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
    PartialDate date;
    const auto year = digits_at(text, 0, 4);
    if (!year || *year == 0) return std::nullopt;
    date.year = *year;
    if (text.size() >= 7) {
        const auto month = digits_at(text, 5, 2);
        if (text[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
        date.month = *month;
    }
    if (text.size() == 10) {
        const auto day = digits_at(text, 8, 2);
        if (text[7] != '-' || !day || *day < 1 || *day > days_in_month(date.year, date.month)) return std::nullopt;
        date.day = *day;
    }
    return date;
}

void append_single(std::string& out, std::int32_t year, std::int32_t month, std::int32_t day) {
    append_padded(out, year, 4);
    if (month == 0) return;
    out += '-';
    append_padded(out, month, 2);
    if (day == 0) return;
    out += '-';
    append_padded(out, day, 2);
}

// A period that has a name, within one year: from its first to its last day or month, as it is written.
std::optional<std::string> named(const PartialDate& period) {
    if (period.is_by() || period.year != period.end.year) return std::nullopt;
    std::string year;
    append_padded(year, period.year, 4);
    const std::int32_t from = period.month, to = period.end.month;
    if (period.day == 0 && period.end.day == 0 && from > 0 && to > 0) {
        constexpr BaseWord quarters[] = {
            BaseWord::quarter_1, BaseWord::quarter_2, BaseWord::quarter_3, BaseWord::quarter_4};
        if (from % 3 == 1 && to == from + 2) return say(quarters[from / 3], {year});
        if (from == 1 && to == 6) return say(BaseWord::half_1, {year});
        if (from == 7 && to == 12) return say(BaseWord::half_2, {year});
        return std::nullopt;
    }
    if (from != to || period.day == 0 || period.end.day == 0) return std::nullopt;
    const std::int32_t first = period.day, last = period.end.day, days = days_in_month(period.year, from);
    const std::string month = std::to_string(from);
    if (first == 1 && last == 10) return say(BaseWord::first_ten_days, {year, month});
    if (first == 11 && last == 20) return say(BaseWord::middle_ten_days, {year, month});
    if (first == 21 && last == days) return say(BaseWord::last_ten_days, {year, month});
    if (first == 1 && last == month_edge_days) return say(BaseWord::begin_of_month, {year, month});
    if (first == days - month_edge_days + 1 && last == days) return say(BaseWord::end_of_month, {year, month});
    return std::nullopt;
}

} // namespace

PartialDate PartialDate::of(Date date) {
    const YearMonthDay parts = to_year_month_day(date);
    return {parts.year, parts.month, parts.day};
}

PartialDate PartialDate::by(Date last) {
    const YearMonthDay parts = to_year_month_day(last);
    return {0, 0, 0, {parts.year, parts.month, parts.day}};
}

std::optional<Date> PartialDate::whole() const {
    if (!is_whole()) return std::nullopt;
    return make_date(year, month, day);
}

Date PartialDate::first() const { return is_by() ? first_of(1, 1, 1) : first_of(year, month, day); }

Date PartialDate::last() const {
    return is_period() ? last_of(end.year, end.month, end.day) : last_of(year, month, day);
}

std::int64_t rank_of(const PartialDate& date) {
    // Of the same days, by the way in which they are written.
    const auto exactness = [](std::int32_t month, std::int32_t day) { return month == 0 ? 0 : day == 0 ? 1 : 2; };
    const int begin = exactness(date.month, date.day);
    const int form = date.is_by()       ? 15
                     : date.is_period() ? 3 + 3 * begin + exactness(date.end.month, date.end.day)
                                        : begin;
    const Date last = date.last();
    return std::int64_t{last.days} * (std::int64_t{1} << 32) + std::int64_t{last - date.first()} * 16 + form;
}

std::optional<PartialDate> make_period(const PartialDate& from, const PartialDate& to) {
    if (from.is_period() || to.is_period() || to.last() < from.first()) return std::nullopt;
    if (from == to) return from;
    return PartialDate{from.year, from.month, from.day, {to.year, to.month, to.day}};
}

PartialDate begin_of(const PartialDate& period) {
    if (period.is_by()) return end_of(period);
    return {period.year, period.month, period.day};
}

PartialDate end_of(const PartialDate& period) {
    if (!period.is_period()) return period;
    return {period.end.year, period.end.month, period.end.day};
}

std::string to_string(const PartialDate& date) {
    std::string out;
    if (!date.is_by()) append_single(out, date.year, date.month, date.day);
    if (date.is_period()) {
        out += between_ends;
        append_single(out, date.end.year, date.end.month, date.end.day);
    }
    return out;
}

std::optional<PartialDate> parse_partial_date(std::string_view text) {
    const std::size_t between = text.find(between_ends);
    if (between == std::string_view::npos) return parse_single(text);
    const auto to = parse_single(text.substr(between + 1));
    if (!to) return std::nullopt;
    if (between == 0) return to->is_whole() ? std::optional(PartialDate::by(to->last())) : std::nullopt;
    const auto from = parse_single(text.substr(0, between));
    return from && *from != *to ? make_period(*from, *to) : std::nullopt;
}

std::string date_words(const PartialDate& date) {
    // A year alone is only read as one where it is near.
    const auto is_near = [](const PartialDate& each) {
        return each.month > 0 || (each.year >= 1900 && each.year < 2200);
    };
    if (!date.is_period() || !is_near(begin_of(date)) || !is_near(end_of(date))) return to_string(date);
    if (auto name = named(date)) return *std::move(name);
    const std::string last = to_string(end_of(date));
    if (date.is_by()) return say(BaseWord::by_day, {last});
    return say(BaseWord::from_to, {to_string(begin_of(date)), last});
}

} // namespace yinfeng
