// What a function returns when it can fail. Errors are values: each one is handled exactly once,
// and its message is written for the person at the screen (in the language of base/language.h: what is
// wrong and what to do next), never for a log.
#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace yinfeng {

struct Error {
    std::string message;
    bool operator==(const Error&) const = default;
};

template <class T> using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(std::string_view message) {
    return std::unexpected<Error>(Error{std::string(message)});
}

} // namespace yinfeng
