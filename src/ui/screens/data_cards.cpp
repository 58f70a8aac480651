#include "ui/screens/data_cards.h"

#include "app/app.h"
#include "app/office_keys.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/export_dialog.h"
#include "ui/fact_row.h"
#include "ui/record_form.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr std::size_t most_conflicts = 40;
constexpr float conflict_row = 52;
constexpr std::size_t shown_digest = 8;

float frame_height(const Ui& ui, float content) { return ui.px(card_padding * 2 + card_title) + content; }

struct SaveWords {
    std::string words;
    const char* icon;
    Color color;
};

SaveWords save_words(const Ui& ui) {
    const app::SaveState state = ui.app.save_state();
    switch (state.kind) {
    case app::SaveKind::saving: return {std::string(tr(Str::data_state_saving)), icons::clock, color::text_3};
    case app::SaveKind::failed: return {std::string(tr(Str::data_state_failed)), icons::triangle_alert, color::late};
    case app::SaveKind::read_only: return {state.reason, icons::lock, color::soon};
    case app::SaveKind::saved: break;
    }
    return {state.saved_at_ms == 0 ? std::string(tr(Str::data_state_saved_plain))
                                   : tr(Str::data_state_saved, {time_words(ui, state.saved_at_ms)}),
        icons::circle_check, color::ok};
}

// Chrome 129 out of the long text that browsers send; the order matters, because each pretends to be the others.
std::string browser_words(std::string_view agent) {
    struct Mark {
        std::string_view token, name;
    };
    static constexpr Mark marks[] = {{"Edg/", "Edge"}, {"OPR/", "Opera"}, {"MicroMessenger/", "WeChat"},
        {"QQBrowser/", "QQ"}, {"Firefox/", "Firefox"}, {"Chrome/", "Chrome"}, {"Version/", "Safari"}};
    for (const Mark& mark : marks) {
        if (const std::size_t at = agent.find(mark.token); at != std::string_view::npos) {
            std::string_view version = agent.substr(at + mark.token.size());
            version = version.substr(0, version.find_first_of(". "));
            return std::string(mark.name) + " " + std::string(version);
        }
    }
    return std::string(agent.substr(0, 40));
}

std::string protocol_words(const std::string& protocol) {
    return protocol == "file:" ? std::string(tr(Str::data_protocol_file)) : tr(Str::data_protocol_web, {protocol});
}

} // namespace

Rect card_with_title(Ui& ui, const Rect& box, float height, std::string_view title) {
    const Rect frame{box.x, box.y, box.width, height};
    card(ui, frame);
    Rect inside = inset(frame, ui.px(card_padding));
    heading(ui, cut_top(inside, ui.px(24)), title, face::title, 2);
    cut_top(inside, ui.px(card_title - 24));
    return inside;
}

// --- export and import -----------------------------------------------------------------------------------------

float export_card(Ui& ui, const Rect& box) {
    const float inner = box.width - 2 * ui.px(card_padding);
    const float words = wrapped_height(ui, inner, tr(Str::data_export_text), face::secondary);
    const float height = frame_height(ui, words + ui.px(8 + fact_height + 12) + ui.control_height());
    Rect rest = card_with_title(ui, box, height, tr(Str::data_export));
    wrapped_text(ui, cut_top(rest, words), tr(Str::data_export_text), face::secondary);
    cut_top(rest, ui.px(8));
    const std::int64_t exported = ui.app.exported_at_ms();
    const std::string when = exported == 0 ? std::string(tr(Str::data_never)) : time_words(ui, exported);
    fact_row(ui, cut_top(rest, ui.px(fact_height)),
        {.icon = exported == 0 ? icons::clock : icons::circle_check,
            .icon_color = exported == 0 ? color::soon : color::ok,
            .label = tr(Str::data_last_export),
            .value = when,
            .value_color = color::text_2});
    cut_top(rest, ui.px(12));
    Rect row = cut_top(rest, ui.control_height());
    const bool busy = ui.app.progress().has_value();
    const ButtonOptions packed{.icon = icons::download, .kind = ButtonKind::primary, .disabled = busy};
    if (button(ui, cut_left(row, button_width(ui, tr(Str::data_export_gz), packed)), tr(Str::data_export_gz), packed)) {
        ui.app.export_snapshot();
    }
    cut_left(row, ui.px(8));
    const ButtonOptions more{.icon = icons::lock, .disabled = busy};
    if (button(ui, cut_left(row, button_width(ui, tr(Str::data_export_more), more)), tr(Str::data_export_more), more)) {
        open_export_dialog(ui);
    }
    return height;
}

