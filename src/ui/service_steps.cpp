#include "ui/service_steps.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/record_actions.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

std::string service_title(const Ui& ui, RecordIndex record) {
    std::string title = title_of(workspace_of(ui), record);
    return title.empty() ? std::string(tr(Str::services_unnamed)) : title;
}

std::string_view step_verb(domain::ServiceState target) {
    constexpr Str verbs[] = {Str::services_step_assign, Str::services_step_assign, Str::services_step_handle,
        Str::services_step_resolve, Str::services_step_close};
    return tr(verbs[static_cast<std::size_t>(target)]);
}

const char* step_icon(domain::ServiceState target) {
    return target >= domain::ServiceState::resolved ? icons::circle_check : icons::send;
}

void advance_service(Ui& ui, RecordIndex record) {
    const auto target = domain::next_state(workspace_of(ui), record);
    if (!target) return;
    const Choice& state =
        workspace_of(ui).names().choices(ChoiceList::service_state)[static_cast<std::size_t>(*target)];
    const std::string title = service_title(ui, record);
    ActionWords words;
    words.step = app::label(state);
    words.form = step_verb(*target);
    words.above = tr(Str::services_form_text, {title, words.step});
    words.done = [title, step = words.step](
                     Ui&, const domain::Given&) { return tr(Str::services_moved_to, {step, title}); };
    act(ui, domain::Action::service_record_advance, {record},
        {{{field::service_record::state_, Value::text(state.code)}}, {}}, words);
}

} // namespace yinfeng::ui
