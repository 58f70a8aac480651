#include "app/tables/sheet_shape.h"

#include "app/tables/heading_text.h"
#include "app/tables/merged_areas.h"
#include "base/utf8.h"

#include <algorithm>
#include <set>

namespace yinfeng::app {

namespace {

using documents::Area, documents::CellKind, documents::CellView, documents::Table;

constexpr std::uint32_t most_rows_above = 30; // further down no headings are looked for
constexpr std::uint32_t most_heading_rows = 4;
constexpr std::uint32_t most_columns_looked_at = 400;

bool is_text(const CellView& cell) { return cell.kind == CellKind::text && !trim(cell.text).empty(); }
bool is_figure(const CellView& cell) {
    return cell.kind == CellKind::number || cell.kind == CellKind::percent || cell.kind == CellKind::date;
}

std::uint32_t width_of(const Table& table) { return std::min(table.columns(), most_columns_looked_at); }

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}

class Finder {
public:
    Finder(const Table& table, const std::function<bool(std::string_view)>& is_heading)
        : table_(table), areas_(table), is_heading_(is_heading) {}

    SheetShape find(const SaidShape& said) {
        const auto best = said.first_heading ? said.first_heading : best_row();
        if (!best || *best >= table_.rows()) return {};
        shape_.is_found = true;
        shape_.first_heading = shape_.last_heading = *best;
        if (said.last_heading && *said.last_heading >= *best)
            shape_.last_heading = std::min(*said.last_heading, table_.rows() - 1);
        else if (!said.first_heading || !said.last_heading) spread(said);
        read_above();
        read_columns();
        read_rows();
        return std::move(shape_);
    }

private:
    // What a merged area says holds for all its columns and rows.
    CellView heading_cell(std::uint32_t row, std::uint32_t column) const {
        if (const Area* area = areas_.at(row, column)) return table_.at(area->first_row, area->first_column);
        return table_.at(row, column);
    }

    // The row that looks most like headings: known words, different texts, no figures.
    std::optional<std::uint32_t> best_row() const {
        std::optional<std::uint32_t> best;
        int best_score = 3;
        for (std::uint32_t row = 0; row < std::min(table_.rows(), most_rows_above); ++row) {
            std::set<std::string, std::less<>> texts;
            int known = 0, figures = 0;
            for (std::uint32_t column = 0; column < width_of(table_); ++column) {
                const CellView cell = heading_cell(row, column);
                if (is_figure(cell)) ++figures;
                if (!is_text(cell) || !texts.insert(clean_heading(cell.text).name).second) continue;
                known += is_heading_(clean_heading(cell.text).name);
            }
            if (texts.size() < 2 && known == 0) continue; // a title
            const int score = known * 4 + static_cast<int>(texts.size()) - figures * 3;
            if (score > best_score) best = row, best_score = score;
        }
        return best;
    }

    // Over the groups above it and the rows that a cell of it reaches down to.
    void spread(const SaidShape& said) {
        for (bool has_grown = true; has_grown;) {
            has_grown = false;
            for (const Area& area : table_.merged) {
                const bool meets = area.first_row <= shape_.last_heading && area.last_row >= shape_.first_heading;
                if (!meets || is_over_all(area)) continue;
                if (area.last_row > shape_.last_heading && area.last_row - shape_.first_heading < most_heading_rows)
                    shape_.last_heading = area.last_row, has_grown = true;
                if (!said.first_heading && area.first_row < shape_.first_heading)
                    shape_.first_heading = area.first_row, has_grown = true;
            }
            if (!said.first_heading && shape_.first_heading > 0 && is_row_of_groups(shape_.first_heading - 1))
                --shape_.first_heading, has_grown = true;
            // A group over several columns has its leaves below.
            if (shape_.last_heading + 1 < table_.rows() && has_open_group(shape_.last_heading) &&
                !has_figures(shape_.last_heading + 1) &&
                shape_.last_heading - shape_.first_heading + 1 < most_heading_rows)
                ++shape_.last_heading, has_grown = true;
        }
    }
    bool is_over_all(const Area& area) const { return area.last_column - area.first_column + 1 >= width_of(table_); }
    bool has_figures(std::uint32_t row) const {
        for (std::uint32_t column = 0; column < width_of(table_); ++column)
            if (is_figure(table_.at(row, column))) return true;
        return false;
    }
    bool is_row_of_groups(std::uint32_t row) const {
        std::size_t groups = 0, texts = 0;
        for (const Area& area : table_.merged)
            if (area.first_row <= row && area.last_row >= row && area.last_column > area.first_column) {
                if (is_over_all(area)) return false;
                groups += is_text(table_.at(area.first_row, area.first_column));
            }
        for (std::uint32_t column = 0; column < width_of(table_); ++column) texts += is_text(table_.at(row, column));
        if (has_figures(row) || texts < 2) return false;
        return groups > 0;
    }
    // Some heading of this last row goes over several columns and no further down.
    bool has_open_group(std::uint32_t row) const {
        return std::ranges::any_of(table_.merged, [&](const Area& area) {
            return area.last_row == row && area.first_row >= shape_.first_heading &&
                   area.last_column > area.first_column && !is_over_all(area);
        });
    }

    void read_above() {
        for (std::uint32_t row = 0; row < shape_.first_heading; ++row) {
            for (std::uint32_t column = 0; column < width_of(table_); ++column) {
                const CellView cell = table_.at(row, column);
                if (!is_text(cell)) continue;
                const std::string_view text = trim(cell.text);
                if (shape_.unit.empty()) shape_.unit = unit_said_in(text);
                const std::size_t until = text.find("截至");
                if (until != std::string_view::npos && shape_.until.empty()) {
                    const std::size_t end = text.find_first_of(")\n", until);
                    std::string_view said = text.substr(until, end == std::string_view::npos ? end : end - until);
                    if (const std::size_t bracket = said.find("）"); bracket != std::string_view::npos)
                        said = said.substr(0, bracket);
                    shape_.until = said;
                }
                if (!shape_.title.empty()) shape_.title += " ";
                shape_.title += text;
            }
        }
    }

