#include "assets/embedded.h"
#include "base/text_tables.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/words.h"

namespace yinfeng::cli {

Exit run(const Options& options) {
    struct Entry {
        Command command;
        Exit (*run)(const Options&);
    };
    static constexpr Entry entries[] = {
        {Command::new_file, run_new},
        {Command::info, run_info},
        {Command::verify, run_verify},
        {Command::digest, run_digest},
        {Command::merge, run_merge},
        {Command::diff, run_diff},
        {Command::log, run_log},
        {Command::query, run_query},
        {Command::set, run_set},
        {Command::act, run_do},
        {Command::convert, run_convert},
        {Command::conflicts, run_conflicts},
        {Command::keygen, run_keygen},
    };
    // What is searched for, sorted and typed in Chinese needs the tables of characters.
    if (options.command == Command::query || options.command == Command::set || options.command == Command::act)
        (void)load_text_tables(assets::find("text_tables.bin"));
    Exit result = Exit::internal;
    for (const Entry& entry : entries) {
        if (entry.command == options.command) result = entry.run(options);
    }
    if (!print_end()) {
        complain("-", say(Word::cannot_write, {"stdout"}));
        return Exit::output;
    }
    return result;
}

} // namespace yinfeng::cli
