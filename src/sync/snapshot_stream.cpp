#include "sync/snapshot_stream.h"

#include "base/utf8.h"
#include "model/json_scanner.h"
#include "model/limits.h"
#include "sync/snapshot_words.h"
#include "sync/words.h"

#include <algorithm>
#include <optional>

namespace yinfeng {

namespace {

constexpr std::size_t first_looked_at = 4096; // bytes, by which files of another kind are told
constexpr std::string_view blanks = " \t\r\n";

// The digest of all that stands before the last line, while nobody knows yet which line is the last.
class RunningDigest {
public:
    void add(std::string_view bytes) {
        tail_ += bytes;
        // The last line and the blanks behind it stay: the digest may end before them.
        const std::size_t last = tail_.find_last_not_of(blanks);
        const std::size_t kept = longest_trailer + 64;
        if (last == std::string::npos || last < kept) return;
        const std::size_t settled = last - kept;
        digest_.update(std::string_view(tail_).substr(0, settled));
        tail_.erase(0, settled);
        before_ += settled;
    }
    Trailer finish() {
        line_ = find_trailer(tail_, before_);
        if (line_.state != Trailer::whole) return line_.state;
        digest_.update(std::string_view(tail_).substr(0, static_cast<std::size_t>(line_.covered - before_)));
        return to_hex(digest_.finish()) == line_.stated ? Trailer::whole : Trailer::wrong_digest;
    }
    const std::string& stated() const { return line_.stated; }

private:
    Sha256 digest_;
    std::string tail_;
    std::uint64_t before_ = 0; // bytes that the digest has taken
    TrailerLine line_;
};

// Whether bytes that come in pieces are UTF-8: a character may be cut between two.
class RunningUtf8 {
public:
    void add(std::string_view bytes) {
        rest_ += bytes;
        std::size_t end = rest_.size();
        for (std::size_t back = 1; back <= 4 && back <= rest_.size(); ++back) {
            const auto byte = static_cast<unsigned char>(rest_[rest_.size() - back]);
            if ((byte & 0xC0) == 0x80) continue; // within a character: look for its beginning
            const std::size_t length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
            if (length > back) end = rest_.size() - back;
            break;
        }
        is_good_ = is_good_ && is_valid_utf8(std::string_view(rest_).substr(0, end));
        rest_.erase(0, end);
    }
    bool finish() const { return is_good_ && rest_.empty(); }

private:
    std::string rest_;
    bool is_good_ = true;
};

} // namespace

struct SnapshotStream::Impl {
    explicit Impl(SnapshotReader::Take take) : keeps_records(!take) {
        if (take) reader.hand_over(std::move(take), records_at_a_time);
    }

    // Takes a byte order mark and the \r before \n away, as SnapshotDecoder does: the digest proves that nothing else was changed.
    void feed(std::string_view bytes, std::size_t piece_bytes) {
        raw_bytes += bytes.size();
        if (!begun) {
            beginning += bytes;
            if (beginning.size() < first_looked_at) return;
            begin();
            return look(piece_bytes);
        }
        add_repaired(bytes);
        look(piece_bytes);
    }

    void begin() {
        begun = true;
        refused = wrong_file(beginning);
        std::string_view bytes = beginning;
        if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
        add_repaired(bytes);
        beginning = {};
    }

    void add_repaired(std::string_view bytes) {
        const std::size_t had = text.size();
        if (return_held && !bytes.empty()) {
            if (!bytes.starts_with('\n')) text += '\r';
            return_held = false;
        }
        while (!bytes.empty()) {
            const std::size_t at = bytes.find('\r');
            text += bytes.substr(0, at);
            if (at == std::string_view::npos) break;
            bytes.remove_prefix(at + 1);
            if (bytes.empty()) return_held = true;
            else if (!bytes.starts_with('\n')) text += '\r';
        }
        digest.add(std::string_view(text).substr(had));
        text_bytes += text.size() - had;
    }

    // Reads as far as there are whole lines. A line ends behind a comma that parts two values and nowhere within one, because no
    // text of JSON holds a line end.
    void look(std::size_t piece_bytes) {
        if (text.size() < std::max(piece_bytes, looked_to)) return;
        const std::size_t comma = text.rfind(",\n");
        const std::size_t end =
            comma == std::string::npos || comma == 0 ? std::string::npos : text.find_last_not_of(blanks, comma - 1);
        if (end == std::string::npos) {
            looked_to = text.size() * 2; // a line longer than that: look again when there is twice as much
            return;
        }
        looked_to = 0;
        read(end + 1, false);
    }

    void read(std::size_t until, bool is_last) {
        std::size_t used = 0; // has been read, and is UTF-8 therefore
        if (!failed && refused.empty()) {
            const std::string_view part = std::string_view(text).substr(0, until);
            if (!scanner) scanner.emplace(part, reader, is_last);
            else scanner->go_on(part, is_last);
            const Scanner::Step now = scanner->step(SIZE_MAX);
            failed = now == Scanner::Step::failed;
            done = now == Scanner::Step::done;
            used = scanner->put_down();
            line_ends += static_cast<std::uint64_t>(
                std::count(part.begin(), part.begin() + static_cast<std::ptrdiff_t>(used), '\n'));
        }
        if (failed || !refused.empty()) {
            rest_utf8.add(std::string_view(text).substr(used));
            used = text.size();
        }
        text.erase(0, used);
    }

    Result<Fragment> finish() {
        if (raw_bytes == 0) return fail(sync::say(sync::Word::empty_file));
        if (!begun) begin();
        if (return_held) add_held();
        read(text.size(), true);
        if (!refused.empty()) return fail(refused);
        const Trailer trailer = digest.finish();
        const bool good = done && reader.finish();
        if (!good) {
            const bool broke_off = scanner->broke_off();
            return std::unexpected(explain({reader, broke_off, rest_utf8.finish(), text_bytes, line_ends, trailer}));
        }
        if (trailer != Trailer::whole) return fail(damaged(trailer));
        Fragment fragment = reader.take();
        if (keeps_records) fragment.bytes = static_cast<std::size_t>(text_bytes);
        return fragment;
    }

    void add_held() {
        return_held = false;
        text += '\r';
        digest.add("\r");
        ++text_bytes;
    }

    using Scanner = JsonScanner<SnapshotReader>;
    const bool keeps_records;
    SnapshotReader reader;
    std::optional<Scanner> scanner;
    RunningDigest digest;
    RunningUtf8 rest_utf8;    // of what stands behind the place where it failed; all before it has been read as UTF-8
    std::string beginning;    // until there is enough to tell what it is
    std::string_view refused; // why it is not even looked into
    std::string text;         // put right, not yet read
    std::size_t looked_to = 0;
    std::uint64_t raw_bytes = 0, text_bytes = 0, line_ends = 0;
    bool begun = false, return_held = false, failed = false, done = false;
};

SnapshotStream::SnapshotStream(SnapshotReader::Take take) : impl_(std::make_unique<Impl>(std::move(take))) {}
SnapshotStream::~SnapshotStream() = default;
void SnapshotStream::feed(std::string_view bytes) { impl_->feed(bytes, piece_bytes); }
Result<Fragment> SnapshotStream::finish() { return impl_->finish(); }
bool SnapshotStream::needs_all() const { return impl_->reader.needs_all(); }
const std::string& SnapshotStream::stated_digest() const { return impl_->digest.stated(); }

} // namespace yinfeng
