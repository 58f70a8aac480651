#include "ui/project_actions.h"

#include "app/action_words.h"
#include "app/app.h"
#include "app/strings.h"
#include "domain/consequences.h"
#include "domain/phases.h"
#include "domain/pipeline.h"
#include "domain/reading.h"
#include "model/typed.h"
#include "ui/field_words.h"
#include "ui/record_actions.h"
#include "ui/record_form.h"
#include "ui/short_form.h"

#include "base/utf8.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using domain::Action;

namespace {

// '甲 已移到 开工，开工日期 08-30，资料截至已清空', and of one project what it still lacks: advice, not a lock.
std::string moved_words(Ui& ui, const std::vector<Id>& projects, domain::Stage stage, std::optional<FieldId> day,
    const domain::Given& given) {
    const Workspace& workspace = workspace_of(ui);
    const std::string_view label =
        app::choice_label(workspace_of(ui).names(), ChoiceList::stage, domain::stage_code(stage));
    std::string words = tr(Str::moved_to, {names_of(ui, projects), label});
    const auto add = [&](std::string_view more) { words = tr(Str::moved_and, {words, more}); };
    const Value* on = day ? given.find(*day) : nullptr;
    if (on && !on->is_none()) {
        add(tr(Str::field_is, {app::label(info(*day)), filled_words(ui, *day, *on)}));
    } else { // no form has shown the day that was written: a move back, or one to a stage without a day of its own
        const FieldId since = field::project::stage_since_;
        const Value* said = given.find(since);
        add(tr(Str::field_is,
            {app::label(info(since)), filled_words(ui, since, said ? *said : to_value(ui.app.today()))}));
    }
    if (std::ranges::any_of(
            projects, [&](Id id) { return domain::is_filled(workspace, workspace.find(id), field::project::as_of_); }))
        add(tr(Str::moved_forgets));
    if (projects.size() > 1) return words;
    std::vector<FieldId> missing = domain::missing_for_stage(workspace, workspace.find(projects.front()), stage);
    std::erase_if(missing, [&](FieldId field) {
        const Value* value = given.find(field);
        return value && !value->is_none();
    });
    return missing.empty() ? words : tr(Str::moved_with_missing, {words, domain::describe_missing(missing)});
}

} // namespace

namespace {

struct Move {
    std::vector<RecordIndex> projects; // that do not stand there already
    domain::Given given;
    ActionWords words;
};

std::optional<Move> move_to(Ui& ui, const std::vector<RecordIndex>& projects, std::string_view stage_code) {
    const auto stage = domain::parse_stage(stage_code);
    if (!stage) return std::nullopt;
    Move move;
    const Workspace& workspace = workspace_of(ui);
    std::vector<Id> ids;
    std::optional<FieldId> day;
    for (const RecordIndex project : projects) {
        if (domain::stage_of(workspace, project) == stage) continue;
        if (!day) day = domain::day_of_move(workspace, project, *stage);
        move.projects.push_back(project);
        ids.push_back(workspace.record(project).id);
    }
    if (ids.empty()) return std::nullopt;
    const RecordIndex first = move.projects.front();
    const std::string_view label = app::choice_label(workspace_of(ui).names(), ChoiceList::stage, stage_code);
    ActionWords& words = move.words;
    words.form = tr(Str::stage_form_title, {label});
    move.given = {{{field::project::stage_, Value::text(stage_code)}}, {}};
    if (ids.size() > 1) {
        const Str sentence = day ? Str::stage_form_many : Str::stage_form_many_plain;
        words.above = tr(sentence, {std::to_string(ids.size()), label});
    } else {
        const bool lacks = !domain::missing_for_stage(workspace, first, *stage).empty();
        words.above = tr(lacks ? Str::stage_form_text : Str::stage_form_day, {record_title(ui, first), label});
        if (domain::is_filled(workspace, first, field::project::as_of_))
            words.above += tr(Str::stage_form_forgets,
                {value_words(ui, field::project::as_of_, workspace.value(first, field::project::as_of_))});
    }
    words.done = [ids, stage = *stage, day](
                     Ui& then, const domain::Given& given) { return moved_words(then, ids, stage, day, given); };
    return move;
}

} // namespace

