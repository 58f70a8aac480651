#include "domain/label_coverage.h"

#include "domain/words.h"

#include <algorithm>

namespace yinfeng::domain {

namespace {

template <class List, class NameOf> std::string joined(const List& list, NameOf name_of) {
    std::string names;
    for (const auto& each : list) {
        if (!names.empty()) names += say(Word::comma);
        names += name_of(each);
    }
    return names;
}

Stage first_of(Stages stages) {
    std::size_t at = 0;
    while (at + 1 < ladder_length && !has(stages, static_cast<Stage>(at))) ++at;
    return static_cast<Stage>(at);
}

} // namespace

std::optional<std::size_t> Coverage::label_of(Stage stage) const {
    if (is_exit(stage)) return std::nullopt;
    const auto& all = labels[static_cast<std::size_t>(stage)];
    return all.empty() ? std::nullopt : std::optional(all.front());
}

bool Coverage::is_whole() const {
    return uncovered.empty() && doubled.empty() && empty.empty() && entry_outside.empty() && same_names.empty();
}

Coverage coverage_of(const LabelSet& set) {
    Coverage coverage;
    coverage.standing.resize(set.labels.size());
    for (std::size_t i = 0; i < ladder_length; ++i) {
        const auto stage = static_cast<Stage>(i);
        auto& of_stage = coverage.labels[i];
        for (std::size_t label = 0; label < set.labels.size(); ++label)
            if (set.labels[label].has(stage)) of_stage.push_back(label);
        if (of_stage.empty()) coverage.uncovered.push_back(stage);
        else coverage.standing[of_stage.front()] |= only(stage);
        if (of_stage.size() > 1) coverage.doubled.push_back(stage);
    }
    for (std::size_t label = 0; label < set.labels.size(); ++label) {
        const Label& each = set.labels[label];
        if (coverage.standing[label] == 0) {
            if (!each.name.empty()) coverage.empty.push_back(label); // else it is waiting for what it is to be
        } else if (each.stated_entry && !has(coverage.standing[label], *each.stated_entry))
            coverage.entry_outside.push_back(label);
        if (!each.name.empty() && std::ranges::count(set.labels, each.name, &Label::name) > 1 &&
            !std::ranges::contains(coverage.same_names, each.name))
            coverage.same_names.push_back(each.name);
    }
    return coverage;
}

std::vector<std::string> describe(const Workspace& workspace, const Coverage& coverage, const LabelSet& set) {
    const auto stage = [&](Stage each) { return stage_name(workspace, each); };
    const auto name_of = [&](std::size_t label) {
        const std::string& name = set.labels[label].name;
        return name.empty() ? say(Word::label_n, {std::to_string(label + 1)}) : name;
    };
    std::vector<std::string> sentences;
    if (!coverage.uncovered.empty())
        sentences.push_back(say(Word::stages_uncovered, {joined(coverage.uncovered, stage)}));
    for (const Stage each : coverage.doubled) {
        const auto& labels = coverage.labels[static_cast<std::size_t>(each)];
        sentences.push_back(
            say(Word::stage_doubled, {stage_name(workspace, each), joined(labels, name_of), name_of(labels.front())}));
    }
    if (!coverage.empty.empty()) sentences.push_back(say(Word::labels_empty, {joined(coverage.empty, name_of)}));
    for (const std::size_t label : coverage.entry_outside)
        sentences.push_back(
            say(Word::entry_outside, {name_of(label), stage_name(workspace, first_of(coverage.standing[label]))}));
    for (const std::string& name : coverage.same_names) sentences.push_back(say(Word::labels_same_name, {name}));
    return sentences;
}

} // namespace yinfeng::domain
