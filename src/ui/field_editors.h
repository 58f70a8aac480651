#pragma once
// Editors of single fields, by type: what the form shows beside a label and the table shows inside a cell.
//
// Typed text is kept here while it is being edited, by (record, field), and written once: on Enter, when the focus
// leaves, or when the field is no longer drawn (its row scrolled away, the inspector closed). Nothing typed is
// dropped without Esc: what cannot be understood goes to app::RefusedTexts, and its field shows it, marked, wherever it is drawn,
// until somebody types something better or presses Esc in it.

#include "model/catalogue.h"
#include "store/workspace.h"
#include "ui/draw.h"

#include <span>
#include <string>

namespace yinfeng::app {
struct RefusedText;
}

namespace yinfeng::ui {

struct EditorOptions {
    bool in_cell = false;       // frameless, one line; Esc and Enter end it
    bool whole = false;         // of a long text all that there is, without the way to it (long_text.h)
    bool enter_submits = false; // of a long text too; Shift+Enter begins a new line
    Face face = face::body;
};
struct EditorResult {
    bool wrote = false;
    bool ended = false;     // by Enter, Esc, a choice, or the focus going elsewhere
    bool given_up = false;  // by Esc, and nothing had been typed
    bool submitted = false; // by Enter
    bool refused = false;   // what was typed is not understood: it stays, and after Enter the caret stays in it
    bool cancelled = false; // by Esc, whatever had been typed
};
EditorResult value_editor(
    Ui& ui, const Rect& box, RecordIndex record, FieldId field, const EditorOptions& options = {});
float value_editor_height(const Ui& ui, RecordIndex record, FieldId field, float width);

// Ends the typing in that field now, as Enter does: written, or refused and kept.
EditorResult finish_typing(Ui& ui, RecordIndex record, FieldId field);
// What waits in the field because it could not be understood; null if nothing does.
const app::RefusedText* refused_text(const Ui& ui, RecordIndex record, FieldId field);

// Fields that a table cell can edit in place: one line, no sets but of choices.
bool can_edit_in_cell(FieldType type);

// Writes one field as one undo step ("修改 投资总额"). Nothing happens when the value is what is there, unless
// the field is in conflict: then the write settles it.
bool write_field(Ui& ui, RecordIndex record, FieldId field, Value value);
// One element of a set, in or out.
bool write_element(Ui& ui, RecordIndex record, FieldId set_field, std::string_view element, bool in);
bool write_elements(Ui& ui, RecordIndex record, FieldId set_field, std::span<const std::string> elements, bool in);
// A new record of the link's target kind with this title, linked from `field` (link or link_set): one undo step.
bool create_and_link(Ui& ui, RecordIndex record, FieldId field, std::string_view title);

// While a Draft stands, the editors of its record show and write the draft instead of the workspace: a form of a few fields
// that is saved as a whole or not at all.
//
//   { const DraftScope scope(draft); field_editor(ui, box, draft.record, field); }
struct Draft {
    RecordIndex record = no_record;
    Change change;              // what was entered so far, also new records that it links to
    FieldId entered = no_field; // Enter was pressed in this field, and what it holds was understood
};
class DraftScope {
public:
    explicit DraftScope(Draft& draft);
    ~DraftScope();
    DraftScope(const DraftScope&) = delete;
};
bool editing_draft(RecordIndex record);
// Of a record in the trash nothing is written before it is restored.
bool can_edit(const Ui& ui, RecordIndex record);
// The field as the draft has it, or as it is.
const Value& drafted_value(const Ui& ui, RecordIndex record, FieldId field);
// Takes over what is being typed into the draft's fields. False if some of it cannot be understood.
bool commit_draft(Ui& ui, Draft& draft);

// Once per frame: writes what was typed into fields that are gone.
void commit_stray_edits(Ui& ui);
// The page is about to be hidden or closed: writes what is being typed now, and leaves the caret where it is.
void commit_open_edits(Ui& ui);

} // namespace yinfeng::ui
