// Fields of an office's own in lists: found by what people call them, ordered, summed, asked for, grouped, as the catalogue's are.

#include "domain/field_draft.h"
#include "store/custom_fields.h"
#include "tests/unit/view/view_world.h"
#include "view/statistics.h"

#include <doctest/doctest.h>

namespace yinfeng::view {

namespace {

struct OwnFields : ViewWorld {
    std::uint64_t made = 0;
    Id define(domain::FieldDraft draft) {
        Change change{"新建字段", {}};
        REQUIRE(domain::check_draft(workspace, draft).has_value());
        const Id id = domain::write_draft(workspace, draft, [&] { return Id{0x0180'0000'0000'0000u, ++made}; }, change);
        put(change);
        return id;
    }
    domain::FieldDraft draft_of(Id field) { return domain::field_draft(workspace, workspace.find(field)); }
    // What somebody types into the column.
    void type(RecordIndex record, std::string_view name, std::string_view typed) {
        const ColumnId id = column(name);
        const Result<Value> value = parse_words(workspace, columns[id], typed);
        REQUIRE_MESSAGE(value.has_value(), typed);
        set(record, id, *value);
    }
    RecordIndex a = project("甲", "", ""), b = project("乙", "", ""), c = project("丙", "", "");
};

} // namespace

TEST_CASE("a number of the office's own with its unit is typed, shown, ordered, asked for and summed") {
    OwnFields world;
    world.define({.name = "用工人数", .type = "number", .unit = "人"});
    world.type(world.a, "用工人数", "1.2万人");
    world.type(world.b, "用工人数", "约300");
    CHECK(world.shown(world.a, "用工人数") == "1.2 万人");
    CHECK(world.shown(world.b, "用工人数") == "约 300 人");
    CHECK(heading(world.columns[world.column("用工人数")], true) == "用工人数（人）");
    CHECK(world.names(world.view("sort -用工人数")) == Names{"甲", "乙", "丙"});
    CHECK(world.where("用工人数 至少 300人") == Names{"甲", "乙"});
    CHECK(world.where("用工人数 未填") == Names{"丙"});
    const View summed = world.view("sums 用工人数 sum");
    world.look();
    const Rows& rows = world.query.run(summed, {});
    REQUIRE(rows.sums.size() == 1);
    CHECK(
        figure_words(world.columns, summed.sums[0], rows.sums[0], rows.sums[0]).find("1.23 万人") != std::string::npos);
}

TEST_CASE("a choice of the office's own is in the order that the office gave, and keeps its place under a new name") {
    OwnFields world;
    const Id grade =
        world.define({.name = "评级", .type = "choice", .options = {{{}, "优", ""}, {{}, "良", ""}, {{}, "差", ""}}});
    world.type(world.a, "评级", "差");
    world.type(world.b, "评级", "优");
    world.type(world.c, "评级", "良");
    CHECK(world.names(world.view("sort 评级")) == Names{"乙", "丙", "甲"});
    CHECK(world.where("评级 是 良、差") == Names{"甲", "丙"});
    CHECK(world.where("评级 至少 良") == Names{"甲", "丙"});

    domain::FieldDraft draft = world.draft_of(grade);
    draft.options[1].name = "中";
    std::swap(draft.options[0], draft.options[2]); // 差, 中, 优
    world.define(draft);
    CHECK(world.shown(world.c, "评级") == "中");
    CHECK(world.names(world.view("sort 评级")) == Names{"甲", "丙", "乙"});
    CHECK(world.where("评级 是 中") == Names{"丙"});

    draft = world.draft_of(grade);
    draft.options.erase(draft.options.begin()); // 差 is no longer offered
    world.define(draft);
    CHECK(world.shown(world.a, "评级") == "差");
    const View grouped = world.view("group 评级");
    world.look();
    CHECK(world.query.run(grouped, {}).groups.size() == 3);
}

TEST_CASE("a condition on an own field is printed in words and read back, also after it was called otherwise") {
    OwnFields world;
    const Id field = world.define({.name = "备案号", .type = "text"});
    world.type(world.a, "备案号", "黔备1号");
    const View view = world.view("where 备案号 含 黔备");
    const std::string kept = to_text(world.columns, view);
    CHECK(kept.find("x-") != std::string::npos); // in files by what never changes
    domain::FieldDraft draft = world.draft_of(field);
    draft.name = "立项号";
    world.define(draft);
    world.look();
    const View read = parse_view(world.columns, kept);
    CHECK(read.problems.empty());
    CHECK(world.names(read) == Names{"甲"});
    CHECK(to_text(world.columns, read.filter, Wording::words) == "立项号 包含 黔备");
}

TEST_CASE("dates, yes or no, people and tags of the office's own are what those of the catalogue are") {
    OwnFields world;
    world.define({.name = "环评批复", .type = "date"});
    world.define({.name = "省级重大", .type = "yes_no"});
    world.define({.name = "牵头人", .type = "person"});
    const Id tags = world.define({.name = "专班标签", .type = "tags"});
    const RecordIndex person = world.add(Kind::person, {{field::person::name_, Value::text("王芳")}});
    world.type(world.a, "环评批复", "2026年7月底");
    world.type(world.a, "省级重大", "√");
    world.type(world.a, "牵头人", "王芳");
    world.put_in(world.a,
        world.workspace.names().find_field(static_cast<KindId>(Kind::project), custom_field_name(tags)), "用地");
    CHECK(world.where("省级重大 是 是") == Names{"甲"});
    CHECK(world.where("牵头人 是 王芳") == Names{"甲"});
    CHECK(world.where("专班标签 含 用地") == Names{"甲"});
    CHECK(world.where("环评批复 早于 2026-09-01") == Names{"甲"});
    world.set(person, field::person::name_, Value::text("王芳芳"));
    CHECK(world.where("牵头人 是 王芳芳") == Names{"甲"});
}

TEST_CASE("an own field may not be called like another of its kind, and one that is asked for twice is said") {
    OwnFields world;
    world.define({.name = "备案号", .type = "text"});
    for (const char* name : {"备案号", " 备案号 ", "阶段", "Stage"})
        CHECK_FALSE(domain::check_draft(world.workspace, {.name = name, .type = "text"}).has_value());
    CHECK(
        domain::check_draft(world.workspace, {.kind = Kind::enterprise, .name = "备案号", .type = "text"}).has_value());
    CHECK_FALSE(domain::check_draft(
        world.workspace, {.name = "评级", .type = "choice", .options = {{{}, "优", ""}, {{}, "优 ", ""}}})
            .has_value());
}

} // namespace yinfeng::view
