// Workbooks as they are written: what was put in is read again, and is text where it is text.
#include "documents/workbook.h"

#include "base/date.h"
#include "tests/unit/documents/tables.h"

#include <doctest/doctest.h>

#include <random>

using namespace yinfeng;
using namespace yinfeng::test;
using namespace yinfeng::documents;

namespace {

std::string written(const Workbook& book) {
    WorkbookWriter writer(book);
    while (true) {
        const Result<bool> done = writer.work(7);
        REQUIRE_MESSAGE(done, done.error().message);
        if (*done) return writer.take();
    }
}

WrittenRow row_of(std::vector<WrittenCell> cells) { return {.cells = std::move(cells)}; }

} // namespace

TEST_CASE("workbook: texts, numbers, days and formulas are what they were, and no text is run") {
    Workbook book;
    WrittenSheet& sheet = book.sheets.emplace_back();
    sheet.name = "台账";
    sheet.columns = {{.width = 20}, {.width = 12, .number_format = "#,##0.00", .is_right = true}, {}, {}};
    sheet.rows.push_back(
        row_of({{"=1+1"}, {1.25}, {*make_date(2025, 3, 1)}, {Formula{"SUM(B1:B1)", 1.25}, CellStyle::total}}));
    sheet.rows.push_back(row_of({{"+86"}, {1e21}, {*make_date(1899, 1, 1)}, {std::monostate{}, CellStyle::heading}}));
    sheet.rows.push_back(row_of({{"<b>&\"'\n两行\t_x000D_\x01\r"}, {0.1}, {*make_date(9999, 12, 31)}, {"http://a.b"}}));
    const Table table = read_table(written(book));
    CHECK(cells_of(table) == "A1==1+1 B1#1.25 C1@2025-03-01 D1#1.25& A2=+86 B2#1E+21? C2=1899-01-01 "
                             "A3=<b>&\"'\n两行\t_x000D_\x01\r B3#0.1 C3@9999-12-31 D3=http://a.b");
    CHECK(table.name == "台账");
}

TEST_CASE("workbook: any text of any length that a cell takes comes back, and a longer one is refused by its place") {
    std::mt19937 random(3);
    static constexpr std::string_view pieces[] = {
        "招商", "𠮷", "a", " ", "\n", "\t", "_x", "_x0041_", "&amp;", "]]>", "\x02", "'", "=", "\r\n"};
    for (int round = 0; round < 40; ++round) {
        Workbook book;
        WrittenSheet& sheet = book.sheets.emplace_back();
        std::vector<std::string> texts;
        for (int i = 0; i < 30; ++i) {
            std::string text = "甲";
            for (int j = static_cast<int>(random() % 12); j > 0; --j) text += pieces[random() % std::size(pieces)];
            texts.push_back(text);
            sheet.rows.push_back(row_of({{text}}));
        }
        if (round % 2) sheet.merged.push_back({100, 0, 101, 1}); // kept in memory until the end
        const Table table = read_table(written(book));
        for (std::uint32_t i = 0; i < texts.size(); ++i) CHECK(table.at(i, 0).text == texts[i]);
    }
    Workbook book;
    WrittenSheet& sheet = book.sheets.emplace_back();
    sheet.name = "长";
    sheet.rows.push_back(row_of({{std::string(32'767, 'x')}}));
    CHECK(read_table(written(book)).at(0, 0).text.size() == 32'767);
    sheet.rows.push_back(row_of({{"a"}, {std::string(32'768, 'x')}}));
    WorkbookWriter writer(book);
    const Result<bool> refused = writer.work(100);
    REQUIRE(!refused);
    CHECK(refused.error().message.find("B2") != std::string::npos);
}

TEST_CASE("workbook: names of sheets are such as Excel takes, merges, hidden columns and sheets come back") {
    Workbook book;
    for (const char* name : {"a/b:c*?[d]\\", "", "历史", "历史",
             "一个非常非常长的工作表名称一个非常非常长的工作表名称一个非常长", "'x'", "History"}) {
        WrittenSheet& sheet = book.sheets.emplace_back();
        sheet.name = name;
        sheet.columns.resize(3);
        sheet.hidden_columns = {2};
        sheet.rows.push_back({.cells = {{"标题", CellStyle::title}, {}, {}}, .merged = {{0, 2}}});
        sheet.rows.push_back(row_of({{"甲"}, {2.0}, {"id"}}));
    }
    book.sheets.back().is_hidden = true;
    auto reader = TableReader::open(written(book), {});
    REQUIRE(reader);
    std::string names;
    for (const SheetName& each : (*reader)->sheets()) names += "[" + each.name + "]";
    CHECK(
        names ==
        "[a b c   d][Sheet][历史][历史 2][一个非常非常长的工作表名称一个非常非常长的工作表名称一个非常长][x][History 2]");
    CHECK((*reader)->sheets().back().is_hidden);
    const Table table = read_table(written(book));
    CHECK(table.merged == std::vector<Area>{{0, 0, 0, 2}});
    CHECK(table.hidden_columns == std::vector<std::uint32_t>{2});
    CHECK(cells_of(table) == "A1=标题 A2=甲 B2#2 C2=id");
}
