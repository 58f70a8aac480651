#include "ui/screens/projects_page.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/label_sets.h"
#include "icons_generated.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/screens/project_actions.h"
#include "ui/screens/stage_form.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Screen;
using app::Str;
using app::tr;

namespace {
constexpr float sheet_below_css = 1200, sheet_css = 480, wide_css = 1440;
}

std::unique_ptr<Page> make_projects_page() { return std::make_unique<ProjectsPage>(); }

ProjectsPage::ProjectsPage()
    : table_(Kind::project, {field::project::investor_, field::project::amount_, field::project::area_,
                                first_extra_column, field::project::next_action_, first_extra_column + 1,
                                field::project::industry_, field::project::park_, field::project::tags_}) {
    set_up_table();
}

void ProjectsPage::reset() {
    filter_.clear();
    find_.clear();
    list_.reset();
    board_.reset();
    table_.reset();
    inspector_.reset();
    view_ = View::board;
    kept_.reset();
}

// The words of the table, and before them: =board or =table, and the board's order as a digit.
std::string ProjectsPage::setup() const {
    std::string words = view_ == View::table ? "=table " : "=board ";
    words += static_cast<char>('0' + static_cast<int>(order_));
    return words + table_.setup();
}

void ProjectsPage::restore_setup(std::string_view words) {
    view_ = words.starts_with("=table") ? View::table : View::board;
    const auto order = words.find(' ') + 1; // npos + 1 is 0
    order_ = static_cast<ProjectOrder>(std::clamp(words[order] - '0', 0, 3));
    table_.restore_setup(words);
}

RecordIndex ProjectsPage::current(const Ui& ui) const {
    const Id id = ui.app.current_record(Screen::projects);
    return is_nil(id) ? no_record : workspace_of(ui).find(id);
}

RecordIndex ProjectsPage::neighbour(RecordIndex project, int direction) const {
    if (view_ == View::board) return board_.neighbour(project, direction);
    const std::vector<RecordIndex>& rows = table_.rows();
    const auto found = std::ranges::find(rows, project);
    if (found == rows.end()) return no_record;
    const auto at = found - rows.begin() + direction;
    return at < 0 || at >= std::ssize(rows) ? no_record : rows[static_cast<std::size_t>(at)];
}

void ProjectsPage::open(Ui& ui, RecordIndex project) {
    ui.app.select_record(Screen::projects, workspace_of(ui).record(project).id);
}

void ProjectsPage::create(Ui& ui) {
    const domain::LabelSet& labels = domain::label_set_of(workspace_of(ui));
    const auto reserve = labels.label_of(domain::Stage::reserve);
    create_in(ui, reserve ? labels.labels[*reserve].entry : domain::Stage::reserve);
}

void ProjectsPage::create_in(Ui& ui, domain::Stage stage) {
    const Id made = create_project(ui, stage);
    if (is_nil(made)) return;
    if (view_ == View::trash) view_ = View::board;
    if (!filter_.is_empty()) filter_.clear(), find_.clear(); // a filter would hide the new one at once
    ui.app.select_record(Screen::projects, made);
    inspector_.edit_name(workspace_of(ui).find(made));
    ui.want_frames(4);
}

void ProjectsPage::draw(Ui& ui, const Rect& area) {
    commit_stray_edits(ui);
    if (kept_.unread()) restore_setup(kept_.restore(ui, setup()));
    if (view_ != View::trash) kept_.keep(ui, setup());
    list_.update(ui, filter_, order_);
    if (const RecordIndex asked = draw_stage_form(ui);
        asked != no_record && is_nil(ui.app.current_record(Screen::projects))) {
        if (view_ == View::board) board_.focus(asked);
        else table_.focus(asked);
        ui.want_frames(3);
    }
    const RecordIndex project = current(ui);
    Rect rest = area;
    if (project == no_record) {
        draw_list(ui, rest);
        return;
    }
    const auto step = [&](int direction) { return neighbour(project, direction); };
    const float screen_css = ui.css(ui.screen.width);
    const bool sheet = screen_css < sheet_below_css;
    const float width = ui.px(sheet                    ? sheet_css
                              : screen_css >= wide_css ? metric::inspector
                                                       : metric::inspector_narrow);
    ProjectInspector::Result result;
    if (!sheet) {
        const Rect panel = cut_right(rest, width);
        draw_list(ui, rest);
        result = inspector_.draw(ui, panel, project, step, false);
    } else {
        // The sheet lies over the list; a press beside it closes it.
        const Rect panel = cut_right(rest, std::min(width, area.width));
        if (rest.width > ui.px(40)) {
            draw_list(ui, area);
            const Scroll veil = begin_scroll(ui, "veil", rest); // the list's parts are windows of their own
            fill(ui, rest, color::scrim);
            result.closed = pressable(ui, "beside", rest, {.name = tr(Str::close_inspector)}).pressed;
            end_scroll(ui, veil, {1, 1});
        }
        const Scroll layer = begin_scroll(ui, "sheet", panel); // a window of its own, above the list
        ProjectInspector::Result inside = inspector_.draw(ui, panel, project, step, true);
        end_scroll(ui, layer, {1, 1});
        result.go = inside.go;
        result.closed |= inside.closed;
    }
    if (result.go != no_record) open(ui, result.go);
    if (result.closed) {
        ui.app.select_record(Screen::projects, {});
        // The keyboard returns to where it came from.
        if (view_ == View::board) board_.focus(project);
        else if (view_ == View::table) table_.focus(project);
        ui.want_frames(3);
    }
}

