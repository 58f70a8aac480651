#include "documents/text_encoding.h"

#include "base/utf8.h"
#include "documents/gb18030.h"
#include "documents/words.h"

#include <iconv.h>

#include <cerrno>

namespace yinfeng::documents {

namespace {

constexpr std::string_view mark_utf8 = "\xEF\xBB\xBF", mark_le = "\xFF\xFE", mark_be = "\xFE\xFF";

const char* name_of(TextEncoding encoding) {
    switch (encoding) {
    case TextEncoding::utf16_le: return "UTF-16LE";
    case TextEncoding::utf16_be: return "UTF-16BE";
    default: return "UTF-8";
    }
}

std::string_view mark_of(TextEncoding encoding) {
    switch (encoding) {
    case TextEncoding::utf8_with_mark: return mark_utf8;
    case TextEncoding::utf16_le: return mark_le;
    case TextEncoding::utf16_be: return mark_be;
    default: return {};
    }
}

Result<std::string> converted(std::string_view bytes, const char* to, const char* from) {
    const iconv_t converter = iconv_open(to, from);
    if (converter == reinterpret_cast<iconv_t>(-1)) return fail(say(Word::bad_encoding));
    std::string out, buffer(64 << 10, '\0');
    std::string in(bytes); // iconv wants what it may write
    char* source = in.data();
    std::size_t left = in.size();
    bool is_good = true;
    while (left > 0 && is_good) {
        char* target = buffer.data();
        std::size_t room = buffer.size();
        const std::size_t status = iconv(converter, &source, &left, &target, &room);
        out.append(buffer.data(), buffer.size() - room);
        is_good = status != static_cast<std::size_t>(-1) || errno == E2BIG;
    }
    iconv_close(converter);
    if (!is_good) return fail(say(Word::bad_encoding));
    return out;
}

} // namespace

GuessedEncoding guess_encoding(std::string_view bytes) {
    if (bytes.starts_with(mark_utf8)) return {TextEncoding::utf8_with_mark};
    if (bytes.starts_with(mark_le)) return {TextEncoding::utf16_le};
    if (bytes.starts_with(mark_be)) return {TextEncoding::utf16_be};
    const std::string_view head = bytes.substr(0, 4096);
    std::size_t even = 0, odd = 0;
    for (std::size_t i = 0; i < head.size(); ++i)
        if (head[i] == '\0') ++(i % 2 ? odd : even);
    if (odd > 4 && odd > even * 8 && bytes.size() % 2 == 0) return {TextEncoding::utf16_le};
    if (even > 4 && even > odd * 8 && bytes.size() % 2 == 0) return {TextEncoding::utf16_be};
    if (!is_valid_utf8(bytes)) return {TextEncoding::gb18030};
    // Two characters of GB18030 may be valid UTF-8 (路 = C2 B7); a longer text hardly.
    bool is_ascii = true;
    std::size_t others = 0;
    for (const char c : bytes)
        if (static_cast<unsigned char>(c) >= 0x80) is_ascii = false, ++others;
    const bool is_ambiguous = !is_ascii && others <= 40 && from_gb18030(bytes).has_value();
    return {TextEncoding::utf8, is_ambiguous};
}

Result<std::string> to_utf8_text(std::string_view bytes, TextEncoding encoding) {
    const std::string_view mark = mark_of(encoding);
    if (!mark.empty() && bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
    if (encoding == TextEncoding::utf8 || encoding == TextEncoding::utf8_with_mark) {
        if (encoding == TextEncoding::utf8 && bytes.starts_with(mark_utf8)) bytes.remove_prefix(mark_utf8.size());
        if (!is_valid_utf8(bytes)) return fail(say(Word::bad_encoding));
        return std::string(bytes);
    }
    if (encoding == TextEncoding::gb18030) {
        std::optional<std::string> text = from_gb18030(bytes);
        if (!text) return fail(say(Word::bad_encoding));
        return std::move(*text);
    }
    return converted(bytes, "UTF-8", name_of(encoding));
}

Result<std::string> from_utf8_text(std::string_view text, TextEncoding encoding) {
    std::string out(mark_of(encoding));
    if (encoding == TextEncoding::utf8 || encoding == TextEncoding::utf8_with_mark) return out.append(text);
    if (encoding == TextEncoding::gb18030) return to_gb18030(text);
    const Result<std::string> bytes = converted(text, name_of(encoding), "UTF-8");
    if (!bytes) return bytes;
    return out + *bytes;
}

} // namespace yinfeng::documents
