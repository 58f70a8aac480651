// Undo after the page was closed: nothing of it is stored. Every write of a step carries the step's stamp, and every cell remembers
// what was written before it (cell.h), so the steps of this replica are read off the cells.

#include "store/workspace_impl.h"

#include "base/sort_list.h"

namespace yinfeng {

namespace {

constexpr std::uint32_t no_step = UINT32_MAX;

struct Found {
    std::vector<Inverse> inverses;
    RecalledStep what;
    bool is_of_something = false; // some record of it is there, or holds anything
    bool made_workspace = false;
};

} // namespace

// What a pass over all cells finds of the newest steps.
class Recall {
public:
    Recall(Names& names, const StampTable& stamps, ReplicaIndex own, std::size_t most)
        : names_(names), stamps_(stamps), own_(own), step_of_(stamps.size(), no_step) {
        std::vector<StampId> mine;
        for (StampId id = 0; id < stamps.size(); ++id)
            if (stamps[id].replica == own) mine.push_back(id);
        sort_list(mine, [&](StampId a, StampId b) { return stamps[a].n > stamps[b].n; });
        mine.resize(std::min(mine.size(), most));
        for (std::size_t i = 0; i < mine.size(); ++i) step_of_[mine[i]] = static_cast<std::uint32_t>(i);
        stamp_of_ = std::move(mine);
        found_.resize(stamp_of_.size());
    }

    void look(RecordIndex index, const Record& record) {
        OfRecord seen;
        for (const Field& field : record.fields) look(index, record, field, seen);
        if (seen.first_step == no_step) return;
        Found& first = found_[seen.first_step];
        if (!seen.has_others) {
            // Whatever it held, this step began it.
            first.inverses.push_back({index, no_field, stamp_of_[seen.first_step], {}, {}, Inverse::Of::made_record});
            first.what.made.push_back(index);
            first.made_workspace |= record.kind == static_cast<KindId>(Kind::settings);
        } else if (seen.began_title) {
            // Others have written here too. Who was first cannot be told, so neither can what taking it back would mean.
            forget_up_to(stamps_[stamp_of_[seen.first_step]].n);
        }
    }

    // Oldest first: which stamps can be taken back, and how.
    template <class Take> void each(const Take& take) {
        std::size_t known = 0; // what is older than what was forgotten may be incomplete as well
        while (known < found_.size() && stamps_[stamp_of_[known]].n > forgotten_) ++known;
        for (std::size_t i = known; i-- > 0;) {
            Found& found = found_[i];
            if (!found.inverses.empty() && found.is_of_something && !found.made_workspace) take(stamp_of_[i], found);
        }
    }

private:
    struct OfRecord {
        std::uint32_t first_step = no_step;
        std::uint64_t first_n = UINT64_MAX; // of all own writes, also of those that are too old to be listed
        bool has_others = false, began_title = false;
    };

    void forget_up_to(std::uint64_t n) { forgotten_ = std::max(forgotten_, n); }

    void look(RecordIndex index, const Record& record, const Field& field, OfRecord& seen) {
        if (field.cell.is_simple()) { // nearly all are, in a workspace of a million cells
            look({index, &record, field.id}, field.cell.shown_stamp(), field.cell.shown(), {}, seen);
            return;
        }
        std::vector<Sibling> writes = field.cell.siblings(); // newest first
        const auto history = field.cell.history();
        writes.insert(writes.end(), history.begin(), history.end());
        const std::vector<Seen> floor = field.cell.floor(stamps_);
        for (const Seen& gone : floor) {
            if (gone.replica == own_) forget_up_to(gone.n);
            else seen.has_others = true;
        }
        for (std::size_t i = 0; i < writes.size(); ++i) {
            const Sibling* before = before_of(writes, i);
            const Stamp& stamp = stamps_[writes[i].stamp];
            if (stamp.replica == own_ && !before && !floor.empty()) forget_up_to(stamp.n);
            const Sibling* ahead = before ? nullptr : ahead_of(writes, i);
            look({index, &record, field.id}, writes[i].stamp, writes[i].value,
                {before ? &before->value : nullptr, ahead ? &ahead->value : nullptr}, seen);
        }
    }

    struct At {
        RecordIndex index;
        const Record* record;
        FieldId field;
    };
    struct Earlier { // what a cell showed before
        const Value *known = nullptr, *likely = nullptr;
    };
    void look(const At& at, StampId written, const Value& value, const Earlier& before, OfRecord& seen) {
        const Stamp& stamp = stamps_[written];
        if (stamp.replica != own_) {
            seen.has_others = true;
            return;
        }
        const std::uint32_t step = step_of_[written];
        if (stamp.n < seen.first_n) {
            seen.first_n = stamp.n;
            seen.first_step = step;
            seen.began_title = false;
        }
        const KindId kind = at.record->kind;
        const bool is_title = kind < known_kind_count && at.field == title_field(static_cast<Kind>(kind));
        if (stamp.n == seen.first_n && is_title) seen.began_title = !before.known;
        const Value* shown = before.known ? before.known : before.likely;
        if (step != no_step) add(at, written, value, shown ? *shown : Value(), found_[step]);
    }

