#include "ui/records/layout_switch.h"

#include "icons_generated.h"
#include "model/labels.h"
#include "ui/field_words.h"
#include "ui/records/board.h"
#include "view/timeline.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Layout;

namespace {

const char* icon_of(Layout layout) {
    switch (layout) {
    case Layout::board: return icons::kanban;
    case Layout::ledger: return icons::clipboard_list;
    case Layout::cards: return icons::layout_grid;
    case Layout::timeline: return icons::chart_gantt;
    case Layout::statistics: return icons::chart_column;
    default: return icons::table_2;
    }
}

std::vector<Piece> pieces_of(std::span<const Layout> layouts) {
    std::vector<Piece> pieces;
    for (const Layout each : layouts)
        pieces.push_back({app::label(choices_of(ChoiceList::layout)[static_cast<std::size_t>(each)]), icon_of(each)});
    return pieces;
}

} // namespace

std::vector<Layout> layouts_of(const view::Columns& columns, Kind kind, std::span<const LayoutChoice> first) {
    std::vector<Layout> layouts;
    for (const LayoutChoice& each : first) layouts.push_back(each.layout);
    for (const Layout each : {Layout::table, Layout::ledger, Layout::board, Layout::cards}) {
        const bool can = each != Layout::board || Board::usual_bucket(columns, static_cast<KindId>(kind));
        if (can && !std::ranges::contains(layouts, each)) layouts.push_back(each);
    }
    if (!view::date_columns(columns, static_cast<KindId>(kind)).empty()) layouts.push_back(Layout::timeline);
    layouts.push_back(Layout::statistics);
    return layouts;
}

float layout_switch_width(const Ui& ui, std::span<const Layout> layouts, bool as_icons) {
    return segmented_width(ui, pieces_of(layouts), as_icons);
}

std::optional<Layout> draw_layout_switch(
    Ui& ui, const Rect& box, std::span<const Layout> layouts, Layout now, bool as_icons) {
    const auto found = std::ranges::find(layouts, now);
    const int place = found == layouts.end() ? -1 : static_cast<int>(found - layouts.begin());
    const int chosen = segmented(ui, box, tr(Str::view_switch), pieces_of(layouts), place, as_icons);
    if (chosen < 0 || chosen == place) return std::nullopt;
    return layouts[static_cast<std::size_t>(chosen)];
}

} // namespace yinfeng::ui
