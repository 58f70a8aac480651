#include "domain/merge_effects.h"

#include "domain/phases.h"
#include "domain/reading.h"
#include "model/typed.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace yinfeng::domain {

namespace {

// Conditions name records by their ids, which nothing else looks like.
constexpr std::array naming_fields{field::view::where_, field::view::colour_};

bool names(const Workspace& workspace, RecordIndex view, FieldId field, std::string_view id) {
    return workspace.value(view, field).as_text().find(id) != std::string_view::npos;
}

bool is_open(const Workspace& workspace, RecordIndex view) {
    const Record& record = workspace.record(view);
    if (record.state != Record::State::live || is_yes(workspace, view, field::view::locked_)) return false;
    return std::ranges::none_of(naming_fields, [&](FieldId field) {
        const Cell* cell = record.find(field);
        return cell && cell->in_conflict();
    });
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

bool leads_to_either(const Workspace& workspace, Id kept, Id other, FieldId field, const Value& from) {
    std::set<Id> passed;
    for (auto next = link_of(from); next;) {
        if (*next == kept || *next == other) return true;
        if (!passed.insert(*next).second) return false; // others go round among themselves
        const RecordIndex record = workspace.find(static_cast<KindId>(info(field).kind), *next);
        if (record == no_record) return false;
        next = link_of(workspace.value(record, field));
    }
    return false;
}

} // namespace

ViewsNaming views_naming(const Workspace& workspace, Id record) {
    ViewsNaming found;
    const std::string id = to_string(record);
    for (const RecordIndex view : workspace.live(Kind::view)) {
        const bool named =
            std::ranges::any_of(naming_fields, [&](FieldId field) { return names(workspace, view, field, id); });
        if (named) (is_open(workspace, view) ? found.rewritten : found.left).push_back(view);
    }
    return found;
}

void rewrite_views(const Workspace& workspace, std::vector<Write>& writes, Id gone, Id to) {
    const std::string from = to_string(gone);
    for (const RecordIndex view : views_naming(workspace, gone).rewritten) {
        for (const FieldId field : naming_fields) {
            if (!names(workspace, view, field, from)) continue;
            const Id id = workspace.record(view).id;
            const auto before = std::ranges::find_if(
                writes, [&](const Write& write) { return write.record == id && write.field == field; });
            const Value& text = before == writes.end() ? workspace.value(view, field) : before->value;
            Value now = Value::text(replaced(std::string(text.as_text()), from, to_string(to)));
            if (before != writes.end()) before->value = std::move(now); // it named another one that went, too
            else writes.push_back({id, static_cast<KindId>(Kind::view), field, std::move(now)});
        }
    }
}

std::vector<RenumberedPhase> phases_to_renumber(const Workspace& workspace, RecordIndex kept, RecordIndex other) {
    if (workspace.record(kept).kind != static_cast<KindId>(Kind::project)) return {};
    const auto number_of = [&](RecordIndex phase) { return integer_of(workspace.value(phase, field::phase::number_)); };
    std::set<std::int64_t> taken;
    for (const RecordIndex phase : phases_of(workspace, kept))
        if (const auto number = number_of(phase)) taken.insert(*number);
    std::vector<RenumberedPhase> renumbered;
    std::int64_t next = std::max(next_phase_number(workspace, kept), next_phase_number(workspace, other));
    for (const RecordIndex phase : phases_of(workspace, other)) {
        const auto number = number_of(phase);
        if (number && taken.contains(*number)) renumbered.push_back({phase, *number, next++});
    }
    return renumbered;
}

void renumber_phases(const Workspace& workspace, Change& change, RecordIndex kept, RecordIndex other) {
    for (const RenumberedPhase& each : phases_to_renumber(workspace, kept, other)) {
        const Id id = workspace.record(each.phase).id;
        change.set(Kind::phase, id, field::phase::number_, Value::of(each.now));
        if (text(workspace, each.phase, field::phase::name_) == phase_name(each.before))
            change.set(Kind::phase, id, field::phase::name_, Value::text(phase_name(each.now)));
    }
}

std::optional<Value> other_parent(
    const Workspace& workspace, RecordIndex kept, RecordIndex other, FieldId field, const Value& wanted) {
    const Id here = workspace.record(kept).id, gone = workspace.record(other).id;
    const auto circles = [&](const Value& value) { return leads_to_either(workspace, here, gone, field, value); };
    if (!circles(wanted)) return std::nullopt;
    for (const RecordIndex each : {kept, other})
        if (const Value& value = workspace.value(each, field); link_of(value) && !circles(value)) return value;
    return Value();
}

} // namespace yinfeng::domain
