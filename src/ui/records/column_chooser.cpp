#include "ui/records/column_chooser.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "store/custom_fields.h"
#include "ui/imgui_access.h"
#include "ui/popover.h"
#include "ui/records/card.h"
#include "ui/records/cell.h"
#include "ui/records/offered_columns.h"
#include "ui/records/row_colour.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::ColumnId;

namespace {

constexpr float width_css = 320, lines_shown = 11.5f;

float line_css(const Ui& ui) { return ui.touch ? 44 : 32; }

} // namespace

void ColumnChooser::open(Ui& ui, const Rect& anchor, view::Layout layout) {
    const bool has_cards =
        layout == view::Layout::board || layout == view::Layout::cards || layout == view::Layout::calendar;
    is_wanted_ = true;
    anchor_ = anchor;
    part_ = has_cards ? Part::cards : Part::columns;
    ui.want_frames(2);
}

std::vector<ColumnId> ColumnChooser::chosen(const Ui& ui, const view::View& view) const {
    if (part_ == Part::cards) return card_columns(columns_of(ui), view);
    std::vector<ColumnId> ids;
    for (const view::Shown& shown : view.columns) ids.push_back(shown.column);
    return ids;
}

void ColumnChooser::choose(view::View& view, const std::vector<ColumnId>& ids) const {
    if (part_ == Part::cards) {
        view.cards = ids;
        return;
    }
    std::vector<view::Shown> shown; // with the widths that they had
    for (const ColumnId id : ids) {
        const auto before = std::ranges::find(view.columns, id, &view::Shown::column);
        shown.push_back(before == view.columns.end() ? view::Shown{id} : *before);
    }
    view.columns = std::move(shown);
}

// Those that are shown in their order, then the others; what is called as was typed.
void ColumnChooser::list_lines(Ui& ui, const view::View& view) {
    view::Columns& columns = columns_of(ui);
    lines_ = chosen(ui, view);
    if (part_ == Part::cards) std::erase_if(lines_, [&](ColumnId id) { return is_title(columns[id]); });
    for (const ColumnId id : columns.offered(view.kind))
        if (!std::ranges::contains(lines_, id) && (part_ == Part::columns || !is_title(columns[id])))
            lines_.push_back(id);
    if (typed_.empty()) return;
    if (all_.empty()) all_ = all_columns(columns, view.kind);
    for (const ColumnId id : all_)
        if (!std::ranges::contains(lines_, id)) lines_.push_back(id);
    lines_ = columns_called(columns, lines_, typed_);
}

void ColumnChooser::move(view::View& view, std::vector<ColumnId>& ids, ColumnId column, std::ptrdiff_t to) {
    const auto from = std::ranges::find(ids, column) - ids.begin();
    to = std::clamp<std::ptrdiff_t>(to, 0, std::ssize(ids) - 1);
    if (from == std::ssize(ids) || from == to) return;
    const ColumnId beside = ids[static_cast<std::size_t>(to)];
    ids.erase(ids.begin() + from);
    ids.insert(ids.begin() + to, column);
    choose(view, ids);
    std::erase(lines_, column);
    const auto there = std::ranges::find(lines_, beside);
    lines_.insert(there == lines_.end() ? there : to > from ? there + 1 : there, column);
}

