#include "ui/trash.h"

#include "app/paper/frame.h"
#include "app/strings.h"
#include "base/text_search.h"
#include "domain/phases.h"
#include "domain/reading.h"
#include "domain/trash.h"
#include "exchange/table_fit.h"
#include "icons_generated.h"
#include "ui/copy_link.h"
#include "ui/field_words.h"
#include "ui/kind_icons.h"
#include "ui/record_form.h"
#include "ui/record_options.h"
#include "ui/records/cell.h"
#include "ui/screens/page.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>

namespace yinfeng::ui {

using app::Screen;
using app::Str;
using app::tr;

namespace {

enum class Part : std::uint8_t { all, projects, chains, services, directory, count_ };
constexpr float one_line_css = 700; // narrower: the search has a line of its own
constexpr std::size_t part_count = static_cast<std::size_t>(Part::count_);

struct {
    Screen origin = Screen::data;
    Part part = Part::all;
} opened;

Part part_of(Kind kind) {
    switch (app::App::screen_of(kind)) {
    case Screen::chains: return Part::chains;
    case Screen::services: return Part::services;
    case Screen::directory: return Part::directory;
    default: return Part::projects;
    }
}

// Everything in the bin, read once per change.
struct Bin {
    std::vector<domain::Trashed> list;
    std::array<std::size_t, part_count> counts{};
    std::uint64_t workspace = 0;
    std::uint64_t revision = 0;
};

const Bin& bin_of(const Ui& ui) {
    static Bin bin;
    const Workspace& workspace = workspace_of(ui);
    if (bin.workspace == ui.app.workspace_number() && bin.revision == workspace.revision()) return bin;
    bin = {domain::trash_of(workspace), {}, ui.app.workspace_number(), workspace.revision()};
    for (const domain::Trashed& each : bin.list) {
        ++bin.counts[static_cast<std::size_t>(Part::all)];
        ++bin.counts[static_cast<std::size_t>(part_of(static_cast<Kind>(workspace.record(each.record).kind)))];
    }
    return bin;
}

// A link is called by its two ends, a phase by its number.
std::string title_words(const Ui& ui, RecordIndex record) {
    const Workspace& workspace = workspace_of(ui);
    switch (static_cast<Kind>(workspace.record(record).kind)) {
    case Kind::chain_link: {
        const auto end = [&](FieldId field) { return filled_words(ui, field, workspace.value(record, field)); };
        return end(field::chain_link::from_) + std::string(tr(Str::arrow)) + end(field::chain_link::to_);
    }
    case Kind::phase:
        if (const auto number = integer_of(workspace.value(record, field::phase::number_)))
            return tr(Str::phase_part, {domain::phase_name(*number), title_of(workspace, record)});
        break;
    default: break;
    }
    return record_title(ui, record);
}

class TrashPage final : public Page {
public:
    void draw(Ui& ui, const Rect& area) override;
    void reset() override { *this = TrashPage(); }
    std::optional<PrintJob> print_job(Ui& ui) override;

private:
    void choose(Ui& ui);
    void draw_header(Ui& ui, Rect row);
    void draw_filters(Ui& ui, Rect row);
    void draw_rows(Ui& ui, const Rect& area);
    bool draw_row(Ui& ui, Rect row, const domain::Trashed& each);
    std::string detail(const Ui& ui, const domain::Trashed& each) const;
    bool is_ticked(RecordIndex record) const { return std::ranges::find(ticked_, record) != ticked_.end(); }
    void leave(Ui& ui) { ui.app.go(opened.origin); }
    exchange::Sheet sheet(Ui& ui, const PrintChoice& choice);

