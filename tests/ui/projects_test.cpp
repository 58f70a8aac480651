// The projects page as a person uses it: board, table, filters, inspector, trash.

#include "tests/ui/ui_fixture.h"

#include "model/typed.h"
#include "store/fragment.h"
#include "ui/ui.h"

#include <doctest/doctest.h>

#include <chrono>

using namespace yinfeng;
using ui::Role;

namespace {

struct Projects : test::UiFixture {
    Projects(int width = 1440, int height = 900, float scale = 1, bool touch = false)
        : UiFixture(width, height, scale, touch) {
        open_sample();
        app().go(app::Screen::projects);
        settle();
    }
    const Workspace& workspace() { return *app().workspace(); }
    RecordIndex project(std::string_view name) {
        for (const RecordIndex record : workspace().live(Kind::project))
            if (workspace().value(record, field::project::name_).as_text() == name) return record;
        return no_record;
    }
    std::string_view stage(RecordIndex record) { return workspace().value(record, field::project::stage_).as_text(); }
    RecordIndex open() {
        const Id id = app().current_record(app::Screen::projects);
        return is_nil(id) ? no_record : workspace().find(id);
    }
    void open_project(std::string_view name) {
        app().select_record(app::Screen::projects, workspace().record(project(name)).id);
        settle();
    }
    void show_table() {
        REQUIRE_MESSAGE(click(Role::tab, "表格"), tree());
        settle();
    }
};

constexpr std::string_view big = "环渤海（营口）大数据产业园";

} // namespace

TEST_CASE("the board shows every project once, with the sums of the sources") {
    Projects page;
    CHECK(page.find(Role::heading, "项目"));
    CHECK_MESSAGE(page.find_text("57 项 · 207.5 亿元"), page.tree());
    CHECK(page.find(Role::region, "储备*"));
    CHECK(page.find(Role::region, "签约*"));
    CHECK(page.find(Role::button, std::string(big) + "*"));
}

TEST_CASE("a card opens the inspector, Esc closes it and returns the keyboard to the card") {
    Projects page;
    REQUIRE(page.click(Role::button, std::string(big) + "*"));
    REQUIRE(page.open() == page.project(big));
    CHECK(page.find(Role::region, big));
    CHECK(page.find(Role::heading, big));
    page.key(ImGuiKey_Escape);
    CHECK(page.open() == no_record);
    const ui::SemanticNode* card = page.find(Role::button, std::string(big) + "*");
    REQUIRE(card);
    CHECK(card->focused);
}

TEST_CASE("arrows move among cards, Ctrl and an arrow moves the card, undo brings it back") {
    Projects page;
    const RecordIndex project = page.project(big);
    REQUIRE(page.stage(project) == "signed");
    REQUIRE(page.click(Role::button, std::string(big) + "*"));
    page.key(ImGuiKey_Escape);
    page.key(ImGuiKey_LeftArrow, ImGuiMod_Ctrl);
    CHECK(page.stage(project) == "talks");
    CHECK(page.find_text("已移到 在谈"));
    const ui::SemanticNode* card = page.find(Role::button, std::string(big) + "*");
    REQUIRE(card);
    CHECK_MESSAGE(card->focused, "the keyboard follows the card");
    page.app().undo();
    page.settle();
    CHECK(page.stage(project) == "signed");
}

TEST_CASE("a card dragged to another column changes its stage") {
    Projects page;
    const RecordIndex project = page.project(big);
    const ui::SemanticNode* card = page.find(Role::button, std::string(big) + "*");
    const ui::SemanticNode* talks = page.find(Role::region, "在谈*");
    REQUIRE(card);
    REQUIRE(talks);
    page.drag(card->rect.x + 40, card->rect.y + 20, talks->rect.x + 60, talks->rect.y + 300);
    CHECK(page.stage(project) == "talks");
    CHECK(page.find_text("已移到 在谈"));
    CHECK_MESSAGE(page.open() == no_record, "a drag is no click");
}