void ColumnChooser::draw_line(Ui& ui, Rect row, view::View& view, std::vector<ColumnId>& ids, std::size_t line) {
    const ColumnId id = lines_[line];
    const view::Column& column = columns_of(ui)[id];
    const IdScope scope(static_cast<std::uint64_t>(id));
    const std::string label(column.label(app::language()));
    const auto here = std::ranges::find(ids, id);
    const bool is_shown = here != ids.end();
    const Rect row_box = row;
    if (is_title(column)) { // the name says which record a row is
        text(ui, inset(row, ui.px(24), 0), label, face::body_2);
        icon(ui, cut_left(row, ui.px(16)), icons::lock, 13, color::text_off);
        return;
    }
    if (is_shown) {
        const Rect grip = cut_right(row, ui.px(line_css(ui)));
        if (const auto move = order_.grip(ui, grip, row_box, line, id, tr(Str::move_column, {label}))) {
            if (move->by_key) {
                this->move(view, ids, id, here - ids.begin() + move->to);
                return;
            }
            const auto at = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(move->to, 0, std::ssize(lines_) - 1));
            const auto beside = std::ranges::find(ids, lines_[at]);
            this->move(view, ids, id, beside == ids.end() ? std::ssize(ids) - 1 : beside - ids.begin());
            return;
        }
    }
    Tri shown = is_shown ? Tri::yes : Tri::no;
    if (!checkbox(ui, row, "shown", label, shown)) return;
    if (is_shown) {
        ids.erase(here);
    } else if (ids.size() < view::most_columns) {
        auto before = typed_.empty() ? ids.begin() : ids.end(); // behind what is shown above it
        for (std::size_t i = 0; i < line && before != ids.end(); ++i)
            if (const auto above = std::ranges::find(ids, lines_[i]); above != ids.end())
                before = std::max(before, above + 1);
        ids.insert(before, id);
    }
    choose(view, ids);
    ui.want_frames(2);
}

void ColumnChooser::draw_lines(Ui& ui, const Rect& area, view::View& view) {
    const Scroll scroll = begin_scroll(ui, "columns", area);
    const float height = ui.px(line_css(ui)), width = area.width - ui.px(12);
    std::vector<ColumnId> ids = chosen(ui, view);
    const std::vector<ColumnId> lines = lines_; // what a press moves is drawn so in the next frame
    for (std::size_t i = 0; i < lines.size() && lines == lines_; ++i) {
        const Rect row{scroll.origin.x, scroll.origin.y + height * static_cast<float>(i), width, height};
        if (!overlaps(row, scroll.view) && !ui.semantics.wanted()) continue;
        draw_line(ui, row, view, ids, i);
        if (order_.is_dragged(lines[i])) fill(ui, row, with_alpha(color::accent_tint, 0.6f), metric::radius_small);
    }
    if (lines.empty()) text(ui, {scroll.origin.x, scroll.origin.y, width, height}, tr(Str::no_match), face::secondary);
    order_.draw_mark(ui, scroll, width, height, lines.size());
    end_scroll(ui, scroll, {width, height * static_cast<float>(lines.size())});
}

void ColumnChooser::draw_colours(Ui& ui, const Rect& area, view::View& view) {
    const Scroll scroll = begin_scroll(ui, "colours", area);
    const float height = ui.px(line_css(ui)), width = area.width - ui.px(12);
    view::Columns& columns = columns_of(ui);
    std::vector<ColumnId> all{view::no_column};
    for (const ColumnId id : columns.offered(view.kind))
        if (can_colour(columns[id])) all.push_back(id);
    float y = scroll.origin.y;
    y += rules_.draw(ui, {scroll.origin.x, y, width, 0}, height, view);
    text(ui, inset({scroll.origin.x, y, width, height}, ui.px(8), 0), tr(Str::colour_values), face::secondary);
    y += height;
    for (const ColumnId id : all) {
        const Rect row{scroll.origin.x, y, width, height};
        y += height;
        const bool on = view.colour == id;
        const std::string_view label =
            id == view::no_column ? tr(Str::colour_none) : columns[id].label(app::language());
        const IdScope scope(static_cast<std::uint64_t>(id));
        const Press press =
            pressable(ui, "colour", row, {.role = Role::radio, .name = label, .checked = on ? Tri::yes : Tri::no});
        if (press.hovered || press.focused) fill(ui, row, color::hover, metric::radius);
        Rect inside = inset(row, ui.px(8), 0);
        const Rect mark = cut_left(inside, ui.px(20));
        if (on) icon(ui, mark, icons::check, 16, color::accent);
        silent_text(ui, inside, label, face::body);
        if (press.pressed) view.colour = id, ui.want_frames(2);
    }
    end_scroll(ui, scroll, {width, y - scroll.origin.y});
}

