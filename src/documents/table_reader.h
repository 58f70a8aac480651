#pragma once
// Workbooks and text tables of strangers, read: .xlsx, .xlsm, .ods, .xls (BIFF), tables of web pages and SpreadsheetML 2003 (both often named .xls),
// .csv and .tsv. What a file is, its first bytes say, never its name (practice.md f3 “container”).
//
//   auto reader = TableReader::open(std::move(bytes), {});
//   for (const SheetName& sheet : (*reader)->sheets()) …
//   (*reader)->begin(0);
//   while (!*(*reader)->work(2000)) …        // rows; between them progress is told, and it can be given up
//   Table table = (*reader)->take();
//
// A hostile file can cost no more than limits.h allows: what it unpacks to, cells, texts. Macros, links and formulas are never followed.
// Errors are said in the user's words, with sheet, row and column where there are any.

#include "base/result.h"
#include "documents/table.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yinfeng::documents {

enum class FileFormat : std::uint8_t { xlsx, ods, xls, html, spreadsheet_xml, text };

enum class TextEncoding : std::uint8_t { utf8, utf8_with_mark, utf16_le, utf16_be, gb18030 };

struct TextForm { // of CSV and other lines of text
    TextEncoding encoding = TextEncoding::utf8;
    char separator = ',';      // , tab ; |
    bool is_ambiguous = false; // the bytes are valid as UTF-8 and as GB18030 with other characters: show both
    bool operator==(const TextForm&) const = default;
};

struct ReadOptions {
    std::optional<TextEncoding> encoding = {}; // that somebody has chosen; nothing: as the bytes say
    std::optional<char> separator = {};
};

struct SheetName {
    std::string name;
    bool is_hidden = false;
};

class TableReader {
public:
    static Result<std::unique_ptr<TableReader>> open(std::string bytes, ReadOptions options);
    virtual ~TableReader() = default;

    virtual FileFormat format() const = 0;
    virtual std::optional<TextForm> text_form() const { return {}; } // of text: what was taken
    virtual const std::vector<SheetName>& sheets() const = 0;        // at least one

    virtual Result<void> begin(std::size_t sheet) = 0;
    virtual Result<bool> work(std::size_t rows) = 0; // true: all has been read. After an error there is nothing to take
    virtual std::size_t rows_done() const = 0;
    virtual Table take() = 0;
};

} // namespace yinfeng::documents
