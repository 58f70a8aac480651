// The row above the list of projects: title, view, label set, page menu and 新建, and the tools at the end of the filters.

#include "app/app.h"
#include "app/strings.h"
#include "domain/label_sets.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/project_actions.h"
#include "ui/screens/projects_page.h"
#include "ui/trash.h"

#include <algorithm>
#include <array>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr ButtonOptions label_set_button{.icon = icons::layers, .icon_after = icons::chevron_down};
std::array<Piece, 2> views() {
    return {Piece{tr(Str::view_board), icons::kanban}, Piece{tr(Str::view_table), icons::table_2}};
}

} // namespace

ProjectsPage::Header ProjectsPage::lay_out_header(Ui& ui, Rect row, bool shared) {
    Header out;
    row = centred(row, ui.control_height());
    ButtonOptions create = create_button(ui);
    if (shared && ui.css(row.width) < 900) create.shortcut = {}; // there the filters need the room more
    out.create = cut_right(row, button_width(ui, tr(Str::new_project), create));
    out.create_shortcut = create.shortcut;
    cut_right(row, ui.px(8));
    out.menu = cut_right(row, row.height);
    cut_right(row, ui.px(8));
    const float switch_width = segmented_width(ui, views());
    if (view_ == View::board) {
        const std::string_view set =
            app::choice_label(ChoiceList::label_set, domain::label_set_of(workspace_of(ui)).code);
        out.label_words = tr(Str::label_set_is, {set});
        float wanted = button_width(ui, out.label_words, label_set_button);
        if (shared || row.width < wanted + switch_width + ui.px(420)) { // in a narrow row the name alone
            out.label_words = set;
            wanted = button_width(ui, out.label_words, label_set_button);
        }
        out.labels = cut_right(row, wanted);
        cut_right(row, ui.px(8));
    }
    out.title = cut_left(row, text_width(ui, tr(Str::projects), face::page_title) + ui.px(1));
    cut_left(row, ui.px(12));
    if (shared) { // how many there are stands below the list
        out.view_switch = cut_left(row, switch_width);
        cut_left(row, ui.px(12));
        out.rest = row;
        return out;
    }
    out.words = describe_list();
    // The switch stands in the middle of the page where there is room, else after the words.
    float words_width = text_width(ui, out.words, face::secondary);
    if (words_width > row.width - switch_width - ui.px(16)) {
        out.words = describe_count();
        words_width = text_width(ui, out.words, face::secondary);
    }
    float at = std::max(row.x + words_width + ui.px(16), row.x + (row.width - switch_width - out.title.width) / 2);
    at = std::min(at, right(row) - switch_width);
    out.view_switch = {std::max(at, row.x), row.y, switch_width, row.height};
    out.words_box = {row.x, row.y, std::max(0.0f, out.view_switch.x - row.x - ui.px(8)), row.height};
    return out;
}

std::string ProjectsPage::describe_count() const {
    const std::string total = std::to_string(list_.total());
    return filter_.is_empty() ? tr(Str::n_items, {total})
                              : tr(Str::filtered_of, {std::to_string(list_.shown().size()), total});
}

std::string ProjectsPage::describe_list() const {
    return list_.shown().empty() ? describe_count() : describe_count() + " · " + describe_sum(list_.sum(), money());
}

void ProjectsPage::draw_header_left(Ui& ui, const Header& header) {
    heading(ui, header.title, tr(Str::projects), face::page_title, 1);
    if (!header.words.empty()) text(ui, header.words_box, header.words, face::secondary);
    const auto pieces = views();
    const int chosen = segmented(ui, header.view_switch, tr(Str::view_switch), pieces, static_cast<int>(view_));
    view_ = static_cast<View>(chosen);
}

void ProjectsPage::draw_header_right(Ui& ui, const Header& header) {
    if (header.labels.width > 0 && view_ == View::board) {
        ButtonOptions options = label_set_button;
        options.name = header.label_words;
        if (button(ui, header.labels, header.label_words + "##labels", options))
            open_popup(ui, tr(Str::choose_label_set));
        draw_label_sets(ui, header.labels);
    }
    const std::string_view menu = tr(Str::page_menu);
    if (icon_button(ui, header.menu, icons::ellipsis, menu)) open_popup(ui, menu);
    draw_page_menu(ui, header.menu);
    ButtonOptions make = create_button(ui);
    make.shortcut = header.create_shortcut;
    if (button(ui, header.create, tr(Str::new_project), make)) create(ui);
}

