#include "ui/records/list_page.h"

#include "app/app.h"
#include "app/strings.h"
#include "app/sum_words.h"
#include "icons_generated.h"
#include "ui/duplicates.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/messages.h"
#include "ui/record_form.h"
#include "ui/records/cell.h"
#include "ui/records/layout_switch.h"
#include "ui/records/record_paper.h"
#include "ui/records/table_state.h"
#include "ui/short_form.h"
#include "ui/trash.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Layout;

namespace {
constexpr float sheet_below_css = 1200, sheet_css = 480, wide_css = 1440, one_row_css = 1200, words_css = 1300,
                narrow_css = 900, least_for_figures = 590;
constexpr float least_filters_css = 420,
                most_views_css = 220; // of filters and the name of the view, where they share a row

// What the keys act on lies in the box.
bool has_keyboard_in(const Rect& box) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    if (!g.NavWindow || g.NavId == 0) return false;
    const Rect place = from_imgui(ImGui::WindowRectRelToAbs(g.NavWindow, g.NavWindow->NavRectRel[g.NavLayer]));
    return contains(box, {place.x + place.width / 2, place.y + place.height / 2});
}

} // namespace

ListPage::ListPage(const PageSpec& spec) : spec_(spec) {
    for (const ListSpec& each : spec.lists) views_.emplace_back(each.kept, each.kind, each.views, each.layouts);
    if (spec.inspector) inspector_ = spec.inspector();
    else inspector_ = std::make_unique<RecordInspector>();
}

std::string ListPage::words(Str word) const { return tr(word, {app::label(info(list().kind))}); }

void ListPage::reset() {
    for (ViewSet& each : views_) each.reset();
    head_.reset();
    ahead_.reset();
    query_.reset();
    rows_ = nullptr;
    reset_layouts();
    inspector_->reset();
    followed_ = {};
}

// --- which records -----------------------------------------------------------------------------------------

void ListPage::choose_list(std::size_t list) {
    current_list_ = list;
    head_.reset();
    ahead_.reset();
    query_.reset();
    rows_ = nullptr;
    reset_layouts();
}

const view::Rows& ListPage::run(Ui& ui) {
    view::Columns& columns = columns_of(ui);
    complete_view(columns, views().shown());
    if (!query_ || workspace_ != ui.app.workspace_number()) {
        ahead_.reset();
        query_ = std::make_unique<view::Query>(columns, ui.app.ranks());
        workspace_ = ui.app.workspace_number();
        colours_ = {};
    }
    is_seeking_ = !head_.typed().empty() && !ahead_.knows_words(ui, views().shown(), *query_);
    if (!is_seeking_) sought_ = head_.typed();
    rows_ = &query_->run(views().shown(), sought_);
    return *rows_;
}

RecordIndex ListPage::current(const Ui& ui) const {
    const Id id = ui.app.current_record(spec_.screen);
    const Workspace& data = workspace_of(ui);
    const RecordIndex record = is_nil(id) ? no_record : data.find(id);
    return record != no_record && data.record(record).kind == static_cast<KindId>(list().kind) ? record : no_record;
}

// A link, or the browser's Back, asks for a list and a view of it.
void ListPage::follow_address(Ui& ui) {
    const auto asked = ui.app.take_asked_list(spec_.screen);
    if (!asked) return;
    for (std::size_t i = 0; i < spec_.lists.size(); ++i)
        if (info(spec_.lists[i].kind).name == asked->list && i != current_list_) choose_list(i);
    views().update(ui);
    if (!asked->view.empty() && !views().show(ui, asked->view)) ui.app.say_view_is_gone();
    if (!asked->sight.layout.empty() || !asked->sight.find.empty()) head_.type(asked->sight.find);
    if (const auto done = views().look(ui, asked->sight); !done) ui.app.say(done.error().message);
    views().update(ui);
}

void ListPage::tell_address(Ui& ui) {
    app::Sight sight = views().sight(columns_of(ui));
    sight.find = head_.typed();
    const bool in_popup = ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopup);
    is_told_in_popup_ &= in_popup;
    if (sight != told_) {
        if (is_told_in_popup_) ui.app.continue_step();
        is_told_in_popup_ = in_popup;
        told_ = sight;
    }
    const std::string_view which = spec_.lists.size() > 1 ? info(list().kind).name : std::string_view();
    ui.app.tell_list(spec_.screen, {std::string(which), std::string(views().key()), std::move(sight)});
}

