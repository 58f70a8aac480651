// Reading a file: what it is, whether it arrived whole, what it says. The words for the user are made here.

#include "base/sha256.h"
#include "base/utf8.h"
#include "sync/json_scanner.h"
#include "sync/snapshot.h"
#include "sync/snapshot_limits.h"
#include "sync/snapshot_reader.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace yinfeng {

namespace {

constexpr std::string_view ask_again = "请让对方重新导出，用原文件发送（不要用办公软件打开后另存）。";

// What people hand over by mistake, told by the first bytes.
std::string_view wrong_file(std::string_view bytes) {
    const auto starts = [&](std::string_view magic) { return bytes.starts_with(magic); };
    if (starts("\x1F\x8B"))
        return "这是压缩了两次的文件（.gz 里面还是 .gz）。请先解压一次，再选择里面的 .json.gz 文件。";
    if (starts("\x89YFS")) return "压缩文件里是密封文件（.yfs）。请先解压，再选择里面的 .yfs 文件，用口令打开。";
    if (starts("PK\x03\x04") || starts("PK\x05\x06")) {
        return "这是 Excel、Word 文档或 zip 压缩包，不是引凤的快照文件。压缩包请先解压，再选择里面的 .json 文件；表格和文档不能导入。";
    }
    if (starts("\xD0\xCF\x11\xE0"))
        return "这是旧版 Office 文档（.xls 或 .doc），不是引凤的快照文件。请选择对方导出的 .json 文件。";
    if (starts("%PDF")) return "这是 PDF 文件，不是引凤的快照文件。请选择对方导出的 .json 文件。";
    if (starts("\x89PNG") || starts("\xFF\xD8\xFF"))
        return "这是图片，不是引凤的快照文件。请选择对方导出的 .json 文件。";
    if (starts("Rar!") || starts("7z\xBC\xAF")) return "这是压缩包，请先解压，再选择里面的 .json 文件。";
    if (starts("\xFF\xFE") || starts("\xFE\xFF") || starts(std::string_view("{\0", 2)) ||
        starts(std::string_view("\0{", 2))) {
        return "文件被另存成了 UTF-16 编码，内容不能核对。请让对方直接发送导出的原文件。";
    }
    const auto first = bytes.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && bytes[first] == '<') {
        return "这是网页或 XML 文件，不是引凤的快照文件。可能下载到的是登录页或预览页，请让对方重新发送原文件。";
    }
    return {};
}

enum class Trailer : std::uint8_t { whole, missing, wrong_length, wrong_digest };

// The last line, "end":{"bytes":18234,"sha256":"8f3a…"}}, and the digest of all before it, which is worked out in slices
// while the file is read.
class TrailerCheck {
public:
    explicit TrailerCheck(std::string_view bytes) : bytes_(bytes) {
        const std::size_t last = bytes.find_last_not_of(" \t\r\n");
        if (last == std::string_view::npos) return;
        bytes = bytes.substr(0, last + 1);
        const std::size_t window = bytes.size() > 160 ? bytes.size() - 160 : 0;
        constexpr std::string_view opening = "\"end\":{\"bytes\":";
        const std::size_t in_window = bytes.substr(window).rfind(opening);
        if (in_window == std::string_view::npos) return;
        const std::size_t begin = window + in_window;
        std::string_view rest = bytes.substr(begin + opening.size());
        std::uint64_t length = 0;
        const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), length);
        if (error != std::errc{}) return;
        rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
        constexpr std::string_view middle = ",\"sha256\":\"";
        if (!rest.starts_with(middle) || rest.size() != middle.size() + 64 + 3 || !rest.ends_with("\"}}")) return;
        state_ = length == begin ? Trailer::whole : Trailer::wrong_length;
        if (state_ != Trailer::whole) return;
        covered_ = begin;
        stated_ = rest.substr(middle.size(), 64);
    }

    std::string_view covered() const { return bytes_.substr(0, covered_); }
    void leave(bool to_caller) { left_ = to_caller; }
    void set(std::string sha256_hex) { given_ = std::move(sha256_hex); }

    // Adds what stands before `position`.
    void update(std::size_t position) {
        if (left_) return;
        const std::size_t to = std::min(position, covered_);
        if (to <= added_) return;
        digest_.update(bytes_.substr(added_, to - added_));
        added_ = to;
    }
    Trailer finish() {
        if (state_ != Trailer::whole) return state_;
        if (given_.empty()) {
            left_ = false;
            update(covered_);
            given_ = to_hex(digest_.finish());
        }
        return given_ == stated_ ? Trailer::whole : Trailer::wrong_digest;
    }

