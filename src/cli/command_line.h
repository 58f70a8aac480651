#pragma once
// The command line as people write it, read by CLI11. The only file that sees that library, and therefore the only one that is
// compiled with exceptions.

#include "cli/options.h"

#include <expected>

namespace yinfeng::cli {

// Or the code to exit with: help was asked for, or the command was wrong; it has been said.
std::expected<Options, Exit> parse_command_line(int argc, const char* const* argv);

} // namespace yinfeng::cli
