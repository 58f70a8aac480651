#include "cli/session.h"

#include "base/utf8.h"
#include "cli/words.h"
#include "model/limits.h"
#include "model/typed.h"
#include "sync/snapshot.h"

#include <cstdlib>

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

Answer<std::string> author_of(const Options& options) {
    std::string author = options.author;
    if (author.empty()) {
        const char* named = std::getenv("YINFENG_AUTHOR");
        author = named && *named ? std::string(named) : std::string(say(Word::default_author));
    }
    if (!is_valid_utf8(author)) return refuse(Exit::refused, say(Word::bad_author_bytes, {author}));
    if (author.size() > most_author_bytes)
        return refuse(
            Exit::refused, say(Word::long_author, {number_text(most_author_bytes), number_text(author.size())}));
    author = std::string(trim(author));
    if (author.empty()) return refuse(Exit::refused, std::string(say(Word::blank_author)));
    if (clean_text(author, true) != author) return refuse(Exit::refused, say(Word::bad_author, {in_one_line(author)}));
    return author;
}

void say_signature_stays_behind(const Options& options, const Loaded& loaded) {
    if (!loaded.sealed || loaded.sealed->public_key.empty() || !options.sign_key.empty()) return;
    note(say(Word::signature_left, {in_one_line(loaded.file), in_one_line(options.output)}));
}

std::string number_text(std::uint64_t number) { return std::to_string(number); }
Answer<void> check_left_out(const Loaded& loaded) {
    if (loaded.left_out.empty() || loaded.left_out == left_out_confidential) return {};
    return refuse(Exit::refused, say(Word::other_left_out, {loaded.left_out}));
}

std::string_view short_digest(std::string_view digest) { return digest.substr(0, 8); }

} // namespace yinfeng::cli
