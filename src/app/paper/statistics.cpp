#include "app/paper/statistics.h"

#include "app/paper/colours.h"
#include "app/strings.h"
#include "app/sum_words.h"
#include "view/statistics.h"

#include <algorithm>
#include <cmath>

namespace yinfeng::app {

namespace {

using exchange::Anchor, exchange::Picture, exchange::Point, exchange::Type, exchange::text_width;
using view::Chart, view::Counted, view::Part;

constexpr float row_height = 28, bar_height = 16, axis_height = 22, legend_height = 26, step_height = 54,
                cell_width = 104;
constexpr std::size_t most_matrix_columns = 30;
constexpr Type name_type{12}, number_type{12, true}, more_type{11, false, ink::text_3},
    axis_type{10, false, ink::text_3, Anchor::middle}, head_type{12, true};

// Round numbers between the bounds, 0 among them: four or so.
std::vector<double> ticks_between(double least, double greatest) {
    const double span = greatest - least;
    if (!(span > 0)) return {0};
    const double power = std::pow(10, std::floor(std::log10(span / 4)));
    double step = power;
    for (const double factor : {2.0, 5.0, 10.0})
        if (span / step > 5) step = power * factor;
    std::vector<double> ticks;
    for (double tick = std::ceil(least / step) * step; tick <= greatest + step * 1e-6; tick += step)
        ticks.push_back(std::abs(tick) < step * 1e-6 ? 0 : tick);
    return ticks;
}

std::string name_of(const Part& part) {
    if (part.what == Part::What::unfilled) return std::string(tr(Str::unfilled));
    return part.what == Part::What::rest ? tr(Str::stat_rest, {std::to_string(part.values)}) : part.label;
}

class Drawer {
public:
    Drawer(view::Columns& columns, const view::View& view, const StatisticsAsked& asked)
        : columns_(columns), view_(view), asked_(asked), ranks_(columns), query_(columns, ranks_) {
        (void)query_.run(view, asked.typed);
        counting_ = view::counting_of(columns, view);
    }

    StatisticsDrawn draw() {
        if (counting_.chart == Chart::funnel) {
            funnel();
            return std::move(drawn_);
        }
        say_what(view::counted_figure(columns_, view_));
        if (counting_.chart == Chart::matrix) counting_.most_columns = most_matrix_columns;
        tally_ = view::make_tally(query_, view_, counting_);
        if (tally_.rows.empty()) return std::move(drawn_);
        for (const Part& part : tally_.rows)
            label_width_ = std::max(label_width_, text_width(name_of(part), name_type) + 8);
        label_width_ = std::clamp(label_width_, 60.0f, std::min(220.0f, asked_.width * 0.3f));
        find_bounds();
        switch (counting_.chart) {
        case Chart::matrix:
            in_slices(row_height + 2, row_height, 1, [&](auto from, auto to) { return matrix(from, to); });
            break;
        case Chart::line: drawn_.pictures.push_back(lines()); break;
        default:
            in_slices(axis_height + (is_stacked() ? legend_height : 0), row_height, 0,
                [&](auto from, auto to) { return bars(from, to); });
        }
        return std::move(drawn_);
    }

private:
    bool is_stacked() const { return counting_.chart == Chart::stacked && !tally_.columns.empty(); }
    bool in_parts() const { return is_stacked() || counting_.chart == Chart::line; }
    double number_of(const Counted* counted) const {
        return counted ? view::number_of(view_, tally_, *counted).value_or(0) : 0;
    }
    std::string words(const Counted& counted) const {
        std::string said = view::words_of(columns_, view_, tally_, counted);
        return said.empty() ? std::string(tr(Str::dash)) : said;
    }
    ink::Colour colour_of(const Part& part, std::size_t dimension, std::size_t place, bool many) const {
        if (part.what != Part::What::value) return ink::line_control;
        const ink::Colour own = ink::of_group(columns_, counting_.by[dimension], part.key);
        return own ? own : many ? ink::of_series(place) : ink::accent;
    }
    ink::Colour column_colour(std::size_t column) const { return colour_of(tally_.columns[column], 1, column, true); }

