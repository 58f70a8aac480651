// The matrix of statistics: names of rows and columns stay in sight, totals stand at the ends, and the larger a figure among its
// like, the darker it lies.

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

constexpr float darkest = 0.24f;

double greatest_cell(const StatisticsState& state) {
    double most = 0;
    const auto take = [&](const Counted* counted) {
        if (counted) most = std::max(most, std::abs(view::number_of(*state.view, state.tally, *counted).value_or(0)));
    };
    for (std::size_t row = 0; row < state.rows.size(); ++row) {
        if (state.columns.empty()) take(&state.tally.rows[row].total);
        for (std::size_t column = 0; column < state.columns.size(); ++column) take(state.tally.at(row, column));
    }
    return most;
}

void draw_head_cell(Ui& ui, const Rect& box, const StatisticsState::Name* name, std::string_view words, Align align) {
    Rect inside = inset(box, ui.px(12), 0);
    if (name && name->look) {
        const float width = ui.px(20) + text_width(ui, words, {13, true});
        if (align == Align::right && width < inside.width) cut_left(inside, inside.width - width);
        const Rect glyph = cut_left(inside, ui.px(14));
        stage_glyph(ui, {glyph.x + ui.px(7), glyph.y + glyph.height / 2}, *name->look, 13);
        cut_left(inside, ui.px(6));
    }
    silent_text(ui, inside, words, {13, true, color::text_2}, align);
}

// Where everything stands: names at the left and the top, totals at the right and at the foot, wherever it is scrolled to.
struct Places {
    Rect seen, body; // all of it; what scrolls between names and totals
    Vec first;       // of the first cell
    float cell = 0, row = 0;
    float total_x = 0, total_y = 0;
    std::size_t rows = 0, columns = 0;

    float x_of(std::size_t column) const {
        return column == columns ? total_x : first.x + cell * static_cast<float>(column);
    }
    float y_of(std::size_t line) const { return line == rows ? total_y : first.y + row * static_cast<float>(line); }
    Rect clip_of(std::size_t line, std::size_t column) const {
        Rect clip = body;
        if (column == columns) clip.x = total_x, clip.width = right(seen) - total_x;
        if (line == rows) clip.y = total_y, clip.height = bottom(seen) - total_y;
        return clip;
    }
};

Places places_of(Ui& ui, const StatisticsState& state, const Scroll& scroll, float name_width) {
    Places at;
    at.rows = state.rows.size();
    at.columns = state.columns.size();
    at.seen = scroll.view;
    at.cell = state.cell_width;
    at.row = ui.row_height();
    const float head = ui.px(ui.touch ? 44 : metric::table_header);
    at.first = {scroll.origin.x + name_width, scroll.origin.y + head};
    at.total_x = std::min(at.first.x + at.cell * static_cast<float>(at.columns),
        std::max(right(at.seen) - at.cell - ui.px(12), at.seen.x + name_width));
    at.total_y = std::min(
        at.first.y + at.row * static_cast<float>(at.rows), std::max(bottom(at.seen) - at.row, at.seen.y + head));
    at.body = {at.seen.x + name_width, at.seen.y + head, 0, 0};
    at.body.width = std::max(0.0f, at.total_x - at.body.x);
    at.body.height = std::max(0.0f, at.total_y - at.body.y);
    return at;
}

// What is to have the keyboard comes out from under names and totals.
void scroll_to(Ui& ui, const Places& at, const Scroll& scroll, FigurePlace place) {
    const float x = at.x_of(place.column), y = at.y_of(place.row);
    if (place.row < at.rows && y < at.body.y) ImGui::SetScrollY(scroll.y - (at.body.y - y));
    else if (place.row < at.rows && y + at.row > bottom(at.body))
        ImGui::SetScrollY(scroll.y + y + at.row - bottom(at.body));
    if (place.column < at.columns && x < at.body.x) ImGui::SetScrollX(scroll.x - (at.body.x - x));
    else if (place.column < at.columns && x + at.cell > right(at.body))
        ImGui::SetScrollX(scroll.x + x + at.cell - right(at.body));
    ui.want_frames(2);
}

void draw_cell(Ui& ui, StatisticsState& state, const Places& at, FigurePlace place) {
    const bool is_total = place.row == at.rows || (place.column == at.columns && at.columns > 0);
    const Rect box{at.x_of(place.column), at.y_of(place.row), at.cell, at.row},
        clip = at.clip_of(place.row, place.column);
    ImGui::PushClipRect(top_left(clip), bottom_right(clip), true);
    const Press press = draw_figure(ui, state, place, box, Role::gridcell, 2);
    const Counted* counted = state.at(place);
    if (counted && !is_total && state.greatest_cell > 0) {
        const double number = view::number_of(*state.view, state.tally, *counted).value_or(0);
        const auto share = static_cast<float>(std::abs(number) / state.greatest_cell);
        if (share > 0)
            fill(ui, inset(box, ui.px(1)), with_alpha(number < 0 ? color::late : color::accent, darkest * share), 3);
    }
    if (press.hovered && counted) fill(ui, inset(box, ui.px(1)), with_alpha(color::accent, 0.08f), 3);
    const Rect inside = inset(box, ui.px(12), 0);
    if (!counted || counted->count == 0) silent_text(ui, inside, tr(Str::dash), face::off, Align::right);
    else silent_text(ui, inside, state.words(*counted), is_total ? face::strong : face::body, Align::right);
    if (press.focused) focus_ring(ui, inset(box, ui.px(2)), 2);
    ImGui::PopClipRect();
}

} // namespace

