// Label sets of an office's own in groups, conditions, order and funnel (mechanisms.md 1.6, S4-01).

#include "tests/unit/view/view_world.h"
#include "view/buckets.h"
#include "view/statistics.h"

namespace yinfeng::view {

namespace {

namespace l = field::stage_label;

struct LabelWorld : ViewWorld {
    RecordIndex settings = add(Kind::settings, {{field::settings::name_, Value::text("招商局")}});
    RecordIndex set = add(Kind::label_set, {{field::label_set::name_, Value::text("本区口径")}});
    RecordIndex talk = label("谈判一批", {"talks", "review"}, 1), sign = label("签约一批", {"signed"}, 2);

    LabelWorld() {
        project("甲", "talks", "");
        project("乙", "signed", "");
        project("丙", "landing", "");
    }
    RecordIndex label(std::string_view name, std::vector<std::string_view> stages, std::int64_t place) {
        const RecordIndex made = add(
            Kind::stage_label, {{l::set_, link(set)}, {l::name_, Value::text(name)}, {l::place_, Value::of(place)}});
        for (const std::string_view stage : stages) put_in(made, l::stages_, stage);
        return made;
    }
    void choose(std::string_view code) {
        domain::Builder::set(settings, field::settings::label_set_, Value::text(code));
    }
    void choose_own() { choose(to_string(id(set))); }
    void write(RecordIndex record, FieldId field, Value value) {
        domain::Builder::set(record, field, std::move(value));
    }
    // 谈判一批 1 | 签约一批 1 | …
    std::string groups(std::string_view by) {
        const View wanted = view("group " + std::string(by));
        look();
        std::string text;
        for (const Group& group : query.run(wanted).groups)
            text += (text.empty() ? "" : " | ") + (group.label.empty() ? "未填" : group.label) + " " +
                    std::to_string(group.count);
        return text;
    }
};

} // namespace

TEST_CASE("groups by labels are those of the set that is chosen, and follow what is written of it") {
    LabelWorld world;
    CHECK(world.groups("stage labels") == "在谈 1 | 签约 2");
    world.choose("ladder");
    CHECK(world.groups("stage labels") == "在谈 1 | 签约 1 | 落地手续 1");
    world.choose_own();
    CHECK(world.groups("stage labels") == "谈判一批 1 | 签约一批 1 | 落地手续 1"); // the last stands under no label
    world.put_in(world.sign, l::stages_, "landing");
    CHECK(world.groups("stage labels") == "谈判一批 1 | 签约一批 2");
    world.write(world.talk, l::name_, Value::text("在谈一批"));
    CHECK(world.groups("stage labels") == "在谈一批 1 | 签约一批 2");
    world.write(world.talk, l::place_, Value::of(std::int64_t{9}));
    CHECK(world.groups("stage labels") == "签约一批 2 | 在谈一批 1");
    world.choose("four");
    CHECK(world.groups("stage labels") == "在谈 1 | 签约 2");
}

TEST_CASE("the label of a project is a column like any other: shown, asked for by its name, grouped in order") {
    LabelWorld world;
    world.choose_own();
    const RecordIndex first = world.workspace.live(Kind::project).front();
    CHECK(world.shown(first, "batch") == "谈判一批");
    CHECK(world.where("batch = 签约一批") == Names{"乙"});
    CHECK(world.where("所属一批 是 谈判一批") == Names{"甲"});
    CHECK(world.groups("batch") == "谈判一批 1 | 签约一批 1 | 未填 1");
    const View kept = world.view("where batch = 签约一批");
    world.write(world.sign, l::name_, Value::text("签下一批"));
    CHECK(world.names(kept) == Names{"乙"}); // a name changes nothing else
    CHECK(world.shown(first, "batch") == "谈判一批");
    world.put_in(world.talk, l::stages_, "signed");
    CHECK(world.names(kept).empty()); // the first label by order has the stage
}

TEST_CASE("a name that a built-in label has too means the one of the chosen set") {
    LabelWorld world;
    world.write(world.sign, l::name_, Value::text("签约"));
    CHECK(world.where("batch = 签约") == Names{"乙", "丙"});
    world.choose_own();
    CHECK(world.where("batch = 签约") == Names{"乙"});
}

TEST_CASE("the funnel has the labels of an office's own set along the ladder, whatever their order") {
    LabelWorld world;
    world.choose_own();
    world.write(world.talk, l::place_, Value::of(std::int64_t{9}));
    const RecordIndex empty = world.label("等米下锅", {}, 3); // nothing can reach it
    const View wanted = world.view("group stage labels");
    world.look();
    (void)world.query.run(wanted);
    const Funnel funnel = make_funnel(world.query, wanted, wanted.groups.front());
    REQUIRE(funnel.steps.size() == 2);
    CHECK(funnel.steps[0].label == "谈判一批");
    CHECK(funnel.steps[0].reached.count == 3);
    CHECK(funnel.steps[1].label == "签约一批");
    CHECK(funnel.steps[1].reached.count == 2);
    CHECK(world.workspace.is_live(empty));
}

TEST_CASE("the number of a label that the chosen set has not is no label") {
    LabelWorld world;
    world.choose_own();
    world.look();
    CHECK(label_of_key(world.columns, Value::of(std::int64_t{1}))->name == "签约一批");
    CHECK(label_of_key(world.columns, Value::of(std::int64_t{7})) == nullptr);
    CHECK(label_of_key(world.columns, Value::text("landing")) == nullptr);
}

} // namespace yinfeng::view
