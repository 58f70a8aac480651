// Two records become one: what it takes, where links lead, that it is one step, and what other offices do meanwhile.
#include "domain/doors.h"
#include "domain/duplicates.h"
#include "domain/hierarchy.h"
#include "domain/merge_effects.h"
#include "domain/phases.h"
#include "domain/record_merge.h"
#include "sync/open_conflicts.h"
#include "tests/unit/domain/build.h"

#include <doctest/doctest.h>

namespace yinfeng::domain {

namespace {

using From = MergedField::From;

struct Twins : Builder {
    RecordIndex kept = add(Kind::enterprise,
        {{field::enterprise::name_, Value::text("忠旺集团")}, {field::enterprise::note_, Value::text("甲")}});
    RecordIndex other = add(Kind::enterprise,
        {{field::enterprise::name_, Value::text("忠旺")}, {field::enterprise::region_, Value::text("辽阳")},
            {field::enterprise::note_, Value::text("乙")}, {field::enterprise::introducer_, link(kept)}});
    RecordIndex project =
        add(Kind::project, {{field::project::name_, Value::text("铝材")}, {field::project::investor_, link(other)}});

    Change merging() { return merge_records(workspace, kept, other, fields_to_merge(workspace, kept, other), "合并"); }
    std::string_view say(RecordIndex record, FieldId field) { return text(workspace, record, field); }
};

// Another office that has what we have.
Workspace another(const Workspace& from, ReplicaId replica) {
    Workspace there;
    there.set_replica(replica);
    there.set_author("乙");
    there.join(*decode_snapshot(encode_snapshot(from)), {});
    return there;
}
void bring(Workspace& to, const Workspace& from) { to.join(*decode_snapshot(encode_snapshot(from)), "导入"); }

} // namespace

TEST_CASE("the kept record takes what is chosen and what it lacks, links lead to it, and undo is one step") {
    Twins world;
    world.put_in(world.kept, field::enterprise::tags_, "老");
    world.put_in(world.other, field::enterprise::tags_, "新");
    const std::string before = encode_snapshot(world.workspace);
    std::vector<MergedField> fields = fields_to_merge(world.workspace, world.kept, world.other);
    const auto of = [&](FieldId field) -> MergedField& {
        const auto found = std::ranges::find(fields, field, &MergedField::field);
        REQUIRE(found != fields.end());
        return *found;
    };
    CHECK(of(field::enterprise::region_).from == From::other);
    CHECK(of(field::enterprise::name_).from == From::kept);
    CHECK(of(field::enterprise::note_).can_be_both);
    CHECK_FALSE(std::ranges::contains(fields, field::enterprise::introducer_, &MergedField::field)); // itself
    of(field::enterprise::note_).from = From::both;
    CHECK(links_to_move(world.workspace, world.other) == 1);
    world.put(merge_records(world.workspace, world.kept, world.other, fields, "合并"));

    CHECK(world.say(world.kept, field::enterprise::region_) == "辽阳");
    CHECK(world.say(world.kept, field::enterprise::name_) == "忠旺集团");
    CHECK(world.say(world.kept, field::enterprise::note_) == "甲\n乙");
    CHECK(world.workspace.elements(world.kept, field::enterprise::tags_).size() == 2);
    CHECK(linked(world.workspace, world.project, field::project::investor_) == world.kept);
    CHECK_FALSE(world.workspace.is_live(world.other));
    CHECK(successor(world.workspace, world.other) == world.kept);

    REQUIRE(world.workspace.undo(world.wall_ms));
    CHECK(world.workspace.is_live(world.other));
    CHECK(linked(world.workspace, world.project, field::project::investor_) == world.other);
    CHECK(world.say(world.kept, field::enterprise::region_).empty());
    CHECK(world.say(world.kept, field::enterprise::note_) == "甲");
    CHECK(world.workspace.elements(world.kept, field::enterprise::merged_).empty());
}

TEST_CASE("a stage that is taken over brings its days, none of today") {
    Twins world;
    const auto project = [&](std::string_view name, std::string_view stage, std::string_view since) {
        std::vector<std::pair<FieldId, Value>> values{{field::project::name_, Value::text(name)}};
        values.emplace_back(field::project::stage_, Value::text(stage));
        if (!since.empty()) values.emplace_back(field::project::stage_since_, Value::text(since));
        return world.add(Kind::project, std::move(values));
    };
    const RecordIndex kept = project("甲", "talks", "2019-01-02"), other = project("甲", "signed", "2019-03-04");
    std::vector<MergedField> fields = fields_to_merge(world.workspace, kept, other);
    const RecordIndex bare = project("甲", "talks", "");
    const std::vector<MergedField> beside = fields_to_merge(world.workspace, bare, other);
    for (const MergedField& each : beside) CHECK(each.from == From::kept); // no day of another stage
    choose_from(fields, field::project::stage_, From::other);
    CHECK(std::ranges::count(fields, From::other, &MergedField::from) == 2);
    world.put(with_consequences(world.on("2019-07-01"), merge_records(world.workspace, kept, other, fields, "合并")));
    CHECK(world.say(kept, field::project::stage_) == "signed");
    CHECK(world.say(kept, field::project::stage_since_) == "2019-03-04");
    CHECK(world.say(kept, field::project::signed_on_).empty());
}

TEST_CASE("nothing comes to stand above itself") {
    Twins world;
    const auto unit = [&](std::string_view name, RecordIndex parent) {
        std::vector<std::pair<FieldId, Value>> values{{field::unit::name_, Value::text(name)}};
        if (parent != no_record) values.emplace_back(field::unit::parent_, world.link(parent));
        return world.add(Kind::unit, std::move(values));
    };
    const RecordIndex top = unit("市", no_record), middle = unit("局", top), low = unit("科", middle);
    world.put(merge_records(world.workspace, low, middle, fields_to_merge(world.workspace, low, middle), "合并"));
    CHECK(linked(world.workspace, low, field::unit::parent_) == top);
}

TEST_CASE("a merge takes another parent where the chosen one would stand above itself over others") {
    Twins world;
    const auto unit = [&](std::string_view name, RecordIndex parent) {
        std::vector<std::pair<FieldId, Value>> values{{field::unit::name_, Value::text(name)}};
        if (parent != no_record) values.emplace_back(field::unit::parent_, world.link(parent));
        return world.add(Kind::unit, std::move(values));
    };
    const auto merge = [&](RecordIndex kept, RecordIndex other) {
        const Change change =
            merge_records(world.workspace, kept, other, fields_to_merge(world.workspace, kept, other), "合并");
        CHECK(check_hierarchy(world.workspace, change).has_value());
        world.put(change);
    };
    const RecordIndex above = unit("省", no_record), top = unit("市", above), middle = unit("局", top);
    const RecordIndex low = unit("科", middle);
    SUBCASE("what stands below goes into what stands above") {
        world.set(top, field::unit::parent_, Value());
        merge(top, low); // 局 is suggested, which stands below 市
        CHECK(linked(world.workspace, top, field::unit::parent_) == no_record);
        CHECK(linked(world.workspace, middle, field::unit::parent_) == top);
    }
    SUBCASE("what stands above goes into what stands below") {
        merge(low, top);
        CHECK(linked(world.workspace, low, field::unit::parent_) == above);
        CHECK(linked(world.workspace, middle, field::unit::parent_) == low);
        REQUIRE(world.workspace.undo(world.wall_ms));
        CHECK(linked(world.workspace, low, field::unit::parent_) == middle);
        CHECK(linked(world.workspace, middle, field::unit::parent_) == top);
    }
}

TEST_CASE("phases of one number are told apart by a merge, the others keep theirs") {
    Builder world;
    const auto project = [&] { return world.add(Kind::project, {{field::project::name_, Value::text("甲")}}); };
    const RecordIndex kept = project(), other = project();
    const auto phase = [&](RecordIndex of, std::int64_t number, std::string_view name) {
        return world.add(
            Kind::phase, {{field::phase::project_, world.link(of)}, {field::phase::number_, Value::of(number)},
                             {field::phase::name_, Value::text(name)}});
    };
    const auto number = [&](RecordIndex of) { return world.workspace.value(of, field::phase::number_).as_integer(); };
    phase(kept, 1, "一期");
    const RecordIndex first = phase(other, 1, "一期"), third = phase(other, 3, "扩产"), twice = phase(other, 1, "老厂");
    world.put(merge_records(world.workspace, kept, other, fields_to_merge(world.workspace, kept, other), "合并"));
    CHECK(number(first) == 4);
    CHECK(text(world.workspace, first, field::phase::name_) == phase_name(4));
    CHECK(number(third) == 3);
    CHECK(number(twice) == 5);
    CHECK(text(world.workspace, twice, field::phase::name_) == "老厂");
    CHECK(phases_of(world.workspace, kept).size() == 4);
    REQUIRE(world.workspace.undo(world.wall_ms));
    CHECK(number(first) == 1);
    CHECK(phases_of(world.workspace, other).size() == 3);
}

TEST_CASE("views that name the record that goes name the one that stays, but locked ones") {
    Twins world;
    const std::string gone = to_string(world.id(world.other)), stays = to_string(world.id(world.kept));
    const auto view = [&](std::string where) {
        return world.add(
            Kind::view, {{field::view::name_, Value::text("看")}, {field::view::kind_, Value::text("project")},
                            {field::view::where_, Value::text(where)}});
    };
    const RecordIndex open = view("investor = " + gone + " or investor = " + stays),
                      locked = view("investor = " + gone), unconcerned = view("stage = signed");
    world.set(locked, field::view::locked_, Value::of(true));
    const ViewsNaming views = views_naming(world.workspace, world.id(world.other));
    CHECK(views.rewritten == std::vector{open});
    CHECK(views.left == std::vector{locked});
    const Change merging = world.merging();
    CHECK(check_writes(world.workspace, merging).has_value());
    world.put(merging);
    CHECK(world.say(open, field::view::where_) == "investor = " + stays + " or investor = " + stays);
    CHECK(world.say(locked, field::view::where_) == "investor = " + gone);
    CHECK(world.say(unconcerned, field::view::where_) == "stage = signed");
    REQUIRE(world.workspace.undo(world.wall_ms));
    CHECK(world.say(open, field::view::where_) == "investor = " + gone + " or investor = " + stays);
}

TEST_CASE("a view that another office made meanwhile names the one that stays when it comes") {
    Twins world;
    Workspace there = another(world.workspace, 2);
    const std::string gone = to_string(world.id(world.other)), stays = to_string(world.id(world.kept));
    Change made{"新建", {}};
    const Id id{0x0190, 1};
    made.set(Kind::view, id, field::view::name_, Value::text("看"));
    made.set(Kind::view, id, field::view::where_, Value::text("investor = " + gone));
    REQUIRE(there.apply(made, world.wall_ms));
    world.put(world.merging());
    bring(world.workspace, there);
    world.put({"改链接", moved_links(world.workspace)});
    CHECK(world.say(world.workspace.find(id), field::view::where_) == "investor = " + stays);
    CHECK(moved_links(world.workspace).empty());
}

TEST_CASE("a link that another office makes to the other record meanwhile is moved when it comes") {
    Twins world;
    Workspace there = another(world.workspace, 2);
    Change made{"新建", {}};
    const Id id{0x0190, 1};
    made.set(Kind::project, id, field::project::name_, Value::text("别处的"));
    made.set(Kind::project, id, field::project::investor_, world.link(world.other));
    REQUIRE(there.apply(made, world.wall_ms));
    world.put(world.merging());
    bring(world.workspace, there);
    const RecordIndex brought = world.workspace.find(id);
    CHECK(linked(world.workspace, brought, field::project::investor_) == no_record);
    Change moved{"改链接", moved_links(world.workspace)};
    CHECK(moved.writes.size() == 1);
    world.put(moved);
    CHECK(linked(world.workspace, brought, field::project::investor_) == world.kept);
    CHECK(moved_links(world.workspace).empty());
}

TEST_CASE("what another office writes into the other record meanwhile is contested, not lost") {
    Twins world;
    Workspace there = another(world.workspace, 2);
    Change written{"改", {}};
    written.set(Kind::enterprise, world.id(world.other), field::enterprise::phone_, Value::text("0419-2121212"));
    REQUIRE(there.apply(written, world.wall_ms));
    world.put(world.merging());
    bring(world.workspace, there);
    CHECK(world.workspace.record(world.other).state == Record::State::contested);
    CHECK(open_conflicts(world.workspace).size() == 1);
    CHECK(world.workspace.conflict_count() == 1); // it waits for somebody, in every count
    CHECK(world.workspace.record(world.other).conflicts == 1);
    CHECK(moved_links(world.workspace).empty());
    world.put(world.merging());
    CHECK_FALSE(world.workspace.is_live(world.other));
    CHECK(world.say(world.kept, field::enterprise::phone_) == "0419-2121212");
}

TEST_CASE("two that are merged crosswise are both there, both contested, the same in each office") {
    Twins world;
    Workspace there = another(world.workspace, 2);
    world.put(world.merging());
    REQUIRE(there.apply(
        merge_records(there, world.other, world.kept, fields_to_merge(there, world.other, world.kept), "合并"),
        world.wall_ms));
    bring(world.workspace, there);
    bring(there, world.workspace);
    for (const Workspace* each : {&world.workspace, &there}) {
        CHECK(each->record(world.kept).state == Record::State::contested);
        CHECK(each->record(world.other).state == Record::State::contested);
    }
    CHECK(encode_snapshot(world.workspace) == encode_snapshot(there));
}

TEST_CASE("crosswise merges of every kind are named, lose nothing of a third office, and end as one") {
    for (const Kind kind : kinds_with_duplicates()) {
        for (const bool edits_kept : {true, false}) {
            for (const bool third_first : {true, false}) {
                CAPTURE(info(kind).name);
                Builder here;
                const FieldId title = title_field(kind);
                const RecordIndex one = here.add(kind, {{title, Value::text("甲")}});
                const RecordIndex two = here.add(kind, {{title, Value::text("乙")}});
                const Id edited = here.id(edits_kept ? one : two);
                Workspace there = another(here.workspace, 2), third = another(here.workspace, 3);
                here.put(merge_records(here.workspace, one, two, fields_to_merge(here.workspace, one, two), "合并"));
                const RecordIndex its_one = there.find(here.id(one)), its_two = there.find(here.id(two));
                REQUIRE(there.apply(
                    merge_records(there, its_two, its_one, fields_to_merge(there, its_two, its_one), "合并"),
                    here.wall_ms));
                Change renamed{"改", {}};
                renamed.set(kind, edited, title, Value::text("丙"));
                REQUIRE(third.apply(renamed, here.wall_ms));
                bring(here.workspace, third_first ? third : there);
                bring(here.workspace, third_first ? there : third);
                for (Workspace* each : {&there, &third}) bring(*each, here.workspace);
                bring(here.workspace, there);
                for (const Workspace* each : {&here.workspace, &there, &third}) {
                    const RecordIndex a = each->find(here.id(one)), b = each->find(here.id(two));
                    CHECK(merged_crosswise(*each, a) == b);
                    CHECK(merged_crosswise(*each, b) == a);
                    CHECK(open_conflicts(*each).size() == 2);
                    CHECK(each->value(each->find(edited), title).as_text() == "丙");
                }
                CHECK(encode_snapshot(here.workspace) == encode_snapshot(there));
                CHECK(encode_snapshot(here.workspace) == encode_snapshot(third));
                here.put(merge_records(here.workspace, one, two, fields_to_merge(here.workspace, one, two), "合并"));
                CHECK(open_conflicts(here.workspace).empty()); // the one that took it in once more was written after
                CHECK(successor(here.workspace, two) == one);
                CHECK(merged_crosswise(here.workspace, one) == no_record);
                bring(there, here.workspace);
                CHECK_FALSE(there.is_live(there.find(here.id(two))));
            }
        }
    }
}

TEST_CASE("a copy of a record that took another one in has taken in none") {
    Twins world;
    world.put(world.merging());
    REQUIRE(world.act(Action::copy, world.kept, "2019-07-01"));
    for (const RecordIndex record : world.workspace.live(Kind::enterprise))
        CHECK((record == world.kept) != world.workspace.elements(record, field::enterprise::merged_).empty());
    CHECK(successor(world.workspace, world.other) == world.kept);
}

TEST_CASE("one that was merged into another that was merged lives on in the last, and its links with it") {
    Twins world;
    const RecordIndex last = world.add(Kind::enterprise, {{field::enterprise::name_, Value::text("末")}});
    world.put(world.merging());
    world.put(
        merge_records(world.workspace, last, world.kept, fields_to_merge(world.workspace, last, world.kept), "合并"));
    CHECK(successor(world.workspace, world.other) == last);
    CHECK(linked(world.workspace, world.project, field::project::investor_) == last);
}

TEST_CASE("links that follow an import are taken back with it") {
    Twins world;
    Workspace there = another(world.workspace, 2);
    Change made{"新建", {}};
    const Id id{0x0190, 1};
    made.set(Kind::project, id, field::project::name_, Value::text("别处的"));
    made.set(Kind::project, id, field::project::investor_, world.link(world.other));
    REQUIRE(there.apply(made, world.wall_ms));
    world.put(world.merging());
    const std::uint64_t merged = world.workspace.undo_step();
    bring(world.workspace, there);
    REQUIRE(world.workspace.apply_to_last_step({"改链接", moved_links(world.workspace)}, world.wall_ms));
    CHECK(linked(world.workspace, world.workspace.find(id), field::project::investor_) == world.kept);
    REQUIRE(world.workspace.undo(world.wall_ms));
    CHECK(world.workspace.undo_step() == merged);
    CHECK_FALSE(world.workspace.is_live(world.workspace.find(id)));
    CHECK_FALSE(world.workspace.is_live(world.other)); // the merge before it stands
    REQUIRE(world.workspace.redo(world.wall_ms));
    CHECK(linked(world.workspace, world.workspace.find(id), field::project::investor_) == world.kept);
}

TEST_CASE("a copy does not say since when it stands in its stage") {
    Builder world;
    const RecordIndex project = world.add(
        Kind::project, {{field::project::name_, Value::text("甲")}, {field::project::stage_, Value::text("talks")}});
    const Id copy{0x0191, 5};
    const domain::Reading reading{world.workspace, day("2026-11-30"), china()};
    const auto change = perform(reading, Action::copy, std::span(&project, 1), {{}, copy});
    REQUIRE(change);
    world.put(with_consequences(reading, *change));
    const RecordIndex made = world.workspace.find(copy);
    CHECK(text(world.workspace, made, field::project::stage_) == "talks");
    CHECK_FALSE(is_filled(world.workspace, made, field::project::stage_since_));
}

} // namespace yinfeng::domain
