// Settings: those of the workspace, which travel with every snapshot, and those of this browser.

#include "app/app.h"
#include "app/sample_words.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/copy_link.h"
#include "ui/fact_row.h"
#include "ui/form_dialog.h"
#include "ui/hint_line.h"
#include "ui/identity_dialog.h"
#include "ui/lacking_words.h"
#include "ui/record_form.h"
#include "ui/screens/appearance_card.h"
#include "ui/screens/arrangement_card.h"
#include "ui/screens/choice_lists_card.h"
#include "ui/screens/data_cards.h"
#include "ui/screens/label_sets_card.h"
#include "ui/screens/numbers_card.h"
#include "ui/screens/own_fields_card.h"
#include "ui/screens/page.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr float workspace_row = 60;

class SettingsPage final : public Page {
public:
    void draw(Ui& ui, const Rect& area) override;
    void reset() override { doomed_.clear(); }

private:
    float workspace_card(Ui& ui, const Rect& box);
    float browser_card(Ui& ui, const Rect& box);
    float workspaces_card(Ui& ui, const Rect& box);
    void draw_delete_dialog(Ui& ui);

    OwnFieldsCard own_fields_;
    ChoiceListsCard choice_lists_;
    LabelSetsCard label_sets_;
    NumbersCard numbers_;
    float form_height_ = 0;                    // of the frame before
    std::string doomed_, doomed_name_, typed_; // workspace to be deleted: key and name, and what was typed
    FormDialog delete_form_{"delete workspace"};
};

float SettingsPage::workspace_card(Ui& ui, const Rect& box) {
    const RecordIndex settings = ui.app.settings_record();
    const float hint = ui.px(26);
    const float height =
        ui.px(card_padding * 2 + card_title) + hint + (settings == no_record ? ui.px(120) : form_height_);
    Rect rest = card_with_title(ui, box, height, tr(Str::settings_workspace));
    text(ui, cut_top(rest, hint), tr(Str::settings_workspace_hint), face::secondary);
    if (settings == no_record) {
        const bool writable = ui.app.can_write();
        if (empty_state(ui, rest, icons::settings, tr(Str::settings_missing),
                writable ? tr(Str::settings_make) : std::string_view())) {
            const app::WorkspaceEntry& entry = *ui.app.current();
            Change change{std::string(tr(Str::settings_change_make)), {}};
            change.set(Kind::settings, is_nil(entry.id) ? ui.app.new_id() : entry.id, field::settings::name_,
                Value::text(entry.name));
            ui.app.apply(change);
        }
        return height;
    }
    const FieldId skip[] = {
        field::settings::sample_, field::settings::project_number_, field::settings::service_number_};
    const float form = record_form(ui, {rest.x, rest.y}, rest.width, settings, skip);
    if (form != form_height_) {
        form_height_ = form;
        ui.want_frames(2);
    }
    return height;
}

float SettingsPage::browser_card(Ui& ui, const Rect& box) {
    const float row = ui.px(56);
    const float room = box.width - 2 * ui.px(card_padding);
    float height = ui.px(card_padding * 2 + card_title) + 2 * row;
    const std::vector<std::string_view> lacking = lacking_sentences(ui.app.lacking_side_data());
    const auto height_of = [&](std::string_view words) {
        return wrapped_height(ui, room, words, face::secondary) + ui.px(8);
    };
    for (const std::string_view each : lacking) height += height_of(each);
    Rect rest = card_with_title(ui, box, height, tr(Str::settings_this_browser));
    const app::Identity& who = ui.app.identity();

    Rect line = cut_top(rest, row);
    const Rect change = centred(cut_right(line, button_width(ui, tr(Str::edit))), ui.control_height());
    if (button(ui, change, tr(Str::edit), {.name = tr(Str::settings_identity)})) {
        open_identity_dialog(ui);
    }
    Rect words = centred(line, ui.px(42));
    text(ui, cut_top(words, ui.px(21)), who.is_set() ? who.author() : std::string(tr(Str::who_unset)), face::strong);
    text(ui, words, tr(Str::settings_identity_hint), face::caption);
    hint_setting(ui, cut_top(rest, row));
    for (const std::string_view each : lacking)
        wrapped_text(ui, cut_top(rest, height_of(each)), each, tinted(face::secondary, color::soon));
    return height;
}

