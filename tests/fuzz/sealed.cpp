// The reader of sealed files, as far as it goes without a passphrase. Its checksum keeps random bytes from getting far, so the header
// is also read with the right one put after it, and with as many bytes of chunks as it asks for.
#include "sync/sealed.h"
#include "base/sha256.h"
#include "model/limits.h"

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <string>

using namespace yinfeng;
using namespace yinfeng::sealed;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void require_sound(std::string_view file) {
    const Checked<Parts> parts = read(file);
    if (!parts) {
        require(!parts.error().message.empty());
        return;
    }
    const Header& header = parts->header;
    require(!header.keys.empty() && header.keys.size() <= most_keys && header.length <= limits::bytes);
    std::uint64_t rounds = 0;
    for (const WrappedKey& key : header.keys) rounds += key.rounds;
    require(rounds >= least_rounds && rounds <= most_rounds);
    // The chunks cover what there is, one after the other.
    std::uint64_t at = 0;
    for (std::uint64_t i = 0; i < chunk_count(header.length); ++i) {
        const Chunk chunk = chunk_at(header, i);
        require(chunk.sealed_begin == at && chunk.nonce.size() == nonce_bytes);
        at += chunk.plain_bytes + tag_bytes;
    }
    require(at == parts->chunks.size());
    require(parts->preamble.size() + parts->chunks.size() + parts->signature.size() == file.size());
    // Written again it says the same.
    std::string again = encode_preamble(header);
    again += parts->chunks;
    again += parts->signature;
    const Checked<Parts> reread = read(again);
    require(reread.has_value() && encode_preamble(reread->header) == encode_preamble(header));
}

std::string with_checksum(std::uint32_t version, std::string_view json) {
    std::string file(magic);
    for (const std::uint32_t number : {version, static_cast<std::uint32_t>(json.size())}) {
        for (int shift = 24; shift >= 0; shift -= 8) file += static_cast<char>(number >> shift & 0xFF);
    }
    file += json;
    Sha256 hash;
    hash.update(file);
    for (const std::byte byte : hash.finish()) file += static_cast<char>(byte);
    return file;
}

// How many bytes the header asks for; not many, or the fuzzer would do nothing else.
std::size_t asked_for(std::string_view json) {
    constexpr std::string_view key = "\"length\":";
    const std::size_t at = json.find(key);
    if (at == std::string_view::npos) return 0;
    std::uint64_t length = 0;
    std::from_chars(json.data() + at + key.size(), json.data() + json.size(), length);
    if (length > 200'000) return 0;
    return static_cast<std::size_t>(length + chunk_count(length) * tag_bytes) +
           (json.contains("\"signature\"") ? signature_bytes : 0);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    require_sound(bytes);
    std::string_view json = bytes;
    if (bytes.starts_with(magic) &&
        bytes.size() > magic.size() + 8) { // a file: its header, however long it says that is
        json.remove_prefix(magic.size() + 8);
        json = json.substr(0, json.find('}', json.rfind(']') == std::string_view::npos ? 0 : json.rfind(']')) + 1);
    }
    std::string file = with_checksum(newest_version, json);
    require_sound(file);
    file.append(asked_for(json), 'c');
    require_sound(file);
    return 0;
}
