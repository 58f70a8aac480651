#include "ui/records/calendar.h"

#include "app/app.h"
#include "app/span_words.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "model/typed.h"
#include "ui/arrow_keys.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/record_actions.h"
#include "ui/record_form.h"
#include "ui/records/cell.h"
#include "ui/records/lifted.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr std::string_view mode_key = "calendar"; // of the preference of this browser
constexpr float turn_css = 20;                    // of an edge where what is dragged turns the page …
constexpr float narrow_css = 560;                 // narrower: the bar has two lines
constexpr double turn_s = 0.7;                    // … when it has rested there
constexpr std::string_view mode_names[] = {"month", "week", "agenda"};

constexpr ImGuiKey moving_keys[] = {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow,
    ImGuiKey_PageUp, ImGuiKey_PageDown, ImGuiKey_Home, ImGuiKey_End};

float second_line(const Ui& ui) { return ui.px(ui.touch ? 48 : 36); }

std::string words_of(const view::Calendar::Nearest& nearest, Date today) {
    const YearMonthDay day = to_year_month_day(nearest.day);
    const std::string year = std::to_string(day.year);
    if (nearest.as == view::Placed::As::year) return tr(Str::calendar_year, {year});
    if (nearest.as == view::Placed::As::month) return tr(Str::year_month, {year, std::to_string(day.month)});
    return to_display(nearest.day, today);
}

} // namespace

bool has_dates(const view::Columns& columns, KindId kind) {
    return std::ranges::any_of(view::date_columns(columns, kind),
        [&](view::ColumnId id) { return columns[id].source != view::Column::Source::own; });
}

std::optional<Date> CalendarLayout::day_of_keyboard() const {
    const bool is_there = had_keyboard_ && can_move_ && cursor_.what == What::day;
    return is_there ? std::optional(cursor_.date) : std::nullopt;
}

void CalendarLayout::set_mode(Ui& ui, Mode mode) {
    mode_ = mode;
    ui.app.set_preference(mode_key, std::string(mode_names[static_cast<std::size_t>(mode)]));
    if (cursor_.what == What::day && cursor_.date >= first_ && cursor_.date <= last_) page_ = cursor_.date;
    cursor_.item = -1;
    ui.want_frames(3);
}

// --- the line above the days -------------------------------------------------------------------------------

// On a narrow screen the month and what stands beside it have a line of their own.
float CalendarLayout::bar_height(const Ui& ui, float width) const {
    const float line = ui.px(ui.touch ? 60 : 44);
    return ui.css(width) < narrow_css ? line + second_line(ui) : line;
}

void CalendarLayout::draw_bar(Ui& ui, Rect bar) {
    Rect second;
    if (ui.css(bar.width) < narrow_css)
        second = inset(cut_bottom(bar, second_line(ui)), ui.px(metric::page_padding), 0);
    Rect row = centred(inset(bar, ui.px(metric::page_padding), 0), ui.control_height());
    const float side = row.height;
    const bool by_weeks = mode_ == Mode::week;
    const Rect back = back_ = cut_left(row, side), today = cut_left(row, button_width(ui, tr(Str::today))),
               on = on_ = cut_left(row, side);
    if (icon_button(ui, back, icons::chevron_left, tr(by_weeks ? Str::calendar_previous_week : Str::previous_month),
            {.kind = ButtonKind::quiet}))
        turn(-1);
    const bool is_here = today_ >= first_ && today_ <= last_ && cursor_ == Spot{What::day, today_, -1};
    if (button(ui, today, tr(Str::today), {.kind = ButtonKind::quiet, .tooltip = "T"}) && !is_here) {
        cursor_ = {What::day, today_, -1};
        page_ = today_;
        wants_sight_ = true;
        ui.want_frames(2);
    }
    if (icon_button(ui, on, icons::chevron_right, tr(by_weeks ? Str::calendar_next_week : Str::next_month),
            {.kind = ButtonKind::quiet}))
        turn(1);
    cut_left(row, ui.px(8));

    const Piece pieces[] = {{tr(Str::calendar_month)}, {tr(Str::calendar_week)}, {tr(Str::calendar_agenda)}};
    const Rect modes = cut_right(row, segmented_width(ui, pieces));
    cut_right(row, ui.px(12));
    if (second.width > 0) row = second;
    const std::size_t undated = calendar_->undated().size();
    if (undated > 0) {
        const std::string all = std::to_string(calendar_->count()), without = std::to_string(undated);
        std::string words = tr(Str::calendar_undated_of, {all, without});
        if (text_width(ui, words, face::link) > row.width * 0.45f) words = tr(Str::calendar_undated, {without});
        const Rect box = cut_right(row, std::min(row.width * 0.45f, text_width(ui, words, face::link) + ui.px(16)));
        cut_right(row, ui.px(8));
        if (text_button(ui, box, words)) open_list({What::undated, {}, 0, {}, {}}, box);
    }
    const std::string words = title();
    const float wanted = text_width(ui, words, face::title) + ui.px(1);
    heading(ui, cut_left(row, std::min(row.width, wanted)), words, face::title, 2);
    cut_left(row, ui.px(12));
    const bool is_empty = std::ranges::all_of(cells_, [](const Cell& cell) { return cell.records.empty(); });
    const auto nearest = is_empty ? calendar_->nearest(first_, last_) : std::nullopt;
    if (nearest) {
        const std::string other = tr(Str::calendar_nearest, {words_of(*nearest, today_)});
        if (text_button(ui, cut_left(row, text_width(ui, other, face::link) + ui.px(16)), other)) {
            cursor_ = {What::day, nearest->day, -1};
            page_ = nearest->day;
            wants_sight_ = true;
            ui.want_frames(2);
        }
    } else if (!ui.app.calendar().covers(first_, last_)) {
        text(ui, row, tr(Str::calendar_no_holidays), face::caption);
    }
    const int chosen = segmented(ui, modes, tr(Str::calendar_mode), pieces, static_cast<int>(mode_));
    if (chosen >= 0 && static_cast<Mode>(chosen) != mode_) set_mode(ui, static_cast<Mode>(chosen));
}

