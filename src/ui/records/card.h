#pragma once
// A record as a card, on the board and among cards: its title, then what the view's `cards` say (if they say nothing, its first
// columns), each by its type: texts and steps as lines, a figure in bold with tags beside it, duty and time below. What is unfilled is left
// out; only a figure says so.

#include "ui/draw.h"
#include "ui/records/search_hits.h"
#include "view/view.h"

#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::ui {

struct CardLook {
    bool current = false, hovered = false, lifted = false, ticked = false;
    const SearchHits::Hit* hit = nullptr; // why it is among what was searched for
};

// The columns of a card, sorted by how they are painted. Made once per view.
struct CardPlan {
    std::vector<view::ColumnId> lines, tags;
    view::ColumnId figure = view::no_column, duty = view::no_column, time = view::no_column;
    bool has_found = false; // something is searched for: with a line that says where it was found
    bool has_tick = false;  // leaves the corner for a box
};
std::vector<view::ColumnId> card_columns(const view::Columns& columns, const view::View& view);
CardPlan plan_card(const view::Columns& columns, const view::View& view);

float card_height(const Ui& ui, const CardPlan& plan, RecordIndex record, float width);
float tallest_card(
    const Ui& ui, const CardPlan& plan); // for long columns, where measuring every name would take too long
void draw_card_face(Ui& ui, const Rect& box, const CardPlan& plan, RecordIndex record, const CardLook& look);
std::string card_words(
    const Ui& ui, const CardPlan& plan, RecordIndex record); // for screen readers: name, figure, step, time

} // namespace yinfeng::ui
