#include "ui/touch_scroll.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cfloat>
#include <cmath>

namespace yinfeng::ui {

namespace {

constexpr float slop_css = 10; // less is a trembling finger
constexpr double press_ms = 350;
constexpr double still_ms = 80; // a finger that rested so long before it was lifted does not throw
constexpr float glide_ms = 325; // time constant of the decay
constexpr float slowest_css_per_ms = 0.03f, fastest_css_per_ms = 4;

float rested_s = 0; // before the press that is held now

} // namespace

void TouchScroll::stop() {
    if (state_ == State::dragging) target_.press(false, 0);
    if (state_ != State::idle) target_.leave();
    state_ = State::idle;
    finger_ = -1;
}

void TouchScroll::down(int finger, float x, float y, double now_ms) {
    if (finger_ >= 0 && state_ != State::gliding) { // a second finger
        stop();
        state_ = State::ignoring;
        finger_ = finger;
        return;
    }
    state_ = State::waiting; // also stops a glide
    finger_ = finger;
    start_x_ = x_ = x, start_y_ = y_ = y;
    start_ms_ = last_ms_ = now_ms;
    velocity_ = rest_ = 0;
}

void TouchScroll::move(int finger, float x, float y, double now_ms) {
    if (finger != finger_) return;
    const float before_x = x_, before_y = y_;
    x_ = x, y_ = y;
    if (state_ == State::waiting) {
        const float dx = x - start_x_, dy = y - start_y_;
        if (std::max(std::abs(dx), std::abs(dy)) < slop_css * scale_) return;
        vertical_ = std::abs(dy) >= std::abs(dx);
        if (!target_.grab(start_x_, start_y_, vertical_)) {
            target_.point(start_x_, start_y_);
            target_.press(true, 0);
            target_.point(x, y);
            state_ = State::dragging;
            return;
        }
        state_ = State::scrolling;
        target_.leave(); // nothing is hovered while the page moves under the finger
        last_ms_ = now_ms;
        return; // the slop itself is not scrolled, so that content does not jump
    }
    if (state_ == State::dragging) return target_.point(x, y);
    if (state_ != State::scrolling) return;

    const float delta = vertical_ ? before_y - y : before_x - x;
    const float elapsed = std::max(1.0f, static_cast<float>(now_ms - last_ms_));
    velocity_ = 0.7f * delta / elapsed + 0.3f * velocity_;
    last_ms_ = now_ms;
    rest_ += delta;
    const float whole = std::trunc(rest_);
    rest_ -= whole;
    if (whole != 0) target_.scroll_by(whole);
}

void TouchScroll::up(int finger, float x, float y, double now_ms) {
    if (finger != finger_) return;
    switch (state_) {
    case State::waiting:
        target_.point(start_x_, start_y_);
        target_.press(true, 0);
        target_.press(false, 0);
        break;
    case State::dragging: target_.point(x, y); break; // stop() releases
    case State::scrolling:
        if (inertia_ && now_ms - last_ms_ < still_ms && std::abs(velocity_) > slowest_css_per_ms * scale_) {
            const float limit = fastest_css_per_ms * scale_;
            velocity_ = std::clamp(velocity_, -limit, limit);
            state_ = State::gliding;
            last_ms_ = now_ms;
            return;
        }
        break;
    default: break;
    }
    stop();
}

void TouchScroll::cancel(int finger) {
    if (finger == finger_) stop();
}

void TouchScroll::tick(double now_ms) {
    if (state_ == State::waiting && now_ms - start_ms_ >= press_ms) {
        target_.point(start_x_, start_y_);
        target_.press(true, now_ms - start_ms_);
        state_ = State::dragging;
        return;
    }
    if (state_ != State::gliding) return;
    const float elapsed = std::clamp(static_cast<float>(now_ms - last_ms_), 0.0f, 50.0f);
    last_ms_ = now_ms;
    const float slower = velocity_ * std::exp(-elapsed / glide_ms);
    rest_ += (velocity_ - slower) * glide_ms; // the integral of the decay
    velocity_ = slower;
    const float whole = std::trunc(rest_);
    rest_ -= whole;
    const bool at_end = whole != 0 && !target_.scroll_by(whole);
    if (at_end || std::abs(velocity_) < slowest_css_per_ms * scale_) stop();
}

int TouchScroll::due_in_ms(double now_ms) const {
    if (state_ != State::waiting) return -1;
    return std::max(0, static_cast<int>(std::ceil(press_ms - (now_ms - start_ms_))));
}

float finger_rested_s() { return rested_s; }

// --- Dear ImGui --------------------------------------------------------------------------------------------

bool ImGuiTouchTarget::grab(float x, float y, bool vertical) {
    const ImGuiAxis axis = vertical ? ImGuiAxis_Y : ImGuiAxis_X;
    vertical_ = vertical;
    window_id_ = 0;
    ImGuiWindow* window = nullptr;
    ImGui::FindHoveredWindowEx({x, y}, true, &window, nullptr);
    for (; window; window = window->ParentWindow) {
        if (window->ScrollMax[axis] > 0 &&
            !(window->Flags & (ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoMouseInputs))) {
            window_id_ = window->ID;
            return true;
        }
        if (!(window->Flags & ImGuiWindowFlags_ChildWindow)) break; // a popup does not scroll what is behind it
    }
    return false;
}

bool ImGuiTouchTarget::scroll_by(float pixels) {
    ImGuiWindow* window = ImGui::FindWindowByID(window_id_);
    if (!window || !window->WasActive) return false;
    // Several moves may come before one frame: add to a target that is already set.
    const ImGuiAxis axis = vertical_ ? ImGuiAxis_Y : ImGuiAxis_X;
    const float from = window->ScrollTarget[axis] < FLT_MAX ? window->ScrollTarget[axis] : window->Scroll[axis];
    const float to = std::clamp(from + pixels, 0.0f, window->ScrollMax[axis]);
    if (vertical_) ImGui::SetScrollY(window, to);
    else ImGui::SetScrollX(window, to);
    return to != from;
}

void ImGuiTouchTarget::point(float x, float y) {
    ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    ImGui::GetIO().AddMousePosEvent(x, y);
}

void ImGuiTouchTarget::press(bool down, double rested_ms) {
    if (down) rested_s = static_cast<float>(rested_ms / 1000);
    ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, down);
}

void ImGuiTouchTarget::leave() {
    ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
}

} // namespace yinfeng::ui
