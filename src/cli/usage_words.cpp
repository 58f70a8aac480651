#include "cli/usage_words.h"

#include "cli/words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace yinfeng::cli {

namespace {

// As CLI11 makes them (CLI/Error.hpp, Validators.hpp), {} for what it fills in; the first that fits counts. A word takes its
// values in the same order.
struct Sentence {
    std::string_view english;
    Word word;
};
constexpr auto sentences = std::to_array<Sentence>({
    {"A subcommand is required", Word::usage_command},
    {"{} is required", Word::usage_required},
    {"The following argument was not expected: {}", Word::usage_extra},
    {"The following arguments were not expected: {}", Word::usage_extra},
    {"{}: {} required {} missing", Word::usage_value_missing},
    {"{}: At least {} required but received {}", Word::usage_too_few},
    {"{}: At Most {} required but received {}", Word::usage_too_many},
    {"Expected exactly {} arguments to {}, got {}", Word::usage_exactly},
    {"Expected at least {} arguments to {}, got {}", Word::usage_at_least},
    {"{}: Value {} not in range {} to {}", Word::usage_range},
    {"{}: Value {} not in range [{} - {}]", Word::usage_range},
    {"{}: {} not in {{}}", Word::usage_choice},
    {"{}: too many inputs for a flag", Word::usage_flag},
    {"{}: Should be true/false or a number", Word::usage_flag},
    {"{} was given a disallowed flag override", Word::usage_flag},
    {"Could not convert: {} = {}", Word::usage_number},
    {"The value {} is not an allowed value for {}", Word::usage_not_allowed},
    {"{} excludes {}", Word::usage_excludes},
    {"{} requires {}", Word::usage_requires},
});

// What stands in the gaps, if the text is such a sentence. Each gap takes as little as it can, the last one the rest.
std::optional<std::vector<std::string_view>> gaps_of(std::string_view text, std::string_view sentence) {
    std::vector<std::string_view> gaps;
    for (bool is_first = true;; is_first = false) {
        const std::size_t gap = sentence.find("{}");
        const std::string_view fixed = sentence.substr(0, gap);
        const bool is_last = gap == std::string_view::npos;
        std::size_t at = 0;
        if (is_first) at = text.starts_with(fixed) ? 0 : std::string_view::npos;
        else if (is_last) at = text.ends_with(fixed) ? text.size() - fixed.size() : std::string_view::npos;
        else at = text.find(fixed);
        if (at == std::string_view::npos) return std::nullopt;
        if (!is_first) gaps.push_back(text.substr(0, at));
        text.remove_prefix(at + fixed.size());
        if (is_last) {
            if (!text.empty()) return std::nullopt;
            return gaps;
        }
        sentence.remove_prefix(gap + 2);
    }
}

} // namespace

std::string usage_words(std::string_view said) {
    for (const Sentence& each : sentences) {
        const auto gaps = gaps_of(said, each.english);
        if (!gaps) continue;
        constexpr std::size_t most = 4;
        std::array<std::string_view, most> values{};
        std::ranges::copy(
            gaps->begin(), gaps->begin() + static_cast<std::ptrdiff_t>(std::min(gaps->size(), most)), values.begin());
        return say(each.word, {values[0], values[1], values[2], values[3]});
    }
    return say(Word::usage_other, {said});
}

} // namespace yinfeng::cli
