#pragma once
// What somebody has put off on 工作台: a matter of a record, until a day. It is kept in this browser and never written into the record;
// from that day on it stands there again, and so it does when it has become another matter (将到期 that is 已超期 by now).

#include "domain/agenda.h"

#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::app {

struct PutOff {
    domain::Matter matter = domain::Matter::overdue;
    Id record;
    Date until; // the first day on which it stands there again
    bool operator==(const PutOff&) const = default;
};

inline constexpr std::size_t most_put_off = 2'000; // the oldest give way

// One line each, as this browser keeps it: 'due_soon 01j… 2026-12-01'. Lines that cannot be read are left out.
std::string to_text(const std::vector<PutOff>& all);
std::vector<PutOff> parse_put_off(std::string_view text);

void put_off(std::vector<PutOff>& all, const PutOff& what); // instead of what was said of that matter before
void drop_past(std::vector<PutOff>& all, Date today);

} // namespace yinfeng::app
