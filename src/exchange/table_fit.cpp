#include "exchange/table_fit.h"

#include "base/utf8.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace yinfeng::exchange {

namespace {

constexpr float types_pt[] = {usual_type_pt, 10, 9.5f, 9, 8.5f, 8, least_type_pt};
constexpr float px_of_pt = 96 / 72.0f;
// As the styles of sheet_html.cpp have it, in em: of a cell to both sides, above and below; the rule between two is a pixel.
constexpr float padding = 1.2f, padding_down = 0.8f, line_height = 1.45f;
constexpr float widest_em = 26, widest_word_em = 13,
                most_of_text_em = 4; // of a column; of what is not broken; of Chinese text
constexpr float most_headings_lines = 2;
constexpr std::size_t most_looked_at = 2'000; // rows
constexpr std::size_t usual_share = 90; // of a hundred cells so many are not wider than the column would like to be
constexpr float head_px = 110;          // title and lines above the table

struct Need { // em
    float least = 0, wanted = 0;
};
struct Cell {
    float width = 0; // em
    int lines = 1;   // that it has by itself
};

// The widest piece that a line is not broken within.
float widest_word(std::string_view text, const Type& type) {
    float widest = 0;
    for (std::size_t at = 0, begin = 0; at <= text.size();) {
        const std::size_t here = at;
        const bool is_end = at == text.size();
        const char32_t c = is_end ? U' ' : next_code_point(text, at);
        if (is_end || is_wide(c) || is_space(c)) {
            widest = std::max(widest, text_width(text.substr(begin, here - begin), type));
            begin = at;
        }
        if (is_end) break;
    }
    return std::min(widest, widest_word_em);
}

class Fitter {
public:
    explicit Fitter(const Sheet& sheet) : columns_(sheet.columns.size()) {
        const std::size_t step = std::max<std::size_t>(1, (sheet.rows.size() + most_looked_at - 1) / most_looked_at);
        needs_.resize(columns_);
        std::vector<std::vector<float>> widths(columns_);
        for (std::size_t row = 0; row < sheet.rows.size(); row += step) {
            if (sheet.rows[row].what != SheetRow::What::record) { // its words lie over several columns
                ++others_;
                continue;
            }
            for (std::size_t i = 0; i < columns_; ++i) {
                const std::string_view text =
                    i < sheet.rows[row].cells.size() ? sheet.rows[row].cells[i] : std::string_view();
                cells_.push_back({text_width(text, plain_), 1 + static_cast<int>(std::ranges::count(text, '\n'))});
                if (text.empty()) continue;
                widths[i].push_back(cells_.back().width);
                needs_[i].least = std::max(needs_[i].least,
                    std::max(widest_word(text, plain_), std::min(cells_.back().width, most_of_text_em)));
            }
            ++records_;
        }
        scale_ = static_cast<float>(step);
        for (std::size_t i = 0; i < columns_; ++i) want(needs_[i], widths[i], sheet.columns[i]);
    }

    TableFit fit(const Paper& paper) const {
        std::optional<TableFit> best;
        for (const float type_pt : types_pt) {
            TableFit one = fit(paper, type_pt);
            if (!best || one.cost < best->cost) best = std::move(one);
        }
        return *std::move(best);
    }

private:
    void want(Need& need, std::vector<float>& widths, const SheetColumn& column) const {
        const float heading = text_width(column.heading, bold_);
        need.least = std::max({need.least, widest_word(column.heading, bold_),
            std::min(heading, std::max(heading / most_headings_lines + 0.5f, 2.0f))});
        if (!widths.empty()) {
            const auto usual = widths.begin() + static_cast<std::ptrdiff_t>((widths.size() - 1) * usual_share / 100);
            std::ranges::nth_element(widths, usual);
            need.wanted = *usual;
        }
        if (column.width > 0) need.wanted = static_cast<float>(column.width) / (usual_type_pt * px_of_pt);
        need.wanted = std::clamp(need.wanted, need.least, std::max(widest_em, need.least));
    }

    TableFit fit(const Paper& paper, float type_pt) const {
        const float em = type_pt * px_of_pt, around = padding + 1 / em;
        const float room = room_width(paper) / em - around * static_cast<float>(columns_);
        float least = 0, more = 0;
        for (const Need& need : needs_) least += need.least, more += need.wanted - need.least;
        const float part = more > 0 ? std::clamp((room - least) / more, 0.0f, 1.0f) : 0;
        std::vector<float> widths;
        float taken = 0;
        for (const Need& need : needs_) taken += widths.emplace_back(need.least + (need.wanted - need.least) * part);
        const float stretch =
            taken > 0 ? room / taken : 1; // what is left over goes to all, what is missing is missed by all
        for (float& width : widths) width = std::max(width * stretch, 0.5f);

        float height = 0;
        for (std::size_t row = 0; row < records_; ++row) {
            int lines = 1;
            for (std::size_t i = 0; i < columns_; ++i) {
                const Cell& cell = cells_[row * columns_ + i];
                lines = std::max({lines, cell.lines, static_cast<int>(std::ceil(cell.width / widths[i] - 0.01f))});
            }
            height += static_cast<float>(lines) * line_height + padding_down;
        }
        height += static_cast<float>(others_) * (line_height + padding_down);
        height = height * em * scale_ + static_cast<float>(records_ + others_) * scale_;
        const float heading = (most_headings_lines * line_height + padding_down) * em;

        TableFit made;
        made.type_pt = type_pt;
        made.sheets = (height + head_px) / (room_height(paper) - heading);
        for (const float width : widths) made.widths.push_back((width + around) * em / room_width(paper) * 100);
        // Half the type is worth less than half the paper; a figure that is broken is worth nothing.
        made.cost =
            std::max(made.sheets, 1.0f) * std::pow(usual_type_pt / type_pt, 1.5f) * (least > room ? 4.0f : 1.0f);
        return made;
    }

    static constexpr Type plain_{.size = 1}, bold_{.size = 1, .is_bold = true};
    const std::size_t columns_;
    std::vector<Need> needs_;
    std::vector<Cell> cells_; // of records, row by row
    std::size_t records_ = 0, others_ = 0;
    float scale_ = 1; // rows for each that was looked at
};

} // namespace

TableFit fit_table(const Sheet& sheet, const Paper& paper) { return Fitter(sheet).fit(paper); }

bool is_better_across(const Sheet& sheet, Paper::Size size) {
    const Fitter fitter(sheet);
    const TableFit upright = fitter.fit({size, false}), across = fitter.fit({size, true});
    const float sheets_upright = std::ceil(upright.sheets), sheets_across = std::ceil(across.sheets);
    if (sheets_across != sheets_upright) return sheets_across < sheets_upright && across.type_pt >= upright.type_pt - 1;
    return across.cost < upright.cost * 0.9f;
}

} // namespace yinfeng::exchange