void ColumnChooser::draw_row_heights(Ui& ui, const Rect& area, view::View& view) {
    horizontal_line(ui, area.x, right(area), area.y + ui.px(4), color::line);
    Rect rest = centred({area.x, area.y + ui.px(8), area.width, area.height - ui.px(8)}, ui.px(32));
    cut_left(rest, silent_text(ui, rest, tr(Str::row_height), face::secondary) + ui.px(12));
    std::vector<Piece> heights;
    for (const Choice& height : choices_of(ChoiceList::row_height)) heights.push_back({app::label(height)});
    rest.width = std::min(rest.width, segmented_width(ui, heights));
    const int now = static_cast<int>(view.rows);
    const int chosen = segmented(ui, rest, tr(Str::row_height), heights, now);
    if (chosen < 0 || chosen == now) return;
    view.rows = static_cast<view::RowHeight>(chosen);
    ui.want_frames(2);
}

ColumnChooser::Wish ColumnChooser::draw(Ui& ui, view::View& view) {
    const std::string_view id = tr(Str::choose_columns);
    if (std::exchange(is_wanted_, false)) {
        open_popup(ui, id);
        typed_.clear();
        lines_.clear();
        all_.clear();
    }
    if (!popup_is_open(ui, id)) return Wish::none;
    const float list_css = lines_shown * line_css(ui), heights_css = view.layout == view::Layout::table ? 48 : 0;
    const bool can_have_own =
        view.kind < known_kind_count && std::ranges::contains(customizable_kinds(), static_cast<Kind>(view.kind));
    const float own_css = can_have_own && ui.app.can_write() ? 44 : 0;
    if (!begin_popup(ui, id, anchor_, width_css, 24 + 44 + 40 + list_css + heights_css + own_css)) return Wish::none;
    bool wants_field = false;
    if (lines_.empty()) list_lines(ui, view);
    Rect area = popover_content(ui, 12);
    Rect head = cut_top(area, ui.px(44));
    const std::string_view reset = tr(Str::default_columns);
    const bool wants_default =
        text_button(ui, centred(cut_right(head, text_width(ui, reset, face::link) + ui.px(4)), ui.px(32)), reset);
    const Piece parts[] = {{tr(Str::columns_button)},
        {tr(view.layout == view::Layout::ledger ? Str::second_lines : Str::card_fields)}, {tr(Str::colour_by)}};
    head = centred(head, ui.px(32));
    head.width = std::min(head.width, segmented_width(ui, parts));
    const int part = segmented(ui, head, tr(Str::choose_columns), parts, static_cast<int>(part_));
    if (part >= 0 && part != static_cast<int>(part_)) {
        part_ = static_cast<Part>(part);
        typed_.clear();
        list_lines(ui, view);
        ui.want_frames(2);
    }
    if (part_ == Part::colour) {
        draw_colours(ui, area, view);
    } else {
        const Edit edit = text_field(ui, centred(cut_top(area, ui.px(40)), ui.px(32)), "find", typed_,
            {.name = tr(Str::find_column), .hint = tr(Str::find_column), .icon = icons::search, .search = true});
        if (edit.changed || edit.cancelled) list_lines(ui, view), ui.want_frames(2);
        if (heights_css > 0 && part_ == Part::columns) draw_row_heights(ui, cut_bottom(area, ui.px(heights_css)), view);
        if (own_css > 0) {
            const ButtonOptions add{.icon = icons::plus, .kind = ButtonKind::quiet};
            const Rect row = centred(cut_bottom(area, ui.px(own_css)), ui.control_height());
            const Rect place{row.x, row.y, button_width(ui, tr(Str::own_field_add), add), row.height};
            wants_field = button(ui, place, tr(Str::own_field_add), add);
        }
        draw_lines(ui, area, view);
    }
    if (wants_default) lines_.clear();
    if (wants_field) close_popup(ui);
    end_popup(ui);
    return wants_field ? Wish::new_field : wants_default ? Wish::restore : Wish::none;
}

} // namespace yinfeng::ui
