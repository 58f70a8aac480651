#include "ui/screens/projects_page.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/label_sets.h"
#include "icons_generated.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/project_actions.h"
#include "ui/short_form.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Screen;
using app::Str;
using app::tr;

namespace {
constexpr float sheet_below_css = 1200, sheet_css = 480, wide_css = 1440, one_row_css = 1200;
} // namespace

std::unique_ptr<Page> make_projects_page() { return std::make_unique<ProjectsPage>(); }

ProjectsPage::ProjectsPage() = default;

void ProjectsPage::reset() {
    filter_.clear();
    find_.clear();
    list_.reset();
    board_.reset();
    table_.reset();
    table_query_.reset();
    inspector_.reset();
    view_ = View::board;
    kept_.reset();
}

// =board or =table, the board's order as a digit, and the view of the table.
std::string ProjectsPage::setup(Ui& ui) const {
    std::string words = view_ == View::table ? "=table " : "=board ";
    words += static_cast<char>('0' + static_cast<int>(order_));
    view::View table = table_view_.kind == no_kind ? view::parse_view(ui.app.columns(), table_columns) : table_view_;
    table.filter = {};
    return words.append("\n").append(view::to_text(ui.app.columns(), table));
}

void ProjectsPage::restore_setup(Ui& ui, std::string_view words) {
    view_ = words.starts_with("=table") ? View::table : View::board;
    const auto order = words.find(' ') + 1; // npos + 1 is 0
    order_ = static_cast<ProjectOrder>(std::clamp(words[order] - '0', 0, 3));
    const auto line = words.find('\n');
    table_view_ =
        view::parse_view(ui.app.columns(), line == std::string_view::npos ? table_columns : words.substr(line + 1));
    if (table_view_.kind != static_cast<KindId>(Kind::project))
        table_view_ = view::parse_view(ui.app.columns(), table_columns);
}

RecordIndex ProjectsPage::current(const Ui& ui) const {
    const Id id = ui.app.current_record(Screen::projects);
    return is_nil(id) ? no_record : workspace_of(ui).find(id);
}

RecordIndex ProjectsPage::neighbour(RecordIndex project, int direction) const {
    if (view_ == View::board) return board_.neighbour(project, direction);
    if (!table_query_) return no_record;
    const std::vector<RecordIndex>& rows = table_query_->rows().order;
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
    if (!filter_.is_empty()) filter_.clear(), find_.clear(); // a filter would hide the new one at once
    inspector_.edit_name(workspace_of(ui).find(made));
    ui.want_frames(4);
}

void ProjectsPage::draw(Ui& ui, const Rect& area) {
    commit_stray_edits(ui);
    if (kept_.unread()) restore_setup(ui, kept_.restore(ui, setup(ui)));
    kept_.keep(ui, setup(ui));
    list_.update(ui, filter_, order_);
    if (const RecordIndex asked = take_closed_form(ui, Kind::project);
        asked != no_record && is_nil(ui.app.current_record(Screen::projects))) {
        if (view_ == View::board) board_.focus(asked);
        else table_.return_to(asked);
        ui.want_frames(3);
    }
    const RecordIndex project = current(ui);
    Rect rest = area;
    // What stands above the list is laid out for the page, not for what the inspector leaves of it: the list does not move when one
    // is opened.
    is_one_row_ = ui.is_low() && ui.css(area.width) >= one_row_css;
    table_.set_covered(false);
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
            table_.set_covered(true);
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
        else table_.return_to(project);
        ui.want_frames(3);
    }
}

void ProjectsPage::draw_list(Ui& ui, Rect area) {
    const IdScope scope("list");
    const float padding = ui.px(metric::page_padding);
    // On a low screen header and filters share a row.
    const bool shared = is_one_row_;
    const float height = shared ? ui.px(metric::low_header) : ui.header_height();
    const Header header = lay_out_header(ui, inset(cut_top(area, height), padding, 0), shared);
    const bool compact = shared || ui.css(area.width) < 900;
    const float tools = tools_width(ui, compact);
    const Rect filter_row =
        shared ? centred(header.rest, ui.px(36)) : inset(cut_top(area, ProjectFilters::height(ui)), padding, 0);
    draw_header_left(ui, header);
    if (!shared) draw_header_right(ui, header); // Tab goes as people read
    Rect tool_row = filter_row;
    tool_row.height = ui.px(ui.touch ? 48 : 36);
    filters_.draw(ui, filter_row, filter_, list_, tools + ui.px(8));
    draw_tools(ui, cut_right(tool_row, tools), compact);
    if (shared) draw_header_right(ui, header);
    find_ = filter_.text; // cleared together with the other filters
    if (view_ == View::board) {
        Rect board = inset(area, padding, 0);
        const Rect foot = cut_bottom(board, shared ? ui.px(28) : padding);
        if (shared) text(ui, foot, describe_list(), face::secondary); // as the table has it
        draw_board(ui, board);
    } else {
        draw_table(ui, area);
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
