#include "app/view_workbook.h"

#include "app/strings.h"
#include "base/utf8.h"
#include "view/words.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace yinfeng::app {

namespace {

using documents::CellStyle, documents::WrittenCell, documents::WrittenRow, documents::WrittenSheet;
using exchange::SheetRow;

// A text that says a number and nothing else: one that a spreadsheet would show as the same digits.
std::optional<double> number_in(const std::string& text) {
    const std::size_t digits = text.starts_with('-') ? 1 : 0;
    if (text.size() == digits || text.size() > 16) return std::nullopt;
    if (text.find_first_not_of("0123456789.", digits) != std::string::npos) return std::nullopt;
    const bool has_zero_first = text[digits] == '0' && text.size() > digits + 1 && text[digits + 1] != '.';
    const std::size_t point = text.find('.');
    const bool has_point = point != std::string::npos;
    if (has_zero_first || (has_point && (point + 1 == text.size() || point == digits || text.back() == '0')))
        return std::nullopt;
    if (std::ranges::count(text, '.') > 1 ||
        std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }) > 15)
        return std::nullopt;
    return std::strtod(text.c_str(), nullptr);
}

double width_of(std::string_view text) { // of its longest line, in characters of a column
    double longest = 0, width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (c == '\n') width = 0;
        else width += is_wide(c) ? 2.1 : 1.05;
        longest = std::max(longest, width);
    }
    return longest;
}

class Maker {
public:
    Maker(const exchange::Sheet& sheet, const view::Columns& columns, const view::View& view)
        : sheet_(sheet), columns_(columns), view_(view) {}

