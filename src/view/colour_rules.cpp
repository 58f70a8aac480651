#include "view/colour_rules.h"

#include "base/text_tables.h"

#include <algorithm>

namespace yinfeng::view {

void ColourRules::follow(Columns& columns, const View& view) {
    const domain::Reading& reading = columns.reading();
    if (columns_ == &columns && moment_ == columns.moment() && today_ == reading.today &&
        calendar_ == &reading.calendar && tables_ == text_tables_number() && me_ == reading.me &&
        rules_ == view.colour_rules)
        return;
    columns_ = &columns;
    moment_ = columns.moment();
    today_ = reading.today;
    calendar_ = &reading.calendar;
    tables_ = text_tables_number();
    me_ = reading.me;
    rules_ = view.colour_rules;
    matchers_.clear();
    for (const ColourRule& rule : rules_) matchers_.emplace_back(columns, rule.filter);
}

std::optional<std::size_t> ColourRules::rule_of(RecordIndex record) const {
    const auto first = std::ranges::find_if(matchers_, [&](const Matcher& matcher) { return matcher.holds(record); });
    if (first == matchers_.end()) return std::nullopt;
    return static_cast<std::size_t>(first - matchers_.begin());
}

} // namespace yinfeng::view
