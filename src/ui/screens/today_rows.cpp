#include "ui/screens/today_rows.h"

#include "app/agenda_words.h"
#include "app/app.h"
#include "app/strings.h"
#include "domain/time_badge.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/kind_icons.h"
#include "ui/popover.h"
#include "ui/record_form.h"
#include "ui/screens/today_steps.h"
#include "view/calendar.h"

#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using domain::AgendaItem;
using domain::Matter;

namespace {

constexpr float beside_from_css = 520; // from this width on what can be done stands beside the record

bool has_clock(Matter matter) { return matter <= Matter::promised; }

// Behind the name: why it stands there as far as the badge does not say it, whom it is about, who has it.
std::string caption_of(const Ui& ui, const TodayDesk& desk, const AgendaItem& item, const domain::TimeBadge& badge) {
    const Workspace& data = workspace_of(ui);
    std::string words;
    const auto add = [&](std::string_view more) {
        if (more.empty()) return;
        if (!words.empty()) words += " · ";
        words += more;
    };
    add(has_clock(item.matter) ? badge.detail : app::why_words(desk.asked(ui), item));
    if (data.record(item.record).kind == static_cast<KindId>(Kind::service_record)) {
        for (const FieldId link : {field::service_record::project_, field::service_record::enterprise_}) {
            const RecordIndex about = domain::linked(data, item.record, link);
            if (about == no_record) continue;
            add(record_title(ui, about));
            break;
        }
    }
    add(app::who_words(data, item.record));
    return words;
}

} // namespace

float TodayRows::height(const Ui& ui, float width) {
    const bool is_narrow = width < ui.px(beside_from_css);
    return ui.px(ui.touch ? (is_narrow ? 76 : 64) : is_narrow ? 64 : 52);
}

void TodayRows::draw(Ui& ui, const Rect& box, const AgendaItem& item, bool with_matter) {
    const Workspace& data = workspace_of(ui);
    const Id id = data.record(item.record).id;
    const IdScope scope(static_cast<std::uint64_t>(item.matter) << 32 | item.record);
    const bool is_narrow = box.width < ui.px(beside_from_css);
    const std::string title = record_title(ui, item.record);
    const domain::TimeBadge badge =
        has_clock(item.matter) ? domain::time_badge(ui.app.reading(), item.record) : domain::TimeBadge();
    std::string caption = caption_of(ui, desk_, item, badge);
    if (with_matter && !has_clock(item.matter))
        caption = std::string(tr(app::matter_words(item.matter))) + " · " + caption;

    horizontal_line(ui, box.x, right(box), box.y, color::line);
    Rect rest = inset(box, ui.px(12), 0);
    const TodayStep step = today_step(ui, item);
    const bool can_write = ui.app.can_write();
    const float side = ui.reach(32);
    // What can be done, from the right. The record itself is pressed on all that is left.
    const Rect more = centred(cut_right(rest, side), side);
    cut_right(rest, ui.px(8));
    Rect step_box{};
    const std::string step_name = tr(Str::today_do, {step.label, title});
    const ButtonOptions step_options{.icon = step.icon, .name = step_name, .disabled = !can_write};
    if (!is_narrow && !step.label.empty()) {
        step_box = centred(cut_right(rest, button_width(ui, step.label, step_options)), ui.control_height());
        cut_right(rest, ui.px(12));
    }
    const Rect pressed_box{box.x, box.y, right(rest) - box.x + ui.px(4), box.height};
    const Press press = pressable(ui, "open", inset(pressed_box, ui.px(2), ui.px(2)),
        {.role = Role::link,
            .name = title,
            .value = badge.text.empty() ? caption : badge.text + (caption.empty() ? "" : " · " + caption),
            .is_record = true,
            .has_menu = true});
    if (press.hovered) fill(ui, pressed_box, color::hover);
    if (press.pressed) opened_ = item.record;
    const bool has_step_in_menu = is_narrow && !step.label.empty();
    if (press.menu) wanted_ = Menu{id, item.matter, press.box, !step.label.empty()};

    if (!is_narrow && !badge.text.empty()) {
        const float width = time_badge_width(ui, static_cast<int>(badge.status), badge.text);
        const Rect place = centred(cut_right(rest, width), ui.px(20));
        time_badge(ui, {place.x, place.y}, static_cast<int>(badge.status), badge.text);
        cut_right(rest, ui.px(12));
    }
    icon(ui, cut_left(rest, ui.px(18)), kind_icon(data.record(item.record).kind), 18, color::text_3);
    cut_left(rest, ui.px(10));
    Rect lines = centred(rest, ui.px(ui.touch ? 46 : 40));
    silent_text(ui, cut_top(lines, lines.height / 2), title, face::body);
    if (is_narrow && !badge.text.empty()) {
        const Rect place = centred(lines, ui.px(20));
        const float width = time_badge(ui, {place.x, place.y}, static_cast<int>(badge.status), badge.text, lines.width);
        cut_left(lines, width + ui.px(8));
    }
    silent_text(ui, lines, caption, face::caption);
    tooltip(ui, press, caption);

    if (!is_narrow && !step.label.empty() && button(ui, step_box, step.label + "##step", step_options)) step_ = item;
    const std::string name = tr(has_step_in_menu ? Str::today_more_of : Str::today_put_off_name, {title});
    if (icon_button(
            ui, more, has_step_in_menu ? icons::ellipsis : icons::calendar_clock, name, {.kind = ButtonKind::quiet}))
        wanted_ = Menu{id, item.matter, more, has_step_in_menu};
}

