#include "sync/join_comparison.h"

#include "base/sort_list.h"
#include "store/deletion.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace yinfeng {

namespace {

// Of writes with equal values the first, in their order.
std::vector<Sibling> first_of_each_value(std::vector<Sibling> writes) {
    std::vector<std::uint32_t> order(writes.size());
    std::iota(order.begin(), order.end(), 0u);
    sort_list(order, [&](std::uint32_t a, std::uint32_t b) {
        const int by = compare_values(writes[a].value, writes[b].value);
        return by ? by < 0 : a < b;
    });
    std::vector<std::uint8_t> again(writes.size(), 0);
    for (std::size_t i = 1; i < order.size(); ++i) {
        again[order[i]] = writes[order[i]].value == writes[order[i - 1]].value;
    }
    std::size_t place = 0;
    std::erase_if(writes, [&](const Sibling&) { return again[place++] != 0; });
    return writes;
}

std::size_t distinct_values(const Cell& cell) {
    if (cell.sibling_count() < 2) return cell.sibling_count();
    return first_of_each_value(cell.siblings()).size();
}

std::uint16_t more(std::uint16_t count) { return count == UINT16_MAX ? count : static_cast<std::uint16_t>(count + 1); }

} // namespace

void RecordImpact::add_to(ImportCounts& counts, bool add) const {
    const auto count = [&](std::uint32_t ImportCounts::* what, std::uint32_t number) {
        add ? counts.*what += number : counts.*what -= number;
    };
    static constexpr std::uint32_t ImportCounts::* by_effect[] = {&ImportCounts::records_unchanged,
        &ImportCounts::records_added, &ImportCounts::records_updated, &ImportCounts::records_conflicting,
        &ImportCounts::records_deleted, &ImportCounts::records_restored};
    count(by_effect[static_cast<std::size_t>(effect)], 1);
    count(&ImportCounts::fields_added, fields_added);
    count(&ImportCounts::fields_updated, fields_updated);
    count(&ImportCounts::fields_conflicting, fields_conflicting);
    count(&ImportCounts::fields_unknown, fields_unknown);
    count(&ImportCounts::records_unknown, unknown_kind ? 1 : 0);
}

struct JoinComparison::Impl {
    Impl(const Workspace& workspace, const Fragment& file)
        : workspace(workspace), file(file), stamps(workspace.stamps()), stamp_of(file.stamps, stamps),
          own_there(file.stamps.find_replica(workspace.replica())) {}

    // Whether the file's cell holds a write under this browser's own replica id that the cell here has not seen: a copy of the
    // profile made it, or this browser has lost it.
    bool has_own_unknown(const Cell* mine, const Cell& theirs) {
        if (!own_there) return false;
        std::optional<SeenWrites> here;
        const auto is_unknown = [&](const Sibling& write) {
            if (file.stamps[write.stamp].replica != *own_there) return false;
            if (!mine) return true;
            if (!here) here.emplace(*mine, stamps);
            return !here->has(stamp_of.stamp(write.stamp));
        };
        return std::ranges::any_of(theirs.siblings(), is_unknown) || std::ranges::any_of(theirs.history(), is_unknown);
    }

    struct Changed { // a cell that the join would change for people to see
        FieldId here, there;
        Cell cell;
    };

    // In the workspace's numbers; no_field for what it has not met.
    FieldId field_here(const Record& mine, FieldId there) const {
        if (there < first_extra_field) return there;
        return workspace.names().find_field(mine.kind, file.names.field_name(there));
    }

    bool equal_simple(const Cell& mine, const Cell& theirs) {
        return mine.is_simple() && theirs.is_simple() && mine.shown_stamp() == stamp_of.stamp(theirs.shown_stamp()) &&
               mine.shown() == theirs.shown();
    }

