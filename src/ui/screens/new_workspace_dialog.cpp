#include "ui/screens/new_workspace_dialog.h"

#include "app/app.h"
#include "app/strings.h"
#include "base/utf8.h"
#include "model/catalogue.h"
#include "ui/identity_dialog.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

void NewWorkspaceDialog::open(Ui& ui) {
    name_.clear();
    office_.clear();
    label_set_ = 0;
    person_ = ui.app.identity().name;
    unit_ = ui.app.identity().unit;
    wanted_ = true;
    ui.want_frames(2);
}

void NewWorkspaceDialog::draw(Ui& ui) {
    if (wanted_) {
        wanted_ = false;
        open_dialog(ui, "new workspace");
    }
    const float field = labelled_field_height(ui), gap = ui.px(14);
    const float who_text = wrapped_height(ui, ui.px(512), tr(Str::start_who_text), face::secondary);
    const float height = ui.px(30) + 3 * field + 3 * gap + ui.px(1) + ui.px(24) + who_text + ui.px(8) + gap;
    Dialog dialog = begin_dialog(ui, "new workspace", tr(Str::start_new), 560, ui.css(height));
    const bool appears = dialog.open && !shown_;
    shown_ = dialog.open;
    if (!dialog.open) {
        return;
    }
    Rect rest = dialog.content;
    text(ui, cut_top(rest, ui.px(22)), tr(Str::start_dialog_text), face::secondary);
    cut_top(rest, ui.px(8));
    if (appears) {
        focus_next(ui);
    }
    bool submitted =
        labelled_field(ui, cut_top(rest, field), "name", tr(Str::start_name), name_, tr(Str::start_name_hint))
            .submitted;
    cut_top(rest, gap);

    Rect row = cut_top(rest, field);
    Rect half = cut_left(row, (row.width - gap) / 2);
    cut_left(row, gap);
    submitted |=
        labelled_field(ui, half, "office", tr(Str::start_office), office_, tr(Str::start_office_hint)).submitted;
    field_label(ui, row, tr(Str::start_label_set));
    std::vector<Option> sets;
    for (const Choice& choice : choices_of(ChoiceList::label_set)) {
        sets.push_back({.code = choice.code, .label = std::string(app::label(choice))});
    }
    if (const int chosen = select(ui, cut_top(row, ui.control_height()), "label set", tr(Str::start_label_set), sets,
            static_cast<int>(label_set_));
        chosen >= 0) {
        label_set_ = static_cast<std::size_t>(chosen);
    }
    cut_top(rest, gap);
    horizontal_line(ui, rest.x, right(rest), rest.y, color::line);
    cut_top(rest, ui.px(1) + gap);

    heading(ui, cut_top(rest, ui.px(24)), tr(Str::start_who), face::section, 3);
    wrapped_text(ui, cut_top(rest, who_text), tr(Str::start_who_text), face::secondary);
    cut_top(rest, ui.px(8));
    row = cut_top(rest, field);
    half = cut_left(row, (row.width - gap) / 2);
    cut_left(row, gap);
    submitted |=
        labelled_field(ui, half, "person", tr(Str::start_who_name), person_, tr(Str::start_who_name_hint)).submitted;
    submitted |=
        labelled_field(ui, row, "unit", tr(Str::start_who_unit), unit_, tr(Str::start_who_unit_hint)).submitted;

    const bool complete = !trim(name_).empty() && !trim(person_).empty();
    bool done = complete && submitted;
    if (done) {
        close_popup(ui);
    }
    done |= end_dialog(ui, tr(Str::start_create), complete) == 1;
    if (done) {
        shown_ = false;
        ui.app.set_identity({std::string(trim(person_)), std::string(trim(unit_))});
        ui.app.create_workspace(
            {std::string(trim(name_)), std::string(trim(office_)), std::string(sets[label_set_].code)});
    }
}

} // namespace yinfeng::ui
