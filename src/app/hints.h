#pragma once
// Hints for who is here for the first time: one line where people hesitate, once in each browser, gone when the thing is done. Which
// there are stands in hints.def; what is so is counted by hint_facts() and judged here, so that a test needs no screen.

#include "app/app.h"

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yinfeng::app {

enum class Hint : std::uint8_t {
#define HINT(name, place, done) name,
#include "app/hints.def"
#undef HINT
    count_
};
inline constexpr std::size_t hint_count = static_cast<std::size_t>(Hint::count_);
std::string_view hint_name(Hint hint); // as it is kept
std::string_view hint_words(Hint hint);

struct HintFacts {
    Screen screen = Screen::today;
    std::size_t projects = 0, enterprises = 0, chains = 0, links = 0, services = 0;
    bool has_amount = false;   // a project has one
    bool has_hung = false;     // a node of a chain has a project
    bool has_limit = false;    // a service record has one
    bool has_exported = false; // from this browser
    bool operator==(const HintFacts&) const = default;
};
// Of the open workspace. Looks at single records only while there are few: with more, this is no first hour.
HintFacts hint_facts(const App& app);
inline constexpr std::size_t few_records = 50;

bool belongs_here(Hint hint, const HintFacts& facts);
bool is_done(Hint hint, const HintFacts& facts);

// Which were seen, and which is shown now.
class Hints {
public:
    Hints() = default;
    explicit Hints(std::string_view kept); // as to_text() wrote it; names that are unknown are left out
    std::string to_text() const;           // of those that were seen

    // The one that is shown from now on; where nothing new may come (a dialog is open), only the one that is shown already.
    std::optional<Hint> show(const HintFacts& facts, bool may_come);
    void close(); // by its ×

private:
    std::bitset<hint_count> seen_;
    std::optional<Hint> shown_;
};

} // namespace yinfeng::app