    std::string figure_name(std::size_t figure) const {
        const view::Column& column = columns_[view_.sums[figure].column];
        return tr(Str::stat_figure_of,
            {column.label(language()), view::figure_label(column, view_.sums[figure].figure, language())});
    }

    void say_what(std::optional<std::size_t> figure) {
        std::string what(tr(Str::stat_count)), by;
        if (figure) what = figure_name(*figure);
        for (const view::Bucket& bucket : counting_.by) {
            const std::string_view name = columns_[bucket.column].label(language());
            by = by.empty() ? std::string(name) : tr(Str::stat_by_two, {by, name});
        }
        drawn_.title = by.empty() ? what : tr(Str::stat_title, {what, by});
    }

    void find_bounds() {
        const auto take = [&](double number) {
            least_ = std::min(least_, number);
            greatest_ = std::max(greatest_, number);
        };
        for (std::size_t row = 0; row < tally_.rows.size(); ++row) {
            if (!in_parts() || tally_.columns.empty()) {
                take(number_of(&tally_.rows[row].total));
                continue;
            }
            double above = 0, below = 0;
            for (std::size_t column = 0; column < tally_.columns.size(); ++column) {
                const double part = number_of(tally_.at(row, column));
                if (counting_.chart == Chart::line) take(part);
                else (part > 0 ? above : below) += part;
            }
            take(above), take(below);
        }
    }

    // So many rows as the height takes; `extra` rows at the end of the last one.
    template <class Draw> void in_slices(float head, float row, std::size_t extra, const Draw& draw) {
        const std::size_t rows = tally_.rows.size() + extra;
        const auto fit =
            std::max<std::size_t>(1, static_cast<std::size_t>(std::max(0.0f, asked_.most_height - head - 4) / row));
        for (std::size_t at = 0; at < rows; at += fit) {
            if (drawn_.pictures.size() == asked_.most_pictures) {
                drawn_.left_out = rows - at;
                return;
            }
            drawn_.pictures.push_back(draw(at, std::min(rows, at + fit)));
        }
    }

    std::string axis_words(double number) const {
        const bool is_count = !tally_.figure || view_.sums[*tally_.figure].figure == view::Figure::count;
        if (is_count) return std::to_string(std::llround(number));
        const view::Sum& sum = view_.sums[*tally_.figure];
        const Decimal value{std::llround(number * static_cast<double>(Decimal::one))};
        if (sum.figure == view::Figure::share) return to_rounded_string(value, 1, TrailingZeros::drop) + "%";
        view::Summary one;
        one.sum.add(Quantity{value});
        return view::figure_words(columns_, {sum.column, view::Figure::sum}, one, one);
    }

    void legend(Picture& picture) const {
        float x = 0;
        for (std::size_t i = 0; i < tally_.columns.size(); ++i) {
            const std::string name = name_of(tally_.columns[i]);
            const float wide = 16 + text_width(name, name_type);
            if (x > 0 && x + wide > picture.width) break;
            picture.rectangle({x, 6, 10, 10}, column_colour(i), 2);
            picture.text({x + 15, 15}, name, name_type, picture.width - x - 16);
            x += wide + 16;
        }
    }

