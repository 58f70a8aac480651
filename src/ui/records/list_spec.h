#pragma once
// What makes a page of records, as data: which kinds, which views and quick filters it comes with, what it is called. Everything else
// is the same for all (list_page.h).

#include "app/app.h"
#include "app/strings.h"
#include "ui/records/board.h"
#include "ui/records/list_foot.h"
#include "ui/records/record_inspector.h"
#include "ui/records/view_set.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace yinfeng::ui {

// A saved condition with its count.
struct QuickFilter {
    app::Str label;
    std::string_view where; // view::parse_filter
    const char* icon = nullptr;
    Color tint = color::text_2;
    std::string (*words)(const Ui&) = nullptr;     // instead of the label, where it has a number in it
    std::string (*condition)(const Ui&) = nullptr; // likewise, instead of `where`
};

// How much of a tool there is room for: all its words, what is chosen in it, its icon.
enum class ToolFit : std::uint8_t { full, chosen, icon };

// Where somebody has made a record: in the column of the board that writes this into this field.
struct MadeIn {
    FieldId field;
    Value value;
};

struct ListSpec {
    Kind kind;
    std::string_view kept; // under which the views of this browser are kept
    const char* icon;
    app::Str create, none_yet, none_found, find; // {} is what the kind is called
    std::span<const DefaultView> views;
    std::span<const QuickFilter> quick = {};
    std::span<const LayoutChoice> layouts = {};       // of the switch, in this order
    Change (*make)(Ui&, Id, const MadeIn*) = nullptr; // a new one; nothing: with an empty title
    BulkBar bulk = nullptr;                           // what can be done with several, beside the bin
    BoardHooks board = {};
    // A control of its own in the head of some layouts: its width there (0: none), and how it is drawn.
    float (*tool_width)(Ui&, const view::View&, ToolFit fit) = nullptr;
    void (*draw_tool)(Ui&, const Rect&, ToolFit fit) = nullptr;
};

struct PageSpec {
    app::Screen screen;
    app::Str title;
    std::span<const ListSpec> lists;
    std::unique_ptr<Inspector> (*inspector)() = nullptr; // nothing: the one that every kind has
    void (*figures)(Ui&, const Rect&) = nullptr;         // a row of tiles below the title, on high screens
    float figures_css = 0;
};

} // namespace yinfeng::ui
