#include "ui/records/timeline.h"

#include "app/app.h"
#include "app/span_words.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/arrow_keys.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/messages.h"
#include "ui/record_form.h"
#include "ui/records/cell.h"
#include "ui/records/group_head.h"
#include "ui/widgets.h"

#include <algorithm>
#include <cmath>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Span;
using view::Zoom;

namespace {

constexpr float names_css = 280, narrow_names_css = 180, head_css = 26, bar_css = 18, end_css = 8, touch_end_css = 20;
constexpr float least_name_css = 8 * 14 + 1; // of eight characters

std::string dates_words(const Ui& ui, const Span& span) { return app::span_words(span, ui.app.today()); }

} // namespace

view::ColumnId Timeline::unwritten(const Ui& ui, const Span& span) const {
    const view::Columns& columns = columns_of(ui);
    const auto keeps = [&](bool is_stated, view::ColumnId id) {
        return is_stated && !(columns[id].is_writable() && columns.workspace().names().is_defined(id));
    };
    if (keeps(span.has_begin(), dates_.from)) return dates_.from;
    return keeps(span.has_end(), dates_.to) ? dates_.to : view::no_column;
}

bool Timeline::can_move(const Ui& ui, RecordIndex record, Part part, const Span& span) const {
    if (!can_edit(ui, record) || !view::can_shift(span, part)) return false;
    const view::ColumnId fixed = unwritten(ui, span);
    if (part == Part::whole || fixed == view::no_column) return fixed == view::no_column;
    const view::Columns& columns = columns_of(ui);
    const view::ColumnId own = part == Part::begin ? dates_.from : dates_.to;
    return columns[own].is_writable() && columns.workspace().names().is_defined(own);
}

void Timeline::say_unmoved(Ui& ui, const Span& span) const {
    const view::ColumnId fixed = unwritten(ui, span);
    if (fixed == view::no_column || !ui.app.can_write()) return;
    ui.app.warn(tr(Str::timeline_not_written, {columns_of(ui)[fixed].label(app::language())}));
}

void Timeline::write(Ui& ui, RecordIndex record, Part part, const Span& before, DateShift by) {
    const Span after = view::shifted(before, part, by);
    if (by == DateShift{}) return;
    if (after.from == before.from && after.to == before.to) {
        if (part == Part::whole) ui.app.warn(std::string(tr(Str::timeline_no_such_day)));
        return;
    }
    const view::Columns& columns = columns_of(ui);
    const Record& target = workspace_of(ui).record(record);
    Change change{std::string(tr(Str::timeline_moved)), {}};
    const auto set = [&](view::ColumnId id, const std::optional<PartialDate>& old,
                         const std::optional<PartialDate>& now) {
        if (now && now != old)
            change.set(static_cast<Kind>(target.kind), target.id, columns[id].field, Value::text(to_string(*now)));
    };
    set(dates_.from, before.from, after.from);
    set(dates_.to, before.to, after.to);
    show_ = record; // not below the message that says it
    ui.app.apply(change,
        tr(Str::timeline_moved_to, {record_title(ui, record), app::shift_words(before, after, by, ui.app.today())}));
}

void Timeline::pan_to(Date day, const Axis& axis) {
    first_ = day.days - static_cast<double>(axis.box.width / axis.px_per_day) / 3;
}

void Timeline::draw_head(Ui& ui, const Rect& box, const Axis& axis) {
    fill(ui, box, color::subtle);
    const view::Ticks ticks = view::ticks_of(zoom_, axis.first_day(), axis.last_day(), app::language());
    Rect rest = box;
    const Rect large = cut_top(rest, ui.px(head_css)), small = rest;
    ImGui::PushClipRect(top_left(box), bottom_right(box), true);
    const auto draw = [&](const std::vector<view::Tick>& row, const Rect& line, const Face& face) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const float x = axis.x(row[i].day.days);
            const float end = i + 1 < row.size() ? axis.x(row[i + 1].day.days) : right(box) + ui.px(200);
            vertical_line(ui, std::round(x), line.y, bottom(line), color::line);
            // The label of a part that begins before the edge stays in sight.
            const float from = std::max(x, box.x) + ui.px(6);
            if (end - from > text_width(ui, row[i].label, face))
                text(ui, {from, line.y, end - from, line.height}, row[i].label, face);
        }
    };
    draw(ticks.large, large, face::secondary);
    draw(ticks.small, small, face::caption);
    ImGui::PopClipRect();
    horizontal_line(ui, box.x, right(box), bottom(box) - ui.px(1), color::line);
}

