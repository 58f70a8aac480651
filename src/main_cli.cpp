// The command-line program: yinfeng COMMAND … (src/cli).

#include "cli/command_line.h"
#include "cli/commands.h"
#include "platform/openssl/openssl_sha256.h"

int main(int argc, char** argv) {
    yinfeng::use_sha256_engine(yinfeng::platform::openssl::sha256_engine());
    const auto options = yinfeng::cli::parse_command_line(argc, argv);
    return static_cast<int>(options ? yinfeng::cli::run(*options) : options.error());
}
