#include "documents/cell_name.h"
#include "documents/limits.h"
#include "documents/serial_date.h"
#include "documents/table_readers.h"
#include "documents/words.h"

namespace yinfeng::documents {

bool TableFiller::has_room(CellPlace place, std::size_t bytes) {
    if (!error.empty()) return false;
    if (bytes > most_cell_bytes)
        error =
            say(Word::cell_too_long, {table.name, cell_name(place.row, place.column), std::to_string(most_cell_bytes)});
    else if (++cells_ > most_cells) error = say(Word::too_many_cells, {table.name, std::to_string(most_cells)});
    return error.empty();
}

void TableFiller::cell(CellPlace place, std::string_view text) {
    if ((text.empty() && place.kind == CellKind::text) || !has_room(place, text.size())) return;
    table.set(place, text);
}

void TableFiller::number(std::uint32_t row, std::uint32_t column, double value, bool is_formula) {
    cell({row, column, CellKind::number, is_formula, has_lost_digits(value)}, shortest(value));
}

bool TableFiller::shared(CellPlace place, std::uint32_t shared) {
    return !has_room(place, 0) || table.set_shared(place, shared);
}

void TableFiller::merge(Area area) {
    if (table.merged.size() < most_merged && area.first_row <= area.last_row && area.first_column <= area.last_column)
        table.merged.push_back(area);
}

} // namespace yinfeng::documents
