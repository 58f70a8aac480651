#pragma once
// Where passphrases come from: a file, an environment variable, or the terminal without echo. Never an argument, which everybody
// on the machine can read in the list of processes.
//
// A passphrase is what somebody can type into the page: UTF-8, in one line, without control characters. A byte order mark before
// it and line ends behind it belong to the file and not to the passphrase; bytes of another encoding are refused, because
// a file that is sealed under them opens nowhere else. For the same reason nothing is sealed under characters that nobody sees
// or types, blanks at its ends among them; what an earlier version has sealed under them opens.

#include "cli/console.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <string>

namespace yinfeng::cli {

struct Passphrase {
    std::string text;
    // What versions before this one took from the same file or variable, byte order mark included: files that they sealed open
    // only with that. The same as `text` where there is no difference.
    std::string as_before;
    std::string untypable; // why nothing is to be sealed under it; "" if it can be typed anywhere
};

// The passphrase in what a file or variable holds; `from` names it in refusals.
Answer<Passphrase> passphrase_in(std::string_view bytes, std::string_view from);

// Safe on several threads; each is asked for once, by whichever thread needs it first.
class Passphrases {
public:
    explicit Passphrases(const Options& options) : options_(options) {}
    Answer<Passphrase> for_reading(
        const std::string& file); // a refusal does not name the file: it is that of the others too
    // What the output is sealed under: a new passphrase, where one is given. Else its_own: of a file that is read and replaced, so
    // that it keeps what it was sealed under. The passphrase for reading says nothing of another file (nothing), but where nothing
    // sealed is read it can mean only the output (given).
    enum class Else : std::uint8_t { its_own, given, nothing };
    Answer<std::string> for_writing(const std::string& file, Else otherwise);
    bool gives_new() const;
    // The output would be sealed under the passphrase for reading, and then that has opened a file.
    void opens_input() { opens_input_ = true; }
    bool is_borrowed() const { return borrows_ && opens_input_; }
    bool is_given() const;             // without having to ask
    std::optional<Passphrase> known(); // for reading, without asking now

private:
    const Options& options_;
    std::mutex mutex_;
    std::optional<Answer<Passphrase>> reading_;
    std::optional<Answer<std::string>> writing_;
    bool borrows_ = false;
    std::atomic<bool> opens_input_ = false;
};

} // namespace yinfeng::cli
