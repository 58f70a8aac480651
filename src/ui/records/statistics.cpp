#include "ui/records/statistics.h"

#include "app/app.h"
#include "app/strings.h"
#include "app/sum_words.h"
#include "model/field_input.h"
#include "ui/arrow_keys.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/messages.h"
#include "ui/records/board.h"
#include "ui/records/cell.h"
#include "ui/records/groupings.h"
#include "ui/records/statistics_state.h"

#include <algorithm>
#include <cmath>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Bucket;
using view::Chart;
using view::Counted;
using view::Part;

namespace {

// Of what has no colour of its own, in the order of its parts.
constexpr Color palette[] = {color::accent, color::ok, color::star, stage_look::sign.color, color::update,
    stage_look::build.color, color::edge, color::pause};
constexpr float head_css = 48, touch_head_css = 64, sentence_css = 22;

// --- counting ----------------------------------------------------------------------------------------------

std::string part_words(const Part& part) {
    if (part.what == Part::What::unfilled) return std::string(tr(Str::unfilled));
    if (part.what == Part::What::rest) return tr(Str::stat_rest, {std::to_string(part.values)});
    return part.label;
}

std::vector<StatisticsState::Name> names_of(
    const Ui& ui, const Bucket& bucket, const std::vector<Part>& parts, bool many_colours) {
    std::vector<StatisticsState::Name> names;
    names.reserve(parts.size());
    for (const Part& part : parts) {
        StatisticsState::Name name{part_words(part)};
        if (part.what == Part::What::value) name.look = bucket_look(ui, bucket, part.key);
        const Color own = part.what == Part::What::value ? bucket_colour(ui, bucket, part.key) : color::transparent;
        if (name.look) name.colour = name.look->color;
        else if (own) name.colour = own;
        else if (part.what != Part::What::value) name.colour = color::line_control;
        else if (many_colours) name.colour = palette[names.size() % std::size(palette)];
        names.push_back(std::move(name));
    }
    return names;
}

void find_bounds(StatisticsState& state) {
    state.least = state.greatest = 0;
    const auto take = [&](double number) {
        state.least = std::min(state.least, number);
        state.greatest = std::max(state.greatest, number);
    };
    const auto number = [&](const Counted* counted) {
        return counted ? view::number_of(*state.view, state.tally, *counted).value_or(0) : 0;
    };
    for (std::size_t row = 0; row < state.tally.rows.size(); ++row) {
        // What has no period stands beside the line, not on its scale.
        if (state.counting.chart == Chart::line && state.tally.rows[row].what != Part::What::value) continue;
        const bool in_parts = state.counting.chart == Chart::stacked || state.counting.chart == Chart::line;
        if (!in_parts || state.tally.columns.empty()) {
            take(number(&state.tally.rows[row].total));
            continue;
        }
        double above = 0, below = 0;
        for (std::size_t column = 0; column < state.tally.columns.size(); ++column) {
            const double part = number(state.tally.at(row, column));
            if (state.counting.chart == Chart::line) take(part);
            else (part > 0 ? above : below) += part;
        }
        take(above), take(below);
    }
}

void say_what(Ui& ui, StatisticsState& state, const Listed& listed) {
    const view::View& view = listed.view;
    const view::Columns& columns = *state.all_columns;
    // The bars of a funnel may be records, with another figure beside them.
    const bool is_funnel = state.counting.chart == Chart::funnel;
    const std::optional<std::size_t> figure = is_funnel ? state.funnel.figure : state.tally.figure;
    const std::string what = figure ? figure_name(columns, view.sums[*figure]) : std::string(tr(Str::stat_count));
    std::string by;
    for (const Bucket& bucket : state.counting.by) {
        const std::string label = grouping_label(columns, bucket);
        by = by.empty() ? label : tr(Str::stat_by_two, {by, label});
    }
    state.title = by.empty() ? what : tr(Str::stat_title, {what, by});
    state.sentence = app::sums_words(columns, view, listed.rows, listed.rows.sums, listed.rows.count);
    const auto add = [&](std::string_view words) { state.sentence.append("　").append(words); };
    if (is_funnel && state.funnel.is_figure_beside)
        add(tr(Str::stat_bars_are_records, {figure_name(columns, view.sums[*state.tally.figure])}));
    if (is_funnel && state.funnel.outside.count > 0)
        add(tr(Str::stat_outside, {std::to_string(state.funnel.outside.count)}));
    const std::size_t repeated =
        std::max(state.tally.repeated(state.tally.rows), state.tally.repeated(state.tally.columns));
    if (repeated > 0) add(tr(Str::stat_repeats, {std::to_string(repeated)}));
    if (state.tally.has_gaps) add(tr(Str::stat_gaps));
    if (view.chart && *view.chart != state.counting.chart)
        add(tr(Str::stat_instead, {chart_label(*view.chart), chart_label(state.counting.chart)}));
    (void)ui;
}

void measure(Ui& ui, StatisticsState& state) {
    constexpr std::size_t most_measured = 300;
    if (state.measured_scale == ui.scale && state.measured_touch == ui.touch) return;
    state.measured_scale = ui.scale;
    state.measured_touch = ui.touch;
    float label = 0, words = 0, cell = 0;
    for (std::size_t i = 0; i < std::min(most_measured, state.rows.size()); ++i) {
        label = std::max(label, text_width(ui, state.rows[i].words, face::body) + (state.rows[i].look ? ui.px(20) : 0));
        const Counted* counted = state.at({i, state.tally.columns.size()});
        if (!counted) continue;
        words = std::max(words, text_width(ui, state.figure(*counted), face::secondary));
        cell = std::max(cell, text_width(ui, state.words(*counted), face::strong));
    }
    for (std::size_t i = 0; i < state.columns.size(); ++i) {
        cell = std::max(cell, text_width(ui, state.words(state.tally.columns[i].total), face::strong));
        cell = std::max(cell, std::min(ui.px(140), text_width(ui, state.columns[i].words, face::strong) +
                                                       (state.columns[i].look ? ui.px(20) : 0)));
    }
    if (const Counted* all = state.at({state.rows.size(), state.columns.size()}))
        cell = std::max(cell, text_width(ui, state.words(*all), face::strong));
    state.label_width = std::clamp(label, ui.px(64), ui.px(220));
    state.words_width = std::clamp(words, ui.px(60), ui.px(280));
    state.cell_width = std::clamp(cell, ui.px(64), ui.px(220)) + ui.px(24);
}

void refresh(Ui& ui, StatisticsState& state, Listed& listed, view::Query& query) {
    const view::View& view = listed.view;
    state.view = &view;
    state.all_columns = &columns_of(ui);
    const std::uint64_t settings = workspace_of(ui).revision(Kind::settings);
    const bool stands = state.rows_version == listed.rows.version + 1 && state.groups == view.groups &&
                        state.sums == view.sums && state.chart == view.chart && state.kind == view.kind &&
                        state.settings_revision == settings && state.language == app::language();
    if (stands) return measure(ui, state);
    const bool is_same = state.groups == view.groups && state.chart == view.chart && state.kind == view.kind;
    state.rows_version = listed.rows.version + 1;
    state.groups = view.groups;
    state.sums = view.sums;
    state.chart = view.chart;
    state.kind = view.kind;
    state.settings_revision = settings;
    state.language = app::language();
    state.measured_scale = 0;
    state.counting = view::counting_of(*state.all_columns, view);
    state.funnel = {};
    if (state.counting.chart == Chart::funnel) {
        state.funnel = view::make_funnel(query, view, state.counting.by.front());
        state.tally = {};
        state.tally.figure = view::counted_figure(*state.all_columns, view);
        state.tally.by = state.counting.by;
        state.tally.all.count = listed.rows.count;
        if (state.tally.figure) state.tally.all.summary = listed.rows.sums[*state.tally.figure];
        state.rows.clear();
        for (const view::Funnel::Step& step : state.funnel.steps) {
            StatisticsState::Name name{step.label};
            name.look = bucket_look(ui, state.counting.by.front(), step.key);
            if (name.look) name.colour = name.look->color;
            else if (const Color own = bucket_colour(ui, state.counting.by.front(), step.key)) name.colour = own;
            state.rows.push_back(std::move(name));
        }
        state.columns.clear();
    } else {
        state.tally = view::make_tally(query, view, state.counting);
        state.rows.clear();
        state.columns.clear();
        if (!state.counting.by.empty()) state.rows = names_of(ui, state.counting.by[0], state.tally.rows, false);
        if (state.counting.by.size() > 1) state.columns = names_of(ui, state.counting.by[1], state.tally.columns, true);
    }
    if (!is_same) state.cursor = {0, state.tally.columns.size()};
    state.cursor.row = std::min(state.cursor.row, state.rows.size());
    state.cursor.column = std::min(state.cursor.column, state.columns.size());
    state.wanted.reset();
    state.greatest_cell = -1;
    find_bounds(state);
    say_what(ui, state, listed);
    measure(ui, state);
}

// --- the keyboard ------------------------------------------------------------------------------------------

void move(Ui& ui, StatisticsState& state) {
    const std::size_t rows = state.rows.size(), columns = state.columns.size();
    const FigurePlace from = *state.focused;
    FigurePlace to = from;
    const Chart chart = state.counting.chart;
    // Totals of columns stand above bars and lines as their legend, below a matrix.
    const bool has_totals = columns > 0 && chart != Chart::bars && chart != Chart::funnel;
    const bool is_above = chart != Chart::matrix;
    const auto is_there = [&](FigurePlace place) {
        if (chart == Chart::matrix) return true;
        if (place.row == rows && place.column == columns) return false; // of the legend
        const bool is_beside = chart == Chart::line && place.row < rows && place.column < columns &&
                               state.tally.rows[place.row].what != Part::What::value;
        return !is_beside && state.at(place) != nullptr;
    };
    const auto step_row = [&](int by) {
        FigurePlace next = to;
        if (has_totals && is_above) {
            const std::size_t at = next.row == rows ? 0 : next.row + 1;
            if ((by < 0 && at == 0) || (by > 0 && at == rows)) return;
            const std::size_t place = at + static_cast<std::size_t>(by);
            next.row = place == 0 ? rows : place - 1;
        } else {
            const std::size_t last = has_totals ? rows : rows - 1;
            if ((by < 0 && next.row == 0) || (by > 0 && next.row >= last)) return;
            next.row += static_cast<std::size_t>(by);
        }
        if (!is_there(next)) next.column = next.row == rows ? 0 : columns;
        to = next;
    };
    // The total of a row of bars comes first, at its name; of a matrix last.
    const auto step_column = [&](int by) {
        FigurePlace next = to;
        while (true) {
            if (chart == Chart::matrix) {
                if ((by < 0 && next.column == 0) || (by > 0 && next.column == columns)) return;
                next.column += static_cast<std::size_t>(by);
            } else {
                const std::size_t at = next.column == columns ? 0 : next.column + 1;
                if ((by < 0 && at == 0) || (by > 0 && at == columns)) return;
                const std::size_t place = at + static_cast<std::size_t>(by);
                next.column = place == 0 ? columns : place - 1;
            }
            if (is_there(next)) break;
        }
        to = next;
    };
    const bool is_turned = chart == Chart::line; // its rows go to the right
    switch (claim_keys(state.focused_id,
        {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_Home, ImGuiKey_End})) {
    case ImGuiKey_LeftArrow: is_turned&& to.row != rows ? step_row(-1) : step_column(-1); break;
    case ImGuiKey_RightArrow: is_turned&& to.row != rows ? step_row(1) : step_column(1); break;
    case ImGuiKey_UpArrow: is_turned&& to.row != rows ? step_column(-1) : step_row(-1); break;
    case ImGuiKey_DownArrow: is_turned&& to.row != rows ? step_column(1) : step_row(1); break;
    case ImGuiKey_Home: to.row = 0; break;
    case ImGuiKey_End: to.row = rows - 1; break;
    default: break;
    }
    if (!is_there(to)) to.column = columns;
    if (to == from) return;
    state.wanted = state.cursor = to;
    state.wanted_frames = 4;
    ui.want_frames(3);
}

} // namespace

