// The table view of the projects page and its bulk bar.

#include "ui/screens/projects_page.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/pipeline.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/popover.h"
#include "ui/record_form.h"
#include "ui/record_options.h"
#include "ui/screens/project_actions.h"
#include "ui/screens/project_card.h"
#include "ui/table_sort.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

void ProjectsPage::set_up_table() {
    static constexpr Kind badge_reads[] = {Kind::phase, Kind::settings};
    table_.add_extra_column({.id = first_extra_column,
        .label = Str::duty_column,
        .group = Group::people,
        .width = 92,
        .paint = [](Ui& ui, const Rect& cell,
                     RecordIndex project) { draw_duty_squares(ui, {cell.x, centred(cell, ui.px(20)).y}, project); },
        .words = [](const Ui& ui, RecordIndex project) { return duty_words(ui, project); },
        .sort_key = [](const Ui& ui, RecordIndex project) -> std::int64_t {
            const Workspace& workspace = workspace_of(ui);
            std::int64_t named = 0;
            for (const FieldId field :
                {field::project::tracker_, field::project::leader_, field::project::landing_unit_})
                named += !workspace.value(project, field).is_none();
            return named;
        }});
    table_.add_extra_column({.id = first_extra_column + 1,
        .label = Str::time_column,
        .group = Group::progress,
        .width = 172,
        .paint =
            [](Ui& ui, const Rect& cell, RecordIndex project) {
                const domain::TimeBadge badge = domain::project_badge(ui.app.reading(), project);
                if (badge.text.empty()) return;
                time_badge(
                    ui, {cell.x, centred(cell, ui.px(20)).y}, static_cast<int>(badge.status), badge.text, cell.width);
            },
        .words = [](const Ui& ui,
                     RecordIndex project) { return domain::project_badge(ui.app.reading(), project).text; },
        .sort_key = [](const Ui& ui, RecordIndex project) -> std::int64_t {
            // The most pressing first; among equals the nearest date.
            static constexpr std::int64_t order[] = {4, 3, 2, 0, 5, 6}; // by TimeStatus
            const Workspace& workspace = workspace_of(ui);
            const auto status = domain::project_badge(ui.app.reading(), project).status;
            const auto date = date_of(workspace.value(project, field::project::next_date_));
            return order[static_cast<std::size_t>(status)] * 1'000'000 + (date ? date->last().days : 999'999);
        },
        .sort_reads = badge_reads});
    table_.sum_field(field::project::amount_);
    table_.group_by(field::project::stage_);
    table_.set_bulk_bar(
        [this](Ui& ui, Rect& rest, const std::vector<RecordIndex>& ticked) { draw_bulk(ui, rest, ticked); });
    table_.set_empty([this](Ui& ui, const Rect& box) { draw_nothing(ui, box); });
}

void ProjectsPage::draw_table(Ui& ui, const Rect& area) {
    const RecordTable::Result result =
        table_.draw(ui, area, [this] { return list_.shown(); }, list_.version(), current(ui));
    if (result.opened != no_record) open(ui, result.opened);
}

void ProjectsPage::draw_bulk(Ui& ui, Rect& rest, const std::vector<RecordIndex>& ticked) {
    const bool can_write = ui.app.can_write();
    const auto place = [&](Str label, const char* glyph) {
        const ButtonOptions options{.icon = glyph, .disabled = !can_write};
        const Rect box = cut_right(rest, button_width(ui, tr(label), options));
        cut_right(rest, ui.px(8));
        if (button(ui, box, tr(label), options)) open_popup(ui, tr(label));
        return box;
    };
    const Rect tag_box = place(Str::add_tag, icons::tag);
    const Rect assign_box = place(Str::assign, icons::user_plus);
    const Rect stage_box = place(Str::change_stage, icons::arrow_left_right);

    const Picked stage = picker_popup(
        ui, tr(Str::change_stage), stage_box, 220,
        [&](std::string_view typed) {
            std::vector<Option> options;
            for (const Choice& choice : choices_of(ChoiceList::stage)) {
                const std::string_view label = app::label(choice);
                if (!typed.empty() && label.find(typed) == std::string_view::npos) continue;
                options.push_back({choice.code, std::string(label), {}, nullptr, &stage_look_of(choice.code)});
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

} // namespace yinfeng::ui
