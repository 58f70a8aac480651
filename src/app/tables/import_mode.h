#pragma once

#include <cstdint>

namespace yinfeng::app {

enum class ImportMode : std::uint8_t {
    update, // 更新: rows of records that are there write them, others make new ones
    append, // 追加: only others
    fill,   // 只补空: what a record has stays
};

} // namespace yinfeng::app