    bool is_unknown_field(const Record& theirs, FieldId there) const {
        if (!file.names.is_known(theirs.kind) || file.names.is_deleted_field(there) || file.names.info(there))
            return false;
        const FieldId here = workspace.names().find_field(theirs.kind, file.names.field_name(there));
        return here == no_field || !workspace.names().info(here); // of the office's own, by what the workspace says
    }

    void meet(RecordImpact& impact, const Cell& theirs) const {
        if (theirs.sibling_count() == 0) return; // nobody's
        const StampId stamp = theirs.shown_stamp();
        if (impact.newest == UINT32_MAX || file.stamps[stamp].wall_ms > file.stamps[impact.newest].wall_ms) {
            impact.newest = stamp;
        }
    }

    RecordImpact impact_of_new(const Record& theirs, LeftOutFields left_out) {
        RecordImpact impact;
        impact.unknown_kind = !file.names.is_known(theirs.kind);
        for (const Field& field : theirs.fields) {
            if (is_left_out(left_out, field.id)) continue;
            impact.effect = RecordEffect::added; // by its first field: one without any says nothing, and is not joined
            impact.brings = true;
            impact.own_unknown = impact.own_unknown || has_own_unknown(nullptr, field.cell);
            meet(impact, field.cell);
            if (is_unknown_field(theirs, field.id)) impact.fields_unknown = more(impact.fields_unknown);
            if (!file.names.is_deleted_field(field.id) && !field.cell.shown().is_none()) {
                impact.fields_added = more(impact.fields_added);
            }
        }
        return impact;
    }

    static bool is_left_out(LeftOutFields left_out, FieldId field) {
        return !left_out.empty() && std::binary_search(left_out.begin(), left_out.end(), field);
    }

    RecordImpact impact(const Record& mine, const Record& theirs, LeftOutFields left_out) {
        RecordImpact impact;
        impact.unknown_kind = !file.names.is_known(theirs.kind);
        bool deletion_changed = false;
        changed.clear();
        for (const Field& field : theirs.fields) {
            if (is_left_out(left_out, field.id)) continue;
            if (field.id >= first_extra_field && is_unknown_field(theirs, field.id)) {
                impact.fields_unknown = more(impact.fields_unknown);
            }
            const FieldId here = field_here(mine, field.id);
            const Cell* cell = here == no_field ? nullptr : mine.find(here);
            if (cell && equal_simple(*cell, field.cell)) continue;
            impact.own_unknown = impact.own_unknown || has_own_unknown(cell, field.cell);
            Cell joined = field.cell;
            joined.renumber(stamp_of);
            if (cell) joined.merge(*cell, stamps);
            impact.brings = impact.brings || !cell || !joined.equals(*cell, stamps);
            if (cell && joined.same_siblings(*cell)) continue;
            meet(impact, field.cell);
            if (file.names.is_deleted_field(field.id)) {
                deletion_changed = true;
            } else if (const auto effect = effect_of(cell, joined)) {
                std::uint16_t& count = *effect == FieldEffect::added         ? impact.fields_added
                                       : *effect == FieldEffect::conflicting ? impact.fields_conflicting
                                                                             : impact.fields_updated;
                count = more(count);
            }
            changed.push_back({here, field.id, std::move(joined)});
        }
        const Record::State before = mine.state;
        Record::State after = before;
        const FieldId deleted_field = workspace.names().find_field(mine.kind, deleted_name);
        if (!changed.empty() && (deletion_changed || mine.find(deleted_field))) after = state_after(mine);

        const bool was_live = before != Record::State::deleted, is_live = after != Record::State::deleted;
        impact.contested = after == Record::State::contested && before != after;
        if (was_live && !is_live) {
            impact.effect = RecordEffect::deleted;
        } else if (impact.contested || impact.fields_conflicting > 0) {
            impact.effect = RecordEffect::conflicting;
        } else if (!was_live && is_live) {
            impact.effect = RecordEffect::restored;
        } else if (impact.fields_added + impact.fields_updated > 0 || after != before) {
            impact.effect = RecordEffect::updated;
        }
        return impact;
    }

