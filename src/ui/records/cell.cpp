#include "ui/records/cell.h"

#include "app/app.h"
#include "app/refused_texts.h"
#include "app/strings.h"
#include "domain/label_sets.h"
#include "domain/time_badge.h"
#include "icons_generated.h"
#include "ui/choice_options.h"
#include "ui/field_editors.h"
#include "ui/field_history.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/record_form.h"
#include "ui/widgets.h"
#include "view/buckets.h"
#include "view/words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Column;
using view::ColumnId;

namespace {

struct Words {
    std::string main, after; // the qualifier or unit that stands behind a number, drawn lighter
};

// As lists show it: dates without the year of today, amounts in the unit of their heading.
Words value_in_list(const Ui& ui, const Column& column, const Value& value) {
    if (value.is_none()) return {};
    if (auto figure = column_figure(field_of(column), value))
        return {std::move(figure->main), std::move(figure->after)};
    if (column.type == FieldType::date) return {date_words(value.as_text(), ui.app.today()), {}};
    return {view::value_words(workspace_of(ui), column, value, view::Style::words, app::language()), {}};
}

Words words_in_list(const Ui& ui, RecordIndex record, ColumnId id) {
    view::Columns& columns = columns_of(ui);
    const Column& column = columns[id];
    if (!is_set(column.type)) {
        Words words = value_in_list(ui, column, columns.value(record, id));
        if (!words.main.empty() && view::is_provisional(columns, record, id))
            words.main = view::as_provisional(words.main, app::language());
        return words;
    }
    return {view::words(columns, record, id, view::Style::words), {}};
}

struct Duty {
    Str letter;
    FieldId field;
};
constexpr std::array<Duty, 3> duties{{{Str::duty_track, field::project::tracker_},
    {Str::duty_lead, field::project::leader_}, {Str::duty_land, field::project::landing_unit_}}};

void draw_time(Ui& ui, const Rect& box, RecordIndex record) {
    const domain::TimeBadge badge = domain::time_badge(ui.app.reading(), record);
    if (badge.text.empty()) return;
    time_badge(ui, {box.x, centred(box, ui.px(20)).y}, static_cast<int>(badge.status), badge.text, box.width);
}

} // namespace

view::Columns& columns_of(const Ui& ui) { return ui.app.columns(); }

FieldInfo field_of(const Column& column) {
    const Kind kind = column.kind < known_kind_count ? static_cast<Kind>(column.kind) : Kind::count_;
    return {kind, column.name, column.type, column.zh, column.en, Group::basic, column.options};
}

Group group_of(const view::Columns& columns, ColumnId id) {
    const Column& column = columns[id];
    switch (column.source) {
    case Column::Source::field:
    case Column::Source::formula: {
        const FieldId field = column.source == Column::Source::formula ? column.formula : column.field;
        const FieldInfo* known = columns.workspace().names().info(field);
        return known ? known->group : Group::source;
    }
    case Column::Source::computed: return domain::computed_fields()[column.computed].field.group;
    case Column::Source::own: return Group::source;
    case Column::Source::path: return info(column.link).group;
    case Column::Source::gathered: break;
    }
    return Group::scale;
}

bool is_title(const Column& column) {
    return column.source == Column::Source::field && column.kind < known_kind_count &&
           column.field == title_field(static_cast<Kind>(column.kind));
}

domain::Look look_of(const Column& column) {
    return column.source == Column::Source::computed ? domain::computed_fields()[column.computed].options.look
                                                     : domain::Look::plain;
}

bool is_on_right(const Column& column) { return column.is_figure() && look_of(column) == domain::Look::plain; }

int steps_of(const Column& column) {
    return column.options.choices == ChoiceList::service_state
               ? static_cast<int>(choices_of(ChoiceList::service_state).size())
               : 0;
}

bool is_in_conflict(const Ui& ui, RecordIndex record, const Column& column) {
    return column.source == Column::Source::field && workspace_of(ui).names().is_defined(column.field) &&
           field_in_conflict(ui, record, column.field);
}

std::string head_words(const Column& column) {
    std::string words(column.label(app::language()));
    if (column.options.unit == Unit::wan_yuan) words.append(" ").append(tr(Str::yi_yuan));
    else if (column.source == Column::Source::formula && column.options.own_measure)
        words.append(" ").append(column.options.own_measure->base_unit); // that the field says of what is worked out
    return words;
}

