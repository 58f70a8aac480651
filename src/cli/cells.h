#pragma once
// The columns of a view as cells: for people, for spreadsheets, in JSON.

#include "cli/table.h"
#include "view/words.h"

#include <cstdint>
#include <optional>
#include <string>

namespace yinfeng::cli {

// Of a quantity with its unit, 投资总额（万元）, where `with_unit`.
std::string heading(const view::Columns& columns, view::ColumnId column, bool with_unit);
std::string cell_text(view::Columns& columns, RecordIndex record, view::ColumnId column, view::Style style);
std::string cell_json(view::Columns& columns, RecordIndex record, view::ColumnId column);
// Of a day that was counted over a year whose holidays are not known yet: due_provisional true. What a cell of links says of targets that have been deleted: investor_deleted true, or of a set the ids. Texts for people
// say so themselves, but in Style::codes.
std::optional<Remark> cell_remark(view::Columns& columns, RecordIndex record, view::ColumnId column);

} // namespace yinfeng::cli
