// The workspace at its edges: what is refused, what hostile fragments leave behind, counters that are used up.

#include <doctest/doctest.h>

#include "model/limits.h"
#include "store/deletion.h"
#include "tests/support/office.h"

#include <string>

using namespace yinfeng;
using namespace yinfeng::test;

namespace {

constexpr FieldId name = field::project::name_;
constexpr KindId project = static_cast<KindId>(Kind::project);

Write element(Workspace& workspace, std::string_view text, Value value = Value::of(true)) {
    return {id_of(1), project, workspace.names().element(field::project::tags_, text), std::move(value)};
}

// A fragment of one record with one cell, written by `replica`.
Fragment one_cell(ReplicaId replica, std::uint64_t n, Value value, FieldId field = name, std::int64_t wall_ms = 1'000) {
    Fragment fragment;
    Stamp stamp;
    stamp.replica = fragment.stamps.replica(replica);
    stamp.n = n;
    stamp.wall_ms = wall_ms;
    stamp.author = fragment.stamps.author("乙");
    const StampId id = fragment.stamps.intern(stamp);
    Record& record = fragment.records.emplace_back();
    record.id = id_of(1);
    record.kind = project;
    record.fields.push_back({field, Cell(std::move(value), id)});
    return fragment;
}

} // namespace