void draw_head_words(Ui& ui, const Rect& box, std::string_view words, const Face& face, bool on_right) {
    const Align align = on_right ? Align::right : Align::left;
    const Face smaller{12, face.bold, face.color};
    const auto lines = text_width(ui, words, face) > box.width ? break_lines(ui, box.width, words, smaller)
                                                               : std::vector<std::string_view>();
    if (lines.size() < 2) {
        silent_text(ui, box, words, face, align);
        return;
    }
    const float height = std::min(line_height(ui, smaller), box.height / 2);
    Rect rest = centred(box, 2 * height);
    silent_text(ui, cut_top(rest, height), lines.front(), smaller, align);
    silent_text(ui, rest, words.substr(static_cast<std::size_t>(lines[1].data() - words.data())), smaller, align);
}

std::string cell_words(const Ui& ui, RecordIndex record, ColumnId id) {
    const Column& column = columns_of(ui)[id];
    if (is_title(column)) return record_title(ui, record);
    switch (look_of(column)) {
    case domain::Look::time: return domain::time_badge(ui.app.reading(), record).text;
    case domain::Look::duty: return duty_words(ui, record);
    case domain::Look::plain: break;
    }
    if (column.is_writable())
        if (const app::RefusedText* refused = refused_text(ui, record, column.field))
            return tr(Str::refused_what, {refused->text, refused->reason});
    std::string words = column.type == FieldType::quantity ? view::words(columns_of(ui), record, id, view::Style::words)
                                                           : words_in_list(ui, record, id).main;
    if (is_in_conflict(ui, record, column)) words = tr(Str::conflict_of, {words});
    if (words.empty())
        if (const std::string why = columns_of(ui).why_empty(record, id); !why.empty())
            return tr(Str::formula_no_value, {why});
    return words;
}

namespace {

// Why a formula says nothing: marked, and as much of it as there is room for.
void draw_reason(Ui& ui, Rect box, std::string_view why) {
    icon(ui, cut_left(box, ui.px(14)), icons::circle_alert, 13, color::soon);
    cut_left(box, ui.px(4));
    silent_text(ui, box, why, tinted(face::secondary, color::soon));
}

// In as many lines as the box is high for, if one is not enough.
void draw_lines(Ui& ui, const Rect& box, std::string_view words, const Face& face) {
    const int most = box.height > ui.row_height() ? static_cast<int>(box.height / line_height(ui, face)) : 1;
    if (most < 2 || text_width(ui, words, face) <= box.width) {
        silent_text(ui, box, words, face);
        return;
    }
    wrapped_text(ui, centred(box, wrapped_height(ui, box.width, words, face, most)), words, face, most, true);
}

// Choices that have a colour, and several of them, as tags: in as many lines as there is room for, then how many more there are.
bool draw_choices(Ui& ui, const Rect& box, RecordIndex record, ColumnId id) {
    view::Columns& columns = columns_of(ui);
    const Column& column = columns[id];
    if (!has_choices(column.type)) return false;
    std::vector<Value> values;
    columns.each_value(record, id, [&](const Value& value) {
        if (!value.is_none()) values.push_back(value);
    });
    if (values.empty()) return false;
    if (column.type == FieldType::choice && !choice_colour(column.options, values.front().as_text())) return false;
    const float line = ui.px(24), gap = ui.px(4);
    const float most = std::max(1.0f, std::floor(box.height / line));
    const float lines = box.height > ui.row_height() ? most : 1.0f;
    Rect area = centred(box, std::min(box.height, lines * line));
    Rect row = cut_top(area, area.height / lines);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::string words =
            view::value_words(workspace_of(ui), column, values[i], view::Style::words, app::language());
        const TagLook look = tag_of_choice(column.options, values[i].as_text());
        const std::string more = "+" + std::to_string(values.size() - i);
        const bool is_last_line = area.height < line / 2;
        const float kept = i + 1 < values.size() && is_last_line ? text_width(ui, more, face::caption) + gap : 0;
        const float wanted = tag_width(ui, words, look);
        const bool begins = row.x == box.x;
        if (wanted + kept > row.width && !begins) {
            if (is_last_line) {
                silent_text(ui, row, more, face::caption);
                return true;
            }
            row = cut_top(area, std::min(area.height, line));
            --i;
            continue;
        }
        const Rect place = centred(cut_left(row, std::min(wanted, std::max(0.0f, row.width - kept))), ui.px(20));
        fill(ui, place, look.fill, metric::radius_small);
        silent_text(ui, inset(place, ui.px(6), 0), words, tinted(face::caption, look.text));
        cut_left(row, gap);
    }
    return true;
}

