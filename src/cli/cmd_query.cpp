// query: the records that a view contains, or its groups and sums.

#include "app/paper/board.h"
#include "app/paper/chain.h"
#include "app/strings.h"
#include "app/view_events.h"
#include "app/view_workbook.h"
#include "assets/embedded.h"
#include "cli/cells.h"
#include "cli/commands.h"
#include "cli/document_file.h"
#include "cli/selection.h"
#include "cli/words.h"
#include "domain/computed.h"
#include "domain/time_badge.h"
#include "exchange/csv.h"
#include "model/typed.h"
#include "view/calendar.h"
#include "view/query.h"
#include "view/statistics.h"
#include "view/words.h"

namespace yinfeng::cli {

namespace {

class Output {
public:
    Output(const Options& options, const Selection& selection, const view::Rows& rows)
        : options_(options), columns_(*selection.columns), view_(selection.view), rows_(rows),
          format_(options.json ? Format::json : options.format), lacks_confidential_(selection.lacks_confidential) {}

    bool is_sheet() const { return format_ == Format::csv || format_ == Format::html || format_ == Format::svg; }
    bool is_workbook() const { return format_ == Format::xlsx; }
    bool is_calendar() const { return format_ == Format::ics; }
    // For paper, as a picture or for a spreadsheet, as the page's list leaves.
    void sheet(std::int64_t now_ms) const {
        app::SheetOptions asked = sheet_options(now_ms);
        if (format_ == Format::csv) asked.use = app::SheetFor::spreadsheet;
        if (format_ == Format::svg) asked.use = app::SheetFor::picture;
        // The records of a chain are drawn as its map.
        const bool is_map = format_ == Format::svg && is_one_chain();
        const exchange::Sheet made = is_map ? app::chain_sheet(columns_, rows_.order.front(), asked)
                                            : app::sheet_of(columns_, view_, rows_, asked);
        if (format_ == Format::svg) {
            print(exchange::to_svg(made).text);
            return;
        }
        if (format_ == Format::csv && options_.bom) print(exchange::byte_order_mark);
        print(format_ == Format::csv ? exchange::to_csv(made) : exchange::to_html(made));
    }
    Answer<void> workbook(std::int64_t now_ms) const {
        const documents::Workbook book = app::workbook_of(columns_, view_, rows_, sheet_options(now_ms));
        documents::WorkbookWriter writer(book);
        const Result<bool> written = writer.work(SIZE_MAX);
        if (!written) return refuse(Exit::output, written.error().message);
        return write_document(options_, options_.output, writer.take());
    }
    Answer<void> calendar() const {
        const std::string kind = kind_label(columns_.workspace().names(), view_.kind);
        const app::ViewEvents events = app::events_of(columns_, view_, rows_, view_.name.empty() ? kind : view_.name);
        if (events.date == view::no_column) return refuse(Exit::usage, say(Word::no_days, {kind}));
        if (events.left_out > 0) note(say(Word::days_left_out, {number_text(events.left_out)}));
        return write_document(options_, options_.output, exchange::to_ics(events.file));
    }
    app::SheetOptions sheet_options(std::int64_t now_ms) const {
        app::SheetOptions asked{.size = options_.is_a3 ? exchange::Paper::Size::a3 : exchange::Paper::Size::a4,
            .is_across = options_.is_paper_across,
            .now_ms = now_ms,
            .codes = options_.codes,
            .without_confidential = options_.without_confidential,
            .lacks_confidential = lacks_confidential_,
            .lacks_condition = lacks_confidential_ && !options_.view.empty()};
        if (view_.layout == view::Layout::calendar) {
            const auto month = parse_partial_date(options_.month);
            asked.calendar = view::CalendarPage{.day = month ? month->first() : columns_.reading().today};
            asked.parts = app::SheetParts{true, true}; // there are no others to turn to
        }
        if (options_.limit) asked.most_records = static_cast<std::size_t>(*options_.limit);
        return asked;
    }

