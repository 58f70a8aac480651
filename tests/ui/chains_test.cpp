// The chain page as a person uses it: map, editing, panel.

#include "tests/ui/ui_fixture.h"

#include "domain/chain.h"
#include "model/typed.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using ui::Role;

namespace {

struct Chains : test::UiFixture {
    Chains(int width = 1440, int height = 900, float scale = 1, bool touch = false)
        : UiFixture(width, height, scale, touch) {
        open_sample();
        app().go(app::Screen::chains);
        settle();
    }
    const Workspace& workspace() { return *app().workspace(); }
    RecordIndex chain() { return domain::chains_in_order(workspace()).front(); }
    RecordIndex current() {
        const Id id = app().current_record(app::Screen::chains);
        return is_nil(id) ? no_record : workspace().find(id);
    }
    std::size_t node_count() { return domain::chain_view(workspace(), chain()).nodes.size(); }
    std::size_t link_count() { return domain::chain_view(workspace(), chain()).links.size(); }
    RecordIndex node(std::string_view name) {
        for (const RecordIndex record : workspace().links_to(workspace().record(chain()).id, field::chain_node::chain_))
            if (workspace().value(record, field::chain_node::name_).as_text() == name) return record;
        return no_record;
    }
    std::string_view tier(std::string_view name) {
        return workspace().value(node(name), field::chain_node::tier_).as_text();
    }
    void open_node(std::string_view name) {
        app().select_record(app::Screen::chains, workspace().record(node(name)).id);
        settle();
    }
};

} // namespace

TEST_CASE("the first chain of the sample is drawn in three columns, marked as a sample") {
    Chains page;
    CHECK(page.find(Role::heading, "产业链"));
    for (const char* tier : {"上游", "中游", "下游"}) CHECK(page.find(Role::heading, tier));
    CHECK_MESSAGE(page.find(Role::button, "油气钻探服务*"), page.tree());
    CHECK(page.find_text("样例链图"));
    CHECK(page.find(Role::tab, "缺口*"));
}

TEST_CASE("a node opens its panel, a press on the background leaves it") {
    Chains page;
    REQUIRE(page.click(Role::button, "基础化工原料*"));
    CHECK(page.current() == page.node("基础化工原料"));
    CHECK(page.find(Role::tab, "本节点"));
    page.key(ImGuiKey_Escape);
    CHECK(page.current() != page.node("基础化工原料"));
    CHECK(page.find(Role::tab, "链信息"));
}

TEST_CASE("a node is added, named, moved, deleted, and all of it can be undone") {
    Chains page;
    const std::size_t before = page.node_count();
    REQUIRE(page.click(Role::toggle, "编辑链图"));
    REQUIRE_MESSAGE(page.click(Role::button, "在上游添加节点"), page.tree());
    page.settle();
    CHECK(page.node_count() == before); // none without a name
    page.type("催化剂");
    page.key(ImGuiKey_Enter);
    page.key(ImGuiKey_Escape); // no next one
    page.settle();
    CHECK(page.node_count() == before + 1);
    REQUIRE_MESSAGE(page.node("催化剂") != no_record, page.tree());
    CHECK(page.tier("催化剂") == "upstream");

    REQUIRE(page.click(Role::button, "删除节点"));
    CHECK(page.node_count() == before);
    page.app().undo();
    page.settle();
    CHECK(page.node_count() == before + 1);
}

TEST_CASE("a second click where a panel was closed, or a node deleted, deletes no chain") {
    for (const char* first : {"关闭", "删除节点", "连线"}) {
        CAPTURE(std::string(first));
        Chains page;
        REQUIRE(page.click(Role::toggle, "编辑链图"));
        REQUIRE(page.click(Role::button, "在上游添加节点"));
        page.type("催化剂");
        page.key(ImGuiKey_Enter);
        const std::size_t chains = page.app().workspace()->live(Kind::chain).size();
        const ui::SemanticNode* button = page.find(Role::button, first);
        if (!button) button = page.find(Role::toggle, first);
        REQUIRE_MESSAGE(button, page.tree());
        const ui::Rect place = button->rect;
        for (int n = 0; n < 2; ++n) {
            page.click_at(place.x + place.width / 2, place.y + place.height / 2);
            page.settle();
        }
        CHECK(page.app().workspace()->live(Kind::chain).size() == chains);
    }
}