    // What people would see of a cell that the join changes; nothing if they would see nothing.
    static std::optional<FieldEffect> effect_of(const Cell* mine, const Cell& joined) {
        if (!mine) {
            if (joined.shown().is_none()) return {};
            return FieldEffect::added;
        }
        if (joined.in_conflict() && distinct_values(joined) > distinct_values(*mine)) return FieldEffect::conflicting;
        if (joined.shown() == mine->shown() && joined.in_conflict() == mine->in_conflict()) return {};
        return mine->shown().is_none() ? FieldEffect::added : FieldEffect::updated;
    }

    Record::State state_after(const Record& mine) {
        // Names of the workspace and some that only the file has: a table for this one record.
        Names names;
        Record record;
        record.id = mine.id;
        record.kind = names.kind(workspace.names().kind_name(mine.kind));
        for (const Field& field : mine.fields) {
            const bool replaced =
                std::any_of(changed.begin(), changed.end(), [&](const Changed& each) { return each.here == field.id; });
            if (replaced) continue;
            record.fields.push_back({names.field(record.kind, workspace.names().field_name(field.id)), field.cell});
        }
        for (const Changed& each : changed) {
            record.fields.push_back({names.field(record.kind, file.names.field_name(each.there)), each.cell});
        }
        sort_list(record.fields, [](const Field& a, const Field& b) { return a.id < b.id; });
        return state_of(record, names, stamps);
    }

    // --- single fields ---------------------------------------------------------------------------------------

    Said said(const Sibling& write) const {
        const Stamp& stamp = stamps[write.stamp];
        return {write.value, stamp.wall_ms, stamps.author_name(stamp.author)};
    }

    std::vector<Said> said(const Cell& cell) const {
        std::vector<Said> out;
        for (const Sibling& write : first_of_each_value(cell.siblings())) out.push_back(said(write));
        return out;
    }

    // The newest write that both sides have seen.
    void find_base(const Cell& mine, const Cell& theirs, FieldComparison& out) const {
        std::optional<Sibling> newest;
        const SeenWrites here(mine, stamps), there(theirs, stamps);
        const auto offer = [&](const Sibling& write) {
            if (!here.has(write.stamp) || !there.has(write.stamp)) return;
            if (!newest || compare_writes(*newest, write, stamps) < 0) newest = write;
        };
        for (const Cell* cell : {&mine, &theirs}) {
            for (const Sibling& write : cell->siblings()) offer(write);
            for (const Sibling& write : cell->history()) offer(write);
        }
        if (newest) {
            out.base = newest->value.is_none() ? FieldComparison::Base::unfilled : FieldComparison::Base::value;
            out.base_value = newest->value;
            return;
        }
        // Both sorted by replica id, in one table.
        const std::vector<Seen> seen = theirs.context(stamps), own = mine.context(stamps);
        bool met = false;
        for (auto a = own.begin(), b = seen.begin(); a != own.end() && b != seen.end() && !met;) {
            met = a->replica == b->replica;
            stamps.replica_id(a->replica) < stamps.replica_id(b->replica) ? ++a : ++b;
        }
        out.base = met ? FieldComparison::Base::forgotten : FieldComparison::Base::unfilled;
    }

