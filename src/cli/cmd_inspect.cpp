// info, verify, digest: commands that look at whole files.

#include "app/sealed_file.h"
#include "cli/circles_json.h"
#include "cli/commands.h"
#include "cli/fields.h"
#include "cli/file_facts.h"
#include "cli/json_line.h"
#include "cli/parallel.h"
#include "cli/session.h"
#include "cli/words.h"
#include "model/limits.h"
#include "platform/native/disk.h"
#include "store/deletion.h"
#include "sync/snapshot.h"

#include <filesystem>

namespace yinfeng::cli {

namespace {

std::string_view container_code(Container container) {
    switch (container) {
    case Container::plain: return "plain";
    case Container::gz: return "gz";
    case Container::sealed: break;
    }
    return "sealed";
}

std::string_view container_word(Container container) {
    switch (container) {
    case Container::plain: return say(Word::container_plain);
    case Container::gz: return say(Word::container_gz);
    case Container::sealed: break;
    }
    return say(Word::container_sealed);
}

std::string list_text(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts)
        out += std::string(out.empty() ? std::string_view() : say(Word::between)) + in_one_line(text);
    return out;
}

void print_info_json(const Loaded& loaded, const FileFacts& facts) {
    JsonObject line, kinds;
    line.text("file", loaded.file).text("container", container_code(loaded.container));
    line.number("bytes", loaded.file_bytes).number("plain_bytes", loaded.plain_bytes);
    if (const auto& header = loaded.sealed) {
        line.text("sealed_office", header->office).number("sealed_ms", header->created_ms);
        if (!header->public_key.empty()) line.text("signed_by", sealed::fingerprint(header->public_key));
    }
    if (!loaded.left_out.empty()) line.json("left_out", loaded.left_out);
    line.number("schema", facts.schema);
    line.json("workspaces", json_list(facts.workspaces, json_text))
        .json("offices", json_list(facts.offices, json_text));
    for (const auto& [name, kind] : facts.kinds)
        kinds.json(name, JsonObject().number("all", kind.all).number("deleted", kind.deleted).whole());
    line.json("records", kinds.whole()).number("cells", facts.cells);
    line.number("replicas", facts.replicas).number("authors", facts.authors);
    line.number("newest_ms", facts.newest_ms).number("conflicts", facts.conflicts).text("digest", loaded.digest);
    line.print_line();
}

void print_info(const Loaded& loaded, const FileFacts& facts, int offset) {
    const auto line = [](Word word, std::string_view text) {
        if (!text.empty()) print("  " + std::string(say(word)) + ": " + std::string(text) + "\n");
    };
    print(in_one_line(loaded.file) + "\n");
    line(Word::info_container, container_word(loaded.container));
    if (const auto& header = loaded.sealed) {
        line(Word::info_sealed_for, in_one_line(header->office) + " " + time_text(header->created_ms, offset));
        if (!header->public_key.empty()) line(Word::info_signed, sealed::fingerprint(header->public_key));
    }
    line(Word::info_left_out,
        loaded.left_out == left_out_confidential ? say(Word::confidential_fields) : in_one_line(loaded.left_out));
    line(Word::info_size, number_text(loaded.file_bytes) + " B (" + number_text(loaded.plain_bytes) + " B)");
    line(Word::info_workspaces, list_text(facts.workspaces));
    line(Word::info_offices, list_text(facts.offices));
    std::string kinds;
    std::size_t deleted = 0;
    for (const auto& [name, kind] : facts.kinds) {
        kinds += std::string(kinds.empty() ? std::string_view() : say(Word::between)) + in_one_line(kind.label) + " " +
                 number_text(kind.all);
        deleted += kind.deleted;
    }
    line(Word::info_records, kinds);
    if (deleted) line(Word::info_deleted, number_text(deleted));
    line(Word::info_cells, number_text(facts.cells));
    line(Word::info_replicas, number_text(facts.replicas));
    line(Word::info_authors, number_text(facts.authors));
    line(Word::info_newest, time_text(facts.newest_ms, offset));
    line(Word::info_conflicts, number_text(facts.conflicts));
    line(Word::info_digest, std::string(short_digest(loaded.digest)) + " (" + loaded.digest + ")");
}

// What can be said of a sealed file whose passphrase is not at hand; nothing for other files.
std::optional<Answer<sealed::Header>> check_without_passphrase(const std::string& file) {
    if (file == "-") return std::nullopt;
    const auto beginning = platform::native::read_beginning(file, 64);
    if (!beginning || !sealed::looks_sealed(*beginning)) return std::nullopt;
    auto bytes = platform::native::read_file(file, limits::bytes);
    if (!bytes) return std::nullopt;
    platform::native::NativePlatform platform;
    std::optional<Answer<sealed::Header>> answer;
    app::check_sealed(platform, *std::move(bytes), [&](sealed::Checked<sealed::Header> header) {
        if (header) answer = *std::move(header);
        else answer = std::unexpected(refusal_of(header.error()));
    });
    platform.run_until_idle();
    return answer;
}

enum class Verdict : std::uint8_t { whole, damaged, unknown };

void print_verdict(const Options& options, const std::string& file, Verdict verdict, std::string_view message,
    const std::string& digest, const std::vector<domain::Circle>& circles = {}) {
    if (options.json) {
        JsonObject line;
        line.text("file", file);
        if (verdict == Verdict::unknown) line.json("whole", "null");
        else line.flag("whole", verdict == Verdict::whole);
        if (!digest.empty()) line.text("digest", digest);
        if (!message.empty()) line.text("message", message);
        if (!circles.empty()) line.json("circles", circles_json(circles));
        line.print_line();
        return;
    }
    const std::string_view sign = verdict == Verdict::whole ? "✓ " : verdict == Verdict::damaged ? "✗ " : "? ";
    print(std::string(sign) + in_one_line(file) + (digest.empty() ? "" : " " + std::string(short_digest(digest))) +
          (message.empty() ? "" : " " + in_one_line(message)) + "\n");
}

// A file that is whole, and what in it stands above itself: no damage, but nobody would see it.
struct Checked {
    Loaded loaded;
    std::vector<domain::Circle> circles;
    std::string words;
};
Answer<Checked> check_whole(Reader& reader, const std::string& file) {
    domain::Standings standings;
    auto loaded = reader.stream(file,
        {[&] { standings = {}; },
            [&](Fragment& fragment) {
                for (const Record& each : fragment.records)
                    standings.add(each, state_of(each, fragment.names, fragment.stamps) != Record::State::deleted);
                fragment.records.clear();
            }});
    if (!loaded) return std::unexpected(loaded.error());
    Checked checked{*std::move(loaded), standings.circles(), {}};
    for (const domain::Circle& each : checked.circles)
        checked.words.append(checked.words.empty() ? "" : " ").append(domain::circle_words(standings, each));
    return checked;
}

// Every file that is meant, in its order, read by several threads and without keeping a record. `take` gives what it comes to.
template <class T>
Exit each_file(Reader& reader, const std::vector<std::string>& files,
    const std::function<Answer<T>(const std::string&)>& read,
    const std::function<Exit(const std::string&, Answer<T>)>& take) {
    Exit result = Exit::done;
    in_order<Answer<T>>(
        files, reader.jobs(), read,
        [&](const std::string& file, Answer<T> answer) {
            if (const Exit came_to = take(file, std::move(answer)); came_to != Exit::done) result = came_to;
            return true;
        },
        [](const std::string&) { return std::uint64_t{0}; }, 0);
    return result;
}

Answer<std::vector<std::string>> files_of(const Options& options) {
    std::vector<Skipped> skipped;
    auto files = expand(options.files, &skipped);
    if (files && options.json) print_skipped(skipped);
    return files;
}

} // namespace

