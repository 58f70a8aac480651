#pragma once
// What the program does, one function per subcommand. Each says on stderr why it could not, and returns the exit code.

#include "cli/options.h"

namespace yinfeng::cli {

Exit run(const Options& options);

Exit run_new(const Options& options);
Exit run_info(const Options& options);
Exit run_verify(const Options& options);
Exit run_digest(const Options& options);
Exit run_merge(const Options& options);
Exit run_diff(const Options& options);
Exit run_log(const Options& options);
Exit run_query(const Options& options);
Exit run_set(const Options& options);
Exit run_do(const Options& options);
Exit run_convert(const Options& options);
Exit run_conflicts(const Options& options);
Exit run_duplicates(const Options& options);
Exit run_demonstration(const Options& options);
Exit run_unite(const Options& options);
Exit run_today(const Options& options);
Exit run_keygen(const Options& options);
Exit run_import(const Options& options);

} // namespace yinfeng::cli
