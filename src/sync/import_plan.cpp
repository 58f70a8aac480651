#include "sync/import_plan.h"

#include "store/deletion.h"

#include <algorithm>
#include <map>

namespace yinfeng {

namespace {

struct Tally {
    ImportCounts& total;
    ImportCounts& of_kind;
    void add(std::uint32_t ImportCounts::* what) const {
        ++(total.*what);
        ++(of_kind.*what);
    }
};

std::size_t distinct_values(const Cell& cell) {
    std::vector<Value> met;
    for (const Sibling& sibling : cell.siblings()) {
        if (std::find(met.begin(), met.end(), sibling.value) == met.end()) met.push_back(sibling.value);
    }
    return met.size();
}

class Planner {
public:
    Planner(const Workspace& workspace, const Fragment& fragment)
        : workspace_(workspace), fragment_(fragment), stamps_(workspace.stamps()),
          stamp_of_(fragment.stamps, stamps_) {}

    ImportPlan run() {
        std::map<KindId, ImportCounts> by_kind;
        for (const Record& record : fragment_.records) count(record, {plan_.total, by_kind[record.kind]});
        plan_.by_kind.assign(by_kind.begin(), by_kind.end());
        describe_source();
        return std::move(plan_);
    }

private:
    void count(const Record& theirs, const Tally& tally) {
        const bool known = fragment_.names.is_known(theirs.kind);
        if (!known) tally.add(&ImportCounts::records_unknown);
        for (const Field& field : theirs.fields) {
            const bool deletes = fragment_.names.is_deleted_field(field.id);
            if (known && !deletes && !fragment_.names.info(field.id)) tally.add(&ImportCounts::fields_unknown);
        }
        const RecordIndex index = find(theirs);
        if (index == no_record) {
            tally.add(&ImportCounts::records_added);
            for (const Field& field : theirs.fields) {
                if (!fragment_.names.is_deleted_field(field.id) && !field.cell.shown().is_none()) {
                    tally.add(&ImportCounts::fields_added);
                }
            }
            return;
        }
        compare(workspace_.record(index), theirs, tally);
    }

    // In the workspace's numbers; no_field for what it has not met.
    FieldId field_here(const Record& mine, FieldId there) const {
        if (there < first_extra_field) return there;
        return workspace_.names().find_field(mine.kind, fragment_.names.field_name(there));
    }

    RecordIndex find(const Record& theirs) const {
        const RecordIndex index = workspace_.find(theirs.id);
        if (index == no_record) return no_record;
        const KindId kind = workspace_.names().find_kind(fragment_.names.kind_name(theirs.kind));
        return workspace_.record(index).kind == kind ? index : no_record;
    }

    void compare(const Record& mine, const Record& theirs, const Tally& tally) {
        bool updated = false, conflicting = false, deletion_changed = false, other_changed = false;
        Record after; // what the join would make of it; only if its state may change
        for (const Field& field : theirs.fields) {
            const FieldId here = field_here(mine, field.id);
            const Cell* cell = here == no_field ? nullptr : mine.find(here);
            const bool deletes = fragment_.names.is_deleted_field(field.id);
            if (cell && cell->is_simple() && field.cell.is_simple() &&
                cell->shown_stamp() == stamp_of_.stamp(field.cell.shown_stamp()) && cell->shown() == field.cell.shown()) {
                continue;
            }
            Cell joined = field.cell;
            joined.renumber(stamp_of_);
            if (cell) joined.merge(*cell, stamps_);
            if (cell && joined.same_siblings(*cell)) continue;
            (deletes ? deletion_changed : other_changed) = true;
            changed_.push_back({here, field.id, joined});
            if (deletes) continue;
            if (!cell) {
                if (!joined.shown().is_none()) tally.add(&ImportCounts::fields_added);
                updated = true;
            } else if (joined.in_conflict() && distinct_values(joined) > distinct_values(*cell)) {
                tally.add(&ImportCounts::fields_conflicting);
                conflicting = true;
            } else if (joined.shown() != cell->shown() || joined.in_conflict() != cell->in_conflict()) {
                tally.add(cell->shown().is_none() ? &ImportCounts::fields_added : &ImportCounts::fields_updated);
                updated = true;
            }
        }
        const Record::State before = mine.state;
        Record::State now = before;
        const bool has_deletion = deletion_changed || mine.find(deleted_field(mine));
        if (has_deletion && (deletion_changed || other_changed)) now = state_after(mine);
        changed_.clear();

        const bool was_live = before != Record::State::deleted;
        const bool is_live = now != Record::State::deleted;
        if (was_live && !is_live) {
            tally.add(&ImportCounts::records_deleted);
        } else if (!was_live && is_live) {
            tally.add(&ImportCounts::records_restored);
        } else if (conflicting || (now == Record::State::contested && before != now)) {
            tally.add(&ImportCounts::records_conflicting);
        } else if (updated || now != before) {
            tally.add(&ImportCounts::records_updated);
        } else {
            tally.add(&ImportCounts::records_unchanged);
        }
    }

