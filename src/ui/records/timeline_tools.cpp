// The line above a timeline: by which dates it runs, its scale, the way to today and to where something is.

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/records/cell.h"
#include "ui/records/timeline.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Zoom;

namespace {

constexpr float least_words_css = 120;
constexpr std::array zooms{Zoom::days, Zoom::weeks, Zoom::months, Zoom::quarters, Zoom::years};
constexpr std::array zoom_words{Str::zoom_days, Str::zoom_weeks, Str::zoom_months, Str::zoom_quarters, Str::zoom_years};

std::vector<Option> date_options(const Ui& ui, KindId kind, view::ColumnId now) {
    std::vector<Option> options;
    const view::Columns& columns = columns_of(ui);
    for (const view::ColumnId id : view::date_columns(columns, kind))
        options.push_back(
            {columns[id].name, std::string(columns[id].label(app::language())), {}, nullptr, nullptr, id == now});
    return options;
}

constexpr float date_css = 150, zoom_list_css = 88;

std::vector<Piece> zoom_pieces() {
    std::vector<Piece> pieces;
    for (const Str words : zoom_words) pieces.push_back({tr(words)});
    return pieces;
}

// Of what goes through time: the scale, earlier, later, today.
float steps_width(const Ui& ui, float zoom) {
    return zoom + ui.px(8) + 2 * ui.control_height() + ui.px(4) + button_width(ui, tr(Str::timeline_today));
}
bool are_in_two_rows(const Ui& ui, float width) {
    const float dates = 2 * ui.px(date_css + 8), room = width - 2 * ui.px(metric::page_padding);
    return dates + steps_width(ui, segmented_width(ui, zoom_pieces())) > room;
}

} // namespace

float Timeline::tools_height(const Ui& ui, float width) const {
    return (ui.control_height() + ui.px(8)) * (are_in_two_rows(ui, width) ? 2 : 1) + ui.px(8);
}

// The dates, and behind or below them the way through time.
void Timeline::draw_tools(Ui& ui, Rect row, Listed& listed) {
    view::View& view = listed.view;
    const bool is_narrow = are_in_two_rows(ui, row.width);
    row = inset(row, ui.px(metric::page_padding), ui.px(8));
    Rect below = row;
    row = cut_top(below, ui.control_height());
    cut_top(below, ui.px(8));
    const auto choose = [&](std::string_view id, Str name, view::ColumnId now,
                            bool allow_none) -> std::optional<view::ColumnId> {
        const std::vector<Option> options = date_options(ui, view.kind, now);
        const auto current = std::ranges::find_if(options, &Option::current);
        const float width = is_narrow ? (below.width - ui.px(8)) / 2 : ui.px(date_css);
        const int chosen = select(ui, cut_left(row, width), id, tr(name), options,
            current == options.end() ? -1 : static_cast<int>(current - options.begin()), allow_none);
        cut_left(row, ui.px(8));
        if (chosen == -2) return view::no_column;
        if (chosen < 0) return std::nullopt;
        return view::date_columns(columns_of(ui), view.kind)[static_cast<std::size_t>(chosen)];
    };
    // What is chosen is the view's, as its columns are.
    const auto from = choose("from", Str::timeline_from, dates_.from, false);
    const auto to = choose("to", Str::timeline_to, dates_.to, true);
    if (from || to) {
        view.from = from.value_or(dates_.from);
        view.to = to.value_or(dates_.to);
        is_placed_ = false;
        ui.want_frames(2);
    }
    if (is_narrow) row = cut_top(below, ui.control_height());
    const std::vector<Piece> pieces = zoom_pieces();
    const float width = segmented_width(ui, pieces);
    const int now = static_cast<int>(std::ranges::find(zooms, zoom_) - zooms.begin());
    int chosen = now;
    if (steps_width(ui, width) <= row.width) {
        chosen = segmented(ui, cut_right(row, width), tr(Str::timeline_zoom), pieces, now);
    } else {
        std::vector<Option> options;
        for (const Piece& piece : pieces) options.push_back({piece.label, std::string(piece.label)});
        const Rect box = cut_right(row, ui.px(zoom_list_css));
        if (const int one = select(ui, box, "zoom", tr(Str::timeline_zoom), options, now); one >= 0) chosen = one;
    }
    if (chosen >= 0 && chosen != now) set_zoom(ui, zooms[static_cast<std::size_t>(chosen)]);
    cut_right(row, ui.px(8));
    const float side = row.height;
    if (icon_button(ui, cut_right(row, side), icons::chevron_right, tr(Str::timeline_later)))
        first_ += static_cast<double>(ui.css(listed_width_) / view::css_per_day(zoom_)) / 2;
    if (icon_button(ui, cut_right(row, side), icons::chevron_left, tr(Str::timeline_earlier)))
        first_ -= static_cast<double>(ui.css(listed_width_) / view::css_per_day(zoom_)) / 2;
    cut_right(row, ui.px(4));
    if (button(ui, cut_right(row, button_width(ui, tr(Str::timeline_today))), tr(Str::timeline_today)))
        first_ = ui.app.today().days - static_cast<double>(ui.css(listed_width_) / view::css_per_day(zoom_)) / 3;
    draw_elsewhere(ui, row);
}

// Today stays where it is seen, else what stands a third from the left.
void Timeline::set_zoom(Ui& ui, Zoom zoom) {
    const double before = static_cast<double>(ui.css(listed_width_) / view::css_per_day(zoom_)),
                 after = static_cast<double>(ui.css(listed_width_) / view::css_per_day(zoom));
    const double today = ui.app.today().days + 0.5, share = (today - first_) / before;
    const bool is_seen = share >= 0 && share < 1;
    first_ = is_seen ? today - after * share : first_ + (before - after) / 3;
    zoom_ = zoom;
    ui.want_frames(2);
}

// Where all lines that are seen have their bars before or behind the edges: in words, and the way there.
void Timeline::draw_elsewhere(Ui& ui, Rect& row) {
    if (!elsewhere_) return;
    const std::string words = tr(Str::calendar_nearest, {to_display(*elsewhere_, ui.app.today())});
    cut_left(row, ui.px(4));
    if (row.width < ui.px(least_words_css)) return; // each line has its arrow
    const Rect box = cut_left(row, std::min(row.width, text_width(ui, words, face::link) + ui.px(16)));
    if (!text_button(ui, box, words)) return;
    first_ = elsewhere_->days - static_cast<double>(ui.css(listed_width_) / view::css_per_day(zoom_)) / 3;
    ui.want_frames(2);
}

void Timeline::look_elsewhere(Ui& ui, const Listed& listed, const Axis& axis, int first, int last) {
    const double end = axis.first + static_cast<double>(axis.box.width / axis.px_per_day);
    std::optional<Date> nearest;
    double least = 0;
    for (int i = first; i < last; ++i) {
        const RecordIndex record = listed.lines.lines()[static_cast<std::size_t>(i)].record;
        const auto span = record == no_record ? std::nullopt : view::span_of(columns_of(ui), record, dates_);
        if (!span) continue;
        const double away = std::max(axis.first - (span->end.days + 1.0), span->begin.days - end);
        if (away <= 0) { // it is seen
            nearest.reset();
            break;
        }
        if (!nearest || away < least) nearest = span->begin, least = away;
    }
    if (std::exchange(elsewhere_, nearest) != nearest) ui.want_frames(2);
}

} // namespace yinfeng::ui
