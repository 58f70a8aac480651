#pragma once
// Label sets that an office has made for itself. Each is a record of the kind label_set, its labels are records of the kind
// stage_label:
//
//   label_set   01m8…  name 七个一批
//   stage_label 01m9…  set 01m8…, name 签约, stages {signed, landing}, entry signed
//
// The code of such a set, and of such a label, is its id, so that a name can be changed without touching anything else. Exits and
// codes that this version does not know stand under no label; they are kept in the record. A stage that two labels name stands
// under the first by order. Sets and labels without a name are not
// finished, and nobody is offered them.

#include "model/label_set.h"
#include "store/workspace.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng {

// What those among the records say, in the order of their places. Of two sets that are called the same, and of two labels of one
// set, the younger one is told apart: 七个一批（2）.
std::vector<LabelSet> own_label_sets(std::span<const Record> records, const Names& names);

// Sets and labels as choices, beside those of the catalogue: ChoiceList::label_set and ChoiceList::batch as they hold for the office;
// none where it has no sets. Of labels that are called the same those of the chosen set come first, so that they are meant by the name.
void add_label_lists(std::span<const LabelSet> sets, std::string_view chosen, std::vector<OwnList>& lists);
std::string chosen_label_set_code(std::span<const Record> records); // what the settings say

} // namespace yinfeng
