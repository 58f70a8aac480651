// Projects: the board of stages, the table, and one project beside it.

#include "app/app.h"
#include "app/page_views.h"
#include "app/strings.h"
#include "domain/consequences.h"
#include "domain/label_sets.h"
#include "domain/pipeline.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/popover.h"
#include "ui/project_actions.h"
#include "ui/record_actions.h"
#include "ui/record_options.h"
#include "ui/records/list_page.h"
#include "ui/screens/page.h"
#include "ui/screens/project_inspector.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

std::string stale_words(const Ui& ui) {
    const domain::StaleLimits limits = domain::stale_limits(workspace_of(ui));
    const auto [least, most] = std::minmax({limits.planning, limits.talks, limits.signed_});
    const std::string range =
        least == most ? std::to_string(least) : std::to_string(least) + "–" + std::to_string(most);
    return tr(Str::quick_stale, {range});
}

// A new one stands in reserve, or in the column of the board that it was made in: there nobody has said on which day it was signed
// or begun.
Change make(Ui& ui, Id id, const MadeIn* made_in) {
    const domain::LabelSet& labels = domain::label_set_of(workspace_of(ui));
    const auto reserve = labels.label_of(domain::Stage::reserve);
    domain::Stage stage = reserve ? labels.labels[*reserve].entry : domain::Stage::reserve;
    if (made_in && made_in->field == field::project::stage_)
        stage = domain::parse_stage(made_in->value.as_text()).value_or(stage);
    Change change{std::string(tr(Str::new_project)), {}};
    change.set(Kind::project, id, field::project::stage_, Value::text(domain::stage_code(stage)));
    if (const auto day = domain::day_of_stage(stage)) change.set(Kind::project, id, *day, Value());
    return change;
}

bool move(Ui& ui, const std::vector<RecordIndex>& projects, const Value& stage) {
    return move_projects(ui, projects, stage.as_text());
}

// Below the column that projects in reserve stand in: that there are too few of them.
std::string reserve_note(Ui& ui, const Value& key) {
    const Workspace& workspace = workspace_of(ui);
    bool is_reserve = key.shape() == Value::Shape::text && key.as_text() == domain::stage_code(domain::Stage::reserve);
    if (key.shape() == Value::Shape::integer) {
        const auto& labels = domain::label_set_of(workspace).labels;
        const auto place = static_cast<std::size_t>(key.as_integer());
        is_reserve = place < labels.size() && labels[place].has(domain::Stage::reserve);
    }
    return is_reserve ? domain::reserve_warning(workspace, workspace.live(Kind::project)) : std::string();
}

// --- what can be done with several -------------------------------------------------------------------------

void draw_bulk(Ui& ui, Rect& rest, const std::vector<RecordIndex>& ticked) {
    const bool can_write = ui.app.can_write();
    float with_words = 0;
    for (const Str label : {Str::add_tag, Str::assign, Str::change_stage})
        with_words += button_width(ui, tr(label), {.icon = icons::tag}) + ui.px(8);
    const bool as_icons = with_words > rest.width;
    const auto place = [&](Str label, const char* glyph) {
        const ButtonOptions options{.icon = glyph, .disabled = !can_write};
        const Rect box = cut_right(rest, as_icons ? ui.control_height() : button_width(ui, tr(label), options));
        cut_right(rest, ui.px(8));
        if (as_icons ? icon_button(ui, box, glyph, tr(label), options) : button(ui, box, tr(label), options))
            open_popup(ui, tr(label));
        return box;
    };
    const Rect tag_box = place(Str::add_tag, icons::tag);
    const Rect assign_box = place(Str::assign, icons::user_plus);
    const Rect stage_box = place(Str::change_stage, icons::arrow_left_right);

    const Picked stage = picker_popup(
        ui, tr(Str::change_stage), stage_box, 340,
        [&](std::string_view typed) {
            std::vector<Option> options;
            for (const Choice& choice : workspace_of(ui).names().choices(ChoiceList::stage)) {
                const std::string_view label = app::label(choice);
                if (!typed.empty() && label.find(typed) == std::string_view::npos) continue;
                options.push_back({choice.code, std::string(label),
                    missing_words(ui, domain::Action::project_move, ticked,
                        {{{field::project::stage_, Value::text(choice.code)}}, {}}),
                    nullptr, &stage_look_of(choice.code)});
            }
            return options;
        },
        false);
    const Picked person = picker_popup(
        ui, tr(Str::assign), assign_box, 260,
        [&](std::string_view typed) { return record_options(ui, Kind::person, typed); }, true);
    const Picked tag = picker_popup(
        ui, tr(Str::add_tag), tag_box, 240,
        [&](std::string_view typed) { return used_text_options(ui, field::project::tags_, typed); }, true);
    // A copy: the change makes the table ask for its rows again.
    const std::vector<RecordIndex> projects = ticked;
    if (stage.what == Picked::What::option) move_projects(ui, projects, stage.code);
    if (person.what == Picked::What::option) assign_tracker(ui, projects, person.code);
    if (person.what == Picked::What::created) assign_new_tracker(ui, projects, person.code);
    if (tag.what == Picked::What::option || tag.what == Picked::What::created) add_tag(ui, projects, tag.code);
}

