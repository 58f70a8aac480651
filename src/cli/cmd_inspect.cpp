// info, verify, digest: commands that look at whole files.

#include "app/sealed_file.h"
#include "cli/commands.h"
#include "cli/fields.h"
#include "cli/json_line.h"
#include "cli/parallel.h"
#include "cli/session.h"
#include "cli/words.h"
#include "model/limits.h"
#include "platform/native/disk.h"
#include "sync/import_plan.h"
#include "sync/snapshot.h"

#include <algorithm>
#include <map>

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

struct Facts {
    std::map<std::string, std::pair<std::size_t, std::size_t>> kinds; // name in files -> records, deleted ones
    std::vector<std::string> offices, workspaces;
    std::int64_t newest_ms = 0;
};

Facts facts_of(const Workspace& workspace) {
    Facts facts;
    for (RecordIndex i = 0; i < workspace.record_count(); ++i) {
        const Record& record = workspace.record(i);
        auto& [all, deleted] = facts.kinds[std::string(workspace.names().kind_name(record.kind))];
        ++all;
        deleted += record.state == Record::State::deleted;
    }
    for (const RecordIndex settings : workspace.live(Kind::settings)) {
        const auto add = [&](std::vector<std::string>& list, FieldId field) {
            const std::string text(workspace.value(settings, field).as_text());
            if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
        };
        add(facts.offices, field::settings::office_);
        add(facts.workspaces, field::settings::name_);
    }
    const StampTable& stamps = workspace.stamps();
    for (StampId id = 0; id < stamps.size(); ++id) facts.newest_ms = std::max(facts.newest_ms, stamps[id].wall_ms);
    return facts;
}

std::string list_text(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts)
        out += std::string(out.empty() ? std::string_view() : say(Word::between)) + in_one_line(text);
    return out;
}

void print_info_json(const OpenFile& open, const Facts& facts, const std::string& digest) {
    const Workspace& workspace = open.workspace;
    JsonObject line, kinds;
    line.text("file", open.loaded.file).text("container", container_code(open.loaded.container));
    line.number("bytes", open.loaded.file_bytes).number("plain_bytes", open.loaded.plain_bytes);
    if (const auto& header = open.loaded.sealed) {
        line.text("sealed_office", header->office).number("sealed_ms", header->created_ms);
        if (!header->public_key.empty()) line.text("signed_by", sealed::fingerprint(header->public_key));
    }
    if (!open.loaded.left_out.empty()) line.json("left_out", open.loaded.left_out);
    line.number("schema", workspace.newest_schema());
    line.json("workspaces", json_list(facts.workspaces, json_text))
        .json("offices", json_list(facts.offices, json_text));
    for (const auto& [kind, count] : facts.kinds)
        kinds.json(kind, JsonObject().number("all", count.first).number("deleted", count.second).whole());
    line.json("records", kinds.whole()).number("cells", workspace.memory().cells);
    line.number("replicas", workspace.stamps().replica_count()).number("authors", workspace.stamps().author_count());
    line.number("newest_ms", facts.newest_ms).number("conflicts", workspace.conflict_count()).text("digest", digest);
    line.print_line();
}

void print_info(const OpenFile& open, const Facts& facts, const std::string& digest, int offset) {
    const Workspace& workspace = open.workspace;
    const auto line = [](Word word, std::string_view text) {
        if (!text.empty()) print("  " + std::string(say(word)) + ": " + std::string(text) + "\n");
    };
    print(in_one_line(open.loaded.file) + "\n");
    line(Word::info_container, container_word(open.loaded.container));
    if (const auto& header = open.loaded.sealed) {
        line(Word::info_sealed_for, in_one_line(header->office) + " " + time_text(header->created_ms, offset));
        if (!header->public_key.empty()) line(Word::info_signed, sealed::fingerprint(header->public_key));
    }
    line(Word::info_left_out, open.loaded.left_out);
    line(Word::info_size, number_text(open.loaded.file_bytes) + " B (" + number_text(open.loaded.plain_bytes) + " B)");
    line(Word::info_workspaces, list_text(facts.workspaces));
    line(Word::info_offices, list_text(facts.offices));
    std::string kinds;
    std::size_t deleted = 0;
    for (const auto& [kind, count] : facts.kinds) {
        kinds += std::string(kinds.empty() ? std::string_view() : say(Word::between)) +
                 in_one_line(kind_label(workspace, workspace.names().find_kind(kind))) + " " + number_text(count.first);
        deleted += count.second;
    }
    line(Word::info_records, kinds);
    if (deleted) line(Word::info_deleted, number_text(deleted));
    line(Word::info_cells, number_text(workspace.memory().cells));
    line(Word::info_replicas, number_text(workspace.stamps().replica_count()));
    line(Word::info_authors, number_text(workspace.stamps().author_count()));
    line(Word::info_newest, time_text(facts.newest_ms, offset));
    line(Word::info_conflicts, number_text(workspace.conflict_count()));
    line(Word::info_digest, std::string(short_digest(digest)) + " (" + digest + ")");
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
        else
            answer = refuse(header.error().trouble == sealed::Trouble::forged ? Exit::passphrase : Exit::input,
                header.error().message);
    });
    platform.run_until_idle();
    return answer;
}

