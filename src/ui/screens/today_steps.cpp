#include "ui/screens/today_steps.h"

#include "app/action_words.h"
#include "app/app.h"
#include "app/strings.h"
#include "domain/actions.h"
#include "domain/pipeline.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/project_actions.h"
#include "ui/record_actions.h"
#include "ui/record_form.h"
#include "ui/service_steps.h"
#include "ui/short_form.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;
using domain::AgendaItem;
using domain::Matter;

namespace {

namespace project = field::project;

enum class What : std::uint8_t { none, advance, finish, move, write, fill_roles, decide };

std::optional<domain::Stage> planned_stage(const Ui& ui, RecordIndex record) {
    const FieldId plan = domain::project_clock(ui.app.reading(), record).plan;
    if (plan == project::planned_start_) return domain::Stage::started;
    if (plan == project::planned_production_) return domain::Stage::production;
    return std::nullopt;
}

What what_of(const Ui& ui, const AgendaItem& item) {
    const Workspace& data = workspace_of(ui);
    const auto kind = static_cast<Kind>(data.record(item.record).kind);
    switch (item.matter) {
    case Matter::overdue:
    case Matter::due_soon:
    case Matter::promised:
        if (kind == Kind::service_record) return domain::next_state(data, item.record) ? What::advance : What::none;
        if (planned_stage(ui, item.record)) return What::move;
        return domain::why_not(ui.app.reading(), domain::Action::project_finish_step, item.record) ==
                       domain::Reason::none
                   ? What::finish
                   : What::write;
    case Matter::stale: return What::write;
    case Matter::incomplete: return What::fill_roles;
    case Matter::contested: return What::decide;
    default: return What::none;
    }
}

void finish_step(Ui& ui, RecordIndex record) {
    const Workspace& data = workspace_of(ui);
    const std::string title = record_title(ui, record);
    const std::string_view step = domain::text(data, record, project::next_action_);
    ActionWords words;
    words.form = tr(Str::today_finish_step);
    words.above = tr(Str::today_step_form, {title, step.empty() ? app::label(info(project::next_action_)) : step});
    words.done = [title](Ui&, const domain::Given&) { return tr(Str::today_step_done, {title}); };
    act(ui, domain::Action::project_finish_step, {record}, {}, words);
}

// The fields in the short form, with what they hold, written as one change.
void ask_fields(Ui& ui, RecordIndex record, std::vector<FieldId> fields, Str title, std::string above, Str done) {
    const Workspace& data = workspace_of(ui);
    ShortForm form;
    form.record = data.record(record).id;
    for (const FieldId field : fields) form.change.set(info(field).kind, form.record, field, data.value(record, field));
    form.fields = std::move(fields);
    form.title = form.save = tr(title);
    form.words = std::move(above);
    form.done = [title, said = tr(done, {record_title(ui, record)})](Ui& then, Change entered) {
        entered.name = tr(title);
        then.app.apply(entered, said);
    };
    ask(ui, std::move(form));
}

std::vector<FieldId> lacking_roles(const Workspace& data, RecordIndex record) {
    const domain::Responsibility roles = domain::responsibility(data, record);
    std::vector<FieldId> fields;
    if (roles.needs_tracker && roles.tracker == no_record) fields.push_back(project::tracker_);
    if (roles.needs_leader && roles.leader == no_record) fields.push_back(project::leader_);
    if (roles.needs_landing_unit && roles.landing_unit == no_record) fields.push_back(project::landing_unit_);
    return fields;
}

} // namespace

TodayStep today_step(const Ui& ui, const AgendaItem& item) {
    switch (what_of(ui, item)) {
    case What::advance: {
        const auto target = domain::next_state(workspace_of(ui), item.record);
        return {std::string(step_verb(*target)), step_icon(*target)};
    }
    case What::finish: return {std::string(tr(Str::today_finish_step)), icons::check};
    case What::move: {
        const std::string_view code = domain::stage_code(*planned_stage(ui, item.record));
        return {tr(Str::today_move_to, {app::choice_label(workspace_of(ui).names(), ChoiceList::stage, code)}),
            icons::arrow_left_right};
    }
    case What::write: return {std::string(tr(Str::today_write_step)), icons::pencil};
    case What::fill_roles: return {std::string(tr(Str::today_fill_roles)), icons::user_plus};
    case What::decide: return {std::string(tr(Str::today_decide)), icons::git_merge};
    case What::none: break;
    }
    return {};
}

void take_today_step(Ui& ui, const AgendaItem& item) {
    const RecordIndex record = item.record;
    const std::string title = record_title(ui, record);
    switch (what_of(ui, item)) {
    case What::advance: advance_service(ui, record); break;
    case What::finish: finish_step(ui, record); break;
    case What::move: move_projects(ui, {record}, domain::stage_code(*planned_stage(ui, record))); break;
    case What::write:
        ask_fields(ui, record, {project::next_action_, project::next_date_}, Str::today_write_step,
            tr(Str::today_step_form_plain, {title}), Str::today_step_done);
        break;
    case What::fill_roles: {
        std::vector<FieldId> fields = lacking_roles(workspace_of(ui), record);
        if (fields.empty()) break;
        std::string above = tr(Str::today_fill_roles_text, {title, domain::describe_missing(fields)});
        ask_fields(
            ui, record, std::move(fields), Str::today_fill_roles_title, std::move(above), Str::today_fill_roles_done);
        break;
    }
    case What::decide: ui.app.go(app::Screen::conflicts); break;
    case What::none: break;
    }
}

} // namespace yinfeng::ui
