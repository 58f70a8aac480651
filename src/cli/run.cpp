#include "assets/embedded.h"
#include "base/text_tables.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/signing_key.h"
#include "cli/words.h"

namespace yinfeng::cli {

namespace {

// That the command has written when it is done; "" if none.
std::string file_of(const Options& options) {
    switch (options.command) {
    case Command::new_file:
    case Command::merge:
    case Command::convert:
    case Command::demonstration:
    case Command::keygen: break;
    case Command::set:
    case Command::act:
    case Command::unite:
    case Command::import_table:
        if (options.list) return {};
        if (options.output.empty()) return options.files.front();
        break;
    default: return {};
    }
    return options.output == "-" ? std::string() : options.output;
}

} // namespace

Exit run(const Options& asked) {
    prepare_console();
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
        {Command::duplicates, run_duplicates},
        {Command::demonstration, run_demonstration},
        {Command::unite, run_unite},
        {Command::today, run_today},
        {Command::keygen, run_keygen},
        {Command::import_table, run_import},
    };
    // What is searched for, sorted and typed in Chinese needs the tables of characters.
    if (asked.command == Command::query || asked.command == Command::set || asked.command == Command::act ||
        asked.command == Command::duplicates || asked.command == Command::unite ||
        asked.command == Command::import_table)
        (void)load_text_tables(assets::find("text_tables.bin"));
    Options options = asked;
    if (const auto known = settle_trust(options); !known) {
        complain(known.error().message);
        return known.error().exit;
    }
    Exit result = Exit::internal;
    for (const Entry& entry : entries) {
        if (entry.command == options.command) result = entry.run(options);
    }
    if (const auto why = print_end()) {
        complain(say(Word::cannot_print, {*why}));
        if (const std::string file = file_of(options); result == Exit::done && !file.empty())
            note(say(Word::stands_written, {file}));
        return Exit::output;
    }
    return result;
}

} // namespace yinfeng::cli
