#pragma once
// Label sets (分组口径): ordered labels over the ladder, each with the stages it gathers. Built-in ones are rules
// (domain/label_sets.h), those of an office's own are records (store/own_label_sets.h).

#include "model/stages.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace yinfeng {

struct StageLabel {
    std::string code; // of ChoiceList::batch, or the id of its record; empty for one made by hand
    std::string name;
    Stages stages = 0;
    Stage entry =
        Stage::lead; // the stage that a project gets when it is moved here; of no meaning where there are no stages
    StageClass look = StageClass::reserve;  // that of the entry
    std::optional<Stage> stated_entry = {}; // where that is none of its stages the first of these is taken
    bool has(Stage stage) const { return yinfeng::has(stages, stage); }
    bool is_empty() const { return stages == 0; }
    bool operator==(const StageLabel&) const = default;
};

// Its entry and look follow from its stages. Exits are left out.
StageLabel make_stage_label(std::string code, std::string name, Stages stages, std::optional<Stage> entry);

struct LabelSet {
    std::string code; // of ChoiceList::label_set, or the id of its record; empty for one made by hand
    std::string name;
    std::vector<StageLabel> labels;              // in their order
    std::vector<StageLabel> retired_labels = {}; // that nothing stands under any more, those in the trash among them
    bool is_retired = false, is_deleted = false; // what lies in the trash is retired too
    std::optional<std::size_t> label_of(Stage stage) const; // the first that has it
    bool operator==(const LabelSet&) const = default;
};

} // namespace yinfeng
