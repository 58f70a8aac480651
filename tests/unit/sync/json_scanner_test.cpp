// The scanner against the well-known library: the same texts are JSON, and they say the same.

#include <doctest/doctest.h>

#include "base/random.h"
#include "model/json_scanner.h"
#include "model/value.h"
#include "tests/support/core_world.h"

#define JSON_NO_IO
#include <nlohmann/json.hpp>

#include <string>

using namespace yinfeng;

namespace {

// Writes the events as text, so that two readers can be compared.
struct Trace {
    std::string out;
    bool add(std::string_view what) {
        out += what;
        out += ' ';
        return true;
    }
    bool add_text(std::string_view prefix, std::string_view text) {
        out += prefix;
        append_json_string(out, text);
        return add("");
    }
    bool add_number(double number) {
        char digits[40];
        std::snprintf(digits, sizeof digits, "%.17g", number == 0 ? 0.0 : number); // they read -0 as 0
        return add(digits);
    }
};

struct OurTrace : Trace {
    bool null() { return add("null"); }
    bool boolean(bool yes) { return add(yes ? "true" : "false"); }
    bool integer(std::int64_t number) { return add_number(static_cast<double>(number)); }
    bool other_number(std::string_view raw) { return add_number(std::strtod(std::string(raw).c_str(), nullptr)); }
    bool string(std::string_view text, bool clean) {
        CHECK(clean == is_clean_text(text));
        return add_text("s", text);
    }
    bool key(std::string_view text, bool) { return add_text("k", text); }
    bool start_object() { return add("{"); }
    bool end_object() { return add("}"); }
    bool start_array() { return add("["); }
    bool end_array() { return add("]"); }
};

struct TheirTrace : Trace {
    bool null() { return add("null"); }
    bool boolean(bool yes) { return add(yes ? "true" : "false"); }
    bool number_integer(std::int64_t number) { return add_number(static_cast<double>(number)); }
    bool number_unsigned(std::uint64_t number) { return add_number(static_cast<double>(number)); }
    bool number_float(double number, const std::string&) { return add_number(number); }
    bool string(std::string& text) { return add_text("s", text); }
    bool key(std::string& text) { return add_text("k", text); }
    bool binary(std::vector<std::uint8_t>&) { return false; }
    bool start_object(std::size_t) { return add("{"); }
    bool end_object() { return add("}"); }
    bool start_array(std::size_t) { return add("["); }
    bool end_array() { return add("]"); }
    template <class Failure> bool parse_error(std::size_t, const std::string&, const Failure&) { return false; }
};

void compare(const std::string& text) {
    OurTrace ours;
    TheirTrace theirs;
    JsonScanner scanner(text, ours);
    const bool we_read = scanner.run();
    bool they_read = nlohmann::json::sax_parse(text, &theirs);
    if (text.starts_with("\xEF\xBB\xBF")) they_read = false; // they skip a byte order mark
    const bool huge = theirs.out.find("inf") != std::string::npos || ours.out.find("inf") != std::string::npos ||
                      (we_read && !they_read && text.find_first_of("eE") != std::string::npos); // 1e999 has no double
    if (huge) return;
    if (we_read != they_read) FAIL(text, we_read ? " is JSON only to us" : " is JSON only to them");
    // Integers of 19 digits and more are all the same to us: too large.
    if (we_read && ours.out != theirs.out && ours.out.find("e+18") == std::string::npos)
        FAIL(text, ": ", ours.out, " / ", theirs.out);
}

// Listens until it is told to stop.
struct Listener {
    std::string seen;
    bool stop_at_true = false, stop_at_false = false, stop_at_null = false, stop_at_start = false, stop_at_end = false;
    bool null() {
        seen += "n ";
        return !stop_at_null;
    }
    bool boolean(bool yes) {
        seen += yes ? "t " : "f ";
        return yes ? !stop_at_true : !stop_at_false;
    }
    bool integer(std::int64_t number) {
        seen += std::to_string(number) + " ";
        return true;
    }
    bool other_number(std::string_view text) {
        seen += std::string(text) + " ";
        return true;
    }
    bool string(std::string_view text, bool clean) {
        seen += std::string(text) + (clean ? "+ " : "- ");
        return true;
    }
    bool key(std::string_view text, bool clean) { return string(text, clean); }
    bool start_object() {
        seen += "{ ";
        return !stop_at_start;
    }
    bool end_object() {
        seen += "} ";
        return !stop_at_end;
    }
    bool start_array() {
        seen += "[ ";
        return !stop_at_start;
    }
    bool end_array() {
        seen += "] ";
        return !stop_at_end;
    }
};

std::string scanned(std::string_view json, Listener listener = {}) {
    JsonScanner scanner(json, listener);
    return scanner.run() ? listener.seen : "broken";
}

} // namespace

