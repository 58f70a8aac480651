#pragma once
// The known answer of the sealed format: with this passphrase and these secrets every implementation writes the same bytes.
// tests/golden/sealed-v1.yfs is v1-small.json, gzipped without compression (fake/stored_gzip.h), sealed with them;
// sealed-v1-signed.yfs the same with a signature. Used natively (tests/unit/app) and in the browsers (tests/browser).

#include "app/sealed_file.h"

#include <string>

namespace yinfeng::test {

inline constexpr std::string_view vector_passphrase = "引凤 correct horse 2019 电池";

inline app::Sealing vector_sealing() {
    return {.passphrase = std::string(vector_passphrase),
        .office = "开发区招商局",
        .created_ms = 1'567'123'200'000,
        .rounds = sealed::least_rounds};
}

inline app::SealSecrets vector_secrets() {
    const auto count_up = [](std::size_t length, int from) {
        std::string bytes;
        for (std::size_t i = 0; i < length; ++i) bytes += static_cast<char>(from + static_cast<int>(i));
        return bytes;
    };
    return {count_up(sealed::key_bytes, 0x00), count_up(sealed::salt_bytes, 0x40), count_up(sealed::nonce_bytes, 0x60),
        count_up(sealed::prefix_bytes, 0x70)};
}

// Three chunks and a bit.
inline std::string vector_payload() {
    std::string bytes;
    for (std::uint32_t i = 0; i < 200'000; ++i) bytes += static_cast<char>((i * 2654435761u) >> 24);
    return bytes;
}
inline constexpr std::string_view vector_payload_sha256 =
    "46f88dfe1ff78bea217eea4a14784638704abfdcf915880264904f49cf9d4944";

} // namespace yinfeng::test
