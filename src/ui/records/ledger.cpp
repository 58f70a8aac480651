#include "ui/records/ledger.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/time_badge.h"
#include "icons_generated.h"
#include "ui/arrow_keys.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/messages.h"
#include "ui/record_form.h"
#include "ui/records/cell.h"
#include "ui/records/group_head.h"
#include "ui/records/table_state.h"

#include <algorithm>
#include <cmath>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Column;
using view::ColumnId;

namespace {

constexpr float least_title_css = 220, gap_css = 12, check_css = 44;

bool takes_line_below(const Column& column) { return is_title(column) || column.type == FieldType::link; }

float width_css(const Column& column, const view::Shown& shown) {
    if (shown.width > 0) return static_cast<float>(shown.width);
    if (steps_of(column) > 0) return is_chinese(language()) ? 168 : 184;
    return column_width(column, shown);
}

// So narrow it may become before the columns scroll.
float least_css(const Column& column, const view::Shown& shown) {
    const float wanted = width_css(column, shown);
    if (shown.width > 0) return wanted;
    if (steps_of(column) > 0) return is_chinese(language()) ? 150 : 178; // beside the steps: 办理, Accepted
    if (look_of(column) == domain::Look::time) return 132;
    if (column.type == FieldType::link) return 110;
    return std::floor(wanted * 0.8f);
}

// The two lines of a cell, centred together.
struct Lines {
    Rect first, second;
};
Lines two_lines(const Ui& ui, const Rect& cell) {
    Rect both = centred(cell, ui.px(40));
    const Rect first = cut_top(both, ui.px(21));
    return {first, both};
}

} // namespace

// Every column is there; what is left over goes to the title. Up to the title they stand still, unless that is most of the row.
Ledger::Parts Ledger::lay_out(const Ui& ui, float width, const view::View& view) {
    const view::Columns& columns = columns_of(ui);
    Parts parts;
    float wanted = ui.px(check_css), least = wanted;
    const auto title_width = [&](const view::Shown& shown) {
        return ui.px(std::max(least_title_css, static_cast<float>(shown.width)));
    };
    for (const view::Shown& shown : view.columns) {
        const Column& column = columns[shown.column];
        wanted += is_title(column) ? title_width(shown) : ui.px(width_css(column, shown) + gap_css);
        least += is_title(column) ? title_width(shown) : ui.px(least_css(column, shown) + gap_css);
    }
    // What there is too little of is taken from all alike.
    const float scarce = wanted > least ? std::clamp((wanted - width) / (wanted - least), 0.0f, 1.0f) : 0;
    float x = ui.px(check_css);
    std::size_t below = 0, title = 0;
    const auto is_column = [&](ColumnId id) { return std::ranges::contains(view.columns, id, &view::Shown::column); };
    for (const view::Shown& shown : view.columns) {
        const Column& column = columns[shown.column];
        const float full = width_css(column, shown), narrow = least_css(column, shown);
        if (is_title(column)) title = parts.all.size();
        const float taken =
            is_title(column) ? title_width(shown) : std::floor(ui.px(full + gap_css) - scarce * ui.px(full - narrow));
        Part part{shown.column, view::no_column, x, taken};
        while (below < view.cards.size() && is_column(view.cards[below])) ++below; // said beside it already
        if (takes_line_below(column) && below < view.cards.size()) part.below = view.cards[below++];
        parts.all.push_back(part);
        x += taken;
    }
    if (parts.all.empty()) return parts;
    const float spare = std::max(0.0f, width - x);
    parts.all[title].width += spare;
    for (std::size_t i = title + 1; i < parts.all.size(); ++i) parts.all[i].x += spare;
    parts.content = x + spare;
    const Part& last = parts.all[title];
    const bool fits = last.x + last.width <= width * 0.6f || parts.content <= width;
    parts.fixed_count = fits ? title + 1 : 0;
    parts.fixed = (fits ? last.x + last.width : ui.px(check_css)) - ui.px(gap_css / 2);
    for (Part& part : parts.all) part.width -= ui.px(gap_css);
    return parts;
}

