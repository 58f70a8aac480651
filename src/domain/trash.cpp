#include "domain/trash.h"

#include "base/sort_list.h"
#include "model/typed.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace yinfeng::domain {
namespace {

// Links that make a record a part of another: without one of them it is shown nowhere.
constexpr FieldId part_links[] = {field::chain_node::chain_, field::chain_link::from_, field::chain_link::to_,
    field::chain_link::chain_, field::phase::project_, field::follow_up::project_, field::follow_up::phase_,
    field::follow_up::enterprise_, field::follow_up::chain_, field::follow_up::chain_node_,
    field::follow_up::service_record_, field::follow_up::person_, field::follow_up::unit_, field::stage_label::set_};

bool holds_nothing(const Workspace& workspace, RecordIndex index) {
    for (const Field& field : workspace.record(index).fields) {
        if (workspace.names().is_deleted_field(field.id)) continue;
        const Value& shown = field.cell.shown();
        const bool absent = shown.is_none() || (shown.shape() == Value::Shape::text && shown.as_text().empty()) ||
                            (workspace.names().as_element(field.id) && !shown.as_boolean());
        if (!absent) return false;
    }
    return true;
}

const Stamp* deleted_by(const Workspace& workspace, RecordIndex index) {
    const Record& record = workspace.record(index);
    const Cell* cell = record.find(workspace.names().find_field(record.kind, deleted_name));
    return cell && cell->sibling_count() > 0 ? &workspace.stamps()[cell->shown_stamp()] : nullptr;
}

template <class Visit> void each_whole(const Workspace& workspace, RecordIndex index, Visit visit) {
    for (const FieldId link : part_links) {
        if (static_cast<KindId>(info(link).kind) != workspace.record(index).kind) continue;
        const auto id = parse_id(workspace.value(index, link).as_text());
        const RecordIndex whole = id ? workspace.find(static_cast<KindId>(info(link).options.target), *id) : no_record;
        if (whole != no_record) visit(whole);
    }
}

bool together(const Stamp* a, const Stamp* b) { return a && b && a->replica == b->replica && a->n == b->n; }

} // namespace

RecordIndex whole_of(const Workspace& workspace, RecordIndex record) {
    RecordIndex found = no_record;
    each_whole(workspace, record, [&](RecordIndex whole) {
        if (found == no_record) found = whole;
    });
    return found;
}

std::vector<Trashed> trash_of(const Workspace& workspace) {
    std::vector<Trashed> list;
    std::unordered_map<RecordIndex, std::vector<RecordIndex>> parts; // by the whole with which they went
    for (std::size_t kind = 0; kind < known_kind_count; ++kind) {
        for (const RecordIndex index : workspace.deleted(static_cast<Kind>(kind))) {
            if (holds_nothing(workspace, index)) continue;
            const Stamp* stamp = deleted_by(workspace, index);
            // The outermost of the wholes that went in the same step.
            RecordIndex with = no_record;
            for (RecordIndex inner = index;;) {
                RecordIndex outer = no_record;
                each_whole(workspace, inner, [&](RecordIndex whole) {
                    if (!workspace.is_live(whole) && together(stamp, deleted_by(workspace, whole))) outer = whole;
                });
                if (outer == no_record || outer == index) break;
                with = inner = outer;
            }
            if (with != no_record) {
                parts[with].push_back(index);
                continue;
            }
            list.push_back({index, whole_of(workspace, index), stamp ? stamp->wall_ms : 0,
                stamp ? workspace.stamps().author_name(stamp->author) : std::string_view(), {}});
        }
    }
    for (Trashed& each : list) {
        if (const auto found = parts.find(each.record); found != parts.end()) each.with = std::move(found->second);
    }
    sort_list(list, [](const Trashed& a, const Trashed& b) {
        return a.deleted_ms != b.deleted_ms ? a.deleted_ms > b.deleted_ms : a.record > b.record;
    });
    return list;
}

std::vector<RecordIndex> restored_with(const Workspace& workspace, const std::vector<RecordIndex>& records) {
    std::vector<RecordIndex> all;
    std::unordered_set<RecordIndex> known;
    const auto add = [&](RecordIndex index) {
        if (!workspace.is_live(index) && known.insert(index).second) all.push_back(index);
    };
    for (const RecordIndex record : records)
        if (workspace.record(record).state == Record::State::contested && known.insert(record).second)
            all.push_back(record);
        else add(record);
    // What went with them, inwards: nodes of a chain, links of these, follow-ups of all, labels of a set. Other wholes take no part along.
    for (const Kind part : {Kind::chain_node, Kind::chain_link, Kind::follow_up, Kind::stage_label}) {
        for (const RecordIndex index : workspace.deleted(part)) {
            bool goes = false;
            each_whole(workspace, index, [&](RecordIndex whole) {
                goes |= known.contains(whole) && together(deleted_by(workspace, index), deleted_by(workspace, whole));
            });
            if (goes) add(index);
        }
    }
    // The wholes, outwards.
    for (std::size_t at = 0; at < all.size(); ++at) each_whole(workspace, all[at], add);
    return all;
}

} // namespace yinfeng::domain
