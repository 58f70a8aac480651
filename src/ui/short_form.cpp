#include "ui/short_form.h"

#include "app/app.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/form_dialog.h"
#include "ui/record_form.h"

#include <algorithm>
#include <utility>

namespace yinfeng::ui {

namespace {

constexpr float width_css = 480, row_gap_css = 10;

struct {
    FormDialog dialog{"short form"};
    ShortForm form;
    Draft draft;
    FieldId focus = no_field; // the editor that takes the keyboard next
    Id closed;
} state;

// Of the people and units that were typed anew, only those that are still linked.
void drop_unlinked(Change& change, Id record) {
    std::vector<std::string> linked;
    for (const Write& write : change.writes)
        if (write.record == record && !write.value.is_none()) linked.emplace_back(write.value.as_text());
    std::erase_if(change.writes, [&](const Write& write) {
        return write.record != record && std::ranges::find(linked, to_string(write.record)) == linked.end();
    });
}

float form_height(Ui& ui, float width) {
    float height = 0;
    for (const FieldId field : state.form.fields)
        height += field_editor_height(ui, state.draft.record, field, width) + ui.px(row_gap_css);
    return height;
}

void finish(Ui& ui) {
    Change change = std::move(state.draft.change);
    drop_unlinked(change, state.form.record);
    for (const FieldId field : state.form.fields) {
        const bool written = std::ranges::any_of(change.writes,
            [&](const Write& write) { return write.record == state.form.record && write.field == field; });
        if (!written) change.set(info(field).kind, state.form.record, field, Value());
    }
    state.draft = {};
    state.form.done(ui, std::move(change));
}

} // namespace

void ask(Ui& ui, ShortForm form) {
    const bool fresh = state.dialog.open(ui, form.record);
    if (fresh || form.title != state.form.title || form.fields != state.form.fields)
        state.draft = {no_record, std::move(form.change)};
    // Also of one that was put aside: the keyboard would be nowhere.
    state.focus = form.fields.empty() ? no_field : form.fields.front();
    state.form = std::move(form);
}

void draw_short_form(Ui& ui) {
    if (!state.dialog.is_open()) return;
    const Workspace& workspace = workspace_of(ui);
    const RecordIndex record = workspace.find(state.form.record);
    if (record == no_record || !ui.app.can_write()) {
        state.dialog.close(ui);
        return;
    }
    state.draft.record = record;
    const DraftScope scope(state.draft);
    const float inner = dialog_room(ui, width_css);
    const float sentence = wrapped_height(ui, inner, state.form.words, face::secondary, 3) + ui.px(12);
    Dialog dialog = state.dialog.begin(ui, state.form.title, width_css, ui.css(sentence + form_height(ui, inner)));
    if (!dialog.open) return;
    wrapped_text(ui, cut_top(dialog.content, sentence), state.form.words, face::secondary, 3);
    const float fields = form_height(ui, inner);
    const float ring = ui.px(4); // room for the focus ring
    const Scroll scroll = begin_scroll(ui, "fields",
        {dialog.content.x - ring, dialog.content.y - ring, inner + ui.px(16), dialog.content.height + ring});
    Rect rest{scroll.origin.x + ring, scroll.origin.y + ring, inner, fields};
    for (const FieldId field : state.form.fields) {
        const Rect box = cut_top(rest, field_editor_height(ui, record, field, inner));
        if (state.focus == field) {
            focus_next(ui);
            scroll_to_show(ui, scroll, box.y, box.height);
            state.focus = no_field;
        }
        field_editor(ui, box, record, field);
        cut_top(rest, ui.px(row_gap_css));
    }
    end_scroll(ui, scroll, {inner, fields});
    // Enter goes to the next field, and behind the last one saves.
    if (const FieldId entered = std::exchange(state.draft.entered, no_field); entered != no_field) {
        const auto place = std::ranges::find(state.form.fields, entered);
        if (place != state.form.fields.end() && place + 1 != state.form.fields.end()) state.focus = *(place + 1);
        else state.dialog.press_primary();
        ui.want_frames(3);
    }
    switch (state.dialog.end(ui, state.form.save, {.stays = true})) {
    case FormDialog::Answer::none: return;
    case FormDialog::Answer::put_aside: commit_draft(ui, state.draft); break; // found again when it is opened again
    case FormDialog::Answer::cancelled: break;
    case FormDialog::Answer::done:
        if (!commit_draft(ui, state.draft)) return; // something typed cannot be read: its field says so
        state.dialog.close(ui);
        finish(ui);
        break;
    }
    state.closed = state.form.record;
    ui.want_frames(3);
}

RecordIndex take_closed_form(const Ui& ui, Kind kind) {
    const Id closed = std::exchange(state.closed, Id{});
    return is_nil(closed) ? no_record : workspace_of(ui).find(static_cast<KindId>(kind), closed);
}

} // namespace yinfeng::ui
