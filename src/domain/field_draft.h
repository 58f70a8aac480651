#pragma once
// A field of the office's own (store/custom_fields.h) as somebody fills it in, and the writes that make it so: of the field's
// record and of those of its choices. A choice that is taken out of the list is retired, not deleted: what has it keeps its name.

#include "base/id.h"
#include "base/result.h"
#include "store/workspace.h"

#include <functional>
#include <string>
#include <vector>

namespace yinfeng::domain {

struct FieldDraft {
    Id id; // of the record that defines it; nil where there is none yet
    Kind kind = Kind::project;
    std::string name, type = "text", unit, section = "own", help; // type, section: codes
    Kind target = Kind::enterprise;                               // of a link
    std::string formula;                                          // as people read it (formula.h)
    bool confidential = false;
    struct Option {
        Id id; // nil: new
        std::string name, colour;
        bool operator==(const Option&) const = default;
    };
    std::vector<Option> options; // in their order, without retired ones

    bool has_options() const { return type == "choice" || type == "choices"; }
};

FieldDraft field_draft(const Workspace& workspace, RecordIndex definition);
// No two of one name among the fields of a kind in use, no two choices of one name; a formula that can be worked out.
Result<void> check_draft(const Workspace& workspace, const FieldDraft& draft);
struct Formula;
class Formulas;
// What its formula would be: with its problem, and to be worked out.
Formula drafted(const Workspace& workspace, Formulas& formulas, const FieldDraft& draft);
// Appends the writes; `new_id` gives ids. A new field stands behind the others of its kind. Returns the id of its record.
Id write_draft(const Workspace& workspace, const FieldDraft& draft, const std::function<Id()>& new_id, Change& change);

// Some record holds a value of it, or held one that its cell remembers: then its type stays, which says how that is read.
bool is_in_use(const Workspace& workspace, const FieldDraft& draft);

// The definitions of the fields of a kind, in their order, retired ones last; those in the trash are not among them.
std::vector<RecordIndex> definitions_of(const Workspace& workspace, Kind kind);
// Appends writes by which `definition` changes its place with the one before or after it.
void move_definition(const Workspace& workspace, RecordIndex definition, bool up, Change& change);

} // namespace yinfeng::domain
