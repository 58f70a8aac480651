// What becomes of pasted cells: where they go, what each becomes, what is refused and why, and that it is one step.

#include "app/paste_plan.h"
#include "domain/field_draft.h"
#include "domain/list_edits.h"
#include "tests/unit/view/view_world.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using app::PastePlan;
using app::PasteWhere;
using exchange::read_cells;
using Fate = PastePlan::Fate;

namespace {

struct Pasting : view::ViewWorld {
    RecordIndex one = project("甲", "talks", "12000"), two = project("乙", "", ""), three = project("丙", "", "近500");
    std::vector<view::ColumnId> columns_from(std::initializer_list<std::string_view> names) {
        std::vector<view::ColumnId> found;
        for (const std::string_view name : names) found.push_back(column(name));
        return found;
    }
    PastePlan plan(std::string_view text, std::vector<RecordIndex> rows, std::initializer_list<std::string_view> names,
        bool makes = true, bool makes_linked = false) {
        look();
        PastePlan made(columns, read_cells(text),
            {Kind::project, std::move(rows), columns_from(names), makes,
                makes_linked ? [this] { return Id{0x0180'0000'0000'0000u, ++made_}; } : std::function<Id()>()});
        while (!made.work(1)) {}
        return made;
    }
    bool apply(const PastePlan& plan) {
        return put(domain::with_consequences({workspace, today, domain::china()},
            plan.change(
                "粘贴", workspace,
                [](Id id) {
                    Change change;
                    change.set(Kind::project, id, field::project::name_, Value::text({}));
                    change.set(Kind::project, id, field::project::stage_, Value::text("lead"));
                    return change;
                },
                [this] { return Id{0x0170'0000'0000'0000u, ++made_}; })));
    }
    std::uint64_t made_ = 90'000;
};

} // namespace

TEST_CASE("cells go to the right and down from the cursor, and are one step") {
    Pasting world;
    const PastePlan plan =
        world.plan("新甲\t3.5\r\n新乙\t约2\r\n", {world.one, world.two, world.three}, {"name", "amount", "area"});
    CHECK_FALSE(plan.has_headings());
    CHECK(plan.counts().changed == 4);
    REQUIRE(world.apply(plan));
    CHECK(world.shown(world.one, "name") == "新甲");
    CHECK(world.shown(world.one, "amount") == "3.5 亿元");
    CHECK(world.shown(world.two, "amount") == "约 2 亿元");
    CHECK(world.shown(world.three, "name") == "丙");
    CHECK(world.workspace.undo(world.wall_ms).has_value());
    CHECK(world.shown(world.one, "name") == "甲");
    CHECK(world.shown(world.two, "amount").empty());
}

TEST_CASE("what cannot be read is told and left, the rest is written") {
    Pasting world;
    const PastePlan plan = world.plan("很多\r\n5\r\n", {world.one, world.two}, {"amount"});
    REQUIRE(plan.counts().refused == 1);
    CHECK(plan.lines()[0].fate == Fate::refused);
    CHECK(plan.lines()[0].before == "1.2 亿元");
    CHECK(plan.lines()[0].after == "很多");
    CHECK_FALSE(plan.lines()[0].problem.empty());
    REQUIRE(world.apply(plan));
    CHECK(world.shown(world.one, "amount") == "1.2 亿元");
    CHECK(world.shown(world.two, "amount") == "5 亿元");
}

TEST_CASE("a column that is worked out, and a name that would be empty, are refused") {
    Pasting world;
    const PastePlan plan = world.plan("\t3\r\n", {world.one}, {"name", "days_in_stage"});
    CHECK(plan.counts().refused == 2);
    CHECK_FALSE(plan.counts().writes());
}

TEST_CASE("an empty cell empties, the same value changes nothing") {
    Pasting world;
    const PastePlan plan = world.plan("\r\n\r\n近 500 万元\r\n", {world.one, world.two, world.three}, {"amount"});
    CHECK(plan.counts().emptied == 1);
    CHECK(plan.counts().same == 2);
    REQUIRE(world.apply(plan));
    CHECK(world.shown(world.one, "amount").empty());
}

TEST_CASE("a row of headings says where its cells go, in which unit; what it does not know is counted and left out") {
    Pasting world;
    const PastePlan plan = world.plan("投资总额（万元）\t备注说明\r\n", {}, {"name"}); // a row alone is none
    CHECK_FALSE(plan.has_headings());
    const PastePlan headed = world.plan("投资总额（万元）\t\t名称\r\n800\t\t甲二\r\n", {world.one}, {"area"});
    REQUIRE(headed.has_headings());
    CHECK(headed.counts().outside == 1);
    REQUIRE(world.apply(headed));
    CHECK(world.shown(world.one, "amount") == "800 万元");
    CHECK(world.shown(world.one, "name") == "甲二");
    CHECK_FALSE_MESSAGE(world.plan("投资总额\t别的\r\n1\t2\r\n", {world.one}, {"name", "amount"}).has_headings(),
        "a cell that is no column makes it a row of data");
}

TEST_CASE(
    "headings are read as tables of offices write them, and a column that nothing here is like is named and left out") {
    Pasting world;
    const PastePlan plan =
        world.plan("序号\t项目 名称\t总投资(亿元)\t电话\t备案证\n1\t甲材料\t3\t139\t有\n2\t乙材料\t待定\t\t\n",
            {world.one, world.two}, {"park", "name", "amount", "area", "stage"});
    REQUIRE(plan.has_headings());
    CHECK(plan.left_out() == std::vector<std::string>{"序号", "电话", "备案证"});
    CHECK(plan.names_other_records()); // what is called otherwise is not written over what is there
    REQUIRE(world.apply(plan));
    CHECK(world.shown(world.one, "name") == "甲材料");
    CHECK(world.shown(world.one, "amount") == "3 亿元");
    CHECK_FALSE(
        world.plan("名称\t总投资\n甲材料\t1\n乙材料\t2\n", {world.one, world.two}, {"name"}).names_other_records());

    const PastePlan twice = world.plan("名称\t投资总额\t总投资\n己\t1亿\t2亿\n", {world.one}, {"name"});
    REQUIRE(twice.has_headings());
    CHECK(twice.left_out() == std::vector<std::string>{"总投资"});
    for (const char* data : {"甲材料\t3\n乙材料\t4\n", "2019\t名称\n1\t甲\n", "电话\t地址\t投资总额\n1\t2\t3\n"})
        CHECK_FALSE(world.plan(data, {world.one}, {"name", "amount", "area"}).has_headings());
}

TEST_CASE("a row that is taken over says since when it stands in its stage, or nobody does; a move has its day") {
    Pasting world;
    REQUIRE(world.apply(world.plan("名称\t阶段\t签约日期\n丁\t已签约\t\n戊\t已签约\t2019年5月6日\n", {}, {"name"})));
    const auto made = [&](std::string_view name) {
        for (const RecordIndex each : world.workspace.live(Kind::project))
            if (domain::name_of(world.workspace, each) == name) return each;
        return no_record;
    };
    CHECK(world.shown(made("丁"), "stage") == "签约");
    CHECK(world.shown(made("丁"), "signed_on").empty());
    CHECK(world.shown(made("丁"), "stage_since").empty());
    CHECK(world.shown(made("戊"), "signed_on") == "2019-05-06");
    REQUIRE(world.apply(world.plan("已签约\t\n", {world.two}, {"stage", "signed_on"})));
    CHECK(world.shown(world.two, "signed_on").empty()); // the table has the column, and nothing in it
}

TEST_CASE("a cell that is longer than any field may hold is refused by itself") {
    Pasting world;
    const std::string long_text(70'000, 'a');
    const PastePlan plan = world.plan(long_text + "\tA\nb\tB\n", {world.one, world.two}, {"capacity", "technology"});
    CHECK(plan.counts().refused == 1);
    REQUIRE(world.apply(plan));
    CHECK(world.shown(world.two, "capacity") == "b");
    CHECK(world.shown(world.one, "technology") == "A");
}

TEST_CASE("rows beyond the last become records, made as the page makes them; empty ones do not") {
    Pasting world;
    const std::size_t before = world.workspace.live(Kind::project).size();
    const PastePlan plan = world.plan("丁\t签约\r\n\t\r\n戊\t\r\n", {}, {"name", "stage"});
    CHECK(plan.counts().made == 2);
    REQUIRE(world.apply(plan));
    CHECK(world.workspace.live(Kind::project).size() == before + 2);
    CHECK(world.where("name = 丁 && stage = signed").size() == 1);
    CHECK_MESSAGE(world.where("name = 戊 && stage = lead").size() == 1, "as a new one begins");
    const PastePlan only_rows = world.plan("丁\r\n戊\r\n", {world.one}, {"name"}, false);
    CHECK(only_rows.counts().unmade == 1);
}

TEST_CASE("of a set the elements that are not there any more are taken out") {
    Pasting world;
    world.put_in(world.one, field::project::tags_, "省重点");
    world.put_in(world.one, field::project::tags_, "市重点");
    const PastePlan plan = world.plan("市重点、新\r\n", {world.one}, {"tags"});
    REQUIRE(world.apply(plan));
    CHECK(world.shown(world.one, "tags") == "市重点、新");
}

TEST_CASE("rows that are copied and pasted over themselves change nothing") {
    Pasting world;
    view::CellTexts texts(world.columns);
    const auto columns =
        world.columns_from({"name", "stage", "amount", "investor", "tags", "signed_on", "days_in_stage"});
    exchange::Grid grid;
    auto& headings = grid.rows.emplace_back();
    for (const view::ColumnId id : columns) headings.push_back(view::cell_heading(world.columns[id]));
    for (const RecordIndex record : {world.one, world.two, world.three}) {
        auto& row = grid.rows.emplace_back();
        for (const view::ColumnId id : columns) row.push_back(texts.text(record, id));
    }
    world.look();
    PastePlan plan(world.columns, read_cells(exchange::to_cells(grid)),
        {Kind::project, {world.one, world.two, world.three}, columns, true});
    while (!plan.work(100)) {}
    CHECK(plan.has_headings());
    CHECK(plan.lines().empty());
    CHECK(plan.counts().same == 21);
}

TEST_CASE("150 000 cells, half of them wrong, are told or written in one step") {
    Pasting world;
    world.look();
    std::vector<view::ColumnId> wanted;
    for (const view::ColumnId id : world.columns.offered(static_cast<KindId>(Kind::project)))
        if (wanted.size() < 28 && !is_set(world.columns[id].type)) wanted.push_back(id);
    for (const char* of_others : {"time_state", "investor.phone"}) wanted.push_back(world.column(of_others));
    REQUIRE(wanted.size() == 30);
    std::erase(wanted, world.column("name"));
    wanted.insert(wanted.begin(), world.column("name"));
    wanted.resize(30);
    std::size_t worked_out = 0, confidential = 0;
    for (const view::ColumnId id : wanted) {
        worked_out += !world.columns[id].is_writable();
        confidential += world.columns[id].options.confidential;
    }
    REQUIRE(worked_out > 0);
    REQUIRE(confidential > 0);
    exchange::Grid grid;
    for (int row = 0; row < 5000; ++row) {
        auto& cells = grid.rows.emplace_back();
        for (const view::ColumnId id : wanted) {
            const bool is_title = id == wanted.front();
            if (is_title) cells.push_back("项目" + std::to_string(row));
            else if (row % 2 == 1) cells.push_back("不是 \xF0\xA0\xAE\xB7 \"任何值\"\n");
            else cells.push_back(world.columns[id].type == FieldType::quantity ? "3亿" : "");
        }
    }
    PastePlan plan(world.columns, grid, {Kind::project, {world.one, world.two, world.three}, wanted, true});
    std::size_t turns = 0;
    while (!plan.work(2000)) ++turns; // between frames
    CHECK(turns > 50);
    const PastePlan::Counts& counts = plan.counts();
    CHECK(counts.made == 4997);
    CHECK(counts.refused > 10'000);
    for (const PastePlan::Line& line : plan.lines())
        if (line.fate == Fate::refused) REQUIRE_FALSE(line.problem.empty());
    const std::size_t before = world.workspace.live(Kind::project).size();
    REQUIRE(world.apply(plan));
    CHECK(world.workspace.live(Kind::project).size() == before + 4997);
    CHECK(world.shown(world.one, "name") == "项目0");
    CHECK(world.workspace.undo(world.wall_ms).has_value());
    CHECK(world.workspace.live(Kind::project).size() == before);
    CHECK(world.shown(world.one, "name") == "甲");
}

TEST_CASE("links to names that nothing has are told, and made with the paste where somebody asks for that") {
    Pasting world;
    const std::string text = "新企业\t甲园、乙园\r\n新企业\t甲园\r\n京东方\t\r\n";
    const PastePlan told = world.plan(text, {world.one, world.two, world.three}, {"investor", "chain_nodes"});
    CHECK(told.counts().changed == 1);
    CHECK(told.counts().refused == 4);
    REQUIRE(told.missing().size() == 3);
    CHECK(told.missing()[0].kind == Kind::enterprise);
    CHECK(told.missing()[0].name == "新企业");

    const PastePlan plan =
        world.plan(text, {world.one, world.two, world.three}, {"investor", "chain_nodes"}, true, /*makes_linked=*/true);
    CHECK(plan.counts().refused == 0);
    CHECK(plan.lines().front().after == "新建：新企业");
    const std::size_t before = world.workspace.live(Kind::enterprise).size();
    REQUIRE(world.apply(plan));
    CHECK(world.workspace.live(Kind::enterprise).size() == before + 1);
    CHECK(world.shown(world.one, "investor") == "新企业");
    CHECK(world.shown(world.two, "investor") == "新企业");
    CHECK(world.shown(world.one, "chain_nodes") == "甲园、乙园");
    CHECK(world.workspace.undo(world.wall_ms).has_value());
    CHECK(world.workspace.live(Kind::enterprise).size() == before);
    CHECK(world.shown(world.one, "investor").empty());
}

TEST_CASE("a cell that is refused after all makes nothing of what it links to") {
    Pasting world;
    world.add(Kind::chain_node, {{field::chain_node::name_, Value::text("同名")}});
    world.add(Kind::chain_node, {{field::chain_node::name_, Value::text("同名")}});
    const PastePlan plan =
        world.plan("新园、同名\r\n\"\"\"\"\"、\"\" \"\"\"\r\n", {world.one, world.two}, {"chain_nodes"}, true, true);
    CHECK(plan.counts().refused == 2); // of several; of a name without a letter
    const std::size_t before = world.workspace.live(Kind::chain_node).size();
    world.apply(plan);
    CHECK(world.workspace.live(Kind::chain_node).size() == before);
}

TEST_CASE("what is pasted over a formula is refused with the reason, and the cells beside it are written") {
    Pasting world;
    Change change{"新建字段", {}};
    domain::write_draft(
        world.workspace, {.name = "加倍", .type = "formula", .formula = "投资总额 × 2"},
        [] { return Id{0x0180'0000'0000'0000u, 7}; }, change);
    REQUIRE(world.put(change));
    const PastePlan plan = world.plan("3\t7\r\n", {world.one}, {"投资总额", "加倍"});
    CHECK(plan.counts().changed == 1);
    CHECK(plan.counts().refused == 1);
    REQUIRE(world.apply(plan));
    CHECK(world.shown(world.one, "加倍") == "6 亿元");
}

TEST_CASE("headings with figures in them are headings, values are not, and the name alone is enough") {
    Pasting world;
    const PastePlan plan = world.plan(
        "序号\t项目名称\t投资总额\t2025年完成投资\t2026年计划投资\t1-6月完成\t备注\n1\t新甲\t3亿\t1\t2\t3\t无\n2\t新乙\t4亿\t1\t2\t3\t无\n",
        {world.one, world.two}, {"name", "amount"});
    REQUIRE(plan.has_headings());
    CHECK(plan.rows() == 2);
    CHECK(plan.names_other_records());
    CHECK(plan.left_out() == std::vector<std::string>{"序号", "2025年完成投资", "2026年计划投资", "1-6月完成"});
    CHECK(world.plan("项目名称\t备用0\n甲\t1\n乙\t2\n", {world.one}, {"name", "amount"}).has_headings());
    for (const char* data : {"名称\t12 亿元\n甲\t1\n", "名称\tP058\n甲\t1\n", "名称\t2019年7月5日\n甲\t1\n"})
        CHECK_FALSE_MESSAGE(world.plan(data, {world.one}, {"name", "amount"}).has_headings(), data);
}

TEST_CASE("of new rows what is worked out is named once, and so are names that there are already") {
    Pasting world;
    const PastePlan plan = world.plan("名称\t时限状态\n甲\t超期\n新的\t超期\n新的\t正常\n", {}, {"name"});
    CHECK(plan.counts().made == 3);
    CHECK(plan.counts().computed == 3);
    CHECK(plan.counts().same == 0);
    CHECK(plan.computed() == world.columns_from({"time_state"}));
    CHECK(plan.same_named() == std::vector<std::string>{"甲", "新的"});
}

TEST_CASE("a word that is no choice is mapped once for all cells of its column, and then read") {
    Pasting world;
    const auto plan = [&](std::vector<app::MappedWord> mapped) {
        world.look();
        PastePlan made(world.columns, read_cells("签约\r\n观望 阶段\r\n观望\r\n"),
            {.kind = Kind::project,
                .rows = {world.one, world.two, world.three},
                .columns = world.columns_from({"stage"}),
                .mapped = std::move(mapped)});
        while (!made.work(1)) {}
        return made;
    };
    const PastePlan before = plan({});
    REQUIRE(before.unknown_words().size() == 1);
    CHECK(before.unknown_words()[0].word == "观望 阶段");
    CHECK(before.unknown_words()[0].cells == 2);
    CHECK(before.unknown_words()[0].code.empty());
    CHECK(before.counts().refused == 2);
    const PastePlan mapped = plan({{world.column("stage"), folded_choice_word("观望阶段"), "talks"}});
    CHECK(mapped.counts().refused == 0);
    REQUIRE(mapped.unknown_words().size() == 1);
    CHECK(mapped.unknown_words()[0].code == "talks");
    Change learned{"记住", {}};
    domain::learn_word(world.workspace, {ChoiceList::stage, "talks"}, mapped.unknown_words()[0].word, learned);
    REQUIRE(world.apply(mapped));
    CHECK(world.shown(world.three, "stage") == "在谈");
    REQUIRE(world.put(learned));
    const PastePlan again = plan({});
    CHECK(again.unknown_words().empty());
    CHECK(again.counts().refused == 0);
}

TEST_CASE("a word in a list of several choices is mapped like one that stands alone") {
    Pasting world;
    domain::FieldDraft draft;
    draft.name = "手续";
    draft.type = "choices";
    draft.options = {{{}, "用地", {}}, {{}, "环评", {}}};
    Change made{"加字段", {}};
    domain::write_draft(world.workspace, draft, [&] { return Id{0x0170'0000'0000'0000u, ++world.made_}; }, made);
    REQUIRE(world.put(made));
    const view::ColumnId column = world.column("手续");
    const auto plan = [&](std::vector<app::MappedWord> mapped) {
        world.look();
        PastePlan made(world.columns, read_cells("用地、环境评价\r\n环境评价\r\n"),
            {.kind = Kind::project, .rows = {world.one, world.two}, .columns = {column}, .mapped = std::move(mapped)});
        while (!made.work(1)) {}
        return made;
    };
    REQUIRE(plan({}).unknown_words().size() == 1);
    CHECK(plan({}).unknown_words()[0].word == "环境评价");
    const std::string code(choices_of(world.columns[column].options)[1].code);
    const PastePlan mapped = plan({{column, folded_choice_word("环境评价"), code}});
    CHECK(mapped.counts().refused == 0);
    REQUIRE(world.apply(mapped));
    CHECK(world.shown(world.one, "手续") == "用地、环评");
    CHECK(world.shown(world.two, "手续") == "环评");
    Change learned{"记住", {}};
    domain::learn_word(world.workspace, {ChoiceList::none, code}, "环境评价", learned);
    REQUIRE(world.put(learned));
    CHECK(plan({}).unknown_words().empty());
}
