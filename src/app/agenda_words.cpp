#include "app/agenda_words.h"

#include "domain/checks.h"
#include "domain/time_badge.h"

#include <array>
#include <span>

namespace yinfeng::app {

using domain::Matter;

namespace {

std::string changed_words(const domain::Agenda::Asked& asked, RecordIndex record) {
    const Workspace& data = asked.reading.data;
    const auto writes = domain::ForeignWrites(data, asked.visit).of(record);
    if (writes.empty()) return {};
    constexpr std::size_t most_named = 2;
    std::string fields;
    std::size_t named = 0;
    for (const domain::ForeignWrite& each : writes) {
        const FieldInfo* known = data.names().info(each.field);
        if (!known || named == most_named) continue;
        ++named;
        if (!fields.empty()) fields += tr(Str::list_comma);
        fields += label(*known);
    }
    if (fields.empty()) fields = tr(Str::today_fallback_kind);
    const std::string_view author = writes.front().author.empty() ? tr(Str::author_unknown) : writes.front().author;
    if (writes.size() <= most_named) return tr(Str::today_why_changed, {author, fields});
    return tr(Str::today_why_changed_more, {author, fields, std::to_string(writes.size())});
}

} // namespace

Str matter_words(Matter matter) {
    constexpr std::array words{Str::matter_overdue, Str::matter_due_soon, Str::matter_promised, Str::matter_stale,
        Str::matter_incomplete, Str::matter_contested, Str::matter_changed};
    static_assert(words.size() == domain::matter_count);
    return words[static_cast<std::size_t>(matter)];
}

std::string why_words(const domain::Agenda::Asked& asked, const domain::AgendaItem& item) {
    const Workspace& data = asked.reading.data;
    switch (item.matter) {
    case Matter::overdue:
    case Matter::due_soon:
    case Matter::promised: {
        const domain::TimeBadge badge = domain::time_badge(asked.reading, item.record);
        return badge.detail.empty() ? badge.text : tr(Str::today_why_and, {badge.text, badge.detail});
    }
    case Matter::stale:
        return item.day ? tr(Str::today_why_stale, {std::to_string(asked.reading.today - *item.day)}) : std::string();
    case Matter::incomplete: {
        const auto missing = domain::missing_roles(data, item.record);
        return missing ? std::string(label(choices_of(ChoiceList::roles_missing)[*missing])) : std::string();
    }
    case Matter::contested: {
        const Record& record = data.record(item.record);
        if (record.conflicts == 0) return std::string(tr(Str::today_why_contested_deleted));
        return tr(Str::today_why_contested, {std::to_string(record.conflicts)});
    }
    case Matter::changed: return changed_words(asked, item.record);
    case Matter::count_: break;
    }
    return {};
}

std::string_view who_words(const Workspace& workspace, RecordIndex record) {
    namespace project = field::project;
    namespace service = field::service_record;
    constexpr FieldId of_project[] = {project::tracker_, project::leader_, project::landing_unit_},
                      of_service[] = {service::officer_, service::lead_unit_};
    std::span<const FieldId> links;
    switch (static_cast<Kind>(workspace.record(record).kind)) {
    case Kind::project: links = of_project; break;
    case Kind::service_record: links = of_service; break;
    default: break;
    }
    for (const FieldId link : links)
        if (const RecordIndex target = domain::linked(workspace, record, link); target != no_record)
            return domain::name_of(workspace, target);
    return {};
}

} // namespace yinfeng::app
