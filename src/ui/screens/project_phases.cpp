// 分期 of a project: the bar of what is stated, and one editable line per phase.

#include "ui/screens/project_inspector.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/phases.h"
#include "icons_generated.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/project_actions.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

void draw_bar(Ui& ui, Rect box, const domain::PhaseSummary& summary, Color tint) {
    const float gap = ui.px(2), whole = box.width;
    for (const domain::PhasePart& part : summary.parts) {
        Rect piece = cut_left(box, std::max(ui.px(24), std::round(whole * static_cast<float>(part.width))));
        piece.width = std::max(0.0f, piece.width - gap);
        const bool filled = part.amount.has_value();
        if (filled) fill(ui, piece, tint, metric::radius_small);
        else hatch(ui, piece);
        const std::string amount = filled ? format_amount(*part.amount).text() : std::string(tr(Str::unfilled));
        std::string words = tr(Str::phase_part, {part.name, amount});
        const Face look{12, false, filled ? color::on_accent : color::text_2};
        if (text_width(ui, words, look) > piece.width - ui.px(8)) words = part.name;
        text(ui, inset(piece, ui.px(6), 0), words, look, filled ? Align::left : Align::centre);
    }
}

// Returns by how much the row is higher than others, for the reason of a refused text.
float draw_phase(Ui& ui, Rect row, const domain::PhasePart& part) {
    const IdScope scope(static_cast<std::uint64_t>(part.phase));
    row = centred(row, ui.control_height());
    const Rect trash = cut_right(row, ui.px(32));
    cut_right(row, ui.px(4));
    const std::string remove = tr(Str::remove_phase, {part.name});
    if (icon_button(ui, centred(trash, ui.px(28), ui.px(28)), icons::trash_2, remove,
            {.kind = ButtonKind::quiet, .disabled = !ui.app.can_write()}))
        ui.app.trash({part.phase});
    const float gap = ui.px(6);
    text(ui, cut_left(row, ui.px(44)), part.name, face::body);
    const float stage_width = ui.px(104), date_width = ui.px(126);
    value_editor(ui, cut_left(row, stage_width), part.phase, field::phase::stage_);
    cut_left(row, gap);
    float highest = row.height;
    const auto editor = [&](Rect box, FieldId field) {
        box.height = value_editor_height(ui, part.phase, field, box.width);
        highest = std::max(highest, box.height);
        value_editor(ui, box, part.phase, field);
    };
    const Rect date = cut_right(row, date_width);
    cut_right(row, gap);
    editor(row, field::phase::amount_);
    editor(date, field::phase::planned_start_);
    return highest - row.height;
}

} // namespace

float project_phases(Ui& ui, Vec top, float width, RecordIndex project) {
    const IdScope scope("phases");
    const domain::PhaseSummary summary = domain::phase_summary(workspace_of(ui), project);
    Rect rest{top.x, top.y, width, 1e6f};
    Rect head = cut_top(rest, ui.px(40));
    std::string fact(tr(Str::phases_none));
    if (!summary.parts.empty()) {
        const std::string number = std::to_string(summary.parts.size());
        const auto sum = format_sum(summary.stated, money());
        const std::string stated = sum ? sum->text() : std::string(tr(Str::dash));
        fact = summary.total ? tr(Str::phases_fact_of, {number, stated, format_amount(*summary.total).text()})
                             : tr(Str::phases_fact, {number, stated});
    }
    if (section_head(ui, head, tr(Str::section_phases), fact,
            ui.app.can_write() ? tr(Str::add_phase) : std::string_view(), icons::plus))
        add_phase(ui, project);
    if (summary.parts.empty()) return rest.y - top.y;
    const std::string_view stage = workspace_of(ui).value(project, field::project::stage_).as_text();
    draw_bar(ui, cut_top(rest, ui.px(24)), summary, stage_look_of(stage).color);
    std::string note = summary.note;
    if (const auto suggested = domain::stage_suggested_by_phases(workspace_of(ui), project)) {
        if (!note.empty()) note += " · ";
        note += tr(Str::phase_stage_hint,
            {app::choice_label(workspace_of(ui).names(), ChoiceList::stage, domain::stage_code(*suggested))});
    }
    if (!note.empty()) {
        Rect row = cut_top(rest, ui.px(26));
        icon(ui, cut_left(row, ui.px(16)), icons::info, 13, summary.exceeds_total ? color::soon : color::text_3);
        cut_left(row, ui.px(4));
        text(ui, row, note, tinted(face::caption, summary.exceeds_total ? color::soon : color::text_3));
    }
    for (const domain::PhasePart& part : summary.parts) {
        const float higher = draw_phase(ui, cut_top(rest, ui.px(ui.touch ? 56 : 40)), part);
        cut_top(rest, higher);
    }
    return rest.y - top.y;
}

} // namespace yinfeng::ui
