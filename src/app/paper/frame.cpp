#include "app/paper/frame.h"
#include "app/sample_words.h"

#include "app/strings.h"
#include "domain/reading.h"

#include <algorithm>

namespace yinfeng::app {

namespace {

// "2019-08-30 14:32"
std::string as_of(const domain::Reading& reading, std::optional<std::int64_t> now_ms) {
    const std::string day = to_iso(reading.today);
    if (!now_ms) return day;
    const std::string now = format_full_wall_time(*now_ms, reading.utc_offset_minutes);
    return now.starts_with(day) ? now : day;
}

} // namespace

void frame_sheet(
    exchange::Sheet& sheet, const view::Columns& columns, std::string title, std::optional<std::int64_t> now_ms) {
    const Workspace& data = columns.workspace();
    const domain::Reading& reading = columns.reading();
    sheet.title = std::move(title);
    sheet.language = tag_of(language());
    sheet.empty = tr(Str::sheet_empty);
    if (const RecordIndex settings = domain::settings_record(data); settings != no_record) {
        sheet.mark = sample_mark(data);
        const std::string office(domain::text(data, settings, field::settings::office_)),
            own(domain::name_of(data, settings));
        std::string whose = office.empty() || office == own ? own : own.empty() ? office : office + " · " + own;
        if (!whose.empty()) sheet.lines.push_back(std::move(whose));
    }
    std::int64_t newest_ms = 0;
    const StampTable& stamps = data.stamps();
    for (StampId id = 0; id < stamps.size(); ++id) newest_ms = std::max(newest_ms, stamps[id].wall_ms);
    sheet.footer = tr(Str::sheet_as_of, {as_of(reading, now_ms)});
    if (newest_ms > 0)
        sheet.footer += tr(Str::sheet_last_written, {format_full_wall_time(newest_ms, reading.utc_offset_minutes)});
    if (!reading.me.empty()) sheet.footer.append(" · ").append(reading.me);
}

} // namespace yinfeng::app
