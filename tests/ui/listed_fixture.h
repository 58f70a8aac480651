#pragma once
// A list page of the sample workspace, as a person works with it. For the tests of what every list can do.

#include "tests/ui/ui_fixture.h"

#include "model/typed.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::test {

using app::Screen;
using ui::Role;
using ui::SemanticNode;

struct Listed : UiFixture {
    explicit Listed(Screen screen, int width = 1920, int height = 1080, bool touch = false, float scale = 1)
        : UiFixture(width, height, scale, touch) {
        open_sample();
        app().go(screen);
        settle();
    }
    const Workspace& data() { return *app().workspace(); }
    RecordIndex find_record(Kind kind, std::string_view name) {
        for (const RecordIndex record : data().live(kind))
            if (data().value(record, title_field(kind)).as_text() == name) return record;
        return no_record;
    }
    std::string value(Kind kind, std::string_view name, FieldId field) {
        const RecordIndex record = find_record(kind, name);
        return record == no_record ? "no such record" : std::string(data().value(record, field).as_text());
    }
    void press(Role role, std::string_view name) {
        // Where there is little room some layouts stand in a menu beside their switch, or all of them in one.
        if (role == Role::tab && !find(role, name) &&
            (click(Role::toggle, "其他版式") || click(Role::button, "版式：*"))) {
            settle();
            role = Role::menuitem;
        }
        REQUIRE_MESSAGE(click(role, name), std::string(name) << "\n" << tree());
        settle();
    }
    void press_right(Role role, std::string_view name, float from_left = 0) {
        move_to(5, 5); // a pointer that has not moved since a key points at nothing
        const SemanticNode* node = find(role, name);
        REQUIRE_MESSAGE(node, std::string(name) << "\n" << tree());
        const float x = from_left > 0 ? node->rect.x + from_left : node->rect.x + node->rect.width / 2;
        click_at(x, node->rect.y + node->rect.height / 2, 1);
    }
    void focus(Role role, std::string_view name) {
        const SemanticNode* node = find(role, name);
        REQUIRE_MESSAGE(node, std::string(name) << "\n" << tree());
        frontend->semantics().request_focus(node->id);
        settle();
    }
    void choose_layout(std::string_view layout) { press(Role::tab, layout); }
    std::vector<std::string> rows() {
        std::vector<std::string> names;
        for (const SemanticNode* row : all(Role::row))
            if (!row->expanded) names.push_back(row->name);
        return names;
    }
    std::vector<std::string> heads() {
        std::vector<std::string> names;
        for (const SemanticNode* row : all(Role::row))
            if (row->expanded) names.push_back(row->name);
        return names;
    }
    std::vector<std::string> columns() {
        std::vector<std::string> names;
        for (const SemanticNode* head : all(Role::columnheader)) names.push_back(head->name);
        return names;
    }
    bool has_column(std::string_view name) { return std::ranges::contains(columns(), name); }
    bool says(std::string_view words) { return find_text(words) != nullptr; }
    std::string caret_in() {
        for (const Role role : {Role::textbox, Role::searchbox})
            for (const SemanticNode* node : all(role))
                if (node->focused) return node->name;
        return {};
    }
};

inline constexpr std::string_view big = "环渤海（营口）大数据产业园";
inline constexpr std::string_view top = "高新区物流园区（线索）"; // the first of all
inline constexpr std::string_view amount = "投资总额 亿元";

} // namespace yinfeng::test
