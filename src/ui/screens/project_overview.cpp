// The first tab of a project: key figures, 责任, 分期, 里程碑, the next step, the latest history.

#include "ui/screens/project_inspector.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/pipeline.h"
#include "icons_generated.h"
#include "ui/field_editors.h"
#include "ui/field_history.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/popover.h"
#include "ui/record_checks.h"
#include "ui/record_form.h"
#include "ui/record_options.h"
#include "ui/records/overview.h"

#include <array>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr float head_css = 40;

void section_line(Ui& ui, Rect& rest) {
    cut_top(rest, ui.px(10));
    horizontal_line(ui, rest.x - ui.px(16), right(rest) + ui.px(16), rest.y, color::line);
    cut_top(rest, ui.px(6));
}

// --- figures ---

// The figure that is being edited where it stands; one at most.
struct {
    RecordIndex record = no_record;
    FieldId field = 0;
    int frames = 0;
    bool returns = false; // it has ended by a key: the figure takes the keyboard again
} figure_edit;

constexpr float figure_editor_css = 150;

bool is_figure_edited(const Ui& ui, RecordIndex project, FieldId field) {
    const bool is_mine = figure_edit.record == project && figure_edit.field == field && !figure_edit.returns;
    return is_mine || refused_text(ui, project, field);
}

void end_figure_edit(Ui& ui, bool by_key) {
    figure_edit.returns = by_key;
    if (!by_key) figure_edit.record = no_record;
    ui.want_frames(1);
}

} // namespace

void edit_figure(Ui& ui, RecordIndex project, FieldId field) {
    figure_edit = {project, field};
    ui.want_frames(3);
}

