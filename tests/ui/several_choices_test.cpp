// A field with several choices in their colours, as somebody makes it, ticks it in the form and in a cell, and sees it in lists.

#include "tests/ui/listed_fixture.h"

#include "domain/field_draft.h"
#include "store/custom_fields.h"
#include "tests/ui/painted.h"
#include "ui/palette.h"
#include "view/words.h"

using namespace yinfeng;
using app::Screen;
using test::big, test::Listed;
using ui::Role;
using ui::SemanticNode;

namespace {

struct Several : Listed {
    Id licence;
    explicit Several(Screen screen = Screen::projects, int width = 1920, int height = 1080, bool touch = false)
        : Listed(screen, width, height, touch) {
        licence = define({.name = "手续",
            .type = "choices",
            .options = {{{}, "用地", "red"}, {{}, "环评", "green"}, {{}, "能评", ""}, {{}, "施工许可", "blue"}}});
    }
    Id define(const domain::FieldDraft& draft) {
        Change change{"字段", {}};
        const Id id = domain::write_draft(data(), draft, [&] { return app().new_id(); }, change);
        REQUIRE(app().apply(change));
        settle();
        return id;
    }
    domain::FieldDraft draft() { return domain::field_draft(data(), data().find(licence)); }
    FieldId field() {
        return data().names().find_field(static_cast<KindId>(Kind::project), custom_field_name(licence));
    }
    std::string ticked() {
        return view::words(app().columns(), find_record(Kind::project, big), field(), view::Style::words);
    }
    void open_form() {
        app().select_record(Screen::projects, data().record(find_record(Kind::project, big)).id);
        settle();
        press(Role::tab, "全部字段");
        for (int i = 0; i < 60 && !find(Role::button, "添加手续"); ++i) wheel(x_, y_, -3);
        wheel(x_, y_, -3);
        settle();
    }
    void tick(std::string_view name) {
        Change change{"勾选", {}};
        for (const domain::FieldDraft::Option& each : draft().options)
            if (each.name == name)
                change.set(Kind::project, data().record(find_record(Kind::project, big)).id,
                    app().names_of_workspace()->names().element(field(), to_string(each.id)), Value::of(true));
        REQUIRE(app().apply(change));
        settle();
    }
    void show_column() {
        press(Role::button, "列");
        press(Role::searchbox, "找列*");
        type("手续");
        press(Role::checkbox, "手续");
        key(ImGuiKey_Escape);
        settle();
    }
    float x_ = 1700, y_ = 700;
};

// Whether a ground of this colour is painted anywhere.
bool paints(Several& page, ui::Color colour) {
    page.frame();
    const test::Painted painted = test::read_painted(*ImGui::GetDrawData(), ui::color::app);
    return painted.colours.contains(static_cast<std::uint32_t>(colour) & 0x00ffffff);
}

} // namespace

TEST_CASE("a field of several choices is made in the settings, with a colour for each") {
    Listed page(Screen::settings);
    page.press(Role::button, "添加字段");
    REQUIRE(page.fill(Role::textbox, "名称", ""));
    page.type("手续");
    page.press(Role::combobox, "类型");
    page.press(Role::option, "多选");
    page.press(Role::textbox, "选项 1");
    page.type("用地、环评、能评");
    page.press(Role::textbox, "填写说明"); // the line becomes three
    page.press(Role::combobox, "选项 2 的颜色");
    page.press(Role::option, "紫");
    page.press(Role::combobox, "选项 3 的颜色");
    page.press(Role::option, "无色");
    page.press(Role::button, "新建");
    const Names& names = page.data().names();
    const std::vector<FieldId> fields = names.fields_of(static_cast<KindId>(Kind::project));
    const auto made = std::ranges::find_if(fields, [&](FieldId each) { return names.info(each)->zh == "手续"; });
    REQUIRE_MESSAGE(made != fields.end(), page.tree());
    CHECK(names.info(*made)->type == FieldType::choice_set);
    const auto choices = choices_of(names.info(*made)->options);
    REQUIRE(choices.size() == 3);
    CHECK(choices[0].zh == "用地");
    CHECK(choices[0].colour == "blue");
    CHECK(choices[1].colour == "purple");
    CHECK(choices[2].colour.empty());
}

