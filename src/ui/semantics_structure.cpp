#include "ui/semantics_structure.h"

#include <algorithm>
#include <string>
#include <utility>

namespace yinfeng::ui {

namespace {

constexpr int nobody = -1;

bool is_cell(Role role) { return role == Role::gridcell || role == Role::columnheader; }

Rect around(const Rect& a, const Rect& b) {
    const float x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.x + a.width, b.x + b.width) - x, std::max(a.y + a.height, b.y + b.height) - y};
}

class Structure {
public:
    explicit Structure(const std::vector<SemanticNode>& nodes) : nodes_(nodes) {}

    std::vector<SemanticNode> take() {
        std::vector<int> places; // of each node, in what is made
        std::vector<bool> has_items(nodes_.size());
        for (const SemanticNode& node : nodes_)
            if (node.role == Role::menuitem && node.parent >= 0)
                has_items[static_cast<std::size_t>(node.parent)] = true;
        for (SemanticNode node : nodes_) {
            // What opens below a button is a menu only if it has something to do in it.
            if (node.role == Role::menu && !has_items[places.size()]) node.role = Role::region;
            int parent = node.parent < 0 ? nobody : places[static_cast<std::size_t>(node.parent)];
            parent = home_of(node, parent);
            if (node.role == Role::row && node.expanded && parent != nobody) role_of(parent) = Role::treegrid;
            places.push_back(append(node, parent));
        }
        give_rows_cells();
        for (std::size_t i = made_.size(); i-- > 0;) { // children first
            if (made_[i].parent == nobody) continue;
            Made& parent = of(made_[i].parent);
            if (!parent.is_added) continue;
            parent.node.rect = parent.is_empty ? made_[i].node.rect : around(parent.node.rect, made_[i].node.rect);
            parent.is_empty = false;
        }
        std::vector<SemanticNode> nodes;
        for (Made& each : made_) {
            each.node.parent = each.parent;
            nodes.push_back(std::move(each.node));
        }
        return nodes;
    }

private:
    struct Made {
        SemanticNode node;
        int parent = nobody;
        bool is_added = false, is_empty = true;
        int open = nobody; // what was put around the last children of it; nobody, when others came behind them
        bool has_cell = false;
    };
    Made& of(int place) { return made_[static_cast<std::size_t>(place)]; }
    Role& role_of(int place) { return of(place).node.role; }

    // Text is in order anywhere.
    int home_of(const SemanticNode& node, int parent) {
        if (node.role == Role::text) return parent;
        const int reported = parent;
        const auto is_in = [&](Role role) { return parent != nobody && role_of(parent) == role; };
        while (
            (is_in(Role::menu) && node.role != Role::menuitem) || (is_in(Role::listbox) && node.role != Role::option))
            parent = of(parent).parent; // nothing else may stand in it
        if (is_in(Role::list) && node.role != Role::listitem) parent = around_children(parent, Role::listitem);
        if ((is_in(Role::grid) || is_in(Role::treegrid)) && node.role != Role::row)
            parent = around_children(parent, Role::row);
        if (is_in(Role::row) && !is_cell(node.role)) parent = around_children(parent, Role::gridcell);
        switch (node.role) {
        case Role::tab: return is_in(Role::tablist) ? parent : around_children(parent, Role::tablist);
        case Role::option:
            return is_in(Role::listbox) ? parent : around_children(parent, Role::listbox, name_around(reported));
        case Role::menuitem: return is_in(Role::menu) ? parent : around_children(parent, Role::menu);
        case Role::listitem: return is_in(Role::list) ? parent : around_children(parent, Role::list);
        case Role::row:
            return is_in(Role::grid) || is_in(Role::treegrid) ? parent : around_children(parent, Role::grid);
        case Role::gridcell:
        case Role::columnheader:
            if (is_in(Role::row)) return parent;
            return around_children(around_children(parent, Role::grid), Role::row);
        default: return parent;
        }
    }

    int around_children(int parent, Role role, std::string name = {}) {
        const int open = open_in(parent);
        if (open != nobody && role_of(open) == role) return open;
        const int made = append({.role = role, .name = std::move(name)}, parent, true);
        open_in(parent) = made;
        return made;
    }

    int& open_in(int parent) { return parent == nobody ? root_open_ : of(parent).open; }

    // A list has to be called something: as what it stands in.
    std::string name_around(int parent) {
        for (; parent != nobody; parent = of(parent).parent)
            if (!of(parent).node.name.empty()) return of(parent).node.name;
        return {};
    }

    int append(SemanticNode node, int parent, bool is_added = false) {
        if (node.role != Role::text && !is_added) open_in(parent) = nobody;
        if (parent != nobody && is_cell(node.role)) of(parent).has_cell = true;
        made_.push_back({.node = std::move(node), .parent = parent, .is_added = is_added});
        return static_cast<int>(made_.size()) - 1;
    }

    // A row whose words are all that it has says them in a cell.
    void give_rows_cells() {
        const std::size_t count = made_.size();
        for (std::size_t i = 0; i < count; ++i) {
            if (made_[i].node.role != Role::row || made_[i].has_cell) continue;
            const SemanticNode& row = made_[i].node;
            const std::string words = row.value.empty() ? row.name : row.name + " " + row.value;
            append({.role = Role::gridcell, .rect = row.rect, .name = words}, static_cast<int>(i));
        }
    }

    const std::vector<SemanticNode>& nodes_;
    std::vector<Made> made_;
    int root_open_ = nobody; // as Made::open, of what stands in nothing
};

} // namespace

std::vector<SemanticNode> structured(const std::vector<SemanticNode>& nodes) { return Structure(nodes).take(); }

} // namespace yinfeng::ui
