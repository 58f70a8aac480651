// Months and weeks: the heads of their days, the days with what there is room for, and what stands in no day of them.

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/messages.h"
#include "ui/records/calendar.h"
#include "ui/records/cell.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr float head_css = 24, weekdays_css = 28, chip_css = 20, low_chip_css = 18, tall_chip_css = 38, gap_css = 2,
                strip_css = 32, least_day_css = 84, strip_chip_css = 150;

float chip_height(const Ui& ui, bool is_tall) { return ui.px(ui.touch ? 44 : is_tall ? tall_chip_css : chip_css); }
float chip_gap(const Ui& ui) { return ui.px(ui.touch ? 4 : gap_css); }
float head_height(const Ui& ui) { return ui.px(ui.touch ? 32 : head_css); }

bool is_off(DayKind kind) { return kind == DayKind::weekend || kind == DayKind::holiday; }

// A day or a chip is a stop of the Tab key only where the keyboard is.
struct Stop {
    explicit Stop(bool is_stop) { ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, !is_stop); }
    ~Stop() { ImGui::PopItemFlag(); }
    Stop(const Stop&) = delete;
};

} // namespace

std::uint64_t CalendarLayout::scope_of(What what, Date date) {
    if (what != What::day) return static_cast<std::uint64_t>(what);
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(date.days)) << 3;
}

void CalendarLayout::draw_grid(Ui& ui, Rect area, Result& result) {
    const view::Columns& columns = columns_of(ui);
    const int grid = ui.semantics.add({.role = Role::grid,
        .rect = area,
        .name = tr(Str::calendar_by, {title(), columns[calendar_->date()].label(app::language())})});
    ui.semantics.push_parent(grid);
    const auto begin_row = [&](const Rect& box, std::string name) {
        ui.semantics.push_parent(ui.semantics.add({.role = Role::row, .rect = box, .name = std::move(name)}));
    };
    if (strips_ > 0) {
        Rect row = inset(cut_top(area, ui.px(ui.touch ? 52 : strip_css)), ui.px(8), 0);
        begin_row(row, std::string(tr(Str::calendar_without_day)));
        const float width = row.width / static_cast<float>(strips_);
        strip_room_ = 0; // the words before them first
        for (std::size_t i = 0; i < strips_; ++i) {
            cells_[i].box = cut_left(row, width);
            draw_strip(ui, cells_[i], result);
        }
        ui.semantics.pop_parent();
    }
    hold_lifted(ui, false);
    const float side = std::floor((days_width_ > 0 ? days_width_ : area.width) / 7);
    const Rect heads = cut_top(area, ui.px(weekdays_css));
    fill(ui, heads, color::subtle);
    begin_row(heads, std::string(tr(Str::calendar_weekdays)));
    for (int day = 0; day < 7; ++day) {
        const Rect box{heads.x + side * static_cast<float>(day), heads.y, side, heads.height};
        const std::string name = tr(Str::calendar_weekday, {short_name(static_cast<Weekday>(day + 1))});
        ui.semantics.add({.role = Role::columnheader, .rect = box, .name = name});
        silent_text(ui, inset(box, ui.px(8), 0), name, face::caption);
    }
    ui.semantics.pop_parent();
    horizontal_line(ui, heads.x, right(heads), bottom(heads) - ui.px(1), color::line);

    const float room = area.height; // the days stay as tall while there is a message
    cut_message_strip(ui, area);
    const Scroll scroll = begin_scroll(ui, "days", area);
    if (std::exchange(days_width_, scroll.view.width) != scroll.view.width) ui.want_frames(1);
    // The days of the first week may be fewer: nothing is before the first day of all.
    const int before = static_cast<int>(weekday(first_)) - 1;
    const int weeks = (before + (last_ - first_) + 7) / 7;
    const float least =
        ui.touch ? head_height(ui) + 2 * (chip_height(ui, false) + chip_gap(ui)) + ui.px(6) : ui.px(least_day_css);
    const float height = std::max(least, std::floor(room / static_cast<float>(weeks)));
    const float width = std::floor(scroll.view.width / 7);
    const bool is_week = mode_ == Mode::week;
    // As many as there is room for: where lower chips are one more, they are lower.
    const auto room_for = [&](float chip) { // the last has no gap below it
        const float left = height - ui.px(1) - head_height(ui) + chip_gap(ui);
        return static_cast<std::size_t>(std::max(0.0f, left / (chip + chip_gap(ui))));
    };
    chip_px_ = chip_height(ui, is_week);
    if (const float low = ui.px(low_chip_css); !ui.touch && !is_week && room_for(low) > room_for(chip_px_))
        chip_px_ = low;
    room_ = room_for(chip_px_);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    target_.reset();
    for (std::size_t i = strips_; i < cells_.size(); ++i) {
        const int place = before + (cells_[i].date - first_), column = place % 7, row = place / 7;
        Rect& box = cells_[i].box;
        box = {scroll.origin.x + width * static_cast<float>(column), scroll.origin.y + height * static_cast<float>(row),
            column == 6 ? scroll.view.width - 6 * width : width, height};
        if (dragged_ != no_record && contains(box, {mouse.x, mouse.y}) && contains(scroll.view, {mouse.x, mouse.y}))
            target_ = cells_[i].date;
    }
    // Dear ImGui has to have seen how tall all is.
    const bool is_shown = wants_sight_ && ImGui::GetScrollMaxY() > 0;
    if ((wants_focus_ || is_shown) && cursor_.what == What::day)
        if (const Cell* cell = cell_at(What::day, cursor_.date)) scroll_to_show(ui, scroll, cell->box.y, height);
    if (is_shown || height * static_cast<float>(weeks) <= scroll.view.height) wants_sight_ = false;
    int week = -1;
    for (std::size_t i = strips_; i < cells_.size(); ++i) {
        const int row = (before + (cells_[i].date - first_)) / 7;
        if (row != week) {
            if (week >= 0) ui.semantics.pop_parent();
            week = row;
            begin_row({scroll.view.x, cells_[i].box.y, scroll.view.width, height},
                tr(Str::calendar_week_of, {to_iso(cells_[i].date)}));
        }
        if (overlaps(cells_[i].box, scroll.view)) draw_day(ui, cells_[i], result);
    }
    if (week >= 0) ui.semantics.pop_parent();
    hold_lifted(ui, true);
    end_scroll(ui, scroll, {0, height * static_cast<float>(weeks)});
    ui.semantics.pop_parent();
}