    std::string query_;
    std::vector<const domain::Trashed*> shown_;
    std::vector<RecordIndex> ticked_;
    std::uint64_t chosen_revision_ = 0;
    Part chosen_part_ = Part::all;
    std::string chosen_query_;
};

void TrashPage::choose(Ui& ui) {
    const Bin& bin = bin_of(ui);
    const Workspace& workspace = workspace_of(ui);
    if (chosen_revision_ == bin.revision + 1 && chosen_part_ == opened.part && chosen_query_ == query_) return;
    chosen_revision_ = bin.revision + 1, chosen_part_ = opened.part, chosen_query_ = query_;
    shown_.clear();
    const SearchQuery query = make_search_query(query_);
    for (const domain::Trashed& each : bin.list) {
        const Part part = part_of(static_cast<Kind>(workspace.record(each.record).kind));
        if (opened.part != Part::all && part != opened.part) continue;
        if (!query.empty() && !matches(make_search_key(title_words(ui, each.record)), query)) continue;
        shown_.push_back(&each);
    }
    std::erase_if(ticked_, [&](RecordIndex record) {
        return std::ranges::none_of(shown_, [&](const domain::Trashed* each) { return each->record == record; });
    });
}

void TrashPage::draw_header(Ui& ui, Rect row) {
    const float side = row.height;
    if (icon_button(ui, cut_left(row, side), icons::arrow_left, tr(Str::back), {.kind = ButtonKind::quiet})) leave(ui);
    cut_left(row, ui.px(8));
    heading(ui, cut_left(row, text_width(ui, tr(Str::trash_title), face::page_title) + ui.px(1)), tr(Str::trash_title),
        face::page_title, 1);
    cut_left(row, ui.px(4));
    page_link_button(ui, row);
    const bool some = !ticked_.empty();
    const std::string words =
        some ? tr(Str::trash_restore_n, {std::to_string(ticked_.size())}) : std::string(tr(Str::trash_restore_all));
    const ButtonOptions restore{.icon = icons::rotate_ccw,
        .kind = some ? ButtonKind::primary : ButtonKind::normal,
        .disabled = !ui.app.can_write() || shown_.empty()};
    if (button(ui, cut_right(row, button_width(ui, words, restore)), words + "##restore", restore)) {
        std::vector<RecordIndex> records = ticked_;
        if (!some)
            for (const domain::Trashed* each : shown_) records.push_back(each->record);
        ticked_.clear();
        ui.app.restore(std::move(records));
    }
    cut_right(row, ui.px(8));
    const ButtonOptions print{.kind = ButtonKind::quiet, .disabled = shown_.empty()};
    if (icon_button(ui, cut_right(row, side), icons::printer, tr(Str::sheet_print), print))
        if (auto job = print_job(ui)) open_print_dialog(ui, *std::move(job));
    cut_right(row, ui.px(12));
    text(ui, row, tr(Str::trash_explained), face::secondary);
}

std::optional<PrintJob> TrashPage::print_job(Ui& ui) {
    if (!ui.app.workspace()) return std::nullopt;
    choose(ui);
    if (shown_.empty()) return std::nullopt;
    return PrintJob{.kept = "trash",
        .title = std::string(tr(Str::trash_title)),
        .records = shown_.size(),
        .make = [this, &ui](const PrintChoice& choice) { return sheet(ui, choice); }};
}

// What is listed, as it is listed.
exchange::Sheet TrashPage::sheet(Ui& ui, const PrintChoice& choice) {
    choose(ui);
    exchange::Sheet made;
    app::frame_sheet(made, columns_of(ui), std::string(tr(Str::trash_title)), ui.app.now_ms());
    constexpr Str parts[] = {Str::all, Str::rail_projects, Str::rail_chains, Str::rail_services, Str::rail_directory};
    std::string what = std::string(tr(parts[static_cast<std::size_t>(opened.part)])) + " · " +
                       tr(Str::n_items, {std::to_string(shown_.size())});
    if (!query_.empty()) what += tr(Str::sheet_searched, {query_});
    made.lines.push_back(std::move(what));
    made.columns = {{std::string(tr(Str::trash_sheet_record))}, {std::string(tr(Str::trash_sheet_what))},
        {std::string(tr(Str::trash_sheet_who))}};
    for (const domain::Trashed* each : shown_) {
        const std::string when =
            tr(Str::who_when, {each->author.empty() ? tr(Str::author_unknown) : each->author,
                                  format_full_wall_time(each->deleted_ms, ui.app.platform().utc_offset_minutes())});
        made.rows.push_back({{title_words(ui, each->record), detail(ui, *each), when}});
    }
    made.paper = {choice.size, choice.is_across.value_or(exchange::is_better_across(made, choice.size))};
    return made;
}

void TrashPage::draw_filters(Ui& ui, Rect row) {
    const Bin& bin = bin_of(ui);
    const auto count = [&](Part part) { return static_cast<int>(bin.counts[static_cast<std::size_t>(part)]); };
    const Piece pieces[] = {{tr(Str::all), nullptr, count(Part::all)},
        {tr(Str::rail_projects), nullptr, count(Part::projects)}, {tr(Str::rail_chains), nullptr, count(Part::chains)},
        {tr(Str::rail_services), nullptr, count(Part::services)},
        {tr(Str::rail_directory), nullptr, count(Part::directory)}};
    Rect search = row;
    if (ui.css(row.width) < one_line_css) search = cut_bottom(row, row.height / 2);
    row = centred(row, ui.control_height());
    search = centred(search, ui.control_height());
    const float width = std::min(segmented_width(ui, pieces), row.width);
    const int part = segmented(ui, cut_left(row, width), "parts", pieces, static_cast<int>(opened.part));
    if (part >= 0) opened.part = static_cast<Part>(part);
    cut_left(row, ui.px(12));
    if (search.y == row.y) search = cut_right(row, std::min(row.width, ui.px(260)));
    text_field(ui, search, "find", query_,
        {.name = tr(Str::find_in_list), .hint = tr(Str::find_in_list), .icon = icons::search, .search = true});
}

// '产业链节点 · 属于 铝精深加工 · 连同 2 条连线'
std::string TrashPage::detail(const Ui& ui, const domain::Trashed& each) const {
    const Workspace& workspace = workspace_of(ui);
    std::string words(app::label(info(static_cast<Kind>(workspace.record(each.record).kind))));
    const std::string own = record_detail(ui, each.record);
    if (!own.empty()) words += " · " + own;
    if (each.part_of != no_record) words += " · " + tr(Str::trash_part_of, {title_words(ui, each.part_of)});
    for (const Kind kind : {Kind::chain_node, Kind::chain_link}) {
        const auto count = std::ranges::count_if(
            each.with, [&](RecordIndex part) { return workspace.record(part).kind == static_cast<KindId>(kind); });
        if (count > 0)
            words += " · " + tr(kind == Kind::chain_node ? Str::trash_with_nodes : Str::trash_with_links,
                                 {std::to_string(count)});
    }
    return words;
}

// True when it is to be restored.
bool TrashPage::draw_row(Ui& ui, Rect row, const domain::Trashed& each) {
    const Workspace& workspace = workspace_of(ui);
    const IdScope scope(static_cast<std::uint64_t>(each.record));
    const std::string title = title_words(ui, each.record);
    const bool was_ticked = is_ticked(each.record);
    if (was_ticked) fill(ui, row, color::accent_tint);
    horizontal_line(ui, row.x, right(row), bottom(row) - ui.px(1), color::line);
    row = inset(row, ui.px(12), 0);
    Tri tick = was_ticked ? Tri::yes : Tri::no;
    const Rect box = cut_left(row, ui.px(ui.touch ? 44 : 32));
    if (checkbox(ui, box, "tick", tr(Str::tick_record, {title}), tick, false)) {
        if (was_ticked) std::erase(ticked_, each.record);
        else ticked_.push_back(each.record);
    }
    const std::string name = std::string(tr(Str::restore)) + " " + title;
    const ButtonOptions options{
        .icon = icons::rotate_ccw, .kind = ButtonKind::quiet, .name = name, .disabled = !ui.app.can_write()};
    const Rect restore = centred(cut_right(row, button_width(ui, tr(Str::restore), options)), ui.control_height());
    const bool restored = button(ui, restore, tr(Str::restore), options);
    cut_right(row, ui.px(12));
    const std::string when =
        tr(Str::who_when, {each.author.empty() ? tr(Str::author_unknown) : each.author,
                              format_wall_time(each.deleted_ms, ui.app.platform().utc_offset_minutes())});
    const float width = std::min(text_width(ui, when, face::secondary), row.width * 0.4f);
    text(ui, cut_right(row, width), when, face::secondary, Align::right);
    cut_right(row, ui.px(12));
    icon(ui, cut_left(row, ui.px(18)), kind_icon(workspace.record(each.record).kind), 18, color::text_3);
    cut_left(row, ui.px(10));
    Rect lines = centred(row, ui.px(38));
    text(ui, cut_top(lines, ui.px(20)), title, face::body);
    text(ui, lines, detail(ui, each), face::caption);
    return restored;
}

void TrashPage::draw_rows(Ui& ui, const Rect& area) {
    const Scroll scroll = begin_scroll(ui, "rows", inset(area, ui.px(1)));
    const float height = ui.px(ui.touch ? 60 : 52);
    const Range range = visible_rows(scroll, height, static_cast<int>(shown_.size()));
    std::vector<RecordIndex> restored;
    for (int i = range.first; i < range.last; ++i) {
        const Rect row{scroll.origin.x, scroll.origin.y + height * static_cast<float>(i), scroll.view.width, height};
        const domain::Trashed& each = *shown_[static_cast<std::size_t>(i)];
        if (draw_row(ui, row, each)) restored.push_back(each.record);
    }
    end_scroll(ui, scroll, {0, height * static_cast<float>(shown_.size())});
    if (!restored.empty()) ui.app.restore(std::move(restored));
}

void TrashPage::draw(Ui& ui, const Rect& area) {
    if (!ui.app.workspace()) return;
    const IdScope scope("trash");
    choose(ui);
    Rect rest = area;
    const float padding = ui.px(metric::page_padding);
    draw_header(ui, centred(inset(cut_top(rest, ui.header_height()), padding, 0), ui.control_height()));
    const float line = ui.px(ui.touch ? 60 : metric::filter_row);
    const bool has_two_lines = ui.css(rest.width - 2 * padding) < one_line_css;
    draw_filters(ui, inset(cut_top(rest, has_two_lines ? 2 * line : line), padding, 0));
    cut_bottom(rest, padding);
    rest = inset(rest, padding, 0);
    fill(ui, rest, color::surface, metric::radius_card);
    outline(ui, rest, color::line, metric::radius_card);
    choose(ui); // what the rows point at may have changed with a press above
    if (shown_.empty()) {
        if (empty_state(ui, rest, icons::trash_2, tr(query_.empty() ? Str::trash_empty : Str::no_match), tr(Str::back)))
            leave(ui);
    } else {
        draw_rows(ui, rest);
    }
    if (take_escape(ui)) leave(ui);
}

} // namespace

void open_trash(Ui& ui, std::optional<Kind> kind) {
    if (ui.app.screen() != Screen::trash) opened.origin = ui.app.screen();
    opened.part = kind ? part_of(*kind) : Part::all;
    ui.app.go(Screen::trash);
}

Screen trash_origin() { return opened.origin; }

std::size_t trash_count(const Ui& ui, std::optional<Kind> kind) {
    return bin_of(ui).counts[static_cast<std::size_t>(kind ? part_of(*kind) : Part::all)];
}

std::unique_ptr<Page> make_trash_page() { return std::make_unique<TrashPage>(); }

} // namespace yinfeng::ui
