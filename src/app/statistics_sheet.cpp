#include "app/statistics_sheet.h"

#include "app/strings.h"
#include "app/sum_words.h"
#include "model/typed.h"
#include "view/words.h"

#include <algorithm>
#include <utility>

namespace yinfeng::app {

namespace {

using exchange::Sheet, exchange::SheetRow;
using view::Counted, view::Part;

class Maker {
public:
    Maker(Sheet& sheet, view::Columns& columns, const view::View& view, std::string_view typed, bool in_words)
        : sheet_(sheet), columns_(columns), view_(view), in_words_(in_words), ranks_(columns), query_(columns, ranks_) {
        (void)query_.run(view, typed);
    }

    void add() {
        view::Counting counting = view::counting_of(columns_, view_);
        if (counting.chart == view::Chart::funnel) return add_funnel(counting);
        counting.most_columns = view::most_across;
        const view::Tally tally = view::make_tally(query_, view_, counting);
        figure_ = tally.figure;
        all_ = &tally;
        // By nothing: one row, of all that is counted.
        add_heading(counting.by.empty() ? std::string(tr(Str::stat_whole)) : label_of(counting.by.front()));
        if (tally.columns.empty()) {
            add_heading(std::string(tr(Str::stat_count)));
            if (figure_) add_heading(figure_heading());
            if (leaves_out()) add_heading(std::string(tr(Str::stat_left_out)), false);
            if (is_contested()) add_heading(std::string(tr(Str::stat_contested)));
        }
        for (const Part& part : tally.columns) add_heading(name_of(part));
        const bool adds_up = view::adds_up(view_, figure_);
        const std::string total(tr(adds_up ? Str::stat_total : Str::stat_whole));
        if (!tally.columns.empty()) add_heading(total);
        if (counting.by.empty()) return add_row(SheetRow::What::record, kind_label(), tally, 0);
        for (std::size_t row = 0; row < tally.rows.size(); ++row)
            add_row(SheetRow::What::record, name_of(tally.rows[row]), tally, row);
        if (!tally.rows.empty()) add_row(SheetRow::What::total, total, tally, tally.rows.size());
        // Of two dimensions no heading says what the figures are.
        if (!tally.columns.empty())
            sheet_.lines.push_back(
                tr(Str::stat_sheet_figures, {figure_ ? figure_heading() : std::string(tr(Str::stat_count)),
                                                label_of(counting.by[0]), label_of(counting.by[1])}));
        if (const std::size_t repeated = std::max(tally.repeated(tally.rows), tally.repeated(tally.columns)))
            sheet_.lines.push_back(tr(Str::stat_repeats, {std::to_string(repeated)}));
    }

private:
    void add_heading(std::string words, bool is_figure = true) {
        sheet_.columns.push_back({std::move(words), 0, is_figure && !sheet_.columns.empty()});
    }
    std::string label_of(const view::Bucket& bucket) const {
        return std::string(columns_[bucket.column].label(language()));
    }
    std::string figure_heading() const {
        const view::Sum& sum = view_.sums[*figure_];
        return tr(Str::stat_figure_of, {view::heading(columns_[sum.column], !in_words_, language()),
                                           view::figure_label(columns_[sum.column], sum.figure, language())});
    }
    bool leaves_out() const { return figure_ && view_.sums[*figure_].figure != view::Figure::count; }
    // Values that are counted though another one stands beside them.
    bool is_contested() const { return leaves_out() && all_->all.summary.conflicts > 0; }
    std::string kind_label() const {
        return std::string(view_.kind < known_kind_count ? label(info(static_cast<Kind>(view_.kind)))
                                                         : columns_.workspace().names().kind_name(view_.kind));
    }
    static std::string name_of(const Part& part) {
        if (part.what == Part::What::unfilled) return std::string(tr(Str::unfilled));
        return part.what == Part::What::rest ? tr(Str::stat_rest, {std::to_string(part.values)}) : part.label;
    }
    std::string figure(const Counted& counted) const {
        if (!figure_) return std::to_string(counted.count);
        if (in_words_) return view::words_of(columns_, view_, *all_, counted);
        const view::Sum& sum = view_.sums[*figure_];
        std::string number;
        if (sum.figure == view::Figure::sum) {
            if (counted.summary.sum.counted() > 0) number = to_string(counted.summary.sum.quantity());
        } else if (sum.figure == view::Figure::average) {
            if (const auto average = counted.summary.average()) number = to_string(*average);
        } else {
            return view::words_of(columns_, view_, *all_, counted);
        }
        // Nobody goes on reckoning with what is not whole.
        const bool is_whole = view::is_figure_whole(sum, counted.summary, all_->all.summary);
        return is_whole ? number : view::as_not_whole(number, language());
    }
    void add_row(SheetRow::What what, std::string name, const view::Tally& tally, std::size_t row) {
        SheetRow made{{std::move(name)}, what, 0};
        const bool is_total = row >= tally.rows.size();
        const Counted& whole = is_total ? tally.all : tally.rows[row].total;
        if (tally.columns.empty()) {
            made.cells.push_back(std::to_string(whole.count));
            if (figure_) made.cells.push_back(figure(whole));
            if (leaves_out()) made.cells.push_back(left_out(view_.sums[*figure_], whole.summary));
            if (is_contested()) made.cells.push_back(std::to_string(whole.summary.conflicts));
        }
        for (std::size_t column = 0; column < tally.columns.size(); ++column) {
            const Counted* counted = is_total ? &tally.columns[column].total : tally.at(row, column);
            made.cells.push_back(counted ? figure(*counted) : std::string());
        }
        if (!tally.columns.empty()) made.cells.push_back(figure(whole));
        sheet_.rows.push_back(std::move(made));
    }

