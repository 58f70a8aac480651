// Bars, stacked or not, and the funnel, whose bars say how many came so far.

#include "app/strings.h"
#include "app/sum_words.h"
#include "ui/imgui_access.h"
#include "ui/records/statistics_state.h"

#include <algorithm>
#include <cmath>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Counted;

namespace {

constexpr float bar_css = 18, gap_css = 12, axis_css = 20, lost_css = 20;

float across(const StatisticsState& state, const Rect& room, double number) {
    const double span = state.greatest - state.least;
    if (!(span > 0)) return room.x;
    return room.x + static_cast<float>(std::round((number - state.least) / span * static_cast<double>(room.width)));
}

double number_of(const StatisticsState& state, const Counted* counted) {
    return counted ? view::number_of(*state.view, state.tally, *counted).value_or(0) : 0;
}

// What a row is called, at the left, with the glyph of its stage.
void draw_name(Ui& ui, Rect box, const StatisticsState::Name& name, const Face& face) {
    if (name.look) {
        const Rect glyph = cut_left(box, ui.px(14));
        stage_glyph(ui, {glyph.x + ui.px(7), glyph.y + glyph.height / 2}, *name.look, 14);
        cut_left(box, ui.px(6));
    }
    silent_text(ui, box, name.words, face);
}

// Of a row: what it is called, the bars, what they say. Where the page is narrow the words give way.
struct Parts {
    Rect name, bars, words;
};
Parts parts_of(const Ui& ui, const StatisticsState& state, Rect row, float words_css_least) {
    Parts parts;
    parts.name = cut_left(row, std::min(state.label_width, row.width * 0.3f));
    cut_left(row, ui.px(gap_css));
    const float words = std::max(ui.px(words_css_least), std::min(state.words_width, row.width * 0.4f));
    parts.words = cut_right(row, words);
    cut_right(row, ui.px(8));
    parts.bars = row;
    return parts;
}

// The lines behind the bars, with their numbers above the first row.
void draw_axis(Ui& ui, const StatisticsState& state, const Rect& axis, const Rect& room, float to_y) {
    float free_from = -1e9f;
    for (const double tick : ticks_between(state.least, state.greatest)) {
        const float x = across(state, room, tick);
        vertical_line(ui, x, bottom(axis), to_y, tick == 0 ? color::line_strong : color::line);
        const std::string words = state.axis_words(tick);
        const float width = text_width(ui, words, face::tiny);
        const Rect box{x - width / 2, axis.y, width + 1, axis.height};
        if (box.x < free_from || right(box) > right(room) + ui.px(40)) continue;
        silent_text(ui, box, words, face::tiny);
        free_from = right(box) + ui.px(12);
    }
}

// Parts beside one another; those below zero to the left.
void draw_stack(Ui& ui, StatisticsState& state, std::size_t row, const Rect& room, bool& some_focused, Rect& ring) {
    double above = 0, below = 0;
    for (std::size_t column = 0; column < state.columns.size(); ++column) {
        const Counted* counted = state.tally.at(row, column);
        const double number = number_of(state, counted);
        if (!counted) continue;
        double& end = number < 0 ? below : above;
        float from = across(state, room, end), to = across(state, room, end + number);
        end += number;
        if (to < from) std::swap(from, to);
        Rect box{from, room.y, std::max(0.0f, to - from), room.height};
        // What is nothing or next to nothing can be reached by keys and be pressed all the same, by its neighbour's edge.
        Rect target = box;
        target.width = std::max(target.width, ui.px(3));
        const Press press = draw_figure(ui, state, {row, column}, target);
        if (box.width >= 1) {
            const float gap = box.width > ui.px(4) ? ui.px(1) : 0; // between two parts
            Rect drawn = box;
            drawn.width -= gap;
            fill_part(ui, drawn, &state.tally.columns[column],
                press.hovered ? with_alpha(state.columns[column].colour, 0.85f) : state.columns[column].colour, 2);
            const std::string words = state.words(*counted);
            const bool is_hatched = state.tally.columns[column].what == view::Part::What::unfilled;
            if (text_width(ui, words, face::caption) + ui.px(10) <= drawn.width)
                silent_text(ui, drawn, words,
                    tinted(face::caption, is_hatched ? color::text_2 : ink_on(state.columns[column].colour)),
                    Align::centre);
        }
        if (press.focused) some_focused = true, ring = target;
    }
}

} // namespace

