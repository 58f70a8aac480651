// Choosing from lists and calendars; see widgets.h.

#include "app/app.h"
#include "app/strings.h"
#include "base/date_input.h"
#include "base/utf8.h"
#include "icons_generated.h"
#include "model/typed.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/popover.h"
#include "ui/widgets.h"

#include <array>
#include <charconv>
#include <unordered_map>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

// The closed control: a field with a value and an arrow.
Press choice_box(Ui& ui, const Rect& box, std::string_view id, std::string_view name, std::string_view shown,
    bool unfilled, const Option* option, const char* arrow, bool open, bool read_only) {
    const Press press = pressable(
        ui, id, box, {.role = Role::combobox, .name = name, .value = shown, .expanded = open, .disabled = read_only});
    fill(ui, box, read_only ? color::subtle : press.hovered ? color::hover : color::surface, metric::radius);
    outline(ui, box, open ? color::accent : color::line_strong, metric::radius, open ? 1.5f : 1);
    Rect inside = inset(box, ui.px(10), 0);
    icon(ui, cut_right(inside, ui.px(14)), arrow, 14, color::text_3);
    cut_right(inside, ui.px(4));
    if (option && option->stage) {
        stage_glyph(ui, {inside.x + ui.px(7), box.y + box.height / 2}, *option->stage, 13);
        cut_left(inside, ui.px(20));
    } else if (option && option->icon) {
        icon(ui, cut_left(inside, ui.px(16)), option->icon, 16, color::text_2);
        cut_left(inside, ui.px(6));
    } else if (option && option->colour) {
        swatch(ui, inside, option->colour);
    }
    silent_text(ui, inside, shown, unfilled ? tinted(face::body, color::text_3) : face::body);
    return press;
}

bool option_row(Ui& ui, const Option& option, bool current, bool highlighted) {
    const Rect row = popup_row(ui, ui.px(ui.touch ? 44 : option.detail.empty() ? 32 : 44));
    IdScope scope(option.code);
    const Press press = pressable(ui, option.label.empty() ? option.code : std::string_view(option.label), row,
        {.role = Role::option, .selected = current});
    if (press.hovered || press.focused || highlighted) fill(ui, row, color::hover, metric::radius);
    Rect inside = inset(row, ui.px(8), 0);
    if (option.stage) {
        stage_glyph(ui, {inside.x + ui.px(7), row.y + row.height / 2}, *option.stage, 13);
        cut_left(inside, ui.px(22));
    } else if (option.icon) {
        icon(ui, cut_left(inside, ui.px(16)), option.icon, 16, color::text_3);
        cut_left(inside, ui.px(8));
    } else if (option.colour) {
        swatch(ui, inside, option.colour);
    }
    if (current) icon(ui, cut_right(inside, ui.px(16)), icons::check, 16, color::accent);
    if (option.detail.empty()) {
        silent_text(ui, inside, option.label, face::body);
    } else {
        Rect lines = centred(inside, ui.px(36));
        silent_text(ui, cut_top(lines, ui.px(19)), option.label, face::body);
        silent_text(ui, lines, option.detail, face::caption);
    }
    advance_popup(row);
    return press.pressed;
}

} // namespace

int select(Ui& ui, const Rect& box, std::string_view id, std::string_view name, std::span<const Option> options,
    int current, bool allow_none, bool read_only) {
    IdScope scope(id);
    const Option* shown = current >= 0 && current < static_cast<int>(options.size())
                              ? &options[static_cast<std::size_t>(current)]
                              : nullptr;
    const bool open = ImGui::IsPopupOpen("list");
    const Press press = choice_box(ui, box, "choice", name, shown ? std::string_view(shown->label) : tr(Str::unfilled),
        !shown, shown, icons::chevron_down, open, read_only);
    if (press.pressed) open_popup(ui, "list");
    int chosen = -1;
    const float row = ui.touch ? 44 : 32;
    const float wanted = 12 + row * static_cast<float>(options.size() + (allow_none ? 1 : 0));
    // A list that is always the same is all in sight where the screen has room for it.
    const float most = std::min(600.0f, ui.css(ui.screen.height) - 32);
    const bool scrolls = wanted > most;
    if (begin_popup(ui, "list", box, std::max(ui.css(box.width), 160.0f), scrolls ? most : 0)) {
        Scroll scroll;
        if (scrolls) {
            Rect area = popup_row(ui, ui.px(most - 12));
            scroll = begin_scroll(ui, "options", area);
            ImGui::SetCursorScreenPos({scroll.origin.x, scroll.origin.y});
        }
        if (allow_none) {
            const Option none{"", std::string(tr(Str::unfilled))};
            if (option_row(ui, none, current < 0, false)) chosen = -2;
        }
        for (int i = 0; i < static_cast<int>(options.size()); ++i)
            if (option_row(ui, options[static_cast<std::size_t>(i)], i == current, false)) chosen = i;
        if (scrolls) end_scroll(ui, scroll, {0, ui.px(wanted - 12)});
        if (chosen != -1) close_popup(ui);
        end_popup(ui);
    }
    return chosen;
}

