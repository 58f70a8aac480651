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

// Who writes: --author, else YINFENG_AUTHOR, else 命令行, in the language that is spoken. Refused where no file could hold it.
Answer<std::string> author_of(const Options& options);

// Whether what the file lacks is known here: of what a newer version has left out nothing could be said in the file written.
Answer<void> check_left_out(const Loaded& loaded);

// Of a file that was read and leaves as another one, without its signature.
void say_signature_stays_behind(const Options& options, const Loaded& loaded);

std::string number_text(std::uint64_t number);
// A name for the state digest that can be read out: its first eight digits.
std::string_view short_digest(std::string_view digest);

} // namespace yinfeng::cli