void ProjectsPage::draw_list(Ui& ui, Rect area) {
    const IdScope scope("list");
    const float padding = ui.px(metric::page_padding);
    Rect header = cut_top(area, ui.header_height());
    draw_header(ui, inset(header, padding, 0));
    if (view_ == View::trash) {
        draw_trash(ui, inset(area, padding, 0));
        return;
    }
    const float tools = tools_width(ui);
    const float width = area.width - 2 * padding;
    Rect row = inset(cut_top(area, filters_.height(ui, filter_, list_, width, tools + ui.px(8))), padding, 0);
    Rect tool_row = row;
    tool_row.height = ui.px(ui.touch ? 48 : 36);
    filters_.draw(ui, row, filter_, list_, tools + ui.px(8));
    draw_tools(ui, cut_right(tool_row, tools));
    find_ = filter_.text; // cleared together with the other filters
    if (view_ == View::board) {
        Rect board = inset(area, padding, 0);
        cut_bottom(board, padding);
        draw_board(ui, board);
    } else {
        draw_table(ui, area);
    }
}

void ProjectsPage::draw_header(Ui& ui, Rect row) {
    row = centred(row, ui.control_height());
    const ButtonOptions create_options{.icon = icons::plus,
        .kind = ButtonKind::primary,
        .shortcut = ui.touch ? "" : "N",
        .disabled = !ui.app.can_write()};
    const Rect create_box = cut_right(row, button_width(ui, tr(Str::new_project), create_options));
    cut_right(row, ui.px(8));
    const Rect menu_box = cut_right(row, row.height);
    cut_right(row, ui.px(8));
    const Piece pieces[] = {{tr(Str::view_board), icons::kanban}, {tr(Str::view_table), icons::table_2}};
    const float segmented_px = segmented_width(ui, pieces);

    Rect label_box;
    std::string label_words;
    ButtonOptions label_options{.icon = icons::layers, .icon_after = icons::chevron_down};
    if (view_ == View::board) {
        const domain::LabelSet& labels = domain::label_set_of(workspace_of(ui));
        label_words = tr(Str::label_set_is, {app::choice_label(ChoiceList::label_set, labels.code)});
        float wanted = button_width(ui, label_words, label_options);
        if (row.width < wanted + segmented_px + ui.px(420)) { // in a narrow list the name alone
            label_words = app::choice_label(ChoiceList::label_set, labels.code);
            wanted = button_width(ui, label_words, label_options);
        }
        label_box = cut_right(row, wanted);
        cut_right(row, ui.px(8));
    }

    const std::string_view title = tr(Str::projects);
    const float title_width = text_width(ui, title, face::page_title);
    heading(ui, cut_left(row, title_width + ui.px(1)), title, face::page_title, 1);
    cut_left(row, ui.px(12));
    if (view_ == View::trash) {
        const std::string count =
            tr(Str::trash_count, {std::to_string(workspace_of(ui).deleted(Kind::project).size())});
        text(ui, row, std::string(tr(Str::trash_title)) + " · " + count, face::secondary);
    } else {
        const std::string total = std::to_string(list_.total());
        std::string words = filter_.is_empty() ? tr(Str::n_items, {total})
                                               : tr(Str::filtered_of, {std::to_string(list_.shown().size()), total});
        if (!list_.shown().empty()) words += " · " + describe_sum(list_.sum(), money());
        // The switch stands in the middle of the page where there is room, else after the words.
        float words_width = text_width(ui, words, face::secondary);
        if (words_width > row.width - segmented_px - ui.px(16)) {
            words = filter_.is_empty() ? tr(Str::n_items, {total})
                                       : tr(Str::filtered_of, {std::to_string(list_.shown().size()), total});
            words_width = text_width(ui, words, face::secondary);
        }
        float at = std::max(row.x + words_width + ui.px(16), row.x + (row.width - segmented_px) / 2 - title_width / 2);
        at = std::min(at, right(row) - segmented_px);
        const Rect switch_box{std::max(at, row.x), row.y, segmented_px, row.height};
        text(ui, {row.x, row.y, std::max(0.0f, switch_box.x - row.x - ui.px(8)), row.height}, words, face::secondary);
        const int chosen = segmented(ui, switch_box, tr(Str::view_switch), pieces, static_cast<int>(view_));
        view_ = static_cast<View>(chosen);
    }
    if (view_ == View::board && label_box.width > 0) {
        const std::string_view popup = tr(Str::choose_label_set);
        label_options.name = label_words;
        if (button(ui, label_box, label_words + "##labels", label_options)) open_popup(ui, popup);
        draw_label_sets(ui, label_box);
    }
    const std::string_view menu = tr(Str::page_menu);
    if (icon_button(ui, menu_box, icons::ellipsis, menu)) open_popup(ui, menu);
    draw_page_menu(ui, menu_box);
    if (button(ui, create_box, tr(Str::new_project), create_options)) create(ui);
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
    const std::size_t deleted = workspace_of(ui).deleted(Kind::project).size();
    if (view_ == View::trash) {
        if (menu_item(ui, tr(Str::trash_back), icons::arrow_left)) view_ = View::board;
    } else if (menu_item(ui, tr(Str::open_trash), icons::trash_2, std::to_string(deleted))) {
        view_ = View::trash;
        ui.app.select_record(Screen::projects, {});
    }
    end_popup(ui);
}

