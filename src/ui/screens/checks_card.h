#pragma once
// 数据检查: what contradicts itself in the records (domain/checks.h), each line leading to its record.

#include "domain/checks.h"
#include "ui/screens/data_cards.h"

#include <memory>
#include <optional>

namespace yinfeng::ui {

class ChecksCard {
public:
    float draw(Ui& ui, const Rect& box);
    void reset() { *this = {}; }

private:
    struct Seen {
        std::uint64_t revision;
        Date today;
        bool operator==(const Seen&) const = default;
    };
    void look(Ui& ui);
    void go_on(Ui& ui);

    std::optional<Seen> seen_; // of what the checks were made
    std::vector<domain::Check> checks_;
    // Many records are checked between frames; until then those of before are shown.
    std::unique_ptr<domain::DataCheck> checking_;
    std::shared_ptr<int> waiting_; // while a slice is due
    bool is_checked_ = false;      // at least once
};

} // namespace yinfeng::ui
