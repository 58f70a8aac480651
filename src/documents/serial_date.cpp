#include "documents/serial_date.h"

#include "base/date.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace yinfeng::documents {

namespace {

constexpr std::int64_t minutes_of_day = 24 * 60;

std::string two(std::int64_t number) {
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}
std::string time_text(std::int64_t minutes) { return two(minutes / 60) + ":" + two(minutes % 60); }

} // namespace

DateCell date_cell(double serial, DateSystem system) {
    if (!std::isfinite(serial) || serial < 0 || serial > 3'000'000) return {CellKind::no_date, shortest(serial)};
    const auto all_minutes = static_cast<std::int64_t>(std::llround(serial * static_cast<double>(minutes_of_day)));
    const std::int64_t minutes = all_minutes % minutes_of_day;
    std::int64_t days = all_minutes / minutes_of_day;
    // A time of day without a day.
    if (days == 0 && system == DateSystem::from_1900) {
        if (serial == 0) return {CellKind::no_date, "0"};
        return {CellKind::text, time_text(minutes)};
    }
    if (system == DateSystem::from_1904) days += 1462;
    if (days == 60 && system == DateSystem::from_1900) return {CellKind::no_date, shortest(serial)};
    static const std::int64_t origin = make_date(1899, 12, 30)->days;
    const std::int64_t day = origin + days + (days < 60 ? 1 : 0);
    if (day > make_date(9999, 12, 31)->days) return {CellKind::no_date, shortest(serial)};
    std::string text = to_iso(Date{static_cast<std::int32_t>(day)});
    if (minutes != 0) text += " " + time_text(minutes);
    return {CellKind::date, std::move(text)};
}

NumberShown shown_by_format(std::uint32_t id, std::string_view code) {
    if (id == 9 || id == 10) return NumberShown::percent;
    // Those of Chinese, Japanese and Korean programs have no code in the file.
    if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58))
        return NumberShown::date;
    if (id < 164 && code.empty()) return NumberShown::number;
    bool has_day = false, has_month = false, has_percent = false;
    for (std::size_t at = 0; at < code.size(); ++at) {
        const char c = code[at];
        if (c == '"') {
            at = code.find('"', at + 1);
            if (at == std::string_view::npos) break;
        } else if (c == '[') { // colours, conditions, [$-804]; but [h] counts hours
            const std::size_t end = code.find(']', at);
            if (end == std::string_view::npos) break;
            const char inner = static_cast<char>(code[at + 1] | 0x20);
            if (end == at + 2 || (end == at + 3 && code[at + 2] == code[at + 1]))
                has_day |= inner == 'h' || inner == 'm' || inner == 's';
            at = end;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++at;
        } else if (code.substr(at).starts_with("General")) {
            at += 6;
        } else {
            const char lower = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
            has_day |= lower == 'y' || lower == 'd' || lower == 'h';
            has_month |= lower == 'm';
            has_percent |= c == '%';
            if (c == ';' && (has_day || has_month || has_percent)) break; // the first section decides
        }
    }
    if (has_day || has_month) return NumberShown::date;
    return has_percent ? NumberShown::percent : NumberShown::number;
}

std::string shortest(double value) {
    if (!std::isfinite(value)) return "#NUM!";
    if (value == 0) return "0";
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::fabs(value), std::chars_format::scientific).ptr;
    std::string digits(buffer, end);
    const std::size_t e = digits.find('e');
    const int exponent = std::atoi(digits.c_str() + e + 1);
    digits.resize(e);
    std::string text = value < 0 ? "-" : "";
    if (exponent > 20 || exponent < -9)
        return text + digits + "E" + (exponent > 0 ? "+" : "") + std::to_string(exponent);
    if (digits.size() > 1) digits.erase(1, 1);                                // the point
    const auto before = static_cast<std::size_t>(std::max(exponent, -1) + 1); // digits before it
    if (before == 0) return text + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    if (digits.size() <= before) return text + digits + std::string(before - digits.size(), '0');
    return text + digits.substr(0, before) + "." + digits.substr(before);
}

std::optional<double> parse_number(const std::string& text) {
    if (text.empty() || text.find_first_not_of("0123456789.eE+-") != std::string::npos) return std::nullopt;
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    if (end != text.c_str() + text.size() || !std::isfinite(number)) return std::nullopt;
    return number;
}

bool has_lost_digits(double value) { return std::fabs(value) >= 1e15 && std::floor(value) == value; }

} // namespace yinfeng::documents
