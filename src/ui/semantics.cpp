#include "ui/semantics.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace yinfeng::ui {

namespace {

constexpr int request_frames = 2;

// FNV-1a over everything a mirror shows: cheaper than comparing two lists with their strings.
class Hasher {
public:
    void bytes(std::string_view text) {
        for (const char c : text) step(static_cast<unsigned char>(c));
        step(0xFF); // "ab","c" is not "a","bc"
    }
    void number(std::uint64_t value) {
        for (int shift = 0; shift < 64; shift += 8) step(value >> shift & 0xFF);
    }
    void flag(const std::optional<bool>& value) { number(value ? 1u + (*value ? 1u : 0u) : 0u); }
    std::uint64_t result() const { return hash_; }

private:
    void step(std::uint64_t byte) { hash_ = (hash_ ^ byte) * 0x100000001B3ull; }
    std::uint64_t hash_ = 0xCBF29CE484222325ull;
};

std::uint64_t hash_of(const std::vector<SemanticNode>& nodes) {
    Hasher hasher;
    for (const SemanticNode& node : nodes) {
        hasher.number(node.id);
        hasher.number(static_cast<std::uint64_t>(node.role) | static_cast<std::uint64_t>(node.level) << 8 |
                      static_cast<std::uint64_t>(static_cast<std::uint32_t>(node.parent)) << 32);
        for (const float side : {node.rect.x, node.rect.y, node.rect.width, node.rect.height}) {
            hasher.number(std::bit_cast<std::uint32_t>(side));
        }
        hasher.bytes(node.name);
        hasher.bytes(node.value);
        hasher.bytes(node.problem);
        hasher.number(node.checked ? 1u + static_cast<unsigned>(*node.checked) : 0u);
        hasher.flag(node.selected);
        hasher.flag(node.expanded);
        hasher.number((node.disabled ? 1u : 0u) | (node.focused ? 2u : 0u) | (node.multiline ? 4u : 0u) |
                      (node.read_only ? 8u : 0u));
    }
    return hasher.result();
}

} // namespace

std::string_view role_name(Role role) {
    switch (role) {
    case Role::text: return "";
    case Role::heading: return "heading";
    case Role::button: return "button";
    case Role::link: return "link";
    case Role::checkbox: return "checkbox";
    case Role::radio: return "radio";
    case Role::tab: return "tab";
    case Role::textbox: return "textbox";
    case Role::combobox: return "combobox";
    case Role::option: return "option";
    case Role::searchbox: return "searchbox";
    case Role::menu: return "menu";
    case Role::menuitem: return "menuitem";
    case Role::dialog: return "dialog";
    case Role::navigation: return "navigation";
    case Role::main: return "main";
    case Role::region: return "region";
    case Role::list: return "list";
    case Role::listitem: return "listitem";
    case Role::grid: return "grid";
    case Role::row: return "row";
    case Role::gridcell: return "gridcell";
    case Role::columnheader: return "columnheader";
    case Role::status: return "status";
    case Role::alert: return "alert";
    case Role::image: return "img";
    case Role::progressbar: return "progressbar";
    case Role::toggle: return "button";
    case Role::listbox: return "listbox";
    case Role::tablist: return "tablist";
    case Role::treegrid: return "treegrid";
    }
    return "";
}

// What was shown is gone at once: wanted again before the next frame, all of it has to be sent anew.
void Semantics::set_wanted(bool wanted) {
    if (wanted_ && !wanted) {
        published_.clear();
        hash_ = 0;
        ++version_;
    }
    wanted_ = wanted;
}

void Semantics::begin_frame() {
    building_.clear();
    parents_.clear();
    stood_.swap(standing_);
    standing_.clear();
}

void Semantics::end_frame() {
    if (has_pending() && --frames_left_ <= 0) activated_ = focus_requested_ = value_target_ = 0;
    if (!wanted_) return;
    const std::uint64_t hash = hash_of(building_);
    if (hash == hash_ && building_.size() == published_.size()) return;
    hash_ = hash;
    published_.swap(building_);
    ++version_;
}

int Semantics::add(SemanticNode node) {
    if (!wanted_) return -1;
    node.parent = parents_.empty() ? -1 : parents_.back();
    building_.push_back(std::move(node));
    return static_cast<int>(building_.size()) - 1;
}

void Semantics::push_parent(int index) {
    if (wanted_) parents_.push_back(index);
}

void Semantics::pop_parent() {
    if (!parents_.empty()) parents_.pop_back();
}

void Semantics::announce(std::string text, bool urgent) { announcements_.push_back({std::move(text), urgent}); }

void Semantics::standing(std::string_view text, bool urgent) {
    if (text.empty() || std::ranges::contains(standing_, text)) return;
    standing_.emplace_back(text);
    if (!std::ranges::contains(stood_, text)) announce(std::string(text), urgent);
}

std::vector<Semantics::Announcement> Semantics::take_announcements() { return std::exchange(announcements_, {}); }

void Semantics::activate(std::uint32_t id) {
    activated_ = id;
    frames_left_ = request_frames;
}

void Semantics::request_focus(std::uint32_t id) {
    focus_requested_ = id;
    frames_left_ = request_frames;
}

void Semantics::set_value(std::uint32_t id, std::string value) {
    frames_left_ = request_frames;
    value_target_ = id;
    value_ = std::move(value);
}

bool Semantics::take_activation(std::uint32_t id) {
    if (id == 0 || activated_ != id) return false;
    activated_ = 0;
    return true;
}

bool Semantics::take_focus_request(std::uint32_t id) {
    if (id == 0 || focus_requested_ != id) return false;
    focus_requested_ = 0;
    return true;
}

std::optional<std::string> Semantics::take_value(std::uint32_t id) {
    if (id == 0 || value_target_ != id) return std::nullopt;
    value_target_ = 0;
    return std::exchange(value_, {});
}

bool Semantics::has_pending() const { return activated_ != 0 || focus_requested_ != 0 || value_target_ != 0; }

} // namespace yinfeng::ui