// A record opened from elsewhere decides which list is shown, and must be seen in it.
void ListPage::follow_selection(Ui& ui) {
    const Id id = ui.app.current_record(spec_.screen);
    if (id == followed_) return;
    followed_ = id;
    const Workspace& data = workspace_of(ui);
    const RecordIndex record = is_nil(id) ? no_record : data.find(id);
    if (record == no_record) return;
    for (std::size_t i = 0; i < spec_.lists.size(); ++i)
        if (static_cast<KindId>(spec_.lists[i].kind) == data.record(record).kind && i != current_list_) choose_list(i);
    if (!data.is_live(record)) return;
    views().update(ui);
    if (!std::ranges::contains(run(ui).order, record)) head_.clear(views()), ui.app.continue_step();
    ledger_.show(record);
}

void ListPage::open(Ui& ui, RecordIndex record) {
    followed_ = workspace_of(ui).record(record).id;
    ui.app.select_record(spec_.screen, followed_);
}

// The inspector that is open shows the row to which the keyboard goes. That is looking on, no step of the history.
void ListPage::follow_cursor(Ui& ui, RecordIndex record) {
    open(ui, record);
    ui.app.continue_step();
    ui.want_frames(2);
}

void ListPage::create(Ui& ui) {
    const auto day = views().shown().layout == Layout::calendar ? calendar_.day_of_keyboard() : std::nullopt;
    if (day) create_on(ui, *day);
    else create_in(ui, {});
}

// --- the page ----------------------------------------------------------------------------------------------

void ListPage::draw(Ui& ui, const Rect& area) {
    if (!ui.app.workspace()) return;
    const IdScope scope(spec_.lists.front().kept);
    commit_stray_edits(ui);
    views().update(ui);
    follow_address(ui);
    follow_selection(ui);
    views().update(ui); // of the list that is shown now
    tell_address(ui);
    run(ui);
    if (const RecordIndex asked = take_closed_form(ui, list().kind);
        asked != no_record && is_nil(ui.app.current_record(spec_.screen)))
        return_keyboard(ui, asked);
    const RecordIndex record = current(ui);
    Rect rest = area;
    // What stands above the list is laid out for the page, not for what the inspector leaves of it: the list does not move when one
    // is opened.
    is_one_row_ = ui.is_low() && ui.css(area.width) >= one_row_css;
    is_wide_ = ui.css(area.width) >= words_css;
    table_.set_covered(false);
    is_inspector_used_ = false;
    if (record == no_record) {
        draw_list(ui, rest, record);
        views().keep(ui);
        return;
    }
    const Inspector::Wish wish = draw_inspector(ui, rest, record);
    views().keep(ui);
    if (wish.go != no_record) open(ui, wish.go);
    if (wish.close || take_escape(ui)) {
        ui.app.select_record(spec_.screen, {});
        followed_ = {};
        return_keyboard(ui, record); // to where it came from
    }
}

// Draws the list too: a sheet lies over it, and a press beside it closes it.
Inspector::Wish ListPage::draw_inspector(Ui& ui, Rect area, RecordIndex record) {
    const float screen_css = ui.css(ui.screen.width);
    const bool sheet = screen_css < sheet_below_css;
    const float width = ui.px(sheet                    ? sheet_css
                              : screen_css >= wide_css ? metric::inspector
                                                       : metric::inspector_narrow);
    Rect rest = area;
    const Rect panel = cut_right(rest, std::min(width, area.width));
    // A sheet lies over the list, so it is what is meant, whatever has the keyboard.
    is_inspector_used_ = sheet || has_keyboard_in(panel);
    if (!sheet) {
        draw_list(ui, rest, record);
        return inspector_->draw(ui, panel, record, rows_->order, false); // as they are after the list was drawn
    }
    bool beside = false;
    Rect sheet_box = panel;
    keep_messages_left_of(panel.x);
    if (rest.width > ui.px(40)) {
        table_.set_covered(true);
        draw_list(ui, area, record);
        if (table_.take_uncovered()) {
            ui.app.select_record(spec_.screen, {});
            followed_ = {};
            return {};
        }
        const Scroll veil = begin_scroll(ui, "veil", rest); // the list's parts are windows of their own
        fill(ui, rest, color::scrim);
        beside = pressable(ui, "beside", rest, {.name = tr(Str::close_inspector)}).pressed;
        end_scroll(ui, veil, {1, 1});
    } else {
        cut_message_strip(ui, sheet_box);
    }
    const Scroll layer = begin_scroll(ui, "sheet", sheet_box); // a window of its own, above the list
    Inspector::Wish wish = inspector_->draw(ui, sheet_box, record, rows_->order, true);
    end_scroll(ui, layer, {1, 1});
    wish.close |= beside;
    return wish;
}

