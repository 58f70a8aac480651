#pragma once
// Carries the accessible tree of the last frame to the page (web/lib/semantics.js).

#include "ui/semantics.h"

namespace yinfeng::platform::web {

class SemanticsMirror {
public:
    // After every frame; does nothing unless the tree has changed.
    void sync(ui::Semantics& semantics, float device_pixels_per_css_pixel);

private:
    std::uint64_t shown_version_ = 0;
    float shown_scale_ = 0;
};

} // namespace yinfeng::platform::web