TEST_CASE("a new project is there at once, with its name field focused") {
    Projects page;
    const std::size_t before = page.workspace().live(Kind::project).size();
    REQUIRE(page.click(Role::button, "新建项目"));
    page.settle();
    REQUIRE(page.workspace().live(Kind::project).size() == before + 1);
    const RecordIndex made = page.open();
    REQUIRE(made != no_record);
    page.type("招商引资试点");
    page.key(ImGuiKey_Enter);
    CHECK(page.workspace().value(made, field::project::name_).as_text() == "招商引资试点");
    CHECK(page.find(Role::heading, "招商引资试点"));

    // The same while another project is open.
    REQUIRE(page.click(Role::button, "新建项目"));
    page.type("第二个");
    page.key(ImGuiKey_Enter);
    CHECK(page.project("第二个") != no_record);
    CHECK(page.project("第二个") != made);
}

TEST_CASE("what is typed into a field is written when the field goes away") {
    Projects page;
    const RecordIndex project = page.project(big);
    page.open_project(big);
    REQUIRE(page.click(Role::tab, "全部字段"));
    page.settle();
    REQUIRE_MESSAGE(page.click(Role::textbox, "编号"), page.tree());
    page.key(ImGuiKey_A, ImGuiMod_Ctrl);
    page.type("YK-9");
    page.app().select_record(app::Screen::projects, {}); // the inspector closes under the caret
    page.settle();
    CHECK(page.workspace().value(project, field::project::code_).as_text() == "YK-9");
}

TEST_CASE("what is being typed is written when the page is hidden or another page is opened") {
    Projects page;
    const RecordIndex project = page.project(big);
    page.open_project(big);
    REQUIRE(page.click(Role::tab, "全部字段"));
    page.settle();
    REQUIRE(page.click(Role::textbox, "编号"));
    page.key(ImGuiKey_A, ImGuiMod_Ctrl);
    page.type("YK-1");
    page.frontend->going_away();
    CHECK(page.workspace().value(project, field::project::code_).as_text() == "YK-1");
    page.type("2");
    page.app().go(app::Screen::data);
    page.settle();
    CHECK(page.workspace().value(project, field::project::code_).as_text() == "YK-12");
}

TEST_CASE("an amount is parsed, and what cannot be read stays with its reason") {
    Projects page;
    const RecordIndex project = page.project(big);
    page.open_project(big);
    REQUIRE(page.click(Role::tab, "全部字段"));
    page.settle();
    page.wheel(1200, 600, -6);
    REQUIRE_MESSAGE(page.fill(Role::textbox, "投资总额", "近500万"), page.tree());
    CHECK(page.workspace().value(project, field::project::amount_).as_text() == "近500");
    REQUIRE(page.fill(Role::textbox, "投资总额", "很多钱"));
    CHECK_MESSAGE(page.workspace().value(project, field::project::amount_).as_text() == "近500",
        "nothing is written that was not understood");
    const ui::SemanticNode* field = page.find(Role::textbox, "投资总额");
    REQUIRE(field);
    CHECK(field->value == "很多钱");
}

TEST_CASE("the stage ladder moves a project") {
    Projects page;
    const RecordIndex project = page.project(big);
    page.open_project(big);
    REQUIRE_MESSAGE(page.click(Role::button, "投产*"), page.tree());
    REQUIRE_MESSAGE(page.click(Role::button, "移到 投产"), page.tree()); // of the form for what is missing
    CHECK(page.stage(project) == "production");
}

