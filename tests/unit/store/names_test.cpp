// Names that this version does not know, and notes of deletions that nobody can read.

#include <doctest/doctest.h>

#include "model/limits.h"
#include "store/deletion.h"
#include "store/fragment.h"

#include <algorithm>
#include <iterator>
#include <string>

using namespace yinfeng;

TEST_CASE("there is an end to unknown kinds: a file that goes beyond it is not joined") {
    Workspace workspace;
    workspace.set_replica(1);
    std::string name;
    while (workspace.names().kind(name = "k" + std::to_string(workspace.names().kind_count())) != no_kind) {}
    CHECK(workspace.names().kind_count() == known_kind_count + limits::unknown_kinds);
    CHECK(workspace.names().find_kind(name) == no_kind);

    Fragment fragment;
    Stamp stamp;
    stamp.replica = fragment.stamps.replica(2);
    stamp.n = 1;
    stamp.author = fragment.stamps.author("乙");
    const StampId id = fragment.stamps.intern(stamp);
    for (const char* kind : {"one_too_many", "project"}) {
        Record& record = fragment.records.emplace_back();
        record.id = {1, 1};
        record.kind = fragment.names.kind(kind);
        record.fields.push_back({fragment.names.field(record.kind, "name"), Cell(Value::text("值"), id)});
    }
    REQUIRE_FALSE(workspace.can_join(fragment).has_value());
    CHECK(workspace.can_join(fragment).error().message.find("没有合并") != std::string::npos);
    CHECK_FALSE(workspace.join(fragment, "导入", {}, {}, 1).has_value());
    CHECK(workspace.record_count() == 0);
    CHECK(Workspace().can_join(fragment).has_value());
}

TEST_CASE("a field that no file of this workspace has named is not found, of whatever kind") {
    Names names;
    const KindId later = names.kind("later");
    CHECK(names.find_field(later, "x") == no_field);
    CHECK(names.find_field(static_cast<KindId>(Kind::project), "x") == no_field);
    const FieldId field = names.field(later, "tags/甲"); // an element only where the kind has such a set
    CHECK(names.as_element(field) == nullptr);
    CHECK(names.info(field) == nullptr);
    CHECK(names.field(later, "tags/甲") == field);
    CHECK(names.as_element(names.field(static_cast<KindId>(Kind::project), "name/甲")) == nullptr);
    CHECK(names.as_element(names.field(static_cast<KindId>(Kind::project), "nothing/甲")) == nullptr);
    const FieldId tag = names.element(field::project::tags_, "甲/乙");
    REQUIRE(names.as_element(tag) != nullptr);
    CHECK(names.as_element(tag)->text == "甲/乙");
    CHECK(names.info(tag) == &info(field::project::tags_));
    CHECK(names.is_deleted_field(names.deleted_field(later)));
}

TEST_CASE("a note of a deletion is read exactly or not at all") {
    const std::string whole =
        R"({"seen":[[["a\n\t\"\\b","name"],["00000000000000a1",5,"00000000000000b2",7]],[["note"],["00000000000000a1",2]]]})";
    const auto note = DeletionNote::parse(whole);
    REQUIRE(note.has_value());
    CHECK(note->covers("name", 0xA1, 5));
    CHECK(note->covers("a\n\t\"\\b", 0xB2, 7));
    CHECK_FALSE(note->covers("name", 0xA1, 6));
    CHECK_FALSE(note->covers("name", 0xC3, 1));
    CHECK(note->covers("note", 0xA1, 2));
    CHECK_FALSE(note->covers("note", 0xB2, 1));
    CHECK_FALSE(note->covers("other", 0xA1, 1));
    REQUIRE(DeletionNote::parse(R"({"seen":[]})").has_value());
    for (std::size_t length = 0; length < whole.size(); ++length) {
        CAPTURE(length);
        CHECK_FALSE(DeletionNote::parse(std::string_view(whole).substr(0, length)).has_value());
    }
    for (const char* other : {R"({"seen":[]}x)", R"({"seen":[[["a"],["00000000000000A1",5]]]})",
             R"({"seen":[[["a"],["1",5]]]})", R"({"seen":[[["a"],["00000000000000a1",-5]]]})",
             R"({"seen":[[["a"],["00000000000000a1",99999999999999999999]]]})",
             R"({"seen":[[["a\u0041"],["00000000000000a1",5]]]})", R"({"seen":[[["a"] ,["00000000000000a1",5]]]})",
             R"({"seen":[[["a"],[]]]})", R"({"seen":[[[],["00000000000000a1",5]]]})",
             R"({"seen":[[["a"],["00000000000000a1","5"]]]})", R"({"seen":[[["a"],["00000000000000a1",5],[]]]})",
             R"({"seen":[[["a"],["0000000000000 a1",5]]]})"}) {
        CAPTURE(std::string(other));
        CHECK_FALSE(DeletionNote::parse(other).has_value());
    }
}

TEST_CASE(
    "records of several kinds under one id, as forged files have them: found by kind, and the same whichever came first") {
    const Id id{7, 7};
    const char* kinds[] = {"enterprise", "later_b", "later_a", "project", "later_c"};
    std::size_t order[] = {0, 1, 2, 3, 4};
    do {
        Workspace workspace;
        workspace.set_replica(1);
        for (const std::size_t i : order) {
            Change change;
            const KindId kind = workspace.names().kind(kinds[i]);
            change.writes.push_back({id, kind, workspace.names().field(kind, "name"), Value::text(kinds[i])});
            REQUIRE(workspace.apply(change, 1'000).has_value());
        }
        for (const char* kind : kinds) {
            const RecordIndex index = workspace.find(workspace.names().kind(kind), id);
            REQUIRE(index != no_record);
            CHECK(workspace.names().kind_name(workspace.record(index).kind) == kind);
        }
        CHECK(workspace.find(static_cast<KindId>(Kind::unit), id) == no_record);
        CHECK(workspace.names().kind_name(workspace.record(workspace.find(id)).kind) ==
              "enterprise"); // the first by name
    } while (std::next_permutation(std::begin(order), std::end(order)));
}
