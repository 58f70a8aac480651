// By libxlsxwriter. Where no area goes over several rows, rows are written as they come and leave memory; else all are kept until the end.

#include "base/utf8.h"
#include "documents/cell_name.h"
#include "documents/words.h"
#include "documents/workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <unistd.h>

namespace yinfeng::documents {

namespace {

// What XML cannot hold, and what only looks as if it stood for that, as Excel writes both (xlsx_parts.h reads it).
std::string escaped(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        const bool is_control = c < 0x20 && c != '\n' && c != '\t';
        if (is_control) out.append("_x00").append({digits[c >> 4], digits[c & 15]}).append("_");
        else if (c == '_' && at + 1 < text.size() && text[at + 1] == 'x') out += "_x005F_";
        else out += text[at];
    }
    return out;
}

// As Excel takes it: 31 characters, none of []:*?/\, no apostrophe at the ends, each once whatever the case of its letters.
std::string sheet_name(std::string_view wanted, std::set<std::string>& taken) {
    std::string name;
    for (const char c : wanted)
        name += std::string_view("[]:*?/\\").find(c) == std::string_view::npos && static_cast<unsigned char>(c) >= 0x20
                    ? c
                    : ' ';
    name = std::string(trim(name));
    while (name.starts_with('\'')) name.erase(0, 1);
    while (name.ends_with('\'')) name.pop_back();
    if (name.empty()) name = "Sheet";
    const auto key = [](std::string_view text) {
        std::string out(text);
        for (char& c : out)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
        return out;
    };
    std::string tried(truncate_code_points(name, 31));
    for (int number = 2; taken.contains(key(tried)) || key(tried) == "history"; ++number) {
        const std::string behind = " " + std::to_string(number);
        tried = std::string(truncate_code_points(name, 31 - behind.size())) + behind;
    }
    taken.insert(key(tried));
    return tried;
}

std::string at_most_255(std::string_view text) { return std::string(truncate_code_points(text, 255)); }

// In a folder of this machine's for files that do not stay; in WebAssembly that is memory.
class TemporaryFile {
public:
    TemporaryFile() {
        const char* folder = std::getenv("TMPDIR");
        path_ = std::string(folder && *folder ? folder : "/tmp") + "/yinfeng-XXXXXX";
        const int descriptor = mkstemp(path_.data());
        is_there_ = descriptor >= 0;
        if (is_there_) close(descriptor);
    }
    ~TemporaryFile() {
        if (is_there_) std::remove(path_.c_str());
    }
    bool is_there() const { return is_there_; }
    const std::string& path() const { return path_; }
    std::string bytes() const {
        std::string all;
        FILE* file = std::fopen(path_.c_str(), "rb");
        if (!file) return all;
        char buffer[64 << 10];
        while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, file)) all.append(buffer, count);
        std::fclose(file);
        return all;
    }

private:
    std::string path_;
    bool is_there_ = false;
};

Error cannot_write(std::string_view why) { return {say(Word::cannot_write, {why})}; }

} // namespace

struct WorkbookWriter::State {
    explicit State(const Workbook& wanted) : book(wanted) {}
    ~State() {
        if (made) lxw_workbook_free(made);
    }

    const Workbook& book;
    TemporaryFile file;
    lxw_workbook* made = nullptr;
    std::vector<lxw_worksheet*> sheets;
    std::vector<std::string> names;
    struct Look {
        CellStyle style;
        std::string number_format;
        bool is_right, wraps;
        auto operator<=>(const Look&) const = default;
    };
    std::map<Look, lxw_format*> formats;
    std::size_t sheet = 0, row = 0, rows_done = 0;
    std::string bytes;

    Result<void> begin();
    void set_up(const WrittenSheet& wanted, lxw_worksheet* sheet);
    lxw_format* format_of(const WrittenCell& cell, const WrittenColumn* column);
    Result<void> write_row(const WrittenSheet& wanted, lxw_worksheet* sheet);
    lxw_error write_cell(lxw_worksheet* sheet, std::uint16_t column, const WrittenCell& cell, lxw_format* format);
    Result<void> end();
};

WorkbookWriter::WorkbookWriter(const Workbook& book) : state_(std::make_unique<State>(book)) {}
WorkbookWriter::~WorkbookWriter() = default;
std::size_t WorkbookWriter::rows_done() const { return state_->rows_done; }
std::string WorkbookWriter::take() { return std::move(state_->bytes); }

