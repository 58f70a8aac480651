#include "ui/screens/project_inspector.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/pipeline.h"
#include "icons_generated.h"
#include "ui/field_editors.h"
#include "ui/field_history.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/project_actions.h"
#include "ui/record_form.h"

#include <algorithm>

#include <utility>

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

void ProjectInspector::edit_title(RecordIndex project) {
    name_wanted_ = project;
    tab_ = 0;
}

void ProjectInspector::reset() {
    tab_ = 0;
    shown_ = no_record;
    name_wanted_ = no_record;
    editing_name_ = name_returns_ = false;
}

Inspector::Wish ProjectInspector::draw_head(
    Ui& ui, Rect& rest, RecordIndex project, std::span<const RecordIndex> neighbours, bool sheet) {
    const Workspace& workspace = workspace_of(ui);
    Rect row = centred(cut_top(rest, ui.px(ui.touch ? 52 : 44)), ui.control_height());
    const Wish wish = inspector_buttons(ui, row, project, neighbours, sheet);
    cut_right(row, ui.px(8));

    const std::string_view code = workspace.value(project, field::project::code_).as_text();
    if (!code.empty()) cut_left(row, text(ui, row, code, face::secondary) + ui.px(8));
    const Rect tags = centred(row, ui.px(20));
    float x = tags.x;
    const std::string_view stage = workspace.value(project, field::project::stage_).as_text();
    if (!stage.empty())
        x += stage_tag(ui, {x, tags.y}, app::choice_label(ChoiceList::stage, stage), stage_look_of(stage)) + ui.px(6);
    const auto put = [&](std::string_view words, const TagLook& look) {
        if (x + tag_width(ui, words, look) <= right(tags)) x += tag(ui, {x, tags.y}, words, look) + ui.px(6);
    };
    const auto mark = [&](FieldId field, const char* glyph) {
        if (workspace.value(project, field).as_boolean())
            put(app::label(info(field)), {color::text_2, color::surface, color::line_strong, glyph});
    };
    if (workspace.record(project).conflicts > 0)
        put(tr(Str::needs_decision), {color::soon, color::soon_tint, color::soon_line, icons::circle_alert});
    mark(field::project::green_channel_, icons::zap);
    mark(field::project::key_project_, icons::star);
    for (const std::string_view tag_words : workspace.elements(project, field::project::tags_))
        put(tag_words, {color::text_2, color::surface, color::line_strong});
    return wish;
}

void ProjectInspector::draw_name(Ui& ui, Rect& rest, RecordIndex project) {
    const Workspace& workspace = workspace_of(ui);
    if (name_wanted_ == project) editing_name_ = true, editing_frames_ = 0;
    if (editing_name_ && ui.app.can_write()) {
        const Rect box = cut_top(rest, ui.px(36));
        if (name_wanted_ == project) focus_next(ui);
        name_wanted_ = no_record;
        const EditorResult edit =
            value_editor(ui, centred(box, ui.px(34)), project, field::project::name_, {.face = face::title});
        if (edit.given_up) ui.app.leave_draft(workspace.record(project).id);
        // Left in any way: back to the heading. The first frames pass before the field has the keyboard.
        const bool typing = ImGui::GetIO().WantTextInput || ImGui::IsAnyItemActive();
        if (++editing_frames_ > 3 && (edit.ended || !typing)) {
            editing_name_ = false;
            name_returns_ = edit.submitted || edit.cancelled;
        }
        if (editing_frames_ <= 4) ui.want_frames(2);
    } else {
        const std::string title = record_title(ui, project);
        const bool untitled = title_of(workspace, project).empty();
        const Face name_face = untitled ? tinted(face::title, color::text_3) : face::title;
        const float height = wrapped_height(ui, rest.width - ui.px(24), title, name_face, 3);
        Rect box = cut_top(rest, height + ui.px(6));
        if (std::exchange(name_returns_, false)) focus_next(ui);
        const Press press = pressable(
            ui, "name", inset(box, -ui.px(6), 0), {.name = tr(Str::edit_name), .disabled = !ui.app.can_write()});
        if (press.hovered) fill(ui, inset(box, -ui.px(6), 0), color::hover, metric::radius);
        Rect pencil = cut_right(box, ui.px(20));
        pencil.height = std::min(pencil.height, ui.px(26));
        if (press.hovered || press.focused) icon(ui, pencil, icons::pencil, 14, color::text_3);
        box.y += ui.px(2);
        if (ui.semantics.wanted()) ui.semantics.add({.role = Role::heading, .rect = box, .name = title, .level = 2});
        wrapped_text(ui, box, title, name_face, 3, true);
        if (press.pressed) edit_title(project), ui.want_frames(3);
        Rect conflict = inset(box, 0, 0);
        conflict_badge(ui, conflict, project, field::project::name_);
    }
    std::string subtitle =
        filled_words(ui, field::project::investor_, workspace.value(project, field::project::investor_));
    for (const FieldId field : {field::project::park_, field::project::industry_}) {
        const std::string_view words = workspace.value(project, field).as_text();
        if (words.empty()) continue;
        if (!subtitle.empty()) subtitle += " · ";
        subtitle += words;
    }
    Rect line = cut_top(rest, ui.px(22));
    if (!subtitle.empty()) text(ui, line, subtitle, face::secondary);
    else missing_field(ui, line, tr(Str::card_investor_unfilled), project, field::project::investor_);
    cut_top(rest, ui.px(10));
}

