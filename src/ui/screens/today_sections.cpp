#include "ui/screens/today_sections.h"

#include "app/agenda_words.h"
#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/fact_row.h"
#include "ui/field_words.h"
#include "ui/record_form.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using domain::AgendaItem;
using domain::Matter;

namespace {

constexpr std::size_t rows_at_first = 8, rows_more = 20;
constexpr float head_css = 44, foot_css = 40, two_columns_css = 1080;

struct Look {
    const char* icon;
    Color tint;
};
const Look& look_of(Matter matter) {
    static constexpr Look looks[] = {{icons::triangle_alert, color::late}, {icons::clock, color::soon},
        {icons::handshake, color::ok}, {icons::history, color::text_2}, {icons::user_x, color::text_2},
        {icons::git_merge, color::soon}, {icons::pencil, color::update}};
    static_assert(std::size(looks) == domain::matter_count);
    return looks[static_cast<std::size_t>(matter)];
}

Rect section_head(Ui& ui, Rect& rest, const char* glyph, Color tint, std::string_view title, std::string_view count) {
    Rect head = inset(cut_top(rest, ui.px(ui.touch ? 56 : head_css)), ui.px(12), 0);
    icon(ui, cut_left(head, ui.px(18)), glyph, 18, tint);
    cut_left(head, ui.px(10));
    heading(ui, cut_left(head, text_width(ui, title, face::title) + ui.px(1)), title, face::title, 2);
    if (count.empty()) return head;
    cut_left(head, ui.px(8));
    cut_left(head, text(ui, head, count, tinted(face::title, tint)));
    cut_left(head, ui.px(12));
    return head;
}

// At the right of a head; cut off from it.
bool way(Ui& ui, Rect& head, std::string_view label, std::string_view name) {
    const ButtonOptions options{.icon_after = icons::chevron_right, .kind = ButtonKind::quiet, .name = name};
    const float width = button_width(ui, label.substr(0, label.find("##")), options);
    if (width > head.width) return false;
    return button(ui, centred(cut_right(head, width), ui.control_height()), label, options);
}

} // namespace

// With the conditions of the matter, as a link would open the page; Back returns.
void TodaySections::open_list(Ui& ui, Matter matter, Kind kind) const {
    const domain::Whose& me = desk_.agenda().me();
    app::Sight sight{.conditions = app::Sight::Conditions::tried,
        .where = domain::condition_of(matter, kind, desk_.only_mine() ? &me : nullptr)};
    if (sight.where.empty()) return;
    const bool is_project = kind == Kind::project;
    ui.app.show_list(is_project ? app::Screen::projects : app::Screen::services,
        {{}, is_project ? "standard:all" : "standard:ledger", std::move(sight)});
}

void TodaySections::draw_ways(Ui& ui, Rect& head, Matter matter) {
    if (matter == Matter::contested) {
        if (way(ui, head, tr(Str::today_decide), tr(Str::today_decide))) ui.app.go(app::Screen::conflicts);
        return;
    }
    if (matter == Matter::changed) {
        const ButtonOptions options{.icon = icons::check, .disabled = false};
        const float width = button_width(ui, tr(Str::today_seen_all), options);
        if (button(ui, centred(cut_right(head, width), ui.control_height()), tr(Str::today_seen_all), options)) {
            desk_.see_all(ui);
            ui.app.say(std::string(tr(Str::today_seen_said)));
        }
        return;
    }
    for (const Kind kind : {Kind::service_record, Kind::project}) {
        const std::size_t count = desk_.count(matter, kind);
        if (count == 0) continue;
        const std::string_view page = tr(kind == Kind::project ? Str::rail_projects : Str::rail_services);
        const std::string words = tr(Str::today_in_list, {page, count_words(count)});
        const std::string name =
            tr(Str::today_in_list_name, {tr(app::matter_words(matter)), page, std::to_string(count)});
        if (way(ui, head, words + (kind == Kind::project ? "##projects" : "##services"), name))
            open_list(ui, matter, kind);
    }
}

