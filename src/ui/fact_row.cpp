#include "ui/fact_row.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

std::string bytes_words(std::int64_t bytes) {
    static constexpr std::string_view units[] = {"B", "KB", "MB", "GB", "TB"};
    std::int64_t tenths = bytes * 10;
    std::size_t unit = 0;
    while (tenths >= 10'000 && unit + 1 < std::size(units)) {
        tenths = (tenths + 512) / 1024;
        ++unit;
    }
    std::string words = std::to_string(tenths / 10);
    if (unit > 0 && tenths < 1000 && tenths % 10 != 0) {
        words += "." + std::to_string(tenths % 10);
    }
    return words + " " + std::string(units[unit]);
}

std::string count_words(std::uint64_t count) {
    std::string digits = std::to_string(count);
    for (std::size_t at = digits.size(); count >= 10'000 && at > 3;) {
        at -= 3;
        digits.insert(at, " ");
    }
    return digits;
}

std::string time_words(const Ui& ui, std::int64_t unix_ms) {
    const int offset = ui.app.platform().utc_offset_minutes();
    const Date day = local_date(unix_ms, offset);
    if (day == local_date(ui.app.now_ms(), offset)) {
        return format_wall_time(unix_ms, offset).substr(6);
    }
    if (to_year_month_day(day).year == to_year_month_day(ui.app.today()).year) {
        return format_wall_time(unix_ms, offset);
    }
    return format_full_wall_time(unix_ms, offset);
}

std::string kind_name(const Workspace& workspace, KindId kind) {
    if (kind < known_kind_count) {
        return std::string(app::label(info(static_cast<Kind>(kind))));
    }
    return tr(Str::data_kind_unknown, {workspace.names().kind_name(kind)});
}

void fact_row(Ui& ui, const Rect& box, const Fact& fact) {
    Rect rest = box;
    if (fact.icon) {
        icon(ui, cut_left(rest, ui.px(18)), fact.icon, 16, fact.icon_color);
        cut_left(rest, ui.px(8));
    }
    const float label = text_width(ui, fact.label, face::secondary) + ui.px(16);
    text(ui, cut_left(rest, label), fact.label, tinted(face::secondary, color::text_1));
    text(ui, rest, fact.value, tinted(face::secondary, fact.value_color), Align::right);
}

Fact persistence_fact(const Ui& ui) {
    Fact fact{.label = tr(Str::data_storage_persisted)};
    if (ui.app.keeps_nothing()) {
        fact.icon = icons::triangle_alert;
        fact.icon_color = fact.value_color = color::late;
        fact.value = tr(Str::data_storage_persisted_none);
    } else if (ui.app.storage_status().persisted) {
        fact.icon = icons::circle_check;
        fact.icon_color = fact.value_color = color::ok;
        fact.value = tr(Str::data_storage_persisted_yes);
    } else {
        fact.icon = icons::clock;
        fact.icon_color = color::soon;
        fact.value_color = color::text_2;
        fact.value = tr(ui.app.workspaces().empty() ? Str::start_persisted_ask : Str::data_storage_persisted_no);
    }
    return fact;
}

Fact free_space_fact(const Ui& ui, std::string& words) {
    const platform::StorageStatus& status = ui.app.storage_status();
    const bool known = status.quota_bytes && *status.quota_bytes > 0;
    const std::int64_t free = known ? *status.quota_bytes - status.used_bytes.value_or(0) : 0;
    words = known ? bytes_words(std::max<std::int64_t>(free, 0)) : std::string(tr(Str::start_free_unknown));
    const bool little = known && free < 200'000'000;
    return {.icon = little ? icons::triangle_alert : icons::circle_check,
        .icon_color = little  ? color::soon
                      : known ? color::ok
                              : color::text_3,
        .label = tr(Str::data_storage_free),
        .value = words,
        .value_color = little ? color::soon : color::text_2};
}

void icon_tile(Ui& ui, const Rect& box, const char* glyph, bool strong) {
    fill(ui, box, strong ? color::accent : color::accent_tint, metric::radius_card);
    icon(ui, box, glyph, 20, strong ? color::on_accent : color::accent);
}

void key_frame(Ui& ui, const Rect& box, std::string_view key) {
    outline(ui, box, color::line_strong, metric::radius_small);
    silent_text(ui, box, key, face::caption, Align::centre);
}

} // namespace yinfeng::ui