    Picture bars(std::size_t from, std::size_t to) const {
        const float top = is_stacked() ? legend_height : 0, words_room = std::min(200.0f, asked_.width * 0.28f);
        Picture picture(asked_.width, top + axis_height + row_height * static_cast<float>(to - from) + 2);
        if (is_stacked()) legend(picture);
        const float left = label_width_ + 8, room = picture.width - left - words_room;
        const double span = greatest_ - least_;
        const auto across = [&](double number) {
            return left + (span > 0 ? static_cast<float>((number - least_) / span) * room : 0.0f);
        };
        for (const double tick : ticks_between(least_, greatest_)) {
            const float x = across(tick);
            picture.line({x, top + axis_height}, {x, picture.height}, {tick == 0 ? ink::line_strong : ink::line});
            picture.text({x, top + 15}, axis_words(tick), axis_type);
        }
        float y = top + axis_height;
        for (std::size_t row = from; row < to; ++row, y += row_height) {
            const Counted& total = tally_.rows[row].total;
            const std::string name = name_of(tally_.rows[row]);
            picture.text({left - 8, y + 18}, name, {12, false, ink::text_1, Anchor::end}, label_width_);
            const float top_of_bar = y + (row_height - bar_height) / 2;
            float end = across(std::max(0.0, number_of(&total)));
            if (is_stacked()) {
                end = stack(picture, row, top_of_bar, across);
            } else {
                const float zero = across(0), at = across(number_of(&total));
                picture.rectangle({std::min(zero, at), top_of_bar, std::abs(at - zero), bar_height},
                    colour_of(tally_.rows[row], 0, row, false), 2);
            }
            const std::string number = words(total);
            picture.text({end + 6, y + 18}, number, number_type);
            if (!tally_.figure) continue;
            std::string more = tr(Str::n_items, {std::to_string(total.count)});
            const std::string omitted = omissions(view_.sums[*tally_.figure], total.summary);
            if (!omitted.empty()) more += " · " + omitted;
            const float x = end + 14 + text_width(number, number_type);
            picture.text({x, y + 18}, more, more_type, picture.width - x);
        }
        return picture;
    }

    template <class Across> float stack(Picture& picture, std::size_t row, float top, const Across& across) const {
        double above = 0, below = 0;
        for (std::size_t column = 0; column < tally_.columns.size(); ++column) {
            const Counted* counted = tally_.at(row, column);
            if (!counted) continue;
            const double number = number_of(counted);
            double& end = number < 0 ? below : above;
            const float x0 = across(std::min(end, end + number)), x1 = across(std::max(end, end + number));
            end += number;
            if (x1 - x0 < 0.2f) continue;
            const ink::Colour colour = column_colour(column);
            picture.rectangle({x0, top, std::max(0.4f, x1 - x0 - 1), bar_height}, colour, 2);
            const std::string said = words(*counted);
            if (text_width(said, {11}) + 8 <= x1 - x0)
                picture.text({(x0 + x1) / 2, top + 12}, said,
                    {11, false, ink::is_dark(colour) ? ink::white : ink::text_1, Anchor::middle});
        }
        return across(above);
    }

    Picture lines() const {
        constexpr float axis_width = 72, foot = 26, height = 360;
        const float top = tally_.columns.empty() ? 18 : legend_height + 8;
        Picture picture(asked_.width, std::min(height, asked_.most_height));
        if (!tally_.columns.empty()) legend(picture);
        const float bottom = picture.height - foot, room = bottom - top;
        const std::size_t rows = tally_.rows.size(), columns = tally_.columns.size();
        const float step = (picture.width - axis_width - 8) / static_cast<float>(rows);
        const double span = greatest_ - least_;
        const auto y_of = [&](double number) {
            return span > 0 ? bottom - static_cast<float>((number - least_) / span) * room : bottom;
        };
        const auto x_of = [&](std::size_t row) { return axis_width + step * (static_cast<float>(row) + 0.5f); };
        const auto is_period = [&](std::size_t row) { return tally_.rows[row].what == Part::What::value; };
        for (const double tick : ticks_between(least_, greatest_)) {
            const float y = y_of(tick);
            picture.line({axis_width, y}, {picture.width, y}, {tick == 0 ? ink::line_strong : ink::line});
            picture.text(
                {axis_width - 8, y + 4}, axis_words(tick), {10, false, ink::text_3, Anchor::end}, axis_width - 8);
        }
        float free_from = -1e6f;
        for (std::size_t row = 0; row < rows; ++row) {
            const std::string name = name_of(tally_.rows[row]);
            const float wide = text_width(name, axis_type);
            if (x_of(row) - wide / 2 < free_from) continue;
            picture.text({x_of(row), bottom + 17}, name, axis_type);
            free_from = x_of(row) + wide / 2 + 8;
        }
        for (std::size_t series = 0; series < std::max<std::size_t>(1, columns); ++series) {
            const ink::Colour colour = columns == 0 ? ink::accent : column_colour(series);
            const auto counted = [&](std::size_t row) {
                return columns == 0 ? &tally_.rows[row].total : tally_.at(row, series);
            };
            std::vector<Point> points;
            for (std::size_t row = 0; row < rows; ++row)
                if (is_period(row)) points.push_back({x_of(row), y_of(number_of(counted(row)))});
            if (points.size() > 1) picture.polyline(points, {colour, 2});
            float values_from = -1e6f;
            for (std::size_t row = 0; row < rows; ++row) {
                const Counted* at = counted(row);
                if (!at || at->count == 0) continue;
                const float x = x_of(row), y = is_period(row) ? y_of(number_of(at)) : bottom - 18;
                if (is_period(row)) {
                    if (step >= 14 || points.size() == 1) picture.circle({x, y}, 3, colour);
                } else {
                    picture.rectangle({x - 5, bottom - 16, 10, 16}, ink::line_control, 2);
                }
                const std::string said = words(*at);
                const float wide = text_width(said, {11, true});
                if (columns > 0 || x - wide / 2 < values_from) continue;
                picture.text({x, y - 8}, said, {11, true, ink::text_1, Anchor::middle});
                values_from = x + wide / 2 + 6;
            }
        }
        return picture;
    }

