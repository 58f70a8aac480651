#pragma once
// What a merge of two records (record_merge.h) does beside their fields, so that nothing of the other one is lost or left in a circle;
// said in the dialog before it is done:
//
// - Conditions and colours of saved views that name the record that goes name the kept one from then on. Locked views, and those whose
//   condition two offices still contest, stay as they are: whoever may write them does.
// - Phases of the other project whose number the kept one has already go on behind the greatest, in their order; one that is only
//   called after its number (二期) is called after the new one.
// - What stands above the kept one is never, over others, one of the two: it is what stands above the other one then, or nothing.

#include "store/workspace.h"

#include <optional>
#include <vector>

namespace yinfeng::domain {

// Live views whose condition or colours name the record.
struct ViewsNaming {
    std::vector<RecordIndex> rewritten, left; // left: locked or contested
};
ViewsNaming views_naming(const Workspace& workspace, Id record);
// Appends what makes them name `to` instead of `gone`.
void rewrite_views(const Workspace& workspace, std::vector<Write>& writes, Id gone, Id to);

struct RenumberedPhase {
    RecordIndex phase = no_record;
    std::int64_t before = 0, now = 0;
};
std::vector<RenumberedPhase> phases_to_renumber(const Workspace& workspace, RecordIndex kept, RecordIndex other);
void renumber_phases(const Workspace& workspace, Change& change, RecordIndex kept, RecordIndex other);

// What stands above the kept one after the merge by that link, where `wanted` (what was chosen) would have it stand above itself.
std::optional<Value> other_parent(
    const Workspace& workspace, RecordIndex kept, RecordIndex other, FieldId field, const Value& wanted);

} // namespace yinfeng::domain
