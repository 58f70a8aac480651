#pragma once
// Drawing: text, icons, boxes, lines. Nothing here reacts to the user (widgets.h does).
// Everything draws into the current ImGui window; coordinates are device pixels, sizes in a Face are CSS pixels.

#include "ui/ui.h"

#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::ui {

// A text look. Sizes used: 11, 12, 13, 14, 16, 20, 28.
struct Face {
    float size = 14; // CSS pixels
    bool bold = false;
    Color color = color::text_1;
};
namespace face {
inline constexpr Face body{14}, body_2{14, false, color::text_2}, strong{14, true}, secondary{13, false, color::text_2},
    caption{12, false, color::text_3}, tiny{11, false, color::text_3}, section{14, true}, title{16, true},
    page_title{20, true}, figure{20, true}, kpi{28, true}, off{14, false, color::text_off},
    link{13, false, color::accent};
}
// In touch density base text is 16 and what is smaller grows with it; titles stay.
constexpr float size_css(const Ui& ui, const Face& face) {
    return !ui.touch || face.size > 16 ? face.size : face.size + (face.size < 13 ? 1 : face.size < 16 ? 2 : 1);
}
constexpr Face tinted(Face face, Color color) { return {face.size, face.bold, color}; }

enum class Align : std::uint8_t { left, centre, right };

float text_width(const Ui& ui, std::string_view text, const Face& face);
float line_height(const Ui& ui, const Face& face); // 1.45 times the size

// One line, vertically centred in `box`, shortened with … when it does not fit. Reports itself as visible text.
// Returns the width drawn.
float text(Ui& ui, const Rect& box, std::string_view utf8, const Face& face, Align align = Align::left);
// The same without an accessible node: for parts of a widget that carries its own name.
float silent_text(Ui& ui, const Rect& box, std::string_view utf8, const Face& face, Align align = Align::left);
void heading(Ui& ui, const Rect& box, std::string_view utf8, const Face& face, int level);
// For tests: what is cut off with … is put here. Null: nobody asks.
inline std::vector<std::string>* cut_texts = nullptr;

// Several lines from the top of `box`, broken by Chinese rules (no line begins with ，。）or ends with （ ; Latin words
// and numbers stay whole). At most `max_lines` (0: as many as needed), the last shortened with …. Returns the height.
float wrapped_text(
    Ui& ui, const Rect& box, std::string_view utf8, const Face& face, int max_lines = 0, bool silent = false);
float wrapped_height(const Ui& ui, float width, std::string_view utf8, const Face& face, int max_lines = 0);
std::vector<std::string_view> break_lines(const Ui& ui, float width, std::string_view utf8, const Face& face);

// A figure with its small unit: 15 亿元.
float figure(Ui& ui, const Rect& box, std::string_view number, std::string_view unit, const Face& number_face,
    Align align = Align::left);
// The same, smaller where `box` is too narrow for it: a range, English words.
float fitted_figure(Ui& ui, const Rect& box, std::string_view number, std::string_view unit, Face number_face);

// `glyph` is one of icons:: in icons_generated.h; size in CSS pixels (13, 16, 18, 20, 24), centred in `box`.
void icon(Ui& ui, const Rect& box, const char* glyph, float size, Color color);

void fill(Ui& ui, const Rect& box, Color color, float radius_css = 0);
void outline(Ui& ui, const Rect& box, Color color, float radius_css = 0, float width_css = 1);
void dashed_outline(Ui& ui, const Rect& box, Color color, float radius_css = 0, float width_css = 1.5f);
void horizontal_line(Ui& ui, float x0, float x1, float y, Color color);
void vertical_line(Ui& ui, float x, float y0, float y1, Color color);
void shadow(Ui& ui, const Rect& box, int elevation, float radius_css);      // 1 card, 2 menu, 3 popover
void card(Ui& ui, const Rect& box, float radius_css = metric::radius_card); // surface, line, elevation 1
void hatch(Ui& ui, const Rect& box);
void focus_ring(Ui& ui, const Rect& box, float radius_css);

void stage_glyph(Ui& ui, Vec centre, const StageLook& look, float diameter_css = 14);
void logo(Ui& ui, const Rect& box);

} // namespace yinfeng::ui
