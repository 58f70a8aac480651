#include "app/storage_format.h"

#include "base/sha256.h"

#include <charconv>

namespace yinfeng::app {

namespace {

constexpr std::string_view manifest_name = "yinfeng-manifest ", manifest_magic = "yinfeng-manifest 1 ";
constexpr std::uint64_t manifest_format = 1;

std::string padded(std::uint64_t number, std::size_t width) {
    char digits[20];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    const auto length = static_cast<std::size_t>(end - digits);
    std::string out(width > length ? width - length : 0, '0');
    return out.append(digits, length);
}

void append_number(std::string& out, std::uint64_t number) { out += padded(number, 1); }

// Takes a number and the character after it off the front.
std::optional<std::uint64_t> take_number(std::string_view& text, char after) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{}) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.empty() || text.front() != after) return std::nullopt;
    text.remove_prefix(1);
    return number;
}

std::optional<std::uint64_t> fixed_number(std::string_view text) {
    std::uint64_t number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return number;
}

// "0012.0034" by the widths of its numbers.
std::optional<std::vector<std::uint64_t>> fixed_numbers(
    std::string_view text, std::initializer_list<std::size_t> widths) {
    std::vector<std::uint64_t> numbers;
    for (const std::size_t width : widths) {
        if (!numbers.empty()) {
            if (text.empty() || text.front() != '.') return std::nullopt;
            text.remove_prefix(1);
        }
        if (text.size() < width) return std::nullopt;
        const auto number = fixed_number(text.substr(0, width));
        if (!number) return std::nullopt;
        numbers.push_back(*number);
        text.remove_prefix(width);
    }
    if (!text.empty()) return std::nullopt;
    return numbers;
}

} // namespace

std::vector<std::string> write_manifest(const Manifest& manifest) {
    std::string body;
    append_number(body, manifest.sequence);
    body += ' ';
    append_number(body, manifest.log_covered);
    body += manifest.log_complete ? " complete\n" : " partial\n";
    for (const StoredChunk& chunk : manifest.chunks) {
        append_number(body, chunk.slot);
        body += ' ';
        append_number(body, chunk.sequence);
        body += ' ';
        append_number(body, chunk.parts);
        body += ' ';
        append_number(body, chunk.bytes);
        body += ' ';
        body += chunk.sha256;
        body += '\n';
    }
    std::string text(manifest_magic);
    append_number(text, body.size());
    text += ' ';
    text += sha256_hex(body);
    text += '\n';
    return split(text + body);
}

std::optional<Manifest> read_manifest(const std::vector<std::string>& parts) {
    std::string whole;
    for (const std::string& part : parts) whole += part;
    std::string_view text = whole;
    if (!text.starts_with(manifest_magic)) return std::nullopt;
    text.remove_prefix(manifest_magic.size());
    const auto length = take_number(text, ' ');
    if (!length || text.size() < 65 || text[64] != '\n') return std::nullopt;
    const std::string_view digest = text.substr(0, 64);
    text.remove_prefix(65);
    if (text.size() < *length) return std::nullopt;
    text = text.substr(0, static_cast<std::size_t>(*length)); // a longer one before may have left a part behind
    if (sha256_hex(text) != digest) return std::nullopt;

    Manifest manifest;
    const auto sequence = take_number(text, ' ');
    const auto covered = sequence ? take_number(text, ' ') : std::nullopt;
    const auto line_end = text.find('\n');
    if (!covered || line_end == std::string_view::npos) return std::nullopt;
    manifest.sequence = *sequence;
    manifest.log_covered = *covered;
    manifest.log_complete = text.substr(0, line_end) == "complete";
    text.remove_prefix(line_end + 1);
    while (!text.empty()) {
        StoredChunk chunk;
        const auto slot = take_number(text, ' ');
        const auto written = slot ? take_number(text, ' ') : std::nullopt;
        const auto count = written ? take_number(text, ' ') : std::nullopt;
        const auto bytes = count ? take_number(text, ' ') : std::nullopt;
        if (!bytes || text.size() < 65 || text[64] != '\n') return std::nullopt;
        chunk.slot = static_cast<std::uint32_t>(*slot);
        chunk.sequence = *written;
        chunk.parts = static_cast<std::uint32_t>(*count);
        chunk.bytes = *bytes;
        chunk.sha256 = text.substr(0, 64);
        text.remove_prefix(65);
        manifest.chunks.push_back(std::move(chunk));
    }
    return manifest;
}

bool is_of_newer_version(const std::vector<std::string>& parts) {
    std::string_view text = parts.empty() ? std::string_view() : std::string_view(parts.front());
    if (!text.starts_with(manifest_name)) return false;
    text.remove_prefix(manifest_name.size());
    return take_number(text, ' ').value_or(0) > manifest_format;
}

std::string seal(std::string_view payload, Packing packing, std::string* sha256) {
    std::string sealed = sha256_hex(payload);
    if (sha256) *sha256 = sealed;
    sealed += static_cast<char>(packing);
    sealed += '\n';
    sealed += payload;
    return sealed;
}

std::optional<Unsealed> unseal(std::string_view sealed) {
    if (sealed.size() < 66 || sealed[65] != '\n') return std::nullopt;
    const char packing = sealed[64];
    if (packing != static_cast<char>(Packing::raw) && packing != static_cast<char>(Packing::gzip)) return std::nullopt;
    const std::string_view payload = sealed.substr(66);
    if (sha256_hex(payload) != sealed.substr(0, 64)) return std::nullopt;
    return Unsealed{payload, static_cast<Packing>(packing), sealed.substr(0, 64)};
}

std::vector<std::string> split(std::string_view bytes) {
    std::vector<std::string> parts;
    do {
        parts.emplace_back(bytes.substr(0, most_value_bytes));
        bytes.remove_prefix(parts.back().size());
    } while (!bytes.empty());
    return parts;
}

std::string log_key(std::uint64_t n, std::uint32_t part, std::uint32_t parts) {
    return padded(n, 16) + "." + padded(part, 4) + "." + padded(parts, 4);
}

std::string chunk_key(std::uint64_t sequence, std::uint32_t slot, std::uint32_t part, std::uint32_t parts) {
    return padded(sequence, 10) + "." + padded(slot, 8) + "." + padded(part, 4) + "." + padded(parts, 4);
}

std::optional<PartKey> parse_log_key(std::string_view key) {
    const auto numbers = fixed_numbers(key, {16, 4, 4});
    if (!numbers) return std::nullopt;
    return PartKey{
        (*numbers)[0], 0, static_cast<std::uint32_t>((*numbers)[1]), static_cast<std::uint32_t>((*numbers)[2])};
}

std::optional<PartKey> parse_chunk_key(std::string_view key) {
    const auto numbers = fixed_numbers(key, {10, 8, 4, 4});
    if (!numbers) return std::nullopt;
    return PartKey{(*numbers)[0], static_cast<std::uint32_t>((*numbers)[1]), static_cast<std::uint32_t>((*numbers)[2]),
        static_cast<std::uint32_t>((*numbers)[3])};
}

std::string manifest_key(int which, std::size_t part) { return std::string(manifest_prefix[which]) + padded(part, 4); }

} // namespace yinfeng::app
