#include "ui/identity_dialog.h"

#include "app/app.h"
#include "app/strings.h"
#include "base/utf8.h"
#include "ui/form_dialog.h"

#include <string>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

struct {
    FormDialog form{"identity"};
    std::string put_off_for; // key; asked once per workspace, not again and again
    std::string name, unit;
} state;

} // namespace

void open_identity_dialog(Ui& ui) {
    if (!state.form.open(ui)) return;
    state.name = ui.app.identity().name;
    state.unit = ui.app.identity().unit;
    if (state.unit.empty() && ui.app.current()) state.unit = ui.app.current()->office;
}

void draw_identity_dialog(Ui& ui) {
    // Until somebody has answered: what appears at the same time may close a dialog that was just opened.
    if (ui.app.wants_identity() && !state.form.is_open() && state.put_off_for != ui.app.current()->key)
        open_identity_dialog(ui);
    const float text_height = wrapped_height(ui, dialog_room(ui, 480), tr(Str::start_who_text), face::secondary);
    const float height = text_height + ui.px(12) + labelled_field_height(ui) * 2 + ui.px(12) + ui.px(8);
    const Dialog dialog = state.form.begin(ui, tr(Str::start_who), 480, ui.css(height));
    if (!dialog.open) return;
    Rect rest = dialog.content;
    wrapped_text(ui, rest, tr(Str::start_who_text), face::secondary);
    cut_top(rest, text_height + ui.px(12));
    state.form.text(ui, cut_top(rest, labelled_field_height(ui)), "name", tr(Str::start_who_name), state.name,
        {.hint = tr(Str::start_who_name_hint), .required = true});
    cut_top(rest, ui.px(12));
    state.form.text(ui, cut_top(rest, labelled_field_height(ui)), "unit", tr(Str::start_who_unit), state.unit,
        {.hint = tr(Str::start_who_unit_hint)});
    const FormDialog::Answer answer = state.form.end(ui, tr(Str::start_identity_save));
    if (answer != FormDialog::Answer::none && ui.app.current()) state.put_off_for = ui.app.current()->key;
    if (answer == FormDialog::Answer::done)
        ui.app.set_identity({std::string(trim(state.name)), std::string(trim(state.unit))});
}

} // namespace yinfeng::ui
