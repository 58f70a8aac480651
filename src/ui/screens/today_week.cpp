#include "ui/screens/today_week.h"

#include "app/app.h"
#include "app/calendar_words.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "view/calendar.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr float narrow_css = 600;    // below it the ways to other weeks stand above the days
constexpr float words_from_css = 84; // of a day: narrower, its date stands below the weekday

} // namespace

float TodayWeek::height(const Ui& ui, float width) {
    const bool is_narrow = width < ui.px(narrow_css);
    return ui.px(ui.touch ? 80 : 72) + (is_narrow ? ui.reach(32) + ui.px(4) : 0);
}

void TodayWeek::count(const Ui& ui, const TodayDesk& desk) {
    const Date monday = monday_.value_or(view::monday_of(ui.app.today()));
    const std::uint64_t number = desk.agenda().number() + 1;
    if (counted_ == number && first_ == monday && counted_mine_ == desk.only_mine()) return;
    counted_ = number, first_ = monday, counted_mine_ = desk.only_mine();
    days_ = {};
    for (const domain::AgendaItem& item : desk.agenda().due_in(monday, monday + 6, desk.only_mine())) {
        Day& day = days_[static_cast<std::size_t>(*item.day - monday)];
        ++day.due;
        day.late += item.matter == domain::Matter::overdue;
    }
}

void TodayWeek::draw_day(Ui& ui, const Rect& box, Date date, const Day& day) {
    const Date today = ui.app.today();
    const WorkingCalendar& calendar = ui.app.calendar();
    const DayKind kind = calendar.day_kind(date);
    const bool is_today = date == today, is_chosen = chosen_ == date;
    const bool is_off = kind == DayKind::weekend || kind == DayKind::holiday;
    const IdScope scope(static_cast<std::uint64_t>(date.days));
    const Press press = pressable(ui, "day", box,
        {.role = Role::toggle,
            .name = app::calendar_day_words(calendar, date, today, day.due, day.late),
            .checked = is_chosen ? Tri::yes : Tri::no});
    fill(ui, box,
        is_chosen       ? color::accent_tint
        : press.hovered ? color::hover
        : is_off        ? color::subtle
                        : color::surface,
        metric::radius);
    outline(ui, box, is_chosen || is_today ? color::accent : color::line, metric::radius, is_today ? 2 : 1);
    if (press.pressed) chosen_ = is_chosen ? std::nullopt : std::optional(date);

    Rect inside = inset(box, ui.px(8), ui.px(8));
    const bool is_wide = box.width >= ui.px(words_from_css);
    const Face weekday_face{12, is_today, is_today ? color::accent : is_off ? color::text_3 : color::text_2};
    Rect head = cut_top(inside, ui.px(18));
    const Align align = is_wide ? Align::left : Align::centre;
    const std::string name = tr(Str::calendar_weekday, {short_name(weekday(date))});
    if (is_wide) {
        std::string words(is_today                           ? tr(Str::today)
                          : kind == DayKind::holiday         ? tr(Str::calendar_rest)
                          : kind == DayKind::working_weekend ? tr(Str::calendar_work)
                                                             : std::string_view());
        const Face mark_face{11, is_today,
            is_today                   ? color::accent
            : kind == DayKind::holiday ? color::late
                                       : color::text_2};
        const std::string whole_name = name + " " + to_display(date, today);
        const float room = head.width - text_width(ui, whole_name, weekday_face) - ui.px(8);
        if (const std::string_view why = calendar.day_name(date); !why.empty() && !is_today) {
            const std::string said = std::string(why) + " " + words;
            if (text_width(ui, said, mark_face) <= room) words = said;
        }
        if (text_width(ui, words, mark_face) <= room)
            silent_text(ui, cut_right(head, text_width(ui, words, mark_face)), words, mark_face);
        silent_text(ui, head, whole_name, weekday_face);
    } else {
        // Beside six others on a telephone: what the day is, and how much there is.
        const bool is_marked = kind == DayKind::holiday || kind == DayKind::working_weekend;
        silent_text(ui, head,
            is_marked ? tr(kind == DayKind::holiday ? Str::calendar_rest : Str::calendar_work)
                      : std::string_view(short_name(weekday(date))),
            is_marked && kind == DayKind::holiday ? tinted(weekday_face, color::late) : weekday_face, align);
        silent_text(ui, cut_top(inside, ui.px(18)), std::to_string(to_year_month_day(date).day), weekday_face, align);
    }
    const Color tint = day.late > 0 ? color::late : day.due > 0 ? color::text_1 : color::text_3;
    if (is_wide) {
        Rect line = centred(inside, ui.px(32));
        if (day.due == 0) silent_text(ui, line, tr(Str::dash), tinted(face::body, color::text_3));
        else figure(ui, line, std::to_string(day.due), tr(Str::today_unit), {20, true, tint});
    } else {
        silent_text(ui, centred(inside, ui.px(20)), day.due == 0 ? std::string(tr(Str::dash)) : std::to_string(day.due),
            {14, day.due > 0, tint}, align);
    }
}