// --- what the pictures share -------------------------------------------------------------------------------

const Counted* StatisticsState::at(FigurePlace place) const {
    if (counting.chart == Chart::funnel)
        return place.row < funnel.steps.size() ? &funnel.steps[place.row].reached : &tally.all;
    const bool all_rows = place.row >= tally.rows.size(), all_columns_ = place.column >= tally.columns.size();
    if (all_rows) return all_columns_ ? &tally.all : &tally.columns[place.column].total;
    return all_columns_ ? &tally.rows[place.row].total : tally.at(place.row, place.column);
}

std::string StatisticsState::words(const Counted& counted) const {
    std::string said = view::words_of(*all_columns, *view, tally, counted);
    return said.empty() ? std::string(tr(Str::dash)) : said;
}

std::string StatisticsState::figure(const Counted& counted) const {
    if (counted.count == 0) return std::string(tr(Str::stat_none));
    std::string said = tr(Str::n_items, {std::to_string(counted.count)});
    if (!tally.figure) return said;
    said = words(counted) + " · " + said;
    const std::string omitted = app::omissions(view->sums[*tally.figure], counted.summary);
    return omitted.empty() ? said : said + " · " + omitted;
}

std::string StatisticsState::name_of(FigurePlace place) const {
    if (counting.chart == Chart::funnel) {
        if (place.row >= rows.size()) return std::string(tr(Str::stat_total));
        return place.row + 1 < rows.size() ? tr(Str::stat_from, {rows[place.row].words}) : rows[place.row].words;
    }
    const bool has_row = place.row < rows.size(), has_column = place.column < columns.size();
    if (has_row && has_column) return tr(Str::stat_both, {rows[place.row].words, columns[place.column].words});
    if (has_row) return rows[place.row].words;
    return has_column ? columns[place.column].words : std::string(tr(Str::stat_total));
}

