// .xlsx and .xlsm, in the transitional and the strict form. A sheet is unpacked and parsed in pieces; nothing of it is kept but its cells.

#include "documents/cell_name.h"
#include "documents/limits.h"
#include "documents/table_readers.h"
#include "documents/words.h"
#include "documents/xlsx_parts.h"
#include "documents/xml.h"

#include <charconv>
#include <optional>

namespace yinfeng::documents {

namespace {

std::uint32_t number_of(std::string_view text) {
    std::uint32_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}
bool is_true(std::string_view text) { return text == "1" || text == "true"; }

class SheetHandler final : public XmlHandler {
public:
    SheetHandler(const XlsxBook& book, TableFiller& filler) : book_(book), filler_(filler) {}

    std::uint32_t rows() const { return row_; }

    void begin(std::string_view element, const Attributes& attributes) override {
        if (element == "c") begin_cell(attributes);
        else if (element == "v" || (element == "t" && phonetic_ == 0)) collects_ = is_cell_;
        else if (element == "rPh") ++phonetic_;
        else if (element == "f") is_formula_ = true;
        else if (element == "row") begin_row(attributes);
        else if (element == "mergeCell") add_merge(attributes["ref"]);
        else if (element == "col") add_columns(attributes);
        else if (element == "autoFilter") has_filter_ = true;
    }
    void text(std::string_view piece) override {
        if (collects_ && value_.size() <= most_cell_bytes) value_ += piece;
    }
    void end(std::string_view element) override {
        if (element == "v" || element == "t") collects_ = false;
        else if (element == "rPh") --phonetic_;
        else if (element == "c") end_cell();
        else if (element == "worksheet") filler_.table.is_filtered = has_filter_ && !filler_.table.hidden_rows.empty();
    }

private:
    void begin_row(const Attributes& attributes) {
        const std::uint32_t number = number_of(attributes["r"]);
        row_ = number > 0 ? number : row_ + 1; // from 1
        column_ = 0;
        if (is_true(attributes["hidden"]) && row_ <= most_rows) filler_.table.hidden_rows.push_back(row_ - 1);
    }
    void begin_cell(const Attributes& attributes) {
        is_cell_ = true;
        is_formula_ = false;
        value_.clear();
        type_ = attributes["t"];
        style_ = number_of(attributes["s"]);
        const std::string_view name = attributes["r"];
        const auto place = parse_cell_name(name);
        is_lost_ = !place && !name.empty(); // nowhere in a sheet
        if (place) column_ = place->second;
        if (row_ == 0) row_ = 1;
    }
    void end_cell() {
        is_cell_ = false;
        if (is_lost_) return;
        const std::uint32_t column = column_++;
        if (value_.empty()) return;
        CellPlace place{row_ - 1, column, CellKind::text, is_formula_, false};
        if (type_ == "s") {
            filler_.shared(place, number_of(value_));
        } else if (type_ == "str" || type_ == "inlineStr") {
            filler_.cell(place, unescaped_xlsx(value_));
        } else if (type_ == "b") {
            place.kind = CellKind::flag;
            filler_.cell(place, value_ == "1" || value_ == "true" ? "TRUE" : "FALSE");
        } else if (type_ == "e") {
            place.kind = CellKind::error;
            filler_.cell(place, value_);
        } else if (type_ == "d") {
            end_iso_date(place);
        } else {
            end_number(place);
        }
    }
    void end_iso_date(CellPlace place) { // 2025-03-01T14:30:00
        std::string text = value_.substr(0, 10);
        if (value_.size() >= 16 && value_[10] == 'T' && value_.substr(11, 5) != "00:00")
            text += " " + value_.substr(11, 5);
        place.kind = CellKind::date;
        filler_.cell(place, text);
    }
    void end_number(CellPlace place) {
        const std::optional<double> parsed = parse_number(value_);
        if (!parsed) return filler_.cell(place, value_);
        const double number = *parsed;
        switch (book_.shown(style_)) {
        case NumberShown::date: {
            DateCell date = date_cell(number, book_.dates);
            place.kind = date.kind;
            return filler_.cell(place, date.text);
        }
        case NumberShown::percent: place.kind = CellKind::percent; return filler_.cell(place, shortest(number));
        case NumberShown::number: filler_.number(place.row, place.column, number, place.is_formula);
        }
    }
    void add_merge(std::string_view reference) {
        const std::size_t colon = reference.find(':');
        const auto first = parse_cell_name(reference.substr(0, colon));
        const auto last = colon == std::string_view::npos ? first : parse_cell_name(reference.substr(colon + 1));
        if (first && last) filler_.merge({first->first, first->second, last->first, last->second});
    }
    void add_columns(const Attributes& attributes) {
        const std::uint32_t first = number_of(attributes["min"]), last = number_of(attributes["max"]);
        if (first == 0 || last < first || last > most_columns) return;
        const double width = parse_number(std::string(attributes["width"])).value_or(0);
        std::vector<std::uint16_t>& widths = filler_.table.column_widths;
        const bool is_hidden = is_true(attributes["hidden"]);
        for (std::uint32_t column = first - 1; column < last && column < 1000; ++column) {
            if (widths.size() <= column) widths.resize(column + 1);
            widths[column] = static_cast<std::uint16_t>(width > 0 && width < 256 ? width : 0);
            if (is_hidden) filler_.table.hidden_columns.push_back(column);
        }
    }