// What a figure lacks of so many digits behind its point; nothing where the whole would not fit.
float room_behind(const Ui& ui, std::string_view figure, int decimals, float room) {
    const std::size_t point = figure.rfind('.');
    const int has = point == std::string_view::npos ? 0 : static_cast<int>(figure.size() - point) - 1;
    if (decimals <= has) return 0;
    const std::string zeros(static_cast<std::size_t>(decimals - has), '0');
    const float behind = text_width(ui, has == 0 ? "." + zeros : zeros, face::body);
    return text_width(ui, figure, face::body) + behind <= room ? behind : 0;
}

} // namespace

void draw_cell(Ui& ui, const Rect& box, RecordIndex record, ColumnId id, int decimals) {
    view::Columns& columns = columns_of(ui);
    const Column& column = columns[id];
    Rect inside = inset(box, ui.px(8), 0);
    switch (look_of(column)) {
    case domain::Look::time:
    case domain::Look::duty:
        ImGui::PushClipRect(top_left(box), bottom_right(box), true); // a badge may be wider than its column
        if (look_of(column) == domain::Look::time) draw_time(ui, inside, record);
        else draw_duty_squares(ui, {inside.x, centred(inside, ui.px(20)).y}, record);
        ImGui::PopClipRect();
        return;
    case domain::Look::plain: break;
    }
    if (is_in_conflict(ui, record, column)) { // in words: a mark alone is passed over
        const TagLook look{color::soon, color::soon_tint, color::transparent, icons::circle_alert};
        const std::string_view words = tr(Str::needs_decision);
        const float width = tag_width(ui, words, look);
        if (width + ui.px(40) <= inside.width) {
            tag(ui, {inside.x, centred(inside, ui.px(20)).y}, words, look);
            cut_left(inside, width + ui.px(6));
        } else {
            icon(ui, cut_left(inside, ui.px(14)), icons::circle_alert, 13, color::soon);
            cut_left(inside, ui.px(4));
        }
    }
    if (column.is_writable()) {
        if (const app::RefusedText* refused = refused_text(ui, record, column.field)) { // until somebody settles it
            icon(ui, cut_left(inside, ui.px(14)), icons::circle_alert, 13, color::late);
            cut_left(inside, ui.px(4));
            silent_text(ui, inside, refused->text, tinted(face::body, color::late));
            return;
        }
    }
    if (is_title(column)) {
        const bool untitled = title_of(workspace_of(ui), record).empty();
        draw_lines(ui, inside, record_title(ui, record), untitled ? tinted(face::body, color::text_3) : face::body);
        return;
    }
    if (column.options.choices == ChoiceList::stage) {
        const Value value = columns.value(record, id);
        if (const StageLook* look = group_look(column, value.as_text())) {
            const Rect glyph = cut_left(inside, ui.px(14));
            stage_glyph(ui, {glyph.x + glyph.width / 2, glyph.y + glyph.height / 2}, *look, 13);
            cut_left(inside, ui.px(6));
            silent_text(ui, inside, app::choice_label(workspace_of(ui).names(), ChoiceList::stage, value.as_text()),
                tinted(face::body, look->color));
            return;
        }
    }
    if (draw_choices(ui, inside, record, id)) return;
    const Words words = words_in_list(ui, record, id);
    const Align align = column.is_figure() ? Align::right : Align::left;
    if (words.main.empty()) {
        if (const std::string why = columns.why_empty(record, id); !why.empty()) return draw_reason(ui, inside, why);
    }
    if (words.main.empty()) { // quietly, in every column: a table full of 未填 hides what is filled
        silent_text(ui, inside, tr(Str::dash), tinted(face::body, color::text_3), align);
        return;
    }
    if (column.is_figure() && !words.after.empty()) {
        const float after = text_width(ui, words.after, face::secondary);
        silent_text(ui, cut_right(inside, after), words.after, face::secondary);
        cut_right(inside, ui.px(3));
    }
    if (align == Align::right && words.after.empty())
        cut_right(inside, room_behind(ui, words.main, decimals, inside.width));
    const bool quiet =
        column.type == FieldType::text || column.type == FieldType::link || column.type == FieldType::date;
    const Face& face = quiet ? face::body_2 : face::body;
    if (align == Align::right) silent_text(ui, inside, words.main, face, align);
    else draw_lines(ui, inside, words.main, face);
}

