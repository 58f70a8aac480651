#pragma once
// One quantity of every record of a kind, read once per write: a sum over 100 000 records then goes through one array instead of
// finding and parsing 100 000 texts.

#include "base/amount.h"
#include "store/workspace.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace yinfeng::ui {

class QuantityColumn {
public:
    void update(const Workspace& workspace, Kind kind, FieldId field);
    // After update(), of a record of that kind.
    const std::optional<Quantity>& of(RecordIndex record) const { return values_[record]; }
    void clear() { *this = {}; }

private:
    FieldId field_ = known_field_count;
    std::uint64_t revision_ = 0, seen_ = 0;       // of the kind, plus one; of the workspace
    std::vector<std::optional<Quantity>> values_; // by record index
};

} // namespace yinfeng::ui
