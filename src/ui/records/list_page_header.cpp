// What stands above a list and below it: title, lists, layouts, views and tools, as much of them as there is room for; and the main
// action, which on a touch screen stands at the foot.

#include "app/app.h"
#include "app/strings.h"
#include "app/sum_words.h"
#include "icons_generated.h"
#include "ui/duplicates.h"
#include "ui/field_words.h"
#include "ui/records/arrangement_dialog.h"
#include "ui/records/cell.h"
#include "ui/records/list_page.h"
#include "ui/trash.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Layout;

namespace {

constexpr float narrow_css = 900, narrowest_css = 640, least_view_css = 132;
constexpr float least_filters_css = 420,
                most_views_css = 220; // of filters and the name of the view, where they share a row
constexpr std::size_t few_lists = 3;
constexpr ButtonOptions list_menu{.icon = icons::folder_kanban, .icon_after = icons::chevron_down};

float list_menu_width(const Ui& ui, const Piece& now) { return button_width(ui, now.label, list_menu); }

} // namespace

ListPage::Header ListPage::lay_out_header(Ui& ui, Rect row, bool shared) {
    Header out;
    row = centred(row, ui.control_height());
    // There the filters, or the name of the view, need the room more.
    out.is_create_icon = ui.css(row.width) < (shared ? 900 : narrowest_css);
    if (!ui.touch) {
        out.create =
            cut_right(row, out.is_create_icon ? row.height : button_width(ui, words(list().create), create_button(ui)));
        cut_right(row, ui.px(8));
    }
    out.menu = cut_right(row, row.height);
    cut_right(row, ui.px(8));
    // As much of what stands at the left as leaves the name of the view a place: first the layouts go together, then the lists. Many
    // lists say no more how many they have, and go together before the layouts do, which are changed between more often.
    const float title = text_width(ui, tr(spec_.title), face::page_title) + ui.px(1 + 12);
    std::vector<Piece> pieces = list_pieces(ui);
    const auto lists_width = [&](bool as_menu) {
        if (pieces.empty()) return title;
        if (as_menu) return list_menu_width(ui, pieces[current_list_]) + ui.px(12);
        return title + segmented_width(ui, pieces) + ui.px(12);
    };
    const std::vector<Layout> all = layouts(ui);
    out.layout_fit = shared || !is_wide_ || !pieces.empty() ? SwitchFit::icons : SwitchFit::words;
    const auto is_tight = [&] {
        const float tool = list().tool_width ? list().tool_width(ui, views().shown(), ToolFit::icon) + ui.px(8) : 0.0f;
        return lists_width(out.are_lists_menu) + layout_switch_width(ui, all, out.layout_fit) + ui.px(8 + 4 + 8) +
                   tool + ui.px(shared ? least_filters_css : least_view_css) >
               row.width;
    };
    if (pieces.size() > few_lists && is_tight()) {
        out.are_lists_plain = true;
        for (Piece& each : pieces) each.count = -1;
        out.are_lists_menu = is_tight();
    }
    if (is_tight()) out.layout_fit = SwitchFit::one;
    if (is_tight() && !pieces.empty()) out.are_lists_menu = true;
    if (!out.are_lists_menu) {
        out.title = cut_left(row, title - ui.px(12));
        cut_left(row, ui.px(12));
    }
    if (!pieces.empty()) {
        out.lists = cut_left(
            row, out.are_lists_menu ? list_menu_width(ui, pieces[current_list_]) : segmented_width(ui, pieces));
        cut_left(row, ui.px(12));
        if (out.are_lists_menu) out.title = out.lists;
    }
    const auto tool = [&](ToolFit fit) {
        return list().tool_width ? list().tool_width(ui, views().shown(), fit) : 0.0f;
    };
    // At one place in every layout: behind what is the same in all of them.
    out.layouts = cut_left(row, layout_switch_width(ui, all, out.layout_fit));
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

std::vector<Piece> ListPage::list_pieces(const Ui& ui) const {
    std::vector<Piece> pieces;
    if (spec_.lists.size() < 2) return pieces;
    for (const ListSpec& each : spec_.lists)
        pieces.push_back(
            {app::label(info(each.kind)), each.icon, static_cast<int>(workspace_of(ui).live(each.kind).size())});
    return pieces;
}

void ListPage::draw_lists(Ui& ui, const Header& header) {
    const std::vector<Piece> pieces = list_pieces(ui);
    int chosen = -1;
    if (header.are_lists_menu) {
        const Piece& now = pieces[current_list_];
        const std::string name = tr(Str::list_is, {now.label});
        ButtonOptions look = list_menu;
        look.icon = now.icon;
        look.name = name;
        if (button(ui, header.lists, std::string(now.label) + "##lists", look)) open_popup(ui, tr(Str::choose_list));
        if (begin_popup(ui, tr(Str::choose_list), header.lists, 220)) {
            for (std::size_t i = 0; i < pieces.size(); ++i)
                if (menu_item(ui, pieces[i].label, nullptr, std::to_string(pieces[i].count), false, false,
                        i == current_list_))
                    chosen = static_cast<int>(i);
            end_popup(ui);
        }
    } else {
        std::vector<Piece> shown = pieces;
        if (header.are_lists_plain)
            for (Piece& each : shown) each.count = -1;
        chosen = segmented(ui, header.lists, "lists", shown, static_cast<int>(current_list_));
    }
    if (chosen < 0 || static_cast<std::size_t>(chosen) == current_list_) return;
    views().keep(ui);
    choose_list(static_cast<std::size_t>(chosen));
    views().update(ui);
    run(ui);
    ui.app.select_record(spec_.screen, {});
    followed_ = {};
    ui.want_frames(2);
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
    if (!header.are_lists_menu) heading(ui, header.title, tr(spec_.title), face::page_title, 1);
    else if (ui.semantics.wanted())
        ui.semantics.add(
            {.role = Role::heading, .rect = header.title, .name = std::string(tr(spec_.title)), .level = 1});
    if (spec_.lists.size() > 1) draw_lists(ui, header);
    if (const auto chosen =
            draw_layout_switch(ui, header.layouts, layouts(ui), views().shown().layout, header.layout_fit))
        views().choose_layout(ui, *chosen);
    if (!header.words.empty()) text(ui, header.words_box, header.words, face::secondary);
}

void ListPage::draw_header_right(Ui& ui, const Header& header) {
    if (header.tool.width > 0) list().draw_tool(ui, header.tool, header.tool_fit);
    const std::string_view menu = tr(Str::page_menu);
    if (icon_button(ui, header.menu, icons::ellipsis, menu)) open_popup(ui, menu);
    draw_page_menu(ui, header.menu);
    if (header.create.width <= 0) return; // at the foot
    const ButtonOptions make = create_button(ui);
    if (header.is_create_icon ? icon_button(ui, header.create, make.icon, words(list().create), make)
                              : button(ui, header.create, words(list().create), make))
        create(ui);
}

void ListPage::draw_page_menu(Ui& ui, const Rect& anchor) {
    if (!begin_popup(ui, tr(Str::page_menu), anchor, 220)) return;
    draw_leaving_items(ui, leaving());
    if (menu_item(ui, tr(Str::copy_link), icons::link)) views().copy_link(ui);
    if (can_arrange(list().kind) &&
        menu_item(ui, tr(Str::arrange_page), icons::sliders_horizontal, {}, !ui.app.can_write())) {
        const Layout layout = views().shown().layout;
        const bool has_cards = layout == Layout::board || layout == Layout::cards || layout == Layout::calendar;
        open_arrangement(
            ui, list().kind, has_cards ? view::ArrangedPart::cards : view::ArrangedPart::columns, current(ui));
    }
    menu_separator(ui);
    if (has_duplicates(list().kind) && menu_item(ui, tr(Str::duplicates_title), icons::copy))
        open_duplicates(ui, list().kind);
    if (menu_item(ui, tr(Str::open_trash), icons::trash_2, std::to_string(trash_count(ui, list().kind))))
        open_trash(ui, list().kind);
    end_popup(ui);
}

float ListPage::action_width(const Ui& ui) const {
    return button_width(ui, words(list().create), create_button(ui)) + 2 * ui.px(metric::page_padding);
}

void ListPage::draw_main_action(Ui& ui, Rect area) {
    const IdScope scope("foot");
    const Rect foot = cut_bottom(area, ui.px(metric::touch_foot));
    Rect room{right(foot) - action_width(ui), foot.y, action_width(ui), foot.height};
    room = inset(room, ui.px(metric::page_padding), 0);
    if (button(ui, centred(room, ui.control_height()), words(list().create), create_button(ui))) create(ui);
}

void ListPage::draw_foot_line(Ui& ui, const Rect& box, std::string_view words) {
    fill(ui, box, color::subtle);
    horizontal_line(ui, box.x, right(box), box.y, color::line);
    Rect inside = inset(box, ui.px(12), 0);
    cut_right(inside, action_width(ui) - ui.px(12));
    const float height = wrapped_height(ui, inside.width, words, face::secondary, 2);
    wrapped_text(ui, centred(inside, height), words, face::secondary, 2);
}

} // namespace yinfeng::ui
