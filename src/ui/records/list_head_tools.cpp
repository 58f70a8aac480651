// The tools at the right end of a list's head: search, order, groups, columns.

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/popover.h"
#include "ui/records/cell.h"
#include "ui/records/date_choice.h"
#include "ui/records/groupings.h"
#include "ui/records/list_head.h"
#include "ui/records/offered_columns.h"

#include <algorithm>
#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Bucket;
using view::ColumnId;

std::vector<ColumnId> columns_in(const view::View& view) {
    std::vector<ColumnId> all;
    const auto add = [&](ColumnId column) {
        if (!std::ranges::contains(all, column)) all.push_back(column);
    };
    for (const Bucket& bucket : view.groups) add(bucket.column);
    for (const view::Shown& shown : view.columns) add(shown.column);
    for (const ColumnId card : view.cards) add(card);
    for (const view::SortBy& by : view.sort) add(by.column);
    return all;
}

namespace {

std::string order_words(const view::Columns& columns, const view::View& view) {
    if (view.sort.empty()) return tr(Str::sort_by_is, {tr(Str::none)});
    return tr(Str::sort_by_is, {columns[view.sort.front().column].label(app::language())});
}

std::string group_words(const view::Columns& columns, const view::View& view) {
    if (view.layout == view::Layout::calendar) return date_choice_words(columns, view); // it has a date instead
    std::string words;
    for (const Bucket& bucket : view.groups) {
        if (!words.empty()) words += tr(Str::list_comma);
        words += grouping_label(columns, bucket);
    }
    return tr(Str::group_is, {words.empty() ? tr(Str::none) : std::string_view(words)});
}

// The heads of its columns sort, where there are any.
bool has_heads(view::Layout layout) { return layout == view::Layout::table || layout == view::Layout::ledger; }

constexpr float tool_gap_css = 4, least_group_css = 148, most_group_css = 240;

float icon_tool_width(const Ui& ui) { return ui.px(ui.touch ? 44 : 32); }

ButtonOptions tool_look(const char* glyph) { return {.icon = glyph, .kind = ButtonKind::quiet}; }

// All levels where there is room for them, else the first and that there are more.
std::string shown_group_words(const Ui& ui, const view::Columns& columns, const view::View& view) {
    const std::string words = group_words(columns, view);
    if (view.layout == view::Layout::calendar || view.groups.size() < 2 ||
        button_width(ui, words, tool_look(icons::layers)) <= ui.px(most_group_css))
        return words;
    return tr(Str::group_is, {tr(Str::and_more, {grouping_label(columns, view.groups.front())})});
}

float group_tool_width(const Ui& ui, const view::Columns& columns, const view::View& view) {
    const float wanted = button_width(ui, shown_group_words(ui, columns, view), tool_look(icons::layers));
    return std::clamp(wanted, ui.px(least_group_css), ui.px(most_group_css));
}

float columns_tool_width(const Ui& ui) {
    return std::max(ui.px(80), button_width(ui, tr(Str::columns_button), tool_look(icons::columns_3)));
}

} // namespace

float ListHead::tools_width(Ui& ui, float room, bool compact, const view::View& view) const {
    if (is_narrow_ && !finds_ && typed_.empty())
        return icon_tool_width(ui) + ui.px(8) +
               (icon_tool_width(ui) + ui.px(tool_gap_css)) * (has_heads(view.layout) ? 2.0f : 3.0f);
    const float gap = ui.px(tool_gap_css), as_icon = icon_tool_width(ui) + gap;
    const float find = ui.px(compact ? (ui.css(room) < 480 || !has_heads(view.layout) ? 100 : 136)
                             : ui.css(ui.screen.width) < 1366 ? 168
                                                              : 200) +
                       ui.px(8);
    if (compact) return find + as_icon * (has_heads(view.layout) ? 2.0f : 3.0f);
    return find + as_icon + group_tool_width(ui, columns_of(ui), view) + gap + columns_tool_width(ui) + gap;
}

void ListHead::draw_find(Ui& ui, const Rect& box, const ListSpec& spec) {
    if (is_narrow_ && !finds_ && typed_.empty()) {
        if (!icon_button(ui, box, icons::search, tr(spec.find), {.kind = ButtonKind::quiet})) return;
        finds_ = true;
        finds_now_ = true;
        ui.want_frames(3);
        return;
    }
    const bool begins = std::exchange(finds_now_, false);
    if (begins) focus_next(ui);
    const Edit edit = text_field(ui, box, "find", typed_,
        {.name = tr(spec.find),
            .hint = tr(box.width < ui.px(160) ? Str::search_short : spec.find),
            .icon = icons::search,
            .search = true});
    if (edit.changed || edit.cancelled) ui.want_frames(2);
    const bool is_done = edit.cancelled || edit.submitted || ImGui::IsMouseClicked(0);
    if (!begins && !edit.active && typed_.empty() && is_done) finds_ = false;
}

