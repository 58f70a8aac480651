#include "app/refused_texts.h"

#include <algorithm>

namespace yinfeng::app {

const RefusedText* RefusedTexts::find(Id record, FieldId field) const {
    for (const RefusedText& each : all_)
        if (each.record == record && each.field == field) return &each;
    return nullptr;
}

void RefusedTexts::keep(RefusedText refused) {
    ++version_;
    for (RefusedText& each : all_) {
        if (each.record != refused.record || each.field != refused.field) continue;
        each = std::move(refused);
        return;
    }
    all_.push_back(std::move(refused));
}

void RefusedTexts::settle(Id record, FieldId field) {
    if (std::erase_if(all_, [&](const RefusedText& each) { return each.record == record && each.field == field; }))
        ++version_;
}

void RefusedTexts::clear() {
    if (all_.empty()) return;
    all_.clear();
    ++version_;
}

} // namespace yinfeng::app
