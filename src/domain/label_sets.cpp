#include "domain/label_sets.h"

#include "base/language.h"
#include "domain/reading.h"

#include <deque>
#include <initializer_list>

namespace yinfeng::domain {
namespace {

constexpr Stages bits(std::initializer_list<Stage> stages) {
    unsigned result = 0;
    for (const Stage stage : stages) result |= only(stage);
    return static_cast<Stages>(result);
}

std::string name_in(ChoiceList list, std::string_view code) {
    const Choice& choice = choices_of(list)[*choice_index(list, code)];
    return std::string(in_language(choice.zh, choice.en));
}
std::string set_name(std::string_view code) { return name_in(ChoiceList::label_set, code); }

Label label(std::string_view code, std::initializer_list<Stage> stages, Stage entry) {
    return make_stage_label(std::string(code), name_in(ChoiceList::batch, code), bits(stages), entry);
}

std::vector<LabelSet> make_label_sets() {
    static constexpr std::initializer_list<Stage> built{Stage::started, Stage::building, Stage::commissioning};
    const Label reserve = label("reserve", {Stage::lead, Stage::planning, Stage::reserve}, Stage::reserve);
    const Label talks = label("talks", {Stage::talks, Stage::review}, Stage::talks);
    const Label sign = label("signed", {Stage::signed_, Stage::landing}, Stage::signed_);
    const Label build = label("started", built, Stage::started);
    const Label run = label("production", {Stage::production, Stage::capacity}, Stage::production);

    std::vector<LabelSet> sets;
    sets.push_back({"four_plus", set_name("four_plus"), {reserve, talks, sign, build, run}});
    sets.push_back({"four", set_name("four"), {reserve, talks, sign, build}});
    sets.push_back({"three", set_name("three"),
        {label("talks_reserve", {Stage::lead, Stage::planning, Stage::reserve, Stage::talks}, Stage::talks),
            label("signed_landing", {Stage::review, Stage::signed_, Stage::landing}, Stage::signed_),
            label("started_building", built, Stage::started)}});
    LabelSet ladder{"ladder", set_name("ladder"), {}};
    for (std::size_t i = 0; i < ladder_length; ++i) {
        const Stage stage = static_cast<Stage>(i);
        ladder.labels.push_back(label(stage_code(stage), {stage}, stage));
    }
    sets.push_back(std::move(ladder));
    return sets;
}

} // namespace

std::string_view stage_name(const Workspace& workspace, Stage stage) {
    const Choice& choice = workspace.names().choices(ChoiceList::stage)[static_cast<std::size_t>(stage)];
    return in_language(choice.zh, choice.en);
}

std::optional<Stage> stage_of(const Workspace& workspace, RecordIndex record) {
    const bool is_phase = workspace.record(record).kind == static_cast<KindId>(Kind::phase);
    return parse_stage(text(workspace, record, is_phase ? field::phase::stage_ : field::project::stage_));
}

// Made once for each language, known by what the first is called in it: words of a language may come later. What was given out stays.
std::span<const LabelSet> built_in_label_sets() {
    static std::deque<std::vector<LabelSet>> kept;
    const Choice& first = choices_of(ChoiceList::label_set).front();
    const std::string_view name = in_language(first.zh, first.en);
    for (const std::vector<LabelSet>& sets : kept)
        if (sets.front().name == name) return sets;
    return kept.emplace_back(make_label_sets());
}

const LabelSet& label_set(std::string_view code) {
    const auto sets = built_in_label_sets();
    for (const LabelSet& set : sets) {
        if (set.code == code) return set;
    }
    return sets.front();
}

namespace {

std::string_view chosen_code(const Workspace& workspace) {
    const RecordIndex settings = settings_record(workspace);
    return settings == no_record ? std::string_view() : text(workspace, settings, field::settings::label_set_);
}

} // namespace

const LabelSet* find_label_set(const Workspace& workspace, std::string_view code) {
    for (const LabelSet& set : built_in_label_sets())
        if (set.code == code) return &set;
    return workspace.names().own_label_set(code);
}

const LabelSet& label_set_of(const Workspace& workspace) {
    const LabelSet* chosen = find_label_set(workspace, chosen_code(workspace));
    return chosen && !chosen->is_deleted ? *chosen : built_in_label_sets().front();
}

ChosenLabelSet chosen_label_set(const Workspace& workspace) {
    const std::string_view code = chosen_code(workspace);
    if (code.empty()) return ChosenLabelSet::in_order; // the default
    const LabelSet* chosen = find_label_set(workspace, code);
    if (!chosen) return ChosenLabelSet::unknown;
    if (chosen->is_deleted) return ChosenLabelSet::in_trash;
    return chosen->is_retired ? ChosenLabelSet::retired : ChosenLabelSet::in_order;
}

std::vector<const LabelSet*> offered_label_sets(const Workspace& workspace) {
    std::vector<const LabelSet*> sets;
    for (const LabelSet& set : built_in_label_sets()) sets.push_back(&set);
    const LabelSet& in_force = label_set_of(workspace);
    for (const LabelSet* set : workspace.names().own_label_sets())
        if (!set->is_retired || set == &in_force) sets.push_back(set);
    return sets;
}

} // namespace yinfeng::domain