// Weekends and holidays, the parts of the time, and today.
void Timeline::draw_ground(Ui& ui, const Rect& box, const Axis& axis, const view::Ticks& ticks) {
    if (zoom_ == Zoom::days || zoom_ == Zoom::weeks) {
        for (Date day = axis.first_day(); day <= axis.last_day(); day = day + 1)
            if (!ui.app.calendar().is_working_day(day))
                fill(ui, {axis.x(day.days), box.y, axis.px_per_day, box.height}, color::subtle);
    }
    for (const view::Tick& tick : ticks.large)
        vertical_line(ui, std::round(axis.x(tick.day.days)), box.y, bottom(box), color::line);
    const float today = std::round(axis.x(ui.app.today().days + 0.5));
    if (today > box.x && today < right(box)) fill(ui, {today - ui.px(1), box.y, ui.px(2), box.height}, color::accent);
}

// --- lines -------------------------------------------------------------------------------------------------

// A bar or its end follows the pointer by whole days and is written when it is let go; Esc leaves it where it was.
void Timeline::take_part(
    Ui& ui, RecordIndex record, Part part, const Press& press, const Axis& axis, const Span& span) {
    if (press.drag_started) dragged_ = {record, part, {}};
    if (dragged_.record != record || dragged_.part != part) return;
    if (press.dragging || press.dropped) {
        const float days = std::clamp(press.drag.x / axis.px_per_day, -4e6f, 4e6f); // all days are fewer
        dragged_.by = view::shift_by_days(span, part, static_cast<std::int32_t>(std::lround(days)));
    }
    if (press.dragging) return;
    const DateShift by = dragged_.by;
    dragged_.record = no_record;
    if (press.dropped) write(ui, record, part, span, by);
}

// Between its two dates, in a broken line and in words: its end is on the left.
void Timeline::draw_reversed(Ui& ui, const Rect& bar, const Rect& room) const {
    fill(ui, bar, with_alpha(color::late, 0.12f), metric::radius_small);
    dashed_outline(ui, bar, color::late, metric::radius_small, 1);
    const std::string_view words = tr(Str::timeline_reversed);
    const float width = text_width(ui, words, face::caption) + ui.px(12);
    const Face face = tinted(face::caption, color::late);
    // Of the bar only what is seen; else behind it, or before it.
    const float from = std::max(bar.x, room.x), to = std::min(right(bar), right(room));
    if (to - from >= width) silent_text(ui, {from, bar.y, to - from, bar.height}, words, face, Align::centre);
    else if (right(bar) + width <= right(room))
        silent_text(ui, {right(bar) + ui.px(6), bar.y, width, bar.height}, words, face);
    else silent_text(ui, {bar.x - width, bar.y, width, bar.height}, words, face);
}

