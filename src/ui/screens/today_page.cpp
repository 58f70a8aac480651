// 工作台: what needs somebody today, with the week above it; the first page of a workspace.

#include "app/agenda_words.h"
#include "app/app.h"
#include "app/paper/frame.h"
#include "app/strings.h"
#include "exchange/table_fit.h"
#include "icons_generated.h"
#include "ui/copy_link.h"
#include "ui/fact_row.h"
#include "ui/field_words.h"
#include "ui/identity_dialog.h"
#include "ui/record_form.h"
#include "ui/records/cell.h"
#include "ui/screens/page.h"
#include "ui/screens/today_sections.h"

#include <algorithm>
#include <span>
#include <string>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using domain::AgendaItem;
using domain::Matter;

namespace {

class TodayPage final : public Page {
public:
    TodayPage(TodayDesk& desk, std::function<void(Ui&)> create_project)
        : desk_(desk), create_project_(std::move(create_project)) {}
    void draw(Ui& ui, const Rect& area) override;
    void create(Ui& ui) override { create_project_(ui); }
    std::optional<PrintJob> print_job(Ui& ui) override;
    void reset() override { week_.reset(), rows_.reset(), sections_.reset(); }

private:
    void draw_header(Ui& ui, Rect row);
    void draw_foot(Ui& ui, Rect bar);
    void draw_whose(Ui& ui, Rect& row);
    float draw_unknown_me(Ui& ui, Vec top, float width);
    void draw_empty(Ui& ui, const Rect& area);
    exchange::Sheet sheet(Ui& ui, const PrintChoice& choice);

