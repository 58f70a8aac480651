#include "ui/semantics.h"

#include <doctest/doctest.h>

using namespace yinfeng::ui;

namespace {

void frame_with(Semantics& tree, const char* name, float x = 0) {
    tree.begin_frame();
    tree.push_parent(tree.add({.role = Role::list, .name = "list"}));
    tree.add({.id = 7, .role = Role::button, .rect = {x, 0, 10, 10}, .name = name});
    tree.pop_parent();
    tree.end_frame();
}

} // namespace

TEST_CASE("nothing is recorded until somebody asks") {
    Semantics tree;
    frame_with(tree, "a");
    CHECK(tree.nodes().empty());
    CHECK(tree.version() == 0);
    tree.set_wanted(true);
    frame_with(tree, "a");
    REQUIRE(tree.nodes().size() == 2);
    CHECK(tree.nodes()[0].parent == -1);
    CHECK(tree.nodes()[1].parent == 0);
    tree.set_wanted(false);
    frame_with(tree, "a");
    CHECK(tree.nodes().empty());
}

TEST_CASE("wanted again before the next frame, everything is told anew") {
    Semantics tree;
    tree.set_wanted(true);
    frame_with(tree, "a");
    const auto shown = tree.version();
    tree.set_wanted(false);
    tree.set_wanted(true);
    frame_with(tree, "a");
    CHECK(tree.version() != shown);
    CHECK(tree.nodes().size() == 2);
}

TEST_CASE("the version changes only when the tree does") {
    Semantics tree;
    tree.set_wanted(true);
    frame_with(tree, "a");
    const auto first = tree.version();
    frame_with(tree, "a");
    CHECK(tree.version() == first);
    frame_with(tree, "b");
    CHECK(tree.version() == first + 1);
    frame_with(tree, "b", 1);
    CHECK(tree.version() == first + 2);
}

TEST_CASE("a request reaches its widget once, or is dropped when the widget is gone") {
    Semantics tree;
    tree.activate(7);
    CHECK(tree.has_pending());
    CHECK_FALSE(tree.take_activation(8));
    CHECK(tree.take_activation(7));
    CHECK_FALSE(tree.take_activation(7));
    CHECK_FALSE(tree.has_pending());

    tree.set_value(7, "text");
    frame_with(tree, "a");
    CHECK(tree.take_value(7) == "text");
    CHECK_FALSE(tree.take_value(7));

    tree.activate(9);
    tree.request_focus(10);
    frame_with(tree, "a");
    frame_with(tree, "a");
    CHECK_FALSE(tree.has_pending());
}

TEST_CASE("announcements are taken once") {
    Semantics tree;
    tree.announce("已保存");
    tree.announce("没存上", true);
    const auto all = tree.take_announcements();
    REQUIRE(all.size() == 2);
    CHECK(all[1].urgent);
    CHECK(tree.take_announcements().empty());
}

TEST_CASE("what stands on the screen is read out when it comes, and again when it comes again") {
    Semantics tree;
    const auto frame = [&](const char* words) {
        tree.begin_frame();
        if (words) tree.standing(words);
        if (words) tree.standing(words); // two fields with one problem
        tree.end_frame();
        return tree.take_announcements().size();
    };
    CHECK(frame("没存上") == 1);
    CHECK(frame("没存上") == 0);
    CHECK(frame("没存上：磁盘已满") == 1);
    CHECK(frame(nullptr) == 0);
    CHECK(frame("没存上") == 1);
}
