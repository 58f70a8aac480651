#pragma once
// Text of any of the encodings that tables of offices have, as UTF-8 and back (modules.md part f “Encoding”): by iconv, natively and in WebAssembly.

#include "base/result.h"
#include "documents/table_reader.h"

#include <string>
#include <string_view>

namespace yinfeng::documents {

struct GuessedEncoding {
    TextEncoding encoding = TextEncoding::utf8;
    bool is_ambiguous = false; // valid in UTF-8 and in GB18030, and not the same
};
// A mark at the beginning; zero bytes in every second place; strict UTF-8; else GB18030.
GuessedEncoding guess_encoding(std::string_view bytes);

Result<std::string> to_utf8_text(std::string_view bytes, TextEncoding encoding); // without the mark
Result<std::string> from_utf8_text(
    std::string_view text, TextEncoding encoding); // with the mark where the encoding has one

} // namespace yinfeng::documents
