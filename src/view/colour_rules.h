#pragma once
// Which rule of a view colours a record (View::colour_rules): the first whose conditions it fulfils. What a rule asks for is worked out
// once for all records, and anew when something that it may ask about has changed.

#include "view/matcher.h"
#include "view/view.h"

#include <optional>
#include <string>
#include <vector>

namespace yinfeng::view {

class ColourRules {
public:
    // Before records are asked about: what the view says now, over what the columns' last look() knows.
    void follow(Columns& columns, const View& view);
    // Its place in View::colour_rules; none: no rule is fulfilled.
    std::optional<std::size_t> rule_of(RecordIndex record) const;

private:
    std::vector<ColourRule> rules_;
    std::vector<Matcher> matchers_; // of rules_, in their order
    // Of when they were made.
    const Columns* columns_ = nullptr;
    std::uint64_t moment_ = 0;
    Date today_;
    const WorkingCalendar* calendar_ = nullptr;
    std::uint32_t tables_ = 0; // text_tables_number()
    std::string me_;
};

} // namespace yinfeng::view
