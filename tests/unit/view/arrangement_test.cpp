// How an office arranges a kind: texts with names that are unknown, retired or written twice; what follows from them; two offices.

#include "domain/field_draft.h"
#include "store/custom_fields.h"
#include "tests/support/core_world.h"
#include "tests/unit/view/view_world.h"
#include "view/arrangement.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace yinfeng::view {

namespace {

constexpr auto projects = static_cast<KindId>(Kind::project);

struct Office : ViewWorld {
    std::uint64_t made = 0;
    Id define(domain::FieldDraft draft) {
        Change change{"新建字段", {}};
        REQUIRE(domain::check_draft(workspace, draft).has_value());
        const Id id = domain::write_draft(workspace, draft, [&] { return Id{0x0180'0000'0000'0000u, ++made}; }, change);
        put(change);
        return id;
    }
    void retire(Id field, bool retired) {
        set(workspace.find(field), field::custom_field::retired_, Value::of(retired));
    }
    std::vector<std::string> shown(std::string_view text) {
        look();
        std::vector<std::string> names;
        for (const ColumnId id : read_list(columns, projects, text)) names.push_back(columns[id].name);
        return names;
    }
    // The text again, as reading and writing it anew gives it.
    std::string again(std::string_view text) {
        look();
        return list_text(columns, projects, read_list(columns, projects, text), text);
    }
    std::string form_again(std::string_view text) {
        return form_text(workspace, projects, read_form(workspace, projects, text), text);
    }
    std::vector<std::string> section(std::string_view text, yinfeng::Group group) {
        const Form form = read_form(workspace, projects, text);
        const auto found = std::ranges::find(form.sections, group, &Form::Section::group);
        std::vector<std::string> names;
        if (found != form.sections.end())
            for (const FieldId field : found->fields) names.emplace_back(workspace.names().field_name(field));
        return names;
    }
    void arrange(ArrangedPart part, const std::vector<std::string>& names) {
        look();
        std::vector<ColumnId> ids;
        for (const std::string& name : names) ids.push_back(column(name));
        Change change{"版面", {}};
        view::arrange(columns, projects, part, ids, change);
        put(change);
    }
    std::string text(ArrangedPart part) {
        const RecordIndex record = arrangement_of(workspace, projects);
        return record == no_record ? std::string() : std::string(workspace.value(record, field_of(part)).as_text());
    }
};

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("an arrangement is read by the names of files, over links too, without what is not there") {
    Office office;
    CHECK(office.shown("amount, investor.region, nothing, amount, time_state, count(x/y)") ==
          Texts{"amount", "investor.region", "time_state"});
    CHECK(office.shown("") == Texts{});
    CHECK(office.shown(" , ,, ") == Texts{});
    CHECK(office.again("amount, nothing, amount,  name") == "amount, nothing, name");
}

TEST_CASE("what cannot be read here stays behind what it stood behind") {
    Office office;
    office.look();
    const std::string before = "later1, amount, later2, later3, name, stage, later4";
    const std::vector<ColumnId> shown{office.column("stage"), office.column("amount"), office.column("area")};
    CHECK(list_text(office.columns, projects, shown, before) == "later1, stage, later4, amount, later2, later3, area");
    CHECK(office.again(before) == before);
}

TEST_CASE("a field of the office's own keeps its place while it is retired, and under another name") {
    Office office;
    const Id field = office.define({.name = "用工人数", .type = "number"});
    const std::string name = custom_field_name(field);
    office.arrange(ArrangedPart::columns, {"name", "用工人数", "amount"});
    CHECK(office.text(ArrangedPart::columns) == "name, " + name + ", amount");
    office.retire(field, true);
    office.look();
    CHECK(office.shown(office.text(ArrangedPart::columns)) == Texts{"name", "amount"});
    office.arrange(ArrangedPart::columns, {"name", "stage"});
    CHECK(office.text(ArrangedPart::columns) == "name, " + name + ", stage");
    office.retire(field, false);
    office.set(office.workspace.find(field), field::custom_field::name_, Value::text("用工"));
    CHECK(office.shown(office.text(ArrangedPart::columns)) == Texts{"name", name, "stage"});
}

TEST_CASE("a form has every field once, and a new one at the end of its section") {
    Office office;
    const std::string text = "scale: area, amount\nbasic: code, note, amount\nhidden: tags, nothing\nsoon: a, b";
    CHECK(office.section(text, yinfeng::Group::basic).front() == "code");
    const Texts scale = office.section(text, yinfeng::Group::scale);
    REQUIRE(scale.size() >= 2);
    CHECK(scale[0] == "area");
    CHECK(scale[1] == "amount");
    const Form form = read_form(office.workspace, projects, text);
    CHECK(form.sections.front().group == yinfeng::Group::scale);
    CHECK(form.hidden == std::vector<FieldId>{field::project::tags_});
    std::vector<FieldId> all = form.hidden;
    for (const Form::Section& section : form.sections) std::ranges::copy(section.fields, std::back_inserter(all));
    std::ranges::sort(all);
    CHECK(std::ranges::adjacent_find(all) == all.end());
    CHECK(all.size() == office.workspace.names().fields_of(projects).size());
    CHECK(office.form_again(text).find("hidden: tags, nothing") != std::string::npos);
    CHECK(office.form_again(text).ends_with("soon: a, b"));

    const Id field = office.define({.name = "用工人数", .type = "number"});
    CHECK(office.section(text, yinfeng::Group::own) == Texts{custom_field_name(field)});
}

TEST_CASE("writing what was read changes nothing: lists and forms") {
    Office office;
    office.define({.name = "用工人数", .type = "number"});
    office.look();
    Texts names{"later", "x-later", "投资方", "investor.region", "\"a, b\"", "count(phase/project)"};
    for (const ColumnId id : office.columns.offered(projects)) names.push_back(office.columns[id].name);
    CHECK(rc::check([&] {
        std::string list;
        for (const std::size_t each :
            *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, names.size())))
            list.append(list.empty() ? "" : ", ").append(names[each]);
        const std::string once = office.again(list);
        RC_ASSERT(office.again(once) == once);
        RC_ASSERT(office.shown(once) == office.shown(list));
    }));
    CHECK(rc::check([&] {
        std::string text;
        const Texts keys{"basic", "scale", "own", "hidden", "soon", "people"};
        for (const std::string& key : keys) {
            if (!*rc::gen::arbitrary<bool>()) continue;
            text.append(key).append(": ");
            for (const std::size_t each :
                *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, names.size())))
                text.append(names[each]).append(", ");
            text += '\n';
        }
        const std::string once = office.form_again(text);
        RC_ASSERT(office.form_again(once) == once);
        RC_ASSERT(read_form(office.workspace, projects, once) == read_form(office.workspace, projects, text));
    }));
}

