#pragma once
// The short form: what a step asks for before it is done (a stage that a project enters by drag, menu, key or ladder; an
// issue that is handed on). It shows a few fields of one record, some already filled in with what would be written, and
// saves them and the step in one change; cancelling changes nothing. Nothing in it is required.

#include "model/catalogue.h"
#include "store/workspace.h"
#include "ui/ui.h"

#include <functional>
#include <string>
#include <vector>

namespace yinfeng::ui {

struct ShortForm {
    Id record; // an index means nothing in another workspace
    std::vector<FieldId> fields;
    Change change; // what the fields hold beforehand, and later what was entered
    std::string title, words, save;
    // What was entered, with the records that were made beside it; a field that was left or made empty is written as empty.
    std::function<void(Ui&, Change)> done;
};
void ask(Ui& ui, ShortForm form);
void draw_short_form(Ui& ui); // once per frame, where dialogs are drawn
// The record of this kind whose form has closed, done or not, once: the keyboard goes back to it.
RecordIndex take_closed_form(const Ui& ui, Kind kind);

} // namespace yinfeng::ui
