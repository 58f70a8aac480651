#pragma once
// The accessible tree: what is on the screen, in words.
//
// Every interactive widget and every visible text reports itself here while it is drawn, with the role, name,
// value and state that WAI-ARIA knows. While somebody asks for the tree (a screen reader, or ?semantics=1) the
// platform mirrors the nodes of the last frame as elements behind the canvas; a screen reader's activation or
// a test's edit comes back through activate() and set_value() and reaches the widget in the next frame.
// When nobody asks, recording costs one branch.
//
// Units: rectangles are device pixels of the canvas.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::ui {

enum class Role : std::uint8_t {
    text,
    heading,
    button,
    link,
    checkbox,
    radio,
    tab,
    textbox,
    combobox,
    option,
    searchbox,
    menu,
    menuitem,
    dialog,
    navigation,
    main,
    region,
    list,
    listitem,
    grid,
    row,
    gridcell,
    columnheader,
    status,
    alert,
    image,
    progressbar,
    toggle /* button with aria-pressed */,
    listbox,
    tablist,  // this and the next: semantics_structure.h puts them there
    treegrid, // a grid whose rows open and close
};
std::string_view role_name(Role role); // the ARIA word

enum class Tri : std::uint8_t { no, yes, mixed };

struct Rect {
    float x = 0, y = 0, width = 0, height = 0;
};

struct SemanticNode {
    std::uint32_t id = 0; // stable while the widget exists (ImGui id); 0: plain text
    Role role = Role::text;
    Rect rect = {};
    std::string name = {};
    std::string value = {};
    std::string problem = {};          // why the value is refused: aria-invalid, described by it
    std::optional<Tri> checked = {};   // checkbox, radio, toggle
    std::optional<bool> selected = {}; // tab, option, row
    std::optional<bool> expanded = {}; // combobox, menu button, group
    bool disabled = false;
    bool focused = false;
    bool multiline = false;
    bool read_only = false;
    std::uint16_t level = 0;  // heading 1..6; 0: none
    std::int32_t parent = -1; // index into the same frame's list; -1: top
};

class Semantics {
public:
    // The platform says whether anybody listens.
    void set_wanted(bool wanted);
    bool wanted() const { return wanted_; }

    void begin_frame();
    void end_frame();            // publishes; version() changes when the list did
    int add(SemanticNode node);  // index of the node, -1 when not wanted
    void push_parent(int index); // what follows is inside
    void pop_parent();
    const std::vector<SemanticNode>& nodes() const { return published_; }
    std::uint64_t version() const { return version_; }

    // One short sentence for screen readers, now (toasts, results of a command).
    void announce(std::string text, bool urgent = false);
    // What stands on the screen until it is settled (a refused value, a banner): called in every frame that draws it,
    // announced when it comes.
    void standing(std::string_view text, bool urgent = true);
    struct Announcement {
        std::string text;
        bool urgent;
    };
    std::vector<Announcement> take_announcements();

    // From the platform, consumed by the widget with that id in the next frame.
    // A request that no widget has taken in two frames is dropped: the widget is gone.
    void activate(std::uint32_t id);
    void request_focus(std::uint32_t id);
    void set_value(std::uint32_t id, std::string value);
    bool take_activation(std::uint32_t id);
    bool take_focus_request(std::uint32_t id);
    std::optional<std::string> take_value(std::uint32_t id);
    bool has_pending() const;

private:
    bool wanted_ = false;
    std::vector<SemanticNode> building_, published_;
    std::vector<std::int32_t> parents_;
    std::vector<Announcement> announcements_;
    std::vector<std::string> standing_, stood_; // in this frame, in the one before
    std::uint64_t version_ = 0, hash_ = 0;
    std::uint32_t activated_ = 0, focus_requested_ = 0, value_target_ = 0;
    std::string value_;
    int frames_left_ = 0; // of the requests
};

} // namespace yinfeng::ui
