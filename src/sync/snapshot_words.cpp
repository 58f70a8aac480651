#include "sync/snapshot_words.h"

#include "sync/words.h"

#include <algorithm>
#include <charconv>

namespace yinfeng {

using sync::say;
using sync::Word;

namespace {

std::string line_after(std::uint64_t line_ends) {
    std::string number;
    append_integer(number, static_cast<std::int64_t>(line_ends + 1));
    return say(Word::in_line, {number});
}

} // namespace

std::string_view wrong_file(std::string_view bytes) {
    const auto starts = [&](std::string_view magic) { return bytes.starts_with(magic); };
    if (starts("\x1F\x8B")) return say(Word::packed_twice);
    if (starts("\x89YFS")) return say(Word::sealed_in_gzip);
    if (starts("PK\x03\x04") || starts("PK\x05\x06")) {
        return say(Word::office_file);
    }
    if (starts("\xD0\xCF\x11\xE0")) return say(Word::old_office_file);
    if (starts("%PDF")) return say(Word::pdf_file);
    if (starts("\x89PNG") || starts("\xFF\xD8\xFF")) return say(Word::picture_file);
    if (starts("Rar!") || starts("7z\xBC\xAF")) return say(Word::archive_file);
    if (starts("\xFF\xFE") || starts("\xFE\xFF") || starts(std::string_view("{\0", 2)) ||
        starts(std::string_view("\0{", 2))) {
        return say(Word::utf16_file);
    }
    const auto first = bytes.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && bytes[first] == '<') {
        return say(Word::web_file);
    }
    return {};
}

TrailerLine find_trailer(std::string_view tail, std::uint64_t before) {
    TrailerLine line;
    const std::size_t last = tail.find_last_not_of(" \t\r\n");
    if (last == std::string_view::npos) return line;
    tail = tail.substr(0, last + 1);
    const std::size_t window = tail.size() > longest_trailer ? tail.size() - longest_trailer : 0;
    constexpr std::string_view opening = "\"end\":{\"bytes\":";
    const std::size_t in_window = tail.substr(window).rfind(opening);
    if (in_window == std::string_view::npos) return line;
    const std::size_t begin = window + in_window;
    std::string_view rest = tail.substr(begin + opening.size());
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), length);
    if (error != std::errc{}) return line;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    constexpr std::string_view middle = ",\"sha256\":\"";
    if (!rest.starts_with(middle) || rest.size() != middle.size() + 64 + 3 || !rest.ends_with("\"}}")) return line;
    line.state = length == before + begin ? Trailer::whole : Trailer::wrong_length;
    if (line.state != Trailer::whole) return line;
    line.covered = length;
    line.stated = rest.substr(middle.size(), 64);
    return line;
}

std::string damaged(std::string_view where) { return say(Word::damaged, {where, say(Word::ask_again)}); }

std::string damaged(Trailer trailer) {
    return damaged(trailer == Trailer::missing        ? say(Word::no_digest)
                   : trailer == Trailer::wrong_length ? say(Word::wrong_length)
                                                      : say(Word::wrong_digest));
}

Error explain(const BrokenReading& broken) {
    const SnapshotReader& reader = broken.reader;
    if (reader.is_too_new()) {
        return {std::string(say(Word::newer_version))};
    }
    const bool broke_off = reader.error().empty() && broken.broke_off;
    if (!broken.is_utf8 && !broke_off) {
        return {std::string(say(Word::other_encoding))};
    }
    if (reader.is_foreign()) return {std::string(say(Word::foreign_json))};
    if (!reader.has_header() && reader.error().empty() && !broke_off) {
        return {std::string(say(Word::no_snapshot))};
    }
    if (broke_off) {
        std::string bytes, records;
        append_integer(bytes, static_cast<std::int64_t>(broken.bytes));
        append_integer(records, static_cast<std::int64_t>(reader.records_read()));
        return {say(Word::cut, {bytes, records})};
    }
    const std::string where = reader.error().empty() ? line_after(broken.line_ends) : reader.error();
    if (broken.trailer != Trailer::whole) return {damaged(where)};
    // The digest is right, so it was written like this.
    return {say(Word::against_format, {where})};
}

} // namespace yinfeng