TEST_CASE("one touch of a passed stage asks before the project goes back, with a day that can be changed") {
    Projects page;
    page.app().set_today(parse_iso_date("2019-08-30"));
    const RecordIndex project = page.project(big);
    const std::string before(page.stage(project));
    page.open_project(big);
    REQUIRE_MESSAGE(page.click(Role::button, "在谈"), page.tree());
    CHECK(page.stage(project) == before);
    REQUIRE_MESSAGE(page.find(Role::dialog, "移到 在谈"), page.tree());
    SUBCASE("Esc leaves it") {
        page.key(ImGuiKey_Escape);
        CHECK(page.stage(project) == before);
    }
    SUBCASE("the day is written as it was changed, and said") {
        REQUIRE_MESSAGE(page.fill(Role::textbox, "进入本阶段", "8月2日"), page.tree());
        page.key(ImGuiKey_Enter, ImGuiMod_Ctrl);
        CHECK(page.stage(project) == "talks");
        const Workspace& data = *page.app().workspace();
        CHECK(data.value(project, field::project::stage_since_).as_text() == "2019-08-02");
        CHECK_MESSAGE(page.find_text("进入本阶段 08-02"), page.tree());
    }
}

TEST_CASE("what the head of a project lacks leads to its field, and the keyboard to the value") {
    Projects page;
    REQUIRE(page.click(Role::button, "新建项目"));
    page.type("新的项目");
    page.key(ImGuiKey_Enter);
    REQUIRE_MESSAGE(page.click(Role::button, "投资方未填"), page.tree());
    page.settle();
    const ui::SemanticNode* field = page.find(Role::combobox, "投资方");
    REQUIRE_MESSAGE(field, page.tree());
    CHECK(field->focused);
}

TEST_CASE("a project whose making was undone is not left open, and one in the trash is not written to") {
    Projects page;
    const std::size_t before = page.app().workspace()->live(Kind::project).size();
    page.key(ImGuiKey_N);
    page.settle();
    page.type("误建");
    page.key(ImGuiKey_Enter);
    page.settle();
    REQUIRE(page.app().workspace()->live(Kind::project).size() == before + 1);
    const Id made = page.app().current_record(app::Screen::projects);
    REQUIRE_FALSE(is_nil(made));
    for (int i = 0; i < 4 && page.app().workspace()->live(Kind::project).size() > before; ++i) page.app().undo();
    page.settle();
    CHECK(page.app().workspace()->live(Kind::project).size() == before);
    CHECK(is_nil(page.app().current_record(app::Screen::projects)));

    const RecordIndex project = page.project(big);
    page.open_project(big);
    page.app().trash({project});
    page.app().open_record(page.app().workspace()->record(project).id);
    page.settle();
    for (const ui::SemanticNode* field : page.all(Role::textbox)) CHECK_MESSAGE(field->read_only, field->name);
}

TEST_CASE("the badge of a name in conflict opens its values") {
    Projects page;
    Workspace& here = *page.app().names_of_workspace();
    const RecordIndex project = page.project(big);
    const Id id = here.record(project).id;
    Workspace there;
    there.set_replica(77);
    there.join(extract_records(here, std::array{project}), {});
    Change theirs{"改", {}}, ours{"改", {}};
    theirs.set(Kind::project, id, field::project::name_, Value::text("甲园"));
    ours.set(Kind::project, id, field::project::name_, Value::text("乙园"));
    REQUIRE(there.apply(theirs, 2'000'000'000'000));
    REQUIRE(page.app().apply(ours));
    here.join(extract_records(there, std::array{there.find(id)}), {});
    page.app().open_record(id);
    page.settle();
    REQUIRE_MESSAGE(page.click(Role::button, "名称 待确认"), page.tree());
    REQUIRE_MESSAGE(page.click(Role::radio, "甲园"), page.tree());
    CHECK(here.value(project, field::project::name_).as_text() == "甲园");
}

