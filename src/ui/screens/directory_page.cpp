// The directory: enterprises, people and units, each a table with an inspector beside it.

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/imgui_access.h"
#include "ui/kept_view.h"
#include "ui/record_form.h"
#include "ui/record_table.h"
#include "ui/screens/directory_inspector.h"
#include "ui/screens/page.h"
#include "ui/screens/trash_page.h"

namespace yinfeng::ui {

using app::Screen;
using app::Str;
using app::tr;

namespace {

struct Part {
    Kind kind;
    Str create, empty;
    const char* icon;
};
constexpr Part parts[] = {
    {Kind::enterprise, Str::directory_new_enterprise, Str::directory_empty_enterprise, icons::factory},
    {Kind::person, Str::directory_new_person, Str::directory_empty_person, icons::users},
    {Kind::unit, Str::directory_new_unit, Str::directory_empty_unit, icons::building_2},
};

std::vector<FieldId> first_columns(Kind kind) {
    std::vector<FieldId> columns;
    const FieldId first = info(kind).first_field;
    for (FieldId field = first; field < first + info(kind).field_count; ++field) {
        if (info(field).options.column) {
            columns.push_back(field);
        }
    }
    return columns;
}

class DirectoryPage final : public Page {
public:
    DirectoryPage();
    void draw(Ui& ui, const Rect& area) override;
    void create(Ui& ui) override;
    void reset() override;

private:
    const Part& part() const { return parts[current_]; }
    RecordTable& table() { return *tables_[current_]; }
    void follow_selection(Ui& ui);
    Rect draw_header(Ui& ui, Rect row);
    void draw_create(Ui& ui, const Rect& box);
    void draw_filters(Ui& ui, Rect box);
    void draw_list(Ui& ui, const Rect& area, RecordIndex current);
    void draw_empty(Ui& ui, const Rect& area);
    std::vector<RecordIndex> rows(Ui& ui);