TodaySections::Section TodaySections::of_matter(Ui& ui, float width, Matter matter) {
    const std::span<const AgendaItem> items = desk_.items(ui, matter);
    const auto place = static_cast<std::size_t>(matter);
    const std::size_t shown = std::min(items.size(), rows_at_first + more_[place]), left = items.size() - shown;
    const float row = TodayRows::height(ui, width);
    const float height = ui.px(ui.touch ? 56 : head_css) + row * static_cast<float>(shown) +
                         (left > 0 ? ui.px(ui.touch ? 48 : foot_css) : 0) + ui.px(2);
    return {height, [this, &ui, matter, items, shown, left, row, place](const Rect& box) {
                const IdScope scope(domain::matter_name(matter));
                card(ui, box);
                Rect rest = box;
                Rect head = section_head(ui, rest, look_of(matter).icon, look_of(matter).tint,
                    tr(app::matter_words(matter)), count_words(items.size()));
                draw_ways(ui, head, matter);
                if (matter == Matter::promised || matter == Matter::changed)
                    text(ui, head,
                        tr(matter == Matter::promised ? Str::matter_promised_note : Str::matter_changed_note),
                        face::caption);
                for (const AgendaItem& item : items.first(shown)) {
                    const Rect line = cut_top(rest, row);
                    // What is far out of sight is neither drawn nor reached by keys before it is scrolled near.
                    if (bottom(line) < -ui.screen.height || line.y > 2 * ui.screen.height) continue;
                    rows_.draw(ui, line, item);
                }
                if (left == 0) return;
                horizontal_line(ui, box.x, right(box), rest.y, color::line);
                const std::string more = tr(Str::today_more, {count_words(std::min(left, rows_more))});
                const Rect foot = inset(rest, ui.px(12), 0);
                if (text_button(ui, centred(foot, text_width(ui, more, face::link) + ui.px(4), ui.px(32)), more))
                    more_[place] += rows_more;
            }};
}

TodaySections::Section TodaySections::not_exported(Ui& ui, float width, int days) {
    const std::string words = tr(Str::today_not_exported, {std::to_string(days)});
    const float lines = wrapped_height(ui, width - ui.px(24), words, face::secondary);
    const float height = ui.px(ui.touch ? 56 : head_css) + lines + ui.control_height() + ui.px(28);
    return {
        height, [&ui, words, lines](const Rect& box) {
            const IdScope scope("not exported");
            card(ui, box);
            Rect rest = box;
            section_head(ui, rest, icons::download, color::soon, tr(Str::matter_not_exported), {});
            rest = inset(rest, ui.px(12), 0);
            wrapped_text(ui, cut_top(rest, lines), words, face::secondary);
            cut_top(rest, ui.px(12));
            Rect row = cut_top(rest, ui.control_height());
            const ButtonOptions options{.icon = icons::download};
            if (button(ui, cut_left(row, button_width(ui, tr(Str::export_backup), options)), tr(Str::export_backup),
                    options))
                ui.app.export_snapshot();
            cut_left(row, ui.px(8));
            const ButtonOptions later{.kind = ButtonKind::quiet};
            if (button(ui, cut_left(row, button_width(ui, tr(Str::remind_later), later)), tr(Str::remind_later), later))
                ui.app.put_off_export();
        }};
}

TodaySections::Section TodaySections::of_day(Ui& ui, float width, Date day) {
    std::vector<AgendaItem> items = desk_.agenda().due_in(day, day, desk_.only_mine());
    constexpr std::size_t most = 100; // of one day; the rest is in the calendar
    const std::size_t of = items.size();
    items.resize(std::min(of, most));
    const float row = TodayRows::height(ui, width);
    const float height = ui.px(ui.touch ? 56 : head_css) +
                         (items.empty() ? ui.px(foot_css) : row * static_cast<float>(items.size())) + ui.px(2);
    return {height, [this, &ui, day, of, items = std::move(items), row](const Rect& box) {
                const IdScope scope("day");
                card(ui, box);
                Rect rest = box;
                const std::string title =
                    tr(Str::today_date, {to_display(day, ui.app.today()), short_name(weekday(day))});
                Rect head = section_head(ui, rest, icons::calendar_days, color::accent, title, count_words(of));
                const float side = ui.reach(32);
                if (icon_button(ui, centred(cut_right(head, side), side), icons::x, tr(Str::today_close_day),
                        {.kind = ButtonKind::quiet}))
                    week_.choose({});
                if (items.empty()) {
                    horizontal_line(ui, box.x, right(box), rest.y, color::line);
                    text(ui, inset(rest, ui.px(12), 0), tr(Str::today_day_none), face::secondary);
                }
                for (const AgendaItem& item : items) rows_.draw(ui, cut_top(rest, row), item, true);
            }};
}

std::vector<TodaySections::Section> TodaySections::sections(Ui& ui, float width) {
    std::vector<Section> list;
    if (const auto day = week_.chosen()) list.push_back(of_day(ui, width, *day));
    if (const auto days = ui.app.days_without_export()) list.push_back(not_exported(ui, width, *days));
    for (const Matter matter : {Matter::overdue, Matter::due_soon, Matter::contested, Matter::changed, Matter::promised,
             Matter::stale, Matter::incomplete})
        if (!desk_.items(ui, matter).empty()) list.push_back(of_matter(ui, width, matter));
    return list;
}