    Picture matrix(std::size_t from, std::size_t to) const {
        const std::size_t columns = tally_.columns.size();
        Picture picture(label_width_ + 16 + cell_width * static_cast<float>(columns + 1),
            row_height * static_cast<float>(to - from + 1) + 2);
        double greatest = 0;
        for (std::size_t row = 0; row < tally_.rows.size(); ++row)
            for (std::size_t column = 0; column < columns; ++column)
                greatest = std::max(greatest, std::abs(number_of(tally_.at(row, column))));
        const auto x_of = [&](std::size_t column) {
            return label_width_ + 16 + cell_width * static_cast<float>(column);
        };
        const std::string total(tr(view::adds_up(view_, tally_.figure) ? Str::stat_total : Str::stat_whole));
        picture.rectangle({0, 0, picture.width, row_height}, ink::subtle);
        for (std::size_t column = 0; column <= columns; ++column)
            picture.text({x_of(column) + cell_width - 8, 18},
                column < columns ? name_of(tally_.columns[column]) : total, {12, true, ink::text_1, Anchor::end},
                cell_width - 12);
        float y = row_height;
        picture.line({0, y}, {picture.width, y}, {ink::line_strong});
        for (std::size_t row = from; row < to; ++row, y += row_height) {
            const bool is_total = row >= tally_.rows.size();
            if (is_total) picture.rectangle({0, y, picture.width, row_height}, ink::subtle);
            picture.text({8, y + 18}, is_total ? total : name_of(tally_.rows[row]), is_total ? head_type : name_type,
                label_width_);
            for (std::size_t column = 0; column <= columns; ++column) {
                const bool is_sum = column == columns || is_total;
                const Counted* counted = is_total ? column == columns ? &tally_.all : &tally_.columns[column].total
                                         : column == columns ? &tally_.rows[row].total
                                                             : tally_.at(row, column);
                const float x = x_of(column);
                if (counted && !is_sum && greatest > 0)
                    picture.rectangle({x + 2, y + 2, cell_width - 4, row_height - 4},
                        ink::tint(number_of(counted) < 0 ? ink::late : ink::accent,
                            0.4f * static_cast<float>(std::abs(number_of(counted)) / greatest)),
                        3);
                picture.text({x + cell_width - 8, y + 18},
                    counted && counted->count > 0 ? words(*counted) : std::string(tr(Str::dash)),
                    {12, is_sum, ink::text_1, Anchor::end}, cell_width - 12);
            }
            picture.line({0, y + row_height}, {picture.width, y + row_height}, {ink::line});
        }
        return picture;
    }

