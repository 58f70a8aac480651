#include "ui/quantity_column.h"

#include "model/typed.h"

namespace yinfeng::ui {

void QuantityColumn::update(const Workspace& workspace, Kind kind, FieldId field) {
    if (field_ != field) {
        clear();
        field_ = field;
    }
    const std::uint64_t revision = workspace.revision(kind) + 1;
    if (revision_ == revision) return;
    const bool is_first = revision_ == 0;
    values_.resize(workspace.record_count());
    for (const RecordIndex record : workspace.live(kind)) {
        if (is_first || workspace.changed_since(record, seen_))
            values_[record] = quantity_of(workspace.value(record, field));
    }
    revision_ = revision;
    seen_ = workspace.revision();
}

} // namespace yinfeng::ui
