#include "ui/screens/project_actions.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/phases.h"
#include "domain/pipeline.h"
#include "model/typed.h"
#include "ui/field_words.h"
#include "ui/record_form.h"
#include "ui/screens/stage_form.h"

#include "base/utf8.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

bool assign(Ui& ui, const std::vector<RecordIndex>& projects, Change change, std::string_view person_id,
    std::string_view name) {
    for (const RecordIndex project : projects)
        change.set(
            Kind::project, workspace_of(ui).record(project).id, field::project::tracker_, Value::text(person_id));
    return ui.app.apply(change, tr(Str::assigned_n, {std::to_string(projects.size()), name}));
}

} // namespace

bool move_projects(Ui& ui, const std::vector<RecordIndex>& projects, std::string_view stage_code) {
    const auto stage = domain::parse_stage(stage_code);
    if (!stage) return false;
    const Workspace& workspace = workspace_of(ui);
    if (projects.size() == 1) {
        const RecordIndex project = projects.front();
        if (domain::stage_of(workspace, project) == stage) return false;
        if (ui.app.can_write() && !domain::missing_for_stage(workspace, project, *stage).empty()) {
            ask_before_stage(ui, project, *stage);
            return false;
        }
        return move_with(ui, project, *stage, {});
    }
    Change change;
    change.name = tr(Str::change_stage);
    std::size_t moved = 0;
    for (const RecordIndex project : projects) {
        const std::size_t before = change.writes.size();
        domain::add_move(change, workspace, project, *stage, ui.app.today());
        moved += change.writes.size() > before;
    }
    if (moved == 0) return false;
    return ui.app.apply(
        change, tr(Str::moved_n_to, {std::to_string(moved), app::choice_label(ChoiceList::stage, stage_code)}));
}

bool move_with(Ui& ui, RecordIndex project, domain::Stage stage, Change change) {
    const Workspace& workspace = workspace_of(ui);
    // Advice, not a lock: what was left empty is named once more.
    std::vector<FieldId> missing = domain::missing_for_stage(workspace, project, stage);
    std::erase_if(missing,
        [&](FieldId field) { return std::ranges::find(change.writes, field, &Write::field) != change.writes.end(); });
    change.name = tr(Str::change_stage);
    domain::add_move(change, workspace, project, stage, ui.app.today());
    std::string words = tr(Str::moved_to, {app::choice_label(ChoiceList::stage, domain::stage_code(stage))});
    if (!missing.empty()) words = tr(Str::moved_with_missing, {words, domain::describe_missing(missing)});
    return ui.app.apply(change, std::move(words));
}

bool assign_tracker(Ui& ui, const std::vector<RecordIndex>& projects, std::string_view person_id) {
    Change change;
    change.name = tr(Str::assign_tracker);
    const auto id = parse_id(person_id);
    const RecordIndex person = id ? workspace_of(ui).find(*id) : no_record;
    if (person == no_record) return false;
    return assign(ui, projects, std::move(change), person_id, record_title(ui, person));
}

bool assign_new_tracker(Ui& ui, const std::vector<RecordIndex>& projects, std::string_view name) {
    Change change;
    change.name = tr(Str::assign_tracker);
    const Id made = ui.app.new_id();
    change.set(Kind::person, made, field::person::name_, Value::text(trim(name)));
    return assign(ui, projects, std::move(change), to_string(made), trim(name));
}

bool add_tag(Ui& ui, const std::vector<RecordIndex>& projects, std::string_view tag) {
    Workspace* names = ui.app.names_of_workspace();
    if (!names || trim(tag).empty()) return false;
    const FieldId element = names->names().element(field::project::tags_, trim(tag));
    Change change;
    change.name = tr(Str::add_tag);
    for (const RecordIndex project : projects)
        change.set(Kind::project, names->record(project).id, element, Value::of(true));
    return ui.app.apply(change, tr(Str::tagged_n, {std::to_string(projects.size()), trim(tag)}));
}

Id create_project(Ui& ui, domain::Stage stage) {
    if (!ui.app.can_write()) {
        ui.app.say(std::string(tr(Str::read_only_now)));
        return {};
    }
    const Id made = ui.app.new_id();
    Change change;
    change.name = tr(Str::new_project);
    change.set(Kind::project, made, field::project::stage_, Value::text(domain::stage_code(stage)));
    change.set(Kind::project, made, field::project::stage_since_, to_value(ui.app.today()));
    return ui.app.apply(change) ? made : Id{};
}

void add_phase(Ui& ui, RecordIndex project) {
    const Workspace& workspace = workspace_of(ui);
    std::int64_t number = 1;
    for (const RecordIndex phase : domain::phases_of(workspace, project))
        number = std::max(number, integer_of(workspace.value(phase, field::phase::number_)).value_or(0) + 1);
    const Id made = ui.app.new_id();
    Change change;
    change.name = domain::phase_name(number);
    change.set(Kind::phase, made, field::phase::project_, to_value(workspace.record(project).id));
    change.set(Kind::phase, made, field::phase::number_, Value::of(number));
    ui.app.apply(change);
}

Id add_service_record(Ui& ui, RecordIndex project) {
    const Id made = ui.app.new_id();
    Change change;
    change.name = tr(Str::new_service_record);
    change.set(
        Kind::service_record, made, field::service_record::project_, to_value(workspace_of(ui).record(project).id));
    change.set(Kind::service_record, made, field::service_record::type_, Value::text("issue"));
    change.set(Kind::service_record, made, field::service_record::state_, Value::text("accepted"));
    change.set(Kind::service_record, made, field::service_record::accepted_on_, to_value(ui.app.today()));
    return ui.app.apply(change) ? made : Id{};
}

void choose_label_set(Ui& ui, std::string_view code) {
    const RecordIndex settings = ui.app.settings_record();
    if (settings == no_record) return;
    Change change;
    change.name = tr(Str::change_label_set);
    change.set(Kind::settings, workspace_of(ui).record(settings).id, field::settings::label_set_, Value::text(code));
    ui.app.apply(change);
}

} // namespace yinfeng::ui
