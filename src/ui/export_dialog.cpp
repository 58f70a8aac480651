#include "ui/export_dialog.h"

#include "app/app.h"
#include "app/passphrase.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "model/catalogue.h"
#include "ui/identity_dialog.h"
#include "ui/widgets.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr std::string_view dialog_id = "export";
constexpr float dialog_width = 560, text_room = dialog_width - 48; // CSS pixels

enum Form : int { packed, sealed, plain };

struct {
    bool wanted = false; // opened in another window of the frame
    bool was_open = false;
    int form = packed;
    std::string passphrase, again;
    Tri sign = Tri::no, without_confidential = Tri::no;
    bool shown = false; // the passphrase, as it is typed
} state;

// 联系人、电话: what the catalogue marks so.
std::string confidential_words() {
    std::string words;
    for (FieldId field = 0; field < known_field_count; ++field) {
        const FieldInfo& known = info(field);
        const std::string label(app::label(known));
        if (!known.options.confidential || words.find(label) != std::string::npos) continue;
        words += (words.empty() ? "" : "、") + label;
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
    if (state.form != sealed) return {};
    if (!app::is_long_enough(state.passphrase)) return tr(Str::export_passphrase_short);
    if (!app::can_be_typed(state.passphrase)) return tr(Str::export_passphrase_untypable);
    return state.passphrase == state.again ? std::string_view() : tr(Str::export_passphrases_differ);
}

void passphrase_row(Ui& ui, Rect row, std::string_view id, Str label, std::string& buffer, bool can_show) {
    field_label(ui, row, tr(label));
    row = cut_top(row, ui.control_height());
    if (can_show) {
        const Rect eye = cut_right(row, ui.control_height());
        cut_right(row, ui.px(4));
        if (icon_button(ui, eye, state.shown ? icons::eye_off : icons::eye,
                tr(state.shown ? Str::passphrase_hide : Str::passphrase_show))) {
            state.shown = !state.shown;
        }
    }
    text_field(ui, row, id, buffer, {.name = tr(label), .secret = !state.shown});
}

} // namespace

void open_export_dialog(Ui& ui) {
    state.wanted = true;
    ui.want_frames(2);
}

void draw_export_dialog(Ui& ui) {
    if (state.wanted) {
        state.wanted = false;
        state.passphrase.clear();
        state.again.clear();
        state.shown = false;
        open_dialog(ui, dialog_id);
    }
    const float line = ui.px(12), room = ui.px(text_room);
    const float words = wrapped_height(ui, room, tr(form_text()), face::secondary);
    const bool seals = state.form == sealed;
    const float problem = ui.px(22), option = ui.px(ui.touch ? 44 : 32);
    const float height = ui.control_height() + line + words + line + option +
                         (seals ? 2 * (labelled_field_height(ui) + line) + problem + option : 0) + ui.px(4);
    Dialog dialog = begin_dialog(ui, dialog_id, tr(Str::data_export), dialog_width, ui.css(height));
    const bool appears = dialog.open && !state.was_open;
    state.was_open = dialog.open;
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
        text(ui, cut_top(rest, problem), begun ? missing() : tr(Str::export_passphrase_rule),
            tinted(face::secondary, begun && !missing().empty() ? color::late : color::text_3));
        const std::string print = ui.app.own_fingerprint();
        checkbox(ui, cut_top(rest, option), "sign",
            print.empty() ? std::string(tr(Str::export_sign_first)) : tr(Str::export_sign, {print}), state.sign);
    }
    checkbox(ui, cut_top(rest, option), "without", tr(Str::export_without_confidential, {confidential_words()}),
        state.without_confidential);
    const bool complete = missing().empty() && !ui.app.progress().has_value();
    const int pressed = end_dialog(ui, tr(Str::export_now), complete);
    if (pressed == 1) {
        ui.app.export_snapshot({.compressed = state.form != plain,
            .without_confidential = state.without_confidential == Tri::yes,
            .passphrase = seals ? state.passphrase : std::string(),
            .sign = seals && state.sign == Tri::yes});
    }
    if (pressed) {
        state.passphrase.clear();
        state.again.clear();
    }
    state.form = chosen;
}

} // namespace yinfeng::ui