    const XlsxBook& book_;
    TableFiller& filler_;
    std::uint32_t row_ = 0, column_ = 0; // row from 1: that which is being read
    std::string type_, value_;
    std::uint32_t style_ = 0;
    int phonetic_ = 0;
    bool is_cell_ = false, is_lost_ = false, is_formula_ = false, collects_ = false, has_filter_ = false;
};

class XlsxReader final : public TableReader {
public:
    XlsxReader(std::unique_ptr<Archive> archive, XlsxBook book)
        : archive_(std::move(archive)), book_(std::move(book)) {}

    FileFormat format() const override { return FileFormat::xlsx; }
    const std::vector<SheetName>& sheets() const override { return book_.sheets; }

    Result<void> begin(std::size_t sheet) override {
        if (sheet >= book_.sheets.size()) return fail(say(Word::no_such_sheet, {std::to_string(sheet + 1)}));
        reading_.emplace(book_, book_.sheets[sheet].name, book_.sheet_parts[sheet]);
        reading_->filler.table.is_hidden = book_.sheets[sheet].is_hidden;
        if (!book_.shared_strings_part.empty())
            if (const auto read = read_shared_strings(*archive_, book_.shared_strings_part, reading_->filler.table);
                !read)
                return read;
        return archive_->begin(book_.sheet_parts[sheet]);
    }
    Result<bool> work(std::size_t rows) override {
        const std::size_t until = rows_done() + rows;
        while (rows_done() < until) {
            const Result<std::string_view> piece = archive_->read();
            if (!piece) return std::unexpected(piece.error());
            if (const Result<void> read = reading_->parser.feed(*piece, piece->empty()); !read)
                return std::unexpected(read.error());
            if (!reading_->filler.error.empty()) return fail(reading_->filler.error);
            if (piece->empty()) return true;
        }
        return false;
    }
    std::size_t rows_done() const override { return reading_ ? reading_->handler.rows() : 0; }
    Table take() override { return std::move(reading_->filler.table); }

private:
    struct Reading {
        Reading(const XlsxBook& book, const std::string& sheet, const std::string& part)
            : filler(sheet), handler(book, filler), parser(part, handler) {}
        TableFiller filler;
        SheetHandler handler;
        XmlParser parser;
    };
    std::unique_ptr<Archive> archive_;
    XlsxBook book_;
    std::optional<Reading> reading_;
};

} // namespace

OpenedTable open_xlsx(std::unique_ptr<Archive> archive) {
    Result<XlsxBook> book = read_xlsx_book(*archive);
    if (!book) return std::unexpected(book.error());
    return std::make_unique<XlsxReader>(std::move(archive), std::move(*book));
}

} // namespace yinfeng::documents
