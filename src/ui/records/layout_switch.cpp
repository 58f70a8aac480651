#include "ui/records/layout_switch.h"

#include "icons_generated.h"
#include "model/labels.h"
#include "ui/field_words.h"
#include "ui/records/board.h"
#include "ui/records/calendar.h"
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
    case Layout::calendar: return icons::calendar_days;
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
    for (const Layout each : {Layout::table, Layout::ledger, Layout::board, Layout::cards, Layout::calendar}) {
        const bool can = each == Layout::board ? Board::usual_bucket(columns, static_cast<KindId>(kind)).has_value()
                         : each == Layout::calendar ? has_dates(columns, static_cast<KindId>(kind))
                                                    : true;
        if (can && !std::ranges::contains(layouts, each)) layouts.push_back(each);
    }
    if (view::usual_dates(columns, static_cast<KindId>(kind)).from != view::no_column)
        layouts.push_back(Layout::timeline);
    layouts.push_back(Layout::statistics);
    return layouts;
}

namespace {

// Where there is room for icons only, as many as people change between all day; the others are in a menu beside them. Where there is
// room for one, all of them are in its menu.
constexpr std::size_t most_icons = 4;
constexpr float gap_css = 2;

float more_width(const Ui& ui) { return ui.px(ui.touch ? 44 : 32); }

std::span<const Layout> in_sight(std::span<const Layout> layouts, SwitchFit fit) {
    return fit == SwitchFit::icons && layouts.size() > most_icons ? layouts.first(most_icons) : layouts;
}

std::string_view label_of(Layout layout) {
    return app::label(choices_of(ChoiceList::layout)[static_cast<std::size_t>(layout)]);
}

std::optional<Layout> draw_items(Ui& ui, std::span<const Layout> layouts, Layout now) {
    std::optional<Layout> chosen;
    for (const Layout each : layouts)
        if (menu_item(ui, label_of(each), icon_of(each), {}, false, false, each == now)) chosen = each;
    return chosen;
}

ButtonOptions one_look(Layout now) { return {.icon = icon_of(now), .icon_after = icons::chevron_down}; }

std::optional<Layout> draw_one(Ui& ui, const Rect& box, std::span<const Layout> layouts, Layout now) {
    const std::string name = tr(Str::layout_is, {label_of(now)});
    ButtonOptions look = one_look(now);
    look.name = look.tooltip = name;
    if (button(ui, box, "##layout", look)) open_popup(ui, tr(Str::view_switch));
    if (!begin_popup(ui, tr(Str::view_switch), box, 180)) return std::nullopt;
    const std::optional<Layout> chosen = draw_items(ui, layouts, now);
    end_popup(ui);
    return chosen;
}

std::optional<Layout> draw_others(Ui& ui, const Rect& box, std::span<const Layout> others, Layout now) {
    const bool is_one = std::ranges::contains(others, now);
    const std::string_view name = tr(Str::more_layouts);
    const ButtonOptions look{.kind = ButtonKind::quiet, .tooltip = is_one ? label_of(now) : name, .toggled = is_one};
    if (icon_button(ui, box, is_one ? icon_of(now) : icons::ellipsis, name, look)) open_popup(ui, name);
    if (!begin_popup(ui, name, box, 160)) return std::nullopt;
    const std::optional<Layout> chosen = draw_items(ui, others, now);
    end_popup(ui);
    return chosen;
}

} // namespace

float layout_switch_width(const Ui& ui, std::span<const Layout> layouts, SwitchFit fit) {
    if (fit == SwitchFit::one) return button_width(ui, {}, one_look(Layout::table));
    const bool as_icons = fit == SwitchFit::icons;
    const std::span<const Layout> shown = in_sight(layouts, fit);
    const float others = shown.size() < layouts.size() ? more_width(ui) + ui.px(gap_css) : 0;
    return segmented_width(ui, pieces_of(shown), as_icons) + others;
}

std::optional<Layout> draw_layout_switch(
    Ui& ui, const Rect& box, std::span<const Layout> layouts, Layout now, SwitchFit fit) {
    if (fit == SwitchFit::one) {
        const std::optional<Layout> chosen = draw_one(ui, box, layouts, now);
        return chosen == now ? std::nullopt : chosen;
    }
    const bool as_icons = fit == SwitchFit::icons;
    const std::span<const Layout> shown = in_sight(layouts, fit);
    Rect rest = box;
    const Rect more = shown.size() < layouts.size() ? cut_right(rest, more_width(ui)) : Rect{};
    if (more.width > 0) cut_right(rest, ui.px(gap_css));
    const auto found = std::ranges::find(shown, now);
    const int place = found == shown.end() ? -1 : static_cast<int>(found - shown.begin());
    const int chosen = segmented(ui, rest, tr(Str::view_switch), pieces_of(shown), place, as_icons);
    if (more.width > 0) {
        if (const auto other = draw_others(ui, more, layouts.subspan(shown.size()), now)) return other;
    }
    if (chosen < 0 || chosen == place) return std::nullopt;
    return shown[static_cast<std::size_t>(chosen)];
}

} // namespace yinfeng::ui