    void funnel() {
        const view::Funnel made = view::make_funnel(query_, view_, counting_.by.front());
        say_what(made.figure);
        tally_.figure = view::counted_figure(columns_, view_);
        tally_.all.count = query_.rows().count;
        if (tally_.figure) tally_.all.summary = query_.rows().sums[*tally_.figure];
        if (made.steps.empty()) return;
        double most = 0;
        for (const view::Funnel::Step& step : made.steps) {
            label_width_ = std::max(label_width_, text_width(step.label, name_type) + 8);
            most = std::max(most, step.measured.reached);
        }
        label_width_ = std::min(label_width_, asked_.width * 0.3f);
        Picture picture(asked_.width, step_height * static_cast<float>(made.steps.size()));
        // Beside the bars: a figure says more than a number of records.
        const float words_room =
            tally_.figure ? std::min(400.0f, asked_.width * 0.45f) : std::min(260.0f, asked_.width * 0.35f);
        const float left = label_width_ + 8, room = picture.width - left - words_room;
        const auto items = [](const Counted& of) { return tr(Str::n_items, {std::to_string(of.count)}); };
        const auto size_words = [&](const Counted& of) { return made.figure ? words(of) : items(of); };
        for (std::size_t i = 0; i < made.steps.size(); ++i) {
            const view::Funnel::Step& step = made.steps[i];
            const float y = step_height * static_cast<float>(i);
            const ink::Colour own = ink::of_group(columns_, counting_.by.front(), step.key);
            const ink::Colour colour = own ? own : ink::accent;
            const auto length = [&](double size) {
                return most > 0 ? room * static_cast<float>(std::clamp(size / most, 0.0, 1.0)) : 0.0f;
            };
            const float reached = length(step.measured.reached);
            picture.text({left - 8, y + 22}, step.label, {12, false, ink::text_1, Anchor::end}, label_width_);
            picture.rectangle({left, y + 4, reached, 26}, ink::tint(colour, 0.25f), 3);
            picture.rectangle({left, y + 4, std::min(reached, length(step.measured.here)), 26}, colour, 3);
            const float x = left + reached + 8;
            const std::string size = size_words(step.reached);
            picture.text({x, y + 22}, size, number_type);
            const float behind = x + text_width(size, number_type) + 8;
            picture.text({behind, y + 22}, beside(made, step), more_type, picture.width - behind);
            if (i + 1 == made.steps.size()) continue;
            std::string said;
            if (const auto& lost = made.steps[i + 1].measured.lost; lost && *lost > 0)
                said = tr(Str::stat_lost, {thousandths(*lost)});
            else if (!lost && made.figure && made.steps[i + 1].lost.value_or(0) > 0)
                said = tr(Str::stat_lost_records, {thousandths(*made.steps[i + 1].lost)});
            if (step.here.count > 0)
                said.append(said.empty() ? "" : " · ")
                    .append(tr(Str::stat_here,
                        {made.figure ? size_words(step.here) + " · " + items(step.here) : size_words(step.here)}));
            picture.text({left, y + 46}, said, more_type, room);
        }
        drawn_.pictures.push_back(std::move(picture));
    }
    std::string beside(const view::Funnel& made, const view::Funnel::Step& step) const {
        std::string said;
        const auto add = [&](const std::string& more) {
            if (!more.empty()) said.append(said.empty() ? "" : " · ").append(more);
        };
        if (step.measured.of_first) add(tr(Str::stat_of_first, {thousandths(*step.measured.of_first)}));
        if (made.is_figure_beside) add(words(step.reached));
        if (made.figure) add(tr(Str::n_items, {std::to_string(step.reached.count)}));
        if (tally_.figure) add(omissions(view_.sums[*tally_.figure], step.reached.summary));
        return said;
    }
    // 125 thousandths as people write percents: 12.5.
    static std::string thousandths(int number) {
        return to_rounded_string(Decimal{std::int64_t{number} * (Decimal::one / 10)}, 1, TrailingZeros::drop);
    }

    view::Columns& columns_;
    const view::View& view_;
    const StatisticsAsked& asked_;
    view::Ranks ranks_;
    view::Query query_;
    view::Counting counting_;
    view::Tally tally_;
    double least_ = 0, greatest_ = 0;
    float label_width_ = 0;
    StatisticsDrawn drawn_;
};

} // namespace

StatisticsDrawn statistics_pictures(view::Columns& columns, const view::View& view, const StatisticsAsked& asked) {
    return Drawer(columns, view, asked).draw();
}

} // namespace yinfeng::app