    FieldId deleted_field(const Record& mine) const { return workspace_.names().find_field(mine.kind, deleted_name); }

    Record::State state_after(const Record& mine) {
        // Names of the workspace and some that only the fragment has: a table for this one record.
        Names names;
        Record record;
        record.id = mine.id;
        record.kind = names.kind(workspace_.names().kind_name(mine.kind));
        for (const Field& field : mine.fields) {
            const bool replaced = std::any_of(changed_.begin(), changed_.end(),
                                              [&](const Changed& each) { return each.here == field.id; });
            if (replaced) continue;
            record.fields.push_back({names.field(record.kind, workspace_.names().field_name(field.id)), field.cell});
        }
        for (Changed& each : changed_) {
            record.fields.push_back(
                {names.field(record.kind, fragment_.names.field_name(each.there)), std::move(each.cell)});
        }
        std::sort(record.fields.begin(), record.fields.end(), [](const Field& a, const Field& b) { return a.id < b.id; });
        return state_of(record, names, stamps_);
    }

    void describe_source() {
        bool any_settings = false, all_sample = true;
        for (const Record& record : fragment_.records) {
            if (record.kind != static_cast<KindId>(Kind::settings)) continue;
            any_settings = true;
            const Cell* sample = record.find(field::settings::sample_);
            const bool is_sample = sample && sample->shown().as_boolean();
            plan_.is_sample = plan_.is_sample || is_sample;
            all_sample = all_sample && is_sample;
            if (const Cell* office = record.find(field::settings::office_); office && !office->shown().as_text().empty()) {
                plan_.offices.emplace_back(office->shown().as_text());
            }
        }
        plan_.only_sample = any_settings && all_sample;
        std::sort(plan_.offices.begin(), plan_.offices.end());
        plan_.offices.erase(std::unique(plan_.offices.begin(), plan_.offices.end()), plan_.offices.end());

        const StampTable& theirs = fragment_.stamps;
        for (StampId id = 0; id < theirs.size(); ++id) {
            plan_.newest_wall_ms = std::max(plan_.newest_wall_ms, theirs[id].wall_ms);
        }
        for (ReplicaIndex i = 0; i < theirs.replica_count(); ++i) {
            if (theirs.replica_id(i) != workspace_.replica()) continue;
            std::uint64_t own_n = 0;
            const StampTable& ours = workspace_.stamps();
            for (ReplicaIndex k = 0; k < ours.replica_count(); ++k) {
                if (ours.replica_id(k) == workspace_.replica()) own_n = ours.newest_n(k);
            }
            plan_.clone_noticed = theirs.newest_n(i) > own_n;
        }
    }

    struct Changed {
        FieldId here, there;
        Cell cell;
    };
    const Workspace& workspace_;
    const Fragment& fragment_;
    StampTable stamps_; // a copy that may grow
    StampTranslation stamp_of_;
    std::vector<Changed> changed_; // cells of the record being compared whose siblings the join would change
    ImportPlan plan_;
};

} // namespace

ImportPlan plan_import(const Workspace& workspace, const Fragment& fragment) {
    return Planner(workspace, fragment).run();
}

} // namespace yinfeng