    WrittenSheet make() {
        made_.name = view_.name.empty() ? sheet_.title : view_.name;
        made_.is_across = sheet_.paper.is_across;
        made_.is_a3 = sheet_.paper.size == exchange::Paper::Size::a3;
        made_.columns.resize(sheet_.columns.size());
        const bool has_ids = !sheet_.columns.empty() && sheet_.columns.back().heading == "id";
        last_shown_ = sheet_.columns.size() - (has_ids && sheet_.columns.size() > 1 ? 2 : 1);
        if (has_ids && sheet_.columns.size() > 1)
            made_.hidden_columns.push_back(static_cast<std::uint16_t>(sheet_.columns.size() - 1));
        add_line(sheet_.mark.empty() ? sheet_.title : sheet_.title + "（" + sheet_.mark + "）", CellStyle::title, 28);
        for (const std::string& line : sheet_.lines) add_line(line, CellStyle::note, 0);
        if (sheet_.columns.empty()) return finish();
        add_headings();
        const auto first = static_cast<std::uint32_t>(made_.rows.size());
        for (const SheetRow& row : sheet_.rows) add_row(row);
        const bool has_total = !sheet_.rows.empty() && sheet_.rows.back().what == SheetRow::What::total;
        const auto rows = static_cast<std::uint32_t>(made_.rows.size());
        if (rows > first)
            made_.filter =
                documents::Area{first - 1, 0, rows - (has_total ? 2 : 1), static_cast<std::uint32_t>(last_shown_)};
        for (const std::size_t column : figures_) write_figures(column, first);
        return finish();
    }

private:
    WrittenSheet finish() {
        for (std::size_t i = 0; i < made_.columns.size(); ++i) {
            double width = width_of(sheet_.columns[i].heading) + 3;
            if (sheet_.columns[i].width > 0) width = sheet_.columns[i].width / 7.0;
            else
                for (const SheetRow& row : sheet_.rows)
                    if (row.what == SheetRow::What::record) width = std::max(width, width_of(row.cells[i]) + 2);
            made_.columns[i].width = std::clamp(width, 6.0, 48.0);
        }
        // Footers of paper number their sheets; & begins a code there.
        std::string left;
        for (const char c : sheet_.footer) left += c == '&' ? std::string("&&") : std::string(1, c);
        made_.footer = "&L&9" + left + "&R&9" + tr(Str::workbook_page, {"&P", "&N"});
        return std::move(made_);
    }
    void add_line(const std::string& text, CellStyle style, double height) {
        WrittenRow row;
        row.height = height;
        row.cells.push_back({text, style});
        if (last_shown_ > 0 && last_shown_ < sheet_.columns.size())
            row.merged.push_back({0, static_cast<std::uint16_t>(last_shown_)});
        made_.rows.push_back(std::move(row));
    }
    void add_headings() {
        WrittenRow row;
        row.height = 24;
        for (std::size_t i = 0; i < sheet_.columns.size(); ++i) {
            row.cells.push_back({sheet_.columns[i].heading, CellStyle::heading});
            made_.columns[i].is_right = sheet_.columns[i].is_figure;
            if (sheet_.columns[i].is_figure) figures_.push_back(i);
        }
        made_.repeated_rows = {made_.rows.size(), made_.rows.size()};
        made_.rows.push_back(std::move(row));
        made_.frozen_rows = static_cast<std::uint32_t>(made_.rows.size());
    }
    void add_row(const SheetRow& source) {
        const CellStyle style = source.what == SheetRow::What::record  ? CellStyle::plain
                                : source.what == SheetRow::What::group ? CellStyle::group
                                                                       : CellStyle::total;
        WrittenRow row;
        for (std::size_t i = 0; i < source.cells.size(); ++i) {
            WrittenCell cell{source.cells[i], style};
            if (source.cells[i].empty()) cell.value = std::monostate{};
            else if (source.what == SheetRow::What::record) type(cell, i);
            row.cells.push_back(std::move(cell));
        }
        if (source.what != SheetRow::What::record) { // what it says has room up to its first figure
            std::size_t end = 1;
            while (end <= last_shown_ && end < source.cells.size() && source.cells[end].empty()) ++end;
            if (end > 1) row.merged.push_back({0, static_cast<std::uint16_t>(end - 1)});
        }
        made_.rows.push_back(std::move(row));
    }
    // Of a column of numbers or days; everything else is text, 001 too.
    void type(WrittenCell& cell, std::size_t column) const {
        const std::string& text = std::get<std::string>(cell.value);
        if (sheet_.columns[column].is_figure) {
            if (const std::optional<double> number = number_in(text)) cell.value = *number;
        } else if (const std::optional<Date> day = parse_iso_date(text)) {
            if (*day >= *make_date(1900, 3, 1)) cell.value = *day;
        }
    }
    // Sums of groups and of all as formulas where every cell of the column is a number: elsewhere the view's own words stay, which know what 近 and
    // 3–5 亿元 add up to.
    void write_figures(std::size_t column, std::uint32_t first) {
        const auto sums = std::ranges::count_if(
            view_.sums, [&](const view::Sum& sum) { return heading_of(sum) == sheet_.columns[column].heading; });
        const auto is_sum = [&](const view::Sum& sum) {
            return sum.figure == view::Figure::sum && heading_of(sum) == sheet_.columns[column].heading;
        };
        if (sums != 1 || std::ranges::none_of(view_.sums, is_sum)) return;
        for (std::size_t i = 0; i < sheet_.rows.size(); ++i) {
            const SheetRow& row = sheet_.rows[i];
            if (row.what == SheetRow::What::record || row.cells[column].empty()) continue;
            std::size_t from = 0, until = i; // of a total: all above
            if (row.what == SheetRow::What::group) {
                from = until = i + 1;
                while (until < sheet_.rows.size() && sheet_.rows[until].what != SheetRow::What::total &&
                       (sheet_.rows[until].what == SheetRow::What::record || sheet_.rows[until].level > row.level))
                    ++until;
            }
            double sum = 0;
            bool is_plain = until > from;
            for (std::size_t j = from; j < until && is_plain; ++j) {
                if (sheet_.rows[j].what != SheetRow::What::record) continue;
                const auto& cell = made_.rows[first + j].cells[column].value;
                if (const auto* number = std::get_if<double>(&cell)) sum += *number;
                else is_plain = std::holds_alternative<std::monostate>(cell);
            }
            if (!is_plain) continue;
            const std::string name = column_letters(column);
            made_.rows[first + i].cells[column].value =
                documents::Formula{"SUBTOTAL(109," + name + std::to_string(first + from + 1) + ":" + name +
                                       std::to_string(first + until) + ")",
                    std::round(sum * 1e6) / 1e6};
        }
    }
    std::string heading_of(const view::Sum& sum) const {
        return sum.column == view::no_column ? std::string() : view::heading(columns_[sum.column], true, language());
    }
    static std::string column_letters(std::size_t column) {
        std::string letters;
        for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26)
            letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
        return letters;
    }

    const exchange::Sheet& sheet_;
    const view::Columns& columns_;
    const view::View& view_;
    WrittenSheet made_;
    std::vector<std::size_t> figures_; // columns
    std::size_t last_shown_ = 0;
};

} // namespace

documents::Workbook workbook_of(
    view::Columns& columns, const view::View& view, const view::Rows& rows, SheetOptions options) {
    options.use = SheetFor::workbook;
    const exchange::Sheet sheet = sheet_of(columns, view, rows, options);
    documents::Workbook book;
    book.title = sheet.title;
    book.author = "Yinfeng";
    book.made_ms = options.now_ms.value_or(0);
    book.sheets.push_back(Maker(sheet, columns, view).make());
    return book;
}

} // namespace yinfeng::app