TEST_CASE("two nodes are connected by pressing the second, once") {
    Chains page;
    REQUIRE(page.click(Role::toggle, "编辑链图"));
    page.open_node("润滑油基础油");
    const std::size_t before = page.link_count();
    REQUIRE_MESSAGE(page.click(Role::toggle, "连线"), page.tree());
    CHECK(page.find_text("连到哪个节点"));
    REQUIRE(page.click(Role::button, "特种涂料*"));
    CHECK(page.link_count() == before + 1);
    REQUIRE(page.click(Role::toggle, "连线"));
    REQUIRE(page.click(Role::button, "特种涂料*"));
    CHECK(page.link_count() == before + 1);
}

TEST_CASE("a drag puts a node into another tier") {
    Chains page;
    REQUIRE(page.click(Role::toggle, "编辑链图"));
    const ui::SemanticNode* from = page.find(Role::button, "润滑油基础油*");
    const ui::SemanticNode* to = page.find(Role::button, "特种涂料*");
    REQUIRE(from);
    REQUIRE(to);
    page.drag(from->rect.x + 60, from->rect.y + 40, to->rect.x + 60, to->rect.y + 40);
    CHECK(page.tier("润滑油基础油") == "midstream");
    page.app().undo();
    page.settle();
    CHECK(page.tier("润滑油基础油") == "upstream");
}

TEST_CASE("arrows move between nodes, Enter opens") {
    Chains page;
    const ui::SemanticNode* node = page.find(Role::button, "油气钻探服务*");
    REQUIRE(node);
    page.frontend->semantics().request_focus(node->id);
    page.settle();
    page.key(ImGuiKey_RightArrow);
    const ui::SemanticNode* focused = nullptr;
    for (const ui::SemanticNode* each : page.all(Role::button))
        if (each->focused) focused = each;
    REQUIRE(focused);
    CHECK(focused->rect.x > page.find(Role::button, "油气钻探服务*")->rect.x);
    page.key(ImGuiKey_Enter);
    CHECK(page.find(Role::tab, "本节点"));
}

TEST_CASE("a gap becomes a lead: a project on the node, which is then in talks") {
    Chains page;
    page.open_node("丙烯及丙烯酸单体");
    REQUIRE_MESSAGE(page.click(Role::button, "转为线索"), page.tree());
    CHECK(page.app().screen() == app::Screen::projects);
    const auto view = domain::chain_view(page.workspace(), page.chain());
    const auto place = view.find(page.node("丙烯及丙烯酸单体"));
    REQUIRE(place);
    CHECK(view.nodes[*place].state == domain::NodeState::talking);
}

TEST_CASE("a new chain begins empty and in editing") {
    Chains page;
    const std::size_t before = page.workspace().live(Kind::chain).size();
    REQUIRE(page.click(Role::button, "新建产业链"));
    page.settle();
    page.type("低空经济");
    page.key(ImGuiKey_Enter);
    CHECK_MESSAGE(page.workspace().live(Kind::chain).size() == before + 1, page.tree());
    CHECK(page.find(Role::button, "在下游添加节点"));
}

TEST_CASE("500 nodes: only the visible ones are drawn") {
    Chains page;
    Change change{"many", {}};
    const Id chain = page.workspace().record(page.chain()).id;
    std::vector<Id> ids;
    for (int i = 0; i < 500; ++i) {
        const Id id = page.app().new_id();
        change.set(Kind::chain_node, id, field::chain_node::chain_, to_value(chain));
        change.set(Kind::chain_node, id, field::chain_node::name_, Value::text("节点 " + std::to_string(i)));
        change.set(Kind::chain_node, id, field::chain_node::tier_,
            Value::text(i % 3 == 0   ? "upstream"
                        : i % 3 == 1 ? "midstream"
                                     : "downstream"));
        change.set(Kind::chain_node, id, field::chain_node::order_, Value::of(std::int64_t{i}));
        ids.push_back(id);
    }
    REQUIRE(page.app().apply(change));
    page.settle();
    CHECK(page.all(Role::button).size() < 120);
    CHECK(page.drawn_vertices() < 60'000);
    REQUIRE(page.click(Role::button, "适应窗口*"));
    page.frames(5);
}

TEST_CASE("the chain page draws at every size and by touch") {
    for (const auto& [width, height, touch] : {std::tuple{1024, 768, true}, {1366, 768, false}, {1920, 1080, false}}) {
        Chains page(width, height, 1, touch);
        CHECK(page.find(Role::heading, "产业链"));
        page.open_node("基础化工原料");
        CHECK(page.find(Role::tab, "本节点"));
    }
}
