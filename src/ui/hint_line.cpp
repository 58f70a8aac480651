#include "ui/hint_line.h"

#include "app/strings.h"
#include "icons_generated.h"
#include "ui/layers.h"
#include "ui/messages.h"

#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr std::string_view preference = "hints"; // of this browser
constexpr float cross_css = 28, icon_css = 16, gap_css = 10;
constexpr Face words_face{13, false, color::text_1};

float words_width(const Ui& ui, const Rect& box) {
    return box.width - 2 * ui.px(metric::page_padding) - ui.px(icon_css + gap_css) - ui.reach(cross_css) - ui.px(12);
}

} // namespace

void HintLine::cut_room(Ui& ui, Rect& area) {
    shown_.reset();
    const app::WorkspaceEntry* entry = ui.app.current();
    if (!entry || entry->sample || !ui.app.can_write() || ui.keyboard_up) return;
    if (std::string kept = ui.app.preference(preference); kept != kept_) hints_ = app::Hints(kept), kept_ = kept;
    shown_ = hints_.show(app::hint_facts(ui.app), !is_dialog_open());
    if (std::string now = hints_.to_text(); now != kept_) kept_ = now, ui.app.set_preference(preference, now);
    if (!shown_) return told_.reset();
    const float words = wrapped_height(ui, words_width(ui, area), app::hint_words(*shown_), words_face);
    box_ = cut_bottom(area, std::max(words + ui.px(14), ui.reach(cross_css) + ui.px(6)));
    keep_messages_above(box_.height);
}

void HintLine::draw(Ui& ui) {
    if (!shown_) return;
    fill(ui, box_, color::accent_tint);
    horizontal_line(ui, box_.x, right(box_), box_.y, color::accent_line);
    if (is_dialog_open()) return; // its room is kept
    const std::string_view words = app::hint_words(*shown_);
    if (told_ != shown_) {
        told_ = shown_;
        ui.semantics.announce(std::string(words), false);
        ui.want_frames(2);
    }
    const IdScope scope("hint");
    Rect inside = inset(box_, ui.px(metric::page_padding), 0);
    const float cross = ui.reach(cross_css);
    const Rect close = centred(cut_right(inside, cross), cross, cross);
    inside.width = words_width(ui, box_) + ui.px(icon_css + gap_css);
    icon(ui, centred(cut_left(inside, ui.px(icon_css)), ui.px(icon_css)), icons::info, icon_css, color::accent);
    cut_left(inside, ui.px(gap_css));
    wrapped_text(ui, centred(inside, wrapped_height(ui, inside.width, words, words_face)), words, words_face);
    if (icon_button(ui, close, icons::x, tr(Str::hint_close), {.kind = ButtonKind::quiet})) {
        hints_.close();
        ui.want_frames(2);
    }
}

void hint_setting(Ui& ui, const Rect& box) {
    Rect line = box;
    const std::string_view again = tr(Str::hints_again);
    const Rect place = centred(cut_right(line, button_width(ui, again)), ui.control_height());
    const bool is_seen = !ui.app.preference(preference).empty();
    if (button(ui, place, again, {.disabled = !is_seen})) {
        ui.app.set_preference(preference, {});
        ui.app.say(std::string(tr(Str::hints_will_come)));
    }
    cut_right(line, ui.px(12));
    Rect words = centred(line, ui.px(42));
    text(ui, cut_top(words, ui.px(21)), tr(Str::hints_title), face::strong);
    text(ui, words, tr(Str::hints_text), face::caption);
}

} // namespace yinfeng::ui
