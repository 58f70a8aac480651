#pragma once
// How an office has arranged a kind of record: which columns its lists show where a view says none, what a card says, which facts the
// overview gives, and in which sections and order all fields stand. A record of the kind `arrangement` each, whose id is made of the
// kind's name, so that two offices that arrange one kind write the same cells and differences stand open (待确认):
//
//   kind      project
//   columns   name, stage, investor.region, x-01m8…          names as views write them (view/column.h)
//   cards     investor, amount, tags
//   overview  amount, area, technology
//   form      basic: name, code                              a section each line, by its code in ChoiceList::section;
//             scale: amount, area                            `hidden` are the fields that are left out
//             hidden: note
//
// An empty text is the default. A name that nothing is called here (a field that has been retired, of another version) is passed over
// and stays in the text at its place, so that it is shown again when the field is back; a name that stands twice counts once. Fields
// that a form does not name stand at the end of their sections.

#include "view/view.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::view {

enum class ArrangedPart : std::uint8_t { columns, cards, overview, form };
inline constexpr std::size_t arranged_part_count = 4;
FieldId field_of(ArrangedPart part); // of the kind `arrangement`

Id arrangement_id(std::string_view kind_name);
// The kinds of which somebody looks at records in lists: these can be arranged.
std::span<const Kind> arrangeable_kinds();
// The record that says it; no_record where the kind is as it comes.
RecordIndex arrangement_of(const Workspace& workspace, KindId kind);
bool is_arranged(const Workspace& workspace, KindId kind, ArrangedPart part);
bool is_arranged(const Workspace& workspace, KindId kind);

// What was arranged, without what there is not; none where the part is as it comes. Not of the form.
std::vector<ColumnId> arranged(Columns& columns, KindId kind, ArrangedPart part);
std::vector<Shown> shown_columns(Columns& columns, KindId kind); // its columns as a view has them, with the title

// All fields of a kind that can be filled in, and its formulas: each stands once, in a section or hidden.
struct Form {
    struct Section {
        yinfeng::Group group = yinfeng::Group::basic;
        std::vector<FieldId> fields;
        bool operator==(const Section&) const = default;
    };
    std::vector<Section> sections; // those that have none are left out
    std::vector<FieldId> hidden;
    bool operator==(const Form&) const = default;
};
Form usual_form(const Workspace& workspace, KindId kind);
Form form_of(const Workspace& workspace, KindId kind);

// As texts are written, for tests and doors: what was said before keeps the names that cannot be read here.
std::string list_text(Columns& columns, KindId kind, std::span<const ColumnId> shown, std::string_view before);
std::string form_text(const Workspace& workspace, KindId kind, const Form& form, std::string_view before);
Form read_form(const Workspace& workspace, KindId kind, std::string_view text);
std::vector<ColumnId> read_list(Columns& columns, KindId kind, std::string_view text);

// Appended to a change: the part as it shall be; an empty list, and the usual form, are the default.
void arrange(Columns& columns, KindId kind, ArrangedPart part, std::span<const ColumnId> shown, Change& change);
void arrange(const Workspace& workspace, KindId kind, const Form& form, Change& change);
// A change that makes a record of the kind `arrangement` says which kind it is of: it is written into the record that everybody has for
// that kind. Returns its id; `made` where it says none.
Id settle_arrangement(const Workspace& workspace, Change& change, Id made);
// Back to the default, all parts of the kind or one.
void restore_default(const Workspace& workspace, KindId kind, Change& change);
void restore_default(const Workspace& workspace, KindId kind, ArrangedPart part, Change& change);

} // namespace yinfeng::view
