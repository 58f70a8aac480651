// Drawing a chain: names one after the other, links drawn from card to card, and a map made of a template.

#include "tests/ui/ui_fixture.h"

#include "domain/chain.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using ui::Role;

namespace {

struct Drawing : test::UiFixture {
    explicit Drawing(int width = 1440, int height = 900, bool touch = false) : UiFixture(width, height, 1, touch) {
        open_sample();
        app().go(app::Screen::chains);
        settle();
        REQUIRE(click(touch ? Role::toggle : Role::button, touch ? "编辑链图" : "新建产业链"));
        settle();
        if (touch) return;
        type("低空经济");
        key(ImGuiKey_Enter);
        settle(); // an empty map asks for its first node
    }
    domain::ChainView view() {
        return domain::chain_view(*app().workspace(), domain::chains_in_order(*app().workspace()).back());
    }
    std::string name(std::size_t node) {
        return std::string(app().workspace()->value(view().nodes[node].node, field::chain_node::name_).as_text());
    }
    void write(std::string_view words, int modifiers = 0) {
        settle();
        type(words);
        key(ImGuiKey_Enter, modifiers);
        settle();
    }
    void leave() {
        key(ImGuiKey_Escape);
        settle();
    }
    // "A>B C>D" in the order of the nodes.
    std::string links() {
        std::string all;
        for (const domain::LinkView& link : view().links)
            all += (all.empty() ? "" : " ") + name(link.from) + ">" + name(link.to);
        return all;
    }
    ui::Rect card(std::string_view node) {
        const ui::SemanticNode* found = find(Role::button, std::string(node) + "*");
        REQUIRE_MESSAGE(found, tree());
        return found->rect;
    }
    float y_of(const ui::Rect& box) { return box.y + box.height / 2; }
    // From the middle of its right or left edge.
    void stretch(std::string_view node, bool from_right, float x, float y) {
        const ui::Rect box = card(node);
        const float edge = from_right ? box.x + box.width : box.x;
        move_to(edge - (from_right ? 4.0f : -4.0f), y_of(box));
        settle();
        drag(edge, y_of(box), x, y);
        settle();
    }
};

} // namespace

TEST_CASE("chain drawing: names one after the other are linked nodes, without a click between") {
    Drawing page;
    for (const char* name : {"复合材料", "整机", "巡检服务"}) page.write(name);
    page.leave();
    REQUIRE_MESSAGE(page.view().nodes.size() == 3, page.tree());
    CHECK(page.view().nodes[0].tier == domain::Tier::upstream);
    CHECK(page.view().nodes[1].tier == domain::Tier::midstream);
    CHECK(page.view().nodes[2].tier == domain::Tier::downstream);
    CHECK(page.links() == "复合材料>整机 整机>巡检服务");

    page.app().undo();
    page.settle();
    CHECK(page.view().nodes.size() == 2); // the node and its link are one step
    CHECK(page.links() == "复合材料>整机");
}

TEST_CASE("chain drawing: Shift and Enter names one beside it, linked from the same node") {
    Drawing page;
    page.write("电机");
    page.write("整机", ImGuiMod_Shift);
    page.write("飞控");
    page.leave();
    REQUIRE(page.view().nodes.size() == 3);
    CHECK(page.view().nodes[1].tier == domain::Tier::midstream);
    CHECK(page.view().nodes[2].tier == domain::Tier::midstream);
    CHECK(page.links() == "电机>整机 电机>飞控");
}

TEST_CASE("chain drawing: a node without a name is none, by Enter, Esc or a press elsewhere") {
    Drawing page;
    page.key(ImGuiKey_Enter);
    page.settle();
    CHECK(page.view().nodes.empty());
    CHECK_FALSE(page.find(Role::textbox, "节点名称"));
    for (const bool by_press : {false, true}) {
        REQUIRE(page.click(Role::button, "在中游添加节点"));
        page.settle();
        CHECK(page.find(Role::textbox, "节点名称"));
        if (by_press) page.click(Role::heading, "产业链");
        else page.key(ImGuiKey_Escape);
        page.settle();
        CHECK_FALSE(page.find(Role::textbox, "节点名称"));
        CHECK(page.view().nodes.empty());
    }
    REQUIRE(page.click(Role::button, "在中游添加节点"));
    page.settle();
    page.type("整机");
    page.click(Role::heading, "产业链");
    page.settle();
    CHECK(page.view().nodes.size() == 1); // but what was written is kept
}

