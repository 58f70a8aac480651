#include "view/saved.h"

#include "sync/open_conflicts.h"
#include "tests/unit/view/view_world.h"

namespace yinfeng::view {

namespace {

struct Shared : ViewWorld {
    Id id{0x0180'0000'0000'0000u, 7};
    RecordIndex record = no_record;
    Shared() {
        put(new_view(columns, view("name 重点\nwhere stage = signed\nsort -amount\ncolumns name, amount"), id));
        record = workspace.find(id);
        look();
    }
    View saved() {
        look();
        return saved_view(columns, record);
    }
};

std::string text_of(const Columns& columns, const View& view) { return to_text(columns, view); }

} // namespace

TEST_CASE("a view that is a record is read as it was saved, and offered for its kind") {
    Shared world;
    CHECK(text_of(world.columns, world.saved()) ==
          "kind project\nname 重点\nlayout table\nwhere stage = signed\nsort -amount\ncolumns name, amount\n");
    CHECK(saved_views(world.workspace, static_cast<KindId>(Kind::project)) == std::vector{world.record});
    CHECK(saved_views(world.workspace, static_cast<KindId>(Kind::enterprise)).empty());
    View changed = world.saved();
    changed.groups = {{field::project::stage_, Bucket::By::value}};
    const auto change = update_view(world.columns, world.record, changed);
    REQUIRE(change.has_value());
    CHECK(change->writes.size() == 1); // the group, and nothing else
    world.put(*change);
    CHECK(world.saved().groups == changed.groups);
    world.set(world.record, field::view::locked_, Value::of(true));
    world.look();
    changed.groups.clear();
    CHECK_FALSE(update_view(world.columns, world.record, changed).has_value());
}

TEST_CASE("a condition that names a record is kept by its id, whichever door writes it") {
    Shared world;
    world.look();
    const std::string id = to_string(world.workspace.record(world.zhongwang).id);
    Change change;
    change.set(Kind::view, world.id, field::view::where_, Value::text("投资方 是 忠旺集团"));
    settle_views(world.columns, change);
    CHECK(change.writes.front().value.as_text() == "investor = " + id);
    // One that two have stays a name, and so does what cannot be read.
    const RecordIndex twin = world.add(Kind::enterprise, {{field::enterprise::name_, Value::text("京东方")}});
    world.look();
    for (const std::string_view text : {"investor = 京东方", "颜色 = 红"}) {
        Change other;
        other.set(Kind::view, world.id, field::view::where_, Value::text(text));
        settle_views(world.columns, other);
        CHECK(other.writes.front().value.as_text() == text);
    }
    Change removal;
    world.workspace.add_delete(removal, twin);
    world.put(removal);
    world.look();
    Change now;
    now.set(Kind::view, world.id, field::view::where_, Value::text("investor = 京东方"));
    settle_views(world.columns, now);
    CHECK(now.writes.front().value.as_text() == "investor = " + to_string(world.workspace.record(world.boe).id));
}

TEST_CASE("two offices that change different parts of one view both keep theirs; of one part it is a conflict") {
    Shared here;
    Workspace there;
    there.set_replica(2);
    there.set_author("乙");
    there.join(*decode_snapshot(encode_snapshot(here.workspace)), {});
    Columns columns(there);
    columns.look({there, here.today, domain::china()});
    const RecordIndex record = there.find(here.id);
    View theirs = saved_view(columns, record);
    theirs.groups = {{field::project::park_, Bucket::By::value}};
    REQUIRE(there.apply(*update_view(columns, record, theirs), 1'600'000'000'000));
    View ours = here.saved();
    ours.sort = {{field::project::name_, false}};
    here.put(*update_view(here.columns, here.record, ours));
    here.workspace.join(*decode_snapshot(encode_snapshot(there)), {});
    const View both = here.saved();
    CHECK(both.groups == theirs.groups);
    CHECK(both.sort == ours.sort);
    CHECK(here.workspace.record(here.record).conflicts == 0);

    columns.look({there, here.today, domain::china()});
    theirs = saved_view(columns, record);
    theirs.sort = {{field::project::amount_, false}};
    REQUIRE(there.apply(*update_view(columns, record, theirs), 1'600'000'000'001));
    here.workspace.join(*decode_snapshot(encode_snapshot(there)), {});
    here.look();
    CHECK(here.workspace.record(here.record).conflicts == 1);
    CHECK(here.saved().sort.size() == 1); // one of the two is shown until somebody decides
}

TEST_CASE("a view that one office deletes while another edits it stays, says so, and is decided by name") {
    Shared here;
    Workspace there;
    there.set_replica(2);
    there.set_author("乙");
    there.join(*decode_snapshot(encode_snapshot(here.workspace)), {});
    Change deletion{"移到回收站", {}};
    there.add_delete(deletion, there.find(here.id));
    REQUIRE(there.apply(deletion, 1'600'000'000'000));
    View ours = here.saved();
    ours.sort = {{field::project::name_, false}};
    here.put(*update_view(here.columns, here.record, ours));
    here.workspace.join(*decode_snapshot(encode_snapshot(there)), {});

    const std::vector<std::string> said{"这个视图删没删，两边说法不一，待确认。"};
    CHECK(saved_views(here.workspace, static_cast<KindId>(Kind::project)) == std::vector{here.record});
    CHECK(here.saved().problems == said);
    CHECK(here.saved().sort == ours.sort);
    CHECK(with_overlay(here.columns, here.saved(), Overlay{{"layout", "board"}}).problems == said);
    const auto conflicts = open_conflicts(here.workspace);
    REQUIRE(conflicts.size() == 1);
    CHECK(conflicts.front().record == here.record);
    CHECK(conflicts.front().is_deletion);
    SUBCASE("for the edit") {
        Change decision{"决定", {}};
        here.workspace.add_restore(decision, here.record);
        here.put(decision);
        CHECK(here.saved().problems.empty());
        CHECK(here.saved().sort == ours.sort);
    }
    SUBCASE("for the deletion") {
        Change decision{"决定", {}};
        here.workspace.add_delete(decision, here.record);
        here.put(decision);
        CHECK(saved_views(here.workspace, static_cast<KindId>(Kind::project)).empty());
        CHECK(here.saved().problems == std::vector<std::string>{"这个视图在回收站里。"});
    }
    CHECK(open_conflicts(here.workspace).empty());
}

TEST_CASE("what is tried on a shared view stays beside it, follows the rest of it, and is taken back or saved") {
    Shared world;
    const View shared = world.saved();
    View tried = shared;
    tried.filter = {};
    tried.layout = Layout::board;
    const Overlay overlay = overlay_of(world.columns, shared, tried);
    CHECK(overlay == Overlay{{"layout", "board"}, {"where", ""}});
    CHECK(parse_parts(to_text(overlay)) == overlay);
    CHECK(with_overlay(world.columns, shared, overlay) == tried);
    CHECK(overlay_of(world.columns, shared, shared).empty()); // 还原
    CHECK(world.saved() == shared);                           // nobody else saw any of it

    View updated = shared; // somebody else updates the shared view meanwhile
    updated.sort = {{field::project::name_, false}};
    world.put(*update_view(world.columns, world.record, updated));
    const View shown = with_overlay(world.columns, world.saved(), overlay);
    CHECK(shown.sort == updated.sort);
    CHECK(shown.layout == Layout::board);
    CHECK(shown.filter.is_empty());
}

TEST_CASE("a part that this version cannot read is not written away by an update of another part") {
    Shared world;
    world.set(world.record, field::view::where_, Value::text("warp > 9"));
    View changed = world.saved();
    CHECK(changed.problems.size() == 1);
    changed.sort.clear();
    const auto change = update_view(world.columns, world.record, changed);
    REQUIRE(change.has_value());
    CHECK(change->writes.size() == 1);
    world.put(*change);
    CHECK(world.workspace.value(world.record, field::view::where_).as_text() == "warp > 9");
}

TEST_CASE("what cannot be read is written into no view, but what a view holds already stays") {
    Shared world;
    world.look();
    const auto wrong = [&](Id id, std::initializer_list<std::pair<FieldId, const char*>> parts) {
        Change change;
        for (const auto& [field, text] : parts) change.set(Kind::view, id, field, Value::text(text));
        const auto checked = check_views(world.columns, change);
        return checked ? std::string() : checked.error().message;
    };
    const Id known = world.workspace.record(world.record).id, unknown{0x0180, 7};
    CHECK(wrong(known, {{field::view::where_, "阶段=签约且名称~甲"}}).empty());
    CHECK(wrong(known, {{field::view::where_, "颜色=红"}}).contains("颜色"));
    CHECK(wrong(known, {{field::view::kind_, "projekt"}}).contains("projekt"));
    CHECK(wrong(known, {{field::view::layout_, "carousel"}}).contains("carousel"));
    CHECK(wrong(unknown, {{field::view::name_, "重点"}}).contains("哪一类"));
    CHECK(wrong(unknown, {{field::view::kind_, "project"}, {field::view::sort_, "hue"}}).contains("hue"));
    CHECK(wrong(unknown, {{field::view::kind_, "project"}, {field::view::sort_, "-amount"}}).empty());
    // Of another version, and not this change's doing.
    world.set(world.record, field::view::columns_, Value::text("name, hue"));
    world.look();
    CHECK(wrong(known, {{field::view::sort_, "name"}}).empty());
    CHECK(wrong(known, {{field::view::columns_, "name, hue, stage"}}).empty());
    CHECK_FALSE(wrong(known, {{field::view::columns_, "name, tint"}}).empty());
}

} // namespace yinfeng::view
