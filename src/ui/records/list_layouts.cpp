// The layouts of a page of records: which one is shown, and what it asks of the page.

#include "app/app.h"
#include "app/strings.h"
#include "domain/reading.h"
#include "store/custom_fields.h"
#include "ui/field_words.h"
#include "ui/messages.h"
#include "ui/records/cell.h"
#include "ui/records/list_page.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Layout;

void ListPage::reset_layouts() {
    ticks_ = {};
    lines_ = {};
    hits_.reset();
    record_menu_ = {};
    column_menu_ = {};
    chooser_.reset();
    own_field_ = {};
    foot_ = {};
    table_.reset();
    ledger_.reset();
    board_.reset();
    cards_.reset();
    calendar_.reset();
    timeline_.reset();
    statistics_.reset();
    by_tick_ = by_menu_ = {};
}

void ListPage::return_keyboard(Ui& ui, RecordIndex record) {
    switch (views().shown().layout) {
    case Layout::board: board_.focus(record); break;
    case Layout::ledger: ledger_.focus(record); break;
    case Layout::cards: cards_.focus(record); break;
    case Layout::calendar: calendar_.focus(record); break;
    case Layout::timeline: timeline_.focus(record); break;
    default: table_.return_to(record);
    }
    ui.want_frames(3);
}

void ListPage::show(RecordIndex record) {
    switch (views().shown().layout) {
    case Layout::board: break; // has done so itself
    case Layout::ledger: ledger_.show(record); break;
    case Layout::cards: cards_.show(record); break;
    case Layout::calendar: calendar_.show(record); break;
    case Layout::timeline: timeline_.show(record); break;
    default: table_.show(record);
    }
}

// A row that was moved may stand in another group, and that one be closed.
void ListPage::follow_moved(Ui& ui) {
    const Workspace& data = workspace_of(ui);
    const auto follow = [&](Watched& watched, RecordIndex now) {
        const bool is_same = watched.record != no_record && watched.record == now;
        if (is_same && watched.is_shown && data.record(now).changed != watched.changed) {
            lines_.reveal(now);
            show(now);
            ui.want_frames(2);
        }
        watched = {now, now == no_record ? 0 : data.record(now).changed, now != no_record && lines_.line_of(now) >= 0};
    };
    const bool is_ticked = by_tick_.record != no_record && ticks_.has(by_tick_.record);
    follow(by_tick_, is_ticked ? by_tick_.record : ticks_.are_none() ? no_record : ticks_.records().front());
    follow(by_menu_, record_menu_.record());
}

// A copy is shown with its name being edited: it is no silent twin.
void ListPage::follow_copy(Ui& ui) {
    const Id made = record_menu_.take_copy();
    const RecordIndex copy = is_nil(made) ? no_record : workspace_of(ui).find(made);
    if (copy == no_record) return;
    open(ui, copy);
    ui.want_frames(4);
    if (std::ranges::contains(run(ui).order, copy)) lines_.reveal(copy), show(copy);
    inspector_->edit_title(copy);
}

// A record comes into being with its first field: an empty name, which the inspector waits to be typed.
Change ListPage::new_record(Ui& ui, Id id, const MadeIn* made_in) const {
    if (list().make) return list().make(ui, id, made_in);
    Change change{tr(Str::directory_change_new, {app::label(info(list().kind))}), {}};
    change.set(list().kind, id, title_field(list().kind), Value::text({}));
    return change;
}

