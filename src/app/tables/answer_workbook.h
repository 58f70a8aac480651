#pragma once
// The sheet as it came, with what was made of each row beside it: 结果 (新增, 更新, 不变, 有错) and 原因 in front, the cells that were not taken
// marked, and beside 小计 and 合计 what the rows add up to. It goes back to whoever sent the sheet.

#include "app/tables/table_import.h"
#include "documents/workbook.h"

namespace yinfeng::app {

std::string_view words_of(TableImport::Fate fate);

enum class AnswerRows : std::uint8_t { all, wrong };
documents::Workbook answer_workbook(const documents::Table& table, const TableImport& import, AnswerRows rows);

} // namespace yinfeng::app
