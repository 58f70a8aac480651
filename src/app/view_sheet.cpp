#include "app/view_sheet.h"
#include "app/sample_words.h"

#include "app/paper/board.h"
#include "app/paper/calendar.h"
#include "app/paper/colours.h"
#include "app/paper/frame.h"
#include "app/paper/picture_size.h"
#include "app/paper/statistics.h"
#include "app/paper/timeline.h"
#include "app/statistics_sheet.h"
#include "app/strings.h"
#include "app/sum_words.h"
#include "app/view_said.h"
#include "domain/computed.h"
#include "domain/reading.h"
#include "domain/time_badge.h"
#include "exchange/table_fit.h"
#include "view/cell_text.h"
#include "view/matcher.h"
#include "view/words.h"

#include <algorithm>

namespace yinfeng::app {

namespace {

using exchange::Sheet, exchange::SheetColumn, exchange::SheetRow;
using view::ColumnId, view::Columns, view::View;

constexpr std::size_t columns_upright = 8,
                      columns_across = 14;  // of statistics, for paper that stands, and that there is room for
constexpr float room_of_head = 140;         // what stands above the first drawing of a document, CSS pixels
constexpr float room_around_calendar = 235; // above and below one that has its sheet for itself

bool asks_confidential(const Columns& columns, const view::Filter& filter) {
    return std::ranges::any_of(
        view::columns_of(filter), [&](ColumnId column) { return is_confidential(columns, column); });
}

// Those that are seen: of a board or cards also what stands on a card. For a spreadsheet also what the rows are grouped by.
std::vector<view::Shown> columns_seen(const View& view, SheetFor use) {
    if (view.layout == view::Layout::statistics) { // by what is counted, and of what
        std::vector<view::Shown> counted;
        for (const view::Bucket& bucket : view.groups) counted.push_back({bucket.column});
        for (const view::Sum& sum : view.sums) counted.push_back({sum.column});
        return counted;
    }
    std::vector<view::Shown> seen = view.columns;
    const auto is_seen = [&](ColumnId column) { return std::ranges::contains(seen, column, &view::Shown::column); };
    if (view.layout != view::Layout::table) {
        for (const ColumnId card : view.cards)
            if (!is_seen(card)) seen.push_back({card});
    }
    if (use == SheetFor::spreadsheet || use == SheetFor::workbook) {
        std::vector<view::Shown> groups;
        for (const view::Bucket& bucket : view.groups)
            if (!is_seen(bucket.column)) groups.push_back({bucket.column});
        seen.insert(seen.begin(), groups.begin(), groups.end());
    }
    return seen;
}

// By which an import of the same workbook finds its records, however somebody has sorted them meanwhile.
void add_ids_last(Columns& columns, const View& view, std::vector<view::Shown>& seen) {
    const Result<ColumnId> id = columns.named(view.kind, "id");
    if (!id) return;
    std::erase_if(seen, [&](const view::Shown& shown) { return shown.column == *id; });
    seen.push_back({*id});
}

class Maker {
public:
    // Of a view without what must not leave but its columns, figures and conditions. `has_hidden_order`: it had such groups or such
    // an order.
    Maker(
        Columns& columns, const View& view, const view::Rows& rows, const SheetOptions& options, bool has_hidden_order)
        : columns_(columns), view_(view), rows_(rows), options_(options), data_(columns.workspace()),
          has_hidden_order_(has_hidden_order) {
        style_ = options.codes ? view::Style::codes : is_paper() ? view::Style::words : view::Style::cells;
        std::vector<view::Shown> seen = columns_seen(view, options.use);
        if (is_workbook() && view.layout != view::Layout::statistics) add_ids_last(columns, view, seen);
        for (const view::Shown& shown : seen) {
            const bool confidential = is_confidential(columns, shown.column);
            if (confidential) confidential_.emplace_back(columns[shown.column].label(language()));
            if (!confidential || !options.without_confidential) shown_.push_back(shown);
        }
    }

