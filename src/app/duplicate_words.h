#pragma once
// Pairs of 查重 (domain/duplicates.h) in words.

#include "app/strings.h"
#include "domain/duplicates.h"

#include <string>

namespace yinfeng::app {

Str level_words(std::uint8_t level); // 基本确定, 很可能, 可能, 提示
std::string duplicate_reasons(const Workspace& workspace, const domain::Duplicate& pair); // 名称像 88%、投资方相同

} // namespace yinfeng::app
