// Gestures on a recorder: what a finger does becomes a line of text.
#include "ui/touch_scroll.h"

#include <doctest/doctest.h>

#include <string>

using namespace yinfeng::ui;

namespace {

class Recorder final : public TouchTarget {
public:
    bool can_scroll = true;
    float room = 1000; // until the end of the way
    float scrolled = 0;
    std::string log;
    double rested = -1; // what the last press was told

    bool grab(float, float, bool vertical) override {
        log += vertical ? "grab-y " : "grab-x ";
        return can_scroll;
    }
    bool scroll_by(float pixels) override {
        const float before = scrolled;
        scrolled = scrolled + pixels > room ? room : scrolled + pixels < 0 ? 0 : scrolled + pixels;
        return scrolled != before;
    }
    void point(float x, float y) override {
        log += "point" + std::to_string(static_cast<int>(x)) + "," + std::to_string(static_cast<int>(y)) + " ";
    }
    void press(bool down, double rested_ms) override {
        log += down ? "down " : "up ";
        if (down) rested = rested_ms;
    }
    void leave() override { log += "leave "; }
};

// Drags a finger upwards from (100, 500) in steps of 16 ms.
double drag_up(TouchScroll& touch, int steps, float step) {
    double now = 0;
    touch.down(1, 100, 500, now);
    for (int i = 1; i <= steps; ++i) touch.move(1, 100, 500 - step * static_cast<float>(i), now += 16);
    return now;
}

} // namespace

TEST_CASE("a tap is a click, also when the finger trembles") {
    Recorder page;
    TouchScroll touch(page);
    touch.down(1, 50, 60, 0);
    touch.move(1, 53, 61, 40);
    touch.up(1, 53, 61, 90);
    CHECK(page.log == "point50,60 down up leave ");
    CHECK(touch.due_in_ms(100) == -1);
}

TEST_CASE("moving scrolls along one axis and presses nothing") {
    Recorder page;
    TouchScroll touch(page);
    touch.set_inertia(false);
    const double now = drag_up(touch, 10, 20);
    touch.up(1, 100, 300, now);
    CHECK(page.log == "grab-y leave leave ");
    CHECK(page.scrolled == 180); // the first step only decided
}

TEST_CASE("the slop grows with the scale") {
    Recorder page;
    TouchScroll touch(page);
    touch.set_scale(3);
    touch.down(1, 0, 0, 0);
    touch.move(1, 0, 25, 10);
    touch.up(1, 0, 25, 20);
    CHECK(page.log == "point0,0 down up leave ");
}

TEST_CASE("a fast finger leaves inertia that ends") {
    Recorder page;
    page.room = 100'000;
    TouchScroll touch(page);
    double now = drag_up(touch, 10, 20);
    touch.up(1, 100, 300, now);
    CHECK(touch.moving());
    int frames = 0;
    while (touch.moving() && frames < 1000) touch.tick(now += 16), ++frames;
    CHECK(frames > 10);
    CHECK(frames < 150);
    CHECK(page.scrolled > 400);
    CHECK(page.scrolled < 800);
}

TEST_CASE("inertia ends at the end of the way, by a touch, and after a rest") {
    Recorder page;
    TouchScroll touch(page);
    page.room = 200;
    double now = drag_up(touch, 10, 20);
    touch.up(1, 100, 300, now);
    for (int i = 0; i < 5; ++i) touch.tick(now += 16);
    CHECK_FALSE(touch.moving());

    page.room = 100'000;
    now = drag_up(touch, 10, 20);
    touch.up(1, 100, 300, now);
    CHECK(touch.moving());
    touch.down(2, 5, 5, now + 10);
    CHECK_FALSE(touch.moving());
    touch.up(2, 5, 5, now + 20);

    now = drag_up(touch, 10, 20);
    touch.up(1, 100, 300, now + 200);
    CHECK_FALSE(touch.moving());
}

TEST_CASE("a long press takes the widget along") {
    Recorder page;
    TouchScroll touch(page);
    touch.down(1, 10, 10, 0);
    CHECK(touch.due_in_ms(100) == 250);
    touch.tick(349);
    CHECK(page.log.empty());
    touch.tick(350);
    touch.move(1, 80, 90, 400);
    touch.up(1, 80, 90, 500);
    CHECK(page.log == "point10,10 down point80,90 point80,90 up leave ");
    CHECK_MESSAGE(page.rested == 350, "what opens a menu after a while counts from when the finger came down");
    CHECK(page.scrolled == 0);
}

TEST_CASE("where nothing scrolls, moving drags at once") {
    Recorder page;
    page.can_scroll = false;
    TouchScroll touch(page);
    touch.down(1, 10, 10, 0);
    touch.move(1, 40, 12, 20);
    touch.up(1, 60, 12, 40);
    CHECK(page.log == "grab-x point10,10 down point40,12 point60,12 up leave ");
    CHECK(page.rested == 0);
}

TEST_CASE("a second finger and a cancelled gesture click nothing") {
    Recorder page;
    TouchScroll touch(page);
    touch.down(1, 10, 10, 0);
    touch.down(2, 90, 10, 10);
    touch.up(1, 10, 10, 20);
    touch.up(2, 90, 10, 30);
    touch.down(3, 10, 10, 40);
    touch.cancel(3);
    touch.up(3, 10, 10, 50);
    CHECK(page.log.find("down") == std::string::npos);
    touch.down(4, 10, 10, 60);
    touch.up(4, 10, 10, 70);
    CHECK(page.log.find("down") != std::string::npos);
}
