#pragma once
// The running page: window, renderer, frontend and the loop that draws only when there is a reason to.
//
// Reasons: an event of the page (page_events.cpp wakes for each), an answer of the platform, frames that the frontend asks for,
// a pressed key or button, a gliding scroll. When the last reason is gone no frame is requested at all; one timer stands
// for what is due without an event (a tooltip, the end of a toast).

#include "base/language.h"
#include "platform/web/canvas_glyphs.h"
#include "platform/web/renderer.h"
#include "platform/web/semantics_mirror.h"
#include "platform/web/web_platform.h"
#include "ui/drawn_picture.h"
#include "ui/frontend.h"
#include "ui/touch_scroll.h"

#include <memory>
#include <optional>

struct ImGuiIO;
struct SDL_Window;

namespace yinfeng::platform::web {

class Page {
public:
    // Null, and a message on the page, if no picture can be drawn at all.
    static std::unique_ptr<Page> make();
    // Draws the first frame and begins to listen.
    void listen();

    // The loop
    void wake(int frames);    // build so many frames soon; those that look new are drawn
    void shown_again();       // or the network is back: the browser may have thrown the picture away
    void wake_within(int ms); // an answer came that may have changed something; many share one frame
    void on_animation_frame();
    void on_timer();
    // Runs frames at once, without drawing, until Dear ImGui has seen all input: inside the handler of an event that the
    // browser takes for the user's will, and so that what a click changes is there when the handler returns.
    void settle();
    bool idle() const { return !frame_requested_ && reply_due_ms_ == 0; }
    int frames() const { return frames_built_; }
    double frame_ms() const { return last_frame_ms_; } // of building and drawing, without the graphics card

    // Events of the page
    void resized(int width, int height, double scale);
    void context_changed(bool available);
    void mouse_moved(float x, float y);
    void mouse_left();
    void mouse_button(int button, bool down, double when_ms);
    void wheel(float dx_css, float dy_css, bool shift);
    enum class Finger { down, move, up, cancel };
    void finger(Finger what, int id, float x, float y, double when_ms);
    void touch_first();
    void set_reduced_motion(bool reduced);
    void set_system_look(const ui::SystemLook& system);
    void text(const char* utf8);
    void key_press(int key); // an ImGuiKey, down and up
    void release_keys();
    // What an event says of Shift, Ctrl, Alt and Meta (bits 1, 2, 4, 8); `own`: the one whose key the event itself is of.
    void modifiers(int down, int own);
    void shortcut(int key); // with Ctrl, or Cmd on a Mac
    void paste(const char* text);
    // The right button is down here. True if that is in a text field: it is typed into now, with the caret here unless
    // something is selected, and the button is let go.
    bool text_menu(float x, float y);

    ui::Frontend& frontend() { return *frontend_; }
    float scale() const { return scale_; }

private:
    Page();
    void start_window();
    void frame(bool visible);
    void take_sdl_events();
    void forget_lost_keys();
    ImGuiIO& input();
    void note_press(double when_ms, float wander_css);
    void schedule();
    void set_timer(int ms); // -1: none
    bool held() const;      // a key or button keeps changing things by itself
    void show_cursor();
    void show_look();
    void show_language();

    SDL_Window* window_ = nullptr;
    WebPlatform platform_;
    CanvasGlyphs glyphs_;
    std::unique_ptr<ui::Frontend> frontend_;
    std::unique_ptr<Renderer> renderer_;
    ui::DrawnPicture picture_;
    SemanticsMirror mirror_;
    ui::ImGuiTouchTarget touch_target_;
    ui::TouchScroll touch_{touch_target_};

    int width_ = 0, height_ = 0;
    float scale_ = 1;
    bool in_frame_ = false, frame_requested_ = false, pointer_seen_ = false, data_shown_ = false;
    bool held_back_ = false; // the last picture
    int frames_wanted_ = 0, frames_built_ = 0;
    double last_frame_ms_ = 0, hover_due_ms_ = 0;
    double pressed_ms_ = -1e9;                   // the left button, by the clock of events
    double reply_due_ms_ = 0, timer_due_ms_ = 0; // 0: none
    double reply_shown_ms_ = -1e9;               // when a picture was last drawn because of a reply
    int cursor_ = -2;
    std::optional<ui::Frontend::Shown> look_;   // that the page around the canvas has
    std::optional<Language> language_;          // likewise
    float wheel_rest_x_ = 0, wheel_rest_y_ = 0; // device pixels not yet scrolled
};

} // namespace yinfeng::platform::web