void draw_bars(Ui& ui, StatisticsState& state, Rect area) {
    const bool is_stacked = state.counting.chart == view::Chart::stacked && !state.columns.empty();
    if (is_stacked) draw_legend(ui, state, cut_top(area, legend_height(ui, state)));
    const Rect axis = cut_top(area, ui.px(axis_css));
    const int list = ui.semantics.add({.role = Role::list, .rect = area, .name = state.title});
    ui.semantics.push_parent(list);
    const float height = ui.row_height(), width = area.width - 2 * ui.px(10); // less the scroll bar
    const auto count = static_cast<int>(state.rows.size());
    const float rows_end = std::min(bottom(area), area.y + height * static_cast<float>(count));
    draw_axis(ui, state, axis, parts_of(ui, state, {area.x, axis.y, width, height}, 40).bars, rows_end);
    const Scroll scroll = begin_scroll(ui, "bars", area);
    if (state.wanted && state.wanted->row < state.rows.size())
        scroll_to_show(ui, scroll, scroll.origin.y + height * static_cast<float>(state.wanted->row), height);
    const Range range = visible_rows(scroll, height, count);
    for (int i = range.first; i < range.last; ++i) {
        const auto row = static_cast<std::size_t>(i);
        const Rect box{scroll.origin.x, scroll.origin.y + height * static_cast<float>(i), width, height};
        const int item = ui.semantics.add({.role = Role::listitem, .rect = box});
        ui.semantics.push_parent(item);
        const Parts parts = parts_of(ui, state, box, 40);
        const Counted& total = state.tally.rows[row].total;
        const Rect bars = centred(parts.bars, ui.px(ui.touch ? 24 : bar_css));
        const FigurePlace place{row, state.columns.size()};
        const Press press = draw_figure(ui, state, place, is_stacked ? parts.name : box);
        if (press.hovered)
            fill(ui, is_stacked ? parts.name : box, with_alpha(color::accent, 0.05f), metric::radius_small);
        draw_name(ui, parts.name, state.rows[row], total.count > 0 ? face::body : face::off);
        bool part_focused = false;
        Rect ring;
        float end = across(state, bars, std::max(0.0, number_of(state, &total)));
        if (is_stacked) {
            draw_stack(ui, state, row, bars, part_focused, ring);
            double above = 0;
            for (std::size_t column = 0; column < state.columns.size(); ++column)
                above += std::max(0.0, number_of(state, state.tally.at(row, column)));
            end = across(state, bars, above);
        } else {
            const float zero = across(state, bars, 0), to = across(state, bars, number_of(state, &total));
            const Rect bar{std::min(zero, to), bars.y, std::abs(to - zero), bars.height};
            if (bar.width >= 1)
                fill_part(ui, bar, &state.tally.rows[row],
                    press.hovered ? with_alpha(state.rows[row].colour, 0.85f) : state.rows[row].colour, 2);
        }
        // The number at the end of its bar, then quietly how many records it is of and what it leaves out.
        const std::string number = state.words(total);
        Rect words{end + ui.px(6), box.y, right(box) - end - ui.px(6), box.height};
        cut_left(words, silent_text(ui, words, number, {13, true}) + ui.px(8));
        if (state.tally.figure) {
            const std::string all = state.figure(total);
            const std::string rest = all.size() > number.size() + 4 && all.starts_with(number)
                                         ? all.substr(number.size() + std::string_view(" · ").size())
                                         : std::string();
            silent_text(ui, words, rest, face::caption);
        }
        if (press.focused) focus_ring(ui, inset(is_stacked ? parts.name : box, ui.px(1)), metric::radius_small);
        if (part_focused) focus_ring(ui, ring, metric::radius_small);
        ui.semantics.pop_parent();
    }
    end_scroll(ui, scroll, {0, height * static_cast<float>(count)});
    ui.semantics.pop_parent();
}

// --- the funnel --------------------------------------------------------------------------------------------

std::string StatisticsState::funnel_words(const Counted& counted) const {
    return funnel.figure ? words(counted) : tr(Str::n_items, {std::to_string(counted.count)});
}

