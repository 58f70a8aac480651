#include "app/tables/answer_workbook.h"

#include "app/strings.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>

namespace yinfeng::app {

namespace {

using documents::CellKind, documents::CellStyle, documents::CellView, documents::WrittenCell;

constexpr std::uint16_t before = 2; // columns of ours

WrittenCell copied(const CellView& cell, CellStyle style) {
    if (cell.kind == CellKind::empty) return {std::monostate{}, style};
    if (cell.kind == CellKind::number && !cell.is_rounded)
        return {std::strtod(std::string(cell.text).c_str(), nullptr), style};
    if (cell.kind == CellKind::percent) return {std::strtod(std::string(cell.text).c_str(), nullptr), style, "0.0%"};
    if (cell.kind == CellKind::date)
        if (const auto day = parse_iso_date(cell.text)) return {*day, style};
    return {std::string(cell.text), style};
}

std::string short_number(double number) {
    std::string text = std::to_string(std::round(number * 1e4) / 1e4);
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
    return text;
}

} // namespace

std::string_view words_of(TableImport::Fate fate) {
    switch (fate) {
    case TableImport::Fate::added: return tr(Str::import_added);
    case TableImport::Fate::updated: return tr(Str::import_updated);
    case TableImport::Fate::same: return tr(Str::import_same);
    case TableImport::Fate::skipped: return tr(Str::import_skipped);
    case TableImport::Fate::wrong: return tr(Str::import_wrong);
    }
    return {};
}

documents::Workbook answer_workbook(const documents::Table& table, const TableImport& import, AnswerRows wanted) {
    documents::Workbook book;
    documents::WrittenSheet& sheet = book.sheets.emplace_back();
    sheet.name = table.name;
    const std::uint32_t columns = std::min<std::uint32_t>(table.columns(), 1000);
    sheet.columns.resize(columns + before);
    sheet.columns[0].width = 8;
    sheet.columns[1].width = 36;
    for (std::uint32_t i = 0; i < columns; ++i)
        sheet.columns[i + before].width =
            i < table.column_widths.size() && table.column_widths[i] > 0 ? table.column_widths[i] : 12;
    const SheetShape& shape = import.shape();
    std::map<std::uint32_t, const TableImport::Row*> rows;
    for (const TableImport::Row& row : import.rows()) rows[row.row] = &row;
    std::map<std::uint32_t, std::string> sums;
    std::set<std::pair<std::uint32_t, std::uint32_t>> marked;
    for (const TableImport::Check& check : import.checks()) {
        if (check.is_right) continue;
        std::string& said = sums[check.row];
        said +=
            (said.empty() ? "" : "；") + tr(Str::import_sum_wrong, {short_number(check.said), short_number(check.sum)});
        marked.emplace(check.row, check.column);
    }
    for (const TableImport::Row& row : import.rows())
        for (const std::size_t line : row.lines)
            if (import.plan().lines()[line].fate == PastePlan::Fate::refused)
                marked.emplace(row.row, import.sheet_column_of(import.plan().lines()[line]));
    for (std::uint32_t at = 0; at < table.rows(); ++at) {
        const bool is_heading = at >= shape.first_heading && at <= shape.last_heading;
        const auto found = rows.find(at);
        const bool is_wrong =
            (found != rows.end() && found->second->fate == TableImport::Fate::wrong) || sums.contains(at);
        if (wanted == AnswerRows::wrong && at > shape.last_heading && !is_wrong) continue;
        documents::WrittenRow row;
        const CellStyle style = is_heading                 ? CellStyle::heading
                                : at < shape.first_heading ? CellStyle::note
                                                           : CellStyle::plain;
        std::string result, reason;
        if (at == shape.last_heading) result = tr(Str::import_result), reason = tr(Str::import_reason);
        if (found != rows.end()) {
            result = words_of(found->second->fate);
            for (const std::string& each : found->second->reasons) reason += (reason.empty() ? "" : "；") + each;
        }
        if (const auto sum = sums.find(at); sum != sums.end()) result = tr(Str::import_wrong), reason = sum->second;
        row.cells.push_back({result, is_wrong ? CellStyle::problem : style});
        row.cells.push_back({reason, is_wrong ? CellStyle::problem : style});
        for (std::uint32_t i = 0; i < columns; ++i)
            row.cells.push_back(copied(table.at(at, i), marked.contains({at, i}) ? CellStyle::problem : style));
        sheet.rows.push_back(std::move(row));
    }
    sheet.frozen_rows = shape.last_heading + 1;
    return book;
}

} // namespace yinfeng::app
