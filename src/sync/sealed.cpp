#include "sync/sealed.h"

#include "base/base64.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "model/json_scanner.h"
#include "model/json_writer.h"
#include "model/limits.h"
#include "model/typed.h"
#include "sync/words.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace yinfeng::sealed {

using sync::say;
using sync::Word;

namespace {

using namespace std::string_view_literals;

constexpr std::size_t frame_bytes = magic.size() + 8; // with version and header length
constexpr std::size_t checksum_bytes = 32;
constexpr std::size_t most_office_bytes = 1024;

constexpr std::string_view cipher_name = "A256GCM", kdf_name = "PBKDF2-HMAC-SHA-256", scheme_name = "ES256";

void append_number(std::string& out, std::uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xFF);
}

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

std::string checksum(std::string_view bytes) {
    Sha256 hash;
    hash.update(bytes);
    std::string out;
    for (const std::byte byte : hash.finish()) out += static_cast<char>(byte);
    return out;
}

std::string number_text(std::uint64_t number) {
    std::string text;
    append_integer(text, static_cast<std::int64_t>(number));
    return text;
}

std::unexpected<Problem> problem(Trouble trouble, std::string message) {
    return std::unexpected(Problem{trouble, std::move(message)});
}

std::unexpected<Problem> not_readable(Word what) {
    return problem(Trouble::too_new, say(Word::not_readable, {say(what)}));
}

// The header as flat names and values: "keys/0/salt" -> text. Small, bounded, no name twice.
class FlatReader {
public:
    struct Entry {
        std::string text;
        std::optional<std::int64_t> number;
    };
    using Entries = std::map<std::string, Entry>;
    const Entries& entries() const { return entries_; }

    bool null() { return put({}); }
    bool boolean(bool) { return put({}); }
    bool integer(std::int64_t number) { return put({{}, number}); }
    bool other_number(std::string_view) { return put({}); }
    bool string(std::string_view text, bool clean) { return clean && put({std::string(text), {}}); }
    bool key(std::string_view name, bool clean) {
        if (!clean || name.size() > 64 || name.contains('/')) return false;
        levels_.back().name = name;
        return true;
    }
    bool start_object() { return open(false); }
    bool start_array() { return open(true); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

private:
    struct Level {
        bool is_list;
        std::string name; // of the member that is read now
        int next = 0;     // of a list
    };

    std::string path() {
        std::string text;
        for (Level& level : levels_) {
            if (!text.empty()) text += '/';
            text += level.is_list ? number_text(static_cast<std::uint64_t>(level.next)) : level.name;
        }
        return text;
    }
    bool put(Entry entry) {
        if (levels_.empty() || entries_.size() >= 256) return false;
        const bool is_new = entries_.emplace(path(), std::move(entry)).second;
        ++levels_.back().next;
        return is_new;
    }
    bool open(bool is_list) {
        if (levels_.size() >= 8 || (levels_.empty() && is_list)) return false;
        if (!levels_.empty() && !entries_.emplace(path() + "/", Entry{}).second) return false; // "x" twice, once empty
        levels_.push_back({is_list, {}, 0});
        return true;
    }
    bool close() {
        levels_.pop_back();
        if (!levels_.empty()) ++levels_.back().next;
        return true;
    }

    std::vector<Level> levels_;
    Entries entries_;
};

class HeaderReader {
public:
    explicit HeaderReader(const FlatReader::Entries& entries) : entries_(entries) {}

