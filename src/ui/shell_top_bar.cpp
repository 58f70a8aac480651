// The top bar: which workspace this is, search, undo, how things stand, who works here. See shell.h.

#include "app/app.h"
#include "app/sample_words.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/identity_dialog.h"
#include "ui/imgui_access.h"
#include "ui/refused_list.h"
#include "ui/shell.h"
#include "ui/undo_list.h"

#include <algorithm>
#include <string>

namespace yinfeng::ui {

using app::Screen;
using app::Str;
using app::tr;

namespace {

// Below the first the search is an icon until somebody searches and the state is one without words; below the second redoing stands
// in the list of steps.
constexpr float brief_css = 800, briefest_css = 480, widest_switcher_css = 240;

// The last character tells 服务专员甲 from 服务专员乙.
std::string_view last_character(std::string_view name) {
    std::size_t begin = name.size();
    while (begin > 0 && (static_cast<unsigned char>(name[--begin]) & 0xC0) == 0x80) {}
    return name.substr(begin);
}

} // namespace

void Shell::draw_top_bar(Ui& ui, Rect area) {
    fill(ui, area, color::surface);
    horizontal_line(ui, area.x, right(area), bottom(area) - ui.px(1), color::line);
    const float width_css = ui.css(area.width);
    const bool narrow = width_css < 1000, brief = width_css < brief_css, briefest = width_css < briefest_css;
    const float side = ui.px(ui.touch ? metric::fingertip : 32);
    area = inset(area, ui.px(briefest ? 8 : metric::page_padding), 0);
    const bool seeks = search_wanted_ || search_open_ || is_search_used_;
    if (brief && seeks) return draw_search_alone(ui, area, side);

    // Placed from both ends, drawn in reading order: that is the order of the Tab key and of screen readers.
    Rect rest = area;
    const Rect avatar = cut_right(rest, side);
    cut_right(rest, ui.px(briefest ? 0 : narrow ? 8 : 12));
    const Rect state_box = cut_right(rest, brief ? side : ui.px(narrow ? 120 : 230));
    cut_right(rest, ui.px(briefest ? 0 : brief ? 4 : 12));
    const Rect list_box = centred(cut_right(rest, ui.px(ui.touch ? metric::fingertip : 20)), side);
    const Rect redo_box = briefest ? Rect{} : centred(cut_right(rest, side + ui.px(2)), side);
    const Rect undo_box = centred(cut_right(rest, side + ui.px(2)), side);
    const Workspace* workspace = ui.app.workspace();
    const bool conflicts = workspace && workspace->conflict_count() > 0;
    const Rect conflicts_box = conflicts ? centred(cut_right(rest, ui.px(52)), side) : Rect{};
    const float refused = refused_pill_width(ui);
    const Rect refused_box = refused > 0 ? centred(cut_right(rest, refused), side) : Rect{};
    cut_right(rest, refused > 0 ? ui.px(8) : 0);
    Rect search_box;
    if (brief) {
        search_box = centred(cut_right(rest, side), side);
        cut_right(rest, ui.px(4));
    } else {
        search_box = centred(area, ui.px(width_css >= 1300 ? 440 : narrow ? 220 : 320), ui.reach(34));
        search_box.x = std::min(search_box.x, right(rest) - search_box.width - ui.px(12));
        rest.width = search_box.x - ui.px(12) - rest.x;
    }

    draw_workspace_switcher(ui, {area.x, area.y, std::min(ui.px(widest_switcher_css), rest.width), area.height});
    if (!brief) {
        draw_search(ui, search_box);
    } else if (icon_button(ui, search_box, icons::search, tr(Str::search_short), {.kind = ButtonKind::quiet})) {
        search_wanted_ = is_search_used_ = true;
        ui.want_frames(3);
    }
    if (refused > 0) refused_pill(ui, refused_box);
    if (conflicts) draw_open_conflicts(ui, conflicts_box, *workspace);
    draw_undo(ui, undo_box, redo_box);
    undo_list_button(ui, list_box, briefest);
    draw_save_state(ui, state_box);
    draw_avatar(ui, avatar);
}

// Where there is no room beside it, the box takes the whole bar for as long as somebody searches.
void Shell::draw_search_alone(Ui& ui, Rect area, float side) {
    const Rect back = centred(cut_right(area, side), side);
    cut_right(area, ui.px(8));
    const bool begins = search_wanted_;
    draw_search(ui, centred(area, ui.reach(34)));
    const bool is_active = ImGui::GetActiveID() == ImGui::GetCurrentWindow()->GetID("##search");
    is_search_used_ = is_search_used_ && (begins || is_active || ImGui::GetIO().WantTextInput || !query_.empty());
    if (icon_button(ui, back, icons::x, tr(Str::close), {.kind = ButtonKind::quiet})) {
        query_.clear();
        search_open_ = is_search_used_ = false;
        ui.want_frames(3);
    }
}

void Shell::draw_undo(Ui& ui, const Rect& undo_box, const Rect& redo_box) {
    const Workspace* workspace = ui.app.workspace();
    const bool writable = workspace && ui.app.can_write();
    const bool can_redo = writable && workspace->can_redo(), can_undo = writable && workspace->can_undo();
    const std::string undo_words =
        can_undo ? tr(Str::undo_named, {ui.app.undo_words()}) + "  Ctrl Z" : std::string(tr(Str::nothing_to_undo));
    const std::string redo_words =
        can_redo ? tr(Str::redo_named, {ui.app.redo_words()}) + "  Ctrl Y" : std::string(tr(Str::nothing_to_redo));
    const bool undo = icon_button(ui, undo_box, icons::undo_2, tr(Str::undo),
        {.kind = ButtonKind::quiet, .tooltip = undo_words, .disabled = !can_undo});
    const bool redo =
        redo_box.width > 0 && icon_button(ui, redo_box, icons::redo_2, tr(Str::redo),
                                  {.kind = ButtonKind::quiet, .tooltip = redo_words, .disabled = !can_redo});
    if (undo) ui.app.undo();
    else if (redo) ui.app.redo();
}

void Shell::draw_avatar(Ui& ui, const Rect& box) {
    const app::Identity& who = ui.app.identity();
    const Press press = pressable(ui, tr(Str::who_works_here), centred(box, box.width),
        {.value = who.is_set() ? who.name : tr(Str::who_unset), .radius = 16});
    const Rect circle = centred(box, ui.px(28), ui.px(28));
    fill(ui, circle, press.hovered ? color::accent_tint_2 : color::accent_tint, 14);
    if (who.is_set()) silent_text(ui, circle, last_character(who.name), {13, true, color::accent}, Align::centre);
    else icon(ui, circle, icons::user, 16, color::accent);
    tooltip(ui, press, who.is_set() ? std::string_view(who.name) : tr(Str::who_unset));
    if (press.pressed) open_identity_dialog(ui);
}

// How many fields wait for a decision; leads to them.
void Shell::draw_open_conflicts(Ui& ui, const Rect& box, const Workspace& workspace) {
    const std::string words = workspace.conflict_count() > 99 ? "99+" : std::to_string(workspace.conflict_count());
    const Press press = pressable(
        ui, tr(Str::data_conflicts), box, {.role = Role::link, .name = tr(Str::data_conflicts), .value = words});
    fill(ui, box, press.hovered ? color::soon_tint_2 : color::soon_tint, metric::radius);
    Rect inside = inset(box, ui.px(7), 0);
    icon(ui, cut_left(inside, ui.px(16)), icons::git_branch, 16, color::soon);
    silent_text(ui, inside, words, {13, true, color::soon}, Align::centre);
    tooltip(ui, press, tr(Str::data_conflicts));
    if (press.pressed) ui.app.go(Screen::conflicts);
}

void Shell::draw_workspace_switcher(Ui& ui, const Rect& box) {
    const app::WorkspaceEntry* current = ui.app.current();
    if (!current) return;
    const Workspace* workspace = ui.app.workspace();
    const std::string office(
        current->office.empty() ? tr(Str::workspace_no_office) : std::string_view(current->office));
    const std::string facts =
        workspace ? tr(Str::workspace_facts, {office, std::to_string(workspace->live(Kind::project).size())}) : office;
    const std::string_view mark = app::sample_words(*current);
    const float marked = mark.empty() ? 0 : text_width(ui, mark, face::caption) + ui.px(20);
    const float words =
        std::max(text_width(ui, current->name, face::section) + marked, text_width(ui, facts, face::caption));
    const Rect hit = centred({box.x - ui.px(6), box.y, std::min(box.width, words + ui.px(36)), box.height}, ui.px(44));
    std::string value = current->name;
    if (!mark.empty()) value.append(" ").append(mark);
    value.append(" ").append(facts);
    const Press press = pressable(ui, tr(Str::switch_workspace), hit, {.value = value});
    if (press.hovered) fill(ui, hit, color::hover, metric::radius);
    Rect inside = inset(hit, ui.px(6), ui.px(3));
    icon(ui, cut_right(inside, ui.px(16)), icons::chevrons_up_down, 14, color::text_3);
    Rect line = cut_top(inside, ui.px(20));
    const float name_width = text_width(ui, current->name, face::section), room = marked - ui.px(8);
    const bool is_beside = line.width - marked >= std::min(name_width, ui.px(64)); // else below the name
    if (!mark.empty() && is_beside) {
        const Rect place{
            line.x + std::min(name_width + ui.px(8), line.width - room), line.y + ui.px(1), room, ui.px(18)};
        fill(ui, place, color::soon_tint, metric::radius);
        silent_text(ui, place, mark, tinted(face::caption, color::soon), Align::centre);
        line.width = place.x - line.x - ui.px(4);
    }
    text(ui, line, current->name, face::section);
    if (!mark.empty() && !is_beside)
        cut_left(inside, silent_text(ui, inside, mark, tinted(face::caption, color::soon)) + ui.px(4));
    text(ui, inside, facts, face::caption);
    tooltip(ui, press, tr(Str::switch_workspace));
    if (press.pressed) open_popup(ui, "workspaces");
    if (begin_popup(ui, "workspaces", hit, 320)) {
        menu_title(ui, tr(Str::workspaces_title));
        const std::string current_key = current->key;
        std::string chosen;
        for (const app::WorkspaceEntry& entry : ui.app.workspaces()) {
            IdScope scope(entry.key);
            if (menu_item(ui, entry.name, nullptr, entry.office, false, false, entry.key == current_key))
                chosen = entry.key;
        }
        menu_separator(ui);
        const std::string_view is_of = app::sample_words(*current);
        if (is_of != tr(Str::settings_demonstration) &&
            menu_item(ui, tr(Str::open_demonstration_workspace), icons::map_pin))
            ui.app.open_demonstration();
        if (is_of != tr(Str::settings_sample) && menu_item(ui, tr(Str::open_sample_workspace), icons::book_open))
            ui.app.open_sample();
        if (menu_item(ui, tr(Str::start_page), icons::folder_plus)) ui.app.close_workspace();
        if (!chosen.empty() && chosen != current_key) ui.app.open_workspace(chosen);
        end_popup(ui);
    }
}

} // namespace yinfeng::ui
