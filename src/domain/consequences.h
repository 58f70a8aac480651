#pragma once
// What follows from a write: the fields that a person who writes one field has written with it, without saying so. Pure, so
// that every door (board, form, table cell, command line, importers) can let its change pass and writes equal records.
//
// - A project's stage: the day on which it entered the stage, and the stage's own day (签约日期, 开工日期, 投产日期) where
//   the project comes from below and has none yet. A skipped stage gets no invented day, and neither does one that a project
//   goes back to. A day of the stage that was written before is the day of the move where it is not older than the stage that is
//   left. Where the day of the stage that a project is in is written later, the day of entry follows if it was the same day or
//   nobody has said one. 资料截至 is emptied (somebody keeps the record now); so is the reason of an exit on the way back.
// - A service record's state: the day of that state where it has none; back from 办结, what said that it was done is emptied.
//   办结 ends a pause, and so does emptying 暂停自: its working days are counted, its reason goes.
// - A record that is made: its number (codes.h).
// - A record that is deleted: its follow-ups go with it (follow_ups.h).
//
// A value that somebody else has written at the same time (待确认) and that is now decided for is no new event: the fields that
// follow are decided for with it, as whoever wrote it has written them.
//
// What the change itself says about one of these fields stands, also that a day is unknown (an empty value). A day of the
// stage that is given is the day of the move.

#include "base/date.h"
#include "domain/label_sets.h"
#include "domain/reading.h"
#include "domain/service.h"

#include <optional>
#include <span>

namespace yinfeng::domain {

Change with_consequences(const Reading& reading, Change change);

// The fields that follow from this one; none from most. Whoever decides a conflict for one side decides it for these.
std::span<const FieldId> followers_of(FieldId field);

// The field that holds the day of a stage; nothing for stages that have none.
std::optional<FieldId> day_of_stage(Stage stage);
FieldId day_of_state(ServiceState state);
// The day that a move of the project to `target` would write unless somebody says otherwise: forms ask for it first.
std::optional<FieldId> day_of_move(const Workspace& workspace, RecordIndex project, Stage target);

} // namespace yinfeng::domain