TEST_CASE("the scanner reads what the JSON library reads") {
    for (const char* text : {"", " ", "null", "nul", "nullx", "true", "false", "0", "-0", "-", "01", "1.", ".5", "1.5",
             "1e5", "1E+5", "1e", "-1.25e-3", "\"\"", "\"a", "\"\\u4e2d\"", "\"\\ud842\\udfb7\"", "\"\\ud842\"",
             "\"\\udfb7\"", "\"\\ud842\\u0041\"", "\"\\x\"", "\"\\u12\"", "[]", "[", "]", "[,]", "[1,]", "[1 2]",
             "[1,[2,[]],{}]", "{}", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{\"a\":1 \"b\":2}",
             "{\"a\":{\"b\":[]}}", "[}", "{]", "1 2", "[1] x", "\"\x01\"", "\"\x7F\"", "\"\xC2\x80\"", "\"\xC0\x80\"",
             "\"\xE2\x80\xAE\"", "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\"", "\"\xF0\x80\x80\x80\"", "\"\xE0\x80\x80\"",
             "\"\xFF\"", "\"\xE4\xB8\"", "\"中文字符串够八个字节\"", "\xEF\xBB\xBF{}",
             "\"abcdefg\\\"hijklmnop\\\\q\\/\\b\\f\\n\\r\\t\"", "123456789012345678", "9223372036854775807",
             "\t[\n1\r]\t"}) {
        compare(text);
    }
}

TEST_CASE("mutated snapshots are JSON to both or to neither") {
    SeededRandom random(7);
    test::CoreWorld world(3, 2);
    for (int i = 0; i < 60; ++i) world.step();
    const std::string whole = encode_snapshot(world.office(0));
    const std::string pool = "{}[]:,\"\\0123456789-+.eEtfn/u \n\t\xE4\xB8\xAD\xF0\xC2\x80\x7F";
    for (int i = 0; i < test::rounds(20'000); ++i) {
        const std::size_t from = random.below(whole.size());
        std::string text = whole.substr(from, 1 + random.below(120));
        for (auto n = 1 + random.below(4); n > 0; --n) {
            const std::size_t at = random.below(text.size());
            if (random.chance(1, 3)) {
                text.erase(at, 1);
                if (text.empty()) text = "[";
            } else if (random.chance(1, 2)) {
                text[at] = pool[random.below(pool.size())];
            } else {
                text.insert(text.begin() + static_cast<std::ptrdiff_t>(at), pool[random.below(pool.size())]);
            }
        }
        compare(text);
        compare("[" + text + "]");
        compare("{" + text + "}");
        compare("\"" + text + "\"");
    }
}

TEST_CASE("depth is bounded, and a text that breaks off is told from a wrong one") {
    std::string deep(10'000, '[');
    OurTrace trace;
    JsonScanner scanner(deep, trace);
    CHECK_FALSE(scanner.run());
    CHECK(scanner.position() <= 65);
    for (const char* text : {"{\"a\":[1,2", "{\"a", "[tru", "\"\\u4e", "\"\xE4\xB8", "[1,"}) {
        OurTrace cut;
        JsonScanner cut_scanner(std::string_view(text), cut);
        CHECK_FALSE(cut_scanner.run());
        CHECK_MESSAGE(cut_scanner.broke_off(), std::string(text));
    }
    for (const char* text : {"[1,x]", "{\"a\" 1}", "\"\x01\" ", "[1]]", "\"\xE4\x41\x41\x41\""}) {
        OurTrace wrong;
        JsonScanner wrong_scanner(std::string_view(text), wrong);
        CHECK_FALSE(wrong_scanner.run());
        CHECK_MESSAGE(!wrong_scanner.broke_off(), std::string(text));
    }
}

TEST_CASE("scanner: escapes of every length, surrogates only in pairs, numbers beyond every bound") {
    CHECK(scanned(R"("\u0041\u00e9\u4E2D\uD83D\uDE00\uFFFD\b\f\n\r\t\/\"\\")") ==
          "A\u00e9\u4e2d\U0001F600\uFFFD\b\f\n\r\t/\"\\- ");
    CHECK(scanned(R"("\uABCD\uabcd\uE000")") == "\uABCD\uABCD\uE000+ ");
    for (const char* broken : {R"("\ud800")", R"("\ud800\u12")", R"("\ud800\u0041")", R"("\ud800\ue000")",
             R"("\ud800x")", R"("\udc00")", R"("\udfff")", R"("\u12G4")", R"("\u12g4")", R"("\u12:4")", R"("\u12@4")",
             R"("\u12`4")", R"("\u12/4")", R"("\u)", R"("\)", R"("\x")", "\"\xF4\x90\x80\x80\"", "\"\xF5\x80\x80\x80\"",
             "\"\xF0\x80\x80\x80\"", "\"\xE0\x80\x80\"", "\"\xED\xA0\x80\"", "\"\xC1\x80\"", "\"\x80\"", "tru", "nulL",
             "fals", "-", "01", "1.", "1e", "1e+", "+1", "--1"}) {
        CAPTURE(std::string(broken));
        CHECK(scanned(broken) == "broken");
    }
    CHECK(scanned("\"\xF4\x8F\xBF\xBF\"") == "\xF4\x8F\xBF\xBF+ ");
    CHECK(scanned("9999999999999999999") == std::to_string(INT64_MAX) + " ");
    CHECK(scanned("-9999999999999999999") == std::to_string(INT64_MIN) + " ");
    CHECK(scanned("[-1,0,-0,1.5,2E5,2e-5]") == "[ -1 0 -0 1.5 2E5 2e-5 ] ");
    // What turns the direction of writing is not clean, its neighbours are.
    for (const char* hidden : {"\"\u202a\"", "\"\u202e\"", "\"\u2066\"", "\"\u2069\"", "\"\xC2\x85\"", "\"\x7F\""})
        CHECK(scanned(hidden).ends_with("- "));
    for (const char* harmless : {"\"\u2029\"", "\"\u202f\"", "\"\u2065\"", "\"\u206a\"", "\"\u2165\"", "\"\u00a0\""})
        CHECK(scanned(harmless).ends_with("+ "));
}

TEST_CASE("scanner: whoever listens may stop at anything") {
    for (bool Listener::* at : {&Listener::stop_at_true, &Listener::stop_at_false, &Listener::stop_at_null,
             &Listener::stop_at_start, &Listener::stop_at_end}) {
        Listener listener;
        listener.*at = true;
        CHECK(scanned("[true,false,null,{}]", listener) == "broken");
        CHECK(scanned("{\"a\":{}}", listener) ==
              (at == &Listener::stop_at_start || at == &Listener::stop_at_end ? "broken" : "{ a+ { } } "));
    }
    for (const char bracket : {'[', '{'}) {
        std::string deep;
        for (int i = 0; i < JsonScanner<Listener>::most_depth + 1; ++i) deep += bracket == '[' ? "[" : "{\"a\":";
        CHECK(scanned(deep) == "broken");
    }
}
