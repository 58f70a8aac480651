#include "app/passphrase.h"

#include "base/utf8.h"

#include <cstddef>

namespace yinfeng::app {

namespace {

bool is_invisible(char32_t c) { // and what no keyboard has
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || draws_nothing(c) ||
           (c >= 0x600 && c <= 0x605) || (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xFDD0 && c <= 0xFDEF) ||
           (c >= replacement_character && c <= 0xFFFF) || c >= 0xF0000;
}

bool is_combining(char32_t c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
           (c >= 0x20D0 && c <= 0x20FF) || (c >= 0x3099 && c <= 0x309A) || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0xFE20 && c <= 0xFE2F);
}

} // namespace

bool is_long_enough(std::string_view passphrase) {
    std::size_t weight = 0;
    for (const char c : passphrase) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) ++weight;
        else if (byte >= 0xC0) weight += 2; // the first byte of a longer one
    }
    return weight >= 12;
}

bool can_be_typed(std::string_view passphrase) {
    if (!is_valid_utf8(passphrase) || trim(passphrase) != passphrase) return false;
    for (std::size_t at = 0; at < passphrase.size();) {
        const char32_t c = next_code_point(passphrase, at);
        if (is_invisible(c) || is_combining(c)) return false;
    }
    return true;
}

std::string as_typed(std::string_view passphrase) {
    std::string typed;
    for (std::size_t at = 0; at < passphrase.size();) {
        const char32_t c = next_code_point(passphrase, at);
        if (!is_invisible(c)) append_code_point(typed, c);
    }
    return std::string(trim(typed));
}

} // namespace yinfeng::app
