// The first tab of a service record: the facts of the case, what was done about it, what the owner says.

#include "app/app.h"
#include "app/strings.h"
#include "domain/reading.h"
#include "icons_generated.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/record_checks.h"
#include "ui/record_form.h"
#include "ui/records/overview.h"
#include "ui/screens/services_inspector.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;
namespace service = field::service_record;

namespace {

std::string joined(std::string left, std::string_view right) {
    if (right.empty()) return left;
    if (!left.empty()) left += " · ";
    return left.append(right);
}

// '20 工作日 · 实际 19 · 暂停 41（银行审批）'
std::string limit_words(const Workspace& data, RecordIndex record, const domain::ServiceClock& clock, Date today) {
    std::string words;
    if (clock.limit) words = tr(Str::services_limit_words, {std::to_string(*clock.limit)});
    else if (clock.due) words = tr(Str::services_due_words, {to_display(*clock.due, today)});
    else words = tr(Str::services_no_limit);
    const bool resolved = domain::service_state_of(data, record) >= domain::ServiceState::resolved;
    if (clock.used)
        words = joined(std::move(words),
            tr(resolved ? Str::services_actual_words : Str::services_used_words, {std::to_string(*clock.used)}));
    if (clock.paused > 0) {
        const std::string_view reason = domain::text(data, record, service::pause_reason_);
        words = joined(std::move(words), reason.empty()
                                             ? tr(Str::services_paused_words, {std::to_string(clock.paused)})
                                             : tr(Str::services_paused_why, {std::to_string(clock.paused), reason}));
    }
    if (clock.closed_late) words = joined(std::move(words), tr(Str::services_late));
    return words;
}

} // namespace

float ServicesInspector::draw_facts(Ui& ui, Vec top, float width, RecordIndex record) {
    const Workspace& data = *ui.app.workspace();
    const auto clock =
        domain::service_clock(data, record, ui.app.calendar(), ui.app.today(), domain::service_rules(data));
    const std::string lead =
        joined(service_link_name(ui, record, service::lead_unit_), service_link_name(ui, record, service::officer_));
    const std::string co = service_co_units(ui, record);
    const std::string limit = limit_words(data, record, clock, ui.app.today());
    const std::string raised(domain::text(data, record, service::raised_by_));
    float y = top.y + ui.px(4);
    const float label = ui.px(72), row = ui.px(26);
    // All of it is edited where all fields are; what stands beside that keeps clear of it.
    const std::string_view edit = tr(Str::edit);
    const float edit_width = text_width(ui, edit, {13}) + ui.px(20);
    const auto fact = [&](Str name, std::string_view words, FieldId field) {
        const Rect line{top.x, y, width, row};
        text(ui, {line.x, line.y, label, row}, tr(name), face::secondary);
        const float beside = name == Str::services_fact_lead ? edit_width + ui.px(12) : 0;
        const Rect value{line.x + label, line.y, width - label - beside, row};
        const Face look = words.empty() ? Face{13, false, color::text_3} : Face{13};
        const float height = std::max(row, wrapped_height(ui, value.width, words, look) + ui.px(6));
        if (words.empty()) text(ui, value, tr(Str::unfilled), look);
        else wrapped_text(ui, {value.x, value.y + ui.px(3), value.width, height}, words, look);
        y += height;
        (void)field;
    };
    if (const float arranged = arranged_overview(ui, {top.x, y}, width - edit_width - ui.px(12), record);
        arranged > 0) {
        y += arranged;
    } else {
        fact(Str::services_fact_lead, lead, service::lead_unit_);
        fact(Str::services_fact_co, co, service::co_units_);
        fact(Str::services_fact_limit, limit, service::limit_days_);
        if (!raised.empty()) fact(Str::services_fact_raised, raised, service::raised_by_);
    }
    time_badge(ui, {top.x + label, y + ui.px(4)}, static_cast<int>(clock.badge.status), clock.badge.text);
    const float badge = time_badge_width(ui, static_cast<int>(clock.badge.status), clock.badge.text);
    text(ui, {top.x + label + badge + ui.px(8), y + ui.px(4), width - label - badge - ui.px(8), ui.px(20)},
        clock.badge.detail, face::caption);
    if (ui.app.can_write() &&
        text_button(ui, {top.x + width - edit_width, top.y + ui.px(4), edit_width, ui.px(24)}, edit, icons::pencil)) {
        const bool is_limit_missing = !clock.limit && !clock.due;
        reveal_field(ui, record, !lead.empty() && is_limit_missing ? service::limit_days_ : service::lead_unit_);
    }
    y += ui.px(32);
    if (clock.is_estimate) {
        const std::string_view words = tr(Str::services_estimate);
        const float height = wrapped_height(ui, width - ui.px(44), words, {13}) + ui.px(16);
        notice(ui, {top.x, y, width, height}, words, true);
        y += height + ui.px(8);
    }
    return y - top.y;
}

