#include "domain/label_sets.h"

#include "domain/reading.h"

#include <array>
#include <initializer_list>

namespace yinfeng::domain {
namespace {

constexpr std::uint16_t bits(std::initializer_list<Stage> stages) {
    unsigned result = 0;
    for (const Stage stage : stages) result |= 1u << static_cast<unsigned>(stage);
    return static_cast<std::uint16_t>(result);
}

constexpr std::array<StageClass, ladder_length> classes{
    StageClass::reserve, StageClass::reserve, StageClass::reserve, // 线索 谋划 储备
    StageClass::talk, StageClass::talk,                            // 在谈 协议审核
    StageClass::sign, StageClass::sign,                            // 签约 落地手续
    StageClass::build, StageClass::build, StageClass::build,       // 开工 在建 竣工调试
    StageClass::run, StageClass::run,                              // 投产 达产
};

std::vector<LabelSet> make_label_sets() {
    const Label reserve{
        "储备", bits({Stage::lead, Stage::planning, Stage::reserve}), Stage::reserve, StageClass::reserve};
    const Label talks{"在谈", bits({Stage::talks, Stage::review}), Stage::talks, StageClass::talk};
    const Label sign{"签约", bits({Stage::signed_, Stage::landing}), Stage::signed_, StageClass::sign};
    const Label build{
        "开工", bits({Stage::started, Stage::building, Stage::commissioning}), Stage::started, StageClass::build};
    const Label run{"投产", bits({Stage::production, Stage::capacity}), Stage::production, StageClass::run};

    std::vector<LabelSet> sets;
    sets.push_back({"four_plus", "四个一批＋投产", {reserve, talks, sign, build, run}});
    sets.push_back({"four", "四个一批", {reserve, talks, sign, build}});
    sets.push_back({"three", "三个一批",
        {{"洽谈储备", bits({Stage::lead, Stage::planning, Stage::reserve, Stage::talks}), Stage::talks,
             StageClass::talk},
            {"签约落地", bits({Stage::review, Stage::signed_, Stage::landing}), Stage::signed_, StageClass::sign},
            {"开工建设", build.stages, Stage::started, StageClass::build}}});
    LabelSet ladder{"ladder", "全部阶段", {}};
    for (std::size_t i = 0; i < ladder_length; ++i) {
        const Stage stage = static_cast<Stage>(i);
        ladder.labels.push_back({std::string(stage_name(stage)), bits({stage}), stage, classes[i]});
    }
    sets.push_back(std::move(ladder));
    return sets;
}

} // namespace

std::optional<Stage> parse_stage(std::string_view code) {
    const auto index = choice_index(ChoiceList::stage, code);
    return index && *index < stage_count ? std::optional(static_cast<Stage>(*index)) : std::nullopt;
}

std::string_view stage_code(Stage stage) { return choices_of(ChoiceList::stage)[static_cast<std::size_t>(stage)].code; }
std::string_view stage_name(Stage stage) { return choices_of(ChoiceList::stage)[static_cast<std::size_t>(stage)].zh; }

std::optional<Stage> stage_of(const Workspace& workspace, RecordIndex record) {
    const bool is_phase = workspace.record(record).kind == static_cast<KindId>(Kind::phase);
    return parse_stage(text(workspace, record, is_phase ? field::phase::stage_ : field::project::stage_));
}

std::optional<StageClass> class_of(Stage stage) {
    return is_exit(stage) ? std::nullopt : std::optional(classes[static_cast<std::size_t>(stage)]);
}

std::optional<std::size_t> LabelSet::label_of(Stage stage) const {
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i].has(stage)) return i;
    }
    return std::nullopt;
}

std::span<const LabelSet> built_in_label_sets() {
    static const std::vector<LabelSet> sets = make_label_sets();
    return sets;
}

const LabelSet& label_set(std::string_view code) {
    const auto sets = built_in_label_sets();
    for (const LabelSet& set : sets) {
        if (set.code == code) return set;
    }
    return sets.front();
}

const LabelSet& label_set_of(const Workspace& workspace) {
    const RecordIndex settings = settings_record(workspace);
    return label_set(
        settings == no_record ? std::string_view() : text(workspace, settings, field::settings::label_set_));
}

} // namespace yinfeng::domain
