#include "ui/screens/label_sets_card.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/label_coverage.h"
#include "domain/label_set_draft.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/project_actions.h"
#include "ui/screens/data_cards.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using domain::ChosenLabelSet;

namespace {

constexpr float row_css = 56, note_css = 30;

bool is_built_in(const LabelSet& set) { return choice_index(ChoiceList::label_set, set.code).has_value(); }

// 储备、在谈、签约、开工 · 没有归组的阶段：投产、达产
std::string facts_of(const Ui& ui, const LabelSet& set) {
    std::string facts;
    for (const domain::Label& each : set.labels)
        facts.append(facts.empty() ? std::string_view() : tr(Str::list_comma)).append(each.name);
    if (facts.empty()) facts = tr(Str::label_sets_empty);
    if (set.is_retired) facts.append(" · ").append(tr(Str::label_sets_is_retired));
    for (const std::string& each : domain::describe(workspace_of(ui), domain::coverage_of(set), set))
        facts.append(" · ").append(each);
    return facts;
}

// What is to be said of the choice itself.
std::string note_of(const Ui& ui) {
    const Workspace& data = workspace_of(ui);
    const std::string& now = domain::label_set_of(data).name;
    switch (domain::chosen_label_set(data)) {
    case ChosenLabelSet::in_order: break;
    case ChosenLabelSet::retired: return tr(Str::label_sets_said_retired, {now});
    case ChosenLabelSet::unknown: return tr(Str::label_sets_said_unknown, {now});
    case ChosenLabelSet::in_trash: {
        const Value& chosen = data.value(ui.app.settings_record(), field::settings::label_set_);
        const LabelSet* set = domain::find_label_set(data, chosen.as_text());
        return tr(Str::label_sets_said_trash, {set ? std::string_view(set->name) : chosen.as_text(), now});
    }
    }
    return {};
}

} // namespace

void LabelSetsCard::draw_menu(Ui& ui, const Rect& anchor, const LabelSet& set, bool is_first_own) {
    if (!begin_popup(ui, "more", anchor, 240)) return;
    const Workspace& data = workspace_of(ui);
    const bool locked = !ui.app.can_write(), is_in_force = &set == &domain::label_set_of(data);
    const RecordIndex record = is_built_in(set) ? no_record : data.find(parse_id(set.code).value_or(Id{}));
    if (menu_item(ui, tr(Str::label_sets_copy), icons::copy, {}, locked)) dialog_.copy(ui, set);
    if (record != no_record) {
        const Id id = data.record(record).id;
        if (!is_first_own && !set.is_retired && menu_item(ui, tr(Str::label_sets_up), icons::arrow_up, {}, locked)) {
            Change change{tr(Str::label_sets_moved, {set.name}), {}};
            domain::move_set_up(data, record, change);
            ui.app.apply(change);
        }
        const Str label = set.is_retired ? Str::label_sets_restore : Str::label_sets_retire;
        if (menu_item(ui, tr(label), set.is_retired ? icons::rotate_ccw : icons::eye_off, {}, locked)) {
            const std::string done =
                tr(set.is_retired ? Str::label_sets_restored : Str::label_sets_retired, {set.name});
            Change change{done, {}};
            change.set(Kind::label_set, id, field::label_set::retired_, set.is_retired ? Value() : Value::of(true));
            ui.app.apply(change, done);
        }
        menu_separator(ui);
        // One that groups the stages now is not taken away from under them.
        const Str bin = is_in_force ? Str::label_sets_delete_used : Str::label_sets_delete;
        if (menu_item(ui, tr(bin), icons::trash_2, {}, locked || is_in_force, true)) ui.app.trash({record});
    }
    end_popup(ui);
}

