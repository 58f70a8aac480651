// One way to write: the same edit by every door of the page gives the record that the rules give (domain/consequences.h).
// tests/native/doors_test.cpp does the same with the doors of the command line.

#include "tests/ui/other_office.h"

#include "app/strings.h"
#include "domain/consequences.h"

#include <doctest/doctest.h>

#include <map>

using namespace yinfeng;
using app::Str;
using app::tr;
using ui::Role;

namespace {

constexpr std::string_view name = "一号项目";

std::map<std::string, std::string> said(const Workspace& workspace, RecordIndex record) {
    std::map<std::string, std::string> values;
    for (const Field& field : workspace.record(record).fields)
        if (!field.cell.shown().is_none())
            values[std::string(workspace.names().field_name(field.id))] = field.cell.shown().to_json();
    return values;
}

struct Page : test::UiFixture {
    // A project that was entered some days ago, and everything it needs to be moved: forms ask for its day alone.
    explicit Page(std::string_view stage) : UiFixture(1600, 1000) {
        open_sample();
        app().set_today(parse_iso_date("2019-08-20"));
        project = app().new_id();
        Change change{"新建", {}};
        set(change, field::project::name_, name);
        set(change, field::project::stage_, stage);
        set(change, field::project::code_, "T001");
        set(change, field::project::as_of_, "2019-06");
        REQUIRE(app().apply(change));
        app().set_today(parse_iso_date("2019-08-30"));
        app().select_record(app::Screen::projects, {});
        settle();
        REQUIRE(fill(Role::searchbox, "在列表中查找", name)); // no other card is in the way
        settle();
    }
    void set(Change& change, FieldId field, std::string_view text) {
        change.set(Kind::project, project, field, text.empty() ? Value() : Value::text(text));
    }
    RecordIndex index() { return app().workspace()->find(project); }
    std::map<std::string, std::string> record() { return said(*app().workspace(), index()); }
    const ui::SemanticNode* card() { return find(Role::button, std::string(name) + "，*"); }
    void show() {
        app().select_record(app::Screen::projects, project);
        settle();
    }
    // What is asked for first is taken as it is.
    void confirm() {
        for (const ui::SemanticNode* dialog : all(Role::dialog)) {
            if (!dialog->name.starts_with("移到")) continue;
            key(ImGuiKey_Enter, ImGuiMod_Ctrl);
            settle();
            return;
        }
    }
    Id project;
};

struct Move {
    std::string_view stage, label;
    bool up = true; // to the next column; else to the one before
};

using Door = void (*)(Page&, const Move&);

void by_drop(Page& page, const Move& move) {
    const ui::SemanticNode* card = page.card();
    const ui::SemanticNode* lane = page.find(Role::region, std::string(move.label) + " *");
    REQUIRE_MESSAGE(card, page.tree());
    REQUIRE_MESSAGE(lane, page.tree());
    page.drag(card->rect.x + 40, card->rect.y + 20, lane->rect.x + 60, lane->rect.y + 300);
}
void by_card_menu(Page& page, const Move& move) {
    const ui::SemanticNode* card = page.card();
    REQUIRE_MESSAGE(card, page.tree());
    page.click_at(card->rect.x + 40, card->rect.y + 20, 1);
    REQUIRE_MESSAGE(page.click(Role::menuitem, move.label), page.tree());
}
void by_all_fields(Page& page, const Move& move) {
    page.show();
    REQUIRE(page.click(Role::tab, "全部字段"));
    REQUIRE_MESSAGE(page.click(Role::combobox, "阶段"), page.tree());
    REQUIRE_MESSAGE(page.click(Role::option, move.label), page.tree());
}
void by_ladder(Page& page, const Move& move) {
    page.show();
    const ui::SemanticNode* step = nullptr; // the last one that begins so: the columns of the board stand before it
    for (const ui::SemanticNode* node : page.all(Role::button))
        if (node->name.starts_with(move.label)) step = node;
    REQUIRE_MESSAGE(step, page.tree());
    page.click_at(step->rect.x + step->rect.width / 2, step->rect.y + step->rect.height / 2);
}
void to_table(Page& page) {
    REQUIRE(page.click(Role::tab, "表格"));
    page.settle();
}
void by_bulk_bar(Page& page, const Move& move) {
    to_table(page);
    REQUIRE_MESSAGE(page.click(Role::checkbox, "勾选 " + std::string(name)), page.tree());
    REQUIRE(page.click(Role::button, "改阶段"));
    REQUIRE_MESSAGE(page.click(Role::option, move.label), page.tree());
}
void by_cell(Page& page, const Move& move) {
    to_table(page);
    REQUIRE(page.click(Role::button, "分组：阶段")); // as groups the stages have no column
    REQUIRE_MESSAGE(page.click(Role::menuitem, "清除"), page.tree());
    REQUIRE_MESSAGE(page.click(Role::button, "列"), page.tree());
    for (const std::string_view beside : {"投资方", "投资总额", "用地", "责任缺位", "下一步", "时限状态", "产业"})
        REQUIRE(page.click(Role::checkbox, beside));
    REQUIRE(page.click(Role::searchbox, "找列*"));
    page.type("阶段");
    page.settle();
    REQUIRE_MESSAGE(page.click(Role::checkbox, "阶段"), page.tree());
    page.key(ImGuiKey_Escape);
    page.key(ImGuiKey_Escape);
    page.settle();
    const ui::SemanticNode* row = page.find(Role::row, name);
    const ui::SemanticNode* head = page.find(Role::columnheader, "阶段*");
    REQUIRE_MESSAGE((row && head), page.tree());
    page.double_click_at(head->rect.x + 20, row->rect.y + row->rect.height / 2);
    page.settle();
    if (!page.find(Role::option, move.label)) REQUIRE_MESSAGE(page.click(Role::combobox, "阶段"), page.tree());
    REQUIRE_MESSAGE(page.click(Role::option, move.label), page.tree());
}
// Another office has moved it on the same day, we have put it aside meanwhile, and its side is chosen in the merge.
void by_merge_decision(Page& page, const Move& move) {
    test::OtherOffice other(test::export_plain(page));
    other.app.set_today(parse_iso_date("2019-08-30"));
    other.set(page.project, field::project::stage_, move.stage);
    Change aside{"改", {}};
    page.set(aside, field::project::stage_, "shelved");
    REQUIRE(page.app().apply(aside));
    test::drop(page, other.send());
    REQUIRE_MESSAGE(page.click(Role::radio, tr(Str::merge_take_theirs, {"阶段"})), page.tree());
    test::merge(page);
}
void by_key(Page& page, const Move& move) {
    REQUIRE_MESSAGE(page.click(Role::button, std::string(name) + "，*"), page.tree());
    page.key(ImGuiKey_Escape); // out of the inspector: the card has the keyboard
    page.settle();
    REQUIRE_MESSAGE((page.card() && page.card()->focused), page.tree());
    page.key(move.up ? ImGuiKey_RightArrow : ImGuiKey_LeftArrow, ImGuiMod_Ctrl);
}

} // namespace

