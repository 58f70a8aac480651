// What the storage engine reads back: manifests, sealed entries, keys, fragments. Digests keep random bytes from getting far, so the
// same bytes are also read with the right ones before them.
#include "app/storage_format.h"
#include "base/sha256.h"
#include "store/fragment.h"
#include "sync/snapshot.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

using namespace yinfeng;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void require_sound(const std::optional<app::Manifest>& manifest) {
    if (!manifest) return;
    const auto again = app::read_manifest(app::write_manifest(*manifest));
    require(again.has_value() && again->chunks == manifest->chunks && again->sequence == manifest->sequence &&
            again->log_covered == manifest->log_covered && again->log_complete == manifest->log_complete);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::size_t half = size / 2;
    require_sound(app::read_manifest({std::string(bytes.substr(0, half)), std::string(bytes.substr(half))}));
    require_sound(app::read_manifest(
        {"yinfeng-manifest 1 " + std::to_string(size) + " " + sha256_hex(bytes) + "\n", std::string(bytes)}));
    (void)app::unseal(bytes);
    const std::string sealed = app::seal(bytes, app::Packing::raw);
    const auto unsealed = app::unseal(sealed);
    require(unsealed.has_value() && unsealed->payload == bytes);
    if (const auto key = app::parse_log_key(bytes)) require(app::log_key(key->number, key->part, key->parts) == bytes);
    if (const auto key = app::parse_chunk_key(bytes))
        require(app::chunk_key(key->number, key->slot, key->part, key->parts) == bytes);
    // An entry of the log that a database gives back: joined whatever it is, as long as it can be read.
    if (const auto fragment = decode_snapshot(bytes, Digest::ignored)) {
        Workspace workspace;
        workspace.join(*fragment, {});
        const std::string written = encode_snapshot(workspace);
        workspace.join(*fragment, {});
        require(encode_snapshot(workspace) == written);
    }
    return 0;
}