float ServicesInspector::draw_rating(Ui& ui, Vec top, float width, RecordIndex record) {
    const Workspace& data = *ui.app.workspace();
    const auto rating = integer_of(data.value(record, service::rating_));
    const bool waits = !rating && domain::service_state_of(data, record) == domain::ServiceState::resolved;
    float y = top.y;
    Rect head{top.x, y, width, ui.px(36)};
    const std::string_view title = tr(Str::services_feedback);
    heading(ui, head, title, face::section, 3);
    if (waits) {
        const float x = head.x + text_width(ui, title, face::section) + ui.px(10);
        tag(ui, {x, head.y + ui.px(8)}, tr(Str::services_feedback_waiting),
            {.text = color::soon, .fill = color::soon_tint});
    }
    text(ui, head, tr(Str::services_feedback_counts), face::caption, Align::right);
    y += head.height;

    Rect row{top.x, y, width, ui.px(28)};
    const std::string lead = service_link_name(ui, record, service::lead_unit_);
    const Rect value = cut_right(row, ui.px(24));
    const Rect star_row = cut_right(row, 5 * ui.reach(18));
    text(ui, row, lead.empty() ? tr(Str::services_unassigned) : std::string_view(lead), {13});
    const int shown = rating ? static_cast<int>(std::clamp<std::int64_t>(*rating, 0, 5)) : 0;
    const int pressed = stars(ui, star_row, "rating", shown, !ui.app.can_write());
    text(ui, value, rating ? std::to_string(*rating) : std::string(tr(Str::dash)),
        {14, true, rating ? color::text_1 : color::text_3}, Align::right);
    // Pressing the star that is lit takes the rating back.
    if (pressed > 0)
        write_field(
            ui, record, service::rating_, pressed == shown ? Value() : Value::of(static_cast<std::int64_t>(pressed)));
    y += ui.px(36);

    const float height = value_editor_height(ui, record, service::feedback_, width);
    value_editor(ui, {top.x, y, width, height}, record, service::feedback_);
    return y + height - top.y;
}

float ServicesInspector::draw_work(Ui& ui, Vec top, float width, RecordIndex record) {
    float y = top.y;
    const float full_left = top.x - ui.px(metric::page_padding),
                full_right = top.x + width + ui.px(metric::page_padding);
    const auto divide = [&] {
        y += ui.px(12);
        horizontal_line(ui, full_left, full_right, y, color::line);
        y += ui.px(8);
    };
    y += record_checks(ui, top, width, record);
    y += draw_facts(ui, {top.x, y}, width, record);
    divide();
    const auto section = [&](Str title) {
        heading(ui, {top.x, y, width, ui.px(36)}, tr(title), face::section, 3);
        y += ui.px(36);
    };
    const auto labelled = [&](FieldId field) {
        text(ui, {top.x, y, width, ui.px(22)}, app::label(info(field)), face::secondary);
        y += ui.px(24);
        const float height = value_editor_height(ui, record, field, width);
        value_editor(ui, {top.x, y, width, height}, record, field);
        y += height + ui.px(10);
    };
    section(Str::services_handling);
    labelled(service::description_);
    labelled(service::measures_);
    labelled(service::result_);
    divide();
    y += draw_rating(ui, {top.x, y}, width, record);
    return y - top.y;
}

} // namespace yinfeng::ui
