#include "model/stages.h"

#include "model/catalogue.h"

#include <array>

namespace yinfeng {

namespace {

constexpr std::array<StageClass, ladder_length> classes{
    StageClass::reserve, StageClass::reserve, StageClass::reserve, // 线索 谋划 储备
    StageClass::talk, StageClass::talk,                            // 在谈 协议审核
    StageClass::sign, StageClass::sign,                            // 签约 落地手续
    StageClass::build, StageClass::build, StageClass::build,       // 开工 在建 竣工调试
    StageClass::run, StageClass::run,                              // 投产 达产
};

} // namespace

std::optional<Stage> parse_stage(std::string_view code) {
    const auto index = choice_index(ChoiceList::stage, code);
    return index && *index < stage_count ? std::optional(static_cast<Stage>(*index)) : std::nullopt;
}

std::string_view stage_code(Stage stage) { return choices_of(ChoiceList::stage)[static_cast<std::size_t>(stage)].code; }

std::optional<StageClass> class_of(Stage stage) {
    return is_exit(stage) ? std::nullopt : std::optional(classes[static_cast<std::size_t>(stage)]);
}

} // namespace yinfeng
