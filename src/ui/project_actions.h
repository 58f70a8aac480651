#pragma once
// What can be done with projects, one at a time or many together: each is one change, one undo step, one toast.

#include "domain/label_sets.h"
#include "store/workspace.h"
#include "ui/ui.h"

#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::ui {

// Where the stage has a day that would be written, or a project lacks what the stage asks for, nothing is moved yet: the short form
// opens (short_form.h), of several with one day and one value for all, and false is returned.
bool move_projects(Ui& ui, const std::vector<RecordIndex>& projects, std::string_view stage_code);
// From the ladder, where one touch is enough: on the way back the form opens too, with the day since when it stands there again.
bool move_on_ladder(Ui& ui, RecordIndex project, std::string_view stage_code);
bool assign_tracker(Ui& ui, const std::vector<RecordIndex>& projects, std::string_view person_id);
bool assign_new_tracker(Ui& ui, const std::vector<RecordIndex>& projects, std::string_view name);
bool add_tag(Ui& ui, const std::vector<RecordIndex>& projects, std::string_view tag);

void add_phase(Ui& ui, RecordIndex project);
Id add_service_record(Ui& ui, RecordIndex project);
void choose_label_set(Ui& ui, std::string_view code);

} // namespace yinfeng::ui
