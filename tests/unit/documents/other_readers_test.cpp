// .ods, .csv and .tsv, tables of web pages, SpreadsheetML 2003.
#include "base/utf8.h"
#include "documents/gb18030.h"
#include "documents/text_encoding.h"
#include "tests/unit/documents/tables.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using namespace yinfeng::test;
using documents::Area;
using documents::TextEncoding;

TEST_CASE("ods: values, repeated cells and rows, paragraphs, covered cells, what is hidden") {
    const documents::Table table = read_table(ods(R"(<table:table table:name="说明"/><table:table table:name="项目">
<table:table-column table:visibility="collapse"/>
<table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1" office:value-type="string"><text:p>甲<text:s text:c="2"/>乙</text:p><text:p>丙</text:p>
<office:annotation><text:p>批注</text:p></office:annotation></table:table-cell><table:covered-table-cell/></table:table-row>
<table:table-row table:number-rows-repeated="2" table:visibility="filter"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="3.5"><text:p>3.50</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
<table:table-row><table:table-cell office:value-type="date" office:date-value="2025-03-01"/><table:table-cell office:value-type="percentage" office:value="0.5"/>
<table:table-cell office:value-type="boolean" office:boolean-value="true"/></table:table-row></table:table>)"),
        {}, 1);
    CHECK(cells_of(table).starts_with("A1=甲  乙\n丙 A2#3.5 B2#3.5 A3#3.5 B3#3.5"));
    CHECK(table.merged == std::vector<Area>{{0, 0, 0, 1}});
    CHECK(table.hidden_rows == std::vector<std::uint32_t>{1, 2});
    CHECK(table.is_filtered);
    CHECK(table.hidden_columns == std::vector<std::uint32_t>{0});
    CHECK(table.at(1000003, 0).text == "2025-03-01");
    CHECK(table.at(1000003, 1).kind == documents::CellKind::percent);
    CHECK(table.at(1000003, 2).text == "TRUE");
}