// By Enter the first record of it, else the list of all.
bool CalendarLayout::take_press(Ui& ui, const Cell& cell, const Press& press, Result& result) {
    if (!press.pressed) return false;
    (void)ui;
    const bool by_enter =
        press.focused && (ImGui::IsKeyPressed(ImGuiKey_Enter) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter));
    cursor_ = {cell.what, cell.date, -1};
    if (by_enter && !cell.records.empty()) result.opened = cell.records.front();
    else open_list(cell, cell.box);
    return true;
}

// --- what has only a month or a year -----------------------------------------------------------------------

void CalendarLayout::draw_strip(Ui& ui, Cell& cell, Result& result) {
    const IdScope scope(scope_of(cell.what, cell.date));
    const std::string name = name_of_cell(cell);
    const bool is_here = cursor_.what == cell.what && cursor_.date == cell.date;
    if (is_here && cursor_.item < 0 && wants_focus_) {
        focus_next(ui);
        wants_focus_ = false;
    }
    Press press;
    {
        const Stop stop(is_here && cursor_.item < 0);
        press = pressable(ui, "strip", cell.box,
            {.role = Role::gridcell, .name = name, .allow_overlap = true, .parent = true, .is_record = true});
    }
    note_focus(press, {cell.what, cell.date, -1});
    if (press.hovered) fill(ui, cell.box, color::hover, metric::radius);
    Rect rest = inset(cell.box, ui.px(8), 0);
    const std::string words = name_of_cell(cell);
    cut_left(rest, silent_text(ui, rest, words, face::caption) + ui.px(8));
    const float width = ui.px(strip_chip_css) + ui.px(6);
    strip_room_ = static_cast<std::size_t>(std::max(0.0f, (rest.width + ui.px(6)) / width));
    const std::vector<std::size_t> shown = chosen(cell);
    int item = 0;
    for (const std::size_t place : shown) {
        const Rect box = centred(cut_left(rest, ui.px(strip_chip_css)), chip_height(ui, false));
        cut_left(rest, ui.px(6));
        draw_chip(ui, cell, place, item++, box, result);
    }
    if (shown.size() < cell.records.size())
        draw_rest(ui, cell, centred(rest, std::min(rest.width, ui.px(strip_chip_css)), chip_height(ui, false)), item,
            cell.records.size() - shown.size());
    ui.semantics.pop_parent();
    take_press(ui, cell, press, result);
}

// --- a day -------------------------------------------------------------------------------------------------

