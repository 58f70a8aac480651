#include "ui/records/card.h"
#include "ui/choice_options.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/time_badge.h"
#include "icons_generated.h"
#include "model/field_input.h"
#include "model/typed.h"
#include "ui/field_history.h"
#include "ui/field_words.h"
#include "ui/record_form.h"
#include "ui/records/cell.h"
#include "ui/widgets.h"
#include "view/words.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Column;
using view::ColumnId;

namespace {

constexpr Face name_face{14};
constexpr std::size_t usual_columns = 6; // on a card of a view that says nothing of cards
float tick_width(const Ui& ui) { return ui.px(ui.touch ? 38 : 22); }
constexpr float side_css = 12, top_css = 10, line_css = 18, row_css = 22, gap_css = 3, foot_css = 8;

// Without a figure and duties there is room for tags beside the time.
bool has_tags_beside_time(const CardPlan& plan) {
    return plan.figure == view::no_column && plan.duty == view::no_column && plan.time != view::no_column;
}
bool has_figures(const CardPlan& plan) {
    return plan.figure != view::no_column || (!plan.tags.empty() && !has_tags_beside_time(plan));
}
bool has_marks(const CardPlan& plan) { return plan.duty != view::no_column || plan.time != view::no_column; }

// A yes is said by what it is asked of: 龙头企业.
std::string line_words(const Ui& ui, RecordIndex record, ColumnId id) {
    view::Columns& columns = columns_of(ui);
    if (columns[id].type != FieldType::boolean) return cell_words(ui, record, id);
    const bool is_yes = columns.value(record, id) == Value::of(true);
    return is_yes ? std::string(columns[id].label(app::language())) : std::string();
}

// Of its lines those that say something.
std::vector<ColumnId> filled_lines(const Ui& ui, const CardPlan& plan, RecordIndex record) {
    std::vector<ColumnId> lines;
    for (const ColumnId line : plan.lines)
        if (!line_words(ui, record, line).empty()) lines.push_back(line);
    return lines;
}

float below_name(const Ui& ui, const CardPlan& plan, std::size_t lines) {
    float height = ui.px(foot_css) + ui.px(line_css) * static_cast<float>(lines);
    if (plan.has_found) height += ui.px(line_css + gap_css);
    if (has_figures(plan)) height += ui.px(row_css) + ui.px(gap_css);
    if (has_marks(plan)) height += ui.px(row_css) + ui.px(gap_css);
    return height;
}

float draw_figure(Ui& ui, const Rect& box, RecordIndex record, ColumnId id) {
    view::Columns& columns = columns_of(ui);
    const Column& column = columns[id];
    const Value value = columns.value(record, id);
    if (value.is_none())
        return silent_text(
            ui, box, tr(Str::card_unfilled, {column.label(app::language())}), tinted(face::secondary, color::text_3));
    const auto stated = column.type == FieldType::quantity ? stated_of(value) : std::nullopt;
    Rect rest = box;
    if (is_in_conflict(ui, record, column)) {
        icon(ui, cut_left(rest, ui.px(14)), icons::circle_alert, 13, color::soon);
        cut_left(rest, ui.px(4));
    }
    if (!stated) {
        cut_left(
            rest, silent_text(ui, rest, view::words(columns, record, id, view::Style::words), face::strong) + ui.px(4));
        return rest.x - box.x + silent_text(ui, rest, column.label(app::language()), face::secondary);
    }
    const FormattedQuantity parts = format_stated(*stated, measure_of(column.options), words_of(value));
    cut_left(rest, silent_text(ui, rest, parts.before + parts.number, face::strong) + ui.px(4));
    return rest.x - box.x + silent_text(ui, rest, parts.unit, face::secondary);
}

// What nobody has decided yet: the field by its name, of several how many; nothing if nothing is open.
std::string open_words(const Ui& ui, RecordIndex record) {
    const Record& stored = workspace_of(ui).record(record);
    if (stored.conflicts > 1) return tr(Str::card_open, {std::to_string(stored.conflicts)});
    const Kind kind = static_cast<Kind>(stored.kind);
    if (stored.conflicts == 1)
        for (FieldId field = info(kind).first_field; const FieldInfo& each : fields_of(kind))
            if (field_in_conflict(ui, record, field++)) return tr(Str::conflict_of, {app::label(each)});
    return stored.conflicts > 0 || stored.state == Record::State::contested ? std::string(tr(Str::needs_decision)) : "";
}

// In the field's name if there is room for it.
float draw_open(Ui& ui, const Rect& room, const std::string& words) {
    if (words.empty()) return 0;
    const TagLook look{color::soon, color::soon_tint, color::transparent, icons::circle_alert};
    const Vec at{room.x, centred(room, ui.px(20)).y};
    for (const std::string_view said : {std::string_view(words), tr(Str::needs_decision)})
        if (tag_width(ui, said, look) <= room.width) return tag(ui, at, said, look) + ui.px(6);
    icon(ui, {room.x, room.y, ui.px(14), room.height}, icons::circle_alert, 14, color::soon);
    return ui.px(16);
}

// From the right edge inwards, or from the left, as many as there is room for.
void draw_tags(Ui& ui, Rect room, RecordIndex record, const std::vector<ColumnId>& ids, bool from_left = false) {
    view::Columns& columns = columns_of(ui);
    for (const ColumnId id : ids) {
        const bool is_set_of_tags = is_set(columns[id].type);
        columns.each_value(record, id, [&](const Value& value) {
            if (value.is_none()) return;
            const bool has_colour =
                has_choices(columns[id].type) && choice_colour(columns[id].options, value.as_text());
            const TagLook look = has_colour       ? tag_of_choice(columns[id].options, value.as_text())
                                 : is_set_of_tags ? TagLook{color::text_2, color::surface, color::line_strong}
                                                  : TagLook{};
            const std::string words =
                view::value_words(workspace_of(ui), columns[id], value, view::Style::words, app::language());
            const float wanted = tag_width(ui, words, look);
            if (words.empty() || wanted > room.width) return;
            const Rect place = centred(from_left ? cut_left(room, wanted) : cut_right(room, wanted), ui.px(20));
            if (from_left) cut_left(room, ui.px(6));
            else cut_right(room, ui.px(6));
            fill(ui, place, look.fill, metric::radius_small);
            if (look.line) outline(ui, place, look.line, metric::radius_small);
            silent_text(ui, place, words, tinted(face::caption, look.text), Align::centre);
        });
    }
}

// How far it is on its way: ●●○○○ 办理.
void draw_steps(Ui& ui, Rect line, RecordIndex record, ColumnId id) {
    const Column& column = columns_of(ui)[id];
    const std::string words = cell_words(ui, record, id);
    const auto at = choice_index(column.options, columns_of(ui).value(record, id).as_text());
    small_stepper(ui, cut_left(line, ui.px(104)), static_cast<int>(at.value_or(0)) + 1, steps_of(column), words);
    silent_text(ui, line, words, face::caption);
}

void draw_marks(Ui& ui, Rect row, RecordIndex record, const CardPlan& plan) {
    if (plan.duty != view::no_column)
        cut_left(row, draw_duty_squares(ui, {row.x, row.y + ui.px(1)}, record) + ui.px(8));
    cut_left(row, draw_open(ui, row, open_words(ui, record)));
    if (plan.time == view::no_column) return;
    const domain::TimeBadge badge = domain::time_badge(ui.app.reading(), record);
    const int status = static_cast<int>(badge.status);
    if (has_tags_beside_time(plan)) {
        Rect tags = row;
        if (!badge.text.empty()) cut_right(tags, time_badge_width(ui, status, badge.text) + ui.px(8));
        draw_tags(ui, tags, record, plan.tags, true);
    }
    if (badge.text.empty()) return;
    // What is late must be seen even cut off; half a neutral date says nothing.
    const float wanted = time_badge_width(ui, status, badge.text), width = std::min(wanted, row.width);
    if (width >= wanted || (status != 0 && width > ui.px(40)))
        time_badge(ui, {right(row) - width, row.y + ui.px(1)}, status, badge.text, width);
}

} // namespace

