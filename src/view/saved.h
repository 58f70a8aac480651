#pragma once
// Views that are records (kind `view`): shared ones travel, merge field by field, have a history, and can be locked. What
// somebody tries on a shared view is an overlay of their own, never a change of everybody's view:
//
//   View shared = saved_view(columns, record);
//   View shown = with_overlay(columns, shared, overlay);   overlay: kept in this browser as to_text(); a mark beside the name where it is not empty
//   overlay = overlay_of(columns, shared, shown);          after each change of what is shown
//   overlay.clear();                                       还原
//   apply(new_view(columns, shown, id));                   另存
//   apply(*update_view(columns, record, shown));           更新公用
//
// An overlay holds only the parts that were tried, so all else follows when somebody updates the shared view meanwhile.

#include "view/view.h"

#include <span>
#include <vector>

namespace yinfeng::view {

View saved_view(Columns& columns, RecordIndex record);
// Those of a kind, in order of name; none for no_kind's.
std::vector<RecordIndex> saved_views(const Workspace& workspace, KindId kind);
bool is_locked(const Workspace& workspace, RecordIndex record);

// Changes that App::apply or Workspace::apply takes; only the parts that say something else are written, so that two offices
// that change different parts of one view both keep theirs.
Change new_view(const Columns& columns, const View& view, Id id);
Result<Change> update_view(
    Columns& columns, RecordIndex record, const View& view); // refused where it is locked (domain/doors.h)

// What a change writes into records of views can be read: a kind that there is, a condition, columns. Else why not; what a view
// held already that cannot be read here (of another version) stays. Every door asks.
Result<void> check_views(Columns& columns, const Change& change);

// Conditions that a change writes into records of views, as the page writes them: by the names of files, and of a record that a name
// means alone its id, so that it stays the one that was meant. What cannot be read is left to check_views().
void settle_views(Columns& columns, Change& change);

using Overlay = std::vector<ViewPart>; // a part with an empty text: taken away
Overlay overlay_of(const Columns& columns, const View& shared, const View& tried);
View with_overlay(Columns& columns, const View& shared, std::span<const ViewPart> overlay);

} // namespace yinfeng::view
