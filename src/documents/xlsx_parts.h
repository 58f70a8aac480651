#pragma once
// What an .xlsx says beside its sheets: which there are, how numbers are shown, the texts that cells share.

#include "documents/archive.h"
#include "documents/serial_date.h"
#include "documents/table.h"
#include "documents/table_reader.h"

#include <string>
#include <vector>

namespace yinfeng::documents {

struct XlsxBook {
    std::vector<SheetName> sheets;
    std::vector<std::string> sheet_parts; // of each
    std::string shared_strings_part;      // "": there are none
    DateSystem dates = DateSystem::from_1900;
    std::vector<NumberShown> styles; // by the s of a cell
    NumberShown shown(std::size_t style) const { return style < styles.size() ? styles[style] : NumberShown::number; }
};

Result<XlsxBook> read_xlsx_book(Archive& archive);

// All texts of the book, shared into the table in their order.
Result<void> read_shared_strings(Archive& archive, const std::string& part, Table& table);

// _x000D_ as programs write what XML cannot hold, and _x005F_ before what only looks like it.
std::string unescaped_xlsx(std::string text);

} // namespace yinfeng::documents