std::string StatisticsState::axis_words(double number) const {
    if (!tally.figure) return std::to_string(static_cast<long long>(std::llround(number)));
    const view::Sum& sum = view->sums[*tally.figure];
    if (sum.figure == view::Figure::count) return std::to_string(static_cast<long long>(std::llround(number)));
    const Decimal value{std::llround(number * static_cast<double>(Decimal::one))};
    if (sum.figure == view::Figure::share) return to_rounded_string(value, 1, TrailingZeros::drop) + "%";
    view::Summary one;
    one.sum.add(Quantity{value});
    return view::figure_words(*all_columns, {sum.column, view::Figure::sum}, one, one);
}

Press draw_figure(Ui& ui, StatisticsState& state, FigurePlace place, const Rect& box, Role role, float radius) {
    const IdScope scope((static_cast<std::uint64_t>(place.row) << 32) | place.column);
    const Counted* counted = state.at(place);
    std::string name = "figure", said;
    if (ui.semantics.wanted()) {
        name = state.name_of(place);
        said = counted ? state.figure(*counted) : std::string(tr(Str::stat_none));
    }
    if (state.wanted == place) {
        focus_next(ui);
        state.wanted.reset();
    }
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, place != state.cursor);
    const Press press = pressable(
        ui, "figure", box, {.role = role, .name = name, .value = said, .radius = radius, .allow_overlap = true});
    ImGui::PopItemFlag();
    state.is_cursor_drawn |= place == state.cursor;
    if (!state.first_drawn) state.first_drawn = place;
    if (press.focused) {
        state.cursor = place;
        state.focused = place;
        state.focused_id = press.id;
    }
    if (press.pressed) state.pressed = state.cursor = place;
    if (press.hovered && counted)
        tooltip(ui, press, tr(Str::stat_said, {state.name_of(place), state.figure(*counted)}));
    return press;
}

