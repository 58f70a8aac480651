#pragma once
// 跟进记录 of a record in its inspector: a line that takes the next one at once, below it those that there are, the latest first. Each is
// edited where it stands and deleted with a way back; what was typed and not added yet waits with its record.

#include "store/workspace.h"
#include "ui/widgets.h"

namespace yinfeng::ui {

// The head of its tab, with how many there are; `has_follow_ups`: there can be some of records of this kind.
bool has_follow_ups(const Ui& ui, RecordIndex record);
Piece follow_up_tab(const Ui& ui, RecordIndex record);
// App::open_record() was asked for one of this record: the inspector turns to them.
bool is_follow_up_wanted(const Ui& ui, RecordIndex record);

// From `top` on, in the given width, inside of a scroll area. Returns the height in device pixels.
float follow_up_list(Ui& ui, Vec top, float width, RecordIndex record);

// The line that takes the next one, and what is said with it (follow_up_entry.cpp). Returns the height.
float follow_up_entry(Ui& ui, Vec top, float width, RecordIndex record);
// What follow-ups were made by so far, the usual ones behind them.
std::vector<Option> way_options(Ui& ui, std::string_view typed);

} // namespace yinfeng::ui
