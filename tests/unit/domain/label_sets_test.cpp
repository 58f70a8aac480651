// Label sets of the office's own, and what they cover (mechanisms.md 1.6).

#include "build.h"
#include "domain/checks.h"
#include "domain/consequences.h"
#include "domain/label_set_draft.h"
#include "domain/trash.h"

#include <rapidcheck.h>

#include <algorithm>

namespace yinfeng::domain {
namespace {

namespace l = field::stage_label;

class Sets : public Builder {
public:
    RecordIndex settings = add(Kind::settings, {{field::settings::name_, Value::text("招商局")}});

    RecordIndex add_set(std::string_view name) {
        return add(Kind::label_set, {{field::label_set::name_, Value::text(name)}});
    }
    RecordIndex add_label(RecordIndex set, std::string_view name, std::vector<std::string_view> stages,
        std::string_view entry = {}, std::int64_t place = 0) {
        const RecordIndex made = add(
            Kind::stage_label, {{l::set_, link(set)}, {l::name_, Value::text(name)}, {l::place_, Value::of(place)}});
        for (const std::string_view stage : stages) put_in(made, l::stages_, stage);
        if (!entry.empty()) set_entry(made, entry);
        return made;
    }
    void set_entry(RecordIndex label, std::string_view entry) { set(label, l::entry_, Value::text(entry)); }
    void choose(std::string_view code) { set(settings, field::settings::label_set_, Value::text(code)); }
    std::string code(RecordIndex record) const { return to_string(id(record)); }
    void take_away(RecordIndex record) {
        Change change{"删除", {}};
        workspace.add_delete(change, record);
        put(change);
    }
    std::string batch_of(std::string_view stage) {
        const RecordIndex project = add(Kind::project, {{field::project::stage_, Value::text(stage)}});
        const auto label = label_set_of(workspace).label_of(*parse_stage(stage));
        take_away(project);
        return label ? label_set_of(workspace).labels[*label].name : std::string();
    }
};

LabelSet by_hand(std::vector<std::pair<std::string, std::vector<Stage>>> labels) {
    LabelSet set;
    for (auto& [name, stages] : labels) {
        unsigned bits = 0;
        for (const Stage each : stages) bits |= only(each);
        set.labels.push_back(make_stage_label({}, name, static_cast<Stages>(bits), {}));
    }
    return set;
}

} // namespace

TEST_CASE("the coverage of the sets of 1.6 is what its table says") {
    CHECK(coverage_of(label_set("four_plus")).is_whole());
    CHECK(coverage_of(label_set("ladder")).is_whole());
    const std::vector<Stage> running{Stage::production, Stage::capacity};
    CHECK(coverage_of(label_set("four")).uncovered == running);
    CHECK(coverage_of(label_set("three")).uncovered == running);
    CHECK(describe(Workspace(), coverage_of(label_set("four")), label_set("four")) ==
          std::vector<std::string>{"没有归组的阶段：投产、达产"});
    for (const LabelSet& set : built_in_label_sets()) CHECK(coverage_of(set).doubled.empty());
}

TEST_CASE("coverage names every fault of a set, and the first label by order wins") {
    LabelSet set = by_hand({{"谈", {Stage::talks, Stage::review}}, {"签", {Stage::review, Stage::signed_}}, {"空", {}},
        {"签", {Stage::landing}}});
    set.labels[3].stated_entry = Stage::started;
    const Coverage coverage = coverage_of(set);
    CHECK(coverage.doubled == std::vector<Stage>{Stage::review});
    CHECK(coverage.label_of(Stage::review) == 0u);
    CHECK(coverage.empty == std::vector<std::size_t>{2});
    CHECK(coverage.entry_outside == std::vector<std::size_t>{3});
    CHECK(coverage.same_names == std::vector<std::string>{"签"});
    CHECK(coverage.uncovered.size() == 8);
    const auto sentences = describe(Workspace(), coverage, set);
    REQUIRE(sentences.size() == 5);
    CHECK(sentences[1] == "“协议审核”在 谈、签 里都有，归入“谈”");
    CHECK(sentences[3] == "“签”移入时的阶段不在它的阶段里，按“落地手续”");
}

TEST_CASE("every stage stands under no more than the first label that has it") {
    CHECK(rc::check([] {
        LabelSet set;
        const int count = *rc::gen::inRange(0, 9);
        for (int i = 0; i < count; ++i) {
            const auto bits = *rc::gen::inRange<std::uint32_t>(0, 1u << 16);
            const auto entry = *rc::gen::inRange(0, static_cast<int>(stage_count));
            set.labels.push_back(
                make_stage_label({}, std::to_string(i), static_cast<Stages>(bits), static_cast<Stage>(entry)));
        }
        const Coverage coverage = coverage_of(set);
        for (std::size_t i = 0; i < stage_count; ++i) {
            const auto stage = static_cast<Stage>(i);
            const auto at = set.label_of(stage);
            RC_ASSERT(at == coverage.label_of(stage));
            RC_ASSERT(!(is_exit(stage) && at));
            if (!at) continue;
            RC_ASSERT(set.labels[*at].has(stage));
            for (std::size_t before = 0; before < *at; ++before) RC_ASSERT(!set.labels[before].has(stage));
        }
        for (const Label& label : set.labels) {
            if (label.is_empty()) continue;
            RC_ASSERT(label.has(label.entry)); // what is moved into a label stands in it
            RC_ASSERT(class_of(label.entry) == label.look);
        }
    }));
}

TEST_CASE("a set that people made is in force as soon as it is chosen") {
    Sets office;
    const RecordIndex seven = office.add_set("七个一批");
    const RecordIndex second = office.add_label(seven, "洽谈一批", {"talks", "review"}, "talks", 2);
    office.add_label(seven, "谋划一批", {"lead", "planning", "reserve", "lost", "shelved"}, "planning", 1);
    CHECK(label_set_of(office.workspace).code == "four_plus");
    office.choose(office.code(seven));
    const LabelSet& set = label_set_of(office.workspace);
    CHECK(set.code == office.code(seven));
    REQUIRE(set.labels.size() == 2);
    CHECK(set.labels[0].name == "谋划一批");
    CHECK(set.labels[0].entry == Stage::planning);
    CHECK(set.labels[0].look == StageClass::reserve);
    CHECK_FALSE(set.label_of(Stage::shelved).has_value());
    CHECK(office.batch_of("review") == "洽谈一批");

    office.set(second, l::name_, Value::text("在谈一批")); // a name changes nothing else
    CHECK(office.batch_of("review") == "在谈一批");
    CHECK(label_set_of(office.workspace).labels[1].code == office.code(second));
    CHECK(set.labels[1].name == "洽谈一批"); // what was given out stays as it was

    office.set(second, l::place_, Value::of(std::int64_t{0}));
    CHECK(label_set_of(office.workspace).labels[0].name == "在谈一批");
    office.set(second, l::retired_, Value::of(true));
    CHECK(office.batch_of("review").empty());
    CHECK(label_set_of(office.workspace).retired_labels.front().name == "在谈一批");
}

TEST_CASE("an entry that is none of its label's stages gives way to the first of these") {
    Sets office;
    const RecordIndex set = office.add_set("口径");
    const RecordIndex label = office.add_label(set, "签约", {"landing", "signed"}, "started");
    office.choose(office.code(set));
    const Label* read = &label_set_of(office.workspace).labels.front();
    CHECK(read->entry == Stage::signed_);
    CHECK(read->stated_entry == Stage::started);
    office.set_entry(label, "landing");
    read = &label_set_of(office.workspace).labels.front();
    CHECK(read->entry == Stage::landing);
}

TEST_CASE("a chosen set that is retired goes on, one in the trash gives way until it is restored") {
    Sets office;
    const RecordIndex set = office.add_set("七个一批");
    office.add_label(set, "储备", {"reserve"});
    office.choose(office.code(set));
    CHECK(chosen_label_set(office.workspace) == ChosenLabelSet::in_order);
    office.set(set, field::label_set::retired_, Value::of(true));
    CHECK(label_set_of(office.workspace).name == "七个一批");
    CHECK(chosen_label_set(office.workspace) == ChosenLabelSet::retired);
    CHECK(offered_label_sets(office.workspace).size() == built_in_label_sets().size() + 1);
    office.take_away(set);
    CHECK(label_set_of(office.workspace).code == "four_plus");
    CHECK(chosen_label_set(office.workspace) == ChosenLabelSet::in_trash);
    CHECK(find_label_set(office.workspace, office.code(set))->name == "七个一批"); // history can still call it
    const auto checks = check_data(office.workspace, day("2019-07-24"));
    REQUIRE(checks.size() == 1);
    CHECK(checks[0].text == "选用的分组口径“七个一批”在回收站里，现在按“四个一批＋投产”分组");
    Change back{"还原", {}};
    office.workspace.add_restore(back, set);
    office.put(back);
    CHECK(label_set_of(office.workspace).name == "七个一批");
    office.choose("five");
    CHECK(chosen_label_set(office.workspace) == ChosenLabelSet::unknown);
    CHECK(label_set_of(office.workspace).code == "four_plus");
}

TEST_CASE("a stage that two labels name stands under the first, whose order decides") {
    Sets office;
    const RecordIndex set = office.add_set("口径");
    office.add_label(set, "谈", {"talks", "review"}, "review", 2);
    const RecordIndex later = office.add_label(set, "审", {"review"}, "review", 3);
    office.choose(office.code(set));
    CHECK(label_set_of(office.workspace).labels[0].has(Stage::review));
    CHECK(label_set_of(office.workspace).labels[1].is_empty()); // nothing can be moved there
    office.set(later, l::place_, Value::of(std::int64_t{1}));
    const LabelSet& now = label_set_of(office.workspace);
    CHECK(now.labels[0].name == "审");
    CHECK(now.labels[1].stages == only(Stage::talks));
    CHECK(now.labels[1].entry == Stage::talks); // its own would put the project under the other one
}

TEST_CASE("sets and labels are choices, those of the chosen set first") {
    Sets office;
    CHECK(office.workspace.names().choices(ChoiceList::batch).size() == choices_of(ChoiceList::batch).size());
    const RecordIndex first = office.add_set("甲"), second = office.add_set("乙");
    const RecordIndex reserve = office.add_label(first, "储备", {"reserve"});
    const RecordIndex other = office.add_label(second, "储备", {"lead"});
    const auto by_name = [&] {
        const auto choices = office.workspace.names().choices(ChoiceList::batch);
        const auto found = std::ranges::find_if(choices, [](const Choice& each) { return each.zh == "储备"; });
        return std::string(found->code);
    };
    CHECK(by_name() == "reserve");
    office.choose(office.code(second));
    CHECK(by_name() == office.code(other));
    office.choose(office.code(first));
    CHECK(by_name() == office.code(reserve));
    office.take_away(reserve);
    for (const Choice& each : office.workspace.names().choices(ChoiceList::batch))
        if (each.code == office.code(reserve)) CHECK(each.is_retired); // conditions can still call it
    CHECK(
        office.workspace.names().choices(ChoiceList::label_set).size() == choices_of(ChoiceList::label_set).size() + 2);
}

TEST_CASE("a draft writes what it says, and nothing where nothing was changed") {
    Sets office;
    std::uint64_t made = 0;
    const auto new_id = [&] { return Id{0x0191, ++made}; };
    LabelSetDraft draft = seven_batches(office.workspace);
    CHECK(draft.name == "七个一批");
    REQUIRE(draft.lines.size() == 7);
    for (const auto& line : draft.lines) CHECK(line.name.empty()); // nobody invents what they are called
    draft.lines[0] = {
        {}, "谋划一批", static_cast<Stages>(only(Stage::planning) | only(Stage::reserve)), Stage::reserve};
    draft.lines[1] = {{}, "签约一批", only(Stage::signed_)};
    Change change{"新建", {}};
    const Id id = write_draft(office.workspace, draft, new_id, change);
    REQUIRE(office.put(change));
    const RecordIndex set = office.workspace.find(id);
    office.choose(to_string(id));
    REQUIRE(label_set_of(office.workspace).labels.size() == 2); // unnamed lines are none
    CHECK(label_set_of(office.workspace).labels[0].entry == Stage::reserve);

    draft = label_set_draft(office.workspace, set);
    Change nothing{"改", {}};
    write_draft(office.workspace, draft, new_id, nothing);
    CHECK(nothing.writes.empty());

    draft.lines[0].name = "策划一批";
    Change renamed{"改", {}};
    write_draft(office.workspace, draft, new_id, renamed);
    CHECK(renamed.writes.size() == 1); // a name changes nothing else
    std::swap(draft.lines[0], draft.lines[1]);
    draft.lines[1].stages = only(Stage::planning);
    draft.lines[0].is_retired = true;
    Change more{"改", {}};
    write_draft(office.workspace, draft, new_id, more);
    office.put(more);
    REQUIRE(label_set_of(office.workspace).labels.size() == 1);
    CHECK(label_set_of(office.workspace).labels[0].name == "策划一批");
    CHECK(label_set_of(office.workspace).labels[0].stages == only(Stage::planning));
    CHECK(label_set_of(office.workspace).labels[0].entry == Stage::planning);

    draft.name = "三个一批";
    CHECK_FALSE(check_draft(office.workspace, draft).has_value());
    draft.name = "七个一批";
    CHECK(check_draft(office.workspace, draft).has_value());
    draft.lines.push_back({{}, " ", only(Stage::talks)});
    CHECK_FALSE(check_draft(office.workspace, draft).has_value());
    CHECK(seven_batches(office.workspace).name == "七个一批（2）");
    CHECK(copy_of(office.workspace, label_set("three")).name == "三个一批（副本）");
}

TEST_CASE("labels go into the bin with their set and come back with it") {
    Sets office;
    const RecordIndex set = office.add_set("口径");
    const RecordIndex label = office.add_label(set, "签约", {"signed"});
    Change change{"删除", {}};
    office.workspace.add_delete(change, set);
    office.put(with_consequences(office.on("2019-07-24"), change));
    CHECK_FALSE(office.workspace.is_live(label));
    const auto bin = trash_of(office.workspace);
    REQUIRE(bin.size() == 1);
    CHECK(bin[0].record == set);
    CHECK(bin[0].with == std::vector<RecordIndex>{label});
    Change back{"还原", {}};
    for (const RecordIndex each : restored_with(office.workspace, {set})) office.workspace.add_restore(back, each);
    office.put(back);
    CHECK(office.workspace.is_live(label));
}

TEST_CASE("sets and labels of one name are told apart, the younger one by a number") {
    Sets office;
    const RecordIndex first = office.add_set("我的口径");
    const RecordIndex second = office.add_set("我的口径");
    const RecordIndex third = office.add_set("三个一批"); // as a built-in one is called
    office.add_label(first, "签约", {"signed"}, {}, 5);
    office.add_label(first, "签约", {"landing"}, {}, 1);
    office.add_label(first, "", {"talks"}); // not finished
    CHECK(find_label_set(office.workspace, office.code(first))->name == "我的口径");
    CHECK(find_label_set(office.workspace, office.code(second))->name == "我的口径（2）");
    CHECK(find_label_set(office.workspace, office.code(third))->name == "三个一批（2）");
    const LabelSet& set = *find_label_set(office.workspace, office.code(first));
    REQUIRE(set.labels.size() == 2);
    CHECK(set.labels[0].name == "签约（2）"); // its place comes first, its age does not
    CHECK(set.labels[1].name == "签约");
}

TEST_CASE("a set of an office's own groups as the built-in one with the same content") {
    for (const LabelSet& built_in : built_in_label_sets()) {
        Sets office;
        const RecordIndex copy = office.add_set("本单位的" + built_in.name);
        std::int64_t place = 0;
        for (const Label& label : built_in.labels) {
            std::vector<std::string_view> stages;
            for (std::size_t i = 0; i < ladder_length; ++i)
                if (label.has(static_cast<Stage>(i))) stages.push_back(stage_code(static_cast<Stage>(i)));
            office.add_label(copy, label.name, stages, stage_code(label.entry), ++place);
        }
        office.choose(office.code(copy));
        const LabelSet& own = label_set_of(office.workspace);
        REQUIRE(own.labels.size() == built_in.labels.size());
        for (std::size_t i = 0; i < own.labels.size(); ++i) {
            CHECK(own.labels[i].name == built_in.labels[i].name);
            CHECK(own.labels[i].entry == built_in.labels[i].entry);
            CHECK(own.labels[i].look == built_in.labels[i].look);
        }
        for (std::size_t i = 0; i < stage_count; ++i)
            CHECK(own.label_of(static_cast<Stage>(i)) == built_in.label_of(static_cast<Stage>(i)));
    }
}

} // namespace yinfeng::domain
