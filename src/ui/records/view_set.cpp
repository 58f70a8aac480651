#include "ui/records/view_set.h"

#include "app/app.h"
#include "icons_generated.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/record_form.h"
#include "ui/records/cell.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr std::size_t most_own = 50;

// One line each in what is kept: "@now KEY", "@own KEY" and "@tried KEY" begin what the parts below them are of.
constexpr std::string_view now_line = "@now", own_line = "@own", tried_line = "@tried";

view::Overlay without_name(view::Overlay parts) {
    std::erase_if(parts, [](const view::ViewPart& part) { return part.key == "name"; });
    return parts;
}

} // namespace

void ViewSet::reset() {
    is_read_ = false;
    seen_revision_ = 0;
    tabs_.clear();
    own_.clear();
    tried_.clear();
    current_ = 0;
    wanted_.clear();
    stored_.clear();
}

// --- kept in this browser ----------------------------------------------------------------------------------

std::string ViewSet::to_text() const {
    std::string text;
    if (current_ != 0) text.append(now_line).append(" ").append(tab().key).append("\n");
    for (const Own& own : own_)
        text.append(own_line).append(" ").append(own.key).append("\n").append(view::to_text(own.parts));
    for (const auto& [key, overlay] : tried_)
        if (!overlay.empty())
            text.append(tried_line).append(" ").append(key).append("\n").append(view::to_text(overlay));
    return text;
}

void ViewSet::read(std::string_view text) {
    view::Overlay* into = nullptr;
    for (view::ViewPart& part : view::parse_parts(text)) {
        if (part.key == now_line) wanted_ = part.text;
        else if (part.key == own_line && own_.size() < most_own) into = &own_.emplace_back(Own{part.text, {}}).parts;
        else if (part.key == tried_line) into = &tried_[part.text];
        else if (into && !part.key.starts_with('@')) into->push_back(std::move(part));
    }
}

void ViewSet::keep(Ui& ui) {
    if (!is_read_ || ImGui::IsAnyMouseDown()) return; // not while a column is being dragged
    note_changes(columns_of(ui));
    std::string text = to_text();
    if (text == stored_) return;
    stored_ = std::move(text);
    ui.app.set_view_preference(page_, stored_);
}

// --- which views there are ---------------------------------------------------------------------------------

void ViewSet::list_tabs(Ui& ui) {
    const Workspace& data = workspace_of(ui);
    if (wanted_.empty() && current_ < tabs_.size()) wanted_ = tab().key;
    tabs_.clear();
    for (const DefaultView& each : defaults_)
        tabs_.push_back({What::standard, "standard:" + std::string(each.key), std::string(tr(each.name))});
    for (const RecordIndex record : view::saved_views(data, static_cast<KindId>(kind_)))
        tabs_.push_back(
            {What::shared, "shared:" + to_string(data.record(record).id), record_title(ui, record), record});
    for (const Own& own : own_) {
        const auto name = std::ranges::find(own.parts, "name", &view::ViewPart::key);
        tabs_.push_back({What::own, own.key, name == own.parts.end() ? std::string() : name->text});
    }
    const auto found = std::ranges::find(tabs_, wanted_, &Tab::key); // one that is gone: the first
    current_ = found == tabs_.end() ? 0 : static_cast<std::size_t>(found - tabs_.begin());
    wanted_.clear();
}

void ViewSet::read_base(Ui& ui) {
    view::Columns& columns = columns_of(ui);
    const Tab& now = tab();
    if (now.what == What::shared) {
        base_ = view::saved_view(columns, now.record);
    } else {
        std::vector<view::ViewPart> parts;
        if (now.what == What::own) parts = std::ranges::find(own_, now.key, &Own::key)->parts;
        else parts = view::parse_parts(defaults_[current_].text);
        parts.push_back({"kind", std::string(info(kind_).name)});
        base_ = view::read_view(columns, parts);
    }
    base_.name.clear(); // stands in the tab
    const auto tried = tried_.find(now.key);
    shown_ = tried == tried_.end() ? base_ : view::with_overlay(columns, base_, tried->second);
    noted_ = shown_;
}

void ViewSet::update(Ui& ui) {
    if (!is_read_) {
        is_read_ = true;
        stored_ = ui.app.view_preference(page_);
        read(stored_);
    }
    const std::uint64_t revision = workspace_of(ui).revision(Kind::view) + 1;
    if (seen_revision_ == revision) return;
    if (!tabs_.empty()) note_changes(columns_of(ui));
    seen_revision_ = revision;
    list_tabs(ui);
    read_base(ui);
}

