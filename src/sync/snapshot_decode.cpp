// Reading a file: what it is, whether it arrived whole, what it says. The words for the user are made here.

#include "base/sha256.h"
#include "base/utf8.h"
#include "model/json_scanner.h"
#include "model/limits.h"
#include "sync/snapshot.h"
#include "sync/snapshot_reader.h"
#include "sync/snapshot_words.h"
#include "sync/words.h"

#include <algorithm>
#include <optional>

namespace yinfeng {

namespace {

// The last line of a file and the digest of all before it, which is worked out in slices while the file is read.
class TrailerCheck {
public:
    explicit TrailerCheck(std::string_view bytes) : bytes_(bytes), line_(find_trailer(bytes, 0)) {}

    std::string_view covered() const { return bytes_.substr(0, static_cast<std::size_t>(line_.covered)); }
    void leave(bool to_caller) { left_ = to_caller; }
    void set(std::string sha256_hex) { given_ = std::move(sha256_hex); }

    // Adds what stands before `position`.
    void update(std::size_t position) {
        if (left_) return;
        const std::size_t to = std::min(position, static_cast<std::size_t>(line_.covered));
        if (to <= added_) return;
        digest_.update(bytes_.substr(added_, to - added_));
        added_ = to;
    }
    Trailer finish() {
        if (line_.state != Trailer::whole) return line_.state;
        if (given_.empty()) {
            left_ = false;
            update(static_cast<std::size_t>(line_.covered));
            given_ = to_hex(digest_.finish());
        }
        return given_ == line_.stated ? Trailer::whole : Trailer::wrong_digest;
    }

private:
    const std::string_view bytes_;
    const TrailerLine line_;
    std::size_t added_ = 0; // how much of the digest is worked out
    bool left_ = false;     // to somebody else
    std::string given_;
    Sha256 digest_;
};

// Mail programs and editors put a byte order mark before and \r before \n; neither ever stands in a snapshot.
bool needs_repair(std::string_view bytes) {
    return bytes.starts_with("\xEF\xBB\xBF") || bytes.find('\r') != std::string_view::npos;
}
std::string repaired(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n') continue;
        out += bytes[i];
    }
    return out;
}

BrokenReading broken_at(
    const SnapshotReader& reader, const JsonScanner<SnapshotReader>& scanner, std::string_view bytes, Trailer trailer) {
    const std::string_view before = bytes.substr(0, std::min(scanner.position(), bytes.size()));
    const auto line_ends = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
    return {reader, scanner.broke_off(), is_valid_utf8(bytes), bytes.size(), line_ends, trailer};
}

} // namespace

struct SnapshotDecoder::Impl {
    Impl(std::string_view given, Digest digest) {
        if (given.empty()) {
            refused = sync::say(sync::Word::empty_file);
        } else if (given.size() > limits::bytes) {
            refused = sync::say(sync::Word::large_file);
        } else {
            refused = wrong_file(given);
        }
        if (!refused.empty()) return;
        if (digest == Digest::required && needs_repair(given)) {
            put_right = repaired(given);
            given = put_right;
        }
        bytes = given;
        reader.emplace();
        scanner.emplace(bytes, *reader);
        if (digest == Digest::required) trailer.emplace(bytes);
    }

    bool step(std::size_t count) {
        if (ended || !refused.empty()) return true;
        const auto now = scanner->step(count);
        if (now == Scanner::Step::more) {
            if (trailer) trailer->update(scanner->position());
            return false;
        }
        good = now == Scanner::Step::done && reader->finish();
        return ended = true;
    }

    Result<Fragment> take() {
        if (!refused.empty()) return fail(std::move(refused));
        const Trailer found = trailer ? trailer->finish() : Trailer::whole;
        if (!good) return std::unexpected(explain(broken_at(*reader, *scanner, bytes, found)));
        if (found != Trailer::whole) return fail(damaged(found));
        Fragment fragment = reader->take();
        fragment.bytes = bytes.size();
        return fragment;
    }

    using Scanner = JsonScanner<SnapshotReader>;
    std::string refused;   // why it is not even looked into
    std::string put_right; // what is read instead of the file
    std::string_view bytes;
    std::optional<SnapshotReader> reader;
    std::optional<Scanner> scanner;
    std::optional<TrailerCheck> trailer;
    bool ended = false, good = false;
};

SnapshotDecoder::SnapshotDecoder(std::string_view bytes, Digest digest)
    : impl_(std::make_unique<Impl>(bytes, digest)) {}
SnapshotDecoder::~SnapshotDecoder() = default;
bool SnapshotDecoder::step(std::size_t bytes) { return impl_->step(bytes); }
std::size_t SnapshotDecoder::records_read() const { return impl_->reader ? impl_->reader->records_read() : 0; }
std::size_t SnapshotDecoder::records_stated() const { return impl_->reader ? impl_->reader->records_stated() : 0; }
Result<Fragment> SnapshotDecoder::take() { return impl_->take(); }
std::string_view SnapshotDecoder::digested_part() const {
    return impl_->trailer ? impl_->trailer->covered() : std::string_view();
}
void SnapshotDecoder::leave_digest(bool to_caller) {
    if (impl_->trailer) impl_->trailer->leave(to_caller);
}
void SnapshotDecoder::set_digest(std::string sha256_hex) {
    if (impl_->trailer) impl_->trailer->set(std::move(sha256_hex));
}

Result<Fragment> decode_snapshot(std::string_view bytes, Digest digest) {
    SnapshotDecoder decoder(bytes, digest);
    decoder.step(SIZE_MAX);
    return decoder.take();
}

std::string stated_digest(std::string_view bytes) {
    static constexpr std::string_view key = "\"sha256\":\"";
    const std::string_view tail = bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 300));
    const std::size_t at = tail.rfind(key);
    return at == std::string_view::npos ? std::string() : std::string(tail.substr(at + key.size(), 64));
}

} // namespace yinfeng
