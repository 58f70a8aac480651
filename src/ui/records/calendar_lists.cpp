// What stands on the calendar as lists: the agenda of a month, and the list of what has no room on a day or no day at all. Both draw
// what is seen of them, however much there is.

#include "app/app.h"
#include "app/strings.h"
#include "domain/time_badge.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/messages.h"
#include "ui/popover.h"
#include "ui/record_form.h"
#include "ui/records/calendar.h"
#include "ui/records/cell.h"

#include <algorithm>
#include <cmath>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr float list_css = 340, most_list_rows = 9;
constexpr std::size_t facts_in_row = 4;

float row_height(const Ui& ui) { return ui.px(ui.touch ? 52 : 36); }
float agenda_head_height(const Ui& ui) { return ui.px(ui.touch ? 48 : 34); }

} // namespace

void CalendarLayout::draw_row_face(Ui& ui, const Rect& box, RecordIndex record, bool is_late, std::size_t most_cells) {
    const Color colour = colour_of(ui, record);
    Rect rest = inset(box, ui.px(8), 0);
    fill(ui, centred(cut_left(rest, ui.px(3)), ui.px(3), box.height - ui.px(14)), colour, 1.5f);
    cut_left(rest, ui.px(9));
    if (is_late) {
        icon(ui, cut_left(rest, ui.px(15)), icons::triangle_alert, 14, color::late);
        cut_left(rest, ui.px(5));
    }
    const domain::TimeBadge badge = domain::time_badge(ui.app.reading(), record);
    const auto status = static_cast<int>(badge.status);
    if (!badge.text.empty()) {
        const float width = std::min(time_badge_width(ui, status, badge.text), rest.width * 0.4f);
        const Rect place = centred(cut_right(rest, width), ui.px(20));
        time_badge(ui, {place.x, place.y}, status, badge.text, width);
        cut_right(rest, ui.px(8));
    }
    const SearchHits::Hit& hit = listed_->hits.of(columns_of(ui), record);
    const std::string title = record_title(ui, record);
    Rect words = rest;
    if (most_cells > 0) {
        words = cut_left(rest, std::floor(box.x + box.width * 0.42f) - rest.x); // one below the other
        cut_left(rest, ui.px(12));
    }
    draw_hit(ui, words, hit, text_width(ui, title, face::body));
    mark_pieces(ui, words, title, hit, face::body);
    silent_text(ui, words, title, face::body);
    std::size_t drawn = 0;
    for (const view::ColumnId fact : facts_) {
        if (drawn == most_cells || rest.width < ui.px(40)) break;
        if (look_of(columns_of(ui)[fact]) == domain::Look::time) continue; // the badge
        const float width = std::min(rest.width, ui.px(200));
        const float used = draw_small_cell(ui, {rest.x, rest.y, width, rest.height}, record, fact, face::secondary);
        if (used <= 0) continue;
        cut_left(rest, used + ui.px(16));
        ++drawn;
    }
}

// --- the agenda --------------------------------------------------------------------------------------------

void CalendarLayout::draw_agenda_head(Ui& ui, const Cell& cell, const Rect& box, bool stop, Result& result) {
    const Spot spot{cell.what, cell.date, -1};
    if (cursor_ == spot && wants_focus_) {
        focus_next(ui);
        wants_focus_ = false;
    }
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, !stop);
    const Press press = pressable(ui, "head", box,
        {.role = Role::gridcell,
            .name = name_of_cell(cell),
            .selected = cursor_ == spot,
            .radius = 2,
            .is_record = true});
    ImGui::PopItemFlag();
    note_focus(press, spot);
    fill(ui, box, press.hovered ? color::hover : color::subtle);
    Rect rest = inset(box, ui.px(metric::page_padding), 0);
    const bool is_day = cell.what == What::day, is_today = is_day && cell.date == today_;
    if (is_today) fill(ui, {box.x, box.y, ui.px(3), box.height}, color::accent);
    silent_text(ui, rest, name_of_cell(cell), {14, is_today, is_today ? color::accent : color::text_1});
    horizontal_line(ui, box.x, right(box), bottom(box) - ui.px(1), color::line);
    if (press.pressed) {
        const bool by_enter = press.focused && ImGui::IsKeyPressed(ImGuiKey_Enter);
        cursor_ = spot;
        if (by_enter) result.opened = cell.records.front();
    }
}

