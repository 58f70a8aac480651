// U+200E, U+200F and U+061C: nothing is written with them any more; what a file has of them is read, and stays as it is.

#include "model/catalogue.h"
#include "model/file_text.h"
#include "model/typed.h"
#include "store/fragment.h"
#include "store/workspace.h"
#include "sync/snapshot.h"

#include <doctest/doctest.h>

#include <string>

namespace yinfeng {

namespace {

namespace project = field::project;
constexpr std::string_view old_name = "甲\u061C乙", old_author = "丙\u200F · 某局", old_tag = "重\u061C点";

// As an earlier program wrote it.
Fragment old_file() {
    Fragment fragment;
    Stamp stamp;
    stamp.replica = fragment.stamps.replica(7);
    stamp.n = 1;
    stamp.wall_ms = 1'560'000'000'000;
    stamp.author = fragment.stamps.author(old_author);
    const StampId written = fragment.stamps.intern(stamp);
    Record& record = fragment.records.emplace_back();
    record.id = Id{0x0170'0000'0000'0000u, 1};
    record.kind = static_cast<KindId>(Kind::project);
    record.fields.push_back({project::name_, Cell(Value::text(old_name), written)});
    record.fields.push_back({fragment.names.element(project::tags_, old_tag), Cell(Value::of(true), written)});
    return fragment;
}

} // namespace

TEST_CASE("direction marks: no text is written with them, and all that a file may hold is read") {
    for (const std::string mark : {"\u200E", "\u200F", "\u061C"}) {
        CHECK(clean_text("甲" + mark + "乙" + mark) == "甲乙");
        CHECK(clean_element(mark + "重点" + mark) == "重点");
        CHECK(file_text("甲" + mark + "乙") == "甲" + mark + "乙");
        CHECK(has_direction_mark("甲" + mark));
        CHECK(is_clean_text("甲" + mark));
    }
    CHECK(clean_text("\u202E甲\u061C") == "甲");
    CHECK(file_text("\u202E甲\u061C") == "甲\u061C");
    CHECK_FALSE(has_direction_mark("引凤"));
}

TEST_CASE("direction marks: an old file that holds them is read and written unchanged, and can be edited") {
    Workspace workspace;
    workspace.adopt(old_file());
    const std::string file = encode_snapshot(workspace);
    auto decoded = decode_snapshot(file);
    REQUIRE(decoded.has_value());
    CHECK_FALSE(decoded->was_mended);
    CHECK(decoded->stamps.author_name(0) == old_author);
    Workspace again;
    again.adopt(*std::move(decoded));
    CHECK(encode_snapshot(again) == file);
    const Id id{0x0170'0000'0000'0000u, 1};
    const RecordIndex record = again.find(id);
    CHECK(again.value(record, project::name_).as_text() == old_name);

    again.set_replica(1);
    again.set_author("丁\u061C");
    Change same; // a form that says all its fields
    same.set(Kind::project, id, project::name_, Value::text(old_name));
    same.set(Kind::project, id, project::note_, Value::text("备\u061C注"));
    REQUIRE(again.apply(same, 1'560'000'001'000).has_value());
    CHECK(again.value(record, project::name_).as_text() == old_name);
    CHECK(again.value(record, project::note_).as_text() == "备注");
    Change nothing; // of which nothing is left
    nothing.set(Kind::project, id, project::note_, Value::text("\u200E\x01"));
    REQUIRE(again.apply(nothing, 1'560'000'001'500).has_value());
    CHECK(again.value(record, project::note_).is_none());
    const Fragment all = extract_records(again, std::span(&record, 1));
    bool has_author = false;
    for (std::uint32_t i = 0; i < all.stamps.author_count(); ++i) has_author |= all.stamps.author_name(i) == "丁";
    CHECK(has_author);
    Change change;
    change.set(Kind::project, id, project::name_, Value::text("乙\u061C甲"));
    change.set(Kind::project, id, again.names().element(project::tags_, old_tag), Value::of(false));
    REQUIRE(again.apply(change, 1'560'000'002'000).has_value());
    CHECK(again.value(record, project::name_).as_text() == "乙甲");
    CHECK(again.elements(record, project::tags_).empty());
    REQUIRE(again.undo(1'560'000'003'000).has_value());
    CHECK(again.value(record, project::name_).as_text() == old_name);
    CHECK(decode_snapshot(encode_snapshot(again)).has_value());
}

} // namespace yinfeng
