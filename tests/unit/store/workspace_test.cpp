// The workspace: writing, conflicts, deletion, undo. Fixtures F14 to F16 of the requirements stand here.

#include <doctest/doctest.h>

#include "model/limits.h"
#include "model/typed.h"
#include "store/deletion.h"
#include "sync/import_plan.h"
#include "tests/support/office.h"

using namespace yinfeng;
using namespace yinfeng::test;

namespace {

constexpr FieldId name = field::project::name_;
constexpr FieldId park = field::project::park_;

} // namespace

TEST_CASE("F14: two offices edit different fields of one project, both are kept, no conflict") {
    Office a(0xA), b(0xB);
    a.set(1, name, Value::text("项目"));
    b.import(a);
    a.set(1, name, Value::text("项目改名"));
    b.set(1, park, Value::text("贵安新区"));
    a.import(b);
    b.import(a);
    CHECK(a.text(1, name) == "项目改名");
    CHECK(a.text(1, park) == "贵安新区");
    CHECK(a.data.conflict_count() == 0);
    CHECK(a.bytes() == b.bytes());
}

TEST_CASE("F15: two offices edit the same field, one conflict, a person settles it, the history keeps both") {
    Office a(0xA), b(0xB, "乙");
    a.set(1, name, Value::text("项目"));
    b.import(a);
    a.set(1, name, Value::text("甲名"));
    b.clock_ms += 60'000;
    b.set(1, name, Value::text("乙名"));
    a.import(b);
    CHECK(a.data.conflict_count() == 1);
    CHECK(a.record(1).conflicts == 1);
    CHECK(a.text(1, name) == "乙名"); // the later one is shown first
    const auto siblings = a.record(1).find(name)->siblings();
    REQUIRE(siblings.size() == 2);
    CHECK(siblings[1].value.as_text() == "甲名");
    CHECK(a.data.stamps().author_name(a.data.stamps()[siblings[0].stamp].author) == "乙");

    a.clock_ms = b.clock_ms;
    a.set(1, name, Value::text("甲名"));
    CHECK(a.data.conflict_count() == 0);
    const auto history = a.record(1).find(name)->history();
    REQUIRE(history.size() == 3);
    CHECK(history[0].value.as_text() == "乙名");
    CHECK(history[1].value.as_text() == "甲名");
    CHECK(history[2].value.as_text() == "项目");
    b.import(a);
    CHECK(b.data.conflict_count() == 0);
    CHECK(b.text(1, name) == "甲名");

    SUBCASE("the same value written twice is agreement") {
        a.set(1, park, Value::text("同"));
        b.set(1, park, Value::text("同"));
        a.import(b);
        CHECK(a.record(1).find(park)->sibling_count() == 2);
        CHECK(a.data.conflict_count() == 0);
        CHECK(a.set(1, park, Value::text("同")).touched.empty());
    }
}

TEST_CASE("F16: one deletes, another edits: shown with a mark, neither silently gone nor silently back") {
    Office a(0xA), b(0xB);
    a.set(1, name, Value::text("项目"));
    a.set(1, park, Value::text("老园区"));
    b.import(a);
    a.remove(1);
    CHECK(a.record(1).state == Record::State::deleted);
    CHECK(a.data.live(Kind::project).empty());
    CHECK(a.data.deleted(Kind::project).size() == 1);
    b.set(1, park, Value::text("新园区"));
    const ImportPlan plan = plan_import(b.data, reread(a.data));
    CHECK(plan.total.records_conflicting == 1);
    a.import(b);
    b.import(a);
    CHECK(a.record(1).state == Record::State::contested);
    CHECK(b.record(1).state == Record::State::contested);
    CHECK(a.data.live(Kind::project).size() == 1);
    CHECK(a.text(1, park) == "新园区");

    SUBCASE("deleted again by somebody who has seen the edit") {
        a.remove(1);
        b.import(a);
        CHECK(b.record(1).state == Record::State::deleted);
    }
    SUBCASE("or restored") {
        b.restore(1);
        a.import(b);
        CHECK(a.record(1).state == Record::State::live);
    }
    SUBCASE("one deletes, one restores") {
        a.remove(1);
        b.restore(1);
        a.import(b);
        CHECK(a.record(1).state == Record::State::contested);
        CHECK(a.record(1).conflicts == 1); // no value of it, but the record itself waits for somebody
    }
    SUBCASE("two delete, each having seen a part: what both have seen together counts") {
        Office c(0xC);
        c.import(a);
        a.set(1, name, Value::text("甲改"));
        a.remove(1);
        c.set(1, park, Value::text("丙改"));
        c.remove(1);
        a.import(c);
        CHECK(a.record(1).state == Record::State::deleted);
    }
}

