#include "ui/screens/new_workspace_dialog.h"

#include "app/app.h"
#include "app/strings.h"
#include "base/utf8.h"
#include "model/catalogue.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

void NewWorkspaceDialog::open(Ui& ui) {
    if (!form_.open(ui)) return;
    name_.clear();
    label_set_ = 0;
    person_ = ui.app.identity().name;
    unit_ = ui.app.identity().unit;
}

void NewWorkspaceDialog::draw(Ui& ui) {
    const float field = labelled_field_height(ui), gap = ui.px(14);
    const float who_text = wrapped_height(ui, dialog_room(ui, 560), tr(Str::start_unit_text), face::secondary);
    const float height = ui.px(30) + 3 * field + 3 * gap + ui.px(1) + ui.px(24) + who_text + ui.px(8) + gap;
    const Dialog dialog = form_.begin(ui, tr(Str::start_new), 560, ui.css(height));
    if (!dialog.open) return;
    Rect rest = dialog.content;
    text(ui, cut_top(rest, ui.px(22)), tr(Str::start_dialog_text), face::secondary);
    cut_top(rest, ui.px(8));
    form_.text(ui, cut_top(rest, field), "name", tr(Str::start_name), name_,
        {.hint = tr(Str::start_name_hint), .required = true});
    cut_top(rest, gap);

    Rect row = cut_top(rest, field);
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
    wrapped_text(ui, cut_top(rest, who_text), tr(Str::start_unit_text), face::secondary);
    cut_top(rest, ui.px(8));
    row = cut_top(rest, field);
    const Rect half = cut_left(row, (row.width - gap) / 2);
    cut_left(row, gap);
    form_.text(
        ui, half, "person", tr(Str::start_who_name), person_, {.hint = tr(Str::start_who_name_hint), .required = true});
    form_.text(ui, row, "unit", tr(Str::start_who_unit), unit_, {.hint = tr(Str::start_office_hint)});

    if (form_.end(ui, tr(Str::start_create)) != FormDialog::Answer::done) return;
    ui.app.set_identity({std::string(trim(person_)), std::string(trim(unit_))});
    ui.app.create_workspace({std::string(trim(name_)), std::string(trim(unit_)), std::string(sets[label_set_].code)});
}

} // namespace yinfeng::ui