    void add_funnel(const view::Counting& counting) {
        const view::Funnel funnel = view::make_funnel(query_, view_, counting.by.front());
        view::Tally tally;
        tally.figure = figure_ = view::counted_figure(columns_, view_);
        tally.all = {query_.rows().count, {}};
        if (figure_) tally.all.summary = query_.rows().sums[*figure_];
        all_ = &tally;
        add_heading(label_of(counting.by.front()));
        constexpr Str counted[] = {Str::stat_sheet_reached, Str::stat_sheet_here, Str::stat_sheet_lost};
        for (const Str each : counted) add_heading(std::string(tr(each)));
        if (funnel.figure)
            for (const Str each : counted) add_heading(tr(Str::stat_sheet_of_figure, {figure_heading(), tr(each)}));
        else if (figure_) add_heading(figure_heading());
        if (leaves_out()) add_heading(std::string(tr(Str::stat_left_out)), false);
        const auto percent = [](const std::optional<int>& lost) {
            if (!lost) return std::string();
            return to_rounded_string(Decimal{std::int64_t{*lost} * (Decimal::one / 10)}, 1, TrailingZeros::drop) + "%";
        };
        for (const view::Funnel::Step& step : funnel.steps) {
            SheetRow row{
                {step.label, std::to_string(step.reached.count), std::to_string(step.here.count), percent(step.lost)},
                SheetRow::What::record, 0};
            if (figure_) row.cells.push_back(figure(step.reached));
            if (funnel.figure) {
                row.cells.push_back(figure(step.here));
                row.cells.push_back(percent(step.measured.lost));
            }
            if (leaves_out()) row.cells.push_back(left_out(view_.sums[*figure_], step.reached.summary));
            sheet_.rows.push_back(std::move(row));
        }
        if (funnel.is_figure_beside) sheet_.lines.push_back(tr(Str::stat_bars_are_records, {figure_heading()}));
        if (funnel.outside.count > 0)
            sheet_.lines.push_back(tr(Str::stat_outside, {std::to_string(funnel.outside.count)}));
    }

    Sheet& sheet_;
    view::Columns& columns_;
    const view::View& view_;
    const bool in_words_;
    view::Ranks ranks_;
    view::Query query_;
    std::optional<std::size_t> figure_;
    const view::Tally* all_ = nullptr; // what shares are of
};

} // namespace

void add_statistics(
    Sheet& sheet, view::Columns& columns, const view::View& view, std::string_view typed, bool in_words) {
    Maker(sheet, columns, view, typed, in_words).add();
}

} // namespace yinfeng::app
