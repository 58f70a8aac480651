#pragma once
// Public groupings (口径) over the one internal ladder of stages: a label set is data - ordered
// labels, each with the set of stages it gathers - so that 四个一批, 三个一批, 七个一批 and what
// comes next year need no new code. Source: mechanisms.md 1.6; S0-12 and S1-05 (四个一批), S3-01
// (三个一批), S4-01 (七个一批: its seven labels are not in the source, so such a set is made from
// what the workspace's people type).
//
// Where 1.6 leaves a stage without a word, it goes to the nearest label that it must pass through:
// 协议审核 to 在谈 (四) or 签约落地 (三), 竣工调试 to 开工. 投产 and 达产 have no label in 四个一批
// and 三个一批, and the exits 搁置 and 退库 have none anywhere: label_of() is nothing for them, and
// boards count them as standing outside.

#include "model/catalogue.h"
#include "store/workspace.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::domain {

// The ladder, in the order of ChoiceList::stage.
enum class Stage : std::uint8_t {
    lead,
    planning,
    reserve,
    talks,
    review,
    signed_,
    landing,
    started,
    building,
    commissioning,
    production,
    capacity,
    shelved,
    withdrawn,
};
inline constexpr std::size_t stage_count = 14;
inline constexpr std::size_t ladder_length = 12; // the two exits come after

std::optional<Stage> parse_stage(std::string_view code);
std::string_view stage_code(Stage stage);
std::string_view stage_name(
    const Workspace& workspace, Stage stage); // as the office calls it, in the language of base/language.h
constexpr bool is_exit(Stage stage) { return stage >= Stage::shelved; }
// Unfilled and unknown stages are nothing.
std::optional<Stage> stage_of(const Workspace& workspace, RecordIndex project_or_phase);

// The five colour classes of the interface; nothing for the exits.
enum class StageClass : std::uint8_t { reserve, talk, sign, build, run };
std::optional<StageClass> class_of(Stage stage);

struct Label {
    std::string_view code; // of ChoiceList::batch; empty for one made by hand
    std::string name;
    std::uint16_t stages = 0;  // bit n: Stage n
    Stage entry = Stage::lead; // the stage that a project gets when it is moved here
    StageClass look = StageClass::reserve;
    bool has(Stage stage) const { return (stages >> static_cast<unsigned>(stage) & 1u) != 0; }
};

struct LabelSet {
    std::string code; // of ChoiceList::label_set; empty for one made by hand
    std::string name;
    std::vector<Label> labels;
    std::optional<std::size_t> label_of(Stage stage) const; // the first that has it
};

// 四个一批＋投产 (the default), 四个一批, 三个一批, and the whole ladder.
std::span<const LabelSet> built_in_label_sets();
const LabelSet& label_set(std::string_view code);         // unknown codes give the default
const LabelSet& label_set_of(const Workspace& workspace); // what the settings say

} // namespace yinfeng::domain
