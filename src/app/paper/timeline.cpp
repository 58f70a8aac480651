#include "app/paper/timeline.h"

#include "app/paper/colours.h"
#include "app/span_words.h"
#include "app/strings.h"
#include "domain/reading.h"
#include "view/timeline.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace yinfeng::app {

namespace {

using exchange::Anchor, exchange::Picture, exchange::Point, exchange::Type, exchange::text_width;
using view::Zoom;

constexpr float row_height = 24, head_height = 44, bar_height = 12;
constexpr Type name_type{12}, date_type{10, false, ink::text_3}, large_type{11, true, ink::text_2},
    small_type{10, false, ink::text_3}, group_type{12, true};
constexpr std::array zooms{Zoom::days, Zoom::weeks, Zoom::months, Zoom::quarters, Zoom::years};

struct Line {
    RecordIndex record = no_record;     // no_record: the head of a group
    const view::Group* group = nullptr; // then
    std::optional<view::Span> span = {};
};

class Drawer {
public:
    Drawer(view::Columns& columns, const view::View& view, const view::Rows& rows, const TimelineAsked& asked)
        : columns_(columns), view_(view), rows_(rows), asked_(asked) {
        dates_ = view.from != view::no_column || view.to != view::no_column ? view::DatePair{view.from, view.to}
                                                                            : view::usual_dates(columns, view.kind);
        for (view::ColumnId* each : {&dates_.from, &dates_.to})
            if (*each != view::no_column && asked_.hides && asked_.hides(*each)) *each = view::no_column;
        names_ = std::clamp(asked.width * 0.3f, 150.0f, 300.0f);
        gather();
        measure();
    }

    TimelineDrawn draw() {
        TimelineDrawn drawn;
        const auto fit = std::max<std::size_t>(
            1, static_cast<std::size_t>(std::max(0.0f, asked_.most_height - head_height - 2) / row_height));
        std::size_t at = 0;
        for (; at < lines_.size() && drawn.pictures.size() < asked_.most_pictures;) {
            std::size_t end = std::min(lines_.size(), at + fit);
            while (end < lines_.size() && end > at + 1 && lines_[end - 1].group) --end; // no head at the foot
            drawn.pictures.push_back(slice(at, end));
            at = end;
        }
        for (; at < lines_.size(); ++at) drawn.left_out += lines_[at].record != no_record;
        return drawn;
    }

private:
    void gather() {
        const auto add = [&](RecordIndex record) {
            Line line{record};
            if (dates_.from != view::no_column || dates_.to != view::no_column)
                line.span = view::span_of(columns_, record, dates_);
            if (line.span) {
                first_ = std::min(first_, std::int64_t{line.span->begin.days});
                last_ = std::max(last_, std::int64_t{line.span->end.days});
            }
            lines_.push_back(std::move(line));
        };
        if (rows_.groups.empty()) {
            for (const RecordIndex record : rows_.order) add(record);
        } else {
            for (const view::Group& group : rows_.groups) {
                lines_.push_back({no_record, &group});
                if (group.level + 1u < view_.groups.size()) continue;
                for (std::uint32_t i = 0; i < group.count; ++i) add(rows_.order[group.first + i]);
            }
        }
        if (first_ > last_) first_ = last_ = columns_.reading().today.days;
    }

    // Days to years, the finest whose parts can still be told apart.
    void measure() {
        const float room = asked_.width - names_;
        const std::int64_t around = std::max<std::int64_t>(7, (last_ - first_) / 30);
        first_ -= around;
        last_ += around + 1;
        px_per_day_ = static_cast<double>(room) / static_cast<double>(last_ - first_);
        zoom_ = Zoom::years;
        constexpr double days[] = {1, 7, 30.4, 91.3, 365.25};
        constexpr double least_px[] = {22, 36, 36, 48, 18}; // what the word of such a part needs
        for (std::size_t i = zooms.size(); i-- > 0;)
            if (px_per_day_ * days[i] >= least_px[i]) zoom_ = zooms[i];
        ticks_ = view::ticks_of(zoom_, view::in_calendar(first_), view::in_calendar(last_), language());
    }

    float x_of(double day) const {
        return names_ + static_cast<float>((day - static_cast<double>(first_)) * px_per_day_);
    }

