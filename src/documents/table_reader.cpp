#include "documents/table_reader.h"

#include "documents/limits.h"
#include "documents/table_readers.h"
#include "documents/words.h"

namespace yinfeng::documents {

namespace {

std::string lower_head(std::string_view bytes) {
    std::string head(bytes.substr(0, 4096));
    for (char& c : head)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    return head;
}

bool holds_wide(std::string_view bytes, std::string_view ascii) { // as UTF-16LE
    std::string wide;
    for (const char c : ascii) wide += c, wide += '\0';
    return bytes.find(wide) != std::string_view::npos;
}

OpenedTable open_zip(std::string bytes) {
    auto archive = Archive::open(std::move(bytes));
    if (!archive) return std::unexpected(archive.error());
    if ((*archive)->has("content.xml")) {
        // Of a sheet whose parts are encrypted the manifest says so.
        const auto manifest = (*archive)->read_all("META-INF/manifest.xml", 1 << 20);
        if (manifest && manifest->find("encryption-data") != std::string::npos) return fail(say(Word::is_encrypted));
        return open_ods(std::move(*archive));
    }
    if ((*archive)->has("[Content_Types].xml") || (*archive)->has("xl/workbook.xml"))
        return open_xlsx(std::move(*archive));
    return fail(say(Word::unknown_format));
}

} // namespace

OpenedTable TableReader::open(std::string bytes, ReadOptions options) {
    if (bytes.empty()) return fail(say(Word::is_empty));
    if (bytes.size() > most_file_bytes)
        return fail(say(Word::too_large, {std::to_string(bytes.size() >> 20), std::to_string(most_file_bytes >> 20)}));
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return open_zip(std::move(bytes));
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
        if (holds_wide(bytes, "EncryptedPackage")) return fail(say(Word::is_encrypted));
        return open_xls(std::move(bytes));
    }
    // BIFF2 to BIFF4 without a container.
    if (bytes.size() > 4 && bytes[0] == '\x09' && (bytes[1] == '\0' || bytes[1] == '\x02' || bytes[1] == '\x04') &&
        bytes[3] == '\0')
        return open_xls(std::move(bytes));
    for (const std::string_view other : {"%PDF", "\x89PNG", "\xFF\xD8\xFF", "GIF8", "Rar!", "7z\xBC\xAF", "\x1F\x8B"})
        if (bytes.starts_with(other)) return fail(say(Word::unknown_format));
    const std::string head = lower_head(bytes);
    const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first != std::string::npos && head[first] == '<') {
        if (head.find("urn:schemas-microsoft-com:office:spreadsheet") != std::string::npos &&
            head.find("<html") == std::string::npos)
            return open_spreadsheet_xml(std::move(bytes));
        return open_html(std::move(bytes));
    }
    return open_text(std::move(bytes), options);
}

} // namespace yinfeng::documents
