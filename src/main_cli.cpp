// The command-line program: yinfeng COMMAND … (src/cli).

#include "cli/command_line.h"
#include "cli/commands.h"

int main(int argc, char** argv) {
    const auto options = yinfeng::cli::parse_command_line(argc, argv);
    return static_cast<int>(options ? yinfeng::cli::run(*options) : options.error());
}