void Ledger::draw_head(Ui& ui, Rect cell, Listed& listed, const Part& part) {
    view::View& view = listed.view;
    const std::string name = head_words(columns_of(ui)[part.column]);
    const bool on = !view.sort.empty() && view.sort.front().column == part.column;
    const bool descending = on && view.sort.front().descending;
    const std::string_view direction =
        on ? tr(descending ? Str::sorted_descending : Str::sorted_ascending) : std::string_view();
    const IdScope of_column(static_cast<std::uint64_t>(part.column));
    const Rect whole = inset(cell, -ui.px(6), 0);
    const Press press = pressable(ui, "head", whole,
        {.role = Role::columnheader,
            .name = name,
            .value = direction,
            .selected = on,
            .radius = metric::radius_small,
            .allow_overlap = true,
            .has_menu = true});
    tooltip(ui, press, tr(Str::sort_by_column, {name}));
    if (press.hovered) fill(ui, inset(cell, -ui.px(6), ui.px(3)), color::hover, metric::radius_small);
    const bool on_right = is_on_right(columns_of(ui)[part.column]);
    const Face face{13, false, on ? color::text_1 : color::text_2};
    Rect words = cell;
    ColumnMenu::leave_room(ui, words, on_right);
    if (on) { // beside the words
        if (on_right) cut_left(words, std::max(0.0f, words.width - text_width(ui, name, face) - ui.px(18)));
        icon(ui, cut_left(words, ui.px(14)), descending ? icons::arrow_down : icons::arrow_up, 14, color::accent);
        cut_left(words, ui.px(4));
    }
    draw_head_words(ui, words, name, face, on_right);
    listed.column_menu.draw_arrow(ui, whole, press, part.column);
    if (!press.pressed || ui.touch) return; // a finger opens the menu, which sorts too
    // What it was sorted by decides among equals.
    std::erase_if(view.sort, [&](const view::SortBy& by) { return by.column == part.column; });
    // Of a figure people look for the greatest first, as in the table.
    const bool first = columns_of(ui)[part.column].is_figure();
    view.sort.insert(view.sort.begin(), {part.column, on ? !descending : first});
    if (view.sort.size() > 2) view.sort.resize(2);
    ui.want_frames(2);
}

// No stops of the Tab key: the way up from the first row leads here.
void Ledger::draw_header(Ui& ui, const Rect& box, Listed& listed, const Parts& parts) {
    const IdScope scope("header");
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, true);
    fill(ui, box, color::subtle);
    horizontal_line(ui, box.x, right(box), box.y, color::line);
    horizontal_line(ui, box.x, right(box), bottom(box) - ui.px(1), color::line);
    Rect check = box;
    check.width = ui.px(check_css);
    const std::size_t ticked = listed.ticks.records().size();
    Tri all = ticked == 0 ? Tri::no : ticked == listed.rows.count ? Tri::yes : Tri::mixed;
    if (checkbox(ui, check, "all", tr(Str::tick_all), all, false)) listed.ticks.set_all(all == Tri::yes);
    const auto put = [&](std::size_t i, float shift) {
        const Part& part = parts.all[i];
        draw_head(ui, {box.x + part.x - shift, box.y, part.width, box.height}, listed, part);
    };
    const Rect scrolling{box.x + parts.fixed, box.y, std::max(0.0f, box.width - parts.fixed), box.height};
    for (std::size_t i = 0; i < parts.fixed_count; ++i) put(i, 0); // from left to right, as keys and screen readers go
    ImGui::PushClipRect(top_left(scrolling), bottom_right(scrolling), true);
    for (std::size_t i = parts.fixed_count; i < parts.all.size(); ++i) put(i, scroll_x_);
    ImGui::PopClipRect();
    ImGui::PopItemFlag();
}