    // Why there is no picture of it; "" where there is.
    std::string why_no_picture() const {
        if (format_ != Format::svg || is_one_chain() || app::has_picture(view_.layout)) return {};
        if (view_.kind == static_cast<KindId>(Kind::chain)) return say(Word::one_chain, {number_text(rows_.count)});
        return std::string(say(Word::no_picture));
    }

    void records(const std::vector<RecordIndex>& records) const {
        std::vector<Heading> headings;
        for (const view::Shown& shown : view_.columns) {
            const view::Column& column = columns_[shown.column];
            headings.push_back({heading(columns_, shown.column, false), column.name, column.is_figure()});
        }
        Table table(format_, options_.bom, std::move(headings));
        const view::Style style = options_.codes ? view::Style::codes : view::Style::words;
        for (const RecordIndex record : records) {
            std::vector<std::string> cells;
            std::vector<Remark> remarks;
            for (const view::Shown& shown : view_.columns) {
                cells.push_back(format_ == Format::json ? cell_json(columns_, record, shown.column)
                                                        : cell_text(columns_, record, shown.column, style));
                if (format_ != Format::json) continue;
                if (auto remark = cell_remark(columns_, record, shown.column)) remarks.push_back(*std::move(remark));
            }
            table.row(std::move(cells), remarks);
        }
        table.end();
        if (format_ != Format::table) return;
        note(say(Word::rows_found, {number_text(rows_.count)}));
        for (std::size_t i = 0; i < view_.sums.size(); ++i)
            note(say(Word::sum_of, {label_of(view_.sums[i]), in_words(view_.sums[i], rows_.sums[i])}));
    }

    // Statistics say no records: in CSV, on paper and as a picture they are figures, and so they are here.
    bool is_counted() const {
        return view_.layout == view::Layout::statistics && !is_sheet() && options_.columns.empty();
    }
    // Of a ladder that is drawn as a funnel how many came so far, beside those that stand there; of a figure that adds up how much.
    void funnel(view::Query& query, const view::Bucket& ladder) const {
        const view::Funnel made = view::make_funnel(query, view_, ladder);
        const std::string name = heading(columns_, ladder.column, false);
        std::vector<Heading> headings{{name, "group1"},
            {std::string(app::tr(app::Str::stat_sheet_reached)), "reached", true},
            {std::string(app::tr(app::Str::stat_sheet_here)), "count", true},
            {std::string(app::tr(app::Str::stat_sheet_lost)), "lost_percent", true}};
        const auto figure = view::counted_figure(columns_, view_);
        if (figure) {
            const std::string said = label_of(view_.sums[*figure]), &key = columns_[view_.sums[*figure].column].name;
            const auto own = [&](app::Str of) { return app::tr(app::Str::stat_sheet_of_figure, {said, app::tr(of)}); };
            if (made.figure) {
                headings.push_back({own(app::Str::stat_sheet_reached), key + "_reached", true});
                headings.push_back({own(app::Str::stat_sheet_here), key, true});
                headings.push_back({own(app::Str::stat_sheet_lost), key + "_lost_percent", true});
            } else {
                headings.push_back({said, key + "_reached", true});
            }
        }
        Table table(format_, options_.bom, std::move(headings));
        const bool is_json = format_ == Format::json;
        const auto percent = [&](const std::optional<int>& lost) {
            if (!lost) return json("null");
            return to_string(Decimal{std::int64_t{*lost} * (Decimal::one / 10)}) + (is_json ? "" : "%");
        };
        const auto row = [&](std::string label, const view::Counted& reached, const view::Counted& here,
                             const std::optional<int>& lost, const std::optional<int>& lost_of_figure,
                             const std::vector<Remark>& remarks = {}) {
            std::vector<std::string> cells{
                std::move(label), number_text(reached.count), number_text(here.count), percent(lost)};
            if (figure) cells.push_back(figure_of(view_.sums[*figure], reached.summary));
            if (made.figure) {
                cells.push_back(figure_of(view_.sums[*figure], here.summary));
                cells.push_back(percent(lost_of_figure));
            }
            table.row(std::move(cells), remarks);
        };
        for (const view::Funnel::Step& step : made.steps)
            row(label_of(step.key, step.label), step.reached, step.here, step.lost, step.measured.lost);
        if (made.outside.count > 0 && is_json)
            row("null", made.outside, made.outside, std::nullopt, std::nullopt, {Remark{"outside", "true"}});
        table.end();
        if (made.is_figure_beside && !is_json)
            note(app::tr(app::Str::stat_bars_are_records, {label_of(view_.sums[*figure])}));
        if (made.outside.count > 0 && !is_json)
            note(app::tr(app::Str::stat_outside, {number_text(made.outside.count)}));
    }

