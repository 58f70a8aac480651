#include "cli/inputs.h"

#include "cli/json_line.h"
#include "cli/system_words.h"
#include "cli/words.h"
#include "platform/native/byte_source.h"
#include "platform/native/disk.h"
#include "sync/sealed.h"

#include <algorithm>
#include <filesystem>

namespace yinfeng::cli {

namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

constexpr std::size_t looked_at = 4096; // bytes of a file

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
std::string_view without_blanks(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    return text;
}

bool begins_snapshot(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    bytes = without_blanks(bytes);
    if (!bytes.starts_with('{')) return false;
    bytes.remove_prefix(1);
    return without_blanks(bytes).starts_with("\"yinfeng\""sv);
}

bool begins_utf16_snapshot(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) bytes.remove_prefix(2);
    std::string narrow;
    for (const char c : bytes.substr(0, 256)) {
        if (c) narrow += c;
    }
    return narrow.size() < bytes.size() && begins_snapshot(narrow);
}

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
}

bool is_named_like_one(const fs::path& file) {
    const std::string name = lower(file.filename().string());
    return std::ranges::any_of(std::array{".json"sv, ".gz"sv, sealed::file_extension},
        [&](std::string_view part) { return name.contains(part); });
}

// What it is if it is no snapshot.
std::string_view kind_of(std::string_view bytes) {
    const auto starts = [&](std::string_view magic) { return bytes.starts_with(magic); };
    if (bytes.empty()) return "empty";
    if (starts("\x89PNG") || starts("\xFF\xD8\xFF") || starts("GIF8") || starts("BM") ||
        (starts("RIFF") && bytes.substr(0, 12).ends_with("WEBP")))
        return "picture";
    if (starts("%PDF")) return "pdf";
    if (starts("PK\x03\x04") || starts("PK\x05\x06") || starts("\xD0\xCF\x11\xE0") || starts("Rar!") ||
        starts("7z\xBC\xAF") || starts("\x1F\x8B"))
        return "archive";
    return "other";
}

// Empty if the file is to be read.
std::string_view why_skipped(const fs::directory_entry& entry) {
    std::error_code error;
    const fs::file_status status = entry.status(error); // of what a link leads to
    if (entry.path().filename().string().starts_with('.')) return "hidden";
    if (fs::is_directory(status)) return "folder";
    if (error || !fs::exists(status)) return {};
    if (!fs::is_regular_file(status)) return "special";
    if (is_named_like_one(entry.path())) return {};
    const auto beginning = platform::native::read_beginning(entry.path().string(), looked_at);
    if (!beginning) return {};
    if (begins_snapshot(*beginning) || begins_utf16_snapshot(*beginning) || sealed::looks_sealed(*beginning)) return {};
    if (beginning->starts_with("\x1F\x8B")) {
        const auto inside = platform::native::gunzip_beginning(*beginning, 256);
        if (!inside || begins_snapshot(*inside)) return {};
    }
    return kind_of(*beginning);
}

std::string_view word_of(std::string_view what) {
    static constexpr std::pair<std::string_view, Word> words[] = {{"hidden", Word::skipped_hidden},
        {"folder", Word::skipped_folder}, {"special", Word::skipped_special}, {"empty", Word::skipped_empty},
        {"picture", Word::skipped_picture}, {"pdf", Word::skipped_pdf}, {"archive", Word::skipped_archive}};
    for (const auto& [name, word] : words)
        if (what == name) return say(word);
    return say(Word::skipped_other);
}

void list(const std::vector<Skipped>& skipped) {
    for (const Skipped& each : skipped) note(say(Word::skipped, {in_one_line(each.file), word_of(each.what)}));
    if (!skipped.empty()) note(say(Word::skipped_count, {std::to_string(skipped.size())}));
}

} // namespace

Answer<std::vector<std::string>> expand(const std::vector<std::string>& given, std::vector<Skipped>* skipped) {
    std::vector<std::string> files;
    std::vector<Skipped> left;
    for (const std::string& path : given) {
        std::error_code error;
        if (path == "-" || !fs::is_directory(path, error)) {
            files.push_back(path);
            continue;
        }
        std::vector<fs::directory_entry> inside;
        for (fs::directory_iterator entry(path, error); !error && entry != fs::directory_iterator();
            entry.increment(error)) {
            inside.push_back(*entry);
        }
        if (error) return refuse(Exit::input, path + ": " + say(Word::cannot_read, {system_words(error.message())}));
        std::ranges::sort(inside, {}, [](const fs::directory_entry& entry) { return entry.path().string(); });
        const std::size_t before = files.size();
        for (const fs::directory_entry& entry : inside) {
            const std::string_view why = why_skipped(entry);
            if (why.empty()) files.push_back(entry.path().string());
            else left.push_back({entry.path().string(), why});
        }
        if (files.size() == before) {
            list(left);
            return refuse(Exit::input, path + ": " + std::string(say(Word::folder_empty)));
        }
    }
    if (files.empty()) return refuse(Exit::usage, std::string(say(Word::no_files)));
    if (std::ranges::count(files, "-") > 1) return refuse(Exit::usage, std::string(say(Word::stdin_twice)));
    list(left);
    if (skipped) *skipped = std::move(left);
    return files;
}

void print_skipped(const std::vector<Skipped>& skipped) {
    for (const Skipped& each : skipped) JsonObject().text("file", each.file).text("skipped", each.what).print_line();
}

std::string skipped_json(const std::vector<Skipped>& skipped) {
    return json_list(skipped,
        [](const Skipped& each) { return JsonObject().text("file", each.file).text("what", each.what).whole(); });
}

} // namespace yinfeng::cli
