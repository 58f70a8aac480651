#include "app/office_keys.h"

#include "base/base64.h"
#include "base/sha256.h"
#include "base/sort_list.h"

#include <algorithm>
#include <charconv>

namespace yinfeng::app {

namespace {

constexpr std::string_view known_prefix = "office-key-", own_key = "own-key";

std::string preference_of(std::string_view public_key) {
    return std::string(known_prefix) + sha256_hex(public_key).substr(0, 32);
}

// "key\ntime\noffice": the office may hold anything but comes last.
std::string line_of(std::string_view& text) {
    const std::size_t end = text.find('\n');
    const std::string line(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    return line;
}

} // namespace

std::vector<KnownKey> OfficeKeys::known() const {
    std::vector<KnownKey> all;
    for (const std::string& name : registry_.preference_keys(known_prefix)) {
        const std::string stored = registry_.preference(name);
        std::string_view rest = stored;
        KnownKey key;
        const std::optional<std::string> bytes = from_base64(line_of(rest));
        const std::string since = line_of(rest);
        std::from_chars(since.data(), since.data() + since.size(), key.since_ms);
        if (!bytes || bytes->size() != sealed::public_key_bytes) continue;
        key.public_key = *bytes;
        key.office = rest;
        all.push_back(std::move(key));
    }
    sort_list(all, [](const KnownKey& a, const KnownKey& b) {
        return a.office != b.office ? a.office < b.office : a.since_ms < b.since_ms;
    });
    return all;
}

bool OfficeKeys::knows(std::string_view office) const {
    const std::vector<KnownKey> all = known();
    return std::any_of(all.begin(), all.end(), [&](const KnownKey& key) { return key.office == office; });
}

Trust OfficeKeys::judge(std::string_view office, std::string_view public_key) const {
    if (public_key.empty()) return knows(office) ? Trust::signature_gone : Trust::not_signed;
    const std::optional<platform::Crypto::KeyPair> mine = own();
    if (mine && mine->public_key == public_key) return Trust::known;
    bool office_is_known = false;
    for (const KnownKey& key : known()) {
        if (key.office != office) continue;
        office_is_known = true;
        if (key.public_key == public_key) return Trust::known;
    }
    return office_is_known ? Trust::changed : Trust::first;
}

void OfficeKeys::keep(std::string_view office, std::string_view public_key, std::int64_t now_ms) {
    const std::optional<platform::Crypto::KeyPair> mine = own();
    if (judge(office, public_key) == Trust::known || (mine && mine->public_key == public_key)) return;
    registry_.set_preference(
        preference_of(public_key), to_base64(public_key) + "\n" + std::to_string(now_ms) + "\n" + std::string(office));
}

void OfficeKeys::forget(std::string_view public_key) { registry_.set_preference(preference_of(public_key), {}); }

std::optional<platform::Crypto::KeyPair> OfficeKeys::own() const {
    const std::string stored = registry_.preference(own_key);
    std::string_view rest = stored;
    const std::optional<std::string> public_key = from_base64(line_of(rest)), private_key = from_base64(rest);
    if (!public_key || !private_key || public_key->size() != sealed::public_key_bytes || private_key->empty())
        return {};
    return platform::Crypto::KeyPair{*private_key, *public_key};
}

void OfficeKeys::keep_own(const platform::Crypto::KeyPair& pair) {
    registry_.set_preference(std::string(own_key), to_base64(pair.public_key) + "\n" + to_base64(pair.private_key));
}

} // namespace yinfeng::app
