// Texts that reach the storage or a file without passing through a record: every door cleans and bounds them.
#include "app/kept_text.h"
#include "app/passphrase.h"
#include "app/registry.h"
#include "base/utf8.h"
#include "model/limits.h"
#include "model/typed.h"
#include "tests/unit/app/app_fixture.h"

using namespace yinfeng;
using namespace yinfeng::test;
using app::Phase;
using app::SaveKind;
using app::Str;
using app::tr;

namespace {

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

// What people and their clipboards bring, and what nobody should.
std::vector<std::string> hostile_texts() {
    using namespace std::string_literals;
    return {"\u202E反写"s, "行\n行"s, "制\t表"s, "\x01\x02控制"s, "零\0字节"s, "\xC0\x80坏字节\xFF"s, "\xE5\x9C"s,
        "\u0085\u009F"s, "\u2028段\u2029"s, "\u2066隔离\u2069"s, "  两端  "s, "\uFEFF标记"s, "引\"号\\斜/线"s,
        repeated("长", 200), repeated("长", 30'000), repeated("𠀀", 100), repeated("x", 70'000), "\u202E"s, "\n"s, ""s};
}

bool is_fit(std::string_view text, std::size_t most) {
    return is_valid_utf8(text) && is_clean_text(text) && text.find_first_of("\n\t") == std::string_view::npos &&
           length_in_code_points(text) <= most && trim(text) == text;
}

} // namespace

TEST_CASE("kept line: whatever comes in is one clean line of bounded length, and what is fit stays as it is") {
    for (const std::string& text : hostile_texts()) {
        for (const std::size_t most : {1u, 60u, 200u}) {
            const std::string kept = app::kept_line(text, most);
            CHECK(is_fit(kept, most));
            CHECK(app::kept_line(kept, most) == kept);
        }
    }
    CHECK(app::kept_line("服务专员甲", 60) == "服务专员甲");
    CHECK(app::kept_line("第一行\n第二行", 60) == "第一行 第二行");
    CHECK(app::kept_line("a\tb", 60) == "a b");
    for (const std::size_t length : {59u, 60u, 61u}) {
        CHECK(length_in_code_points(app::kept_line(repeated("长", length), 60)) == std::min<std::size_t>(length, 60));
    }
}

TEST_CASE("who works here: any name and unit makes an author that is read again after a restart") {
    for (const std::string& text : hostile_texts()) {
        CAPTURE(text);
        platform::FakeWorld world;
        Id id;
        std::string bytes;
        {
            AppFixture tab(world);
            tab.create();
            tab.app->set_identity({"甲" + text, text});
            tab.settle();
            CHECK(tab.app->identity().is_set());
            CHECK(tab.app->identity().author().size() <= most_author_bytes);
            CHECK(is_fit(tab.app->identity().author(), 123));
            id = tab.add_project("写在其下");
            CHECK(tab.app->save_state().kind == SaveKind::saved);
            bytes = tab.exported().bytes;
            tab.tab.kill();
        }
        AppFixture again(world, 2);
        REQUIRE(again.app->phase() == Phase::ready);
        CHECK(again.app->save_state().kind == SaveKind::saved);
        CHECK(again.name_of(id) == "写在其下");
        CHECK(again.exported().bytes == bytes);
    }
}

TEST_CASE("who works here: what is too long is cut, and that is said") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create();
    tab.app->set_identity({repeated("长", 61), "招商局"});
    CHECK(tab.toast() == tr(Str::app_identity_cut, {"60"}));
    CHECK(tab.app->identity().name == repeated("长", 60));
}

TEST_CASE("who works here: a browser that stored what earlier versions took opens, and mends it") {
    platform::FakeWorld world;
    std::string key;
    {
        AppFixture tab(world);
        tab.create();
        tab.tab.kill();
    }
    world.rows("yinfeng", platform::Table::meta)["identity"] =
        "name \u202E" + repeated("甲", 200) + "\nunit \u202E招商局\n";
    Id id;
    {
        AppFixture tab(world, 2);
        REQUIRE(tab.app->phase() == Phase::ready);
        CHECK(tab.app->identity().name == repeated("甲", 60));
        CHECK(tab.app->identity().unit == "招商局");
        id = tab.add_project("之后");
        CHECK(tab.app->save_state().kind == SaveKind::saved);
        tab.tab.kill();
    }
    AppFixture again(world, 3);
    CHECK(again.name_of(id) == "之后");
}

