#pragma once
// What stands above what: links from a record to one of its own kind, such as 上级单位. Nothing stands above itself, directly or
// over others. Every door asks before it writes; what files bring stays, and is told (circles.h).

#include "base/result.h"
#include "store/workspace.h"

namespace yinfeng::domain {

// 引荐企业 leads from one to another and on; 上级单位 from below upwards.
inline constexpr FieldId upwards[] = {field::unit::parent_, field::enterprise::introducer_};

// Refused where a record would come to stand above itself by what the change writes.
Result<void> check_hierarchy(const Workspace& workspace, const Change& change);

} // namespace yinfeng::domain