TEST_CASE("several choices are ticked one after the other in the form, with the keyboard and by composed words") {
    Several page;
    page.open_form();
    page.press(Role::button, "添加手续");
    page.press(Role::option, "环评");
    CHECK(page.ticked() == "环评");
    REQUIRE_MESSAGE(page.find(Role::option, "环评"), page.tree()); // it stays open
    CHECK(page.find(Role::option, "环评")->selected == true);
    page.type("施工"); // as an input method gives it
    page.key(ImGuiKey_Enter);
    page.settle();
    CHECK(page.ticked() == "环评、施工许可");
    page.type("用地、能评");
    CHECK_MESSAGE(page.find(Role::option, "用地、能评"), page.tree());
    page.key(ImGuiKey_Enter);
    page.settle();
    CHECK(page.ticked() == "用地、环评、能评、施工许可");
    page.press(Role::option, "能评"); // and out again
    CHECK(page.ticked() == "用地、环评、施工许可");
    page.key(ImGuiKey_Escape);
    page.settle();
    CHECK_FALSE(page.find(Role::option, "能评"));
    page.press(Role::button, "× 环评");
    CHECK(page.ticked() == "用地、施工许可");
    page.app().undo();
    page.settle();
    CHECK(page.ticked() == "用地、环评、施工许可");
}

TEST_CASE("several choices are ticked with a finger, and the list goes with a press beside it") {
    Several page(Screen::projects, 1024, 768, true);
    page.x_ = 900, page.y_ = 500;
    page.open_form();
    page.press(Role::button, "添加手续");
    for (const SemanticNode* option : page.all(Role::option)) CHECK_MESSAGE(option->rect.height >= 44, option->name);
    page.press(Role::option, "用地");
    page.press(Role::option, "能评");
    CHECK(page.ticked() == "用地、能评");
    page.click_at(5, 5);
    page.settle();
    CHECK_FALSE(page.find(Role::option, "能评"));
}

TEST_CASE("a choice that is retired is offered no more, and stands where it is ticked until it is taken out") {
    Several page;
    page.tick("环评");
    domain::FieldDraft without = page.draft();
    without.options.erase(without.options.begin() + 1);
    page.define(without);
    page.open_form();
    CHECK_MESSAGE(page.find(Role::toggle, "环评"), page.tree());
    page.press(Role::button, "添加手续");
    REQUIRE_MESSAGE(page.find(Role::option, "环评"), page.tree()); // ticked, so that it can be taken out
    page.press(Role::option, "环评");
    CHECK(page.ticked().empty());
    CHECK_FALSE(page.find(Role::option, "环评"));
}

TEST_CASE("several choices are ticked in a cell, which ends with its list") {
    Several page;
    page.choose_layout("表格");
    page.show_column();
    const SemanticNode* head = page.find(Role::columnheader, "手续");
    REQUIRE_MESSAGE(head, page.tree());
    const float x = head->rect.x + 20;
    const SemanticNode* row = page.find(Role::row, big);
    REQUIRE(row);
    page.double_click_at(x, row->rect.y + row->rect.height / 2);
    page.settle();
    REQUIRE_MESSAGE(page.find(Role::option, "环评"), page.tree());
    page.press(Role::option, "环评");
    page.press(Role::option, "用地");
    CHECK(page.ticked() == "用地、环评");
    page.key(ImGuiKey_Escape);
    page.settle();
    CHECK_FALSE(page.find(Role::option, "环评"));
    CHECK_FALSE(page.find(Role::combobox, "手续"));
    CHECK_MESSAGE(page.find_text("用地、环评"), page.tree());
}

TEST_CASE("choices are painted in the colour that the office gave them") {
    Several page;
    page.choose_layout("表格");
    page.show_column();
    page.tick("用地");
    CHECK_FALSE(paints(page, ui::color::sign_tint));
    domain::FieldDraft purple = page.draft();
    purple.options[0].colour = "purple";
    page.define(purple);
    CHECK(paints(page, ui::color::sign_tint));
}
