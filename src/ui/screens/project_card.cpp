#include "ui/screens/project_card.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/pipeline.h"
#include "icons_generated.h"
#include "ui/field_history.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/record_form.h"
#include "ui/records/cell.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr Face name_face{14}, detail_face = face::caption;
constexpr float side_css = 12, top_css = 10, row_css = 22, below_name_css = 18 + 5 + row_css + 3 + row_css + 8;

std::string investor_words(const Ui& ui, RecordIndex project) {
    const Workspace& workspace = workspace_of(ui);
    std::string words =
        filled_words(ui, field::project::investor_, workspace.value(project, field::project::investor_));
    if (!words.empty()) return words;
    const std::string_view region = workspace.value(project, field::project::source_region_).as_text();
    if (!region.empty()) return tr(Str::card_source_region, {region});
    return std::string(tr(Str::card_investor_unfilled));
}

void draw_amount(Ui& ui, const Rect& box, const std::optional<Quantity>& amount, float& used) {
    if (!amount) {
        used = silent_text(ui, box, tr(Str::card_amount_unfilled), face::secondary);
        return;
    }
    const FormattedQuantity parts = format_amount(*amount);
    Rect rest = box;
    cut_left(rest, silent_text(ui, rest, parts.before + parts.number, face::strong) + ui.px(4));
    used = rest.x - box.x + silent_text(ui, rest, parts.unit, face::secondary);
}

// From the right edge inwards, as many as there is room for: the industry first, then tags.
void draw_tags(Ui& ui, Rect room, RecordIndex project) {
    const Workspace& workspace = workspace_of(ui);
    const auto put = [&](std::string_view words, const TagLook& look) {
        const float wanted = tag_width(ui, words, look);
        if (words.empty() || wanted > room.width) return;
        const Rect place = centred(cut_right(room, wanted), ui.px(20));
        cut_right(room, ui.px(6));
        fill(ui, place, look.fill, metric::radius_small);
        if (look.line) outline(ui, place, look.line, metric::radius_small);
        silent_text(ui, place, words, tinted(face::caption, look.text), Align::centre);
    };
    put(workspace.value(project, field::project::industry_).as_text(), {});
    for (const std::string_view tag : workspace.elements(project, field::project::tags_))
        put(tag, {color::text_2, color::surface, color::line_strong});
}

} // namespace

float card_height(const Ui& ui, RecordIndex project, float width) {
    return ui.px(top_css + below_name_css) +
           wrapped_height(ui, width - 2 * ui.px(side_css), record_title(ui, project), name_face, 2);
}

float tallest_card(const Ui& ui) { return ui.px(top_css + below_name_css) + 2 * line_height(ui, name_face); }

void draw_card_face(Ui& ui, const Rect& box, RecordIndex project, const CardLook& look) {
    const Workspace& workspace = workspace_of(ui);
    if (look.lifted) shadow(ui, box, 3, metric::radius_card);
    card(ui, box);
    if (look.hovered && !look.current) outline(ui, box, color::line_strong, metric::radius_card);
    if (look.current) outline(ui, box, color::accent, metric::radius_card, 2);
    const Rect inside = inset(box, ui.px(side_css), 0);
    Rect rest{inside.x, inside.y + ui.px(top_css), inside.width, inside.height - ui.px(top_css)};

    const bool untitled = title_of(workspace, project).empty();
    const float name = wrapped_text(
        ui, rest, record_title(ui, project), untitled ? tinted(name_face, color::text_3) : name_face, 2, true);
    // Long columns give every card the room of two lines.
    cut_top(rest, name);
    silent_text(ui, cut_top(rest, ui.px(18)), investor_words(ui, project), detail_face);
    Rect duty_row = cut_bottom(rest, ui.px(row_css) + ui.px(8));
    duty_row.height = ui.px(row_css);
    cut_bottom(rest, ui.px(3));
    Rect amount_row = cut_bottom(rest, ui.px(row_css));
    float used = 0;
    draw_amount(ui, amount_row, quantity_of(workspace.value(project, field::project::amount_)), used);
    cut_left(amount_row, used + ui.px(8));
    draw_tags(ui, amount_row, project);

    cut_left(duty_row, draw_duty_squares(ui, {duty_row.x, duty_row.y + ui.px(1)}, project) + ui.px(8));
    if (workspace.record(project).conflicts > 0 || workspace.record(project).state == Record::State::contested) {
        icon(ui, cut_left(duty_row, ui.px(16)), icons::circle_alert, 14, color::soon); // the fields say which
    }
    const domain::TimeBadge badge = domain::project_badge(ui.app.reading(), project);
    if (!badge.text.empty()) {
        const int status = static_cast<int>(badge.status);
        // What is late must be seen even cut off; half a neutral date says nothing.
        const float wanted = time_badge_width(ui, status, badge.text), width = std::min(wanted, duty_row.width);
        if (width >= wanted || (status != 0 && width > ui.px(40)))
            time_badge(ui, {right(duty_row) - width, duty_row.y + ui.px(1)}, status, badge.text, width);
    }
}

std::string card_words(const Ui& ui, RecordIndex project) {
    const Workspace& workspace = workspace_of(ui);
    const auto amount = quantity_of(workspace.value(project, field::project::amount_));
    return tr(Str::card_name,
        {record_title(ui, project), amount ? format_amount(*amount).text() : std::string(tr(Str::card_amount_unfilled)),
            domain::project_badge(ui.app.reading(), project).text});
}

} // namespace yinfeng::ui