void Ledger::draw_part(Ui& ui, const Rect& row, RecordIndex record, const Part& part, const SearchHits::Hit& hit,
    bool hit_in_sight, float shift) {
    view::Columns& columns = columns_of(ui);
    const Column& column = columns[part.column];
    Rect cell{row.x + part.x - shift, row.y, part.width, row.height};
    if (hit.column == part.column)
        mark_hit(ui, cell, text_width(ui, cell_words(ui, record, part.column), face::body), is_on_right(column));
    if (is_title(column)) {
        const bool has_second = part.below != view::no_column && !cell_words(ui, record, part.below).empty();
        mark_pieces(ui, has_second ? two_lines(ui, cell).first : cell, record_title(ui, record), hit, face::body);
    }
    if (is_title(column) && hit.column != view::no_column && !hit_in_sight)
        draw_hit(ui, cell, hit, text_width(ui, record_title(ui, record), face::body));
    if (look_of(column) == domain::Look::time) {
        const domain::TimeBadge badge = domain::time_badge(ui.app.reading(), record);
        Lines lines = two_lines(ui, cell);
        if (badge.detail.empty()) lines.first.y = centred(cell, ui.px(20)).y;
        if (!badge.text.empty())
            time_badge(ui, {cell.x, lines.first.y}, static_cast<int>(badge.status), badge.text, cell.width);
        silent_text(ui, lines.second, badge.detail, face::caption);
        return;
    }
    if (const int steps = steps_of(column)) {
        const std::string words = cell_words(ui, record, part.column);
        const auto at = choice_index(column.options, columns.value(record, part.column).as_text());
        Rect rest = cell;
        small_stepper(ui, cut_left(rest, ui.px(104)), static_cast<int>(at.value_or(0)) + 1, steps, words);
        silent_text(ui, rest, words, {13, false, color::text_2});
        return;
    }
    if (part.below == view::no_column) {
        if (column.type == FieldType::choice && column.options.choices != ChoiceList::stage &&
            look_of(column) == domain::Look::plain) {
            const std::string words = cell_words(ui, record, part.column);
            if (!words.empty() && tag_width(ui, words) <= cell.width) {
                tag(ui, {cell.x, centred(cell, ui.px(20)).y}, words,
                    tag_of_choice(column.options, columns.value(record, part.column).as_text()));
                return;
            }
        }
        draw_cell(ui, inset(cell, -ui.px(8), 0), record, part.column);
        return;
    }
    const bool is_alone =
        look_of(columns[part.below]) == domain::Look::plain && cell_words(ui, record, part.below).empty();
    if (is_alone) return draw_cell(ui, inset(cell, -ui.px(8), 0), record, part.column);
    const Lines lines = two_lines(ui, cell);
    draw_cell(ui, inset(lines.first, -ui.px(8), 0), record, part.column);
    if (hit.column == part.below)
        mark_hit(ui, lines.second, text_width(ui, cell_words(ui, record, part.below), face::caption), false);
    draw_small_cell(ui, lines.second, record, part.below, face::caption);
}

RecordIndex Ledger::draw_row(
    Ui& ui, const Rect& box, Listed& listed, const Parts& parts, std::size_t line, std::uint32_t& focused, bool stop) {
    const RecordIndex record = listed.lines.lines()[line].record;
    const IdScope scope(std::uint64_t{record} | std::uint64_t{listed.lines.lines()[line].group} << 32);
    const bool ticked = listed.ticks.has(record), current = record == listed.current;
    const SearchHits::Hit& hit = listed.hits.of(columns_of(ui), record);
    std::string name, value;
    if (ui.semantics.wanted()) { // up to the title it is a name: S002 厂区西侧道路未通
        bool is_named = false;
        const auto add = [&](std::string_view words) {
            std::string& to = is_named ? value : name;
            if (!words.empty()) to.append(to.empty() ? "" : " ").append(words);
        };
        for (const Part& part : parts.all) {
            add(cell_words(ui, record, part.column));
            is_named = is_named || is_title(columns_of(ui)[part.column]);
            if (part.below != view::no_column) add(cell_words(ui, record, part.below));
        }
        add(hit.words);
    }
    Rect body = box;
    const Rect check = cut_left(body, ui.px(check_css));
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, !stop);
    const Press press = pressable(ui, "row", body,
        {.role = Role::row,
            .name = name,
            .value = value,
            .selected = current,
            .radius = metric::radius_small,
            .is_record = true,
            .has_menu = true});
    ImGui::PopItemFlag();
    if (press.focused) focused = press.id, cursor_ = record;
    if (current || ticked) fill(ui, box, color::accent_tint);
    else if (press.hovered || listed.record_menu.is_open_on(record)) fill(ui, box, color::hover);
    listed.colours.draw_row(ui, listed.view, record, box);
    if (current) fill(ui, {box.x, box.y, ui.px(3), box.height}, color::accent);
    horizontal_line(ui, box.x, right(box), bottom(box) - ui.px(1), color::line);
    if (press.focused) focus_ring(ui, inset(body, ui.px(4)), metric::radius_small);
    const bool in_sight = std::ranges::any_of(parts.all, [&](const Part& part) {
        return hit.column != view::no_column && (part.column == hit.column || part.below == hit.column) &&
               part.x - scroll_x_ < box.width - ui.px(24);
    });
    const Rect scrolling{box.x + parts.fixed, box.y, std::max(0.0f, box.width - parts.fixed), box.height};
    ImGui::PushClipRect(top_left(scrolling), bottom_right(scrolling), true);
    for (std::size_t i = parts.fixed_count; i < parts.all.size(); ++i)
        draw_part(ui, box, record, parts.all[i], hit, in_sight, scroll_x_);
    ImGui::PopClipRect();
    for (std::size_t i = 0; i < parts.fixed_count; ++i) draw_part(ui, box, record, parts.all[i], hit, in_sight, 0);

    Tri tick = ticked ? Tri::yes : Tri::no;
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, true); // Space on the row does the same
    const std::string tick_name = ui.semantics.wanted() ? tr(Str::tick_record, {record_title(ui, record)}) : "tick";
    if (checkbox(ui, check, "tick", tick_name, tick, false))
        listed.ticks.press(listed.lines.lines(), line, tick == Tri::yes, ImGui::GetIO().KeyShift);
    ImGui::PopItemFlag();
    mark_menu(ui, listed, record, box);
    if (press.menu) listed.record_menu.open(ui, record, box, &listed.ticks);
    if (!press.pressed) return no_record;
    return tick_by_keys(listed, press, line) ? no_record : record;
}

