#pragma once
// How large a picture may be. At twice its size it is one canvas, and no browser has those beyond 16 384 on a side.

namespace yinfeng::app {

inline constexpr float most_picture_height = 7'400; // CSS pixels of a drawing; what stands around it comes on top
inline constexpr float usual_picture_width = 1'120;
inline constexpr double most_png_pixels = 64e6; // what would be larger is made at its own size instead of twice

} // namespace yinfeng::app
