// A record on the calendar: its chip, drawn, pressed, ticked, dragged, and its menu.

#include "app/app.h"
#include "app/strings.h"
#include "domain/time_badge.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/record_form.h"
#include "ui/records/calendar.h"
#include "ui/records/cell.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {
constexpr float edge_css = 3;
constexpr float tint_share = 0.12f; // of the colour at the edge, behind the words
} // namespace

void CalendarLayout::note_focus(const Press& press, Spot spot) {
    if (!press.focused) return;
    focused_id_ = press.id;
    if (!wants_focus_ && sought_ == no_record) cursor_ = spot;
}

std::string CalendarLayout::chip_name(const Ui& ui, RecordIndex record, bool is_late) const {
    std::string name = record_title(ui, record);
    if (is_late) name.append(tr(Str::clause_comma)).append(tr(Str::calendar_late));
    return name;
}

Color CalendarLayout::colour_of(const Ui& ui, RecordIndex record) const {
    return listed_->colours.of(ui, painted_, record).value_or(color::pause);
}

void CalendarLayout::draw_face(
    Ui& ui, const Rect& box, RecordIndex record, bool is_late, bool is_lifted, bool is_going_on) {
    const Color colour = colour_of(ui, record);
    if (is_lifted) {
        shadow(ui, box, 3, metric::radius_small);
        fill(ui, box, color::surface, metric::radius_small);
    }
    fill(ui, box, with_alpha(colour, tint_share), metric::radius_small);
    ImGui::PushClipRect(top_left(box), {box.x + ui.px(edge_css), bottom(box)}, true);
    fill(ui, box, colour, metric::radius_small);
    ImGui::PopClipRect();
    Rect rest = inset(box, ui.px(6), 0);
    cut_left(rest, ui.px(2));
    const bool has_facts = box.height >= ui.px(36);
    Rect line = has_facts ? Rect{rest.x, rest.y + ui.px(1), rest.width, rest.height / 2} : rest;
    if (is_late) {
        icon(ui, cut_left(line, ui.px(13)), icons::triangle_alert, 12, color::late);
        cut_left(line, ui.px(3));
    }
    if (is_in_conflict(ui, record, columns_of(ui)[calendar_->date()])) {
        icon(ui, cut_left(line, ui.px(13)), icons::circle_alert, 12, color::soon);
        cut_left(line, ui.px(3));
    }
    const Face face = tinted(face::caption, is_going_on ? color::text_3 : color::text_1);
    const std::string title = record_title(ui, record);
    mark_pieces(ui, line, title, listed_->hits.of(columns_of(ui), record), face);
    silent_text(ui, line, title, face);
    if (!has_facts) return;
    Rect below{rest.x, rest.y + rest.height / 2, rest.width, rest.height / 2 - ui.px(1)};
    ImGui::PushClipRect(top_left(below), bottom_right(below), true);
    for (const view::ColumnId fact : facts_) {
        if (look_of(columns_of(ui)[fact]) != domain::Look::plain) continue; // badges are larger than the line
        const float used = draw_small_cell(ui, below, record, fact, face::tiny);
        if (used > 0) cut_left(below, used + ui.px(8));
        if (below.width < ui.px(30)) break;
    }
    ImGui::PopClipRect();
}

void CalendarLayout::take_drop(const Press& press) {
    if (press.dropped && target_ && (dragged_what_ != What::day || *target_ != dragged_from_))
        moving_ = {dragged_, dragged_date_, *target_};
    if (!press.dragging) dragged_ = no_record; // let go, or given up with Esc
}

// The chip was lifted off a page that is not shown any more: what is held is still the same, out of sight.
void CalendarLayout::hold_lifted(Ui& ui, bool is_on_day) {
    if (dragged_ == no_record || is_lifted_drawn_ || is_on_day != (dragged_what_ == What::day)) return;
    const IdScope of_cell(scope_of(dragged_what_, dragged_from_));
    const IdScope of_record(static_cast<std::uint64_t>(dragged_));
    const Vec away = {clip_rect().x - ui.px(1000), clip_rect().y};
    take_drop(pressable(ui, "chip", {away.x, away.y, drag_size_.x, drag_size_.y}, {.name = "chip", .draggable = true}));
}

