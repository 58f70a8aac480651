// The layouts of a page of records: which one is shown, and what it asks of the page.

#include "app/app.h"
#include "app/strings.h"
#include "domain/actions.h"
#include "domain/reading.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/record_actions.h"
#include "ui/records/cell.h"
#include "ui/records/list_page.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Layout;

void ListPage::reset_layouts() {
    table_.reset();
    ledger_.reset();
    board_.reset();
    cards_.reset();
}

// What a layout cannot do without is filled in, so that any view can be looked at in any layout.
void ListPage::complete(view::Columns& columns, view::View& view) {
    if (view.columns.empty())
        for (const view::ColumnId column : columns.offered(view.kind))
            if (columns[column].options.column) view.columns.push_back({column});
    if (view.layout == Layout::board && view.groups.empty())
        if (const auto bucket = Board::usual_bucket(columns, view.kind)) view.groups = {*bucket};
    if (view.layout == Layout::board && view.groups.empty())
        view.layout = Layout::cards; // there is nothing to have columns by
}

// Order and groups belong to a layout: what a board is by need not be what a table is by.
void ListPage::choose_layout(Ui& ui, const LayoutChoice& choice) {
    view::View& view = views().shown();
    std::erase_if(arranged_, [&](const Arranged& each) { return each.layout == view.layout; });
    arranged_.push_back({view.layout, view.groups, view.sort});
    view.layout = choice.layout;
    const auto before = std::ranges::find(arranged_, choice.layout, &Arranged::layout);
    if (before != arranged_.end()) {
        view.groups = before->groups;
        view.sort = before->sort;
    } else if (!choice.arranged.empty()) {
        std::vector<view::ViewPart> parts = view::parse_parts(choice.arranged);
        parts.push_back({"kind", std::string(info(list().kind).name)});
        const view::View arranged = view::read_view(columns_of(ui), parts);
        view.groups = arranged.groups;
        view.sort = arranged.sort;
    }
    ui.want_frames(2);
}

void ListPage::return_keyboard(Ui& ui, RecordIndex record) {
    switch (views().shown().layout) {
    case Layout::board: board_.focus(record); break;
    case Layout::ledger: ledger_.focus(record); break;
    case Layout::cards: cards_.focus(record); break;
    default: table_.return_to(record);
    }
    ui.want_frames(3);
}

// With the value of the board's column that it was made in.
void ListPage::create_in(Ui& ui, std::optional<Value> lane) {
    const ListSpec& now = list();
    const Id id = ui.app.new_id();
    std::optional<MadeIn> made_in;
    if (lane && !views().shown().groups.empty())
        made_in = MadeIn{columns_of(ui)[views().shown().groups.front().column].field, *lane};
    Change change{tr(Str::directory_change_new, {app::label(info(now.kind))}), {}};
    // A record comes into being with its first field: an empty name, which the inspector waits to be typed.
    if (now.make) change = now.make(ui, id, made_in ? &*made_in : nullptr);
    else change.set(now.kind, id, title_field(now.kind), Value::text({}));
    if (made_in && is_set(info(made_in->field).type)) {
        if (!lane->is_none())
            change.set(now.kind, id, ui.app.names_of_workspace()->names().element(made_in->field, lane->as_text()),
                Value::of(true));
    } else if (made_in &&
               std::ranges::none_of(change.writes, [&](const Write& each) { return each.field == made_in->field; })) {
        change.set(now.kind, id, made_in->field, *lane);
    }
    if (!ui.app.create(change, spec_.screen, id)) return;
    // The conditions of the list stay: what is made may not meet them until more of it is filled in.
    const RecordIndex made = workspace_of(ui).find(id);
    followed_ = id;
    ledger_.show(made);
    if (!std::ranges::contains(run(ui).order, made)) ui.app.say(tr(Str::made_not_listed, {app::label(info(now.kind))}));
    if (const auto code = find_field(now.kind, "code"))
        if (const std::string_view number = domain::text(workspace_of(ui), made, *code); !number.empty())
            ui.semantics.announce(tr(Str::registered, {number}));
    inspector_->edit_title(made);
    ui.want_frames(4);
}

void ListPage::draw_board(Ui& ui, const Rect& area, RecordIndex current) {
    view::View& view = views().shown();
    const float padding = ui.px(metric::page_padding);
    Rect board = inset(area, padding, 0);
    const Rect foot = cut_bottom(board, is_one_row_ ? ui.px(28) : padding);
    if (is_one_row_) text(ui, foot, describe_list(ui), face::secondary); // as the table has it
    const Board::Result result = board_.draw(ui, board, view, *rows_, current, list().board);
    if (result.opened != no_record) open(ui, result.opened);
    if (result.create_in) create_in(ui, *result.create_in);
    if (result.trash != no_record) ui.app.trash({result.trash});
    if (result.copy != no_record) {
        const Id made = ui.app.new_id();
        ActionWords words; // asks what the copy is called, then shows it
        words.done = [made, screen = spec_.screen](Ui& then, const domain::Given&) {
            then.app.select_record(screen, made);
            return std::string();
        };
        act(ui, domain::Action::copy, {result.copy}, {{}, made}, std::move(words));
    }
    if (result.only) {
        std::vector<view::Filter> conditions = conditions_of(view.filter);
        std::erase_if(conditions, [&](const view::Filter& each) {
            return each.join == view::Filter::Join::condition && each.condition.column == result.only->condition.column;
        });
        conditions.push_back(*result.only);
        view.filter = all_of(std::move(conditions));
        ui.want_frames(2);
    }
}

void ListPage::draw_layout(Ui& ui, const Rect& area, RecordIndex current) {
    view::View& view = views().shown();
    RecordIndex opened = no_record;
    switch (view.layout) {
    case Layout::board:
        if (rows_->count == 0) draw_nothing(ui, area);
        else draw_board(ui, area, current);
        return;
    case Layout::ledger:
    case Layout::cards:
        if (rows_->count == 0) {
            fill(ui, area, color::surface);
            horizontal_line(ui, area.x, right(area), area.y, color::line);
            return draw_nothing(ui, area);
        }
        opened = view.layout == Layout::ledger ? ledger_.draw(ui, area, view, *rows_, current)
                                               : cards_.draw(ui, area, view, *rows_, current);
        break;
    default: { // calendar and timeline are shown as a table until they are there
        const RecordTable::Result result = table_.draw(ui, area, view, *rows_, current, list().bulk);
        if (result.empty.width > 0) draw_nothing(ui, result.empty);
        if (result.wants_default_columns) views().restore_columns();
        opened = result.opened;
    }
    }
    if (opened != no_record) open(ui, opened);
}

} // namespace yinfeng::ui
