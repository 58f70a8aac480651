#include "domain/doors.h"

#include "base/language.h"
#include "base/utf8.h"
#include "domain/codes.h"
#include "domain/duplicates.h"
#include "domain/hierarchy.h"
#include "domain/reading.h"
#include "domain/words.h"
#include "model/typed.h"

#include <algorithm>
#include <optional>

namespace yinfeng::domain {
namespace {

namespace chain_link = field::chain_link;

Value value_after(const Workspace& workspace, const Change& change, Id record, FieldId field) {
    for (auto write = change.writes.rbegin(); write != change.writes.rend(); ++write)
        if (write->record == record && write->field == field) return write->value;
    const RecordIndex index = workspace.find(static_cast<KindId>(info(field).kind), record);
    return index == no_record ? Value() : workspace.value(index, field);
}

Result<void> check_ends(const Workspace& workspace, const Change& change) {
    for (const Write& write : change.writes) {
        if (write.field != chain_link::from_ && write.field != chain_link::to_) continue;
        const Change nothing;
        const auto is_loop = [&](const Change& by) {
            const auto from = link_of(value_after(workspace, by, write.record, chain_link::from_));
            return from && from == link_of(value_after(workspace, by, write.record, chain_link::to_));
        };
        if (is_loop(change) && !is_loop(nothing)) return fail(std::string(say(Word::link_to_itself)));
    }
    return {};
}

Result<void> check_names(const Workspace& workspace, const Change& change) {
    for (const Write& write : change.writes) {
        if (write.kind >= known_kind_count || write.field != title_field(static_cast<Kind>(write.kind))) continue;
        if (write.value.shape() != Value::Shape::text || !is_name_of_nothing(write.value.as_text())) continue;
        const RecordIndex record = workspace.find(write.kind, write.record);
        if (record != no_record && workspace.value(record, write.field) == write.value) continue;
        if (record == no_record && write.value.as_text().empty()) continue; // a draft comes into being so
        const FieldInfo& field = info(write.field);
        return fail(say(Word::name_of_nothing, {in_language(field.zh, field.en)}));
    }
    return {};
}

// Two may have met where files were merged; then one of them can go.
Result<void> check_settings(const Workspace& workspace, const Change& change) {
    const auto deletes = [](const Write& write) {
        return write.field == deleted_field_of(Kind::settings) && !write.value.is_none();
    };
    if (std::ranges::none_of(change.writes, deletes)) return {};
    const auto stays = [&](RecordIndex record) {
        const Id id = workspace.record(record).id;
        return std::ranges::none_of(
            change.writes, [&](const Write& write) { return write.record == id && deletes(write); });
    };
    if (std::ranges::any_of(workspace.live(Kind::settings), stays)) return {};
    return fail(std::string(say(Word::only_settings)));
}

Result<void> check_patterns(const Workspace& workspace, const Change& change) {
    for (const Write& write : change.writes) {
        if (write.field != field::settings::project_number_ && write.field != field::settings::service_number_)
            continue;
        const RecordIndex record = workspace.find(write.kind, write.record);
        if (record != no_record && workspace.value(record, write.field) == write.value) continue;
        if (auto checked = check_pattern(write.value.as_text()); !checked) return checked;
    }
    return {};
}

// What two offices wrote at once may be decided, for either.
bool decides(const Record& record, const Write& write) {
    if (write.field == deleted_field_of(Kind::view)) return record.state == Record::State::contested;
    const Cell* cell = record.find(write.field);
    return cell && cell->in_conflict() && std::ranges::contains(cell->siblings(), write.value, &Sibling::value);
}

Result<void> check_locks(const Workspace& workspace, const Change& change) {
    for (const Write& write : change.writes) {
        if (write.kind != static_cast<KindId>(Kind::view) || write.field == field::view::locked_) continue;
        const RecordIndex record = workspace.find(write.kind, write.record);
        if (record == no_record || !workspace.is_live(record) || !is_yes(workspace, record, field::view::locked_))
            continue;
        if (!value_after(workspace, change, write.record, field::view::locked_).as_boolean()) continue;
        if (workspace.value(record, write.field) == write.value || decides(workspace.record(record), write)) continue;
        return fail(say(Word::view_is_locked,
            {name_of(workspace, record), in_language(info(field::view::locked_).zh, info(field::view::locked_).en)}));
    }
    return {};
}

// 已并入 is written by a merge, with the deletion of what went; 并非同一个 is said of two.
Result<void> check_identities(const Workspace& workspace, const Change& change) {
    for (const Write& write : change.writes) {
        const Names::Element* element = workspace.names().as_element(write.field);
        if (!element || write.kind >= known_kind_count || !write.value.as_boolean()) continue;
        const Kind kind = static_cast<Kind>(write.kind);
        const bool is_merged = element->set == merged_field(kind);
        if (!is_merged && element->set != distinct_field(kind)) continue;
        const auto other = parse_id(element->text);
        if (other == write.record) return fail(std::string(say(Word::same_as_itself)));
        const RecordIndex record = other ? workspace.find(write.kind, *other) : no_record;
        const bool goes = std::ranges::any_of(change.writes, [&](const Write& each) {
            return other && each.record == *other && !each.value.is_none() &&
                   workspace.names().is_deleted_field(each.field);
        });
        if (is_merged && record != no_record && workspace.is_live(record) && !goes)
            return fail(say(Word::merged_by_hand, {name_of(workspace, record)}));
    }
    return {};
}

} // namespace

bool is_name_of_nothing(std::string_view name) {
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = next_code_point(name, at);
        if (!is_space(c) && !draws_nothing(c)) return false;
    }
    return true;
}

Result<void> check_writes(const Workspace& workspace, const Change& change) {
    if (auto checked = check_hierarchy(workspace, change); !checked) return checked;
    if (auto checked = check_ends(workspace, change); !checked) return checked;
    if (auto checked = check_settings(workspace, change); !checked) return checked;
    if (auto checked = check_locks(workspace, change); !checked) return checked;
    if (auto checked = check_identities(workspace, change); !checked) return checked;
    if (auto checked = check_patterns(workspace, change); !checked) return checked;
    return check_names(workspace, change);
}

} // namespace yinfeng::domain