void CalendarLayout::draw_chip(Ui& ui, const Cell& cell, std::size_t place, int item, const Rect& box, Result& result) {
    const RecordIndex record = cell.records[place];
    const bool is_elsewhere = place < cell.late;
    const view::Placed& placed = calendar_->placed(record);
    const IdScope scope(static_cast<std::uint64_t>(record));
    const bool is_here = cursor_ == Spot{cell.what, cell.date, item};
    if (is_here && wants_focus_) {
        focus_next(ui);
        wants_focus_ = false;
    }
    const SearchHits::Hit& hit = listed_->hits.of(columns_of(ui), record);
    const std::string name = ui.semantics.wanted() ? chip_name(ui, record, placed.is_late) : std::string("chip");
    const std::string moving = dragged_ == record && dragged_from_ == cell.date ? move_words(ui) : std::string();
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, !is_here);
    const Press press = pressable(ui, "chip", box,
        {.name = name,
            .value = moving.empty() ? hit.words : moving,
            .selected = record == listed_->current || listed_->ticks.has(record),
            .radius = metric::radius_small,
            .draggable = can_move_ && ui.app.can_write(),
            .is_record = true,
            .has_menu = true});
    ImGui::PopItemFlag();
    note_focus(press, {cell.what, cell.date, item});
    if (press.drag_started && view::is_period_itself(columns_of(ui), listed_->view, record)) {
        say_period(ui, record);
    } else if (press.drag_started) {
        dragged_ = record;
        dragged_what_ = cell.what;
        dragged_from_ = cell.date;
        dragged_date_ = cell.what == What::day && !is_elsewhere ? cell.date : placed.first;
        const ImVec2 from = ImGui::GetIO().MouseClickedPos[0];
        grip_ = {from.x - box.x, from.y - box.y};
        drag_size_ = {box.width, box.height};
    }
    if (dragged_ == record && dragged_what_ == cell.what && dragged_from_ == cell.date) {
        is_lifted_drawn_ = true;
        take_drop(press);
        if (press.dragging) return dashed_outline(ui, box, color::line_strong, metric::radius_small);
    }
    const bool is_going_on = cell.what == What::day && placed.as == view::Placed::As::period &&
                             cell.date != placed.first && cell.date != first_;
    draw_face(ui, box, record, placed.is_late, false, is_going_on);
    if (listed_->ticks.has(record)) fill(ui, box, with_alpha(color::accent_tint_2, 0.5f), metric::radius_small);
    if (press.hovered) outline(ui, box, color::line_strong, metric::radius_small);
    if (record == listed_->current) outline(ui, box, color::accent, metric::radius_small, 1.5f);
    if (press.focused) focus_ring(ui, box, metric::radius_small);
    mark_menu(ui, *listed_, record, box, metric::radius_small);
    if (press.menu) listed_->record_menu.open(ui, record, box, &listed_->ticks);
    if (press.hovered) {
        std::string words = record_title(ui, record);
        const std::string badge = domain::time_badge(ui.app.reading(), record).text;
        if (!badge.empty()) words.append(" · ").append(badge);
        if (!hit.words.empty()) words.append(" · ").append(hit.words);
        tooltip(ui, press, words);
    }
    if (!press.pressed) return;
    const bool by_space = press.focused && ImGui::IsKeyPressed(ImGuiKey_Space);
    if (by_space || ImGui::GetIO().KeyCtrl) {
        listed_->ticks.set(record, !listed_->ticks.has(record));
        listed_->ticks.anchor = record;
        ui.want_frames(2);
    } else {
        result.opened = record;
    }
}

} // namespace yinfeng::ui
