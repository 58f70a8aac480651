// .xls (BIFF2 to BIFF8) by FreeXL, which reads it whole and gives values: no merged areas, no hidden rows; days come as text.

#include "documents/limits.h"
#include "documents/serial_date.h"
#include "documents/table_readers.h"
#include "documents/words.h"

#include <freexl.h>

#include <cstdio>
#include <optional>

namespace {

// What FreeXL opens as a file (cmake/YinfengDocuments.cmake).
thread_local std::string_view opened_bytes;

} // namespace

extern "C" FILE* yinfeng_open_memory(const char*, const char* mode) {
    return fmemopen(const_cast<char*>(opened_bytes.data()), opened_bytes.size(), mode);
}

namespace yinfeng::documents {

namespace {

struct Book {
    std::string bytes;
    const void* handle = nullptr;
    ~Book() {
        if (handle) freexl_close(handle);
    }
};

class XlsReader final : public TableReader {
public:
    XlsReader(std::unique_ptr<Book> book, std::vector<SheetName> sheets)
        : book_(std::move(book)), sheets_(std::move(sheets)) {}

    FileFormat format() const override { return FileFormat::xls; }
    const std::vector<SheetName>& sheets() const override { return sheets_; }
    Result<void> begin(std::size_t sheet) override {
        if (sheet >= sheets_.size()) return fail(say(Word::no_such_sheet, {std::to_string(sheet + 1)}));
        filler_.emplace(sheets_[sheet].name);
        row_ = 0;
        if (freexl_select_active_worksheet(book_->handle, static_cast<unsigned short>(sheet)) != FREEXL_OK ||
            freexl_worksheet_dimensions(book_->handle, &rows_, &columns_) != FREEXL_OK)
            rows_ = columns_ = 0;
        return {};
    }
    Result<bool> work(std::size_t rows) override {
        for (std::size_t i = 0; i < rows && row_ < rows_; ++i, ++row_)
            for (unsigned short column = 0; column < columns_; ++column) put(column);
        if (!filler_->error.empty()) return fail(filler_->error);
        return row_ >= rows_;
    }
    std::size_t rows_done() const override { return row_; }
    Table take() override { return std::move(filler_->table); }

private:
    void put(unsigned short column) {
        FreeXL_CellValue value{};
        if (freexl_get_cell_value(book_->handle, row_, column, &value) != FREEXL_OK) return;
        switch (value.type) {
        case FREEXL_CELL_INT: return filler_->number(row_, column, value.value.int_value, false);
        case FREEXL_CELL_DOUBLE: return filler_->number(row_, column, value.value.double_value, false);
        case FREEXL_CELL_TEXT:
        case FREEXL_CELL_SST_TEXT: return filler_->cell({row_, column}, value.value.text_value);
        case FREEXL_CELL_DATE: return filler_->cell({row_, column, CellKind::date}, value.value.text_value);
        case FREEXL_CELL_DATETIME: {
            const std::string_view text = value.value.text_value;
            const bool is_midnight = text.substr(0, 16).ends_with("00:00");
            return filler_->cell({row_, column, CellKind::date}, text.substr(0, is_midnight ? 10 : 16));
        }
        case FREEXL_CELL_TIME:
            return filler_->cell({row_, column}, std::string_view(value.value.text_value).substr(0, 5));
        default: return;
        }
    }

    std::unique_ptr<Book> book_;
    std::vector<SheetName> sheets_;
    std::optional<TableFiller> filler_;
    unsigned int rows_ = 0, row_ = 0;
    unsigned short columns_ = 0;
};

} // namespace

OpenedTable open_xls(std::string bytes) {
    auto book = std::make_unique<Book>();
    book->bytes = std::move(bytes);
    opened_bytes = book->bytes;
    const int status = freexl_open("memory", &book->handle);
    unsigned int password = 0, count = 0;
    if (book->handle && freexl_get_info(book->handle, FREEXL_BIFF_PASSWORD, &password) == FREEXL_OK &&
        password == FREEXL_BIFF_OBFUSCATED)
        return fail(say(Word::is_encrypted));
    if (status != FREEXL_OK || freexl_get_info(book->handle, FREEXL_BIFF_SHEET_COUNT, &count) != FREEXL_OK)
        return fail(say(Word::is_damaged, {say(Word::bad_part, {".xls"})}));
    std::vector<SheetName> sheets;
    for (unsigned int i = 0; i < count; ++i) {
        const char* name = nullptr;
        freexl_get_worksheet_name(book->handle, static_cast<unsigned short>(i), &name);
        sheets.push_back({name ? name : say(Word::sheet_n, {std::to_string(i + 1)}), false});
    }
    if (sheets.empty()) return fail(say(Word::no_sheets));
    return std::make_unique<XlsReader>(std::move(book), std::move(sheets));
}

} // namespace yinfeng::documents
