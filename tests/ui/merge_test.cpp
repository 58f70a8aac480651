// The merge preview, open conflicts and the comparison, as somebody with two offices would use them.
#include "tests/ui/other_office.h"

#include "app/comparison.h"
#include "app/strings.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using namespace yinfeng::test;
using app::Screen;
using app::Str;
using app::tr;
using ui::Role;

namespace {

Id project(UiFixture& ui, std::size_t n) {
    return ui.app().workspace()->record(ui.app().workspace()->live(Kind::project)[n]).id;
}

std::string text_of(UiFixture& ui, Id id, FieldId field) {
    return std::string(ui.app().workspace()->value(ui.app().workspace()->find(id), field).as_text());
}

void set(UiFixture& ui, Id id, FieldId field, std::string_view text) {
    Change change{"改", {}};
    change.set(Kind::project, id, field, Value::text(text));
    REQUIRE(ui.app().apply(change));
}

constexpr FieldId name = field::project::name_, park = field::project::park_, industry = field::project::industry_;

// Both changed the park of the first project; they also the industry of the second; we do not know.
struct Meeting {
    UiFixture ui;
    Id one, two;
    platform::File file;
    Meeting() {
        ui.open_sample();
        one = project(ui, 0), two = project(ui, 1);
        OtherOffice other(export_plain(ui));
        other.set(one, park, "对方园区");
        other.set(two, industry, "对方产业");
        file = other.send();
        set(ui, one, park, "本机园区");
    }
};

} // namespace

TEST_CASE("the preview shows both sides of a conflict, and a pressed card decides it") {
    Meeting m;
    drop(m.ui, m.file);
    REQUIRE(m.ui.find(Role::heading, tr(Str::data_merge_title)));
    CHECK(m.ui.find_text("本机园区"));
    CHECK(m.ui.find_text("对方园区"));
    CHECK(m.ui.find_text("乙 · 新区"));
    const std::string label(app::label(info(park)));
    const std::string theirs = tr(Str::merge_take_theirs, {label});
    REQUIRE(m.ui.find(Role::radio, theirs));
    CHECK(m.ui.find(Role::radio, tr(Str::merge_keep_both))->checked == ui::Tri::yes);
    REQUIRE(m.ui.click(Role::radio, theirs));
    CHECK(m.ui.find(Role::radio, theirs)->checked == ui::Tri::yes);
    merge(m.ui);
    CHECK(text_of(m.ui, m.one, park) == "对方园区");
    CHECK(text_of(m.ui, m.two, industry) == "对方产业");
    CHECK(m.ui.app().workspace()->conflict_count() == 0);
    m.ui.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    CHECK(text_of(m.ui, m.one, park) == "本机园区");
    CHECK(text_of(m.ui, m.two, industry) != "对方产业");
}

TEST_CASE("a record and a field can be unticked and come with the next import of the same file") {
    Meeting m;
    drop(m.ui, m.file);
    const std::string title = text_of(m.ui, m.two, name);
    REQUIRE(m.ui.click(Role::checkbox, tr(Str::merge_tick, {title})));
    CHECK(m.ui.find_text(tr(Str::merge_left_out)));
    REQUIRE(m.ui.click(Role::checkbox, tr(Str::merge_tick, {app::label(info(park))})));
    m.ui.settle();
    CHECK(m.ui.find_text(tr(Str::merge_nothing_ticked)));
    REQUIRE(m.ui.click(Role::checkbox, tr(Str::merge_tick, {title})));
    merge(m.ui);
    CHECK(text_of(m.ui, m.one, park) == "本机园区");
    CHECK(text_of(m.ui, m.two, industry) == "对方产业");
    CHECK(m.ui.app().workspace()->conflict_count() == 0);

    drop(m.ui, m.file);
    CHECK(m.ui.find_text("对方园区"));
    merge(m.ui);
    CHECK(m.ui.app().workspace()->conflict_count() == 1);
}

TEST_CASE("tiles, a filter and folding limit what is listed") {
    Meeting m;
    drop(m.ui, m.file);
    const std::string one = text_of(m.ui, m.one, name), two = text_of(m.ui, m.two, name);
    CHECK(m.ui.find(Role::row, one));
    CHECK(m.ui.find(Role::row, two));
    REQUIRE(m.ui.click(Role::toggle, tr(Str::data_updated)));
    CHECK_FALSE(m.ui.find(Role::row, one));
    CHECK(m.ui.find(Role::row, two));
    REQUIRE(m.ui.click(Role::toggle, tr(Str::data_updated)));
    REQUIRE(m.ui.fill(Role::searchbox, tr(Str::merge_filter), one));
    m.ui.settle();
    CHECK(m.ui.find(Role::row, one));
    CHECK_FALSE(m.ui.find(Role::row, two));
    REQUIRE(m.ui.fill(Role::searchbox, tr(Str::merge_filter), "没有这样的名称"));
    m.ui.settle();
    CHECK(m.ui.find_text(tr(Str::merge_nothing_matches)));
    REQUIRE(m.ui.click(Role::button, tr(Str::clear_filters)));
    m.ui.settle();
    CHECK(m.ui.find(Role::row, two));
}