TEST_CASE("a view that says nothing of columns and cards has what was arranged, one that does keeps its own") {
    Office office;
    office.arrange(ArrangedPart::columns, {"stage", "amount"});
    office.arrange(ArrangedPart::cards, {"investor", "amount"});
    const auto columns_of = [&](std::string_view text) {
        View view = office.view(text);
        complete_columns(office.columns, view);
        Texts names;
        for (const Shown& shown : view.columns) names.push_back(office.columns[shown.column].name);
        names.emplace_back("|");
        for (const ColumnId card : view.cards) names.push_back(office.columns[card].name);
        return names;
    };
    CHECK(columns_of("") == Texts{"name", "stage", "amount", "|", "investor", "amount"});
    CHECK(columns_of("columns name, area\ncards tags") == Texts{"name", "area", "|", "tags"});
}

TEST_CASE("the default is back in one step, and undoing that step gives the arrangement again") {
    Office office;
    office.arrange(ArrangedPart::columns, {"stage", "amount"});
    Form form = usual_form(office.workspace, projects);
    std::swap(form.sections[0], form.sections[1]);
    Change moved{"版面", {}};
    arrange(office.workspace, projects, form, moved);
    office.put(moved);
    CHECK(form_of(office.workspace, projects) == form);
    CHECK(is_arranged(office.workspace, projects));

    Change restored{"恢复默认", {}};
    restore_default(office.workspace, projects, restored);
    office.put(restored);
    CHECK_FALSE(is_arranged(office.workspace, projects));
    CHECK(form_of(office.workspace, projects) == usual_form(office.workspace, projects));
    REQUIRE(office.workspace.undo(office.wall_ms).has_value());
    CHECK(office.text(ArrangedPart::columns) == "stage, amount");
    CHECK(form_of(office.workspace, projects) == form);

    Change usual{"版面", {}};
    arrange(office.workspace, projects, usual_form(office.workspace, projects), usual);
    office.put(usual);
    CHECK_FALSE(is_arranged(office.workspace, projects, ArrangedPart::form));
    CHECK(is_arranged(office.workspace, projects, ArrangedPart::columns));
}

TEST_CASE("an arrangement that lies in the trash is none, and arranging anew brings its record back") {
    Office office;
    office.arrange(ArrangedPart::columns, {"stage", "amount"});
    office.arrange(ArrangedPart::cards, {"investor"});
    Change deletion{"删除", {}};
    office.workspace.add_delete(deletion, arrangement_of(office.workspace, projects));
    office.put(deletion);
    CHECK_FALSE(is_arranged(office.workspace, projects));
    office.arrange(ArrangedPart::columns, {"area"});
    CHECK(office.text(ArrangedPart::columns) == "area");
    CHECK(office.text(ArrangedPart::cards).empty());
    CHECK(office.workspace.live(Kind::arrangement).size() == 1);
}

TEST_CASE("two offices that arrange one kind write the same record, and what differs stands open") {
    Office here, there;
    there.workspace.set_replica(2);
    here.arrange(ArrangedPart::columns, {"stage", "amount"});
    here.arrange(ArrangedPart::cards, {"investor"});
    there.arrange(ArrangedPart::columns, {"area"});
    here.workspace.join(test::reread(there.workspace), "导入");
    REQUIRE(here.workspace.live(Kind::arrangement).size() == 1);
    const RecordIndex record = arrangement_of(here.workspace, projects);
    CHECK(here.workspace.record(record).id == arrangement_id("project"));
    CHECK(here.workspace.record(record).conflicts == 1);
    CHECK(here.workspace.record(record).find(field::arrangement::columns_)->in_conflict());
    CHECK(here.text(ArrangedPart::cards) == "investor");
    here.arrange(ArrangedPart::columns, {"stage"});
    CHECK(here.workspace.record(record).conflicts == 0);
}

} // namespace yinfeng::view
