// The columns, the order and the grouping of a table as words, to be kept: see RecordTable::setup().
//   +name=width a shown column, -name=width a hidden one, ^name ascending, vname descending, #name grouped by

#include "ui/table_state.h"

#include <algorithm>
#include <charconv>

namespace yinfeng::ui {

namespace {

// Fields by name, because numbers change when the catalogue grows; extra columns by their place.
std::string column_name(FieldId id) {
    return id >= first_extra_column ? "+" + std::to_string(id - first_extra_column) : std::string(info(id).name);
}

FieldId column_named(const TableState& state, std::string_view name) {
    for (const TableColumn& column : state.columns)
        if (column_name(column.id) == name) return column.id;
    return known_field_count;
}

} // namespace

std::string RecordTable::setup() const {
    std::string words;
    for (const TableColumn& column : state_->columns)
        words.append(column.shown ? " +" : " -")
            .append(column_name(column.id))
            .append("=")
            .append(std::to_string(static_cast<int>(column.width)));
    for (const SortBy& by : state_->order) words.append(by.descending ? " v" : " ^").append(column_name(by.column));
    if (state_->group_field < known_field_count) words.append(" #").append(info(state_->group_field).name);
    return words;
}

void RecordTable::restore_setup(std::string_view words) {
    TableState& state = *state_;
    std::vector<TableColumn> columns;
    state.order.clear();
    state.group_field = known_field_count;
    while (!words.empty()) {
        const auto end = std::min(words.find(' '), words.size());
        std::string_view word = words.substr(0, end);
        words.remove_prefix(std::min(end + 1, words.size()));
        if (word.size() < 2) continue;
        const char what = word.front();
        word.remove_prefix(1);
        const auto equals = std::min(word.find('='), word.size());
        const FieldId id = column_named(state, word.substr(0, equals));
        if (id == known_field_count) continue;
        if (what == '^' || what == 'v') state.order.push_back({id, what == 'v'});
        if (what == '#') state.group_field = id;
        if (what != '+' && what != '-') continue;
        int width = 0;
        if (equals < word.size()) std::from_chars(word.data() + equals + 1, word.data() + word.size(), width);
        if (std::ranges::none_of(columns, [&](const TableColumn& known) { return known.id == id; }))
            columns.push_back({id, static_cast<float>(std::clamp(width, 56, 2000)), what == '+'});
    }
    // What is new since then stands behind, as it would by default; the name stays first and shown.
    const FieldId title = title_field(state.kind);
    for (const TableColumn& column : state.columns)
        if (std::ranges::none_of(columns, [&](const TableColumn& known) { return known.id == column.id; }))
            columns.push_back(column);
    const auto found = std::ranges::find(columns, title, &TableColumn::id);
    if (found != columns.end()) {
        const TableColumn first = *found;
        columns.erase(found);
        columns.insert(columns.begin(), first);
    }
    columns.front().shown = true;
    state.columns = std::move(columns);
    state.stale = true;
}

} // namespace yinfeng::ui
