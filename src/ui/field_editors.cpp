#include "ui/field_editors.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/choice_options.h"
#include "ui/field_sets.h"
#include "ui/field_words.h"
#include "ui/long_text.h"
#include "ui/project_actions.h"
#include "ui/record_form.h"
#include "ui/record_options.h"
#include "ui/widgets.h"
#include "view/cell_text.h"

#include "base/utf8.h"
#include "model/typed.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <charconv>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

struct TextEdit { // one field that is being typed into, or of a draft one whose text could not be understood
    RecordIndex record = no_record;
    FieldId field = 0;
    Id id; // of the record: an index means nothing in another workspace
    std::string buffer, original, problem;
    int frame = 0;
    bool draft = false;   // belongs to the draft, not to the workspace
    bool in_cell = false; // of a table
    ImGuiID place = 0;    // of the widget: a field may be shown twice, in a cell and in a form
};

Draft* open_draft = nullptr;

const Write* drafted(Id record, FieldId field) {
    if (!open_draft) return nullptr;
    for (const Write& write : open_draft->change.writes)
        if (write.record == record && write.field == field) return &write;
    return nullptr;
}

struct TextEdits {
    ImGuiContext* context = nullptr;
    std::vector<TextEdit> list; // two at most in practice: the one left and the one entered in the same frame
    ImGuiID refocus = 0;        // the widget whose text was refused after Enter: takes the caret again
    TextEdit* find(RecordIndex record, FieldId field) {
        for (TextEdit& edit : list)
            if (edit.record == record && edit.field == field && edit.draft == editing_draft(record)) return &edit;
        return nullptr;
    }
    TextEdit* find(RecordIndex record, FieldId field, ImGuiID place) {
        for (TextEdit& edit : list)
            if (edit.place == place && edit.record == record && edit.field == field &&
                edit.draft == editing_draft(record))
                return &edit;
        return nullptr;
    }
    void drop(const TextEdit* which) {
        std::erase_if(list, [&](const TextEdit& edit) { return &edit == which; });
    }
};

TextEdits& text_edits() {
    static TextEdits edits;
    if (edits.context != ImGui::GetCurrentContext()) edits = {ImGui::GetCurrentContext(), {}, 0};
    return edits;
}

// The typed text as a value; an empty text is "unfilled".
Result<Value> parse_typed(const Ui& ui, const FieldInfo& info, std::string_view typed, bool in_cell) {
    const Measure::ShownUnit* column = meant_unit(info.options, in_cell);
    return parse_field_input(info, typed,
        {.today = ui.app.today(),
            .default_unit = column ? std::string_view(column->spelling) : "",
            .learned = workspace_of(ui).names().learned()});
}

std::string editable_text(const FieldInfo& info, const Value& value) {
    if (value.is_none()) return {};
    if (info.type == FieldType::quantity) {
        if (const auto stated = stated_of(value))
            return editable_stated(*stated, measure_of(info.options), words_of(value));
    }
    if (info.type == FieldType::integer) return std::to_string(value.as_integer());
    if (info.type == FieldType::date) {
        if (const auto date = date_of(value); date && date->is_period()) return yinfeng::date_words(*date);
    }
    return std::string(value.as_text());
}

// What the field shows when nobody has typed anything yet: what is stored, or what waits there because it was refused.
TextEdit begin_typing(const Ui& ui, RecordIndex record, FieldId field) {
    TextEdit edit{
        record, field, workspace_of(ui).record(record).id, {}, {}, {}, ImGui::GetFrameCount(), editing_draft(record)};
    edit.buffer = edit.original = editable_text(info_of(ui, field), drafted_value(ui, record, field));
    if (edit.draft) return edit;
    if (const app::RefusedText* refused = ui.app.refused_texts().find(edit.id, field))
        edit.buffer = refused->text, edit.problem = refused->reason;
    return edit;
}