ListHead::Wish ListHead::draw_tools(
    Ui& ui, Rect row, bool compact, const ListSpec& spec, view::View& view, Rect& place) {
    const view::Columns& columns = columns_of(ui);
    const bool has_rows = view.layout != view::Layout::statistics; // figures have neither columns nor an order
    const bool has_order = has_rows && (!compact || !has_heads(view.layout));
    const auto place_of = [&](float width, bool as_icon) {
        const Rect box = cut_right(row, as_icon ? icon_tool_width(ui) : width);
        cut_right(row, ui.px(tool_gap_css));
        return box;
    };
    const Rect columns_box = has_rows ? place_of(columns_tool_width(ui), compact) : Rect{},
               group_box = place_of(group_tool_width(ui, columns, view), compact),
               order_box = has_order ? place_of(0, true) : Rect{};
    cut_right(row, ui.px(4));
    // Drawn from left to right: so the Tab key goes.
    const auto tool = [&](const Rect& box, std::string_view words, std::string_view shown, std::string_view id,
                          const char* glyph, bool as_icon) {
        ButtonOptions options = tool_look(glyph);
        options.name = words;
        if (shown != words) options.tooltip = words;
        return as_icon ? icon_button(ui, box, glyph, words, options)
                       : button(ui, box, std::string(shown).append(id), options);
    };
    draw_find(ui, row, spec);
    const std::string sorted = order_words(columns, view);
    const bool wants_order = has_order && tool(order_box, sorted, sorted, "##sort", icons::arrow_up_down, true);
    const bool is_calendar = view.layout == view::Layout::calendar;
    const bool wants_groups = tool(group_box, group_words(columns, view), shown_group_words(ui, columns, view),
        "##group", is_calendar ? icons::calendar_days : icons::layers, compact);
    Wish wish = Wish::nothing;
    const std::string_view columns_words = tr(Str::columns_button);
    if (has_rows && tool(columns_box, columns_words, columns_words, "", icons::columns_3, compact))
        wish = Wish::columns;
    place = columns_box;
    if (wants_groups)
        grouping_level_ = 0, open_popup(ui, tr(is_calendar ? Str::calendar_date_choose : Str::group_choose));
    if (wants_order) open_popup(ui, tr(Str::sort_choose));
    if (is_calendar) draw_date_choice(ui, group_box, view);
    else if (const Wish of_groups = draw_grouping(ui, group_box, view); of_groups != Wish::nothing) wish = of_groups;
    if (has_order) draw_order(ui, order_box, view);
    return wish;
}

// Chosen once: by this alone, figures from the greatest. Chosen again: the other way round.
void ListHead::draw_order(Ui& ui, const Rect& anchor, view::View& view) {
    const view::Columns& columns = columns_of(ui);
    std::vector<ColumnId> listed = columns_in(view);
    for (const ColumnId each : columns.offered(view.kind))
        if (!std::ranges::contains(listed, each) && columns[each].options.column) listed.push_back(each);
    const auto sorted_by = [&](ColumnId id) { return std::ranges::find(view.sort, id, &view::SortBy::column); };
    const Picked picked = picker_popup(
        ui, tr(Str::sort_choose), anchor, 240,
        [&](std::string_view typed) {
            std::vector<Option> options;
            for (const ColumnId id : listed) {
                const std::string_view label = columns[id].label(app::language());
                if (!typed.empty() && label.find(typed) == std::string_view::npos) continue;
                const auto by = sorted_by(id);
                options.push_back({columns[id].name, std::string(label), {},
                    by == view.sort.end() ? nullptr
                    : by->descending      ? icons::arrow_down
                                          : icons::arrow_up});
            }
            return options;
        },
        false, !view.sort.empty());
    if (picked.what == Picked::What::cleared) view.sort.clear();
    else if (picked.what == Picked::What::option) {
        const auto found = std::ranges::find(listed, picked.code, [&](ColumnId id) { return columns[id].name; });
        const auto by = sorted_by(*found);
        view.sort = {{*found, by != view.sort.end() ? !by->descending : columns[*found].is_figure()}};
    } else {
        return;
    }
    ui.want_frames(2);
}

namespace {

bool icon_at_end(Ui& ui, Rect& row, const char* glyph, std::string_view words) {
    const Rect box = centred(cut_right(row, ui.px(32)), ui.px(28), ui.px(28));
    return icon_button(ui, box, glyph, words, {.kind = ButtonKind::quiet});
}

} // namespace

