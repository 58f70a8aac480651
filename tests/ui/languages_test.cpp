// The language of the interface: chosen where people look for it, spoken at once on every page, and its words have room.
#include "tests/support/english.h"
#include "tests/ui/ui_fixture.h"

#include "app/strings.h"
#include "domain/actions.h"
#include "domain/computed.h"
#include "ui/draw.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace yinfeng;
using namespace yinfeng::test;
using app::Screen;
using app::Str;
using app::tr;
using ui::Role;

namespace {

// Every text that the interface has by itself, as it is said now; with gaps where something is filled in.
std::vector<std::string> own_texts() {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < static_cast<std::size_t>(Str::count_); ++i) texts.emplace_back(tr(static_cast<Str>(i)));
    for (std::size_t kind = 0; kind < known_kind_count; ++kind)
        texts.emplace_back(app::label(info(static_cast<Kind>(kind))));
    for (FieldId field = 0; field < known_field_count; ++field) texts.emplace_back(app::label(info(field)));
    for (std::size_t list = 0; list < choice_list_count; ++list)
        for (const Choice& choice : choices_of(static_cast<ChoiceList>(list))) texts.emplace_back(app::label(choice));
    for (const domain::ComputedInfo& each : domain::computed_fields()) texts.emplace_back(app::label(each.field));
    for (const domain::ActionInfo& each : domain::actions()) texts.emplace_back(in_language(each.zh, each.en));
    return texts;
}

// Whether it is one of them, perhaps filled in, or the rest of one that goes on from a line above.
bool is_of(const std::string& pattern, std::string_view text) {
    if (pattern.size() > text.size() && text.size() > 8 && std::string_view(pattern).ends_with(text)) return true;
    bool says_a_word = false; // and is more than signs around gaps
    std::size_t from = 0;
    std::string_view rest = text;
    for (bool is_first = true;; is_first = false) {
        const std::size_t gap = pattern.find("{}", from);
        const std::string_view piece =
            std::string_view(pattern).substr(from, gap == std::string::npos ? gap : gap - from);
        const std::size_t at = rest.find(piece);
        if (at == std::string_view::npos || (is_first && at != 0)) return false;
        rest.remove_prefix(at + piece.size());
        says_a_word |= std::ranges::any_of(piece, [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || (byte >= 0xE4 && byte <= 0xE9);
        });
        if (gap == std::string::npos) return rest.empty() && says_a_word;
        from = gap + 2;
        if (from == pattern.size()) return says_a_word;
    }
}

// What is cut off on purpose, in English and with the reason. Nothing of what people press is among it.
bool may_be_cut(std::string_view) { return false; }

struct CutTexts {
    CutTexts() { ui::cut_texts = &texts; }
    ~CutTexts() { ui::cut_texts = nullptr; }
    std::vector<std::string> texts;

    void check(const std::vector<std::string>& own, std::string_view where) {
        CAPTURE(where);
        std::set<std::string> cut(texts.begin(), texts.end());
        texts.clear();
        for (const std::string& text : cut) {
            const bool is_own = std::ranges::any_of(own, [&](const std::string& each) { return is_of(each, text); });
            CHECK_MESSAGE((!is_own || may_be_cut(text)), "cut off: ", text);
        }
    }
};

struct Speaks {
    explicit Speaks(UiFixture& ui) : ui(ui) {}
    ~Speaks() {
        set_language(Language::zh);
        unload_traditional();
    }
    void choose(Language language) {
        ui.app().choose_language(language);
        ui.settle();
        REQUIRE(yinfeng::language() == language);
    }
    UiFixture& ui;
};

// Every page, with the first record of each kind that has one, and the dialogs that are there at any time.
void walk(UiFixture& ui, const std::function<void(const std::string&)>& seen) {
    static constexpr std::pair<Screen, Kind> records[] = {{Screen::projects, Kind::project},
        {Screen::chains, Kind::chain}, {Screen::services, Kind::service_record}, {Screen::directory, Kind::enterprise}};
    for (std::size_t i = 0; i < static_cast<std::size_t>(Screen::count_); ++i) {
        const auto screen = static_cast<Screen>(i);
        ui.app().go(screen);
        ui.settle(400);
        seen("page " + std::to_string(i));
        for (int page = 0; page < 8; ++page) { // what is below
            ui.wheel(900, 500, -12);
            ui.settle();
            seen("below on page " + std::to_string(i));
        }
        const auto record = std::ranges::find(records, screen, &std::pair<Screen, Kind>::first);
        if (record == std::end(records) || ui.app().workspace()->live(record->second).empty()) continue;
        ui.app().select_record(
            screen, ui.app().workspace()->record(ui.app().workspace()->live(record->second).front()).id);
        ui.settle(400);
        seen("record on page " + std::to_string(i));
        ui.app().select_record(screen, {});
    }
    ui.app().go(Screen::projects);
    ui.settle(400);
    ui.key(ImGuiKey_Slash, ImGuiMod_Shift);
    ui.settle();
    seen("shortcuts");
    ui.key(ImGuiKey_Escape);
    ui.settle();
}

} // namespace