    TodayDesk& desk_;
    std::function<void(Ui&)> create_project_;
    TodayWeek week_;
    TodayRows rows_{desk_};
    TodaySections sections_{desk_, week_, rows_};
};

bool is_empty(const Ui& ui) {
    const Workspace& data = workspace_of(ui);
    return data.live(Kind::project).empty() && data.live(Kind::service_record).empty();
}

std::string day_words(const Ui& ui) {
    const Date today = ui.app.today();
    std::string words = tr(Str::today_date, {to_iso(today), short_name(weekday(today))});
    if (const std::string_view name = ui.app.calendar().day_name(today); !name.empty()) words.append(" ").append(name);
    return words;
}

// Whose work: kept in this browser.
void TodayPage::draw_whose(Ui& ui, Rect& row) {
    const Piece pieces[] = {{tr(Str::today_all)}, {tr(Str::today_mine)}};
    const float width = segmented_width(ui, pieces);
    const int chosen = segmented(ui, cut_right(row, width), "whose", pieces, desk_.only_mine() ? 1 : 0);
    if (chosen >= 0) desk_.show_mine(ui, chosen == 1);
}

void TodayPage::draw_header(Ui& ui, Rect row) {
    heading(ui, cut_left(row, text_width(ui, tr(Str::today_title), face::page_title) + ui.px(1)), tr(Str::today_title),
        face::page_title, 1);
    cut_left(row, ui.px(4));
    if (!ui.acts_at_foot()) {
        const ButtonOptions options = create_button(ui);
        const float width = button_width(ui, tr(Str::new_project), options);
        if (width < row.width / 2 && button(ui, cut_right(row, width), tr(Str::new_project), options)) create(ui);
        cut_right(row, ui.px(8));
    }
    const float side = row.height;
    if (icon_button(ui, cut_right(row, side), icons::printer, tr(Str::today_print), {.kind = ButtonKind::quiet}))
        if (auto job = print_job(ui)) open_print_dialog(ui, *std::move(job));
    cut_right(row, ui.px(8));
    draw_whose(ui, row);
    cut_right(row, ui.px(12));
    page_link_button(ui, row);
    const std::string day = day_words(ui);
    if (text_width(ui, day, face::secondary) < row.width - ui.px(8)) {
        cut_left(row, ui.px(8));
        text(ui, row, day, face::secondary);
    }
}

// On a touch screen what is done most stands where a thumb reaches it.
void TodayPage::draw_foot(Ui& ui, Rect bar) {
    fill(ui, bar, color::surface);
    horizontal_line(ui, bar.x, right(bar), bar.y, color::line);
    bar = centred(inset(bar, ui.px(metric::page_padding), 0), ui.control_height());
    const ButtonOptions options = create_button(ui);
    if (button(ui, cut_right(bar, button_width(ui, tr(Str::new_project), options)), tr(Str::new_project), options))
        create(ui);
}

// 我的 was asked for, and nobody of that name is in the directory.
float TodayPage::draw_unknown_me(Ui& ui, Vec top, float width) {
    const std::string& name = ui.app.identity().name;
    const std::string words = name.empty() ? std::string(tr(Str::today_no_me)) : tr(Str::today_unknown_me, {name});
    const float padding = ui.px(16), inner = width - 2 * padding;
    const float lines = wrapped_height(ui, inner, words, face::body);
    const float height = lines + ui.control_height() + ui.px(12) + 2 * padding;
    const Rect box{top.x, top.y, width, height};
    card(ui, box);
    Rect rest = inset(box, padding);
    wrapped_text(ui, cut_top(rest, lines), words, face::body);
    cut_top(rest, ui.px(12));
    Rect row = cut_top(rest, ui.control_height());
    if (name.empty()) { // said here, as in the top bar
        const ButtonOptions who{.icon = icons::user};
        if (button(ui, cut_left(row, button_width(ui, tr(Str::who_works_here), who)), tr(Str::who_works_here), who))
            open_identity_dialog(ui);
        cut_left(row, ui.px(8));
    }
    if (button(ui, cut_left(row, button_width(ui, tr(Str::today_show_all))), tr(Str::today_show_all)))
        desk_.show_mine(ui, false);
    return height;
}

// A workspace of one's own, just made: the first steps.
void TodayPage::draw_empty(Ui& ui, const Rect& area) {
    Rect box = centred(area, std::min(area.width, ui.px(560)), std::min(area.height, ui.px(232)));
    card(ui, box, metric::radius_large);
    box = inset(box, ui.px(24));
    icon(ui, cut_top(box, ui.px(36)), icons::home, 24, color::line_control);
    const std::string_view title = tr(Str::today_empty);
    const float wide = text_width(ui, title, face::title) + ui.px(1);
    heading(ui, centred(cut_top(box, ui.px(32)), wide, ui.px(28)), title, face::title, 2);
    const float lines = wrapped_height(ui, box.width, tr(Str::today_empty_text), face::secondary);
    wrapped_text(ui, cut_top(box, lines), tr(Str::today_empty_text), face::secondary);
    cut_top(box, ui.px(20));
    const Rect row = cut_top(box, ui.control_height());
    const ButtonOptions make{.icon = icons::plus, .kind = ButtonKind::primary, .disabled = !ui.app.can_write()};
    const ButtonOptions bring{.icon = icons::file_down, .disabled = !ui.app.can_write()};
    const float make_width = button_width(ui, tr(Str::new_project), make);
    const float bring_width = button_width(ui, tr(Str::today_import), bring);
    Rect both = centred(row, std::min(row.width, make_width + ui.px(12) + bring_width), row.height);
    if (button(ui, cut_left(both, make_width), tr(Str::new_project), make)) create(ui);
    cut_left(both, ui.px(12));
    if (button(ui, both, tr(Str::today_import), bring)) ui.app.pick_import();
}

void TodayPage::draw(Ui& ui, const Rect& area) {
    if (!ui.app.workspace()) return;
    const IdScope scope("today");
    Rect rest = area;
    const float padding = ui.px(metric::page_padding);
    if (is_empty(ui) && desk_.count(Matter::contested) == 0 && desk_.count(Matter::changed) == 0) {
        Rect head = centred(inset(cut_top(rest, ui.header_height()), padding, 0), ui.control_height());
        heading(ui, head, tr(Str::today_title), face::page_title, 1);
        draw_empty(ui, inset(rest, padding));
        return;
    }
    draw_header(ui, centred(inset(cut_top(rest, ui.header_height()), padding, 0), ui.control_height()));
    if (ui.acts_at_foot()) draw_foot(ui, cut_bottom(rest, ui.px(metric::touch_foot)));
    const Scroll scroll = begin_scroll(ui, "matters", rest);
    const float width = scroll.view.width - 2 * padding, x = scroll.origin.x + padding;
    float y = ui.px(4);
    if (desk_.only_mine() && !desk_.agenda().me().is_known() && desk_.agenda().is_complete()) {
        y += draw_unknown_me(ui, {x, scroll.origin.y + y}, width);
    } else {
        const float height = TodayWeek::height(ui, width);
        week_.draw(ui, {x, scroll.origin.y + y, width, height}, desk_);
        y += height + ui.px(metric::gap);
        y += sections_.draw(ui, {x, scroll.origin.y + y}, width);
    }
    end_scroll(ui, scroll, {0, y + ui.px(4)});
    if (week_.chosen() && take_escape(ui)) week_.choose({});
    rows_.finish(ui);
}

// --- paper ---------------------------------------------------------------------------------------------------

std::optional<PrintJob> TodayPage::print_job(Ui& ui) {
    if (!ui.app.workspace()) return std::nullopt;
    desk_.update(ui); // also between frames
    std::size_t records = 0;
    for (std::size_t i = 0; i < domain::matter_count; ++i) records += desk_.count(static_cast<Matter>(i));
    if (records == 0) return std::nullopt;
    return PrintJob{.kept = "today",
        .title = std::string(tr(Str::today_title)),
        .records = records,
        .make = [this, &ui](const PrintChoice& choice) { return sheet(ui, choice); }};
}

// Everything under every matter, also what the page has folded; without what was put off.
exchange::Sheet TodayPage::sheet(Ui& ui, const PrintChoice& choice) {
    exchange::Sheet made;
    const Workspace& data = workspace_of(ui);
    const Date today = ui.app.today();
    app::frame_sheet(made, columns_of(ui), std::string(tr(Str::today_title)) + " " + to_iso(today), ui.app.now_ms());
    made.columns = {{std::string(tr(Str::today_column_record))}, {std::string(tr(Str::today_column_why))},
        {std::string(tr(Str::today_column_day))}, {std::string(tr(Str::today_column_who))}};
    std::string counts;
    const auto asked = desk_.asked(ui);
    for (std::size_t i = 0; i < domain::matter_count; ++i) {
        const auto matter = static_cast<Matter>(i);
        const std::span<const AgendaItem> items = desk_.items(ui, matter);
        if (items.empty()) continue;
        const std::string head =
            tr(Str::today_sheet_counts, {tr(app::matter_words(matter)), std::to_string(items.size())});
        counts += (counts.empty() ? "" : " · ") + head;
        made.rows.push_back({{head, {}, {}, {}}, exchange::SheetRow::What::group});
        for (const AgendaItem& item : items)
            made.rows.push_back({{record_title(ui, item.record), app::why_words(asked, item),
                item.day ? to_display(*item.day, today) : std::string(),
                std::string(app::who_words(data, item.record))}});
    }
    if (desk_.only_mine()) counts = tr(Str::today_sheet_mine, {ui.app.identity().name}) + " · " + counts;
    made.lines.push_back(std::move(counts));
    made.paper = {choice.size, choice.is_across.value_or(exchange::is_better_across(made, choice.size))};
    return made;
}

} // namespace

std::unique_ptr<Page> make_today_page(TodayDesk& desk, std::function<void(Ui&)> create_project) {
    return std::make_unique<TodayPage>(desk, std::move(create_project));
}

} // namespace yinfeng::ui
