#include "view/calendar.h"

#include "domain/reading.h"
#include "domain/time_badge.h"
#include "model/typed.h"

#include <algorithm>
#include <array>

namespace yinfeng::view {

ColumnId calendar_date(const Columns& columns, const View& view) {
    if (view.from != no_column) return view.from;
    std::vector<ColumnId> dates = date_columns(columns, view.kind);
    std::erase_if(dates, [&](ColumnId id) { return columns[id].source == Column::Source::own; });
    const auto order = [&](ColumnId id) {
        const Column& column = columns[id];
        if (column.options.planned) return column.source == Column::Source::computed ? 0 : 1;
        return 2;
    };
    const auto best = std::ranges::min_element(dates, {}, order); // the first of them
    return best == dates.end() ? no_column : *best;
}

View list_by_day(const Columns& columns, View view) {
    const ColumnId date = calendar_date(columns, view);
    if (date != no_column) view.groups = {{date, Bucket::By::value}};
    return view;
}

// --- pages -------------------------------------------------------------------------------------------------

Date monday_of(Date date) { return date - (static_cast<std::int32_t>(weekday(date)) - 1); }

std::pair<Date, Date> days_of(const CalendarPage& page) {
    const YearMonthDay day = to_year_month_day(page.day);
    Date first = *make_date(day.year, day.month, 1);
    Date last = *make_date(day.year, day.month, days_in_month(day.year, day.month));
    if (page.mode == CalendarPage::Mode::month) first = monday_of(first), last = monday_of(last) + 6;
    if (page.mode == CalendarPage::Mode::week) first = monday_of(page.day), last = first + 6;
    return {std::max(first, earliest_day), std::min(last, latest_day)};
}

YearMonthDay month_of(const CalendarPage& page) {
    if (page.mode != CalendarPage::Mode::week) return to_year_month_day(page.day);
    const auto [first, last] = days_of(page);
    return to_year_month_day(std::min(first + 3, last));
}

std::vector<std::size_t> shown_of(std::size_t records, std::size_t late, std::size_t room) {
    const std::size_t most = records <= room ? records : room > 0 ? room - 1 : 0;
    const std::size_t own = records - late;
    std::size_t of_own = std::min(own, most - std::min(late, own > 0 ? (most + 1) / 2 : most));
    const std::size_t of_late = std::min(late, most - of_own);
    of_own = std::min(own, most - of_late);
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < of_late; ++i) places.push_back(i);
    for (std::size_t i = 0; i < of_own; ++i) places.push_back(late + i);
    return places;
}

// --- where each record stands ------------------------------------------------------------------------------

namespace {

std::int32_t month_number(Date day) {
    const YearMonthDay date = to_year_month_day(day);
    return 12 * date.year + date.month;
}

} // namespace

Placed Calendar::place(RecordIndex record) {
    Placed placed;
    const auto from = date_of(columns_.value(record, from_));
    if (!from) return placed;
    placed.first = from->drawn_from();
    placed.last = from->last();
    const bool is_one_month = month_number(placed.first) == month_number(placed.last);
    placed.as = from->is_whole() || from->is_by() ? Placed::As::day
                : is_one_month                    ? Placed::As::month
                : from->is_period()               ? Placed::As::within
                                                  : Placed::As::year;
    const domain::Reading& reading = columns_.reading();
    const Column& column = columns_[from_];
    if (column.options.planned && placed.last < reading.today) {
        if (column.source == Column::Source::field) placed.is_late = domain::is_late(reading, record, column.field);
        else if (column.source == Column::Source::computed) // the badge is of it
            placed.is_late = domain::time_badge(reading, record).status == domain::TimeStatus::overdue;
    }
    if (to_ == no_column) return placed;
    const auto to = date_of(columns_.value(record, to_));
    if (!to || to->last() <= placed.first) return placed; // an end before the beginning says nothing of days
    placed.as = Placed::As::period;
    placed.last = to->last();
    return placed;
}

// Records whose date, or what makes it late, may be another one without their having been written.
void Calendar::forget_touched(const View& view) {
    const ColumnId from = calendar_date(columns_, view);
    const Date today = columns_.reading().today;
    const std::uint64_t settings = columns_.workspace().revision(Kind::settings);
    bool all = from != from_ || view.to != to_ || today != today_ || settings != settings_ ||
               &columns_.reading().calendar != working_;
    from_ = from;
    to_ = view.to;
    today_ = today;
    settings_ = settings;
    working_ = &columns_.reading().calendar;
    std::vector<RecordIndex> touched;
    for (const ColumnId column : {from_, to_})
        if (!all && column != no_column) all = !columns_.touched_since(column, moment_, touched);
    const std::size_t records = columns_.workspace().record_count();
    is_known_.resize(records);
    changed_.resize(records);
    placed_.resize(records);
    if (all) std::ranges::fill(is_known_, std::uint8_t{0});
    else
        for (const RecordIndex record : touched) is_known_[record] = 0;
}