std::string StatisticsState::beside_words(const view::Funnel::Step& step) const {
    std::string said;
    const auto add = [&](std::string_view more) {
        if (!more.empty()) said.append(said.empty() ? "" : " · ").append(more);
    };
    if (step.measured.of_first) add(tr(Str::stat_of_first, {percent_words(*step.measured.of_first)}));
    if (funnel.is_figure_beside) add(words(step.reached));
    if (funnel.figure) add(tr(Str::n_items, {std::to_string(step.reached.count)}));
    if (tally.figure) add(app::omissions(view->sums[*tally.figure], step.reached.summary));
    return said;
}

void draw_funnel(Ui& ui, StatisticsState& state, Rect area) {
    const int list = ui.semantics.add({.role = Role::list, .rect = area, .name = state.title});
    ui.semantics.push_parent(list);
    const Scroll scroll = begin_scroll(ui, "funnel", area);
    const std::vector<view::Funnel::Step>& steps = state.funnel.steps;
    const float lost = ui.px(lost_css), bar = ui.px(ui.touch ? 44 : 30);
    const float height = bar + lost, width = scroll.view.width - ui.px(10);
    if (state.wanted && state.wanted->row < steps.size())
        scroll_to_show(ui, scroll, scroll.origin.y + height * static_cast<float>(state.wanted->row), height);
    // A figure may grow on the way where what is taken off it stands at an earlier step.
    double most = 0;
    for (const view::Funnel::Step& step : steps) most = std::max(most, step.measured.reached);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const view::Funnel::Step& step = steps[i];
        const Rect row{scroll.origin.x, scroll.origin.y + height * static_cast<float>(i), width, bar};
        if (!overlaps({row.x, row.y, row.width, height}, scroll.view)) continue;
        const int item = ui.semantics.add({.role = Role::listitem, .rect = row});
        ui.semantics.push_parent(item);
        const Parts parts = parts_of(ui, state, row, 120);
        const Press press = draw_figure(ui, state, {i, 0}, row);
        if (press.hovered) fill(ui, row, with_alpha(color::accent, 0.05f), metric::radius_small);
        draw_name(ui, parts.name, state.rows[i], step.reached.count > 0 ? face::body : face::off);
        // All that came so far, and within it those that stand here.
        const auto length = [&](double size) {
            return most > 0 ? std::round(parts.bars.width * static_cast<float>(std::clamp(size / most, 0.0, 1.0)))
                            : 0.0f;
        };
        const Color colour = state.rows[i].colour;
        Rect all = inset(parts.bars, 0, ui.px(2)), here = all;
        all.width = length(step.measured.reached);
        here.width = std::min(all.width, length(step.measured.here));
        if (all.width >= 1) fill(ui, all, with_alpha(colour, 0.22f), 3);
        if (here.width >= 1) fill(ui, here, colour, 3);
        Rect words{right(all) + ui.px(8), row.y, right(row) - right(all) - ui.px(8), row.height};
        cut_left(words, silent_text(ui, words, state.funnel_words(step.reached), {13, true}) + ui.px(8));
        silent_text(ui, words, state.beside_words(step), face::caption);
        if (i + 1 < steps.size()) {
            Rect between{parts.bars.x, bottom(row), parts.bars.width, lost};
            const view::Funnel::Step& next = steps[i + 1];
            std::string said;
            if (const auto& gone = next.measured.lost; gone && *gone > 0)
                said = tr(Str::stat_lost, {percent_words(*gone)});
            else if (!gone && state.funnel.figure &&
                     next.lost.value_or(0) > 0) // the figure is not whole: of records it is
                said = tr(Str::stat_lost_records, {percent_words(*next.lost)});
            if (step.here.count > 0) {
                std::string stays = state.funnel_words(step.here);
                if (state.funnel.figure)
                    stays.append(" · ").append(tr(Str::n_items, {std::to_string(step.here.count)}));
                said.append(said.empty() ? "" : " · ").append(tr(Str::stat_here, {stays}));
            }
            text(ui, between, said, face::tiny);
        }
        if (press.focused) focus_ring(ui, inset(row, ui.px(1)), metric::radius_small);
        ui.semantics.pop_parent();
    }
    end_scroll(ui, scroll, {0, height * static_cast<float>(steps.size())});
    ui.semantics.pop_parent();
}

} // namespace yinfeng::ui