bool Timeline::draw_bar(Ui& ui, Listed& listed, RecordIndex record, const Rect& row, const Axis& axis,
    const Span& stored, const std::string& name) {
    const bool is_dragged = dragged_.record == record;
    const Span span = is_dragged ? view::shifted(stored, dragged_.part, dragged_.by) : stored;
    const float x0 = axis.x(span.begin.days), x1 = axis.x(span.end.days + 1.0);
    const Rect room{axis.box.x, row.y, axis.box.width, row.height};
    const bool is_moved = is_dragged && dragged_.by != DateShift{};
    const std::string words =
        is_moved ? app::shift_words(stored, span, dragged_.by, ui.app.today()) : dates_words(ui, span);
    if (!is_dragged && (x1 < room.x || x0 > right(room))) { // out of sight: an arrow leads there
        const bool is_left = x1 < room.x;
        const float side = ui.px(20);
        const Rect arrow =
            centred({is_left ? room.x + ui.px(4) : right(room) - side - ui.px(4), row.y, side, row.height}, side);
        ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, true);
        if (icon_button(
                ui, arrow, is_left ? icons::chevron_left : icons::chevron_right, tr(Str::timeline_go_there, {words})))
            pan_to(span.begin, axis);
        ImGui::PopItemFlag();
        return false;
    }
    const bool is_day = !span.has_begin() || !span.has_end();
    const float least = ui.px(is_day ? 10 : 6);
    const Rect bar = centred(Rect{x0, row.y, std::max(least, x1 - x0), row.height}, ui.px(bar_css));
    const Color edge = listed.colours.of(ui, listed.view, record).value_or(color::accent);
    const Color paint = span.is_reversed ? color::late : edge;
    const float end = ui.px(ui.touch ? touch_end_css : end_css);
    // An end that is dragged stays one, however short the bar becomes by it.
    const bool has_ends = is_dragged ? dragged_.part != Part::whole : !is_day && bar.width > 3 * end;
    if (is_day && x1 - x0 < ui.px(16)) { // a day is a mark, not a bar
        const float x = std::round((x0 + x1) / 2), y = std::round(row.y + row.height / 2), half = ui.px(6);
        canvas().AddQuadFilled({x, y - half}, {x + half, y}, {x, y + half}, {x - half, y}, paint);
    } else {
        if (span.is_reversed) {
            draw_reversed(ui, bar, room);
        } else {
            fill(ui, bar, with_alpha(paint, 0.22f), metric::radius_small);
            outline(ui, bar, with_alpha(paint, 0.45f), metric::radius_small);
        }
        // What looks like a handle is one. Of what is turned around the end is on the left.
        const bool left = can_move(ui, record, span.is_reversed ? Part::end : Part::begin, stored),
                   right_ = can_move(ui, record, span.is_reversed ? Part::begin : Part::end, stored);
        if (has_ends && left) fill(ui, {bar.x, bar.y, ui.px(3), bar.height}, paint, 1);
        if (has_ends && right_) fill(ui, {right(bar) - ui.px(3), bar.y, ui.px(3), bar.height}, paint, 1);
    }
    const bool is_pointed_at = contains(bar, {ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y});
    if (is_dragged || (is_pointed_at && !span.is_reversed)) { // what is turned around says so there already
        const float width = text_width(ui, words, face::caption) + ui.px(12);
        // Never over the end that is dragged: behind the bar, before it where there is no room, or at its beginning.
        const bool has_room = right(bar) + ui.px(6) + width <= right(room);
        const float x = has_room ? right(bar) + ui.px(6) : std::max(room.x, bar.x - width - ui.px(6));
        const Rect said{x, row.y, width, row.height};
        if (is_moved) fill(ui, inset(said, 0, ui.px(4)), color::surface, metric::radius_small); // over the bar
        silent_text(ui, inset(said, is_moved ? ui.px(6) : 0, 0), words,
            tinted(face::caption, span.is_reversed ? color::late : color::text_2));
    }
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, true); // the line has the keys
    bool is_pressed = false;
    const auto part = [&](std::string_view id, Part which, const Rect& box, Str said) {
        if (!can_move(ui, record, which, stored)) return;
        const Press press = pressable(
            ui, id, box, {.name = tr(said, {name, words}), .radius = metric::radius_small, .draggable = true});
        if (press.hovered || press.dragging)
            ImGui::SetMouseCursor(which == Part::whole ? ImGuiMouseCursor_Hand : ImGuiMouseCursor_ResizeEW);
        is_pressed |= press.pressed;
        take_part(ui, record, which, press, axis, stored);
    };
    if (has_ends) {
        const Rect left{bar.x - end / 2, bar.y, end, bar.height}, right_{right(bar) - end / 2, bar.y, end, bar.height};
        part("begin", Part::begin, span.is_reversed ? right_ : left, Str::timeline_begin_of);
        part("end", Part::end, span.is_reversed ? left : right_, Str::timeline_end_of);
    }
    part("bar", Part::whole, bar, Str::timeline_bar_of);
    ImGui::PopItemFlag();
    return is_pressed;
}

void Timeline::line_keys(Ui& ui, Listed& listed, std::size_t at, const Axis& axis, const std::optional<Span>& span) {
    const std::vector<ListLine>& lines = listed.lines.lines();
    const ImGuiIO& io = ImGui::GetIO();
    const ImGuiKey key =
        claim_keys(ImGui::GetFocusID(), {ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_LeftArrow, ImGuiKey_RightArrow,
                                            ImGuiKey_PageUp, ImGuiKey_PageDown, ImGuiKey_Home, ImGuiKey_End});
    const auto go = [&](std::ptrdiff_t to) {
        focus_line_ = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(to, 0, std::ssize(lines) - 1));
        ui.want_frames(3);
    };
    const auto here = static_cast<std::ptrdiff_t>(at);
    const auto page = std::max<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(axis.box.height / ui.row_height()) - 1);
    const auto sideways = [&](int direction) {
        if (!io.KeyCtrl && !io.KeyShift) {
            first_ += direction * static_cast<double>(axis.box.width / axis.px_per_day) / 8;
            return;
        }
        if (!span) return;
        const Part part = io.KeyShift ? Part::end : Part::whole;
        const RecordIndex record = lines[at].record;
        if (!can_move(ui, record, part, *span)) return say_unmoved(ui, *span);
        write(ui, record, part, *span, view::shift_by_step(*span, part, zoom_, direction));
    };
    switch (key) {
    case ImGuiKey_UpArrow: go(here - 1); break;
    case ImGuiKey_DownArrow: go(here + 1); break;
    case ImGuiKey_PageUp: go(here - page); break;
    case ImGuiKey_PageDown: go(here + page); break;
    case ImGuiKey_Home: go(0); break;
    case ImGuiKey_End: go(std::ssize(lines) - 1); break;
    case ImGuiKey_LeftArrow: sideways(-1); break;
    case ImGuiKey_RightArrow: sideways(1); break;
    default:
        if (shortcut(ui, ImGuiKey_T)) pan_to(ui.app.today(), axis);
        break;
    }
    if (key != ImGuiKey_None) ui.want_frames(2);
}