    // A row for each group of the innermost level, and one for all.
    void totals() const {
        std::vector<Heading> headings;
        for (std::size_t level = 0; level < view_.groups.size(); ++level) {
            headings.push_back(
                {heading(columns_, view_.groups[level].column, false), "group" + std::to_string(level + 1)});
        }
        if (headings.empty()) headings.push_back({std::string(say(Word::whole)), "group1"});
        headings.push_back({std::string(say(Word::count_heading)), "count", true});
        for (std::size_t i = 0; i < view_.sums.size(); ++i) {
            const view::Sum& sum = view_.sums[i];
            const std::string name = heading(columns_, sum.column, false), &key = columns_[sum.column].name;
            const std::string own = is_usual(sum) ? key : key + '_' + std::string(view::figure_name(sum.figure));
            headings.push_back({label_of(sum), own, true});
            if (!says_omissions(i)) continue;
            headings.push_back({say(Word::unfilled_heading, {name}), key + "_unfilled", true});
            headings.push_back({say(Word::bounds_heading, {name}), key + "_bounds", true});
            headings.push_back({say(Word::conflicts_heading, {name}), key + "_conflicts", true});
            if (has_apart(i)) headings.push_back({say(Word::apart_heading, {name}), key + "_apart", true});
        }
        Table table(format_, options_.bom, std::move(headings));
        const std::size_t levels = std::max<std::size_t>(1, view_.groups.size());
        std::vector<std::string> labels(levels);
        for (const view::Group& group : rows_.groups) {
            labels[group.level] = label_of(group.key, group.label);
            if (group.level + 1u == view_.groups.size()) table.row(cells_of(labels, group.count, group.sums));
        }
        labels.assign(levels, json("null"));
        if (format_ != Format::json) labels.front() = say(Word::whole);
        // In JSON what is unfilled is null too.
        table.row(cells_of(labels, rows_.count, rows_.sums), {Remark{"total", "true"}});
        table.end();
    }

private:
    bool is_one_chain() const { return view_.kind == static_cast<KindId>(Kind::chain) && rows_.count == 1; }
    std::string json(std::string text) const { return format_ == Format::json ? std::move(text) : std::string(); }
    std::string label_of(const Value& key, std::string_view label) const {
        if (key.is_none()) return format_ == Format::json ? "null" : std::string(say(Word::unfilled_group));
        const bool by_code = options_.codes && !key.as_text().empty(); // bands and labels have none
        const std::string text(by_code ? key.as_text() : label);
        return format_ == Format::json ? json_text(text) : text;
    }
    bool is_usual(const view::Sum& sum) const { return sum.figure == view::figures_for(columns_[sum.column]).front(); }
    std::string label_of(const view::Sum& sum) const {
        std::string label = heading(columns_, sum.column, format_ == Format::csv && sum.figure != view::Figure::share);
        if (!is_usual(sum) || sum.figure != view::Figure::sum) // of a text: how many are filled in, which is no total
            label.append(" ").append(view::figure_label(columns_[sum.column], sum.figure, columns_.language()));
        return label;
    }
    // Once for each column; in a table the sum says it itself.
    bool says_omissions(std::size_t place) const {
        const auto first = std::ranges::find(view_.sums, view_.sums[place].column, &view::Sum::column);
        return format_ != Format::table && first == view_.sums.begin() + static_cast<std::ptrdiff_t>(place);
    }
    bool has_apart(std::size_t place) const { return rows_.sums[place].sum.apart() > 0; }
    std::string in_words(const view::Sum& sum, const view::Summary& summary) const {
        std::string words = sum.figure == view::Figure::sum ? view::sum_words(columns_, sum.column, summary.sum)
                                                            : figure_words(columns_, sum, summary, whole_of(sum));
        const bool is_counted_all = sum.figure == view::Figure::count || sum.figure == view::Figure::share;
        if (summary.conflicts > 0 && !is_counted_all)
            words += " · " + app::tr(app::Str::sum_contested, {number_text(summary.conflicts)});
        return words;
    }
    const view::Summary& whole_of(const view::Sum& sum) const {
        return *std::ranges::find(rows_.sums, sum.column, &view::Summary::column);
    }
    std::string figure_of(const view::Sum& sum, const view::Summary& summary) const {
        if (format_ == Format::table) return in_words(sum, summary);
        if (sum.figure == view::Figure::count) return number_text(summary.filled);
        std::string text;
        if (sum.figure == view::Figure::sum) {
            if (summary.sum.counted() > 0) text = to_string(summary.sum.quantity());
        } else if (sum.figure == view::Figure::average) {
            if (const auto average = summary.average_figure())
                text = to_string(Quantity{average->value, {}, average->width});
        } else if (sum.figure == view::Figure::share) {
            if (const auto share = summary.share_of(whole_of(sum))) text = to_string(*share);
        } else {
            const Value& value = sum.figure == view::Figure::least ? summary.least : summary.greatest;
            text = view::value_words(columns_.targets(), columns_[sum.column], value, view::Style::codes);
        }
        // A script that reads it as a number stops here.
        if (!view::is_figure_whole(sum, summary, whole_of(sum))) text = view::as_not_whole(text, columns_.language());
        if (format_ != Format::json) return text;
        return text.empty() ? json("null") : json_text(text);
    }
    std::vector<std::string> cells_of(
        const std::vector<std::string>& labels, std::size_t count, std::span<const view::Summary> sums) const {
        std::vector<std::string> cells = labels;
        cells.push_back(number_text(count));
        for (std::size_t i = 0; i < sums.size(); ++i) {
            cells.push_back(figure_of(view_.sums[i], sums[i]));
            if (!says_omissions(i)) continue;
            cells.push_back(number_text(sums[i].unfilled));
            cells.push_back(number_text(sums[i].sum.bounded()));
            cells.push_back(number_text(sums[i].conflicts));
            if (has_apart(i)) cells.push_back(number_text(sums[i].sum.apart()));
        }
        return cells;
    }

