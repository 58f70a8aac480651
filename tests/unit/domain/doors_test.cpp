#include "domain/doors.h"

#include "domain/record_merge.h"
#include "tests/unit/domain/build.h"

namespace yinfeng::domain {

namespace link = field::chain_link;

TEST_CASE("doors: names of nothing and links to oneself are written by no door, and what a file brings stays") {
    Builder builder;
    const RecordIndex a = builder.add(Kind::chain_node, {{field::chain_node::name_, Value::text("铝材")}});
    const RecordIndex b = builder.add(Kind::chain_node, {{field::chain_node::name_, Value::text("型材")}});
    const RecordIndex line =
        builder.add(Kind::chain_link, {{link::from_, builder.link(a)}, {link::to_, builder.link(b)}});
    const auto asked = [&](RecordIndex record, std::initializer_list<std::pair<FieldId, Value>> values) {
        Change change;
        for (const auto& [field, value] : values)
            change.set(static_cast<Kind>(builder.workspace.record(record).kind), builder.id(record), field, value);
        const auto checked = check_writes(builder.workspace, change);
        return checked ? std::string() : checked.error().message;
    };
    CHECK(asked(line, {{link::to_, builder.link(a)}}).contains("同一个节点"));
    CHECK(asked(line, {{link::from_, builder.link(b)}, {link::to_, builder.link(b)}}).contains("同一个节点"));
    CHECK(asked(line, {{link::from_, builder.link(b)}, {link::to_, builder.link(a)}}).empty());
    CHECK(asked(line, {{link::to_, Value()}}).empty());
    builder.bring(line, link::to_, builder.link(a));
    CHECK(asked(line, {{link::to_, builder.link(a)}, {link::note_, Value::text("x")}}).empty()); // as it is
    CHECK(asked(line, {{link::from_, builder.link(b)}}).empty());

    for (const std::string_view name : {" ", "\u3000", "\u200B\u2060", "\u2800", "\u3164 \u00AD"})
        CHECK(asked(a, {{field::chain_node::name_, Value::text(name)}}).contains("看得见"));
    CHECK(asked(a, {{field::chain_node::name_, Value()}}).empty());
    Change draft; // as 新建 on a page begins a record
    draft.set(Kind::chain_node, Id{1, 2}, field::chain_node::name_, Value::text({}));
    CHECK(check_writes(builder.workspace, draft).has_value());
    CHECK(asked(a, {{field::chain_node::name_, Value::text("\u2800铝")}}).empty());
    builder.bring(a, field::chain_node::name_, Value::text("\u2800"));
    CHECK(asked(a, {{field::chain_node::name_, Value::text("\u2800")}}).empty());
}

TEST_CASE("doors: the only settings are deleted by no door, one of two can be") {
    Builder builder;
    const RecordIndex first = builder.add(Kind::settings, {{field::settings::name_, Value::text("甲区")}});
    const auto deletes = [&](std::initializer_list<RecordIndex> records) {
        Change change;
        for (const RecordIndex record : records) builder.workspace.add_delete(change, record);
        return check_writes(builder.workspace, change).has_value();
    };
    CHECK_FALSE(deletes({first}));
    const RecordIndex second = builder.add(Kind::settings, {{field::settings::name_, Value::text("乙区")}});
    CHECK(deletes({first}));
    CHECK(deletes({second}));
    CHECK_FALSE(deletes({first, second}));
}

TEST_CASE("doors: a locked view is changed by no door before it is unlocked") {
    Builder builder;
    namespace v = field::view;
    const RecordIndex view = builder.add(Kind::view,
        {{v::name_, Value::text("重点")}, {v::sort_, Value::text("amount")}, {v::locked_, Value::of(true)}});
    const auto asked = [&](std::initializer_list<std::pair<FieldId, Value>> values) {
        Change change;
        for (const auto& [field, value] : values) change.set(Kind::view, builder.id(view), field, value);
        const auto checked = check_writes(builder.workspace, change);
        return checked ? std::string() : checked.error().message;
    };
    CHECK(asked({{v::sort_, Value::text("-amount")}}).contains("视图“重点”已锁定，没有写。请先解锁"));
    CHECK(asked({{v::note_, Value::text("备注")}}).contains("已锁定"));
    CHECK(asked({{v::sort_, Value()}}).contains("已锁定"));
    CHECK(asked({{v::sort_, Value::text("amount")}}).empty()); // as it is
    CHECK(asked({{v::locked_, Value()}}).empty());
    CHECK(asked({{v::locked_, Value()}, {v::sort_, Value::text("-amount")}}).empty());
    Change deletion;
    builder.workspace.add_delete(deletion, view);
    CHECK_FALSE(check_writes(builder.workspace, deletion).has_value());
    // What two offices wrote at once is decided, for either and for nothing else.
    builder.bring(view, v::sort_, Value::text("name"));
    REQUIRE(builder.workspace.record(view).conflicts == 1);
    CHECK(asked({{v::sort_, Value::text("name")}}).empty());
    CHECK(asked({{v::sort_, Value::text("amount")}}).empty());
    CHECK(asked({{v::sort_, Value::text("stage")}}).contains("已锁定"));
}

TEST_CASE("doors: merged without a merge, and told apart from itself, is written by none") {
    Builder builder;
    const auto enterprise = [&](const char* name) {
        return builder.add(Kind::enterprise, {{field::enterprise::name_, Value::text(name)}});
    };
    const RecordIndex a = enterprise("甲"), b = enterprise("乙");
    const auto asked = [&](FieldId set, RecordIndex other) {
        Change change;
        change.set(Kind::enterprise, builder.id(a),
            builder.workspace.names().element(set, to_string(builder.id(other))), Value::of(true));
        return check_writes(builder.workspace, change).has_value();
    };
    CHECK_FALSE(asked(field::enterprise::merged_, a));
    CHECK_FALSE(asked(field::enterprise::merged_, b));
    CHECK_FALSE(asked(field::enterprise::distinct_, a));
    CHECK(asked(field::enterprise::distinct_, b));
    CHECK(check_writes(
        builder.workspace, merge_records(builder.workspace, a, b, fields_to_merge(builder.workspace, a, b), "合并")));
}

} // namespace yinfeng::domain
