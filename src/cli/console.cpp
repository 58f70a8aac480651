#include "cli/console.h"

#include "base/utf8.h"
#include "cli/system_words.h"
#include "cli/words.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

namespace yinfeng::cli {

namespace {

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029; }
bool turns_direction(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

std::string clean(std::string_view text, bool one_line) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (c == '\n' || c == '\t') {
            if (one_line) out += ' ';
            else out += static_cast<char>(c);
        } else if (is_control(c) || turns_direction(c)) {
            append_code_point(out, replacement_character);
        } else if (c == replacement_character) {
            append_code_point(out, c); // also for bytes that are no UTF-8
        } else {
            out.append(text.substr(begin, at - begin));
        }
    }
    return out;
}

std::string& pending() {
    static std::string text;
    return text;
}
int failed = 0; // errno

bool flush() {
    std::string& text = pending();
    const auto write = [&] {
        return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    };
    if (!text.empty() && !failed && !write()) failed = errno;
    text.clear();
    return !failed;
}

} // namespace

std::unexpected<Refusal> refuse(Exit exit, std::string message) {
    return std::unexpected(Refusal{exit, std::move(message)});
}

std::string in_one_line(std::string_view text) { return clean(text, true); }
std::string cleaned(std::string_view text) { return clean(text, false); }

void append_json_text(std::string& out, std::string_view text) {
    static constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += static_cast<char>(c);
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (is_control(c) || turns_direction(c)) {
            out += "\\u";
            for (int shift = 12; shift >= 0; shift -= 4) out += digits[c >> shift & 15];
        } else if (c == replacement_character) {
            append_code_point(out, c);
        } else {
            out.append(text.substr(begin, at - begin));
        }
    }
    out += '"';
}

std::string json_text(std::string_view text) {
    std::string out;
    append_json_text(out, text);
    return out;
}

void complain(std::string_view message) {
    flush();
    const std::string line = std::string(say(Word::error_prefix)) + cleaned(message) + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
}

void complain(std::string_view about, std::string_view message) {
    complain(in_one_line(about) + ": " + std::string(message));
}

void note(std::string_view message) {
    const std::string line = cleaned(message) + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
}

bool print(std::string_view text) {
    pending() += text;
    return pending().size() < (std::size_t{1} << 16) ? !failed : flush();
}

std::optional<std::string> print_end() {
    if (flush()) return std::nullopt;
    return system_words(std::strerror(failed));
}

void prepare_console() {
    for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        // Open the wrong way round, so that using it fails as it would closed.
        if (::fcntl(number, F_GETFD) < 0) (void)::open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
    std::signal(SIGXFSZ, SIG_IGN);
}

} // namespace yinfeng::cli