TEST_CASE("concurrent values are shown and one of them is chosen") {
    Projects page;
    Workspace& here = *page.app().names_of_workspace();
    const RecordIndex project = page.project(big);
    const Id id = here.record(project).id;
    Workspace there;
    there.set_replica(77);
    there.set_author("园区");
    there.join(extract_records(here, std::array{project}), {});
    Change theirs{"改", {}}, ours{"改", {}};
    theirs.set(Kind::project, id, field::project::park_, Value::text("北园"));
    ours.set(Kind::project, id, field::project::park_, Value::text("南园"));
    REQUIRE(there.apply(theirs, 2'000'000'000'000));
    REQUIRE(page.app().apply(ours));
    here.join(extract_records(there, std::array{there.find(id)}), {});
    REQUIRE(here.record(project).conflicts == 1);
    page.open_project(big);
    REQUIRE(page.click(Role::tab, "全部字段"));
    page.settle();
    for (int i = 0; i < 20 && !page.find(Role::button, "落地园区 待确认"); ++i) page.wheel(1200, 700, -3);
    page.wheel(1200, 700, -2);
    REQUIRE_MESSAGE(page.click(Role::button, "落地园区 待确认"), page.tree());
    REQUIRE_MESSAGE(page.click(Role::radio, "南园"), page.tree());
    CHECK(here.record(project).conflicts == 0);
    CHECK(here.value(project, field::project::park_).as_text() == "南园");
}

TEST_CASE("the table draws visible rows only, sorts, ticks and changes many at once") {
    Projects page;
    page.show_table();
    const std::size_t rows = page.all(Role::row).size();
    CHECK(rows > 10);
    CHECK(rows < 40);
    REQUIRE_MESSAGE(page.click(Role::columnheader, "投资总额 亿元"), page.tree());
    const ui::SemanticNode* head = page.find(Role::columnheader, "投资总额 亿元");
    REQUIRE(head);
    CHECK_MESSAGE(head->value == "降序", "of a figure the greatest first");
    REQUIRE(page.click(Role::columnheader, "投资总额 亿元"));
    CHECK(page.find(Role::columnheader, "投资总额 亿元")->value == "升序");
    REQUIRE(page.click(Role::columnheader, "投资总额 亿元")); // in no order
    REQUIRE(page.click(Role::columnheader, "投资总额 亿元"));
    REQUIRE(page.click(Role::button, "分组：阶段"));
    REQUIRE_MESSAGE(page.click(Role::menuitem, "清除"), page.tree()); // no groups
    REQUIRE_MESSAGE(page.click(Role::checkbox, "勾选 " + std::string(big)), page.tree());
    CHECK(page.find_text("已选 1 项"));
    REQUIRE(page.click(Role::button, "移到回收站"));
    CHECK(page.project(big) == no_record);
    page.app().undo();
    page.settle();
    CHECK(page.project(big) != no_record);
}

TEST_CASE("all filtered rows change stage in one step") {
    Projects page;
    page.show_table();
    REQUIRE(page.fill(Role::searchbox, "在列表中查找", "忠旺"));
    CHECK(page.find_text("筛出"));
    REQUIRE(page.click(Role::checkbox, "全部勾选"));
    REQUIRE_MESSAGE(page.click(Role::button, "改阶段"), page.tree());
    page.type("投产");
    page.key(ImGuiKey_Enter);
    REQUIRE_MESSAGE(page.find(Role::dialog, "移到 投产"), page.tree()); // one day for all of them
    page.key(ImGuiKey_Enter, ImGuiMod_Ctrl);
    CHECK(page.stage(page.project("忠旺轨道车辆项目")) == "production");
    page.app().undo();
    CHECK(page.stage(page.project("忠旺轨道车辆项目")) != "production");
}

TEST_CASE("E edits the cell of the keyboard row") {
    Projects page;
    page.show_table();
    constexpr std::string_view first = "高新区物流园区（线索）";
    const ui::SemanticNode* row = page.find(Role::row, first);
    REQUIRE_MESSAGE(row, page.tree());
    page.click_at(row->rect.x + 120, row->rect.y + 10);
    page.key(ImGuiKey_Escape); // out of the inspector: the row has the keyboard
    page.key(ImGuiKey_E);
    page.key(ImGuiKey_A, ImGuiMod_Ctrl);
    page.type("大数据产业园");
    page.key(ImGuiKey_Enter);
    CHECK_MESSAGE(page.project("大数据产业园") != no_record, page.tree());
}

