#pragma once
// The one internal ladder of stages (mechanisms.md 1.6), in the order of ChoiceList::stage, and its five classes of colour.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace yinfeng {

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
constexpr bool is_exit(Stage stage) { return stage >= Stage::shelved; }

// The five colour classes of the interface; nothing for the exits.
enum class StageClass : std::uint8_t { reserve, talk, sign, build, run };
std::optional<StageClass> class_of(Stage stage);

// Some stages of the ladder: bit n is Stage n.
using Stages = std::uint16_t;
constexpr Stages only(Stage stage) { return static_cast<Stages>(1u << static_cast<unsigned>(stage)); }
constexpr bool has(Stages stages, Stage stage) { return (stages & only(stage)) != 0; }
inline constexpr Stages whole_ladder = (1u << ladder_length) - 1;

} // namespace yinfeng
