#pragma once
// What is said of data that is nobody's: 示例 of what was published, 演示 of what was invented (app/demonstration).

#include "app/app.h"

#include <string_view>

namespace yinfeng::app {

// Beside a workspace's name; "" of an office's own.
std::string_view sample_words(const WorkspaceEntry& workspace);
// On paper and in tables: 示例数据, 演示数据; "" of an office's own.
std::string_view sample_mark(const Workspace& data);

} // namespace yinfeng::app
