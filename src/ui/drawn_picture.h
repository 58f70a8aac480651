// Remembers the picture that was drawn last, so that the same one is not drawn again: after every event Dear ImGui needs a few more
// frames until it has settled, and most of them look alike. Where there is no graphics card drawing is the dearest part of a
// frame, and it takes the processor away from what is being written to the disk at that moment.
#pragma once

#include <cstdint>

struct ImDrawData;

namespace yinfeng::ui {

class DrawnPicture {
public:
    // Whether `data` looks unlike the picture of the last call; it is that picture from now on. Only where nothing but what is in
    // `data` decides what is seen: a texture that waits to be made or changed always counts as new.
    bool is_new(const ImDrawData& data);
    void forget(); // the canvas has lost it

private:
    std::uint64_t fingerprint_ = 0; // 0: none
};

} // namespace yinfeng::ui
