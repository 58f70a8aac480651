#pragma once
// The readers of the formats behind TableReader::open (table_reader.h), one file each.

#include "documents/archive.h"
#include "documents/table_reader.h"

namespace yinfeng::documents {

using OpenedTable = Result<std::unique_ptr<TableReader>>;

OpenedTable open_xlsx(std::unique_ptr<Archive> archive);
OpenedTable open_ods(std::unique_ptr<Archive> archive);
OpenedTable open_xls(std::string bytes);
OpenedTable open_html(std::string bytes);
OpenedTable open_spreadsheet_xml(std::string bytes);
OpenedTable open_text(std::string bytes, const ReadOptions& options);

// What all of them keep: a table that is being filled, with the limits of limits.h.
class TableFiller {
public:
    explicit TableFiller(std::string sheet) { table.name = std::move(sheet); }

    void cell(CellPlace place, std::string_view text);
    void number(std::uint32_t row, std::uint32_t column, double value, bool is_formula);
    bool shared(CellPlace place, std::uint32_t shared); // false: there is no such text
    void merge(Area area);

    Table table;
    std::string error; // the first thing that is too much: nothing goes in any more

private:
    bool has_room(CellPlace place, std::size_t bytes);
    std::size_t cells_ = 0;
};

} // namespace yinfeng::documents
