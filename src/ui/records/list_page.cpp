#include "ui/records/list_page.h"

#include "app/app.h"
#include "app/strings.h"
#include "app/sum_words.h"
#include "icons_generated.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/messages.h"
#include "ui/record_form.h"
#include "ui/records/cell.h"
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
constexpr float sheet_below_css = 1200, sheet_css = 480, whole_below_css = 760, wide_css = 1440, one_row_css = 1200,
                words_css = 1300, least_for_figures = 590;

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
    const int frame = ImGui::GetFrameCount();
    const bool was_left = std::exchange(drawn_in_frame_, frame) != frame - 1;
    if (was_left)
        if (const auto typed = views().end_passing(ui)) head_.type(*typed);
    const auto asked = ui.app.take_asked_list(spec_.screen);
    if (!asked) return;
    for (std::size_t i = 0; i < spec_.lists.size(); ++i)
        if (info(spec_.lists[i].kind).name == asked->list && i != current_list_) choose_list(i);
    views().update(ui);
    const bool passes = asked->passes || views().is_passing_by(asked->sight);
    if (passes) views().begin_passing(asked->sight, head_.typed());
    if (!asked->view.empty() && !views().show(ui, asked->view)) ui.app.say_view_is_gone();
    if (!asked->sight.layout.empty() || !asked->sight.find.empty()) head_.type(asked->sight.find);
    if (const auto done = views().look(ui, asked->sight); !done) ui.app.say(done.error().message);
    views().update(ui);
    if (passes) views().settle_passing();
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
    const float width = ui.px(screen_css < whole_below_css ? screen_css // what is left beside it would be of no use
                              : sheet                      ? sheet_css
                              : screen_css >= wide_css     ? metric::inspector
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
    }
    const Scroll layer = begin_scroll(ui, "sheet", panel); // a window of its own, above the list
    Inspector::Wish wish = inspector_->draw(ui, panel, record, rows_->order, true);
    end_scroll(ui, layer, {1, 1});
    wish.close |= beside;
    return wish;
}

void ListPage::draw_list(Ui& ui, Rect area, RecordIndex current) {
    const IdScope scope("list");
    const float padding = ui.px(metric::page_padding);
    const bool shared = is_one_row_; // on a low screen header and filters share a row
    const Rect page = area;
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
    if (ui.acts_at_foot() && ticks_.are_none()) draw_main_action(ui, page);
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
                   ui.app.can_write() && !ui.acts_at_foot() ? words(list().create) : std::string())) {
        create(ui);
    }
}

} // namespace yinfeng::ui