namespace {

// The field in place of its figure; what was refused stays in it.
void draw_figure_editor(Ui& ui, Rect box, RecordIndex project, FieldId field) {
    const bool is_mine = figure_edit.record == project && figure_edit.field == field && !figure_edit.returns;
    if (is_mine && figure_edit.frames++ == 0) focus_next(ui);
    box.height = value_editor_height(ui, project, field, box.width);
    const EditorResult edit = value_editor(ui, box, project, field);
    // The first frames pass before the field has the keyboard.
    const bool is_typing = ImGui::GetIO().WantTextInput || ImGui::IsAnyItemActive();
    if (is_mine && figure_edit.frames <= 4) ui.want_frames(2);
    else if (is_mine && !edit.refused && (edit.ended || !is_typing))
        end_figure_edit(ui, edit.submitted || edit.cancelled);
}

void draw_figures(Ui& ui, Rect& rest, RecordIndex project) {
    const Workspace& workspace = workspace_of(ui);
    float higher = 0; // by the reason of a refused text
    for (const FieldId field : {field::project::amount_, field::project::area_})
        if (is_figure_edited(ui, project, field))
            higher = std::max(
                higher, value_editor_height(ui, project, field, ui.px(figure_editor_css)) - ui.control_height());
    Rect row = cut_top(rest, ui.px(56) + higher);
    const float gap = ui.px(24);
    const auto number = [&](Str label, FieldId field, const Measure& measure) {
        if (is_figure_edited(ui, project, field)) {
            Rect cell = cut_left(row, ui.px(figure_editor_css));
            cut_left(row, gap);
            text(ui, cut_top(cell, ui.px(22)), tr(label), face::caption);
            draw_figure_editor(ui, cell, project, field);
            return;
        }
        const Value& stored = workspace.value(project, field);
        const std::optional<StatedQuantity> quantity = stated_of(stored);
        const FormattedQuantity parts =
            quantity ? format_stated(*quantity, measure, words_of(stored)) : FormattedQuantity{};
        const std::string digits = quantity ? parts.before + parts.number : std::string(tr(Str::unfilled));
        const Face look = quantity ? face::figure : tinted(face::body, color::text_3);
        const float width = std::max(text_width(ui, tr(label), face::caption),
            text_width(ui, digits, look) + text_width(ui, parts.unit, face::secondary) + ui.px(6));
        Rect cell = cut_left(row, width);
        cut_left(row, gap);
        const Rect hit = inset({cell.x, cell.y, cell.width, ui.px(54)}, -ui.px(6), 0);
        const std::string value = digits + parts.unit;
        if (figure_edit.returns && figure_edit.record == project && figure_edit.field == field)
            focus_next(ui), figure_edit = {};
        const Press press = pressable(ui, app::label(info(field)), hit,
            {.name = tr(Str::edit_figure, {app::label(info(field))}), .value = value, .disabled = !ui.app.can_write()});
        if (press.hovered) fill(ui, hit, color::hover, metric::radius);
        if (press.pressed) edit_figure(ui, project, field);
        text(ui, cut_top(cell, ui.px(22)), tr(label), face::caption);
        if (quantity) figure(ui, cut_top(cell, ui.px(28)), digits, parts.unit, look);
        else text(ui, cut_top(cell, ui.px(28)), digits, look);
        if (field_in_conflict(ui, project, field)) {
            Rect badge = cut_left(row, ui.px(76));
            badge = {badge.x - gap / 2, hit.y + ui.px(22), badge.width, ui.px(28)};
            conflict_badge(ui, badge, project, field);
        }
    };
    number(Str::figure_amount, field::project::amount_, money());
    number(Str::figure_area, field::project::area_, land_area());
    if (const auto days = domain::days_in_stage(workspace, project, ui.app.today())) {
        const std::string digits = std::to_string(*days);
        Rect cell = cut_left(row, std::max(text_width(ui, tr(Str::figure_stage_days), face::caption),
                                      text_width(ui, digits, face::figure) + ui.px(24)));
        cut_left(row, gap);
        text(ui, cut_top(cell, ui.px(22)), tr(Str::figure_stage_days), face::caption);
        figure(ui, cut_top(cell, ui.px(28)), digits, tr(Str::days), face::figure);
    }
    // What it is about, in the room that is left.
    for (const auto& [label, field] : {std::pair(Str::figure_technology, field::project::technology_),
             std::pair(Str::figure_industry, field::project::industry_)}) {
        const std::string_view words = workspace.value(project, field).as_text();
        if (words.empty() || row.width < ui.px(72)) continue;
        Rect cell = row;
        const Rect hit =
            inset({cell.x, cell.y, std::max(text_width(ui, words, face::body), ui.px(48)), ui.px(54)}, -ui.px(6), 0);
        const Press press = pressable(ui, app::label(info(field)), hit,
            {.name = tr(Str::edit_figure, {app::label(info(field))}), .value = words, .disabled = !ui.app.can_write()});
        if (press.hovered) fill(ui, hit, color::hover, metric::radius);
        if (press.pressed) reveal_field(ui, project, field);
        text(ui, cut_top(cell, ui.px(22)), tr(label), face::caption);
        text(ui, cut_top(cell, ui.px(28)), words, face::body);
        break;
    }
}

// --- 责任 ---

struct Duty {
    Str letter;
    FieldId field;
    Color color, tint;
};
constexpr std::array<Duty, 3> duties{{{Str::duty_track, field::project::tracker_, color::accent, color::accent_tint},
    {Str::duty_lead, field::project::leader_, stage_look::sign.color, stage_look::sign.tint},
    {Str::duty_land, field::project::landing_unit_, color::ok, color::ok_tint}}};

void draw_duty_card(Ui& ui, const Rect& box, RecordIndex project, const Duty& duty) {
    const Workspace& workspace = workspace_of(ui);
    const FieldInfo& field = info(duty.field);
    const IdScope scope(static_cast<std::uint64_t>(duty.field));
    const Value value = workspace.value(project, duty.field);
    const std::string words = filled_words(ui, duty.field, value);
    const Press press = pressable(ui, "duty", box,
        {.role = Role::combobox,
            .name = app::label(field),
            .value = words.empty() ? tr(Str::unfilled) : std::string_view(words),
            .disabled = !ui.app.can_write(),
            .radius = metric::radius_card});
    fill(ui, box, press.hovered ? color::hover : color::surface, metric::radius_card);
    if (words.empty()) dashed_outline(ui, box, color::line_strong, metric::radius_card, 1);
    else outline(ui, box, color::line, metric::radius_card);
    Rect inside = inset(box, ui.px(6), 0);
    const Rect disc = centred(cut_left(inside, ui.px(28)), ui.px(28), ui.px(28));
    fill(ui, disc, words.empty() ? color::sunken : duty.tint, 16);
    silent_text(ui, disc, tr(duty.letter), {13, false, words.empty() ? color::text_3 : duty.color}, Align::centre);
    cut_left(inside, ui.px(6));
    Rect lines = centred(inside, ui.px(38));
    silent_text(ui, cut_top(lines, ui.px(20)), words.empty() ? tr(Str::unfilled) : std::string_view(words),
        words.empty() ? tinted(face::body, color::text_3) : face::body);
    // What the person is, else what the field is called.
    std::string detail;
    const auto id = parse_id(value.as_text());
    if (const RecordIndex target = id ? workspace.find(*id) : no_record; target != no_record)
        detail = record_detail(ui, target);
    silent_text(ui, lines, detail.empty() ? app::label(field) : std::string_view(detail), face::caption);
    tooltip(ui, press, words);

    const std::string title = tr(Str::duty_choose, {app::label(field)});
    if (press.pressed) open_popup(ui, title);
    const Picked picked = picker_popup(
        ui, title, box, 280, [&](std::string_view typed) { return record_options(ui, field.options.target, typed); },
        true, !words.empty());
    switch (picked.what) {
    case Picked::What::option: write_field(ui, project, duty.field, Value::text(picked.code)); break;
    case Picked::What::created: create_and_link(ui, project, duty.field, picked.code); break;
    case Picked::What::cleared: write_field(ui, project, duty.field, Value()); break;
    default: break;
    }
}

void draw_duties(Ui& ui, Rect& rest, RecordIndex project) {
    const domain::Responsibility held = domain::responsibility(workspace_of(ui), project);
    std::string lacking;
    const auto lack = [&](bool needed, RecordIndex who, Str letter) {
        if (!needed || who != no_record) return;
        if (!lacking.empty()) lacking += tr(Str::list_comma);
        lacking += tr(letter);
    };
    lack(held.needs_tracker, held.tracker, Str::duty_track);
    lack(held.needs_leader, held.leader, Str::duty_lead);
    lack(held.needs_landing_unit, held.landing_unit, Str::duty_land);
    Rect head = cut_top(rest, ui.px(head_css));
    const float title = text_width(ui, tr(Str::section_duty), face::section);
    section_head(ui, head, tr(Str::section_duty), {});
    cut_left(head, title + ui.px(10));
    const Rect badge = centred(head, ui.px(20));
    if (!lacking.empty()) time_badge(ui, {badge.x, badge.y}, 2, tr(Str::duty_lacks, {lacking}));
    else if (held.tracker != no_record && held.leader != no_record && held.landing_unit != no_record)
        time_badge(ui, {badge.x, badge.y}, 1, tr(Str::duty_complete));

    Rect row = cut_top(rest, ui.px(52));
    const float gap = ui.px(8), width = (row.width - 2 * gap) / 3;
    for (const Duty& duty : duties) {
        draw_duty_card(ui, cut_left(row, std::floor(width)), project, duty);
        cut_left(row, gap);
    }
}

// --- 里程碑 ---

struct Milestone {
    domain::Stage stage;
    FieldId planned, actual;
};
constexpr Milestone milestones[] = {{domain::Stage::signed_, known_field_count, field::project::signed_on_},
    {domain::Stage::started, field::project::planned_start_, field::project::started_on_},
    {domain::Stage::production, field::project::planned_production_, field::project::production_on_}};

void draw_milestones(Ui& ui, Rect& rest, RecordIndex project) {
    const Workspace& workspace = workspace_of(ui);
    const auto name_of = [&](const Milestone& milestone) {
        return app::choice_label(workspace.names(), ChoiceList::stage, domain::stage_code(milestone.stage));
    };
    float name_width = ui.px(64);
    for (const Milestone& milestone : milestones)
        name_width = std::max(name_width, text_width(ui, name_of(milestone), face::body) + ui.px(4));
    const float label = std::max({text_width(ui, tr(Str::milestone_planned), face::secondary),
                            text_width(ui, tr(Str::milestone_actual), face::secondary), ui.px(28)}) +
                        ui.px(6);
    std::size_t reached = 0;
    for (const Milestone& milestone : milestones) reached += !workspace.value(project, milestone.actual).is_none();
    section_head(ui, cut_top(rest, ui.px(head_css)), tr(Str::section_milestones),
        std::to_string(reached) + " / " + std::to_string(std::size(milestones)));
    for (const Milestone& milestone : milestones) {
        const float least = ui.px(ui.touch ? 52 : 36);
        const float column = std::floor((rest.width - ui.px(18 + 8 + 8) - name_width) / 2),
                    editor_width = column - label;
        float higher = 0; // by the reason of a refused date
        for (const FieldId field : {milestone.planned, milestone.actual})
            if (field != known_field_count)
                higher = std::max(higher, value_editor_height(ui, project, field, editor_width) - ui.control_height());
        Rect row = cut_top(rest, least);
        cut_top(rest, higher);
        const Value& actual = workspace.value(project, milestone.actual);
        const bool done = !actual.is_none();
        icon(ui, cut_left(row, ui.px(18)), done ? icons::circle_check : icons::circle, 18,
            done ? color::ok : color::line_control);
        cut_left(row, ui.px(8));
        text(ui, cut_left(row, name_width), name_of(milestone), face::body);
        const auto date = [&](FieldId field) {
            Rect cell = cut_left(row, column);
            cut_left(row, ui.px(8));
            if (field == known_field_count) return;
            const bool planned = field != milestone.actual;
            text(ui, cut_left(cell, label), tr(planned ? Str::milestone_planned : Str::milestone_actual),
                face::secondary);
            Rect editor = centred(cell, ui.control_height());
            editor.height = value_editor_height(ui, project, field, editor.width);
            value_editor(ui, editor, project, field);
        };
        date(milestone.planned);
        date(milestone.actual);
    }
}

void draw_next_step(Ui& ui, Rect& rest, RecordIndex project) {
    Rect head = cut_top(rest, ui.px(head_css));
    const float title = text_width(ui, tr(Str::section_next), face::section);
    section_head(ui, head, tr(Str::section_next), {});
    cut_left(head, title + ui.px(10));
    const domain::TimeBadge badge = domain::project_badge(ui.app.reading(), project);
    if (!badge.text.empty()) {
        const Rect place = centred(head, ui.px(20));
        time_badge(ui, {place.x, place.y}, static_cast<int>(badge.status), badge.text);
        if (!badge.detail.empty()) {
            cut_left(head, time_badge_width(ui, static_cast<int>(badge.status), badge.text) + ui.px(8));
            text(ui, head, badge.detail, face::caption);
        }
    }
    const float date_width = ui.px(148), action_width = rest.width - date_width - ui.px(8);
    const float action_height = value_editor_height(ui, project, field::project::next_action_, action_width);
    const float date_height = value_editor_height(ui, project, field::project::next_date_, date_width);
    Rect row = cut_top(rest, std::max(action_height, date_height));
    value_editor(ui, {row.x, row.y, action_width, action_height}, project, field::project::next_action_);
    value_editor(ui, {right(row) - date_width, row.y, date_width, date_height}, project, field::project::next_date_);
}

} // namespace