Result<bool> WorkbookWriter::work(std::size_t rows) {
    State& state = *state_;
    if (!state.bytes.empty()) return true;
    if (!state.made)
        if (const Result<void> begun = state.begin(); !begun) return std::unexpected(begun.error());
    for (std::size_t i = 0; i < rows && state.sheet < state.sheets.size(); ++i) {
        const WrittenSheet& wanted = state.book.sheets[state.sheet];
        if (state.row >= wanted.rows.size()) {
            ++state.sheet;
            state.row = 0;
            continue;
        }
        if (const Result<void> written = state.write_row(wanted, state.sheets[state.sheet]); !written)
            return std::unexpected(written.error());
        ++state.row;
        ++state.rows_done;
    }
    if (state.sheet < state.sheets.size()) return false;
    if (const Result<void> ended = state.end(); !ended) return std::unexpected(ended.error());
    return true;
}

Result<void> WorkbookWriter::State::begin() {
    if (!file.is_there()) return std::unexpected(cannot_write(file.path()));
    const bool is_streamed =
        std::ranges::all_of(book.sheets, [](const WrittenSheet& each) { return each.merged.empty(); });
    lxw_workbook_options options{};
    options.constant_memory = is_streamed ? LXW_TRUE : LXW_FALSE;
    made = workbook_new_opt(file.path().c_str(), &options);
    if (!made) return std::unexpected(cannot_write(file.path()));
    std::string title = escaped(book.title), author = escaped(book.author);
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.author = author.data();
    properties.created = static_cast<time_t>(book.made_ms / 1000);
    workbook_set_properties(made, &properties);
    std::set<std::string> taken;
    for (const WrittenSheet& wanted : book.sheets) {
        names.push_back(sheet_name(wanted.name, taken));
        lxw_worksheet* added = workbook_add_worksheet(made, names.back().c_str());
        if (!added) return std::unexpected(cannot_write(names.back()));
        sheets.push_back(added);
        set_up(wanted, added);
    }
    return {};
}

void WorkbookWriter::State::set_up(const WrittenSheet& wanted, lxw_worksheet* sheet) {
    for (std::size_t i = 0; i < wanted.columns.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        const bool is_hidden = std::ranges::contains(wanted.hidden_columns, column);
        lxw_row_col_options options{};
        options.hidden = is_hidden ? LXW_TRUE : LXW_FALSE;
        worksheet_set_column_opt(sheet, column, column, wanted.columns[i].width, nullptr, &options);
    }
    wanted.is_across ? worksheet_set_landscape(sheet) : worksheet_set_portrait(sheet);
    worksheet_set_paper(sheet, wanted.is_a3 ? 8 : 9);
    worksheet_fit_to_pages(sheet, 1, 0); // as wide as the paper, as long as it is
    worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.7);
    worksheet_center_horizontally(sheet);
    if (wanted.frozen_rows > 0) worksheet_freeze_panes(sheet, wanted.frozen_rows, 0);
    if (wanted.repeated_rows) worksheet_repeat_rows(sheet, wanted.repeated_rows->first, wanted.repeated_rows->second);
    if (wanted.filter)
        worksheet_autofilter(sheet, wanted.filter->first_row, static_cast<lxw_col_t>(wanted.filter->first_column),
            wanted.filter->last_row, static_cast<lxw_col_t>(wanted.filter->last_column));
    if (wanted.is_hidden) worksheet_hide(sheet);
    if (!wanted.header.empty()) worksheet_set_header(sheet, at_most_255(wanted.header).c_str());
    if (!wanted.footer.empty()) worksheet_set_footer(sheet, at_most_255(wanted.footer).c_str());
}

lxw_format* WorkbookWriter::State::format_of(const WrittenCell& cell, const WrittenColumn* column) {
    Look look{cell.style, cell.number_format, column && column->is_right, !column || column->wraps};
    if (look.number_format.empty() && column) look.number_format = column->number_format;
    if (look.number_format.empty() && std::holds_alternative<Date>(cell.value)) look.number_format = "yyyy-mm-dd";
    if (std::holds_alternative<std::string>(cell.value)) look.number_format.clear();
    const auto [at, is_new] = formats.try_emplace(look);
    if (!is_new) return at->second;
    lxw_format* format = at->second = workbook_add_format(made);
    format_set_font_name(format, "宋体");
    format_set_font_size(format, 11);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (!look.number_format.empty()) format_set_num_format(format, look.number_format.c_str());
    const bool is_of_table = look.style != CellStyle::title && look.style != CellStyle::note;
    if (is_of_table) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, 0xBFC5D2);
        if (look.is_right) format_set_align(format, LXW_ALIGN_RIGHT);
        if (look.wraps) format_set_text_wrap(format);
    }
    switch (look.style) {
    case CellStyle::title:
        format_set_font_size(format, 16);
        format_set_bold(format);
        format_set_align(format, LXW_ALIGN_CENTER);
        break;
    case CellStyle::heading:
        format_set_bold(format);
        format_set_align(format, LXW_ALIGN_CENTER);
        format_set_bg_color(format, 0xEEF1F8);
        break;
    case CellStyle::group:
    case CellStyle::total:
        format_set_bold(format);
        format_set_bg_color(format, 0xF6F7FB);
        break;
    case CellStyle::problem: format_set_bg_color(format, 0xFDE8EA); break;
    case CellStyle::note: format_set_font_color(format, 0x5B6478); break;
    default: break;
    }
    return format;
}

