#pragma once
// What joining a fragment would do, counted before anything is written.

#include "store/fragment.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace yinfeng {

struct ImportCounts {
    std::uint32_t records_added = 0;     // 新增
    std::uint32_t records_updated = 0;   // 更新: at least one field changes, none of them into a conflict
    std::uint32_t records_conflicting = 0; // 冲突: at least one field gets a second value
    std::uint32_t records_deleted = 0;   // 删除: live here, would go to the trash
    std::uint32_t records_restored = 0;  // 恢复
    std::uint32_t records_unchanged = 0; // 不变
    std::uint32_t fields_added = 0, fields_updated = 0, fields_conflicting = 0;
    std::uint32_t fields_unknown = 0;    // 未知: kept, not shown by this version
    std::uint32_t records_unknown = 0;
};

struct ImportPlan {
    ImportCounts total;
    std::vector<std::pair<KindId, ImportCounts>> by_kind; // kind ids of the fragment's names
    bool is_sample = false;       // the file holds sample data
    bool only_sample = false;     // … and nothing else
    std::vector<std::string> offices; // office names in the file's settings records
    std::int64_t newest_wall_ms = 0;
    // The file holds writes of this very browser database that it does not know itself: a copied profile, or a restored
    // backup. Renew the replica id (app::Vault::renew_replica) before anything else is written.
    bool clone_noticed = false;
};

ImportPlan plan_import(const Workspace& workspace, const Fragment& fragment);

} // namespace yinfeng
