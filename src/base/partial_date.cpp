#include "base/partial_date.h"

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

} // namespace

PartialDate PartialDate::of(Date date) {
    const YearMonthDay parts = to_year_month_day(date);
    return {parts.year, parts.month, parts.day};
}

std::optional<Date> PartialDate::whole() const {
    if (!is_whole()) return std::nullopt;
    return make_date(year, month, day);
}

Date PartialDate::first() const { return make_date(year, month ? month : 1, day ? day : 1).value_or(Date{}); }

Date PartialDate::last() const {
    const std::int32_t in_month = month ? month : 12;
    return make_date(year, in_month, day ? day : days_in_month(year, in_month)).value_or(Date{});
}

std::string to_string(PartialDate date) {
    std::string out;
    append_padded(out, date.year, 4);
    if (date.month) {
        out += '-';
        append_padded(out, date.month, 2);
        if (date.day) {
            out += '-';
            append_padded(out, date.day, 2);
        }
    }
    return out;
}

std::optional<PartialDate> parse_partial_date(std::string_view text) {
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

} // namespace yinfeng
