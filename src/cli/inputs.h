#pragma once
// Which files a command reads: those that are named, and of folders all that are snapshots by their bytes or claim to be by
// their names. What a folder holds beside them is listed, so that no office is missing without a word.

#include "cli/console.h"

#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::cli {

// Something in a folder that is not read, and what it is: "hidden", "folder", "special" (a pipe, a device), "empty", "picture",
// "pdf", "archive" (also Office documents), "other".
struct Skipped {
    std::string file;
    std::string_view what;
};

// Of each folder, not deeper and in order of name:
//
//   read        what begins as a snapshot: plain JSON (also with a byte order mark, or saved as UTF-16, which the reader then
//               refuses), gzip that holds such a beginning or cannot be looked into, sealed files;
//               what is named like one (.json, .gz or .yfs anywhere in the name), whatever is in it;
//               what cannot be opened, and links that lead nowhere: nobody knows whether they are one
//   skipped     everything else; hidden files, whatever they hold; folders in it
//
// Links are followed. Named files are read whatever they are.
//
// What is skipped is listed and counted on standard error, and given to whoever asks.
Answer<std::vector<std::string>> expand(const std::vector<std::string>& given, std::vector<Skipped>* skipped = nullptr);

void print_skipped(const std::vector<Skipped>& skipped);       // a line of JSON each
std::string skipped_json(const std::vector<Skipped>& skipped); // a list, for an object of JSON

} // namespace yinfeng::cli
