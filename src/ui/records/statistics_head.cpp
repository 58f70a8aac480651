// What stands above the pictures: what is counted, of which figure, and as which picture.

#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/popover.h"
#include "ui/records/cell.h"
#include "ui/records/groupings.h"
#include "ui/records/statistics_state.h"
#include "view/buckets.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Bucket;
using view::Chart;
using view::ColumnId;

namespace {

constexpr float words_from_css = 1000; // where it is narrower, the pictures are icons

constexpr Chart all_charts[] = {Chart::bars, Chart::stacked, Chart::matrix, Chart::line, Chart::funnel};

const char* chart_icon(Chart chart) {
    switch (chart) {
    case Chart::bars: return icons::chart_bar;
    case Chart::stacked: return icons::chart_bar_stacked;
    case Chart::matrix: return icons::grid_3x3;
    case Chart::line: return icons::chart_line;
    case Chart::funnel: return icons::funnel;
    }
    return icons::chart_bar;
}

// --- which pictures there are, and what they need ----------------------------------------------------------

std::vector<Chart> charts_of(const view::Columns& columns, KindId kind) {
    const std::vector<Grouping> all = groupings_of(columns, kind);
    const auto any = [&](auto suits) { return std::ranges::any_of(all, suits, &Grouping::bucket); };
    std::vector<Chart> charts;
    for (const Chart chart : all_charts) {
        if (chart == Chart::line && !any(view::is_period)) continue;
        if (chart == Chart::funnel && !any([&](const Bucket& bucket) { return view::is_ladder(columns, bucket); }))
            continue;
        charts.push_back(chart);
    }
    return charts;
}

// By the days that are known of most records; plans are no history, nor is where it is said, and stand behind. Where no day at all is
// known, since when each stands where it does.
std::optional<Bucket> usual_months(view::Query& query, const std::vector<Grouping>& all) {
    const view::Columns& columns = query.columns();
    std::optional<Bucket> best;
    std::tuple<bool, bool, std::size_t> most; // some are known, it is history, so many
    for (const Grouping& each : all) {
        if (each.bucket.by != Bucket::By::month) continue;
        const view::Column& column = columns[each.bucket.column];
        const bool is_history = !column.options.planned && group_of(columns, each.bucket.column) != Group::source;
        std::size_t known = 0;
        for (const view::Group& group : query.regrouped({each.bucket}).groups)
            if (!group.key.is_none() && !view::is_in_no_bucket(each.bucket, group.key)) known += group.count;
        const std::tuple found{known > 0, is_history, known > 0 ? known : std::size_t{column.name == "stage_since"}};
        if (!best || found > most) best = each.bucket, most = found;
    }
    return best;
}

// The second dimension of a picture, before anybody has chosen one: a ladder, then choices, then links, in the order of the view's
// columns; other choices; what else there is; first letters of names only where there is nothing else.
std::optional<Bucket> usual_second(const view::Columns& columns, const view::View& view, std::vector<Grouping> all) {
    std::erase_if(all,
        [&](const Grouping& each) { return !view.groups.empty() && each.bucket.column == view.groups.front().column; });
    if (all.empty()) return std::nullopt;
    const auto rank = [&](const Grouping& each) {
        if (view::is_ladder(columns, each.bucket)) return std::pair{0, 0};
        const auto shown = std::ranges::find(view.columns, each.bucket.column, &view::Shown::column);
        const bool is_shown = shown != view.columns.end();
        const int place = is_shown ? static_cast<int>(shown - view.columns.begin()) : 0;
        const bool is_value = each.bucket.by == Bucket::By::value;
        switch (columns[each.bucket.column].type) {
        case FieldType::choice: return is_shown ? std::pair{1, place} : std::pair{3, 0};
        case FieldType::link: return is_shown ? std::pair{2, place} : std::pair{5, 0};
        default: return std::pair{is_value ? 4 : each.bucket.by == Bucket::By::initial ? 7 : 6, 0};
        }
    };
    return std::ranges::min_element(all, {}, rank)->bucket; // the first of them
}

// A dimension that the picture cannot do without is added behind the first one: the others find theirs again.
void bring_dimension(view::Query& query, view::View& view, Chart chart) {
    const view::Columns& columns = query.columns();
    const bool lacks_one = chart == Chart::matrix && view.groups.size() < 2; // which can be drawn all the same
    if (view::can_draw(columns, view, chart) && !lacks_one) return;
    const std::vector<Grouping> all = groupings_of(columns, view.kind);
    std::optional<Bucket> added;
    if (chart == Chart::line) {
        added = usual_months(query, all);
    } else if (chart == Chart::funnel) {
        const auto ladder =
            std::ranges::find_if(all, [&](const Grouping& each) { return view::is_ladder(columns, each.bucket); });
        if (ladder != all.end()) added = ladder->bucket;
    } else if (view.groups.size() < 2) {
        added = usual_second(columns, view, all);
    }
    if (!added) return;
    if (view.groups.size() > 1) view.groups.back() = *added;
    else view.groups.push_back(*added);
}

// --- the head ----------------------------------------------------------------------------------------------

// Which figure, among those that the columns of the kind can have; the one that is chosen goes before the view's others.
void draw_figure_menu(Ui& ui, const Rect& anchor, view::View& view) {
    if (!popup_is_open(ui, tr(Str::stat_choose_figure))) return;
    const view::Columns& columns = columns_of(ui);
    std::vector<view::Sum> offered = view.sums;
    for (const view::ColumnId id : columns.offered(view.kind)) {
        if (!columns[id].is_figure() || columns[id].source == view::Column::Source::own) continue;
        for (const view::Figure figure : {view::Figure::sum, view::Figure::average})
            if (!std::ranges::contains(offered, view::Sum{id, figure})) offered.push_back({id, figure});
    }
    std::erase_if(offered, [&](const view::Sum& sum) {
        view::View alone;
        alone.sums = {sum};
        return !view::counted_figure(columns, alone);
    });
    std::vector<std::string> codes;
    for (std::size_t i = 0; i < offered.size(); ++i) codes.push_back(std::to_string(i));
    const auto figure = view::counted_figure(columns, view);
    const Picked picked = picker_popup(
        ui, tr(Str::stat_choose_figure), anchor, 240,
        [&](std::string_view typed) {
            std::vector<Option> options;
            const auto offer = [&](std::string_view code, std::string label, bool on) {
                if (typed.empty() || label.find(typed) != std::string::npos)
                    options.push_back({code, std::move(label), {}, on ? icons::check : nullptr, nullptr, on});
            };
            offer("count", std::string(tr(Str::stat_count)), !figure);
            for (std::size_t i = 0; i < offered.size(); ++i)
                offer(codes[i], figure_name(columns, offered[i]), figure && view.sums[*figure] == offered[i]);
            return options;
        },
        false);
    if (picked.what != Picked::What::option) return;
    ui.want_frames(2);
    if (picked.code == "count") return view.sums.clear();
    for (std::size_t i = 0; i < offered.size(); ++i) {
        if (picked.code != std::to_string(i)) continue;
        std::erase(view.sums, offered[i]);
        view.sums.insert(view.sums.begin(), offered[i]);
        return;
    }
}

} // namespace

