// yfT1, the name, the flags, the areas, hidden rows and columns, widths, then cells row by row; numbers as little-endian base 128.

#include "documents/table_bytes.h"

#include "documents/limits.h"
#include "documents/words.h"

namespace yinfeng::documents {

namespace {

constexpr std::string_view magic = "yfT1";

class Writer {
public:
    std::string bytes{magic};
    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) bytes += static_cast<char>(value | 0x80);
        bytes += static_cast<char>(value);
    }
    void text(std::string_view value) {
        number(value.size());
        bytes += value;
    }
    template <class Numbers> void numbers(const Numbers& values) {
        number(values.size());
        for (const auto each : values) number(each);
    }
};

class Reader {
public:
    explicit Reader(std::string_view bytes) : left_(bytes) {}
    bool is_good = true;
    bool is_at_end() const { return left_.empty(); }
    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && !left_.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(left_.front());
            left_.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80) return value;
        }
        is_good = false;
        return 0;
    }
    std::uint32_t small() { return static_cast<std::uint32_t>(number()); }
    std::uint64_t count() { // of what takes at least a byte each
        const std::uint64_t value = number();
        if (value <= left_.size()) return value;
        is_good = false;
        return 0;
    }
    std::string_view text() {
        const std::uint64_t size = count();
        const std::string_view value = left_.substr(0, size);
        left_.remove_prefix(value.size());
        return value;
    }
    bool take(std::string_view expected) {
        if (!left_.starts_with(expected)) return is_good = false;
        left_.remove_prefix(expected.size());
        return true;
    }

private:
    std::string_view left_;
};

} // namespace

std::string to_bytes(const Table& table) {
    Writer out;
    out.text(table.name);
    out.number((table.is_hidden ? 1u : 0u) | (table.is_filtered ? 2u : 0u));
    out.number(table.merged.size());
    for (const Area& area : table.merged)
        for (const std::uint32_t each : {area.first_row, area.first_column, area.last_row, area.last_column})
            out.number(each);
    out.numbers(table.hidden_rows);
    out.numbers(table.hidden_columns);
    out.numbers(table.column_widths);
    out.number(table.rows());
    for (std::uint32_t row = 0; row < table.rows(); ++row) {
        std::uint32_t behind = 0; // the last cell
        for (std::uint32_t column = 0; column < table.columns(); ++column) {
            const CellView cell = table.at(row, column);
            if (cell.kind == CellKind::empty) continue;
            out.number(column + 1 - behind);
            behind = column + 1;
            out.number(
                static_cast<std::uint64_t>(cell.kind) << 2 | (cell.is_formula ? 1u : 0u) | (cell.is_rounded ? 2u : 0u));
            out.text(cell.text);
        }
        out.number(0);
    }
    return std::move(out.bytes);
}

Result<Table> table_from_bytes(std::string_view bytes) {
    Reader in(bytes);
    Table table;
    const auto other = [] { return fail(say(Word::other_version)); };
    if (!in.take(magic)) return other();
    table.name = in.text();
    const std::uint64_t flags = in.number();
    table.is_hidden = flags & 1;
    table.is_filtered = flags & 2;
    for (std::uint64_t left = in.count(); left > 0 && in.is_good; --left) {
        Area area;
        for (std::uint32_t* each : {&area.first_row, &area.first_column, &area.last_row, &area.last_column})
            *each = in.small();
        table.merged.push_back(area);
    }
    for (std::uint64_t left = in.count(); left > 0 && in.is_good; --left) table.hidden_rows.push_back(in.small());
    for (std::uint64_t left = in.count(); left > 0 && in.is_good; --left) table.hidden_columns.push_back(in.small());
    for (std::uint64_t left = in.count(); left > 0 && in.is_good; --left)
        table.column_widths.push_back(static_cast<std::uint16_t>(in.number()));
    const std::uint64_t rows = in.count();
    for (std::uint64_t row = 0; row < rows && in.is_good; ++row) {
        std::uint64_t column = 0;
        for (std::uint64_t step = in.number(); step > 0 && in.is_good; step = in.number()) {
            column += step;
            const std::uint64_t what = in.number();
            const std::string_view text = in.text();
            if (what >> 2 > static_cast<std::uint64_t>(CellKind::no_date) || column > most_columns ||
                !table.set({static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column - 1),
                               static_cast<CellKind>(what >> 2), (what & 1) != 0, (what & 2) != 0},
                    text))
                in.is_good = false;
        }
    }
    if (!in.is_good || !in.is_at_end()) return other();
    return table;
}

} // namespace yinfeng::documents
