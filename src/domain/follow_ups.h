#pragma once
// 跟进记录: dated notes about a record, as who works on it writes them down (mechanisms.md S0-09: the day of the last update). One is
// about one record: one of its links says which, a link for each kind of which there can be notes.
//
// They are parts of that record: they go into the bin with it in the same step, whichever door deletes it (consequences.h), and come
// back with it (trash.h); a merge of two records moves them with all links (record_merge.h); a copy of the record has none of them.
// Where another office writes one while the record is deleted here, the note stays, in the list of all notes, and says that its record
// is in the trash.

#include "domain/reading.h"

#include <vector>

namespace yinfeng::domain {

// The link of a follow-up to records of this kind; no_field where there are no notes about such records.
FieldId follow_up_link(Kind about);

// Live ones, of a project those of its phases too, the latest day first; of one day the one that was made last, and those without a day at the end.
std::vector<RecordIndex> follow_ups_of(const Workspace& workspace, RecordIndex record);
std::size_t follow_up_count(const Workspace& workspace, RecordIndex record);

// The record that it is about: a live one where it names several, else one in the trash; no_record for a note about nothing.
RecordIndex followed(const Workspace& workspace, RecordIndex follow_up);

// One more about the record: today, by the person who is called as whoever works here, if there is one and only one.
void add_follow_up(const Reading& reading, Change& change, Id made, RecordIndex about, std::string_view text);
// The same for one that is made in the list of all of them: nobody has said yet what it is about.
void begin_follow_up(const Reading& reading, Change& change, Id made);
RecordIndex person_called(const Workspace& workspace, std::string_view name); // no_record: none, or several

// What goes into the bin with the records that the change deletes, unless it says itself what becomes of it.
void delete_follow_ups(const Workspace& workspace, Change& change);

} // namespace yinfeng::domain