float import_card(Ui& ui, const Rect& box) {
    const float inner = box.width - 2 * ui.px(card_padding);
    const float words = wrapped_height(ui, inner, tr(Str::data_import_text), face::secondary);
    const float area = ui.px(88);
    const float height = frame_height(ui, words + ui.px(12) + area);
    Rect rest = card_with_title(ui, box, height, tr(Str::data_import));
    wrapped_text(ui, cut_top(rest, words), tr(Str::data_import_text), face::secondary);
    cut_top(rest, ui.px(12));
    const Rect drop = cut_top(rest, area);
    dashed_outline(ui, drop, color::line_strong, metric::radius_card);
    const ButtonOptions options{.icon = icons::file_down};
    const float hint = text_width(ui, tr(Str::data_drop_here), face::secondary) + ui.px(26);
    const float pick = button_width(ui, tr(Str::data_pick_file), options);
    const bool fits = hint + ui.px(20) + pick <= drop.width - ui.px(24);
    Rect line = centred(drop, (fits ? hint + ui.px(20) : 0) + pick, ui.control_height());
    if (fits) {
        Rect left = cut_left(line, hint);
        icon(ui, cut_left(left, ui.px(18)), icons::upload, 16, color::text_3);
        cut_left(left, ui.px(8));
        text(ui, left, tr(Str::data_drop_here), face::secondary);
        cut_left(line, ui.px(20));
    }
    if (button(ui, line, tr(Str::data_pick_file), options)) {
        ui.app.pick_import();
    }
    return height;
}

float compare_card(Ui& ui, const Rect& box) {
    const float words = wrapped_height(ui, box.width - 2 * ui.px(card_padding), tr(Str::compare_text), face::secondary);
    const float height = frame_height(ui, words + ui.px(12) + ui.control_height());
    Rect rest = card_with_title(ui, box, height, tr(Str::compare_title));
    wrapped_text(ui, cut_top(rest, words), tr(Str::compare_text), face::secondary);
    cut_top(rest, ui.px(12));
    Rect row = cut_top(rest, ui.control_height());
    const ButtonOptions options{.icon = icons::arrow_left_right};
    if (button(ui, cut_left(row, button_width(ui, tr(Str::compare_open), options)), tr(Str::compare_open), options)) {
        ui.app.go(app::Screen::compare);
    }
    return height;
}

float backups_card(Ui& ui, const Rect& box) {
    const std::vector<app::BackupEntry>& backups = ui.app.backups();
    const std::string& problem = ui.app.backup_problem();
    const float inner = box.width - 2 * ui.px(card_padding);
    const float words = wrapped_height(ui, inner, tr(Str::backup_text), face::secondary);
    const float warned =
        problem.empty() ? 0 : wrapped_height(ui, inner - ui.px(44), problem, face::secondary) + ui.px(28);
    const float line = ui.px(ui.touch ? 48 : 36);
    const float height = frame_height(
        ui, words + ui.px(8) + line * static_cast<float>(std::max<std::size_t>(backups.size(), 1)) + warned);
    Rect rest = card_with_title(ui, box, height, tr(Str::backup_title));
    wrapped_text(ui, cut_top(rest, words), tr(Str::backup_text), face::secondary);
    cut_top(rest, ui.px(8));
    if (!problem.empty()) {
        notice(ui, cut_top(rest, warned - ui.px(12)), problem, true);
        cut_top(rest, ui.px(12));
    }
    if (backups.empty()) {
        text(ui, cut_top(rest, line), tr(Str::backup_none), tinted(face::secondary, color::text_3));
        return height;
    }
    std::int64_t opened = 0, saved = 0;
    for (const app::BackupEntry& backup : backups) {
        const IdScope scope(static_cast<std::uint64_t>(backup.at_ms));
        Rect row = cut_top(rest, line);
        horizontal_line(ui, row.x, right(row), row.y, color::line);
        const auto action = [&](Str label) {
            const float width = text_width(ui, tr(label), face::link) + ui.px(4);
            const bool pressed = text_button(ui, centred(cut_right(row, width), ui.px(32)), tr(label));
            cut_right(row, ui.px(12));
            return pressed;
        };
        if (action(Str::backup_save)) saved = backup.at_ms;
        if (action(Str::backup_open)) opened = backup.at_ms;
        text(ui, cut_left(row, ui.px(124)), time_words(ui, backup.at_ms), face::body);
        std::string facts =
            tr(Str::backup_facts, {count_words(backup.records), bytes_words(static_cast<std::int64_t>(backup.bytes))});
        const bool bad = backup.proof == app::BackupEntry::Proof::unreadable;
        if (backup.proof != app::BackupEntry::Proof::read_back) {
            facts = std::string(tr(bad ? Str::backup_unreadable : Str::backup_unchecked)) + " · " + facts;
        }
        text(ui, row, facts, bad ? tinted(face::secondary, color::late) : face::secondary);
    }
    if (opened) {
        ui.app.open_backup(opened);
    } else if (saved) {
        ui.app.save_backup(saved);
    }
    return height;
}

