// What appears over the page without being asked: toasts, progress, the offer of a new version; see shell.h.

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/imgui_access.h"
#include "ui/messages.h"
#include "ui/widgets.h"

#include <charconv>
#include <cmath>
#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

void give_keyboard_back(Ui& ui) {
    ImGui::FocusWindow(ImGui::FindWindowByName("yinfeng"));
    ui.keyboard.leave(0);
}

// A small window of its own above everything, so that what it covers does not take the mouse. What is only to be read lets it through.
bool begin_overlay(Ui& ui, const char* name, const Rect& box, float edge_css, ImGuiWindowFlags more = 0) {
    const float edge = ui.px(edge_css);
    ImGui::SetNextWindowPos({box.x - edge, box.y - edge});
    ImGui::SetNextWindowSize({box.width + 2 * edge, box.height + 2 * edge});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0f);
    const bool open = ImGui::Begin(name, nullptr,
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
            ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav | more);
    ImGui::PopStyleVar(2);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    // A click on it takes the keyboard, which can go nowhere from here: back to where it was.
    if (ImGui::IsWindowFocused() && !ImGui::IsAnyItemActive()) give_keyboard_back(ui);
    return open;
}

constexpr float shadow_edge_css = 12;

bool toast_button(Ui& ui, const Rect& box, std::string_view label, const char* glyph, std::string_view key) {
    const Press press = pressable(ui, label, fingertip(ui, box), {});
    fill(ui, box, press.hovered ? color::toast_button_hover : color::toast_button, metric::radius);
    Rect inside = inset(box, ui.px(10), 0);
    icon(ui, cut_left(inside, ui.px(16)), glyph, 16, color::toast_link);
    cut_left(inside, ui.px(6));
    const float width = silent_text(ui, inside, label, {14, false, color::toast_link});
    if (!key.empty()) {
        cut_left(inside, width + ui.px(8));
        const Rect frame = centred(inside, ui.px(20));
        outline(ui, frame, color::toast_line, metric::radius_small);
        silent_text(ui, frame, key, {12, false, color::toast_link}, Align::centre);
    }
    return press.pressed;
}

// Of this frame: what a page keeps free.
float bar_below = 0, right_edge = 0;
Rect strip;

float base_y(Ui& ui) {
    const float bars = bar_below + ui.px(ui.has_bottom_bar() && !ui.keyboard_up ? metric::bottom_bar : 0);
    return bottom(ui.screen) - bars - ui.px(bars > 0 ? 12 : 20);
}

constexpr Face toast_words{14, false, color::on_toast};
constexpr float cross_css = 28;
constexpr std::string_view undo_key = "Ctrl Z"; // where there are keys

struct ToastShape {
    float width, height, text_width, undo_width;
    bool is_tall;
};

ToastShape shape_of(const Ui& ui, const app::Toast& toast, float most_width) {
    ToastShape shape{};
    const float key_width = ui.touch || toast.take_back ? 0 : text_width(ui, undo_key, {12}) + ui.px(12);
    if (toast.has_button()) shape.undo_width = ui.px(42 + 8) + text_width(ui, tr(Str::undo), toast_words) + key_width;
    const float around = ui.px(14 + 18 + 10) + ui.px(12) + shape.undo_width + ui.px(8) + ui.reach(cross_css);
    const float room = std::max(ui.px(80), std::min(ui.px(560), most_width) - around);
    const float wanted = text_width(ui, toast.text, toast_words);
    shape.is_tall = wanted > room;
    shape.text_width = shape.is_tall ? room : wanted + ui.px(2);
    shape.height =
        shape.is_tall ? wrapped_height(ui, room, toast.text, toast_words) + ui.px(22) : ui.px(ui.touch ? 48 : 40);
    shape.width = around + shape.text_width;
    return shape;
}

float room_for_toast(const Ui& ui, const Rect& area) {
    const float end = right_edge > 0 ? std::min(right_edge, right(area)) : right(area);
    return end - area.x - 2 * ui.px(12);
}

} // namespace

void keep_messages_above(float bar_height) { bar_below = std::max(bar_below, bar_height); }
void keep_messages_left_of(float x) { right_edge = x; }

void cut_message_strip(Ui& ui, Rect& area) {
    const app::Toast* toast = ui.app.toast();
    if (!toast) return;
    strip = cut_bottom(area, shape_of(ui, *toast, room_for_toast(ui, area)).height + 2 * ui.px(6));
}