void ProjectsPage::draw_label_sets(Ui& ui, const Rect& anchor) {
    if (!begin_popup(ui, tr(Str::choose_label_set), anchor, 220)) return;
    const std::string_view now = domain::label_set_of(workspace_of(ui)).code;
    for (const Choice& choice : choices_of(ChoiceList::label_set))
        if (menu_item(ui, app::label(choice), nullptr, {}, !ui.app.can_write(), false, choice.code == now))
            choose_label_set(ui, choice.code);
    end_popup(ui);
}

void ProjectsPage::draw_page_menu(Ui& ui, const Rect& anchor) {
    if (!begin_popup(ui, tr(Str::page_menu), anchor, 200)) return;
    if (menu_item(ui, tr(Str::open_trash), icons::trash_2, std::to_string(trash_count(ui, Kind::project))))
        open_trash(ui, Kind::project);
    end_popup(ui);
}

// --- the right end of the filter row ---

float ProjectsPage::tools_width(Ui& ui, bool compact) const {
    const bool board = view_ == View::board;
    if (compact) return ui.px(148) + ui.px(8) + ui.px(board ? 32 : 68);
    const bool narrow = ui.css(ui.screen.width) < 1366;
    return ui.px(narrow ? 168 : 200) + ui.px(8) + (board ? ui.px(148) : ui.px(132) + ui.px(84));
}

// `compact`: as icons, with their words as tooltips.
void ProjectsPage::draw_tools(Ui& ui, Rect row, bool compact) {
    row = centred(row, ui.px(ui.touch ? 44 : 32));
    constexpr Str order_names[] = {Str::sort_amount, Str::sort_stage_since, Str::sort_next_date, Str::sort_name};
    const bool board = view_ == View::board;
    const auto tool = [&](const Rect& box, const std::string& words, std::string_view id, const char* glyph) {
        const ButtonOptions options{.icon = glyph, .kind = ButtonKind::quiet, .name = words};
        return compact ? icon_button(ui, box, glyph, words, options)
                       : button(ui, box, words + std::string(id), options);
    };
    // The last one is the order of the board, or the columns of the table.
    const Rect last = cut_right(row, ui.px(compact ? 32 : board ? 148 : 80));
    if (!board) cut_right(row, ui.px(4));
    const Rect groups = board ? Rect{} : cut_right(row, ui.px(compact ? 32 : 132));
    cut_right(row, ui.px(8));
    const Edit edit = text_field(ui, row, "find", find_,
        {.name = tr(Str::find_in_list), .hint = tr(Str::find_in_list), .icon = icons::search, .search = true});
    if (edit.changed || edit.cancelled) {
        filter_.text = find_;
        ++filter_.version;
    }
    if (board) {
        const std::string words = tr(Str::sort_by_is, {tr(order_names[static_cast<std::size_t>(order_)])});
        const std::string_view popup = tr(Str::sort_choose);
        if (tool(last, words, "##sort", icons::arrow_up_down)) open_popup(ui, popup);
        if (begin_popup(ui, popup, last, 180)) {
            for (std::size_t i = 0; i < std::size(order_names); ++i)
                if (menu_item(ui, tr(order_names[i]), nullptr, {}, false, false, i == static_cast<std::size_t>(order_)))
                    order_ = static_cast<ProjectOrder>(i);
            end_popup(ui);
        }
    } else {
        const bool grouped = !table_view_.groups.empty();
        const std::string words = tr(Str::group_is, {grouped ? tr(Str::filter_stage) : tr(Str::none)});
        if (tool(groups, words, "##group", icons::layers))
            table_view_.groups =
                grouped ? std::vector<view::Bucket>() : std::vector<view::Bucket>{{field::project::stage_}};
        if (tool(last, std::string(tr(Str::columns_button)), "", icons::columns_3)) table_.column_menu(ui, last);
    }
}

} // namespace yinfeng::ui
