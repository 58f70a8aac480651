// An arrangement while somebody changes it: lines, sections, and that only what was changed is written.

#include "tests/unit/view/view_world.h"
#include "view/arrangement_draft.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace yinfeng::view {

namespace {

constexpr auto projects = static_cast<KindId>(Kind::project);

struct Arranging : ViewWorld {
    ArrangementDraft begin() {
        look();
        ArrangementDraft::Lists usual;
        usual[0] = {column("name"), column("investor"), column("amount"), column("area")};
        usual[1] = {column("investor"), column("amount")};
        usual[2] = {column("amount"), column("area")};
        return {columns, projects, usual};
    }
    Names shown(const ArrangementDraft& draft, ArrangedPart part) {
        Names names;
        for (const DraftLine& line : draft.lines(part))
            names.push_back(
                line.is_section()
                    ? "[" + std::string(choices_of(ChoiceList::section)[static_cast<std::size_t>(line.section)].code) +
                          "]"
                    : columns[line.column].name);
        return names;
    }
    std::size_t line_of(const ArrangementDraft& draft, std::string_view name) {
        const auto& lines = draft.lines(ArrangedPart::form);
        const auto found = std::ranges::find(lines, column(name), &DraftLine::column);
        REQUIRE(found != lines.end());
        return static_cast<std::size_t>(found - lines.begin());
    }
    void save(const ArrangementDraft& draft) {
        Change change{"版面", {}};
        draft.write(columns, change);
        if (!change.writes.empty()) put(change);
    }
    std::size_t writes(const ArrangementDraft& draft) {
        Change change{"版面", {}};
        draft.write(columns, change);
        return change.writes.size();
    }
    std::string text(ArrangedPart part) {
        const RecordIndex record = arrangement_of(workspace, projects);
        return record == no_record ? std::string() : std::string(workspace.value(record, field_of(part)).as_text());
    }
};

} // namespace

TEST_CASE("lines are added, taken out and moved, and only the part that was changed is written") {
    Arranging office;
    ArrangementDraft draft = office.begin();
    CHECK(
        office.shown(draft, ArrangedPart::columns) == Names{"investor", "amount", "area"}); // the title is always there
    CHECK(office.writes(draft) == 0);
    draft.move(ArrangedPart::columns, 2, 0);
    CHECK(office.shown(draft, ArrangedPart::columns) == Names{"area", "investor", "amount"});
    draft.move(ArrangedPart::columns, 0, 99);
    CHECK(office.shown(draft, ArrangedPart::columns) == Names{"investor", "amount", "area"});
    CHECK(office.writes(draft) == 0); // as it was
    draft.step(ArrangedPart::columns, 1, true);
    draft.remove(ArrangedPart::columns, 1);
    draft.add(office.workspace, ArrangedPart::columns, office.column("stage"));
    draft.add(office.workspace, ArrangedPart::columns, office.column("stage"));
    CHECK(office.shown(draft, ArrangedPart::columns) == Names{"amount", "area", "stage"});
    CHECK_FALSE(draft.can_step(ArrangedPart::columns, 0, true));
    CHECK_FALSE(draft.can_step(ArrangedPart::columns, 2, false));
    CHECK(office.writes(draft) == 2); // the kind's name, and the columns
    office.save(draft);
    CHECK(office.text(ArrangedPart::columns) == "amount, area, stage");
    CHECK(office.text(ArrangedPart::cards).empty());

    ArrangementDraft again = office.begin();
    CHECK(office.shown(again, ArrangedPart::columns) == Names{"amount", "area", "stage"});
    CHECK_FALSE(again.is_usual(office.workspace, ArrangedPart::columns));
    again.restore(office.workspace, ArrangedPart::columns);
    CHECK(again.is_usual(office.workspace, ArrangedPart::columns));
    while (!again.lines(ArrangedPart::cards).empty()) again.remove(ArrangedPart::cards, 0);
    CHECK(again.is_usual(office.workspace, ArrangedPart::cards)); // no fields are the default
}

TEST_CASE("a field of the form goes to another section, is left out and comes back to its own") {
    Arranging office;
    ArrangementDraft draft = office.begin();
    REQUIRE(draft.lines(ArrangedPart::form).front().is_section());
    draft.move(ArrangedPart::form, office.line_of(draft, "amount"), 0); // nothing stands above the first head
    CHECK(office.shown(draft, ArrangedPart::form)[1] == "amount");
    draft.remove(ArrangedPart::form, office.line_of(draft, "area"));
    CHECK(draft.hidden() == std::vector<FieldId>{field::project::area_});
    office.save(draft);
    CHECK(office.text(ArrangedPart::form).starts_with("basic: amount, "));
    CHECK(office.text(ArrangedPart::form).ends_with("hidden: area"));

    ArrangementDraft again = office.begin();
    again.add(office.workspace, ArrangedPart::form, office.column("area"));
    CHECK(again.hidden().empty());
    const std::size_t line = office.line_of(again, "area");
    CHECK(again.lines(ArrangedPart::form)[line].section == office.workspace.names().info(field::project::area_)->group);
    again.restore(office.workspace, ArrangedPart::form);
    CHECK(again.is_usual(office.workspace, ArrangedPart::form));
}

TEST_CASE("a section goes up and down with its fields") {
    Arranging office;
    ArrangementDraft draft = office.begin();
    const Names before = office.shown(draft, ArrangedPart::form);
    const auto second = static_cast<std::size_t>(
        std::ranges::find_if(before.begin() + 1, before.end(), [](const auto& each) { return each.starts_with('['); }) -
        before.begin());
    draft.step(ArrangedPart::form, 0, false);
    const Names moved = office.shown(draft, ArrangedPart::form);
    CHECK(moved.front() == before[second]);
    CHECK(std::ranges::is_permutation(moved, before));
    CHECK_FALSE(draft.can_step(ArrangedPart::form, 0, true));
    const auto there = static_cast<std::size_t>(std::ranges::find(moved, before.front()) - moved.begin());
    draft.step(ArrangedPart::form, there, true);
    CHECK(office.shown(draft, ArrangedPart::form) == before);
}

TEST_CASE("whatever is done with a form, every field stands in it once") {
    Arranging office;
    office.look();
    CHECK(rc::check([&] {
        ArrangementDraft draft = office.begin();
        const Form usual = usual_form(office.workspace, projects);
        for (int i = 0; i < 30; ++i) {
            const std::size_t count = draft.lines(ArrangedPart::form).size();
            const auto line = *rc::gen::inRange<std::size_t>(0, count);
            switch (*rc::gen::inRange(0, 4)) {
            case 0: draft.move(ArrangedPart::form, line, *rc::gen::inRange(-2, 80)); break;
            case 1: draft.step(ArrangedPart::form, line, *rc::gen::arbitrary<bool>()); break;
            case 2: draft.remove(ArrangedPart::form, line); break;
            default:
                if (!draft.hidden().empty()) draft.add(office.workspace, ArrangedPart::form, draft.hidden().front());
            }
            RC_ASSERT(draft.lines(ArrangedPart::form).front().is_section());
        }
        std::vector<FieldId> all = draft.hidden(), expected;
        for (const DraftLine& each : draft.lines(ArrangedPart::form))
            if (!each.is_section()) all.push_back(each.column);
        for (const Form::Section& section : usual.sections)
            std::ranges::copy(section.fields, std::back_inserter(expected));
        std::ranges::sort(all);
        std::ranges::sort(expected);
        RC_ASSERT(all == expected);
    }));
}

} // namespace yinfeng::view