void CalendarLayout::draw_day_head(Ui& ui, const Cell& cell, Rect head, bool has_pointer, Result& result) {
    const YearMonthDay day = to_year_month_day(cell.date);
    const DayKind kind = working_->day_kind(cell.date);
    const bool is_today = cell.date == today_;
    const bool is_outside = mode_ == Mode::month && day.month != to_year_month_day(page_).month;
    const std::string number = day.day == 1 && !is_today ? tr(Str::calendar_first_day, {std::to_string(day.month), "1"})
                                                         : std::to_string(day.day);
    head = inset(head, ui.px(6), 0);
    if (is_today) {
        const Rect pill = centred(cut_left(head, ui.px(24)), ui.px(24), ui.px(20));
        fill(ui, pill, color::accent, 10);
        silent_text(ui, pill, number, {13, true, color::on_accent}, Align::centre);
    } else {
        const Color tint = is_outside ? color::text_off : is_off(kind) ? color::text_3 : color::text_1;
        cut_left(head, silent_text(ui, inset(head, ui.px(2), 0), number, {13, false, tint}) + ui.px(4));
    }
    cut_left(head, ui.px(6));
    if (can_move_ && has_pointer && dragged_ == no_record && ui.app.can_write()) {
        const Rect add = centred(cut_right(head, ui.px(22)), ui.px(22), ui.px(22));
        const Stop stop(false); // N does the same
        if (icon_button(
                ui, add, icons::plus, tr(Str::calendar_new_on, {to_iso(cell.date)}), {.kind = ButtonKind::quiet}))
            result.create_on = cell.date;
    }
    // 休 and 班 say what the week does not.
    if (kind == DayKind::holiday || kind == DayKind::working_weekend) {
        const bool rests = kind == DayKind::holiday;
        const std::string_view mark = tr(rests ? Str::calendar_rest : Str::calendar_work);
        const float width = text_width(ui, mark, face::tiny) + ui.px(8);
        const Rect place = centred(cut_right(head, width), ui.px(17));
        fill(ui, place, rests ? color::ok_tint : color::soon_tint, metric::radius_small);
        silent_text(ui, place, mark, tinted(face::tiny, rests ? color::ok : color::soon), Align::centre);
        cut_right(head, ui.px(4));
        // The name once, where the days off begin.
        const std::string_view name = working_->day_name(cell.date);
        const bool begins = cell.date == first_ || working_->day_name(cell.date - 1) != name;
        if (rests && begins) silent_text(ui, head, name, face::tiny);
    }
}

void CalendarLayout::draw_rest(Ui& ui, const Cell& cell, const Rect& box, int item, std::size_t left) {
    const bool is_here = cursor_ == Spot{cell.what, cell.date, item};
    if (is_here && wants_focus_) {
        focus_next(ui);
        wants_focus_ = false;
    }
    const std::string words = tr(Str::calendar_more, {std::to_string(left)});
    Press press;
    {
        const Stop stop(is_here);
        press = pressable(ui, "rest", box, {.name = words, .radius = metric::radius_small, .is_record = true});
    }
    note_focus(press, {cell.what, cell.date, item});
    silent_text(
        ui, inset(box, ui.px(6), 0), words, tinted(face::caption, press.hovered ? color::text_1 : color::text_3));
    if (press.pressed) open_list(cell, cell.box);
}

void CalendarLayout::draw_day(Ui& ui, Cell& cell, Result& result) {
    const IdScope scope(scope_of(cell.what, cell.date));
    const bool is_here = cursor_.what == What::day && cursor_.date == cell.date;
    if (is_here && cursor_.item >= elements(cell)) cursor_.item = elements(cell) - 1;
    if (is_here && cursor_.item < 0 && wants_focus_) {
        focus_next(ui);
        wants_focus_ = false;
    }
    const Rect& box = cell.box;
    if (is_off(working_->day_kind(cell.date))) fill(ui, box, color::subtle);
    const std::string name = ui.semantics.wanted() ? name_of_cell(cell) : std::string("day");
    Press press;
    {
        const Stop stop(is_here && cursor_.item < 0);
        press = pressable(ui, "day", inset(box, ui.px(1)),
            {.role = Role::gridcell,
                .name = name,
                .selected = is_here,
                .radius = metric::radius_small,
                .allow_overlap = true,
                .parent = true,
                .is_record = true});
    }
    note_focus(press, {What::day, cell.date, -1});
    if (target_ == cell.date && dragged_from_ != cell.date) {
        fill(ui, inset(box, ui.px(2)), color::accent_tint, metric::radius_small);
        dashed_outline(ui, inset(box, ui.px(2)), color::accent, metric::radius_small);
    } else if (press.hovered) {
        fill(ui, inset(box, ui.px(1)), color::hover, metric::radius_small);
    }
    horizontal_line(ui, box.x, right(box), bottom(box) - ui.px(1), color::line);
    if (right(box) < right(clip_rect()) - 1) vertical_line(ui, right(box) - ui.px(1), box.y, bottom(box), color::line);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool has_pointer = !ui.touch && contains(box, {mouse.x, mouse.y}) && ImGui::IsWindowHovered();
    Rect rest = box;
    draw_day_head(ui, cell, cut_top(rest, head_height(ui)), has_pointer, result);
    rest = inset(rest, ui.px(4), 0);
    const float height = chip_px_;
    const std::vector<std::size_t> shown = chosen(cell);
    int item = 0;
    for (const std::size_t place : shown) {
        draw_chip(ui, cell, place, item++, cut_top(rest, height), result);
        cut_top(rest, chip_gap(ui));
    }
    if (shown.size() < cell.records.size())
        draw_rest(ui, cell, cut_top(rest, std::min(chip_px_, chip_height(ui, false))), item,
            cell.records.size() - shown.size());
    if (press.focused) focus_ring(ui, inset(box, ui.px(3)), metric::radius_small);
    ui.semantics.pop_parent();
    take_press(ui, cell, press, result);
}

} // namespace yinfeng::ui