float keys_of_offices_card(Ui& ui, const Rect& box) {
    const std::vector<app::KnownKey> known = ui.app.known_keys();
    const float inner = box.width - 2 * ui.px(card_padding);
    const float words = wrapped_height(ui, inner, tr(Str::keys_text), face::secondary);
    const float line = ui.px(ui.touch ? 48 : 36);
    const float height = frame_height(ui, words + ui.px(8 + fact_height) + line * static_cast<float>(known.size()));
    Rect rest = card_with_title(ui, box, height, tr(Str::keys_title));
    wrapped_text(ui, cut_top(rest, words), tr(Str::keys_text), face::secondary);
    cut_top(rest, ui.px(8));
    const std::string own = ui.app.own_fingerprint();
    fact_row(ui, cut_top(rest, ui.px(fact_height)),
        {.icon = icons::stamp,
            .label = tr(Str::keys_own),
            .value = own.empty() ? tr(Str::keys_own_none) : std::string_view(own),
            .value_color = own.empty() ? color::text_3 : color::text_1});
    const app::KnownKey* forgotten = nullptr;
    for (const app::KnownKey& key : known) {
        const IdScope scope(key.public_key);
        Rect row = cut_top(rest, line);
        horizontal_line(ui, row.x, right(row), row.y, color::line);
        const float width = text_width(ui, tr(Str::keys_forget), face::link) + ui.px(4);
        if (text_button(ui, centred(cut_right(row, width), ui.px(32)), tr(Str::keys_forget))) forgotten = &key;
        cut_right(row, ui.px(12));
        const std::string print = sealed::fingerprint(key.public_key);
        text(ui, cut_right(row, std::min(text_width(ui, print, face::secondary), row.width / 2)), print,
            face::secondary);
        cut_right(row, ui.px(12));
        text(ui, row, key.office, face::body);
    }
    if (forgotten) {
        ui.app.forget_key(forgotten->public_key);
        ui.app.say(tr(Str::keys_forgotten, {forgotten->office}));
    }
    return height;
}

// --- storage and about -----------------------------------------------------------------------------------------

