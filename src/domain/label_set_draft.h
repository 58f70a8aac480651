#pragma once
// A label set of the office's own (store/own_label_sets.h) as somebody fills it in, and the writes that make it so: of the set's record
// and of those of its labels.

#include "base/id.h"
#include "base/result.h"
#include "domain/label_coverage.h"
#include "store/workspace.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::domain {

struct LabelSetDraft {
    Id id; // of its record; nil where there is none yet
    std::string name;
    struct Line {
        Id id; // nil: new
        std::string name;
        Stages stages = 0;
        std::optional<Stage> entry = {}; // none: the first of its stages
        bool is_retired = false;
    };
    std::vector<Line> lines; // in their order
};

LabelSetDraft label_set_draft(const Workspace& workspace, RecordIndex set);
// The same content as a set of the office's own, which is not there yet; its name is one that no set has.
LabelSetDraft copy_of(const Workspace& workspace, const LabelSet& set);
// 七个一批: seven labels along the ladder, of which nobody but the office knows what they are called (S4-01).
LabelSetDraft seven_batches(const Workspace& workspace);
inline constexpr std::size_t most_labels = 60;

// As it would be in force, line by line, so that what is said of a label is said of its line: retired lines gather nothing
// and have no name.
LabelSet drafted(const LabelSetDraft& draft);

// It has a name that no other set has, and every line in use that gathers stages has one.
Result<void> check_draft(const Workspace& workspace, const LabelSetDraft& draft);
// Appends the writes; `new_id` gives ids. A line without a name is no label; one that was there keeps its name. A new set stands behind the others.
Id write_draft(Workspace& workspace, const LabelSetDraft& draft, const std::function<Id()>& new_id, Change& change);

// The sets of the office's own in their order, retired ones last; those in the trash are not among them.
std::vector<RecordIndex> own_sets_of(const Workspace& workspace);
// Appends writes by which it changes its place with the one before it.
void move_set_up(const Workspace& workspace, RecordIndex set, Change& change);

// Labels go into the bin with the set that the change deletes, unless it says itself what becomes of them.
void delete_labels(const Workspace& workspace, Change& change);

} // namespace yinfeng::domain