float SettingsPage::workspaces_card(Ui& ui, const Rect& box) {
    const std::vector<app::WorkspaceEntry> entries = ui.app.workspaces(); // a copy: opening one changes the list
    const float height = ui.px(card_padding * 2 + card_title) +
                         ui.px(workspace_row) * static_cast<float>(entries.size()) + ui.px(12) + ui.control_height();
    Rect rest = card_with_title(ui, box, height, tr(Str::settings_workspaces));
    const std::string current = ui.app.current() ? ui.app.current()->key : std::string();
    for (const app::WorkspaceEntry& entry : entries) {
        IdScope scope(entry.key);
        Rect row = cut_top(rest, ui.px(workspace_row));
        horizontal_line(ui, row.x, right(row), row.y, color::line);
        const ButtonOptions bin{.kind = ButtonKind::quiet, .name = std::string_view()};
        const std::string delete_name = std::string(tr(Str::settings_delete)) + " " + entry.name;
        ButtonOptions named = bin;
        named.name = delete_name;
        if (icon_button(ui, centred(cut_right(row, ui.control_height()), ui.control_height()), icons::trash_2,
                tr(Str::settings_delete), named)) {
            doomed_ = entry.key;
            doomed_name_ = entry.name;
            typed_.clear(); // each time: it cannot be undone
            delete_form_.open(ui);
        }
        cut_right(row, ui.px(8));
        if (entry.key == current) {
            const float width = tag_width(ui, tr(Str::settings_current));
            tag(ui, {right(row) - width, row.y + std::round((row.height - ui.px(20)) / 2)}, tr(Str::settings_current),
                {.text = color::accent, .fill = color::accent_tint});
            cut_right(row, width + ui.px(12));
        } else {
            const std::string open_name = std::string(tr(Str::settings_open)) + " " + entry.name;
            const Rect open = centred(cut_right(row, button_width(ui, tr(Str::settings_open))), ui.control_height());
            if (button(ui, open, tr(Str::settings_open), {.name = open_name})) {
                ui.app.open_workspace(entry.key);
            }
            cut_right(row, ui.px(12));
        }
        icon(ui, cut_left(row, ui.px(20)), entry.sample ? icons::book_open : icons::folder_open, 18, color::accent);
        cut_left(row, ui.px(12));
        Rect words = centred(row, ui.px(42));
        text(ui, cut_top(words, ui.px(21)), entry.name, face::strong);
        std::string facts = entry.sample ? std::string(app::sample_words(entry)) : entry.office;
        facts += (facts.empty() ? "" : " · ") + tr(Str::settings_records, {count_words(entry.records)});
        text(ui, words, facts, face::caption);
    }
    cut_top(rest, ui.px(12));
    const ButtonOptions another{.icon = icons::folder_plus};
    if (button(ui, cut_left(rest, button_width(ui, tr(Str::start_page), another)), tr(Str::start_page), another)) {
        ui.app.close_workspace();
    }
    return height;
}

// One of the two questions that are asked before: this cannot be undone.
void SettingsPage::draw_delete_dialog(Ui& ui) {
    const std::string sentence = tr(Str::settings_delete_text, {doomed_name_});
    const float height = wrapped_height(ui, ui.px(432), sentence, face::body);
    Dialog dialog =
        delete_form_.begin(ui, tr(Str::settings_delete_title), 480, ui.css(height + ui.px(24) + ui.control_height()));
    if (!dialog.open) return;
    wrapped_text(ui, cut_top(dialog.content, height), sentence, face::body);
    cut_top(dialog.content, ui.px(12));
    delete_form_.text(ui, cut_top(dialog.content, ui.control_height()), "typed", tr(Str::settings_delete_name), typed_,
        {.hint = doomed_name_,
            .required = true,
            .problem = typed_ == doomed_name_ ? std::string_view() : tr(Str::settings_delete_differs)});
    if (delete_form_.end(ui, tr(Str::settings_delete), {.danger = true, .disabled = doomed_.empty()}) ==
        FormDialog::Answer::done) {
        ui.app.delete_workspace(doomed_);
        doomed_.clear();
    }
}

void SettingsPage::draw(Ui& ui, const Rect& area) {
    if (!ui.app.workspace()) {
        return;
    }
    Rect rest = area;
    Rect head = inset(cut_top(rest, ui.header_height()), ui.px(metric::page_padding), 0);
    const float title = text_width(ui, tr(Str::settings_title), face::page_title) + ui.px(1);
    heading(ui, cut_left(head, title), tr(Str::settings_title), face::page_title, 1);
    cut_left(head, ui.px(4));
    page_link_button(ui, head);
    const Scroll scroll = begin_scroll(ui, "settings", rest);
    const float padding = ui.px(metric::page_padding), gap = ui.px(metric::gap);
    const float width = std::min(rest.width - 2 * padding, ui.px(1440)); // the scroll bar stands in the padding
    Rect left{scroll.origin.x + padding, scroll.origin.y, width, 1e6f};
    float height = 0;
    const auto place = [&](Rect& column, float drawn) {
        cut_top(column, drawn + gap);
        height = std::max(height, column.y - scroll.origin.y);
    };
    // Where there is no room beside them, those of this browser come first: they are few.
    const bool is_wide = ui.css(width) >= 860;
    Rect side = left;
    if (is_wide) {
        side = cut_right(left, std::round((width - gap) * 0.42f));
        cut_right(left, gap);
    }
    place(side, browser_card(ui, side));
    place(side, appearance_card(ui, side));
    place(side, workspaces_card(ui, side));
    // Beside them, and below them in one column: what the office has made its own, then the rest of what it has settled.
    Rect& form = is_wide ? left : side;
    place(form, own_fields_.draw(ui, form));
    place(form, choice_lists_.draw(ui, form));
    place(form, label_sets_.draw(ui, form));
    place(form, arrangement_card(ui, form));
    if (ui.app.settings_record() != no_record) place(side, numbers_.draw(ui, side));
    place(side, workspace_card(ui, side));
    end_scroll(ui, scroll, {0, height + padding - gap});
    draw_delete_dialog(ui);
    own_fields_.draw_dialog(ui);
    choice_lists_.draw_dialog(ui);
    label_sets_.draw_dialog(ui);
}

} // namespace

std::unique_ptr<Page> make_settings_page() { return std::make_unique<SettingsPage>(); }

} // namespace yinfeng::ui
