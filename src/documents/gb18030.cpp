#include "documents/gb18030.h"

#include "base/utf8.h"

#include <iconv.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace yinfeng::documents {

namespace {

constexpr std::size_t leads = 0xFE - 0x81 + 1, trails = 190;

struct Tables {
    std::vector<char16_t> of_pair = std::vector<char16_t>(leads * trails); // 0: nothing
    std::vector<std::uint16_t> pair_of = std::vector<std::uint16_t>(0x10000);
    std::vector<char16_t> of_four; // in their order

    Tables() {
        const iconv_t converter = iconv_open("UTF-16BE", "GB18030");
        for (std::size_t lead = 0; lead < leads; ++lead) {
            for (std::size_t trail = 0; trail < trails; ++trail) {
                char in[2] = {static_cast<char>(0x81 + lead), static_cast<char>(trail_byte(trail))};
                char out[4];
                char* source = in;
                char* target = out;
                std::size_t left = 2, room = sizeof out;
                const bool is_read = iconv(converter, &source, &left, &target, &room) != static_cast<std::size_t>(-1);
                iconv(converter, nullptr, nullptr, nullptr, nullptr);
                if (!is_read || room != 2) continue;
                const auto unit =
                    static_cast<char16_t>(static_cast<unsigned char>(out[0]) << 8 | static_cast<unsigned char>(out[1]));
                of_pair[lead * trails + trail] = unit;
                if (pair_of[unit] == 0)
                    pair_of[unit] = static_cast<std::uint16_t>((0x81 + lead) << 8 | trail_byte(trail));
            }
        }
        iconv_close(converter);
        for (std::uint32_t c = 0x80; c < 0x10000; ++c)
            if (pair_of[c] == 0 && (c < 0xD800 || c > 0xDFFF)) of_four.push_back(static_cast<char16_t>(c));
    }
    static std::uint32_t trail_byte(std::size_t trail) {
        return static_cast<std::uint32_t>(trail < 0x3F ? 0x40 + trail : 0x41 + trail);
    }
};

const Tables& tables() {
    static const Tables made;
    return made;
}

constexpr std::uint32_t first_of_planes = 189'000; // the linear number of 90308130

} // namespace

std::optional<std::string> from_gb18030(std::string_view bytes) {
    const Tables& known = tables();
    std::string out;
    const auto byte = [&](std::size_t at) {
        return at < bytes.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at])) : 0;
    };
    for (std::size_t at = 0; at < bytes.size();) {
        const std::uint32_t lead = byte(at), second = byte(at + 1);
        if (lead < 0x80) {
            out += bytes[at++];
            continue;
        }
        if (lead == 0x80 || lead == 0xFF) return std::nullopt;
        if (second >= 0x30 && second <= 0x39) {
            const std::uint32_t third = byte(at + 2), fourth = byte(at + 3);
            if (third < 0x81 || third > 0xFE || fourth < 0x30 || fourth > 0x39) return std::nullopt;
            const std::uint32_t number =
                (((lead - 0x81) * 10 + second - 0x30) * 126 + third - 0x81) * 10 + fourth - 0x30;
            if (number < known.of_four.size()) append_code_point(out, known.of_four[number]);
            else if (number >= first_of_planes && number - first_of_planes < 0x100000)
                append_code_point(out, 0x10000 + number - first_of_planes);
            else return std::nullopt;
            at += 4;
            continue;
        }
        if (second < 0x40 || second == 0x7F || second == 0xFF) return std::nullopt;
        const char16_t unit = known.of_pair[(lead - 0x81) * trails + second - (second < 0x7F ? 0x40 : 0x41)];
        if (unit == 0) return std::nullopt;
        append_code_point(out, unit);
        at += 2;
    }
    return out;
}

std::string to_gb18030(std::string_view utf8) {
    const Tables& known = tables();
    std::string out;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = next_code_point(utf8, at);
        if (c < 0x80) {
            out += static_cast<char>(c);
            continue;
        }
        if (c < 0x10000 && known.pair_of[c] != 0) {
            out += static_cast<char>(known.pair_of[c] >> 8);
            out += static_cast<char>(known.pair_of[c]);
            continue;
        }
        std::uint32_t number = first_of_planes + (c - 0x10000);
        if (c < 0x10000)
            number = static_cast<std::uint32_t>(
                std::ranges::lower_bound(known.of_four, static_cast<char16_t>(c)) - known.of_four.begin());
        char four[4];
        four[3] = static_cast<char>(0x30 + number % 10), number /= 10;
        four[2] = static_cast<char>(0x81 + number % 126), number /= 126;
        four[1] = static_cast<char>(0x30 + number % 10), number /= 10;
        four[0] = static_cast<char>(0x81 + number);
        out.append(four, 4);
    }
    return out;
}

} // namespace yinfeng::documents