void ListPage::draw_list(Ui& ui, Rect area, RecordIndex current) {
    const IdScope scope("list");
    const float padding = ui.px(metric::page_padding);
    const bool shared = is_one_row_; // on a low screen header and filters share a row
    const Header header = lay_out_header(
        ui, inset(cut_top(area, shared ? ui.px(metric::low_header) : ui.header_height()), padding, 0), shared);
    const bool compact = shared || ui.css(area.width) < 900;
    draw_header_left(ui, header); // all from left to right: so the Tab key goes
    views().draw(ui, header.views);
    if (!shared) draw_header_right(ui, header);
    if (spec_.figures && ui.css(area.height) >= least_for_figures && rows_->of > 0)
        spec_.figures(ui, inset(cut_top(area, ui.px(spec_.figures_css)), padding, 0));
    const Rect filter_row = shared ? header.rest : inset(cut_top(area, ListHead::height(ui)), padding, 0);
    Rect beside;
    switch (head_.draw(ui, filter_row, compact, list(), views(), beside)) {
    case ListHead::Wish::nothing: break;
    case ListHead::Wish::columns: chooser_.open(ui, beside, views().shown().layout); break;
    case ListHead::Wish::close_groups: lines_.open_all(false); break;
    case ListHead::Wish::open_groups: lines_.open_all(true); break;
    }
    if (shared) draw_header_right(ui, header);
    run(ui); // the head may have changed what is asked for
    ahead_.update(ui, views().shown(), *query_);
    hits_.follow(*query_, views().shown(), *rows_, sought_);
    ticks_.follow(*rows_);
    follow_moved(ui);
    const IdScope of_kind(app::label(info(list().kind)));
    draw_layout(ui, area, current);
}

ListPage::Header ListPage::lay_out_header(Ui& ui, Rect row, bool shared) {
    Header out;
    row = centred(row, ui.control_height());
    out.is_create_icon = shared && ui.css(row.width) < 900; // there the filters need the room more
    out.create =
        cut_right(row, out.is_create_icon ? row.height : button_width(ui, words(list().create), create_button(ui)));
    cut_right(row, ui.px(8));
    out.menu = cut_right(row, row.height);
    cut_right(row, ui.px(8));
    out.title = cut_left(row, text_width(ui, tr(spec_.title), face::page_title) + ui.px(1));
    cut_left(row, ui.px(12));
    if (spec_.lists.size() > 1) {
        std::vector<Piece> pieces;
        for (const ListSpec& each : spec_.lists)
            pieces.push_back(
                {app::label(info(each.kind)), each.icon, static_cast<int>(workspace_of(ui).live(each.kind).size())});
        out.lists = cut_left(row, segmented_width(ui, pieces));
        cut_left(row, ui.px(12));
    }
    const auto tool = [&](ToolFit fit) {
        return list().tool_width ? list().tool_width(ui, views().shown(), fit) : 0.0f;
    };
    // At one place in every layout: behind what is the same in all of them.
    out.are_layouts_icons = shared || !is_wide_ || spec_.lists.size() > 1;
    out.layouts = cut_left(row, layout_switch_width(ui, layouts(ui), out.are_layouts_icons));
    cut_left(row, ui.px(8));
    const bool narrow = ui.css(row.width) < (shared ? narrow_css : narrow_css - 240);
    out.tool_fit = narrow ? ToolFit::icon : shared ? ToolFit::chosen : ToolFit::full;
    if (out.tool_fit == ToolFit::full && row.width < tool(ToolFit::full) + ui.px(420)) out.tool_fit = ToolFit::chosen;
    out.tool = cut_right(row, tool(out.tool_fit));
    if (out.tool.width > 0) cut_right(row, ui.px(8));
    if (shared) { // how many there are stands below the list
        out.views =
            cut_left(row, views().width(ui, std::min(row.width - ui.px(least_filters_css), ui.px(most_views_css))));
        cut_left(row, ui.px(8));
        out.rest = row;
        return out;
    }
    // The figures of the list come before the words of the tools.
    const float figures = text_width(ui, describe_list(ui), face::secondary) + ui.px(16);
    out.views = cut_right(row, views().width(ui, std::max(row.width - figures, row.width * 0.3f)));
    cut_right(row, ui.px(8));
    cut_left(row, ui.px(4));
    for (std::string words : {describe_list(ui), describe_count()}) { // as much as there is room for
        if (text_width(ui, words, face::secondary) > row.width) continue;
        out.words = std::move(words);
        break;
    }
    out.words_box = row;
    return out;
}

