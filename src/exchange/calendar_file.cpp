#include "exchange/calendar_file.h"

#include "base/utf8.h"

#include <algorithm>

namespace yinfeng::exchange {

namespace {

constexpr std::size_t most_line_bytes = 75;                   // RFC 5545 3.1, without its end
constexpr std::int64_t sequences_from_ms = 1'577'836'800'000; // 2020: seconds since then fit into 31 bits until 2088

// RFC 5545 3.3.11; what it has no place for (control characters) is left out.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        if (c == '\n') out += "\\n";
        else if (static_cast<unsigned char>(c) >= 0x20) out += c;
        else if (c == '\t') out += ' ';
    }
    return out;
}

// Long lines go on in the next one behind a blank; no character is cut.
void add_line(std::string& out, std::string_view line) {
    for (bool is_first = true; is_first || !line.empty(); is_first = false) {
        const std::string_view piece = truncate_bytes(line, most_line_bytes - (is_first ? 0 : 1));
        if (!is_first) out += ' ';
        out.append(piece).append("\r\n");
        line.remove_prefix(piece.size());
    }
}

std::string basic_day(Date day) {
    std::string text = to_iso(day);
    std::erase(text, '-');
    return text;
}

std::string moment(std::int64_t unix_ms) { // 20191231T235959Z
    const std::int64_t seconds = std::max<std::int64_t>(0, unix_ms) / 1000;
    const auto two = [](std::int64_t number) {
        return std::string{static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
    };
    return basic_day(local_date(seconds * 1000, 0)) + "T" + two(seconds / 3600 % 24) + two(seconds / 60 % 60) +
           two(seconds % 60) + "Z";
}

} // namespace

std::string to_ics(const CalendarFile& file) {
    std::string out;
    add_line(out, "BEGIN:VCALENDAR");
    add_line(out, "VERSION:2.0");
    add_line(out, "PRODID:-//Yinfeng//Yinfeng//ZH");
    add_line(out, "CALSCALE:GREGORIAN");
    add_line(out, "METHOD:PUBLISH");
    add_line(out, "X-WR-CALNAME:" + escaped(file.name));
    for (const CalendarEvent& event : file.events) {
        add_line(out, "BEGIN:VEVENT");
        add_line(out, "UID:" + escaped(event.uid));
        add_line(out, "DTSTAMP:" + moment(event.written_ms));
        add_line(out, "LAST-MODIFIED:" + moment(event.written_ms));
        add_line(out,
            "SEQUENCE:" + std::to_string(std::max<std::int64_t>(0, (event.written_ms - sequences_from_ms) / 1000)));
        add_line(out, "DTSTART;VALUE=DATE:" + basic_day(event.first));
        add_line(out, "DTEND;VALUE=DATE:" + basic_day(event.last + 1)); // the day behind the last
        add_line(out, "SUMMARY:" + escaped(event.summary));
        if (!event.description.empty()) add_line(out, "DESCRIPTION:" + escaped(event.description));
        add_line(out, "TRANSP:TRANSPARENT"); // nobody is busy all day
        add_line(out, "END:VEVENT");
    }
    add_line(out, "END:VCALENDAR");
    return out;
}

} // namespace yinfeng::exchange
