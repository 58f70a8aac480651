// SpreadsheetML 2003: a workbook as one XML file, which is often called .xls.

#include "documents/limits.h"
#include "documents/serial_date.h"
#include "documents/table_readers.h"
#include "documents/words.h"
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

class BookHandler final : public XmlHandler {
public:
    std::vector<TableFiller> sheets;
    std::vector<SheetName> names;

    void begin(std::string_view element, const Attributes& attributes) override {
        if (element == "Worksheet") {
            sheets.emplace_back(std::string(attributes["Name"]));
            names.push_back({sheets.back().table.name, false});
            row_ = 0;
        } else if (sheets.empty()) {
            return;
        } else if (element == "Row") {
            const std::uint32_t index = number_of(attributes["Index"]);
            row_ = index > 0 ? index : row_ + 1;
            column_ = 0;
            if (attributes["Hidden"] == "1") sheets.back().table.hidden_rows.push_back(row_ - 1);
        } else if (element == "Cell" && row_ > 0) {
            const std::uint32_t index = number_of(attributes["Index"]);
            column_ = index > 0 ? index : column_ + 1;
            is_formula_ = attributes.has("Formula");
            const std::uint32_t across = number_of(attributes["MergeAcross"]),
                                down = number_of(attributes["MergeDown"]);
            place_ = {row_ - 1, column_ - 1};
            if ((across > 0 || down > 0) && across < most_columns && down < most_rows)
                sheets.back().merge({row_ - 1, column_ - 1, row_ - 1 + down, column_ - 1 + across});
            column_ += std::min(across, most_columns);
        } else if (element == "Data") {
            collects_ = row_ > 0 && column_ > 0;
            type_ = attributes["Type"];
            text_.clear();
        } else if (element == "Comment") {
            collects_ = false;
        }
    }
    void text(std::string_view piece) override {
        if (collects_ && text_.size() <= most_cell_bytes) text_ += piece;
    }
    void end(std::string_view element) override {
        if (element != "Data" || !collects_) return;
        collects_ = false;
        TableFiller& filler = sheets.back();
        CellPlace place = place_;
        place.is_formula = is_formula_;
        const std::optional<double> number = parse_number(text_);
        if (type_ == "Number" && number) return filler.number(place.row, place.column, *number, is_formula_);
        if (type_ == "DateTime" && text_.size() >= 10) {
            place.kind = CellKind::date;
            const bool has_time = text_.size() >= 16 && text_.substr(11, 5) != "00:00";
            return filler.cell(place, text_.substr(0, 10) + (has_time ? " " + text_.substr(11, 5) : ""));
        }
        if (type_ == "Boolean") {
            place.kind = CellKind::flag;
            return filler.cell(place, text_ == "1" ? "TRUE" : "FALSE");
        }
        if (type_ == "Error") place.kind = CellKind::error;
        filler.cell(place, text_);
    }

private:
    std::uint32_t row_ = 0, column_ = 0; // from 1
    CellPlace place_;
    std::string type_, text_;
    bool collects_ = false, is_formula_ = false;
};

class SpreadsheetXmlReader final : public TableReader {
public:
    explicit SpreadsheetXmlReader(BookHandler book) : book_(std::move(book)) {}
    FileFormat format() const override { return FileFormat::spreadsheet_xml; }
    const std::vector<SheetName>& sheets() const override { return book_.names; }
    Result<void> begin(std::size_t sheet) override {
        if (sheet >= book_.sheets.size()) return fail(say(Word::no_such_sheet, {std::to_string(sheet + 1)}));
        sheet_ = sheet;
        return {};
    }
    Result<bool> work(std::size_t) override {
        if (!book_.sheets[sheet_].error.empty()) return fail(book_.sheets[sheet_].error);
        return true;
    }
    std::size_t rows_done() const override { return book_.sheets[sheet_].table.rows(); }
    Table take() override { return book_.sheets[sheet_].table; }

private:
    BookHandler book_;
    std::size_t sheet_ = 0;
};

} // namespace

OpenedTable open_spreadsheet_xml(std::string bytes) {
    BookHandler book;
    if (const Result<void> read = parse_xml("XML", bytes, book); !read) return std::unexpected(read.error());
    if (book.sheets.empty()) return fail(say(Word::no_sheets));
    return std::make_unique<SpreadsheetXmlReader>(std::move(book));
}

} // namespace yinfeng::documents