float project_overview(Ui& ui, Vec top, float width, RecordIndex project, bool& show_history) {
    const IdScope scope("overview");
    Rect rest{top.x, top.y, width, 1e6f};
    cut_top(rest, record_checks(ui, {rest.x, rest.y}, width, project));
    if (const float facts = arranged_overview(ui, {rest.x, rest.y}, width, project); facts > 0) cut_top(rest, facts);
    else draw_figures(ui, rest, project);
    section_line(ui, rest);
    draw_duties(ui, rest, project);
    section_line(ui, rest);
    draw_next_step(ui, rest, project);
    section_line(ui, rest);
    cut_top(rest, project_phases(ui, {rest.x, rest.y}, width, project));
    section_line(ui, rest);
    draw_milestones(ui, rest, project);
    section_line(ui, rest);

    const std::vector<HistoryEntry> entries = history_of(ui, project);
    const std::string all = tr(Str::all_n_entries, {std::to_string(entries.size())});
    show_history = section_head(ui, cut_top(rest, ui.px(head_css)), tr(Str::section_recent), {}, all);
    for (std::size_t i = 0; i < std::min<std::size_t>(entries.size(), 5); ++i)
        history_row(ui, cut_top(rest, ui.px(ui.touch ? 44 : 28)), project, entries[i]);
    return rest.y - top.y;
}

} // namespace yinfeng::ui