    Checked<Header> run() {
        if (text("cipher") != cipher_name) return not_readable(Word::the_cipher);
        if (text("compression") != "gzip") return not_readable(Word::the_compression);
        Header header;
        header.prefix = bytes("nonce");
        header.office = text("office");
        const auto length = number("length"), created = number("created");
        if (header.prefix.size() != prefix_bytes || header.office.size() > most_office_bytes || !length ||
            *length < 0 || !created || *created < 0 || *created > latest_wall_ms) {
            return std::unexpected(altered(say(Word::the_header)));
        }
        if (static_cast<std::uint64_t>(*length) > limits::bytes) {
            return problem(Trouble::altered, std::string(say(Word::sealed_large)));
        }
        header.length = static_cast<std::uint64_t>(*length);
        header.created_ms = *created;
        if (auto keys = read_keys(header); !keys) return std::unexpected(keys.error());
        if (entries_.contains("signature/")) {
            if (text("signature/scheme") != scheme_name) return not_readable(Word::the_signature_scheme);
            header.public_key = bytes("signature/key");
            if (header.public_key.size() != public_key_bytes) return std::unexpected(altered(say(Word::the_signature)));
        }
        return header;
    }

private:
    Checked<void> read_keys(Header& header) {
        std::uint64_t rounds_together = 0;
        std::size_t count = 0;
        for (; entries_.contains("keys/" + number_text(count) + "/"); ++count) {
            if (count == most_keys) return std::unexpected(altered(say(Word::the_keys)));
            const std::string at = "keys/" + number_text(count) + "/";
            if (text(at + "kdf") != kdf_name || text(at + "wrap") != cipher_name)
                continue; // perhaps another one is known
            WrappedKey key;
            const auto rounds = number(at + "rounds");
            key.salt = bytes(at + "salt");
            key.nonce = bytes(at + "nonce");
            key.wrapped = bytes(at + "key");
            if (!rounds || key.salt.size() < salt_bytes || key.salt.size() > 64 || key.nonce.size() != nonce_bytes ||
                key.wrapped.size() != key_bytes + tag_bytes) {
                return std::unexpected(altered(say(Word::the_keys)));
            }
            if (*rounds < least_rounds) return problem(Trouble::altered, std::string(say(Word::weak_passphrase)));
            rounds_together += static_cast<std::uint64_t>(*rounds);
            if (rounds_together > most_rounds) {
                return problem(Trouble::altered, std::string(say(Word::too_many_rounds)));
            }
            key.rounds = static_cast<std::uint32_t>(*rounds);
            header.keys.push_back(std::move(key));
        }
        if (header.keys.empty()) return not_readable(Word::the_kdf);
        return {};
    }

    std::string text(const std::string& path) const {
        const auto found = entries_.find(path);
        return found == entries_.end() ? std::string() : found->second.text;
    }
    std::string bytes(const std::string& path) const { return from_base64(text(path)).value_or(""); }
    std::optional<std::int64_t> number(const std::string& path) const {
        const auto found = entries_.find(path);
        return found == entries_.end() ? std::nullopt : found->second.number;
    }

    const FlatReader::Entries& entries_;
};

std::unexpected<Problem> cut_short(std::uint64_t is, std::uint64_t wanted) {
    const std::string_view then = say(Word::send_again);
    return problem(Trouble::cut, wanted ? say(Word::sealed_cut_of, {number_text(is), number_text(wanted), then})
                                        : say(Word::sealed_cut, {number_text(is), then}));
}

void add_member(JsonWriter& out, std::string_view key, std::string_view text) {
    out.key(key);
    out.text(text);
}
void add_number(JsonWriter& out, std::string_view key, std::int64_t number) {
    out.key(key);
    out.integer(number);
}

} // namespace

bool looks_sealed(std::string_view bytes) {
    // As it is; turned into UTF-8 from Latin-1 or by replacement; with the high bit lost.
    for (const std::string_view start : {"\x89YFS"sv, "\xC2\x89YFS"sv, "\xEF\xBF\xBDYFS"sv, "\x09YFS"sv}) {
        if (bytes.starts_with(start)) return true;
    }
    return false;
}

std::string encode_preamble(const Header& header) {
    JsonWriter members;
    members.open_object();
    add_member(members, "cipher", cipher_name);
    add_member(members, "compression", "gzip");
    add_number(members, "created", std::clamp<std::int64_t>(header.created_ms, 0, latest_wall_ms));
    members.key("keys");
    members.open_list();
    for (const WrappedKey& key : header.keys) {
        members.open_object();
        add_member(members, "kdf", kdf_name);
        add_member(members, "key", to_base64(key.wrapped));
        add_member(members, "nonce", to_base64(key.nonce));
        add_number(members, "rounds", key.rounds);
        add_member(members, "salt", to_base64(key.salt));
        add_member(members, "wrap", cipher_name);
        members.close_object();
    }
    members.close_list();
    add_number(members, "length", static_cast<std::int64_t>(header.length));
    add_member(members, "nonce", to_base64(header.prefix));
    add_member(members, "office", truncate_bytes(clean_text(header.office, true), most_office_bytes));
    if (!header.public_key.empty()) {
        members.key("signature");
        members.open_object();
        add_member(members, "key", to_base64(header.public_key));
        add_member(members, "scheme", scheme_name);
        members.close_object();
    }
    members.close_object();
    const std::string json = members.take();

    std::string out(magic);
    append_number(out, newest_version);
    append_number(out, static_cast<std::uint32_t>(json.size()));
    out += json;
    out += checksum(out);
    return out;
}