Picked picker(Ui& ui, const Rect& box, std::string_view id, std::string_view name, std::string_view shown,
    const std::function<std::vector<Option>(std::string_view typed)>& options_for, bool can_create, bool can_open,
    bool read_only, const Option* look) {
    IdScope scope(id);
    Picked picked;
    Rect field = box, arrow;
    const bool has_arrow = can_open && !shown.empty();
    if (has_arrow) {
        arrow = cut_right(field, ui.control_height());
        cut_right(field, ui.px(4));
    }
    const bool open = ImGui::IsPopupOpen("list");
    const Press press = choice_box(ui, field, "choice", name, shown.empty() ? tr(Str::unfilled) : shown, shown.empty(),
        look, icons::chevron_down, open, read_only);
    // Behind the field also for the keyboard: who comes to edit arrives at the value.
    if (has_arrow && icon_button(ui, centred(arrow, std::min(arrow.height, ui.control_height())), icons::arrow_right,
                         tr(Str::open_record), {.kind = ButtonKind::quiet}))
        picked.what = Picked::What::opened;
    static std::string typed;    // only one list is open at a time
    static int highlighted = -1; // where Enter would take it from; -1: nowhere
    if (press.pressed) {
        typed.clear();
        open_popup(ui, "list");
    }
    if (begin_popup(ui, "list", field, std::max(ui.css(field.width), 240.0f), 0)) {
        const Rect search_row = popup_row(ui, ui.control_height());
        const bool appears = ImGui::IsWindowAppearing();
        // For fingers a choice is pressed: a keyboard that came up on the screen would lie over the list.
        if (appears && !(ui.touch && look)) focus_next(ui);
        const Edit edit = text_field(ui, search_row, "filter", typed,
            {.name = tr(Str::search), .hint = tr(Str::search), .icon = icons::search, .search = true});
        advance_popup({search_row.x, search_row.y, search_row.width, search_row.height + ui.px(4)});

        const std::vector<Option> options = options_for(typed);
        const auto holds_now = [&](const Option& option) { return option.current || option.label == shown; };
        if (appears || edit.changed) {
            const auto now = std::ranges::find_if(options, holds_now);
            highlighted = !typed.empty() ? 0 : now == options.end() ? -1 : static_cast<int>(now - options.begin());
        }
        const bool offers_new =
            can_create && !typed.empty() &&
            std::none_of(options.begin(), options.end(), [&](const Option& o) { return o.label == typed; });
        const int count = static_cast<int>(options.size()) + (offers_new ? 1 : 0);
        const int before = highlighted;
        if (edit.active && ImGui::IsKeyPressed(ImGuiKey_DownArrow)) highlighted = std::min(highlighted + 1, count - 1);
        if (edit.active && ImGui::IsKeyPressed(ImGuiKey_UpArrow)) highlighted = std::max(highlighted - 1, 0);
        int chosen = edit.submitted ? highlighted : -1;
        if (edit.submitted && chosen < 0) close_popup(ui); // nothing was chosen

        const float row = ui.px(ui.touch ? 44 : 32), detail_row = ui.px(44);
        float content = 0;
        for (const Option& option : options) content += option.detail.empty() ? row : detail_row;
        if (offers_new) content += row;
        Rect area = popup_row(ui, std::clamp(content, row, ui.px(288)));
        const Scroll scroll = begin_scroll(ui, "options", area);
        if ((appears || highlighted != before) && highlighted >= 0) {
            float top = 0;
            for (int i = 0; i < highlighted && i < static_cast<int>(options.size()); ++i)
                top += options[static_cast<std::size_t>(i)].detail.empty() ? row : detail_row;
            scroll_to_show(ui, scroll, scroll.origin.y + top, row);
        }
        ImGui::SetCursorScreenPos({scroll.origin.x, scroll.origin.y});
        for (int i = 0; i < static_cast<int>(options.size()); ++i) {
            const Option& option = options[static_cast<std::size_t>(i)];
            if (option_row(ui, option, holds_now(option), i == highlighted)) chosen = i;
        }
        if (offers_new) {
            const Option fresh{"\x01new", tr(Str::use_new_value, {typed}), {}, icons::plus};
            if (option_row(ui, fresh, false, highlighted == count - 1)) chosen = count - 1;
        }
        if (count == 0)
            text(ui, inset(popup_row(ui, row), ui.px(8), 0),
                tr(can_create && typed.empty() ? Str::type_to_create : Str::no_match), face::secondary);
        end_scroll(ui, scroll, {0, content});
        advance_popup(area);

        if (!shown.empty()) {
            menu_separator(ui);
            if (menu_item(ui, tr(Str::clear), icons::x)) picked.what = Picked::What::cleared;
        }
        if (chosen >= 0 && chosen < count) {
            if (chosen < static_cast<int>(options.size())) {
                picked = {Picked::What::option, std::string(options[static_cast<std::size_t>(chosen)].code)};
            } else {
                picked = {Picked::What::created, typed};
            }
            close_popup(ui);
        }
        end_popup(ui);
    }
    return picked;
}