bool Calendar::follow(const View& view, const Rows& rows) {
    const bool stands = rows_version_ == rows.version + 1 && moment_ == columns_.moment() &&
                        from_ == calendar_date(columns_, view) && to_ == view.to;
    if (stands) return false;
    forget_touched(view);
    moment_ = columns_.moment();
    const Workspace& workspace = columns_.workspace();
    bool is_other = rows_version_ != rows.version + 1;
    for (const RecordIndex record : rows.order) {
        const std::uint32_t changed = workspace.record(record).changed;
        if (is_known_[record] && changed_[record] == changed) continue;
        const Placed placed = from_ == no_column ? Placed{} : place(record);
        is_other |= placed != placed_[record];
        placed_[record] = placed;
        changed_[record] = changed;
        is_known_[record] = 1;
    }
    if (!is_other) return false;
    rows_version_ = rows.version + 1;
    arrange(rows);
    return true;
}

// Stable, by 22 bits of the key: all days of all years are fewer.
void Calendar::sort_by_key(std::vector<Entry>& entries, std::vector<Entry>& spare) {
    spare.resize(entries.size());
    for (const int shift : {0, 11}) {
        std::array<std::uint32_t, 2049> begins{};
        const auto digit = [&](const Entry& entry) {
            return static_cast<std::size_t>(entry.key - earliest_day.days) >> shift & 2047;
        };
        for (const Entry& entry : entries) ++begins[digit(entry) + 1];
        for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
        for (const Entry& entry : entries) spare[begins[digit(entry)]++] = entry;
        entries.swap(spare);
    }
}

void Calendar::arrange(const Rows& rows) {
    order_.clear();
    days_.clear();
    months_.clear();
    years_.clear();
    periods_.clear();
    within_.clear();
    undated_.clear();
    late_.clear();
    std::vector<std::uint8_t> is_there;
    if (!rows.groups.empty()) is_there.resize(placed_.size()); // a record of several groups stands in each
    for (const RecordIndex record : rows.order) {
        if (!is_there.empty() && std::exchange(is_there[record], std::uint8_t{1})) continue;
        const auto at = static_cast<std::uint32_t>(order_.size());
        order_.push_back(record);
        const Placed& placed = placed_[record];
        if (placed.is_late) late_.push_back(at);
        const YearMonthDay first = to_year_month_day(placed.first);
        switch (placed.as) {
        case Placed::As::nowhere: undated_.push_back(record); break;
        case Placed::As::day: days_.push_back({placed.first.days, at}); break;
        case Placed::As::period: periods_.push_back(at); break;
        case Placed::As::within: within_.push_back(at); break;
        case Placed::As::month: months_.push_back({12 * first.year + first.month, at}); break;
        case Placed::As::year: years_.push_back({first.year, at}); break;
        }
    }
    std::vector<Entry> spare;
    for (std::vector<Entry>* each : {&days_, &months_, &years_}) sort_by_key(*each, spare);
}

// --- what stands where -------------------------------------------------------------------------------------

std::vector<RecordIndex> Calendar::with_key(const std::vector<Entry>& entries, std::int32_t key) const {
    std::vector<RecordIndex> records;
    for (const Entry& each : std::ranges::equal_range(entries, key, {}, &Entry::key))
        records.push_back(order_[each.at]);
    return records;
}

std::vector<RecordIndex> Calendar::in_month(std::int32_t year, std::int32_t month) const {
    return with_key(months_, 12 * year + month);
}

std::vector<RecordIndex> Calendar::in_year(std::int32_t year, std::int32_t month) const {
    std::vector<std::uint32_t> places;
    for (const Entry& each : std::ranges::equal_range(years_, year, {}, &Entry::key)) places.push_back(each.at);
    const auto own = static_cast<std::ptrdiff_t>(places.size());
    const std::int32_t number = 12 * year + month;
    for (const std::uint32_t at : within_) {
        const Placed& placed = placed_[order_[at]];
        if (month_number(placed.first) <= number && number <= month_number(placed.last)) places.push_back(at);
    }
    std::inplace_merge(places.begin(), places.begin() + own, places.end());
    std::vector<RecordIndex> records;
    records.reserve(places.size());
    for (const std::uint32_t at : places) records.push_back(order_[at]);
    return records;
}