    Sheet sheet() {
        if (view_.layout == view::Layout::statistics) {
            count();
            return std::move(sheet_);
        }
        if (view_.layout == view::Layout::calendar && has_drawing()) {
            lay_calendar();
            return std::move(sheet_);
        }
        if (has_table()) add_table();
        say_around();
        if (has_drawing()) add_drawing();
        return std::move(sheet_);
    }

private:
    bool is_paper() const { return options_.use == SheetFor::paper; }
    bool is_workbook() const { return options_.use == SheetFor::workbook; }
    bool is_around() const { return is_paper() || is_workbook(); } // groups, totals, sentences
    bool is_picture() const { return options_.use == SheetFor::picture; }
    SheetParts parts() const {
        const SheetParts there = parts_of(view_.layout);
        SheetParts asked = options_.parts.value_or(usual_parts_of(view_.layout));
        asked.drawing &= there.drawing, asked.table &= there.table;
        return asked == SheetParts{} ? usual_parts_of(view_.layout) : asked;
    }
    bool has_drawing() const { return is_picture() || (is_paper() && parts().drawing); }
    bool has_table() const { return !is_picture() && (!is_paper() || parts().table); }

    void add_table() {
        add_columns();
        if (is_around() && !(is_workbook() && has_repeats())) add_grouped();
        else add_each_once();
        if (is_around()) add_total();
        if (is_around()) lay_paper(exchange::is_better_across(sheet_, options_.size));
    }

    // The page that is shown, and below it what found no room there, or everything by day.
    void lay_calendar() {
        const view::CalendarPage page = options_.calendar.value_or(view::CalendarPage{.day = columns_.reading().today});
        const bool is_agenda = page.mode == view::CalendarPage::Mode::agenda;
        if (has_table()) add_table();
        if (!is_agenda) lay_paper(true);
        CalendarAsked asked{.page = page, .width = room(), .most_height = most_picture_height};
        if (is_paper()) asked.most_height = room_height(sheet_.paper) - room_around_calendar, asked.fills_height = true;
        const bool as_list = is_agenda && is_paper();
        CalendarDrawn drawn =
            as_list ? calendar_agenda(columns_, view_, rows_, asked) : calendar_picture(columns_, view_, rows_, asked);
        const bool has_rest = is_paper() && !has_table() && !drawn.rest.empty();
        if (has_rest) {
            add_columns();
            for (const CalendarList& list : drawn.rest) {
                if (is_full()) break;
                SheetRow head{std::vector<std::string>(shown_.size()), SheetRow::What::group, 0};
                if (!head.cells.empty()) head.cells.front() = list.name;
                sheet_.rows.push_back(std::move(head));
                for (const RecordIndex record : list.records)
                    if (!is_full()) add_record(record);
            }
            if (as_list) lay_paper(exchange::is_better_across(sheet_, options_.size));
        }
        if (!has_rest && !has_table()) confidential_.clear(); // they would be columns of the list
        for (const ColumnId date : {view::calendar_date(columns_, view_), view_.to})
            if (is_confidential(columns_, date)) confidential_.emplace_back(columns_[date].label(language()));
        sheet_.pictures = std::move(drawn.pictures);
        say_around();
        sheet_.lines.insert(sheet_.lines.end(), drawn.says.begin(), drawn.says.end());
        say_total();
        if (is_picture() && drawn.left_out > 0)
            sheet_.lines.push_back(tr(Str::picture_cut, {std::to_string(drawn.left_out)}));
    }

    // The paper turns to what needs more room, unless somebody has said how it lies.
    void lay_paper(bool needs_width) {
        sheet_.paper = {options_.size, options_.is_across.value_or(sheet_.paper.is_across || needs_width)};
    }

