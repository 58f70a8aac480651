#include "sync/open_conflicts.h"

#include "base/wall_clock.h"
#include "store/deletion.h"
#include "sync/merge_review.h"

#include <algorithm>
#include <optional>

namespace yinfeng {

namespace {

std::string_view office_of(const Workspace& workspace, const Sibling& write) {
    const StampTable& stamps = workspace.stamps();
    return office_of_author(stamps.author_name(stamps[write.stamp].author));
}

// The newest of the writes whose clock can be believed.
std::optional<Sibling> newest(const Workspace& workspace, std::span<const Sibling> writes, const SettleRule& rule) {
    const StampTable& stamps = workspace.stamps();
    std::optional<Sibling> best;
    for (const Sibling& write : writes) {
        if (clock_is_ahead(stamps[write.stamp].wall_ms, rule.now_ms)) continue;
        if (!best || compare_writes(*best, write, stamps) < 0) best = write;
    }
    return best;
}

std::optional<Sibling> decide(const Workspace& workspace, std::vector<Sibling> writes, const SettleRule& rule) {
    if (!rule.office.empty()) {
        std::erase_if(writes, [&](const Sibling& write) { return office_of(workspace, write) != rule.office; });
    }
    return newest(workspace, writes, rule);
}

// Of a deleted and edited record: every write of its fields that the deletion did not know, and the deletion itself.
void decide_deletion(const Workspace& workspace, const OpenConflict& conflict, const SettleRule& rule, Change& change) {
    const Record& record = workspace.record(conflict.record);
    const Cell* deletion = record.find(conflict.field);
    if (!deletion) return;
    std::vector<Sibling> writes = deletion->siblings();
    const std::size_t deletions = writes.size();
    for (const Field& field : record.fields) {
        if (field.id == conflict.field) continue;
        const auto siblings = field.cell.siblings();
        writes.insert(writes.end(), siblings.begin(), siblings.end());
    }
    const std::vector<Sibling> notes(writes.begin(), writes.begin() + static_cast<std::ptrdiff_t>(deletions));
    const auto last = decide(workspace, writes, rule);
    if (!last) return;
    const bool deletes = std::any_of(notes.begin(), notes.end(), [&](const Sibling& note) {
        return note.stamp == last->stamp && note.value == last->value && !note.value.is_none();
    });
    if (deletes) {
        workspace.add_delete(change, conflict.record);
    } else {
        workspace.add_restore(change, conflict.record);
    }
}

} // namespace

std::vector<OpenConflict> open_conflicts(const Workspace& workspace) {
    std::vector<OpenConflict> out;
    const Names& names = workspace.names();
    for (std::size_t kind = 0; kind < names.kind_count(); ++kind) {
        for (const RecordIndex index : workspace.live(static_cast<KindId>(kind))) {
            const Record& record = workspace.record(index);
            if (record.state == Record::State::contested) {
                out.push_back({index, names.find_field(record.kind, deleted_name), true});
            }
            if (record.conflicts == 0) continue;
            for (const Field& field : record.fields) {
                if (field.cell.in_conflict() && !names.is_deleted_field(field.id))
                    out.push_back({index, field.id, false});
            }
        }
    }
    return out;
}

Change settle(
    const Workspace& workspace, std::span<const OpenConflict> conflicts, const SettleRule& rule, std::string name) {
    Change change;
    change.name = std::move(name);
    for (const OpenConflict& conflict : conflicts) {
        if (conflict.is_deletion) {
            decide_deletion(workspace, conflict, rule, change);
            continue;
        }
        const Record& record = workspace.record(conflict.record);
        const Cell* cell = record.find(conflict.field);
        if (!cell || !cell->in_conflict()) continue;
        if (const auto chosen = decide(workspace, cell->siblings(), rule)) {
            change.writes.push_back({record.id, record.kind, conflict.field, chosen->value});
        }
    }
    return change;
}

std::set<std::string> offices_in(const Workspace& workspace, std::span<const OpenConflict> conflicts) {
    std::set<std::string> offices;
    for (const OpenConflict& conflict : conflicts) {
        const Cell* cell = workspace.record(conflict.record).find(conflict.field);
        if (!cell) continue;
        for (const Sibling& write : cell->siblings()) {
            const std::string_view office = office_of(workspace, write);
            if (!office.empty()) offices.emplace(office);
        }
    }
    return offices;
}

} // namespace yinfeng