TEST_CASE("workspaces: any name and office makes a workspace that is found again") {
    for (const std::string& text : hostile_texts()) {
        CAPTURE(text);
        platform::FakeWorld world;
        {
            AppFixture tab(world);
            tab.app->set_identity({"甲", "招商局"});
            tab.app->create_workspace({"区" + text, text, "four_plus"});
            tab.settle();
            REQUIRE(tab.app->phase() == Phase::ready);
            REQUIRE(tab.app->settings_record() != no_record);
            tab.tab.kill();
        }
        AppFixture again(world, 2);
        REQUIRE(again.app->phase() == Phase::ready);
        CHECK(again.app->can_write());
        REQUIRE(again.app->workspaces().size() == 1);
        CHECK(again.app->workspaces()[0].name.starts_with("区"));
        CHECK(is_fit(again.app->workspaces()[0].name, app::most_title_characters));
        CHECK(is_fit(again.app->workspaces()[0].office, app::most_title_characters));
        for (const auto& [name, value] : world.rows("yinfeng", platform::Table::meta)) CHECK(value.size() < 4'096);
    }
}

TEST_CASE(
    "preferences: any text comes back after a restart, and what is larger than a value lasts as long as the page") {
    for (const std::size_t size : {std::size_t{60 * 1024 - 1}, std::size_t{60 * 1024}, std::size_t{60 * 1024 + 1}}) {
        platform::FakeWorld world;
        const std::string text(size, 'x');
        {
            AppFixture tab(world);
            tab.app->set_preference("columns", text);
            tab.settle();
            CHECK(tab.app->preference("columns") == text);
            tab.tab.kill();
        }
        AppFixture again(world, 2);
        CHECK(again.app->preference("columns") == (size <= 60 * 1024 ? text : std::string()));
    }
    platform::FakeWorld world;
    {
        AppFixture tab(world);
        for (std::size_t i = 0; i < hostile_texts().size(); ++i) {
            tab.app->set_preference("p" + std::to_string(i), hostile_texts()[i].substr(0, 1'000));
        }
        tab.settle();
        tab.tab.kill();
    }
    AppFixture again(world, 2);
    for (std::size_t i = 0; i < hostile_texts().size(); ++i) {
        CHECK(again.app->preference("p" + std::to_string(i)) == hostile_texts()[i].substr(0, 1'000));
    }
}

TEST_CASE("elements of sets: what no reader takes is refused, and everything stays readable") {
    platform::FakeWorld world;
    Id id;
    {
        AppFixture tab(world);
        tab.create();
        id = tab.add_project("有标签");
        std::vector<std::string> texts = hostile_texts();
        for (const std::size_t size : {1'018, 1'019, 1'020, 1'024})
            texts.push_back(repeated("x", size)); // "tags/" before it
        for (const std::string& text : texts) {
            Change change{"标签", {}};
            change.set(Kind::project, id, tab.app->names_of_workspace()->names().element(field::project::tags_, text),
                Value::of(true));
            tab.app->apply(change);
            tab.settle();
        }
        CHECK(tab.app->save_state().kind == SaveKind::saved);
        tab.tab.kill();
    }
    AppFixture again(world, 2);
    CHECK(again.app->save_state().kind == SaveKind::saved);
    CHECK(again.name_of(id) == "有标签");
    CHECK(again.app->can_write());
}

TEST_CASE("file names: no system refuses them, whatever the office is called") {
    for (const std::string& text : hostile_texts()) {
        const std::string part = app::file_name_part(text);
        CHECK(is_fit(part, 40));
        CHECK(part.find_first_of("\\/:*?\"<>|") == std::string::npos);
        CHECK_FALSE(part.ends_with("."));
    }
    CHECK(app::file_name_part("a/b:c.. ") == "a-b-c");
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create("区", "\u202E局/科:一");
    tab.app->set_identity({"李四", ""});
    CHECK(tab.exported().name.starts_with("引凤_局-科-一_20190830-"));
}

TEST_CASE("file names: an export is called after the office of who works here, and the preview says who sends it") {
    platform::FakeWorld world, other;
    AppFixture first(world), second(other, 2);
    first.create("区", "经开区招商局");
    first.add_project("甲");
    second.import(first.exported());
    REQUIRE(second.app->phase() == Phase::ready);
    second.app->set_identity({"李四", "高新区招商局"});
    second.settle();
    second.add_project("乙");
    const platform::File file = second.exported();
    CHECK(file.name.starts_with("引凤_高新区招商局_"));
    first.import(file);
    REQUIRE(first.app->import_session());
    CHECK(first.app->import_session()->senders == std::vector<std::string>{"高新区招商局"});
    first.app->apply_import();
    first.settle();
    first.app->set_identity({"甲", "招商局"}); // of 经开区招商局, as the workspace says
    CHECK(first.exported().name.starts_with("引凤_经开区招商局_"));
}

TEST_CASE(
    "passphrases: what nobody else can type is not sealed with, and what came by pasting is left away in opening") {
    CHECK(app::can_be_typed("correct horse battery staple"));
    CHECK(app::can_be_typed("春眠不觉晓处处闻啼鸟"));
    CHECK(app::can_be_typed("caf\u00E9 caf\u00E9 caf\u00E9"));
    CHECK(app::can_be_typed("\U00020BB7\U00020BB7 \U0001F600 abcdefg")); // rare characters and pictures have keys
    for (const char* text : {"abcdefghijkl\n", " abcdefghijkl", "abcdef\tghijkl", "abcdef\u200Bghijkl",
             "\uFEFFabcdefghijkl", "abcdef\u202Eghijkl", "cafe\u0301 cafe\u0301 cafe\u0301", "abcdefghijkl\xFF",
             "abcdefghijkl\u3000", "abcdef\u3164ghijkl", "abcdef\u2800ghijkl", "abcdef\u061Cghijkl",
             "abcdef\uE000ghijkl", "abcdef\uFFFEghijkl"}) {
        CHECK_FALSE(app::can_be_typed(text));
    }
    CHECK(app::as_typed("\uFEFFabc def\u200B\r\n") == "abc def");

    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create();
    tab.app->export_snapshot({.passphrase = "abcdefghijkl\n"});
    tab.settle();
    CHECK(tab.tab.saved_files.empty());
    CHECK(tab.toast() == tr(Str::export_passphrase_untypable));
}
