#pragma once
// 比较: what changed between two dates, or between a snapshot file and now. A list for reading and printing.

#include "sync/change_list.h"

#include <memory>
#include <string>
#include <vector>

namespace yinfeng::app {

struct Comparison {
    std::string scope; // 2026-11-16 至 2026-11-22; 与 招商局.json.gz 比较
    std::vector<ChangedRecord> records;
    std::unique_ptr<Workspace> before; // of a file; null between two dates
    std::uint64_t revision = 0;        // of the workspace it was made from
    std::size_t field_count() const {
        std::size_t count = 0;
        for (const ChangedRecord& record : records) count += record.fields.size();
        return count;
    }
};

} // namespace yinfeng::app
