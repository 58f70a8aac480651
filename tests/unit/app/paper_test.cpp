// Boards, timelines, statistics and chain maps on paper and as pictures: nothing is lost without a word, whatever there is of it.

#include "app/paper/board.h"
#include "app/paper/chain.h"
#include "app/paper/picture_size.h"
#include "app/view_sheet.h"
#include "tests/support/xml_check.h"
#include "tests/unit/view/view_world.h"

using namespace yinfeng;
using exchange::Sheet;
using test::what_is_wrong_with_xml;

namespace {

struct PaperWorld : view::ViewWorld {
    Sheet sheet(std::string_view text, app::SheetOptions options = {}) {
        look();
        const view::View wanted = view(text);
        return app::sheet_of(columns, wanted, query.run(wanted, options.typed), options);
    }
    Sheet picture(std::string_view text) { return sheet(text, {.use = app::SheetFor::picture}); }
    void some_projects() {
        project("挤压型材", "signed", "150000", zhongwang);
        project("板带箔", "signed", ">100000", zhongwang);
        project("面板", "talks", "", boe);
    }
};

std::size_t count(std::string_view text, std::string_view piece) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = text.find(piece, at)) != std::string_view::npos; at += piece.size()) ++found;
    return found;
}

constexpr std::string_view board = "layout board\ngroup stage labels\ncolumns name, investor, amount\nsums amount";

} // namespace

TEST_CASE("a board on paper has its lanes with counts, sums, cards, and a total") {
    PaperWorld world;
    world.some_projects();
    const Sheet sheet = world.sheet(board);
    REQUIRE(sheet.lanes.size() == 5);
    CHECK(sheet.lanes[0].name == "储备"); // also where nothing stands in it
    CHECK(sheet.lanes[0].count == "0");
    CHECK(sheet.lanes[2].name == "签约");
    CHECK(sheet.lanes[2].count == "2");
    CHECK(sheet.lanes[2].figure == "15 亿元");
    CHECK(sheet.lanes[2].note == "1 个仅有区间");
    REQUIRE(sheet.lanes[2].cards.size() == 2);
    CHECK(std::ranges::contains(sheet.lanes[2].cards, "挤压型材", &exchange::SheetCard::title));
    CHECK(sheet.lanes[1].cards.front().figure == "投资总额未填");
    CHECK(sheet.rows.empty());
    CHECK(sheet.lines.back().starts_with("总计 · 3 项 · 15 亿元"));
    CHECK(sheet.paper.is_across); // five do not fit on a sheet that stands
    CHECK_FALSE(world.sheet(board, {.is_across = false}).paper.is_across);
    const Sheet both = world.sheet(board, {.parts = app::SheetParts{true, true}});
    CHECK_FALSE(both.lanes.empty());
    CHECK(std::ranges::count(both.rows, exchange::SheetRow::What::record, &exchange::SheetRow::what) == 3);
    CHECK(world.sheet(board, {.parts = app::SheetParts{}}).lanes.size() == 5); // nothing at all is no document
}

TEST_CASE("only the chosen records leave, with sums of their own, and the sheet says so") {
    PaperWorld world;
    world.some_projects();
    world.look();
    const view::View view = world.view("group stage\nsort name\ncolumns name, amount\nsums amount");
    (void)world.query.run(view);
    const RecordIndex chosen[] = {world.workspace.live(Kind::project)[0], world.workspace.live(Kind::project)[2]};
    const view::Rows some = world.query.rows_of(chosen);
    CHECK(some.count == 2);
    REQUIRE(some.groups.size() == 2);
    CHECK(some.groups[1].first == 1);
    CHECK(some.sums.front().sum.counted() == 1);
    const Sheet sheet = app::sheet_of(world.columns, view, some, {.chosen = 2});
    CHECK(sheet.rows.back().cells.front().starts_with("总计 · 2 项"));
    CHECK(sheet.lines.front().ends_with("；选出的 2 项"));
    CHECK(world.query.rows_of({}).order.empty());
}

