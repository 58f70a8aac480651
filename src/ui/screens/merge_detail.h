#pragma once
// The right side of the merge preview: one record, field by field - what both sides started from, what stands here, what
// the file brings - with a tick for each field and a choice for each conflict.

#include "sync/merge_review.h"
#include "ui/widgets.h"

namespace yinfeng::ui {

class MergeDetail {
public:
    // True when a tick or a choice was made.
    bool draw(Ui& ui, const Rect& box, std::uint32_t record);

private:
    void update(Ui& ui, std::uint32_t record);
    bool draw_head(Ui& ui, Rect box, std::uint32_t record);
    bool draw_conflict(Ui& ui, const Rect& box, std::uint32_t record, const FieldComparison& field);
    bool draw_field(Ui& ui, const Rect& box, std::uint32_t record, const FieldComparison& field);
    bool draw_tick(Ui& ui, const Rect& box, std::uint32_t record, const FieldComparison& field);

    std::vector<FieldComparison> fields_;
    std::uint32_t record_ = UINT32_MAX, seen_review_ = 0;
};

} // namespace yinfeng::ui
