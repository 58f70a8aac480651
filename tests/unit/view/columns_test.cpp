#include "tests/unit/view/view_world.h"

namespace yinfeng::view {

TEST_CASE("columns are found by their name in files and by what people read") {
    ViewWorld world;
    const RecordIndex one = world.project("挤压型材", "signed", "150000", world.zhongwang);
    CHECK(world.shown(one, "stage") == "签约");
    CHECK(world.shown(one, "阶段") == "签约");
    CHECK(world.shown(one, "投资总额") == "15 亿元");
    CHECK(world.shown(one, "investor") == "忠旺集团");
    CHECK(world.shown(one, "investor.region") == "辽宁辽阳");
    CHECK(world.shown(one, "投资方.所在地") == "辽宁辽阳");
    CHECK(world.shown(one, "投资方的所在地") == "辽宁辽阳"); // as people read it
    CHECK(world.columns[world.column("investor.region")].label(Language::zh) == "投资方的所在地");
    CHECK(world.shown(one, "updated") == "2019-07-01");
    CHECK(world.shown(one, "所属一批") == "签约");
    CHECK_FALSE(world.columns.named(static_cast<KindId>(Kind::project), "colour").has_value());
    CHECK_FALSE(world.columns.named(static_cast<KindId>(Kind::project), "investor.colour").has_value());
}

TEST_CASE("a path goes over two links and no further") {
    ViewWorld world;
    world.set(world.zhongwang, field::enterprise::introducer_, world.link(world.boe));
    const RecordIndex one = world.project("挤压型材", "", "", world.zhongwang);
    CHECK(world.shown(one, "investor.introducer.region") == "北京");
    CHECK(world.shown(one, "投资方的引荐企业的所在地") == "北京");
    CHECK_FALSE(
        world.columns.named(static_cast<KindId>(Kind::project), "investor.introducer.introducer.region").has_value());
}

TEST_CASE("what links here is counted, summed and compared backwards") {
    ViewWorld world;
    CHECK(world.shown(world.zhongwang, "count(project/investor)", Kind::enterprise) == "0");
    CHECK(world.shown(world.zhongwang, "sum(project/investor.amount)", Kind::enterprise).empty());
    const RecordIndex one = world.project("挤压型材", "", "150000", world.zhongwang);
    world.project("板带箔", "", "约50000", world.zhongwang);
    world.project("面板", "", "", world.boe);
    world.set(one, field::project::signed_on_, Value::text("2019-03-01"));
    CHECK(world.shown(world.zhongwang, "count(project/investor)", Kind::enterprise) == "2");
    CHECK(world.shown(world.zhongwang, "数(项目/投资方)", Kind::enterprise) == "2");
    CHECK(world.shown(world.zhongwang, "sum(project/investor.amount)", Kind::enterprise) == "约 20 亿元");
    CHECK(world.shown(world.zhongwang, "least(project/investor.amount)", Kind::enterprise) == "约 5 亿元");
    CHECK(world.shown(world.zhongwang, "latest(project/investor.signed_on)", Kind::enterprise) == "2019-03-01");
    CHECK_FALSE(world.columns.named(static_cast<KindId>(Kind::enterprise), "sum(project/investor.name)").has_value());
    CHECK_FALSE(
        world.columns.named(static_cast<KindId>(Kind::enterprise), "latest(project/investor.amount)").has_value());
}

TEST_CASE("computed fields follow the day, the settings and the records that they look at") {
    ViewWorld world;
    const RecordIndex one = world.project("挤压型材", "talks", "");
    world.set(one, field::project::next_date_, Value::text("2019-08-31"));
    CHECK(world.shown(one, "time_state") == "将到期");
    CHECK(world.shown(one, "责任缺位") == "缺跟、管");
    world.today = domain::day("2019-09-02");
    CHECK(world.shown(one, "time_state") == "超期");
    const RecordIndex person = world.add(Kind::person, {{field::person::name_, Value::text("李敏")}});
    world.set(one, field::project::tracker_, world.link(person));
    world.set(one, field::project::leader_, world.link(person));
    CHECK(world.shown(one, "责任缺位").empty());
    Change gone{"删除", {}};
    world.workspace.add_delete(gone, person);
    world.put(gone);
    CHECK(world.shown(one, "责任缺位") == "缺跟、管");
}

// READS is a claim: what is kept must be what a fresh look gives, whatever else was written.
TEST_CASE("kept values are those of a fresh look after edits of records of any kind") {
    ViewWorld world;
    std::vector<RecordIndex> projects, persons, enterprises{world.zhongwang, world.boe}, phases;
    for (int i = 0; i < 4; ++i)
        persons.push_back(world.add(Kind::person, {{field::person::name_, Value::text("人" + std::to_string(i))}}));
    for (int i = 0; i < 12; ++i)
        projects.push_back(world.project("项目" + std::to_string(i), "talks", "1000", enterprises[i % 2]));
    world.add(Kind::settings, {{field::settings::label_set_, Value::text("four_plus")}});
    const RecordIndex settings = world.workspace.live(Kind::settings).front();
    std::vector<ColumnId> columns;
    for (const ColumnId id : world.columns.offered(static_cast<KindId>(Kind::project))) columns.push_back(id);
    columns.push_back(world.column("investor.region"));
    columns.push_back(world.column("tracker.unit.name"));
    const ColumnId counted = world.column("count(project/investor)", Kind::enterprise);
    const ColumnId summed = world.column("sum(project/investor.amount)", Kind::enterprise);

    std::uint64_t moment = 0, revision = 0;
    std::unordered_map<std::uint64_t, std::string> before;
    const auto key = [](RecordIndex record, ColumnId column) { return std::uint64_t{record} << 32 | column; };
    std::uint64_t random = 7;
    const auto next = [&](std::size_t below) {
        random = random * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::size_t>(random >> 33) % below;
    };
    static constexpr const char* stages[] = {"lead", "talks", "signed", "production", "shelved"};
    for (int round = 0; round < 300; ++round) {
        const RecordIndex project = projects[next(projects.size())];
        switch (next(11)) {
        case 0: world.set(project, field::project::stage_, Value::text(stages[next(5)])); break;
        case 1: world.set(project, field::project::investor_, world.link(enterprises[next(2)])); break;
        case 2:
            world.set(enterprises[next(2)], field::enterprise::region_, Value::text("区" + std::to_string(next(5))));
            break;
        case 3: world.set(project, field::project::tracker_, world.link(persons[next(4)])); break;
        case 4: {
            Change change{"删除", {}};
            const RecordIndex person = persons[next(4)];
            if (world.workspace.is_live(person)) world.workspace.add_delete(change, person);
            else world.workspace.add_restore(change, person);
            world.put(change);
            break;
        }
        case 5: world.set(settings, field::settings::label_set_, Value::text(next(2) ? "three" : "four")); break;
        case 6:
            world.set(settings, field::settings::stale_talks_, Value::of(static_cast<std::int64_t>(1 + next(90))));
            break;
        case 7: world.today = world.today + static_cast<std::int32_t>(next(3)); break;
        case 8:
            phases.push_back(world.add(
                Kind::phase, {{field::phase::project_, world.link(project)}, {field::phase::name_, Value::text("一期")},
                                 {field::phase::stage_, Value::text("production")}}));
            break;
        case 9:
            if (!phases.empty()) world.set(phases[next(phases.size())], field::phase::project_, world.link(project));
            break;
        case 10: world.set(project, field::project::amount_, Value::text(std::to_string(100 * next(50)))); break;
        }
        world.look();
        Columns fresh(world.workspace);
        fresh.look(world.columns.reading());
        const auto same = [&](std::span<const RecordIndex> records, ColumnId id, ColumnId fresh_id) {
            std::vector<RecordIndex> touched;
            const bool some = world.columns.touched_since(id, moment, touched);
            for (const RecordIndex record : records) {
                const std::string kept = words(world.columns, record, id, Style::words);
                CHECK(kept == words(fresh, record, fresh_id, Style::words));
                std::string& was = before[key(record, id)];
                const bool may_have_changed = !some || world.workspace.changed_since(record, revision) ||
                                              std::ranges::find(touched, record) != touched.end();
                if (was != kept && !may_have_changed) FAIL_CHECK("round " << round << ": " << world.columns[id].name);
                was = kept;
            }
        };
        for (const ColumnId id : columns) {
            const auto there = fresh.named(static_cast<KindId>(Kind::project), world.columns[id].name);
            REQUIRE(there.has_value());
            same(projects, id, *there);
        }
        for (const ColumnId id : {counted, summed}) {
            same(enterprises, id, *fresh.named(static_cast<KindId>(Kind::enterprise), world.columns[id].name));
        }
        moment = world.columns.moment();
        revision = world.workspace.revision();
    }
}

} // namespace yinfeng::view