void fill_part(Ui& ui, const Rect& box, const Part* part, Color colour, float radius_css) {
    if (part && part->what == Part::What::unfilled) {
        hatch(ui, box);
        outline(ui, box, color::line_strong, radius_css);
        return;
    }
    fill(ui, box, colour, radius_css);
}

std::string percent_words(int thousandths) {
    return to_rounded_string(Decimal{std::int64_t{thousandths} * (Decimal::one / 10)}, 1, TrailingZeros::drop);
}

std::vector<double> ticks_between(double least, double greatest) {
    const double span = greatest - least;
    if (!(span > 0)) return {0};
    double step = std::pow(10, std::floor(std::log10(span / 4)));
    for (const double factor : {2.0, 5.0, 10.0})
        if (span / step > 5) step = std::pow(10, std::floor(std::log10(span / 4))) * factor;
    std::vector<double> ticks;
    for (double tick = std::ceil(least / step) * step; tick <= greatest + step * 1e-6; tick += step)
        ticks.push_back(std::abs(tick) < step * 1e-6 ? 0 : tick);
    return ticks;
}

float legend_height(const Ui& ui, const StatisticsState& state) {
    return state.columns.empty() ? 0 : ui.px(ui.touch ? 44 : 32);
}

void draw_legend(Ui& ui, StatisticsState& state, Rect row) {
    const float gap = ui.px(16), swatch = ui.px(10);
    for (std::size_t i = 0; i < state.columns.size(); ++i) {
        const StatisticsState::Name& name = state.columns[i];
        const float width = swatch + ui.px(8 + 8) + text_width(ui, name.words, face::secondary);
        if (row.width < std::min(width, ui.px(60))) break; // the picture says the others when they are pointed at
        Rect box = cut_left(row, width);
        cut_left(row, gap - ui.px(8));
        const Press press = draw_figure(ui, state, {state.rows.size(), i}, box, Role::button, metric::radius_small);
        if (press.hovered) fill(ui, box, color::hover, metric::radius_small);
        cut_left(box, ui.px(4));
        fill_part(ui, centred(cut_left(box, swatch), swatch, swatch), &state.tally.columns[i], name.colour, 2);
        cut_left(box, ui.px(6));
        silent_text(ui, box, name.words, face::secondary);
        if (press.focused) focus_ring(ui, box, metric::radius_small);
    }
}

