#pragma once
// The whole interface as one object: what a main program creates and calls once per frame.
//
//   Frontend frontend(platform, glyphs);          // makes the ImGui context, fonts and style
//   … each frame, between ImGui::NewFrame() and ImGui::Render():
//   frontend.build();
//   … then, if frontend.frames_wanted() is 0, the loop may stop until the next event.
//
// Coordinates are device pixels everywhere (DisplayFramebufferScale is 1, 1).

#include "base/date.h"
#include "platform/platform.h"
#include "ui/appearance.h"
#include "ui/glyph_source.h"
#include "ui/semantics.h"

#include <memory>
#include <string>

namespace yinfeng::app {
class App;
}

namespace yinfeng::ui {

struct FrontendState;

class Frontend {
public:
    Frontend(platform::Platform& platform, GlyphSource& glyphs);
    ~Frontend();

    void set_scale(float device_pixels_per_css_pixel); // may change at any time between frames
    void set_touch(bool touch_first);                  // touch density and drag-to-scroll
    void set_reduced_motion(bool reduced);
    void set_system_look(const SystemLook& system); // followed from the next frame on, unless another one is chosen
    // Until this browser's preferences have been read: what was chosen here last, as far as the page remembers it.
    void expect_look(ChosenLook chosen);
    // As of the last frame, for the page around the canvas.
    struct Shown {
        Look look = Look::light;
        ChosenLook chosen; // by hand, and to be expected at the next start
        bool operator==(const Shown&) const = default;
    };
    const Shown& shown() const;
    // Whether all of the program is there. The part that shows a workspace comes after the first picture (cmake/YinfengSplit.cmake):
    // until it has, nothing of it may be called, and a workspace goes on being opened.
    void set_whole(bool whole);
    void set_today(Date today); // for pictures: the day that is counted from, instead of the clock's
    void build();
    bool wrote() const;    // build() has changed records: part of the picture was made before, the next one is right
    bool starting() const; // nothing can be pressed yet: keys wait for the first page
    bool shows_workspace() const; // the records are on the screen, not the start page or a wait

    // Frames still to be drawn without a new event (popups settle, a drag is going on); 0 when idle.
    int frames_wanted() const;
    // When the next frame is due although nothing happens (tooltip delay, a toast that ends), in ms; -1: never.
    int next_frame_in_ms() const;

    // Text that an input method is composing, shown at the caret; empty when none.
    void set_preedit(std::string utf8);
    // Files dropped on the page or opened with the installed app.
    void files_dropped(std::vector<platform::File> files);
    // The platform has a new version ready; the shell asks the user and calls `switch_over` on yes.
    void offer_new_version(std::function<void()> switch_over);
    // Something typed is neither written nor given up: whoever leaves the page loses it.
    bool holds_refused_text() const;
    // What the browser's own print command puts on paper: an HTML document, in words where there is nothing to print.
    std::string document();
    // The page is about to be hidden or closed: start writing what is not yet stored.
    void going_away();

    Semantics& semantics();
    app::App& app();

private:
    std::unique_ptr<FrontendState> state_;
};

} // namespace yinfeng::ui
