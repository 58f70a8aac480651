#pragma once
// Where the table is in a sheet of an office: what stands above it (a title over all columns with 截至8月底, a line with 填报单位 and 单位：万元), its headings
// in one to three rows with groups over several columns, the rows of records, heads of sections (一、续建项目（41个）), 小计 and 合计, notes below
// (modules.md part f “Sheet shapes”, practice.md f3 “merged” and “subtotal”). Found by rules; what somebody says instead holds.
//
//   const SheetShape shape = find_shape(table, [&](std::string_view words) { return is_heading(words); });
//   shape.columns[2].path      投资（万元）/总投资
//   for (const ShapedRow& row : shape.rows) if (row.what == ShapedRow::What::record) …

#include "documents/table.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::app {

struct ShapedColumn {
    std::uint32_t column = 0;
    std::string name; // of the last row of headings, without its unit: 总投资
    std::string path; // of all of them: 投资/总投资; the name where there is but one row
    std::string unit; // said by its heading, by a group above it or by the line above the table: 万元; "" if by none
    bool is_number = false; // 序号: counts the rows and says nothing of them
};

struct ShapedRow {
    enum class What : std::uint8_t { record, section, subtotal, total, note };
    What what = What::record;
    std::uint32_t row = 0; // of the sheet
};

// What somebody has said about the headings; rows of the sheet, both included.
struct SaidShape {
    std::optional<std::uint32_t> first_heading = {}, last_heading = {};
};

struct SheetShape {
    bool is_found = false; // else there is no row of headings
    std::uint32_t first_heading = 0, last_heading = 0;
    std::vector<ShapedColumn> columns; // those with a heading, from left to right
    std::vector<ShapedRow> rows;       // below the headings, but for empty ones
    std::string title;                 // what stands above, in one line; "" if nothing does
    std::string unit;                  // that line's 单位：万元
    std::string until;                 // 截至8月底 of the title, as it is written
};

SheetShape find_shape(
    const documents::Table& table, const std::function<bool(std::string_view)>& is_heading, const SaidShape& said = {});

} // namespace yinfeng::app