    // What the cell showed when this was written: one's own last write, or what somebody else wrote after that. Own writes go by
    // their number, because a clock that was set back puts them in another order; of others only the time is known.
    const Sibling* before_of(const std::vector<Sibling>& writes, std::size_t at) const {
        std::size_t own = writes.size();
        const auto n = [&](std::size_t i) { return stamps_[writes[i].stamp].n; };
        const auto is_own = [&](std::size_t i) { return stamps_[writes[i].stamp].replica == own_; };
        for (std::size_t i = 0; i < writes.size(); ++i)
            if (is_own(i) && n(i) < n(at) && (own == writes.size() || n(i) > n(own))) own = i;
        std::size_t before = own;
        if (own > at)
            for (std::size_t i = at + 1; i < own; ++i)
                if (!is_own(i)) {
                    before = i;
                    break;
                }
        return before == writes.size() ? nullptr : &writes[before];
    }

    // Where nobody wrote earlier by the clock, but somebody by a clock that was ahead: most likely that stood there. If it came later,
    // the cell does not show any more what this step wrote, and nobody takes it back.
    const Sibling* ahead_of(const std::vector<Sibling>& writes, std::size_t at) const {
        if (stamps_[writes[at].stamp].replica != own_) return nullptr;
        while (at-- > 0)
            if (stamps_[writes[at].stamp].replica != own_) return &writes[at];
        return nullptr;
    }

    void add(const At& at, StampId written, const Value& value, const Value& before, Found& found) {
        found.what.touched.push_back({at.index, at.field});
        found.is_of_something |= at.record->state != Record::State::deleted || holds_anything(*at.record);
        if (!names_.is_deleted_field(at.field)) {
            found.inverses.push_back({at.index, at.field, written, value, before});
            return;
        }
        (value.is_none() ? found.what.restored : found.what.deleted).push_back(at.index);
        found.inverses.push_back({at.index, no_field, 0, {}, {}, Inverse::Of::deletion, !before.is_none()});
    }

    bool holds_anything(const Record& record) const {
        return std::ranges::any_of(record.fields,
            [&](const Field& field) { return !names_.is_deleted_field(field.id) && !field.cell.shown().is_none(); });
    }

    const Names& names_;
    const StampTable& stamps_;
    ReplicaIndex own_;
    std::vector<std::uint32_t> step_of_; // by stamp
    std::vector<StampId> stamp_of_;      // by step, newest first
    std::vector<Found> found_;
    std::uint64_t forgotten_ = 0; // steps up to this one may not be known whole
};

namespace {

// Undo and redo write cells like any other step (Workspace::Impl::take_back). What they were is seen by what they wrote, so that the
// lists become those of the session that ended. Whoever wrote by hand what had stood there before has undone it too.
class Retraced {
public:
    enum class Does : std::uint8_t { something, undo, redo };
    // What this step did, after all that came before it; to be asked once for each, oldest first.
    Does follow(const Found& found) {
        Done now = done_of(found);
        if (!undo_.empty() && is_way_back(undo_.back(), now)) {
            undo_.pop_back();
            redo_.push_back(std::move(now));
            return Does::undo;
        }
        if (!redo_.empty() && is_way_back(redo_.back(), now)) {
            redo_.pop_back();
            undo_.push_back(std::move(now));
            return Does::redo;
        }
        redo_.clear();
        undo_.push_back(std::move(now));
        return Does::something;
    }

private:
    struct Written {
        RecordIndex record;
        FieldId field; // no_field: deletion, of what was there or was not
        Value value, before;
        bool is_in_bin = false;
    };
    struct Done {
        std::vector<Written> written; // in order of record and field
    };

    static Done done_of(const Found& found) {
        Done done;
        if (found.inverses.size() > most_followed) return done; // a file of rows that was pasted: not worth a copy
        for (const Inverse& each : found.inverses) {
            const bool in_bin = each.of == Inverse::Of::deletion && !each.was_deleted;
            done.written.push_back({each.record, each.field, each.wrote, each.before, in_bin});
        }
        sort_list(done.written, [](const Written& a, const Written& b) {
            return std::pair(a.record, a.field) < std::pair(b.record, b.field);
        });
        return done;
    }
    static bool is_way_back(const Done& there, const Done& back) {
        return !there.written.empty() &&
               std::ranges::equal(there.written, back.written, [](const Written& a, const Written& b) {
                   return a.record == b.record && a.field == b.field && a.value == b.before && a.before == b.value &&
                          (a.field != no_field || a.is_in_bin != b.is_in_bin);
               });
    }

    static constexpr std::size_t most_followed = 20'000;
    std::vector<Done> undo_, redo_;
};

} // namespace

void Workspace::recall_undo(std::size_t most, const std::function<std::string(const RecalledStep&)>& name) {
    if (!impl_->has_replica || !impl_->undo_steps.empty() || !impl_->redo_steps.empty()) return;
    const auto own = impl_->stamps.find_replica(impl_->replica);
    if (!own) return;
    Recall recall(impl_->names, impl_->stamps, *own, most);
    for (RecordIndex index = 0; index < impl_->records.size(); ++index) recall.look(index, impl_->records[index]);
    Retraced retraced;
    std::vector<Step>&undone = impl_->redo_steps, &done = impl_->undo_steps;
    recall.each([&](StampId stamp, Found& found) {
        const Retraced::Does does = retraced.follow(found);
        std::vector<Step>&from = does == Retraced::Does::redo ? undone : done,
        &to = does == Retraced::Does::undo ? undone : done;
        std::string called;
        if (does == Retraced::Does::something) {
            called = name(found.what);
            undone.clear();
        } else {
            called = std::move(from.back().name);
            from.pop_back();
        }
        impl_->remember(to, impl_->step_of(std::move(called), std::move(found.inverses), stamp));
    });
}

} // namespace yinfeng