// --- the layout --------------------------------------------------------------------------------------------

std::optional<Bucket> usual_dimension(const view::Columns& columns, KindId kind) {
    if (const auto bucket = Board::usual_bucket(columns, kind)) return bucket;
    const std::vector<Grouping> all = groupings_of(columns, kind);
    // First letters of names only where there is nothing else.
    const auto told = std::ranges::find(all, Bucket::By::value, [](const Grouping& each) { return each.bucket.by; });
    if (told != all.end()) return told->bucket;
    return all.empty() ? std::nullopt : std::optional(all.front().bucket);
}

Statistics::Statistics() : state_(std::make_unique<StatisticsState>()) {}
Statistics::~Statistics() = default;
void Statistics::reset() { *state_ = StatisticsState(); }

std::optional<std::vector<view::Filter>> Statistics::draw(Ui& ui, Rect area, Listed& listed, view::Query& query) {
    StatisticsState& state = *state_;
    const IdScope scope("statistics");
    refresh(ui, state, listed, query);
    state.focused.reset();
    state.pressed.reset();
    state.first_drawn.reset();
    state.is_cursor_drawn = false;
    fill(ui, area, color::surface);
    horizontal_line(ui, area.x, right(area), area.y, color::line);
    area = inset(area, ui.px(metric::page_padding), 0);
    view::View wanted = listed.view; // what the head asks for is there in the next frame
    draw_statistics_head(ui, state, cut_top(area, ui.px(ui.touch ? touch_head_css : head_css)), wanted, query);
    text(ui, cut_top(area, ui.px(sentence_css)), state.sentence, face::secondary);
    cut_top(area, ui.px(8));
    cut_bottom(area, ui.px(8));
    cut_message_strip(ui, area);
    switch (state.counting.chart) {
    case Chart::bars:
    case Chart::stacked: draw_bars(ui, state, area); break;
    case Chart::matrix: draw_matrix(ui, state, area); break;
    case Chart::line: draw_lines(ui, state, area); break;
    case Chart::funnel: draw_funnel(ui, state, area); break;
    }
    if (state.wanted && --state.wanted_frames <= 0) state.wanted.reset();
    if (!state.is_cursor_drawn && !state.wanted && state.first_drawn) { // for the Tab key: something that is seen
        state.cursor = *state.first_drawn;
        ui.want_frames(1);
    }
    if (state.focused) move(ui, state);
    if (wanted != listed.view) listed.view = std::move(wanted);
    if (!state.pressed) return std::nullopt;
    const Counted* counted = state.at(*state.pressed);
    if (!counted || counted->count == 0) return std::nullopt;
    ui.want_frames(2);
    if (state.counting.chart == Chart::funnel) {
        if (state.pressed->row >= state.funnel.steps.size()) return std::vector<view::Filter>();
        return std::vector{view::condition_from(state.counting.by.front(), state.funnel.steps[state.pressed->row])};
    }
    const auto part = [](std::size_t place, const auto& parts) { return place < parts.size() ? place : view::no_part; };
    auto conditions = view::conditions_behind(query, listed.view, state.tally, part(state.pressed->row, state.rows),
        part(state.pressed->column, state.columns));
    if (!conditions) ui.app.warn(std::string(tr(Str::stat_no_door)));
    return conditions;
}

} // namespace yinfeng::ui