Picked picker_of_several(Ui& ui, const Rect& box, std::string_view id, std::string_view name, std::string_view shown,
    const std::function<std::vector<Option>(std::string_view typed)>& options_for) {
    const IdScope scope(id);
    const Press press = choice_box(ui, box, "choice", name, shown.empty() ? tr(Str::unfilled) : shown, shown.empty(),
        nullptr, icons::chevron_down, popup_is_open(ui, name), false);
    if (press.pressed) open_popup(ui, name);
    return picker_popup(
        ui, name, box, std::max(ui.css(box.width), 240.0f), options_for, false, !shown.empty(), /*stays_open=*/true);
}

// --- dates ---

namespace {

std::string plain(int value) {
    std::array<char, 12> digits;
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}

bool inside_of(Date date, const YearMonthDay& month) {
    const YearMonthDay parts = to_year_month_day(date);
    return parts.year == month.year && parts.month == month.month;
}

// One month as a grid; returns the day that was pressed. When it appears the chosen day, else today, has the keyboard.
std::optional<Date> month_grid(Ui& ui, Date& month, std::optional<Date> selected, Date today, bool appears) {
    std::optional<Date> picked;
    YearMonthDay shown = to_year_month_day(month);
    Rect head = popup_row(ui, ui.px(32));
    const Rect whole = head;
    if (icon_button(
            ui, cut_left(head, ui.px(32)), icons::chevron_left, tr(Str::previous_month), {.kind = ButtonKind::quiet}))
        month = add_months(month, -1);
    if (icon_button(
            ui, cut_right(head, ui.px(32)), icons::chevron_right, tr(Str::next_month), {.kind = ButtonKind::quiet}))
        month = add_months(month, 1);
    text(ui, head, tr(Str::year_month, {plain(shown.year), plain(shown.month)}), face::strong, Align::centre);
    advance_popup(whole);

    const float side = whole.width / 7, row_px = ui.px(ui.touch ? 40 : 30);
    Rect names = popup_row(ui, ui.px(24));
    for (int day = 1; day <= 7; ++day) {
        silent_text(ui, {names.x + side * static_cast<float>(day - 1), names.y, side, names.height},
            short_name(static_cast<Weekday>(day)), face::caption, Align::centre);
    }
    advance_popup(names);

    const Date first = *make_date(shown.year, shown.month, 1);
    const Date start = first - (static_cast<int>(weekday(first)) - 1);
    for (int week = 0; week < 6; ++week) {
        const Rect row = popup_row(ui, row_px);
        for (int day = 0; day < 7; ++day) {
            const Date date = start + (week * 7 + day);
            const YearMonthDay parts = to_year_month_day(date);
            const bool inside = inside_of(date, shown);
            const Rect cell = inset({row.x + side * static_cast<float>(day), row.y, side, row.height}, ui.px(1));
            if (appears && date == selected.value_or(inside_of(today, shown) ? today : first)) focus_next(ui);
            const Press press =
                pressable(ui, to_iso(date), cell, {.selected = selected == date, .radius = metric::radius_small});
            const bool is_selected = selected == date;
            if (is_selected) fill(ui, cell, color::accent, metric::radius_small);
            else if (press.hovered || press.focused) fill(ui, cell, color::hover, metric::radius_small);
            if (date == today && !is_selected) outline(ui, cell, color::accent, metric::radius_small);
            silent_text(ui, cell, plain(parts.day),
                {13, date == today,
                    is_selected ? color::on_accent
                    : inside    ? color::text_1
                                : color::text_off},
                Align::centre);
            if (press.pressed) picked = date;
        }
        advance_popup(row);
    }
    return picked;
}

// Whose calendar shows which month; only one is open at a time.
struct {
    Date month;
    bool opens = false;
} calendar;

} // namespace

