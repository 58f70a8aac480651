// The views of a page as they stand above the list: their names, the mark of what is tried, and what undoes or keeps it.

#include "app/app.h"
#include "icons_generated.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/records/cell.h"
#include "ui/records/view_set.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {
constexpr ButtonOptions view_button{.icon_after = icons::chevron_down, .kind = ButtonKind::quiet};
constexpr float tab_padding_css = 10, gap_css = 4, least_name_css = 96, menu_css = 32;
constexpr Face mark_face{11, false, color::soon};
} // namespace

bool ViewSet::is_locked(const Ui& ui) const {
    return tab().what == What::shared && view::is_locked(workspace_of(ui), tab().record);
}

std::vector<ViewSet::Tool> ViewSet::tools() const {
    if (tab().what == What::standard) return {Tool::go_back, Tool::save};
    return {Tool::go_back, Tool::update, Tool::save};
}

ViewSet::ToolLook ViewSet::look_of(Tool tool) const {
    switch (tool) {
    case Tool::go_back: return {Str::view_go_back, icons::undo_2};
    case Tool::update:
        if (tab().what == What::shared) return {Str::view_update_shared, icons::users};
        return {Str::view_update_own, icons::check};
    case Tool::save: break;
    }
    return {Str::view_save_as, icons::bookmark};
}

float ViewSet::tabs_width(const Ui& ui) const {
    float width = ui.px(menu_css) + text_width(ui, tr(Str::view_mark), mark_face) + ui.px(6);
    for (const Tab& each : tabs_)
        width += text_width(ui, each.name, face::body) + 2 * ui.px(tab_padding_css) +
                 (each.what == What::shared && is_locked(ui) && &each == &tab() ? ui.px(16) : 0);
    return width;
}

float ViewSet::name_width(const Ui& ui) const {
    ButtonOptions options = view_button;
    if (is_locked(ui)) options.icon = icons::lock;
    return button_width(ui, tr(Str::view_changed, {tab().name}), options);
}

float ViewSet::tools_width(const Ui& ui, bool words) const {
    float width = 0;
    for (const Tool each : tools()) {
        const ToolLook look = look_of(each);
        width +=
            ui.px(gap_css) + (words ? button_width(ui, tr(look.words), {.icon = look.icon, .kind = ButtonKind::quiet})
                                    : ui.control_height());
    }
    return width;
}

float ViewSet::width_of(const Ui& ui, const Fit& fit) const {
    return (fit.tabs ? tabs_width(ui) : name_width(ui)) + (fit.tools ? tools_width(ui, fit.words) : 0);
}

ViewSet::Fit ViewSet::fit_into(const Ui& ui, float room) const {
    constexpr Fit fits[] = {{true, true, true}, {true, true, false}, {false, true, true}, {false, true, false}};
    for (const Fit& fit : fits)
        if ((!fit.tabs || tabs_.size() > 1) && width_of(ui, fit) <= room) return fit;
    return {.tools = false};
}

float ViewSet::width(const Ui& ui, float room) const {
    if (tabs_.empty()) return 0;
    return std::max(std::min(width_of(ui, fit_into(ui, room)), room), ui.px(least_name_css));
}

// What the view contains and leaves out; of the one that is shown, as it is shown.
std::string ViewSet::describe(Ui& ui, std::size_t place) const {
    view::Columns& columns = columns_of(ui);
    const bool is_current = place == current_;
    const std::string sentence = view::sentence_of(columns, is_current ? shown_ : base_of(columns, place));
    const std::string words = tr(Str::view_tip, {tabs_[place].name, sentence});
    return is_current && is_tried() ? tr(Str::view_tip_tried, {words, tr(Str::view_mark_explained)}) : words;
}

void ViewSet::draw_tab(Ui& ui, Rect& rest, std::size_t place) {
    const Tab& each = tabs_[place];
    const bool is_current = place == current_, changed = is_current && is_tried(), locked = is_current && is_locked(ui);
    const float mark = is_current ? text_width(ui, tr(Str::view_mark), mark_face) + ui.px(6) : 0;
    const float lock = locked ? ui.px(16) : 0;
    const Rect box = cut_left(rest, text_width(ui, each.name, face::body) + 2 * ui.px(tab_padding_css) + mark + lock);
    const IdScope scope(each.key);
    const std::string name = changed ? tr(Str::view_changed, {each.name}) : each.name;
    const Press press = pressable(ui, "view", box,
        {.role = Role::tab,
            .name = name,
            .value = locked ? tr(Str::view_locked) : std::string_view(),
            .selected = is_current,
            .radius = metric::radius_small});
    if (press.hovered && !is_current) fill(ui, inset(box, 0, ui.px(2)), color::hover, metric::radius);
    Rect inside = inset(box, ui.px(tab_padding_css), 0);
    if (locked) icon(ui, cut_left(inside, ui.px(14)), icons::lock, 13, color::text_3), cut_left(inside, ui.px(2));
    const float drawn =
        silent_text(ui, inside, each.name, {14, is_current, is_current ? color::accent : color::text_2});
    if (is_current)
        fill(ui, {box.x + ui.px(8), bottom(box) - ui.px(2), box.width - ui.px(16) - mark, ui.px(2)}, color::accent, 1);
    if (changed) { // not as everybody has it
        cut_left(inside, drawn + ui.px(4));
        inside.width = right(box) - inside.x;
        silent_text(ui, inside, tr(Str::view_mark), mark_face);
    }
    if (press.hovered) tooltip(ui, press, describe(ui, place));
    if (press.pressed && !is_current) choose(ui, place);
}

