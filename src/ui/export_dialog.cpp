#include "ui/export_dialog.h"

#include "app/app.h"
#include "app/passphrase.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "model/catalogue.h"
#include "ui/field_words.h"
#include "ui/form_dialog.h"
#include "ui/widgets.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr float dialog_width = 560; // CSS pixels

enum Form : int { packed, sealed, plain };

struct {
    FormDialog dialog{"export"};
    int form = packed;
    std::string passphrase, again;
    Tri sign = Tri::no, without_confidential = Tri::no;
    bool shown = false; // the passphrase, as it is typed
} state;

// 联系人、电话: what the catalogue marks so.
std::string confidential_words(const Names& names) {
    std::string words;
    for (FieldId field = 0; field < names.field_count(); ++field) {
        const FieldInfo* known = names.as_element(field) ? nullptr : names.info(field);
        if (!known) continue;
        const std::string label(app::label(*known));
        if (!known->options.confidential || words.find(label) != std::string::npos) continue;
        words += std::string(words.empty() ? std::string_view() : tr(Str::list_comma)).append(label);
    }
    return words;
}

Str form_text() {
    return state.form == sealed   ? Str::export_sealed_text
           : state.form == packed ? Str::export_packed_text
                                  : Str::export_plain_text;
}

// Why it cannot be exported so; nothing where it can.
std::string_view missing() {
    if (!app::is_long_enough(state.passphrase)) return tr(Str::export_passphrase_short);
    if (!app::can_be_typed(state.passphrase)) return tr(Str::export_passphrase_untypable);
    return state.passphrase == state.again ? std::string_view() : tr(Str::export_passphrases_differ);
}

void passphrase_row(Ui& ui, const Rect& row, std::string_view id, Str label, std::string& buffer, bool can_show) {
    Rect eye{row.x, row.y + ui.px(22), row.width, ui.control_height()};
    eye = cut_right(eye, ui.control_height());
    const std::string_view problem =
        can_show ? (app::is_long_enough(buffer) ? std::string_view() : tr(Str::export_passphrase_short)) : missing();
    state.dialog.text(ui, row, id, tr(label), buffer,
        {.required = true, .secret = !state.shown, .problem = problem, .beside = can_show ? eye.width + ui.px(4) : 0});
    if (can_show && icon_button(ui, eye, state.shown ? icons::eye_off : icons::eye,
                        tr(state.shown ? Str::passphrase_hide : Str::passphrase_show)))
        state.shown = !state.shown;
}

} // namespace

void open_export_dialog(Ui& ui) {
    if (!state.dialog.open(ui)) return;
    state.passphrase.clear();
    state.again.clear();
    state.shown = false;
}

void draw_export_dialog(Ui& ui) {
    const float line = ui.px(12), room = dialog_room(ui, dialog_width);
    const float words = wrapped_height(ui, room, tr(form_text()), face::secondary);
    const bool seals = state.form == sealed;
    const float problem = ui.px(22), option = ui.px(ui.touch ? 44 : 32);
    const float height = ui.control_height() + line + words + line + option +
                         (seals ? 2 * (labelled_field_height(ui) + line) + problem + option : 0) + ui.px(4);
    const bool appears = state.dialog.is_opening();
    const Dialog dialog = state.dialog.begin(ui, tr(Str::data_export), dialog_width, ui.css(height));
    if (!dialog.open) return;
    Rect rest = dialog.content;
    const Piece forms[] = {{tr(Str::export_form_packed)}, {tr(Str::export_form_sealed)}, {tr(Str::export_form_plain)}};
    if (appears) focus_next(ui);
    const int chosen = segmented(ui, cut_top(rest, ui.control_height()), "form", forms, state.form);
    if (chosen != state.form) ui.want_frames(2); // the dialog is laid out anew
    cut_top(rest, line);
    wrapped_text(ui, cut_top(rest, words), tr(form_text()), face::secondary);
    cut_top(rest, line);
    if (seals) {
        passphrase_row(
            ui, cut_top(rest, labelled_field_height(ui)), "passphrase", Str::passphrase, state.passphrase, true);
        cut_top(rest, line);
        passphrase_row(
            ui, cut_top(rest, labelled_field_height(ui)), "again", Str::passphrase_again, state.again, false);
        cut_top(rest, line);
        const bool begun = !state.passphrase.empty();
        text(ui, cut_top(rest, problem), begun && !missing().empty() ? missing() : tr(Str::export_passphrase_rule),
            tinted(face::secondary, begun && !missing().empty() ? color::late : color::text_3));
        const std::string print = ui.app.own_fingerprint();
        checkbox(ui, cut_top(rest, option), "sign",
            print.empty() ? std::string(tr(Str::export_sign_first)) : tr(Str::export_sign, {print}), state.sign);
    }
    checkbox(ui, cut_top(rest, option), "without",
        tr(Str::export_without_confidential, {confidential_words(workspace_of(ui).names())}),
        state.without_confidential);
    const FormDialog::Answer answer =
        state.dialog.end(ui, tr(Str::export_now), {.disabled = ui.app.progress().has_value()});
    if (answer == FormDialog::Answer::done) {
        ui.app.export_snapshot({.compressed = state.form != plain,
            .without_confidential = state.without_confidential == Tri::yes,
            .passphrase = seals ? state.passphrase : std::string(),
            .sign = seals && state.sign == Tri::yes});
    }
    if (answer == FormDialog::Answer::done || answer == FormDialog::Answer::cancelled) {
        state.passphrase.clear();
        state.again.clear();
    }
    state.form = chosen;
}

} // namespace yinfeng::ui
