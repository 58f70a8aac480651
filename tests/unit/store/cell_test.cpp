// What a cell does at its edges. That it merges as it should is shown by property (tests/property).

#include <doctest/doctest.h>

#include "store/cell.h"

#include <string>
#include <vector>

using namespace yinfeng;

namespace {

struct Table {
    StampTable stamps;
    ReplicaIndex one = stamps.replica(1), two = stamps.replica(2);

    StampId stamp(ReplicaIndex replica, std::uint64_t n, std::int64_t wall_ms = 0, std::string_view author = "甲") {
        Stamp made;
        made.replica = replica;
        made.n = n;
        made.wall_ms = wall_ms;
        made.author = stamps.author(author);
        return stamps.intern(made);
    }
    int order(const Sibling& a, const Sibling& b) const {
        const int order = compare_writes(a, b, stamps);
        CHECK(compare_writes(b, a, stamps) == -order);
        return order;
    }
};

} // namespace

TEST_CASE("writes are ordered by time, replica, number, value and author, and never by where they stand") {
    Table table;
    const auto text = [](const char* what) { return Value::text(what); };
    const Sibling base{text("x"), table.stamp(table.one, 5, 100)};
    CHECK(table.order(base, base) == 0);
    CHECK(table.order({text("a"), table.stamp(table.one, 1, 101)}, base) > 0);
    CHECK(table.order({text("a"), table.stamp(table.two, 1, 100)}, base) > 0);
    CHECK(table.order({text("a"), table.stamp(table.one, 6, 100)}, base) > 0);
    CHECK(table.order({text("x"), table.stamp(table.one, 5, 100, "乙")}, base) ==
          (std::string_view("乙") < "甲" ? -1 : 1));
    const Sibling other{text("y"), table.stamp(table.one, 5, 100, "乙")}, same_stamp{text("y"), base.stamp};
    CHECK(table.order(other, base) == table.order(same_stamp, base)); // by the value before the author
    CHECK(table.order(same_stamp, base) != 0);
}

// The hash is no secret, so values with the same hash can be made by anybody, and sent under one stamp.
TEST_CASE("two values with one hash are still two") {
    const Value a = Value::text("]i^L:^[4HW56"), b = Value::text("r<T=[IOntZD9");
    const Value text = Value::text("bxN<]>T@>GpH"), compound = Value::compound("o=YQs;;8D:62");
    const Value one_list = Value::compound("z702>nAjCOl0"), other_list = Value::compound("ijn7_9uDE@=;");
    const Value low = Value::of(std::int64_t{-9056718668050678049}),
                high = Value::of(std::int64_t{-7915627797223631790});
    Table table;
    const StampId stamp = table.stamp(table.one, 1);
    for (const auto& [left, right] :
        {std::pair(a, b), std::pair(text, compound), std::pair(one_list, other_list), std::pair(low, high)}) {
        REQUIRE(left.hash() == right.hash());
        CHECK(table.order({left, stamp}, {right, stamp}) != 0);
        const Cell one = Cell::assemble({}, {{left, stamp}}, {}, table.stamps),
                   two = Cell::assemble({}, {{right, stamp}}, {}, table.stamps);
        Cell forth = one, back = two;
        CHECK(forth.merge(two, table.stamps));
        CHECK(back.merge(one, table.stamps));
        CHECK(forth.in_conflict());
        CHECK(forth.sibling_count() == 2);
        CHECK(forth.equals(back, table.stamps));
    }
}

TEST_CASE("an empty cell, a cell that was only emptied, and one that is assigned to itself") {
    Table table;
    Cell cell;
    CHECK(cell.is_empty());
    CHECK(cell.siblings().empty());
    CHECK(cell.context(table.stamps).empty());
    CHECK_FALSE(cell.has_seen(table.stamps[table.stamp(table.one, 1)], table.stamps));
    CHECK(Cell::assemble({}, {}, {}, table.stamps).is_empty());
    CHECK(Cell::assemble({{table.one, 0}}, {}, {}, table.stamps).is_empty()); // number 0 is nothing
    CHECK_FALSE(cell.merge(Cell(), table.stamps));
    CHECK(cell.same_siblings(Cell()));

    // Seen and gone without a value: only a context is left.
    Cell gone = Cell::assemble({{table.one, 3}, {table.one, 2}}, {}, {}, table.stamps);
    CHECK_FALSE(gone.is_empty());
    CHECK(gone.sibling_count() == 0);
    CHECK(gone.shown().is_none());
    CHECK(gone.context(table.stamps) == std::vector<Seen>{{table.one, 3}});
    Cell late(Value::text("迟到"), table.stamp(table.one, 2));
    CHECK(late.merge(gone, table.stamps));
    CHECK(late.sibling_count() == 0);
    CHECK(late.history().size() == 1);

    Cell written(Value::text("一"), table.stamp(table.one, 1));
    written.write(Value::text("二"), table.stamp(table.one, 2), table.stamps);
    const Cell copy = written;
    const Cell& alias = written;
    written = alias;
    CHECK(written.equals(copy, table.stamps));
    CHECK(written.extra_bytes() > 0);
    const Cell simple(Value::text("二"), table.stamp(table.one, 2)); // the same to see, but not where it came from
    CHECK(simple.same_siblings(written));
    CHECK_FALSE(simple.equals(written, table.stamps));
    CHECK_FALSE(written.equals(simple, table.stamps));
    Cell contested = simple;
    contested.merge(Cell(Value::text("另一个很长很长的值，放不进十六个字节"), table.stamp(table.two, 1)), table.stamps);
    CHECK(contested.extra_bytes() > written.extra_bytes());
    written = Cell();
    CHECK(written.is_empty());
}

TEST_CASE("the history keeps the newest writes, wherever they come from") {
    Table table;
    Cell cell;
    for (std::uint64_t n = 1; n <= 50; ++n) {
        cell.write(Value::of(static_cast<std::int64_t>(n)), table.stamp(table.one, n, static_cast<std::int64_t>(n)),
            table.stamps);
    }
    REQUIRE(cell.history().size() == history_limit);
    CHECK(cell.history().front().value.as_integer() == 49);
    CHECK(cell.history().back().value.as_integer() == 30);
    CHECK(cell.has_seen(table.stamps[table.stamp(table.one, 1)], table.stamps)); // forgotten, but seen
    CHECK_FALSE(cell.has_seen(table.stamps[table.stamp(table.two, 1)], table.stamps));
}
