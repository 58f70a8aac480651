#include "cli/state_folder.h"

#include "base/sha256.h"
#include "platform/native/disk.h"
#include "platform/native/file_write.h"
#include "platform/native/native_platform.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <vector>

namespace yinfeng::cli {

namespace {

namespace fs = std::filesystem;
using platform::native::read_file;

constexpr std::size_t most_entries = 1000;
constexpr std::string_view lock_ending = ".lock";

std::string text_of(const char* variable) {
    const char* text = std::getenv(variable);
    return text ? text : "";
}

// "" where there is none.
std::string folder() {
    std::string path = text_of("YINFENG_STATE");
    if (!path.empty()) return path;
    path = text_of("XDG_STATE_HOME");
    if (path.starts_with('/')) return path + "/yinfeng";
    path = text_of("HOME");
    return path.starts_with('/') ? path + "/.local/state/yinfeng" : std::string();
}

std::string entries_folder() { return folder() + "/replicas"; }

bool make_folder() {
    if (folder().empty()) return false;
    std::error_code error;
    fs::create_directories(entries_folder(), error);
    if (error) return false;
    fs::permissions(folder(), fs::perms::owner_all, error);
    return true;
}

std::string without_line_end(std::string text) {
    while (text.ends_with('\n')) text.pop_back();
    return text;
}

std::optional<std::string> machine_id() {
    for (const char* place : {"/etc/machine-id", "/var/lib/dbus/machine-id"}) {
        const auto text = read_file(place, 1000);
        if (text && text->size() >= 32) return without_line_end(*text);
    }
    const std::string own = folder() + "/machine-id";
    if (const auto text = read_file(own, 1000); text && text->size() >= 32) return without_line_end(*text);
    std::array<std::byte, 32> drawn{};
    platform::native::NativePlatform().random(drawn);
    const std::string text = to_hex(drawn);
    if (!make_folder() || !platform::native::write_file(own, text + "\n")) return std::nullopt;
    return text;
}

} // namespace

std::optional<StatePlace> state_of(const std::string& path) {
    if (!make_folder()) return std::nullopt;
    const std::string entry = entries_folder() + "/" + sha256_hex(path).substr(0, 32);
    return StatePlace{entry, entry + std::string(lock_ending)};
}

std::optional<std::string> this_machine() {
    const auto id = machine_id();
    if (!id) return std::nullopt;
    char name[256] = "";
    if (::gethostname(name, sizeof name - 1) != 0) name[0] = '\0';
    return sha256_hex(*id + "\n" + name).substr(0, 32);
}

void forget_oldest_state() {
    std::vector<std::pair<fs::file_time_type, fs::path>> entries;
    std::error_code error;
    for (fs::directory_iterator each(entries_folder(), error); !error && each != fs::directory_iterator();
        each.increment(error)) {
        if (each->path().native().ends_with(lock_ending)) continue;
        std::error_code ignored;
        entries.emplace_back(each->last_write_time(ignored), each->path());
    }
    if (entries.size() <= most_entries) return;
    std::sort(entries.begin(), entries.end());
    entries.resize(entries.size() - most_entries);
    for (const auto& [time, path] : entries) {
        fs::remove(path, error);
        fs::remove(path.native() + std::string(lock_ending), error);
    }
}

} // namespace yinfeng::cli
