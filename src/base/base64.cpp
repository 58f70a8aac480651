#include "base/base64.h"

#include <cstdint>

namespace yinfeng {

namespace {

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

} // namespace

std::string to_base64(std::string_view bytes) {
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::uint32_t three = byte_at(bytes, at) << 16 | byte_at(bytes, at + 1) << 8 | byte_at(bytes, at + 2);
        out += digits[three >> 18];
        out += digits[three >> 12 & 63];
        out += at + 1 < bytes.size() ? digits[three >> 6 & 63] : '=';
        out += at + 2 < bytes.size() ? digits[three & 63] : '=';
    }
    return out;
}

std::optional<std::string> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::string out;
    out.reserve(text.size() / 4 * 3);
    for (std::size_t at = 0; at < text.size(); at += 4) {
        const bool last = at + 4 == text.size();
        const int padding = !last ? 0 : text[at + 2] == '=' && text[at + 3] == '=' ? 2 : text[at + 3] == '=' ? 1 : 0;
        std::uint32_t three = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const bool is_padding = static_cast<int>(i) >= 4 - padding;
            const std::size_t digit = is_padding ? 0 : digits.find(text[at + i]);
            if (digit == std::string_view::npos) return std::nullopt;
            three = three << 6 | static_cast<std::uint32_t>(digit);
        }
        if ((padding == 1 && (three & 0xFF) != 0) || (padding == 2 && (three & 0xFFFF) != 0)) return std::nullopt;
        out += static_cast<char>(three >> 16);
        if (padding < 2) out += static_cast<char>(three >> 8 & 0xFF);
        if (padding < 1) out += static_cast<char>(three & 0xFF);
    }
    return out;
}

} // namespace yinfeng
