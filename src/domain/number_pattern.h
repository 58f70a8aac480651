#pragma once
// How an office writes the numbers of its records (编号规则): a text with {年} or {年:2}, {月} and one {序号} or {序号:3}, which is the
// running number with so many digits at least. {年}-{序号:3} makes 2026-001. English names of the tokens and full-width braces and colons
// are read as well.
//
// The running number is counted over what stands around it: behind {年} it begins with 1 each year.

#include "base/date.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::domain {

class NumberPattern {
public:
    static constexpr std::size_t most_characters = 32; // of a number
    static constexpr std::size_t most_digits = 8;      // of the running number

    // In words what is wrong: no running number, or two; a token that there is not; a brace that is not closed; too long.
    static Result<NumberPattern> parse(std::string_view text);

    // What stands before and behind the running number of those that are made on that day.
    struct Around {
        std::string before, after;
        bool operator==(const Around&) const = default;
    };
    Around around(Date day) const;
    std::string write(const Around& around, std::uint64_t number) const;

    struct Read {
        Around around;
        std::uint64_t number = 0;
    };
    std::optional<Read> read(std::string_view code) const; // one that was made by this pattern, on any day

private:
    enum class Token : std::uint8_t {
        literal,
#define TOKEN(name, zh, en) name,
#include "domain/number_tokens.def"
#undef TOKEN
    };
    struct Part {
        Token token = Token::literal;
        std::string text;       // of a literal
        std::size_t digits = 0; // of the others
        std::size_t size() const { return token == Token::literal ? text.size() : digits; }
    };
    static Result<Part> parse_token(std::string_view name);
    bool holds(std::string_view code, std::size_t first, std::size_t last) const;

    std::vector<Part> parts_;
    std::size_t running_ = 0; // its place in parts_
};

} // namespace yinfeng::domain
