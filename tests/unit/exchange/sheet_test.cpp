// Paper documents: whatever stands in a record comes out as text.

#include <doctest/doctest.h>

#include "exchange/sheet.h"

using namespace yinfeng::exchange;

TEST_CASE("texts of records are text in a document, never markup") {
    const std::string hostile = "<script>alert(1)</script>\" onload='x' &";
    const std::string html = to_html({.title = hostile,
        .mark = hostile,
        .lines = {hostile},
        .columns = {{hostile, 40}, {"b", 60, true}},
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

TEST_CASE("a document says its paper, numbers its sheets, and keeps rows whole") {
    Sheet sheet{.title = "甲\"\\</style><script>",
        .columns = {{"名称", 1}},
        .rows = {{{"一"}}},
        .paper = {Paper::Size::a3, true}};
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
