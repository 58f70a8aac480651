#include "ui/screens/project_inspector.h"

#include "app/action_words.h"
#include "app/app.h"
#include "app/strings.h"
#include "domain/pipeline.h"
#include "icons_generated.h"
#include "ui/field_history.h"
#include "ui/field_words.h"
#include "ui/messages.h"
#include "ui/project_actions.h"
#include "ui/record_actions.h"
#include "ui/record_form.h"
#include "ui/records/arrangement_dialog.h"
#include "ui/records/follow_up_list.h"
#include "ui/records/record_head.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {
constexpr float padding_css = 16;
}

bool section_head(
    Ui& ui, Rect box, std::string_view title, std::string_view fact, std::string_view action, const char* action_icon) {
    bool pressed = false;
    if (!action.empty()) {
        const float width = text_width(ui, action, face::link) + (action_icon ? ui.px(18) : 0) + ui.px(2);
        pressed = text_button(ui, cut_right(box, width), action, action_icon);
        cut_right(box, ui.px(8));
    }
    const float width = text_width(ui, title, face::section);
    heading(ui, cut_left(box, width + ui.px(1)), title, face::section, 3);
    cut_left(box, ui.px(8));
    if (!fact.empty()) text(ui, box, fact, face::secondary);
    return pressed;
}

namespace {

RecordHead head_of(Ui& ui, RecordIndex project) {
    const Workspace& workspace = workspace_of(ui);
    const auto text_of = [&](FieldId field) { return workspace.value(project, field).as_text(); };
    RecordHead head;
    head.number = text_of(field::project::code_);
    if (const std::string_view stage = text_of(field::project::stage_); !stage.empty())
        head.marks.push_back({std::string(app::choice_label(workspace_of(ui).names(), ChoiceList::stage, stage)), {},
            &stage_look_of(stage)});
    const auto mark = [&](FieldId field, const char* glyph) {
        TagLook look = framed_mark;
        look.icon = glyph;
        if (workspace.value(project, field).as_boolean())
            head.marks.push_back({std::string(app::label(info(field))), look});
    };
    mark(field::project::green_channel_, icons::zap);
    mark(field::project::key_project_, icons::star);
    for (const std::string_view tag : workspace.elements(project, field::project::tags_))
        head.marks.push_back({std::string(tag), framed_mark});
    head.subtitle = filled_words(ui, field::project::investor_, workspace.value(project, field::project::investor_));
    for (const FieldId field : {field::project::park_, field::project::industry_}) {
        if (text_of(field).empty()) continue;
        head.subtitle.append(head.subtitle.empty() ? "" : " · ").append(text_of(field));
    }
    if (head.subtitle.empty()) {
        head.subtitle = tr(Str::card_investor_unfilled);
        head.missing = field::project::investor_;
    }
    return head;
}

} // namespace

void ProjectInspector::draw_ladder(Ui& ui, const Rect& box, RecordIndex project) {
    fill(ui, box, color::subtle);
    horizontal_line(ui, box.x, right(box), box.y, color::line);
    const auto milestones = domain::stage_steps(workspace_of(ui), project, ui.app.today());
    std::vector<Step> steps;
    for (const domain::StageStep& milestone : milestones) {
        Step step{app::choice_label(workspace_of(ui).names(), ChoiceList::stage, domain::stage_code(milestone.stage)),
            milestone.date, static_cast<Step::State>(milestone.state)};
        if (milestone.state == domain::StageStep::State::passed) step.detail = tr(Str::unfilled);
        if (milestone.state == domain::StageStep::State::current) {
            // The exact inner stage (落地手续, 在建 …) stands where the public one would.
            const std::string_view code = workspace_of(ui).value(project, field::project::stage_).as_text();
            step.label = app::choice_label(workspace_of(ui).names(), ChoiceList::stage, code);
            step.look = &stage_look_of(code);
        }
        steps.push_back(std::move(step));
    }
    const int pressed = stepper(ui, inset(box, ui.px(8), ui.px(10)), "ladder", steps, ui.app.can_write());
    if (pressed >= 0)
        move_on_ladder(ui, project, domain::stage_code(milestones[static_cast<std::size_t>(pressed)].stage));
}

