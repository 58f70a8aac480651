#pragma once
// What a file is, told from its first bytes and never from its name: mail and chat programs rename files freely.

#include <cstdint>
#include <string_view>

namespace yinfeng::app {

enum class FileKind : std::uint8_t {
    text,        // perhaps a snapshot: the decoder decides
    gzip,        // perhaps a snapshot inside
    spreadsheet, // xlsx, or the old binary xls
    document,    // docx, doc, pdf, pptx
    archive,     // zip, 7z, rar: the snapshot must be taken out first
    web_page,    // html or xml, often a saved download page
    empty,
};

FileKind file_kind(std::string_view bytes, std::string_view name);

} // namespace yinfeng::app
