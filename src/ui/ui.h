#pragma once
// What every widget and screen is given: where to draw, how large a CSS pixel is, who wants the accessible tree.
// And rectangles, which are how screens lay themselves out: a page is a rectangle that is cut into parts.
//
//   Rect header = cut_top(page, ui.px(56));
//   Rect new_button = cut_right(header, button_width(ui, tr(Str::new_project), options));

#include "ui/appearance.h"
#include "ui/keyboard.h"
#include "ui/semantics.h"
#include "ui/theme.h"

#include <algorithm>
#include <string_view>

struct ImDrawList;
struct ImFont;

namespace yinfeng::app {
class App;
}

namespace yinfeng::ui {

struct Vec {
    float x = 0, y = 0;
};

struct Ui {
    app::App& app;
    Semantics& semantics;
    Keyboard& keyboard;
    ImFont* regular = nullptr;
    ImFont* bold = nullptr;
    float scale = 1;    // device pixels per CSS pixel, times the size that is chosen in the settings
    bool touch = false; // touch density
    // The on-screen keyboard has taken room from the page: bars and steps make way for the field that is typed into.
    bool keyboard_up = false;
    bool show_typing = false; // the page has just become lower: that field scrolls itself into view
    bool reduced_motion = false;
    SystemLook system;         // what it says about looks
    Rect screen;               // the whole canvas
    bool escape_taken = false; // Esc has done its one step in this frame, see take_escape()
    int frames_wanted = 0;     // a widget that must be drawn again raises it
    int next_frame_in_ms = -1; // … or asks for a frame at a time

    float px(float css) const { return static_cast<float>(static_cast<int>(css * scale + 0.5f)); }
    float css(float device) const { return device / scale; }
    float control_height() const { return px(touch ? metric::touch_control : metric::control); }
    // The pages stand at the lower edge: there a thumb reaches them, and on a narrow screen the rail would take a fifth of it.
    bool has_bottom_bar() const { return touch || css(screen.width) < metric::rail_from; }
    // The main action of a page and of a record stands at its foot.
    bool acts_at_foot() const { return touch && !keyboard_up; }
    bool is_low() const { return !touch && css(screen.height) < 800; } // a 1366x768 laptop: rows are precious
    float header_height() const { return px(touch ? 64 : metric::page_header); }
    // At least a fingertip's on a touch screen (WCAG 2.5.5).
    float reach(float css) const { return px(touch ? std::max(css, metric::fingertip) : css); }
    float row_height() const { return px(touch ? metric::touch_row : metric::table_row); }
    void want_frames(int count) { frames_wanted = std::max(frames_wanted, count); }
    void want_frame_in(int ms) { next_frame_in_ms = next_frame_in_ms < 0 ? ms : std::min(next_frame_in_ms, ms); }
};

// What is pressed of something that is drawn smaller: on a touch screen as large as a fingertip, around the same centre.
inline Rect fingertip(const Ui& ui, const Rect& box) {
    const float width = std::max(box.width, ui.reach(0)), height = std::max(box.height, ui.reach(0));
    return {box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height};
}

// Cutting: takes a part off `rest` and returns it. Never negative.
inline Rect cut_top(Rect& rest, float height) {
    height = std::clamp(height, 0.0f, rest.height);
    Rect part{rest.x, rest.y, rest.width, height};
    rest.y += height, rest.height -= height;
    return part;
}
inline Rect cut_bottom(Rect& rest, float height) {
    height = std::clamp(height, 0.0f, rest.height);
    rest.height -= height;
    return {rest.x, rest.y + rest.height, rest.width, height};
}
inline Rect cut_left(Rect& rest, float width) {
    width = std::clamp(width, 0.0f, rest.width);
    Rect part{rest.x, rest.y, width, rest.height};
    rest.x += width, rest.width -= width;
    return part;
}
inline Rect cut_right(Rect& rest, float width) {
    width = std::clamp(width, 0.0f, rest.width);
    rest.width -= width;
    return {rest.x + rest.width, rest.y, width, rest.height};
}
inline Rect inset(Rect rect, float x, float y) {
    x = std::min(x, rect.width / 2), y = std::min(y, rect.height / 2);
    return {rect.x + x, rect.y + y, rect.width - 2 * x, rect.height - 2 * y};
}
inline Rect inset(Rect rect, float all) { return inset(rect, all, all); }
// A part of the given height, centred vertically (whole pixels).
inline Rect centred(Rect rect, float height) {
    return {rect.x, static_cast<float>(static_cast<int>(rect.y + (rect.height - height) / 2)), rect.width, height};
}
inline Rect centred(Rect rect, float width, float height) {
    Rect r = centred(rect, height);
    r.x = static_cast<float>(static_cast<int>(rect.x + (rect.width - width) / 2));
    r.width = width;
    return r;
}
inline float right(const Rect& r) { return r.x + r.width; }
inline float bottom(const Rect& r) { return r.y + r.height; }
inline bool contains(const Rect& r, Vec p) { return p.x >= r.x && p.x < right(r) && p.y >= r.y && p.y < bottom(r); }
inline bool overlaps(const Rect& a, const Rect& b) {
    return a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);
}

} // namespace yinfeng::ui