Result<std::string> parse_typed_date(std::string_view typed, Date today) {
    typed = trim(typed);
    if (typed.empty()) return std::string();
    const auto date = parse_date_input(typed, {today});
    if (!date) return fail(date.error().message);
    return to_string(*date);
}

DateEdit date_box(
    Ui& ui, const Rect& box, std::string_view id, std::string& buffer, std::string_view iso, TextFieldOptions options) {
    const IdScope scope(id);
    const Date today = ui.app.today();
    const std::string_view popup = "calendar";
    const float side = std::min(ui.px(options.frameless ? 20
                                      : ui.touch        ? metric::fingertip
                                                        : 26),
        box.width / (ui.touch ? 2 : 3));
    options.kept_free = side;
    // While nobody types, as dates are shown everywhere; the year that is left out there is there to be typed over.
    const std::string resting = buffer == iso ? date_words(iso, today) : std::string();
    options.resting = resting;
    DateEdit edit;
    static_cast<Edit&>(edit) = text_field(ui, box, "typed", buffer, options);

    const Rect button_box{right(box) - side, box.y, side, box.height};
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, true); // Down in the field does the same
    const std::string name = tr(Str::calendar_of, {options.name});
    const bool pressed =
        icon_button(ui, centred(button_box, side, std::min(box.height, ui.control_height()) - ui.px(ui.touch ? 0 : 4)),
            icons::calendar_days, name, {.kind = ButtonKind::quiet, .disabled = options.read_only});
    ImGui::PopItemFlag();
    if (pressed || (edit.active && !options.read_only && ImGui::IsKeyPressed(ImGuiKey_DownArrow))) {
        const auto known = parse_partial_date(iso);
        calendar = {known ? known->drawn_from() : today, true};
        open_popup(ui, popup);
    }
    if (begin_popup(ui, popup, box, 272, 0)) {
        const auto known = parse_partial_date(iso);
        const std::optional<Date> day = known ? known->whole() : std::nullopt;
        const std::optional<Date> picked = month_grid(ui, calendar.month, day, today, calendar.opens);
        calendar.opens = false;
        if (picked) edit.picked = to_iso(*picked);
        menu_separator(ui);
        if (menu_item(ui, tr(Str::today), icons::calendar_days)) edit.picked = to_iso(today);
        if (!iso.empty() && menu_item(ui, tr(Str::clear), icons::x)) edit.picked = std::string();
        if (edit.picked) close_popup(ui);
        end_popup(ui);
    }
    return edit;
}

std::optional<std::string> date_field(
    Ui& ui, const Rect& box, std::string_view id, std::string_view name, std::string_view iso, bool read_only) {
    struct Typed {
        std::string text, iso, problem;
        bool refocus = false; // refused after Enter: takes the caret again
    };
    static std::unordered_map<ImGuiID, Typed> fields; // a few on a page
    Typed& typed = fields[ImGui::GetCurrentWindow()->GetID(id.data(), id.data() + id.size())];
    if (typed.iso != iso) typed = {std::string(iso), std::string(iso), {}};
    if (std::exchange(typed.refocus, false)) focus_next(ui);
    const DateEdit edit = date_box(ui, box, id, typed.text, iso,
        {.name = name, .hint = tr(Str::date_hint), .read_only = read_only, .problem = typed.problem});
    if (!typed.problem.empty()) reason_below(ui, box, typed.problem);
    if (edit.changed) typed.problem.clear();
    std::optional<std::string> result = edit.picked;
    if (edit.cancelled) typed = {std::string(iso), std::string(iso), {}};
    if (!result && edit.committed) {
        auto read = parse_typed_date(typed.text, ui.app.today());
        if (read) result = std::move(*read);
        else typed.problem = read.error().message, typed.refocus = edit.submitted;
        ui.want_frames(2);
    }
    if (result) typed = {*result, *result, {}};
    if (result && *result == iso) result.reset();
    return result;
}

} // namespace yinfeng::ui
