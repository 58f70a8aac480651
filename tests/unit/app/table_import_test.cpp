// What becomes of a sheet of an office: known answers of modules.md f (X2, X4, X6, X8) and practice.md f4.
#include "app/tables/answer_workbook.h"
#include "app/tables/table_import.h"

#include "documents/workbook.h"
#include "tests/unit/documents/tables.h"
#include "tests/unit/view/view_world.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using app::ImportMode;
using app::TableImport;
using app::TableImportAsked;
using Fate = TableImport::Fate;

namespace {

documents::Table sheet_of(std::string_view csv) { return test::read_table(std::string(csv)); }

struct Importing : view::ViewWorld {
    RecordIndex one = project("甲", "talks", "12000", zhongwang), two = project("乙", "signed", "");
    documents::Table table;
    std::unique_ptr<TableImport> import;

    TableImport& look_at(documents::Table sheet, TableImportAsked asked = {}, bool makes_linked = false) {
        table = std::move(sheet);
        look();
        if (makes_linked) asked.new_linked = [this] { return Id{0x0180'0000'0000'0000u, ++made_}; };
        import = std::make_unique<TableImport>(columns, table, std::move(asked));
        while (!import->work(3)) {}
        return *import;
    }
    std::string fates() const {
        std::string out;
        for (const TableImport::Row& row : import->rows()) out += "+~=x!"[static_cast<std::size_t>(row.fate)];
        return out;
    }
    bool apply() {
        return put(domain::with_consequences(
            {workspace, today, domain::china()}, import->change(
                                                     "导入", workspace, [](Id) { return Change{}; },
                                                     [this] { return Id{0x0170'0000'0000'0000u, ++made_}; })));
    }
    std::string reasons(std::size_t row) const {
        std::string out;
        for (const std::string& each : import->rows().at(row).reasons) out += each + "|";
        return out;
    }
    std::uint64_t made_ = 90'000;
};

} // namespace

TEST_CASE("import: an empty cell erases nothing, and the same sheet again changes nothing") {
    Importing world;
    const std::string_view sheet =
        "项目名称,投资主体,总投资（万元）,项目状态,备注2\n甲,忠旺集团,12000,在谈,x\n乙,,35000,,\n丙,京东方,1.2亿,线索,y\n";
    const TableImport& import = world.look_at(sheet_of(sheet));
    CHECK(world.fates() == "=~+");
    CHECK(import.columns().back().column == view::no_column);
    CHECK(import.columns().back().filled == 2); // 备注2 is told, not lost in silence
    REQUIRE(world.apply());
    CHECK(world.shown(world.two, "amount") == "3.5 亿元");
    CHECK(world.shown(world.two, "stage") == "签约"); // was empty in the sheet
    world.look_at(sheet_of(sheet));
    CHECK(world.fates() == "===");
    // Columns in another order, and one cell emptied.
    world.look_at(sheet_of("项目状态,项目名称,总投资（万元）\n,丙,\n签约,乙,35000\n"));
    CHECK(world.fates() == "==");
}

TEST_CASE("import: units of headings, of the line above and of cells say the same amount") {
    Importing world;
    world.look_at(sheet_of("重点项目表,,\n单位：万元,,\n项目名称,总投资,占地面积(亩)\n丁,12000,50\n"));
    REQUIRE(world.apply());
    world.look_at(sheet_of("项目名称,投资金额(亿元)\n丁,1.2\n"));
    CHECK(world.fates() == "=");
    world.look_at(sheet_of("项目名称,总投资（万元）\n丁,1.2亿\n"));
    CHECK(world.fates() == "=");
    world.look_at(sheet_of("项目名称,总投资\n丁,12000\n"), {.columns = {{"总投资", "amount", "万元"}}});
    CHECK(world.fates() == "=");
}

TEST_CASE("import: modes add only, fill only, and a record that two rows mean is written by the first") {
    Importing world;
    const std::string_view sheet = "项目名称,总投资(亿元)\n甲,9\n乙,2\n戊,3\n甲,8\n";
    world.look_at(sheet_of(sheet), {.mode = ImportMode::append});
    CHECK(world.fates() == "xx+!");
    world.look_at(sheet_of(sheet), {.mode = ImportMode::fill});
    CHECK(world.fates() == "=~+!");
    world.look_at(sheet_of(sheet));
    CHECK(world.fates() == "~~+!");
    CHECK(world.reasons(3) == "与第 2 行是同一条记录|");
}

TEST_CASE("import: what cannot be read is named by its cell, and the rest of its row is taken") {
    Importing world;
    documents::Table table;
    std::uint32_t column = 0;
    for (const char* heading : {"项目名称", "总投资(亿元)", "签约时间", "项目编号"}) table.set({0, column++}, heading);
    table.set({1, 0}, "己");
    table.set({1, 1}, "很多");
    table.set({1, 2, documents::CellKind::no_date}, "60");
    table.set({1, 3, documents::CellKind::number, false, true}, "913301051234568000");
    table.set({2, 0}, "庚");
    table.set({2, 1, documents::CellKind::error}, "#REF!");
    table.set({2, 2, documents::CellKind::date}, "2019-07-24 09:30");
    table.set({3, 1, documents::CellKind::number}, "5");
    table.set({4, 0}, "辛");
    table.set({4, 2, documents::CellKind::number}, "2025.1");
    world.look_at(std::move(table));
    CHECK(world.fates() == "!!!!");
    CHECK(world.reasons(0).find("B2 ") != std::string::npos);
    CHECK(world.reasons(0).find("C2 签约日期：60 不是有效日期") != std::string::npos);
    CHECK(world.reasons(0).find("D2 ") != std::string::npos);
    CHECK(world.reasons(1).find("#REF!") != std::string::npos);
    CHECK(world.reasons(2) == "没有名称|");
    CHECK(world.reasons(3).find("2025.10") != std::string::npos);
    REQUIRE(world.apply());
    const auto made = world.workspace.live(Kind::project).size();
    CHECK(made == 5); // 己, 庚 and 辛, with what could be read of them
    // Corrected, they are read.
    world.look_at(std::move(world.table), {.corrected = [](std::uint32_t row, std::uint32_t column) -> std::string {
        if (row == 1 && column == 1) return "3";
        if (row == 1 && column == 2) return "2019年7月";
        if (row == 1 && column == 3) return "P900";
        return {};
    }});
    CHECK(world.fates().front() == '~');
}

TEST_CASE("import: names that several records have are told apart by the investor, else named") {
    Importing world;
    world.project("甲", "lead", "", world.boe);
    world.look_at(sheet_of("项目名称,投资主体,总投资(亿元)\n甲,京东方,7\n甲,,8\n"));
    CHECK(world.fates() == "~!");
    CHECK(world.reasons(1) == "有几条记录都叫“甲”，看不出是哪一条|");
}

TEST_CASE("import: links to names that nothing has are refused, or make them where that is wanted") {
    Importing world;
    const std::string_view sheet = "项目名称,投资主体\n壬,新来公司\n";
    world.look_at(sheet_of(sheet));
    CHECK(world.fates() == "!");
    world.look_at(sheet_of(sheet), {}, true);
    CHECK(world.fates() == "+");
    REQUIRE(world.apply());
    CHECK(world.workspace.live(Kind::enterprise).size() == 3);
}

TEST_CASE("import: 小计 and 合计 are no records but checked, within rounding (modules.md X4)") {
    Importing world;
    const TableImport& import =
        world.look_at(sheet_of("项目名称,总投资(亿元)\n甲,33.3\n乙,33.3\n小计,66.6\n癸,33.3\n小计,30.0\n合计,100.0\n"));
    CHECK(world.fates().size() == 3);
    std::string checks;
    for (const TableImport::Check& check : import.checks())
        checks += std::to_string(check.row + 1) + (check.is_right ? "ok " : "no ");
    CHECK(checks == "4ok 6no 7ok ");
}

TEST_CASE("import: a record over several rows that are merged is filled down within the area only") {
    Importing world;
    documents::Table table;
    table.merged = {{1, 0, 2, 0}};
    table.set({0, 0}, "投资主体");
    table.set({0, 1}, "项目名称");
    table.set({1, 0}, "京东方");
    table.set({1, 1}, "一厂");
    table.set({2, 1}, "二厂");
    table.set({3, 1}, "三厂");
    world.look_at(std::move(table));
    REQUIRE(world.apply());
    std::size_t of_boe = 0;
    for (const RecordIndex each : world.workspace.live(Kind::project))
        of_boe += domain::linked(world.workspace, each, field::project::investor_) == world.boe;
    CHECK(of_boe == 2);
}

TEST_CASE("import: the answer has the sheet with results and reasons, and is read as the sheet was") {
    Importing world;
    const TableImport& import = world.look_at(sheet_of("项目名称,总投资(亿元)\n甲,很多\n子,3\n合计,9\n"));
    const documents::Workbook book = app::answer_workbook(world.table, import, app::AnswerRows::all);
    documents::WorkbookWriter writer(book);
    REQUIRE(writer.work(SIZE_MAX));
    const documents::Table answer = test::read_table(writer.take());
    CHECK(answer.at(0, 0).text == "结果");
    CHECK(answer.at(1, 0).text == "有错");
    CHECK(answer.at(1, 1).text.starts_with("B2 "));
    CHECK(answer.at(2, 0).text == "新增");
    CHECK(answer.at(3, 1).text == "写的是 9，各行相加是 3");
    CHECK(answer.at(2, 2).text == "子");
    world.look_at(documents::Table(answer));
    CHECK(world.fates() == "!+");
}