// --- by keys -----------------------------------------------------------------------------------------------

// To a spot that may stand on another page.
void CalendarLayout::go(Spot spot) {
    if (spot.what == What::day) {
        if (spot.date < view::earliest_day || view::latest_day < spot.date) return;
        if (spot.date < first_ || last_ < spot.date) page_ = spot.date;
    }
    cursor_ = spot;
    wants_focus_ = true;
}

void CalendarLayout::grid_keys(int key) {
    const Cell* here = cell_at(cursor_.what, cursor_.date);
    if (!here) return;
    const bool is_day = cursor_.what == What::day;
    const auto beside = [&](int step) {
        if (!is_day) { // along what stands in it, then to the one beside it
            const int item = cursor_.item + step, other = here == &cells_.front() ? 1 : 0;
            if (item >= -1 && item < elements(*here)) return go({cursor_.what, cursor_.date, item});
            if (static_cast<std::size_t>(other) < strips_)
                go({cells_[static_cast<std::size_t>(other)].what, cells_[static_cast<std::size_t>(other)].date, -1});
            return;
        }
        const Date date = cursor_.date + step;
        const Cell* cell = cell_at(What::day, date);
        go({What::day, date, cell ? std::min(cursor_.item, elements(*cell) - 1) : -1});
    };
    switch (key) {
    case ImGuiKey_LeftArrow: return beside(-1);
    case ImGuiKey_RightArrow: return beside(1);
    case ImGuiKey_UpArrow: {
        if (is_day && cursor_.item >= 0) return go({What::day, cursor_.date, cursor_.item - 1});
        if (!is_day) return go({What::day, first_ - 7, -1});
        const Date date = cursor_.date - 7;
        const Cell* cell = cell_at(What::day, date);
        if (!cell && strips_ > 0) return go({cells_.front().what, cells_.front().date, -1});
        return go({What::day, date, cell ? elements(*cell) - 1 : -1});
    }
    case ImGuiKey_DownArrow:
        if (!is_day) return go({What::day, first_, -1});
        if (cursor_.item + 1 < elements(*here)) return go({What::day, cursor_.date, cursor_.item + 1});
        return go({What::day, cursor_.date + 7, -1});
    case ImGuiKey_Home:
    case ImGuiKey_End: {
        if (!is_day) return;
        const Date monday = cursor_.date - (static_cast<std::int32_t>(weekday(cursor_.date)) - 1);
        return go({What::day, key == ImGuiKey_Home ? monday : std::min(monday + 6, view::latest_day), -1});
    }
    default: return;
    }
}

