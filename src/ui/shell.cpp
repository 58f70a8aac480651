#include "ui/shell.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/duplicates.h"
#include "ui/export_dialog.h"
#include "ui/field_editors.h"
#include "ui/identity_dialog.h"
#include "ui/imgui_access.h"
#include "ui/long_text.h"
#include "ui/messages.h"
#include "ui/print_dialog.h"
#include "ui/records/arrangement_dialog.h"
#include "ui/refused_list.h"
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
    {Screen::today, icons::home, Str::rail_today},
    {Screen::projects, icons::folder_kanban, Str::rail_projects},
    {Screen::chains, icons::network, Str::rail_chains},
    {Screen::services, icons::headset, Str::rail_services},
    {Screen::directory, icons::building_2, Str::rail_directory},
    {Screen::data, icons::database, Str::rail_data},
    {Screen::settings, icons::settings, Str::rail_settings},
};

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

// What is overdue in the colour of that, what waits for a decision in its own.
void rail_badge(Ui& ui, Vec centre, std::size_t count, Color ground) {
    const std::string words = count > 99 ? "99+" : digits(count);
    const float width = std::max(ui.px(16), text_width(ui, words, {11}) + ui.px(8));
    const Rect box{std::round(centre.x - width / 2), std::round(centre.y - ui.px(8)), width, ui.px(16)};
    fill(ui, box, ground, 8);
    silent_text(ui, box, words, {11, true, ink_on(ground)}, Align::centre);
}

bool rail_button(Ui& ui, const Rect& box, const RailItem& item, std::size_t badge, bool current, bool horizontal) {
    std::string name(tr(item.label));
    if (badge > 0) name.append(" ").append(digits(badge));
    const Press press =
        pressable(ui, tr(item.label), box, {.role = Role::link, .name = name, .selected = current, .radius = 8});
    if (current) fill(ui, box, color::accent_tint, 8);
    else if (press.hovered) fill(ui, box, color::hover, 8);
    const Color tint = current ? color::accent : color::text_2;
    Rect inside = inset(box, 0, ui.px(horizontal ? 8 : 7));
    icon(ui, cut_top(inside, ui.px(22)), item.icon, 20, tint);
    silent_text(ui, inside, tr(item.label), {12, false, tint}, Align::centre);
    if (badge > 0)
        rail_badge(ui, {box.x + box.width / 2 + ui.px(12), box.y + ui.px(10)}, badge,
            item.screen == Screen::data ? color::soon : color::late);
    return press.pressed;
}

} // namespace

Shell::Shell() {
    pages_[static_cast<std::size_t>(Screen::today)] = make_today_page(desk_, [this](Ui& ui) {
        ui.app.go(Screen::projects);
        creates_project_ = true; // once its page is there
        ui.want_frames(3);
    });
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
    desk_.reset();
    creates_project_ = false;
    query_.clear();
    everywhere_.reset();
    search_open_ = is_search_used_ = false;
    shown_.reset();
}

Page& Shell::page(Ui& ui) { return *pages_[static_cast<std::size_t>(ui.app.screen())]; }