void draw_toast(Ui& ui) {
    const app::Toast* toast = ui.app.toast();
    const float base = base_y(ui);
    const Rect place = std::exchange(strip, {});
    const float end = std::exchange(right_edge, 0.0f);
    bar_below = 0;
    if (!toast) return;
    static std::uint64_t announced = 0;
    const bool error = toast->kind == app::Toast::Kind::error;
    if (announced != toast->id) {
        announced = toast->id;
        ui.semantics.announce(toast->text, error);
    }
    // On a page that keeps nothing free, and over dialogs: at the left, where least is pressed.
    const float left =
        place.width > 0 ? place.x + ui.px(12) : ui.screen.x + ui.px((ui.has_bottom_bar() ? 0 : metric::rail) + 20);
    const float until = end > 0 ? end : place.width > 0 ? right(place) : right(ui.screen);
    const ToastShape shape = shape_of(ui, *toast, until - left - ui.px(12));
    const float top = place.width > 0 ? std::round(place.y + (place.height - shape.height) / 2) : base - shape.height;
    const Rect box{std::min(left, std::max(ui.screen.x, until - shape.width)), top, shape.width, shape.height};
    Rect inside = inset(box, ui.px(14), 0);
    inside.width += ui.px(8);
    const Rect mark = cut_left(inside, ui.px(18));
    cut_left(inside, ui.px(10));
    const Rect cross = cut_right(inside, ui.reach(cross_css));
    if (begin_overlay(ui, "toast", box, shadow_edge_css, ImGuiWindowFlags_NoMouseInputs)) {
        shadow(ui, box, 3, metric::radius_card);
        fill(ui, box, color::toast, metric::radius_card);
        icon(ui, mark,
            error                                   ? icons::triangle_alert
            : toast->kind == app::Toast::Kind::done ? icons::circle_check
                                                    : icons::info,
            18, error ? color::toast_warn : color::toast_ok);
        const Rect words{inside.x, inside.y + (shape.is_tall ? ui.px(11) : 0), shape.text_width, shape.height};
        if (shape.is_tall) wrapped_text(ui, words, toast->text, toast_words);
        else text(ui, words, toast->text, toast_words);
    }
    ImGui::End();
    bool undo = false, close = false;
    const Rect buttons{
        right(inside) - shape.undo_width, box.y, right(box) - right(inside) + shape.undo_width, box.height};
    if (begin_overlay(ui, "toast buttons", buttons, 0)) {
        if (toast->has_button()) {
            const Rect at{right(inside) - shape.undo_width + ui.px(2), box.y, shape.undo_width - ui.px(8), box.height};
            undo = toast_button(ui, centred(at, ui.px(30)), tr(Str::undo), icons::undo_2,
                ui.touch || toast->take_back ? std::string_view() : undo_key);
        }
        const Press press = pressable(ui, tr(Str::close_toast), centred(cross, ui.reach(cross_css)), {});
        icon(ui, cross, icons::x, 16, press.hovered ? color::on_toast : color::toast_dim);
        close = press.pressed;
    }
    ImGui::End();
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    ui.app.hold_toast(contains(box, {mouse.x, mouse.y}));
    if (undo || close) give_keyboard_back(ui); // it goes with the message
    if (undo) ui.app.undo_toast();
    else if (close) ui.app.close_toast();
    ui.want_frame_in(500); // it ends by itself
}

void draw_progress(Ui& ui) {
    const std::optional<app::Progress> job = ui.app.progress();
    if (!job) return;
    const std::int64_t for_ms = ui.app.now_ms() - job->started_at_ms;
    if (for_ms < 300) { // short work shows nothing
        ui.want_frame_in(static_cast<int>(300 - for_ms));
        return;
    }
    ui.want_frame_in(100);
    const float share = job->total == 0 ? 0.5f : static_cast<float>(job->done) / static_cast<float>(job->total);
    if (for_ms < 2000) {
        ImGui::GetForegroundDrawList()->AddRectFilled({ui.screen.x, ui.px(metric::top_bar)},
            {ui.screen.x + ui.screen.width * share, ui.px(metric::top_bar) + ui.px(3)}, color::accent);
        return;
    }
    const Rect box{right(ui.screen) - ui.px(20 + 360), base_y(ui) - ui.px(96), ui.px(360), ui.px(88)};
    if (begin_overlay(ui, "progress", box, shadow_edge_css)) {
        shadow(ui, box, 3, metric::radius_card);
        card(ui, box);
        Rect inside = inset(box, ui.px(16), ui.px(12));
        Rect head = cut_top(inside, ui.px(28));
        if (job->can_cancel) {
            const float width = button_width(ui, tr(Str::job_cancel));
            if (button(ui, cut_right(head, width), tr(Str::job_cancel), {.kind = ButtonKind::quiet}))
                ui.app.cancel_job();
        }
        text(ui, head, job->title, face::strong);
        cut_top(inside, ui.px(8));
        progress_bar(ui, cut_top(inside, ui.px(6)), share, color::accent, job->title);
        if (job->total > 0) {
            char digits[48];
            char* end = std::to_chars(digits, digits + 20, job->done).ptr;
            for (const char c : std::string_view(" / ")) *end++ = c;
            end = std::to_chars(end, digits + sizeof digits, job->total).ptr;
            text(ui, inside, {digits, static_cast<std::size_t>(end - digits)}, face::caption, Align::right);
        }
    }
    ImGui::End();
}

void draw_new_version(Ui& ui, std::function<void()>& switch_over) {
    if (!switch_over) return;
    const std::string_view sentence = tr(Str::new_version), action = tr(Str::switch_now), later = tr(Str::later);
    const float width = ui.px(48) + text_width(ui, sentence, face::body) + button_width(ui, action) +
                        button_width(ui, later) + ui.px(24);
    const Rect box{std::round((ui.screen.width - width) / 2), ui.px(metric::top_bar + 8), width, ui.px(48)};
    ui.semantics.standing(sentence, false);
    if (begin_overlay(ui, "new version", box, shadow_edge_css)) {
        shadow(ui, box, 3, metric::radius_card);
        card(ui, box);
        Rect inside = inset(box, ui.px(12), ui.px(8));
        icon(ui, cut_left(inside, ui.px(24)), icons::refresh_cw, 18, color::accent);
        const bool yes = button(ui, cut_right(inside, button_width(ui, action)), action, {.kind = ButtonKind::primary});
        cut_right(inside, ui.px(8));
        const bool no = button(ui, cut_right(inside, button_width(ui, later)), later, {.kind = ButtonKind::quiet});
        text(ui, inside, sentence, face::body);
        if (yes) {
            ui.app.going_away();
            switch_over();
        }
        if (yes || no) switch_over = nullptr;
    }
    ImGui::End();
}

} // namespace yinfeng::ui