void CalendarLayout::keys(Ui& ui) {
    const bool is_menu_open = ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId);
    if (!is_menu_open && dragged_ == no_record && shortcut(ui, ImGuiKey_T)) go({What::day, today_, -1});
    if (focused_id_ == 0 || dragged_ != no_record) return;
    ImGuiKey key = ImGuiKey_None;
    for (const ImGuiKey each : moving_keys) {
        const ImGuiKey pressed = claim_keys(focused_id_, {each});
        if (key == ImGuiKey_None) key = pressed;
    }
    if (key == ImGuiKey_None) return;
    ui.want_frames(3);
    if (key == ImGuiKey_PageUp || key == ImGuiKey_PageDown) {
        turn(key == ImGuiKey_PageUp ? -1 : 1);
        wants_focus_ = true;
        return;
    }
    if (ImGui::GetIO().KeyCtrl) {
        const int days = key == ImGuiKey_LeftArrow    ? -1
                         : key == ImGuiKey_RightArrow ? 1
                         : key == ImGuiKey_UpArrow    ? -7
                         : key == ImGuiKey_DownArrow  ? 7
                                                      : 0;
        const Cell* cell = cell_at(cursor_.what, cursor_.date);
        if (!cell || cursor_.item < 0 || days == 0) return;
        const std::vector<std::size_t> shown = chosen(*cell);
        const auto item = static_cast<std::size_t>(cursor_.item);
        if (item >= shown.size()) return;
        const RecordIndex record = cell->records[shown[item]];
        const bool is_elsewhere = shown[item] < cell->late; // it is late, and goes on from today
        const Date from = cell->what == What::day && !is_elsewhere ? cell->date : calendar_->placed(record).first;
        moving_ = {record, from, (is_elsewhere ? cell->date : from) + days};
        return;
    }
    if (mode_ == Mode::agenda) agenda_keys(key);
    else grid_keys(key);
}

// --- to another day ----------------------------------------------------------------------------------------

// A day in the place of a quarter would be less than what somebody wrote.
void CalendarLayout::say_period(Ui& ui, RecordIndex record) {
    view::Columns& columns = columns_of(ui);
    const view::Column& date = columns[calendar_->date()];
    ui.app.warn(
        tr(Str::calendar_not_a_day, {record_title(ui, record), date.label(app::language()),
                                        value_words(ui, date.field, columns.value(record, calendar_->date()))}));
}

// As a cell of the table writes it: one step. What was moved keeps the keyboard, and the message names it.
void CalendarLayout::move(Ui& ui) {
    const Moving moving = *std::exchange(moving_, std::nullopt);
    view::Columns& columns = columns_of(ui);
    const view::Column& date = columns[calendar_->date()];
    if (!can_move_) return ui.app.warn(tr(Str::calendar_not_written, {date.label(app::language())}));
    if (!ui.app.can_write() || !can_edit(ui, moving.record)) return;
    if (view::is_period_itself(columns, listed_->view, moving.record)) return say_period(ui, moving.record);
    const auto writes = view::moved(columns, listed_->view, moving.record, moving.from, moving.to);
    if (writes.empty()) return ui.app.warn(std::string(tr(Str::calendar_no_such_day)));
    const FieldInfo& field = info_of(ui, writes.front().first);
    const Id id = workspace_of(ui).record(moving.record).id;
    Change change{tr(Str::edit_field, {app::label(field)}), {}};
    for (const auto& [written, value] : writes) change.set(field.kind, id, written, value);
    if (!ui.app.apply(
            change, tr(Str::moved_to, {names_of(ui, std::span(&id, 1)), to_display(moving.to, ui.app.today())})))
        return;
    cursor_ = {What::day, moving.to, -1};
    if (moving.to < first_ || last_ < moving.to) page_ = moving.to;
    sought_ = moving.record;
    ui.want_frames(3);
}

// What rests at an edge while it is dragged turns the page, and again as long as it rests.
void CalendarLayout::turn_at_edge(Ui& ui, const Rect& days) {
    const ImVec2 at = ImGui::GetIO().MousePos;
    const Vec mouse{at.x, at.y};
    Rect inner = days;
    const Rect left = cut_left(inner, ui.px(turn_css)), right = cut_right(inner, ui.px(turn_css));
    const auto is_at = [&](const Rect& edge, const Rect& arrow) {
        return dragged_ != no_record && (contains(edge, mouse) || contains(arrow, mouse));
    };
    const int edge = is_at(left, back_) ? -1 : is_at(right, on_) ? 1 : 0;
    const double now = ImGui::GetTime();
    if (std::exchange(edge_, edge) != edge) edge_since_ = now;
    if (edge == 0) return;
    const Rect& band = edge < 0 ? left : right;
    fill(ui, band, with_alpha(color::accent_tint, 0.8f));
    icon(ui, centred(band, ui.px(20)), edge < 0 ? icons::chevron_left : icons::chevron_right, 18, color::accent);
    if (now - edge_since_ >= turn_s) {
        turn(edge);
        edge_since_ = now;
        ui.want_frames(2);
    } else {
        ui.want_frame_in(static_cast<int>((turn_s - (now - edge_since_)) * 1000) + 10);
    }
}