TEST_CASE("the same move by every door of the page gives equal records") {
    struct Row {
        std::string_view from;
        Move to;
    };
    const Row rows[] = {{"landing", {"started", "开工"}}, {"started", {"signed", "签约", false}},
        {"signed", {"talks", "在谈", false}}, {"talks", {"signed", "签约"}}};
    struct Named {
        std::string name;
        Door door;
    };
    const Named doors[] = {{"board drop", by_drop}, {"card menu", by_card_menu}, {"全部字段", by_all_fields},
        {"ladder", by_ladder}, {"bulk bar", by_bulk_bar}, {"cell", by_cell}, {"key", by_key},
        {"merge decision", by_merge_decision}};
    for (const Row& row : rows) {
        std::map<std::string, std::string> expected, before;
        {
            Page page(row.from);
            before = page.record();
            Change change{"改", {}};
            page.set(change, field::project::stage_, row.to.stage);
            REQUIRE(page.app().apply(change)); // what `yinfeng set stage=…` writes
            expected = page.record();
        }
        CHECK(expected != before);
        CHECK(expected.contains("stage_since"));
        CHECK_FALSE(expected.contains("as_of"));
        for (const Named& each : doors) {
            CAPTURE(each.name);
            CAPTURE(row.to.label);
            Page page(row.from);
            REQUIRE(page.record() == before);
            each.door(page, row.to);
            page.confirm();
            CHECK_MESSAGE(page.record() == expected, page.tree());
        }
    }
}

TEST_CASE("the same step of a service record by its button and among all fields gives equal records") {
    namespace service = field::service_record;
    struct Row {
        std::string_view from, to, button, label;
    };
    const Row rows[] = {{"accepted", "assigned", "交办", "交办"}, {"assigned", "handling", "开始办理", "办理"},
        {"handling", "resolved", "办结", "办结"}, {"resolved", "handling", "退回办理", "办理"}};
    enum class By { write, button, all_fields };
    for (const Row& row : rows) {
        std::map<std::string, std::string> expected;
        for (const By by : {By::write, By::button, By::all_fields}) {
            CAPTURE(row.button);
            CAPTURE(static_cast<int>(by));
            test::UiFixture page(1600, 2400); // so high that no field is out of sight
            page.open_sample();
            page.app().set_today(parse_iso_date("2019-08-20"));
            const Id id = page.app().new_id();
            Change change{"登记", {}};
            change.set(Kind::service_record, id, service::title_, Value::text("用电"));
            change.set(Kind::service_record, id, service::state_, Value::text(row.from));
            if (row.from == "handling") { // a pause that goes on: 办结 ends it
                change.set(Kind::service_record, id, service::paused_since_, Value::text("2019-08-22"));
                change.set(Kind::service_record, id, service::pause_reason_, Value::text("待补正"));
            }
            REQUIRE(page.app().apply(change));
            page.app().set_today(parse_iso_date("2019-08-30"));
            page.app().go(app::Screen::services);
            page.app().select_record(app::Screen::services, id);
            page.settle();
            if (by == By::write) {
                Change step{"改", {}};
                step.set(Kind::service_record, id, service::state_, Value::text(row.to));
                REQUIRE(page.app().apply(step));
            } else if (by == By::button) {
                REQUIRE_MESSAGE(page.click(Role::button, row.button), page.tree());
                if (page.find(Role::dialog, row.button)) page.key(ImGuiKey_Enter, ImGuiMod_Ctrl);
            } else {
                REQUIRE(page.click(Role::tab, "全部字段"));
                REQUIRE_MESSAGE(page.click(Role::combobox, "进度"), page.tree());
                REQUIRE_MESSAGE(page.click(Role::option, row.label), page.tree());
            }
            page.settle();
            const auto now = said(*page.app().workspace(), page.app().workspace()->find(id));
            CHECK(now.at("state") == "\"" + std::string(row.to) + "\"");
            if (by == By::write) expected = now;
            else CHECK_MESSAGE(now == expected, page.tree());
        }
    }
}