    void add_drawing() {
        BoardAsked on_board{.hides = [this](ColumnId column) { return hides(column); }};
        if (options_.most_records) on_board.most_records = *options_.most_records;
        std::size_t left_out = 0;
        if (view_.layout == view::Layout::board) {
            std::vector<exchange::SheetLane> lanes = board_lanes(columns_, view_, rows_, on_board);
            lay_paper(lanes.size() > exchange::lanes_beside({options_.size, false}));
            if (is_picture()) sheet_.pictures.push_back(board_picture(lanes));
            else sheet_.lanes = std::move(lanes);
        } else if (view_.layout == view::Layout::timeline) {
            lay_paper(true);
            TimelineDrawn drawn = timeline_pictures(columns_, view_, rows_,
                {.width = room(),
                    .most_height = room_down(),
                    .most_pictures = most_pictures(),
                    .hides = on_board.hides});
            sheet_.pictures = std::move(drawn.pictures);
            left_out = drawn.left_out;
        }
        say_total();
        if (left_out > 0) sheet_.lines.push_back(tr(Str::picture_cut, {std::to_string(left_out)}));
    }
    // The table says itself what it adds up to.
    void say_total() {
        if (has_table() || rows_.count == 0) return;
        const bool is_whole = std::ranges::none_of(view_.sums, [&](const view::Sum& sum) { return hides(sum.column); });
        sheet_.lines.push_back(std::string(tr(Str::sheet_total)) + " · " +
                               (is_whole ? sums_words(columns_, view_, rows_, rows_.sums, rows_.count)
                                         : tr(Str::n_items, {std::to_string(rows_.count)})));
    }
    float room() const { return is_picture() ? usual_picture_width : room_width(sheet_.paper); }
    float room_down() const { return is_picture() ? most_picture_height : room_height(sheet_.paper) - room_of_head; }
    std::size_t most_pictures() const { return is_picture() ? 1 : SIZE_MAX; }
    bool hides(ColumnId column) const { return options_.without_confidential && is_confidential(columns_, column); }
    bool is_full() const { return options_.most_records && records_ >= *options_.most_records; }

    // Said on each row of a spreadsheet, where nothing stands around the list.
    struct Mark {
        std::string_view heading, words;
    };
    std::vector<Mark> marks() const {
        std::vector<Mark> made;
        if (options_.use != SheetFor::spreadsheet) return made;
        if (const std::string_view mark = sample_mark(data_); !mark.empty())
            made.push_back({label(info(field::settings::sample_)), mark});
        if (options_.lacks_condition)
            made.push_back({label(info(field::view::where_)), tr(Str::sheet_condition_left_out)});
        return made;
    }

    // Statistics: no records but figures, less those that must not leave.
    void count() {
        View counted = view_;
        std::erase_if(counted.sums, [&](const view::Sum& sum) { return hides(sum.column); });
        Sheet figures;
        add_statistics(figures, columns_, counted, options_.typed, is_paper() || is_picture());
        // What is wider than it is long turns on paper, where there is room downwards.
        const bool is_too_wide =
            figures.columns.size() > columns_across && figures.rows.size() < figures.columns.size();
        if (is_paper() && is_too_wide && counted.groups.size() > 1) {
            View turned = counted;
            std::swap(turned.groups[0], turned.groups[1]);
            figures = {};
            add_statistics(figures, columns_, turned, options_.typed, true);
        }
        lay_paper(figures.columns.size() > columns_upright);
        StatisticsDrawn drawn;
        // On paper the table of figures is the matrix.
        const bool is_drawn =
            counting_of(columns_, counted).chart != view::Chart::matrix || is_picture() || !has_table();
        if (has_drawing() && is_drawn)
            drawn = statistics_pictures(columns_, counted,
                {.width = room(),
                    .most_height = room_down(),
                    .most_pictures = most_pictures(),
                    .typed = options_.typed});
        sheet_.pictures = std::move(drawn.pictures);
        if (has_table() || (is_paper() && sheet_.pictures.empty())) {
            sheet_.columns = std::move(figures.columns);
            sheet_.rows = std::move(figures.rows);
        }
        for (const Mark& mark : marks()) {
            sheet_.columns.push_back({std::string(mark.heading)});
            for (SheetRow& row : sheet_.rows) row.cells.emplace_back(mark.words);
        }
        say_around();
        sheet_.lines.insert(sheet_.lines.end(), figures.lines.begin(), figures.lines.end());
        if (!drawn.title.empty() && counted.groups.size() < 2) sheet_.lines.push_back(drawn.title);
        if (drawn.left_out > 0) sheet_.lines.push_back(tr(Str::picture_cut_rows, {std::to_string(drawn.left_out)}));
    }