// --- the right end of the filter row ---

float ProjectsPage::tools_width(Ui& ui) const {
    const bool narrow = ui.css(ui.screen.width) < 1366;
    return ui.px(narrow ? 168 : 200) + ui.px(8) + (view_ == View::board ? ui.px(148) : ui.px(132) + ui.px(84));
}

void ProjectsPage::draw_tools(Ui& ui, Rect row) {
    row = centred(row, ui.px(ui.touch ? 44 : 32));
    constexpr Str order_names[] = {Str::sort_amount, Str::sort_stage_since, Str::sort_next_date, Str::sort_name};
    const bool board = view_ == View::board;
    const Rect last = cut_right(row, ui.px(board ? 148 : 80)); // order of the board, or columns of the table
    if (!board) cut_right(row, ui.px(4));
    const Rect groups = board ? Rect{} : cut_right(row, ui.px(132));
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
        if (button(
                ui, last, words + "##sort", {.icon = icons::arrow_up_down, .kind = ButtonKind::quiet, .name = words}))
            open_popup(ui, popup);
        if (begin_popup(ui, popup, last, 180)) {
            for (std::size_t i = 0; i < std::size(order_names); ++i)
                if (menu_item(ui, tr(order_names[i]), nullptr, {}, false, false, i == static_cast<std::size_t>(order_)))
                    order_ = static_cast<ProjectOrder>(i);
            end_popup(ui);
        }
    } else {
        const bool grouped = table_.grouped_by() == field::project::stage_;
        const std::string words = tr(Str::group_is, {grouped ? tr(Str::filter_stage) : tr(Str::none)});
        if (button(ui, groups, words + "##group", {.icon = icons::layers, .kind = ButtonKind::quiet, .name = words}))
            table_.group_by(grouped ? known_field_count : field::project::stage_);
        if (button(ui, last, tr(Str::columns_button), {.icon = icons::columns_3, .kind = ButtonKind::quiet}))
            table_.column_menu(ui, last);
    }
}

void ProjectsPage::draw_nothing(Ui& ui, const Rect& area) {
    if (list_.total() > 0) {
        if (empty_state(ui, area, icons::funnel, tr(Str::no_filtered_projects), tr(Str::clear_filters)))
            filter_.clear(), find_.clear();
    } else if (empty_state(ui, area, icons::folder_kanban, tr(Str::no_projects),
                   ui.app.can_write() ? tr(Str::new_project) : std::string_view())) {
        create(ui);
    }
}

void ProjectsPage::draw_board(Ui& ui, const Rect& area) {
    if (list_.shown().empty() && list_.total() > 0) {
        draw_nothing(ui, area);
        return;
    }
    const ProjectBoard::Result result = board_.draw(ui, area, list_, current(ui));
    if (result.opened != no_record) open(ui, result.opened);
    if (result.create_in) create_in(ui, *result.create_in);
    if (result.only_stages) {
        filter_.stages = *result.only_stages;
        ++filter_.version;
    }
}

} // namespace yinfeng::ui
