#include "model/label_set.h"

#include <utility>

namespace yinfeng {

StageLabel make_stage_label(std::string code, std::string name, Stages stages, std::optional<Stage> entry) {
    StageLabel label;
    label.code = std::move(code);
    label.name = std::move(name);
    label.stages = stages & whole_ladder;
    for (std::size_t i = ladder_length; i-- > 0;)
        if (label.has(static_cast<Stage>(i))) label.entry = static_cast<Stage>(i);
    label.stated_entry = entry;
    if (entry && label.has(*entry)) label.entry = *entry;
    label.look = class_of(label.entry).value_or(StageClass::reserve);
    return label;
}

std::optional<std::size_t> LabelSet::label_of(Stage stage) const {
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (labels[i].has(stage)) return i;
    return std::nullopt;
}

} // namespace yinfeng
