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
