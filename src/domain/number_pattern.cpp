#include "domain/number_pattern.h"

#include "base/utf8.h"
#include "domain/words.h"

#include <algorithm>
#include <charconv>

namespace yinfeng::domain {
namespace {

struct TokenName {
    std::string_view zh, en;
};
constexpr TokenName names[] = {
    {},
#define TOKEN(name, zh, en) {zh, en},
#include "domain/number_tokens.def"
#undef TOKEN
};

std::string padded(std::uint64_t number, std::size_t digits) {
    std::string text = std::to_string(number);
    if (text.size() < digits) text.insert(0, digits - text.size(), '0');
    return text;
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// An input method that writes Chinese signs means the same.
std::string with_plain_signs(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        constexpr std::pair<std::string_view, char> signs[] = {
            {"\xEF\xBD\x9B", '{'}, {"\xEF\xBD\x9D", '}'}, {"\xEF\xBC\x9A", ':'}};
        const auto sign =
            std::ranges::find_if(signs, [&](const auto& each) { return text.substr(at).starts_with(each.first); });
        if (sign == std::end(signs)) {
            plain += text[at++];
        } else {
            plain += sign->second;
            at += sign->first.size();
        }
    }
    return plain;
}

// As examples in messages have it: a brace is what say() fills in.
std::string running_example() { return "{" + std::string(say(Word::number_running)) + ":3}"; }

} // namespace

Result<NumberPattern::Part> NumberPattern::parse_token(std::string_view words) {
    const std::size_t colon = std::min(words.find(':'), words.size());
    const std::string_view name = trim(words.substr(0, colon));
    const std::string_view count = colon < words.size() ? trim(words.substr(colon + 1)) : std::string_view();
    std::size_t token = 1;
    while (token < std::size(names) && names[token].zh != name && names[token].en != name) ++token;
    if (token == std::size(names)) return fail(say(Word::number_token_unknown, {words}));
    Part part{static_cast<Token>(token), {}, 0};
    if (colon < words.size()) {
        const char* const end = count.data() + count.size();
        const auto [stop, error] = std::from_chars(count.data(), end, part.digits);
        if (error != std::errc() || stop != end) part.digits = 0;
    } else {
        part.digits = part.token == Token::year ? 4 : part.token == Token::month ? 2 : 1;
    }
    const bool fits = part.token == Token::year    ? part.digits == 4 || part.digits == 2
                      : part.token == Token::month ? part.digits == 2
                                                   : part.digits >= 1 && part.digits <= most_digits;
    if (!fits) return fail(say(Word::number_token_digits, {words}));
    return part;
}

Result<NumberPattern> NumberPattern::parse(std::string_view typed) {
    const std::string text = with_plain_signs(trim(typed));
    NumberPattern pattern;
    std::size_t running = 0, characters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = std::min(text.find_first_of("{}", at), text.size());
        if (open > at) {
            pattern.parts_.push_back({Token::literal, text.substr(at, open - at), 0});
            characters += length_in_code_points(pattern.parts_.back().text);
            at = open;
            continue;
        }
        const std::size_t close = text.find('}', at);
        if (text[at] == '}' || close == std::string::npos) return fail(say(Word::number_brace));
        auto part = parse_token(std::string_view(text).substr(at + 1, close - at - 1));
        if (!part) return std::unexpected(std::move(part.error()));
        if (part->token == Token::running) pattern.running_ = pattern.parts_.size(), ++running;
        characters += part->digits;
        pattern.parts_.push_back(*std::move(part));
        at = close + 1;
    }
    if (running == 0) return fail(say(Word::number_no_running, {running_example()}));
    if (running > 1) return fail(say(Word::number_two_running));
    if (characters > most_characters)
        return fail(say(Word::number_too_long, {std::to_string(characters), std::to_string(most_characters)}));
    return pattern;
}

NumberPattern::Around NumberPattern::around(Date day) const {
    const YearMonthDay on = to_year_month_day(day);
    Around made;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (i == running_) continue;
        const Part& part = parts_[i];
        std::string& side = i < running_ ? made.before : made.after;
        if (part.token == Token::literal) side += part.text;
        else if (part.token == Token::month) side += padded(static_cast<std::uint64_t>(on.month), 2);
        else side += padded(static_cast<std::uint64_t>(part.digits == 2 ? on.year % 100 : on.year), part.digits);
    }
    return made;
}

std::string NumberPattern::write(const Around& around, std::uint64_t number) const {
    return around.before + padded(number, parts_[running_].digits) + around.after;
}

bool NumberPattern::holds(std::string_view code, std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
        const std::string_view said = code.substr(0, parts_[i].size());
        code.remove_prefix(said.size());
        if (parts_[i].token == Token::literal ? said != parts_[i].text : !is_digits(said)) return false;
    }
    return true;
}

std::optional<NumberPattern::Read> NumberPattern::read(std::string_view code) const {
    std::size_t before = 0, after = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i)
        if (i != running_) (i < running_ ? before : after) += parts_[i].size();
    if (code.size() <= before + after) return std::nullopt;
    const std::string_view head = code.substr(0, before), tail = code.substr(code.size() - after);
    const std::string_view middle = code.substr(before, code.size() - before - after);
    Read found{{std::string(head), std::string(tail)}, 0};
    if (!is_digits(middle) || middle.size() < parts_[running_].digits || middle.size() > most_digits + 1)
        return std::nullopt;
    if (!holds(head, 0, running_) || !holds(tail, running_ + 1, parts_.size())) return std::nullopt;
    std::from_chars(middle.data(), middle.data() + middle.size(), found.number);
    return found;
}

} // namespace yinfeng::domain
