#include "ui/screens/merge_preview.h"
#include "ui/messages.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/fact_row.h"
#include "ui/messages.h"

#include <array>
#include <optional>

namespace yinfeng::ui {

using app::ImportSession;
using app::Str;
using app::tr;

namespace {

struct TileLook {
    const char* icon;
    Str label;
    Color color, tint;
    std::uint32_t ImportCounts::* count;
};
constexpr TileLook looks[] = {
    {icons::plus, Str::data_added, color::ok, color::ok_tint, &ImportCounts::records_added},
    {icons::pencil, Str::data_updated, color::update, color::update_tint, &ImportCounts::records_updated},
    {icons::git_branch, Str::data_conflicting, color::soon, color::soon_tint, &ImportCounts::records_conflicting},
    {icons::trash_2, Str::data_deleted, color::late, color::late_tint, &ImportCounts::records_deleted},
    {icons::rotate_ccw, Str::data_restored, color::ok, color::ok_tint, &ImportCounts::records_restored},
    {icons::minus, Str::data_unchanged, color::text_2, color::sunken, &ImportCounts::records_unchanged},
    {icons::circle_help, Str::data_unknown, color::text_2, color::sunken, &ImportCounts::records_unknown},
};
constexpr RecordEffect effects[] = {RecordEffect::added, RecordEffect::updated, RecordEffect::conflicting,
    RecordEffect::deleted, RecordEffect::restored, RecordEffect::unchanged};
constexpr int restored_tile = 4, unknown_tile = 6;

std::string tile_hint(std::size_t tile, const ImportCounts& counts) {
    switch (tile) {
    case 0: return std::string(tr(Str::data_added_hint));
    case 1: return tr(Str::data_updated_hint, {count_words(counts.fields_updated + counts.fields_added)});
    case 2:
        return counts.fields_conflicting > 0
                   ? tr(Str::data_conflicting_fields, {count_words(counts.fields_conflicting)})
                   : std::string(tr(Str::data_conflicting_hint));
    case 3:
    case 4: return std::string(tr(Str::data_deleted_hint));
    case 5: return std::string(tr(Str::data_unchanged_hint));
    default:
        return tr(Str::data_unknown_hint, {count_words(counts.records_unknown), count_words(counts.fields_unknown)});
    }
}

// Rare tiles appear only where they have something to say.
std::array<bool, std::size(looks)> shown_tiles(const ImportCounts& counts) {
    std::array<bool, std::size(looks)> shown;
    shown.fill(true);
    shown[static_cast<std::size_t>(restored_tile)] = counts.records_restored > 0;
    shown[static_cast<std::size_t>(unknown_tile)] = counts.records_unknown + counts.fields_unknown > 0;
    return shown;
}

// A pill with an icon, 28 high; returns the width.
float pill(Ui& ui, Rect& rest, const char* glyph, std::string_view words, Color color, Color tint) {
    const float width = text_width(ui, words, face::secondary) + ui.px(16 + 8 + 20);
    if (width > rest.width) {
        return 0;
    }
    const Rect box = centred(cut_right(rest, width), ui.px(28));
    cut_right(rest, ui.px(12));
    fill(ui, box, tint, metric::radius);
    Rect inside = inset(box, ui.px(10), 0);
    icon(ui, cut_left(inside, ui.px(16)), glyph, 16, color);
    cut_left(inside, ui.px(8));
    text(ui, inside, words, tinted(face::secondary, color));
    return width;
}

// ✓ 选文件 — ✓ 校验 — 3 预览 — 4 合并
void steps(Ui& ui, Rect box, int current) {
    static constexpr Str words[] = {
        Str::data_step_file, Str::data_step_check, Str::data_step_preview, Str::data_step_merge};
    for (int i = 0; i < 4; ++i) {
        const float width = text_width(ui, tr(words[i]), face::secondary);
        if (box.width < width + ui.px(60)) {
            return;
        }
        const Rect dot = centred(cut_left(box, ui.px(20)), ui.px(20));
        if (i < current) {
            fill(ui, dot, color::accent, 10);
            icon(ui, dot, icons::check, 13, color::on_accent);
        } else {
            outline(ui, dot, i == current ? color::accent : color::line_strong, 10, 1.5f);
            silent_text(ui, dot, std::to_string(i + 1),
                tinted(face::caption, i == current ? color::accent : color::text_3), Align::centre);
        }
        cut_left(box, ui.px(6));
        text(ui, cut_left(box, width), tr(words[i]),
            tinted(face::secondary, i <= current ? color::text_1 : color::text_3));
        if (i < 3) {
            cut_left(box, ui.px(8));
            const Rect line = cut_left(box, ui.px(28));
            horizontal_line(ui, line.x, right(line), line.y + std::round(line.height / 2),
                i < current ? color::accent : color::line_strong);
            cut_left(box, ui.px(8));
        }
    }
}

} // namespace

void MergePreview::draw_header(Ui& ui, Rect box) {
    const ImportSession& session = *ui.app.import_session();
    box = inset(box, ui.px(metric::page_padding), 0);
    if (icon_button(ui, centred(cut_right(box, ui.px(32)), ui.px(32)), icons::x, tr(Str::cancel),
            {.kind = ButtonKind::quiet})) {
        ui.app.cancel_import();
        return;
    }
    const float title = text_width(ui, tr(Str::data_merge_title), face::page_title);
    heading(ui, cut_left(box, title), tr(Str::data_merge_title), face::page_title, 1);
    cut_left(box, ui.px(28));
    if (ui.app.imports_waiting() > 0) {
        const std::string waiting = tr(Str::data_files_waiting, {count_words(ui.app.imports_waiting())});
        text(ui, cut_right(box, text_width(ui, waiting, face::secondary) + ui.px(16)), waiting, face::secondary);
    }
    const bool reading = session.state == ImportSession::State::reading,
               applying = session.state == ImportSession::State::applying;
    steps(ui, box, session.state == ImportSession::State::refused || reading ? 1 : applying ? 3 : 2);
}

void MergePreview::draw_file(Ui& ui, Rect box) {
    const ImportSession& session = *ui.app.import_session();
    card(ui, box);
    box = inset(box, ui.px(16), 0);
    icon_tile(ui, centred(cut_left(box, ui.px(44)), ui.px(44)), icons::file_text, false);
    cut_left(box, ui.px(16));
    if (session.state == ImportSession::State::refused) {
        pill(ui, box, icons::circle_x, tr(Str::data_refused), color::late, color::late_tint);
    } else if (session.state != ImportSession::State::reading) {
        if (!session.digest.empty()) {
            pill(ui, box, icons::shield_check, tr(Str::data_intact, {session.digest.substr(0, 8)}), color::ok,
                color::ok_tint);
        }
        for (const std::string& office : session.senders) {
            pill(ui, box, icons::building_2, tr(Str::data_from_offices, {office}), color::pause, color::pause_tint);
        }
    }
    Rect lines = centred(box, ui.px(44));
    text(ui, cut_top(lines, ui.px(22)), session.file_name, face::strong);
    std::string facts = bytes_words(static_cast<std::int64_t>(session.file_bytes));
    if (session.fragment && session.review) {
        facts += " · " + tr(Str::settings_records, {count_words(session.fragment->records.size())});
        if (session.review->source().newest_wall_ms > 0) {
            facts += " · " + tr(Str::data_newest_change, {time_words(ui, session.review->source().newest_wall_ms)});
        }
    }
    text(ui, lines, facts, face::secondary);
}

void MergePreview::draw_tiles(Ui& ui, Rect box) {
    const ImportCounts& counts = ui.app.import_session()->review->found();
    const std::array<bool, std::size(looks)> shown = shown_tiles(counts);
    const float gap = ui.px(metric::gap);
    float number = 0;
    for (const bool tile : shown) {
        number += tile ? 1 : 0;
    }
    const float width = (box.width - gap * (number - 1)) / number;
    for (std::size_t i = 0; i < std::size(looks); ++i) {
        if (!shown[i]) {
            continue;
        }
        const TileLook& look = looks[i];
        const Rect tile = cut_left(box, width);
        cut_left(box, gap);
        const std::string count = count_words(counts.*look.count), hint = tile_hint(i, counts);
        const bool chosen = chosen_ == static_cast<int>(i);
        const Press press = pressable(ui, tr(look.label), tile,
            {.role = Role::toggle,
                .name = std::string(tr(look.label)),
                .value = std::string(count).append(tr(Str::clause_comma)).append(hint),
                .checked = chosen ? Tri::yes : Tri::no,
                .radius = metric::radius_card});
        card(ui, tile);
        if (press.hovered) {
            fill(ui, inset(tile, ui.px(1)), color::hover, metric::radius_card);
        }
        if (chosen) {
            outline(ui, tile, color::accent, metric::radius_card, 2);
        }
        Rect inside = inset(tile, ui.px(14), ui.px(10));
        if (width > ui.px(150)) {
            const Rect mark = centred(cut_left(inside, ui.px(36)), ui.px(36));
            fill(ui, mark, look.tint, metric::radius);
            icon(ui, mark, look.icon, 18, look.color);
            cut_left(inside, ui.px(12));
        }
        Rect line = cut_top(inside, ui.px(26));
        cut_left(line, silent_text(ui, line, count, face::figure) + ui.px(6));
        silent_text(ui, line, tr(look.label), face::body_2);
        silent_text(ui, inside, hint, face::caption);
        if (press.pressed) {
            chosen_ = chosen ? -1 : static_cast<int>(i);
        }
    }
}

// Records on the left, the fields of the chosen one on the right; where both do not fit, one after the other.
void MergePreview::draw_records(Ui& ui, Rect box) {
    std::optional<RecordEffect> only;
    if (chosen_ >= 0 && chosen_ != unknown_tile) only = effects[static_cast<std::size_t>(chosen_)];
    const bool unknown_only = chosen_ == unknown_tile;
    const bool narrow = ui.css(box.width) < 820;
    if (narrow && list_.opened() && list_.selected() != MergeList::none) {
        const ButtonOptions options{.icon = icons::arrow_left, .kind = ButtonKind::quiet};
        Rect line = cut_top(box, ui.control_height());
        if (button(ui, cut_left(line, button_width(ui, tr(Str::back), options)), tr(Str::back), options)) {
            list_.close();
        }
        cut_top(box, ui.px(8));
        if (detail_.draw(ui, box, list_.selected())) list_.changed();
        return;
    }
    const Rect left =
        cut_left(box, narrow ? box.width : std::round(std::clamp(box.width * 0.30f, ui.px(300), ui.px(420))));
    list_.draw(ui, left, only, unknown_only);
    if (narrow) return;
    cut_left(box, ui.px(metric::gap));
    if (list_.selected() == MergeList::none) {
        card(ui, box, metric::radius_large);
        empty_state(ui, box, icons::check, tr(Str::data_nothing_to_merge));
    } else if (detail_.draw(ui, box, list_.selected())) {
        list_.changed();
    }
}

void MergePreview::draw_actions(Ui& ui, Rect box) {
    const ImportSession& session = *ui.app.import_session();
    fill(ui, box, color::surface);
    horizontal_line(ui, box.x, right(box), box.y, color::line);
    box = centred(inset(box, ui.px(metric::page_padding), 0), ui.control_height());
    const MergeReview& review = *session.review;
    const bool ready = session.state == ImportSession::State::ready && ui.app.can_write();
    const bool empty = !review.does_anything();
    const ButtonOptions merge{.icon = icons::git_merge, .kind = ButtonKind::primary, .disabled = !ready || empty};
    const bool go =
        button(ui, cut_right(box, button_width(ui, tr(Str::data_merge), merge)), tr(Str::data_merge), merge);
    cut_right(box, ui.px(12));
    bool restore = false;
    if (session.restorable_records > 0) {
        const ButtonOptions again{.icon = icons::rotate_ccw, .disabled = !ready};
        restore =
            button(ui, cut_right(box, button_width(ui, tr(Str::merge_restore), again)), tr(Str::merge_restore), again);
        cut_right(box, ui.px(12));
    }
    const bool stop = button(ui, cut_right(box, button_width(ui, tr(Str::cancel))), tr(Str::cancel));
    cut_right(box, ui.px(16));
    const ImportCounts& counts = review.wanted();
    const std::string summary =
        empty ? std::string(
                    tr(review.found().changes_anything() ? Str::merge_nothing_ticked : Str::data_nothing_to_merge))
              : tr(Str::data_merge_summary,
                    {count_words(counts.records_added), count_words(counts.records_updated),
                        count_words(counts.records_deleted), count_words(counts.records_conflicting)});
    const std::uint32_t open = review.open_conflicts();
    if (open > 0) {
        const std::string words = tr(Str::merge_still_open, {count_words(open)});
        const float width = text_width(ui, words, face::secondary) + ui.px(26);
        if (width + text_width(ui, summary, face::secondary) + ui.px(24) < box.width) {
            Rect note = cut_left(box, width);
            icon(ui, cut_left(note, ui.px(18)), icons::circle_alert, 16, color::soon);
            cut_left(note, ui.px(6));
            text(ui, note, words, tinted(face::secondary, color::soon));
        }
    }
    text(ui, box, summary, face::secondary, Align::right);
    if (go) {
        ui.app.apply_import();
    } else if (restore) {
        ui.app.restore_backup();
    } else if (stop) {
        ui.app.cancel_import();
    }
}

void MergePreview::draw_refused(Ui& ui, Rect box) {
    const std::string problem = ui.app.import_session()->problem;
    const float height = wrapped_height(ui, box.width - ui.px(44), problem, face::secondary) + ui.px(16);
    notice(ui, cut_top(box, height), problem, true);
    cut_top(box, ui.px(16));
    Rect row = cut_top(box, ui.control_height());
    const ButtonOptions again{.icon = icons::file_down, .kind = ButtonKind::primary};
    if (button(ui, cut_left(row, button_width(ui, tr(Str::data_choose_another), again)), tr(Str::data_choose_another),
            again)) {
        ui.app.pick_import();
    }
    cut_left(row, ui.px(8));
    if (button(ui, cut_left(row, button_width(ui, tr(Str::close))), tr(Str::close))) {
        ui.app.cancel_import();
    }
}

void MergePreview::draw(Ui& ui, const Rect& area) {
    Rect rest = area;
    draw_header(ui, cut_top(rest, ui.px(metric::page_header)));
    const ImportSession* session = ui.app.import_session(); // closing ends it
    if (!session) {
        return;
    }
    const bool counted =
        session->state == ImportSession::State::ready || session->state == ImportSession::State::applying;
    const Rect actions = counted ? cut_bottom(rest, ui.px(ui.touch ? 76 : 64)) : Rect{};
    const float gap = ui.px(metric::gap);
    cut_message_strip(ui, rest);
    Rect body = inset(rest, ui.px(metric::page_padding), 0);
    cut_bottom(body, gap);
    draw_file(ui, cut_top(body, ui.px(64)));
    cut_top(body, gap);
    if (session->state == ImportSession::State::refused) {
        draw_refused(ui, body);
        return;
    }
    if (!counted) {
        return;
    }
    const auto warn = [&](const std::string& words) {
        const float height = wrapped_height(ui, body.width - ui.px(44), words, face::secondary) + ui.px(16);
        notice(ui, cut_top(body, height), words, true);
        cut_top(body, gap);
    };
    for (const std::string& warning : session->warnings) {
        warn(warning);
    }
    if (session->review->is_own_backup() && !session->clone_noticed) {
        warn(session->restorable_records > 0 ? tr(Str::merge_own_backup, {count_words(session->restorable_records)})
                                             : std::string(tr(Str::merge_own_backup_same)));
    }
    draw_tiles(ui, cut_top(body, ui.px(66)));
    cut_top(body, gap);
    draw_records(ui, body);
    keep_messages_above(actions.height);
    draw_actions(ui, actions);
}

} // namespace yinfeng::ui
