// The numbers that the house gives: at every door, never two alike, and shared ones pointed out.

#include "build.h"
#include "domain/checks.h"
#include "domain/codes.h"
#include "domain/consequences.h"

#include <rapidcheck.h>

#include <set>
#include <string>

namespace yinfeng::domain {
namespace {

namespace p = field::project;
namespace s = field::service_record;

struct Registry : Builder {
    std::uint64_t made = 0;
    Change making(Kind kind, FieldId field, std::vector<std::string> codes = {""}) {
        Change change{"新建", {}};
        for (const std::string& code : codes) {
            const Id id{0x0180'0000'0000'0000u, ++made};
            change.set(kind, id, field, Value::text("一条"));
            if (!code.empty()) change.set(kind, id, code_field(kind), Value::text(code));
        }
        return change;
    }
    RecordIndex make_project(std::string code = {}) {
        put(with_consequences(on("2019-08-30"), making(Kind::project, p::name_, {std::move(code)})));
        return workspace.find(Id{0x0180'0000'0000'0000u, made});
    }
    std::string code(RecordIndex record) {
        return std::string(text(workspace, record, code_field(static_cast<Kind>(workspace.record(record).kind))));
    }
};

} // namespace

TEST_CASE("a record that is made gets the next number, written like the greatest in use") {
    Registry registry;
    CHECK(registry.code(registry.make_project()) == "P001");
    CHECK(registry.code(registry.make_project()) == "P002");
    registry.make_project("P099");
    CHECK(registry.code(registry.make_project()) == "P100");
    registry.make_project("0840");
    CHECK(registry.code(registry.make_project()) == "0841");
    registry.put(with_consequences(registry.on("2019-08-30"), registry.making(Kind::service_record, s::title_)));
    CHECK(text(registry.workspace, registry.workspace.live(Kind::service_record).front(), s::code_) == "S001");
}

TEST_CASE("a number that others have given is left alone and never continued") {
    Registry registry;
    registry.make_project("2019-210800-36-03-012345");
    registry.make_project("20192108003603012345");
    registry.make_project("招商017");
    CHECK(registry.code(registry.make_project()) == "P001");
}

TEST_CASE("who makes a record may say its number, or that it has none") {
    Registry registry;
    CHECK(registry.code(registry.make_project("A7")) == "A7");
    Change change = registry.making(Kind::project, p::name_);
    change.set(Kind::project, change.writes.front().record, p::code_, Value());
    registry.put(with_consequences(registry.on("2019-08-30"), change));
    CHECK(registry.code(registry.workspace.find(change.writes.front().record)).empty());
    registry.set(registry.make_project(), p::name_, Value::text("改名")); // an edit gives no number
    CHECK(codes_of(registry.on("2019-08-30"), registry.making(Kind::person, field::person::name_)).empty());
}

TEST_CASE("what lies in the bin keeps its number") {
    Registry registry;
    registry.make_project();
    const RecordIndex second = registry.make_project();
    Change change{"删除", {}};
    registry.workspace.add_delete(change, second);
    registry.put(change);
    CHECK(registry.code(registry.make_project()) == "P003");
}

TEST_CASE("codes: no two made in one workspace are alike, and passing a change again adds nothing") {
    CHECK(rc::check([] {
        Registry registry;
        const auto forms =
            rc::gen::element<std::string>("", "", "", "P001", "P2", "P002", "7", "007", "AB12", "x", "99999999");
        std::set<std::string> given, said;
        for (int step = 0; step < 6; ++step) {
            const auto codes = *rc::gen::resize(5, rc::gen::container<std::vector<std::string>>(forms));
            const Change change =
                with_consequences(registry.on("2019-08-30"), registry.making(Kind::project, p::name_, codes));
            RC_ASSERT(codes_of(registry.on("2019-08-30"), change).empty());
            for (const Write& write : change.writes) {
                if (write.field != p::code_) continue;
                const std::string code(write.value.as_text());
                const bool was_said = std::ranges::find(codes, code) != codes.end();
                if (was_said) said.insert(code);
                else RC_ASSERT(given.insert(code).second && !said.contains(code));
            }
            for (const std::string& code : codes) {
                if (!code.empty()) said.insert(code);
            }
            RC_ASSERT(registry.workspace.apply(change, registry.wall_ms).has_value());
        }
    }));
}

TEST_CASE("two offices that gave one number are shown, and nothing is renumbered") {
    Registry registry;
    const RecordIndex ours = registry.make_project(), other = registry.make_project();
    const RecordIndex theirs = registry.make_project("P001");
    std::vector<Check> checks = check_data(registry.workspace, day("2019-08-30"));
    std::erase_if(checks, [](const Check& each) { return each.kind != CheckKind::shared_code; });
    REQUIRE(checks.size() == 1);
    CHECK(checks.front().records == std::vector{ours, theirs});
    const auto of_one = [&](RecordIndex record) { return check_record(registry.workspace, record, day("2019-08-30")); };
    REQUIRE(of_one(theirs).size() == 1);
    CHECK(of_one(theirs).front().kind == CheckKind::shared_code);
    CHECK(of_one(other).empty());
    CHECK(registry.code(ours) == "P001");
    CHECK(registry.code(theirs) == "P001");
    CHECK(registry.code(registry.make_project()) == "P003");
}

} // namespace yinfeng::domain
