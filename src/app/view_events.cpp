#include "app/view_events.h"

#include "app/strings.h"
#include "app/view_said.h"
#include "domain/reading.h"
#include "view/calendar.h"
#include "view/words.h"

#include <algorithm>

namespace yinfeng::app {

ViewEvents events_of(view::Columns& columns, const view::View& view, const view::Rows& rows, std::string name) {
    ViewEvents made;
    made.file.name = std::move(name);
    view::Calendar calendar(columns);
    calendar.follow(view, rows);
    made.date = is_confidential(columns, calendar.date()) ? view::no_column : calendar.date();
    if (made.date == view::no_column) return made;
    const Workspace& data = columns.workspace();
    const RecordIndex settings = domain::settings_record(data);
    const std::string of_workspace = settings == no_record ? std::string() : to_string(data.record(settings).id);
    const view::Column& date = columns[made.date];
    std::vector<std::uint8_t> is_there(data.record_count());
    for (const RecordIndex record : rows.order) {
        if (std::exchange(is_there[record], std::uint8_t{1})) continue;
        const view::Placed& placed = calendar.placed(record);
        if (placed.as != view::Placed::As::day && placed.as != view::Placed::As::period) {
            ++made.left_out;
            continue;
        }
        exchange::CalendarEvent event;
        event.uid = to_string(data.record(record).id) + "-" + date.name + "@" + of_workspace + ".yinfeng";
        event.summary = std::string(domain::name_of(data, record)) + " · " + std::string(date.label(language()));
        event.first = placed.first;
        event.last = std::max(placed.first, placed.last);
        event.written_ms = domain::last_written_ms(data, record);
        for (const view::Shown& shown : view.columns) {
            const std::string words = view::words(columns, record, shown.column, view::Style::words);
            if (shown.column == made.date || words.empty() || is_confidential(columns, shown.column)) continue;
            event.description += (event.description.empty() ? "" : "\n") +
                                 std::string(columns[shown.column].label(language())) + "：" + words;
        }
        made.file.events.push_back(std::move(event));
    }
    return made;
}

} // namespace yinfeng::app
