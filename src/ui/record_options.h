#pragma once
// What pickers offer: records of a kind, and texts already in use. The first ones when nothing is typed, else what
// matches by part, pinyin or initials.

#include "model/catalogue.h"
#include "store/workspace.h"
#include "ui/widgets.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::ui {

std::vector<Option> record_options(Ui& ui, Kind kind, std::string_view typed);
std::vector<Option> options_of(Ui& ui, std::span<const RecordIndex> records); // these, in their order
std::vector<Option> used_text_options(Ui& ui, FieldId field, std::string_view typed);
// What the links of a field point at, deleted records too, with how often.
std::vector<Option> used_link_options(Ui& ui, FieldId link, std::string_view typed);

// The word beside a record in a picker: 职务, 性质, 产业 …
std::string record_detail(const Ui& ui, RecordIndex record);
// The same for a list of records: where names repeat, as much more as tells them apart (view/namesakes.h).
std::vector<std::string> details_of(const Ui& ui, std::span<const RecordIndex> records);

} // namespace yinfeng::ui