void LabelSetsCard::draw_row(Ui& ui, Rect row, const LabelSet& set, bool is_first_own) {
    const Workspace& data = workspace_of(ui);
    const bool locked = !ui.app.can_write(), is_in_force = &set == &domain::label_set_of(data);
    const IdScope scope(set.code);
    horizontal_line(ui, row.x, right(row), row.y, color::line);
    const auto square = [&] {
        const Rect box = centred(cut_right(row, ui.control_height()), ui.control_height());
        cut_right(row, ui.px(4));
        return box;
    };
    const Rect more = square();
    if (icon_button(ui, more, icons::ellipsis, tr(Str::label_sets_more, {set.name}))) open_popup(ui, "more");
    draw_menu(ui, more, set, is_first_own);
    const Rect pencil = square();
    if (!is_built_in(set) &&
        icon_button(ui, pencil, icons::pencil, tr(Str::label_sets_edit, {set.name}), {.disabled = locked}))
        dialog_.edit(ui, data.find(parse_id(set.code).value_or(Id{})));
    cut_right(row, ui.px(4));
    const float width = std::max(button_width(ui, tr(Str::label_sets_use)), tag_width(ui, tr(Str::label_sets_in_use)));
    const Rect use = centred(cut_right(row, width), ui.control_height());
    const std::string use_name = tr(Str::label_sets_use_name, {set.name});
    if (is_in_force) {
        const Rect place = centred(use, ui.px(20));
        tag(ui, {place.x, place.y}, tr(Str::label_sets_in_use), {.text = color::accent, .fill = color::accent_tint});
    } else if (!set.is_retired && ui.app.settings_record() != no_record &&
               button(ui, use, tr(Str::label_sets_use), {.name = use_name, .disabled = locked})) {
        choose_label_set(ui, set.code);
    }
    cut_right(row, ui.px(12));
    Rect words = centred(row, ui.px(42));
    text(ui, cut_top(words, ui.px(21)), set.name, set.is_retired ? tinted(face::strong, color::text_3) : face::strong);
    text(ui, words, facts_of(ui, set), face::caption);
}

float LabelSetsCard::draw(Ui& ui, const Rect& box) {
    const Workspace& data = workspace_of(ui);
    std::vector<const LabelSet*> sets;
    for (const LabelSet& set : domain::built_in_label_sets()) sets.push_back(&set);
    const std::size_t first_own = sets.size();
    for (const RecordIndex record : domain::own_sets_of(data))
        if (const LabelSet* set = data.names().own_label_set(to_string(data.record(record).id))) sets.push_back(set);

    const std::string note = note_of(ui);
    const bool is_narrow = ui.css(box.width) < 420;
    const ButtonOptions add{.icon = icons::plus, .disabled = !ui.app.can_write()};
    float height = ui.px(card_padding * 2 + card_title) + ui.px(32) + ui.px(row_css) * static_cast<float>(sets.size()) +
                   ui.px(12) + ui.control_height();
    if (is_narrow) height += ui.control_height() + ui.px(8);
    if (!note.empty()) height += ui.px(note_css);
    Rect rest = card_with_title(ui, box, height, tr(Str::label_sets));
    text(ui, cut_top(rest, ui.px(24)), tr(Str::label_sets_hint), face::secondary);
    if (!note.empty()) text(ui, cut_top(rest, ui.px(note_css)), note, tinted(face::secondary, color::soon));
    cut_top(rest, ui.px(8));
    for (std::size_t i = 0; i < sets.size(); ++i) draw_row(ui, cut_top(rest, ui.px(row_css)), *sets[i], i == first_own);
    cut_top(rest, ui.px(12));
    const auto place = [&](std::string_view label) {
        if (is_narrow) {
            const Rect whole = cut_top(rest, ui.control_height());
            cut_top(rest, ui.px(8));
            return whole;
        }
        const Rect part = centred(cut_left(rest, button_width(ui, label, add)), ui.control_height());
        cut_left(rest, ui.px(8));
        return part;
    };
    if (button(ui, place(tr(Str::label_sets_new)), tr(Str::label_sets_new), add)) dialog_.make(ui);
    if (button(ui, place(tr(Str::label_sets_seven)), tr(Str::label_sets_seven), add)) dialog_.make_seven(ui);
    return height;
}

} // namespace yinfeng::ui