std::optional<AgendaItem> TodayRows::asked_item(const Ui& ui) const {
    const RecordIndex record = asked_ ? workspace_of(ui).find(asked_->record) : no_record;
    if (record == no_record) return std::nullopt;
    return AgendaItem{record, asked_->matter, {}};
}

void TodayRows::put_off(Ui& ui, Date until) {
    const auto item = asked_item(ui);
    if (!item) return;
    if (until <= ui.app.today()) {
        ui.app.warn(std::string(tr(Str::today_put_off_past)));
        return;
    }
    const app::PutOff what = desk_.put_off(ui, *item, until);
    ui.app.say(tr(Str::today_put_off_said, {to_display(until, ui.app.today()), record_title(ui, item->record)}),
        [this, &ui, what, workspace = ui.app.workspace_number()] {
            if (workspace == ui.app.workspace_number()) desk_.bring_back(ui, what);
        });
    close_popup(ui);
}

void TodayRows::draw_menu(Ui& ui) {
    if (!asked_ || !begin_popup(ui, tr(Str::today_put_off), asked_->anchor, 260)) return;
    const Date today = ui.app.today(), tomorrow = today + 1, monday = view::monday_of(today) + 7;
    const auto item = asked_item(ui);
    if (item && asked_->with_step) {
        const TodayStep step = today_step(ui, *item);
        if (!step.label.empty() && menu_item(ui, step.label, step.icon, {}, !ui.app.can_write())) step_ = item;
        if (menu_item(ui, tr(Str::today_open), icons::panel_right)) opened_ = item->record;
        menu_separator(ui);
    }
    menu_title(ui, tr(Str::today_put_off_text));
    const auto day = [&](Date until) { return to_display(until, today); };
    if (menu_item(ui, tr(Str::today_tomorrow), icons::calendar_clock, day(tomorrow))) put_off(ui, tomorrow);
    if (menu_item(ui, tr(Str::today_next_monday), icons::calendar_days, day(monday))) put_off(ui, monday);
    Rect row = popup_row(ui, ui.control_height() + ui.px(8));
    const Rect whole = row;
    row = centred(inset(row, ui.px(10), 0), ui.control_height());
    const float words = text_width(ui, tr(Str::today_until), face::secondary) + ui.px(8);
    text(ui, cut_left(row, words), tr(Str::today_until), face::secondary);
    if (const auto picked = date_field(ui, row, "until", tr(Str::today_until), {}))
        if (const auto until = parse_iso_date(*picked)) put_off(ui, *until);
    advance_popup(whole);
    end_popup(ui);
}

void TodayRows::finish(Ui& ui) {
    if (wanted_) {
        asked_ = std::exchange(wanted_, {});
        open_popup(ui, tr(Str::today_put_off));
    }
    draw_menu(ui);
    if (const auto item = std::exchange(step_, {})) take_today_step(ui, *item);
    if (const RecordIndex record = std::exchange(opened_, no_record); record != no_record)
        ui.app.open_record(workspace_of(ui).record(record).id);
}

} // namespace yinfeng::ui