// Where another week is shown; cut off from the row.
void TodayWeek::draw_way_back(Ui& ui, Rect& row) {
    if (!monday_) return;
    const std::string_view words = tr(Str::today_week_this);
    const ButtonOptions options{.kind = ButtonKind::quiet, .name = tr(Str::today_week_back)};
    const Rect place = cut_left(row, button_width(ui, words, options));
    if (button(ui, centred(place, std::min(row.height, ui.control_height())), words, options)) {
        monday_.reset();
        chosen_.reset();
        ui.want_frames(2);
    }
}

void TodayWeek::draw(Ui& ui, const Rect& box, const TodayDesk& desk) {
    const IdScope scope("week");
    count(ui, desk);
    const Date this_week = view::monday_of(ui.app.today());
    Rect rest = box;
    const bool is_narrow = box.width < ui.px(narrow_css);
    const float side = ui.reach(is_narrow ? 28 : 32), gap = ui.px(is_narrow ? 4 : 8);
    const float height = box.height;
    const auto turn = [&](const Rect& place, const char* glyph, Str name, int days) {
        if (icon_button(ui, place, glyph, tr(name), {.kind = ButtonKind::quiet})) {
            monday_ = first_ + days;
            if (*monday_ == this_week) monday_.reset();
            chosen_.reset();
        }
    };
    if (is_narrow) { // seven days need the whole width: the ways to other weeks stand above them
        Rect row = cut_top(rest, ui.reach(32));
        turn(cut_left(row, side), icons::chevron_left, Str::today_week_previous, -7);
        turn(cut_right(row, side), icons::chevron_right, Str::today_week_next, 7);
        const std::string span =
            tr(Str::calendar_span, {to_display(first_, ui.app.today()), to_display(first_ + 6, ui.app.today())});
        draw_way_back(ui, row);
        text(ui, row, span, face::secondary, Align::centre);
        cut_top(rest, gap);
    } else {
        turn(centred(cut_left(rest, side), std::min(height, ui.px(44))), icons::chevron_left, Str::today_week_previous,
            -7);
        turn(
            centred(cut_right(rest, side), std::min(height, ui.px(44))), icons::chevron_right, Str::today_week_next, 7);
        // The arrows stay where they are under the pointer: the days make room.
        draw_way_back(ui, rest);
        cut_left(rest, gap / 2);
        cut_right(rest, gap / 2);
    }
    const float width = std::floor((rest.width - 6 * gap) / 7);
    for (int i = 0; i < 7; ++i) {
        draw_day(ui, cut_left(rest, width), first_ + i, days_[static_cast<std::size_t>(i)]);
        cut_left(rest, gap);
    }
}

} // namespace yinfeng::ui