bool Timeline::draw_line(Ui& ui, Listed& listed, const Line& line, const Axis& axis, float names) {
    const RecordIndex record = listed.lines.lines()[line.at].record;
    const IdScope scope(static_cast<std::uint64_t>(line.at));
    const Rect& row = line.box;
    const std::optional<Span> span = view::span_of(columns_of(ui), record, dates_);
    const std::string name = record_title(ui, record);
    const std::string words = span ? dates_words(ui, *span) : std::string(tr(Str::timeline_no_dates));
    const bool is_current = record == listed.current;
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, !line.is_stop);
    const Press press = pressable(ui, "row", row,
        {.role = Role::row,
            .name = name,
            .value = words,
            .selected = is_current,
            .radius = 2,
            .allow_overlap = true,
            .has_menu = true});
    ImGui::PopItemFlag();
    if (is_current) fill(ui, row, color::accent_tint);
    else if (press.hovered || listed.record_menu.is_open_on(record)) fill(ui, row, with_alpha(color::hover, 0.7f));
    horizontal_line(ui, row.x, right(row), bottom(row) - ui.px(1), color::line);
    if (press.focused) {
        cursor_ = record;
        focus_ring(ui, inset(row, ui.px(2)), 2);
        line_keys(ui, listed, line.at, axis, span);
    }
    if (press.menu) listed.record_menu.open(ui, record, row, &listed.ticks);
    const Rect room{axis.box.x, row.y, axis.box.width, row.height};
    ImGui::PushClipRect(top_left(room), bottom_right(room), true);
    const bool is_bar_pressed = span && draw_bar(ui, listed, record, row, axis, *span, name);
    ImGui::PopClipRect();
    Rect label{row.x, row.y, names, row.height};
    fill(ui, label, is_current ? color::accent_tint : press.hovered ? color::hover : color::surface);
    listed.colours.draw_row(ui, listed.view, record, label);
    label = inset(label, ui.px(12), 0);
    // The dates stand there whole, or where they would take the room of the name not at all: the bar says them.
    const float width = text_width(ui, words, face::caption) + ui.px(1);
    const float least = std::min(text_width(ui, name, face::body), ui.px(least_name_css));
    if (label.width - width - ui.px(8) >= least) {
        silent_text(ui, cut_right(label, width), words,
            tinted(face::caption, span && span->is_reversed ? color::late : color::text_3));
        cut_right(label, ui.px(8));
    }
    mark_pieces(ui, label, name, listed.hits.of(columns_of(ui), record), face::body);
    silent_text(ui, label, name, face::body);
    mark_menu(ui, listed, record, row);
    // Who pulls at a bar that cannot be moved does not ask for its record.
    const ImGuiIO& io = ImGui::GetIO();
    const bool is_pulled = ImGui::IsMouseReleased(ImGuiMouseButton_Left) && io.MouseClickedPos[0].x >= axis.box.x &&
                           std::abs(io.MousePos.x - io.MouseClickedPos[0].x) > ui.px(ui.touch ? touch_end_css / 2 : 4);
    if (press.pressed && is_pulled && span && io.MouseClickedPos[0].x >= axis.x(span->begin.days) &&
        io.MouseClickedPos[0].x < axis.x(span->end.days + 1.0))
        say_unmoved(ui, *span);
    return is_bar_pressed || (press.pressed && !is_pulled);
}