void Shell::draw(Ui& ui) {
    Rect area = ui.screen;
    desk_.update(ui);
    handle_keys(ui);
    if (ui.touch && ui.keyboard_up) {
        // the room belongs to what is typed
    } else if (ui.has_bottom_bar()) {
        draw_bottom_bar(ui, cut_bottom(area, ui.px(metric::bottom_bar)));
    } else {
        draw_rail(ui, cut_left(area, ui.px(metric::rail)));
    }
    const Rect top = cut_top(area, ui.px(metric::top_bar));
    draw_top_bar(ui, top);
    // 工作台 says it among the other matters.
    const bool is_said = ui.app.screen() == Screen::today;
    if (const std::optional<int> days = is_said ? std::nullopt : ui.app.days_without_export())
        draw_reminder(ui, cut_top(area, ui.px(ui.touch ? 56 : 44)), *days);
    hint_.cut_room(ui, area);
    {
        // Whatever had the keyboard is gone with the page before.
        if (shown_ != ui.app.screen()) {
            if (shown_) ui.semantics.announce(std::string(title_of_page(ui)));
            shown_ = ui.app.screen();
            ui.keyboard.forget();
            arriving_ = true;
            ui.want_frames(3);
        }
        // A dialog that is open keeps it until it is closed.
        const bool taken = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
        IdScope scope("page");
        if (arriving_ && !taken) focus_first(ui);
        if (!page(ui).keeps_message_strip()) cut_message_strip(ui, area);
        page(ui).draw(ui, area);
        if (creates_project_ && *shown_ == Screen::projects) {
            creates_project_ = false;
            page(ui).create(ui);
        }
        // A page of which nothing can be pressed yet is looked at again when it is drawn again, not in every frame.
        const bool was_arriving = arriving_;
        if (!taken) arriving_ = end_focus_first();
        if (was_arriving && !arriving_) ui.want_frames(2);
    }
    hint_.draw(ui);
    if (search_open_) draw_search_results(ui, top);
    draw_short_form(ui);
    draw_long_text(ui);
    draw_shortcuts(ui);
    draw_identity_dialog(ui);
    draw_export_dialog(ui);
    draw_print_dialog(ui);
    draw_arrangement_dialog(ui);
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
        if (rail_button(ui, box, item, desk_.badge(item.screen), current, false)) ui.app.go(item.screen);
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
        if (rail_button(ui, inset(cut_left(rest, width), ui.px(4)), item, desk_.badge(item.screen),
                rail_screen(ui) == item.screen, true))
            ui.app.go(item.screen);
    if (ui.semantics.wanted()) ui.semantics.pop_parent();
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
        {"Alt 1 … 7", Str::shortcut_rail},
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
    // Beside one another where they have no room below one another; a meaning that is too long for its line goes on in the next.
    constexpr float keys_css = 190, column_css = 500, gap_css = 24, row_css = 32, around_css = 56 + 64 + 2 * 16;
    std::size_t columns = 1;
    float column = 0, keys = 0;
    const auto height_of = [&](Str meaning) {
        return std::max(ui.px(row_css), wrapped_height(ui, column - keys, tr(meaning), face::body) + ui.px(8));
    };
    const auto width_css = [&] { return column_css * static_cast<float>(columns); };
    const auto per_column = [&] { return (std::size(lines) + columns - 1) / columns; };
    const auto tallest = [&] {
        const float gaps = ui.px(gap_css) * static_cast<float>(columns - 1);
        column = (dialog_room(ui, width_css()) - gaps) / static_cast<float>(columns);
        keys = std::min(ui.px(keys_css), column * 0.45f);
        float most = 0, height = 0;
        for (std::size_t i = 0; i < std::size(lines); ++i) {
            if (i % per_column() == 0) height = 0;
            most = std::max(most, height += height_of(lines[i].meaning));
        }
        return most;
    };
    float height = tallest();
    if (height > ui.screen.height - ui.px(around_css) && ui.css(ui.screen.width) >= 2 * column_css)
        columns = 2, height = tallest();
    Dialog dialog = begin_dialog(ui, "shortcuts", tr(Str::shortcuts_title), width_css(), ui.css(height));
    if (!dialog.open) return;
    Rect rest = dialog.content;
    for (std::size_t i = 0; i < std::size(lines); ++i) {
        if (i == per_column()) rest = {rest.x + column + ui.px(gap_css), dialog.content.y, rest.width, height};
        Rect row = cut_top(rest, height_of(lines[i].meaning));
        row.width = column;
        text(ui, cut_left(row, keys), lines[i].keys, {13, true, color::text_2});
        const float words = wrapped_height(ui, row.width, tr(lines[i].meaning), face::body);
        wrapped_text(ui, centred(row, words), tr(lines[i].meaning), face::body);
    }
    end_notice_dialog(ui);
}

} // namespace yinfeng::ui