    void add_columns() {
        for (const view::Shown& shown : shown_) {
            const view::Column& column = columns_[shown.column];
            const bool is_id = column.source == view::Column::Source::own && column.own == view::Own::id;
            SheetColumn made;
            if (is_id && !is_paper()) made.heading = column.name; // as files and commands call it
            else made.heading = view::heading(column, style_ != view::Style::words, language());
            made.width = shown.width > 0 ? std::clamp(shown.width, 40, 400) : 0;
            made.is_figure = column.is_figure();
            sheet_.columns.push_back(std::move(made));
            if (data_.conflict_count() > 0)
                contested_.emplace_back(columns_,
                    view::Filter{view::Filter::Join::condition, {shown.column, view::Op::in_conflict, {}}, {}});
        }
        // A list is cut, sorted and pasted into others.
        for (const Mark& mark : marks()) sheet_.columns.push_back({std::string(mark.heading)});
    }

    std::string cell(RecordIndex record, std::size_t place) {
        const ColumnId id = shown_[place].column;
        const view::Column& column = columns_[id];
        if (!is_paper() && column.source == view::Column::Source::own && column.own == view::Own::updated)
            return format_full_wall_time(domain::last_written_ms(data_, record), columns_.reading().utc_offset_minutes);
        // On paper as on the screen: until when, and how much of it is left.
        if (is_paper() && style_ == view::Style::words && column.source == view::Column::Source::computed &&
            domain::computed_fields()[column.computed].options.look == domain::Look::time)
            return domain::time_badge(columns_.reading(), record).text;
        std::string words = view::words(columns_, record, id, style_);
        if (is_workbook() && !options_.codes && column.is_writable()) words = readable(record, id, std::move(words));
        if (contested_.empty() || !contested_[place].holds(record)) return words;
        ++conflicts_;
        return is_paper() ? tr(Str::conflict_of, {words}) : words;
    }

    // What an import reads as what it was: 3000余 万元 and not 余3000, a tag with a comma in quotation marks. A figure in the unit of its heading is so
    // already, and a link keeps its name where only its id would tell it from others.
    std::string readable(RecordIndex record, ColumnId id, std::string words) {
        const view::Column& column = columns_[id];
        if (words.empty()) return words;
        std::string text = texts_.text(record, id); // also the 其中 that a figure has
        if (column.is_figure() && text.find_first_not_of("0123456789.-") == std::string::npos) return words;
        return column.type == FieldType::link && parse_id(text) ? words : text;
    }

    void add_record(RecordIndex record) {
        SheetRow row;
        for (std::size_t i = 0; i < shown_.size(); ++i) row.cells.push_back(cell(record, i));
        for (const Mark& mark : marks()) row.cells.emplace_back(mark.words);
        if (is_paper()) row.colour = colours_.of(record);
        sheet_.rows.push_back(std::move(row));
        ++records_;
    }

    // A record of several groups stands in each of them: a workbook, which is added up and read again, has it once.
    bool has_repeats() const {
        std::vector<std::uint8_t> is_there(data_.record_count());
        return std::ranges::any_of(
            rows_.order, [&](RecordIndex record) { return std::exchange(is_there[record], std::uint8_t{1}) != 0; });
    }

    void add_each_once() {
        std::vector<std::uint8_t> is_there(data_.record_count());
        for (const RecordIndex record : rows_.order) {
            if (is_full()) return;
            if (!std::exchange(is_there[record], std::uint8_t{1})) add_record(record);
        }
    }

    void add_grouped() {
        if (rows_.groups.empty()) return add_each_once();
        for (const view::Group& group : rows_.groups) {
            if (is_full()) return;
            const std::string name = group.key.is_none() ? std::string(tr(Str::unfilled)) : group.label;
            add_figures(SheetRow::What::group, group.level, name, group.sums, group.count);
            if (group.level + 1u < view_.groups.size()) continue;
            for (std::uint32_t i = 0; i < group.count && !is_full(); ++i) add_record(rows_.order[group.first + i]);
        }
    }

    void add_total() {
        if (sheet_.rows.empty()) return;
        add_figures(SheetRow::What::total, 0, std::string(tr(Str::sheet_total)), rows_.sums, rows_.count);
    }

