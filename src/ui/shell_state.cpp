// How things stand, at the end of the head: what is saved, and what has not come yet.

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/imgui_access.h"
#include "ui/lacking_words.h"
#include "ui/shell.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {
constexpr float least_for_words_css = 100; // else the icon alone, which says them to whoever asks
}

void Shell::draw_save_state(Ui& ui, const Rect& box) {
    const app::SaveState state = ui.app.save_state();
    std::string words;
    const char* glyph = icons::circle_check;
    Color tint = color::ok, background = color::transparent;
    switch (state.kind) {
    case app::SaveKind::saved:
        words = state.saved_at_ms == 0
                    ? std::string(tr(Str::state_saved))
                    : tr(Str::state_saved_at,
                          {format_wall_time(state.saved_at_ms, ui.app.platform().utc_offset_minutes()).substr(6)});
        break;
    case app::SaveKind::saving: words = tr(Str::state_saving), glyph = icons::clock, tint = color::text_3; break;
    case app::SaveKind::failed:
        words = tr(Str::state_failed), glyph = icons::triangle_alert, tint = color::on_accent, background = color::late;
        break;
    case app::SaveKind::read_only:
        words = tr(Str::state_read_only), glyph = icons::lock, tint = color::soon, background = color::soon_tint;
        break;
    }
    const bool has_words = box.width >= ui.px(least_for_words_css);
    const float width = ui.px(16 + 6 + 16) + text_width(ui, words, face::secondary);
    const Rect pill = has_words ? centred(Rect{right(box) - width, box.y, width, box.height}, ui.px(30))
                                : centred(box, ui.px(32), ui.px(30));
    std::string value = words;
    if (!state.reason.empty()) value = tr(Str::found_in, {value, state.reason});
    if (background) ui.semantics.standing(value);
    const Press press = pressable(ui, tr(Str::state_details), fingertip(ui, pill), {.value = value});
    if (background) fill(ui, pill, background, metric::radius);
    else if (press.hovered) fill(ui, pill, color::hover, metric::radius);
    Rect inside = inset(pill, ui.px(8), 0);
    icon(ui, cut_left(inside, ui.px(16)), glyph, 16, tint);
    cut_left(inside, ui.px(6));
    if (has_words) text(ui, inside, words, {13, false, background ? tint : color::text_2});
    // What the program can always say: it needs no network. But for what has not come over one yet.
    const std::string lacking = lacking_words(ui.app.lacking_side_data());
    const std::string_view beside = lacking.empty() ? tr(Str::offline_ready) : std::string_view(lacking);
    const float offline = text_width(ui, beside, face::secondary) + ui.px(22);
    const bool room = pill.x - box.x > (lacking.empty() ? ui.px(96) : offline + ui.px(12));
    if (room && !background) {
        Rect left{pill.x - ui.px(9) - offline, box.y, offline, box.height};
        vertical_line(ui, pill.x - ui.px(2), box.y + ui.px(18), bottom(box) - ui.px(18), color::line_strong);
        icon(ui, cut_left(left, ui.px(16)), lacking.empty() ? icons::wifi_off : icons::circle_alert, 16,
            lacking.empty() ? color::text_3 : color::soon);
        cut_left(left, ui.px(6));
        text(ui, left, beside, face::secondary);
    }
    if (press.pressed) open_popup(ui, "state");
    if (begin_popup(ui, "state", pill, 300)) {
        const std::string_view explanation = !state.reason.empty()                 ? std::string_view(state.reason)
                                             : state.kind == app::SaveKind::saving ? tr(Str::state_saving_text)
                                                                                   : tr(Str::state_saved_text);
        std::vector<std::string_view> paragraphs = lacking_sentences(ui.app.lacking_side_data());
        const bool can_ask = !paragraphs.empty();
        paragraphs.insert(paragraphs.begin(), explanation);
        for (const std::string_view each : paragraphs) {
            const Rect row = popup_row(ui, wrapped_height(ui, ui.px(272), each, face::secondary) + ui.px(12));
            wrapped_text(ui, inset(row, ui.px(8), ui.px(6)), each, face::secondary);
            advance_popup(row);
        }
        if (can_ask && menu_item(ui, tr(Str::lacks_retry), icons::refresh_cw)) ui.app.retry_side_data();
        if (state.kind == app::SaveKind::failed && menu_item(ui, tr(Str::retry), icons::refresh_cw))
            ui.app.retry_saving();
        if (menu_item(ui, tr(Str::export_backup), icons::download)) ui.app.export_snapshot();
        end_popup(ui);
    }
}

} // namespace yinfeng::ui