TEST_CASE("pictures of boards and timelines are bounded, and say what found no room") {
    PaperWorld world;
    for (int i = 0; i < 900; ++i) world.project("项目" + std::to_string(i), "signed", "100", world.boe);
    for (const std::string_view view : {board, std::string_view("layout timeline\nsort name\ncolumns name")}) {
        CAPTURE(view);
        const Sheet sheet = world.picture(view);
        REQUIRE(sheet.pictures.size() == 1);
        const exchange::SvgFile file = exchange::to_svg(sheet);
        CHECK(what_is_wrong_with_xml(file.text) == "");
        CHECK(file.height * 2 <= 16'384);
        CHECK(file.width * 2 <= 16'384);
        CHECK(file.text.find("没有画出") != std::string::npos);
        // On paper all of it is there.
        const std::string html = exchange::to_html(world.sheet(view));
        CHECK(count(html, "项目899") > 0);
        CHECK(html.find("没有画出") == std::string::npos);
    }
}

TEST_CASE("a timeline of centuries, of one day and without any date is drawn, each on sheets of its own") {
    PaperWorld world;
    const auto dated = [&](const char* name, const char* from, const char* to) {
        const RecordIndex record = world.project(name, "signed", "1", world.boe);
        if (*from) world.set(record, field::project::planned_start_, Value::text(from));
        if (*to) world.set(record, field::project::planned_production_, Value::text(to));
    };
    dated("没有日期的", "", "");
    constexpr std::string_view view =
        "layout timeline\nsort name\nfrom planned_start\nto planned_production\ncolumns name";
    CHECK(what_is_wrong_with_xml(exchange::to_svg(world.picture(view)).text) == "");
    CHECK(exchange::to_svg(world.picture(view)).text.find("没有日期") != std::string::npos);
    dated("一天", "2019-08-30", "");
    CHECK(what_is_wrong_with_xml(exchange::to_svg(world.picture(view)).text) == "");
    dated("两百年", "1900-01-01", "2100-12-31");
    dated("倒过来的", "2019-09-01", "2019-01-01");
    dated("古今", "0001-01-01", "9999-12-31");
    const std::string text = exchange::to_svg(world.picture(view)).text;
    CHECK(what_is_wrong_with_xml(text) == "");
    CHECK(text.find("#B5173A") != std::string::npos); // what ends before it begins
    CHECK(text.size() < 400'000);
    for (int i = 0; i < 120; ++i) dated(("更多" + std::to_string(i)).c_str(), "2019-01-01", "2019-12-31");
    const Sheet paper = world.sheet(view);
    CHECK(paper.pictures.size() > 2);
    for (const exchange::Picture& each : paper.pictures) CHECK(each.height < exchange::room_height(paper.paper));
}

TEST_CASE("statistics are drawn as what the view draws, with the figures as a table beside it") {
    PaperWorld world;
    world.some_projects();
    for (const std::string chart : {"bars", "stacked", "matrix", "line", "funnel"}) {
        CAPTURE(chart);
        const std::string view = "layout statistics\ngroup " +
                                 std::string(chart == "line"     ? "signed_on month"
                                             : chart == "funnel" ? "stage labels"
                                                                 : "stage, investor") +
                                 "\nsums amount\nchart " + chart;
        const Sheet picture = world.picture(view);
        REQUIRE(picture.pictures.size() == 1);
        CHECK(what_is_wrong_with_xml(exchange::to_svg(picture).text) == "");
        CHECK(picture.rows.empty());
        const Sheet paper = world.sheet(view);
        CHECK_FALSE(paper.rows.empty());
        CHECK(paper.pictures.empty() == (chart == "matrix")); // there the table is the picture
        const Sheet drawing = world.sheet(view, {.parts = app::SheetParts{true, false}});
        CHECK_FALSE(drawing.pictures.empty());
        CHECK(drawing.rows.empty());
    }
    const std::string text = exchange::to_svg(world.picture("layout statistics\ngroup stage\nsums amount")).text;
    CHECK(text.find(">15 亿元<") != std::string::npos);
    CHECK(text.find("1 个仅有区间") != std::string::npos);
    // Five thousand values: one picture that says what it lacks, on paper all of them.
    for (int i = 0; i < 1'000; ++i)
        world.add(Kind::project, {{field::project::name_, Value::text("甲")},
                                     {field::project::industry_, Value::text("行业" + std::to_string(i))}});
    const Sheet many = world.picture("layout statistics\ngroup industry\nchart bars");
    CHECK(exchange::to_svg(many).height * 2 <= 16'384);
    CHECK(many.lines.back().ends_with("没有画出；打印或导出 CSV 是全部的。"));
    CHECK(world.sheet("layout statistics\ngroup industry\nchart bars").pictures.size() > 10);
}

TEST_CASE("a table of figures that is too wide for paper turns, and says what goes down and what across") {
    PaperWorld world;
    for (int i = 0; i < 30; ++i)
        world.add(
            Kind::project, {{field::project::name_, Value::text("甲")}, {field::project::stage_, Value::text("talks")},
                               {field::project::industry_, Value::text("行业" + std::to_string(i))}});
    const std::string_view wide = "layout statistics\ngroup stage, industry\nchart matrix";
    const Sheet paper = world.sheet(wide);
    CHECK(paper.columns.size() == 3); // 行业, 在谈, 合计
    CHECK(paper.rows.size() == 31);
    CHECK(
        std::ranges::any_of(paper.lines, [](const std::string& line) { return line.contains("下行产业，横栏阶段"); }));
    CHECK(world.sheet(wide, {.use = app::SheetFor::spreadsheet}).columns.size() == 32); // as it is shown
}

TEST_CASE("what must not leave is in no lane, card or bar") {
    PaperWorld world;
    world.some_projects();
    world.set(world.boe, field::enterprise::phone_, Value::text("13800138000"));
    world.look();
    const view::View view = view::parse_view(
        world.columns, "kind enterprise\nlayout board\ngroup local\ncolumns name, phone\nsums phone count");
    const auto paper = [&](bool without) {
        return exchange::to_html(
            app::sheet_of(world.columns, view, world.query.run(view), {.without_confidential = without}));
    };
    CHECK(paper(false).find("13800138000") != std::string::npos);
    CHECK(paper(true).find("13800138000") == std::string::npos);
    CHECK(paper(true).find("已去掉保密字段：电话") != std::string::npos);
}

TEST_CASE("what must not leave gives no lane, no head of a group and no colour") {
    PaperWorld world;
    world.some_projects();
    world.set(world.boe, field::enterprise::phone_, Value::text("13800138000"));
    world.look();
    for (const char* text :
        {"kind enterprise\nlayout board\ngroup phone", "kind project\nlayout timeline\ngroup investor.phone"}) {
        CAPTURE(text);
        const auto svg = [&](const std::string& view_text, bool without) {
            const view::View view = view::parse_view(world.columns, view_text);
            return exchange::to_svg(app::sheet_of(world.columns, view, world.query.run(view),
                                        {.use = app::SheetFor::picture, .without_confidential = without}))
                .text;
        };
        CHECK(svg(text, false).find("13800138000") != std::string::npos);
        CHECK(svg(text, true).find("13800138000") == std::string::npos);
        const std::string plain = std::string(text).substr(0, std::string_view(text).find("\ngroup"));
        const std::string coloured = plain + "\ncolour " + (plain.contains("enterprise") ? "phone" : "investor.phone");
        CHECK(svg(coloured, true) == svg(plain, true));
        const std::string by_rule =
            plain + "\ncolour red: " + (plain.contains("enterprise") ? "phone" : "investor.phone") + " = 13800138000";
        CHECK(svg(by_rule, true) == svg(plain, true));
    }
}

TEST_CASE("a chain map is a drawing with its nodes, however many there are, and a table on paper") {
    PaperWorld world;
    const RecordIndex chain = world.add(Kind::chain, {{field::chain::name_, Value::text("铝<加工>")}});
    const std::string id = to_string(world.workspace.record(chain).id);
    for (int i = 0; i < 400; ++i)
        world.add(Kind::chain_node, {{field::chain_node::name_, Value::text("节点" + std::to_string(i))},
                                        {field::chain_node::chain_, Value::text(id)},
                                        {field::chain_node::tier_, Value::text(i % 2 ? "upstream" : "midstream")}});
    world.look();
    const Sheet picture = app::chain_sheet(world.columns, chain, {.use = app::SheetFor::picture});
    const exchange::SvgFile file = exchange::to_svg(picture);
    CHECK(what_is_wrong_with_xml(file.text) == "");
    CHECK(file.height * 2 <= 16'384);
    CHECK(file.text.find("节点399") != std::string::npos);
    CHECK(picture.title == "产业链 · 铝<加工>");
    const Sheet paper = app::chain_sheet(world.columns, chain, {.parts = app::SheetParts{true, true}});
    CHECK(paper.rows.size() == 400);
    CHECK(paper.pictures.size() == 1);
}

TEST_CASE("a document of 20 000 rows is written whole and says how many they are") {
    PaperWorld world;
    for (int i = 0; i < 20'000; ++i) world.project("项目" + std::to_string(i), "signed", "100", world.boe);
    const Sheet sheet = world.sheet("group stage\nsort name\ncolumns name, investor, stage, amount\nsums amount");
    const std::string html = exchange::to_html(sheet);
    CHECK(count(html, "<tr>") == 20'001); // with the head
    CHECK(html.find("总计 · 20000 项") != std::string::npos);
    CHECK(html.size() < 20'000 * 300);
}

// --- calendars ---------------------------------------------------------------------------------------------

namespace {

constexpr std::string_view calendar = "layout calendar\nfrom planned_start\ncolumns name, planned_start, stage";

struct CalendarWorld : PaperWorld {
    void plan(
        std::string_view name, std::string_view from, std::string_view to = {}, std::string_view stage = "talks") {
        std::vector<std::pair<FieldId, Value>> values{{field::project::name_, Value::text(name)},
            {field::project::planned_start_, Value::text(from)}, {field::project::stage_, Value::text(stage)}};
        if (!to.empty()) values.emplace_back(field::project::planned_production_, Value::text(to));
        add(Kind::project, std::move(values));
    }
    Sheet month(std::string_view day, app::SheetOptions options = {}, std::string_view text = calendar) {
        options.calendar = view::CalendarPage{view::CalendarPage::Mode::month, domain::day(day)};
        return sheet(text, std::move(options));
    }
};

std::vector<std::string> groups_of(const Sheet& sheet) {
    std::vector<std::string> names;
    for (const exchange::SheetRow& row : sheet.rows)
        if (row.what == exchange::SheetRow::What::group) names.push_back(row.cells.front());
    return names;
}

} // namespace

TEST_CASE("a calendar on paper is its month as a grid, with days off, worked weekends, today, and what is late on it") {
    CalendarWorld world;
    world.plan("甲项目", "2019-09-11");
    world.plan("晚了的", "2019-08-20");
    world.plan("跨几天", "2019-09-03", "2019-09-05");
    const Sheet september = world.month("2019-09-15");
    REQUIRE(september.pictures.size() == 1);
    CHECK(september.rows.empty()); // everything has found room
    CHECK(september.paper.is_across);
    CHECK(what_is_wrong_with_xml(svg_element(september.pictures.front(), "月历")) == "");
    const std::string& drawn = september.pictures.front().shapes();
    for (const std::string piece : {"周一", "周日", "9 月 1 日", "甲项目", "中秋", ">休<", ">班<", "10 月 1 日"}) {
        CAPTURE(piece);
        CHECK(drawn.find(piece) != std::string::npos);
    }
    // The grid begins with August 26: today is on it, and what is late in it.
    CHECK(count(drawn, "<title>晚了的</title>") == 1);
    CHECK(count(drawn, "<title>跨几天</title>") == 1);
    CHECK(std::ranges::any_of(
        september.lines, [](const std::string& line) { return line.starts_with("2019 年 9 月，按计划开工；3 项"); }));
    const Sheet both = world.month(
        "2019-09-15", {}, "layout calendar\nfrom planned_start\nto planned_production\ncolumns name, planned_start");
    CHECK(count(both.pictures.front().shapes(), "<title>跨几天</title>") == 3); // on all of its days
    const Sheet august = world.month("2019-08-30");
    CHECK(count(august.pictures.front().shapes(), "<title>晚了的</title>") == 2); // on its day and inside today
    CHECK(std::ranges::any_of(august.lines,
        [](const std::string& line) { return line.find("▲ 超期，今天一格里列出 1 项") != std::string::npos; }));
    // It says no more of groups, which a grid has not.
    const Sheet grouped = world.month("2019-09-15", {}, std::string(calendar) + "\ngroup stage");
    CHECK(std::ranges::none_of(
        grouped.lines, [](const std::string& line) { return line.find("分组") != std::string::npos; }));
}

TEST_CASE("what finds no room on its day is counted there and follows in a list, so that paper loses nothing") {
    CalendarWorld world;
    for (int i = 0; i < 2000; ++i) world.plan("项目 " + std::to_string(i), "2019-09-11");
    for (int i = 0; i < 40; ++i) world.plan("某月 " + std::to_string(i), "2019-09");
    world.plan("某年", "2019");
    world.plan("无日", "");
    const Sheet sheet = world.month("2019-09-15");
    REQUIRE(sheet.pictures.size() == 1);
    const std::string& drawn = sheet.pictures.front().shapes();
    const std::size_t on_paper = count(drawn, "<title>项目 "),
                      in_list = static_cast<std::size_t>(std::ranges::count_if(sheet.rows,
                          [](const exchange::SheetRow& row) { return row.cells.front().starts_with("项目 "); }));
    CHECK(on_paper > 3);
    CHECK(on_paper + in_list == 2000);
    CHECK(drawn.find("还有 " + std::to_string(in_list) + " 项") != std::string::npos);
    const std::vector<std::string> groups = groups_of(sheet);
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].starts_with("2019 年 9 月，未定日，40 项；还有 "));
    CHECK(groups[1] == "2019-09-11，周三，2000 项；还有 " + std::to_string(in_list) + " 项");
    CHECK(drawn.find("<title>某年</title>") != std::string::npos);
    CHECK(std::ranges::any_of(sheet.lines,
        [](const std::string& line) { return line.find("2041 项；1 项没有这个日期") != std::string::npos; }));
    // The drawing fits its sheet with what stands around it.
    CHECK(sheet.pictures.front().height < room_height(sheet.paper) - 200);
    // A picture has no second page: it says what it lacks, and is no higher for one crowded day than can be looked at.
    const Sheet picture = world.month("2019-09-15", {.use = app::SheetFor::picture});
    CHECK(picture.rows.empty());
    CHECK(picture.pictures.front().height < 1200);
    CHECK(picture.lines.back().starts_with("图放不下，还有 "));
    // The list of everything takes the place of what found no room.
    const Sheet whole = world.month("2019-09-15", {.parts = app::SheetParts{true, true}});
    CHECK(whole.pictures.size() == 1);
    CHECK(std::ranges::count(whole.rows, exchange::SheetRow::What::record, &exchange::SheetRow::what) == 2042);
}

TEST_CASE("a week has more of each record, and an agenda is the days that have something, one below the other") {
    CalendarWorld world;
    world.plan("一个名字长得在月历的一格里写不下的项目", "2019-09-11");
    world.plan("晚了的", "2019-08-20");
    const auto page = [&](view::CalendarPage::Mode mode, std::string_view day, app::SheetOptions options = {}) {
        options.calendar = view::CalendarPage{mode, domain::day(day)};
        return world.sheet(calendar, std::move(options));
    };
    const Sheet week = page(view::CalendarPage::Mode::week, "2019-09-11");
    REQUIRE(week.pictures.size() == 1);
    CHECK(week.pictures.front().shapes().find("在谈") != std::string::npos); // a fact of it
    CHECK(std::ranges::any_of(
        week.lines, [](const std::string& line) { return line.starts_with("2019-09-09 至 09-15，按计划开工；1 项"); }));
    const Sheet agenda = page(view::CalendarPage::Mode::agenda, "2019-08-30");
    CHECK(agenda.pictures.empty());
    CHECK(groups_of(agenda) ==
          std::vector<std::string>{"2019-08-20，周二，1 项", "2019-08-30，周五，今天，1 项，其中 1 项超期"});
    const Sheet drawn = page(view::CalendarPage::Mode::agenda, "2019-08-30", {.use = app::SheetFor::picture});
    REQUIRE(drawn.pictures.size() == 1);
    CHECK(count(drawn.pictures.front().shapes(), "<title>晚了的</title>") == 2);
    CHECK(what_is_wrong_with_xml(exchange::to_svg(drawn).text) == "");
    // A month without anything is a grid all the same; an agenda says that there is nothing.
    CHECK(page(view::CalendarPage::Mode::month, "2031-01-01").pictures.size() == 1);
    CHECK(page(view::CalendarPage::Mode::agenda, "2031-01-01").is_empty());
    for (const char* end : {"0001-01-01", "9999-12-31"})
        for (const auto mode :
            {view::CalendarPage::Mode::month, view::CalendarPage::Mode::week, view::CalendarPage::Mode::agenda})
            CHECK(
                what_is_wrong_with_xml(exchange::to_svg(page(mode, end, {.use = app::SheetFor::picture})).text) == "");
}

TEST_CASE("on a calendar nothing stands that is confidential, unless its column was chosen for the list") {
    CalendarWorld world;
    world.set(world.boe, field::enterprise::phone_, Value::text("13800138000"));
    for (int i = 0; i < 30; ++i)
        world.add(Kind::project,
            {{field::project::name_, Value::text("甲")}, {field::project::investor_, world.link(world.boe)},
                {field::project::planned_start_, Value::text("2019-09-11")}});
    const std::string_view phones =
        "layout calendar\nfrom planned_start\ncolumns name, investor.phone\ncards investor.phone";
    const Sheet chosen = world.month("2019-09-15", {}, phones);
    CHECK(chosen.pictures.front().shapes().find("13800138000") == std::string::npos);
    CHECK(to_html(chosen).find("13800138000") != std::string::npos); // in the list of what found no room
    CHECK(chosen.footer.find("含保密字段") != std::string::npos);
    const Sheet without = world.month("2019-09-15", {.without_confidential = true}, phones);
    CHECK(to_html(without).find("13800138000") == std::string::npos);
    CHECK(without.footer.find("已去掉保密字段") != std::string::npos);
    const Sheet drawn = world.month("2019-09-15", {.use = app::SheetFor::picture}, phones);
    CHECK(exchange::to_svg(drawn).text.find("13800138000") == std::string::npos);
    CHECK(drawn.footer.find("保密") == std::string::npos); // there is none in it
}

TEST_CASE("a funnel is drawn of the figure that was chosen, and says where it cannot be") {
    PaperWorld world;
    world.some_projects();
    const auto drawn = [&](std::string_view figure) {
        const Sheet sheet =
            world.picture("layout statistics\ngroup stage labels\nsums " + std::string(figure) + "\nchart funnel");
        std::string all = sheet.pictures.front().shapes();
        for (const std::string& line : sheet.lines) all += "\n" + line;
        return all;
    };
    const std::string sum = drawn("amount");
    CHECK(sum.find(">15 亿元<") != std::string::npos);
    CHECK(sum.find("3 项 · 1 个未填 · 1 个仅有区间") != std::string::npos);
    CHECK(sum.find("\n投资总额 合计，按阶段") != std::string::npos);
    const std::string average = drawn("amount average");
    CHECK(average.find(">3 项<") != std::string::npos);
    CHECK(average.find("\n项数，按阶段") != std::string::npos);
    CHECK(average.find("条长是项数：投资总额 平均不能逐步相减") != std::string::npos);
}

TEST_CASE("a record that ends before it begins stands on a timeline between its dates, and says so") {
    CalendarWorld world;
    world.plan("倒的", "2019-09-11", "2019-03-01");
    world.plan("半年", "2019-07/2019-12");
    const std::string drawn = world.picture("layout timeline\nfrom planned_start\nto planned_production\ncolumns name")
                                  .pictures.front()
                                  .shapes();
    CHECK(drawn.find("09-11 至 03-01 · 起止颠倒") != std::string::npos);
    CHECK(drawn.find("stroke-dasharray") != std::string::npos);
    CHECK(drawn.find("2019年下半年") != std::string::npos);
}
