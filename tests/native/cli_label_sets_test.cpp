// Label sets of an office's own on the command line: made and chosen through the doors that every record has, and merged.

#include <algorithm>
#include <doctest/doctest.h>

#include "domain/label_sets.h"
#include "tests/native/office.h"

using namespace yinfeng;
using test::Ran;

namespace {

struct LabelOffice : test::SmallOffice {
    Ran good(std::vector<std::string> words) const {
        const Ran ran = run(std::move(words));
        CHECK_MESSAGE(ran.exit == 0, ran.err);
        return ran;
    }
    std::string settings(const std::string& file) const {
        const Workspace data = workspace(file);
        return to_string(data.record(data.live(Kind::settings).front()).id);
    }
};

} // namespace

TEST_CASE("cli: a label set is made, chosen by its name and asked for by its labels") {
    const LabelOffice office;
    const std::string set = office.set("a.json", {"--new", "分组口径", "名称=七个一批"});
    const std::string label =
        office.set("a.json", {"--new", "分组", "名称=签约一批", "分组口径=七个一批", "包含阶段+=signed"});
    office.good({"set", "a.json", office.settings("a.json"), "分组口径=七个一批"});
    office.good({"set", "a.json", office.project, "阶段=签约"});
    const Workspace data = office.workspace("a.json");
    CHECK(domain::label_set_of(data).code == set);
    const Ran found = office.good({"query", "a.json", "项目", "--where", "所属一批 是 签约一批", "--columns",
        "名称,所属一批", "--format", "csv"});
    CHECK_MESSAGE(found.out.find("数据中心") != std::string::npos, found.out);
    CHECK_MESSAGE(found.out.find("签约一批") != std::string::npos, found.out);

    office.good({"set", "a.json", label, "名称=签下一批"});
    CHECK(office.good({"query", "a.json", "项目", "--where", "所属一批 是 签下一批", "--format", "csv"})
              .out.find("数据中心") != std::string::npos);
    CHECK(office.run({"set", "a.json", office.settings("a.json"), "分组口径=没有这个"}).exit == 6);

    office.good({"set", "a.json", set, "--delete"}); // its labels go with it, and the default groups the stages
    const Workspace without = office.workspace("a.json");
    CHECK(without.live(Kind::stage_label).empty());
    CHECK(domain::chosen_label_set(without) == domain::ChosenLabelSet::in_trash);
    CHECK(domain::label_set_of(without).code == "four_plus");
}

TEST_CASE("cli: labels that two offices add to one set are all there, and a name that both changed waits") {
    const LabelOffice office;
    office.set("a.json", {"--new", "分组口径", "名称=七个一批"});
    const std::string label = office.set("a.json", {"--new", "分组", "名称=签约", "分组口径=七个一批"});
    office.good({"new", "-o", "b.json", "--name", "乙区招商", "--office", "乙区招商局"});
    office.good({"merge", "b.json", "a.json", "-o", "c.json"});
    office.set("a.json", {"--new", "分组", "名称=谋划一批", "分组口径=七个一批"});
    office.set("c.json", {"--new", "分组", "名称=投产一批", "分组口径=七个一批"});
    office.good({"set", "a.json", label, "名称=签约一批", "包含阶段+=signed"});
    office.good({"set", "c.json", label, "名称=签下一批", "包含阶段+=landing"});
    office.good({"merge", "a.json", "c.json", "-o", "d.json"});
    const Workspace both = office.workspace("d.json");
    CHECK(both.live(Kind::stage_label).size() == 3);
    CHECK(both.conflict_count() >= 1);
    const RecordIndex merged = both.find(*parse_id(label));
    std::vector<std::string_view> stages = both.elements(merged, field::stage_label::stages_);
    std::ranges::sort(stages);
    CHECK(stages == std::vector<std::string_view>{"landing", "signed"});
    REQUIRE(both.names().own_label_sets().size() == 1);
    CHECK(both.names().own_label_sets().front()->labels.size() == 3);
}

TEST_CASE("cli: a set that one office deletes and another chooses is named, and nothing of it is lost") {
    const LabelOffice office;
    const std::string set = office.set("a.json", {"--new", "分组口径", "名称=七个一批"});
    office.set("a.json", {"--new", "分组", "名称=签约一批", "分组口径=七个一批", "包含阶段+=signed"});
    office.good({"set", "a.json", office.project, "阶段=签约"});
    office.good({"new", "-o", "b.json", "--name", "乙区招商", "--office", "乙区招商局"});
    office.good({"merge", "b.json", "a.json", "-o", "c.json"});
    office.good({"set", "c.json", office.settings("c.json"), "分组口径=七个一批"});
    office.good({"set", "a.json", set, "--delete"});
    office.good({"merge", "c.json", "a.json", "-o", "d.json"});
    Workspace both = office.workspace("d.json");
    both.set_replica(99);
    CHECK(domain::chosen_label_set(both) == domain::ChosenLabelSet::in_trash);
    CHECK(domain::label_set_of(both).code == "four_plus");
    REQUIRE(domain::find_label_set(both, set) != nullptr);
    CHECK(domain::find_label_set(both, set)->name == "七个一批");
    Change back{"还原", {}};
    for (const Kind kind : {Kind::label_set, Kind::stage_label})
        for (const RecordIndex each : both.deleted(kind)) both.add_restore(back, each);
    REQUIRE(both.apply(back, 1'700'000'000'000).has_value());
    CHECK(domain::label_set_of(both).labels.front().name == "签约一批");
}
