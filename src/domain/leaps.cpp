#include "domain/leaps.h"

#include "model/typed.h"

#include <algorithm>
#include <cstdlib>

namespace yinfeng::domain {

std::int64_t Leap::times() const {
    const std::int64_t one = std::abs(before.value.millionths), other = std::abs(after.value.millionths);
    return std::max(one, other) / std::max<std::int64_t>(std::min(one, other), 1);
}

std::vector<Leap> leaps_of(const Workspace& workspace, const Change& change) {
    std::vector<Leap> leaps;
    for (const Write& write : change.writes) {
        const FieldInfo* known = workspace.names().info(write.field);
        if (!known || known->type != FieldType::quantity) continue;
        const RecordIndex record = workspace.find(write.kind, write.record);
        if (record == no_record) continue;
        const auto before = quantity_of(workspace.value(record, write.field)), after = quantity_of(write.value);
        if (before && after && is_thousandfold(*before, *after))
            leaps.push_back({record, write.field, *before, *after});
    }
    return leaps;
}

} // namespace yinfeng::domain
