#include "ui/undo_list.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/popover.h"
#include "ui/widgets.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr float row_css = 48, width_css = 360, text_css = 40, redo_css = 56;
constexpr std::size_t most_shown = 8; // the others by scrolling

std::string when_and_who(const Ui& ui, const app::App::UndoLine& line) {
    if (line.wall_ms == 0) return {};
    const std::string when = format_full_wall_time(line.wall_ms, ui.app.platform().utc_offset_minutes());
    return line.author.empty() ? when : tr(Str::who_when, {line.author, when});
}

} // namespace

void undo_list_button(Ui& ui, const Rect& box, bool redoes) {
    const std::string_view name = tr(Str::undo_list);
    const Workspace* workspace = ui.app.workspace();
    const bool can_write = workspace && ui.app.can_write(), can_redo = redoes && can_write && workspace->can_redo();
    const bool can = (can_write && workspace->can_undo()) || can_redo;
    if (icon_button(ui, box, icons::chevron_down, name, {.kind = ButtonKind::quiet, .disabled = !can}))
        open_popup(ui, name);
    if (!popup_is_open(ui, name)) return;
    const std::vector<app::App::UndoLine> lines = ui.app.undo_list();
    const float list_css = row_css * static_cast<float>(std::clamp<std::size_t>(lines.size(), 1, most_shown));
    if (!begin_popup(ui, name, box, width_css, 24 + 28 + text_css + list_css + (redoes ? redo_css : 0))) return;
    Rect area = popover_content(ui, 12);
    heading(ui, cut_top(area, ui.px(28)), name, face::section, 3);
    wrapped_text(ui, cut_top(area, ui.px(text_css)), tr(Str::undo_list_text), face::caption, 2);
    const ButtonOptions redo{.icon = icons::redo_2, .disabled = !can_redo};
    const std::string redo_words =
        can_redo ? tr(Str::redo_named, {ui.app.redo_words()}) : std::string(tr(Str::nothing_to_redo));
    const bool redo_wanted =
        redoes && button(ui, centred(cut_top(area, ui.px(redo_css)), ui.control_height()), redo_words, redo);
    const Scroll scroll = begin_scroll(ui, "steps", area);
    const Range range = visible_rows(scroll, ui.px(row_css), static_cast<int>(lines.size()));
    std::uint64_t chosen = 0;
    for (int i = range.first; i < range.last; ++i) {
        const app::App::UndoLine& line = lines[static_cast<std::size_t>(i)];
        const Rect row{
            scroll.origin.x, scroll.origin.y + ui.px(row_css) * static_cast<float>(i), area.width, ui.px(row_css)};
        const IdScope scope(line.step);
        const std::string details = when_and_who(ui, line);
        const Press press = pressable(ui, "step", row, {.role = Role::menuitem, .name = line.words, .value = details});
        if (press.hovered || press.focused) fill(ui, row, color::hover, metric::radius);
        Rect inside = inset(row, ui.px(8), ui.px(4));
        silent_text(ui, cut_top(inside, ui.px(20)), line.words, face::body);
        silent_text(ui, inside, details, face::caption);
        if (press.pressed) chosen = line.step;
    }
    end_scroll(ui, scroll, {area.width, ui.px(row_css) * static_cast<float>(lines.size())});
    if (redo_wanted) {
        ui.app.redo();
        close_popup(ui);
    } else if (chosen != 0) {
        ui.app.undo_to(chosen);
        close_popup(ui);
    }
    end_popup(ui);
}

} // namespace yinfeng::ui