void ViewSet::note_changes(const view::Columns& columns) {
    if (tabs_.empty() || shown_ == noted_) return;
    noted_ = shown_;
    tried_[tab().key] = view::overlay_of(columns, base_, shown_);
}

bool ViewSet::is_tried() const {
    if (!(shown_ == noted_)) return true;
    const auto tried = tried_.find(tab().key);
    return tried != tried_.end() && !tried->second.empty();
}

void ViewSet::choose(Ui& ui, std::size_t tab) {
    note_changes(columns_of(ui));
    current_ = tab;
    read_base(ui);
    ui.want_frames(2);
}

void ViewSet::go_back() {
    tried_.erase(tab().key);
    shown_ = noted_ = base_;
}

void ViewSet::restore_columns() { shown_.columns = base_.columns; }

void ViewSet::show_everything() { shown_.filter = {}; }

// --- saving ------------------------------------------------------------------------------------------------

void ViewSet::save_as(Ui& ui, bool shared, std::string_view name) {
    view::Columns& columns = columns_of(ui);
    view::View made = shown_;
    made.name = name;
    go_back(); // what was tried has become a view of its own
    if (shared) {
        const Id id = ui.app.new_id();
        if (!ui.app.apply(view::new_view(columns, made, id), tr(Str::view_saved, {name}))) return;
        wanted_ = "shared:" + to_string(id);
    } else {
        if (own_.size() >= most_own) return ui.app.warn(tr(Str::view_too_many, {std::to_string(most_own)}));
        std::size_t number = 1;
        const auto key = [&] { return "own:" + std::to_string(number); };
        while (std::ranges::contains(own_, key(), &Own::key)) ++number;
        own_.push_back({key(), view::parts_of(columns, made)});
        wanted_ = key();
        ui.app.say(tr(Str::view_saved, {name}));
    }
    seen_revision_ = 0;
}

void ViewSet::update_base(Ui& ui) {
    view::Columns& columns = columns_of(ui);
    note_changes(columns);
    view::View made = shown_;
    made.name = tab().name;
    if (tab().what == What::shared) {
        auto change = view::update_view(columns, tab().record, made);
        if (!change) return ui.app.warn(change.error().message);
        if (!ui.app.apply(*change, tr(Str::view_updated, {made.name}))) return;
    } else {
        std::ranges::find(own_, tab().key, &Own::key)->parts = view::parts_of(columns, made);
        ui.app.say(tr(Str::view_updated, {made.name}));
    }
    tried_.erase(tab().key);
    wanted_ = tab().key;
    noted_ = shown_;
    seen_revision_ = 0;
}

void ViewSet::remove(Ui& ui) {
    tried_.erase(tab().key);
    noted_ = shown_;
    if (tab().what == What::shared) ui.app.trash({tab().record});
    else std::erase_if(own_, [&](const Own& own) { return own.key == tab().key; });
    seen_revision_ = 0;
    current_ = 0;
    wanted_ = tabs_.front().key;
}

void ViewSet::name_it(Ui& ui, Naming naming) {
    naming_ = naming;
    if (name_form_.open(ui)) name_ = naming == Naming::rename ? tab().name : std::string();
}

void ViewSet::draw_naming(Ui& ui) {
    constexpr Str titles[] = {Str::view_save_own, Str::view_save_shared, Str::view_rename};
    const std::string_view title = tr(titles[static_cast<std::size_t>(naming_)]);
    Dialog dialog = name_form_.begin(ui, title, 480, 64 + (naming_ == Naming::rename ? 0 : 44));
    if (!dialog.open) return;
    if (naming_ != Naming::rename) {
        wrapped_text(ui, cut_top(dialog.content, ui.px(44)),
            tr(naming_ == Naming::own ? Str::view_own_explained : Str::view_shared_explained), face::secondary);
    }
    name_form_.text(ui, cut_top(dialog.content, labelled_field_height(ui)), "name", tr(Str::view_name), name_,
        {.hint = tr(Str::view_name), .required = true});
    if (name_form_.end(ui, tr(naming_ == Naming::rename ? Str::view_rename : Str::save)) != FormDialog::Answer::done)
        return;
    if (naming_ != Naming::rename) return save_as(ui, naming_ == Naming::shared, name_);
    if (tab().what == What::shared) {
        write_field(ui, tab().record, field::view::name_, Value::text(name_));
        return;
    }
    view::Overlay& parts = std::ranges::find(own_, tab().key, &Own::key)->parts;
    parts = without_name(std::move(parts));
    parts.push_back({"name", name_});
    seen_revision_ = 0;
}

// --- as it looks -------------------------------------------------------------------------------------------

std::string ViewSet::button_words(const Ui&) const {
    if (tabs_.empty()) return {};
    return is_tried() ? tr(Str::view_changed, {tab().name}) : tab().name;
}