// What was put off, folded; each with its day and a way back.
float TodaySections::draw_put_off(Ui& ui, Vec top, float width) {
    const std::vector<app::PutOff> list = desk_.put_off_now();
    if (list.empty()) return 0;
    const IdScope scope("put off list");
    const float head_height = ui.px(ui.touch ? 56 : head_css), row_height = ui.px(ui.touch ? 56 : 44);
    const float height = head_height + (is_put_off_open_ ? row_height * static_cast<float>(list.size()) : 0);
    Rect rest{top.x, top.y, width, height};
    card(ui, rest);
    const Rect box = cut_top(rest, head_height);
    const std::string words = tr(Str::today_put_off_n, {count_words(list.size())});
    const Press press = pressable(ui, "fold", box, {.name = words, .expanded = is_put_off_open_});
    if (press.hovered) fill(ui, box, color::hover, metric::radius_card);
    if (press.pressed) is_put_off_open_ = !is_put_off_open_;
    Rect head = inset(box, ui.px(12), 0);
    icon(ui, cut_left(head, ui.px(18)), is_put_off_open_ ? icons::chevron_down : icons::chevron_right, 18,
        color::text_3);
    cut_left(head, ui.px(10));
    silent_text(ui, head, words, face::body_2);
    if (!is_put_off_open_ || press.pressed) return height;
    for (const app::PutOff& each : list) {
        const IdScope row_scope(to_string(each.record) + std::string(domain::matter_name(each.matter)));
        Rect row = cut_top(rest, row_height);
        horizontal_line(ui, row.x, right(row), row.y, color::line);
        row = inset(row, ui.px(12), 0);
        const std::string title = record_title(ui, workspace_of(ui).find(each.record));
        const std::string name = tr(Str::today_bring_back_name, {title});
        const ButtonOptions options{.icon = icons::undo_2, .kind = ButtonKind::quiet, .name = name};
        const float button_space = button_width(ui, tr(Str::today_bring_back), options);
        if (button(ui, centred(cut_right(row, button_space), ui.control_height()), tr(Str::today_bring_back), options))
            desk_.bring_back(ui, each);
        cut_right(row, ui.px(8));
        const std::string until = std::string(tr(app::matter_words(each.matter))) + " · " +
                                  tr(Str::today_until_day, {to_display(each.until, ui.app.today())});
        text(ui, cut_right(row, std::min(text_width(ui, until, face::caption) + ui.px(1), row.width / 2)), until,
            face::caption, Align::right);
        cut_right(row, ui.px(12));
        text(ui, row, title, face::body);
    }
    return height;
}

// Nothing needs anybody: what comes next is said, and nothing else.
float TodaySections::draw_calm(Ui& ui, Vec top, float width) {
    const float height = ui.px(200);
    const Rect box{top.x, top.y, width, height};
    card(ui, box);
    Rect middle = centred(box, ui.px(112));
    icon(ui, cut_top(middle, ui.px(40)), icons::circle_check, 24, color::ok);
    const std::string_view title = tr(Str::today_calm);
    heading(ui, centred(cut_top(middle, ui.px(28)), text_width(ui, title, face::title) + ui.px(1), ui.px(28)), title,
        face::title, 2);
    cut_top(middle, ui.px(4));
    const auto next = desk_.agenda().next_due(ui.app.today(), desk_.only_mine());
    if (!next) {
        text(ui, inset(middle, ui.px(12), 0), tr(Str::today_calm_nothing), face::secondary, Align::centre);
        return height;
    }
    const std::string words =
        tr(Str::today_calm_next, {to_display(*next->day, ui.app.today()), record_title(ui, next->record)});
    const float room = std::min(text_width(ui, words, face::link) + ui.px(4), width - ui.px(24));
    if (text_button(ui, centred(cut_top(middle, ui.px(32)), room, ui.px(24)), words))
        ui.app.open_record(workspace_of(ui).record(next->record).id);
    return height;
}

float TodaySections::draw(Ui& ui, Vec top, float width) {
    const float gap = ui.px(metric::gap);
    const bool is_two = width >= ui.px(two_columns_css);
    const float column = is_two ? std::floor((width - gap) / 2) : width;
    const std::vector<Section> list = sections(ui, is_two ? column : width);
    float y = 0;
    // Above what may be long: what was put off is always in sight, and so is the way back.
    if (const float height = draw_put_off(ui, top, width); height > 0) y += height + gap;
    const bool is_calm = list.empty() || (list.size() == 1 && week_.chosen());
    if (list.size() == 1 || !is_two) { // one alone takes the whole width
        for (const Section& each : list) {
            each.draw({top.x, top.y + y, width, each.height});
            y += each.height + gap;
        }
    } else {
        float left = y, beside = y;
        for (const Section& each : list) {
            const bool is_left = left <= beside;
            float& height = is_left ? left : beside;
            each.draw({top.x + (is_left ? 0 : column + gap), top.y + height, column, each.height});
            height += each.height + gap;
        }
        y = std::max(left, beside);
    }
    if (is_calm) {
        if (desk_.agenda().is_complete()) {
            y += draw_calm(ui, {top.x, top.y + y}, width) + gap;
        } else {
            text(ui, {top.x, top.y + y, width, ui.px(48)}, tr(Str::today_looking), face::secondary, Align::centre);
            y += ui.px(48);
        }
    }
    return y;
}

} // namespace yinfeng::ui
