#pragma once
// Standard output and error. What comes from files is cleaned before it reaches a terminal: no control characters, nothing
// that turns the direction of writing.

#include "cli/options.h"

#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace yinfeng::cli {

// Why something was not done: said once, by whoever ends the command.
struct Refusal {
    Exit exit = Exit::internal;
    std::string message;
    // What is wrong with the file that was read: it itself; nobody knows, for it could not be looked into; who signed it.
    enum class With : std::uint8_t { file, unknown, signer } with = With::file;
};
template <class T> using Answer = std::expected<T, Refusal>;
std::unexpected<Refusal> refuse(Exit exit, std::string message);

// Text in one line, for a table or a message.
std::string in_one_line(std::string_view text);
// Text that may have several lines.
std::string cleaned(std::string_view text);

// A JSON string with every control and direction character escaped.
void append_json_text(std::string& out, std::string_view text);
std::string json_text(std::string_view text);

void complain(std::string_view message);                         // a line on stderr
void complain(std::string_view about, std::string_view message); // about: file name
void note(std::string_view message);                             // not an error

// To stdout, in large pieces. False once writing has failed.
bool print(std::string_view text);
std::optional<std::string> print_end(); // what went wrong on the way, if anything did

// Before any file is opened: a standard descriptor that is closed must not become one, and a file that may not grow (ulimit -f) is
// an error of writing, not the end of the program.
void prepare_console();

} // namespace yinfeng::cli
