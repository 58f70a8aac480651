// A table as the readers fill it, names of cells, and its way between two programs.
#include "documents/cell_name.h"
#include "documents/limits.h"
#include "documents/table_bytes.h"
#include "tests/unit/documents/tables.h"

#include <doctest/doctest.h>

#include <random>

using namespace yinfeng;
using namespace yinfeng::documents;
using namespace yinfeng::test;

TEST_CASE("cells are named as people name them") {
    CHECK(cell_name(0, 0) == "A1");
    CHECK(cell_name(9, 25) == "Z10");
    CHECK(column_name(26) == "AA");
    CHECK(column_name(16383) == "XFD");
    for (const std::uint32_t column : {0u, 25u, 26u, 701u, 702u, 16383u})
        CHECK(parse_cell_name(cell_name(1048575, column)) == std::pair(1048575u, column));
    CHECK(parse_cell_name("$B$7") == std::pair(6u, 1u));
    for (const std::string_view each : {"", "A", "1", "A0", "XFE1", "A1048577", "A1B", "1A", "中1"})
        CHECK(!parse_cell_name(each));
}

TEST_CASE("a table takes cells in their order, and what is out of order is left out") {
    Table table;
    CHECK(table.set({.row = 1, .column = 2}, "甲"));
    CHECK(!table.set({.row = 1, .column = 2}, "乙"));
    CHECK(!table.set({.row = 1, .column = 1}, "乙"));
    CHECK(!table.set({.row = 0, .column = 5}, "乙"));
    CHECK(!table.set({.row = 2, .column = 0, .kind = CellKind::empty}, ""));
    CHECK(!table.set({.row = most_rows, .column = 0}, "x"));
    CHECK(!table.set_shared({.row = 3, .column = 0}, 0));
    const std::uint32_t shared = table.share("共用");
    CHECK(table.set_shared({.row = 3, .column = 0}, shared));
    CHECK(table.set_shared({.row = 3, .column = 1}, shared));
    CHECK(cells_of(table) == "C2=甲 A4=共用 B4=共用");
    CHECK(table.at(9, 9).kind == CellKind::empty);
}

TEST_CASE("a table as bytes is the same table, and no other bytes are one") {
    std::mt19937 random(7);
    Table table;
    table.name = "台账";
    table.is_filtered = true;
    table.merged = {{0, 0, 3, 4}};
    table.hidden_rows = {1, 200};
    table.column_widths = {0, 12, 255};
    for (std::uint32_t row = 0; row < 40; row += 1 + random() % 3)
        for (std::uint32_t column = random() % 5; column < 300; column += 1 + random() % 40)
            table.set({row, column, static_cast<CellKind>(1 + random() % 7), random() % 2 == 0, random() % 5 == 0},
                std::string(random() % 200, 'x'));
    const std::string bytes = to_bytes(table);
    const Result<Table> again = table_from_bytes(bytes);
    REQUIRE(again);
    CHECK(cells_of(*again) == cells_of(table));
    CHECK(to_bytes(*again) == bytes);
    CHECK(again->merged == table.merged);
    CHECK(again->name == table.name);
    for (std::size_t size = 0; size < bytes.size(); ++size) CHECK(!table_from_bytes(bytes.substr(0, size)));
    CHECK(!table_from_bytes(bytes + "x"));
}
