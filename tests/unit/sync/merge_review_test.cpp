// The preview of a merge: what is shown, what can be unticked or chosen, and that applying does just that.

#include <doctest/doctest.h>

#include "sync/merge_review.h"
#include "tests/support/office.h"

#include <algorithm>

using namespace yinfeng;
using namespace yinfeng::test;

namespace {

constexpr FieldId name = field::project::name_;
constexpr FieldId park = field::project::park_;
constexpr FieldId industry = field::project::industry_;

Result<Applied> apply(Office& to, const Fragment& file, const MergeReview& review) {
    return to.data.join(file, "合并", review.part(), {"合并", review.settlements()}, to.clock_ms += 1'000);
}

const FieldComparison* find(const std::vector<FieldComparison>& fields, FieldId here) {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& each) { return each.here == here; });
    return found == fields.end() ? nullptr : &*found;
}

// a and b share project 1; then both change the park, b also the name; b adds project 2 and knows nothing of 3.
struct Story {
    Office a{0xA, "甲 · 招商局"}, b{0xB, "乙 · 新区"};
    Fragment file;
    Story() {
        a.set(1, name, Value::text("项目"));
        a.set(1, park, Value::text("老园区"));
        b.import(a);
        a.set(1, park, Value::text("双台子"));
        a.set(3, name, Value::text("甲的项目"));
        b.clock_ms = a.clock_ms + 60'000;
        b.set(1, park, Value::text("辽东湾"));
        b.set(1, name, Value::text("项目二期"));
        b.set(2, name, Value::text("新项目"));
        b.set(2, industry, Value::text("综研化学"));
        file = reread(b.data);
    }
};

std::uint32_t position(const Fragment& file, std::uint64_t n) {
    for (std::uint32_t i = 0; i < file.records.size(); ++i) {
        if (file.records[i].id == id_of(n)) return i;
    }
    return UINT32_MAX;
}

} // namespace

TEST_CASE("a review tells per record and field what the file would do") {
    Story story;
    MergeReview review(story.file);
    review.compare(story.a.data);
    CHECK(review.found().records_added == 1);
    CHECK(review.found().records_conflicting == 1);
    CHECK(review.found().fields_conflicting == 1);
    CHECK(review.found().fields_updated == 1);
    CHECK(review.found().fields_added == 2);
    CHECK(review.wanted() == review.found());
    REQUIRE(review.items().size() == 2);
    CHECK(review.items()[0].found.effect == RecordEffect::conflicting);
    CHECK(review.items()[1].found.effect == RecordEffect::added);
    REQUIRE(review.groups().size() == 1);
    CHECK(review.groups()[0].office == "新区");

    const auto fields = review.fields(position(story.file, 1));
    REQUIRE(fields.size() == 2);
    CHECK(fields[0].here == park); // conflicts first
    CHECK(fields[0].effect == FieldEffect::conflicting);
    CHECK(fields[0].ours.front().value == Value::text("双台子"));
    CHECK(fields[0].ours.front().author == "甲 · 招商局");
    CHECK(fields[0].theirs.front().value == Value::text("辽东湾"));
    CHECK(fields[0].base == FieldComparison::Base::value);
    CHECK(fields[0].base_value == Value::text("老园区"));
    CHECK(fields[1].effect == FieldEffect::updated);
}

TEST_CASE("comparing in slices gives the same review") {
    Story story;
    MergeReview whole(story.file), sliced(story.file);
    whole.compare(story.a.data);
    sliced.begin_comparing(story.a.data);
    CHECK_FALSE(sliced.compare_next(1));
    CHECK(sliced.compared() == 1);
    sliced.begin_comparing(story.a.data); // something was written meanwhile
    while (!sliced.compare_next(1)) {}
    CHECK(sliced.found() == whole.found());
    CHECK(sliced.wanted() == whole.wanted());
    REQUIRE(sliced.items().size() == whole.items().size());
    for (std::size_t i = 0; i < whole.items().size(); ++i) CHECK(sliced.items()[i].record == whole.items()[i].record);
    REQUIRE(sliced.groups().size() == whole.groups().size());
    CHECK(sliced.groups()[0].counts == whole.groups()[0].counts);
}