// Writes the text, unless it says what was there before. Returns false if it cannot be understood or taken: then it is kept, marked
// with the reason.
bool commit_typed(Ui& ui, TextEdit& edit, bool& wrote) {
    const auto value = parse_typed(ui, info_of(ui, edit.field), edit.buffer, edit.in_cell);
    if (!value) {
        edit.problem = value.error().message;
    } else if (edit.buffer != edit.original) {
        const bool same = drafted_value(ui, edit.record, edit.field) == *value;
        wrote = write_field(ui, edit.record, edit.field, *value);
        if (!wrote && !same) edit.problem = ui.app.toast() ? ui.app.toast()->text : std::string(tr(Str::read_only_now));
        else edit.problem.clear();
    } else {
        edit.problem.clear();
    }
    if (edit.draft) return edit.problem.empty();
    app::RefusedTexts& refused = ui.app.refused_texts();
    if (edit.problem.empty()) refused.settle(edit.id, edit.field);
    else refused.keep({edit.id, edit.field, edit.buffer, edit.problem});
    return edit.problem.empty();
}

float reason_height(const Ui& ui, std::string_view reason, float width) {
    return wrapped_height(ui, width, reason, face::caption) + ui.px(4);
}

EditorResult typed_editor(Ui& ui, const Rect& box, RecordIndex record, FieldId field, const EditorOptions& options) {
    const FieldInfo& info = info_of(ui, field);
    TextEdits& edits = text_edits();
    const ImGuiID place = ImGui::GetID("##value"); // text_field() has the same
    TextEdit* edit = edits.find(record, field, place);
    TextEdit local;
    if (!edit) local = begin_typing(ui, record, field);
    TextEdit& now = edit ? *edit : local;
    now.place = place;
    now.frame = ImGui::GetFrameCount();
    now.in_cell = options.in_cell;

    Rect area = box;
    Rect message;
    const bool has_problem = !now.problem.empty();
    if (!options.in_cell && has_problem)
        message =
            cut_bottom(area, std::min(reason_height(ui, now.problem, box.width), box.height - ui.control_height()));
    TextFieldOptions field_options;
    field_options.name = app::label(info);
    field_options.hint = tr(Str::unfilled);
    field_options.multiline = info.type == FieldType::long_text;
    field_options.enter_submits = options.enter_submits;
    field_options.numeric = info.type == FieldType::integer;
    field_options.figure =
        info.type == FieldType::integer || info.type == FieldType::quantity || info.type == FieldType::date;
    field_options.read_only = !can_edit(ui, record);
    field_options.frameless = options.in_cell;
    field_options.problem = now.problem;
    field_options.face = options.face;
    // A quantity carries its unit in the text (15 亿元, 1200 万元); where it does not, the field says which is meant.
    const std::string counted = options.in_cell ? std::string() : counts_as(info, now.buffer);
    field_options.suffix = counted.empty() ? unsaid_unit(info, now.buffer, options.in_cell) : std::string_view(counted);
    const bool typed = now.buffer != now.original;
    if (edits.refocus == place) focus_next(ui), edits.refocus = 0;
    const bool has_tools = !options.in_cell && !options.whole && !editing_draft(record);
    const float tools = has_tools ? text_tools_width(ui, info, now.buffer, area.width) : 0;
    Edit result;
    std::optional<std::string> picked;
    if (info.type == FieldType::date) {
        DateEdit date = date_box(
            ui, area, "value", now.buffer, drafted_value(ui, record, field).as_text(), std::move(field_options));
        picked = std::move(date.picked);
        result = date;
    } else {
        field_options.kept_free = tools;
        result = text_field(ui, area, "value", now.buffer, field_options);
        if (tools > 0) draw_text_tools(ui, area, record, field, now.buffer);
    }
    if (message.height > 0) wrapped_text(ui, message, now.problem, tinted(face::caption, color::late));
    else if (has_problem) reason_below(ui, box, now.problem);

    EditorResult outcome;
    outcome.given_up = result.cancelled && !typed;
    outcome.ended = result.submitted || result.cancelled || result.committed || picked;
    outcome.submitted = result.submitted;
    outcome.cancelled = result.cancelled;
    if (picked) now.buffer = *picked;
    if (result.changed) now.problem.clear();
    if (result.submitted && editing_draft(record)) open_draft->entered = field;
    bool done = result.cancelled;
    if (result.cancelled && !now.draft) ui.app.refused_texts().settle(now.id, field);
    if (!done && (result.committed || picked)) {
        const bool taken = commit_typed(ui, now, outcome.wrote);
        outcome.refused = !taken;
        done = taken || !now.draft; // refused texts of the workspace are kept by the app
        if (!taken && result.submitted) edits.refocus = place, ui.want_frames(2);
    }
    if (!now.problem.empty() && editing_draft(record)) open_draft->entered = no_field;
    const bool draft_problem = now.draft && !now.problem.empty();
    if (done) {
        edits.drop(edit);
    } else if (!edit && (result.active || draft_problem)) {
        edits.list.push_back(std::move(local));
    } else if (edit && !result.active && !draft_problem) {
        edits.drop(edit); // left without a change
    }
    return outcome;
}

