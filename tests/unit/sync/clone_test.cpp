// A browser profile that was copied: both copies go on under one replica id and one count of changes. Nothing that either has written
// may vanish, and both must be noticed. tests/property/simulation_test.cpp has the same at large.

#include <doctest/doctest.h>

#include "sync/import_plan.h"
#include "sync/merge_review.h"
#include "sync/snapshot.h"
#include "tests/support/office.h"

#include <set>

using namespace yinfeng;
using namespace yinfeng::test;

namespace {

constexpr FieldId code = field::project::code_, name = field::project::name_, park = field::project::park_;

// An office with one project, and a copy of its whole profile, at work a minute later.
struct Copies {
    Office a{0xA}, b{0xA};
    explicit Copies(int written_before = 1) {
        for (int i = 0; i < written_before; ++i) a.set(1, name, Value::text("共有项目" + std::to_string(i)));
        b.data.adopt(reread(a.data));
        b.clock_ms = a.clock_ms + 60'000;
    }
};

std::set<std::string> values(const Office& office, FieldId field) {
    std::set<std::string> out;
    for (const Sibling& write : office.record(1).find(field)->siblings()) out.emplace(write.value.as_text());
    return out;
}

// Both ways of merging, and by way of a third, come to the same bytes.
void check_same_everywhere(const Office& a, const Office& b) {
    Office ab(0x1), ba(0x1), third(0x1);
    ab.import(a), ab.import(b);
    ba.import(b), ba.import(a);
    third.import(ab), third.import(b), third.import(a);
    CHECK(ab.bytes() == ba.bytes());
    CHECK(third.bytes() == ab.bytes());
}

} // namespace

TEST_CASE("clone: one copy writes a field once, the other twice, and both values stand side by side") {
    Copies copies;
    copies.a.set(1, code, Value::text("A机初稿"));
    copies.a.set(1, code, Value::text("A机定稿"));
    copies.b.set(1, code, Value::text("B机填的编号"));
    check_same_everywhere(copies.a, copies.b);
    for (auto* office : {&copies.a, &copies.b}) {
        const Office& other = office == &copies.a ? copies.b : copies.a;
        const Fragment file = reread(other.data);
        CHECK(plan_import(office->data, file).clone_noticed);
        CHECK(plan_import(office->data, file).total.fields_conflicting == 1);
        MergeReview review(file);
        review.compare(office->data);
        CHECK(review.source().clone_noticed);
        CHECK_FALSE(review.is_own_backup());
        CHECK(review.does_anything());
    }
    copies.a.import(copies.b);
    CHECK(values(copies.a, code) == std::set<std::string>{"A机定稿", "B机填的编号"});
    CHECK(copies.a.data.conflict_count() == 1);

    // Settled is settled: the old files bring nothing of it again.
    copies.a.data.set_replica(0xA2);
    copies.a.set(1, code, Value::text("定"));
    copies.a.import(copies.b);
    CHECK(values(copies.a, code) == std::set<std::string>{"定"});
    CHECK(copies.a.data.conflict_count() == 0);
}

TEST_CASE("clone: it is seen by the records where the numbers alone say that everything is known") {
    Copies copies;
    copies.b.set(1, code, Value::text("B机填的编号")); // number 2
    copies.a.set(1, park, Value::text("高新区"));      // the same number, elsewhere
    copies.a.set(1, park, Value::text("经开区"));
    copies.a.set(1, park, Value::text("高新区"));
    // Of number 2 nothing is left here but in the history of another field; take that too.
    for (int i = 0; i < 30; ++i) copies.a.set(1, park, Value::text("园区" + std::to_string(i)));
    Office a(0xA);
    a.data.adopt(reread(copies.a.data)); // as after a reload
    const Fragment file = reread(copies.b.data);
    CHECK_FALSE(describe_source(a.data, file).clone_noticed);
    CHECK(plan_import(a.data, file).clone_noticed);
    a.import(copies.b);
    CHECK(values(a, code) == std::set<std::string>{"B机填的编号"});
    check_same_everywhere(copies.a, copies.b);
}

TEST_CASE("clone: what one copy wrote in the meantime does not hide what the other wrote in another field's number") {
    Copies copies;
    copies.b.set(1, code, Value::text("B机填的编号")); // number 2
    copies.a.set(1, park, Value::text("高新区"));      // number 2
    copies.a.set(1, code, Value::text("A机定稿"));     // number 3: the only write of the field there
    copies.a.import(copies.b);
    CHECK(values(copies.a, code) == std::set<std::string>{"A机定稿", "B机填的编号"});
    check_same_everywhere(copies.a, copies.b);
}