float draw_small_cell(Ui& ui, const Rect& box, RecordIndex record, ColumnId id, const Face& face) {
    const Column& column = columns_of(ui)[id];
    const float y = centred(box, ui.px(20)).y;
    if (look_of(column) == domain::Look::duty) return draw_duty_squares(ui, {box.x, y}, record);
    if (look_of(column) == domain::Look::time) {
        const domain::TimeBadge badge = domain::time_badge(ui.app.reading(), record);
        if (badge.text.empty()) return 0;
        return time_badge(ui, {box.x, y}, static_cast<int>(badge.status), badge.text, box.width);
    }
    Rect rest = box;
    if (is_in_conflict(ui, record, column)) {
        icon(ui, cut_left(rest, ui.px(14)), icons::circle_alert, 13, color::soon);
        cut_left(rest, ui.px(4));
    }
    const std::string words = column.is_figure() ? view::words(columns_of(ui), record, id, view::Style::words)
                                                 : words_in_list(ui, record, id).main;
    if (words.empty()) {
        const std::string why = columns_of(ui).why_empty(record, id);
        if (why.empty()) return 0;
        const Rect before = rest;
        draw_reason(ui, rest, why);
        return std::min(before.x - box.x + ui.px(18) + text_width(ui, why, face::secondary), box.width);
    }
    if (column.type == FieldType::choice)
        if (const Color colour = colour_of_choice(column.options, columns_of(ui).value(record, id).as_text()))
            swatch(ui, rest, colour, 8);
    return rest.x - box.x + silent_text(ui, rest, words, face);
}

float draw_duty_squares(Ui& ui, Vec at, RecordIndex project) {
    const Workspace& workspace = workspace_of(ui);
    const float side = ui.px(20), step = side + ui.px(5);
    float x = at.x;
    for (const Duty& duty : duties) {
        const Rect square{x, at.y, side, side};
        const bool filled = !workspace.value(project, duty.field).is_none();
        if (filled) fill(ui, square, color::accent_tint, metric::radius_small);
        else dashed_outline(ui, square, color::line_strong, metric::radius_small, 1);
        silent_text(ui, square, tr(duty.letter), {12, false, filled ? color::accent : color::text_3}, Align::centre);
        x += step;
    }
    return step * 3 - ui.px(5);
}

std::string duty_words(const Ui& ui, RecordIndex project) {
    const Workspace& workspace = workspace_of(ui);
    std::string words;
    for (const Duty& duty : duties) {
        if (!words.empty()) words += tr(Str::list_comma);
        const Value& value = workspace.value(project, duty.field);
        words += value.is_none() ? tr(Str::duty_missing, {tr(duty.letter)})
                                 : tr(Str::duty_is, {tr(duty.letter), filled_words(ui, duty.field, value)});
    }
    return words;
}

namespace {

const StageLook& look_of_class(domain::StageClass stage_class) {
    switch (stage_class) {
    case domain::StageClass::reserve: return stage_look::reserve;
    case domain::StageClass::talk: return stage_look::talk;
    case domain::StageClass::sign: return stage_look::sign;
    case domain::StageClass::build: return stage_look::build;
    case domain::StageClass::run: return stage_look::run;
    }
    return stage_look::reserve;
}

} // namespace

const StageLook* bucket_look(const Ui& ui, const view::Bucket& bucket, const Value& key) {
    if (key.shape() == Value::Shape::text) return group_look(columns_of(ui)[bucket.column], key.as_text());
    const domain::Label* label =
        bucket.by == view::Bucket::By::labels ? view::label_of_key(columns_of(ui), key) : nullptr;
    return label ? &look_of_class(label->look) : nullptr;
}

Color bucket_colour(const Ui& ui, const view::Bucket& bucket, const Value& key) {
    const Column& column = columns_of(ui)[bucket.column];
    const bool is_choice = bucket.by == view::Bucket::By::value && has_choices(column.type);
    return is_choice ? colour_of_choice(column.options, key.as_text()) : color::transparent;
}

const StageLook* group_look(const Column& column, std::string_view key) {
    return column.options.choices == ChoiceList::stage && !key.empty() ? &stage_look_of(key) : nullptr;
}

} // namespace yinfeng::ui
