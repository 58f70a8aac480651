#pragma once
// The choice lists of the catalogue as an office has them. What it changes are records of the kind custom_choice that name a list:
//
//   custom_choice 0000…  list method, code knocking, name 上门招商     one of the catalogue's: renamed, coloured, moved, retired, with words
//   custom_choice 01m8…  list method, name 驻点招商                    a choice of its own, whose code is its id
//
// The id of a record of the first sort is made of list and code (choice_record()), so two offices that rename one choice write one
// cell, which stands 待确认 side by side. A choice is retired, never taken away, and no code is used again: what was chosen stays
// readable. Of two choices that are called the same the younger one is told apart, 驻点招商（2）.

#include "model/choice_words.h"
#include "store/names.h"
#include "store/workspace.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng {

enum class ListSort : std::uint8_t {
    open,    // the office's: named, coloured, ordered, added to, retired
    fixed,   // rules rely on what is in it and on its order: named and coloured
    program, // of the program, or of something worked out: not the office's
};
ListSort sort_of(ChoiceList list);
std::string_view choice_list_name(ChoiceList list); // in records: "method"
std::optional<ChoiceList> find_choice_list(std::string_view name);
// Also by what a field that chooses from it is called, in either language: 招商方式.
std::optional<ChoiceList> choice_list_called(std::string_view name);
std::span<const ChoiceList> office_lists(); // open and fixed ones, in the order in which they are shown

// Places of choices for which no record says one: the catalogue's leave room between two, the office's own follow.
inline constexpr std::int64_t choice_place_step = 1000, last_choice_place = 1'000'000;
constexpr std::int64_t catalogue_place(std::size_t index) {
    return static_cast<std::int64_t>(index + 1) * choice_place_step;
}

// The record that says something of a choice of the catalogue, whether or not it is there yet.
Id choice_record(ChoiceList list, std::string_view code);

// What a record of the kind custom_choice is about.
struct ChoiceSaid {
    enum class Fault : std::uint8_t { none, unknown_list, unknown_code, fixed_list };
    ChoiceList list = ChoiceList::none; // none: of a field of the office's own, or nothing that is known
    std::string code;                   // of the catalogue, or the record's id
    bool is_catalogues = false;
    Fault fault = Fault::none; // why nobody heeds it
};
ChoiceSaid choice_said(const Record& record);

// The lists that records change, and the words for choices that they bring, older records first. Of a word that stands in two
// choices of one list the older record's counts.
std::vector<OwnList> choice_lists(std::span<const Record> records);
std::vector<LearnedWord> learned_words(std::span<const Record> records, const Names& names);

} // namespace yinfeng