    std::optional<FieldComparison> compare(const Record* mine, const Record& theirs, const Field& field) {
        FieldComparison out;
        out.there = field.id;
        out.is_deletion = file.names.is_deleted_field(field.id);
        out.here = mine ? field_here(*mine, field.id) : field.id < first_extra_field ? field.id : no_field;
        const Cell* cell = mine && out.here != no_field ? mine->find(out.here) : nullptr;
        if (cell && equal_simple(*cell, field.cell)) return {};
        Cell other = field.cell;
        other.renumber(stamp_of);
        Cell joined = other;
        if (cell) joined.merge(*cell, stamps);
        if (cell && joined.same_siblings(*cell) && other.same_siblings(*cell)) return {};
        if (!cell && other.shown().is_none() && !out.is_deletion) return {};
        out.theirs = said(other);
        if (cell) {
            out.ours = said(*cell);
            find_base(*cell, other, out);
        } else {
            out.base = FieldComparison::Base::unfilled;
        }
        if (cell && joined.same_siblings(*cell)) {
            out.effect = FieldEffect::kept;
            if (cell->shown() == other.shown()) return {};
        } else if (is_unknown_field(theirs, field.id)) {
            out.effect = FieldEffect::unknown;
        } else if (out.is_deletion) {
            out.effect = joined.in_conflict() ? FieldEffect::conflicting : FieldEffect::updated;
        } else if (const auto effect = effect_of(cell, joined)) {
            out.effect = *effect;
        } else {
            return {}; // the same value, written by somebody else
        }
        return out;
    }

    const Workspace& workspace;
    const Fragment& file;
    StampTable stamps; // a copy, which grows by what the file brings
    StampTranslation stamp_of;
    const std::optional<ReplicaIndex> own_there; // this browser's replica in the file
    std::vector<Changed> changed;                // of the record being compared
};

JoinComparison::JoinComparison(const Workspace& workspace, const Fragment& file)
    : impl_(std::make_unique<Impl>(workspace, file)) {}
JoinComparison::~JoinComparison() = default;

RecordIndex JoinComparison::record_here(std::size_t record) const {
    const Record& theirs = impl_->file.records[record];
    const Workspace& workspace = impl_->workspace;
    const RecordIndex index = workspace.find(theirs.id);
    if (index == no_record) return no_record;
    if (workspace.record(index).kind == theirs.kind && theirs.kind < known_kind_count) return index;
    const KindId kind = workspace.names().find_kind(impl_->file.names.kind_name(theirs.kind));
    return kind == no_kind ? no_record : workspace.find(kind, theirs.id);
}

RecordImpact JoinComparison::impact(std::size_t record, LeftOutFields left_out) {
    const RecordIndex index = record_here(record);
    const Record& theirs = impl_->file.records[record];
    return index == no_record ? impl_->impact_of_new(theirs, left_out)
                              : impl_->impact(impl_->workspace.record(index), theirs, left_out);
}

std::vector<FieldComparison> JoinComparison::fields(std::size_t record) {
    const RecordIndex index = record_here(record);
    const Record& theirs = impl_->file.records[record];
    const Record* mine = index == no_record ? nullptr : &impl_->workspace.record(index);
    std::vector<FieldComparison> out;
    for (const Field& field : theirs.fields) {
        if (auto each = impl_->compare(mine, theirs, field)) out.push_back(std::move(*each));
    }
    // Deleted here, edited there: the file says nothing of the deletion, but it is what has to be decided.
    const RecordImpact whole = impact(record);
    const bool told = std::any_of(out.begin(), out.end(), [](const FieldComparison& each) { return each.is_deletion; });
    if (whole.contested && !told) {
        FieldComparison deletion;
        deletion.is_deletion = true;
        deletion.effect = FieldEffect::conflicting;
        deletion.here = impl_->workspace.names().find_field(mine->kind, deleted_name);
        deletion.ours = impl_->said(*mine->find(deletion.here));
        out.push_back(std::move(deletion));
    } else if (whole.contested) {
        for (FieldComparison& each : out) {
            if (each.is_deletion) each.effect = FieldEffect::conflicting;
        }
    }
    sort_list(out, [](const FieldComparison& a, const FieldComparison& b) {
        const auto rank = [](const FieldComparison& each) {
            return each.is_deletion ? 0 : each.effect == FieldEffect::conflicting ? 1 : 2;
        };
        return rank(a) < rank(b);
    });
    return out;
}

} // namespace yinfeng
