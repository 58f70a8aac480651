#pragma once
// Two records that are one and the same become one, in one step that undo takes back whole (mechanisms.md rank 18, design section 3).
//
// The kept one takes what is chosen field by field, and all elements of sets. Whatever links to the other one links to it from then on;
// the other one goes to the bin with all that it said, and the kept one remembers it (已并入), so that both histories stay. Saved views,
// phases and what stands above the two follow (merge_effects.h).
//
// Meanwhile elsewhere: a link that another office makes to the other record is moved when it arrives (moved_links()). Where somebody
// writes into it, it is contested as any deleted record is, and can be merged once more. Two that were merged crosswise are both
// contested: each of them was written by the merge that kept it.

#include "domain/reading.h"

#include <optional>
#include <vector>

namespace yinfeng::domain {

struct MergedField {
    FieldId field = no_field;
    Value kept, other;
    enum class From : std::uint8_t {
        kept,
        other,
        both
    } from = From::kept;      // suggested: what is filled, first of the kept one
    bool can_be_both = false; // long texts: one below the other
};
// The fields, sets left out, in which the other one says something else; in the order of the catalogue.
std::vector<MergedField> fields_to_merge(const Workspace& workspace, RecordIndex kept, RecordIndex other);

// Chooses for a field, and for what follows from it (consequences.h): the day on which a stage was entered is of that stage.
void choose_from(std::vector<MergedField>& fields, FieldId field, MergedField::From from);

// The records that link to the other one and will link to the kept one.
std::size_t links_to_move(const Workspace& workspace, RecordIndex other);

// Of two live records of one kind that can be merged (merged_field()).
Change merge_records(Workspace& workspace, RecordIndex kept, RecordIndex other, const std::vector<MergedField>& fields,
    std::string name);

// Where the record lives on: itself where it is live, else the one that it was merged into; no_record where it is only deleted.
RecordIndex successor(const Workspace& workspace, RecordIndex record);

// The live record that a contested one was merged with crosswise: each of two offices kept another one of the two, so both are there
// until somebody decides which one goes. no_record where that is not so.
RecordIndex merged_crosswise(const Workspace& workspace, RecordIndex record);

// Of links, and conditions of views, that still lead to a record that was merged into another, after files have been joined: to where they lead now.
std::vector<Write> moved_links(Workspace& workspace);

// The change, where it deletes a record that another live one has taken in (one of two that were merged crosswise is decided to go), with
// what moves its links there; nothing where there is nothing to move.
std::optional<Change> with_links_that_follow(Workspace& workspace, const Change& change);

// Says of two records that they are not the same: duplicates.h leaves the pair out from then on.
void tell_apart(Workspace& workspace, Change& change, RecordIndex one, RecordIndex other);

} // namespace yinfeng::domain
