#include "ui/screens/services_inspector.h"
#include "ui/messages.h"

#include "app/action_words.h"
#include "app/app.h"
#include "app/strings.h"
#include "domain/reading.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/messages.h"
#include "ui/record_actions.h"
#include "ui/record_form.h"
#include "ui/records/arrangement_dialog.h"
#include "ui/records/follow_up_list.h"
#include "ui/records/record_head.h"
#include "ui/service_steps.h"

#include <cmath>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using domain::Action;
namespace service = field::service_record;

std::string service_link_name(const Ui& ui, RecordIndex record, FieldId link_field) {
    const std::string_view id = domain::text(workspace_of(ui), record, link_field);
    return id.empty() ? std::string() : link_words(ui, id);
}

std::string service_co_units(const Ui& ui, RecordIndex record) {
    const Workspace& data = workspace_of(ui);
    std::string names;
    for (const std::string_view element : data.elements(record, service::co_units_)) {
        const auto id = parse_id(element);
        const RecordIndex unit = id ? data.find(*id) : no_record;
        if (unit == no_record || !data.is_live(unit)) continue;
        if (!names.empty()) names += tr(Str::services_and);
        const std::string_view short_name = domain::text(data, unit, field::unit::short_name_);
        names += short_name.empty() ? domain::name_of(data, unit) : short_name;
    }
    return names;
}

namespace {

// What is missing for the next step is advice, not a lock; what was left out stays listed, also behind the last one.
std::string advice_for(const Workspace& data, RecordIndex record) {
    return domain::advice_before(data, record, domain::next_state(data, record).value_or(domain::ServiceState::closed));
}

RecordHead head_of(Ui& ui, RecordIndex record) {
    const Workspace& data = workspace_of(ui);
    RecordHead head;
    const std::string_view code = domain::text(data, record, service::code_);
    head.number = code.empty() ? std::string(tr(Str::services_issue)) : tr(Str::services_issue_n, {code});
    const auto choice = [&](ChoiceList list, FieldId field, const TagLook& look) {
        if (const auto value = domain::text(data, record, field); !value.empty())
            head.marks.push_back({std::string(app::choice_label(workspace_of(ui).names(), list, value)), look});
    };
    choice(ChoiceList::service_category, service::category_, {});
    choice(ChoiceList::service_origin, service::origin_, {.fill = color::transparent, .line = color::line_strong});
    if (domain::is_yes(data, record, service::fast_track_))
        head.marks.push_back({std::string(app::label(info(service::fast_track_))),
            {.text = color::ok, .fill = color::ok_tint, .icon = icons::zap}});
    const RecordIndex project = domain::linked(data, record, service::project_);
    head.subtitle_of = project != no_record ? project : domain::linked(data, record, service::enterprise_);
    const bool is_free = head.subtitle_of == no_record;
    if (is_free) head.missing = service::project_;
    head.subtitle = is_free ? std::string(tr(Str::services_no_project)) : record_title(ui, head.subtitle_of);
    head.subtitle_icon = project != no_record || is_free ? icons::folder_kanban : icons::factory;
    return head;
}

} // namespace

void ServicesInspector::draw_steps(Ui& ui, const Rect& box, RecordIndex record) {
    const Workspace& data = *ui.app.workspace();
    fill(ui, box, color::subtle);
    horizontal_line(ui, box.x, right(box), box.y, color::line);
    horizontal_line(ui, box.x, right(box), bottom(box) - ui.px(1), color::line);
    const auto states = domain::service_steps(data, record);
    const auto choices = choices_of(ChoiceList::service_state);
    std::array<Step, domain::service_state_count> steps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        using Progress = domain::ServiceStep::Progress;
        const bool done = states[i].progress == Progress::done, current = states[i].progress == Progress::current;
        steps[i].label = app::choice_label(workspace_of(ui).names(), ChoiceList::service_state, choices[i].code);
        // 办结 is reached the day it is written: its dot is ticked like those before it, 销号 stays open.
        steps[i].state = done || (current && states[i].state == domain::ServiceState::resolved) ? Step::State::done
                         : current                                                              ? Step::State::current
                                                                                                : Step::State::next;
        if (states[i].date) steps[i].detail = domain::show_date(*states[i].date, ui.app.today());
        else if (states[i].state == domain::ServiceState::closed &&
                 !domain::is_filled(data, record, service::rating_) &&
                 domain::service_state_of(data, record) == domain::ServiceState::resolved)
            steps[i].detail = tr(Str::services_waiting_rating);
    }
    stepper(ui, inset(box, ui.px(8), ui.px(8)), "steps", steps, false);
}

