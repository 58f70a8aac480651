// Undo after the page was closed: the steps are read off the cells, and taking them back is what it was before.

#include <doctest/doctest.h>

#include "model/typed.h"
#include "tests/support/office.h"

using namespace yinfeng;
using namespace yinfeng::test;

namespace {

constexpr FieldId name = field::project::name_, park = field::project::park_, note = field::project::summary_;

// As the next session has it.
Workspace reopened(const Workspace& from, std::size_t most = 200) {
    Workspace next;
    next.set_replica(from.replica());
    next.set_author(from.author());
    next.adopt(reread(from));
    next.recall_undo(most, [](const RecalledStep& step) {
        return std::string(!step.deleted.empty()    ? "delete"
                           : !step.restored.empty() ? "restore"
                           : !step.made.empty()     ? "make"
                                                    : "change");
    });
    return next;
}
std::vector<std::string> names_of(const Workspace& workspace) {
    std::vector<std::string> names;
    for (const UndoStep& step : workspace.undo_list(100)) names.emplace_back(step.name);
    return names;
}

} // namespace

TEST_CASE("recall: what was made, changed, deleted and restored is taken back step by step, as if nobody had left") {
    Office a(0xA);
    std::vector<std::string> seen = {visible(a.data)};
    const auto step = [&] { seen.push_back(visible(a.data)); };
    a.set(1, name, Value::text("甲")), step();
    a.set(1, park, Value::text("贵安新区")), step();
    a.set(2, name, Value::text("乙")), step();
    a.set(1, name, Value::text("甲二")), step();
    a.set(1, park, Value()), step();
    a.remove(2), a.restore(2); // taken back by hand
    a.remove(1), step();
    Workspace next = reopened(a.data);
    CHECK(names_of(next) == std::vector<std::string>{"delete", "change", "change", "make", "change", "make"});
    const auto list = next.undo_list(1);
    CHECK(list.front().author == "甲");
    CHECK(list.front().wall_ms == a.clock_ms);
    CHECK(list.front().records == std::vector<RecordIndex>{next.find(id_of(1))});
    for (std::size_t i = seen.size() - 1; i > 0; --i) {
        REQUIRE(visible(next) == seen[i]);
        REQUIRE(next.undo(a.clock_ms += 1'000).has_value());
        REQUIRE(visible(next) == seen[i - 1]);
    }
    CHECK_FALSE(next.can_undo());
    while (next.can_redo()) REQUIRE(next.redo(a.clock_ms += 1'000).has_value());
    CHECK(visible(next) == seen.back());
}

TEST_CASE("recall: what was taken back stays taken back, and can be done again") {
    Office a(0xA);
    a.set(1, name, Value::text("甲"));
    Change move{"改阶段", {}}; // with a person who was typed anew
    move.set(Kind::project, id_of(1), park, Value::text("贵安新区"));
    move.set(Kind::person, id_of(2), field::person::name_, Value::text("王科长"));
    REQUIRE(a.data.apply(move, a.clock_ms += 1'000).has_value());
    const auto undo = [&] { REQUIRE(a.data.undo(a.clock_ms += 1'000).has_value()); };
    const auto redo = [&] { REQUIRE(a.data.redo(a.clock_ms += 1'000).has_value()); };
    undo();
    Workspace next = reopened(a.data);
    CHECK(names_of(next) == std::vector<std::string>{"make"});
    REQUIRE(next.can_redo());
    REQUIRE(next.redo(a.clock_ms + 1'000).has_value());
    CHECK(next.value(next.find(id_of(1)), park).as_text() == "贵安新区");
    CHECK(next.is_live(next.find(id_of(2))));
    redo();
    undo();
    undo();
    redo();
    redo();
    CHECK(names_of(reopened(a.data)) == std::vector<std::string>{"make", "make"});
    CHECK_FALSE(reopened(a.data).can_redo());
    Workspace later = reopened(a.data); // taken back in the next session, it stays so in the one after that
    REQUIRE(later.undo(a.clock_ms + 1'000).has_value());
    CHECK(names_of(reopened(later)) == std::vector<std::string>{"make"});
    CHECK(reopened(later).can_redo());
    a.set(1, note, Value::text("一"));
    a.set(1, park, Value()); // a field emptied that was filled by another step than the last
    CHECK(names_of(reopened(a.data)).front() == "change");
    a.set(1, note, Value::text("二"));
    a.set(1, note, Value::text("三"));
    undo();
    a.set(1, note, Value::text("四")); // what was taken back before that cannot come again
    CHECK(names_of(reopened(a.data)).front() == "change");
    CHECK_FALSE(reopened(a.data).can_redo());
}

TEST_CASE("recall: after a reload undo and redo do what they would have done without one") {
    for (int round = 0; round < rounds(60); ++round) {
        SeededRandom random(static_cast<std::uint64_t>(round) + 1);
        Office a(0xA);
        constexpr std::uint64_t projects = 4; // which stay: one that was made and unmade leaves no trace
        for (std::uint64_t i = 1; i <= projects; ++i) a.set(i, name, Value::text("项目"));
        const auto can_undo = [](const Workspace& each) { return each.undo_list(100).size() > projects; };
        for (int i = 0; i < 40; ++i) {
            const std::uint64_t which = random.below(projects) + 1;
            const FieldId fields[] = {name, park, note};
            if (random.chance(1, 4) && can_undo(a.data)) (void)*a.data.undo(a.clock_ms += 1'000);
            else if (random.chance(1, 3) && a.data.can_redo()) (void)*a.data.redo(a.clock_ms += 1'000);
            else if (random.chance(1, 8) && a.data.is_live(a.at(which))) a.remove(which);
            else if (a.data.is_live(a.at(which))) // each value once: nobody takes back by hand
                a.set(which, fields[random.below(3)], Value::text(std::to_string(i)));
        }
        Workspace next = reopened(a.data);
        const auto both = [&](auto step) {
            step(a.data);
            step(next);
            REQUIRE(visible(next) == visible(a.data));
        };
        for (int turn = 0; turn < 2; ++turn) {
            while (next.can_redo()) {
                REQUIRE(a.data.can_redo());
                both([&](Workspace& each) { REQUIRE(each.redo(a.clock_ms += 1'000).has_value()); });
            }
            REQUIRE_FALSE(a.data.can_redo());
            REQUIRE(next.undo_list(100).size() == a.data.undo_list(100).size());
            while (can_undo(next)) {
                both([&](Workspace& each) { REQUIRE(each.undo(a.clock_ms += 1'000).has_value()); });
            }
            REQUIRE(check_indexes(next) == "");
        }
    }
}

TEST_CASE("recall: what somebody wrote whose clock is ahead comes back") {
    Office a(0xA), b(0xB, "乙");
    b.clock_ms += 3'600'000;
    b.set(1, name, Value::text("乙的项目"));
    b.set(1, park, Value::text("贵安新区"));
    a.import(b);
    a.set(1, park, Value::text("双台子区"));
    Workspace next = reopened(a.data);
    REQUIRE(names_of(next) == std::vector<std::string>{"change"});
    REQUIRE(next.undo(a.clock_ms + 7'200'000).has_value());
    CHECK(next.value(next.find(id_of(1)), park).as_text() == "贵安新区");
}

TEST_CASE("recall: any work of one office is taken back in the order in which it was done") {
    for (int round = 0; round < rounds(60); ++round) {
        SeededRandom random(static_cast<std::uint64_t>(round) + 1);
        Office a(0xA);
        std::vector<std::string> seen = {visible(a.data)};
        for (int i = 0; i < 40; ++i) {
            const std::uint64_t which = random.below(4) + 1;
            const RecordIndex index = a.at(which);
            if (index != no_record && a.data.is_live(index) && random.chance(1, 6)) {
                a.remove(which);
            } else if (index == no_record || a.data.is_live(index)) {
                const FieldId fields[] = {name, park, note};
                const FieldId field = index == no_record ? name : fields[random.below(3)];
                // Else it could be made and unmade, or the step before could be taken back by hand.
                const bool empties = field != name && random.chance(1, 8) && a.record(which).find(field) &&
                                     a.record(which).find(field)->history().size() > 1;
                if (random.chance(1, 10)) a.clock_ms -= 3'600'000; // a clock that is set back
                a.set(which, field,
                    empties ? Value() : Value::text("值 " + std::to_string(i))); // each once: else by hand
                                                                                 // something might be taken back
            }
            if (visible(a.data) != seen.back()) seen.push_back(visible(a.data));
        }
        Workspace next = reopened(a.data);
        std::size_t at = seen.size() - 1;
        while (next.can_undo()) {
            const std::string before = visible(next);
            REQUIRE(next.undo(a.clock_ms += 10'000'000).has_value());
            if (visible(next) == before) continue; // of a record that holds nothing
            REQUIRE(at > 0);
            REQUIRE(visible(next) == seen[--at]);
        }
        REQUIRE(check_indexes(next) == "");
        REQUIRE(at == 0);
    }
}

TEST_CASE("recall: what others wrote is not taken back, and a record that they began is not unmade") {
    Office a(0xA), b(0xB, "乙");
    b.set(1, name, Value::text("乙的项目"));
    a.import(b);
    a.set(1, park, Value::text("贵安新区"));
    a.set(2, name, Value::text("甲的项目"));
    b.import(a);
    b.set(2, note, Value::text("乙补充"));
    a.import(b);
    Workspace next = reopened(a.data);
    // Who began 2 can no longer be told, so the list ends there; the step before it is not offered either.
    CHECK(names_of(next).empty());
    a.set(1, park, Value::text("双台子区"));
    Workspace later = reopened(a.data);
    REQUIRE(names_of(later) == std::vector<std::string>{"change"});
    REQUIRE(later.undo(a.clock_ms).has_value());
    CHECK(later.value(later.find(id_of(1)), park).as_text() == "贵安新区");
    CHECK(later.is_live(later.find(id_of(1))));
}

TEST_CASE("recall: where a cell has forgotten, the list ends; what was made and unmade is not in it") {
    Office a(0xA);
    a.set(1, name, Value::text("甲"));
    a.set(1, park, Value::text("一"));
    for (int i = 0; i < 30; ++i) a.set(1, note, Value::text(std::to_string(i)));
    CHECK(names_of(reopened(a.data)).size() == history_limit);
    CHECK(names_of(reopened(a.data, 5)).size() == 5);
    Office b(0xB);
    b.set(1, name, Value::text("甲"));
    b.set(2, name, Value());
    b.set(2, name, Value::text(""));
    REQUIRE(b.data.withdraw(b.clock_ms).has_value());
    CHECK(names_of(reopened(b.data)) == std::vector<std::string>{"make"});
}

TEST_CASE("recall: whatever copied profiles have done, the lists and indexes are right afterwards") {
    for (int round = 0; round < rounds(40); ++round) {
        CoreWorld world(static_cast<std::uint64_t>(round) + 100, 3);
        for (int i = 0; i < 120; ++i) world.step();
        for (int which = 0; which < world.office_count(); ++which) {
            Workspace next = reopened(world.office(which));
            const std::string before = visible(next);
            while (next.can_undo()) {
                const auto applied = next.undo(1'600'000'000'000);
                REQUIRE(applied.has_value());
                REQUIRE(check_indexes(next) == "");
            }
            while (next.can_redo()) REQUIRE(next.redo(1'600'000'000'000).has_value());
            REQUIRE(check_indexes(next) == "");
        }
    }
}
