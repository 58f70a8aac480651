#include "ui/screens/stage_form.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/pipeline.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/record_form.h"
#include "ui/screens/project_actions.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr std::string_view dialog_id = "stage form";
constexpr float width_css = 480, row_gap_css = 10;

struct {
    Id project; // an index means nothing in another workspace
    domain::Stage stage{};
    std::vector<FieldId> fields;
    Draft draft;
    bool wanted = false, open = false;
} form;

// Of the people and units that were typed anew, only those that are still linked.
void drop_unlinked(Change& change, Id project) {
    std::vector<std::string> linked;
    for (const Write& write : change.writes)
        if (write.record == project && !write.value.is_none()) linked.emplace_back(write.value.as_text());
    std::erase_if(change.writes, [&](const Write& write) {
        return write.record != project && std::ranges::find(linked, to_string(write.record)) == linked.end();
    });
}

float form_height(Ui& ui, float width) {
    float height = 0;
    for (const FieldId field : form.fields)
        height += field_editor_height(ui, form.draft.record, field, width) + ui.px(row_gap_css);
    return height;
}

} // namespace

void ask_before_stage(Ui& ui, RecordIndex project, domain::Stage stage) {
    const Workspace& workspace = workspace_of(ui);
    form = {.project = workspace.record(project).id,
        .stage = stage,
        .fields = domain::missing_for_stage(workspace, project, stage),
        .draft = {project, {}},
        .wanted = true};
    ui.want_frames(3);
}

RecordIndex draw_stage_form(Ui& ui) {
    if (!form.wanted && !form.open) return no_record;
    const Workspace& workspace = workspace_of(ui);
    const RecordIndex project = workspace.find(form.project);
    if (project == no_record || !ui.app.can_write()) {
        form.wanted = form.open = false;
        return no_record;
    }
    form.draft.record = project;
    const bool appears = form.wanted;
    if (form.wanted) open_dialog(ui, dialog_id), form.wanted = false, form.open = true;

    const DraftScope scope(form.draft);
    const std::string_view stage = app::choice_label(ChoiceList::stage, domain::stage_code(form.stage));
    const std::string title = tr(Str::stage_form_title, {stage});
    const std::string words = tr(Str::stage_form_text, {record_title(ui, project), stage});
    const float inner = std::min(ui.px(width_css), ui.screen.width - ui.px(32)) - ui.px(48);
    const float sentence = wrapped_height(ui, inner, words, face::secondary, 3) + ui.px(12);
    Dialog dialog = begin_dialog(ui, dialog_id, title, width_css, ui.css(sentence + form_height(ui, inner)));
    if (!dialog.open) {
        form.open = false; // by Esc, which only closes the dialog
        return project;
    }
    wrapped_text(ui, cut_top(dialog.content, sentence), words, face::secondary, 3);
    if (appears) focus_next(ui);
    const float fields = form_height(ui, inner);
    const float ring = ui.px(4); // room for the focus ring
    const Scroll scroll = begin_scroll(ui, "fields",
        {dialog.content.x - ring, dialog.content.y - ring, inner + ui.px(16), dialog.content.height + ring});
    Rect rest{scroll.origin.x + ring, scroll.origin.y + ring, inner, fields};
    for (const FieldId field : form.fields) {
        field_editor(ui, cut_top(rest, field_editor_height(ui, project, field, inner)), project, field);
        cut_top(rest, ui.px(row_gap_css));
    }
    end_scroll(ui, scroll, {inner, fields});
    const int pressed = end_dialog(ui, tr(Str::stage_form_save, {stage}));
    if (pressed == 0) return no_record;
    if (pressed == 1 && !commit_draft(ui, form.draft)) { // something typed cannot be read: its field says so
        form.wanted = true;
        return no_record;
    }
    form.open = false;
    if (pressed == 1) {
        drop_unlinked(form.draft.change, form.project);
        move_with(ui, project, form.stage, std::move(form.draft.change));
    }
    return project;
}

} // namespace yinfeng::ui
