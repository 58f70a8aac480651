#include "ui/ladder_picture.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_words.h"

#include <algorithm>
#include <cmath>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr float cell_css = 56, least_width_css = 88, gap_css = 6;

std::size_t cells_in_row(const Ui& ui, float width) {
    const float fit = (width + ui.px(gap_css)) / (ui.px(least_width_css) + ui.px(gap_css));
    return std::clamp<std::size_t>(static_cast<std::size_t>(fit), 1, domain::ladder_length / 2);
}

std::size_t rows_of(const Ui& ui, float width) {
    const std::size_t each = cells_in_row(ui, width);
    return (domain::ladder_length + each - 1) / each;
}

float cells_height(const Ui& ui, float width) {
    return static_cast<float>(rows_of(ui, width)) * (ui.px(cell_css) + ui.px(gap_css));
}

void draw_cell(Ui& ui, const Rect& box, domain::Stage stage, const LabelSet& set, const domain::Coverage& coverage) {
    const auto& labels = coverage.labels[static_cast<std::size_t>(stage)];
    const bool is_doubled = labels.size() > 1;
    const StageLook& look = stage_look_of(domain::stage_code(stage));
    if (labels.empty()) dashed_outline(ui, box, color::soon, metric::radius, 1.5f);
    else fill(ui, box, look.tint, metric::radius);
    if (is_doubled) outline(ui, box, color::soon, metric::radius, 1.5f);
    Rect words = inset(box, ui.px(8), ui.px(6));
    text(ui, cut_top(words, words.height / 2), domain::stage_name(workspace_of(ui), stage),
        tinted(face::caption, color::text_2));
    if (labels.empty()) return void(text(ui, words, tr(Str::label_ladder_none), tinted(face::secondary, color::soon)));
    if (is_doubled) icon(ui, cut_right(words, ui.px(18)), icons::triangle_alert, 13, color::soon);
    const std::string& name = set.labels[labels.front()].name;
    const Face face{13, true, look.color};
    text(ui, words, name.empty() ? tr(Str::label_ladder_unnamed, {std::to_string(labels.front() + 1)}) : name, face);
}

} // namespace

float ladder_picture_height(const Ui& ui, float width, const LabelSet& set, const domain::Coverage& coverage) {
    float height = cells_height(ui, width);
    for (const std::string& each : domain::describe(workspace_of(ui), coverage, set))
        height += wrapped_height(ui, width - ui.px(20), each, face::secondary) + ui.px(4);
    return height;
}

void ladder_picture(Ui& ui, const Rect& box, const LabelSet& set, const domain::Coverage& coverage) {
    const std::size_t in_row = cells_in_row(ui, box.width);
    const float gap = ui.px(gap_css);
    const float width = std::floor((box.width + gap) / static_cast<float>(in_row)) - gap;
    for (std::size_t i = 0; i < domain::ladder_length; ++i) {
        const auto column = static_cast<float>(i % in_row), row = static_cast<float>(i / in_row);
        draw_cell(ui, {box.x + column * (width + gap), box.y + row * (ui.px(cell_css) + gap), width, ui.px(cell_css)},
            static_cast<domain::Stage>(i), set, coverage);
    }
    Rect rest = box;
    cut_top(rest, cells_height(ui, box.width));
    for (const std::string& each : domain::describe(workspace_of(ui), coverage, set)) {
        Rect line = cut_top(rest, wrapped_height(ui, box.width - ui.px(20), each, face::secondary) + ui.px(4));
        Rect mark = cut_left(line, ui.px(20));
        icon(ui, cut_top(mark, ui.px(20)), icons::triangle_alert, 13, color::soon);
        wrapped_text(ui, line, each, face::secondary);
    }
}

} // namespace yinfeng::ui
