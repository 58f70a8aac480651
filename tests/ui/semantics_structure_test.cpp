// What WAI-ARIA wants around widgets is put around them, for every screen at once.

#include "ui/semantics_structure.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

using namespace yinfeng;
using ui::Rect;
using ui::Role;
using ui::SemanticNode;
using ui::structured;

namespace {

SemanticNode node(Role role, int parent = -1, std::string name = {}, Rect rect = {}) {
    return {.id = 1, .role = role, .rect = rect, .name = std::move(name), .parent = parent};
}

// "main(tablist(tab tab) button)"
std::string shape(const std::vector<SemanticNode>& nodes, int parent = -1) {
    std::string words;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].parent != parent) continue;
        words.append(words.empty() ? "" : " ").append(role_name(nodes[i].role));
        const std::string inside = shape(nodes, static_cast<int>(i));
        if (!inside.empty()) words.append("(").append(inside).append(")");
    }
    return words;
}

} // namespace

TEST_CASE("semantics: a run of tabs stands in a tablist as large as they are; others break the run") {
    const auto nodes = structured({node(Role::tab, -1, "看板", {10, 10, 30, 20}),
        node(Role::tab, -1, "表格", {40, 10, 30, 20}), node(Role::button, -1, "新建"), node(Role::tab, -1, "周")});
    CHECK(shape(nodes) == "tablist(tab tab) button tablist(tab)");
    CHECK(nodes[0].rect.x == 10);
    CHECK(nodes[0].rect.width == 60);
}

TEST_CASE("semantics: heads of columns and what stands beside them are cells of a row, rows have cells") {
    const auto nodes = structured({node(Role::grid), node(Role::columnheader, 0), node(Role::button, 0),
        node(Role::row, 0, "忠旺"), node(Role::gridcell, 3), node(Role::checkbox, 3), node(Role::row, 0, "没有格")});
    CHECK(shape(nodes) == "grid(row(columnheader gridcell(button)) row(gridcell gridcell(checkbox)) row(gridcell))");
    CHECK(nodes.back().name == "没有格");
}

TEST_CASE("semantics: rows that open and close make a treegrid; what a menu or a list cannot hold stands beside it") {
    SemanticNode head = node(Role::row, 0, "在建");
    head.expanded = true;
    CHECK(shape(structured({node(Role::grid), head})) == "treegrid(row(gridcell))");
    CHECK(shape(structured({node(Role::menu), node(Role::searchbox, 0), node(Role::menuitem, 0)})) ==
          "menu(menuitem) searchbox");
    CHECK(shape(structured({node(Role::menu), node(Role::searchbox, 0), node(Role::option, 0)})) ==
          "region(searchbox listbox(option))");
    CHECK(shape(structured({node(Role::navigation), node(Role::link, 0), node(Role::option)})) ==
          "navigation(link) listbox(option)");
}

TEST_CASE("semantics: whatever is reported, each node is there once, in order, and every role in what it needs") {
    std::mt19937 random(12);
    for (int round = 0; round < 2000; ++round) {
        std::vector<SemanticNode> nodes;
        const int count = static_cast<int>(random() % 24);
        for (int i = 0; i < count; ++i)
            nodes.push_back(node(static_cast<Role>(random() % (static_cast<unsigned>(Role::treegrid) + 1)),
                static_cast<int>(random() % static_cast<unsigned>(i + 1)) - 1, std::to_string(i)));
        const auto made = structured(nodes);
        std::vector<std::string> named;
        for (std::size_t i = 0; i < made.size(); ++i) {
            REQUIRE(made[i].parent < static_cast<int>(i));
            const Role outer = made[i].parent < 0 ? Role::text : made[static_cast<std::size_t>(made[i].parent)].role;
            if (made[i].id != 0) named.push_back(made[i].name);
            if (made[i].role == Role::tab) CHECK(outer == Role::tablist);
            if (made[i].role == Role::option) CHECK(outer == Role::listbox);
            if (made[i].role == Role::row) CHECK((outer == Role::grid || outer == Role::treegrid));
            if (made[i].role == Role::gridcell || made[i].role == Role::columnheader) CHECK(outer == Role::row);
        }
        REQUIRE(named.size() == nodes.size());
        for (std::size_t i = 0; i < named.size(); ++i) CHECK(named[i] == std::to_string(i));
    }
}