// What is done next with it, where a thumb reaches it: to the next stage of the ladder, and a record of what stands in the way.
void ProjectInspector::draw_actions(Ui& ui, const Rect& box, RecordIndex project) {
    keep_messages_above(box.height);
    fill(ui, box, color::surface);
    horizontal_line(ui, box.x, right(box), box.y, color::line);
    Rect row = centred(inset(box, ui.px(padding_css), 0), ui.control_height());
    const bool locked = !ui.app.can_write();
    const auto milestones = domain::stage_steps(workspace_of(ui), project, ui.app.today());
    const auto next = std::ranges::find(milestones, domain::StageStep::State::next, &domain::StageStep::state);
    const auto stage = domain::stage_of(workspace_of(ui), project);
    if (next != milestones.end() && !(stage && domain::is_exit(*stage))) {
        const std::string_view code = domain::stage_code(next->stage);
        const std::string words =
            tr(Str::stage_form_title, {app::choice_label(workspace_of(ui).names(), ChoiceList::stage, code)});
        const ButtonOptions main{.icon = icons::arrow_right, .kind = ButtonKind::primary, .disabled = locked};
        // One place for the keyboard, whatever comes next.
        if (button(ui, cut_right(row, button_width(ui, words, main)), words + "###step", main))
            move_on_ladder(ui, project, code);
        cut_right(row, ui.px(8));
    }
    const std::string_view issue = app::label(domain::action_info(domain::Action::project_add_service));
    const ButtonOptions plain{.icon = action_icon(domain::Action::project_add_service), .disabled = locked};
    if (button(ui, cut_right(row, std::min(row.width, button_width(ui, issue, plain))), issue, plain)) {
        if (const Id made = add_service_record(ui, project); !is_nil(made)) ui.app.open_record(made);
    }
}

Inspector::Wish ProjectInspector::draw(
    Ui& ui, const Rect& area, RecordIndex project, std::span<const RecordIndex> neighbours, bool sheet) {
    Wish wish;
    const IdScope scope("inspector");
    fill(ui, area, color::surface);
    vertical_line(ui, area.x, area.y, bottom(area), color::line);
    const int node = ui.semantics.add({.role = Role::region, .rect = area, .name = record_title(ui, project)});
    ui.semantics.push_parent(node);

    Rect rest = area;
    cut_left(rest, ui.px(1));
    {
        const IdScope record_scope(static_cast<std::uint64_t>(project));
        Rect head = inset(rest, ui.px(padding_css), 0);
        cut_top(head, ui.px(4));
        wish = draw_record_head(ui, head, project, neighbours, sheet, title_, head_of(ui, project));
        cut_top(rest, head.y - rest.y);
        trash_notice(ui, rest, project);
        if (!ui.keyboard_up) draw_ladder(ui, cut_top(rest, ui.px(76)), project);
    }

    if (ui.acts_at_foot() && workspace_of(ui).is_live(project))
        draw_actions(ui, cut_bottom(rest, ui.px(metric::touch_foot)), project);

    const std::size_t history = history_of(ui, project).size();
    const Piece pieces[] = {{tr(Str::tab_overview)}, follow_up_tab(ui, project), {tr(Str::tab_fields)},
        {tr(Str::tab_links), nullptr, static_cast<int>(project_link_count(ui, project))},
        {tr(Str::tab_history), nullptr, static_cast<int>(history)}};
    const Rect tab_row = cut_top(rest, ui.px(44));
    horizontal_line(ui, rest.x, right(rest), bottom(tab_row) - ui.px(1), color::line);
    tab_ = tabs(ui, inset(tab_row, ui.px(padding_css), 0), "tabs", pieces, tab_);
    // From the name on to the amount: a new project has both without a hand on the mouse.
    if (title_.take_tab() && tab_ == 0) edit_figure(ui, project, field::project::amount_);
    if (is_field_wanted(project)) tab_ = 2;
    if (is_follow_up_wanted(ui, project)) tab_ = 1;

    cut_message_strip_of_sheet(ui, area, rest);
    const std::string scroll_id = "body" + std::to_string(tab_) + "/" + std::to_string(project);
    const Scroll scroll = begin_scroll(ui, scroll_id, rest);
    const Vec top{scroll.origin.x + ui.px(padding_css), scroll.origin.y + ui.px(8)};
    const float width = rest.width - 2 * ui.px(padding_css);
    float height = 0;
    bool show_history = false;
    switch (tab_) {
    case 0: height = project_overview(ui, top, width, project, show_history); break;
    case 1: height = follow_up_list(ui, top, width, project); break;
    case 2: {
        static constexpr FieldId elsewhere[] = {field::project::name_};
        height = record_form(ui, top, width, project, elsewhere);
        height += arrange_fields_button(ui, {top.x, top.y + height}, project);
        break;
    }
    case 3: height = project_links(ui, top, width, project); break;
    default: height = record_history(ui, top, width, project); break;
    }
    if (show_history) tab_ = 4;
    end_scroll(ui, scroll, {rest.width - ui.px(12), height + ui.px(40)});
    ui.semantics.pop_parent();
    return wish;
}

} // namespace yinfeng::ui
