// 分组口径 in 设置: made, typed, chosen, copied, changed and taken away as somebody does it, and seen on the board.

#include "domain/label_set_draft.h"
#include "tests/ui/listed_fixture.h"

using namespace yinfeng;
using app::Screen;
using test::Listed;
using ui::Role;

namespace {

struct LabelSets : Listed {
    explicit LabelSets(int width = 1920, int height = 2400, bool touch = false)
        : Listed(Screen::settings, width, height, touch) {}
    void write(std::string_view box, std::string_view words) {
        press(Role::textbox, box);
        key(ImGuiKey_A, ImGuiMod_Ctrl);
        type(words);
        settle();
    }
    const LabelSet* own(std::string_view name) {
        for (const LabelSet* each : data().names().own_label_sets())
            if (each->name == name && !each->is_deleted) return each;
        return nullptr;
    }
    void choose_more(std::string_view set, std::string_view item) {
        press(Role::button, "“" + std::string(set) + "”的更多操作");
        press(Role::menuitem, item);
    }
};

constexpr std::string_view typed[] = {
    "策划一批", "储备一批", "洽谈一批", "签约一批", "开工一批", "投产一批", "达产一批"};

} // namespace

TEST_CASE("七个一批 waits for seven labels, which are typed one after the other and chosen with one press") {
    LabelSets page;
    page.press(Role::button, "新建“七个一批”");
    for (std::size_t i = 0; i < 7; ++i) {
        const auto* line = page.find(Role::textbox, "分组 " + std::to_string(i + 1));
        REQUIRE_MESSAGE(line, page.tree());
        CHECK(line->value.empty()); // nobody invents what they are called
    }
    page.press(Role::textbox, "分组 1");
    for (const std::string_view name : typed) {
        page.type(name);
        page.settle();
        page.key(ImGuiKey_Enter); // on to the next
        page.settle();
    }
    const std::string_view stages[] = {"谋划", "储备", "在谈", "签约", "开工", "投产", "达产"};
    for (std::size_t i = 0; i < 7; ++i)
        page.press(Role::toggle, "分组 " + std::to_string(i + 1) + "：" + std::string(stages[i]));
    CHECK_MESSAGE(page.says("没有归组的阶段：线索、协议审核、落地手续、在建、竣工调试"), page.tree());
    page.press(Role::toggle, "分组 4：在谈");
    CHECK_MESSAGE(page.says("“在谈”在 洽谈一批、签约一批 里都有，归入“洽谈一批”"), page.tree());
    page.press(Role::toggle, "分组 4：在谈");
    page.press(Role::button, "新建");
    const LabelSet* set = page.own("七个一批");
    REQUIRE_MESSAGE(set, page.tree());
    REQUIRE(set->labels.size() == 7);
    for (std::size_t i = 0; i < 7; ++i) CHECK(set->labels[i].name == typed[i]);
    CHECK(set->labels[3].stages == only(Stage::signed_));

    page.press(Role::button, "用“七个一批”");
    CHECK(domain::label_set_of(page.data()).name == "七个一批");
    page.app().go(Screen::projects);
    page.settle();
    page.press(Role::tab, "看板");
    CHECK_MESSAGE(page.says("洽谈一批"), page.tree());
    page.app().undo(); // the choice, then all of the set at once
    page.app().undo();
    page.settle();
    CHECK(page.own("七个一批") == nullptr);
    CHECK(page.data().live(Kind::stage_label).empty());
}

