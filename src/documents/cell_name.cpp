#include "documents/cell_name.h"

#include "documents/limits.h"

namespace yinfeng::documents {

std::string column_name(std::uint32_t column) {
    std::string name;
    for (std::uint64_t left = column + 1ull; left > 0; left = (left - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (left - 1) % 26));
    return name;
}

std::string cell_name(std::uint32_t row, std::uint32_t column) {
    return column_name(column) + std::to_string(row + 1ull);
}

std::optional<std::pair<std::uint32_t, std::uint32_t>> parse_cell_name(std::string_view name) {
    std::uint32_t row = 0, column = 0;
    std::size_t at = 0;
    const auto skip_dollar = [&] { at += at < name.size() && name[at] == '$'; };
    skip_dollar();
    for (; at < name.size(); ++at) {
        const char c = static_cast<char>(name[at] & ~0x20);
        if (c < 'A' || c > 'Z') break;
        column = column * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
        if (column > most_columns) return std::nullopt;
    }
    skip_dollar();
    const std::size_t digits = at;
    for (; at < name.size() && name[at] >= '0' && name[at] <= '9'; ++at) {
        row = row * 10 + static_cast<std::uint32_t>(name[at] - '0');
        if (row > most_rows) return std::nullopt;
    }
    if (column == 0 || row == 0 || at == digits || at != name.size()) return std::nullopt;
    return std::pair(row - 1, column - 1);
}

} // namespace yinfeng::documents