TEST_CASE("a deletion covers what stands beside it in the same change") {
    Office a(0xA);
    a.set(1, name, Value::text("项目"));
    Change change;
    a.data.add_delete(change, a.at(1));
    change.set(Kind::project, id_of(1), park, Value::text("园区"));
    REQUIRE(a.data.apply(change, 1));
    CHECK(a.record(1).state == Record::State::deleted);
}

TEST_CASE("deletion notes are exact, grouped and survive odd names") {
    Office a(0xA), b(0xB);
    a.set(1, name, Value::text("一"));
    b.import(a);
    b.set(1, park, Value::text("二"));
    b.data.names().element(field::project::tags_, "引\"号\\\n");
    b.set(1, b.data.names().element(field::project::tags_, "引\"号\\\n"), Value::of(true));
    a.import(b);
    const Value note = make_deletion_note(a.record(1), a.data.names(), a.data.stamps());
    CHECK(
        note.as_compound() ==
        R"({"seen":[[["name"],["000000000000000a",1]],[["park"],["000000000000000b",1]],[["tags/引\"号\\\n"],["000000000000000b",2]]]})");
    const auto parsed = DeletionNote::parse(note.as_compound());
    REQUIRE(parsed);
    CHECK(parsed->covers("name", 0xA, 1));
    CHECK_FALSE(parsed->covers("name", 0xA, 2));
    CHECK_FALSE(parsed->covers("name", 0xB, 1));
    CHECK(parsed->covers("tags/引\"号\\\n", 0xB, 2));
    for (const char* bad : {"", "{}", "{\"seen\":[", "{\"seen\":[[[\"a\"],[\"xyz\",1]]]}", "{\"seen\":[]} ",
             "{\"seen\":[[[\"a\\u0041\"],[]]]}", "{\"seen\":[[[\"a\"],[\"000000000000000a\",]]]}",
             "{\"seen\":[[[\"a],[]]]}"}) {
        CHECK_MESSAGE(!DeletionNote::parse(bad), bad);
    }
    CHECK(DeletionNote::parse("{\"seen\":[]}"));
    CHECK(parse_replica("00c0ffee00c0ffee") == 0x00c0ffee00c0ffee);
    CHECK_FALSE(parse_replica("00C0ffee00c0ffee"));

    SUBCASE("a note that cannot be read has seen nothing") {
        const std::string file = encode_snapshot(a.data);
        Change change;
        a.data.add_delete(change, a.at(1));
        REQUIRE(a.data.apply(change, 5));
        std::string json = encode_fragment(reread(a.data));
        const auto from = json.find("{\"seen\"");
        json.replace(from, json.find("}", from) + 1 - from, "{\"newer\":1}");
        Workspace odd;
        odd.join(*decode_snapshot(json, Digest::ignored), "");
        CHECK(odd.record(0).state == Record::State::contested);
    }
}

