#include "exchange/clipboard_table.h"

#include "exchange/csv.h"
#include "exchange/sheet.h"
#include "model/file_text.h"

#include <algorithm>
#include <optional>

namespace yinfeng::exchange {

namespace {

bool is_quoted_in_cells(std::string_view cell) {
    return cell.starts_with('"') || cell.find_first_of("\t\n\r") != std::string_view::npos;
}

// From the quotation mark at `at` on; nothing where the text is no quoted cell after all (5" 管). Leaves `at` behind it.
std::optional<std::string> quoted_cell(std::string_view text, std::size_t& at) {
    std::string cell;
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] != '"') {
            cell += text[i];
        } else if (i + 1 < text.size() && text[i + 1] == '"') {
            cell += text[++i];
        } else {
            const bool ends = i + 1 == text.size() || text[i + 1] == '\t' || text[i + 1] == '\n' || text[i + 1] == '\r';
            if (!ends) return std::nullopt;
            at = i + 1;
            return cell;
        }
    }
    return std::nullopt;
}

} // namespace

std::size_t Grid::width() const {
    std::size_t most = 0;
    for (const auto& row : rows) most = std::max(most, row.size());
    return most;
}

std::string to_cells(const Grid& grid) {
    std::string text;
    for (const auto& row : grid.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i) text += '\t';
            const std::string cell = guarded_formula(file_text(row[i]));
            if (!is_quoted_in_cells(cell)) {
                text += cell;
                continue;
            }
            text += '"';
            for (const char c : cell) text.append(c == '"' ? 2 : 1, c);
            text += '"';
        }
        text += "\r\n";
    }
    return text;
}

Grid read_cells(std::string_view text) {
    Grid grid;
    std::vector<std::string> row;
    std::string cell;
    const auto end_cell = [&] {
        row.emplace_back(unguarded_formula(cell));
        cell.clear();
    };
    const auto end_row = [&] {
        end_cell();
        grid.rows.push_back(std::move(row));
        row.clear();
    };
    bool begins_cell = true;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '"' && begins_cell) {
            if (auto quoted = quoted_cell(text, at)) {
                cell = std::move(*quoted);
                begins_cell = false;
                continue;
            }
        }
        begins_cell = c == '\t' || c == '\n' || c == '\r';
        ++at;
        if (c == '\t') {
            end_cell();
        } else if (c == '\n' || c == '\r') {
            if (c == '\r' && at < text.size() && text[at] == '\n') ++at;
            end_row();
        } else {
            cell += c;
        }
    }
    if (!cell.empty() || !row.empty()) end_row();
    return grid;
}

std::string to_html_table(const Grid& grid, const std::vector<bool>& is_figure, bool has_headings) {
    std::string html = "<meta charset=\"utf-8\"><table>";
    for (std::size_t row = 0; row < grid.rows.size(); ++row) {
        const bool is_heading = has_headings && row == 0;
        html += "<tr>";
        for (std::size_t i = 0; i < grid.rows[row].size(); ++i) {
            const bool figure = i < is_figure.size() && is_figure[i];
            html += is_heading ? "<th>" : figure ? "<td>" : "<td style=\"mso-number-format:'\\@'\">";
            for (const char c : escape_html(guarded_formula(file_text(grid.rows[row][i])))) {
                if (c == '\n') html += "<br style=\"mso-data-placement:same-cell\">";
                else html += c;
            }
            html += is_heading ? "</th>" : "</td>";
        }
        html += "</tr>";
    }
    return html + "</table>";
}

} // namespace yinfeng::exchange