float storage_card(Ui& ui, const Rect& box) {
    const Workspace& data = *ui.app.workspace();
    const SaveWords save = save_words(ui);
    const app::SaveState state = ui.app.save_state();
    const bool troubled = state.kind == app::SaveKind::failed;
    const std::string& reason = state.reason;
    const float inner = box.width - 2 * ui.px(card_padding);
    const std::string_view warning =
        troubled && !reason.empty() ? std::string_view(reason) : tr(Str::data_storage_warning);
    const float warned = wrapped_height(ui, inner - ui.px(44), warning, face::secondary) + ui.px(16);
    const float height = frame_height(
        ui, ui.px(fact_height) * 6 + ui.px(12) + warned + (troubled ? ui.control_height() + ui.px(12) : 0));
    Rect rest = card_with_title(ui, box, height, tr(Str::data_storage));
    const auto row = [&](const Fact& fact) { fact_row(ui, cut_top(rest, ui.px(fact_height)), fact); };

    row({.icon = save.icon,
        .icon_color = save.color,
        .label = tr(Str::data_storage_state),
        .value = save.words,
        .value_color = save.color == color::text_3 ? color::text_2 : save.color});
    row(persistence_fact(ui));
    std::string free;
    row(free_space_fact(ui, free));
    const std::optional<std::int64_t> used = ui.app.storage_status().used_bytes;
    const std::string used_words = used ? bytes_words(*used) : std::string(tr(Str::start_free_unknown));
    row({.icon = icons::hard_drive,
        .label = tr(Str::data_storage_used),
        .value = used_words,
        .value_color = color::text_2});
    const std::string records = count_words(ui.app.current() ? ui.app.current()->records : 0);
    row({.icon = icons::layers,
        .label = tr(Str::data_storage_records),
        .value = records,
        .value_color = color::text_2});
    const std::string replicas = count_words(data.stamps().replica_count());
    row({.icon = icons::monitor,
        .label = tr(Str::data_storage_replicas),
        .value = replicas,
        .value_color = color::text_2});
    cut_top(rest, ui.px(12));
    notice(ui, cut_top(rest, warned), warning, true);
    if (troubled) {
        cut_top(rest, ui.px(12));
        Rect buttons = cut_top(rest, ui.control_height());
        const ButtonOptions again{.icon = icons::refresh_cw};
        if (button(ui, cut_left(buttons, button_width(ui, tr(Str::data_retry), again)), tr(Str::data_retry), again)) {
            ui.app.retry_saving();
        }
        cut_left(buttons, ui.px(8));
        if (button(ui, cut_left(buttons, button_width(ui, tr(Str::export_backup))), tr(Str::export_backup))) {
            ui.app.export_snapshot();
        }
    }
    return height;
}

float about_card(Ui& ui, const Rect& box) {
    const float inner = box.width - 2 * ui.px(card_padding);
    const float hint = wrapped_height(ui, inner, tr(Str::data_digest_hint), face::caption);
    const float height = frame_height(ui, ui.px(fact_height) * 4 + hint + ui.px(4));
    Rect rest = card_with_title(ui, box, height, tr(Str::data_about));
    const std::string& digest = ui.app.state_digest();
    Rect line = cut_top(rest, ui.px(fact_height));
    if (digest.empty() && ui.app.state_digest_is_dear()) {
        const float width = text_width(ui, tr(Str::data_digest_compute), face::link);
        if (text_button(ui, cut_right(line, width), tr(Str::data_digest_compute))) {
            ui.app.compute_state_digest();
        }
        fact_row(ui, line, {.icon = icons::shield_check, .label = tr(Str::data_digest)});
    } else {
        const std::string words =
            digest.empty() ? std::string(tr(Str::data_digest_pending)) : digest.substr(0, shown_digest);
        fact_row(ui, line,
            {.icon = icons::shield_check,
                .icon_color = digest.empty() ? color::text_3 : color::ok,
                .label = tr(Str::data_digest),
                .value = words,
                .value_color = color::text_1});
    }
    wrapped_text(ui, cut_top(rest, hint), tr(Str::data_digest_hint), face::caption);
    cut_top(rest, ui.px(4));
    fact_row(ui, cut_top(rest, ui.px(fact_height)),
        {.icon = icons::info, .label = tr(Str::data_version), .value = app::version, .value_color = color::text_2});
    const std::string protocol = protocol_words(ui.app.platform().protocol());
    fact_row(ui, cut_top(rest, ui.px(fact_height)),
        {.icon = icons::link, .label = tr(Str::data_protocol), .value = protocol, .value_color = color::text_2});
    const std::string browser = browser_words(ui.app.platform().user_agent());
    fact_row(ui, cut_top(rest, ui.px(fact_height)),
        {.icon = icons::globe, .label = tr(Str::data_browser), .value = browser, .value_color = color::text_2});
    return height;
}

float keys_card(Ui& ui, const Rect& box) {
    static constexpr struct {
        std::string_view keys;
        Str meaning;
    } lines[] = {
        {"Ctrl K", Str::shortcut_search},
        {"N", Str::shortcut_new},
        {"Ctrl Z / Y", Str::shortcut_undo},
        {"Alt 1–7", Str::shortcut_rail},
        {"↑↓ Enter Space", Str::shortcut_move},
        {"E / Esc", Str::shortcut_edit},
        {"[ ]", Str::shortcut_neighbour},
        {"Ctrl ← →", Str::shortcut_stage},
        {"?", Str::shortcut_help},
    };
    const float height = frame_height(ui, ui.px(fact_height) * std::size(lines));
    Rect rest = card_with_title(ui, box, height, tr(Str::data_shortcuts));
    for (const auto& line : lines) {
        Rect row = cut_top(rest, ui.px(fact_height));
        const float width = text_width(ui, line.keys, face::caption) + ui.px(14);
        text(ui, row, tr(line.meaning), tinted(face::secondary, color::text_1));
        key_frame(ui, centred(cut_right(row, width), ui.px(20)), line.keys);
    }
    return height;
}

