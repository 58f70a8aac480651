// The service page: key figures, quick filters, the ledger, and one record beside it.

#include "app/app.h"
#include "app/page_views.h"
#include "app/strings.h"
#include "base/decimal.h"
#include "domain/service.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/records/list_page.h"
#include "ui/screens/page.h"
#include "ui/screens/services_inspector.h"

#include <span>

namespace yinfeng::ui {

using app::Str;
using app::tr;
namespace service = field::service_record;

namespace {

std::string soon_days(const Ui& ui) { return std::to_string(domain::service_rules(workspace_of(ui)).due_soon_days); }

// Counted once per change and day, and when holidays come.
const domain::ServiceSummary& summary_of(const Ui& ui) {
    struct Key {
        std::uint64_t workspace = 0, records = 0, settings = 0;
        Date today;
        const WorkingCalendar* days = nullptr;
        bool operator==(const Key&) const = default;
    };
    static Key kept;
    static domain::ServiceSummary summary;
    const Workspace& data = workspace_of(ui);
    const Key now{ui.app.workspace_number(), data.revision(Kind::service_record) + 1, data.revision(Kind::settings),
        ui.app.today(), &ui.app.calendar()};
    if (now == kept) return summary;
    kept = now;
    summary = domain::service_summary(data, data.live(Kind::service_record), ui.app.calendar(), ui.app.today());
    return summary;
}

struct Tile {
    std::string label;
    const char* icon;
    Color icon_color;
    std::string number, unit, note;
};

void draw_tile(Ui& ui, const Rect& place, const Tile& tile) {
    card(ui, place);
    Rect inside = inset(place, ui.px(15), ui.px(10));
    Rect top = cut_top(inside, ui.px(24));
    icon(ui, cut_right(top, ui.px(18)), tile.icon, 16, tile.icon_color);
    text(ui, top, tile.label, face::secondary);
    inside = centred(inside, ui.px(36));
    cut_left(inside, fitted_figure(ui, inside, tile.number, tile.unit, face::kpi) + ui.px(6));
    // The note gives way where the tile is narrow; the figure never does.
    if (text_width(ui, tile.note, face::caption) <= inside.width)
        text(ui, {inside.x, inside.y + ui.px(6), inside.width, inside.height - ui.px(6)}, tile.note, face::caption,
            Align::right);
}

void draw_figures(Ui& ui, const Rect& area) {
    const domain::ServiceSummary& sum = summary_of(ui);
    const auto tenths = [](const std::optional<Decimal>& value) {
        return value ? to_rounded_string(*value, 1, TrailingZeros::drop) : std::string(tr(Str::dash));
    };
    const std::string piece(tr(Str::services_unit_piece));
    const Tile tiles[] = {
        {std::string(tr(Str::services_tile_open)), icons::folder_open, color::text_3, std::to_string(sum.open), piece,
            tr(Str::services_total, {std::to_string(sum.total)})},
        {std::string(tr(Str::services_tile_overdue)), icons::triangle_alert, sum.overdue ? color::late : color::text_3,
            std::to_string(sum.overdue), piece,
            sum.overdue ? tr(Str::services_longest, {std::to_string(sum.longest_overdue)})
                        : std::string(tr(Str::services_none_late))},
        {tr(Str::services_tile_soon, {soon_days(ui)}), icons::clock, sum.due_soon ? color::soon : color::text_3,
            std::to_string(sum.due_soon), piece, std::string(tr(Str::services_working_days_count))},
        {std::string(tr(Str::services_tile_average)), icons::timer, color::text_3, tenths(sum.average_days),
            sum.average_days ? std::string(tr(Str::working_days)) : std::string(),
            sum.average_limit ? tr(Str::services_promised, {tenths(sum.average_limit)})
                              : tr(Str::services_n_resolved, {std::to_string(sum.timed)})},
        {std::string(tr(Str::services_tile_rating)), icons::star, color::text_3, tenths(sum.average_rating),
            sum.average_rating ? std::string(tr(Str::services_of_five)) : std::string(),
            tr(Str::services_n_ratings, {std::to_string(sum.rated)})},
    };
    // Beside an open sheet there is room for the three that ask for action.
    Rect row = area;
    row.height -= ui.px(4);
    const std::size_t shown = row.width < ui.px(600) ? 3 : std::size(tiles);
    const float gap = ui.px(12), count = static_cast<float>(shown);
    const float width = (row.width - gap * (count - 1)) / count;
    for (const Tile& tile : std::span(tiles).first(shown)) {
        draw_tile(ui, cut_left(row, width), tile);
        cut_left(row, gap);
    }
}

Change make(Ui& ui, Id id, const MadeIn*) {
    Change change{std::string(tr(Str::services_register)), {}};
    const auto set = [&](FieldId field, Value value) { change.set(Kind::service_record, id, field, std::move(value)); };
    set(service::type_, Value::text("issue"));
    set(service::state_, Value::text("accepted"));
    set(service::accepted_on_, to_value(ui.app.today()));
    return change;
}

constexpr DefaultView views[] = {{"ledger", Str::view_all, app::page_view(Kind::service_record)}};

constexpr QuickFilter quick[] = {
    {Str::services_chip_open, "state != closed"},
    {Str::services_chip_overdue, "time_state = overdue", icons::triangle_alert, color::late},
    {.label = Str::services_chip_soon,
        .where = "time_state = due_soon",
        .icon = icons::clock,
        .tint = color::soon,
        .words = [](const Ui& ui) { return tr(Str::services_chip_soon, {soon_days(ui)}); }},
    {Str::services_chip_visit, "origin = visit"},
    {Str::services_chip_closed, "state = closed"},
};
constexpr LayoutChoice layouts[] = {{view::Layout::ledger, "sort days_left"},
    {view::Layout::board, "group state\nsort days_left"}, {view::Layout::table, "sort days_left"}};

constexpr ListSpec lists[] = {{.kind = Kind::service_record,
    .kept = "services",
    .icon = icons::headset,
    .create = Str::services_register,
    .none_yet = Str::services_empty,
    .none_found = Str::services_empty_filtered,
    .find = Str::services_filter_hint,
    .views = views,
    .quick = quick,
    .layouts = layouts,
    .make = make}};

constexpr PageSpec spec{.screen = app::Screen::services,
    .title = Str::services_title,
    .lists = lists,
    .inspector = []() -> std::unique_ptr<Inspector> { return std::make_unique<ServicesInspector>(); },
    .figures = draw_figures,
    .figures_css = 84};

} // namespace

std::unique_ptr<Page> make_services_page() { return std::make_unique<ListPage>(spec); }

} // namespace yinfeng::ui