std::vector<ColumnId> card_columns(const view::Columns& columns, const view::View& view) {
    if (!view.cards.empty()) return view.cards;
    std::vector<ColumnId> ids;
    for (const view::Shown& shown : view.columns)
        if (ids.size() < usual_columns && !is_title(columns[shown.column])) ids.push_back(shown.column);
    return ids;
}

CardPlan plan_card(const view::Columns& columns, const view::View& view) {
    CardPlan plan;
    for (const ColumnId id : card_columns(columns, view)) {
        const Column& column = columns[id];
        if (is_title(column)) continue;
        if (look_of(column) == domain::Look::duty) plan.duty = id;
        else if (look_of(column) == domain::Look::time) plan.time = id;
        else if (column.is_figure() && plan.figure == view::no_column) plan.figure = id;
        else if (steps_of(column) == 0 && (is_set(column.type) || has_choices(column.type) || column.options.suggest))
            plan.tags.push_back(id);
        else plan.lines.push_back(id);
    }
    return plan;
}

float card_height(const Ui& ui, const CardPlan& plan, RecordIndex record, float width) {
    return ui.px(top_css) + below_name(ui, plan, filled_lines(ui, plan, record).size()) +
           wrapped_height(ui, width - 2 * ui.px(side_css) - (plan.has_tick ? tick_width(ui) : 0),
               record_title(ui, record), name_face, 2);
}

