// One cell of a table.

#include "app/app.h"
#include "app/refused_texts.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_editors.h"
#include "ui/field_history.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/record_form.h"
#include "ui/table_state.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

struct CellWords {
    std::string main, after; // the qualifier or unit that stands behind a number, drawn lighter
    bool empty = false;
};

CellWords cell_words(const Ui& ui, RecordIndex record, FieldId field) {
    const FieldInfo& field_info = info(field);
    const Workspace& workspace = workspace_of(ui);
    if (is_set(field_info.type)) {
        std::string joined;
        for (const std::string_view element : workspace.elements(record, field)) {
            if (!joined.empty()) joined += tr(Str::list_comma);
            if (field_info.type == FieldType::link_set) {
                joined += link_words(ui, element);
            } else {
                joined += element;
            }
        }
        return {joined, {}, joined.empty()};
    }
    const Value& value = workspace.value(record, field);
    if (value.is_none()) return {{}, {}, true};
    if (auto figure = column_figure(field_info, value)) return {std::move(figure->main), std::move(figure->after)};
    return {filled_words(ui, field, value), {}};
}

} // namespace

std::string table_cell_words(const Ui& ui, const TableState& state, RecordIndex record, FieldId field) {
    if (const ExtraColumn* extra = state.extra(field)) return extra->words ? extra->words(ui, record) : std::string();
    if (field == title_field(state.kind)) return record_title(ui, record);
    if (const app::RefusedText* refused = refused_text(ui, record, field))
        return tr(Str::refused_what, {refused->text, refused->reason});
    const CellWords words = cell_words(ui, record, field);
    if (words.empty) return std::string(tr(Str::unfilled));
    if (info(field).options.unit == Unit::wan_yuan)
        return filled_words(ui, field, workspace_of(ui).value(record, field));
    return words.after.empty() ? words.main : words.main + " " + words.after;
}

void draw_table_cell(Ui& ui, const TableState& state, const Rect& box, RecordIndex record, FieldId field) {
    Rect inside = inset(box, ui.px(8), 0);
    if (const ExtraColumn* extra = state.extra(field)) {
        ImGui::PushClipRect(top_left(box), bottom_right(box), true); // a badge may be wider than its column
        extra->paint(ui, inside, record);
        ImGui::PopClipRect();
        return;
    }
    if (state.painter && state.painter(ui, inside, record, field)) return;
    const FieldInfo& field_info = info(field);
    if (field_in_conflict(ui, record, field)) {
        icon(ui, cut_left(inside, ui.px(14)), icons::circle_alert, 13, color::soon);
        cut_left(inside, ui.px(4));
    }
    if (const app::RefusedText* refused = refused_text(ui, record, field)) { // until somebody settles it
        icon(ui, cut_left(inside, ui.px(14)), icons::circle_alert, 13, color::late);
        cut_left(inside, ui.px(4));
        silent_text(ui, inside, refused->text, tinted(face::body, color::late));
        return;
    }
    const bool on_right = field_info.type == FieldType::quantity || field_info.type == FieldType::integer;
    if (field == title_field(state.kind)) {
        const bool untitled = title_of(workspace_of(ui), record).empty();
        silent_text(ui, inside, record_title(ui, record), untitled ? tinted(face::body, color::text_3) : face::body);
        return;
    }
    if (field_info.options.choices == ChoiceList::stage) {
        const std::string_view code = workspace_of(ui).value(record, field).as_text();
        if (!code.empty()) {
            const StageLook& look = stage_look_of(code);
            const Rect glyph = cut_left(inside, ui.px(14));
            stage_glyph(ui, {glyph.x + glyph.width / 2, glyph.y + glyph.height / 2}, look, 13);
            cut_left(inside, ui.px(6));
            silent_text(ui, inside, app::choice_label(ChoiceList::stage, code), tinted(face::body, look.color));
            return;
        }
    }
    const CellWords words = cell_words(ui, record, field);
    const Align align = on_right ? Align::right : Align::left;
    if (words.empty) { // quietly, in every column: a table full of 未填 hides what is filled
        silent_text(ui, inside, tr(Str::dash), tinted(face::body, color::text_3), align);
        return;
    }
    if (on_right && !words.after.empty()) {
        const float after = text_width(ui, words.after, face::secondary);
        silent_text(ui, cut_right(inside, after), words.after, face::secondary);
        cut_right(inside, ui.px(3));
    }
    const bool quiet =
        field_info.type == FieldType::text || field_info.type == FieldType::link || field_info.type == FieldType::date;
    silent_text(ui, inside, words.main, quiet ? face::body_2 : face::body, align);
}

} // namespace yinfeng::ui