void ViewSet::draw_name(Ui& ui, const Rect& box) {
    const std::string full = is_tried() ? tr(Str::view_changed, {tab().name}) : tab().name;
    const std::string name = tr(Str::view_is, {full});
    const std::string words = box.width < name_width(ui) ? tab().name : full; // there the dot alone is the mark
    ButtonOptions options = view_button;
    if (is_locked(ui)) options.icon = icons::lock;
    options.name = name;
    const std::string tip = describe(ui, current_);
    options.tooltip = tip;
    Rect place = box; // the room of the mark is kept free at its end
    place.width = std::min(place.width, button_width(ui, words, options));
    if (button(ui, place, words + "##view", options)) open_popup(ui, tr(Str::view_menu));
    if (is_tried()) fill(ui, {right(place) - ui.px(7), place.y + ui.px(5), ui.px(6), ui.px(6)}, color::soon, 3);
}

void ViewSet::draw_tools(Ui& ui, Rect rest, bool words) {
    const bool tried = is_tried(), shared = tab().what == What::shared;
    Rect save;
    for (const Tool each : tools()) {
        const ToolLook look = look_of(each);
        const bool closed = each == Tool::update && shared && (is_locked(ui) || !ui.app.can_write());
        const ButtonOptions options{
            .icon = look.icon, .kind = ButtonKind::quiet, .disabled = closed || (each != Tool::save && !tried)};
        cut_left(rest, ui.px(gap_css));
        const Rect box = cut_left(rest, words ? button_width(ui, tr(look.words), options) : ui.control_height());
        if (each == Tool::save) save = box;
        if (!(words ? button(ui, box, tr(look.words), options)
                    : icon_button(ui, box, look.icon, tr(look.words), options)))
            continue;
        switch (each) {
        case Tool::go_back: go_back(); break;
        case Tool::update: update_base(ui); break;
        case Tool::save: open_popup(ui, tr(Str::view_save_as)); break;
        }
        ui.want_frames(2);
    }
    if (!begin_popup(ui, tr(Str::view_save_as), save, 240)) return;
    if (menu_item(ui, tr(Str::view_save_own), icons::user)) name_it(ui, Naming::own);
    if (menu_item(ui, tr(Str::view_save_shared), icons::users, {}, !ui.app.can_write())) name_it(ui, Naming::shared);
    end_popup(ui);
}

void ViewSet::draw(Ui& ui, const Rect& box) {
    if (tabs_.empty()) return;
    const IdScope scope("views");
    const Fit fit = fit_into(ui, box.width + ui.px(1));
    Rect rest = box, anchor = box;
    if (fit.tabs) {
        for (std::size_t i = 0; i < tabs_.size(); ++i) draw_tab(ui, rest, i);
        anchor = cut_left(rest, ui.px(menu_css));
        const std::string_view menu = tr(Str::view_menu);
        if (icon_button(ui, anchor, icons::chevron_down, menu, {.kind = ButtonKind::quiet})) open_popup(ui, menu);
    } else {
        anchor = cut_left(rest, std::min(name_width(ui), rest.width));
        draw_name(ui, anchor);
    }
    if (fit.tools) draw_tools(ui, rest, fit.words);
    draw_menu(ui, anchor, !fit.tabs);
    draw_naming(ui);
}

void ViewSet::draw_menu(Ui& ui, const Rect& anchor, bool with_views) {
    if (!begin_popup(ui, tr(Str::view_menu), anchor, 260)) return;
    if (with_views && tabs_.size() > 1) {
        for (std::size_t i = 0; i < tabs_.size(); ++i) {
            const IdScope scope(tabs_[i].key);
            if (menu_item(ui, tabs_[i].name, nullptr, {}, false, false, i == current_)) choose(ui, i);
        }
        menu_separator(ui);
    }
    const bool tried = is_tried(), can_write = ui.app.can_write();
    const bool is_shared = tab().what == What::shared, is_own = tab().what == What::own;
    const bool is_locked = this->is_locked(ui);
    if (menu_item(ui, tr(Str::view_go_back), icons::undo_2, {}, !tried)) go_back();
    if (is_shared && menu_item(ui, tr(is_locked ? Str::view_update_locked : Str::view_update_shared), icons::users, {},
                         !tried || is_locked || !can_write))
        update_base(ui);
    if (is_own && menu_item(ui, tr(Str::view_update_own), icons::check, {}, !tried)) update_base(ui);
    if (menu_item(ui, tr(Str::view_save_own), icons::user)) name_it(ui, Naming::own);
    if (menu_item(ui, tr(Str::view_save_shared), icons::users, {}, !can_write)) name_it(ui, Naming::shared);
    if (menu_item(ui, tr(Str::copy_view_link), icons::link)) copy_link(ui);
    if (is_shared || is_own) {
        menu_separator(ui);
        if (menu_item(ui, tr(Str::view_rename), icons::pencil, {}, is_locked || (is_shared && !can_write)))
            name_it(ui, Naming::rename);
        if (is_shared && menu_item(ui, tr(is_locked ? Str::view_unlock : Str::view_lock), icons::lock, {}, !can_write))
            write_field(ui, tab().record, field::view::locked_, is_locked ? Value() : Value::of(true));
        if (menu_item(ui, tr(is_shared ? Str::move_to_trash : Str::view_remove_own), icons::trash_2, {},
                is_locked || (is_shared && !can_write), true))
            remove(ui);
    }
    end_popup(ui);
}

} // namespace yinfeng::ui