    // Each figure below its column, with what it leaves out behind the name; those of columns that are not seen stand there too.
    void add_figures(SheetRow::What what, std::uint8_t level, const std::string& name,
        std::span<const view::Summary> sums, std::size_t count) {
        SheetRow row{std::vector<std::string>(shown_.size()), what, level};
        std::string said;
        for (std::size_t i = 0; i < level; ++i) said += "\u3000";
        said += name + " · " + tr(Str::n_items, {std::to_string(count)});
        for (std::size_t i = 0; i < sums.size() && i < view_.sums.size(); ++i) {
            const view::Sum& sum = view_.sums[i];
            if (hides(sum.column)) continue;
            const auto place = std::ranges::find(shown_, sum.column, &view::Shown::column) - shown_.begin();
            if (place == 0 || place == std::ssize(shown_)) {
                said += " · " + sum_words(columns_, view_, i, sums[i], rows_.sums[i]);
                continue;
            }
            std::string& figures = row.cells[static_cast<std::size_t>(place)];
            if (figures.empty()) {
                const std::string missing = omissions(sum, sums[i]);
                if (!missing.empty())
                    said.append(" · ").append(columns_[sum.column].label(language())).append(" ").append(missing);
            }
            const std::string figure = view::figure_words(columns_, sum, sums[i], rows_.sums[i]);
            figures.append(figures.empty() ? "" : " · ").append(figure_label(columns_, sum));
            figures.append(figure.empty() ? tr(Str::dash) : std::string_view(figure));
        }
        if (!row.cells.empty()) row.cells.front() = std::move(said);
        sheet_.rows.push_back(std::move(row));
    }

    void say_around() {
        const std::string_view kind = view_.kind < known_kind_count ? label(info(static_cast<Kind>(view_.kind)))
                                                                    : data_.names().kind_name(view_.kind);
        const std::string& name = options_.name.empty() ? view_.name : options_.name;
        std::string title(kind);
        if (!name.empty() && name != kind) title += " · " + name;
        frame_sheet(sheet_, columns_, std::move(title), options_.now_ms);
        sheet_.lines.push_back(said_sentence(columns_, view_, options_.without_confidential));
        std::string& sentence = sheet_.lines.back();
        if (!options_.typed.empty()) sentence += tr(Str::sheet_searched, {options_.typed});
        if (options_.chosen > 0) sentence += tr(Str::sheet_chosen, {std::to_string(options_.chosen)});
        if (options_.without_confidential && asks_confidential(columns_, view_.filter))
            sentence += tr(Str::sheet_hidden_condition);
        if (has_hidden_order_) sentence += tr(Str::sheet_hidden_order);
        for (std::string& problem : said_problems(columns_, view_, options_.without_confidential))
            sheet_.lines.push_back(std::move(problem));
        if (is_full() && records_ < rows_.order.size())
            sheet_.lines.push_back(tr(Str::sheet_cut, {std::to_string(records_), std::to_string(rows_.count)}));
        std::erase(sheet_.lines, std::string());
        if (conflicts_ > 0) sheet_.footer += " · " + tr(Str::sum_conflicts, {std::to_string(conflicts_)});
        std::string names;
        for (const std::string& each : confidential_)
            names.append(names.empty() ? std::string_view() : tr(Str::list_comma)).append(each);
        if (!names.empty())
            sheet_.footer += " · " + tr(options_.without_confidential || options_.lacks_confidential
                                             ? Str::sheet_without_confidential
                                             : Str::sheet_with_confidential,
                                         {names});
    }