TEST_CASE("a copy of a built-in set is the office's own: renamed, put in order, retired lines kept") {
    LabelSets page;
    page.choose_more("四个一批", "复制为本单位口径");
    page.write("口径名称", "本区口径");
    page.press(Role::button, "新建");
    const LabelSet* set = page.own("本区口径");
    REQUIRE_MESSAGE(set, page.tree());
    CHECK(set->labels.size() == 4);
    CHECK(set->labels[1].entry == Stage::talks);

    page.press(Role::button, "编辑“本区口径”");
    page.write("分组 2", "洽谈");
    page.press(Role::button, "分组 2 上移");
    page.press(Role::button, "停用分组 4");
    page.press(Role::button, "保存");
    set = page.own("本区口径");
    REQUIRE(set);
    REQUIRE(set->labels.size() == 3);
    CHECK(set->labels[0].name == "洽谈");
    CHECK(set->retired_labels.size() == 1);
    page.app().undo();
    page.settle();
    CHECK(page.own("本区口径")->labels.size() == 4); // one step
}

TEST_CASE("a name that another set has is refused in the dialog, and nothing is written") {
    LabelSets page;
    page.press(Role::button, "新建口径");
    page.write("口径名称", "三个一批");
    page.press(Role::button, "新建");
    CHECK_MESSAGE(page.says("已经有叫“三个一批”的分组口径"), page.tree());
    CHECK(page.data().live(Kind::label_set).empty());
}

TEST_CASE("a set that groups the stages cannot be thrown away, and what was retired elsewhere is said") {
    LabelSets page;
    page.choose_more("三个一批", "复制为本单位口径");
    page.press(Role::button, "新建");
    page.press(Role::button, "用“三个一批（副本）”");
    page.press(Role::button, "“三个一批（副本）”的更多操作");
    const auto* bin = page.find(Role::menuitem, "移到回收站（先换用别的口径）");
    REQUIRE_MESSAGE(bin, page.tree());
    CHECK(bin->disabled);
    page.press(Role::menuitem, "停用");
    CHECK_MESSAGE(page.says("在用的“三个一批（副本）”已停用，仍按它分组"), page.tree());
    page.app().trash({page.data().live(Kind::label_set).front()}); // as another office does it
    page.settle();
    CHECK_MESSAGE(page.says("在回收站里，现在按“四个一批＋投产”分组"), page.tree());
}

TEST_CASE(
    "a card that is moved into a label of an own set gets its entry stage, and none goes where there are no stages") {
    Listed page(Screen::projects);
    domain::LabelSetDraft draft{{}, "本区口径", {}};
    draft.lines.push_back(
        {{}, "洽谈一批", static_cast<Stages>(only(Stage::talks) | only(Stage::review)), Stage::review});
    draft.lines.push_back({{}, "等候一批", {}});
    draft.lines.push_back({{}, "签约一批", only(Stage::signed_)});
    Change change{"新建", {}};
    const Id set =
        domain::write_draft(*page.app().names_of_workspace(), draft, [&] { return page.app().new_id(); }, change);
    const Id settings = page.data().record(page.app().settings_record()).id;
    change.set(Kind::settings, settings, field::settings::label_set_, Value::text(to_string(set)));
    REQUIRE(page.app().apply(change));
    page.settle();
    REQUIRE_MESSAGE(page.find(Role::region, "等候一批*"), page.tree()); // nothing excludes it
    REQUIRE(page.value(Kind::project, test::big, field::project::stage_) == "signed");
    page.press(Role::button, std::string(test::big) + "*");
    page.key(ImGuiKey_Escape);
    page.key(ImGuiKey_LeftArrow, ImGuiMod_Ctrl);
    page.settle();
    CHECK(page.value(Kind::project, test::big, field::project::stage_) == "review");
}

TEST_CASE("label sets can be made with the keyboard of a telephone and fingers") {
    LabelSets page(390, 844, true);
    for (int i = 0; i < 60 && !page.find(Role::button, "新建“七个一批”"); ++i) page.wheel(200, 500, -3);
    page.press(Role::button, "新建“七个一批”");
    for (const auto& node : page.frontend->semantics().nodes()) {
        const bool pressed = node.role == Role::toggle || node.role == Role::button || node.role == Role::textbox;
        if (!pressed || node.disabled || node.id == 0) continue;
        CHECK_MESSAGE((node.rect.width >= 44 && node.rect.height >= 44), node.name);
    }
}
