#pragma once
// What pickers offer: records of a kind, and texts already in use. The first ones when nothing is typed, else what
// matches by part, pinyin or initials.

#include "model/catalogue.h"
#include "store/workspace.h"
#include "ui/widgets.h"

#include <string_view>
#include <vector>

namespace yinfeng::ui {

std::vector<Option> record_options(Ui& ui, Kind kind, std::string_view typed);
std::vector<Option> used_text_options(Ui& ui, FieldId field, std::string_view typed);

// The word beside a record in a picker: 职务, 性质, 产业 …
std::string record_detail(const Ui& ui, RecordIndex record);

} // namespace yinfeng::ui