    Columns& columns_;
    const View& view_;
    const view::Rows& rows_;
    const SheetOptions& options_;
    const Workspace& data_;
    const bool has_hidden_order_;
    view::Style style_ = view::Style::words;
    std::vector<view::Shown> shown_;
    std::vector<std::string> confidential_; // what the columns that are marked so are called
    std::vector<view::Matcher> contested_;  // of each column, where anything is: more than one value stands in the cell
    view::CellTexts texts_{columns_};
    ink::OfRecords colours_{columns_, view_};
    std::size_t records_ = 0, conflicts_ = 0;
    Sheet sheet_;
};

} // namespace

SheetParts parts_of(view::Layout layout) {
    return {layout == view::Layout::board || layout == view::Layout::timeline || layout == view::Layout::statistics ||
                layout == view::Layout::calendar,
        true};
}
SheetParts usual_parts_of(view::Layout layout) {
    const SheetParts there = parts_of(layout);
    return {there.drawing, !there.drawing || layout == view::Layout::statistics};
}

namespace {

// A calendar that has a date to go by. On paper its list is by day; where only the page is drawn, groups are of no account.
Sheet calendar_sheet(Columns& columns, View view, const view::Rows& rows, const SheetOptions& options, bool is_hidden) {
    const SheetParts parts = options.parts.value_or(usual_parts_of(view.layout));
    const bool has_list = options.use == SheetFor::paper && (parts.table || !parts.drawing);
    View laid = has_list ? view::list_by_day(columns, view) : view;
    if (!has_list) laid.groups.clear();
    if (laid.groups == view.groups) return Maker(columns, view, rows, options, is_hidden).sheet();
    view::Ranks ranks(columns);
    view::Query query(columns, ranks);
    const view::Rows& all = query.run(laid, options.typed);
    const view::Rows laid_rows = options.chosen > 0 ? query.rows_of(rows.order) : all;
    return Maker(columns, laid, laid_rows, options, is_hidden).sheet();
}

Sheet made_of(
    Columns& columns, const View& view, const view::Rows& rows, const SheetOptions& options, bool has_hidden_order) {
    if (view.layout != view::Layout::calendar || options.use == SheetFor::spreadsheet ||
        options.use == SheetFor::workbook)
        return Maker(columns, view, rows, options, has_hidden_order).sheet();
    if (view::calendar_date(columns, view) != view::no_column)
        return calendar_sheet(columns, view, rows, options, has_hidden_order);
    View table = view;
    table.layout = view::Layout::table;
    return Maker(columns, table, rows, options, has_hidden_order).sheet();
}

} // namespace

Sheet sheet_of(Columns& columns, const View& view, const view::Rows& rows, const SheetOptions& options) {
    if (!options.without_confidential) return made_of(columns, view, rows, options, false);
    // What must not leave gives no order: who stands before whom would tell it. Nor a group, a lane or a colour, nor a day.
    View open = view;
    if (is_confidential(columns, open.colour)) open.colour = view::no_column;
    std::erase_if(
        open.colour_rules, [&](const view::ColourRule& rule) { return asks_confidential(columns, rule.filter); });
    if (open.layout == view::Layout::calendar) {
        for (ColumnId* each : {&open.from, &open.to})
            if (is_confidential(columns, *each)) *each = view::no_column;
        if (is_confidential(columns, view::calendar_date(columns, open))) open.layout = view::Layout::table;
    }
    const auto is_hidden = [&](const auto& each) { return is_confidential(columns, each.column); };
    if (std::erase_if(open.groups, is_hidden) + std::erase_if(open.sort, is_hidden) == 0)
        return made_of(columns, open, rows, options, false);
    if (open.layout == view::Layout::board && open.groups.empty())
        if (const auto lanes = usual_lanes(columns, open.kind)) open.groups = {*lanes};
    view::Ranks ranks(columns);
    view::Query query(columns, ranks);
    const view::Rows& all = query.run(open, options.typed);
    const view::Rows reordered = options.chosen > 0 ? query.rows_of(rows.order) : all;
    return made_of(columns, open, reordered, options, true);
}

bool asks_confidential(const Columns& columns, const View& view) { return asks_confidential(columns, view.filter); }

bool shows_confidential(const Columns& columns, const View& view) {
    const auto is_marked = [&](ColumnId column) { return is_confidential(columns, column); };
    return std::ranges::any_of(columns_seen(view, SheetFor::spreadsheet), is_marked, &view::Shown::column) ||
           std::ranges::any_of(view.sums, is_marked, &view::Sum::column) ||
           std::ranges::any_of(view.sort, is_marked, &view::SortBy::column) || is_marked(view.colour) ||
           std::ranges::any_of(view.colour_rules,
               [&](const view::ColourRule& rule) { return asks_confidential(columns, rule.filter); }) ||
           is_marked(view.from) || is_marked(view.to) || asks_confidential(columns, view);
}

} // namespace yinfeng::app
