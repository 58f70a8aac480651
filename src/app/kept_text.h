#pragma once
// Texts that are kept or shown outside the records: who works here, names of workspaces and files, offices that strangers'
// files name. Records clean what is written into them (store/workspace.h); everything else goes through here.

#include <cstddef>
#include <string>
#include <string_view>

namespace yinfeng::app {

inline constexpr std::size_t most_person_characters = 60; // of a name or a unit: both and a dot are a stamp's author
inline constexpr std::size_t most_title_characters = 200; // of a workspace, an office, a file

// One line of clean text (model/typed.h) without blanks at its ends, at most so many characters of it. What is clean and
// short enough comes back as it is.
std::string kept_line(std::string_view text, std::size_t most_characters);

// As a part of a file name that every system takes: what some forbid becomes '-', and no dot or blank stands at the end.
std::string file_name_part(std::string_view text);

} // namespace yinfeng::app
