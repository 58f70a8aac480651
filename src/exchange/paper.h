#pragma once
// The paper that a document is made for, and the room within its margins.

#include <cstdint>

namespace yinfeng::exchange {

struct Paper {
    enum class Size : std::uint8_t { a4, a3 } size = Size::a4;
    bool is_across = false; // else it stands
    bool operator==(const Paper&) const = default;
};

inline constexpr float margin_side_mm = 14, margin_top_mm = 15, margin_bottom_mm = 17;
constexpr float css_px_of_mm(float mm) { return mm * 96 / 25.4f; }
constexpr float paper_width_mm(const Paper& paper) {
    const bool is_a3 = paper.size == Paper::Size::a3;
    return paper.is_across ? (is_a3 ? 420.0f : 297.0f) : is_a3 ? 297.0f : 210.0f;
}
constexpr float paper_height_mm(const Paper& paper) { return paper_width_mm({paper.size, !paper.is_across}); }
// CSS pixels.
constexpr float room_width(const Paper& paper) { return css_px_of_mm(paper_width_mm(paper) - 2 * margin_side_mm); }
constexpr float room_height(const Paper& paper) {
    return css_px_of_mm(paper_height_mm(paper) - margin_top_mm - margin_bottom_mm);
}

} // namespace yinfeng::exchange
