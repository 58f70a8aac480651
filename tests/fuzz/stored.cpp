// What the storage engine reads back: manifests, sealed entries, keys, notes of deletions.
#include "app/storage_format.h"
#include "store/deletion.h"

#include <cstdint>
#include <string>
#include <vector>

using namespace yinfeng;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::size_t half = size / 2;
    if (const auto manifest = app::read_manifest({std::string(bytes.substr(0, half)), std::string(bytes.substr(half))})) {
        (void)app::read_manifest(app::write_manifest(*manifest));
    }
    (void)app::read_manifest({std::string(bytes)});
    (void)app::unseal(bytes);
    (void)app::parse_log_key(bytes);
    (void)app::parse_chunk_key(bytes);
    if (const auto note = DeletionNote::parse(bytes)) (void)note->covers("name", 7, 3);
    return 0;
}