void CalendarLayout::draw_agenda_row(Ui& ui, const Cell& cell, int item, const Rect& box, bool stop, Result& result) {
    const RecordIndex record = cell.records[static_cast<std::size_t>(item)];
    const Spot spot{cell.what, cell.date, item};
    const bool is_late = calendar_->placed(record).is_late;
    if (cursor_ == spot && wants_focus_) {
        focus_next(ui);
        wants_focus_ = false;
    }
    const SearchHits::Hit& hit = listed_->hits.of(columns_of(ui), record);
    const std::string name = ui.semantics.wanted() ? chip_name(ui, record, is_late) : std::string("row");
    const bool is_ticked = listed_->ticks.has(record);
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, !stop);
    const Press press = pressable(ui, "row", box,
        {.name = name,
            .value = hit.words,
            .selected = record == listed_->current || is_ticked,
            .radius = 2,
            .is_record = true,
            .has_menu = true});
    ImGui::PopItemFlag();
    note_focus(press, spot);
    if (is_ticked || record == listed_->current) fill(ui, box, color::accent_tint);
    else if (press.hovered) fill(ui, box, color::hover);
    if (record == listed_->current) fill(ui, {box.x, box.y, ui.px(3), box.height}, color::accent);
    draw_row_face(ui, inset(box, ui.px(metric::page_padding - 8), 0), record, is_late, facts_in_row);
    horizontal_line(ui, box.x, right(box), bottom(box) - ui.px(1), color::line);
    if (press.focused) focus_ring(ui, inset(box, ui.px(2)), 2);
    mark_menu(ui, *listed_, record, box);
    if (press.menu) listed_->record_menu.open(ui, record, box, &listed_->ticks);
    if (!press.pressed) return;
    if (ImGui::GetIO().KeyCtrl || (press.focused && ImGui::IsKeyPressed(ImGuiKey_Space))) {
        listed_->ticks.set(record, !is_ticked);
        listed_->ticks.anchor = record;
        ui.want_frames(2);
    } else {
        result.opened = record;
    }
}

void CalendarLayout::draw_agenda(Ui& ui, Rect area, Result& result) {
    cut_message_strip(ui, area);
    if (lines_.empty()) {
        const std::string words = tr(Str::calendar_empty, {title()});
        if (std::exchange(wants_focus_, false)) focus_next(ui);
        const Press press = pressable(ui, "empty", inset(area, ui.px(4)), {.role = Role::region, .name = words});
        note_focus(press, cursor_); // for the keys that turn the page
        empty_state(ui, area, icons::calendar_days, words);
        return;
    }
    const float head = agenda_head_height(ui), row = row_height(ui);
    if (tops_.size() != lines_.size() + 1 || tops_[1] != head) {
        tops_.clear();
        float y = 0;
        for (const Line& line : lines_) {
            tops_.push_back(y);
            y += line.item < 0 ? head : row;
        }
        tops_.push_back(y);
    }
    const int grid = ui.semantics.add({.role = Role::grid, .rect = area, .name = title()});
    ui.semantics.push_parent(grid);
    const Scroll scroll = begin_scroll(ui, "agenda", area);
    const auto line_at = [&](float y) {
        const auto after = std::ranges::upper_bound(tops_, y);
        return after == tops_.begin() ? std::size_t{0} : static_cast<std::size_t>(after - tops_.begin() - 1);
    };
    std::size_t at = lines_.size(); // where the keyboard is
    if (const Cell* cell = cell_at(cursor_.what, cursor_.date)) {
        const std::size_t place = first_lines_[static_cast<std::size_t>(cell - cells_.data())];
        at = place +
             static_cast<std::size_t>(std::min<int>(cursor_.item, static_cast<int>(cell->records.size()) - 1) + 1);
    }
    if (wants_focus_ && at < lines_.size()) scroll_to_show(ui, scroll, scroll.origin.y + tops_[at], row);
    const std::size_t first = line_at(scroll.y),
                      last = std::min(lines_.size(), line_at(scroll.y + scroll.view.height) + 1);
    if (at < first || at >= last) at = wants_focus_ ? at : first; // for the Tab key: the first that is seen
    const std::size_t from = wants_focus_ && at < lines_.size() ? std::min(first, at) : first;
    const std::size_t to = wants_focus_ && at < lines_.size() ? std::max(last, at + 1) : last;
    std::ptrdiff_t row_of = -1; // the day whose lines are being drawn
    for (std::size_t i = from; i < to; ++i) {
        if (i < first && i != at) continue;
        if (i >= last && i != at) continue;
        const Line& line = lines_[i];
        if (row_of != static_cast<std::ptrdiff_t>(line.cell)) {
            if (row_of >= 0) ui.semantics.pop_parent();
            row_of = line.cell;
            ui.semantics.push_parent(ui.semantics.add({.role = Role::row,
                .rect = {scroll.view.x, scroll.origin.y + tops_[i], scroll.view.width, row},
                .name = name_of_cell(cells_[line.cell])}));
        }
        const IdScope scope(static_cast<std::uint64_t>(i));
        const Rect box{scroll.view.x, scroll.origin.y + tops_[i], scroll.view.width, tops_[i + 1] - tops_[i]};
        if (line.item < 0) draw_agenda_head(ui, cells_[line.cell], box, i == at, result);
        else draw_agenda_row(ui, cells_[line.cell], line.item, box, i == at, result);
    }
    if (row_of >= 0) ui.semantics.pop_parent();
    end_scroll(ui, scroll, {0, tops_.back()});
    ui.semantics.pop_parent();
}

