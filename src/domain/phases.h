#pragma once
// Phases (分期) of a project: S2-12 (440亩, 15 亿, 3 期, 一期 3 亿) and S4-22 (one workshop runs,
// the rest does not). A phase whose amount is not stated is unfilled, never zero, so Σ phases below
// the total is no error (fixture F12).

#include "base/amount.h"
#include "domain/label_sets.h"

#include <optional>
#include <string>
#include <vector>

namespace yinfeng::domain {

// Live phases by number, those without a number last.
std::vector<RecordIndex> phases_of(const Workspace& workspace, RecordIndex project);

std::int64_t next_phase_number(const Workspace& workspace, RecordIndex project); // after the greatest, 1 for the first

struct PhasePart { // one piece of the phase bar
    RecordIndex phase = no_record;
    std::string name; // '一期', or the phase's own name
    std::optional<Quantity> amount;
    double width = 0; // share of the bar; unfilled phases share evenly what the filled ones leave
};

struct PhaseSummary {
    std::vector<PhasePart> parts;
    QuantitySum stated;                   // of the phases
    std::optional<Quantity> total;        // the project's own amount
    std::optional<Decimal> share_percent; // stated of total, one decimal: 3 of 15 is 20
    std::optional<Decimal> area_over_mu;  // Σ area of the phases beyond the project's area
    bool exceeds_total = false;           // the phases stated sum to more than a total that is no lower bound
    std::string note;                     // '2 期未填，不算差错' or '分期合计超过投资总额'; empty if neither
};
PhaseSummary phase_summary(const Workspace& workspace, RecordIndex project);

// The most advanced stage of the phases, if it differs from the project's: a suggestion, the
// project's stage is the user's.
std::optional<Stage> stage_suggested_by_phases(const Workspace& workspace, RecordIndex project);

std::string phase_name(std::int64_t number); // '一期' … '十二期'; '13 期' above

} // namespace yinfeng::domain