    void head(Picture& picture) {
        picture.rectangle({0, 0, picture.width, head_height}, ink::subtle);
        const auto row = [&](const std::vector<view::Tick>& ticks, float top, const Type& type) {
            float free_from = names_;
            for (std::size_t i = 0; i < ticks.size(); ++i) {
                const float x = std::max(names_, x_of(ticks[i].day.days));
                const float end = i + 1 < ticks.size() ? x_of(ticks[i + 1].day.days) : picture.width;
                // What is too narrow for its word is left out; where all are, each so many of them.
                const float wanted = text_width(ticks[i].label, type) + 6;
                const bool begins = x_of(ticks[i].day.days) >= names_; // else it would take the room of the next
                if (x < free_from || x + wanted > picture.width) continue;
                if (end - x < wanted && (zoom_ != Zoom::years || !begins)) continue;
                if (begins) picture.line({x, top}, {x, top + 20}, {ink::line_strong});
                picture.text({x + 4, top + 15}, ticks[i].label, type);
                free_from = x + wanted;
            }
        };
        // By which dates, and what the line is.
        std::string dates;
        for (const view::ColumnId each : {dates_.from, dates_.to}) {
            if (each == view::no_column) continue;
            const std::string_view label = columns_[each].label(language());
            dates = dates.empty() ? std::string(label) : tr(Str::timeline_from_to, {dates, label});
        }
        picture.text({8, 15}, dates, small_type, names_ - 16);
        picture.rectangle({8, 28, 1.6f, 10}, ink::accent);
        picture.text({14, 37}, std::string(tr(Str::timeline_today)) + " " + to_iso(columns_.reading().today),
            small_type, names_ - 22);
        row(ticks_.large, 0, large_type);
        row(ticks_.small, 22, small_type);
        picture.line({0, head_height}, {picture.width, head_height}, {ink::line_strong});
    }

    void ground(Picture& picture) {
        float last = -1e6f;
        for (const view::Tick& tick : ticks_.large) {
            const float x = x_of(tick.day.days);
            if (x < names_ || x - last < 6) continue;
            picture.line({x, head_height}, {x, picture.height}, {ink::line});
            last = x;
        }
        const float today = x_of(columns_.reading().today.days + 0.5);
        if (today > names_ && today < picture.width)
            picture.rectangle({today - 0.8f, head_height, 1.6f, picture.height - head_height}, ink::accent);
    }

    void bar(Picture& picture, const Line& line, float y) {
        const view::Span& span = *line.span;
        const ink::Colour own = colours_.of(line.record);
        const ink::Colour colour = span.is_reversed ? ink::late : own ? own : ink::accent;
        const float x0 = x_of(span.begin.days), x1 = std::max(x0 + 2, x_of(span.end.days + 1.0));
        const float middle = y + row_height / 2;
        const bool is_day = !span.has_begin() || !span.has_end();
        if (is_day && x1 - x0 < 12) { // a day is a mark, not a bar
            const float x = (x0 + x1) / 2;
            const Point points[] = {{x, middle - 5}, {x + 5, middle}, {x, middle + 5}, {x - 5, middle}};
            picture.polygon(points, colour);
            return;
        }
        const exchange::Area area{x0, middle - bar_height / 2, x1 - x0, bar_height};
        picture.rectangle(area, ink::tint(colour, span.is_reversed ? 0.12f : 0.3f), 2);
        if (span.is_reversed) picture.frame(area, {colour, 1, true}, 2);
        for (const float x : {x0, x1 - 2}) picture.rectangle({x, middle - bar_height / 2, 2, bar_height}, colour);
    }

    Picture slice(std::size_t from, std::size_t to) {
        Picture picture(asked_.width, head_height + row_height * static_cast<float>(to - from) + 1);
        head(picture);
        ground(picture);
        float y = head_height;
        for (std::size_t i = from; i < to; ++i, y += row_height) {
            const Line& line = lines_[i];
            const float baseline = y + 16;
            if (line.group) {
                const std::string name = line.group->key.is_none() ? std::string(tr(Str::unfilled)) : line.group->label;
                picture.rectangle({0, y, picture.width, row_height}, ink::sunken, 0, 0.9f);
                picture.text({8.0f + 12 * line.group->level, baseline},
                    name + " · " + tr(Str::n_items, {std::to_string(line.group->count)}), group_type,
                    picture.width - 16);
            } else {
                std::string name(domain::name_of(columns_.workspace(), line.record));
                const std::string dates = line.span ? span_words(*line.span, columns_.reading().today)
                                                    : std::string(tr(Str::timeline_no_dates));
                const float wide = text_width(dates, date_type);
                picture.open_group(name + " · " + dates);
                picture.text({8, baseline}, name, name_type, names_ - wide - 20);
                picture.text({names_ - 6, baseline}, dates,
                    {date_type.size, false, line.span && line.span->is_reversed ? ink::late : ink::text_3,
                        Anchor::end});
                if (line.span) bar(picture, line, y);
                picture.close_group();
            }
            picture.line({0, y + row_height}, {picture.width, y + row_height}, {ink::line});
        }
        picture.line({names_, 0}, {names_, picture.height}, {ink::line_strong});
        return picture;
    }

    view::Columns& columns_;
    const view::View& view_;
    const ink::OfRecords colours_{columns_, view_};
    const view::Rows& rows_;
    const TimelineAsked& asked_;
    view::DatePair dates_;
    std::vector<Line> lines_;
    std::int64_t first_ = INT64_MAX, last_ = INT64_MIN;
    double px_per_day_ = 1;
    float names_ = 0;
    Zoom zoom_ = Zoom::months;
    view::Ticks ticks_;
};

} // namespace

TimelineDrawn timeline_pictures(
    view::Columns& columns, const view::View& view, const view::Rows& rows, const TimelineAsked& asked) {
    return Drawer(columns, view, rows, asked).draw();
}

} // namespace yinfeng::app
