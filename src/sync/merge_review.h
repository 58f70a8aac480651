#pragma once
// An import under review: what the file would do, record by record, and what of it somebody wants. Everything is
// ticked at first, and every conflict is kept open; unticking a record or a field leaves its cells out of the join, so that
// they can still be imported from the same file later. Counts are kept up with every tick.
//
// What was chosen belongs to the file and survives a new comparison (the workspace may change while the preview is open).

#include "sync/import_plan.h"
#include "sync/join_comparison.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace yinfeng {

// What a conflict becomes: both values stay until somebody writes (待确认), or one of them is written now.
enum class ConflictChoice : std::uint8_t { both, ours, theirs };

class MergeReview {
public:
    explicit MergeReview(const Fragment& file) : file_(file) {}

    // Compares with the workspace as it is now; again after it has changed. The workspace must not change while
    // fields() is read.
    void compare(const Workspace& workspace);
    // The same in slices: so many records at a time, true when all have been compared. Nothing else but source() may be
    // read before (and of that, clone_noticed may still become true), and the workspace must not change; where it did, begin again.
    void begin_comparing(const Workspace& workspace);
    bool compare_next(std::size_t records);
    std::size_t compared() const { return compared_; }

    const ImportSource& source() const { return source_; }
    const ImportCounts& found() const { return found_; }   // if all of the file is joined
    const ImportCounts& wanted() const { return wanted_; } // of what is ticked
    std::uint32_t open_conflicts() const;                  // ticked fields that would stay 待确认
    struct Group {
        KindId kind;        // of the file's names
        std::string office; // who wrote the newest of what the record brings (the unit beside the author's name)
        ImportCounts counts;
    };
    const std::vector<Group>& groups() const { return groups_; } // by office and kind, if all is joined

    // Records that the join would change, in order of effect (conflicting, updated, added, restored, deleted), kind and id.
    struct Item {
        std::uint32_t record; // position in the file
        RecordImpact found;   // if all of it is joined
        std::uint32_t group;
    };
    const std::vector<Item>& items() const { return items_; }
    const RecordImpact& impact(std::uint32_t record) const; // of what is ticked
    std::vector<FieldComparison> fields(std::uint32_t record) const { return comparison_->fields(record); }
    RecordIndex record_here(std::uint32_t record) const { return comparison_->record_here(record); }

    bool is_ticked(std::uint32_t record) const { return part_.wants(record); }
    bool is_ticked(std::uint32_t record, FieldId there) const { return part_.wants(record, there); }
    void tick(std::uint32_t record, bool on);
    void tick(std::uint32_t record, FieldId there, bool on);
    void tick_all(std::span<const std::uint32_t> records, bool on);
    // `field` is one that fields() calls conflicting; its `here` names it.
    ConflictChoice choice(std::uint32_t record, FieldId here) const;
    void choose(std::uint32_t record, FieldId here, ConflictChoice choice);
    void choose_all(std::uint32_t record, ConflictChoice choice); // every conflict of the record
    std::uint32_t chosen(std::uint32_t record) const;             // conflicts that are not left open

    // What to give to Workspace::join().
    const FragmentPart& part() const { return part_; }
    // Where a field is decided for one side, those that follow from it and that nobody has decided go with it: a stage brings the
    // day of that stage. Which ones follow is a rule (domain/consequences.h).
    using Followers = std::span<const FieldId> (*)(FieldId);
    std::vector<Write> settlements(Followers followers = nullptr) const; // the writes that settle what was chosen
    // Whether joining what is ticked changes any cell. It may although nothing is counted: another office has written the same value,
    // or has seen more. Two offices hold the same bytes only when that is joined as well.
    bool does_anything() const { return brings_ > 0; }
    // One's own backup: this browser wrote in it, and everything it holds is here already, much of it overwritten since.
    bool is_own_backup() const {
        return source_.has_own_writes && !source_.clone_noticed && !found_.changes_anything();
    }

private:
    void recount(std::uint32_t record);

    const Fragment& file_;
    std::unique_ptr<JoinComparison> comparison_;
    const Workspace* workspace_ = nullptr;
    ImportSource source_;
    ImportCounts found_, wanted_;
    std::size_t brings_ = 0;            // records of which what is ticked changes a cell
    std::vector<RecordImpact> impacts_; // of what is ticked, by position in the file
    std::size_t compared_ = 0;
    std::map<std::pair<std::string_view, KindId>, std::uint32_t> group_of_; // by office and kind, while comparing
    std::vector<Group> groups_;
    std::vector<Item> items_;
    FragmentPart part_;
    std::map<std::pair<std::uint32_t, FieldId>, ConflictChoice> choices_;
};

// The unit in an author's text ("服务专员甲 · 招商局"); the whole text where there is none.
std::string_view office_of_author(std::string_view author);

} // namespace yinfeng
