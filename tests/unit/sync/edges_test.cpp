// Comparing, reviewing, listing and deciding at their edges.

#include <doctest/doctest.h>

#include "domain/reading.h"
#include "sync/change_list.h"
#include "sync/import_plan.h"
#include "sync/merge_review.h"
#include "sync/open_conflicts.h"
#include "tests/support/office.h"

#include <algorithm>
#include <array>

using namespace yinfeng;
using namespace yinfeng::test;

namespace {

constexpr FieldId name = field::project::name_;
constexpr FieldId park = field::project::park_;

Result<Applied> apply(Office& to, const Fragment& file, const MergeReview& review) {
    return to.data.join(file, "合并", review.part(), {"合并", review.settlements()}, to.clock_ms += 1'000);
}

// Two offices that wrote different names into one project.
struct Conflict {
    Office a{0xA, "甲 · 招商局"}, b{0xB, "乙 · 新区"};
    Conflict() {
        a.set(1, name, Value::text("原名"));
        b.import(a);
        a.set(1, name, Value::text("甲名"));
        b.clock_ms = a.clock_ms + 5'000;
        b.set(1, name, Value::text("乙名"));
    }
};

} // namespace

TEST_CASE("review: what was chosen is asked, taken back, and forgotten where it is no conflict any more") {
    Conflict story;
    story.a.set(2, name, Value::text("二"));
    story.b.set(3, name, Value::text("三"));
    const Fragment file = reread(story.b.data);
    MergeReview review(file);
    review.compare(story.a.data);
    REQUIRE(review.items().size() == 2);
    const std::uint32_t one = review.items()[0].record, three = review.items()[1].record;
    CHECK(review.record_here(one) == story.a.at(1));
    CHECK(review.record_here(three) == no_record);
    CHECK(review.choice(one, name) == ConflictChoice::both);
    review.choose_all(one, ConflictChoice::theirs);
    CHECK(review.choice(one, name) == ConflictChoice::theirs);
    CHECK(review.chosen(one) == 1);
    CHECK(review.chosen(three) == 0);
    CHECK(review.open_conflicts() == 0);
    CHECK(review.settlements().size() == 1);
    review.choose(one, name, ConflictChoice::both);
    CHECK(review.open_conflicts() == 1);
    CHECK(review.settlements().empty());
    review.choose(one, name, ConflictChoice::ours);
    review.choose(three, name, ConflictChoice::ours); // there is none
    CHECK(review.chosen(one) == 1);                   // and not that of the next record
    CHECK(review.settlements().size() == 1);

    review.tick_all(std::array{one, three}, false);
    CHECK_FALSE(review.is_ticked(one));
    CHECK_FALSE(review.is_ticked(three, name));
    CHECK(review.settlements().empty());
    CHECK_FALSE(review.does_anything());
    review.tick_all(std::array{one, three}, true);
    review.tick(one, name, false);
    CHECK(review.is_ticked(one));
    CHECK_FALSE(review.is_ticked(one, name));
    CHECK(review.settlements().empty()); // what is not joined is not decided
    review.tick(one, name, true);

    // Meanwhile somebody here has settled it.
    story.a.import(story.b);
    story.a.set(1, name, Value::text("定"));
    review.compare(story.a.data);
    CHECK(review.settlements().empty());
    REQUIRE(apply(story.a, file, review));
    CHECK(story.a.text(1, name) == "定");
}

TEST_CASE("review: records in order of effect, the restored and the contested among them") {
    Office a(0xA, "甲"), b(0xB, "乙");
    for (std::uint64_t n = 1; n <= 5; ++n) a.set(n, name, Value::text("项目"));
    a.remove(2);
    b.import(a);
    b.restore(2);                        // restored
    b.remove(3);                         // deleted
    b.set(4, park, Value::text("园区")); // updated
    b.set(6, name, Value::text("新"));   // added
    b.remove(1);
    a.set(1, park, Value::text("甲知道的")); // contested
    const Fragment file = reread(b.data);
    MergeReview review(file);
    review.compare(a.data);
    std::vector<RecordEffect> effects;
    for (const auto& item : review.items()) effects.push_back(item.found.effect);
    CHECK(effects == std::vector{RecordEffect::conflicting, RecordEffect::updated, RecordEffect::added,
                         RecordEffect::restored, RecordEffect::deleted});
    CHECK(review.open_conflicts() == 1);
    CHECK_FALSE(review.is_own_backup());

    // An old file of one's own, after a copy of the profile has written more.
    Office copy(0xA, "甲");
    copy.import(a);
    copy.set(5, park, Value::text("副本"));
    const Fragment cloned = reread(copy.data);
    MergeReview own(cloned);
    own.compare(a.data);
    CHECK(own.source().clone_noticed);
    CHECK_FALSE(own.is_own_backup());
    const Fragment old = reread(a.data);
    a.set(5, park, Value::text("后来"));
    MergeReview backup(old);
    backup.compare(a.data);
    CHECK(backup.is_own_backup());
}

TEST_CASE("comparison: a base that both have forgotten, a clone's value, a cell of which nothing is left") {
    Conflict story;
    for (int i = 0; i < 30; ++i) {
        story.a.set(1, name, Value::text("甲" + std::to_string(i)));
        story.b.set(1, name, Value::text("乙" + std::to_string(i)));
    }
    const Fragment file = reread(story.b.data);
    MergeReview review(file);
    review.compare(story.a.data);
    const auto fields = review.fields(0);
    REQUIRE(fields.size() == 1);
    CHECK(fields[0].effect == FieldEffect::conflicting);
    CHECK(fields[0].base == FieldComparison::Base::forgotten);

    // Under one stamp another value: a copied profile that wrote in the same millisecond.
    Office one(0xC), two(0xC);
    one.set(1, name, Value::text("一"));
    two.set(1, name, Value::text("二"));
    const Fragment clone = reread(two.data);
    MergeReview cloned(clone);
    cloned.compare(one.data);
    CHECK(cloned.impact(0).fields_conflicting == 1);

    // A fragment made by hand, with a cell that is empty and one of which only the context is left.
    Fragment odd;
    Record& record = odd.records.emplace_back();
    record.id = id_of(1);
    record.kind = static_cast<KindId>(Kind::project);
    odd.stamps.note_n(odd.stamps.replica(0xA), 1'000);
    record.fields.push_back({name, Cell::assemble({{0, 1'000}}, {}, {}, odd.stamps)});
    record.fields.push_back({park, Cell()});
    std::ranges::sort(record.fields, {}, &Field::id);
    MergeReview hostile(odd);
    hostile.compare(story.a.data);
    CHECK(hostile.impact(0).fields_updated == 1);  // it empties the name
    CHECK(hostile.impact(0).newest == UINT32_MAX); // and nobody has written that
    const std::string before(story.a.text(1, name));
    REQUIRE(apply(story.a, odd, hostile));
    CHECK(story.a.data.value(story.a.at(1), name).is_none());
    REQUIRE(story.a.data.undo(story.a.clock_ms += 1'000).has_value());
    CHECK(story.a.text(1, name) == before);
}

// A person of whom a file tells nothing, because all that is known is confidential, is no blank line on the other side.
TEST_CASE("a record without fields is neither counted nor joined, nor is one whose fields are all unticked") {
    Fragment file;
    Stamp stamp;
    stamp.replica = file.stamps.replica(0xB);
    stamp.n = 1;
    stamp.author = file.stamps.author("乙");
    const StampId id = file.stamps.intern(stamp);
    for (const std::uint64_t n : {1u, 2u, 3u}) {
        Record& record = file.records.emplace_back();
        record.id = id_of(n);
        record.kind = static_cast<KindId>(Kind::project);
        if (n != 1) record.fields.push_back({name, Cell(Value::text("项目"), id)});
    }
    Workspace workspace, adopting;
    MergeReview review(file);
    review.compare(workspace);
    CHECK(review.found().records_added == 2);
    CHECK(review.items().size() == 2);
    review.tick(1, name, false);
    CHECK(review.wanted().records_added == 1);
    REQUIRE(workspace.join(file, "导入", review.part(), {"导入", {}}, 1'000).has_value());
    CHECK(workspace.record_count() == 1);
    CHECK(workspace.find(id_of(3)) == 0);
    adopting.adopt(std::move(file));
    CHECK(adopting.record_count() == 2);
}

// A file of strangers may hold cells that have been seen and are gone, and not a single write.
TEST_CASE("a file without any write is reviewed, joined and looked at like any other") {
    Fragment silent;
    silent.stamps.note_n(silent.stamps.replica(0xB), 5);
    Record& record = silent.records.emplace_back();
    record.id = id_of(1);
    record.kind = static_cast<KindId>(Kind::project);
    record.fields.push_back({name, Cell::assemble({{0, 5}}, {}, {}, silent.stamps)});
    const auto file = decode_snapshot(encode_snapshot(silent));
    REQUIRE(file.has_value());
    Workspace workspace;
    MergeReview review(*file);
    review.compare(workspace);
    REQUIRE(review.groups().size() == 1);
    CHECK(review.groups()[0].office.empty());
    CHECK(review.fields(0).empty());
    REQUIRE(workspace.join(*file, "导入", review.part(), {"导入", {}}, 1'000).has_value());
    CHECK(domain::last_written_ms(workspace, 0) == 0);
    CHECK(changes_in(workspace, 0, 1'000'000).empty());
    CHECK(changes_between(Workspace(), workspace).size() == 1);
    CHECK(encode_snapshot(workspace) == encode_snapshot(silent));
}

TEST_CASE("counts stop at what they can hold: more fields than that in one record") {
    Workspace a;
    a.set_replica(1);
    Fragment one, two;
    for (Fragment* fragment : {&one, &two}) {
        Stamp stamp;
        stamp.replica = fragment->stamps.replica(fragment == &one ? 2 : 3);
        stamp.n = 1;
        stamp.author = fragment->stamps.author("");
        const StampId id = fragment->stamps.intern(stamp);
        Record& record = fragment->records.emplace_back();
        record.id = id_of(1);
        record.kind = fragment->names.kind("later");
        for (int i = 0; i <= UINT16_MAX + 1; ++i) {
            record.fields.push_back(
                {fragment->names.field(record.kind, "f" + std::to_string(i)), Cell(Value::of(fragment == &one), id)});
        }
    }
    MergeReview review(one);
    review.compare(a);
    CHECK(review.impact(0).fields_added == UINT16_MAX);
    a.join(one, "");
    a.join(two, "");
    CHECK(a.record(0).conflicts == UINT16_MAX);
    CHECK(a.conflict_count() == UINT16_MAX);
}

TEST_CASE("a file's source: sample data only where all of it is, offices by name and once") {
    const auto settings = [](Office& office, std::uint64_t n, bool sample, std::string_view unit) {
        Change change;
        change.set(Kind::settings, id_of(n), field::settings::name_, Value::text("工作区"));
        if (sample) change.set(Kind::settings, id_of(n), field::settings::sample_, Value::of(true));
        if (!unit.empty()) change.set(Kind::settings, id_of(n), field::settings::office_, Value::text(unit));
        REQUIRE(office.data.apply(change, office.clock_ms += 1'000));
    };
    Office empty(0xE), a(0xA);
    CHECK_FALSE(describe_source(empty.data, reread(a.data)).only_sample);
    settings(a, 1, true, "新区");
    CHECK(describe_source(empty.data, reread(a.data)).only_sample);
    settings(a, 2, true, "");
    settings(a, 3, false, "开发区");
    settings(a, 4, true, "新区");
    a.set(5, name, Value::text("项目"));
    Change emptied;
    emptied.set(Kind::settings, id_of(4), field::settings::sample_, Value::of(false));
    emptied.set(Kind::settings, id_of(3), field::settings::office_, Value());
    REQUIRE(a.data.apply(emptied, a.clock_ms += 1'000));
    const ImportSource source = describe_source(empty.data, reread(a.data));
    CHECK(source.is_sample);
    CHECK_FALSE(source.only_sample);
    CHECK(source.offices == std::vector<std::string>{"新区"});
}

TEST_CASE("open conflicts: what is settled meanwhile, has no office, or is a deletion that was edited twice") {
    Conflict story;
    story.a.import(story.b);
    const auto conflicts = open_conflicts(story.a.data);
    REQUIRE(conflicts.size() == 1);
    CHECK(offices_in(story.a.data, conflicts) == std::set<std::string>{"招商局", "新区"});
    const OpenConflict stale[] = {conflicts[0], {story.a.at(1), park, false}, {story.a.at(1), park, true}};
    const SettleRule latest{.office = {}, .now_ms = story.b.clock_ms + 1'000};
    CHECK(settle(story.a.data, stale, latest, "处理").writes.size() == 1); // a field that is not there is passed over
    CHECK(offices_in(story.a.data, stale).size() == 2);
    CHECK(settle(story.a.data, conflicts, {.office = "别处", .now_ms = latest.now_ms}, "处理").writes.empty());
    story.a.set(1, name, Value::text("定"));
    CHECK(settle(story.a.data, conflicts, latest, "处理").writes.empty());

    // Nobody's: an author without a name.
    Office nobody(0xD, ""), other(0xE, "");
    nobody.set(1, name, Value::text("无名"));
    other.set(1, name, Value::text("也无名"));
    nobody.import(other);
    CHECK(offices_in(nobody.data, open_conflicts(nobody.data)).empty());

    // Both delete, having seen different things, and one edits afterwards: the cell "deleted" holds two notes, and neither
    // is listed as a field.
    Office a(0xA, "甲 · 招商局"), b(0xB, "乙 · 新区"), c(0xC, "丙 · 开发区");
    a.set(1, name, Value::text("项目"));
    b.import(a);
    c.import(a);
    a.set(1, park, Value::text("甲园"));
    b.set(1, park, Value::text("乙园"));
    a.remove(1);
    b.remove(1);
    c.clock_ms = b.clock_ms + 9'000;
    c.set(1, name, Value::text("丙改"));
    a.import(b);
    a.import(c);
    CHECK(a.record(1).state == Record::State::contested);
    CHECK(a.record(1).find(deleted_field_of(Kind::project))->in_conflict());
    const auto open = open_conflicts(a.data);
    REQUIRE(open.size() == 2); // the deletion, and the park
    CHECK(open[0].is_deletion);
    CHECK(open[1].field == park);
    for (const auto& [office, stays] : {std::pair("", true), std::pair("新区", false), std::pair("开发区", true)}) {
        CAPTURE(std::string(office));
        auto copy = copy_of(a.data);
        copy->set_author("处理人");
        const auto found = open_conflicts(*copy);
        REQUIRE(
            copy->apply(
                    settle(*copy, found, {.office = office, .now_ms = c.clock_ms + 1'000}, "处理"), c.clock_ms + 2'000)
                .has_value());
        CHECK(copy->is_live(copy->find(id_of(1))) == stays);
    }
    // A clock that is ahead of everybody's is not believed; where all are, nothing is decided.
    CHECK(settle(a.data, open, {.office = {}, .now_ms = 0}, "处理").writes.empty());
}

TEST_CASE("between two dates: restored in between, written and taken back, forgotten, in and out of a set") {
    Office a(0xA, "甲");
    const auto next = [&] { return a.clock_ms + 1; };
    a.set(1, name, Value::text("一"));
    a.set(2, name, Value::text("二"));
    a.set(2, park, Value::text("园"));
    const FieldId tag = a.data.names().element(field::project::tags_, "甲");
    a.set(2, tag, Value::of(true));
    for (int i = 0; i < 30; ++i) a.set(3, name, Value::text(std::to_string(i)));
    a.set(4, name, Value::text("四"));
    a.remove(4);
    a.remove(1);
    a.set(6, name, Value::text("六"));
    a.remove(6);
    a.restore(6);
    a.set(6, park, Value::text("园"));
    a.set(6, park, Value());
    const std::int64_t from = next();
    a.set(6, park, Value::text("再填"));
    for (int i = 0; i < 30; ++i) a.set(6, field::project::note_, Value::text(std::to_string(i)));
    a.set(6, field::project::note_, Value());
    a.restore(1);
    a.set(2, tag, Value::of(false));
    a.set(2, park, Value::text("别处"));
    a.set(2, park, Value::text("园")); // as it was
    a.set(2, field::project::note_, Value::text("注"));
    a.set(2, field::project::note_, Value()); // came and went
    for (int i = 0; i < 30; ++i) a.set(3, name, Value::text("新" + std::to_string(i)));
    a.restore(4);
    a.remove(4); // in the trash before and after
    const std::int64_t to = next();
    a.set(2, name, Value::text("以后"));
    a.set(5, name, Value::text("以后"));
    a.remove(1);
    const auto changes = changes_in(a.data, from, to);
    REQUIRE(changes.size() == 4);
    CHECK(changes[3].record == a.at(6));
    CHECK(changes[3].what == ChangedRecord::What::changed);
    REQUIRE(changes[3].fields.size() == 2);
    for (const ChangedField& each : changes[3].fields) {
        CHECK(each.before.is_none());
        CHECK(each.before_is_forgotten == (each.field == field::project::note_));
    }
    CHECK(changes[0].record == a.at(1));
    CHECK(changes[0].what == ChangedRecord::What::restored);
    CHECK(changes[0].author == "甲");
    CHECK(changes[1].record == a.at(2));
    REQUIRE(changes[1].fields.size() == 1);
    CHECK(changes[1].fields[0].field == tag);
    CHECK(changes[1].fields[0].after.is_none());
    CHECK(changes[2].record == a.at(3));
    REQUIRE(changes[2].fields.size() == 1);
    CHECK(changes[2].fields[0].before_is_forgotten);
    CHECK(changes_in(a.data, to + 1'000'000, to + 2'000'000).empty());

    // Of a cell of which only the context is left there is nobody to name.
    Office b(0xB, "乙");
    b.import(a);
    Fragment gone;
    Record& record = gone.records.emplace_back();
    record.id = id_of(5);
    record.kind = static_cast<KindId>(Kind::project);
    gone.stamps.note_n(gone.stamps.replica(0xA), 100'000);
    record.fields.push_back({name, Cell::assemble({{0, 100'000}}, {}, {}, gone.stamps)});
    b.data.join(gone, "");
    const auto emptied = changes_between(a.data, b.data);
    REQUIRE(emptied.size() == 1);
    REQUIRE(emptied[0].fields.size() == 1);
    CHECK(emptied[0].fields[0].author.empty());
    CHECK(emptied[0].fields[0].after.is_none());

    // Nor of a deletion.
    Workspace before, after;
    before.join(reread(a.data), "");
    after.join(reread(a.data), "");
    Fragment undone;
    undone.stamps.note_n(undone.stamps.replica(0xA), 100'000);
    Record& back = undone.records.emplace_back();
    back.id = id_of(1);
    back.kind = static_cast<KindId>(Kind::project);
    back.fields.push_back({deleted_field_of(Kind::project), Cell::assemble({{0, 100'000}}, {}, {}, undone.stamps)});
    after.join(undone, "");
    const auto restored = changes_between(before, after);
    REQUIRE(restored.size() == 1);
    CHECK(restored[0].what == ChangedRecord::What::restored);
}