namespace {
constexpr ButtonOptions view_button{.icon_after = icons::chevron_down, .kind = ButtonKind::quiet};
constexpr ButtonOptions icon_only{.icon = icons::bookmark, .kind = ButtonKind::quiet};
constexpr float tab_padding = 10;
} // namespace

ViewSet::Size ViewSet::size_for(const Ui& ui, float room) const {
    if (tabs_.size() > 1) {
        float wanted = ui.px(40);
        for (const Tab& each : tabs_) wanted += text_width(ui, each.name, face::body) + 2 * ui.px(tab_padding);
        if (wanted + ui.px(12) <= room) return Size::tabs;
    }
    return button_width(ui, button_words(ui), view_button) <= room ? Size::name : Size::icon;
}

float ViewSet::width(const Ui& ui, float room) const {
    switch (size_for(ui, room)) {
    case Size::icon: return ui.control_height();
    case Size::name: return button_width(ui, button_words(ui), view_button);
    case Size::tabs: break;
    }
    float wanted = ui.px(52);
    for (const Tab& each : tabs_) wanted += text_width(ui, each.name, face::body) + 2 * ui.px(tab_padding);
    return wanted;
}

void ViewSet::draw_tab(Ui& ui, Rect& rest, std::size_t place) {
    const Tab& each = tabs_[place];
    const bool is_current = place == current_, changed = is_current && is_tried();
    const Rect box = cut_left(rest, text_width(ui, each.name, face::body) + 2 * ui.px(tab_padding));
    const IdScope scope(each.key);
    const std::string name = changed ? tr(Str::view_changed, {each.name}) : each.name;
    const Press press = pressable(
        ui, "view", box, {.role = Role::tab, .name = name, .selected = is_current, .radius = metric::radius_small});
    if (press.hovered && !is_current) fill(ui, inset(box, 0, ui.px(2)), color::hover, metric::radius);
    silent_text(ui, box, each.name, {14, is_current, is_current ? color::accent : color::text_2}, Align::centre);
    if (is_current)
        fill(ui, {box.x + ui.px(8), bottom(box) - ui.px(2), box.width - ui.px(16), ui.px(2)}, color::accent, 1);
    if (changed) // a dot: not as everybody has it
        fill(ui, {right(box) - ui.px(8), box.y + ui.px(6), ui.px(6), ui.px(6)}, color::soon, 3);
    if (press.pressed && !is_current) choose(ui, place);
}

void ViewSet::draw(Ui& ui, const Rect& box) {
    if (tabs_.empty()) return;
    const IdScope scope("views");
    const Size size = size_for(ui, box.width + ui.px(12));
    const std::string_view menu = tr(Str::view_menu);
    Rect rest = box;
    Rect anchor = box;
    if (size == Size::tabs) {
        for (std::size_t i = 0; i < tabs_.size(); ++i) draw_tab(ui, rest, i);
        anchor = cut_left(rest, ui.px(40));
        if (icon_button(ui, anchor, icons::chevron_down, menu, {.kind = ButtonKind::quiet})) open_popup(ui, menu);
    } else if (size == Size::name) {
        ButtonOptions options = view_button;
        const std::string words = button_words(ui), name = tr(Str::view_is, {words});
        options.name = name;
        if (button(ui, box, words + "##view", options)) open_popup(ui, menu);
        if (is_tried()) fill(ui, {right(box) - ui.px(10), box.y + ui.px(5), ui.px(6), ui.px(6)}, color::soon, 3);
    } else {
        if (icon_button(ui, box, icons::bookmark, tr(Str::view_is, {button_words(ui)}), icon_only))
            open_popup(ui, menu);
        if (is_tried()) fill(ui, {right(box) - ui.px(10), box.y + ui.px(5), ui.px(6), ui.px(6)}, color::soon, 3);
    }
    draw_menu(ui, anchor, size != Size::tabs);
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
    const bool is_locked = is_shared && view::is_locked(workspace_of(ui), tab().record);
    if (menu_item(ui, tr(Str::view_go_back), icons::undo_2, {}, !tried)) go_back();
    if (is_shared && menu_item(ui, tr(is_locked ? Str::view_update_locked : Str::view_update_shared), icons::users, {},
                         !tried || is_locked || !can_write))
        update_base(ui);
    if (is_own && menu_item(ui, tr(Str::view_update_own), icons::check, {}, !tried)) update_base(ui);
    if (menu_item(ui, tr(Str::view_save_own), icons::user)) name_it(ui, Naming::own);
    if (menu_item(ui, tr(Str::view_save_shared), icons::users, {}, !can_write)) name_it(ui, Naming::shared);
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