TEST_CASE("ods: what is said to repeat without end ends at the limits") {
    const std::string problem =
        problem_of(ods(R"(<table:table table:name="a"><table:table-row table:number-rows-repeated="4000000000">
<table:table-cell table:number-columns-repeated="4000000000" office:value-type="float" office:value="1"/></table:table-row></table:table>)"));
    CHECK(problem.find("单元格超过") != std::string::npos);
}

TEST_CASE("text: encodings are told by their bytes") {
    const auto guess = [](std::string_view bytes) { return documents::guess_encoding(bytes).encoding; };
    CHECK(guess("\xCF\xEE\xC4\xBF\xC3\xFB\xB3\xC6") == TextEncoding::gb18030); // 项目名称
    CHECK(guess("\xC1\xAA\xCD\xA8") == TextEncoding::gb18030);                 // 联通: C1 is in no UTF-8
    CHECK(guess("项目名称") == TextEncoding::utf8);
    CHECK(guess("\xEF\xBB\xBF项目") == TextEncoding::utf8_with_mark);
    CHECK(guess("\xFF\xFE\x79\x98") == TextEncoding::utf16_le);
    CHECK(guess(std::string_view("a\0,\0b\0\r\0\n\0c\0,\0d\0", 14)) == TextEncoding::utf16_le);
    CHECK(documents::guess_encoding("\xC2\xB7").is_ambiguous); // 路, or ·
    CHECK(!documents::guess_encoding("abc").is_ambiguous);
    CHECK(*documents::to_utf8_text("\x95\x34\xB2\x35", TextEncoding::gb18030) == "𠮷");
    CHECK(*documents::to_utf8_text("\xD5\xD0\xC9\xCC", TextEncoding::gb18030) == "招商");
    for (const TextEncoding each : {TextEncoding::utf8, TextEncoding::utf8_with_mark, TextEncoding::utf16_le,
             TextEncoding::utf16_be, TextEncoding::gb18030}) {
        const std::string text = "招商𠮷，3–5亿€ é";
        CHECK(*documents::to_utf8_text(*documents::from_utf8_text(text, each), each) == text);
    }
}

TEST_CASE("gb18030: every character goes out and comes back, by the standard's own bytes") {
    using documents::from_gb18030, documents::to_gb18030;
    CHECK(to_gb18030("招商A") == "\xD5\xD0\xC9\xCC\x41");
    CHECK(to_gb18030("𠮷") == "\x95\x34\xB2\x35");
    CHECK(to_gb18030("\xC2\x80") == "\x81\x30\x81\x30"); // the first of four bytes
    CHECK(to_gb18030("€") == "\xA2\xE3");
    CHECK(to_gb18030("\xF4\x8F\xBF\xBF") == "\xE3\x32\x9A\x35"); // U+10FFFF, the last
    std::string all;
    for (char32_t c = 1; c < 0x110000; c += c < 0x10000 ? 1 : 97)
        if (c < 0xD800 || c > 0xDFFF) append_code_point(all, c);
    CHECK(from_gb18030(to_gb18030(all)) == all);
    for (const char* each : {"\x80", "\xFF", "\x81", "\xD5", "\xD5\x20", "\x81\x30", "\x81\x30\x81", "\x81\x30\x81\x20",
             "\xFE\x39\xFE\x39"})
        CHECK(!from_gb18030(each));
}

TEST_CASE("text: separators, quotation marks, line ends within cells and of any kind") {
    const auto cells = [](std::string_view text, documents::ReadOptions options = {}) {
        return cells_of(read_table(std::string(text), options));
    };
    CHECK(cells("名称,金额\r\n\"甲,乙\",\"1,2\"\"3\"\"\"\n丙,\r丁,4") ==
          "A1=名称 B1=金额 A2=甲,乙 B2=1,2\"3\" A3=丙 A4=丁 B4=4");
    CHECK(cells("名称\t备注\n甲\t\"两\n行\"\n") == "A1=名称 B1=备注 A2=甲 B2=两\n行");
    CHECK(cells("名称;金额\n甲;1,5\n乙;2,5") == "A1=名称 B1=金额 A2=甲 B2=1,5 A3=乙 B3=2,5");
    CHECK(cells("sep=|\n名称|金额\n甲|1") == "A1=名称 B1=金额 A2=甲 B2=1");
    CHECK(cells("ID,名称\n1,甲") == "A1=ID B1=名称 A2=1 B2=甲"); // no SYLK
    CHECK(cells("甲,乙\n", {.separator = ';'}) == "A1=甲,乙");
    CHECK(cells("\xCF\xEE\xC4\xBF,1\r\n") == "A1=项目 B1=1");
    CHECK(problem_of("甲,\"乙\n丙") == "第 1 行的引号没有收尾");
    CHECK(problem_of(std::string("a\0b", 3)).find("不是表格文件") != std::string::npos);
}

TEST_CASE("html: a page that calls itself .xls, as reports save them") {
    const documents::Table table =
        read_table(R"(<html><head><meta charset="gb2312"><style>td{x}</style></head><body><table><tr><td>
<table><tr><th colspan=2>A&amp;B&nbsp;&#x62DB;</th></tr><tr><td rowspan="2">甲<br>乙</td><td>1</td></tr><!-- <td>x --><TR><TD>2</table></table>)");
    CHECK(cells_of(table) == "A1=A&B 招 A2=甲\n乙 B2=1 B3=2");
    CHECK(table.merged == std::vector<Area>{{0, 0, 0, 1}, {1, 0, 2, 0}});
    CHECK(problem_of("<html><p>登录已过期</p></html>") == "网页里没有表格");
    CHECK(problem_of("<table><tr><td colspan=99999999 rowspan=99999999>1") == "");
    CHECK(cells_of(read_table("<html><meta charset=gb2312><table><tr><td>\xCF\xEE\xC4\xBF<td>x</table>")) ==
          "A1=项目 B1=x");
}

TEST_CASE("SpreadsheetML 2003: rows and cells by their numbers, types, merges") {
    const documents::Table table = read_table(
        R"(<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="表"><Table><Row><Cell ss:MergeAcross="1"><Data ss:Type="String">甲</Data></Cell><Cell><Data ss:Type="Number">5</Data></Cell></Row>
<Row ss:Index="4"><Cell ss:Index="2"><Data ss:Type="DateTime">2025-03-01T00:00:00.000</Data></Cell><Cell ss:Formula="=R1C1"><Data ss:Type="Boolean">1</Data></Cell></Row></Table></Worksheet></Workbook>)");
    CHECK(cells_of(table) == "A1=甲 C1#5 B4@2025-03-01 C4!TRUE&");
    CHECK(table.merged == std::vector<Area>{{0, 0, 0, 1}});
}