bool move_projects(Ui& ui, const std::vector<RecordIndex>& projects, std::string_view stage_code) {
    std::optional<Move> move = move_to(ui, projects, stage_code);
    return move && act(ui, Action::project_move, move->projects, std::move(move->given), std::move(move->words));
}

bool move_on_ladder(Ui& ui, RecordIndex project, std::string_view stage_code) {
    const Workspace& workspace = workspace_of(ui);
    const auto from = domain::stage_of(workspace, project), to = domain::parse_stage(stage_code);
    if (!from || !to || domain::is_exit(*from) || domain::is_exit(*to) || *from < *to || !ui.app.can_write())
        return move_projects(ui, {project}, stage_code);
    std::optional<Move> move = move_to(ui, {project}, stage_code);
    if (!move) return false;
    constexpr FieldId since = field::project::stage_since_;
    const Id id = workspace.record(project).id;
    ShortForm form{.record = id,
        .fields = {since},
        .title = move->words.form,
        .words = move->words.above,
        .save = move->words.form};
    form.change.set(Kind::project, id, since, to_value(ui.app.today()));
    form.done = [id, given = move->given, words = move->words](Ui& then, Change entered) {
        domain::Given all = given;
        for (Write& write : entered.writes) all.values.emplace_back(write.field, std::move(write.value));
        act(then, Action::project_move, {workspace_of(then).find(id)}, std::move(all), words);
    };
    ask(ui, std::move(form));
    return false;
}

namespace {

bool assign(Ui& ui, const std::vector<RecordIndex>& projects, std::string_view person_id, std::string name,
    std::vector<Write> beside) {
    ActionWords words;
    words.done = [count = projects.size(), name = std::move(name)](
                     Ui&, const domain::Given&) { return tr(Str::assigned_n, {std::to_string(count), name}); };
    return act(ui, Action::project_assign_tracker, projects, {{{field::project::tracker_, Value::text(person_id)}}, {}},
        std::move(words), std::move(beside));
}

} // namespace

bool assign_tracker(Ui& ui, const std::vector<RecordIndex>& projects, std::string_view person_id) {
    const auto id = parse_id(person_id);
    const RecordIndex person = id ? workspace_of(ui).find(*id) : no_record;
    return person != no_record && assign(ui, projects, person_id, record_title(ui, person), {});
}

bool assign_new_tracker(Ui& ui, const std::vector<RecordIndex>& projects, std::string_view name) {
    Change person;
    const Id made = ui.app.new_id();
    person.set(Kind::person, made, field::person::name_, Value::text(trim(name)));
    return assign(ui, projects, to_string(made), std::string(trim(name)), std::move(person.writes));
}

bool add_tag(Ui& ui, const std::vector<RecordIndex>& projects, std::string_view tag) {
    Workspace* names = ui.app.names_of_workspace();
    if (!names || trim(tag).empty()) return false;
    const FieldId element = names->names().element(field::project::tags_, clean_element(tag));
    ActionWords words;
    words.done = [count = projects.size(), tag = std::string(trim(tag))](
                     Ui&, const domain::Given&) { return tr(Str::tagged_n, {std::to_string(count), tag}); };
    return act(ui, Action::project_add_tag, projects, {{{element, Value::of(true)}}, {}}, std::move(words));
}

void add_phase(Ui& ui, RecordIndex project) {
    const std::string name = domain::phase_name(domain::next_phase_number(workspace_of(ui), project));
    ActionWords words;
    words.step = name;
    words.done = [name](Ui&, const domain::Given&) { return tr(Str::phase_added, {name}); };
    act(ui, Action::project_add_phase, {project}, {{}, ui.app.new_id()}, std::move(words));
}

Id add_service_record(Ui& ui, RecordIndex project) {
    const domain::Given given{{}, ui.app.new_id()};
    auto change = domain::perform(ui.app.reading(), Action::project_add_service, std::span(&project, 1), given);
    if (!change) return {};
    change->name = app::label(domain::action_info(Action::project_add_service));
    return ui.app.create(*change, app::Screen::services, given.made) ? given.made : Id{};
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