// Heads of groups are lower than rows.
void Ledger::place_lines(const Ui& ui, const std::vector<ListLine>& lines) {
    const float row = ui.px(ui.touch ? 60 : metric::table_row_two_lines), head = ui.row_height();
    tops_.clear();
    tops_.reserve(lines.size() + 1);
    float y = 0;
    for (const ListLine& line : lines) {
        tops_.push_back(y);
        y += line.record == no_record ? head : row;
    }
    tops_.push_back(y);
}

// What is to be seen or to take the keyboard, wherever its line has gone.
void Ledger::follow(Ui& ui, const Scroll& scroll, Listed& listed) {
    const auto show = [&](std::size_t line) {
        scroll_to_show(ui, scroll, scroll.origin.y + tops_[line], tops_[line + 1] - tops_[line]);
    };
    if (show_ != no_record) {
        const std::ptrdiff_t line = listed.lines.line_of(show_);
        if (line >= 0) show(static_cast<std::size_t>(line));
        else focus_ = no_record;
        show_ = no_record;
    }
    if (focus_ != no_record) {
        if (const std::ptrdiff_t line = listed.lines.line_of(focus_); line >= 0)
            focus_line_ = static_cast<std::size_t>(line);
        focus_ = no_record;
    }
    if (focus_line_ && *focus_line_ + 1 >= tops_.size()) focus_line_.reset();
    if (focus_line_) show(*focus_line_);
}

RecordIndex Ledger::move(Ui& ui, Listed& listed, std::size_t from, std::uint32_t focused, float page) {
    const auto last = std::ssize(listed.lines.lines()) - 1;
    auto to = static_cast<std::ptrdiff_t>(from);
    const std::ptrdiff_t leap = std::max<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(page) - 1);
    const bool extends = ImGui::GetIO().KeyShift;
    ImGuiKey pressed =
        claim_keys(focused, {ImGuiKey_DownArrow, ImGuiKey_PageUp, ImGuiKey_PageDown, ImGuiKey_Home, ImGuiKey_End});
    if (pressed == ImGuiKey_None && from > 0) // from the first row the way up leads to the header
        pressed = claim_keys(focused, {ImGuiKey_UpArrow});
    switch (pressed) {
    case ImGuiKey_UpArrow: --to; break;
    case ImGuiKey_DownArrow: ++to; break;
    case ImGuiKey_PageUp: to -= leap; break;
    case ImGuiKey_PageDown: to += leap; break;
    case ImGuiKey_Home: to = 0; break;
    case ImGuiKey_End: to = last; break;
    default: break;
    }
    to = std::clamp<std::ptrdiff_t>(to, 0, last);
    if (to == static_cast<std::ptrdiff_t>(from)) return no_record;
    focus_line_ = static_cast<std::size_t>(to);
    if (extends) listed.ticks.set_between(listed.lines.lines(), from, *focus_line_);
    ui.want_frames(3);
    // While the inspector is open it follows the cursor, as in every mail program.
    return listed.current != no_record ? listed.lines.lines()[*focus_line_].record : no_record;
}

