#include "ui/soft_wrap.h"

#include <doctest/doctest.h>

using yinfeng::ui::soft_break;
using yinfeng::ui::SoftWrap;
using yinfeng::ui::without_soft_breaks;

namespace {

// "一二三四五六" broken after every second character, then one hard break.
const SoftWrap wrap("一二三四五六\n七八", {0, 6, 12, 19});

std::string view_with(std::size_t at, std::size_t remove, std::string_view insert) {
    std::string view = wrap.view();
    return view.replace(at, remove, insert);
}

} // namespace

TEST_CASE("soft wrap: marks stand at soft breaks only, and come out again") {
    CHECK(wrap.view() == "一二\xE2\x80\x8B\n三四\xE2\x80\x8B\n五六\n七八");
    CHECK(without_soft_breaks(wrap.view()) == wrap.text());
}

TEST_CASE("soft wrap: positions go both ways") {
    for (const std::size_t position : {0, 3, 6, 9, 12, 15, 18, 19, 22, 25})
        CHECK(wrap.to_text(wrap.to_view(position)) == position);
    CHECK(wrap.to_view(6) == 10);
    CHECK(wrap.to_text(6) == 6);
    CHECK(wrap.to_text(9) == 6); // inside a mark
}

TEST_CASE("soft wrap: typing in any line edits the text there") {
    const auto edited = wrap.translate(view_with(10, 0, "新"), SoftWrap::Key::other);
    CHECK(edited.text == "一二新三四五六\n七八");
    CHECK(edited.cursor == 9);
    CHECK(wrap.translate(view_with(6, 0, "新"), SoftWrap::Key::other).text == "一二新三四五六\n七八");
}

TEST_CASE("soft wrap: deleting across a mark deletes the characters on both sides") {
    // 二, the mark and 三
    CHECK(wrap.translate(view_with(3, 10, ""), SoftWrap::Key::other).text == "一四五六\n七八");
}

TEST_CASE(
    "soft wrap: backspace at the beginning of a line takes the character before it, delete at the end the next one") {
    CHECK(wrap.translate(view_with(9, 1, ""), SoftWrap::Key::backspace).text == "一三四五六\n七八");
    CHECK(wrap.translate(view_with(6, 3, ""), SoftWrap::Key::forward_delete).text == "一二四五六\n七八");
    CHECK(wrap.translate(view_with(6, 4, ""), SoftWrap::Key::other).text == wrap.text());
}

TEST_CASE("soft wrap: characters that share bytes are not cut") {
    const SoftWrap plain("中国", {0});
    CHECK(plain.translate("丰国", SoftWrap::Key::other).text == "丰国"); // 中 and 丰 share their first byte
}