void print_verdict(
    const Options& options, const std::string& file, bool whole, std::string_view message, const std::string& digest) {
    if (options.json) {
        JsonObject line;
        line.text("file", file).flag("whole", whole);
        if (!digest.empty()) line.text("digest", digest);
        if (!message.empty()) line.text("message", message);
        line.print_line();
        return;
    }
    print((whole ? "✓ " : "✗ ") + in_one_line(file) + (digest.empty() ? "" : " " + std::string(short_digest(digest))) +
          (message.empty() ? "" : " " + in_one_line(message)) + "\n");
}

} // namespace

Exit run_info(const Options& options) {
    std::vector<Skipped> skipped;
    const auto files = expand(options.files, &skipped);
    if (!files) return report(files.error());
    if (options.json) print_skipped(skipped);
    Reader reader(options);
    platform::native::NativePlatform platform;
    Exit result = Exit::done;
    reader.read_all(*files, [&](const std::string& file, Answer<Loaded> loaded) {
        if (!loaded) {
            result = report(file, loaded.error());
            return true;
        }
        OpenFile open{*std::move(loaded), {}};
        open.workspace.adopt(std::move(open.loaded.fragment));
        const Facts facts = facts_of(open.workspace);
        const std::string digest = state_digest(open.workspace);
        if (options.json) print_info_json(open, facts, digest);
        else print_info(open, facts, digest, platform.utc_offset_minutes());
        return true;
    });
    return result;
}

Exit run_verify(const Options& options) {
    std::vector<Skipped> skipped;
    const auto files = expand(options.files, &skipped);
    if (!files) return report(files.error());
    if (options.json) print_skipped(skipped);
    Reader reader(options);
    Exit result = Exit::done;
    const auto refused = [&](const std::string& file, const Refusal& refusal) {
        print_verdict(options, file, false, refusal.message, {});
        result = Exit::findings;
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
        } else {
            const std::string& key = (*sealed_only)->public_key;
            print_verdict(options, file, true,
                key.empty() ? std::string(say(Word::sealed_only))
                            : say(Word::sealed_only_signed, {sealed::fingerprint(key)}),
                {});
        }
    }
    if (readable.empty()) return result;
    // Whether a file is whole is known without keeping any of its records.
    in_order<Answer<Loaded>>(
        readable, reader.jobs(), [&](const std::string& file) { return reader.stream(file, {{}, [](Fragment&) {}}); },
        [&](const std::string& file, Answer<Loaded> loaded) {
            if (loaded) print_verdict(options, file, true, {}, loaded->digest);
            else refused(file, loaded.error());
            return true;
        },
        [](const std::string&) { return std::uint64_t{0}; }, 0);
    return result;
}

Exit run_digest(const Options& options) {
    std::vector<Skipped> skipped;
    const auto files = expand(options.files, &skipped);
    if (!files) return report(files.error());
    if (options.json) print_skipped(skipped);
    Reader reader(options);
    Exit result = Exit::done;
    reader.read_all(*files, [&](const std::string& file, Answer<Loaded> loaded) {
        if (!loaded) {
            result = report(file, loaded.error());
            return true;
        }
        Workspace workspace;
        workspace.adopt(std::move(loaded->fragment));
        const std::string digest = state_digest(workspace);
        if (options.json) JsonObject().text("file", file).text("digest", digest).print_line();
        else print(digest + "  " + in_one_line(file) + "\n");
        return true;
    });
    return result;
}

} // namespace yinfeng::cli