TEST_CASE("writes are refused whole, with words") {
    Office a(0xA);
    a.set(1, name, Value::text("项目"));
    const std::string before = a.bytes();
    const auto refused = [&](Change change) {
        change.set(Kind::project, id_of(2), name, Value::text("也不写"));
        const auto result = a.data.apply(change, 9);
        CHECK_FALSE(result);
        if (!result) CHECK_FALSE(result.error().message.empty());
        CHECK(a.bytes() == before);
    };
    Change whole_set, foreign, nil, big, number, odd_element;
    whole_set.set(Kind::project, id_of(1), field::project::tags_, Value::text("甲"));
    foreign.set(Kind::project, id_of(1), field::unit::name_, Value::text("甲"));
    nil.set(Kind::project, {}, name, Value::text("甲"));
    big.set(Kind::project, id_of(1), name, Value::text(std::string(most_text_bytes + 1, 'x')));
    number.set(Kind::project, id_of(1), name, Value::of(greatest_integer + 1));
    odd_element.set(Kind::project, id_of(1), a.data.names().element(field::project::tags_, "甲"), Value::text("有"));
    for (const Change& change : {whole_set, foreign, nil, big, number, odd_element}) refused(change);
    Change no_such;
    no_such.writes.push_back({id_of(1), 999, 123'456, Value::of(true)});
    refused(no_such);
    Workspace nobody;
    Change change;
    change.set(Kind::project, id_of(1), name, Value::text("甲"));
    CHECK_FALSE(nobody.apply(change, 1));
    CHECK_FALSE(nobody.undo(1));
}

TEST_CASE("a write of what is shown is none; the later of two writes to a cell counts; text is cleaned") {
    Office a(0xA);
    const auto first = a.set(1, name, Value::text("项目"));
    CHECK(first.n == 1);
    const auto again = a.set(1, name, Value::text("项目"));
    CHECK(again.n == 0);
    CHECK(again.touched.empty());
    CHECK(a.set(7, name, Value()).touched.empty());
    CHECK(a.data.record_count() == 1);
    Change change;
    change.set(Kind::project, id_of(1), name, Value::text("一"));
    change.set(Kind::project, id_of(1), park, Value::text("园\r\n区\x01"));
    change.set(Kind::project, id_of(1), name, Value::text("二"));
    REQUIRE(a.data.apply(change, 10));
    CHECK(a.text(1, name) == "二");
    CHECK(a.text(1, park) == "园 区"); // a field of one line
    CHECK(a.record(1).find(name)->history().size() == 1);
    const std::string bytes = a.bytes();
    CHECK(decode_snapshot(bytes));
}

TEST_CASE("counters go on after everything that is known of the own replica") {
    Office a(0xA), b(0xB);
    a.set(1, name, Value::text("一"));
    a.set(1, name, Value::text("二"));
    b.import(a);
    Workspace restored; // the same database, read again
    restored.adopt(reread(b.data));
    restored.set_replica(0xA);
    Change change;
    change.set(Kind::project, id_of(1), name, Value::text("三"));
    CHECK(restored.apply(change, 1)->n == 3);
}

TEST_CASE("undo gives back, redo takes again, and both leave other people's later writes alone") {
    Office a(0xA), b(0xB);
    a.set(1, name, Value::text("一"), "新建");
    a.set(1, name, Value::text("二"), "改名");
    a.set(1, name, Value::text("三"), "再改名");
    CHECK(a.data.undo_name() == "再改名");
    REQUIRE(a.data.undo(a.clock_ms += 1'000));
    CHECK(a.text(1, name) == "二");
    CHECK(a.data.redo_name() == "再改名");
    REQUIRE(a.data.undo(a.clock_ms += 1'000)); // also where our own undo has written in between
    CHECK(a.text(1, name) == "一");
    REQUIRE(a.data.undo(a.clock_ms += 1'000));
    CHECK(a.record(1).state == Record::State::deleted);
    CHECK_FALSE(a.data.can_undo());
    REQUIRE(a.data.redo(a.clock_ms += 1'000));
    CHECK(a.record(1).state == Record::State::live);
    REQUIRE(a.data.redo(a.clock_ms += 1'000));
    REQUIRE(a.data.redo(a.clock_ms += 1'000));
    CHECK(a.text(1, name) == "三");

    b.import(a);
    b.clock_ms = a.clock_ms + 10'000;
    b.set(1, name, Value::text("乙改"));
    a.data.join(reread(b.data), ""); // followed, no step of its own
    const auto undone = a.data.undo(b.clock_ms + 1'000);
    REQUIRE(undone);
    CHECK(undone->touched.empty());
    CHECK(undone->left_alone.size() == 1);
    CHECK(a.text(1, name) == "乙改");
    a.set(1, park, Value::text("园区"));
    CHECK_FALSE(a.data.can_redo());
    a.data.forget_undo();
    CHECK_FALSE(a.data.can_undo());
    CHECK(a.data.undo_name().empty());
}

TEST_CASE("an import is one step back: new records to the trash, values as before, and conflicts stay open") {
    Office a(0xA), b(0xB);
    a.set(1, name, Value::text("共有"));
    a.set(2, name, Value::text("甲方"));
    b.import(a);
    b.set(1, name, Value::text("乙改名"));
    b.set(2, park, Value::text("乙园区"));
    b.set(3, name, Value::text("乙新增"));
    a.clock_ms = b.clock_ms + 60'000;
    a.set(1, name, Value::text("甲改名"));
    const auto view = visible(a.data);
    const ImportPlan plan = plan_import(a.data, reread(b.data));
    CHECK(plan.total.records_added == 1);
    CHECK(plan.total.records_updated == 1);
    CHECK(plan.total.records_conflicting == 1);
    CHECK(plan.total.fields_conflicting == 1);
    CHECK(plan.total.fields_added == 2);
    a.import(b);
    CHECK(a.data.conflict_count() == 1);
    CHECK(a.text(1, name) == "甲改名"); // shown first, the other beside it
    CHECK(plan_import(a.data, reread(b.data)).total.records_unchanged == 3);
    const auto undone = a.data.undo(a.clock_ms += 1'000);
    REQUIRE(undone);
    CHECK(visible(a.data) == view);
    CHECK(undone->left_alone.size() == 1);
    CHECK(a.data.conflict_count() == 1); // a write would decide against the other office, unseen
    CHECK(a.record(3).state == Record::State::deleted);
    CHECK(plan_import(b.data, reread(a.data)).total.fields_conflicting == 1); // and there nobody's edit goes either
    REQUIRE(a.data.redo(a.clock_ms += 1'000));
    CHECK(a.record(3).state == Record::State::live);
    CHECK(a.text(2, park) == "乙园区");
    CHECK(a.data.conflict_count() == 1);
}

TEST_CASE("undoing a large import is quick and whole") {
    Office a(0xA), b(0xB);
    Change change;
    for (std::uint64_t n = 1; n <= 3'000; ++n) change.set(Kind::project, id_of(n), name, Value::text("批量"));
    REQUIRE(b.data.apply(change, 1));
    a.set(10, park, Value::text("甲"));
    a.import(b);
    CHECK(a.data.live(Kind::project).size() == 3'000);
    REQUIRE(a.data.undo(2));
    CHECK(a.data.live(Kind::project).size() == 1);
    CHECK(check_indexes(a.data).empty());
}

TEST_CASE("sets are cells of their own, so both additions stay") {
    Office a(0xA), b(0xB);
    a.set(1, name, Value::text("项目"));
    b.import(a);
    a.set(1, a.data.names().element(field::project::tags_, "省关注"), Value::of(true));
    b.set(1, b.data.names().element(field::project::tags_, "强链"), Value::of(true));
    a.import(b);
    CHECK(a.data.elements(a.at(1), field::project::tags_) == std::vector<std::string_view>{"强链", "省关注"});
    a.set(1, a.data.names().element(field::project::tags_, "强链"), Value::of(false));
    CHECK(a.data.elements(a.at(1), field::project::tags_) == std::vector<std::string_view>{"省关注"});
    const auto* element = a.data.names().as_element(a.data.names().element(field::project::tags_, "强链"));
    REQUIRE(element);
    CHECK(element->set == field::project::tags_);
    CHECK(a.data.names().info(a.data.names().element(field::project::tags_, "强链"))->zh == "标签");
    CHECK(a.data.used_texts(field::project::tags_).size() == 1);
}

TEST_CASE("revisions tell what changed") {
    Office a(0xA);
    const auto before = a.data.revision(Kind::unit);
    const auto all = a.data.revision();
    a.set(1, name, Value::text("项目"));
    CHECK(a.data.revision(Kind::unit) == before);
    CHECK(a.data.revision(Kind::project) > before);
    CHECK(a.data.revision() > all);
    CHECK(a.data.memory().cells == 1);
}

TEST_CASE("a copied profile is noticed") {
    Office a(0xA);
    a.set(1, name, Value::text("一"));
    auto clone = copy_of(a.data);
    CHECK_FALSE(plan_import(a.data, reread(*clone)).clone_noticed);
    Change change;
    change.set(Kind::project, id_of(1), name, Value::text("分身"));
    REQUIRE(clone->apply(change, 5));
    CHECK(plan_import(a.data, reread(*clone)).clone_noticed);
    // Both sides wrote under one dot: both values are kept.
    a.set(1, name, Value::text("本尊"));
    a.data.join(reread(*clone), "导入");
    CHECK(a.data.conflict_count() == 1);
    CHECK(a.record(1).find(name)->sibling_count() == 2);
}

TEST_CASE("a plan says what the file is") {
    Office a(0xA), sample(0xB);
    Change change;
    change.set(Kind::settings, id_of(50), field::settings::office_, Value::text("示范区投促局"));
    change.set(Kind::settings, id_of(50), field::settings::sample_, Value::of(true));
    REQUIRE(sample.data.apply(change, 1'567'000'000'000));
    sample.set(1, sample.data.names().field(static_cast<KindId>(Kind::project), "future"), Value::text("x"));
    sample.set(1, name, Value::text("x"));
    Change unknown;
    const KindId kind = sample.data.names().kind("future_kind");
    unknown.writes.push_back({id_of(9), kind, sample.data.names().field(kind, "name"), Value::text("y")});
    REQUIRE(sample.data.apply(unknown, 3));
    const ImportPlan plan = plan_import(a.data, reread(sample.data));
    CHECK(plan.is_sample);
    CHECK(plan.only_sample);
    CHECK(plan.offices == std::vector<std::string>{"示范区投促局"});
    CHECK(plan.total.fields_unknown == 1);
    CHECK(plan.total.records_unknown == 1);
    CHECK(plan.total.records_added == 3);
    CHECK(plan.by_kind.size() == 3);
    CHECK(plan.newest_wall_ms >= 1'567'000'000'000);

    Office b(0xC);
    b.import(sample);
    b.remove(1);
    sample.set(2, name, Value::text("z"));
    CHECK(plan_import(sample.data, reread(b.data)).total.records_deleted == 1);
    sample.import(b);
    b.restore(1);
    CHECK(plan_import(sample.data, reread(b.data)).total.records_restored == 1);
}