TEST_CASE("open conflicts are decided one by one or by a rule") {
    Meeting m;
    drop(m.ui, m.file);
    merge(m.ui);
    REQUIRE(m.ui.app().workspace()->conflict_count() == 1);
    REQUIRE(m.ui.click(Role::link, tr(Str::data_conflicts))); // in the top bar
    m.ui.settle();
    CHECK(m.ui.app().screen() == Screen::conflicts);
    SUBCASE("one by one") {
        const std::string take = tr(Str::conflicts_take, {app::label(info(park)), "对方园区"});
        REQUIRE(m.ui.click(Role::button, take));
        CHECK(text_of(m.ui, m.one, park) == "对方园区");
    }
    SUBCASE("what was written last") { REQUIRE(m.ui.click(Role::button, tr(Str::conflicts_take_newest))); }
    m.ui.settle();
    CHECK(m.ui.app().workspace()->conflict_count() == 0);
    CHECK(m.ui.find_text(tr(Str::data_no_conflicts)));
    m.ui.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    m.ui.settle();
    CHECK(m.ui.app().workspace()->conflict_count() == 0); // an undo writes too: what was shown stands
}

TEST_CASE("one's own backup is recognised and can be restored") {
    UiFixture ui;
    ui.open_sample();
    const Id id = project(ui, 0);
    const std::string before = text_of(ui, id, park);
    set(ui, id, name, "备份前的名称");
    const platform::File backup = export_plain(ui);
    set(ui, id, name, "后来的名称");
    drop(ui, backup);
    CHECK(ui.find_text(tr(Str::merge_own_backup, {"1"})));
    REQUIRE(ui.find(Role::button, tr(Str::data_merge)));
    CHECK(ui.find(Role::button, tr(Str::data_merge))->disabled);
    REQUIRE(ui.click(Role::button, tr(Str::merge_restore)));
    frames_until(ui, [&] { return !ui.app().import_session(); });
    CHECK(text_of(ui, id, name) == "备份前的名称");
    CHECK(text_of(ui, id, park) == before);
    ui.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    CHECK(text_of(ui, id, name) == "后来的名称");
}

TEST_CASE("what changed is listed between dates and since a snapshot, and printed") {
    UiFixture ui;
    ui.open_sample();
    const Id id = project(ui, 0);
    const platform::File before = export_plain(ui);
    set(ui, id, name, "改名<b>以后</b>");
    ui.app().go(Screen::data);
    ui.settle();
    REQUIRE(ui.click(Role::button, tr(Str::compare_open)));
    ui.settle();
    CHECK(ui.app().screen() == Screen::compare);
    CHECK(ui.find_text("改名<b>以后</b>"));
    ui.app().compare_with(before);
    frames_until(ui, [&] { return ui.app().comparison() && ui.app().comparison()->before; });
    REQUIRE(ui.app().comparison()->records.size() == 1);
    CHECK(ui.app().comparison()->records[0].fields.size() == 1);
    REQUIRE(ui.click(Role::button, tr(Str::compare_print)));
    ui.settle();
    ui.key(ImGuiKey_Enter);
    ui.settle();
    REQUIRE(ui.tab->printed.size() == 1);
    CHECK(ui.tab->printed[0].find("改名&lt;b&gt;以后") != std::string::npos);
    REQUIRE(ui.click(Role::link, "改名<b>以后</b>"));
    CHECK(ui.app().current_record(Screen::projects) == id);
}

TEST_CASE("a hundred thousand incoming records are listed, ticked and filtered") {
    UiFixture ui;
    ui.open_sample();
    OtherOffice other(export_plain(ui));
    Change many{"批量", {}};
    for (int i = 0; i < 100'000; ++i) {
        many.set(
            Kind::enterprise, other.app.new_id(), field::enterprise::name_, Value::text("企业" + std::to_string(i)));
    }
    REQUIRE(other.app.apply(many));
    const platform::File file = other.send();
    drop(ui, file);
    const MergeReview& review = *ui.app().import_session()->review;
    CHECK(review.found().records_added == 100'000);
    CHECK(ui.all(Role::row).size() < 40); // only what is in view is drawn
    const std::string group = std::string(tr(Str::data_added)) + " 100 000";
    REQUIRE(ui.click(Role::checkbox, tr(Str::merge_tick_all, {group})));
    CHECK(review.wanted().records_added == 0);
    REQUIRE(ui.click(Role::checkbox, tr(Str::merge_tick_all, {group})));
    CHECK(review.wanted().records_added == 100'000);
    REQUIRE(ui.fill(Role::searchbox, tr(Str::merge_filter), "企业99999"));
    ui.settle();
    CHECK(ui.find(Role::row, "企业99999"));
    CHECK(ui.all(Role::row).size() == 1);
}
