#include "domain/reading.h"

#include "base/language.h"
#include "model/labels.h"
#include "store/choice_lists.h"

#include <algorithm>

namespace yinfeng::domain {

std::optional<Quantity> quantity(const Workspace& workspace, RecordIndex record, FieldId field) {
    return quantity_of(workspace.value(record, field));
}

std::optional<PartialDate> partial_date(const Workspace& workspace, RecordIndex record, FieldId field) {
    return date_of(workspace.value(record, field));
}

std::optional<Date> whole_date(const Workspace& workspace, RecordIndex record, FieldId field) {
    const auto date = partial_date(workspace, record, field);
    return date ? date->whole() : std::nullopt;
}

std::string_view text(const Workspace& workspace, RecordIndex record, FieldId field) {
    return workspace.value(record, field).as_text();
}

bool is_filled(const Workspace& workspace, RecordIndex record, FieldId field) {
    const FieldInfo* known = workspace.names().info(field);
    if (known && is_set(known->type)) return !workspace.elements(record, field).empty();
    const Value& value = workspace.value(record, field);
    return !value.is_none() && !(value.shape() == Value::Shape::text && value.as_text().empty());
}

bool is_yes(const Workspace& workspace, RecordIndex record, FieldId field) {
    return workspace.value(record, field).as_boolean();
}

RecordIndex linked(const Workspace& workspace, RecordIndex record, FieldId field) {
    const auto id = link_of(workspace.value(record, field));
    if (!id) return no_record;
    const RecordIndex found = workspace.find(*id);
    return found != no_record && workspace.is_live(found) ? found : no_record;
}

std::string_view name_of(const Workspace& workspace, RecordIndex record) {
    if (record == no_record) return {};
    const KindId kind = workspace.record(record).kind;
    if (kind >= known_kind_count) return {};
    const FieldId title = title_field(static_cast<Kind>(kind));
    const std::string_view name = text(workspace, record, title);
    if (name.empty() && kind == static_cast<KindId>(Kind::custom_choice)) // coloured or retired, and not renamed
        if (const ChoiceSaid said = choice_said(workspace.record(record)); said.is_catalogues)
            for (const Choice& each : workspace.names().choices(said.list))
                if (each.code == said.code) return label(each, language());
    if (kind == static_cast<KindId>(Kind::arrangement)) // called after the kind that it is of
        if (const auto of = find_kind(name)) return label(info(*of), language());
    return info(title).type == FieldType::long_text ? name.substr(0, name.find('\n')) : name;
}

RecordIndex settings_record(const Workspace& workspace) {
    const auto records = workspace.live(Kind::settings);
    return records.empty() ? no_record : records.front();
}

std::int64_t setting(const Workspace& workspace, FieldId field, std::int64_t fallback) {
    const RecordIndex record = settings_record(workspace);
    if (record == no_record) return fallback;
    const auto value = integer_of(workspace.value(record, field));
    return value && *value >= 0 ? *value : fallback;
}

std::int64_t last_written_ms(const Workspace& workspace, RecordIndex record) {
    std::int64_t newest = 0;
    for (const Field& field : workspace.record(record).fields) {
        if (field.cell.sibling_count() == 0) continue; // emptied by a file that has seen more than it holds
        newest = std::max(newest, workspace.stamps()[field.cell.shown_stamp()].wall_ms);
    }
    return newest;
}

std::string show_date(PartialDate date, Date today) {
    const auto whole = date.whole();
    return whole ? to_display(*whole, today) : date_words(date);
}

} // namespace yinfeng::domain