// '09-11 至 09-13 → 09-12 至 09-14（+1 天）'; "" where nothing would be written.
std::string CalendarLayout::move_words(Ui& ui) const {
    if (!target_ || (dragged_what_ == What::day && *target_ == dragged_from_)) return {};
    view::Columns& columns = columns_of(ui);
    const view::View& view = listed_->view;
    const auto writes = view::moved(columns, view, dragged_, dragged_date_, *target_);
    const view::DatePair dates{calendar_->date(), view.to};
    const auto before = view::span_of(columns, dragged_, dates);
    if (writes.empty() || !before) return {};
    std::optional<PartialDate> from = before->from, to = before->to;
    for (const auto& [field, value] : writes)
        (field == columns[dates.from].field ? from : to) = parse_partial_date(value.as_text());
    const auto after = view::span_between(from, to);
    // A month that becomes a day has not moved by days.
    const bool is_by_days = before->is_begin_exact();
    const DateShift by{is_by_days ? *from->whole() - *before->from->whole() : 0, 0};
    return app::shift_words(*before, *after, by, ui.app.today());
}

void CalendarLayout::draw_lifted(Ui& ui) {
    if (dragged_ == no_record) return;
    const Rect chip = lifted_box(grip_, drag_size_);
    const std::string words = move_words(ui);
    const float width = words.empty() ? 0 : text_width(ui, words, face::caption) + ui.px(13), line = ui.px(20);
    const Rect box{chip.x, chip.y, std::max(chip.width, width), chip.height + (words.empty() ? 0 : line)};
    const auto draw = [&] {
        draw_face(ui, chip, dragged_, false, true, false);
        if (words.empty()) return;
        const Rect said{chip.x, bottom(chip), width, line};
        fill(ui, said, color::surface, metric::radius_small);
        silent_text(ui, inset(said, ui.px(6), 0), words, tinted(face::caption, color::text_2));
    };
    if (!ui::draw_lifted(ui, box, draw)) dragged_ = no_record;
}

// --- all of it ---------------------------------------------------------------------------------------------

CalendarLayout::Result CalendarLayout::draw(Ui& ui, Rect area, Listed& listed) {
    const IdScope scope("calendar");
    Result result;
    listed_ = &listed;
    if (!is_mode_read_) {
        is_mode_read_ = true;
        const auto kept = std::ranges::find(mode_names, ui.app.preference(mode_key));
        if (kept != std::end(mode_names)) mode_ = static_cast<Mode>(kept - std::begin(mode_names));
    }
    refresh(ui);
    fill(ui, area, color::surface);
    horizontal_line(ui, area.x, right(area), area.y, color::line);
    const Rect foot = cut_bottom(area, ListFoot::height(ui, listed.ticks));
    focused_id_ = 0;
    is_lifted_drawn_ = false;
    if (calendar_->date() == view::no_column) {
        const std::string_view kind = app::label(info(static_cast<Kind>(listed.view.kind)));
        result.as_table =
            empty_state(ui, area, icons::calendar_days, tr(Str::calendar_no_dates, {kind}), tr(Str::calendar_as_table));
    } else {
        draw_bar(ui, cut_top(area, bar_height(ui, area.width)));
        if (mode_ == Mode::agenda) draw_agenda(ui, area, result);
        else draw_grid(ui, area, result), turn_at_edge(ui, area);
        keys(ui);
        if (wants_focus_ && ++focus_frames_ > 4) wants_focus_ = false; // there is no such thing
        if (!wants_focus_) focus_frames_ = 0;
        else ui.want_frames(2);
        draw_list(ui, result);
        draw_lifted(ui);
        if (moving_) move(ui);
    }
    had_keyboard_ = focused_id_ != 0;
    if (listed.foot.draw(ui, foot, listed, {}, foot.x)) wants_focus_ = true;
    if (const RecordIndex chosen = end_list(ui, listed); chosen != no_record) result.opened = chosen;
    return result;
}

} // namespace yinfeng::ui