void ServicesInspector::draw_actions(Ui& ui, Rect box, RecordIndex record) {
    Workspace const& data = *ui.app.workspace();
    keep_messages_above(box.height);
    horizontal_line(ui, box.x, right(box), box.y, color::line);
    Rect row = inset(box, ui.px(metric::page_padding), 0);
    const bool locked = !ui.app.can_write();
    const auto target = domain::next_state(data, record);
    if (const std::string advice = advice_for(data, record); !advice.empty()) {
        Rect line = cut_top(row, ui.px(32));
        cut_top(line, ui.px(8));
        icon(ui, cut_left(line, ui.px(14)), icons::info, 14, color::soon);
        cut_left(line, ui.px(6));
        text(ui, line, advice, {12, false, color::soon});
    }
    row = centred(row, ui.control_height());
    // From the side where the thumb is.
    const auto place = [&](float width) {
        const Rect box = ui.touch ? cut_right(row, width) : cut_left(row, width);
        ui.touch ? cut_right(row, ui.px(8)) : cut_left(row, ui.px(8));
        return box;
    };
    if (target) {
        const std::string_view verb = step_verb(*target);
        const ButtonOptions options{.icon = step_icon(*target), .kind = ButtonKind::primary, .disabled = locked};
        // One place for the keyboard, whatever the next step is called.
        if (button(ui, place(button_width(ui, verb, options)), std::string(verb) + "###step", options))
            advance_service(ui, record);
    }
    // Of these exactly one is possible at any time.
    struct Other {
        Action action;
        Str done;
    };
    for (const Other& each : {Other{Action::service_record_send_back, Str::services_send_back},
             Other{Action::service_record_resume, Str::services_resumed_toast},
             Other{Action::service_record_pause, Str::services_paused_toast}}) {
        if (domain::why_not(ui.app.reading(), each.action, record) != domain::Reason::none) continue;
        const ButtonOptions options{.icon = action_icon(each.action), .disabled = locked};
        const std::string_view label = app::label(domain::action_info(each.action));
        if (!button(ui, place(button_width(ui, label, options)), label, options)) continue;
        ActionWords words;
        words.done = [done = each.done](Ui&, const domain::Given&) { return std::string(tr(done)); };
        if (each.action != Action::service_record_pause) act(ui, each.action, {record}, {}, words);
        else if (pause_form_.open(ui, data.record(record).id)) pause_reason_.clear();
        break;
    }
}

void ServicesInspector::draw_pause_dialog(Ui& ui, RecordIndex record) {
    Dialog dialog = pause_form_.begin(ui, tr(Str::services_pause_title), 480, 96);
    if (!dialog.open) return;
    Rect rest = dialog.content;
    wrapped_text(ui, cut_top(rest, ui.px(48)), tr(Str::services_pause_text), face::secondary);
    pause_form_.text(ui, cut_top(rest, ui.control_height()), "reason", tr(Str::services_pause_reason), pause_reason_,
        {.hint = tr(Str::services_pause_reason), .required = true});
    if (pause_form_.end(ui, app::label(domain::action_info(Action::service_record_pause))) != FormDialog::Answer::done)
        return;
    ActionWords words;
    words.done = [](Ui&, const domain::Given&) { return std::string(tr(Str::services_paused_toast)); };
    act(ui, Action::service_record_pause, {record}, {{{service::pause_reason_, Value::text(pause_reason_)}}, {}},
        words);
}

Inspector::Wish ServicesInspector::draw(
    Ui& ui, const Rect& area, RecordIndex record, std::span<const RecordIndex> neighbours, bool sheet) {
    IdScope scope("service_inspector");
    fill(ui, area, color::surface);
    vertical_line(ui, area.x, area.y, bottom(area), color::line);
    Rect rest = area;
    cut_left(rest, ui.px(1));
    trash_notice(ui, rest, record);
    Rect head = inset(rest, ui.px(metric::page_padding), 0);
    const Wish wish = draw_record_head(ui, head, record, neighbours, sheet, title_, head_of(ui, record));
    cut_top(rest, head.y - rest.y);
    if (ui.app.workspace()->record(record).state == Record::State::deleted) return wish;
    if (!ui.keyboard_up) draw_steps(ui, cut_top(rest, ui.px(78)), record);

    const bool has_advice = !advice_for(*ui.app.workspace(), record).empty();
    if (!ui.keyboard_up)
        draw_actions(ui, cut_bottom(rest, (has_advice ? ui.px(32) : 0) + ui.control_height() + ui.px(24)), record);
    draw_pause_dialog(ui, record);

    const Piece pieces[] = {{.label = tr(Str::services_tab_work)}, follow_up_tab(ui, record),
        {.label = tr(Str::services_tab_fields)}, {.label = tr(Str::history)}};
    Rect bar = cut_top(rest, ui.px(40));
    tab_ = tabs(ui, inset(bar, ui.px(metric::page_padding), 0), "tabs", pieces, tab_);
    if (is_field_wanted(record)) tab_ = 2;
    if (is_follow_up_wanted(ui, record)) tab_ = 1;

    cut_message_strip_of_sheet(ui, area, rest);
    cut_left(rest, ui.px(metric::page_padding));
    IdScope of_record(static_cast<std::uint64_t>(record));
    static constexpr std::string_view tabs_of[] = {"work", "follow-ups", "fields", "history"};
    const Scroll scroll = begin_scroll(ui, tabs_of[tab_], rest);
    const float width = scroll.view.width - ui.px(metric::page_padding);
    Vec top = scroll.origin;
    top.y += ui.px(8);
    float height = 0;
    if (tab_ == 0) {
        height = draw_work(ui, top, width, record);
    } else if (tab_ == 1) {
        height = follow_up_list(ui, top, width, record);
    } else if (tab_ == 2) {
        static constexpr FieldId skip[] = {service::title_};
        height = record_form(ui, top, width, record, skip);
        height += arrange_fields_button(ui, {top.x, top.y + height}, record);
    } else {
        height = record_history(ui, top, width, record);
    }
    end_scroll(ui, scroll, {0, height + ui.px(32)});
    return wish;
}

} // namespace yinfeng::ui