EditorResult choice_editor(Ui& ui, const Rect& box, RecordIndex record, FieldId field) {
    const FieldInfo& info = info_of(ui, field);
    const std::string held(drafted_value(ui, record, field).as_text());
    const std::string shown(held.empty() ? std::string_view() : app::choice_label(info.options, held));
    Option look{held, shown};
    if (info.options.choices == ChoiceList::stage && !held.empty()) look.stage = &stage_look_of(held);
    look.colour = colour_of_choice(info.options, held);
    const Picked picked = picker(
        ui, box, "value", app::label(info), shown,
        [&](std::string_view typed) {
            return choice_options(
                info, workspace_of(ui).names().learned(), [&](std::string_view code) { return code == held; }, typed);
        },
        false, false, !can_edit(ui, record), &look);
    switch (picked.what) {
    case Picked::What::option:
        return {picked.code != held && write_field(ui, record, field, Value::text(picked.code)), true};
    case Picked::What::cleared: return {write_field(ui, record, field, Value()), true};
    default: return {};
    }
}

EditorResult boolean_editor(Ui& ui, const Rect& box, RecordIndex record, FieldId field) {
    const Value value = drafted_value(ui, record, field);
    const int current = value.is_none() ? 2 : value.as_boolean() ? 0 : 1;
    if (!can_edit(ui, record)) {
        text(ui, box, boolean_words(value), face::body);
        return {};
    }
    const Piece pieces[] = {{tr(Str::yes)}, {tr(Str::no)}, {tr(Str::unknown)}};
    Rect area = box;
    area.width = std::min(box.width, segmented_width(ui, pieces));
    const int picked = segmented(ui, area, app::label(info_of(ui, field)), pieces, current);
    if (picked < 0 || picked == current) return {};
    return {write_field(ui, record, field, picked == 2 ? Value() : Value::of(picked == 0)), true};
}

EditorResult link_editor(Ui& ui, const Rect& box, RecordIndex record, FieldId field) {
    const FieldInfo& info = info_of(ui, field);
    const Value value = drafted_value(ui, record, field);
    const bool draft = editing_draft(record);
    std::string shown = filled_words(ui, field, value);
    if (const auto id = parse_id(value.as_text()); draft && id) // a record that will be made together with the link
        if (const Write* title = drafted(*id, title_field(info.options.target))) shown = title->value.as_text();
    const Picked picked = picker(
        ui, box, "value", app::label(info), shown,
        [&](std::string_view typed) { return record_options(ui, info.options.target, typed); }, true,
        !value.is_none() && !draft, !can_edit(ui, record));
    switch (picked.what) {
    case Picked::What::option: return {write_field(ui, record, field, Value::text(picked.code)), true};
    case Picked::What::created: return {create_and_link(ui, record, field, picked.code), true};
    case Picked::What::cleared: return {write_field(ui, record, field, Value()), true};
    case Picked::What::opened:
        if (const auto id = parse_id(value.as_text())) ui.app.open_record(*id);
        return {false, true};
    case Picked::What::nothing: break;
    }
    return {};
}

