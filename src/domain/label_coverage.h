#pragma once
// What a label set covers of the ladder (mechanisms.md 1.6), and what somebody who makes one should know: advice, nothing is refused.

#include "domain/label_sets.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace yinfeng::domain {

struct Coverage {
    // By stage of the ladder: all labels that gather it, the first of which counts.
    std::array<std::vector<std::size_t>, ladder_length> labels;
    std::vector<Stages> standing;           // by label: the stages that stand under it
    std::vector<Stage> uncovered, doubled;  // under no label; under more than one
    std::vector<std::size_t> empty;         // labels that no stage stands under: nothing can be moved there
    std::vector<std::size_t> entry_outside; // labels whose entry is none of their stages: the first of these is taken
    std::vector<std::string> same_names;    // names that more than one label has

    std::optional<std::size_t> label_of(Stage stage) const;
    // Every stage stands under one label, and every label gathers something under a name of its own.
    bool is_whole() const;
};
Coverage coverage_of(const LabelSet& set);

// One sentence for each sort of what there is to say; none where it is whole.
std::vector<std::string> describe(const Workspace& workspace, const Coverage& coverage, const LabelSet& set);

} // namespace yinfeng::domain
