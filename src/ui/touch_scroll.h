#pragma once
// One finger on a page made for a mouse.
//
//  - A tap (short, still) is a click.
//  - Moving more than 10 px scrolls what is under the finger along the axis that began, and lets go with a little inertia.
//  - Resting 350 ms first is a press: from then on the finger is the mouse, and moving it drags the widget. Resting on opens its menu
//    (pressable.cpp), which counts from when the finger came down.
//  - Where nothing can scroll that way (a slider, the canvas of a map) moving drags at once.
//
// Nothing is pressed before the gesture is known, so a scroll never clicks. A second finger ends the gesture.
// Lengths are device pixels, times milliseconds of any steady clock.

namespace yinfeng::ui {

// What the gestures act on: Dear ImGui in the page, a recorder in tests.
class TouchTarget {
public:
    virtual ~TouchTarget() = default;
    // Chooses what scroll_by() moves: the innermost thing at this point that can scroll along the axis.
    virtual bool grab(float x, float y, bool vertical) = 0;
    virtual bool scroll_by(float pixels) = 0; // along that axis; false at the end of the way
    virtual void point(float x, float y) = 0; // the mouse is here
    // Left button; `rested_ms`: how long the finger has already rested there, unmoved.
    virtual void press(bool down, double rested_ms) = 0;
    virtual void leave() = 0; // no mouse any more: hover ends
};

class TouchScroll {
public:
    explicit TouchScroll(TouchTarget& target) : target_(target) {}

    void set_scale(float device_pixels_per_css_pixel) { scale_ = device_pixels_per_css_pixel; }
    void set_inertia(bool wanted) { inertia_ = wanted; } // off for reduced motion

    void down(int finger, float x, float y, double now_ms);
    void move(int finger, float x, float y, double now_ms);
    void up(int finger, float x, float y, double now_ms);
    void cancel(int finger);  // the browser took the gesture over
    void tick(double now_ms); // before every frame

    bool moving() const { return state_ == State::gliding; } // frames are needed
    // When tick() has something to do although nothing moves, in ms; -1: never.
    int due_in_ms(double now_ms) const;

private:
    enum class State { idle, waiting, scrolling, dragging, gliding, ignoring };
    void stop();

    TouchTarget& target_;
    State state_ = State::idle;
    float scale_ = 1;
    bool inertia_ = true;
    int finger_ = -1;
    bool vertical_ = true;
    float start_x_ = 0, start_y_ = 0, x_ = 0, y_ = 0;
    double start_ms_ = 0, last_ms_ = 0;
    float velocity_ = 0; // pixels per ms along the axis, smoothed
    float rest_ = 0;     // part of a pixel not yet scrolled
};

// Of the press that a finger holds: how long it had rested before Dear ImGui heard of it, in seconds.
float finger_rested_s();

// Acts on the current ImGui context.
class ImGuiTouchTarget final : public TouchTarget {
public:
    bool grab(float x, float y, bool vertical) override;
    bool scroll_by(float pixels) override;
    void point(float x, float y) override;
    void press(bool down, double rested_ms) override;
    void leave() override;

private:
    unsigned window_id_ = 0; // windows may go away between two frames
    bool vertical_ = true;
};

} // namespace yinfeng::ui
