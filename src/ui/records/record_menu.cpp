#include "ui/records/record_menu.h"

#include "app/action_words.h"
#include "app/app.h"
#include "app/strings.h"
#include "base/utf8.h"
#include "domain/actions.h"
#include "domain/copy_name.h"
#include "domain/duplicates.h"
#include "icons_generated.h"
#include "ui/copy_link.h"
#include "ui/duplicates.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/popover.h"
#include "ui/record_actions.h"
#include "ui/record_form.h"
#include "ui/record_options.h"

#include <algorithm>
#include <iterator>
#include <ranges>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using domain::Action;

void RecordMenu::open(Ui& ui, RecordIndex record, const Rect& box, const Ticks* ticks) {
    record_ = record;
    records_ = ticks && ticks->has(record) ? ticks->records() : std::vector<RecordIndex>{record};
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool by_pointer = ImGui::IsMouseReleased(1) || ImGui::IsMouseDown(0);
    anchor_ = by_pointer ? Rect{mouse.x, mouse.y, 0, 0}
                         : Rect{box.x + ui.px(24), box.y + std::min(box.height, ui.px(30)), 0, 0};
    wanted_ = Open::menu;
    ui.want_frames(2);
}

bool RecordMenu::begin(Ui& ui) {
    switch (std::exchange(wanted_, Open::nothing)) {
    case Open::nothing: break;
    case Open::menu: open_popup(ui, tr(Str::record_menu)); break;
    case Open::ask: open_popup(ui, app::label(domain::action_info(asking_))); break;
    case Open::merge: open_popup(ui, tr(Str::merge_into)); break;
    }
    if (record_ == no_record) return false;
    draw_asking(ui);
    draw_merging(ui);
    is_open_ = popup_is_open(ui, tr(Str::record_menu)) || popup_is_open(ui, tr(Str::merge_into)) ||
               popup_is_open(ui, app::label(domain::action_info(asking_)));
    if (!begin_popup(ui, tr(Str::record_menu), anchor_, 232)) return false;
    menu_title(
        ui, records_.size() == 1 ? record_title(ui, record_) : tr(Str::n_ticked, {std::to_string(records_.size())}));
    return true;
}

namespace {

// What an action asks for first and cannot do without, where that is picked from a list rather than filled into a form.
FieldId picked_first(Ui& ui, Action action, RecordIndex record) {
    const auto asks = domain::asks_of(ui.app.reading(), action, std::span(&record, 1));
    if (asks.empty() || asks.front().needed == domain::Reason::none) return no_field;
    const FieldType type = info(asks.front().field).type;
    return type == FieldType::choice || type == FieldType::tag_set ? asks.front().field : no_field;
}

void perform(Ui& ui, Action action, const std::vector<RecordIndex>& records, domain::Given given, std::string done) {
    const domain::ActionInfo& what = domain::action_info(action);
    const Id made = what.options.makes ? ui.app.new_id() : Id{};
    given.made = made;
    ActionWords words;
    words.form = done;
    words.done = [done](Ui&, const domain::Given&) { return done; };
    if (act(ui, action, records, std::move(given), std::move(words)) && what.options.makes) ui.app.open_record(made);
}

} // namespace

// Of the kind, in the order of their list; what cannot be done now is left out, what asks for something opens its form.
void RecordMenu::draw_actions(Ui& ui) {
    const auto kind = static_cast<Kind>(workspace_of(ui).record(record_).kind);
    bool any = false;
    for (const domain::ActionInfo& each : domain::actions()) {
        if (each.kind != kind || domain::why_not(ui.app.reading(), each.action, record_) != domain::Reason::none)
            continue;
        if (!any) menu_separator(ui);
        any = true;
        const std::string_view label = app::label(each);
        if (!menu_item(ui, label, action_icon(each.action), {}, !ui.app.can_write())) continue;
        if (picked_first(ui, each.action, record_) == no_field) {
            perform(ui, each.action, records_, {}, std::string(label));
        } else {
            asking_ = each.action;
            wanted_ = Open::ask;
            ui.want_frames(3); // opened when this menu is gone
        }
    }
}

void RecordMenu::draw_asking(Ui& ui) {
    const std::string_view title = app::label(domain::action_info(asking_));
    if (!popup_is_open(ui, title)) return;
    const FieldId field = picked_first(ui, asking_, record_);
    if (field == no_field) return;
    const FieldInfo& asked = *workspace_of(ui).names().info(field);
    const Picked picked = picker_popup(
        ui, title, anchor_, 320,
        [&](std::string_view typed) {
            if (asked.type == FieldType::tag_set) return used_text_options(ui, field, typed);
            std::vector<Option> options;
            for (const Choice& choice : choices_of(asked.options)) {
                if (choice.is_retired) continue;
                const std::string_view label = app::label(choice);
                if (!typed.empty() && label.find(typed) == std::string_view::npos) continue;
                const bool stage = asked.options.choices == ChoiceList::stage;
                // What it will ask for, as the board shows it while a card is above a column.
                options.push_back({choice.code, std::string(label),
                    missing_words(ui, asking_, records_, {{{field, Value::text(choice.code)}}, {}}), nullptr,
                    stage ? &stage_look_of(choice.code) : nullptr, std::ranges::all_of(records_, [&](RecordIndex each) {
                        return workspace_of(ui).value(each, field).as_text() == choice.code;
                    })});
            }
            return options;
        },
        asked.type == FieldType::tag_set);
    if (picked.what != Picked::What::option && picked.what != Picked::What::created) return;
    if (asked.type == FieldType::choice) {
        if (move_) {
            move_(ui, records_, Value::text(picked.code));
            return;
        }
        std::vector<Id> ids;
        for (const RecordIndex each : records_) ids.push_back(workspace_of(ui).record(each).id);
        const std::string_view label = app::choice_label(asked.options, picked.code);
        const std::string done = tr(Str::moved_to, {names_of(ui, ids), label});
        perform(ui, asking_, records_, {{{field, Value::text(picked.code)}}, {}}, done);
    } else if (Workspace* names = ui.app.names_of_workspace()) {
        const FieldId element = names->names().element(field, trim(picked.code));
        const std::string done = tr(Str::tagged_n, {std::to_string(records_.size()), picked.code});
        perform(ui, asking_, records_, {{{element, Value::of(true)}}, {}}, done);
    }
}