// A level that there is, or the invitation to a second one. Pressed, it is what the list below chooses.
void ListHead::draw_level(Ui& ui, view::View& view, std::size_t level) {
    const IdScope scope(std::uint64_t{level});
    Rect row = popup_row(ui, ui.px(ui.touch ? 44 : 34));
    const Rect whole = row;
    const bool is_there = level < view.groups.size(), is_chosen = grouping_level_ == level;
    const std::string label =
        is_there ? grouping_label(columns_of(ui), view.groups[level]) : std::string(tr(Str::group_add_level));
    const bool gone = is_there && icon_at_end(ui, row, icons::x, tr(Str::group_no_more, {label}));
    const bool swap = is_there && level > 0 && icon_at_end(ui, row, icons::arrow_up_down, tr(Str::group_swap));
    const Press press = pressable(
        ui, "level", row, {.role = Role::menuitem, .name = label, .selected = is_chosen, .radius = metric::radius});
    if (press.hovered || press.focused || is_chosen)
        fill(ui, row, is_chosen ? color::accent_tint : color::hover, metric::radius);
    Rect words = inset(row, ui.px(8), 0);
    cut_left(words, ui.px(14) * static_cast<float>(level));
    icon(ui, cut_left(words, ui.px(16)), is_there ? icons::layers : icons::plus, 14,
        is_there ? color::accent : color::text_3);
    cut_left(words, ui.px(6));
    silent_text(ui, words, label, is_there ? face::body : face::secondary);
    advance_popup(whole);
    if (press.pressed) {
        grouping_level_ = level;
        type_in_picker(ui);
    }
    if (swap) std::swap(view.groups[0], view.groups[1]);
    if (gone) view.groups.erase(view.groups.begin() + static_cast<std::ptrdiff_t>(level));
    if (swap || gone) ui.want_frames(2);
}

// On top the levels, with what changes them; below what the chosen one could be. It stays open, so that both are chosen in it.
ListHead::Wish ListHead::draw_grouping(Ui& ui, const Rect& anchor, view::View& view) {
    const view::Columns& columns = columns_of(ui);
    const bool is_board = view.layout == view::Layout::board;
    Wish wish = Wish::nothing;
    if (!begin_popup(ui, tr(Str::group_choose), anchor, 280)) return wish;
    std::vector<Bucket>& groups = view.groups;
    if (is_board || groups.empty()) grouping_level_ = 0;
    if (!is_board && !groups.empty()) {
        const std::size_t levels = groups.size() < view::most_groups ? groups.size() + 1 : groups.size();
        for (std::size_t level = 0; level < levels; ++level) draw_level(ui, view, level);
        if (menu_item(ui, tr(Str::group_close_all), icons::chevron_right)) wish = Wish::close_groups;
        if (menu_item(ui, tr(Str::group_open_all), icons::chevron_down)) wish = Wish::open_groups;
        menu_separator(ui);
    }
    const std::vector<Grouping> all = groupings_of(columns, view.kind);
    const std::size_t level = std::min(grouping_level_, groups.size());
    std::vector<std::string> codes; // the place in the list
    for (std::size_t i = 0; i < all.size(); ++i) codes.push_back(std::to_string(i));
    const Picked picked = picker_list(
        ui, tr(Str::group_choose),
        [&](std::string_view typed) {
            std::vector<Option> options;
            for (std::size_t i = 0; i < all.size(); ++i) {
                if (!is_called(all[i].label, typed)) continue;
                if (level > 0 && all[i].bucket.column == groups.front().column) continue;
                Option option{codes[i], level > 0 ? tr(Str::group_then, {all[i].label}) : all[i].label};
                option.current = level < groups.size() && groups[level] == all[i].bucket;
                options.push_back(std::move(option));
            }
            return options;
        },
        false, !is_board && !groups.empty(), /*stays_open=*/!is_board);
    end_popup(ui);
    if (picked.what == Picked::What::cleared) {
        groups.clear();
    } else if (picked.what == Picked::What::option) {
        const auto at = static_cast<std::size_t>(std::ranges::find(codes, picked.code) - codes.begin());
        const Bucket& bucket = all[at].bucket;
        if (level < groups.size()) groups[level] = bucket;
        else groups.push_back(bucket);
        if (level == 0 && groups.size() > 1 && groups[1].column == bucket.column) groups.pop_back();
    } else {
        return wish;
    }
    ui.want_frames(2);
    return wish;
}

} // namespace yinfeng::ui
