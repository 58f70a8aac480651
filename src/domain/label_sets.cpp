#include "domain/label_sets.h"

#include "base/language.h"
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

std::string name_in(ChoiceList list, std::string_view code) {
    const Choice& choice = choices_of(list)[*choice_index(list, code)];
    return std::string(in_language(choice.zh, choice.en));
}
std::string set_name(std::string_view code) { return name_in(ChoiceList::label_set, code); }

Label label(std::string_view code, std::initializer_list<Stage> stages, Stage entry, StageClass look) {
    return {code, name_in(ChoiceList::batch, code), bits(stages), entry, look};
}

std::vector<LabelSet> make_label_sets() {
    static constexpr std::initializer_list<Stage> built{Stage::started, Stage::building, Stage::commissioning};
    const Label reserve =
        label("reserve", {Stage::lead, Stage::planning, Stage::reserve}, Stage::reserve, StageClass::reserve);
    const Label talks = label("talks", {Stage::talks, Stage::review}, Stage::talks, StageClass::talk);
    const Label sign = label("signed", {Stage::signed_, Stage::landing}, Stage::signed_, StageClass::sign);
    const Label build = label("started", built, Stage::started, StageClass::build);
    const Label run = label("production", {Stage::production, Stage::capacity}, Stage::production, StageClass::run);

    std::vector<LabelSet> sets;
    sets.push_back({"four_plus", set_name("four_plus"), {reserve, talks, sign, build, run}});
    sets.push_back({"four", set_name("four"), {reserve, talks, sign, build}});
    sets.push_back({"three", set_name("three"),
        {label("talks_reserve", {Stage::lead, Stage::planning, Stage::reserve, Stage::talks}, Stage::talks,
             StageClass::talk),
            label("signed_landing", {Stage::review, Stage::signed_, Stage::landing}, Stage::signed_, StageClass::sign),
            label("started_building", built, Stage::started, StageClass::build)}});
    LabelSet ladder{"ladder", set_name("ladder"), {}};
    for (std::size_t i = 0; i < ladder_length; ++i) {
        const Stage stage = static_cast<Stage>(i);
        ladder.labels.push_back(label(stage_code(stage), {stage}, stage, classes[i]));
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
std::string_view stage_name(const Workspace& workspace, Stage stage) {
    const Choice& choice = workspace.names().choices(ChoiceList::stage)[static_cast<std::size_t>(stage)];
    return in_language(choice.zh, choice.en);
}

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
    static std::vector<LabelSet> sets[2]; // by language
    std::vector<LabelSet>& wanted = sets[static_cast<std::size_t>(language())];
    if (wanted.empty()) wanted = make_label_sets();
    return wanted;
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