    std::unique_ptr<RecordTable> tables_[std::size(parts)];
    KeptView kept_[std::size(parts)] = {KeptView("enterprises"), KeptView("people"), KeptView("units")};
    std::size_t current_ = 0;
    std::string filter_;
    std::uint64_t filter_version_ = 0;
    Id followed_;
    DirectoryInspector inspector_;
};

DirectoryPage::DirectoryPage() {
    for (std::size_t i = 0; i < std::size(parts); ++i) {
        tables_[i] = std::make_unique<RecordTable>(parts[i].kind, first_columns(parts[i].kind));
        tables_[i]->set_empty([this](Ui& ui, const Rect& area) { draw_empty(ui, area); });
    }
}

void DirectoryPage::reset() {
    for (const std::unique_ptr<RecordTable>& table : tables_) {
        table->reset();
    }
    for (KeptView& kept : kept_) {
        kept.reset();
    }
    filter_.clear();
    ++filter_version_;
    followed_ = {};
    inspector_.reset();
}

void DirectoryPage::create(Ui& ui) {
    const Id id = ui.app.new_id();
    const std::string kind_word(app::label(info(part().kind)));
    Change change{tr(Str::directory_change_new, {kind_word}), {}};
    // A record comes into being with its first field: an empty name, which the inspector waits to be typed.
    change.set(part().kind, id, title_field(part().kind), Value::text({}));
    if (!ui.app.create(change, Screen::directory, id)) {
        return;
    }
    if (!filter_.empty()) {
        filter_.clear();
        ++filter_version_;
    }
    followed_ = id;
    inspector_.edit_title(ui.app.workspace()->find(id));
}

// A record opened from elsewhere decides which of the three lists is shown.
void DirectoryPage::follow_selection(Ui& ui) {
    const Id id = ui.app.current_record(Screen::directory);
    if (id == followed_) {
        return;
    }
    followed_ = id;
    const Workspace& data = *ui.app.workspace();
    const RecordIndex index = data.find(id);
    if (index == no_record) {
        return;
    }
    for (std::size_t i = 0; i < std::size(parts); ++i) {
        if (static_cast<KindId>(parts[i].kind) == data.record(index).kind && current_ != i) {
            current_ = i;
            filter_.clear();
            ++filter_version_;
        }
    }
}

std::vector<RecordIndex> DirectoryPage::rows(Ui& ui) {
    return ui.app.search_index().filter(*ui.app.workspace(), part().kind, filter_);
}

// Returns what is left of the row after the title and the three lists.
Rect DirectoryPage::draw_header(Ui& ui, Rect row) {
    const Workspace& data = *ui.app.workspace();
    heading(ui, cut_left(row, text_width(ui, tr(Str::directory_title), face::page_title)), tr(Str::directory_title),
        face::page_title, 1);
    cut_left(row, ui.px(16));
    std::vector<Piece> pieces;
    for (const Part& each : parts) {
        pieces.push_back({.label = app::label(info(each.kind)),
            .icon = each.icon,
            .count = static_cast<int>(data.live(each.kind).size())});
    }
    const int chosen =
        segmented(ui, cut_left(row, segmented_width(ui, pieces)), "parts", pieces, static_cast<int>(current_));
    if (chosen >= 0 && static_cast<std::size_t>(chosen) != current_) {
        current_ = static_cast<std::size_t>(chosen);
        ui.app.select_record(Screen::directory, {});
        followed_ = {};
        filter_.clear();
        ++filter_version_;
    }
    cut_left(row, ui.px(12));
    return row;
}

void DirectoryPage::draw_create(Ui& ui, const Rect& box) {
    if (button(ui, box, tr(part().create), create_button(ui))) {
        create(ui);
    }
}

void DirectoryPage::draw_filters(Ui& ui, Rect box) {
    const Workspace& data = *ui.app.workspace();
    Rect rest = centred(box, ui.control_height());
    const Edit edit = text_field(ui, cut_left(rest, std::min(ui.px(300), rest.width * 0.5f)), "filter", filter_,
        {.name = tr(Str::directory_filter), .hint = tr(Str::directory_filter), .icon = icons::filter, .search = true});
    if (edit.changed || edit.cancelled || edit.committed) {
        ++filter_version_;
    }
    cut_left(rest, ui.px(12));
    const bool compact = ui.css(box.width) < 480; // as icons, with their words as tooltips
    const auto tool = [&](std::string_view words, const ButtonOptions& options, Rect& place) {
        place = cut_right(rest, compact ? ui.control_height() : button_width(ui, words, options));
        return compact ? icon_button(ui, place, options.icon, options.name, options)
                       : button(ui, place, words, options);
    };
    Rect anchor, bin_box;
    const std::string_view columns = tr(Str::directory_columns);
    if (tool(columns, {.icon = icons::columns_3, .kind = ButtonKind::quiet, .name = columns}, anchor)) {
        table().column_menu(ui, anchor);
    }
    cut_right(rest, ui.px(8));
    const std::size_t deleted = trash_count(ui, part().kind);
    std::string bin(tr(Str::trash));
    if (deleted > 0) bin += " " + std::to_string(deleted);
    const ButtonOptions options{.icon = icons::trash_2, .kind = ButtonKind::quiet, .name = tr(Str::trash)};
    if (tool(bin, options, bin_box)) open_trash(ui, part().kind);
    cut_right(rest, ui.px(8));
    if (!filter_.empty()) {
        text(ui, rest,
            tr(Str::directory_count_filtered,
                {std::to_string(table().rows().size()), std::to_string(data.live(part().kind).size())}),
            face::secondary);
    }
}

void DirectoryPage::draw_empty(Ui& ui, const Rect& area) {
    if (!filter_.empty()) {
        if (empty_state(ui, area, icons::search, tr(Str::directory_empty_filtered), tr(Str::directory_clear_filter))) {
            filter_.clear();
            ++filter_version_;
        }
    } else if (empty_state(ui, area, part().icon, tr(part().empty),
                   ui.app.can_write() ? tr(part().create) : std::string_view())) {
        create(ui);
    }
}

void DirectoryPage::draw_list(Ui& ui, const Rect& area, RecordIndex current) {
    IdScope scope(app::label(info(part().kind)));
    const RecordTable::Result result = table().draw(ui, area, [&] { return rows(ui); }, filter_version_, current);
    if (result.opened != no_record) {
        followed_ = ui.app.workspace()->record(result.opened).id;
        ui.app.select_record(Screen::directory, followed_);
    }
}

void DirectoryPage::draw(Ui& ui, const Rect& area) {
    if (!ui.app.workspace()) {
        return;
    }
    follow_selection(ui);
    KeptView& kept = kept_[current_];
    if (kept.unread()) {
        table().restore_setup(kept.restore(ui, table().setup()));
    }
    kept.keep(ui, table().setup());
    Rect rest = area;
    const Workspace& data = *ui.app.workspace();
    RecordIndex current = data.find(ui.app.current_record(Screen::directory));
    if (current != no_record &&
        (!data.is_live(current) || data.record(current).kind != static_cast<KindId>(part().kind))) {
        current = no_record;
    }
    if (current == no_record) inspector_.leave(ui);
    const bool covers = ui.css(area.width) < 1120; // the inspector lies over the list
    if (current != no_record) {
        const float width = ui.px(ui.css(area.width) >= 1300 ? metric::inspector : metric::inspector_narrow);
        const Rect panel = covers ? Rect{right(area) - std::min(ui.px(480), area.width), area.y,
                                        std::min(ui.px(480), area.width), area.height}
                                  : cut_right(rest, width);
        if (covers) {
            rest.width -= panel.width;
        }
        const bool close = inspector_.draw(ui, panel, current, table().rows()) == DirectoryInspector::Wish::close;
        if (close || (table().ticked().empty() && take_escape(ui))) {
            ui.app.select_record(Screen::directory, {});
            followed_ = {};
            table().return_to(current); // the keyboard returns to where it came from
        }
        if (rest.width < ui.px(200)) {
            return;
        }
    }
    // On a low screen header and filters share a row where the page is wide enough; what the inspector leaves of it does not count,
    // or the list would move when one is opened.
    const bool shared = ui.is_low() && ui.css(area.width) >= 1000;
    const float padding = ui.px(metric::page_padding);
    const float height = shared ? ui.px(metric::low_header) : ui.header_height();
    Rect header = centred(inset(cut_top(rest, height), padding, 0), ui.control_height());
    const Rect create_box = cut_right(header, button_width(ui, tr(part().create), create_button(ui)));
    cut_right(header, ui.px(12));
    const Rect between = draw_header(ui, header);
    if (shared) {
        draw_filters(ui, between);
        draw_create(ui, create_box);
    } else {
        draw_create(ui, create_box);
        draw_filters(ui, inset(cut_top(rest, ui.px(ui.touch ? 60 : metric::filter_row)), padding, 0));
    }
    fill(ui, rest, color::surface);
    horizontal_line(ui, rest.x, right(rest), rest.y, color::line);
    draw_list(ui, rest, current);
}

} // namespace

std::unique_ptr<Page> make_directory_page() { return std::make_unique<DirectoryPage>(); }

} // namespace yinfeng::ui