Checked<Parts> read(std::string_view bytes) {
    if (!looks_sealed(bytes)) {
        if (!bytes.empty() && magic.starts_with(bytes)) return cut_short(bytes.size(), 0);
        return problem(Trouble::not_sealed, std::string(say(Word::not_sealed)));
    }
    if (!bytes.starts_with(magic.substr(0, std::min(magic.size(), bytes.size())))) {
        return problem(Trouble::altered, std::string(say(Word::sent_as_text)));
    }
    if (bytes.size() < frame_bytes) return cut_short(bytes.size(), 0);
    const std::uint32_t version = number_at(bytes, magic.size());
    const std::size_t header_bytes = number_at(bytes, magic.size() + 4);
    if (header_bytes > most_header_bytes) return std::unexpected(altered(say(Word::the_header)));
    const std::size_t preamble_bytes = frame_bytes + header_bytes + checksum_bytes;
    if (bytes.size() < preamble_bytes) return cut_short(bytes.size(), 0);
    const std::string_view covered = bytes.substr(0, frame_bytes + header_bytes);
    if (bytes.substr(covered.size(), checksum_bytes) != checksum(covered))
        return std::unexpected(altered(say(Word::the_header)));
    if (version != newest_version) return not_readable(Word::the_version);

    FlatReader reader;
    JsonScanner scanner(covered.substr(frame_bytes), reader);
    if (!scanner.run()) return std::unexpected(altered(say(Word::the_header)));
    Checked<Header> header = HeaderReader(reader.entries()).run();
    if (!header) return std::unexpected(header.error());

    Parts parts;
    parts.header = *std::move(header);
    const std::uint64_t chunks = parts.header.length + chunk_count(parts.header.length) * tag_bytes;
    const std::uint64_t wanted = preamble_bytes + chunks + (parts.header.public_key.empty() ? 0 : signature_bytes);
    if (bytes.size() < wanted) return cut_short(bytes.size(), wanted);
    if (bytes.size() > wanted)
        return std::unexpected(altered(say(Word::bytes_behind, {number_text(bytes.size() - wanted)})));
    parts.preamble = bytes.substr(0, preamble_bytes);
    parts.chunks = bytes.substr(preamble_bytes, static_cast<std::size_t>(chunks));
    if (!parts.header.public_key.empty()) {
        parts.signed_bytes = bytes.substr(0, bytes.size() - signature_bytes);
        parts.signature = bytes.substr(parts.signed_bytes.size());
    }
    return parts;
}

std::uint64_t chunk_count(std::uint64_t payload_bytes) {
    return payload_bytes == 0 ? 1 : (payload_bytes + chunk_bytes - 1) / chunk_bytes;
}

Chunk chunk_at(const Header& header, std::uint64_t index) {
    Chunk chunk;
    chunk.plain_begin = index * chunk_bytes;
    chunk.plain_bytes = std::min<std::uint64_t>(chunk_bytes, header.length - chunk.plain_begin);
    chunk.sealed_begin = index * (chunk_bytes + tag_bytes);
    chunk.nonce = header.prefix;
    append_number(chunk.nonce, static_cast<std::uint32_t>(index));
    chunk.nonce += index + 1 == chunk_count(header.length) ? '\x01' : '\x00';
    return chunk;
}

std::string fingerprint(std::string_view public_key) {
    const std::string digest = sha256_hex(public_key);
    std::string text;
    for (std::size_t at = 0; at < 32; at += 4) text += (at ? " " : "") + digest.substr(at, 4);
    return text;
}

Problem wrong_passphrase() { return {Trouble::wrong_passphrase, std::string(say(Word::wrong_passphrase))}; }

Problem altered(std::string_view where) {
    return {Trouble::altered, say(Word::sealed_altered, {where, say(Word::send_again)})};
}

Problem forged() { return {Trouble::forged, std::string(say(Word::forged))}; }

Problem impossible(std::string_view why) { return {Trouble::impossible, std::string(why)}; }

} // namespace yinfeng::sealed