    void read_columns() {
        for (std::uint32_t column = 0; column < width_of(table_); ++column) {
            ShapedColumn made{.column = column};
            std::string last;
            for (std::uint32_t row = shape_.first_heading; row <= shape_.last_heading; ++row) {
                const CellView cell = heading_cell(row, column);
                if (cell.kind == CellKind::empty) continue;
                const HeadingText heading = clean_heading(cell.text);
                if (!heading.unit.empty()) made.unit = heading.unit;
                if (heading.name.empty() || heading.name == last) continue;
                if (is_unit(heading.name) && !made.path.empty()) { // a row of units below
                    made.unit = heading.name;
                    continue;
                }
                made.path += (made.path.empty() ? "" : "/") + heading.name;
                made.name = last = heading.name;
            }
            if (made.name.empty()) continue;
            if (made.unit.empty()) made.unit = shape_.unit;
            made.is_number = made.name == "序号" || made.name == "编号序号" || made.name == "No." || made.name == "NO";
            shape_.columns.push_back(std::move(made));
        }
    }

    void read_rows() {
        bool is_below = false; // of the notes
        for (std::uint32_t row = shape_.last_heading + 1; row < table_.rows(); ++row) {
            std::string_view first;
            std::size_t filled = 0;
            for (const ShapedColumn& column : shape_.columns) {
                const CellView cell = table_.at(row, column.column);
                if (trim(cell.text).empty()) continue;
                ++filled;
                if (first.empty() && !is_figure(cell)) first = trim(cell.text);
            }
            if (filled == 0 && !is_covered(row)) continue;
            shape_.rows.push_back({what_is(row, first, filled, is_below), row});
            is_below |= shape_.rows.back().what == ShapedRow::What::note;
        }
    }
    bool is_covered(std::uint32_t row) const { // by an area from above
        return std::ranges::any_of(table_.merged, [&](const Area& area) {
            return area.first_row < row && area.last_row >= row && area.first_row > shape_.last_heading;
        });
    }
    ShapedRow::What what_is(std::uint32_t row, std::string_view first, std::size_t filled, bool is_below) const {
        using What = ShapedRow::What;
        std::string clean; // 合 计
        for (std::size_t at = 0; at < first.size();) {
            const char32_t c = next_code_point(first, at);
            if (!is_space(c)) append_code_point(clean, c);
        }
        if (starts_with_any(clean, {"小计", "分计"})) return What::subtotal;
        if (starts_with_any(clean, {"合计", "总计", "累计", "全市合计", "全区合计", "全县合计"})) return What::total;
        if (starts_with_any(clean, {"注：", "注:", "备注：", "备注:", "说明：", "说明:", "填表人", "填报人", "制表",
                                       "审核人", "联系人：", "填报说明"}))
            return What::note;
        // 序号 or what else may stand before it.
        if (is_total_word(row, {"小计"})) return What::subtotal;
        if (is_total_word(row, {"合计", "总计"})) return What::total;
        if (is_over_several(row)) return What::section;
        if (filled <= 1 && shape_.columns.size() > 2) {
            if (is_below) return What::note;
            const Area* area = nullptr;
            for (const ShapedColumn& column : shape_.columns)
                if (!trim(table_.at(row, column.column).text).empty()) area = areas_.at(row, column.column);
            if (starts_with_section(clean) || (area && area->last_column > area->first_column)) return What::section;
        }
        if (filled <= 3 && starts_with_section(clean) && clean.find("个") != std::string::npos) return What::section;
        return What::record;
    }
    bool is_total_word(std::uint32_t row, std::initializer_list<std::string_view> words) const {
        for (std::size_t i = 0; i < std::min<std::size_t>(shape_.columns.size(), 4); ++i)
            if (std::ranges::contains(words, clean_heading(table_.at(row, shape_.columns[i].column).text).name))
                return true;
        return false;
    }
    // Its first cell goes over several columns, as the heads of groups do.
    bool is_over_several(std::uint32_t row) const {
        for (const ShapedColumn& column : shape_.columns) {
            if (trim(table_.at(row, column.column).text).empty()) continue;
            const Area* area = areas_.at(row, column.column);
            return area && area->first_row == row && area->last_row == row && area->last_column > area->first_column;
        }
        return false;
    }
    // 一、… （二）…
    static bool starts_with_section(std::string_view text) {
        if (text.starts_with("（")) text.remove_prefix(std::string_view("（").size());
        else if (text.starts_with("(")) text.remove_prefix(1);
        std::size_t at = 0, digits = 0;
        while (at < text.size()) {
            std::size_t next = at;
            const char32_t c = next_code_point(text, next);
            if (std::u32string_view(U"一二三四五六七八九十").find(c) == std::u32string_view::npos) break;
            at = next, ++digits;
        }
        return digits > 0 && starts_with_any(text.substr(at), {"、", "）", ")"});
    }

    const Table& table_;
    const MergedAreas areas_;
    const std::function<bool(std::string_view)>& is_heading_;
    SheetShape shape_;
};

} // namespace

SheetShape find_shape(
    const Table& table, const std::function<bool(std::string_view)>& is_heading, const SaidShape& said) {
    return Finder(table, is_heading).find(said);
}

} // namespace yinfeng::app
