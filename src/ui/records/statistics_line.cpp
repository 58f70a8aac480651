// The line of statistics: periods from left to right, one line for each value of the other dimension. Only what is seen is drawn.

#include "app/strings.h"
#include "ui/imgui_access.h"
#include "ui/records/statistics_state.h"

#include <algorithm>
#include <cmath>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Counted;

namespace {

constexpr float narrowest_css = 14, narrowest_touch_css = 24, axis_css = 72, foot_css = 26, dot_css = 7;

double number_of(const StatisticsState& state, const Counted* counted) {
    return counted ? view::number_of(*state.view, state.tally, *counted).value_or(0) : 0;
}

} // namespace

void draw_lines(Ui& ui, StatisticsState& state, Rect area) {
    draw_legend(ui, state, cut_top(area, legend_height(ui, state)));
    const std::size_t rows = state.rows.size(), columns = state.columns.size();
    if (rows == 0) return;
    const int list = ui.semantics.add({.role = Role::list, .rect = area, .name = state.title});
    ui.semantics.push_parent(list);
    Rect axis = cut_left(area, ui.px(axis_css));
    const float step = std::max(
        ui.px(ui.touch ? narrowest_touch_css : narrowest_css), std::floor(area.width / static_cast<float>(rows)));
    const float content = step * static_cast<float>(rows);
    const Scroll scroll = begin_scroll(ui, "line", area, content > area.width + 1);
    if (ImGui::IsWindowAppearing() && content > area.width + 1) { // the newest is looked for first
        ImGui::SetScrollX(content);
        ui.want_frames(2);
    }
    Rect room{scroll.view.x, scroll.view.y + ui.px(16), scroll.view.width, scroll.view.height - ui.px(16 + foot_css)};
    const double span = state.greatest - state.least;
    const auto y_of = [&](double number) {
        return span > 0
                   ? bottom(room) - static_cast<float>((number - state.least) / span * static_cast<double>(room.height))
                   : bottom(room);
    };
    const auto x_of = [&](std::size_t row) { return scroll.origin.x + step * (static_cast<float>(row) + 0.5f); };
    if (state.wanted && state.wanted->row < rows) {
        const float x = x_of(state.wanted->row);
        if (x - step < room.x) ImGui::SetScrollX(std::max(0.0f, scroll.x + x - step - room.x));
        else if (x + step > right(room)) ImGui::SetScrollX(scroll.x + x + step - right(room));
        ui.want_frames(2);
    }
    const std::vector<double> ticks = ticks_between(state.least, state.greatest);
    for (const double tick : ticks)
        horizontal_line(ui, room.x, right(room), std::round(y_of(tick)), tick == 0 ? color::line_strong : color::line);
    const auto first = static_cast<std::size_t>(std::clamp(scroll.x / step - 1, 0.0f, static_cast<float>(rows)));
    const std::size_t last =
        std::min(rows, static_cast<std::size_t>(std::max(0.0f, (scroll.x + scroll.view.width) / step + 2)));
    // What is in no period stands behind the line, by itself.
    const auto is_period = [&](std::size_t row) { return state.tally.rows[row].what == view::Part::What::value; };
    const bool many = step < ui.px(24);

    // One strip for each period, over its whole height; the dots of several lines lie on it.
    float words_from = -1e9f, values_from = -1e9f;
    for (std::size_t row = first; row < last; ++row) {
        const Rect strip{x_of(row) - step / 2, scroll.view.y, step, scroll.view.height - ui.px(2)};
        const int item = ui.semantics.add({.role = Role::listitem, .rect = strip});
        ui.semantics.push_parent(item);
        const Press press = draw_figure(ui, state, {row, columns}, strip);
        if (press.hovered) fill(ui, {strip.x, room.y, step, room.height}, with_alpha(color::accent, 0.06f));
        if (!is_period(row) && row > 0 && is_period(row - 1))
            vertical_line(ui, strip.x, room.y, bottom(scroll.view), color::line_strong);
        const float width = text_width(ui, state.rows[row].words, face::tiny);
        const Rect label{x_of(row) - width / 2, bottom(room) + ui.px(4), width + 1, ui.px(foot_css - 6)};
        if (label.x >= words_from && label.x >= scroll.view.x) {
            silent_text(ui, label, state.rows[row].words, face::tiny);
            words_from = right(label) + ui.px(12);
        }
        if (press.focused) focus_ring(ui, inset(strip, ui.px(2)), metric::radius_small);
        if (!is_period(row)) { // not on the scale: how much it is stands in words
            const std::string said = state.words(state.tally.rows[row].total);
            const float bar = ui.px(12), said_width = text_width(ui, said, {12, true});
            fill_part(ui, {x_of(row) - bar / 2, bottom(room) - ui.px(20), bar, ui.px(20)}, &state.tally.rows[row],
                color::line_control, 2);
            silent_text(ui, {x_of(row) - said_width / 2, bottom(room) - ui.px(42), said_width + 1, ui.px(20)}, said,
                {12, true, color::text_2});
        }
        for (std::size_t column = 0; column < columns; ++column) {
            const Counted* counted = state.tally.at(row, column);
            if (!counted || !is_period(row)) continue;
            const float side = ui.px(ui.touch ? 24 : 14);
            const Rect dot =
                centred({x_of(row) - side / 2, y_of(number_of(state, counted)) - side / 2, side, side}, side);
            const Press of_dot = draw_figure(ui, state, {row, column}, dot, Role::button, 8);
            if (of_dot.focused || of_dot.hovered) focus_ring(ui, dot, 8);
        }
        ui.semantics.pop_parent();
    }

    const std::size_t lines = std::max<std::size_t>(1, columns);
    for (std::size_t line = 0; line < lines; ++line) {
        const Color colour = columns == 0 ? color::accent : state.columns[line].colour;
        const auto number = [&](std::size_t row) {
            return number_of(state, columns == 0 ? &state.tally.rows[row].total : state.tally.at(row, line));
        };
        std::vector<ImVec2> points;
        for (std::size_t row = first; row < last; ++row)
            if (is_period(row)) points.push_back({x_of(row), y_of(number(row))});
        if (points.size() > 1)
            canvas().AddPolyline(points.data(), static_cast<int>(points.size()), colour, ImDrawFlags_None, ui.px(2));
        for (std::size_t row = first; row < last; ++row) {
            const Counted* counted = columns == 0 ? &state.tally.rows[row].total : state.tally.at(row, line);
            if (!counted || counted->count == 0 || !is_period(row)) continue;
            if (many && points.size() > 1) continue;
            const float radius = ui.px(dot_css) / 2;
            const ImVec2 at{x_of(row), y_of(number(row))};
            canvas().AddCircleFilled(at, radius, colour);
            canvas().AddCircle(at, radius, color::surface, 0, ui.px(1.5f));
            if (columns > 0) continue;
            const std::string words = state.words(*counted);
            const float width = text_width(ui, words, {12, true});
            const Rect box{at.x - width / 2, at.y - ui.px(24), width + 1, ui.px(18)};
            if (box.x < values_from) continue;
            silent_text(ui, box, words, {12, true});
            values_from = right(box) + ui.px(8);
        }
    }
    end_scroll(ui, scroll, {content > area.width + 1 ? content : 0, 0});
    for (const double tick : ticks) // beside what scrolls
        silent_text(ui, {axis.x, std::round(y_of(tick)) - ui.px(10), axis.width - ui.px(10), ui.px(20)},
            state.axis_words(tick), face::tiny, Align::right);
    ui.semantics.pop_parent();
}

} // namespace yinfeng::ui