void draw_matrix(Ui& ui, StatisticsState& state, Rect area) {
    if (state.greatest_cell < 0) state.greatest_cell = greatest_cell(state);
    const std::size_t rows = state.rows.size(), columns = state.columns.size();
    if (rows == 0) return;
    const float name_width = std::min(state.label_width + ui.px(24), area.width * 0.35f);
    const float content_width = name_width + state.cell_width * static_cast<float>(columns + 1) + ui.px(12);
    const int grid = ui.semantics.add({.role = Role::grid, .rect = area, .name = state.title});
    ui.semantics.push_parent(grid);
    const bool sideways = content_width > area.width;
    const Scroll scroll = begin_scroll(ui, "matrix", area, sideways);
    const Places at = places_of(ui, state, scroll, name_width);
    if (state.wanted) scroll_to(ui, at, scroll, *state.wanted);
    const auto first_of = [](float scrolled, float size, std::size_t most) {
        return std::min(most, static_cast<std::size_t>(std::max(0.0f, scrolled / size)));
    };
    const std::size_t first_row = first_of(scroll.y, at.row, rows),
                      last_row = std::min(rows, first_of(scroll.y + at.body.height, at.row, rows) + 1),
                      first_column = first_of(scroll.x, at.cell, columns),
                      last_column = std::min(columns, first_of(scroll.x + at.body.width, at.cell, columns) + 1);
    const std::string_view total =
        tr(view::adds_up(*state.view, state.tally.figure) ? Str::stat_total : Str::stat_whole);
    const float end = std::min(right(at.seen), at.total_x + at.cell + ui.px(12)), foot = at.total_y + at.row;

    const Rect head{at.seen.x, at.seen.y, end - at.seen.x, at.body.y - at.seen.y};
    const int head_row = ui.semantics.add({.role = Role::row, .rect = head});
    ui.semantics.push_parent(head_row);
    fill(ui, head, color::subtle);
    const auto draw_head = [&](std::size_t column) {
        const Rect box{at.x_of(column), head.y, at.cell, head.height}, clip = at.clip_of(0, column);
        const StatisticsState::Name* name = column < columns ? &state.columns[column] : nullptr;
        const std::string_view words = name ? std::string_view(name->words) : total;
        ui.semantics.add({.role = Role::columnheader, .rect = box, .name = std::string(words)});
        ImGui::PushClipRect({clip.x, head.y}, {right(clip), bottom(head)}, true);
        draw_head_cell(ui, box, name, words, Align::right);
        ImGui::PopClipRect();
    };
    ui.semantics.add(
        {.role = Role::columnheader, .rect = {head.x, head.y, name_width, head.height}, .name = state.title});
    for (std::size_t column = first_column; column < last_column; ++column) draw_head(column);
    draw_head(columns);
    ui.semantics.pop_parent();

    const auto draw_row = [&](std::size_t row) {
        const Rect line{at.seen.x, at.y_of(row), end - at.seen.x, at.row}, clip = at.clip_of(row, 0);
        const std::string_view name = row == rows ? total : std::string_view(state.rows[row].words);
        const int node = ui.semantics.add({.role = Role::row, .rect = line, .name = std::string(name)});
        ui.semantics.push_parent(node);
        ImGui::PushClipRect({at.seen.x, clip.y}, {right(at.seen), bottom(clip)}, true);
        if (row == rows) fill(ui, line, color::subtle);
        const Rect name_box{line.x, line.y, name_width, line.height};
        draw_head_cell(ui, name_box, row < rows ? &state.rows[row] : nullptr, name, Align::left);
        ui.semantics.add({.role = Role::gridcell, .rect = name_box, .name = std::string(name)});
        horizontal_line(ui, line.x, right(line), row == rows ? line.y : bottom(line) - ui.px(1), color::line);
        ImGui::PopClipRect();
        for (std::size_t column = first_column; column < last_column; ++column) draw_cell(ui, state, at, {row, column});
        draw_cell(ui, state, at, {row, columns});
        ui.semantics.pop_parent();
    };
    for (std::size_t row = first_row; row < last_row; ++row) draw_row(row);
    draw_row(rows);
    vertical_line(ui, at.body.x, at.seen.y, foot, color::line);
    if (columns > 0) vertical_line(ui, at.total_x, at.seen.y, foot, color::line);
    horizontal_line(ui, at.seen.x, end, at.body.y - ui.px(1), color::line_strong);
    end_scroll(ui, scroll, {sideways ? content_width : 0, head.height + at.row * static_cast<float>(rows + 1)});
    ui.semantics.pop_parent();
}

} // namespace yinfeng::ui
