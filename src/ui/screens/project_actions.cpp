#include "ui/screens/project_actions.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/consequences.h"
#include "domain/phases.h"
#include "domain/pipeline.h"
#include "domain/reading.h"
#include "model/typed.h"
#include "ui/field_words.h"
#include "ui/record_form.h"
#include "ui/short_form.h"

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

namespace {

// The move of all of them in one change; `change` holds what else is written with it, and where `day` is a field, its value
// for the first project counts for every one that has none.
bool move_all(Ui& ui, const std::vector<Id>& projects, domain::Stage stage, std::optional<FieldId> day, Change change) {
    const Workspace& workspace = workspace_of(ui);
    change.name = tr(Str::change_stage);
    const auto given = std::ranges::find_if(change.writes,
        [&](const Write& write) { return day && write.record == projects.front() && write.field == *day; });
    const Value value = given == change.writes.end() ? Value() : given->value;
    std::vector<RecordIndex> moved;
    bool forgets = false; // what published sources said up to some day
    for (const Id id : projects) {
        const RecordIndex project = workspace.find(id);
        if (project == no_record || domain::stage_of(workspace, project) == stage) continue;
        moved.push_back(project);
        forgets |= domain::is_filled(workspace, project, field::project::as_of_);
        change.set(Kind::project, id, field::project::stage_, Value::text(domain::stage_code(stage)));
        if (day && id != projects.front() && domain::day_of_move(workspace, project, stage) == day)
            change.set(Kind::project, id, *day, value);
    }
    if (moved.empty()) return false;
    const std::string_view label = app::choice_label(ChoiceList::stage, domain::stage_code(stage));
    std::string words =
        moved.size() == 1 ? tr(Str::moved_to, {label}) : tr(Str::moved_n_to, {std::to_string(moved.size()), label});
    const auto add = [&](std::string_view more) { words = tr(Str::moved_and, {words, more}); };
    if (day && !value.is_none()) add(tr(Str::field_is, {app::label(info(*day)), filled_words(ui, *day, value)}));
    if (forgets) add(tr(Str::moved_forgets));
    if (moved.size() == 1) { // advice, not a lock: what was left empty is named once more
        std::vector<FieldId> missing = domain::missing_for_stage(workspace, moved.front(), stage);
        std::erase_if(missing, [&](FieldId field) {
            return std::ranges::any_of(
                change.writes, [&](const Write& write) { return write.field == field && !write.value.is_none(); });
        });
        if (!missing.empty()) words = tr(Str::moved_with_missing, {words, domain::describe_missing(missing)});
    }
    return ui.app.apply(change, std::move(words));
}

} // namespace

bool move_projects(Ui& ui, const std::vector<RecordIndex>& projects, std::string_view stage_code) {
    const auto stage = domain::parse_stage(stage_code);
    if (!stage) return false;
    const Workspace& workspace = workspace_of(ui);
    std::vector<Id> ids; // the first one is one whose day would be written, so that the form can show it
    std::optional<FieldId> day;
    for (const RecordIndex project : projects) {
        if (domain::stage_of(workspace, project) == stage) continue;
        const bool first_with_day = !day && (day = domain::day_of_move(workspace, project, *stage));
        ids.insert(first_with_day ? ids.begin() : ids.end(), workspace.record(project).id);
    }
    if (ids.empty()) return false;
    const RecordIndex first = workspace.find(ids.front());
    std::vector<FieldId> fields;
    if (day) fields.push_back(*day);
    bool lacks = false;
    if (ids.size() == 1) {
        const std::vector<FieldId> missing = domain::missing_for_stage(workspace, first, *stage);
        lacks = !missing.empty();
        fields.insert(fields.end(), missing.begin(), missing.end());
    }
    if (fields.empty() || !ui.app.can_write()) return move_all(ui, ids, *stage, std::nullopt, {});

    const std::string_view label = app::choice_label(ChoiceList::stage, stage_code);
    ShortForm form;
    form.record = ids.front();
    form.fields = std::move(fields);
    form.title = form.save = tr(Str::stage_form_title, {label});
    form.words = ids.size() > 1 ? tr(Str::stage_form_many, {std::to_string(ids.size()), label})
                 : lacks        ? tr(Str::stage_form_text, {record_title(ui, first), label})
                                : tr(Str::stage_form_day, {record_title(ui, first), label});
    if (ids.size() == 1 && domain::is_filled(workspace, first, field::project::as_of_))
        form.words += tr(Str::stage_form_forgets,
            {value_words(ui, field::project::as_of_, workspace.value(first, field::project::as_of_))});
    if (day) form.change.set(Kind::project, form.record, *day, to_value(ui.app.today()));
    form.done = [ids, stage = *stage, day](
                    Ui& then, Change change) { move_all(then, ids, stage, day, std::move(change)); };
    ask(ui, std::move(form));
    return false;
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
    // Made in a column, not moved there: nobody has said on which day it was signed or begun.
    if (const auto day = domain::day_of_stage(stage)) change.set(Kind::project, made, *day, Value());
    return ui.app.create(change, app::Screen::projects, made) ? made : Id{};
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
    const Value counted = Value::of(number);
    if (is_within_bounds(info(field::phase::number_), counted))
        change.set(Kind::phase, made, field::phase::number_, counted);
    ui.app.apply(change, tr(Str::phase_added, {change.name}));
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
    return ui.app.create(change, app::Screen::services, made) ? made : Id{};
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
