// The service page: key figures, quick filters, the ledger, and one record beside it.

#include "app/app.h"
#include "app/strings.h"
#include "base/decimal.h"
#include "icons_generated.h"
#include "ui/imgui_access.h"
#include "ui/kept_view.h"
#include "ui/screens/page.h"
#include "ui/screens/services_inspector.h"
#include "ui/screens/services_table.h"
#include "ui/trash.h"

#include <algorithm>
#include <span>

namespace yinfeng::ui {

using app::Screen;
using app::Str;
using app::tr;
namespace service = field::service_record;

namespace {

class ServicesPage final : public Page {
public:
    void draw(Ui& ui, const Rect& area) override;
    void create(Ui& ui) override;
    void reset() override;

private:
    void draw_header(Ui& ui, Rect box);
    void draw_tiles(Ui& ui, Rect box);
    void draw_filters(Ui& ui, Rect box);
    void draw_list(Ui& ui, const Rect& area, RecordIndex current);
    void go(Ui& ui, RecordIndex record);

    ServicesLedger ledger_;
    ServicesTable table_;
    ServicesInspector inspector_;
    Id followed_;
    KeptView kept_{"services"};
};

void ServicesPage::reset() {
    ledger_.reset();
    table_.reset();
    inspector_.reset();
    followed_ = {};
    kept_.reset();
}

void ServicesPage::create(Ui& ui) {
    const Id id = ui.app.new_id();
    Change change{std::string(tr(Str::services_register)), {}};
    const auto set = [&](FieldId field, Value value) { change.set(Kind::service_record, id, field, std::move(value)); };
    set(service::type_, Value::text("issue"));
    set(service::state_, Value::text("accepted"));
    set(service::accepted_on_, to_value(ui.app.today()));
    if (!ui.app.create(change, Screen::services, id)) return;
    const Workspace& data = *ui.app.workspace();
    ui.semantics.announce(tr(Str::services_registered, {domain::text(data, data.find(id), service::code_)}));
    ledger_.query.clear();
    if (ledger_.filter != LedgerFilter::all) ledger_.filter = LedgerFilter::open;
    inspector_.edit_title(data.find(id));
    ui.want_frames(3);
}

void ServicesPage::go(Ui& ui, RecordIndex record) {
    ui.app.select_record(Screen::services, ui.app.workspace()->record(record).id);
    followed_ = ui.app.workspace()->record(record).id;
}

void ServicesPage::draw_header(Ui& ui, Rect box) {
    Rect row = centred(inset(box, ui.px(metric::page_padding), 0), ui.control_height());
    const ButtonOptions make = create_button(ui);
    const std::string_view label = tr(Str::services_register);
    const Rect make_box = cut_right(row, button_width(ui, label, make));
    cut_right(row, ui.px(8));
    const Rect bin = cut_right(row, row.height);
    cut_right(row, ui.px(8));
    const std::string_view title = tr(Str::services_title);
    heading(ui, cut_left(row, text_width(ui, title, face::page_title)), title, face::page_title, 1);
    cut_left(row, ui.px(12));
    row.y += ui.px(2);
    text(ui, row, tr(Str::services_total, {std::to_string(ledger_.summary().total)}), face::secondary);
    if (icon_button(ui, bin, icons::trash_2, tr(Str::open_trash), {.kind = ButtonKind::quiet}))
        open_trash(ui, Kind::service_record);
    if (button(ui, make_box, label, make)) create(ui);
}

void ServicesPage::draw_tiles(Ui& ui, Rect box) {
    const domain::ServiceSummary& sum = ledger_.summary();
    const auto tenths = [](const std::optional<Decimal>& value) {
        return value ? to_rounded_string(*value, 1, TrailingZeros::drop) : std::string(tr(Str::dash));
    };
    struct Tile {
        std::string label;
        const char* icon;
        Color icon_color;
        std::string number, unit, note;
    };
    const std::string piece(tr(Str::services_unit_piece));
    const Tile tiles[] = {
        {std::string(tr(Str::services_tile_open)), icons::folder_open, color::text_3, std::to_string(sum.open), piece,
            tr(Str::services_total, {std::to_string(sum.total)})},
        {std::string(tr(Str::services_tile_overdue)), icons::triangle_alert, sum.overdue ? color::late : color::text_3,
            std::to_string(sum.overdue), piece,
            sum.overdue ? tr(Str::services_longest, {std::to_string(sum.longest_overdue)})
                        : std::string(tr(Str::services_none_late))},
        {tr(Str::services_tile_soon, {std::to_string(ledger_.rules().due_soon_days)}), icons::clock,
            sum.due_soon ? color::soon : color::text_3, std::to_string(sum.due_soon), piece,
            std::string(tr(Str::services_working_days_count))},
        {std::string(tr(Str::services_tile_average)), icons::timer, color::text_3, tenths(sum.average_days),
            sum.average_days ? std::string(tr(Str::working_days)) : std::string(),
            sum.average_limit ? tr(Str::services_promised, {tenths(sum.average_limit)})
                              : tr(Str::services_n_resolved, {std::to_string(sum.timed)})},
        {std::string(tr(Str::services_tile_rating)), icons::star, color::text_3, tenths(sum.average_rating),
            sum.average_rating ? std::string(tr(Str::services_of_five)) : std::string(),
            tr(Str::services_n_ratings, {std::to_string(sum.rated)})},
    };
    // Beside an open sheet there is room for the three that ask for action.
    const std::size_t shown = box.width < ui.px(600) ? 3 : std::size(tiles);
    const float gap = ui.px(12), count = static_cast<float>(shown);
    const float width = (box.width - gap * (count - 1)) / count;
    for (const Tile& tile : std::span(tiles).first(shown)) {
        const Rect place = cut_left(box, width);
        cut_left(box, gap);
        card(ui, place);
        Rect inside = inset(place, ui.px(15), ui.px(10));
        Rect top = cut_top(inside, ui.px(24));
        icon(ui, cut_right(top, ui.px(18)), tile.icon, 16, tile.icon_color);
        text(ui, top, tile.label, face::secondary);
        inside = centred(inside, ui.px(36));
        const float used = figure(ui, inside, tile.number, tile.unit, face::kpi);
        cut_left(inside, used + ui.px(6));
        // The note gives way where the tile is narrow; the figure never does.
        if (text_width(ui, tile.note, face::caption) <= inside.width)
            text(ui, {inside.x, inside.y + ui.px(6), inside.width, inside.height - ui.px(6)}, tile.note, face::caption,
                Align::right);
    }
}

void ServicesPage::draw_filters(Ui& ui, Rect box) {
    struct Quick {
        LedgerFilter filter;
        Str label;
        const char* icon = nullptr;
        Color icon_color = color::text_2;
    };
    static constexpr Quick quick[] = {
        {LedgerFilter::open, Str::services_chip_open},
        {LedgerFilter::overdue, Str::services_chip_overdue, icons::triangle_alert, color::late},
        {LedgerFilter::soon, Str::services_chip_soon, icons::clock, color::soon},
        {LedgerFilter::visit, Str::services_chip_visit},
        {LedgerFilter::closed, Str::services_chip_closed},
        {LedgerFilter::all, Str::all},
    };
    Rect row = centred(box, ui.control_height());
    const float typed_width = std::min(ui.px(200), row.width * 0.3f);
    const Rect typed = cut_right(row, typed_width);
    cut_right(row, ui.px(12));
    const std::string days = std::to_string(ledger_.rules().due_soon_days);
    const auto label_of = [&](const Quick& each) {
        return each.filter == LedgerFilter::soon ? tr(each.label, {days}) : std::string(tr(each.label));
    };
    const auto options_of = [&](const Quick& each) {
        return ChipOptions{.icon = each.icon,
            .icon_color = each.icon_color,
            .count = static_cast<int>(ledger_.count(each.filter)),
            .on = ledger_.filter == each.filter};
    };
    float wanted = -ui.px(8);
    for (const Quick& each : quick) wanted += chip_width(ui, label_of(each), options_of(each)) + ui.px(8);
    const bool narrow = wanted > row.width; // then those that would find nothing give way, and the last ones
    for (const Quick& each : quick) {
        const std::string label = label_of(each);
        const ChipOptions options = options_of(each);
        const float width = chip_width(ui, label, options);
        if (narrow && options.count == 0 && !options.on) continue;
        if (width > row.width) break;
        if (chip(ui, cut_left(row, width), label, options) != ChipResult::none) ledger_.filter = each.filter;
        cut_left(row, ui.px(8));
    }
    text_field(ui, typed, "filter", ledger_.query,
        {.name = tr(Str::services_filter_hint),
            .hint = tr(typed.width < ui.px(190) ? Str::search_short : Str::services_filter_hint),
            .icon = icons::search,
            .search = true});
}

void ServicesPage::draw_list(Ui& ui, const Rect& area, RecordIndex current) {
    IdScope scope("ledger");
    Rect rest = area;
    const bool low = area.height < ui.px(640); // a small screen keeps its rows and merges title and figures
    draw_header(ui, cut_top(rest, ui.header_height()));
    if (ledger_.summary().total == 0) {
        fill(ui, rest, color::surface);
        horizontal_line(ui, rest.x, right(rest), rest.y, color::line);
        if (empty_state(ui, rest, icons::headset, tr(Str::services_empty),
                ui.app.can_write() ? tr(Str::services_register) : std::string_view()))
            create(ui);
        return;
    }
    if (!low) draw_tiles(ui, inset(cut_top(rest, ui.px(84)), ui.px(metric::page_padding), 0));
    draw_filters(ui, inset(cut_top(rest, ui.px(low ? 44 : 56)), ui.px(metric::page_padding), 0));
    if (ledger_.rows().empty()) {
        fill(ui, rest, color::surface);
        horizontal_line(ui, rest.x, right(rest), rest.y, color::line);
        if (empty_state(ui, rest, icons::filter, tr(Str::services_empty_filtered), tr(Str::services_clear_filter))) {
            ledger_.query.clear();
            ledger_.filter = LedgerFilter::all;
        }
        return;
    }
    if (const RecordIndex opened = table_.draw(ui, rest, ledger_, current); opened != no_record) go(ui, opened);
}

void ServicesPage::draw(Ui& ui, const Rect& area) {
    IdScope scope("services");
    const Workspace& data = *ui.app.workspace();
    const auto setup = [&] { // the column, and whether the greatest stands first
        return std::string{
            static_cast<char>('0' + static_cast<int>(ledger_.sort.column)), ledger_.sort.descending ? 'v' : '^'};
    };
    if (kept_.unread()) {
        const std::string kept = kept_.restore(ui, setup());
        const int column = std::clamp(kept[0] - '0', 0, static_cast<int>(LedgerColumn::count_) - 1);
        ledger_.sort = {static_cast<LedgerColumn>(column), kept.ends_with('v')};
    }
    kept_.keep(ui, setup());
    ledger_.update(ui);
    const Id id = ui.app.current_record(Screen::services);
    RecordIndex current = is_nil(id) ? no_record : data.find(id);
    if (current != no_record &&
        (!data.is_live(current) || data.record(current).kind != static_cast<KindId>(Kind::service_record)))
        current = no_record;
    if (current != no_record && followed_ != id) { // opened from elsewhere: it must be seen in the list
        followed_ = id;
        if (ledger_.place_of(current) < 0) {
            ledger_.query.clear();
            ledger_.filter = LedgerFilter::all;
            ledger_.update(ui);
        }
        table_.show(current);
    }

    Rect rest = area;
    const bool sheet = ui.css(ui.screen.width) < 1200; // below that the inspector covers the list
    if (current == no_record) {
        inspector_.leave(ui);
        draw_list(ui, rest, no_record);
        return;
    }
    const float wide = ui.css(ui.screen.width) >= 1800 ? metric::inspector : metric::inspector_narrow;
    Rect side = cut_right(rest, sheet ? std::min(area.width, ui.px(480)) : ui.px(wide));
    if (rest.width > ui.px(120)) {
        Rect list = sheet ? area : rest;
        if (sheet) list.width = rest.width;
        draw_list(ui, list, current);
    }
    const ServicesInspector::Wish wish = inspector_.draw(ui, side, current, ledger_);
    if (wish.what == ServicesInspector::Wish::What::close || take_escape(ui)) {
        inspector_.leave(ui);
        ui.app.select_record(Screen::services, {});
        ui.want_frames(2);
    }
    if (wish.what == ServicesInspector::Wish::What::go) {
        go(ui, wish.record);
        table_.show(wish.record);
    }
}

} // namespace

std::unique_ptr<Page> make_services_page() { return std::make_unique<ServicesPage>(); }

} // namespace yinfeng::ui
