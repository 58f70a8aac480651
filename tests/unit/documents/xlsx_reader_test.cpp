// .xlsx as Excel, WPS and LibreOffice write it, and as nobody ought to.
#include "tests/unit/documents/tables.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using namespace yinfeng::test;
using documents::Area;

TEST_CASE("xlsx: texts, numbers, days, percents, flags, errors and kept results of formulas") {
    const documents::Table table = read_table(xlsx({.sheet = R"(<sheetData>
<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>2</v></c><c r="C1" t="inlineStr"><is><r><t>签约</t></r><r><t>时间</t></r></is></c></row>
<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>12000</v></c><c r="C3" s="1"><v>45717</v></c><c r="D3" s="2"><v>0.952</v></c>
<c r="E3" t="b"><v>1</v></c><c r="F3" t="e"><v>#DIV/0!</v></c><c r="G3"><f>SUM(B3)</f><v>24000.5</v></c>
<c r="H3" t="str"><f>A3</f><v>甲&amp;乙</v></c><c r="I3" s="1"><v>60</v></c><c r="J3"><v>9.1330105123456794E+17</v></c><c r="K3" s="1"/></row>
</sheetData>)",
        .shared =
            "<si><t>项目</t><rPh sb=\"0\" eb=\"1\"><t>xiangmu</t></rPh></si><si><t xml:space=\"preserve\"> 乙_x000D_</t></si>"
            "<si><t>总投资</t></si>",
        .styles = R"(<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>
<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="10"/></cellXfs>)"}));
    CHECK(table.name == "台账");
    CHECK(cells_of(table) ==
          "A1=项目 B1=总投资 C1=签约时间 A3= 乙\r B3#12000 C3@2025-03-01 D3%0.952 E3!TRUE F3^#DIV/0! "
          "G3#24000.5& H3=甲&乙& I3~60 J3#913301051234568000?");
    CHECK(table.rows() == 3);
    CHECK(table.columns() == 10); // K3 only looks like something
}

TEST_CASE("xlsx: an empty shared text keeps its number, and cells without places follow one another") {
    const documents::Table table =
        read_table(xlsx({.sheet = "<sheetData><row><c t=\"s\"><v>1</v></c><c><v>2</v></c></row>"
                                  "<row><c t=\"s\"><v>2</v></c></row></sheetData>",
            .shared = "<si/><si><t>甲</t></si><si><t>乙</t></si>"}));
    CHECK(cells_of(table) == "A1=甲 B1#2 A2=乙");
}

TEST_CASE("xlsx: merged areas, hidden rows and columns, filters and widths are said") {
    const documents::Table table =
        read_table(xlsx({.sheet = R"(<cols><col min="2" max="3" width="12.7" hidden="1"/></cols><sheetData>
<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row></sheetData>
<autoFilter ref="A1:C2"/><mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="$A$3:$A$5"/></mergeCells>)"}));
    CHECK(table.merged == std::vector<Area>{{0, 0, 0, 2}, {2, 0, 4, 0}});
    CHECK(table.hidden_rows == std::vector<std::uint32_t>{1});
    CHECK(table.hidden_columns == std::vector<std::uint32_t>{1, 2});
    CHECK(table.is_filtered);
    CHECK(table.column_widths == std::vector<std::uint16_t>{0, 12, 12});
}

TEST_CASE("xlsx: days count from 1904 where the workbook says so, and ISO days of the strict form are days") {
    const std::string sheet =
        R"(<sheetData><row r="1"><c r="A1" s="0"><v>42208</v></c><c r="B1" t="d"><v>2019-07-24T00:00:00</v></c>
<c r="C1" t="d"><v>2019-07-24T09:30:00</v></c></row></sheetData>)";
    const std::string styles = R"(<cellXfs><xf numFmtId="14"/></cellXfs>)";
    CHECK(cells_of(read_table(xlsx({.sheet = sheet, .styles = styles, .workbook = R"(<workbookPr date1904="1"/>)"}))) ==
          "A1@2019-07-24 B1@2019-07-24 C1@2019-07-24 09:30");
    CHECK(cells_of(read_table(xlsx({.sheet = sheet, .styles = styles}))).starts_with("A1@2015-07-23"));
}

TEST_CASE("xlsx: a million empty rows that only look like something cost nothing") {
    std::string sheet = "<sheetData><row r=\"1\"><c r=\"A1\"><v>7</v></c></row>";
    for (int row = 2; row <= 200'000; ++row) sheet += "<row r=\"" + std::to_string(row) + "\"><c s=\"1\"/></row>";
    const documents::Table table = read_table(xlsx({.sheet = sheet + "</sheetData>"}));
    CHECK(cells_of(table) == "A1#7");
    CHECK(table.rows() == 1);
}

TEST_CASE("xlsx: what is hostile or damaged is named, and read to no end") {
    CHECK(problem_of(xlsx({.sheet = "<sheetData><row>"})).find("不是完整的 XML") != std::string::npos);
    ZipBuilder entities;
    entities.add("[Content_Types].xml", "x")
        .add("xl/workbook.xml",
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><workbook>&b;</workbook>");
    CHECK(problem_of(entities.bytes()).find("实体") != std::string::npos);
    ZipBuilder bomb;
    bomb.add("[Content_Types].xml", "x").add("xl/workbook.xml", std::string(40 << 20, ' '), true);
    CHECK(problem_of(bomb.bytes()) == "解开后太大，不像真的表格");
    std::string deep;
    for (int i = 0; i < 300; ++i) deep += "<a>";
    CHECK(problem_of(xlsx({.sheet = deep})).find("嵌套太深") != std::string::npos);
    ZipBuilder none;
    none.add("word/document.xml", "<x/>");
    CHECK(problem_of(none.bytes()).find("不是表格文件") != std::string::npos);
    CHECK(problem_of("") == "文件是空的");
    CHECK(problem_of("%PDF-1.7").find("不是表格文件") != std::string::npos);
    CHECK(problem_of(xlsx({.sheet = "<sheetData><row r=\"1\"><c r=\"B1\" t=\"inlineStr\"><is><t>" +
                                    std::string(140'000, 'x') + "</t></is></c></row></sheetData>"}))
              .find("B1") != std::string::npos);
    CHECK(cells_of(
        read_table(xlsx({.sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c><c r=\"ZZZZ1\"><v>1</v></c>"
                                  "<c r=\"C99999999\"><v>3</v></c></row></sheetData>"})))
            .empty());
}

TEST_CASE("xlsx: cut anywhere or with any byte turned over it is read or refused in words") {
    const std::string whole = xlsx(
        {.sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>1</v></c></row></sheetData>",
            .shared = "<si><t>项目</t></si>"});
    // Its last two bytes count a comment; the first three alone are a text like others.
    for (std::size_t size = 4; size + 2 < whole.size(); ++size) CHECK(!problem_of(whole.substr(0, size)).empty());
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string turned = whole;
        turned[at] = static_cast<char>(turned[at] ^ 0x55);
        (void)problem_of(turned); // without a crash: sanitizers look
    }
}