// --- conflicts -------------------------------------------------------------------------------------------------

float ConflictCard::draw(Ui& ui, const Rect& box) {
    const Workspace& data = *ui.app.workspace();
    if (revision_ != data.revision() + 1) {
        revision_ = data.revision() + 1;
        records_.clear();
        for (std::size_t kind = 0; kind < known_kind_count && data.conflict_count() > 0; ++kind) {
            for (const RecordIndex index : data.live(static_cast<Kind>(kind))) {
                if (data.record(index).conflicts > 0) {
                    records_.push_back(index);
                }
            }
        }
    }
    const std::size_t shown = std::min(records_.size(), most_conflicts);
    const float inner = box.width - 2 * ui.px(card_padding);
    const Str words = records_.empty() ? Str::data_no_conflicts : Str::data_conflicts_text;
    const float words_height = wrapped_height(ui, inner, tr(words), face::secondary);
    const bool more = records_.size() > shown;
    const float height =
        frame_height(ui, words_height + (shown ? ui.px(8) : 0) + ui.px(conflict_row) * static_cast<float>(shown) +
                             (more ? ui.px(fact_height) : 0));
    std::string title(tr(Str::data_conflicts));
    if (!records_.empty()) {
        title += " " + count_words(records_.size());
    }
    Rect rest = card_with_title(ui, box, height, title);
    if (!records_.empty()) {
        const float link = text_width(ui, tr(Str::conflicts_all), face::link) + ui.px(4);
        const Rect place{right(rest) - link, rest.y - ui.px(card_title), link, ui.px(card_title - 4)};
        if (text_button(ui, place, tr(Str::conflicts_all))) {
            ui.app.go(app::Screen::conflicts);
        }
    }
    wrapped_text(ui, cut_top(rest, words_height), tr(words), face::secondary);
    cut_top(rest, ui.px(8));
    Id opened;
    for (std::size_t i = 0; i < shown; ++i) {
        const Record& record = data.record(records_[i]);
        const Rect row = cut_top(rest, ui.px(conflict_row));
        IdScope scope(static_cast<std::uint64_t>(records_[i]));
        const std::string name = record_title(ui, records_[i]);
        std::string fields;
        if (record.state == Record::State::contested) fields = tr(Str::merge_deletion);
        for (const Field& field : record.fields) {
            const FieldInfo* known = field.cell.in_conflict() ? data.names().info(field.id) : nullptr;
            if (known) {
                fields += std::string(fields.empty() ? std::string_view() : tr(Str::list_comma))
                              .append(std::string(app::label(*known)));
            }
        }
        const Press press = pressable(ui, "conflict", row, {.name = name, .value = fields});
        if (press.hovered) {
            fill(ui, row, color::hover, metric::radius);
        }
        horizontal_line(ui, row.x, right(row), row.y, color::line);
        Rect inside = inset(row, ui.px(8), ui.px(6));
        icon(ui, cut_left(inside, ui.px(18)), icons::git_branch, 16, color::soon);
        cut_left(inside, ui.px(8));
        icon(ui, cut_right(inside, ui.px(18)), icons::chevron_right, 16, color::text_3);
        silent_text(ui, cut_top(inside, ui.px(20)), name, face::body);
        silent_text(ui, inside, tr(Str::data_conflict_fields, {kind_name(data, record.kind), fields}), face::caption);
        if (press.pressed) {
            opened = record.id;
        }
    }
    if (more) {
        text(ui, cut_top(rest, ui.px(fact_height)),
            tr(Str::data_more_conflicts, {count_words(records_.size() - shown)}), face::caption);
    }
    if (!is_nil(opened)) {
        ui.app.open_record(opened);
    }
    return height;
}

} // namespace yinfeng::ui