// With the value of the board's column that it was made in, or the day of the calendar.
void ListPage::create_in(Ui& ui, std::optional<MadeIn> made_in) {
    const ListSpec& now = list();
    const Id id = ui.app.new_id();
    Change change = new_record(ui, id, made_in ? &*made_in : nullptr);
    if (made_in && is_set(info_of(ui, made_in->field).type)) {
        if (!made_in->value.is_none())
            change.set(now.kind, id,
                ui.app.names_of_workspace()->names().element(made_in->field, made_in->value.as_text()),
                Value::of(true));
    } else if (made_in &&
               std::ranges::none_of(change.writes, [&](const Write& each) { return each.field == made_in->field; })) {
        change.set(now.kind, id, made_in->field, made_in->value);
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

void ListPage::draw_board(Ui& ui, const Rect& area, Listed& listed) {
    view::View& view = views().shown();
    const float padding = ui.px(metric::page_padding);
    Rect board = inset(area, padding, 0), foot_line;
    if (ui.acts_at_foot()) {
        foot_line = cut_bottom(board, ui.px(metric::touch_foot));
        foot_line.x = area.x, foot_line.width = area.width;
    }
    // Below it what a table says there, on a low screen, and which columns the conditions leave out.
    std::string words = is_one_row_ || foot_line.height > 0 ? describe_list(ui) : std::string();
    if (const std::string& left_out = board_.left_out(); !left_out.empty())
        words = words.empty() ? left_out : tr(Str::board_and, {words, left_out});
    const Rect foot = cut_bottom(board, words.empty() ? padding : foot_line.height > 0 ? ui.px(8) : ui.px(28));
    cut_message_strip(ui, board);
    if (foot_line.height > 0) draw_foot_line(ui, foot_line, words);
    else if (!words.empty()) text(ui, foot, words, face::secondary);
    const Board::Result result = board_.draw(ui, board, listed, list().board);
    const bool has_line = is_one_row_ || foot_line.height > 0; // whatever is left out
    if (words.empty() != board_.left_out().empty() && !has_line) ui.want_frames(2);
    if (result.opened != no_record) open(ui, result.opened);
    if (result.create_in && !view.groups.empty())
        create_in(ui, MadeIn{columns_of(ui)[view.groups.front().column].field, *result.create_in});
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

void ListPage::draw_calendar(Ui& ui, const Rect& area, Listed& listed) {
    const CalendarLayout::Result result = calendar_.draw(ui, area, listed);
    if (result.opened != no_record) open(ui, result.opened);
    if (result.create_on) create_on(ui, *result.create_on);
    if (result.as_table) views().choose_layout(ui, Layout::table);
}

void ListPage::create_on(Ui& ui, Date day) {
    const view::Columns& columns = columns_of(ui);
    create_in(ui, MadeIn{columns[view::calendar_date(columns, views().shown())].field, to_value(day)});
}

// Behind the others, where it is seen that it is there.
void ListPage::add_own_column(Ui& ui, Id definition) {
    const Names& names = workspace_of(ui).names();
    const FieldId field = names.find_field(static_cast<KindId>(list().kind), custom_field_name(definition));
    view::View& view = views().shown();
    if (field == no_field || std::ranges::contains(view.columns, field, &view::Shown::column)) return;
    if (view.columns.size() < view::most_columns) view.columns.push_back({field});
    ui.want_frames(2);
}

// Of columns; they change the view, so they are drawn behind what shows it.
void ListPage::draw_menus(Ui& ui) {
    switch (chooser_.draw(ui, views().shown())) {
    case ColumnChooser::Wish::restore: views().restore_columns(); break;
    case ColumnChooser::Wish::new_field: own_field_.make(ui, list().kind); break;
    case ColumnChooser::Wish::none: break;
    }
    if (const auto made = own_field_.draw(ui)) add_own_column(ui, *made);
    if (const auto asked = column_menu_.draw(ui, views().shown()))
        head_.filter_by(ui, asked->anchor, asked->column, views());
}

void ListPage::draw_layout(Ui& ui, Rect area, RecordIndex current) {
    view::View& view = views().shown();
    foot_.keep_free(ui.acts_at_foot() ? action_width(ui) - ui.px(12) : 0);
    const bool is_empty = rows_->count == 0 && view.layout != Layout::table;
    if (ui.acts_at_foot() && (is_empty || view.layout == Layout::statistics))
        draw_foot_line(ui, cut_bottom(area, ui.px(metric::touch_foot)), describe_list(ui));
    record_menu_.set_move(list().board.move);
    colours_.follow(ui, view);
    Listed listed{view, *rows_, current, ticks_, lines_, hits_, record_menu_, column_menu_, foot_, pasting_, colours_,
        list().bulk, [this] { return leaving(); }};
    pasting_.set_page({list().kind, ui.app.can_write() && !view.deleted,
        [this](Ui& made_in_ui, Id id) { return new_record(made_in_ui, id, nullptr); }});
    RecordIndex opened = no_record;
    std::optional<std::vector<view::Filter>> behind; // a figure that was pressed
    if (is_empty) {
        if (view.layout != Layout::board) {
            fill(ui, area, color::surface);
            horizontal_line(ui, area.x, right(area), area.y, color::line);
        }
        draw_nothing(ui, area);
    } else {
        switch (view.layout) {
        case Layout::board: draw_board(ui, area, listed); break;
        case Layout::ledger: opened = ledger_.draw(ui, area, listed); break;
        case Layout::cards: opened = cards_.draw(ui, area, listed); break;
        case Layout::calendar: draw_calendar(ui, area, listed); break;
        case Layout::timeline: opened = timeline_.draw(ui, area, listed); break;
        case Layout::statistics: behind = statistics_.draw(ui, area, listed, *query_); break;
        default: {
            const RecordTable::Result result = table_.draw(ui, area, listed);
            if (result.empty.width > 0) draw_nothing(ui, result.empty);
            opened = result.opened;
            if (result.stepped_to != no_record && current != no_record && opened == no_record)
                follow_cursor(ui, result.stepped_to);
        }
        }
    }
    clipboard_keys(ui, listed);
    draw_menus(ui);
    pasting_.draw(ui);
    if (opened != no_record) open(ui, opened);
    if (behind) views().look_behind(ui, *behind);
    follow_copy(ui);
}

} // namespace yinfeng::ui