RecordIndex Timeline::draw(Ui& ui, Rect area, Listed& listed) {
    const IdScope scope("timeline");
    view::Columns& columns = columns_of(ui);
    fill(ui, area, color::surface);
    const view::DatePair usual = view::usual_dates(columns, listed.view.kind);
    dates_ = listed.view.from != view::no_column || listed.view.to != view::no_column
                 ? view::DatePair{listed.view.from, listed.view.to}
                 : usual;
    if (listed.lines.update(listed.rows) && cursor_ != no_record) show_ = cursor_;
    Rect rest = area;
    const Rect tools = cut_top(rest, tools_height(ui, rest.width));
    const float names = ui.px(ui.css(area.width) < 900 ? narrow_names_css : names_css);
    listed_width_ = std::max(1.0f, rest.width - names);
    draw_tools(ui, tools, listed);
    const Rect foot = cut_bottom(rest, ListFoot::height(ui, listed.ticks));
    const Rect head = cut_top(rest, 2 * ui.px(head_css));
    cut_message_strip(ui, rest);
    Axis axis{
        {rest.x + names, rest.y, listed_width_, rest.height}, ui.px(1000) / 1000 * view::css_per_day(zoom_), first_};
    if (!is_placed_) {
        is_placed_ = true;
        pan_to(ui.app.today(), axis);
        axis.first = first_;
    }
    RecordIndex opened = no_record;
    if (view::date_columns(columns, listed.view.kind).empty()) {
        empty_state(ui, rest, icons::calendar_days, tr(Str::timeline_no_date_columns));
        return no_record;
    }
    const int grid = ui.semantics.add({.role = Role::grid, .rect = rest, .name = std::string(tr(Str::timeline_name))});
    ui.semantics.push_parent(grid);
    const view::Ticks ticks = view::ticks_of(zoom_, axis.first_day(), axis.last_day(), app::language());
    const Scroll scroll = begin_scroll(ui, "lines", rest);
    draw_ground(ui, {axis.box.x, scroll.view.y, axis.box.width, scroll.view.height}, axis, ticks);
    const std::vector<ListLine>& lines = listed.lines.lines();
    const float row_px = ui.row_height();
    const auto show_line = [&](std::size_t at) {
        scroll_to_show(ui, scroll, scroll.origin.y + row_px * static_cast<float>(at), row_px);
    };
    if (const std::ptrdiff_t at = show_ == no_record ? -1 : listed.lines.line_of(std::exchange(show_, no_record));
        at >= 0)
        show_line(static_cast<std::size_t>(at));
    if (focus_ != no_record) {
        if (const std::ptrdiff_t at = listed.lines.line_of(std::exchange(focus_, no_record)); at >= 0)
            focus_line_ = static_cast<std::size_t>(at);
    }
    if (focus_line_ && *focus_line_ >= lines.size()) focus_line_.reset();
    if (focus_line_) show_line(*focus_line_);
    const Range range = visible_rows(scroll, row_px, static_cast<int>(lines.size()));
    look_elsewhere(ui, listed, axis, range.first, range.last);
    int stop = range.first;
    for (int i = range.first; i < range.last && cursor_ != no_record; ++i)
        if (lines[static_cast<std::size_t>(i)].record == cursor_) stop = i;
    for (int i = range.first; i < range.last; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const Rect row{scroll.view.x, scroll.origin.y + row_px * static_cast<float>(i), scroll.view.width, row_px};
        if (focus_line_ == at) {
            focus_next(ui);
            focus_line_.reset();
        }
        if (lines[at].record == no_record) {
            const Press group =
                draw_group_head(ui, row, listed, lines[at].group, {}, row.x, i == stop, row.x + names - ui.px(8));
            if (group.focused) line_keys(ui, listed, at, axis, std::nullopt);
        } else if (draw_line(ui, listed, {row, at, i == stop}, axis, names)) {
            opened = cursor_ = lines[at].record;
        }
    }
    vertical_line(ui, scroll.view.x + names - ui.px(1), scroll.view.y, bottom(scroll.view), color::line_strong);
    const ImGuiIO& io = ImGui::GetIO();
    if (ImGui::IsWindowHovered() && io.MouseWheelH != 0) {
        first_ -= static_cast<double>(io.MouseWheelH * 60 * ui.scale / axis.px_per_day);
        ui.want_frames(2);
    }
    end_scroll(ui, scroll, {0, row_px * static_cast<float>(lines.size())});
    draw_head(ui, {axis.box.x, head.y, axis.box.width, head.height}, axis);
    fill(ui, {head.x, head.y, names, head.height}, color::subtle);
    text(ui, inset({head.x, head.y, names, head.height}, ui.px(12), 0), tr(Str::timeline_records), face::secondary);
    horizontal_line(ui, head.x, head.x + names, bottom(head) - ui.px(1), color::line);
    ui.semantics.pop_parent();
    if (listed.foot.draw(ui, foot, listed, {}, foot.x)) focus_ = cursor_;
    const RecordIndex chosen = end_list(ui, listed);
    return chosen != no_record ? chosen : opened;
}

} // namespace yinfeng::ui
