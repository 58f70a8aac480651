#include "ui/unlock_dialog.h"

#include "app/app.h"
#include "app/locked_file.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/fact_row.h"
#include "ui/form_dialog.h"
#include "ui/widgets.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;
using app::Trust;

namespace {

constexpr float dialog_width = 520; // CSS pixels

struct {
    FormDialog dialog{"unlock"};
    app::LockedFile file; // still drawn in the frame in which it has been opened
    std::string passphrase;
    Tri takes_key = Tri::no;
    bool shown = false;
} state;

struct Signature {
    const char* icon;
    Color color;
    std::string words, warning;
};

Signature signature_of(const app::LockedFile& file) {
    const std::string print = file.public_key.empty() ? std::string() : sealed::fingerprint(file.public_key);
    switch (file.trust) {
    case Trust::known: return {icons::shield_check, color::ok, std::string(tr(Str::unlock_signed_known)), {}};
    case Trust::first: return {icons::shield_check, color::soon, print, std::string(tr(Str::unlock_signed_first))};
    case Trust::changed:
        return {icons::triangle_alert, color::late, print, tr(Str::unlock_signed_changed, {file.office})};
    case Trust::signature_gone:
        return {icons::triangle_alert, color::late, std::string(tr(Str::unlock_not_signed)),
            tr(Str::import_signature_gone, {file.office})};
    case Trust::not_signed: break;
    }
    return {icons::info, color::text_3, std::string(tr(Str::unlock_not_signed)), {}};
}

} // namespace

void draw_unlock_dialog(Ui& ui) {
    const app::LockedFile* locked = ui.app.locked_file();
    if (locked) {
        if (!state.dialog.is_open()) { // or closed by something that appeared over it
            state.takes_key = Tri::no;
            state.shown = false;
            state.dialog.open(ui);
        }
        state.file = *locked;
    }
    const app::LockedFile& file = state.file;
    const Signature signature = signature_of(file);
    const float line = ui.px(12), room = dialog_room(ui, dialog_width), option = ui.px(ui.touch ? 44 : 32);
    const float warned =
        signature.warning.empty()
            ? 0
            : wrapped_height(ui, room - ui.px(44), signature.warning, face::secondary) + ui.px(16) + line;
    const std::string_view said = file.opening           ? tr(Str::unlock_opening)
                                  : file.problem.empty() ? tr(Str::unlock_hint)
                                                         : std::string_view(file.problem);
    const float problem = wrapped_height(ui, room, said, face::secondary);
    const bool asks = file.trust == Trust::changed;
    const float height = ui.px(fact_height) * 4 + line + warned + (asks ? option : 0) + labelled_field_height(ui) +
                         ui.px(8) + problem + ui.px(4);
    const Dialog dialog = state.dialog.begin(ui, tr(Str::unlock_title), dialog_width, ui.css(height));
    if (!dialog.open) return;
    Rect rest = dialog.content;
    fact_row(ui, cut_top(rest, ui.px(fact_height)),
        {.icon = icons::file_text, .label = tr(Str::unlock_file), .value = file.file_name});
    const std::string office = file.office.empty() ? std::string(tr(Str::unlock_no_office)) : file.office;
    fact_row(ui, cut_top(rest, ui.px(fact_height)),
        {.icon = icons::building_2, .label = tr(Str::unlock_office), .value = office});
    const std::string made = time_words(ui, file.created_ms);
    fact_row(
        ui, cut_top(rest, ui.px(fact_height)), {.icon = icons::clock, .label = tr(Str::unlock_created), .value = made});
    fact_row(ui, cut_top(rest, ui.px(fact_height)),
        {.icon = signature.icon,
            .icon_color = signature.color,
            .label = tr(Str::unlock_signature),
            .value = signature.words});
    cut_top(rest, line);
    if (warned > 0) {
        notice(ui, cut_top(rest, warned - line), signature.warning, true);
        cut_top(rest, line);
    }
    if (asks) checkbox(ui, cut_top(rest, option), "key", tr(Str::unlock_take_key), state.takes_key);

    const Rect field = cut_top(rest, labelled_field_height(ui));
    Rect eye{field.x, field.y + ui.px(22), field.width, ui.control_height()};
    eye = cut_right(eye, ui.control_height());
    state.dialog.text(ui, field, "passphrase", tr(Str::passphrase), state.passphrase,
        {.required = true, .secret = !state.shown, .beside = eye.width + ui.px(4)});
    if (icon_button(ui, eye, state.shown ? icons::eye_off : icons::eye,
            tr(state.shown ? Str::passphrase_hide : Str::passphrase_show))) {
        state.shown = !state.shown;
    }
    cut_top(rest, ui.px(8));
    wrapped_text(
        ui, cut_top(rest, problem), said, tinted(face::secondary, file.problem.empty() ? color::text_3 : color::late));

    if (asks) state.dialog.require(state.takes_key == Tri::yes, tr(Str::unlock_take_key_first));
    if (!locked) close_popup(ui); // opened, or given up elsewhere
    switch (state.dialog.end(ui, tr(Str::unlock_open), {.stays = true, .disabled = file.opening || !locked})) {
    case FormDialog::Answer::none: break;
    case FormDialog::Answer::done: ui.app.unlock(state.passphrase, asks); break;
    default: ui.app.leave_locked();
    }
    if (!ui.app.locked_file()) state.passphrase.clear();
}

} // namespace yinfeng::ui
