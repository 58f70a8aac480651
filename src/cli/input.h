#pragma once
// Snapshot files in: plain, gzipped or sealed, from a path, a folder or standard input; told by their bytes, never by their name.

#include "cli/inputs.h"
#include "cli/passphrase.h"
#include "platform/platform.h"
#include "store/fragment.h"
#include "sync/sealed.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yinfeng::cli {

struct Loaded {
    std::string file;
    Container container = Container::plain;
    std::uint64_t file_bytes = 0, plain_bytes = 0;
    std::optional<sealed::Header> sealed;
    std::string digest;   // as the file states it; the decoder has checked it
    std::string left_out; // Fragment::left_out, which is gone when a workspace has taken the fragment
    Fragment fragment;
};

Refusal refusal_of(const sealed::Problem& problem);

class Reader {
public:
    // yes: a file may be asked for again, by a command that looks twice or does its work anew; what can be read only once (a pipe,
    // standard input) is kept for that. Such a reader is for one thread.
    enum class Again : std::uint8_t { no, yes };
    explicit Reader(const Options& options, Again again = Again::no)
        : options_(options), passphrases_(options), again_(again) {}

    // Safe on several threads.
    Answer<Loaded> read(const std::string& file);
    // The same without keeping the records: they go to `take`, in the order of the file, some hundred at a time and as part of
    // a fragment with names and stamps (sync/snapshot_stream.h). `begin` comes before them, and once more where the file
    // is out of order and has to be read as a whole: what was taken so far is then to be forgotten. Nothing counts before
    // the answer says that the file is whole. Takes as much memory for any number of records.
    struct Receiver {
        std::function<void()> begin;
        std::function<void(Fragment&)> take;
    };
    Answer<Loaded> stream(const std::string& file, const Receiver& receiver);
    // Whether it is whole, and its digest.
    Answer<Loaded> check(const std::string& file) {
        return stream(file, {{}, [](Fragment&) {}});
    }

    Passphrases& passphrases() { return passphrases_; }
    // Whether a sealed file is signed by a key that --trust names, if it names any.
    Answer<void> check_trust(const sealed::Header& header) const;

    // Decodes on several threads and hands the files over on this one, in their order. No more is read ahead than fits a
    // bound, so any number of files takes no more memory than a few. Stops early where `take` says false.
    void read_all(
        const std::vector<std::string>& files, const std::function<bool(const std::string&, Answer<Loaded>)>& take);
    std::size_t jobs() const; // threads, by --jobs or the processors

private:
    struct Source;
    Answer<Source> open(const std::string& file, Loaded& loaded);
    Answer<std::string> unseal(const std::string& file, std::string bytes, Loaded& loaded);

    platform::Outcome<std::string> read_whole(const std::string& file, bool is_stream);

    const Options& options_;
    Passphrases passphrases_;
    Again again_;
    std::map<std::string, std::string> kept_; // by file
};

} // namespace yinfeng::cli
