#include "app/file_kind.h"

namespace yinfeng::app {

namespace {

// Only for telling an old xls from an old doc, which begin alike.
bool name_contains(std::string_view name, std::string_view lower_case_part) {
    for (std::size_t start = 0; start + lower_case_part.size() <= name.size(); ++start) {
        std::size_t i = 0;
        while (i < lower_case_part.size()) {
            const char c = name[start + i];
            if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c) != lower_case_part[i]) {
                break;
            }
            ++i;
        }
        if (i == lower_case_part.size()) {
            return true;
        }
    }
    return false;
}

std::string_view without_leading_space(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    return start == std::string_view::npos ? std::string_view() : text.substr(start);
}

} // namespace

FileKind file_kind(std::string_view bytes, std::string_view name) {
    using namespace std::string_view_literals;
    if (bytes.empty()) {
        return FileKind::empty;
    }
    if (bytes.starts_with("\x1F\x8B"sv)) {
        return FileKind::gzip;
    }
    if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv)) {
        // Office files name their main folder in one of the first entries.
        const std::string_view head = bytes.substr(0, 8192);
        if (head.find("xl/") != std::string_view::npos) {
            return FileKind::spreadsheet;
        }
        if (head.find("word/") != std::string_view::npos || head.find("ppt/") != std::string_view::npos) {
            return FileKind::document;
        }
        if (head.find("[Content_Types].xml") != std::string_view::npos) {
            return name_contains(name, ".doc") || name_contains(name, ".ppt") ? FileKind::document
                                                                              : FileKind::spreadsheet;
        }
        return FileKind::archive;
    }
    if (bytes.starts_with("\xD0\xCF\x11\xE0"sv)) {
        return name_contains(name, ".doc") || name_contains(name, ".ppt") ? FileKind::document : FileKind::spreadsheet;
    }
    if (bytes.starts_with("%PDF"sv)) {
        return FileKind::document;
    }
    if (bytes.starts_with("7z\xBC\xAF\x27\x1C"sv) || bytes.starts_with("Rar!"sv)) {
        return FileKind::archive;
    }
    return without_leading_space(bytes.substr(0, 4096)).starts_with('<') ? FileKind::web_page : FileKind::text;
}

} // namespace yinfeng::app
