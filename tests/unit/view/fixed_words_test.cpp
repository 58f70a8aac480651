// Computed fields of which the words are fixed: asked for, grouped and sorted without language.

#include "tests/support/english.h"
#include "tests/unit/view/view_world.h"

namespace yinfeng::view {

namespace {

struct Computed : ViewWorld {
    Computed() {
        project("小", "signed", "5000");
        project("大", "signed", "600000");
        project("中", "talks", "20000");
        project("不明", "talks", ">20000");
        project("没有", "lead", "");
    }
    std::string keys(std::string_view condition) {
        look();
        const auto filter = parse_filter(columns, static_cast<KindId>(Kind::project), condition);
        REQUIRE_MESSAGE(filter.has_value(), condition);
        return to_text(columns, *filter, Wording::keys);
    }
    std::string refused(std::string_view condition) {
        look();
        const auto filter = parse_filter(columns, static_cast<KindId>(Kind::project), condition);
        return filter ? std::string() : filter.error().message;
    }
};

} // namespace

TEST_CASE("a condition on a computed choice is kept without language, and finds the same in each") {
    Computed world;
    struct Asked {
        const char *zh, *en, *kept;
        std::size_t found;
    };
    for (const Asked& each : std::initializer_list<Asked>{
             {"投资规模 是 1–5 亿元", "size_band = 100–500 million", "size_band = from_100m", 1},
             {"责任缺位 是 \"缺跟、管\"", "roles_missing = No tracker, leader", "roles_missing = tracker_leader", 2},
             {"所属一批 是 签约", "batch = Signed", "batch = signed", 2}}) {
        CAPTURE(each.zh);
        CHECK(world.keys(each.zh) == each.kept);
        CHECK(world.keys(each.en) == each.kept);
        for (const Language language : {Language::zh, Language::en}) {
            set_language(language);
            Computed other; // whose computed values nobody has worked out yet
            other.columns.speak(language);
            CHECK(other.where(each.kept).size() == each.found);
            CHECK(other.where(each.zh) == other.where(each.en));
        }
        set_language(Language::zh);
    }
    CHECK(world.refused("投资规模 是 很大").contains("可以填1 亿元以下"));
    CHECK(world.refused("责任缺位 是 缺人").contains("可以填缺跟"));
    CHECK(world.refused("所属一批 是 八").contains("可以填"));
    // What is looked for by characters is found in both languages too.
    CHECK(world.where("投资规模 包含 million") == Names{"小", "中"});
    const test::InEnglish english;
    world.columns.speak(Language::en);
    CHECK(world.where("size_band ~ 亿元以上") == Names{"大"});
}

TEST_CASE("bands stand from small to large, in each language, and a bound that may lie in several is in none") {
    Computed world;
    for (const Language language : {Language::zh, Language::en}) {
        set_language(language);
        world.columns.speak(language);
        CHECK(world.names(world.view("sort size_band")) == Names{"小", "中", "大", "不明", "没有"});
        CHECK(world.names(world.view("group size_band")) == Names{"小", "中", "大", "不明", "没有"});
        CHECK(world.names(world.view("group amount band")) == Names{"小", "中", "大", "不明", "没有"});
    }
    set_language(Language::zh);
    world.columns.speak(Language::zh);
    CHECK(world.where("size_band = from_100m") == Names{"中"});
    CHECK(world.where("投资规模 是 归不进组") == Names{"不明"});
    CHECK(world.where("投资规模 未填") == Names{"没有"});
    world.project("至多", "lead", "<820");
    CHECK(world.where("投资规模 是 1 亿元以下") == Names{"小", "至多"});
    const Rows& rows = world.query.run(world.view("group amount band"));
    CHECK(rows.groups.front().label == "1 亿元以下");
    CHECK(rows.groups.front().count == 2);
}

} // namespace yinfeng::view
