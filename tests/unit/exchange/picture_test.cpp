// Pictures: well-formed whatever they are of, and the same for the same.

#include <doctest/doctest.h>

#include "exchange/sheet.h"
#include "tests/support/xml_check.h"

#include <cmath>
#include <random>

using namespace yinfeng;
using namespace yinfeng::exchange;
using test::what_is_wrong_with_xml;

namespace {

Sheet drawn(const std::string& words) {
    Picture picture(300, 200);
    picture.open_group(words);
    picture.rectangle({0, 0, 100, 20}, 0x3450BE, 3, 0.4f);
    picture.frame({0, 0, 100, 20}, {0xC6CCD8, 1, true}, 3);
    picture.text({4, 14}, words, {12, true, 0x1A2133, Anchor::middle}, 80);
    picture.text({4, 34}, words, {});
    picture.close_group();
    picture.line({0, 0}, {10, 10}, {});
    const Point points[] = {{0, 0}, {5, 5}, {10, 0}};
    picture.polyline(points, {0x0B7361, 2});
    picture.polygon(points, 0x0B7361);
    picture.curve({0, 0}, {1, 1}, {2, 2}, {3, 3}, {});
    picture.circle({5, 5}, 3, 0xFFFFFF);
    Sheet sheet{.title = words, .mark = words, .lines = {words}, .footer = words, .empty = words};
    sheet.pictures.push_back(std::move(picture));
    return sheet;
}

} // namespace

TEST_CASE("a picture is well-formed for every text") {
    const std::string hostile[] = {"<script>alert(1)</script>", "]]>&amp;<!--", "\" onload=\"x", "'><image href='x'/>",
        std::string("\0\x01\x08\x0B\x1F\x7F", 6), "\xED\xA0\x80 \xED\xBF\xBF", "\xEF\xBF\xBE\xEF\xBF\xBF",
        "\xF4\x90\x80\x80", "\xC3", "\xE4\xB8", "\t\n\r", "\u202E\u200F\u2066", "\U0010FFFF", ""};
    for (const std::string& words : hostile) {
        CAPTURE(words);
        const Sheet sheet = drawn(words);
        CHECK(what_is_wrong_with_xml(to_svg(sheet).text) == "");
        CHECK(what_is_wrong_with_xml(svg_element(sheet.pictures.front(), words)) == "");
        CHECK(to_svg(sheet).text.find("<script") == std::string::npos);
        CHECK(to_svg(sheet).text.find("<image") == std::string::npos);
    }
}

TEST_CASE("a picture is well-formed for texts of any bytes, and no number of it is endless") {
    std::mt19937 random(12); // NOLINT: the same each time
    for (int round = 0; round < 3000; ++round) {
        std::string words;
        for (std::size_t length = random() % 40; length > 0; --length) words += static_cast<char>(random() % 256);
        CAPTURE(round);
        const std::string wrong = what_is_wrong_with_xml(to_svg(drawn(words)).text);
        REQUIRE_MESSAGE(wrong.empty(), wrong);
        for (const float room : {0.0f, 1.0f, 13.0f, 50.0f, 1e9f}) {
            CHECK(text_width(cut_text(words, {}, room), {}) <= std::max(room, text_width(words, {})));
            std::string joined;
            for (const std::string& line : wrap_text(words, {}, room, 3)) joined += line;
            CHECK(joined.size() <= words.size() + 6);
        }
    }
    Picture odd(100, 100);
    for (const float number : {NAN, INFINITY, -INFINITY, 1e30f, -1e30f, 0.049f, -0.05f})
        odd.rectangle({number, number, number, number}, 0, number, 0.5f);
    const std::string text = svg_element(odd, "");
    CHECK(what_is_wrong_with_xml(text) == "");
    CHECK(text.find("nan") == std::string::npos);
    CHECK(text.find("inf") == std::string::npos);
    CHECK(text.find('e', text.find("<rect")) > text.find("rect")); // numbers are written out, not with an exponent
}

TEST_CASE("what is the same looks the same, and what is longer than its room ends with dots") {
    CHECK(to_svg(drawn("忠旺")).text == to_svg(drawn("忠旺")).text);
    CHECK(cut_text("环渤海（营口）大数据产业园", {12}, 60) == "环渤海（…");
    CHECK(cut_text("忠旺", {12}, 24) == "忠旺");
    CHECK(cut_text("忠旺", {12}, 0) == "");
    CHECK(wrap_text("环渤海大数据产业园", {12}, 48, 2) == std::vector<std::string>{"环渤海大", "数据产…"});
    CHECK(wrap_text("one two three", {12}, 60, 3).front() == "one two");
    const std::string text = to_svg(drawn("环渤海（营口）大数据产业园")).text;
    CHECK(text.find("<title>环渤海（营口）大数据产业园</title>") != std::string::npos); // whole where a pointer rests
}

TEST_CASE("a picture says by itself what it shows: title, mark, sentence, foot") {
    Sheet sheet = drawn("看板");
    sheet.mark = "示例数据";
    sheet.lines = {"项目：全部"};
    sheet.footer = "截至 2019-08-30";
    const SvgFile file = to_svg(sheet);
    for (const char* words : {"看板", "示例数据", "项目：全部", "截至 2019-08-30"})
        CHECK(file.text.find(words) != std::string::npos);
    CHECK(
        file.text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""));
    CHECK(file.width == 528); // the least, and the margins
    CHECK(file.height > 200);
    CHECK(file.text.find("viewBox=\"0 0 528 " + std::to_string(file.height) + "\"") != std::string::npos);
}