namespace {

// Of very many nobody waits for it: by typing its name it is found as well.
std::vector<RecordIndex> alike(const Ui& ui, RecordIndex record) {
    constexpr std::size_t most_compared = 20'000, most_named = 5;
    const Workspace& workspace = workspace_of(ui);
    const auto kind = static_cast<Kind>(workspace.record(record).kind);
    if (workspace.live(kind).size() > most_compared) return {};
    domain::DuplicatesOfOne search(workspace, kind, record);
    while (!search.work(most_compared)) {}
    std::vector<RecordIndex> found;
    for (const domain::Duplicate& each : search.found() | std::views::take(most_named)) found.push_back(each.one);
    return found;
}

} // namespace

// Which of its kind it is merged into: that one stays, unless the dialog is told otherwise.
void RecordMenu::draw_merging(Ui& ui) {
    if (!popup_is_open(ui, tr(Str::merge_into))) return;
    const Workspace& workspace = workspace_of(ui);
    const auto kind = static_cast<Kind>(workspace.record(record_).kind);
    const Picked picked = picker_popup(
        ui, tr(Str::merge_into), anchor_, 320,
        [&](std::string_view typed) {
            std::vector<Option> options = record_options(ui, kind, typed);
            const std::string own = to_string(workspace.record(record_).id);
            std::erase_if(options, [&](const Option& option) { return option.code == own; });
            if (!typed.empty()) return options;
            std::vector<Option> first = options_of(ui, alike_);
            for (const Option& each : first)
                std::erase_if(options, [&](const Option& option) { return option.code == each.code; });
            first.insert(first.end(), std::make_move_iterator(options.begin()), std::make_move_iterator(options.end()));
            return first;
        },
        false);
    const auto id = picked.what == Picked::What::option ? parse_id(picked.code) : std::nullopt;
    const RecordIndex into = id ? workspace.find(static_cast<KindId>(kind), *id) : no_record;
    if (into != no_record) ask_merge(ui, into, record_);
}

RecordIndex RecordMenu::end(Ui& ui) {
    RecordIndex opened = no_record;
    const bool can_write = ui.app.can_write();
    if (menu_item(ui, tr(Str::open_record), icons::panel_right, "Enter")) opened = record_;
    if (menu_item(ui, tr(Str::copy_name), icons::clipboard_list)) {
        ImGui::SetClipboardText(record_title(ui, record_).c_str());
        ui.app.say(tr(Str::name_copied, {record_title(ui, record_)}));
    }
    const bool one = records_.size() == 1;
    if (one && menu_item(ui, tr(Str::copy_link), icons::link)) copy_record_link(ui, record_);
    draw_actions(ui);
    menu_separator(ui);
    const std::string_view copy = app::label(domain::action_info(Action::copy));
    if (one && menu_item(ui, copy, action_icon(Action::copy), {}, !can_write)) {
        const Id made = ui.app.new_id();
        ActionWords words;
        words.done = [name = domain::name_of_copy(workspace_of(ui), record_)](Ui&, const domain::Given&) {
            return name.empty() ? std::string() : tr(Str::copied_as, {name});
        };
        if (act(ui, Action::copy, records_, {{}, made}, std::move(words))) copied_ = made;
    }
    const bool merges = has_duplicates(static_cast<Kind>(workspace_of(ui).record(record_).kind));
    if (merges && one && menu_item(ui, tr(Str::merge_records_menu), icons::git_merge, {}, !can_write)) {
        alike_ = alike(ui, record_);
        wanted_ = Open::merge;
        ui.want_frames(3); // opened when this menu is gone
    }
    if (merges && records_.size() == 2 && menu_item(ui, tr(Str::merge_two), icons::git_merge, {}, !can_write))
        ask_merge(ui, record_, records_[records_[0] == record_ ? 1 : 0]);
    const std::string trash =
        one ? std::string(tr(Str::move_to_trash)) : tr(Str::move_n_to_trash, {std::to_string(records_.size())});
    if (menu_item(ui, trash, icons::trash_2, {}, !can_write, true)) ui.app.trash(records_);
    end_popup(ui);
    return opened;
}

} // namespace yinfeng::ui
