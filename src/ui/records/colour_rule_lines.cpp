#include "ui/records/colour_rule_lines.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/records/cell.h"
#include "ui/records/row_colour.h"

#include <algorithm>
#include <optional>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

// Those that no rule has yet, what calls first.
std::size_t unused_colour(const view::View& view) {
    for (const std::string_view code : {"red", "amber", "green", "blue", "purple", "teal", "grey"}) {
        const std::size_t place = *choice_index(ChoiceList::option_colour, code);
        if (!std::ranges::contains(view.colour_rules, place, &view::ColourRule::colour)) return place;
    }
    return 0;
}

std::vector<Option> colour_options() {
    std::vector<Option> options;
    for (const Choice& choice : choices_of(ChoiceList::option_colour))
        options.push_back({choice.code, std::string(app::label(choice))});
    return options;
}

} // namespace

void ColourRuleLines::draw_rule(Ui& ui, Rect row, view::View& view, std::size_t place) {
    const IdScope scope(static_cast<std::uint64_t>(place));
    view::ColourRule& rule = view.colour_rules[place];
    Rect second = cut_bottom(row, row.height / 2);
    row = inset(centred(row, ui.touch ? row.height : ui.px(28)), ui.px(8), 0);
    const bool removes = icon_button(ui, cut_right(row, row.height), icons::x,
        tr(Str::colour_rule_remove, {std::to_string(place + 1)}), {.kind = ButtonKind::quiet});
    bool rises = false;
    if (place > 0) {
        const Rect box = cut_right(row, row.height);
        rises = icon_button(ui, box, icons::arrow_up, tr(Str::colour_rule_up, {std::to_string(place + 1)}),
            {.kind = ButtonKind::quiet});
    }
    const Rect swatch = centred(cut_left(row, ui.px(12)), ui.px(12));
    fill(ui, swatch, option_colour(rule.colour), 3);
    cut_left(row, ui.px(6));
    const int chosen = select(ui, cut_left(row, ui.px(96)), "colour",
        tr(Str::colour_rule_colour, {std::to_string(place + 1)}), colour_options(), static_cast<int>(rule.colour));
    if (chosen >= 0) rule.colour = static_cast<std::size_t>(chosen), ui.want_frames(2);
    row = inset(centred(second, ui.touch ? second.height : ui.px(28)), ui.px(8), 0);
    cut_left(row, ui.px(12));
    const std::string sentence = view::to_text(columns_of(ui), rule.filter, view::Wording::words);
    const Press press =
        pressable(ui, "rule", row, {.name = tr(Str::colour_rule_of, {std::to_string(place + 1), sentence})});
    tooltip(ui, press, sentence);
    if (press.hovered || press.focused) fill(ui, row, color::hover, metric::radius);
    silent_text(ui, inset(row, ui.px(6), 0), sentence, face::body);
    if (press.pressed) {
        edited_ = place;
        builder_.open(ui, row);
    }
    if (rises) {
        std::swap(view.colour_rules[place], view.colour_rules[place - 1]);
        ui.want_frames(2);
    }
    if (!removes) return;
    view.colour_rules.erase(view.colour_rules.begin() + static_cast<std::ptrdiff_t>(place));
    ui.want_frames(2);
}

// Every step takes effect at once. What asks for nothing any more is gone, and comes back in its place if it asks again.
void ColourRuleLines::draw_builder(Ui& ui, view::View& view) {
    std::vector<view::ColourRule>& rules = view.colour_rules;
    edited_ = std::min(edited_, rules.size());
    view::Filter filter = edited_ < rules.size() ? rules[edited_].filter : view::Filter();
    const auto& shown = view.columns;
    std::vector<view::ColumnId> first;
    for (const view::Shown& each : shown) first.push_back(each.column);
    if (!builder_.draw(ui, view.kind, first, filter)) return;
    ui.want_frames(2);
    if (edited_ < rules.size() && !filter.is_empty()) rules[edited_].filter = std::move(filter);
    else if (!filter.is_empty()) rules.push_back({colour_, std::move(filter)});
    else if (edited_ < rules.size()) {
        colour_ = rules[edited_].colour;
        rules.erase(rules.begin() + static_cast<std::ptrdiff_t>(edited_));
        edited_ = rules.size();
    }
}

float ColourRuleLines::draw(Ui& ui, const Rect& place, float line_height, view::View& view) {
    const IdScope scope("colour rules");
    builder_.entitle(Str::colour_rule_condition);
    Rect row{place.x, place.y, place.width, line_height};
    const auto next = [&] { row.y += line_height; };
    text(ui, inset(row, ui.px(8), 0), tr(Str::colour_rules), face::secondary);
    next();
    for (std::size_t i = 0; i < view.colour_rules.size(); ++i, next(), next())
        draw_rule(ui, {row.x, row.y, row.width, 2 * line_height}, view, i);
    if (view.colour_rules.size() < view::most_colour_rules) {
        const std::string_view label = tr(Str::colour_rule_add);
        Rect box = centred(inset(row, ui.px(8), 0), std::min(row.height, ui.px(ui.touch ? 44 : 32)));
        box.width = std::min(box.width, text_width(ui, label, face::link) + ui.px(32));
        if (text_button(ui, box, label, icons::plus)) {
            edited_ = view.colour_rules.size();
            colour_ = unused_colour(view);
            builder_.open_menu(ui, box);
        }
        next();
    }
    draw_builder(ui, view);
    return row.y - place.y;
}

} // namespace yinfeng::ui
