// new, merge, convert, keygen: commands that write files.

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/words.h"
#include "domain/reading.h"
#include "sync/snapshot.h"

namespace yinfeng::cli {

namespace {

// To stdout as JSON, or in words to stderr, where it does not mix with a file that is written to stdout.
void say_written(const Options& options, const Target& target, std::size_t files, const Workspace& workspace,
    const std::string& digest) {
    const std::string records = number_text(workspace.record_count());
    if (options.json && target.file != "-") {
        print("{\"output\":" + json_text(target.file) + ",\"files\":" + number_text(files) + ",\"records\":" + records +
              ",\"conflicts\":" + number_text(workspace.conflict_count()) + ",\"digest\":" + json_text(digest) + "}\n");
    } else if (options.command == Command::merge) {
        note(say(Word::merged,
            {number_text(files), records, number_text(workspace.conflict_count()), short_digest(digest)}));
    } else {
        note(say(Word::written, {in_one_line(target.file), records, short_digest(digest)}));
    }
}

} // namespace

Exit run_new(const Options& options) {
    const auto target = target_of(options);
    if (!target) return report(target.error());
    platform::native::NativePlatform platform;
    Workspace workspace;
    prepare_writing(workspace, options, platform);
    IdSource ids([&](std::span<std::byte> out) { platform.random(out); });
    Change change;
    const Id id = ids.next(platform.now_ms());
    const std::string& name = options.name.empty() ? options.office : options.name;
    change.set(Kind::settings, id, field::settings::name_, Value::text(name));
    if (!options.office.empty()) change.set(Kind::settings, id, field::settings::office_, Value::text(options.office));
    if (const auto applied = workspace.apply(change, platform.now_ms()); !applied) {
        return report({Exit::refused, applied.error().message});
    }
    Passphrases passphrases(options);
    const auto digest = write_workspace(workspace, *target, options, passphrases);
    if (!digest) return report(digest.error());
    say_written(options, *target, 0, workspace, *digest);
    return Exit::done;
}

Exit run_merge(const Options& options) {
    const auto target = target_of(options);
    if (!target) return report(target.error());
    const auto files = expand(options.files);
    if (!files) return report(files.error());
    Reader reader(options);
    Workspace workspace;
    bool is_first = true, all_lack = true; // the confidential fields
    std::size_t refused = 0;
    Exit worst = Exit::done;
    reader.read_all(*files, [&](const std::string& file, Answer<Loaded> loaded) {
        if (!loaded) { // all of them are named, so that one round of asking again is enough
            ++refused;
            worst = report(file, loaded.error());
        } else if (refused == 0) {
            all_lack = all_lack && !loaded->left_out.empty();
            if (std::exchange(is_first, false)) workspace.adopt(std::move(loaded->fragment));
            else workspace.join(loaded->fragment, {});
        }
        return true;
    });
    if (refused) {
        complain(say(Word::files_refused, {number_text(refused)}));
        return worst;
    }
    const Contents contents =
        options.without_confidential || all_lack ? Contents::without_confidential : Contents::everything;
    const auto digest = write_workspace(workspace, *target, options, reader.passphrases(), contents);
    if (!digest) return report(digest.error());
    say_written(options, *target, files->size(), workspace, *digest);
    return Exit::done;
}

Exit run_convert(const Options& options) {
    const auto target = target_of(options);
    if (!target) return report(target.error());
    Reader reader(options);
    Exit problem = Exit::done;
    auto open = open_file(reader, options.files.front(), problem);
    if (!open) return problem;
    // A file that lacks the confidential fields goes on saying so.
    const bool lacks = options.without_confidential || !open->loaded.left_out.empty();
    const auto digest = write_workspace(open->workspace, *target, options, reader.passphrases(),
        lacks ? Contents::without_confidential : Contents::everything);
    if (!digest) return report(digest.error());
    say_written(options, *target, 1, open->workspace, *digest);
    return Exit::done;
}

Exit run_keygen(const Options& options) {
    if (options.output.empty()) return report({Exit::usage, std::string(say(Word::no_output))});
    const auto fingerprint = make_key_file(options.output, options.force);
    if (!fingerprint) return report(fingerprint.error());
    if (options.json)
        print("{\"output\":" + json_text(options.output) + ",\"fingerprint\":" + json_text(*fingerprint) + "}\n");
    else note(say(Word::key_made, {in_one_line(options.output), *fingerprint}));
    return Exit::done;
}

} // namespace yinfeng::cli
