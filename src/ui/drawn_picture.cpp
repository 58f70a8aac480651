#include "ui/drawn_picture.h"

#include "ui/theme.h"

#include <imgui.h>

#include <bit>
#include <cstddef>
#include <cstring>

namespace yinfeng::ui {

namespace {

// A step is reversible, so two pictures that differ in one place never have one fingerprint; for others the odds are one in 2^64.
// Eight bytes at a time, because there are half a megabyte of them.
class Fingerprint {
public:
    void add(std::uint64_t word) { sum_ = std::rotl((sum_ ^ word) * 0x9E3779B97F4A7C15u, 29); }
    void add(const void* data, std::size_t size) {
        add(size);
        const auto* bytes = static_cast<const char*>(data);
        std::uint64_t word = 0;
        for (; size >= sizeof word; bytes += sizeof word, size -= sizeof word) {
            std::memcpy(&word, bytes, sizeof word); // of a fixed size: a load, not a call
            add(word);
        }
        word = 0;
        std::memcpy(&word, bytes, size);
        add(word);
    }
    template <class T> void add(const ImVector<T>& list) {
        add(list.Data, static_cast<std::size_t>(list.size_in_bytes()));
    }
    std::uint64_t value() const { return sum_ | 1; }

private:
    std::uint64_t sum_ = 0;
};

} // namespace

bool DrawnPicture::is_new(const ImDrawData& data) {
    Fingerprint fingerprint;
    fingerprint.add(&data.DisplaySize, sizeof data.DisplaySize);
    fingerprint.add(std::uint64_t{std::uint32_t{color::app}}); // what the canvas is cleared to
    for (const ImDrawList* list : data.CmdLists) {
        fingerprint.add(list->VtxBuffer);
        fingerprint.add(list->IdxBuffer);
        for (const ImDrawCmd& command : list->CmdBuffer) { // member by member: there is padding between them
            fingerprint.add(&command.ClipRect, sizeof command.ClipRect);
            fingerprint.add(command.GetTexID());
            fingerprint.add((std::uint64_t{command.VtxOffset} << 32) + command.IdxOffset);
            fingerprint.add(command.ElemCount);
        }
    }
    bool waiting = false;
    if (data.Textures) {
        for (const ImTextureData* texture : *data.Textures) waiting = waiting || texture->Status != ImTextureStatus_OK;
    }
    const bool same = !waiting && fingerprint.value() == fingerprint_;
    fingerprint_ = fingerprint.value();
    return !same;
}

void DrawnPicture::forget() { fingerprint_ = 0; }

} // namespace yinfeng::ui