Exit run_info(const Options& options) {
    const auto files = files_of(options);
    if (!files) return report(files.error());
    Reader reader(options);
    const int offset = platform::native::NativePlatform().utc_offset_minutes();
    return each_file<Inspected>(
        reader, *files, [&](const std::string& file) { return inspect(reader, file); },
        [&](const std::string& file, Answer<Inspected> inspected) {
            if (!inspected) return report(file, inspected.error());
            if (options.json) print_info_json(inspected->loaded, inspected->facts);
            else print_info(inspected->loaded, inspected->facts, offset);
            return Exit::done;
        });
}

Exit run_verify(const Options& options) {
    const auto files = files_of(options);
    if (!files) return report(files.error());
    Reader reader(options);
    Exit result = Exit::done; // findings before what nobody could look into
    const auto refused = [&](const std::string& file, const Refusal& refusal) {
        std::error_code unknown;
        const bool is_there = std::filesystem::exists(file, unknown);
        const bool is_damaged = is_there && refusal.with == Refusal::With::file;
        print_verdict(options, file, is_damaged ? Verdict::damaged : Verdict::unknown, refusal.message, {});
        if (is_there && refusal.with != Refusal::With::unknown) result = Exit::findings;
        else if (result == Exit::done) result = refusal.exit;
        return Exit::done;
    };
    std::vector<std::string> readable;
    for (const std::string& file : *files) {
        const bool ask = reader.passphrases().is_given();
        auto sealed_only = ask ? std::nullopt : check_without_passphrase(file);
        if (!sealed_only) {
            readable.push_back(file);
        } else if (!*sealed_only) {
            refused(file, sealed_only->error());
        } else if (const auto trusted = reader.check_trust(**sealed_only); !trusted) {
            refused(file, trusted.error());
        } else if (const std::string& key = (*sealed_only)->public_key; !key.empty()) { // over every byte
            print_verdict(options, file, Verdict::whole, say(Word::sealed_only_signed, {sealed::fingerprint(key)}), {});
        } else {
            refused(file, {Exit::passphrase, std::string(say(Word::sealed_only)), Refusal::With::unknown});
        }
    }
    each_file<Checked>(
        reader, readable, [&](const std::string& file) { return check_whole(reader, file); },
        [&](const std::string& file, Answer<Checked> checked) {
            if (!checked) return refused(file, checked.error());
            print_verdict(options, file, Verdict::whole, checked->words, checked->loaded.digest, checked->circles);
            return Exit::done;
        });
    return result;
}

Exit run_digest(const Options& options) {
    const auto files = files_of(options);
    if (!files) return report(files.error());
    Reader reader(options);
    return each_file<Loaded>(
        reader, *files, [&](const std::string& file) { return reader.check(file); },
        [&](const std::string& file, Answer<Loaded> loaded) {
            if (!loaded) return report(file, loaded.error());
            if (options.json) JsonObject().text("file", file).text("digest", loaded->digest).print_line();
            else print(loaded->digest + "  " + in_one_line(file) + "\n");
            return Exit::done;
        });
}

} // namespace yinfeng::cli