void CalendarLayout::agenda_keys(int key) {
    const Cell* here = cell_at(cursor_.what, cursor_.date);
    if (!here) return;
    const std::size_t cell = static_cast<std::size_t>(here - cells_.data());
    const auto line = static_cast<std::ptrdiff_t>(first_lines_[cell]) + cursor_.item + 1;
    std::ptrdiff_t to = line;
    switch (key) {
    case ImGuiKey_UpArrow: to = line - 1; break;
    case ImGuiKey_DownArrow: to = line + 1; break;
    case ImGuiKey_LeftArrow: to = cell > 0 ? static_cast<std::ptrdiff_t>(first_lines_[cell - 1]) : 0; break;
    case ImGuiKey_RightArrow:
        to = cell + 1 < cells_.size() ? static_cast<std::ptrdiff_t>(first_lines_[cell + 1]) : line;
        break;
    case ImGuiKey_Home: to = 0; break;
    case ImGuiKey_End: to = std::ssize(lines_) - 1; break;
    default: return;
    }
    if (to < 0 || to >= std::ssize(lines_)) return;
    const Line& found = lines_[static_cast<std::size_t>(to)];
    cursor_ = {cells_[found.cell].what, cells_[found.cell].date, found.item};
    wants_focus_ = true;
}

// --- what has no room --------------------------------------------------------------------------------------

void CalendarLayout::open_list(const Cell& cell, const Rect& anchor) {
    list_what_ = cell.what;
    list_date_ = cell.date;
    list_anchor_ = anchor;
    list_wanted_ = true;
}

void CalendarLayout::draw_list(Ui& ui, Result& result) {
    const std::string_view popup = tr(Str::calendar_list);
    const bool is_new = std::exchange(list_wanted_, false);
    if (is_new) open_popup(ui, popup);
    if (!popup_is_open(ui, popup)) return;
    const Cell* cell = list_what_ == What::undated ? nullptr : cell_at(list_what_, list_date_);
    static const std::vector<RecordIndex> nothing;
    const std::vector<RecordIndex>& records = list_what_ == What::undated ? calendar_->undated()
                                              : cell                      ? cell->records
                                                                          : nothing;
    const bool can_create = list_what_ == What::day && can_move_ && ui.app.can_write();
    const float row = row_height(ui), title_height = ui.px(36), end = can_create ? ui.px(ui.touch ? 56 : 44) : 0;
    const float rows = std::min(most_list_rows - 0.5f, static_cast<float>(std::max<std::size_t>(1, records.size())));
    const float height = ui.px(16) + title_height + rows * row + end;
    if (!begin_popup(ui, popup, list_anchor_, list_css, ui.css(height))) return;
    Rect inside = popover_content(ui, 8);
    std::string name = tr(Str::calendar_undated, {std::to_string(records.size())});
    if (cell) name = name_of_cell(*cell);
    heading(ui, inset(cut_top(inside, title_height), ui.px(8), 0), name, face::strong, 3);
    if (can_create) {
        const Rect place = cut_bottom(inside, end);
        const ButtonOptions options{.icon = icons::plus};
        if (button(ui, centred(place, place.width, ui.control_height()), tr(Str::calendar_new_on, {to_iso(list_date_)}),
                options)) {
            result.create_on = list_date_;
            close_popup(ui);
        }
    }
    if (records.empty()) text(ui, inset(cut_top(inside, row), ui.px(8), 0), tr(Str::calendar_nothing), face::secondary);
    const Scroll scroll = begin_scroll(ui, "list", inside);
    const Range seen = visible_rows(scroll, row, static_cast<int>(records.size()));
    const int from = std::max(0, seen.first - 1), to = std::min(static_cast<int>(records.size()), seen.last + 1);
    for (int i = from; i < to; ++i) { // one more at each end, for the arrow keys to go on
        const RecordIndex record = records[static_cast<std::size_t>(i)];
        const IdScope scope(static_cast<std::uint64_t>(i));
        const Rect box{scroll.view.x, scroll.origin.y + row * static_cast<float>(i), scroll.view.width, row};
        const bool is_late = calendar_->placed(record).is_late;
        if (is_new && i == 0) focus_next(ui);
        const std::string words = ui.semantics.wanted() ? chip_name(ui, record, is_late) : std::string("row");
        const Press press = pressable(
            ui, "row", box, {.name = words, .value = listed_->hits.of(columns_of(ui), record).words, .has_menu = true});
        if (press.hovered || press.focused) fill(ui, box, color::hover, metric::radius);
        draw_row_face(ui, box, record, is_late, 0);
        if (press.menu) {
            listed_->record_menu.open(ui, record, box, &listed_->ticks);
            close_popup(ui);
        }
        if (press.pressed) {
            result.opened = record;
            close_popup(ui);
        }
    }
    end_scroll(ui, scroll, {0, row * static_cast<float>(records.size())});
    end_popup(ui);
}

} // namespace yinfeng::ui
