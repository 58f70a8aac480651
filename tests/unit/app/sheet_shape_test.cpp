// Where the table is in a sheet of an office: shapes of public tables (practice.md f4, modules.md part f), made from their headers.
#include "app/tables/heading_text.h"
#include "app/tables/sheet_shape.h"

#include "base/utf8.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <set>
#include <string>

using namespace yinfeng;
using namespace yinfeng::app;
using documents::CellKind, documents::Table;

namespace {

// Rows of cells; what begins with # is a number.
Table sheet_of(
    std::initializer_list<std::initializer_list<std::string_view>> rows, std::vector<documents::Area> merged = {}) {
    Table table;
    table.merged = std::move(merged);
    std::uint32_t row = 0;
    for (const auto& cells : rows) {
        std::uint32_t column = 0;
        for (const std::string_view text : cells) {
            if (text.starts_with('#')) table.set({row, column, CellKind::number}, text.substr(1));
            else if (!text.empty()) table.set({row, column}, text);
            ++column;
        }
        ++row;
    }
    return table;
}

bool is_known(std::string_view words) {
    static const std::set<std::string, std::less<>> known{
        "项目名称", "总投资", "投资主体", "签约时间", "单位", "备注", "年度计划", "累计"};
    return known.contains(words);
}

std::string shape_words(const SheetShape& shape) {
    std::string out = shape.is_found
                          ? std::to_string(shape.first_heading + 1) + "-" + std::to_string(shape.last_heading + 1) + ":"
                          : "none";
    for (const ShapedColumn& column : shape.columns)
        out += " " + column.path + (column.unit.empty() ? "" : "[" + column.unit + "]") + (column.is_number ? "#" : "");
    static constexpr const char* signs = "rs-=n";
    out += " |";
    for (const ShapedRow& row : shape.rows)
        out += " " + std::string(1, signs[static_cast<std::size_t>(row.what)]) + std::to_string(row.row + 1);
    return out;
}

} // namespace

TEST_CASE("headings are cleaned: blanks, widths, 其中, and the unit in brackets") {
    const auto words = [](std::string_view written) {
        const HeadingText heading = clean_heading(written);
        return heading.name + "|" + heading.unit;
    };
    CHECK(words(" 总 投 资\n（万元）") == "总投资|万元");
    CHECK(words("投资金额(亿元)") == "投资金额|亿元");
    CHECK(words("其中：省外资金＊") == "省外资金|");
    CHECK(words("用地面积【亩】") == "用地面积|亩");
    CHECK(words("投资方（全称）") == "投资方(全称)|");
    CHECK(words("总投资（单位：万元）") == "总投资|万元");
    CHECK(unit_said_in("填报单位：招商局　　单位：万元、亩") == "万元");
    CHECK(unit_said_in("单位：万美元") == "万美元");
    CHECK(unit_said_in("填报单位：某局").empty());
}

TEST_CASE("sheet shape: a title, a line with the unit, headings, sections, sums and notes") {
    const SheetShape shape = find_shape(
        sheet_of({{"2025年重点项目推进表（截至8月底）"}, {"填报单位：招商局", "", "", "单位：万元"},
                     {"序号", "项目名称", "投资主体", "总投资"}, {"一、续建项目（2个）"},
                     {"#1", "甲项目", "甲公司", "#100"}, {"#2", "乙项目", "乙公司", "#200"}, {"", "小 计", "", "#300"},
                     {}, {"#3", "丙项目", "", "#5"}, {"合计", "", "", "#305"}, {"注：以上为快报数"}, {"不含搬迁项目"}},
            {{0, 0, 0, 3}}),
        is_known);
    CHECK(shape_words(shape) ==
          "3-3: 序号[万元]# 项目名称[万元] 投资主体[万元] 总投资[万元] | s4 r5 r6 -7 r9 =10 n11 n12");
    CHECK(shape.until == "截至8月底");
    CHECK(shape.title.find("推进表") != std::string::npos);
}

TEST_CASE("sheet shape: headings in three rows with merged groups (practice.md F-a, modules.md X3)") {
    const SheetShape shape = find_shape(
        sheet_of({{"汇总表"}, {"单位", "类别", "投资（万元）", "", "", "备注"}, {"", "", "总投资", "完成", "", ""},
                     {"", "", "", "年度计划", "累计", ""}, {"合计", "", "#10", "#5", "#5", ""},
                     {"甲区", "一类", "#4", "#2", "#2", ""}, {"乙区", "", "#6", "#3", "#3", ""}},
            {{0, 0, 0, 5}, {1, 0, 3, 0}, {1, 1, 3, 1}, {1, 2, 1, 4}, {1, 5, 3, 5}, {2, 2, 3, 2}, {2, 3, 2, 4},
                {5, 1, 6, 1}}),
        is_known);
    CHECK(shape_words(shape) ==
          "2-4: 单位 类别 投资/总投资[万元] 投资/完成/年度计划[万元] 投资/完成/累计[万元] 备注 | =5 r6 r7");
}

TEST_CASE("sheet shape: two headings of one name are told apart by their groups, a row of units is none of records") {
    const SheetShape shape =
        find_shape(sheet_of({{"项目名称", "签约", "", "开工", ""}, {"", "时间", "金额", "时间", "金额"},
                                {"", "", "亿元", "", "亿元"}, {"甲", "2025-1-1", "#3", "2025-2-1", "#4"}},
                       {{0, 0, 2, 0}, {0, 1, 0, 2}, {0, 3, 0, 4}}),
            is_known);
    CHECK(shape_words(shape) == "1-3: 项目名称 签约/时间 签约/金额[亿元] 开工/时间 开工/金额[亿元] | r4");
}

TEST_CASE("sheet shape: what somebody says of the headings holds, and a sheet without any has none") {
    const Table table = sheet_of({{"甲", "乙"}, {"项目名称", "总投资"}, {"子", "#1"}});
    CHECK(shape_words(find_shape(table, is_known)) == "2-2: 项目名称 总投资 | r3");
    CHECK(shape_words(find_shape(table, is_known, {.first_heading = 0, .last_heading = 0})) == "1-1: 甲 乙 | r2 r3");
    CHECK(!find_shape(sheet_of({{"#1", "#2"}, {"#3", "#4"}}), is_known).is_found);
    CHECK(!find_shape(Table(), is_known).is_found);
}
