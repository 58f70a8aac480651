#pragma once
// A document that a command writes: into a file, not over one that stands there unless --force; without a name or with - to standard
// output, which must not be a terminal.

#include "cli/console.h"
#include "cli/options.h"

#include <string>
#include <string_view>

namespace yinfeng::cli {

Answer<void> write_document(const Options& options, const std::string& file, std::string_view bytes);

} // namespace yinfeng::cli
