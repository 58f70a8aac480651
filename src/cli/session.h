#pragma once
// What most commands begin and end with.

#include "cli/input.h"
#include "platform/native/native_platform.h"
#include "store/workspace.h"

#include <string_view>

namespace yinfeng::cli {

// Says it and gives its exit code.
Exit report(const Refusal& refusal);
Exit report(std::string_view file, const Refusal& refusal);

// One file as a workspace; a problem has been reported where there is none.
struct OpenFile {
    Loaded loaded; // its fragment has gone into the workspace
    Workspace workspace;
};
std::optional<OpenFile> open_file(Reader& reader, const std::string& file, Exit& problem);

// A workspace that may be written: a replica of its own for this one run, because files are copied freely and a
// counter must never be used twice.
void prepare_writing(Workspace& workspace, const Options& options, platform::Platform& platform);

std::string number_text(std::uint64_t number);
// A name for the state digest that can be read out: its first eight digits.
std::string_view short_digest(std::string_view digest);

} // namespace yinfeng::cli