TEST_CASE("what only we have changed since is shown as kept") {
    Office a(0xA), b(0xB);
    a.set(1, name, Value::text("项目"));
    b.import(a);
    a.set(1, name, Value::text("项目改名"));
    b.set(1, park, Value::text("新区"));
    const Fragment file = reread(b.data);
    MergeReview review(file);
    review.compare(a.data);
    const auto fields = review.fields(position(file, 1));
    REQUIRE(find(fields, name));
    CHECK(find(fields, name)->effect == FieldEffect::kept);
    CHECK(find(fields, park)->effect == FieldEffect::added);
}

TEST_CASE("a chosen side is written with the join, in one undo step") {
    Story story;
    MergeReview review(story.file);
    review.compare(story.a.data);
    const std::string before = visible(story.a.data);
    CHECK(review.open_conflicts() == 1);

    SUBCASE("ours") {
        review.choose(position(story.file, 1), park, ConflictChoice::ours);
        CHECK(review.open_conflicts() == 0);
        REQUIRE(apply(story.a, story.file, review));
        CHECK(story.a.text(1, park) == "双台子");
        CHECK(story.a.data.conflict_count() == 0);
    }
    SUBCASE("theirs") {
        review.choose_all(position(story.file, 1), ConflictChoice::theirs);
        REQUIRE(apply(story.a, story.file, review));
        CHECK(story.a.text(1, park) == "辽东湾");
        CHECK(story.a.data.conflict_count() == 0);
        story.b.import(story.a); // who gets it next has no conflict either
        CHECK(story.b.data.conflict_count() == 0);
    }
    SUBCASE("both, as long as nobody has chosen") {
        REQUIRE(apply(story.a, story.file, review));
        CHECK(story.a.data.conflict_count() == 1);
        CHECK(story.a.record(1).find(park)->siblings().size() == 2);
    }
    CHECK(story.a.text(1, name) == "项目二期");
    const auto undone = story.a.data.undo(story.a.clock_ms += 1'000);
    REQUIRE(undone);
    if (story.a.data.conflict_count() == 0) CHECK(visible(story.a.data) == before);
    else CHECK(undone->left_alone.size() == 1); // both stay: no undo decides for anybody
    CHECK(story.a.text(1, name) == "项目");
    CHECK(story.a.data.undo_name() != "合并");
    REQUIRE(story.a.data.redo(story.a.clock_ms += 1'000));
    CHECK(story.a.text(1, name) == "项目二期");
}

TEST_CASE("what is unticked is left out, and can be imported later from the same file") {
    Story story;
    MergeReview review(story.file);
    review.compare(story.a.data);
    const std::uint32_t one = position(story.file, 1), two = position(story.file, 2);
    review.tick(one, park, false);
    CHECK(review.wanted().records_conflicting == 0);
    CHECK(review.wanted().records_updated == 1);
    CHECK(review.impact(one).effect == RecordEffect::updated);
    review.tick(two, false);
    CHECK(review.wanted().records_added == 0);
    REQUIRE(apply(story.a, story.file, review));
    CHECK(story.a.text(1, park) == "双台子");
    CHECK(story.a.text(1, name) == "项目二期");
    CHECK(story.a.data.conflict_count() == 0);
    CHECK(story.a.at(2) == no_record);

    MergeReview again(story.file);
    again.compare(story.a.data);
    CHECK(again.found().records_added == 1);
    CHECK(again.found().records_conflicting == 1);
    REQUIRE(apply(story.a, story.file, again));
    Office whole(0xC);
    Story fresh;
    fresh.a.data.join(fresh.file, "合并");
    CHECK(visible(story.a.data) == visible(fresh.a.data));
}

TEST_CASE("deleted here, edited there: a conflict that can be decided either way") {
    Story story;
    story.a.remove(1);
    MergeReview review(story.file);
    review.compare(story.a.data);
    const std::uint32_t one = position(story.file, 1);
    CHECK(review.impact(one).effect == RecordEffect::conflicting);
    CHECK(review.impact(one).contested);
    const auto fields = review.fields(one);
    REQUIRE(!fields.empty());
    CHECK(fields[0].is_deletion);
    CHECK(fields[0].effect == FieldEffect::conflicting);
    SUBCASE("left open") {
        REQUIRE(apply(story.a, story.file, review));
        CHECK(story.a.record(1).state == Record::State::contested);
    }
    SUBCASE("stays deleted") {
        review.choose(one, fields[0].here, ConflictChoice::ours);
        REQUIRE(apply(story.a, story.file, review));
        CHECK(story.a.record(1).state == Record::State::deleted);
    }
    SUBCASE("comes back") {
        review.choose(one, fields[0].here, ConflictChoice::theirs);
        REQUIRE(apply(story.a, story.file, review));
        CHECK(story.a.record(1).state == Record::State::live);
    }
    REQUIRE(story.a.data.undo(story.a.clock_ms += 1'000));
    CHECK(story.a.record(1).state == Record::State::deleted);
}

TEST_CASE("edited here, deleted there: the same") {
    Story story;
    story.b.remove(1);
    story.file = reread(story.b.data);
    MergeReview review(story.file);
    review.compare(story.a.data);
    const std::uint32_t one = position(story.file, 1);
    CHECK(review.impact(one).contested);
    const auto fields = review.fields(one);
    const auto deletion = std::find_if(fields.begin(), fields.end(), [](const auto& each) { return each.is_deletion; });
    REQUIRE(deletion != fields.end());
    SUBCASE("ours: it stays") {
        review.choose(one, deletion->here, ConflictChoice::ours);
        REQUIRE(apply(story.a, story.file, review));
        CHECK(story.a.record(1).state == Record::State::live);
    }
    SUBCASE("theirs: it goes") {
        review.choose(one, deletion->here, ConflictChoice::theirs);
        REQUIRE(apply(story.a, story.file, review));
        CHECK(story.a.record(1).state == Record::State::deleted);
    }
    REQUIRE(story.a.data.undo(story.a.clock_ms += 1'000));
    CHECK(story.a.record(1).state == Record::State::live);
}

// Of a kind that only newer versions know, nobody here has deleted anything yet.
TEST_CASE("edited here, deleted there, and of an unknown kind: it can be decided as well") {
    Office a(0xA), b(0xB);
    const auto write = [](Office& office, const char* text) {
        Change change;
        const KindId kind = office.data.names().kind("later_kind");
        change.writes.push_back({id_of(1), kind, office.data.names().field(kind, "name"), Value::text(text)});
        REQUIRE(office.data.apply(change, office.clock_ms += 1'000));
    };
    write(a, "一");
    b.import(a);
    write(a, "二");
    b.remove(1);
    const Fragment file = reread(b.data);
    MergeReview review(file);
    review.compare(a.data);
    const auto fields = review.fields(0);
    REQUIRE(!fields.empty());
    REQUIRE(fields[0].is_deletion);
    review.choose(0, fields[0].here, ConflictChoice::theirs);
    REQUIRE(apply(a, file, review));
    CHECK(a.record(1).state == Record::State::deleted);
}

TEST_CASE("a counter that is further ahead than honest work makes is noticed") {
    Office a(0xA), b(0xB);
    b.set(1, name, Value::text("项目"));
    std::string bytes = b.bytes();
    CHECK_FALSE(describe_source(a.data, *decode_snapshot(bytes)).counter_is_suspicious);
    const std::string stamp = "[[0,1,";
    const auto at = bytes.find(stamp);
    REQUIRE(at != std::string::npos);
    bytes.replace(at, stamp.size(), "[[0,1000001,");
    CHECK(describe_source(a.data, *decode_snapshot(bytes, Digest::ignored)).counter_is_suspicious);
    a.data.join(*decode_snapshot(bytes, Digest::ignored), "导入"); // seen once, it is nothing new
    CHECK_FALSE(describe_source(a.data, *decode_snapshot(bytes, Digest::ignored)).counter_is_suspicious);
}

TEST_CASE("counts stay true while ticks and the workspace change") {
    for (int seed = 0; seed < rounds(40); ++seed) {
        CoreWorld world(static_cast<std::uint64_t>(seed) + 7'000, 2, false);
        for (int i = 0; i < 120; ++i) world.step();
        const Fragment file = reread(world.office(1));
        Workspace& here = world.office(0);
        MergeReview review(file);
        review.compare(here);
        const ImportPlan plan = plan_import(here, file);
        CHECK(plan.total == review.found());
        for (const MergeReview::Item& item : review.items()) {
            if (world.random().below(3) == 0) review.tick(item.record, false);
            if (world.random().below(3) == 0) review.choose_all(item.record, ConflictChoice::ours);
            for (const FieldComparison& each : review.fields(item.record)) {
                if (each.there != no_field && world.random().below(4) == 0) review.tick(item.record, each.there, false);
            }
        }
        const ImportCounts counted = review.wanted();
        review.compare(here);
        CHECK(review.wanted() == counted);

        // Applying the ticked part does what was counted: importing the same part again would change nothing.
        const std::string before = visible(here);
        REQUIRE(here.join(file, "合并", review.part(), {"合并", review.settlements()}, 1'600'000'000'000));
        CHECK(check_indexes(here) == "");
        const ImportCounts wanted = review.wanted();
        review.compare(here);
        CHECK_FALSE(review.wanted().changes_anything());
        if (wanted.changes_anything()) {
            REQUIRE(here.undo(1'600'000'001'000));
            CHECK(check_indexes(here) == "");
            // All shown values are back. What was contested before is plainly live after an undo (workspace.h).
            if (before.find(": ? ") == std::string::npos) CHECK(visible(here) == before);
        }
    }
}

TEST_CASE("a field decided for one side takes along what follows from it, unless that was decided too") {
    Office a{0xA, "甲 · 招商局"}, b{0xB, "乙 · 新区"};
    constexpr FieldId stage = field::project::stage_, since = field::project::stage_since_;
    a.set(1, stage, Value::text("talks"));
    a.set(1, since, Value::text("2019-05-01"));
    b.import(a);
    a.set(1, stage, Value::text("review"));
    a.set(1, since, Value::text("2019-06-01"));
    b.clock_ms = a.clock_ms + 60'000;
    b.set(1, stage, Value::text("signed"));
    b.set(1, since, Value::text("2019-06-30"));
    const Fragment file = reread(b.data);
    MergeReview review(file);
    review.compare(a.data);
    const std::uint32_t record = position(file, 1);
    constexpr static FieldId followers[] = {since};
    const MergeReview::Followers of = [](FieldId field) {
        return field == stage ? std::span<const FieldId>(followers) : std::span<const FieldId>();
    };
    const auto written = [&] {
        std::vector<std::string> texts;
        for (const Write& write : review.settlements(of)) texts.emplace_back(write.value.as_text());
        return texts;
    };
    CHECK(written().empty());
    review.choose(record, stage, ConflictChoice::theirs);
    CHECK(review.settlements().size() == 1);
    CHECK(written() == std::vector<std::string>{"signed", "2019-06-30"});
    review.choose(record, stage, ConflictChoice::ours);
    CHECK(written() == std::vector<std::string>{"review", "2019-06-01"});
    review.choose(record, since, ConflictChoice::theirs);
    CHECK(written() == std::vector<std::string>{"review", "2019-06-30"});
}
