// Patterns of numbers: what they make, what they read again, and what is wrong with one.

#include "build.h"
#include "domain/checks.h"
#include "domain/codes.h"
#include "domain/doors.h"
#include "domain/duplicates.h"
#include "domain/number_pattern.h"

namespace yinfeng::domain {
namespace {

namespace p = field::project;

struct Office : Builder {
    RecordIndex settings = add(Kind::settings, {{field::settings::name_, Value::text("甲区")}});
    std::uint64_t made = 0;
    explicit Office(std::string_view pattern) { set(settings, field::settings::project_number_, Value::text(pattern)); }
    RecordIndex make(std::string_view iso, std::string_view code = {}) {
        Change change{"新建", {}};
        const Id id{0x0180'0000'0000'0000u, ++made};
        change.set(Kind::project, id, p::name_, Value::text("一条"));
        if (!code.empty()) change.set(Kind::project, id, p::code_, Value::text(code));
        put(with_consequences(on(iso), std::move(change)));
        return workspace.find(id);
    }
    std::string code(RecordIndex record) const { return std::string(text(workspace, record, p::code_)); }
    std::string next(std::string_view iso) { return code(make(iso)); }
};

std::string made_by(std::string_view pattern, std::string_view iso, std::uint64_t number) {
    const auto parsed = NumberPattern::parse(pattern);
    REQUIRE_MESSAGE(parsed.has_value(), (parsed ? std::string() : parsed.error().message));
    return parsed->write(parsed->around(day(iso)), number);
}

} // namespace

TEST_CASE("a pattern writes year, month and running number, whichever way it is typed") {
    CHECK(made_by("{年}-{序号:3}", "2026-03-11", 7) == "2026-007");
    CHECK(made_by("SY{年:2}-{序号:4}", "2026-03-11", 12) == "SY26-0012");
    CHECK(made_by("P{序号:3}", "2026-03-11", 1234) == "P1234");
    CHECK(made_by("｛年｝年｛月｝月第｛序号：2｝号", "2026-03-11", 3) == "2026年03月第03号");
    CHECK(made_by(" {year}/{month}/{number} ", "2026-11-11", 5) == "2026/11/5");
    CHECK(made_by("{序号:3}/{年}", "2026-03-11", 1) == "001/2026");
}

TEST_CASE("what is wrong with a pattern is said in words") {
    const auto refused = [](std::string_view pattern, std::string_view part) {
        CAPTURE(std::string(pattern));
        const auto checked = check_pattern(pattern);
        REQUIRE_FALSE(checked.has_value());
        CAPTURE(checked.error().message);
        CHECK(checked.error().message.contains(part));
    };
    refused("P001", "流水号");
    refused("{年}-", "流水号");
    refused("{序号}{序号}", "只能有一个");
    refused("{日}-{序号}", "“日”不认识");
    refused("{年:3}{序号}", "位数不对");
    refused("{序号:9}", "位数不对");
    refused("{序号:x}", "位数不对");
    refused("{年-{序号", "成对");
    refused("年}{序号}", "成对");
    refused("辽宁省营口市西市区招商引资重点项目编号规则特别长的一条共有三十个字以上{序号:3}", "最多 32 个");
    CHECK(check_pattern("").has_value());
    CHECK(check_pattern("  ").has_value());
}

TEST_CASE("what a pattern has made is read again, and nothing else") {
    const auto pattern = *NumberPattern::parse("SY{年:2}-{序号:3}");
    const auto read = pattern.read("SY26-1234");
    REQUIRE(read.has_value());
    CHECK(read->number == 1234);
    CHECK(read->around == pattern.around(day("2026-01-01")));
    for (const std::string_view other :
        {"SY26-", "SY26-12", "SYxx-123", "SX26-123", "SY26-12a", "SY26-123 ", "", "SY26-1234567890"})
        CHECK_FALSE(pattern.read(other).has_value());
}

TEST_CASE("numbers are counted anew each year, go on behind the greatest, and the bin counts") {
    Office office("{年}-{序号:3}");
    CHECK(office.next("2026-12-30") == "2026-001");
    CHECK(office.next("2026-12-31") == "2026-002");
    CHECK(office.next("2027-01-01") == "2027-001");
    office.make("2027-01-02", "2027-050");
    office.make("2027-01-02", "2019-210800-36-03-012345");
    office.make("2027-01-02", "P999");
    const RecordIndex last = office.make("2027-01-03");
    CHECK(office.code(last) == "2027-051");
    office.act(Action::trash, last, "2027-01-04");
    CHECK(office.next("2027-01-04") == "2027-052");
    CHECK(next_code(office.on("2027-01-04"), Kind::project, "X{序号:2}") == "X01");
    CHECK(next_code(office.on("2027-01-04"), Kind::project, "") == "P1000");
}

TEST_CASE("many that are made at once get one number after another, and none that the change gives itself") {
    Office office("{年:2}{月}-{序号:2}");
    Change change{"粘贴", {}};
    for (std::uint64_t i = 1; i <= 4; ++i) {
        const Id id{0x0180'0000'0000'0000u, 100 + i};
        change.set(Kind::project, id, p::name_, Value::text("一条"));
        if (i == 2) change.set(Kind::project, id, p::code_, Value::text("2603-01"));
    }
    office.put(with_consequences(office.on("2026-03-11"), change));
    std::vector<std::string> codes;
    for (const RecordIndex each : office.workspace.live(Kind::project)) codes.push_back(office.code(each));
    CHECK(codes == std::vector<std::string>{"2603-02", "2603-01", "2603-03", "2603-04"});
}

TEST_CASE("no door writes a pattern that cannot be read, and what a file brings counts as none") {
    Office office("{年}-{序号:3}");
    Change change{"改", {}};
    change.set(Kind::settings, office.id(office.settings), field::settings::project_number_, Value::text("没有流水号"));
    const auto checked = check_writes(office.workspace, change);
    REQUIRE_FALSE(checked.has_value());
    CHECK(checked.error().message.contains("{序号:3}"));
    office.bring(office.settings, field::settings::project_number_, Value::text("{坏"));
    CHECK(office.next("2026-03-11") == "P001");
}

TEST_CASE("of equal numbers all but the first made are given new ones of their year, in one step") {
    Office office("{年}-{序号:3}");
    const RecordIndex first = office.make("2025-03-11"), second = office.make("2025-03-11", "2025-001"),
                      third = office.make("2025-03-12", "2025-001");
    const RecordIndex other = office.make("2026-01-01");
    REQUIRE(sharing_code(office.workspace, first).size() == 2);
    CHECK_FALSE(is_later_of_shared(office.workspace, first));
    CHECK(is_later_of_shared(office.workspace, third));
    CHECK_FALSE(office.doing(Action::project_renumber, other, "2026-02-01").has_value());
    const std::vector<RecordIndex> all{first, second, third};
    auto change = perform(office.on("2026-02-01"), Action::project_renumber, all);
    REQUIRE(change.has_value());
    office.wall_ms += 1000;
    office.put(with_consequences(office.on("2026-02-01"), *change));
    CHECK(office.code(first) == "2025-001");
    CHECK(office.code(second) == "2025-002");
    CHECK(office.code(third) == "2025-003");
    CHECK(with_shared_code(office.workspace, Kind::project).empty());
    CHECK(office.workspace.undo(office.wall_ms + 1000).has_value());
    CHECK(office.code(third) == "2025-001");
}

TEST_CASE("equal numbers by the office's pattern are no sign of one and the same project") {
    Office office("项{年}-{序号:3}");
    CHECK(is_house_code(office.workspace, Kind::project, "项2026-001"));
    CHECK_FALSE(is_house_code(office.workspace, Kind::service_record, "项2026-001"));
    CHECK_FALSE(is_house_code(office.workspace, Kind::project, "2019-210800-36-03-012345"));
}

} // namespace yinfeng::domain
