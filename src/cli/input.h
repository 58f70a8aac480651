#pragma once
// Snapshot files in: plain, gzipped or sealed, from a path, a folder or standard input; told by their bytes, never by their name.

#include "cli/inputs.h"
#include "cli/passphrase.h"
#include "store/fragment.h"
#include "sync/sealed.h"

#include <functional>
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

class Reader {
public:
    explicit Reader(const Options& options) : options_(options), passphrases_(options) {}

    // Safe on several threads.
    Answer<Loaded> read(const std::string& file);
    Passphrases& passphrases() { return passphrases_; }
    // Whether a sealed file is signed by a key that --trust names, if it names any.
    Answer<void> check_trust(const sealed::Header& header) const;

    // Decodes on several threads and hands the files over on this one, in their order. No more is read ahead than fits a
    // bound, so any number of files takes no more memory than a few. Stops early where `take` says false.
    void read_all(
        const std::vector<std::string>& files, const std::function<bool(const std::string&, Answer<Loaded>)>& take);

private:
    Answer<std::string> unseal(const std::string& file, std::string bytes, Loaded& loaded);

    const Options& options_;
    Passphrases passphrases_;
};

} // namespace yinfeng::cli