float tallest_card(const Ui& ui, const CardPlan& plan) {
    return ui.px(top_css) + below_name(ui, plan, plan.lines.size()) + 2 * line_height(ui, name_face);
}

void draw_card_face(Ui& ui, const Rect& box, const CardPlan& plan, RecordIndex record, const CardLook& look) {
    if (look.lifted) shadow(ui, box, 3, metric::radius_card);
    card(ui, box);
    if (look.ticked) fill(ui, inset(box, ui.px(1)), color::accent_tint, metric::radius_card);
    if (look.hovered && !look.current) outline(ui, box, color::line_strong, metric::radius_card);
    if (look.current) outline(ui, box, color::accent, metric::radius_card, 2);
    const Rect inside = inset(box, ui.px(side_css), 0);
    Rect rest{inside.x, inside.y + ui.px(top_css), inside.width, inside.height - ui.px(top_css)};

    const bool untitled = title_of(workspace_of(ui), record).empty();
    Rect name = rest;
    if (plan.has_tick) cut_right(name, tick_width(ui));
    if (look.hit) mark_pieces(ui, name, record_title(ui, record), *look.hit, name_face, 2);
    cut_top(rest, wrapped_text(ui, name, record_title(ui, record),
                      untitled ? tinted(name_face, color::text_3) : name_face, 2, true));
    for (const ColumnId line : filled_lines(ui, plan, record)) {
        const Rect place = cut_top(rest, ui.px(line_css));
        if (look.hit && line == look.hit->column)
            mark_hit(ui, place, text_width(ui, line_words(ui, record, line), face::caption), false);
        if (steps_of(columns_of(ui)[line]) > 0) draw_steps(ui, place, record, line);
        else if (columns_of(ui)[line].type == FieldType::boolean)
            silent_text(ui, place, line_words(ui, record, line), face::caption);
        else draw_small_cell(ui, place, record, line, face::caption);
    }
    cut_bottom(rest, ui.px(foot_css));
    if (plan.has_found) {
        const Rect line = cut_bottom(rest, ui.px(line_css));
        cut_bottom(rest, ui.px(gap_css));
        // A line of the card has its mark; said is what is found elsewhere.
        if (look.hit && !look.hit->words.empty() && !std::ranges::contains(plan.lines, look.hit->column)) {
            const std::string& found = look.hit->words;
            const float width = std::min(line.width, text_width(ui, found, face::caption) + ui.px(8));
            fill(ui, {line.x - ui.px(4), line.y, width, line.height}, color::soon_tint, metric::radius_small);
            silent_text(ui, line, found, tinted(face::caption, color::text_2));
        }
    }
    if (has_marks(plan)) {
        draw_marks(ui, cut_bottom(rest, ui.px(row_css)), record, plan);
        cut_bottom(rest, ui.px(gap_css));
    }
    if (!has_figures(plan)) return;
    Rect row = cut_bottom(rest, ui.px(row_css));
    if (!has_marks(plan)) cut_left(row, draw_open(ui, row, open_words(ui, record)));
    if (plan.figure != view::no_column) cut_left(row, draw_figure(ui, row, record, plan.figure) + ui.px(8));
    draw_tags(ui, row, record, plan.tags);
}

std::string card_words(const Ui& ui, const CardPlan& plan, RecordIndex record) {
    std::string words = record_title(ui, record);
    const auto add = [&](std::string_view more) {
        if (!more.empty()) words.append(tr(Str::clause_comma)).append(more);
    };
    if (plan.figure != view::no_column) {
        const std::string figure = cell_words(ui, record, plan.figure);
        add(figure.empty() ? tr(Str::card_unfilled, {columns_of(ui)[plan.figure].label(app::language())}) : figure);
    }
    for (const ColumnId line : plan.lines)
        if (steps_of(columns_of(ui)[line]) > 0) add(cell_words(ui, record, line));
    if (plan.time != view::no_column) add(cell_words(ui, record, plan.time));
    add(open_words(ui, record));
    return words;
}

} // namespace yinfeng::ui
