#include "ui/records/ledger.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/time_badge.h"
#include "icons_generated.h"
#include "ui/arrow_keys.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/record_form.h"
#include "ui/records/cell.h"
#include "ui/records/table_state.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Column;
using view::ColumnId;

namespace {

constexpr float least_title_css = 200, gap_css = 12;

bool takes_line_below(const Column& column) { return is_title(column) || column.type == FieldType::link; }

float width_css(const Column& column, const view::Shown& shown) {
    if (shown.width > 0) return static_cast<float>(shown.width);
    if (steps_of(column) > 0) return 168;
    return column_width(column, shown);
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

// What is left goes to the title. Where there is little room, columns go: from the left, but the first and the last stay longest.
std::vector<Ledger::Part> Ledger::lay_out(const Ui& ui, const Rect& box, const view::View& view) const {
    const view::Columns& columns = columns_of(ui);
    const Rect row = inset(box, ui.px(metric::page_padding), 0);
    const std::size_t count = view.columns.size();
    std::vector<float> widths(count);
    std::vector<std::size_t> order;
    if (count > 0) order.push_back(0);
    for (std::size_t i = count; i-- > 1;) order.push_back(i);
    float room = row.width - ui.px(least_title_css);
    for (const std::size_t i : order) {
        const Column& column = columns[view.columns[i].column];
        const float wanted = ui.px(width_css(column, view.columns[i]));
        if (is_title(column) || wanted > room) continue;
        room -= wanted;
        widths[i] = wanted;
    }
    std::vector<Part> parts;
    float x = row.x;
    std::size_t below = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const ColumnId id = view.columns[i].column;
        const Column& column = columns[id];
        Part part{id, view::no_column, x, is_title(column) ? ui.px(least_title_css) + std::max(0.0f, room) : widths[i]};
        if (takes_line_below(column) && below < view.cards.size()) part.below = view.cards[below++];
        if (part.width <= 0) continue;
        x += part.width;
        part.width = std::max(0.0f, part.width - ui.px(gap_css));
        parts.push_back(part);
    }
    return parts;
}

void Ledger::draw_header(Ui& ui, const Rect& box, view::View& view) {
    const IdScope scope("header");
    fill(ui, box, color::subtle);
    horizontal_line(ui, box.x, right(box), box.y, color::line);
    horizontal_line(ui, box.x, right(box), bottom(box) - ui.px(1), color::line);
    const float width = row_width_ > 0 ? std::min(row_width_, box.width) : box.width;
    for (const Part& part : lay_out(ui, {box.x, box.y, width, box.height}, view)) {
        Rect cell{part.x, box.y, part.width, box.height};
        const std::string_view name = columns_of(ui)[part.column].label(app::language());
        const bool on = !view.sort.empty() && view.sort.front().column == part.column;
        const bool descending = on && view.sort.front().descending;
        const std::string_view direction =
            on ? tr(descending ? Str::sorted_descending : Str::sorted_ascending) : std::string_view();
        const IdScope of_column(static_cast<std::uint64_t>(part.column));
        const Press press = pressable(ui, "head", inset(cell, -ui.px(6), 0),
            {.role = Role::columnheader,
                .name = name,
                .value = direction,
                .selected = on,
                .radius = metric::radius_small});
        tooltip(ui, press, tr(Str::sort_by_column, {name}));
        if (press.hovered) fill(ui, inset(cell, -ui.px(6), ui.px(3)), color::hover, metric::radius_small);
        if (on) {
            icon(ui, cut_left(cell, ui.px(14)), descending ? icons::arrow_down : icons::arrow_up, 14, color::accent);
            cut_left(cell, ui.px(4));
        }
        silent_text(ui, cell, name, {13, false, on ? color::text_1 : color::text_2});
        if (!press.pressed) continue;
        // What it was sorted by decides among equals.
        std::erase_if(view.sort, [&](const view::SortBy& by) { return by.column == part.column; });
        view.sort.insert(view.sort.begin(), {part.column, on && !descending});
        if (view.sort.size() > 2) view.sort.resize(2);
        ui.want_frames(2);
    }
}

void Ledger::draw_part(Ui& ui, const Rect& box, RecordIndex record, const Part& part) {
    view::Columns& columns = columns_of(ui);
    const Column& column = columns[part.column];
    const Rect cell{part.x, box.y, part.width, box.height};
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
        const auto at = choice_index(column.options.choices, columns.value(record, part.column).as_text());
        Rect rest = cell;
        small_stepper(ui, cut_left(rest, ui.px(104)), static_cast<int>(at.value_or(0)) + 1, steps, words);
        silent_text(ui, rest, words, {13, false, color::text_2});
        return;
    }
    if (part.below == view::no_column) {
        if (column.type == FieldType::choice && column.options.choices != ChoiceList::stage) {
            const std::string words = cell_words(ui, record, part.column);
            if (!words.empty()) {
                tag(ui, {cell.x, centred(cell, ui.px(20)).y}, words);
                return;
            }
        }
        draw_cell(ui, inset(cell, -ui.px(8), 0), record, part.column);
        return;
    }
    const bool is_alone = !is_title(column) && columns.value(record, part.below).is_none();
    if (is_alone) return draw_cell(ui, inset(cell, -ui.px(8), 0), record, part.column);
    const Lines lines = two_lines(ui, cell);
    draw_cell(ui, inset(lines.first, -ui.px(8), 0), record, part.column);
    draw_small_cell(ui, lines.second, record, part.below, face::caption);
}

