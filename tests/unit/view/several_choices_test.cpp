// A field of the office's own that has several choices at once: typed, shown, asked for, grouped, ordered, and as a cell that goes to a
// spreadsheet and comes back.

#include "base/utf8.h"
#include "domain/field_draft.h"
#include "store/custom_fields.h"
#include "tests/unit/view/view_world.h"
#include "view/cell_text.h"
#include "view/statistics.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace yinfeng::view {

namespace {

struct Several : ViewWorld {
    std::uint64_t made = 0;
    Id licence;
    explicit Several(std::vector<std::string> names = {"用地", "环评", "能评", "施工许可"}) {
        domain::FieldDraft draft{.name = "手续", .type = "choices"};
        for (std::string& each : names) draft.options.push_back({{}, std::move(each), ""});
        licence = define(draft);
    }
    Id define(const domain::FieldDraft& draft) {
        Change change{"新建字段", {}};
        REQUIRE(domain::check_draft(workspace, draft).has_value());
        const Id id = domain::write_draft(workspace, draft, [&] { return Id{0x0180'0000'0000'0000u, ++made}; }, change);
        put(change);
        return id;
    }
    domain::FieldDraft draft() { return domain::field_draft(workspace, workspace.find(licence)); }
    ColumnId column_here() { return column("手续"); }
    // As it is pasted into a cell.
    Result<CellValue> parse(std::string_view typed) {
        const ColumnId id = column_here();
        CellTexts texts(columns);
        return texts.parse(id, typed);
    }
    void tick(RecordIndex record, std::string_view typed) {
        const auto cell = parse(typed);
        REQUIRE_MESSAGE(cell.has_value(), typed);
        for (const std::string& code : cell->elements) put_in(record, columns[column_here()].field, code);
    }
    RecordIndex a = project("甲", "", ""), b = project("乙", "", ""), c = project("丙", "", "");
};

} // namespace

TEST_CASE("several choices are typed by their names and stand in the order of the list") {
    Several world;
    world.tick(world.a, "施工许可、用地");
    CHECK(world.shown(world.a, "手续") == "用地、施工许可");
    for (const std::string_view typed : {"环评，能评", "环评, 能评", " 能评；环评 ", "\"环评\";能评", "环评\n能评"})
        CHECK_MESSAGE(world.parse(typed) == world.parse("环评、能评"), typed);
    CHECK(world.parse("环评、环评")->elements.size() == 1);
    CHECK(world.parse(" ")->is_empty());
    const auto refused = world.parse("环评、雷评");
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().message.contains("雷评"));
    CHECK(refused.error().message.contains("施工许可"));
}

TEST_CASE("several choices are asked for one by one, and a renamed one is found by its new name") {
    Several world;
    world.tick(world.a, "用地、环评");
    world.tick(world.b, "环评、能评");
    CHECK(world.where("手续 是 环评") == Names{"甲", "乙"});
    CHECK(world.where("手续 是 用地、能评") == Names{"甲", "乙"});
    CHECK(world.where("手续 不是 用地、施工许可") == Names{"乙", "丙"});
    CHECK(world.where("手续 是 用地 且 手续 是 环评") == Names{"甲"});
    CHECK(world.where("手续 未填") == Names{"丙"});
    CHECK(world.where("手续 已填") == Names{"甲", "乙"});
    CHECK(world.where("手续 含 地") == Names{"甲"});
    world.look();
    CHECK_FALSE(parse_filter(world.columns, static_cast<KindId>(Kind::project), "手续 至少 用地").has_value());
    CHECK_FALSE(parse_filter(world.columns, static_cast<KindId>(Kind::project), "手续 是 雷评").has_value());

    const View kept = world.view("where 手续 是 用地");
    const std::string text = to_text(world.columns, kept);
    domain::FieldDraft draft = world.draft();
    draft.options[0].name = "土地";
    world.define(draft);
    world.look();
    const View read = parse_view(world.columns, text);
    CHECK(read.problems.empty());
    CHECK(world.names(read) == Names{"甲"});
    CHECK(to_text(world.columns, read.filter, Wording::words) == "手续 是 土地");
    CHECK(world.shown(world.a, "手续") == "土地、环评");
}

TEST_CASE("a record stands in the group of each of its choices, and groups in the order of the list") {
    Several world;
    world.tick(world.a, "能评、用地");
    world.tick(world.b, "能评");
    const View grouped = world.view("group 手续");
    world.look();
    const auto labels = [&] {
        std::vector<std::string> labels;
        for (const Group& each : world.query.run(grouped, {}).groups)
            labels.push_back(each.label + std::to_string(each.count));
        return labels;
    };
    CHECK(labels() == Names{"用地1", "能评2", "1"});
    CHECK(world.names(world.view("sort 手续")) == Names{"甲", "乙", "丙"});
    CHECK(world.names(world.view("sort -手续")) == Names{"乙", "甲", "丙"}); // what is unfilled stays last

    domain::FieldDraft draft = world.draft();
    std::swap(draft.options[0], draft.options[2]); // 能评, 环评, 用地
    world.define(draft);
    world.look();
    CHECK(labels() == Names{"能评2", "用地1", "1"});
    CHECK(world.shown(world.a, "手续") == "能评、用地");

    draft = world.draft();
    draft.options.erase(draft.options.begin()); // 能评 is no longer offered: who has it keeps it
    world.define(draft);
    CHECK(world.shown(world.b, "手续") == "能评");
    CHECK(world.where("手续 是 能评") == Names{"甲", "乙"});
    world.look();
    CHECK(labels().size() == 3);
    const Tally tally = make_tally(world.query, grouped, counting_of(world.columns, grouped));
    CHECK(tally.rows.size() == 3);
    CHECK(tally.repeated(tally.rows) == 1);
}

TEST_CASE("any of several choices, whatever they are called, leave as a cell and come back") {
    CHECK(rc::check([] {
        std::vector<std::string> names;
        for (int i = *rc::gen::inRange(1, 6); i > 0; --i) {
            std::string name;
            for (int n = *rc::gen::inRange(1, 5); n > 0; --n)
                name += *rc::gen::element<std::string>("甲", "乙", "、", "\"", ",", "；", "b", " ", "项目");
            name = std::string(trim(name));
            if (!name.empty() && !std::ranges::contains(names, name)) names.push_back(name);
        }
        if (names.empty()) names.emplace_back("甲");
        Several world(names);
        const ColumnId column = world.column_here();
        std::vector<std::string> ticked;
        for (const Choice& each : choices_of(world.columns[column].options))
            if (*rc::gen::arbitrary<bool>()) ticked.emplace_back(each.code);
        for (const std::string& code : ticked) world.put_in(world.a, world.columns[column].field, code);
        world.look();
        CellTexts texts(world.columns);
        const std::string text = texts.text(world.a, column);
        RC_LOG() << text;
        const auto read = texts.parse(column, text);
        RC_ASSERT(read.has_value());
        RC_ASSERT(read->elements.size() == ticked.size());
        RC_ASSERT(*read == texts.value(world.a, column));
    }));
}

TEST_CASE("a choice whose name has a sign between elements in it is typed with or without quotation marks") {
    Several world({"水、电、气", "路", "水"});
    for (const std::string_view typed : {"水、电、气", "\"水、电、气\""})
        CHECK_MESSAGE(world.parse(typed)->elements.size() == 1, typed);
    CHECK(world.parse("\"水、电、气\"、路")->elements.size() == 2);
    CHECK(world.parse("水、路")->elements.size() == 2);
    CHECK_FALSE(world.parse("水、电").has_value());
}

TEST_CASE("two choices of one name are told apart in a cell by the code of the second") {
    Several world({"用地", "环评"});
    Change change{"改", {}};
    const Id second = world.draft().options[1].id; // as an office that merged may have it
    change.set(Kind::custom_choice, second, field::custom_choice::name_, Value::text("用地"));
    world.put(change);
    world.look();
    world.put_in(world.a, world.columns[world.column_here()].field, to_string(second));
    world.look();
    CellTexts texts(world.columns);
    const ColumnId column = world.column_here();
    CHECK(world.shown(world.a, "手续") == "用地");
    CHECK(texts.parse(column, texts.text(world.a, column)) == texts.value(world.a, column));
}

} // namespace yinfeng::view