// --- by which label set the board's columns are named ------------------------------------------------------

constexpr ButtonOptions label_set_button{.icon = icons::tag, .icon_after = icons::chevron_down};

std::string label_set_words(Ui& ui, ToolFit fit) {
    const std::string_view set = domain::label_set_of(workspace_of(ui)).name;
    return fit == ToolFit::chosen ? std::string(set) : tr(Str::label_set_is, {set});
}

float label_sets_width(Ui& ui, const view::View& view, ToolFit fit) {
    const bool by_labels = !view.groups.empty() && view.groups.front().by == view::Bucket::By::labels;
    if (!by_labels || view.layout != view::Layout::board) return 0;
    return fit == ToolFit::icon ? ui.control_height() : button_width(ui, label_set_words(ui, fit), label_set_button);
}

void draw_label_sets(Ui& ui, const Rect& box, ToolFit fit) {
    const std::string words = label_set_words(ui, fit);
    ButtonOptions options = label_set_button;
    options.name = words;
    if (fit == ToolFit::icon ? icon_button(ui, box, icons::tag, words) : button(ui, box, words + "##labels", options))
        open_popup(ui, tr(Str::choose_label_set));
    if (!begin_popup(ui, tr(Str::choose_label_set), box, 220)) return;
    const std::string_view now = domain::label_set_of(workspace_of(ui)).code;
    for (const domain::LabelSet* set : domain::offered_label_sets(workspace_of(ui)))
        if (menu_item(ui, set->name, nullptr, {}, !ui.app.can_write(), false, set->code == now))
            choose_label_set(ui, set->code);
    end_popup(ui);
}

// --- the page ----------------------------------------------------------------------------------------------

constexpr DefaultView views[] = {{"all", Str::view_all, app::page_view(Kind::project)}};

constexpr QuickFilter quick[] = {
    {Str::quick_overdue, "time_state = overdue", icons::triangle_alert, color::late},
    {Str::quick_due_soon, "time_state = due_soon", icons::clock, color::soon},
    {Str::quick_incomplete, "roles_missing is filled", icons::user_x},
    {.label = Str::quick_stale, .where = "days_stale is filled", .icon = icons::history, .words = stale_words},
    {Str::quick_big, "amount >= 100000"},
};

constexpr LayoutChoice layouts[] = {
    {view::Layout::board, "group stage labels\nsort -amount"}, {view::Layout::table, "group stage"}};

constexpr ListSpec lists[] = {{.kind = Kind::project,
    .kept = "projects",
    .icon = icons::folder_kanban,
    .create = Str::new_project,
    .none_yet = Str::no_projects,
    .none_found = Str::no_filtered_projects,
    .find = Str::find_in_list,
    .views = views,
    .quick = quick,
    .layouts = layouts,
    .make = make,
    .bulk = draw_bulk,
    .board = {.move = move, .note = reserve_note},
    .tool_width = label_sets_width,
    .draw_tool = draw_label_sets}};

constexpr PageSpec spec{.screen = app::Screen::projects,
    .title = Str::projects,
    .lists = lists,
    .inspector = []() -> std::unique_ptr<Inspector> { return std::make_unique<ProjectInspector>(); }};

} // namespace

std::unique_ptr<Page> make_projects_page() { return std::make_unique<ListPage>(spec); }

} // namespace yinfeng::ui
