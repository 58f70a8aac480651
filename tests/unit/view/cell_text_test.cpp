// Cells as they go to a spreadsheet and come back: the same value, whatever it is.

#include "tests/unit/view/view_world.h"
#include "view/cell_text.h"
#include "view/heading.h"

#include "model/field_input.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace yinfeng;
using namespace yinfeng::view;

namespace {

struct Cells : ViewWorld {
    CellTexts texts() {
        look();
        return CellTexts(columns);
    }
    Result<CellValue> parse(std::string_view name, std::string_view text, std::string_view unit = {}) {
        const ColumnId id = column(name);
        return texts().parse(id, text, unit);
    }
};

} // namespace

TEST_CASE("an exact amount leaves as a number, one with a word or with many digits says its unit") {
    Cells world;
    const RecordIndex exact = world.project("甲", "", "12000"), near_ = world.project("乙", "", "近500");
    const RecordIndex fine = world.project("丙", "", "0.000001");
    const ColumnId amount = world.column("amount");
    CHECK(cell_heading(world.columns[amount]) == "投资总额（亿元）");
    CHECK(world.texts().text(exact, amount) == "1.2");
    CHECK(world.texts().text(near_, amount) == "近 500 万元");
    CHECK(world.texts().text(fine, amount) == "0.000001 万元");
    for (const RecordIndex record : {exact, near_, fine}) {
        CellTexts texts = world.texts();
        CHECK(texts.parse(amount, texts.text(record, amount)) == texts.value(record, amount));
    }
}

TEST_CASE("any amount, day, name and set comes back as it was") {
    Cells world;
    CHECK(rc::check([&] {
        constexpr std::string_view signs[]{"", "约", "近", "余", "多", ">", "≥", "<", "≤"};
        const auto millionths =
            *rc::gen::suchThat(rc::gen::arbitrary<std::int64_t>(), [](std::int64_t n) { return n > 0; });
        const std::string amount =
            std::string(signs[*rc::gen::inRange<std::size_t>(0, std::size(signs))]) + to_string(Decimal{millionths});
        const RecordIndex record = world.project("丁", "", amount);
        CellTexts texts = world.texts();
        const ColumnId column = world.column("amount");
        const std::string text = texts.text(record, column);
        const auto read = texts.parse(column, text);
        RC_LOG() << amount << " as " << text;
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == texts.value(record, column));
    }));
    CHECK(rc::check([&] {
        std::vector<std::string> tags;
        for (int i = *rc::gen::inRange(1, 5); i > 0; --i) {
            std::string tag;
            for (int n = *rc::gen::inRange(1, 6); n > 0; --n)
                tag += *rc::gen::element<std::string>("甲", "、", "\"", ",", "；", "b", " ", "'");
            if (tag = clean_element(tag); !tag.empty()) tags.push_back(tag);
        }
        const RecordIndex record = world.project("戊", "", "");
        for (const std::string& tag : tags) world.put_in(record, field::project::tags_, tag);
        CellTexts texts = world.texts();
        const ColumnId column = world.column("tags");
        const std::string text = texts.text(record, column);
        RC_LOG() << text;
        const auto read = texts.parse(column, text);
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == texts.value(record, column));
    }));
}

TEST_CASE("a link is written as its name, and as its id where several are called that") {
    Cells world;
    const RecordIndex project = world.project("甲", "", "", world.boe);
    const ColumnId investor = world.column("investor");
    CHECK(world.texts().text(project, investor) == "京东方");
    CHECK(world.parse("investor", "京东方")->value == world.link(world.boe));
    world.add(Kind::enterprise, {{field::enterprise::name_, Value::text("京东方")}});
    CHECK(world.texts().text(project, investor) == to_string(world.workspace.record(world.boe).id));
    CHECK(world.parse("investor", world.texts().text(project, investor))->value == world.link(world.boe));
    CHECK_FALSE(world.parse("investor", "京东方"));
    CHECK(world.parse("investor", "没有的公司").error().message.contains("没有叫这个名称的企业"));
}

TEST_CASE("headings are read with and without their unit, in both languages and as files have them") {
    Cells world;
    world.look();
    const ColumnId amount = world.column("amount");
    const auto read = [&](std::string_view words) {
        return read_heading(world.columns, static_cast<KindId>(Kind::project), words);
    };
    for (const std::string_view words : {"投资总额", "投资总额（亿元）", " 投资总额(亿元) ", "amount"})
        CHECK_MESSAGE(read(words).column == amount, words);
    CHECK(read("投资总额（万元）").unit == "万元");
    CHECK(world.parse("amount", "1200", read("投资总额（万元）").unit) == world.parse("amount", "0.12"));
    CHECK(read("投资感想").column == no_column);
    CHECK(read("").column == no_column);
}
