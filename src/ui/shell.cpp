#include "ui/shell.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/duplicates.h"
#include "ui/export_dialog.h"
#include "ui/field_editors.h"
#include "ui/identity_dialog.h"
#include "ui/imgui_access.h"
#include "ui/messages.h"
#include "ui/print_dialog.h"
#include "ui/refused_list.h"
#include "ui/screens/services_badge.h"
#include "ui/short_form.h"
#include "ui/trash.h"
#include "ui/undo_list.h"
#include "ui/unlock_dialog.h"

#include <charconv>

namespace yinfeng::ui {

using app::Screen;
using app::Str;
using app::tr;

namespace {

struct RailItem {
    Screen screen;
    const char* icon;
    Str label;
};
constexpr RailItem rail_items[] = {
    {Screen::projects, icons::folder_kanban, Str::rail_projects},
    {Screen::chains, icons::network, Str::rail_chains},
    {Screen::services, icons::headset, Str::rail_services},
    {Screen::directory, icons::building_2, Str::rail_directory},
    {Screen::data, icons::database, Str::rail_data},
    {Screen::settings, icons::settings, Str::rail_settings},
};

int badge_of(Ui& ui, Screen screen) { return screen == Screen::services ? overdue_services(ui.app) : 0; }

// What the rail marks as current.
Screen rail_screen(const Ui& ui) {
    const Screen screen = ui.app.screen() == Screen::trash        ? trash_origin()
                          : ui.app.screen() == Screen::duplicates ? duplicates_origin()
                                                                  : ui.app.screen();
    return screen > Screen::settings ? Screen::data : screen;
}

std::string_view title_of_page(const Ui& ui) {
    for (const RailItem& item : rail_items)
        if (item.screen == rail_screen(ui)) return tr(item.label);
    return {};
}

std::string digits(std::uint64_t value) {
    char buffer[24];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

// The last character tells 服务专员甲 from 服务专员乙.
std::string_view last_character(std::string_view name) {
    std::size_t begin = name.size();
    while (begin > 0 && (static_cast<unsigned char>(name[--begin]) & 0xC0) == 0x80) {}
    return name.substr(begin);
}

void rail_badge(Ui& ui, Vec centre, int count) {
    const std::string words = count > 99 ? "99+" : digits(static_cast<std::uint64_t>(count));
    const float width = std::max(ui.px(16), text_width(ui, words, {11}) + ui.px(8));
    const Rect box{std::round(centre.x - width / 2), std::round(centre.y - ui.px(8)), width, ui.px(16)};
    fill(ui, box, color::late, 8);
    silent_text(ui, box, words, {11, true, color::on_accent}, Align::centre);
}

bool rail_button(Ui& ui, const Rect& box, const RailItem& item, bool current, bool horizontal) {
    const int badge = badge_of(ui, item.screen);
    std::string name(tr(item.label));
    if (badge > 0) name.append(" ").append(digits(static_cast<std::uint64_t>(badge)));
    const Press press =
        pressable(ui, tr(item.label), box, {.role = Role::link, .name = name, .selected = current, .radius = 8});
    if (current) fill(ui, box, color::accent_tint, 8);
    else if (press.hovered) fill(ui, box, color::hover, 8);
    const Color tint = current ? color::accent : color::text_2;
    Rect inside = inset(box, 0, ui.px(horizontal ? 8 : 7));
    icon(ui, cut_top(inside, ui.px(22)), item.icon, 20, tint);
    silent_text(ui, inside, tr(item.label), {12, false, tint}, Align::centre);
    if (badge > 0) rail_badge(ui, {box.x + box.width / 2 + ui.px(12), box.y + ui.px(10)}, badge);
    return press.pressed;
}

} // namespace

Shell::Shell() {
    pages_[static_cast<std::size_t>(Screen::projects)] = make_projects_page();
    pages_[static_cast<std::size_t>(Screen::chains)] = make_chains_page();
    pages_[static_cast<std::size_t>(Screen::services)] = make_services_page();
    pages_[static_cast<std::size_t>(Screen::directory)] = make_directory_page();
    pages_[static_cast<std::size_t>(Screen::data)] = make_data_page();
    pages_[static_cast<std::size_t>(Screen::settings)] = make_settings_page();
    pages_[static_cast<std::size_t>(Screen::conflicts)] = make_conflicts_page();
    pages_[static_cast<std::size_t>(Screen::compare)] = make_compare_page();
    pages_[static_cast<std::size_t>(Screen::trash)] = make_trash_page();
    pages_[static_cast<std::size_t>(Screen::duplicates)] = make_duplicates_page();
}

void Shell::reset() {
    for (const std::unique_ptr<Page>& page : pages_)
        if (page) page->reset();
    query_.clear();
    everywhere_.reset();
    search_open_ = false;
    shown_.reset();
}

Page& Shell::page(Ui& ui) { return *pages_[static_cast<std::size_t>(ui.app.screen())]; }

void Shell::draw(Ui& ui) {
    Rect area = ui.screen;
    handle_keys(ui);
    if (ui.touch && ui.keyboard_up) {
        // the room belongs to what is typed
    } else if (ui.touch) {
        draw_bottom_bar(ui, cut_bottom(area, ui.px(metric::bottom_bar)));
    } else {
        draw_rail(ui, cut_left(area, ui.px(metric::rail)));
    }
    const Rect top = cut_top(area, ui.px(metric::top_bar));
    draw_top_bar(ui, top);
    if (const std::optional<int> days = ui.app.days_without_export())
        draw_reminder(ui, cut_top(area, ui.px(ui.touch ? 56 : 44)), *days);
    {
        // Whatever had the keyboard is gone with the page before.
        if (shown_ != ui.app.screen()) {
            if (shown_) ui.semantics.announce(std::string(title_of_page(ui)));
            shown_ = ui.app.screen();
            ui.keyboard.forget();
            arriving_ = true;
        }
        // A dialog that is open keeps it until it is closed.
        const bool taken = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
        IdScope scope("page");
        if (arriving_ && !taken) focus_first(ui);
        if (!page(ui).keeps_message_strip()) cut_message_strip(ui, area);
        page(ui).draw(ui, area);
        if (!taken) arriving_ = end_focus_first();
    }
    if (search_open_) draw_search_results(ui, top);
    draw_short_form(ui);
    draw_shortcuts(ui);
    draw_identity_dialog(ui);
    draw_export_dialog(ui);
    draw_print_dialog(ui);
    draw_merge_dialog(ui);
    draw_unlock_dialog(ui);
    commit_stray_edits(ui);
}

void Shell::going_away(Ui& ui) { commit_open_edits(ui); }

std::string Shell::document(Ui& ui) {
    const auto job = page(ui).print_job(ui);
    return job ? document_of(ui, *job) : std::string();
}

void Shell::print(Ui& ui) {
    commit_open_edits(ui);
    if (auto job = page(ui).print_job(ui)) open_print_dialog(ui, *std::move(job));
    else ui.app.say(std::string(tr(Str::print_nothing)));
}

std::unique_ptr<WorkspaceView> make_shell() { return std::make_unique<Shell>(); }

void Shell::draw_rail(Ui& ui, const Rect& area) {
    fill(ui, area, color::subtle);
    vertical_line(ui, right(area) - ui.px(1), area.y, bottom(area), color::line);
    if (ui.semantics.wanted())
        ui.semantics.push_parent(
            ui.semantics.add({.role = Role::navigation, .rect = area, .name = std::string(tr(Str::rail_name))}));
    Rect rest = area;
    logo(ui, centred(cut_top(rest, ui.px(metric::top_bar)), ui.px(32), ui.px(32)));
    cut_top(rest, ui.px(4));
    for (const RailItem& item : rail_items) {
        const bool last = item.screen == Screen::settings;
        const Rect slot = last ? cut_bottom(rest, ui.px(60)) : cut_top(rest, ui.px(56));
        const Rect box = centred(slot, ui.px(64), ui.px(54));
        const bool current = rail_screen(ui) == item.screen;
        if (rail_button(ui, box, item, current, false)) ui.app.go(item.screen);
        if (current) fill(ui, {area.x, box.y, ui.px(3), box.height}, color::accent);
    }
    if (ui.semantics.wanted()) ui.semantics.pop_parent();
}

void Shell::draw_bottom_bar(Ui& ui, const Rect& area) {
    fill(ui, area, color::surface);
    horizontal_line(ui, area.x, right(area), area.y, color::line);
    if (ui.semantics.wanted())
        ui.semantics.push_parent(
            ui.semantics.add({.role = Role::navigation, .rect = area, .name = std::string(tr(Str::rail_name))}));
    const float width = area.width / static_cast<float>(std::size(rail_items));
    Rect rest = area;
    for (const RailItem& item : rail_items)
        if (rail_button(ui, inset(cut_left(rest, width), ui.px(4)), item, rail_screen(ui) == item.screen, true))
            ui.app.go(item.screen);
    if (ui.semantics.wanted()) ui.semantics.pop_parent();
}

void Shell::draw_top_bar(Ui& ui, Rect area) {
    fill(ui, area, color::surface);
    horizontal_line(ui, area.x, right(area), bottom(area) - ui.px(1), color::line);
    const bool narrow = ui.css(area.width) < 1000;
    const float search_width = ui.px(ui.css(area.width) >= 1300 ? 440 : narrow ? 220 : 320);
    Rect search_box = centred(area, search_width, ui.reach(34));

    // Placed from both ends, drawn in reading order: that is the order of the Tab key and of screen readers.
    area = inset(area, ui.px(metric::page_padding), 0);
    Rect rest = area;
    const float side = ui.px(ui.touch ? 44 : 32);
    const Rect avatar = cut_right(rest, side);
    cut_right(rest, ui.px(narrow ? 8 : 12));
    const Rect state_box = cut_right(rest, ui.px(narrow ? 120 : 230));
    cut_right(rest, ui.px(12));
    const Rect list_box = centred(cut_right(rest, ui.px(ui.touch ? 44 : 20)), side);
    const Rect redo_box = centred(cut_right(rest, side + ui.px(2)), side);
    const Rect undo_box = centred(cut_right(rest, side + ui.px(2)), side);
    const Workspace* workspace = ui.app.workspace();
    const bool conflicts = workspace && workspace->conflict_count() > 0;
    const Rect conflicts_box = conflicts ? centred(cut_right(rest, ui.px(52)), side) : Rect{};
    const float refused = refused_pill_width(ui);
    const Rect refused_box = refused > 0 ? centred(cut_right(rest, refused), side) : Rect{};
    cut_right(rest, refused > 0 ? ui.px(8) : 0);
    search_box.x = std::min(search_box.x, right(rest) - search_box.width - ui.px(12));

    const float switcher = std::min(ui.px(240), search_box.x - area.x - ui.px(12));
    draw_workspace_switcher(ui, {area.x, area.y, switcher, area.height});
    draw_search(ui, search_box);
    if (refused > 0) refused_pill(ui, refused_box);
    if (conflicts) draw_open_conflicts(ui, conflicts_box, *workspace);
    draw_undo(ui, undo_box, redo_box);
    undo_list_button(ui, list_box);
    draw_save_state(ui, state_box);
    draw_avatar(ui, avatar);
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
    const bool redo = icon_button(ui, redo_box, icons::redo_2, tr(Str::redo),
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

// Nobody has exported for a week. It can be put off, and says so only where there is something to lose.
void Shell::draw_reminder(Ui& ui, Rect area, int days) {
    fill(ui, area, color::soon_tint);
    horizontal_line(ui, area.x, right(area), bottom(area) - ui.px(1), color::soon_line);
    area = inset(area, ui.px(metric::page_padding), 0);
    const Rect later = centred(
        cut_right(area, button_width(ui, tr(Str::remind_later), {.kind = ButtonKind::quiet})), ui.control_height());
    if (button(ui, later, tr(Str::remind_later), {.kind = ButtonKind::quiet})) ui.app.put_off_export();
    cut_right(area, ui.px(8));
    const ButtonOptions options{.icon = icons::download};
    if (button(ui, centred(cut_right(area, button_width(ui, tr(Str::export_backup), options)), ui.control_height()),
            tr(Str::export_backup), options))
        ui.app.export_snapshot();
    cut_right(area, ui.px(12));
    icon(ui, cut_left(area, ui.px(20)), icons::triangle_alert, 16, color::soon);
    cut_left(area, ui.px(8));
    const std::string words = tr(Str::remind_export, {digits(static_cast<std::uint64_t>(days))});
    ui.semantics.standing(words);
    text(ui, area, words, tinted(face::body, color::soon));
}

// How many fields wait for a decision; leads to them.
void Shell::draw_open_conflicts(Ui& ui, const Rect& box, const Workspace& workspace) {
    const std::string words = workspace.conflict_count() > 99 ? "99+" : digits(workspace.conflict_count());
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
        workspace ? tr(Str::workspace_facts, {office, digits(workspace->live(Kind::project).size())}) : office;
    const float words = std::max(text_width(ui, current->name, face::section), text_width(ui, facts, face::caption));
    const Rect hit = centred({box.x - ui.px(6), box.y, std::min(box.width, words + ui.px(36)), box.height}, ui.px(44));
    std::string value = current->name;
    value.append(" ").append(facts);
    const Press press = pressable(ui, tr(Str::switch_workspace), hit, {.value = value});
    if (press.hovered) fill(ui, hit, color::hover, metric::radius);
    Rect inside = inset(hit, ui.px(6), ui.px(3));
    icon(ui, cut_right(inside, ui.px(16)), icons::chevrons_up_down, 14, color::text_3);
    text(ui, cut_top(inside, ui.px(20)), current->name, face::section);
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
        if (!current->sample && menu_item(ui, tr(Str::open_sample_workspace), icons::book_open)) ui.app.open_sample();
        if (menu_item(ui, tr(Str::start_page), icons::folder_plus)) ui.app.close_workspace();
        if (!chosen.empty() && chosen != current_key) ui.app.open_workspace(chosen);
        end_popup(ui);
    }
}

void Shell::handle_keys(Ui& ui) {
    const bool popup_open = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
    // The page keeps the browser from printing the canvas, so that it is answered wherever it is pressed.
    if (ImGui::GetIO().KeyCtrl && ImGui::IsKeyPressed(ImGuiKey_P, false)) {
        if (popup_open) ui.app.say(std::string(tr(Str::print_close_first)));
        else print(ui);
    }
    if (popup_open) return;
    if (shortcut(ui, ImGuiMod_Ctrl | ImGuiKey_K) || shortcut(ui, ImGuiKey_Slash))
        search_wanted_ = search_open_ = true, query_.clear(), ui.want_frames(2);
    if (shortcut(ui, ImGuiMod_Ctrl | ImGuiKey_Z)) ui.app.undo();
    if (shortcut(ui, ImGuiMod_Ctrl | ImGuiKey_Y) || shortcut(ui, ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z))
        ui.app.redo();
    for (int i = 0; i < static_cast<int>(std::size(rail_items)); ++i)
        if (shortcut(ui, ImGuiMod_Alt | (ImGuiKey_1 + i))) {
            ui.app.go(rail_items[i].screen);
            ui.keyboard.show_ring();
        }
    if (shortcut(ui, ImGuiKey_N) && ui.app.can_write()) page(ui).create(ui);
    if (shortcut(ui, ImGuiMod_Shift | ImGuiKey_Slash)) open_dialog(ui, "shortcuts");
}

void Shell::draw_shortcuts(Ui& ui) {
    static constexpr struct {
        std::string_view keys;
        Str meaning;
    } lines[] = {
        {"Ctrl K  /", Str::shortcut_search},
        {"N", Str::shortcut_new},
        {"Ctrl Z  Ctrl Y", Str::shortcut_undo},
        {"Alt 1 … 6", Str::shortcut_rail},
        {"↑ ↓ ← →  Enter  Space", Str::shortcut_move},
        {"Ctrl ← →", Str::shortcut_stage},
        {"T  PgUp  PgDn", Str::shortcut_calendar},
        {"[  ]", Str::shortcut_neighbour},
        {"F2  Esc", Str::shortcut_edit},
        {"Shift ↑ ↓ ← →  Ctrl A", Str::shortcut_extend},
        {"Ctrl C  V  D  Delete", Str::shortcut_cells},
        {"Ctrl P", Str::shortcut_print},
        {"?", Str::shortcut_help},
    };
    Dialog dialog = begin_dialog(ui, "shortcuts", tr(Str::shortcuts_title), 480, 32.0f * std::size(lines) + 8);
    if (!dialog.open) return;
    for (const auto& line : lines) {
        Rect row = cut_top(dialog.content, ui.px(32));
        text(ui, cut_left(row, ui.px(200)), line.keys, {13, true, color::text_2});
        text(ui, row, tr(line.meaning), face::body);
    }
    end_notice_dialog(ui);
}

} // namespace yinfeng::ui