void ProjectInspector::draw_ladder(Ui& ui, const Rect& box, RecordIndex project) {
    fill(ui, box, color::subtle);
    horizontal_line(ui, box.x, right(box), box.y, color::line);
    const auto milestones = domain::stage_steps(workspace_of(ui), project, ui.app.today());
    std::vector<Step> steps;
    for (const domain::StageStep& milestone : milestones) {
        Step step{app::choice_label(ChoiceList::stage, domain::stage_code(milestone.stage)), milestone.date,
            static_cast<Step::State>(milestone.state)};
        if (milestone.state == domain::StageStep::State::passed) step.detail = tr(Str::unfilled);
        if (milestone.state == domain::StageStep::State::current) {
            // The exact inner stage (落地手续, 在建 …) stands where the public one would.
            const std::string_view code = workspace_of(ui).value(project, field::project::stage_).as_text();
            step.label = app::choice_label(ChoiceList::stage, code);
            step.look = &stage_look_of(code);
        }
        steps.push_back(std::move(step));
    }
    const int pressed = stepper(ui, inset(box, ui.px(8), ui.px(10)), "ladder", steps, ui.app.can_write());
    if (pressed >= 0)
        move_on_ladder(ui, project, domain::stage_code(milestones[static_cast<std::size_t>(pressed)].stage));
}

Inspector::Wish ProjectInspector::draw(
    Ui& ui, const Rect& area, RecordIndex project, std::span<const RecordIndex> neighbours, bool sheet) {
    Wish wish;
    const IdScope scope("inspector");
    if (shown_ != project) {
        shown_ = project;
        editing_name_ = false;
    }
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
        wish = draw_head(ui, head, project, neighbours, sheet);
        draw_name(ui, head, project);
        cut_top(rest, head.y - rest.y);
        trash_notice(ui, rest, project);
        if (!ui.keyboard_up) draw_ladder(ui, cut_top(rest, ui.px(76)), project);
    }

    const std::size_t history = history_of(ui, project).size();
    const Piece pieces[] = {{tr(Str::tab_overview)}, {tr(Str::tab_fields)},
        {tr(Str::tab_links), nullptr, static_cast<int>(project_link_count(ui, project))},
        {tr(Str::tab_history), nullptr, static_cast<int>(history)}};
    const Rect tab_row = cut_top(rest, ui.px(44));
    horizontal_line(ui, rest.x, right(rest), bottom(tab_row) - ui.px(1), color::line);
    tab_ = tabs(ui, inset(tab_row, ui.px(padding_css), 0), "tabs", pieces, tab_);
    if (is_field_wanted(project)) tab_ = 1;

    const std::string scroll_id = "body" + std::to_string(tab_) + "/" + std::to_string(project);
    const Scroll scroll = begin_scroll(ui, scroll_id, rest);
    const Vec top{scroll.origin.x + ui.px(padding_css), scroll.origin.y + ui.px(8)};
    const float width = rest.width - 2 * ui.px(padding_css);
    float height = 0;
    bool show_history = false;
    switch (tab_) {
    case 0: height = project_overview(ui, top, width, project, show_history); break;
    case 1: {
        static constexpr FieldId elsewhere[] = {field::project::name_};
        height = record_form(ui, top, width, project, elsewhere);
        break;
    }
    case 2: height = project_links(ui, top, width, project); break;
    default: height = record_history(ui, top, width, project); break;
    }
    if (show_history) tab_ = 3;
    end_scroll(ui, scroll, {rest.width - ui.px(12), height + ui.px(40)});
    ui.semantics.pop_parent();
    return wish;
}

} // namespace yinfeng::ui
