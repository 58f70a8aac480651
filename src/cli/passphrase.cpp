#include "cli/passphrase.h"

#include "base/utf8.h"
#include "cli/words.h"
#include "platform/native/disk.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>

namespace yinfeng::cli {

namespace {

constexpr std::size_t least_characters = 12;
constexpr std::size_t most_bytes = 4096;
constexpr const char* reading_variable = "YINFENG_PASSPHRASE";
constexpr const char* writing_variable = "YINFENG_NEW_PASSPHRASE";

// Puts the terminal back also when the user gives up with Ctrl+C.
int terminal = -1;
termios before{};
void put_back(int signal) {
    ::tcsetattr(terminal, TCSAFLUSH, &before);
    ::signal(signal, SIG_DFL);
    ::raise(signal);
}

std::optional<std::string> ask(std::string_view prompt) {
    terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (terminal < 0) return std::nullopt;
    std::string line;
    if (::tcgetattr(terminal, &before) == 0) {
        const auto old_interrupt = std::signal(SIGINT, put_back);
        const auto old_end = std::signal(SIGTERM, put_back);
        termios silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(terminal, TCSAFLUSH, &silent);
        (void)!::write(terminal, prompt.data(), prompt.size());
        for (char c = 0; line.size() < most_bytes && ::read(terminal, &c, 1) == 1 && c != '\n';) line += c;
        (void)!::write(terminal, "\n", 1);
        ::tcsetattr(terminal, TCSAFLUSH, &before);
        std::signal(SIGINT, old_interrupt);
        std::signal(SIGTERM, old_end);
    }
    ::close(terminal);
    return line;
}

Answer<std::string> from_file(const std::string& path) {
    const auto bytes = platform::native::read_file(path, most_bytes);
    std::string line = bytes ? bytes->substr(0, bytes->find('\n')) : std::string();
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty()) return refuse(Exit::passphrase, say(Word::passphrase_unreadable, {path}));
    return line;
}

Answer<std::string> from_variable(const std::string& name) {
    const char* text = std::getenv(name.c_str());
    if (!text || !*text) return refuse(Exit::passphrase, say(Word::variable_empty, {name}));
    return text;
}

bool is_set(const char* name) {
    const char* text = std::getenv(name);
    return text && *text;
}

} // namespace

bool Passphrases::is_given() const {
    return !options_.passphrase_file.empty() || !options_.passphrase_env.empty() || is_set(reading_variable);
}

Answer<std::string> Passphrases::for_reading(const std::string& file) {
    const std::lock_guard lock(mutex_);
    if (reading_) return *reading_;
    const auto find = [&]() -> Answer<std::string> {
        if (!options_.passphrase_file.empty()) return from_file(options_.passphrase_file);
        if (!options_.passphrase_env.empty()) return from_variable(options_.passphrase_env);
        if (is_set(reading_variable)) return from_variable(reading_variable);
        if (auto typed = ask(say(Word::ask_passphrase, {in_one_line(file)}))) return *typed;
        return refuse(Exit::passphrase, say(Word::no_passphrase, {file}));
    };
    return reading_.emplace(find());
}

Answer<std::string> Passphrases::for_writing(const std::string& file) {
    const auto find = [&]() -> Answer<std::string> {
        if (!options_.new_passphrase_file.empty()) return from_file(options_.new_passphrase_file);
        if (!options_.new_passphrase_env.empty()) return from_variable(options_.new_passphrase_env);
        if (is_set(writing_variable)) return from_variable(writing_variable);
        if (is_given()) return for_reading(file); // the same one in and out
        const auto typed = ask(say(Word::ask_new_passphrase, {in_one_line(file)}));
        if (!typed) return refuse(Exit::passphrase, std::string(say(Word::no_new_passphrase)));
        if (ask(say(Word::ask_again)) != typed)
            return refuse(Exit::passphrase, std::string(say(Word::passphrases_differ)));
        return *typed;
    };
    Answer<std::string> passphrase = find();
    if (passphrase && length_in_code_points(*passphrase) < least_characters) {
        return refuse(Exit::passphrase, std::string(say(Word::passphrase_short)));
    }
    return passphrase;
}

} // namespace yinfeng::cli
