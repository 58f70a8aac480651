#pragma once
// Stage and amount of every project, read once per write: lists, boards and sums ask for them again and again, and at 100 000
// projects finding and parsing them anew takes longer than drawing.

#include "base/amount.h"
#include "domain/label_sets.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace yinfeng::domain {

class ProjectValues {
public:
    void update(const Workspace& workspace);
    // After update(), of a project.
    std::optional<Stage> stage(RecordIndex project) const { return values_[project].stage; }
    const std::optional<Quantity>& amount(RecordIndex project) const { return values_[project].amount; }
    void clear() { *this = {}; }

private:
    struct Values {
        std::optional<Quantity> amount;
        std::optional<Stage> stage;
    };
    std::vector<Values> values_;            // by record index
    std::uint64_t revision_ = 0, seen_ = 0; // of the projects, plus one; of the workspace
};

} // namespace yinfeng::domain
