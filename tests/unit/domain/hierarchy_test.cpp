#include "domain/hierarchy.h"

#include "domain/checks.h"
#include "tests/unit/domain/build.h"

#include <algorithm>

namespace yinfeng::domain {

namespace u = field::unit;

TEST_CASE("nothing is written that would stand above itself, alone or in a circle") {
    Builder builder;
    const auto unit = [&](std::string_view name) { return builder.add(Kind::unit, {{u::name_, Value::text(name)}}); };
    const RecordIndex a = unit("甲局"), b = unit("乙科"), c = unit("丙组");
    builder.set(b, u::parent_, builder.link(a));
    builder.set(c, u::parent_, builder.link(b));
    const auto asked = [&](std::initializer_list<std::pair<RecordIndex, RecordIndex>> links) {
        Change change;
        for (const auto& [below, above] : links)
            change.set(Kind::unit, builder.id(below), u::parent_, above == no_record ? Value() : builder.link(above));
        const auto checked = check_hierarchy(builder.workspace, change);
        return checked ? std::string() : checked.error().message;
    };
    CHECK(asked({{a, a}}).contains("甲局 → 甲局"));
    CHECK(asked({{a, c}}).contains("甲局 → 丙组 → 乙科 → 甲局"));
    CHECK(asked({{c, a}}).empty());
    CHECK(asked({{a, c}, {b, no_record}}).empty()); // turned around in one step
    CHECK(asked({{b, c}, {c, b}}).contains("乙科"));
    const RecordIndex e = builder.add(Kind::enterprise, {{field::enterprise::name_, Value::text("丁")}});
    Change own;
    own.set(Kind::enterprise, builder.id(e), field::enterprise::introducer_, builder.link(e));
    CHECK_FALSE(check_hierarchy(builder.workspace, own).has_value());
}

TEST_CASE("a circle that a file brings is pointed out, stays editable, and can be undone by an edit") {
    Builder builder;
    const RecordIndex a = builder.add(Kind::unit, {{u::name_, Value::text("甲局")}});
    const RecordIndex b = builder.add(Kind::unit, {{u::name_, Value::text("乙科")}, {u::parent_, builder.link(a)}});
    const RecordIndex c = builder.add(Kind::unit, {{u::name_, Value::text("丙组")}, {u::parent_, builder.link(b)}});
    builder.bring(a, u::parent_, builder.link(b));
    const auto is_pointed_out = [&](RecordIndex record) {
        const auto checks = check_record(builder.workspace, record, day("2019-08-30"));
        return std::ranges::any_of(checks, [](const Check& each) { return each.kind == CheckKind::circle; });
    };
    CHECK(is_pointed_out(a));
    CHECK(is_pointed_out(b));
    CHECK_FALSE(is_pointed_out(c)); // below it
    Change change;
    change.set(Kind::unit, builder.id(c), u::name_, Value::text("丙"));
    change.set(Kind::unit, builder.id(a), u::parent_, builder.link(b)); // as it is
    CHECK(check_hierarchy(builder.workspace, change).has_value());
    builder.set(a, u::parent_, Value());
    CHECK_FALSE(is_pointed_out(b));
}

} // namespace yinfeng::domain
