#pragma once
// Actions (domain/actions.h) as people meet them: what is asked for opens as a short form, what cannot be done says why, and what
// is done is one change, one step of undo, one message.

#include "domain/actions.h"
#include "ui/ui.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace yinfeng::ui {

struct ActionWords {
    std::string step;        // in undo; empty: as the action is called
    std::string form, above; // title of the short form, which is also what its button says, and the sentence in it
    std::function<std::string(Ui&, const domain::Given&)> done; // said when it is done; asked before it is
};

const char* action_icon(domain::Action action);

// What the action would like to have of the records and nobody has filled in, before it is done: 还缺：用地、施工许可证; where some of
// several have it, how many lack it: 还缺：用地、施工许可证 3 项. "" where nothing is missing.
std::string missing_words(
    Ui& ui, domain::Action action, std::span<const RecordIndex> records, const domain::Given& given);
// As messages name them: 甲、乙 等 5 项.
std::string names_of(Ui& ui, std::span<const Id> records);

// True if it was done at once. Records that it cannot be done with are left out; where that leaves none, the reason is said. Of
// several the form asks for what all of them lack, one value for each of them, and says what some lack.
// `beside` are records that are made with it (a person who was typed anew).
bool act(Ui& ui, domain::Action action, const std::vector<RecordIndex>& records, domain::Given given = {},
    ActionWords words = {}, std::vector<Write> beside = {});

} // namespace yinfeng::ui