// Text whose values repeat (产业, 园区): chosen from what is in use, or typed anew.
EditorResult suggested_editor(Ui& ui, const Rect& box, RecordIndex record, FieldId field) {
    const FieldInfo& info = info_of(ui, field);
    const Picked picked = picker(
        ui, box, "value", app::label(info), drafted_value(ui, record, field).as_text(),
        [&](std::string_view typed) { return used_text_options(ui, field, typed); }, true, false,
        !can_edit(ui, record));
    switch (picked.what) {
    case Picked::What::option:
    case Picked::What::created: return {write_field(ui, record, field, Value::text(trim(picked.code))), true};
    case Picked::What::cleared: return {write_field(ui, record, field, Value()), true};
    default: return {};
    }
}

} // namespace

bool can_edit_in_cell(FieldType type) {
    return type == FieldType::choice_set || (!is_set(type) && type != FieldType::long_text);
}

DraftScope::DraftScope(Draft& draft) { open_draft = &draft; }
DraftScope::~DraftScope() { open_draft = nullptr; }

bool editing_draft(RecordIndex record) { return open_draft && open_draft->record == record; }

const Value& drafted_value(const Ui& ui, RecordIndex record, FieldId field) {
    const Workspace& workspace = workspace_of(ui);
    if (editing_draft(record))
        if (const Write* write = drafted(workspace.record(record).id, field)) return write->value;
    return workspace.value(record, field);
}

bool commit_draft(Ui& ui, Draft& draft) {
    const DraftScope scope(draft);
    bool understood = true;
    std::erase_if(text_edits().list, [&](TextEdit& edit) {
        bool wrote = false;
        if (!edit.draft) return false;
        const bool taken = commit_typed(ui, edit, wrote);
        understood &= taken;
        return taken;
    });
    return understood;
}

bool can_edit(const Ui& ui, RecordIndex record) {
    return ui.app.can_write() && workspace_of(ui).record(record).state != Record::State::deleted;
}

bool write_field(Ui& ui, RecordIndex record, FieldId field, Value value) {
    const Workspace& workspace = workspace_of(ui);
    const Record& target = workspace.record(record);
    if (editing_draft(record)) {
        std::erase_if(open_draft->change.writes,
            [&](const Write& write) { return write.record == target.id && write.field == field; });
        if (!(workspace.value(record, field) == value))
            open_draft->change.set(static_cast<Kind>(target.kind), target.id, field, std::move(value));
        return true;
    }
    const Cell* cell = target.find(field);
    if (workspace.value(record, field) == value && !(cell && cell->in_conflict())) return false;
    Change change;
    change.name = tr(Str::edit_field, {app::label(info_of(ui, field))});
    if (field == field::project::stage_ && !value.is_none()) {
        return move_projects(ui, {record}, value.as_text()); // the day of entry moves with the stage
    }
    change.set(static_cast<Kind>(target.kind), target.id, field, std::move(value));
    return ui.app.apply(change);
}

bool write_element(Ui& ui, RecordIndex record, FieldId set_field, std::string_view element, bool in) {
    const std::string written = in ? clean_element(element) : std::string(element);
    return write_elements(ui, record, set_field, {&written, 1}, in);
}

bool write_elements(Ui& ui, RecordIndex record, FieldId set_field, std::span<const std::string> elements, bool in) {
    Workspace* names = ui.app.names_of_workspace();
    if (!names) return false;
    const Record& target = names->record(record);
    Change change;
    change.name = tr(Str::edit_field, {app::label(info_of(ui, set_field))});
    for (const std::string& each : elements)
        change.set(static_cast<Kind>(target.kind), target.id, names->names().element(set_field, each), Value::of(in));
    return ui.app.apply(change);
}

bool create_and_link(Ui& ui, RecordIndex record, FieldId field, std::string_view title) {
    Workspace* names = ui.app.names_of_workspace();
    if (!names) return false;
    const FieldInfo& link = info_of(ui, field);
    const Record& source = names->record(record);
    const Id made = ui.app.new_id();
    if (editing_draft(record)) {
        open_draft->change.set(link.options.target, made, title_field(link.options.target), Value::text(trim(title)));
        return write_field(ui, record, field, Value::text(to_string(made)));
    }
    Change change;
    change.name = tr(Str::create_linked, {app::label(info(link.options.target)), trim(title)});
    change.set(link.options.target, made, title_field(link.options.target), Value::text(trim(title)));
    if (is_set(link.type)) {
        change.set(link.kind, source.id, names->names().element(field, to_string(made)), Value::of(true));
    } else {
        change.set(link.kind, source.id, field, Value::text(to_string(made)));
    }
    return ui.app.apply(change, change.name);
}

