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