private:
    const std::string_view bytes_;
    Trailer state_ = Trailer::missing;
    std::size_t covered_ = 0, added_ = 0; // how much the digest is of, and how much of it is worked out
    std::string_view stated_;
    bool left_ = false; // to somebody else
    std::string given_;
    Sha256 digest_;
};

std::string line_of(std::string_view bytes, std::size_t position) {
    const std::string_view before = bytes.substr(0, std::min(position, bytes.size()));
    std::string text = "第 ";
    append_integer(text, 1 + std::count(before.begin(), before.end(), '\n'));
    return text + " 行";
}

std::string damaged(std::string_view where) {
    std::string text = "文件内容被改动或损坏（";
    text += where;
    text += "），为保护数据没有导入。";
    text += ask_again;
    return text;
}

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

Error explain(
    const SnapshotReader& reader, const JsonScanner<SnapshotReader>& scanner, std::string_view bytes, Trailer trailer) {
    if (reader.is_too_new()) {
        return {
            "这个文件由更新版本的引凤导出，本机的版本还不能读取。请升级引凤（联网刷新页面，或换用新的单文件版）后再导入。"};
    }
    const bool broke_off = reader.error().empty() && scanner.broke_off();
    if (!is_valid_utf8(bytes) && !broke_off) {
        return {"文件的文字编码被改动（可能被另存成了 GBK / ANSI 编码），内容不能核对。请让对方直接发送导出的原文件。"};
    }
    if (reader.is_foreign()) return {"这是 JSON 文件，但不是引凤的快照。请选择引凤导出的 .json 文件。"};
    if (!reader.has_header() && reader.error().empty() && !broke_off) {
        return {"这不是引凤的快照文件。请选择引凤导出的 .json 或 .json.gz 文件。"};
    }
    if (broke_off) {
        std::string text = "文件不完整（只有 ";
        append_integer(text, static_cast<std::int64_t>(bytes.size()));
        text += " 字节，读到第 ";
        append_integer(text, static_cast<std::int64_t>(reader.records_read()));
        return {text + " 条记录就断了），请让对方重新发送。"};
    }
    if (trailer != Trailer::whole) {
        return {damaged(reader.error().empty() ? line_of(bytes, scanner.position()) : reader.error())};
    }
    // The digest is right, so it was written like this.
    return {"文件不符合引凤的格式（" + (reader.error().empty() ? line_of(bytes, scanner.position()) : reader.error()) +
            "），为保护数据没有导入。请核实文件来源，让对方用最新的引凤重新导出。"};
}

} // namespace

struct SnapshotDecoder::Impl {
    Impl(std::string_view given, Digest digest) {
        if (given.empty()) {
            refused = "文件是空的（0 字节），请让对方重新发送。";
        } else if (given.size() > limits::bytes) {
            refused = "文件太大（超过 512 MB），为保护本机没有读取。请核实文件来源。";
        } else {
            refused = wrong_file(given);
        }
        if (!refused.empty()) return;
        if (digest == Digest::required && needs_repair(given)) {
            put_right = repaired(given);
            given = put_right;
        }
        bytes = given;
        reader.emplace(digest == Digest::required);
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
        if (!good) return std::unexpected(explain(*reader, *scanner, bytes, found));
        if (found == Trailer::whole) return reader->take();
        return fail(damaged(found == Trailer::missing        ? "缺少校验码"
                            : found == Trailer::wrong_length ? "长度不符"
                                                             : "校验码不符"));
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
