// What leaves as CSV: read back by a reader that knows nothing of the writer, and looked at as a spreadsheet would.

#include <doctest/doctest.h>

#include "base/random.h"
#include "base/utf8.h"
#include "exchange/csv.h"
#include "model/typed.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

using namespace yinfeng;
using exchange::csv_cell;
using exchange::csv_record;

namespace {

using Row = std::vector<std::string>;

// RFC 4180, strictly: quoted fields hold anything, others no quotation mark and no line end. Nothing if it is something else.
std::optional<std::vector<Row>> parse_csv(std::string_view text) {
    std::vector<Row> rows;
    while (!text.empty()) {
        Row row;
        for (bool more = true; more;) {
            std::string field;
            if (text.starts_with('"')) {
                text.remove_prefix(1);
                for (;;) {
                    const std::size_t quote = text.find('"');
                    if (quote == std::string_view::npos) return std::nullopt;
                    field += text.substr(0, quote);
                    text.remove_prefix(quote + 1);
                    if (!text.starts_with('"')) break;
                    field += '"';
                    text.remove_prefix(1);
                }
            } else {
                const std::size_t end = text.find_first_of(",\r\n\"");
                if (end == std::string_view::npos) return std::nullopt;
                field = text.substr(0, end);
                text.remove_prefix(end);
            }
            row.push_back(std::move(field));
            more = text.starts_with(',');
            if (more) text.remove_prefix(1);
            else if (!text.starts_with("\r\n")) return std::nullopt;
            else text.remove_prefix(2);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

// What a spreadsheet takes for a formula: after blanks and what cannot be seen, a sign of any width. Tabs and line ends move the
// rest into a cell of its own.
bool runs(std::string_view cell) {
    if (cell.starts_with('\t') || cell.starts_with('\r') || cell.starts_with('\n')) return true;
    while (!cell.empty()) {
        std::size_t at = 0;
        const char32_t c = next_code_point(cell, at);
        const auto in = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
        const bool is_hidden = is_space(c) || in(0xAD, 0xAD) || in(0x34F, 0x34F) || in(0x61C, 0x61C) ||
                               in(0x115F, 0x1160) || in(0x17B4, 0x17B5) || in(0x180B, 0x180F) || in(0x200B, 0x200F) ||
                               in(0x202A, 0x202E) || in(0x2060, 0x206F) || in(0x2800, 0x2800) || in(0x3164, 0x3164) ||
                               in(0xFE00, 0xFE0F) || in(0xFEFF, 0xFEFF) || in(0xFFA0, 0xFFA0) || in(0xFFF0, 0xFFFC) ||
                               in(0x1BCA0, 0x1BCA3) || in(0x1D173, 0x1D17A) || in(0xE0000, 0xE0FFF);
        if (!is_hidden)
            return std::u32string_view(U"=+-@\u2212\uFE62\uFE63\uFE66\uFE6B＝＋－＠").find(c) !=
                   std::u32string_view::npos;
        cell.remove_prefix(at);
    }
    return false;
}

bool is_number(const std::string& text) {
    const std::size_t from = text.starts_with('-') ? 1 : 0, dot = text.find('.');
    const std::string whole = text.substr(from, dot == std::string::npos ? dot : dot - from);
    const std::string part = dot == std::string::npos ? "0" : text.substr(dot + 1);
    const auto digits = [](const std::string& s) {
        return !s.empty() && s.find_first_not_of("0123456789") == std::string::npos;
    };
    return digits(whole) && digits(part);
}

// The documented apostrophe taken away again: one, wherever what stands behind the apostrophes would run.
std::string without_apostrophe(const std::string& cell) {
    const std::size_t behind = std::min(cell.find_first_not_of('\''), cell.size());
    const std::string rest = cell.substr(behind);
    return behind > 0 && runs(rest) && !is_number(rest) ? cell.substr(1) : cell;
}

} // namespace

TEST_CASE("csv: what a spreadsheet would run is text, whatever column it stands in; figures stay figures") {
    for (const char* text :
        {"=1+1", "=HYPERLINK(\"http://x\",\"y\")", "+1+cmd|' /C calc'!A0", "+86 10", "+8613900000000", "-3-2",
            "-2+3+cmd|' /C calc'!A0", "- 3", "-", "-3.", "-.5", "-3.5.1", "-1e5", "@SUM(1)", "＝1", "＋1", "－1", "＠x",
            "\uFE66"
            "1",
            "\u2212"
            "1",
            " =1", "\u3000=1", "\uFEFF=1", "\u200B=1", "\u200E=1", "\u034F=1", "\u115F=1", "\u180E=1", "\u2800=1",
            "\u3164 =1", "\uFE0F=1", "\uFFA0=1", "\uFFF9=1", "\U000E0020=1", "\u2061\u3164@x", "\t=1", "\tx", "\nx",
            "\n=1"}) {
        CAPTURE(text);
        const auto rows = parse_csv(csv_record({text, "b"}));
        REQUIRE(rows);
        CHECK((*rows)[0] == Row{"'" + std::string(text), "b"});
    }
    for (const char* text :
        {"0", "-3.5", "150000", "-12", "3.25", "近500", ">100000", "普通", "2019-08-30", "a=b", "1+1", "'", "'x", ""}) {
        CAPTURE(text);
        const auto rows = parse_csv(csv_record({text, "b"}));
        REQUIRE(rows);
        CHECK((*rows)[0] == Row{text, "b"});
    }
    CHECK(csv_cell("\r=1") == "\"'\n=1\""); // no file holds a return
    CHECK(csv_cell("''=1") == "'''=1");
    CHECK(csv_cell("普通") == "普通");
    CHECK(csv_cell("a,b") == "\"a,b\"");
    CHECK(csv_cell("说\"是\"") == "\"说\"\"是\"\"\"");
    CHECK(csv_cell("两\n行") == "\"两\n行\"");
    CHECK(csv_cell(" x") == "\" x\"");
    CHECK(csv_record({""}) == "\"\"\r\n"); // one empty cell is a record, not an empty line
}

TEST_CASE("csv: every character that a file may hold comes back, but for the documented apostrophe") {
    SeededRandom random(41);
    // What makes trouble comes often: separators, quotation marks, signs, blanks and what cannot be seen.
    static constexpr std::array<char32_t, 37> often{U',', U'"', U'\n', U'\t', U' ', U'\'', U';', U'|', U'=', U'+', U'-',
        U'@', U'＝', U'－', U'0', U'7', U'.', U'a', U'引', U'\u3000', U'\u200B', U'\u200D', U'\u200E', U'\u200F',
        U'\u061C', U'\uFEFF', U'\u2800', U'\u3164', U'\uFE0F', U'\u2028', U'\u2029', U'\u00A0', U'\u00AD', U'\uFFFD',
        U'\U0001F600', U'\u2212', U'\uFE0F'};
    std::string all;
    std::vector<Row> wanted;
    std::size_t escaped = 0;
    for (int i = 0; i < 20'000; ++i) {
        Row row;
        for (std::size_t column = 0; column < 3; ++column) {
            std::string text;
            const std::uint64_t length = random.below(8);
            for (std::uint64_t n = 0; n < length; ++n) {
                append_code_point(text, random.below(4) ? often[random.below(often.size())]
                                                        : static_cast<char32_t>(random.below(0x11'0000)));
            }
            text = clean_text(text); // as in files
            escaped += text.find_first_not_of('\'') != std::string::npos &&
                       runs(text.substr(text.find_first_not_of('\''))) && !is_number(text);
            row.push_back(std::move(text));
        }
        const std::string record = csv_record(row);
        const auto alone = parse_csv(record);
        REQUIRE(alone);
        REQUIRE(alone->size() == 1);
        for (std::size_t column = 0; column < row.size(); ++column) {
            const std::string& cell = (*alone)[0][column];
            REQUIRE((!runs(cell) || is_number(cell)));
            REQUIRE(without_apostrophe(cell) == row[column]);
        }
        all += record;
        wanted.push_back(std::move(row));
    }
    CHECK(escaped > 1000);
    const auto rows = parse_csv(all); // one after the other, without a separator that belongs to none
    REQUIRE(rows);
    REQUIRE(rows->size() == wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) REQUIRE((*rows)[i].size() == 3);
}