bool Ledger::draw_row(
    Ui& ui, const Rect& box, const std::vector<Part>& parts, RecordIndex record, bool current, std::uint32_t& focused) {
    const IdScope scope(static_cast<std::uint64_t>(record));
    std::string name, value;
    if (ui.semantics.wanted()) { // up to the title it is a name: S002 厂区西侧道路未通
        bool is_named = false;
        const auto add = [&](ColumnId id) {
            std::string& to = is_named ? value : name;
            const std::string words = id == view::no_column ? std::string() : cell_words(ui, record, id);
            if (!words.empty()) to.append(to.empty() ? "" : " ").append(words);
        };
        for (const Part& part : parts) {
            add(part.column);
            is_named = is_named || is_title(columns_of(ui)[part.column]);
            add(part.below);
        }
    }
    // A row that is still outside cannot take the focus, and the wish would go to the next widget instead.
    if (focus_ == record && overlaps(box, clip_rect())) focus_next(ui), focus_ = no_record;
    const Press press = pressable(ui, "row", box,
        {.role = Role::row, .name = name, .value = value, .selected = current, .radius = metric::radius_small});
    if (press.focused) focused = press.id;
    if (current) fill(ui, box, color::accent_tint), fill(ui, {box.x, box.y, ui.px(3), box.height}, color::accent);
    else if (press.hovered) fill(ui, box, color::hover);
    horizontal_line(ui, box.x, right(box), bottom(box) - ui.px(1), color::line);
    if (press.focused) focus_ring(ui, inset(box, ui.px(4)), metric::radius_small);
    for (const Part& part : parts) draw_part(ui, box, record, part);
    return press.pressed;
}

RecordIndex Ledger::draw_rows(
    Ui& ui, const Rect& area, const view::View& view, const std::vector<RecordIndex>& rows, RecordIndex current) {
    const float height = ui.px(ui.touch ? 60 : metric::table_row_two_lines);
    RecordIndex opened = no_record;
    const Scroll scroll = begin_scroll(ui, "rows", area);
    if (row_width_ != scroll.view.width) row_width_ = scroll.view.width, ui.want_frames(2);
    if (show_ != no_record) {
        const auto place = std::ranges::find(rows, show_);
        if (place != rows.end())
            scroll_to_show(ui, scroll, scroll.origin.y + height * static_cast<float>(place - rows.begin()), height);
        else focus_ = no_record;
        show_ = no_record;
    }
    const std::vector<Part> parts = lay_out(ui, scroll.view, view);
    const Range range = visible_rows(scroll, height, static_cast<int>(rows.size()));
    std::uint32_t focused = 0;
    int focused_row = -1;
    for (int i = range.first; i < range.last; ++i) {
        const RecordIndex record = rows[static_cast<std::size_t>(i)];
        const Rect box{scroll.view.x, scroll.origin.y + height * static_cast<float>(i), scroll.view.width, height};
        const std::uint32_t before = focused;
        if (draw_row(ui, box, parts, record, record == current, focused)) opened = record;
        if (focused != before) focused_row = i;
    }
    if (focused) {
        const int page = std::max(1, static_cast<int>(scroll.view.height / height) - 1);
        int target = focused_row;
        switch (claim_keys(focused,
            {ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_PageUp, ImGuiKey_PageDown, ImGuiKey_Home, ImGuiKey_End})) {
        case ImGuiKey_UpArrow: --target; break;
        case ImGuiKey_DownArrow: ++target; break;
        case ImGuiKey_PageUp: target -= page; break;
        case ImGuiKey_PageDown: target += page; break;
        case ImGuiKey_Home: target = 0; break;
        case ImGuiKey_End: target = static_cast<int>(rows.size()) - 1; break;
        default: break;
        }
        target = std::clamp(target, 0, static_cast<int>(rows.size()) - 1);
        if (target != focused_row) {
            focus_ = show_ = rows[static_cast<std::size_t>(target)];
            // While the inspector is open it follows the cursor, as in every mail program.
            if (current != no_record) opened = focus_;
            ui.want_frames(3);
        }
    }
    end_scroll(ui, scroll, {0, height * static_cast<float>(rows.size())});
    return opened;
}

RecordIndex Ledger::draw(Ui& ui, Rect area, view::View& view, const view::Rows& rows, RecordIndex current) {
    const IdScope scope("ledger");
    draw_header(ui, cut_top(area, ui.px(metric::table_header)), view);
    fill(ui, area, color::surface);
    return draw_rows(ui, area, view, rows.order, current);
}

} // namespace yinfeng::ui