lxw_error WorkbookWriter::State::write_cell(
    lxw_worksheet* sheet, std::uint16_t column, const WrittenCell& cell, lxw_format* format) {
    const auto row = static_cast<lxw_row_t>(this->row);
    if (const auto* text = std::get_if<std::string>(&cell.value)) {
        if (text->empty()) return worksheet_write_blank(sheet, row, column, format);
        return worksheet_write_string(sheet, row, column, escaped(repair_utf8(*text)).c_str(), format);
    }
    if (const auto* number = std::get_if<double>(&cell.value))
        return worksheet_write_number(sheet, row, column, *number, format);
    if (const auto* formula = std::get_if<Formula>(&cell.value))
        return worksheet_write_formula_num(sheet, row, column, ("=" + formula->text).c_str(), format, formula->result);
    if (const auto* day = std::get_if<Date>(&cell.value)) {
        // Before 1900-03-01 spreadsheets disagree about the number of a day: it is written as text.
        if (*day < *make_date(1900, 3, 1))
            return worksheet_write_string(sheet, row, column, to_iso(*day).c_str(), format);
        return worksheet_write_number(sheet, row, column, *day - *make_date(1899, 12, 30), format);
    }
    return worksheet_write_blank(sheet, row, column, format);
}

Result<void> WorkbookWriter::State::write_row(const WrittenSheet& wanted, lxw_worksheet* sheet) {
    const WrittenRow& source = wanted.rows[row];
    const auto at = static_cast<lxw_row_t>(row);
    if (source.height > 0) worksheet_set_row(sheet, at, source.height, nullptr);
    for (const auto& [first, last] : source.merged) {
        if (first >= last || first >= source.cells.size()) continue;
        worksheet_merge_range(
            sheet, at, first, at, last, "", format_of(source.cells[first], nullptr)); // what it holds is written below
    }
    for (const Area& area : wanted.merged) {
        if (area.first_row != row || area.first_column >= source.cells.size()) continue;
        worksheet_merge_range(sheet, area.first_row, static_cast<lxw_col_t>(area.first_column), area.last_row,
            static_cast<lxw_col_t>(area.last_column), "", format_of(source.cells[area.first_column], nullptr));
    }
    const auto is_covered = [&](std::size_t column) {
        for (const auto& [first, last] : source.merged)
            if (column > first && column <= last) return true;
        for (const Area& area : wanted.merged)
            if (row >= area.first_row && row <= area.last_row && column >= area.first_column &&
                column <= area.last_column && (row != area.first_row || column != area.first_column))
                return true;
        return false;
    };
    for (std::size_t column = 0; column < source.cells.size(); ++column) {
        if (is_covered(column)) continue;
        const WrittenCell& cell = source.cells[column];
        if (std::holds_alternative<std::monostate>(cell.value) && cell.style == CellStyle::note) continue;
        const WrittenColumn* of = column < wanted.columns.size() ? &wanted.columns[column] : nullptr;
        const lxw_error error = write_cell(sheet, static_cast<std::uint16_t>(column), cell, format_of(cell, of));
        if (error != LXW_NO_ERROR)
            return fail(say(Word::cell_refused,
                {names[this->sheet], cell_name(at, static_cast<std::uint32_t>(column)), lxw_strerror(error)}));
    }
    return {};
}

Result<void> WorkbookWriter::State::end() {
    const lxw_error error = workbook_close(std::exchange(made, nullptr));
    if (error != LXW_NO_ERROR) return std::unexpected(cannot_write(lxw_strerror(error)));
    bytes = file.bytes();
    if (bytes.empty()) return std::unexpected(cannot_write(file.path()));
    return {};
}

} // namespace yinfeng::documents
