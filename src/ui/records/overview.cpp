#include "ui/records/overview.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "model/field_input.h"
#include "model/typed.h"
#include "ui/field_words.h"
#include "ui/record_form.h"
#include "ui/records/cell.h"
#include "ui/widgets.h"
#include "view/arrangement.h"
#include "view/words.h"

#include <algorithm>
#include <string>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Column;
using view::ColumnId;

namespace {

constexpr float figure_css = 60, gap_css = 24, label_css = 88, line_css = 28;

struct Figure {
    std::string number, unit;
    bool is_filled = false;
};

Figure figure_of(Ui& ui, RecordIndex record, ColumnId id) {
    view::Columns& columns = columns_of(ui);
    const Column& column = columns[id];
    const Value value = columns.value(record, id);
    if (value.is_none()) return {std::string(tr(Str::unfilled)), {}, false};
    if (column.type == FieldType::quantity)
        if (const auto stated = stated_of(value)) {
            const FormattedQuantity parts = format_stated(*stated, measure_of(column.options), words_of(value));
            return {parts.before + parts.number, parts.unit, true};
        }
    return {view::words(columns, record, id, view::Style::words), {}, true};
}

// What a press on the fact leads to; no_field where nobody writes it here.
FieldId field_behind(const Ui& ui, ColumnId id) {
    const Column& column = columns_of(ui)[id];
    return column.source == Column::Source::field && ui.app.can_write() ? column.field : no_field;
}

void fact(Ui& ui, const Rect& box, RecordIndex record, ColumnId id, std::string_view words, bool is_look) {
    const std::string label(columns_of(ui)[id].label(app::language()));
    const FieldId field = is_look ? no_field : field_behind(ui, id);
    const IdScope scope(static_cast<std::uint64_t>(id));
    const Rect hit = inset(box, -ui.px(6), 0);
    const Press press = field == no_field
                            ? pressable(ui, "fact", hit, {.role = Role::text, .name = label, .value = words})
                            : pressable(ui, "fact", hit, {.name = tr(Str::edit_figure, {label}), .value = words});
    if (press.hovered && field != no_field) fill(ui, hit, color::hover, metric::radius);
    if (press.pressed && field != no_field) reveal_field(ui, record, field);
}

void conflict_mark(Ui& ui, Rect& line, RecordIndex record, ColumnId id) {
    if (!is_in_conflict(ui, record, columns_of(ui)[id])) return;
    icon(ui, cut_left(line, ui.px(14)), icons::circle_alert, 13, color::soon);
    cut_left(line, ui.px(4));
}

} // namespace

std::vector<ColumnId> usual_overview(view::Columns& columns, KindId kind) {
    std::string_view text;
    if (kind == static_cast<KindId>(Kind::project)) text = "amount, area, days_in_stage, technology";
    if (kind == static_cast<KindId>(Kind::service_record)) text = "lead_unit, co_units, limit_days, raised_by";
    return view::read_list(columns, kind, text);
}

float overview_facts(Ui& ui, Vec top, float width, RecordIndex record, std::span<const ColumnId> facts, bool is_look) {
    const IdScope scope("facts");
    view::Columns& columns = columns_of(ui);
    float x = top.x, y = top.y;
    bool has_figures = false;
    for (const ColumnId id : facts) {
        if (!columns[id].is_figure()) continue;
        const Figure shown = figure_of(ui, record, id);
        const std::string label(columns[id].label(app::language()));
        const Face look = shown.is_filled ? face::figure : tinted(face::body, color::text_3);
        const float wanted = std::max(text_width(ui, label, face::caption),
            text_width(ui, shown.number, look) + text_width(ui, shown.unit, face::secondary) + ui.px(20));
        if (x > top.x && x + wanted > top.x + width) x = top.x, y += ui.px(figure_css);
        Rect cell{x, y, std::min(wanted, width), ui.px(54)};
        fact(ui, cell, record, id, shown.number + shown.unit, is_look);
        silent_text(ui, cut_top(cell, ui.px(22)), label, face::caption);
        Rect line = cut_top(cell, ui.px(28));
        conflict_mark(ui, line, record, id);
        if (shown.is_filled) figure(ui, line, shown.number, shown.unit, look);
        else silent_text(ui, line, shown.number, look);
        x += wanted + ui.px(gap_css);
        has_figures = true;
    }
    if (has_figures) y += ui.px(figure_css);
    for (const ColumnId id : facts) {
        if (columns[id].is_figure()) continue;
        std::string words = cell_words(ui, record, id);
        const bool is_filled = !words.empty();
        if (!is_filled) words = tr(Str::unfilled);
        const Face look = is_filled ? face::body : tinted(face::body, color::text_3);
        const float label = ui.px(label_css), room = std::max(width - label, ui.px(60));
        const float height = std::max(ui.reach(line_css), wrapped_height(ui, room, words, look, 4) + ui.px(8));
        Rect row{top.x, y, width, height};
        fact(ui, row, record, id, words, is_look);
        Rect name = cut_left(row, label);
        silent_text(ui, {name.x, name.y, name.width - ui.px(8), std::min(name.height, ui.reach(line_css))},
            columns[id].label(app::language()), face::secondary);
        conflict_mark(ui, row, record, id);
        wrapped_text(ui, centred(row, wrapped_height(ui, row.width, words, look, 4)), words, look, 4, true);
        y += height;
    }
    return y - top.y;
}

float arranged_overview(Ui& ui, Vec top, float width, RecordIndex record) {
    const KindId kind = workspace_of(ui).record(record).kind;
    if (!view::is_arranged(workspace_of(ui), kind, view::ArrangedPart::overview)) return 0;
    return overview_facts(ui, top, width, record, view::arranged(columns_of(ui), kind, view::ArrangedPart::overview));
}

} // namespace yinfeng::ui
