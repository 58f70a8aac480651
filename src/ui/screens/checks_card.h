#pragma once
// 数据检查: what contradicts itself in the records (domain/checks.h), each line leading to its record.

#include "domain/checks.h"
#include "ui/screens/data_cards.h"

#include <optional>

namespace yinfeng::ui {

class ChecksCard {
public:
    float draw(Ui& ui, const Rect& box);
    void reset() { seen_.reset(); }

private:
    struct Seen {
        std::uint64_t revision;
        Date today;
        bool operator==(const Seen&) const = default;
    };
    std::optional<Seen> seen_; // of what the checks were made
    std::vector<domain::Check> checks_;
};

} // namespace yinfeng::ui