EditorResult value_editor(Ui& ui, const Rect& box, RecordIndex record, FieldId field, const EditorOptions& options) {
    const FieldInfo& field_info = info_of(ui, field);
    const IdScope record_scope(static_cast<std::uint64_t>(record));
    const IdScope field_scope(static_cast<std::uint64_t>(field));
    switch (field_info.type) {
    case FieldType::choice: return choice_editor(ui, box, record, field);
    case FieldType::boolean: return boolean_editor(ui, box, record, field);
    case FieldType::link: return link_editor(ui, box, record, field);
    case FieldType::choice_set:
        if (options.in_cell) return choices_in_cell(ui, box, record, field);
        [[fallthrough]];
    case FieldType::tag_set:
    case FieldType::link_set: return set_editor(ui, box, record, field);
    case FieldType::text:
        if (field_info.options.suggest) return suggested_editor(ui, box, record, field);
        break;
    default: break;
    }
    return typed_editor(ui, box, record, field, options);
}

float value_editor_height(const Ui& ui, RecordIndex record, FieldId field, float width) {
    const FieldInfo& field_info = info_of(ui, field);
    if (is_set(field_info.type)) return set_editor_height(ui, record, field, width);
    const TextEdit* edit = text_edits().find(record, field);
    const app::RefusedText* refused = edit || editing_draft(record) ? nullptr : refused_text(ui, record, field);
    float height = ui.control_height();
    if (field_info.type == FieldType::long_text) {
        const std::string_view words = edit      ? std::string_view(edit->buffer)
                                       : refused ? std::string_view(refused->text)
                                                 : workspace_of(ui).value(record, field).as_text();
        const float line = line_height(ui, face::body);
        const float tools = text_tools_width(ui, field_info, words, width);
        const float wanted = wrapped_height(ui, width - tools - ui.px(26), words, face::body, most_text_lines);
        height = std::max(height, std::min(wanted + (edit ? line : 0), most_text_lines * line) + ui.px(14));
    }
    if (edit && !edit->problem.empty()) height += reason_height(ui, edit->problem, width);
    if (refused) height += reason_height(ui, refused->reason, width);
    return height;
}

EditorResult finish_typing(Ui& ui, RecordIndex record, FieldId field) {
    EditorResult outcome{.ended = true};
    TextEdits& edits = text_edits();
    if (TextEdit* edit = edits.find(record, field)) {
        outcome.refused = !commit_typed(ui, *edit, outcome.wrote);
        edits.drop(edit);
    }
    ImGui::ClearActiveID();
    return outcome;
}

const app::RefusedText* refused_text(const Ui& ui, RecordIndex record, FieldId field) {
    return ui.app.refused_texts().find(workspace_of(ui).record(record).id, field);
}

namespace {

bool still_there(const Ui& ui, const TextEdit& edit) {
    const Workspace* workspace = ui.app.workspace();
    return workspace && edit.record < workspace->record_count() && workspace->record(edit.record).id == edit.id;
}

} // namespace

void commit_stray_edits(Ui& ui) {
    TextEdits& edits = text_edits();
    if (edits.list.empty()) return;
    const int frame = ImGui::GetFrameCount();
    std::erase_if(edits.list, [&](TextEdit& edit) {
        if (edit.frame >= frame - 1) return false;
        bool wrote = false;
        // What was already refused and has not been touched waits where it is.
        if (!edit.draft && still_there(ui, edit) && edit.buffer != edit.original && edit.problem.empty())
            commit_typed(ui, edit, wrote);
        return true;
    });
}

void commit_open_edits(Ui& ui) {
    for (TextEdit& edit : text_edits().list) {
        bool wrote = false;
        if (!edit.draft && still_there(ui, edit) && edit.buffer != edit.original && edit.problem.empty() &&
            commit_typed(ui, edit, wrote))
            edit.original = edit.buffer;
    }
}

} // namespace yinfeng::ui