TEST_CASE("the language is chosen on the start page, spoken at once, and at the next start") {
    UiFixture ui;
    Speaks speaks(ui);
    REQUIRE(ui.click(Role::tab, "English"));
    ui.settle();
    CHECK(ui.find(Role::heading, "Welcome to Yinfeng"));
    ui.reload();
    ui.settle();
    CHECK(ui.find(Role::heading, "Welcome to Yinfeng"));
    REQUIRE(ui.click(Role::tab, "繁體"));
    ui.settle();
    CHECK(ui.find(Role::heading, "歡迎使用引鳳"));
    REQUIRE(ui.click(Role::tab, "简体"));
    ui.settle();
    CHECK(ui.find(Role::heading, "欢迎使用引凤"));
}

TEST_CASE("the language is chosen in the settings, and what does not come changes nothing") {
    UiFixture ui;
    Speaks speaks(ui);
    ui.open_sample();
    ui.app().go(Screen::settings);
    ui.settle();
    ui.tab->lost_assets = {"zh-hant.txt"};
    const auto choose = [&](std::string_view name, std::string_view wanted) {
        REQUIRE_MESSAGE(ui.click(Role::combobox, name), ui.tree());
        ui.settle();
        REQUIRE_MESSAGE(ui.click(Role::option, wanted), ui.tree());
        ui.settle();
    };
    choose("语言", "繁體中文");
    CHECK(ui.find_text("没有取到 繁體中文 的文字"));
    CHECK(ui.find(Role::heading, "设置"));
    ui.tab->lost_assets.clear();
    choose("语言", "繁體中文");
    CHECK_MESSAGE(ui.find(Role::heading, "設定"), ui.tree());
    choose("語言", "English");
    CHECK_MESSAGE(ui.find(Role::heading, "Settings"), ui.tree());
    choose("Language", "简体中文");
    CHECK(ui.find(Role::heading, "设置"));
}

TEST_CASE("on every page the words are those of the language that was chosen last") {
    UiFixture ui(1366, 768);
    Speaks speaks(ui);
    ui.open_sample();
    walk(ui, [](const std::string&) {}); // whatever a page keeps it has made in Chinese
    const std::vector<std::string> chinese = own_texts();
    for (const Language language : {Language::en, Language::zh_hant}) {
        speaks.choose(language);
        const std::vector<std::string> spoken = own_texts();
        std::set<std::string_view> other; // said otherwise now
        for (std::size_t i = 0; i < chinese.size(); ++i)
            if (chinese[i] != spoken[i] && chinese[i].find("{}") == std::string::npos) other.insert(chinese[i]);
        for (const std::string& each : spoken) other.erase(each);
        std::set<std::string> left;
        walk(ui, [&](const std::string&) {
            for (const ui::SemanticNode& node : ui.frontend->semantics().nodes()) {
                const bool is_of_program = node.role == Role::button || node.role == Role::tab ||
                                           node.role == Role::heading || node.role == Role::menuitem ||
                                           node.role == Role::columnheader || node.role == Role::combobox ||
                                           node.role == Role::toggle;
                if (is_of_program && other.contains(node.name)) left.insert(node.name);
            }
        });
        for (const std::string& each : left) CHECK_MESSAGE(false, tag_of(language), " still says ", each);
    }
}

TEST_CASE("no word of the interface is cut off at 1366 by 768, in any language") {
    for (const Language language : languages) {
        CAPTURE(tag_of(language));
        UiFixture ui(1366, 768);
        Speaks speaks(ui);
        CutTexts cut;
        speaks.choose(language);
        const std::vector<std::string> own = own_texts();
        ui.settle();
        ui.key(ImGuiKey_1); // a new workspace
        ui.settle();
        ui.key(ImGuiKey_Escape);
        ui.settle();
        cut.check(own, "start");
        ui.app().open_sample();
        for (int i = 0; i < 200 && ui.app().phase() != app::Phase::ready; ++i) ui.frame();
        ui.settle();
        walk(ui, [&](const std::string& where) { cut.check(own, where); });
    }
}
