// What appears over the page without being asked: toasts, progress, the offer of a new version; see shell.h.

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/imgui_access.h"
#include "ui/messages.h"
#include "ui/widgets.h"

#include <charconv>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

// A small window of its own above everything, so that what it covers does not take the mouse.
bool begin_overlay(Ui& ui, const char* name, const Rect& box) {
    const float edge = ui.px(12);
    ImGui::SetNextWindowPos({box.x - edge, box.y - edge});
    ImGui::SetNextWindowSize({box.width + 2 * edge, box.height + 2 * edge});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0f);
    const bool open = ImGui::Begin(name, nullptr,
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
            ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
    ImGui::PopStyleVar(2);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    // A click on it takes the keyboard, which can go nowhere from here: back to the page.
    if (ImGui::IsWindowFocused() && !ImGui::IsAnyItemActive()) ImGui::FocusWindow(ImGui::FindWindowByName("yinfeng"));
    return open;
}

bool toast_button(Ui& ui, const Rect& box, std::string_view label, const char* glyph, std::string_view key) {
    const Press press = pressable(ui, label, box, {});
    fill(ui, box, press.hovered ? color::text_2 : color::toast_button, metric::radius);
    Rect inside = inset(box, ui.px(10), 0);
    icon(ui, cut_left(inside, ui.px(16)), glyph, 16, color::toast_link);
    cut_left(inside, ui.px(6));
    const float width = silent_text(ui, inside, label, {14, false, color::toast_link});
    if (!key.empty()) {
        cut_left(inside, width + ui.px(8));
        const Rect frame = centred(inside, ui.px(20));
        outline(ui, frame, color::text_3, metric::radius_small);
        silent_text(ui, frame, key, {12, false, color::toast_link}, Align::centre);
    }
    return press.pressed;
}

float bar_below = 0; // what a page keeps free at its bottom, in this frame

float base_y(Ui& ui) {
    const float bars = bar_below + ui.px(ui.touch && !ui.keyboard_up ? metric::bottom_bar : 0);
    return bottom(ui.screen) - bars - ui.px(bars > 0 ? 12 : 20);
}

} // namespace

void keep_messages_above(float bar_height) { bar_below = std::max(bar_below, bar_height); }

void draw_toast(Ui& ui) {
    const app::Toast* toast = ui.app.toast();
    const float base = base_y(ui);
    bar_below = 0;
    if (!toast) return;
    static std::uint64_t announced = 0;
    const bool error = toast->kind == app::Toast::Kind::error;
    if (announced != toast->id) {
        announced = toast->id;
        ui.semantics.announce(toast->text, error);
    }
    const bool offers_undo = toast->undoes != 0;
    const Face words{14, false, color::on_accent};
    const float key_width = text_width(ui, "Ctrl Z", {12}) + ui.px(12);
    const float undo_width = offers_undo ? ui.px(42 + 8) + text_width(ui, tr(Str::undo), words) + key_width : 0;
    const float limit = std::min(ui.px(560), ui.screen.width - ui.px(40));
    const float text_room = limit - ui.px(18 + 24 + 12 + 32) - undo_width;
    const bool tall = text_width(ui, toast->text, words) > text_room;
    const float text_px = tall ? text_room : text_width(ui, toast->text, words) + ui.px(2);
    const float height = tall ? wrapped_height(ui, text_room, toast->text, words) + ui.px(22) : ui.px(44);
    const float width = ui.px(14 + 18 + 10) + text_px + ui.px(12) + undo_width + ui.px(36);
    // At the left, over the end of the list: what comes next is pressed in the inspector, in a dialog or in the header.
    const float left = ui.screen.x + ui.px((ui.touch ? 0 : metric::rail) + 20);
    const Rect box{std::min(left, std::max(ui.screen.x, right(ui.screen) - width)), base - height, width, height};
    if (begin_overlay(ui, "toast", box)) {
        shadow(ui, box, 3, metric::radius_card);
        fill(ui, box, color::text_1, metric::radius_card);
        Rect inside = inset(box, ui.px(14), 0);
        const Rect mark = cut_left(inside, ui.px(18));
        icon(ui, mark,
            error                                   ? icons::triangle_alert
            : toast->kind == app::Toast::Kind::done ? icons::circle_check
                                                    : icons::info,
            18, error ? color::brand_dot : color::toast_ok);
        cut_left(inside, ui.px(10));
        inside.width += ui.px(8);
        const Rect cross = cut_right(inside, ui.px(28));
        if (tall) wrapped_text(ui, {inside.x, inside.y + ui.px(11), text_room, height}, toast->text, words);
        else text(ui, {inside.x, inside.y, text_px, height}, toast->text, words);
        bool undo = false;
        if (offers_undo) {
            Rect place{right(inside) - undo_width + ui.px(2), box.y, undo_width - ui.px(8), height};
            undo = toast_button(ui, centred(place, ui.px(30)), tr(Str::undo), icons::undo_2, "Ctrl Z");
        }
        const Press close = pressable(ui, tr(Str::close_toast), centred(cross, ui.px(28)), {});
        icon(ui, cross, icons::x, 16, close.hovered ? color::on_accent : color::text_off);
        ui.app.hold_toast(ImGui::IsWindowHovered());
        if (undo) ui.app.undo_toast();
        else if (close.pressed) ui.app.close_toast();
    }
    ImGui::End();
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
    if (begin_overlay(ui, "progress", box)) {
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
    if (begin_overlay(ui, "new version", box)) {
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
