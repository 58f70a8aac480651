#pragma once
// The frame of --help in the language that is spoken: CLI11 knows English only.

#include <CLI/CLI.hpp>

#include <memory>

namespace yinfeng::cli {

std::shared_ptr<CLI::Formatter> help_format();

} // namespace yinfeng::cli
