#include "cli/session.h"

#include "cli/words.h"

#include <cstdlib>
#include <cstring>

namespace yinfeng::cli {

Exit report(const Refusal& refusal) {
    complain(refusal.message);
    return refusal.exit;
}

Exit report(std::string_view file, const Refusal& refusal) {
    complain(file, refusal.message);
    return refusal.exit;
}

std::optional<OpenFile> open_file(Reader& reader, const std::string& file, Exit& problem) {
    Answer<Loaded> loaded = reader.read(file);
    if (!loaded) {
        problem = report(file, loaded.error());
        return std::nullopt;
    }
    OpenFile open{*std::move(loaded), {}};
    open.workspace.adopt(std::move(open.loaded.fragment));
    return open;
}

void prepare_writing(Workspace& workspace, const Options& options, platform::Platform& platform) {
    ReplicaId replica = 0;
    while (replica == 0) platform.random(std::as_writable_bytes(std::span(&replica, 1)));
    workspace.set_replica(replica);
    std::string author = options.author;
    if (author.empty()) {
        const char* named = std::getenv("YINFENG_AUTHOR");
        author = named && *named ? named : "命令行";
    }
    workspace.set_author(author);
}

std::string number_text(std::uint64_t number) { return std::to_string(number); }
std::string_view short_digest(std::string_view digest) { return digest.substr(0, 8); }

} // namespace yinfeng::cli
