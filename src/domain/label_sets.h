#pragma once
// Public groupings (口径) over the one internal ladder of stages: a label set is data - ordered
// labels, each with the set of stages it gathers - so that 四个一批, 三个一批, 七个一批 and what
// comes next year need no new code. Source: mechanisms.md 1.6; S0-12 and S1-05 (四个一批), S3-01
// (三个一批), S4-01 (七个一批: its seven labels are not in the source, so such a set is made from
// what the workspace's people type). Those that an office makes are records: store/own_label_sets.h.
//
// Where 1.6 leaves a stage without a word, it goes to the nearest label that it must pass through:
// 协议审核 to 在谈 (四) or 签约落地 (三), 竣工调试 to 开工. 投产 and 达产 have no label in 四个一批
// and 三个一批, and the exits 搁置 and 退库 have none anywhere: label_of() is nothing for them, and
// boards count them as standing outside.

#include "model/label_set.h"
#include "store/workspace.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::domain {

using yinfeng::class_of;
using yinfeng::is_exit;
using yinfeng::LabelSet;
using yinfeng::ladder_length;
using yinfeng::parse_stage;
using yinfeng::Stage;
using yinfeng::stage_code;
using yinfeng::stage_count;
using yinfeng::StageClass;
using Label = StageLabel;

std::string_view stage_name(
    const Workspace& workspace, Stage stage); // as the office calls it, in the language of base/language.h
// Unfilled and unknown stages are nothing.
std::optional<Stage> stage_of(const Workspace& workspace, RecordIndex project_or_phase);

// 四个一批＋投产 (the default), 四个一批, 三个一批, and the whole ladder.
std::span<const LabelSet> built_in_label_sets();
const LabelSet& label_set(std::string_view code); // of the built-in ones; unknown codes give the default

// Of either sort; null for codes that nothing here has. Those of the office's own stay where they are while the workspace lives,
// as they were when they were asked for.
const LabelSet* find_label_set(const Workspace& workspace, std::string_view code);
// What the settings say. One that was retired goes on being used, one in the trash gives the default until it is restored.
const LabelSet& label_set_of(const Workspace& workspace);

// What there is to be said of the one that is in force.
enum class ChosenLabelSet : std::uint8_t {
    in_order,
    retired, // used all the same
    in_trash,
    unknown, // of another version, or not here
};
ChosenLabelSet chosen_label_set(const Workspace& workspace);

// All that can be chosen: the built-in ones, then the office's own in their order; retired ones only if one of them is chosen.
std::vector<const LabelSet*> offered_label_sets(const Workspace& workspace);

} // namespace yinfeng::domain
