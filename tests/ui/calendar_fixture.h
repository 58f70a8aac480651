#pragma once
// The projects of the sample in the layout 日历, on 2019-08-30, a Friday, by 计划开工.

#include "tests/ui/listed_fixture.h"

#include "ui/ui.h"

#include <string>
#include <string_view>

namespace yinfeng::test {

namespace project = field::project;

inline bool is_inside(const ui::Rect& outer, const ui::Rect& inner) {
    return inner.x >= outer.x - 1 && inner.y >= outer.y - 1 && ui::right(inner) <= ui::right(outer) + 1 &&
           ui::bottom(inner) <= ui::bottom(outer) + 1;
}

struct Calendar : Listed {
    explicit Calendar(int width = 1920, int height = 1080, bool touch = false, Screen screen = Screen::projects)
        : Listed(screen, width, height, touch) {
        app().set_today(parse_iso_date("2019-08-30"));
        settle();
        choose_layout("日历");
    }
    Id plan(std::string_view name, std::string_view date, std::string_view stage = "talks") {
        const Id id = app().new_id();
        Change change{"新建", {}};
        change.set(Kind::project, id, project::name_, Value::text(name));
        change.set(Kind::project, id, project::stage_, Value::text(stage));
        if (!date.empty()) change.set(Kind::project, id, project::planned_start_, Value::text(date));
        REQUIRE(app().apply(change));
        settle();
        return id;
    }
    void plan_many(int count, std::string_view date) {
        Change change{"导入", {}};
        for (int i = 0; i < count; ++i) {
            const Id id = app().new_id();
            change.set(Kind::project, id, project::name_, Value::text("项目 " + std::to_string(i)));
            change.set(Kind::project, id, project::planned_start_, Value::text(date));
        }
        REQUIRE(app().apply(change));
        settle();
    }
    std::string planned(Id id, FieldId field = project::planned_start_) {
        return std::string(data().value(data().find(id), field).as_text());
    }
    const SemanticNode& day(std::string_view iso) {
        const SemanticNode* node = find(Role::gridcell, std::string(iso) + "*");
        REQUIRE_MESSAGE(node, std::string(iso) << "\n" << tree());
        return *node;
    }
    const SemanticNode& chip(std::string_view name) {
        const SemanticNode* node = find(Role::button, name);
        REQUIRE_MESSAGE(node, std::string(name) << "\n" << tree());
        return *node;
    }
    // A copy: the nodes are those of one frame.
    void drag_to(std::string_view name, std::string_view iso) {
        const ui::Rect from = chip(name).rect, to = day(iso).rect;
        drag(from.x + 20, from.y + from.height / 2, to.x + to.width / 2, to.y + to.height - 10);
    }
    std::string keyboard_on() {
        for (const SemanticNode& node : frontend->semantics().nodes())
            if (node.focused) return node.name;
        return {};
    }
    void focus_day(std::string_view iso) { focus(Role::gridcell, std::string(iso) + "*"); }
    void first_days() { // of the month after the one of today
        press(Role::button, "下个月");
        REQUIRE(find(Role::heading, "2019 年 9 月"));
    }
};

} // namespace yinfeng::test