TEST_CASE("clone: a field that was written often before the copy was made keeps both values as well") {
    Copies copies(40); // the history is full, and has forgotten
    copies.b.set(1, name, Value::text("B机"));
    for (int i = 0; i < 15; ++i) copies.a.set(1, name, Value::text("A机" + std::to_string(i)));
    check_same_everywhere(copies.a, copies.b);
    copies.a.import(copies.b);
    CHECK(values(copies.a, name) == std::set<std::string>{"A机14", "B机"});
    // Through files and back it stays so.
    Office again(0xB);
    again.import(copies.a);
    CHECK(again.bytes() == copies.a.bytes());
    again.import(copies.b);
    CHECK(again.bytes() == copies.a.bytes());
}

TEST_CASE("clone: beyond the limit the other copy's value goes to the history, wherever it is merged") {
    Copies copies;
    copies.b.set(1, code, Value::text("B机填的编号"));
    for (int i = 0; i < 40; ++i) copies.a.set(1, code, Value::text("A机" + std::to_string(i)));
    check_same_everywhere(copies.a, copies.b);
    copies.a.import(copies.b);
    CHECK(values(copies.a, code) == std::set<std::string>{"A机39"});
}

TEST_CASE("clone: what only one copy has deleted is not deleted for the other's edit") {
    Copies copies;
    copies.a.set(1, code, Value::text("A机"));
    copies.a.remove(1);
    copies.b.set(1, code, Value::text("B机"));
    check_same_everywhere(copies.a, copies.b);
    copies.a.import(copies.b);
    CHECK(copies.a.record(1).state == Record::State::contested);
    // Deleted again by somebody who sees both, it is deleted.
    copies.a.data.set_replica(0xA2);
    copies.a.remove(1);
    CHECK(copies.a.record(1).state == Record::State::deleted);
    copies.a.import(copies.b);
    CHECK(copies.a.record(1).state == Record::State::deleted);
    Office again(0xB);
    again.import(copies.a);
    CHECK(again.record(1).state == Record::State::deleted);
}

TEST_CASE("clone: two copies elsewhere are noticed by whoever gets the files of both") {
    Copies copies;
    copies.a.set(1, code, Value::text("A机"));
    copies.b.set(1, code, Value::text("B机"));
    Office third(0xC);
    third.import(copies.a);
    CHECK_FALSE(describe_source(third.data, reread(copies.a.data)).other_clone_noticed);
    CHECK(describe_source(third.data, reread(copies.b.data)).other_clone_noticed);
    CHECK_FALSE(describe_source(third.data, reread(copies.b.data)).clone_noticed);
    third.import(copies.b);
    CHECK(third.data.conflict_count() == 1);
    CHECK_FALSE(describe_source(third.data, reread(copies.b.data)).other_clone_noticed); // nothing new
}

TEST_CASE("an honest office's own old file is still its own old file, and nothing comes back of it") {
    Office a(0xA), b(0xB);
    for (int i = 0; i < 60; ++i) a.set(1, name, Value::text("稿" + std::to_string(i)));
    Office old(0xA);
    old.import(a);
    for (int i = 0; i < 60; ++i) {
        b.import(a);
        b.set(1, name, Value::text("乙" + std::to_string(i)));
        a.import(b);
        a.set(1, name, Value::text("甲" + std::to_string(i)));
    }
    const std::string before = a.bytes();
    const Fragment file = reread(old.data);
    MergeReview review(file);
    review.compare(a.data);
    CHECK(review.is_own_backup());
    CHECK_FALSE(review.source().clone_noticed);
    a.import(old);
    CHECK(a.bytes() == before);
    CHECK(a.data.conflict_count() == 0);
}

TEST_CASE("files of programs that told numbers only are read as they were meant, and written back byte for byte") {
    Office a(0xA);
    for (int i = 0; i < 40; ++i) a.set(1, name, Value::text("稿" + std::to_string(i)));
    std::string bytes = a.bytes();
    REQUIRE(bytes.find("\"format\":2") != std::string::npos); // the floor is told
    // What format 1 said of the same: no floor.
    Office stale(0xA);
    stale.set(1, name, Value::text("稿0"));
    const auto from = bytes.find("\"x\":"), to = bytes.find("\"s\":");
    REQUIRE(from < to);
    bytes.erase(from, to - from);
    bytes.replace(bytes.find("\"format\":2"), 10, "\"format\":1");
    const auto fragment = decode_snapshot(bytes.substr(0, bytes.rfind(",\n\"end\"")) + "}", Digest::ignored);
    REQUIRE(fragment.has_value());
    Office b(0xB);
    b.data.join(*fragment, {});
    const auto body = [](const std::string& file) { return file.substr(0, file.rfind("\"end\"")); };
    CHECK(body(b.bytes()) == body(bytes));
    b.import(stale); // forgotten, and gone all the same
    CHECK(values(b, name) == std::set<std::string>{"稿39"});
    CHECK(body(b.bytes()) == body(bytes));
    b.import(a);
    CHECK(values(b, name) == std::set<std::string>{"稿39"});
    b.set(1, name, Value::text("新"));
    CHECK(b.bytes().find("\"format\":2") != std::string::npos);
}
