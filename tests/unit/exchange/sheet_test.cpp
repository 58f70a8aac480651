// Paper documents: whatever stands in a record comes out as text.

#include <doctest/doctest.h>

#include "exchange/table_fit.h"

using namespace yinfeng::exchange;

TEST_CASE("texts of records are text in a document, never markup") {
    const std::string hostile = "<script>alert(1)</script>\" onload='x' &";
    const std::string html = to_html({.title = hostile,
        .mark = hostile,
        .lines = {hostile},
        .columns = {{hostile}, {"b", 0, true}},
        .rows = {{{hostile, "二"}}, {{hostile, ""}, SheetRow::What::group}, {{hostile, "5"}, SheetRow::What::total}},
        .footer = hostile,
        .empty = hostile});
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("onload='") == std::string::npos);
    CHECK(html.find("default-src 'none'") != std::string::npos);
    CHECK(html.find("<td colspan=\"2\">") != std::string::npos);
    CHECK(html.find("<th class=\"n\">b</th>") != std::string::npos);
    CHECK(html.find("<td class=\"n\">二</td>") != std::string::npos);
}

TEST_CASE("an empty list says so instead of showing an empty table") {
    const std::string html = to_html({.title = "比较", .empty = "没有变动"});
    CHECK(html.find("没有变动") != std::string::npos);
    CHECK(html.find("<table") == std::string::npos);
}

TEST_CASE("a board on paper has its lanes beside one another with heads on each sheet, or one below the other") {
    Sheet sheet{.title = "看板"};
    for (int i = 0; i < 4; ++i)
        sheet.lanes.push_back(
            {.name = "列" + std::to_string(i) + "<", .count = "1", .cards = {{.title = "甲<b>", .figure = "15 亿元"}}});
    const std::string beside = to_html(sheet);
    CHECK(beside.find("<table class=\"b\"><thead>") != std::string::npos);
    CHECK(beside.find("甲&lt;b&gt;") != std::string::npos);
    CHECK(beside.find("<h2") == std::string::npos);
    sheet.lanes.resize(5, {.name = "第五"});
    CHECK(to_html(sheet).find("<h2 style") != std::string::npos);
    sheet.paper.is_across = true;
    CHECK(to_html(sheet).find("<h2") == std::string::npos);
    CHECK(lanes_beside({Paper::Size::a3, true}) > lanes_beside({Paper::Size::a4, true}));
}

TEST_CASE("type and columns of a table are as it needs, and it lies across where that saves paper") {
    // 57 projects with ten columns, as an office has them.
    const auto projects = [](std::size_t records) {
        Sheet sheet{.title = "项目"};
        for (const char* heading : {"名称", "阶段", "投资总额（亿元）", "产业", "投资方", "落地园区", "跟踪责任人",
                 "包保领导", "下一步", "下一步日期"})
            sheet.columns.push_back({heading, 0, std::string_view(heading).starts_with("投资总额")});
        for (std::size_t i = 0; i < records; ++i)
            sheet.rows.push_back({{"环渤海（营口）大数据产业园二期", "协议审核", "207.5", "数字经济",
                "辽宁忠旺集团有限公司", "高新技术产业园", "服务专员甲", "王副区长", "报送用地预审材料", "2019-09-12"}});
        return sheet;
    };
    const Sheet many = projects(57);
    const TableFit upright = fit_table(many, {Paper::Size::a4, false}),
                   across = fit_table(many, {Paper::Size::a4, true});
    CHECK(upright.type_pt < usual_type_pt);
    CHECK(upright.type_pt >= least_type_pt);
    CHECK(across.type_pt >= upright.type_pt);
    CHECK(upright.sheets < 5);
    CHECK(across.sheets < 4);
    CHECK(is_better_across(many, Paper::Size::a4));
    CHECK(fit_table(many, {Paper::Size::a3, true}).type_pt >= across.type_pt);
    float all = 0;
    for (const float width : across.widths) all += width;
    CHECK(all == doctest::Approx(100).epsilon(0.01));
    CHECK(across.widths[0] > 2 * across.widths[1]); // a name needs more than a stage
    CHECK(to_html(many).contains("<table style=\"font-size:"));
    // What is short and narrow stays as large as ever, and upright.
    Sheet few{.title = "项目", .columns = {{"名称"}, {"阶段"}}, .rows = {{{"数据中心", "签约"}}}};
    CHECK(fit_table(few, {}).type_pt == usual_type_pt);
    CHECK_FALSE(is_better_across(few, Paper::Size::a4));
    CHECK(to_html(few).contains("<table><colgroup>"));
    // A column that somebody has made wide is wide.
    few.columns[1].width = 400;
    CHECK(fit_table(few, {}).widths[1] > 2 * fit_table(few, {}).widths[0]);
    // 20 000 rows are looked at here and there, and come to as many sheets as they are.
    const TableFit large = fit_table(projects(20'000), {Paper::Size::a4, true});
    CHECK(large.sheets > 200);
    CHECK(large.sheets < 2'000);
}

TEST_CASE("a document says its paper, numbers its sheets, and keeps rows whole") {
    Sheet sheet{
        .title = "甲\"\\</style><script>", .columns = {{"名称"}}, .rows = {{{"一"}}}, .paper = {Paper::Size::a3, true}};
    const std::string html = to_html(sheet);
    CHECK(html.find("@page{size:420.0mm 297.0mm;") != std::string::npos);
    CHECK(html.find("counter(page) \" / \" counter(pages)") != std::string::npos);
    CHECK(html.find("tr{break-inside:avoid}") != std::string::npos);
    CHECK(html.find("thead{display:table-header-group}") != std::string::npos);
    CHECK(html.find("</style><script") == std::string::npos);
    CHECK(html.find("content:\"甲\\22 \\5C \\3C /style\\3E \\3C script\\3E \"") != std::string::npos);
    sheet.paper = {};
    CHECK(to_html(sheet).find("@page{size:210.0mm 297.0mm;") != std::string::npos);
}
