#pragma once
// Where passphrases come from: a file, an environment variable, or the terminal without echo. Never an argument, which everybody
// on the machine can read in the list of processes.

#include "cli/console.h"

#include <mutex>
#include <optional>
#include <string>

namespace yinfeng::cli {

// The passphrase for reading; asked for once, by whichever thread needs it first.
class Passphrases {
public:
    explicit Passphrases(const Options& options) : options_(options) {}
    Answer<std::string> for_reading(const std::string& file);
    Answer<std::string> for_writing(const std::string& file);
    bool is_given() const; // without having to ask

private:
    const Options& options_;
    std::mutex mutex_;
    std::optional<Answer<std::string>> reading_;
};

} // namespace yinfeng::cli