TEST_CASE("the trash lists what was removed and gives it back") {
    Projects page;
    page.app().trash({page.project(big)});
    page.settle();
    REQUIRE(page.click(Role::button, "更多操作"));
    REQUIRE_MESSAGE(page.click(Role::menuitem, "打开回收站"), page.tree());
    REQUIRE_MESSAGE(page.click(Role::button, "恢复 " + std::string(big)), page.tree());
    CHECK(page.project(big) != no_record);
}

TEST_CASE("every size and density draws") {
    for (const auto& [width, height, scale, touch] :
        {std::tuple(1366, 768, 1.0f, false), std::tuple(1920, 1080, 1.25f, false), std::tuple(1024, 768, 1.0f, true),
            std::tuple(2048, 1536, 2.0f, true)}) {
        Projects page(width, height, scale, touch);
        page.open_project(big);
        CHECK(page.find(Role::heading, big));
        page.app().select_record(app::Screen::projects, {});
        page.settle();
        page.show_table();
        CHECK(page.drawn_vertices() > 1000);
    }
}

TEST_CASE("on a low screen title, filters and tools share a row, with and without the inspector") {
    const auto same_row = [](Projects& page) {
        const ui::SemanticNode* title = page.find(Role::heading, "项目");
        const ui::SemanticNode* chip = page.find(Role::toggle, "跟管落不全*"); // one that is used is in sight
        REQUIRE_MESSAGE((title && chip), page.tree());
        return ui::bottom(title->rect) > chip->rect.y && ui::bottom(chip->rect) > title->rect.y;
    };
    {
        Projects high(1366, 900);
        CHECK_FALSE(same_row(high));
    }
    Projects page(1366, 768);
    CHECK_MESSAGE(same_row(page), page.tree());
    const ui::SemanticNode *find = page.find(Role::searchbox, "在列表中查找"), *add = page.find_text("筛选");
    REQUIRE((find && add));
    CHECK(ui::right(add->rect) <= find->rect.x);
    CHECK(page.find_text("57 项 · 207.5 亿元"));         // below the board
    REQUIRE(page.click(Role::button, "排序：投资总额")); // an icon, with its words as name
    page.settle();
    CHECK(page.find(Role::option, "名称"));
    page.key(ImGuiKey_Escape);
    page.show_table();
    CHECK_MESSAGE(same_row(page), page.tree());
    page.open_project(big); // there is less room now
    CHECK_MESSAGE(same_row(page), page.tree());
}

TEST_CASE("a hundred thousand projects scroll, sort and filter") {
    Projects page;
    Workspace& workspace = *page.app().names_of_workspace();
    Workspace source;
    source.set_replica(99);
    Change change{"造", {}};
    constexpr std::string_view stages[] = {"reserve", "talks", "signed", "started", "production"};
    constexpr int count = 100'000;
    for (int i = 0; i < count; ++i) {
        const Id id{0x0190'0000'0000'0000ull + static_cast<std::uint64_t>(i), 7};
        change.set(Kind::project, id, field::project::name_, Value::text("项目" + std::to_string(i * 7919 % count)));
        change.set(Kind::project, id, field::project::stage_, Value::text(stages[i % 5]));
        if (i % 3 == 0) change.set(Kind::project, id, field::project::amount_, Value::text(std::to_string(i + 1)));
    }
    REQUIRE(source.apply(change, 1'700'000'000'000));
    workspace.join(extract_records(source, source.live(Kind::project)), {});
    const auto timed = [&](auto&& what) {
        const auto start = std::chrono::steady_clock::now();
        what();
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    };
    const double first = timed([&] { page.settle(400); });
    CHECK(page.find_text("100057 项"));
    page.show_table();
    CHECK(page.all(Role::row).size() < 40);
    const double sort = timed([&] { page.click(Role::columnheader, "投资总额 亿元"); });
    const double frame = timed([&] { page.frames(20); }) / 20;
    page.wheel(600, 600, -500);
    page.key(ImGuiKey_End);
    CHECK(page.all(Role::row).size() < 40);
    MESSAGE("first ", first, " ms, sort ", sort, " ms (several frames), frame ", frame, " ms");
}
