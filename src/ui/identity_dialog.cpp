#include "ui/identity_dialog.h"

#include "app/app.h"
#include "app/strings.h"
#include "base/utf8.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr std::string_view dialog_id = "identity";

struct {
    bool wanted = false; // opened in another window of the frame
    bool open = false;
    std::string put_off_for; // key; asked once per workspace, not again and again
    std::string name, unit;
} state;

} // namespace

float labelled_field_height(const Ui& ui) { return ui.px(22) + ui.control_height(); }

void field_label(Ui& ui, Rect& box, std::string_view label) {
    text(ui, cut_top(box, ui.px(22)), label, face::secondary);
}

Edit labelled_field(
    Ui& ui, Rect box, std::string_view id, std::string_view label, std::string& buffer, std::string_view hint) {
    field_label(ui, box, label);
    return text_field(ui, cut_top(box, ui.control_height()), id, buffer, {.name = label, .hint = hint});
}

void open_identity_dialog(Ui& ui) {
    state.wanted = true;
    ui.want_frames(2);
}

void draw_identity_dialog(Ui& ui) {
    // Until somebody has answered: what appears at the same time may close a dialog that was just opened.
    if (ui.app.wants_identity() && !state.open && state.put_off_for != ui.app.current()->key) state.wanted = true;
    if (state.wanted) {
        state.wanted = false;
        state.name = ui.app.identity().name;
        state.unit = ui.app.identity().unit;
        if (state.unit.empty() && ui.app.current()) {
            state.unit = ui.app.current()->office;
        }
        open_dialog(ui, dialog_id);
    }
    const float text_height = wrapped_height(ui, ui.px(432), tr(Str::start_who_text), face::secondary);
    const float height = text_height + ui.px(12) + labelled_field_height(ui) * 2 + ui.px(12) + ui.px(8);
    Dialog dialog = begin_dialog(ui, dialog_id, tr(Str::start_who), 480, ui.css(height));
    const bool appears = dialog.open && !state.open;
    state.open = dialog.open;
    if (!dialog.open) {
        return;
    }
    Rect rest = dialog.content;
    wrapped_text(ui, rest, tr(Str::start_who_text), face::secondary);
    cut_top(rest, text_height + ui.px(12));
    if (appears) {
        focus_next(ui);
    }
    const Edit name = labelled_field(ui, cut_top(rest, labelled_field_height(ui)), "name", tr(Str::start_who_name),
        state.name, tr(Str::start_who_name_hint));
    cut_top(rest, ui.px(12));
    const Edit unit = labelled_field(ui, cut_top(rest, labelled_field_height(ui)), "unit", tr(Str::start_who_unit),
        state.unit, tr(Str::start_who_unit_hint));
    const bool complete = !trim(state.name).empty();
    bool done = complete && (name.submitted || unit.submitted);
    if (done) {
        close_popup(ui);
    }
    const int pressed = end_dialog(ui, tr(Str::start_identity_save), complete);
    done |= pressed == 1;
    if (pressed && ui.app.current()) state.put_off_for = ui.app.current()->key;
    if (done) {
        ui.app.set_identity({std::string(trim(state.name)), std::string(trim(state.unit))});
    }
}

} // namespace yinfeng::ui
