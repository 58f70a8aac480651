#include "cli/passphrase.h"

#include "app/passphrase.h"
#include "base/utf8.h"
#include "cli/words.h"
#include "model/file_text.h"
#include "platform/native/disk.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace yinfeng::cli {

namespace {

constexpr std::size_t most_bytes = 4096;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
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

Answer<Passphrase> from_file(const std::string& path) {
    const auto bytes = platform::native::read_file(path, most_bytes);
    if (!bytes) return refuse(Exit::passphrase, say(Word::passphrase_unreadable, {path}));
    return passphrase_in(*bytes, path);
}

Answer<Passphrase> from_variable(const std::string& name) {
    const char* text = std::getenv(name.c_str());
    if (!text || !*text) return refuse(Exit::passphrase, say(Word::variable_empty, {name}));
    auto passphrase = passphrase_in(text, name);
    if (passphrase) passphrase->as_before = text;
    return passphrase;
}

Answer<Passphrase> from_terminal(const std::optional<std::string>& typed) {
    return passphrase_in(*typed, say(Word::keyboard));
}

// Blanks that no key makes, beside those that app::can_be_typed() knows.
bool is_odd_blank(char32_t c) { return is_space(c) && c != ' ' && c != 0x3000; }

// In words; "" if everybody can type it.
std::string why_untypable(std::string_view passphrase, std::string_view from) {
    int number = 0;
    for (std::size_t at = 0; at < passphrase.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(passphrase, at);
        ++number;
        const std::string among = "a" + std::string(passphrase.substr(begin, at - begin)) + "a";
        if (app::can_be_typed(among) && !is_odd_blank(c)) continue;
        char name[16];
        std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(c));
        return say(Word::passphrase_character, {from, std::to_string(number), name});
    }
    return app::can_be_typed(passphrase) ? std::string() : say(Word::passphrase_blank, {from});
}

bool is_set(const char* name) {
    const char* text = std::getenv(name);
    return text && *text;
}

} // namespace

Answer<Passphrase> passphrase_in(std::string_view bytes, std::string_view from) {
    const auto refused = [&](Word why) { return refuse(Exit::passphrase, say(why, {from})); };
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return refused(Word::passphrase_utf16);
    Passphrase passphrase;
    passphrase.as_before = bytes.substr(0, bytes.find('\n'));
    if (passphrase.as_before.ends_with('\r')) passphrase.as_before.pop_back();
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    const std::string_view line = bytes.substr(0, bytes.find_first_of("\r\n"));
    if (line.empty()) return refused(Word::passphrase_empty);
    if (!is_valid_utf8(line)) return refused(Word::passphrase_bytes);
    if (file_text(line, true) != line) return refused(Word::passphrase_control);
    passphrase.text = line;
    passphrase.untypable = why_untypable(line, from);
    return passphrase;
}

bool Passphrases::is_given() const {
    return !options_.passphrase_file.empty() || !options_.passphrase_env.empty() || is_set(reading_variable);
}

Answer<Passphrase> Passphrases::for_reading(const std::string& file) {
    const std::lock_guard lock(mutex_);
    if (reading_) return *reading_;
    const auto find = [&]() -> Answer<Passphrase> {
        if (!options_.passphrase_file.empty()) return from_file(options_.passphrase_file);
        if (!options_.passphrase_env.empty()) return from_variable(options_.passphrase_env);
        if (is_set(reading_variable)) return from_variable(reading_variable);
        if (const auto typed = ask(say(Word::ask_passphrase, {in_one_line(file)}))) return from_terminal(typed);
        return refuse(Exit::passphrase, std::string(say(Word::no_passphrase)));
    };
    return reading_.emplace(find());
}

std::optional<Passphrase> Passphrases::known() {
    if (is_given()) {
        if (const auto given = for_reading({})) return *given;
        return std::nullopt;
    }
    const std::lock_guard lock(mutex_);
    if (reading_ && reading_->has_value()) return **reading_;
    return std::nullopt;
}

bool Passphrases::gives_new() const {
    return !options_.new_passphrase_file.empty() || !options_.new_passphrase_env.empty() || is_set(writing_variable);
}

Answer<std::string> Passphrases::for_writing(const std::string& file, Else otherwise) {
    if (writing_) return *writing_;
    bool is_its_own = false;
    const auto find = [&]() -> Answer<Passphrase> {
        if (!options_.new_passphrase_file.empty()) return from_file(options_.new_passphrase_file);
        if (!options_.new_passphrase_env.empty()) return from_variable(options_.new_passphrase_env);
        if (is_set(writing_variable)) return from_variable(writing_variable);
        if (otherwise == Else::its_own) { // what it is sealed under already, whatever that is
            auto its_own = for_reading(file);
            if (!its_own) return its_own;
            is_its_own = true; // whether it fits is seen when it opens the file, not by its length
            its_own->untypable.clear();
            return its_own;
        }
        if (is_given() && otherwise == Else::nothing)
            return refuse(Exit::passphrase, say(Word::passphrase_of_another, {file}));
        if (is_given()) {
            borrows_ = true;
            return for_reading(file);
        }
        const auto typed = ask(say(Word::ask_new_passphrase, {in_one_line(file)}));
        if (!typed) return refuse(Exit::passphrase, std::string(say(Word::no_new_passphrase)));
        if (ask(say(Word::ask_again)) != typed)
            return refuse(Exit::passphrase, std::string(say(Word::passphrases_differ)));
        return from_terminal(typed);
    };
    const Answer<Passphrase> passphrase = find();
    if (!passphrase) return writing_.emplace(std::unexpected(passphrase.error()));
    if (!passphrase->untypable.empty()) return writing_.emplace(refuse(Exit::passphrase, passphrase->untypable));
    if (!is_its_own && !app::is_long_enough(passphrase->text)) {
        return writing_.emplace(refuse(Exit::passphrase, std::string(say(Word::passphrase_short))));
    }
    return writing_.emplace(passphrase->text);
}

} // namespace yinfeng::cli
