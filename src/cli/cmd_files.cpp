// new, merge, convert, keygen: commands that write files.

#include "cli/circles_json.h"
#include "cli/commands.h"
#include "cli/destination.h"
#include "cli/json_line.h"
#include "cli/session.h"
#include "cli/signing_key.h"
#include "cli/words.h"
#include "domain/circles.h"
#include "domain/doors.h"
#include "domain/record_merge.h"
#include "model/typed.h"
#include "sync/sealed.h"

#include <algorithm>
#include <utility>

namespace yinfeng::cli {

namespace {

// What two files that are right have made of each other, and nobody would see (domain/circles.h).
void note_circles(const Workspace& workspace, const std::vector<domain::Circle>& circles) {
    constexpr std::size_t most_told = 10;
    for (std::size_t i = 0; i < std::min(circles.size(), most_told); ++i)
        note(in_one_line(domain::circle_words(workspace, circles[i])));
    if (circles.size() > most_told) note(say(Word::more_circles, {number_text(circles.size() - most_told)}));
}

// To stdout as JSON, or in words to stderr, where it does not mix with a file that is written to stdout.
void say_written(const Options& options, std::size_t files, const Workspace& workspace, const std::string& digest,
    const std::vector<Skipped>& skipped = {}, const std::vector<domain::Circle>& circles = {}) {
    const std::string records = number_text(workspace.record_count());
    if (options.json && options.output != "-") {
        JsonObject line;
        line.text("output", options.output).number("files", files).number("records", workspace.record_count());
        line.number("conflicts", workspace.conflict_count()).text("digest", digest);
        if (!skipped.empty()) line.json("skipped", skipped_json(skipped));
        if (!circles.empty()) line.json("circles", circles_json(circles));
        line.print_line();
    } else if (options.command == Command::merge) {
        note(say(Word::merged,
            {number_text(files), records, number_text(workspace.conflict_count()), short_digest(digest)}));
        note_circles(workspace, circles);
    } else {
        note(say(Word::written, {in_one_line(options.output), records, short_digest(digest)}));
    }
}

} // namespace

Exit run_new(const Options& options) {
    const auto author = author_of(options);
    if (!author) return report(author.error());
    for (const auto& [text, named] : {std::pair(&options.name, "--name"), std::pair(&options.office, "--office")})
        if (!text->empty() && domain::is_name_of_nothing(clean_text(*text, true)))
            return report({Exit::refused, say(Word::blank_name, {named})});
    Passphrases passphrases(options);
    auto destination = Destination::open(options, passphrases, {});
    if (!destination) return report(destination.error());
    platform::native::NativePlatform platform;
    IdSource ids([&](std::span<std::byte> out) { platform.random(out); });
    for (;;) {
        Workspace workspace;
        workspace.set_replica(destination->replica().choose(workspace, platform));
        workspace.set_author(*author);
        Change change;
        const Id id = ids.next(platform.now_ms());
        const std::string& name = options.name.empty() ? options.office : options.name;
        change.set(Kind::settings, id, field::settings::name_, Value::text(name));
        if (!options.office.empty())
            change.set(Kind::settings, id, field::settings::office_, Value::text(options.office));
        if (const auto applied = workspace.apply(change, platform.now_ms()); !applied) {
            return report({Exit::refused, applied.error().message});
        }
        const bool lacks = destination->lacks_confidential();
        if (lacks) note(say(Word::mark_kept, {options.output}));
        const auto digest = destination->write(
            workspace, lacks ? Contents::without_confidential : Contents::everything, Destination::Uses::own_replica);
        if (!digest) return report(digest.error());
        if (*digest) {
            say_written(options, 0, workspace, **digest);
            return Exit::done;
        }
        if (const auto again = destination->again(); !again) return report(again.error());
    }
}

Exit run_merge(const Options& options) {
    std::vector<Skipped> skipped;
    const auto files = expand(options.files, &skipped);
    if (!files) return report(files.error());
    Reader reader(options);
    auto destination = Destination::open(options, reader.passphrases(), *files);
    if (!destination) return report(destination.error());
    Workspace workspace;
    bool is_first = true, all_lack = true, it_lacks = false; // the confidential fields; it: what is replaced
    std::size_t refused = 0;
    Exit worst = Exit::done;
    const auto take = [&](const std::string& file, Answer<Loaded> loaded) {
        if (!loaded) { // all of them are named, so that one round of asking again is enough
            ++refused;
            worst = report(file, loaded.error());
        } else if (refused == 0) {
            const auto known = check_left_out(*loaded);
            const auto room = workspace.can_join(loaded->fragment);
            if (!known || !room) {
                ++refused;
                worst = report(file, known ? refuse(Exit::refused, room.error().message).error() : known.error());
                return true;
            }
            const bool lacks = !loaded->left_out.empty();
            all_lack = all_lack && lacks;
            it_lacks = it_lacks || (lacks && destination->is_input() && destination->is(file));
            if (std::exchange(is_first, false)) workspace.adopt(std::move(loaded->fragment));
            else workspace.join(loaded->fragment, {});
        }
        return true;
    };
    reader.read_all(*files, take);
    for (;;) {
        if (refused) {
            complain(say(Word::files_refused, {number_text(refused)}));
            return worst;
        }
        const bool lacks = options.without_confidential || all_lack;
        const bool marked = it_lacks || destination->lacks_confidential();
        if (!lacks && marked) note(say(Word::mark_kept, {in_one_line(options.output)}));
        const auto digest =
            destination->write(workspace, lacks || marked ? Contents::without_confidential : Contents::everything);
        if (!digest) return report(digest.error());
        if (*digest) {
            say_written(options, files->size(), workspace, **digest, skipped, domain::circles_in(workspace));
            if (const std::size_t links = domain::moved_links(workspace).size(); links > 0)
                note(say(Word::links_to_merged, {number_text(links)}));
            return Exit::done;
        }
        // Somebody without our lock has written it: one of the files that are merged, so what they wrote is joined too.
        if (const auto again = destination->again(); !again) return report(again.error());
        take(options.output, reader.read(options.output));
    }
}

Exit run_convert(const Options& options) {
    Reader reader(options);
    auto destination = Destination::open(options, reader.passphrases(), options.files);
    if (!destination) return report(destination.error());
    for (;;) {
        Exit problem = Exit::done;
        auto open = open_file(reader, options.files.front(), problem);
        if (!open) return problem;
        // A file that lacks the confidential fields goes on saying so.
        if (const auto known = check_left_out(open->loaded); !known) return report(open->loaded.file, known.error());
        const bool lacks = options.without_confidential || !open->loaded.left_out.empty();
        if (!lacks && destination->lacks_confidential()) note(say(Word::mark_kept, {in_one_line(options.output)}));
        const auto digest = destination->write(open->workspace,
            lacks || destination->lacks_confidential() ? Contents::without_confidential : Contents::everything);
        if (!digest) return report(digest.error());
        if (*digest) {
            say_signature_stays_behind(options, open->loaded);
            say_written(options, 1, open->workspace, **digest);
            return Exit::done;
        }
        if (const auto again = destination->again(); !again) return report(again.error());
    }
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
