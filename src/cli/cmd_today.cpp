// today: what needs somebody, by the rule of the page 工作台. What others have changed and what was put off are a browser's to know.

#include "app/agenda_words.h"
#include "assets/embedded.h"
#include "cli/commands.h"
#include "cli/fields.h"
#include "cli/session.h"
#include "cli/words.h"
#include "domain/agenda.h"
#include "platform/native/native_platform.h"

namespace yinfeng::cli {

Exit run_today(const Options& options) {
    platform::native::NativePlatform platform;
    Date today = local_date(platform.now_ms(), platform.utc_offset_minutes());
    if (!options.day.empty()) {
        const auto day = parse_iso_date(options.day);
        if (!day) return report({Exit::usage, say(Word::no_such_day, {in_one_line(options.day)})});
        today = *day;
    }
    Reader reader(options);
    Exit problem = Exit::done;
    const auto open = open_file(reader, options.files.front(), problem);
    if (!open) return problem;
    const Workspace& workspace = open->workspace;
    const WorkingCalendar calendar = load_calendar(assets::find("calendar.txt")).value_or(WorkingCalendar{});
    const bool only_mine = !options.mine.empty();
    if (only_mine && !domain::whose(workspace, options.mine).is_known())
        return report({Exit::usage, say(Word::nobody_called, {in_one_line(options.mine)})});

    const domain::LastVisit visit = domain::visit_of(workspace);
    const domain::Agenda::Asked asked{{workspace, today, calendar, options.mine, platform.utc_offset_minutes()}, visit};
    domain::Agenda agenda;
    (void)agenda.work(asked, workspace.record_count() + 1);

    const Format format = options.json ? Format::json : options.format;
    Table table(format, options.bom,
        {{std::string(say(Word::column_matter)), "matter"}, {std::string(say(Word::column_kind)), "kind"},
            {std::string(say(Word::column_record)), "record"}, {"id", "id"},
            {std::string(say(Word::column_why)), "why"}, {std::string(say(Word::column_day)), "day"},
            {std::string(say(Word::column_who)), "who"}});
    std::string counts;
    for (std::size_t i = 0; i < domain::matter_count; ++i) {
        const auto matter = static_cast<domain::Matter>(i);
        const std::vector<domain::AgendaItem> items = agenda.items(asked, matter, only_mine);
        if (items.empty()) continue;
        const std::string_view name = app::tr(app::matter_words(matter));
        counts.append(counts.empty() ? "" : " · ").append(name).append(" ").append(number_text(items.size()));
        for (const domain::AgendaItem& item : items) {
            const KindId kind = workspace.record(item.record).kind;
            const std::string title = title_of(workspace, item.record), why = app::why_words(asked, item),
                              id = to_string(workspace.record(item.record).id),
                              day = item.day ? to_iso(*item.day) : std::string();
            const std::string_view who = app::who_words(workspace, item.record);
            if (format == Format::json)
                table.row({json_text(domain::matter_name(matter)), json_text(workspace.names().kind_name(kind)),
                    json_text(title), json_text(id), json_text(why), day.empty() ? "null" : json_text(day),
                    json_text(who)});
            else
                table.row(
                    {std::string(name), kind_label(workspace.names(), kind), title, id, why, day, std::string(who)});
        }
    }
    table.end();
    if (format == Format::table) note(counts.empty() ? std::string(say(Word::nothing_today)) : counts);
    return Exit::done;
}

} // namespace yinfeng::cli
