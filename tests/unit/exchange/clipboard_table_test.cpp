// What goes to a spreadsheet's clipboard and comes from it: by property, and as Excel, WPS and LibreOffice write it.

#include "exchange/clipboard_table.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace yinfeng;
using exchange::Grid;
using exchange::read_cells;
using exchange::to_cells;

TEST_CASE("cells come back as they were, whatever stands in them") {
    CHECK(rc::check([] {
        Grid grid;
        for (int row = *rc::gen::inRange(1, 5); row > 0; --row) {
            auto& cells = grid.rows.emplace_back();
            for (int i = *rc::gen::inRange(1, 5); i > 0; --i) {
                std::string cell;
                for (int n = *rc::gen::inRange(0, 6); n > 0; --n)
                    cell +=
                        *rc::gen::element<std::string>("甲", "\t", "\n", "\"", "'", "=", "+", "-1", "1", " ", ",", "@");
                cells.push_back(std::move(cell));
            }
        }
        RC_ASSERT(read_cells(to_cells(grid)) == grid);
    }));
}

TEST_CASE("as spreadsheets write them") {
    const auto rows = [](std::string_view text) { return read_cells(text).rows; };
    using Rows = std::vector<std::vector<std::string>>;
    CHECK((rows("名称\t投资总额\r\n忠旺\t1.2\r\n") == Rows{{"名称", "投资总额"}, {"忠旺", "1.2"}}));
    CHECK((rows("a\tb\nc\td") == Rows{{"a", "b"}, {"c", "d"}}));
    CHECK_MESSAGE((rows("\"两\n行\"\t5\" 管\r\n") == Rows{{"两\n行", "5\" 管"}}),
        "quoted for its line end; an inch is no quotation");
    CHECK_MESSAGE((rows("\"说\"\"好\"\"\"\t\r\n") == Rows{{"说\"好\"", ""}}), "doubled inside");
    CHECK_MESSAGE(
        (rows("\"未合上\tb\r\n") == Rows{{"\"未合上", "b"}}), "a quotation mark that is never closed is a character");
    CHECK_MESSAGE((rows("a\r\n\r\n") == Rows{{"a"}, {""}}), "an empty cell below is a cell");
    CHECK(rows("").empty());
    CHECK((rows("一句话") == Rows{{"一句话"}}));
}

TEST_CASE("nothing that leaves is run as a formula, and the apostrophe is gone when it comes back") {
    const Grid grid{{{"=HYPERLINK(\"x\")", "+1", "-5", "'=1"}}};
    const std::string text = to_cells(grid);
    CHECK(text == "'=HYPERLINK(\"x\")\t'+1\t-5\t''=1\r\n");
    CHECK(read_cells(text) == grid);
    CHECK(exchange::to_html_table(grid, {}, false).contains("&#39;=HYPERLINK(&quot;x&quot;)"));
}

TEST_CASE("as HTML texts are marked as such, figures are numbers, headings stand in the first row") {
    const std::string html = exchange::to_html_table({{{"名称", "金额"}, {"001<b>", "1.2"}}}, {false, true}, true);
    CHECK(html.contains("<tr><th>名称</th><th>金额</th></tr>"));
    CHECK(html.contains("<td style=\"mso-number-format:'\\@'\">001&lt;b&gt;</td><td>1.2</td>"));
}