TEST_CASE("edges: a change is refused whole if any part of it is too long or no value of its field") {
    Office a(0xA);
    const auto refuses = [&](Write write) {
        Change change;
        change.set(Kind::project, id_of(1), name, Value::text("不会写入"));
        change.writes.push_back(std::move(write));
        const auto applied = a.data.apply(change, 1'000);
        const bool refused = !applied && !applied.error().message.empty() && a.data.record_count() == 0;
        // The same as decisions of an import: nothing is joined either.
        const auto joined = a.data.join(one_cell(0xB, 1, Value::text("乙")), "导入", {}, change, 1'000);
        return refused && !joined && a.data.record_count() == 0;
    };
    CHECK(refuses(element(a.data, std::string(most_name_bytes, 'x'))));
    CHECK(refuses(element(a.data, "")));
    CHECK(refuses(element(a.data, "铃\a")));
    CHECK(refuses(element(a.data, "好", Value::text("有"))));
    CHECK(refuses({id_of(1), project, name, Value::of(greatest_integer + 1)}));
    CHECK(refuses({id_of(1), project, name, Value::of(-greatest_integer - 1)}));
    for (const char* json : {"", "[1", "[1 ]", "7", "\"x\"", "null", "[1]x", "{\"a\":1,\"a\":1}", "[\"\\u0007\"]",
             "[\"\\/\"]", "[1e999]", "[99999999999999999999]", "[\xFF]", "01"}) {
        CAPTURE(json);
        CHECK(refuses({id_of(1), project, name, Value::compound(json)}));
    }
    const std::size_t most = most_value_depth;
    CHECK(refuses({id_of(1), project, name, Value::compound(std::string(most + 1, '[') + std::string(most + 1, ']'))}));
    CHECK(refuses(element(a.data, "坏\xFF")));
    for (const std::string& bad : {std::string(), std::string("a\x01"), std::string("\xC0\xAF"),
             std::string("\u202e反"), std::string(most_name_bytes + 1, 'n')}) {
        CHECK(refuses({id_of(1), project, a.data.names().field(project, bad), Value::of(true)}));
        const KindId kind = a.data.names().kind(bad);
        CHECK(refuses({id_of(1), kind, a.data.names().field(kind, "name"), Value::of(true)}));
    }
    CHECK(refuses({id_of(1), project, name, Value::text(std::string(most_text_bytes + 1, 'x'))}));
    CHECK(refuses({id_of(1), static_cast<KindId>(Kind::unit), name, Value::text("x")}));
    CHECK(refuses({Id{}, project, name, Value::text("x")}));
    CHECK(refuses({id_of(1), project, 1'000'000, Value::text("x")}));
    CHECK(refuses({id_of(1), 60'000, name, Value::text("x")}));
    CHECK(a.data.redo_name().empty());
    CHECK(a.data.live(KindId{5'000}).empty());
    Workspace nobody;
    CHECK_FALSE(nobody
            .join(one_cell(0xB, 1, Value::text("乙")), "导入", {},
                {"导入", {{id_of(1), project, name, Value::text("x")}}}, 1)
            .has_value());
    CHECK(nobody.record_count() == 0);
}

TEST_CASE("edges: nobody writes a number that its field may not hold, and what a file brings stays and can be kept") {
    constexpr FieldId rating = field::service_record::rating_, limit = field::service_record::limit_days_;
    constexpr KindId service = static_cast<KindId>(Kind::service_record);
    Office a(0xA);
    const auto write = [&](FieldId field, Value value) {
        return a.data.apply({"改", {{id_of(1), service, field, std::move(value)}}}, 1'000);
    };
    for (const std::int64_t wrong : {6, 0, -3, 100'000}) {
        const auto applied = write(rating, Value::of(wrong));
        REQUIRE_FALSE(applied.has_value());
        CHECK(applied.error().message == "业主评分要在 1 到 5 之间。");
    }
    CHECK_FALSE(write(limit, Value::of(std::int64_t{-5})).has_value());
    CHECK_FALSE(write(field::service_record::amount_, Value::text("-50000")).has_value());
    CHECK_FALSE(write(field::service_record::amount_, Value::text("约-50000")).has_value());
    CHECK(a.data.record_count() == 0);
    CHECK(write(rating, Value::of(std::int64_t{5})).has_value());
    const auto shown = [&] { return a.data.value(a.data.find(id_of(1)), rating).as_integer(); };

    // An older program has written 6 at another office: the file is taken, the 6 can be chosen, kept and come back to.
    Fragment old = one_cell(0xB, 1, Value::of(std::int64_t{6}), rating, 9'000);
    old.records.front().kind = service;
    REQUIRE(a.data.join(old, "导入", {}, {}, 1'000).has_value());
    CHECK(shown() == 6);
    CHECK(a.data.conflict_count() == 1);
    CHECK(write(rating, Value::of(std::int64_t{6})).has_value());
    CHECK(a.data.conflict_count() == 0);
    CHECK(write(rating, Value::of(std::int64_t{4})).has_value());
    CHECK(write(rating, Value::of(std::int64_t{6})).has_value()); // out of the history
    CHECK_FALSE(write(rating, Value::of(std::int64_t{7})).has_value());
    CHECK(a.data.undo(10'000).has_value());
    CHECK(shown() == 4);
    CHECK(a.data.undo(10'000).has_value());
    CHECK(shown() == 6);

    // A decision between the values of a file is no new value.
    Office b(0xC);
    Fragment again = one_cell(0xB, 1, Value::of(std::int64_t{6}), rating, 9'000);
    again.records.front().kind = service;
    const Change settle{"导入", {{id_of(1), service, rating, Value::of(std::int64_t{6})}}};
    CHECK(b.data.join(again, "导入", {}, settle, 1'000).has_value());
}

TEST_CASE("edges: a field of one line holds one line, whichever way its text comes") {
    Office a(0xA);
    a.set(1, name, Value::text("甲\t乙\r\n丙"));
    CHECK(a.text(1, name) == "甲 乙 丙");
    a.set(1, field::project::note_, Value::text("甲\t乙\r\n丙"));
    CHECK(a.text(1, field::project::note_) == "甲\t乙\n丙");
}

TEST_CASE("edges: text that is no UTF-8 is mended, and what does not exist cannot be deleted") {
    Office a(0xA);
    a.set(1, name, Value::text("断\xE9\x93"));
    CHECK(a.text(1, name) != "断\xE9\x93");
    CHECK(a.text(1, name).starts_with("断"));
    Change change;
    change.set(Kind::project, id_of(9), deleted_field_of(Kind::project), Value::compound("{\"seen\":[]}"));
    const auto applied = a.data.apply(change, 1'000);
    REQUIRE(applied.has_value());
    CHECK(applied->touched.empty());
    CHECK(a.at(9) == no_record);
}

TEST_CASE("edges: when the counter is used up, writing, undoing and deciding are refused and nothing is lost") {
    Office a(0xA);
    a.set(1, name, Value::text("一"));
    a.data.join(one_cell(0xA, greatest_n - 1, Value::text("未来")), "导入"); // a clone whose counter was poisoned
    a.set(1, name, Value::text("最后一次"));
    Change change;
    change.set(Kind::project, id_of(1), name, Value::text("再一次"));
    const auto applied = a.data.apply(change, 1'000);
    REQUIRE_FALSE(applied.has_value());
    CHECK(applied.error().message.find("序号已用尽") != std::string::npos);
    CHECK_FALSE(a.data.undo(1'000).has_value());
    CHECK(a.data.can_undo());
    const auto joined = a.data.join(one_cell(0xB, 1, Value::text("乙")), "导入", {}, change, 1'000);
    CHECK_FALSE(joined.has_value());
    CHECK(a.text(1, name) == "最后一次");

    // Used up by the very file whose conflicts are decided: they stay open.
    Office b(0xB);
    b.set(1, name, Value::text("二"));
    Fragment poisoned = one_cell(0xC, 1, Value::text("丙"));
    poisoned.stamps.note_n(poisoned.stamps.replica(0xB), greatest_n);
    REQUIRE(b.data.join(poisoned, "导入", {}, change, 1'000).has_value());
    CHECK(b.record(1).find(name)->in_conflict());
    b.data.set_replica(0xBB); // what renewing does
    b.set(1, name, Value::text("定"));
    CHECK_FALSE(b.record(1).find(name)->in_conflict());
}

TEST_CASE("edges: undo leaves a value alone that another has written too, or that nothing is left of") {
    Office a(0xA);
    a.set(1, name, Value::text("一"));
    a.set(1, name, Value::text("二"), "改名");
    SUBCASE("the same value, written later by somebody else") {
        Office b(0xB);
        b.clock_ms = a.clock_ms + 100'000;
        b.import(a);
        b.set(1, name, Value::text("三"));
        b.set(1, name, Value::text("二"));
        a.data.join(reread(b.data), "");
    }
    SUBCASE("a file that has seen everything and holds nothing") {
        Fragment gone;
        Record& record = gone.records.emplace_back();
        record.id = id_of(1);
        record.kind = project;
        record.fields.push_back({name, Cell::assemble({{gone.stamps.replica(0xA), 1'000}}, {}, {}, gone.stamps)});
        a.data.join(gone, "");
        CHECK(a.data.value(a.at(1), name).is_none());
    }
    const auto undone = a.data.undo(a.clock_ms += 1'000);
    REQUIRE(undone.has_value());
    CHECK(undone->touched.empty());
    CHECK(undone->left_alone.size() == 1);
}

TEST_CASE("edges: only the newest thousand steps can be undone") {
    Office a(0xA);
    for (int i = 0; i <= 1'000; ++i) a.set(1, name, Value::text(std::to_string(i)), std::to_string(i));
    int undone = 0;
    for (; a.data.can_undo(); ++undone) REQUIRE(a.data.undo(a.clock_ms += 1'000).has_value());
    CHECK(undone == 1'000);
    CHECK(a.text(1, name) == "0");
}

TEST_CASE("edges: decisions of an import may also write what the file does not touch") {
    Office a(0xA);
    a.set(1, field::project::park_, Value::text("园区"));
    Change settle;
    settle.set(Kind::project, id_of(1), field::project::park_, Value::text("新园区"));
    settle.set(Kind::project, id_of(2), name, Value::text("另一个"));
    REQUIRE(a.data.join(one_cell(0xB, 1, Value::text("乙")), "导入", {}, settle, 2'000).has_value());
    CHECK(a.text(1, field::project::park_) == "新园区");
    CHECK(a.text(1, name) == "乙");
    REQUIRE(a.data.undo(3'000).has_value()); // one step
    CHECK(a.text(1, field::project::park_) == "园区");
    CHECK(a.data.value(a.at(1), name).is_none());
    CHECK_FALSE(a.data.is_live(a.at(2)));
}

TEST_CASE("edges: a fragment is taken over as it is only by a workspace that has met nothing") {
    const auto adopts = [](Workspace& workspace) {
        workspace.adopt(one_cell(0xB, 1, Value::text("乙")));
        const RecordIndex index = workspace.find(id_of(1));
        return index != no_record && workspace.value(index, name).as_text() == "乙";
    };
    Workspace with_field, with_kind, with_stamp, with_record;
    with_field.names().field(project, "later");
    CHECK(adopts(with_field));
    with_kind.names().kind("later");
    CHECK(adopts(with_kind));
    with_stamp.set_replica(1);
    REQUIRE(with_stamp.apply({}, 1'000).has_value());
    CHECK(adopts(with_stamp));
    with_record.set_replica(1);
    Change change;
    change.set(Kind::project, id_of(1), field::project::park_, Value::text("园区"));
    REQUIRE(with_record.apply(change, 1'000).has_value());
    CHECK(adopts(with_record)); // into a record that lacks the field
}

TEST_CASE("edges: a fragment that was put together by hand may hold an empty cell, and nobody writes it out") {
    Fragment fragment = one_cell(0xB, 1, Value::text("乙"));
    fragment.records[0].fields.push_back({field::project::park_, Cell()});
    std::ranges::sort(fragment.records[0].fields, {}, &Field::id);
    Workspace workspace;
    workspace.set_replica(1);
    workspace.join(fragment, "");
    CHECK(encode_snapshot(workspace) == encode_snapshot(one_cell(0xB, 1, Value::text("乙"))));
    Change change;
    workspace.add_delete(change, 0);
    REQUIRE(workspace.apply(change, 1'000).has_value());
    CHECK_FALSE(workspace.is_live(0));
}

TEST_CASE("edges: extracting names a cell once, however often it was touched, and passes over what is not there") {
    Office a(0xA);
    a.set(1, name, Value::text("一"));
    a.set(2, name, Value::text("二"));
    a.set(3, field::project::note_, Value::text("三"));
    const Touched touched[] = {{a.at(2), name}, {a.at(1), name}, {a.at(1), name}, {a.at(1), field::project::park_},
        {a.at(1), name + 1'000'000}, {a.at(3), name}};
    const Fragment fragment = extract(a.data, touched);
    REQUIRE(fragment.records.size() == 3);
    CHECK(fragment.records[2].fields.empty());
    CHECK(fragment.records[0].fields.size() == 1);
    CHECK(fragment.records[1].fields.size() == 1);
}

TEST_CASE("edges: what is wanted of a fragment can be taken out and put back, in any order and twice") {
    FragmentPart part;
    CHECK(part.is_all());
    part.set(3, false);
    part.set(3, false);
    part.set(7, name, false);
    part.set(7, name, false);
    part.set(7, name + 1, true);
    CHECK_FALSE(part.wants(3));
    CHECK_FALSE(part.wants(3, name));
    CHECK_FALSE(part.wants(7, name));
    CHECK(part.wants(7, name + 1));
    CHECK(part.wants(7));
    CHECK_FALSE(part.wants_all_of(7));
    CHECK(part.fields_left_out(8).empty());
    part.set(3, true);
    part.set(7, name, true);
    part.set(7, name, true);
    CHECK(part.is_all());
}

TEST_CASE("edges: indexes do not mix up sets, links and what they do not know") {
    Office a(0xA);
    a.set(1, name, Value::text("一"));
    a.set(1, element(a.data, "甲").field, Value::of(true));
    a.set(1, a.data.names().element(field::project::chain_nodes_, to_string(id_of(5))), Value::of(true));
    a.set(1, a.data.names().element(field::project::chain_nodes_, "不是编号"), Value::of(true));
    const FieldId later = a.data.names().field(project, "later");
    const FieldId later_text = a.data.names().field(project, "later_text");
    a.set(1, later, Value::of(true));
    a.set(1, later_text, Value::text("新"));
    CHECK(a.data.links_to(id_of(5), field::project::chain_nodes_).size() == 1);
    CHECK(a.data.used_texts(field::project::tags_).size() == 1);
    CHECK(a.data.used_texts(later_text).size() == 1); // a field that only a newer version knows
    CHECK(a.data.used_texts(later).empty());
    a.set(1, element(a.data, "甲").field, Value::of(false));
    CHECK(a.data.used_texts(field::project::tags_).empty());
}