std::vector<CalendarDay> Calendar::days(Date first, Date last, bool once) const {
    std::vector<CalendarDay> days;
    if (last < first) return days;
    const auto count = static_cast<std::size_t>(last - first + 1);
    std::vector<std::vector<std::uint32_t>> there(count); // places in order_
    auto entry = std::ranges::lower_bound(days_, first.days, {}, &Entry::key);
    for (; entry != days_.end() && entry->key <= last.days; ++entry)
        there[static_cast<std::size_t>(entry->key - first.days)].push_back(entry->at);
    std::vector<std::size_t> own(count); // before the periods
    for (std::size_t day = 0; day < count; ++day) own[day] = there[day].size();
    for (const std::uint32_t at : periods_) {
        const Placed& placed = placed_[order_[at]];
        if (placed.last < first || last < placed.first) continue;
        const auto from = static_cast<std::size_t>(std::max(placed.first, first) - first);
        const auto to = once ? from : static_cast<std::size_t>(std::min(placed.last, last) - first);
        for (std::size_t day = from; day <= to; ++day) there[day].push_back(at);
    }
    for (std::size_t day = 0; day < count; ++day) {
        std::vector<std::uint32_t>& places = there[day];
        std::inplace_merge(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(own[day]), places.end());
        CalendarDay made{first + static_cast<std::int32_t>(day), 0, {}};
        if (made.date == today_) {
            for (const std::uint32_t at : late_) made.records.push_back(order_[at]);
            made.late = made.records.size();
        }
        // A period that is late stands among those already.
        for (const std::uint32_t at : places)
            if (made.late == 0 || !placed_[order_[at]].is_late) made.records.push_back(order_[at]);
        if (!once || !made.records.empty()) days.push_back(std::move(made));
    }
    return days;
}

std::optional<Calendar::Nearest> Calendar::nearest(Date first, Date last) const {
    std::optional<Nearest> best;
    const auto away = [&](Date day) { return day < first ? first - day : day - last; };
    const auto consider = [&](Date day, Placed::As as = Placed::As::day) {
        if (!best || away(day) < away(best->day)) best = {day, as};
    };
    const auto beside = [&](const std::vector<Entry>& entries, std::int32_t from, std::int32_t to, const auto& take) {
        const auto after = std::ranges::upper_bound(entries, to, {}, &Entry::key);
        if (after != entries.end()) take(after->key);
        const auto before = std::ranges::lower_bound(entries, from, {}, &Entry::key);
        if (before != entries.begin()) take(std::prev(before)->key);
    };
    beside(days_, first.days, last.days, [&](std::int32_t day) { consider({day}); });
    // The month and the year of the page are those of the day in its middle. The week of a 4th belongs to its month, that of
    // January 4 to its year.
    constexpr int within = 4;
    const YearMonthDay here = to_year_month_day(first + (last - first) / 2);
    const std::int32_t month_here = 12 * here.year + here.month;
    beside(months_, month_here, month_here, [&](std::int32_t month) {
        consider(*make_date((month - 1) / 12, (month - 1) % 12 + 1, within), Placed::As::month);
    });
    beside(years_, here.year, here.year,
        [&](std::int32_t year) { consider(*make_date(year, 1, within), Placed::As::year); });
    for (const std::uint32_t at : periods_) {
        const Placed& placed = placed_[order_[at]];
        if (placed.last < first) consider(placed.last);
        else if (last < placed.first) consider(placed.first);
    }
    for (const std::uint32_t at : within_) {
        const Placed& placed = placed_[order_[at]];
        const auto in_month_of = [&](Date day) {
            const YearMonthDay date = to_year_month_day(day);
            consider(*make_date(date.year, date.month, within), Placed::As::month);
        };
        if (month_number(placed.last) < month_here) in_month_of(placed.last);
        else if (month_here < month_number(placed.first)) in_month_of(placed.first);
    }
    return best;
}

// --- another day -------------------------------------------------------------------------------------------

bool can_move(const Columns& columns, const View& view) {
    const ColumnId date = calendar_date(columns, view);
    return date != no_column && !view.deleted && columns[date].is_writable() &&
           columns.workspace().names().is_defined(date);
}

bool is_period_itself(Columns& columns, const View& view, RecordIndex record) {
    const auto date = date_of(columns.value(record, calendar_date(columns, view)));
    return date && date->is_period();
}

std::vector<std::pair<FieldId, Value>> moved(
    Columns& columns, const View& view, RecordIndex record, Date from, Date to) {
    std::vector<std::pair<FieldId, Value>> writes;
    if (!can_move(columns, view) || to < earliest_day || latest_day < to) return writes;
    if (is_period_itself(columns, view, record)) return writes;
    const ColumnId date = calendar_date(columns, view);
    const auto begin = date_of(columns.value(record, date));
    const auto end = view.to == no_column ? std::nullopt : date_of(columns.value(record, view.to));
    const bool is_period = begin && end && begin->drawn_from() < end->last();
    if (!is_period || !begin->is_whole()) {
        writes.emplace_back(date, to_value(to));
        return writes;
    }
    // It was taken hold of on one of its days; what is late may have been so on today.
    const std::int32_t days = to - std::clamp(from, begin->first(), end->last());
    const auto shifted = [&](const PartialDate& part) { return *part.whole() + days; };
    if (shifted(*begin) < earliest_day || latest_day < shifted(*begin)) return writes;
    const bool moves_end =
        end->is_whole() && columns[view.to].is_writable() && columns.workspace().names().is_defined(view.to);
    if (moves_end && (shifted(*end) < earliest_day || latest_day < shifted(*end))) return writes;
    writes.emplace_back(date, to_value(shifted(*begin)));
    if (moves_end) writes.emplace_back(view.to, to_value(shifted(*end)));
    return writes;
}

} // namespace yinfeng::view
