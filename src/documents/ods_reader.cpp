// .ods: content.xml, parsed in pieces. Rows and cells that are said to repeat are repeated where they hold something.

#include "documents/limits.h"
#include "documents/serial_date.h"
#include "documents/table_readers.h"
#include "documents/words.h"
#include "documents/xml.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace yinfeng::documents {

namespace {

constexpr std::string_view content_part = "content.xml";

std::uint32_t number_of(std::string_view text, std::uint32_t otherwise) {
    std::uint32_t number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

class NameHandler final : public XmlHandler {
public:
    std::vector<SheetName> sheets;
    void begin(std::string_view element, const Attributes& attributes) override {
        if (element == "table" && ++depth_ == 1)
            sheets.push_back({std::string(attributes["name"]), attributes["display"] == "false"});
    }
    void end(std::string_view element) override { depth_ -= element == "table"; }
    void text(std::string_view) override {}

private:
    int depth_ = 0;
};

class SheetHandler final : public XmlHandler {
public:
    SheetHandler(TableFiller& filler, std::size_t sheet) : filler_(filler), wanted_(sheet) {}

    std::uint32_t rows() const { return row_; }
    bool is_done() const { return is_done_; }

    void begin(std::string_view element, const Attributes& attributes) override {
        if (element == "table" && ++depth_ == 1) is_wanted_ = next_++ == wanted_;
        if (!is_wanted_ || is_done_) return;
        if (element == "annotation" || element == "shapes") ++aside_;
        if (aside_ > 0) return;
        if (element == "table-row") begin_row(attributes);
        else if (element == "table-cell" || element == "covered-table-cell") begin_cell(attributes);
        else if (element == "table-column") begin_column(attributes);
        else if (element == "p" && cell_) {
            if (paragraphs_++ > 0) text_ += '\n';
            is_in_text_ = true;
        } else if (element == "s" && cell_) {
            text_.append(std::min<std::size_t>(number_of(attributes["c"], 1), most_cell_bytes), ' ');
        } else if (element == "tab" && cell_) {
            text_ += '\t';
        } else if (element == "line-break" && cell_) {
            text_ += '\n';
        }
    }
    void text(std::string_view piece) override {
        if (cell_ && aside_ == 0 && is_in_text_ && text_.size() <= most_cell_bytes) text_ += piece;
    }
    void end(std::string_view element) override {
        if (element == "table" && --depth_ == 0 && is_wanted_) is_wanted_ = false, is_done_ = true;
        if (!is_wanted_) return;
        if (element == "annotation" || element == "shapes") --aside_;
        if (aside_ > 0) return;
        if (element == "table-cell" || element == "covered-table-cell") end_cell();
        else if (element == "table-row") end_row();
        else if (element == "p") is_in_text_ = false;
    }

private:
    struct Cell {
        std::uint32_t column = 0, repeated = 1;
        CellKind kind = CellKind::text;
        bool is_formula = false, is_rounded = false;
        std::string text;
    };

    void begin_column(const Attributes& attributes) {
        const std::uint32_t repeated = number_of(attributes["number-columns-repeated"], 1);
        const bool is_hidden = attributes["visibility"] == "collapse" || attributes["visibility"] == "filter";
        for (std::uint32_t i = 0; is_hidden && i < repeated && column_ + i < most_columns; ++i)
            filler_.table.hidden_columns.push_back(column_ + i);
        column_ += std::min(repeated, most_columns);
    }
    void begin_row(const Attributes& attributes) {
        column_ = 0;
        cells_.clear();
        row_repeated_ = std::max(1u, number_of(attributes["number-rows-repeated"], 1));
        const std::string_view visibility = attributes["visibility"];
        is_hidden_ = visibility == "collapse" || visibility == "filter";
        filler_.table.is_filtered |= visibility == "filter";
    }
    void begin_cell(const Attributes& attributes) {
        cell_.emplace();
        cell_->column = column_;
        cell_->repeated = std::max(1u, number_of(attributes["number-columns-repeated"], 1));
        cell_->is_formula = attributes.has("formula");
        type_ = attributes["value-type"];
        value_ = type_ == "date"      ? attributes["date-value"]
                 : type_ == "time"    ? attributes["time-value"]
                 : type_ == "boolean" ? attributes["boolean-value"]
                 : type_ == "string"  ? attributes["string-value"]
                                      : attributes["value"];
        text_.clear();
        paragraphs_ = 0;
        const std::uint32_t across = number_of(attributes["number-columns-spanned"], 1);
        const std::uint32_t down = number_of(attributes["number-rows-spanned"], 1);
        if ((across > 1 || down > 1) && across < most_columns && down < most_rows && across > 0 && down > 0)
            filler_.merge({row_, column_, row_ + down - 1, column_ + across - 1});
    }
    void end_cell() {
        if (!cell_) return;
        Cell cell = std::move(*cell_);
        cell_.reset();
        column_ += std::min(cell.repeated, most_columns);
        const std::optional<double> number = parse_number(value_);
        if (type_ == "date" && value_.size() >= 10) {
            cell.kind = CellKind::date;
            cell.text = value_.substr(0, 10);
            if (value_.size() >= 16 && value_.substr(11, 5) != "00:00") cell.text += " " + value_.substr(11, 5);
        } else if (type_ == "boolean") {
            cell.kind = CellKind::flag;
            cell.text = value_ == "true" ? "TRUE" : "FALSE";
        } else if ((type_ == "float" || type_ == "currency" || type_ == "percentage") && number) {
            cell.kind = type_ == "percentage" ? CellKind::percent : CellKind::number;
            cell.text = shortest(*number);
            cell.is_rounded = has_lost_digits(*number);
        } else {
            cell.text = text_.empty() ? value_ : text_;
            if (cell.is_formula && cell.text.starts_with('#')) cell.kind = CellKind::error;
        }
        if (!cell.text.empty()) cells_.push_back(std::move(cell));
    }
    void end_row() {
        for (std::uint32_t i = 0; i < row_repeated_ && row_ < most_rows; ++i, ++row_) {
            if (is_hidden_) filler_.table.hidden_rows.push_back(row_);
            if (cells_.empty() && !is_hidden_) {
                row_ = std::min(most_rows, row_ + (row_repeated_ - i));
                break;
            }
            for (const Cell& cell : cells_)
                for (std::uint32_t j = 0; j < cell.repeated && filler_.error.empty(); ++j)
                    filler_.cell({row_, cell.column + j, cell.kind, cell.is_formula, cell.is_rounded}, cell.text);
            if (!filler_.error.empty()) break;
        }
    }

    TableFiller& filler_;
    std::size_t wanted_, next_ = 0;
    int depth_ = 0, aside_ = 0;
    bool is_wanted_ = false, is_done_ = false, is_hidden_ = false, is_in_text_ = false;
    std::uint32_t row_ = 0, column_ = 0, row_repeated_ = 1;
    std::vector<Cell> cells_; // of the row
    std::optional<Cell> cell_;
    std::string type_, value_, text_;
    int paragraphs_ = 0;
};

class OdsReader final : public TableReader {
public:
    OdsReader(std::unique_ptr<Archive> archive, std::vector<SheetName> sheets)
        : archive_(std::move(archive)), sheets_(std::move(sheets)) {}

    FileFormat format() const override { return FileFormat::ods; }
    const std::vector<SheetName>& sheets() const override { return sheets_; }
    Result<void> begin(std::size_t sheet) override {
        if (sheet >= sheets_.size()) return fail(say(Word::no_such_sheet, {std::to_string(sheet + 1)}));
        reading_.emplace(sheets_[sheet].name, sheet);
        reading_->filler.table.is_hidden = sheets_[sheet].is_hidden;
        return archive_->begin(content_part);
    }
    Result<bool> work(std::size_t rows) override {
        const std::size_t until = rows_done() + rows;
        while (rows_done() < until && !reading_->handler.is_done()) {
            const Result<std::string_view> piece = archive_->read();
            if (!piece) return std::unexpected(piece.error());
            if (const Result<void> read = reading_->parser.feed(*piece, piece->empty()); !read)
                return std::unexpected(read.error());
            if (!reading_->filler.error.empty()) return fail(reading_->filler.error);
            if (piece->empty()) return true;
        }
        return reading_->handler.is_done();
    }
    std::size_t rows_done() const override { return reading_ ? reading_->handler.rows() : 0; }
    Table take() override { return std::move(reading_->filler.table); }

private:
    struct Reading {
        Reading(const std::string& name, std::size_t sheet)
            : filler(name), handler(filler, sheet), parser(std::string(content_part), handler) {}
        TableFiller filler;
        SheetHandler handler;
        XmlParser parser;
    };
    std::unique_ptr<Archive> archive_;
    std::vector<SheetName> sheets_;
    std::optional<Reading> reading_;
};

} // namespace

OpenedTable open_ods(std::unique_ptr<Archive> archive) {
    NameHandler names;
    XmlParser parser(std::string(content_part), names);
    if (const Result<void> begun = archive->begin(content_part); !begun) return std::unexpected(begun.error());
    while (true) {
        const Result<std::string_view> piece = archive->read();
        if (!piece) return std::unexpected(piece.error());
        if (const Result<void> read = parser.feed(*piece, piece->empty()); !read) return std::unexpected(read.error());
        if (piece->empty()) break;
    }
    if (names.sheets.empty()) return fail(say(Word::no_sheets));
    return std::make_unique<OdsReader>(std::move(archive), std::move(names.sheets));
}

} // namespace yinfeng::documents
