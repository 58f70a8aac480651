#pragma once
// What somebody does with a choice list of the office (store/choice_lists.h), each as the writes that make it so: a card, a dialog,
// a paste and a script write the same records.

#include "base/id.h"
#include "base/result.h"
#include "store/choice_lists.h"
#include "store/workspace.h"

#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::domain {

// A choice of a list, or of a field of the office's own (list none: the code is its id).
struct ChoiceAt {
    ChoiceList list = ChoiceList::none;
    std::string_view code;
};

// The record that says something of it now; no_record where none does.
RecordIndex record_of(const Workspace& workspace, ChoiceAt choice);

// Whether it may be called so: a name that no other choice of its list has. For `code` "": one that is to be added.
Result<void> check_choice_name(const Workspace& workspace, ChoiceAt choice, std::string_view name);
// An empty name is the catalogue's again. Of an own choice it is refused by check_choice_name().
void rename_choice(const Workspace& workspace, ChoiceAt choice, std::string_view name, Change& change);
void colour_choice(const Workspace& workspace, ChoiceAt choice, std::string_view colour, Change& change);
void retire_choice(const Workspace& workspace, ChoiceAt choice, bool retired, Change& change);
void add_choice(ChoiceList list, std::string_view name, Id id, Change& change);
// Before or behind the next one that is in use; nothing where there is none. Only of open lists.
void move_choice(const Workspace& workspace, ChoiceAt choice, bool up, Change& change);

// What the office also calls it, as it was written, sorted.
std::vector<std::string> words_of_choice(const Workspace& workspace, ChoiceAt choice);
void set_choice_words(Workspace& workspace, ChoiceAt choice, const std::vector<std::string>& words, Change& change);
void learn_word(Workspace& workspace, ChoiceAt choice, std::string_view word, Change& change);
// Of its words those that are read as another choice: as its name, or as a word that it had before.
std::vector<std::string> words_that_yield(const Workspace& workspace, ChoiceAt choice);

} // namespace yinfeng::domain