TEST_CASE("chain drawing: a drag from the edge of a card to another one links them, in the direction of that edge") {
    Drawing page;
    page.write("电机");
    page.leave();
    REQUIRE(page.click(Role::button, "在中游添加节点"));
    page.write("整机");
    page.leave();
    REQUIRE(page.view().links.empty());
    const ui::Rect to = page.card("整机");
    page.stretch("电机", true, to.x + 40, page.y_of(to));
    CHECK_MESSAGE(page.links() == "电机>整机", page.tree());
    page.app().undo();
    page.settle();
    CHECK(page.links().empty());
    const ui::Rect from = page.card("电机");
    page.stretch("整机", false, from.x + 40, page.y_of(from));
    CHECK(page.links() == "电机>整机");
    CHECK(page.view().nodes[0].tier == domain::Tier::upstream); // neither was moved
    CHECK(page.view().nodes[1].tier == domain::Tier::midstream);
}

TEST_CASE("chain drawing: a drag whose whole way is seen by one frame links as well") {
    Drawing page;
    page.write("电机");
    page.leave();
    REQUIRE(page.click(Role::button, "在下游添加节点"));
    page.write("维修");
    page.leave();
    const ui::Rect from = page.card("电机"), to = page.card("维修");
    ImGuiIO& io = ImGui::GetIO();
    page.move_to(from.x + from.width - 4, page.y_of(from));
    page.settle();
    page.move_to(from.x + from.width, page.y_of(from));
    io.AddMouseButtonEvent(0, true);
    page.frame();
    io.AddMousePosEvent(to.x + to.width / 2, page.y_of(to));
    page.frame();
    io.AddMouseButtonEvent(0, false);
    page.frame();
    page.settle();
    CHECK(page.links() == "电机>维修");
}

TEST_CASE("chain drawing: a drag to an empty place asks for the node that is linked there") {
    Drawing page;
    page.write("整机");
    page.leave();
    const ui::SemanticNode* column = page.find(Role::heading, "下游");
    REQUIRE(column);
    page.stretch("整机", true, column->rect.x + 80, column->rect.y + 300);
    REQUIRE_MESSAGE(page.find(Role::textbox, "节点名称"), page.tree());
    page.write("巡检服务");
    page.leave();
    CHECK(page.links() == "整机>巡检服务");
    CHECK(page.view().nodes.back().tier == domain::Tier::downstream);
}

TEST_CASE("chain drawing: the keyboard goes on from a node through its panel") {
    Drawing page;
    page.write("整机");
    page.leave();
    REQUIRE_MESSAGE(page.click(Role::button, "接着画下游节点"), page.tree());
    page.write("巡检服务");
    page.leave();
    CHECK(page.links() == "整机>巡检服务");
}

TEST_CASE("chain drawing: a template fills the dialog, and what it draws is marked as a sample until it is changed") {
    for (const bool is_changed : {false, true}) {
        CAPTURE(is_changed);
        test::UiFixture page;
        page.open_sample();
        page.app().go(app::Screen::chains);
        page.settle();
        REQUIRE(page.click(Role::button, "新建产业链"));
        page.settle();
        REQUIRE_MESSAGE(page.click(Role::combobox, "从模板开始"), page.tree());
        page.settle();
        REQUIRE_MESSAGE(page.click(Role::option, "新能源汽车*"), page.tree());
        page.settle();
        if (is_changed) REQUIRE(page.fill(Role::textbox, "下游", "整车制造")); // and Enter
        else REQUIRE_MESSAGE(page.click(Role::button, "新建"), page.tree());
        page.settle();
        const Workspace& data = *page.app().workspace();
        const RecordIndex chain = domain::chains_in_order(data).back();
        const domain::ChainView view = domain::chain_view(data, chain);
        CHECK(data.value(chain, field::chain::name_).as_text() == "新能源汽车");
        CHECK(view.nodes.size() == (is_changed ? 4 : 5));
        CHECK(view.links.size() == (is_changed ? 3 : 4));
        CHECK(view.is_template == !is_changed);
    }
}

TEST_CASE("chain drawing: on a touch screen a port is as large as a fingertip") {
    Drawing page(1024, 768, true);
    int ports = 0;
    for (const ui::SemanticNode* each : page.all(Role::button)) {
        if (!each->name.starts_with("从 ") || !each->name.ends_with(" 连线")) continue;
        ++ports;
        CHECK(each->rect.width >= 44);
        CHECK(each->rect.height >= 44);
    }
    CHECK_MESSAGE(ports > 0, page.tree());
}
