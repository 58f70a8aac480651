// What a page of the calendar holds: its days, what stands on them, and where the keyboard is among it.

#include "app/app.h"
#include "app/calendar_words.h"
#include "app/strings.h"
#include "ui/field_words.h"
#include "ui/records/calendar.h"
#include "ui/records/card.h"
#include "ui/records/cell.h"

#include <algorithm>
#include <tuple>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

// Stays where there is no such month.
Date months_on(Date date, int months) {
    const YearMonthDay day = to_year_month_day(date);
    const int month = day.year * 12 + day.month - 1 + months;
    return month < 12 || month >= 10'000 * 12 ? date : add_months(date, months);
}

std::string digits(std::int32_t number) { return std::to_string(number); }

} // namespace

void CalendarLayout::span_days() { std::tie(first_, last_) = view::days_of({mode_, page_}); }

void CalendarLayout::turn(int pages) {
    const auto month = [](Date date) { return to_year_month_day(date).month; };
    const bool is_here = cursor_.what == What::day && cursor_.date >= first_ && cursor_.date <= last_;
    if (is_here && (mode_ == Mode::week || month(cursor_.date) == month(page_))) page_ = cursor_.date;
    if (mode_ == Mode::week) page_ = std::clamp(page_ + 7 * pages, view::earliest_day, view::latest_day);
    else page_ = months_on(page_, pages);
    cursor_ = {What::day, page_, -1};
}

std::string CalendarLayout::title() const { return app::calendar_title({mode_, page_}); }

// '2019-10-01，周二，国庆节，休，3 项'
std::string CalendarLayout::name_of_cell(const Cell& cell) const {
    const std::string count = digits(static_cast<std::int32_t>(cell.records.size()));
    const YearMonthDay day = to_year_month_day(cell.date);
    switch (cell.what) {
    case What::month: return tr(Str::calendar_in_month, {digits(day.year), digits(day.month), count});
    case What::year: return tr(Str::calendar_in_year, {digits(day.year), count});
    default: break;
    }
    return app::calendar_day_words(*working_, cell.date, today_, cell.records.size(), cell.late);
}

const CalendarLayout::Cell* CalendarLayout::cell_at(What what, Date date) const {
    const auto found =
        std::ranges::find_if(cells_, [&](const Cell& cell) { return cell.what == what && cell.date == date; });
    return found == cells_.end() ? nullptr : &*found;
}

// What is late and what is of the day share the room of today; neither hides the other.
std::vector<std::size_t> CalendarLayout::chosen(const Cell& cell) const {
    const std::size_t all = cell.records.size(), room = cell.what == What::day ? room_ : strip_room_;
    return view::shown_of(all, cell.late, mode_ == Mode::agenda ? all : room);
}

int CalendarLayout::elements(const Cell& cell) const {
    if (mode_ == Mode::agenda) return static_cast<int>(cell.records.size());
    const std::size_t shown = chosen(cell).size();
    return static_cast<int>(shown) + (shown < cell.records.size() ? 1 : 0);
}

// Made anew where the days, the records, or what they are looked at by is another; in other frames nothing is asked.
void CalendarLayout::refresh(Ui& ui) {
    view::Columns& columns = columns_of(ui);
    if (!calendar_ || workspace_ != ui.app.workspace_number()) {
        calendar_ = std::make_unique<view::Calendar>(columns);
        workspace_ = ui.app.workspace_number();
    }
    working_ = &ui.app.calendar();
    today_ = ui.app.today();
    if (!is_begun_) {
        is_begun_ = true;
        page_ = today_;
        cursor_ = {What::day, today_, -1};
        wants_sight_ = true;
    }
    const view::View& view = listed_->view;
    const bool is_other = calendar_->follow(view, listed_->rows);
    if (const RecordIndex shown = std::exchange(shown_record_, no_record);
        shown != no_record && shown < workspace_of(ui).record_count()) {
        const view::Placed& placed = calendar_->placed(shown);
        const bool is_seen = placed.first <= last_ && first_ <= placed.last;
        if (placed.as != view::Placed::As::nowhere && !is_seen) page_ = placed.first;
    }
    span_days();
    can_move_ = view::can_move(columns, view);
    facts_ = card_columns(columns, view);
    painted_.colour_rules = view.colour_rules;
    if (painted_.kind != view.kind || painted_by_ != view.colour) {
        painted_.kind = view.kind;
        painted_.colour = painted_by_ = view.colour;
        for (const std::string_view usual : {"stage", "time_state"})
            if (painted_.colour == view::no_column)
                painted_.colour = columns.named(view.kind, usual).value_or(view::no_column);
    }
    const bool stands = !is_other && placed_mode_ == mode_ && placed_first_ == first_ && seen_ == today_;
    if (!stands) {
        placed_mode_ = mode_;
        placed_first_ = first_;
        seen_ = today_;
        cells_.clear();
        const YearMonthDay of = view::month_of({mode_, page_});
        Cell month{What::month, *make_date(of.year, of.month, 1), 0, calendar_->in_month(of.year, of.month), {}};
        Cell year{What::year, *make_date(of.year, 1, 1), 0, calendar_->in_year(of.year, of.month), {}};
        for (Cell* each : {&month, &year})
            if (!each->records.empty()) cells_.push_back(std::move(*each));
        strips_ = cells_.size();
        for (view::CalendarDay& day : calendar_->days(first_, last_, mode_ == Mode::agenda))
            cells_.push_back({What::day, day.date, day.late, std::move(day.records), {}});
        lines_.clear();
        first_lines_.clear();
        tops_.clear();
        for (std::uint32_t cell = 0; mode_ == Mode::agenda && cell < cells_.size(); ++cell) {
            first_lines_.push_back(lines_.size());
            for (int item = -1; item < std::ssize(cells_[cell].records); ++item) lines_.push_back({cell, item});
        }
    }
    resolve(ui);
    if (cell_at(cursor_.what, cursor_.date) || cells_.empty()) return;
    // What it was on is not on this page: the day that the page was turned to, of an agenda the next one that has something.
    const Date date = std::clamp(cursor_.what == What::day ? cursor_.date : page_, first_, last_);
    cursor_ = {What::day, cell_at(What::day, date) ? date : page_, -1};
    if (mode_ != Mode::agenda) return;
    const auto next =
        std::ranges::find_if(cells_, [&](const Cell& cell) { return cell.what == What::day && cell.date >= date; });
    const Cell& cell = next == cells_.end() ? cells_.back() : *next;
    cursor_ = {cell.what, cell.date, -1};
}

// Where the record stands to which the keyboard goes.
void CalendarLayout::resolve(Ui& ui) {
    const RecordIndex record = std::exchange(sought_, no_record);
    if (record == no_record || record >= workspace_of(ui).record_count()) return;
    wants_focus_ = true;
    const auto find_in = [&](const Cell& cell) {
        const auto found = std::ranges::find(cell.records, record);
        if (found == cell.records.end()) return false;
        cursor_ = {cell.what, cell.date, -1};
        const auto place = static_cast<std::size_t>(found - cell.records.begin());
        const std::vector<std::size_t> shown = chosen(cell);
        if (const auto item = std::ranges::find(shown, place); item != shown.end())
            cursor_.item = static_cast<int>(item - shown.begin());
        return true;
    };
    if (const Cell* here = cell_at(cursor_.what, cursor_.date); here && find_in(*here)) return;
    for (const Cell& cell : cells_)
        if (find_in(cell)) return;
}

} // namespace yinfeng::ui