std::string_view chart_label(Chart chart) {
    return app::label(choices_of(ChoiceList::chart)[static_cast<std::size_t>(chart)]);
}

std::string figure_name(const view::Columns& columns, const view::Sum& sum) {
    const view::Column& column = columns[sum.column];
    return tr(
        Str::stat_figure_of, {column.label(app::language()), view::figure_label(column, sum.figure, app::language())});
}

void draw_statistics_head(Ui& ui, StatisticsState& state, Rect row, view::View& view, view::Query& query) {
    const view::Columns& columns = *state.all_columns;
    row = centred(row, ui.control_height());
    const bool as_icons = ui.css(row.width) < words_from_css;
    const std::vector<Chart> charts = charts_of(columns, view.kind);
    std::vector<Piece> pieces;
    for (const Chart chart : charts) pieces.push_back({chart_label(chart), chart_icon(chart)});
    const Rect chart_box = cut_right(row, std::min(row.width, segmented_width(ui, pieces, as_icons)));
    cut_right(row, ui.px(8));
    // Where a figure makes no funnel the bars are records, and it is said beside them.
    const bool is_beside = state.counting.chart == Chart::funnel && state.funnel.is_figure_beside;
    const Str figure_is = is_beside ? Str::stat_figure_beside : Str::stat_figure;
    const std::string figure = tr(figure_is,
        {state.tally.figure ? figure_name(columns, view.sums[*state.tally.figure]) : std::string(tr(Str::stat_count))});
    const ButtonOptions options{.icon = icons::sigma, .icon_after = icons::chevron_down};
    const Rect figure_box =
        cut_right(row, std::min(button_width(ui, figure, options), std::max(ui.px(48), row.width * 0.5f)));
    cut_right(row, ui.px(12));
    heading(ui, row, state.title, face::title, 2);
    if (button(ui, figure_box, figure, options)) open_popup(ui, tr(Str::stat_choose_figure));
    draw_figure_menu(ui, figure_box, view);
    const auto now = std::ranges::find(charts, state.counting.chart);
    const int place = now == charts.end() ? -1 : static_cast<int>(now - charts.begin());
    const int chosen = segmented(ui, chart_box, tr(Str::stat_chart), pieces, place, as_icons);
    if (chosen < 0 || chosen == place) return;
    const Chart chart = charts[static_cast<std::size_t>(chosen)];
    // What another picture brought for itself goes with it; what somebody has chosen stays.
    if (state.brought && view.groups == state.brought->with) view.groups = state.brought->chosen;
    state.brought.reset();
    std::vector<Bucket> chosen_groups = view.groups;
    bring_dimension(query, view, chart);
    if (view.groups != chosen_groups) state.brought = {std::move(chosen_groups), view.groups};
    view.chart = chart;
    ui.want_frames(2);
}

} // namespace yinfeng::ui
