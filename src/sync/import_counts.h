#pragma once
// The numbers shown before an import (issue wording: 新增, 更新, 冲突, 恢复, 不变, 未知字段).

#include <cstdint>

namespace yinfeng {

struct ImportCounts {
    std::uint32_t records_added = 0;       // 新增
    std::uint32_t records_updated = 0;     // 更新: at least one field changes, none of them into a conflict
    std::uint32_t records_conflicting = 0; // 冲突: at least one field gets a second value
    std::uint32_t records_deleted = 0;     // 删除: live here, would go to the trash
    std::uint32_t records_restored = 0;    // 恢复
    std::uint32_t records_unchanged = 0;   // 不变
    std::uint32_t fields_added = 0, fields_updated = 0, fields_conflicting = 0;
    std::uint32_t fields_unknown = 0; // 未知: kept, not shown by this version
    std::uint32_t records_unknown = 0;

    bool operator==(const ImportCounts&) const = default;
    // Something that people see changes.
    bool changes_anything() const {
        return records_added + records_updated + records_conflicting + records_deleted + records_restored > 0;
    }
};

} // namespace yinfeng