// Below all but the title, where the count stands.
std::vector<SumPlace> Ledger::sum_places(const Ui& ui, const Parts& parts, float left) const {
    std::vector<SumPlace> places;
    const float edge = ui.px(8);
    for (std::size_t i = 0; i < parts.all.size(); ++i) {
        const Part& part = parts.all[i];
        if (is_title(columns_of(ui)[part.column])) continue;
        places.push_back({part.column, left + part.x - edge - (i < parts.fixed_count ? 0 : scroll_x_),
            part.width + 2 * edge, i < parts.fixed_count});
    }
    return places;
}

RecordIndex Ledger::draw_rows(Ui& ui, const Rect& area, Listed& listed, const Parts& parts) {
    const std::vector<ListLine>& lines = listed.lines.lines();
    RecordIndex opened = no_record;
    const Scroll scroll = begin_scroll(ui, "rows", area, parts.content > area.width);
    scroll_x_ = scroll.x;
    follow(ui, scroll, listed);
    const auto line_at = [&](float y) {
        const auto after = std::ranges::upper_bound(tops_, y);
        return static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, after - tops_.begin() - 1));
    };
    const std::vector<SumPlace> places = sum_places(ui, parts, scroll.view.x);
    const float clipped = scroll.x > 0 ? scroll.view.x + parts.fixed : scroll.view.x;
    const std::size_t first = std::min(line_at(scroll.y), lines.size());
    const std::size_t last = std::min(lines.size(), line_at(scroll.y + scroll.view.height) + 1);
    std::size_t stop =
        first; // for the Tab key the rows are one stop: where the keyboard was, else the first that is seen
    for (std::size_t i = first; i < last && cursor_ != no_record; ++i)
        if (lines[i].record == cursor_) stop = i;
    std::uint32_t focused = 0;
    std::size_t focused_line = 0;
    const auto draw_line = [&](std::size_t i) {
        const Rect box{scroll.view.x, scroll.origin.y + tops_[i], scroll.view.width, tops_[i + 1] - tops_[i]};
        if (focus_line_ == i && overlaps(box, clip_rect())) focus_next(ui), focus_line_.reset();
        const std::uint32_t before = focused;
        if (lines[i].record == no_record) {
            const Press head = draw_group_head(ui, box, listed, lines[i].group, places, clipped, i == stop);
            if (head.focused) focused = head.id;
        } else if (const RecordIndex pressed = draw_row(ui, box, listed, parts, i, focused, i == stop);
            pressed != no_record) {
            opened = pressed;
        }
        if (focused != before) focused_line = i;
    };
    for (std::size_t i = first; i < last; ++i) draw_line(i);
    // The row that has the keyboard keeps it while it is scrolled out of sight.
    const std::ptrdiff_t kept = has_keyboard_ && !focused ? listed.lines.line_of(cursor_) : -1;
    if (kept >= 0 && (kept < static_cast<std::ptrdiff_t>(first) || kept >= static_cast<std::ptrdiff_t>(last)))
        draw_line(static_cast<std::size_t>(kept));
    has_keyboard_ = focused != 0;
    if (focused) {
        const float page = scroll.view.height / ui.px(metric::table_row_two_lines);
        if (const RecordIndex to = move(ui, listed, focused_line, focused, page); to != no_record) opened = to;
    }
    if (scroll.x > 0)
        vertical_line(
            ui, scroll.view.x + parts.fixed - ui.px(1), scroll.view.y, bottom(scroll.view), color::line_strong);
    end_scroll(ui, scroll, {parts.content, tops_.back()});
    return opened;
}

RecordIndex Ledger::draw(Ui& ui, Rect area, Listed& listed) {
    const IdScope scope("ledger");
    const Rect header = cut_top(area, ui.reach(metric::table_header));
    const Rect foot = cut_bottom(area, ListFoot::height(ui, listed.ticks));
    fill(ui, area, color::surface);
    cut_message_strip(ui, area);
    if (listed.lines.update(listed.rows) || tops_.size() != listed.lines.lines().size() + 1 || scale_ != ui.scale) {
        scale_ = ui.scale;
        place_lines(ui, listed.lines.lines());
    }
    const Parts parts = lay_out(ui, area.width - ui.px(10), listed.view); // less the scroll bar
    RecordIndex opened = draw_rows(ui, area, listed, parts);
    draw_header(ui, header, listed, parts);
    if (listed.foot.draw(
            ui, foot, listed, sum_places(ui, parts, foot.x), scroll_x_ > 0 ? foot.x + parts.fixed : foot.x))
        focus_ = cursor_;
    const RecordIndex chosen = end_list(ui, listed);
    return chosen != no_record ? chosen : opened;
}

} // namespace yinfeng::ui
