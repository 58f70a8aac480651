#include "documents/archive.h"

#include "documents/limits.h"
#include "documents/words.h"

#include <minizip/ioapi.h>
#include <minizip/unzip.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <map>

namespace yinfeng::documents {

namespace {

// What minizip reads as a file.
struct Memory {
    std::string bytes;
    std::uint64_t at = 0;
};

void* open_memory(void* memory, const void*, int) { return memory; }
uLong read_memory(void* memory, void*, void* buffer, uLong size) {
    auto& from = *static_cast<Memory*>(memory);
    const std::uint64_t count = std::min<std::uint64_t>(size, from.bytes.size() - from.at);
    std::memcpy(buffer, from.bytes.data() + from.at, count);
    from.at += count;
    return static_cast<uLong>(count);
}
uLong write_memory(void*, void*, const void*, uLong) { return 0; }
ZPOS64_T tell_memory(void* memory, void*) { return static_cast<Memory*>(memory)->at; }
long seek_memory(void* memory, void*, ZPOS64_T offset, int origin) {
    auto& from = *static_cast<Memory*>(memory);
    const std::uint64_t base = origin == ZLIB_FILEFUNC_SEEK_CUR   ? from.at
                               : origin == ZLIB_FILEFUNC_SEEK_END ? from.bytes.size()
                                                                  : 0;
    if (offset > from.bytes.size() || base + offset > from.bytes.size()) return -1;
    from.at = base + offset;
    return 0;
}
int close_memory(void*, void*) { return 0; }
int error_memory(void*, void*) { return 0; }

std::string folded(std::string_view name) {
    std::string out(name);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
        if (c == '\\') c = '/';
    }
    return out;
}

Error damaged(std::string_view what) { return {say(Word::is_damaged, {what})}; }

} // namespace

struct Archive::State {
    Memory memory;
    unzFile file = nullptr;
    std::map<std::string, unz64_file_pos> places; // by folded name
    std::vector<std::string> names;
    bool is_open = false;
    std::string open_name;
    std::uint64_t unpacked = 0, of_part = 0, packed_part = 0; // bytes
    std::vector<char> piece = std::vector<char>(64 << 10);

    ~State() {
        close_part();
        if (file) unzClose(file);
    }
    // Whether the checksum was right.
    bool close_part() { return !std::exchange(is_open, false) || unzCloseCurrentFile(file) == UNZ_OK; }
};

Archive::Archive() : state_(std::make_unique<State>()) {}
Archive::~Archive() = default;

Result<std::unique_ptr<Archive>> Archive::open(std::string bytes) {
    std::unique_ptr<Archive> archive(new Archive);
    State& state = *archive->state_;
    state.memory.bytes = std::move(bytes);
    zlib_filefunc64_def functions{
        open_memory, read_memory, write_memory, tell_memory, seek_memory, close_memory, error_memory, &state.memory};
    state.file = unzOpen2_64("memory", &functions);
    if (!state.file) return std::unexpected(damaged(say(Word::bad_part, {"zip"})));
    unz_global_info64 info{};
    unzGetGlobalInfo64(state.file, &info);
    if (info.number_entry > most_parts) return fail(say(Word::too_many_parts, {std::to_string(info.number_entry)}));
    for (int status = unzGoToFirstFile(state.file); status == UNZ_OK; status = unzGoToNextFile(state.file)) {
        char name[512];
        unz_file_info64 part{};
        if (unzGetCurrentFileInfo64(state.file, &part, name, sizeof name, nullptr, 0, nullptr, 0) != UNZ_OK) break;
        if (part.flag & 1) return fail(say(Word::is_encrypted));
        if (part.size_filename >= sizeof name) continue; // none that we look for
        unz64_file_pos place{};
        unzGetFilePos64(state.file, &place);
        state.names.emplace_back(name, part.size_filename);
        state.places.emplace(folded(state.names.back()), place);
        if (state.names.size() > most_parts)
            return fail(say(Word::too_many_parts, {std::to_string(state.names.size())}));
    }
    return archive;
}

bool Archive::has(std::string_view part) const { return state_->places.contains(folded(part)); }
const std::vector<std::string>& Archive::parts() const { return state_->names; }

Result<void> Archive::begin(std::string_view part) {
    State& state = *state_;
    state.close_part();
    const auto found = state.places.find(folded(part));
    if (found == state.places.end()) return std::unexpected(damaged(say(Word::no_part, {part})));
    unz_file_info64 info{};
    unz64_file_pos place = found->second;
    if (unzGoToFilePos64(state.file, &place) != UNZ_OK ||
        unzGetCurrentFileInfo64(state.file, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK ||
        unzOpenCurrentFile(state.file) != UNZ_OK)
        return std::unexpected(damaged(say(Word::bad_part, {part})));
    state.is_open = true;
    state.open_name = part;
    state.of_part = 0;
    state.packed_part = info.compressed_size;
    return {};
}

Result<std::string_view> Archive::read() {
    State& state = *state_;
    if (!state.is_open) return std::string_view();
    const int count = unzReadCurrentFile(state.file, state.piece.data(), static_cast<unsigned>(state.piece.size()));
    if (count < 0 || (count == 0 && !state.close_part())) {
        state.is_open = false;
        return std::unexpected(damaged(say(Word::bad_part, {state.open_name})));
    }
    state.of_part += static_cast<std::uint64_t>(count);
    state.unpacked += static_cast<std::uint64_t>(count);
    const bool is_bomb = state.of_part > (1 << 20) && state.of_part / most_part_ratio > state.packed_part;
    if (is_bomb || state.unpacked > most_unpacked_bytes) return fail(say(Word::is_a_bomb));
    return std::string_view(state.piece.data(), static_cast<std::size_t>(count));
}

Result<std::string> Archive::read_all(std::string_view part, std::uint64_t most_bytes) {
    if (const Result<void> begun = begin(part); !begun) return std::unexpected(begun.error());
    std::string all;
    while (true) {
        const Result<std::string_view> piece = read();
        if (!piece) return std::unexpected(piece.error());
        if (piece->empty()) return all;
        all += *piece;
        if (all.size() > most_bytes) return fail(say(Word::is_a_bomb));
    }
}

} // namespace yinfeng::documents