    const Options& options_;
    view::Columns& columns_;
    const view::View& view_;
    const view::Rows& rows_;
    const Format format_;
    const bool lacks_confidential_;
};

// A record of several groups (标签) is one row, where it comes first.
std::vector<RecordIndex> each_once(const std::vector<RecordIndex>& order, std::size_t record_count) {
    std::vector<RecordIndex> records;
    std::vector<std::uint8_t> is_there(record_count);
    for (const RecordIndex record : order) {
        if (!std::exchange(is_there[record], std::uint8_t{1})) records.push_back(record);
    }
    return records;
}

// How many stand against a day that is provisional, where anything that is listed is counted in working days.
std::size_t provisional_in(
    const view::Columns& columns, const view::View& view, const std::vector<RecordIndex>& records) {
    const auto is_timed = [&](view::ColumnId id) {
        const view::Column& column = columns[id];
        return column.source == view::Column::Source::computed &&
               (column.type == FieldType::date ||
                   domain::computed_fields()[column.computed].options.look == domain::Look::time);
    };
    const bool is_asked = std::ranges::any_of(view.columns, is_timed, &view::Shown::column) ||
                          std::ranges::any_of(columns_of(view.filter), is_timed) ||
                          std::ranges::any_of(view.groups, is_timed, &view::Bucket::column);
    if (!is_asked) return 0;
    return static_cast<std::size_t>(std::ranges::count_if(
        records, [&](RecordIndex record) { return domain::time_badge(columns.reading(), record).is_provisional; }));
}

// A query edits nothing, so nothing of it is an edit that is refused: what it was asked for is wrong.
Exit not_queried(Refusal refusal) {
    if (refusal.exit == Exit::refused) refusal.exit = Exit::usage;
    return report(refusal);
}

} // namespace

Exit run_query(const Options& options) {
    Reader reader(options, Reader::Again::yes);
    platform::native::NativePlatform platform;
    const auto author = author_of(options);
    if (!author) return not_queried(author.error());
    const auto calendar = load_calendar(assets::find("calendar.txt"));
    if (!calendar) return report(refuse(Exit::internal, calendar.error().message).error());
    const int offset = platform.utc_offset_minutes();
    const Workspace nothing;
    const domain::Reading now{nothing, local_date(platform.now_ms(), offset), *calendar, *author, offset};
    auto selection = select(reader, options, now);
    if (!selection) return not_queried(selection.error());
    if (selection->lacks_confidential && !options.view.empty()) // on paper too
        selection->view.problems.push_back(
            app::tr(app::Str::export_conditions_left_out, {in_one_line(options.files.front())}));
    for (const std::string& problem : view::problems_of(*selection->columns, selection->view)) note(problem);
    for (const view::Shown& shown : selection->view.columns) // a formula that says nothing of any record
        if (const std::string_view wrong = selection->columns->formula_problem(shown.column); !wrong.empty())
            note(std::string((*selection->columns)[shown.column].label(app::language())) + ": " + in_one_line(wrong));
    view::Ranks ranks(*selection->columns);
    view::Query query(*selection->columns, ranks);
    const bool has_lanes =
        selection->view.layout == view::Layout::board || selection->view.layout == view::Layout::statistics;
    if (has_lanes && selection->view.groups.empty())
        if (const auto lanes = app::usual_lanes(*selection->columns, selection->view.kind))
            selection->view.groups = {*lanes};
    const view::Rows& rows = query.run(selection->view);
    const Output output(options, *selection, rows);
    std::vector<RecordIndex> records = each_once(rows.order, selection->workspace->record_count());
    if (const std::size_t provisional = provisional_in(*selection->columns, selection->view, records))
        note(say(Word::days_provisional, {number_text(provisional), std::to_string(calendar->last_covered_year())}));
    const view::Counting counting = view::counting_of(*selection->columns, selection->view);
    if (output.is_counted() && !options.totals && counting.chart == view::Chart::funnel && !counting.by.empty()) {
        output.funnel(query, counting.by.front());
        return Exit::done;
    }
    if (options.totals || output.is_counted()) {
        output.totals();
        return Exit::done;
    }
    if (const std::string why = output.why_no_picture(); !why.empty()) return report(refuse(Exit::usage, why).error());
    if (output.is_workbook() || output.is_calendar()) {
        const Answer<void> written = output.is_calendar() ? output.calendar() : output.workbook(platform.now_ms());
        return written ? Exit::done : report(written.error());
    }
    if (output.is_sheet()) {
        output.sheet(platform.now_ms());
        return Exit::done;
    }
    if (options.limit && records.size() > *options.limit) records.resize(static_cast<std::size_t>(*options.limit));
    output.records(records);
    return Exit::done;
}

} // namespace yinfeng::cli