std::vector<Layout> ListPage::layouts(Ui& ui) const { return layouts_of(columns_of(ui), list().kind, list().layouts); }

std::string ListPage::describe_count() const {
    if (is_seeking_) return std::string(tr(Str::is_seeking));
    const std::string count = std::to_string(rows_->count), of = std::to_string(rows_->of);
    return rows_->count == rows_->of ? tr(Str::n_items, {of}) : tr(Str::filtered_of, {count, of});
}

std::string ListPage::describe_list(const Ui& ui) const {
    std::string words = describe_count();
    const view::View& view = views_[current_list_].shown();
    for (std::size_t i = 0; i < rows_->sums.size() && i < view.sums.size() && rows_->count > 0; ++i)
        words.append(" · ").append(app::sum_words(columns_of(ui), view, i, rows_->sums[i], rows_->sums[i]));
    return words;
}

void ListPage::draw_header_left(Ui& ui, const Header& header) {
    heading(ui, header.title, tr(spec_.title), face::page_title, 1);
    if (spec_.lists.size() > 1) {
        std::vector<Piece> pieces;
        for (const ListSpec& each : spec_.lists)
            pieces.push_back(
                {app::label(info(each.kind)), each.icon, static_cast<int>(workspace_of(ui).live(each.kind).size())});
        const int chosen = segmented(ui, header.lists, "lists", pieces, static_cast<int>(current_list_));
        if (chosen >= 0 && static_cast<std::size_t>(chosen) != current_list_) {
            views().keep(ui);
            choose_list(static_cast<std::size_t>(chosen));
            views().update(ui);
            run(ui);
            ui.app.select_record(spec_.screen, {});
            followed_ = {};
            ui.want_frames(2);
        }
    }
    if (const auto chosen =
            draw_layout_switch(ui, header.layouts, layouts(ui), views().shown().layout, header.are_layouts_icons))
        views().choose_layout(ui, *chosen);
    if (!header.words.empty()) text(ui, header.words_box, header.words, face::secondary);
}

void ListPage::draw_header_right(Ui& ui, const Header& header) {
    if (header.tool.width > 0) list().draw_tool(ui, header.tool, header.tool_fit);
    const std::string_view menu = tr(Str::page_menu);
    if (icon_button(ui, header.menu, icons::ellipsis, menu)) open_popup(ui, menu);
    draw_page_menu(ui, header.menu);
    const ButtonOptions make = create_button(ui);
    if (header.is_create_icon ? icon_button(ui, header.create, make.icon, words(list().create), make)
                              : button(ui, header.create, words(list().create), make))
        create(ui);
}

void ListPage::draw_page_menu(Ui& ui, const Rect& anchor) {
    if (!begin_popup(ui, tr(Str::page_menu), anchor, 220)) return;
    draw_leaving_items(ui, leaving());
    if (menu_item(ui, tr(Str::copy_link), icons::link)) views().copy_link(ui);
    menu_separator(ui);
    if (has_duplicates(list().kind) && menu_item(ui, tr(Str::duplicates_title), icons::copy))
        open_duplicates(ui, list().kind);
    if (menu_item(ui, tr(Str::open_trash), icons::trash_2, std::to_string(trash_count(ui, list().kind))))
        open_trash(ui, list().kind);
    end_popup(ui);
}

Leaving ListPage::leaving() {
    Leaving what{views().shown(), views().name(), sought_, {}};
    if (what.view.layout == view::Layout::calendar) what.calendar = calendar_.page();
    if (views().is_tried()) what.name = tr(Str::view_changed, {what.name});
    return what;
}

// What has the keyboard: one record in the inspector, else the list.
std::optional<PrintJob> ListPage::print_job(Ui& ui) {
    if (!ui.app.workspace() || !rows_) return std::nullopt;
    const RecordIndex record = current(ui);
    if (record != no_record && is_inspector_used_) return record_print_job(ui, record);
    return list_print_job(ui, leaving());
}

void ListPage::draw_nothing(Ui& ui, const Rect& area) {
    if (rows_->of > 0) {
        if (empty_state(ui, area, icons::funnel, words(list().none_found), tr(Str::clear_filters)))
            head_.clear(views());
    } else if (empty_state(ui, area, list().icon, words(list().none_yet),
                   ui.app.can_write() ? words(list().create) : std::string())) {
        create(ui);
    }
}

} // namespace yinfeng::ui
