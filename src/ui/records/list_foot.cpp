#include "ui/records/list_foot.h"

#include "app/app.h"
#include "app/strings.h"
#include "app/sum_words.h"
#include "icons_generated.h"
#include "model/typed.h"
#include "ui/duplicates.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/messages.h"
#include "ui/records/cell.h"
#include "ui/records/listed.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;

void draw_sums(Ui& ui, const Rect& row, float from, float scrolls_from, std::span<const SumPlace> places,
    const view::View& view, const view::Rows& rows, std::span<const view::Summary> sums) {
    const view::Columns& columns = columns_of(ui);
    const float gap = ui.px(12), pad = ui.px(8);
    enum class Which : std::uint8_t { without_column, pinned, scrolling };
    const auto draw_all = [&](Which which) {
        const bool placed = which != Which::without_column;
        for (std::size_t i = 0; i < sums.size() && i < view.sums.size(); ++i) {
            const bool first = std::ranges::find(view.sums, view.sums[i].column, &view::Sum::column) ==
                               view.sums.begin() + static_cast<std::ptrdiff_t>(i);
            const auto place = std::ranges::find(places, view.sums[i].column, &SumPlace::column);
            if ((place != places.end()) != placed || (placed && place->is_pinned != (which == Which::pinned))) continue;
            if (!placed) {
                const Rect room{from, row.y, right(row) - from, row.height};
                from += silent_text(ui, room, app::sum_words(columns, view, i, sums[i], rows.sums[i]), {13}) + gap;
                continue;
            }
            if (!first) continue; // with the first one of its column
            std::string figures;
            for (std::size_t j = i; j < view.sums.size(); ++j) {
                if (view.sums[j].column != view.sums[i].column) continue;
                const std::string figure = view::figure_words(columns, view.sums[j], sums[j], rows.sums[j]);
                figures.append(figures.empty() ? "" : " · ").append(app::figure_label(columns, view.sums[j]));
                figures.append(figure.empty() ? tr(Str::dash) : std::string_view(figure));
            }
            const std::string note = app::omissions(view.sums[i], sums[i]);
            const bool on_right = is_on_right(columns[view.sums[i].column]);
            const float wanted = text_width(ui, figures, {13, true}), noted = text_width(ui, note, face::caption);
            float end = place->x + place->width - pad;
            const float begin = on_right ? std::max(from, end - wanted) : std::max(from, place->x + pad);
            if (!on_right) end = std::max(end, begin + std::min(wanted, right(row) - begin));
            silent_text(ui, {begin, row.y, std::max(0.0f, end - begin), row.height}, figures, {13, true},
                on_right ? Align::right : Align::left);
            // What the figure leaves out stands before it where there is room, else only in words.
            const float before = begin - gap - noted;
            if (on_right && !note.empty() && before >= from)
                silent_text(ui, {before, row.y, noted + 1, row.height}, note, face::caption);
            from = end + gap;
        }
    };
    draw_all(Which::pinned);
    from = std::max(from, scrolls_from);
    ImGui::PushClipRect({from, row.y}, bottom_right(row), true);
    draw_all(Which::without_column);
    draw_all(Which::scrolling);
    ImGui::PopClipRect();
}

// --- the line at the foot ----------------------------------------------------------------------------------

namespace {

constexpr float one_row_css = 820; // of the screen: below it what can be done with several stands in a row of its own

bool has_two_rows(const Ui& ui) { return ui.css(ui.screen.width) < one_row_css; }
float bulk_row(const Ui& ui) { return ui.px(ui.touch ? metric::touch_foot : 52); }

} // namespace

float ListFoot::height(const Ui& ui, const Ticks& ticks) {
    if (!ticks.are_none()) return bulk_row(ui) + (has_two_rows(ui) ? ui.control_height() + ui.px(12) : 0);
    if (ui.acts_at_foot()) return ui.px(metric::touch_foot);
    return ui.px(ui.touch ? metric::fingertip : metric::foot);
}

void ListFoot::draw_bulk(Ui& ui, const Rect& box, Listed& listed) {
    Ticks& ticks = listed.ticks;
    const view::View& view = listed.view;
    const IdScope scope("bulk");
    view::Columns& columns = columns_of(ui);
    const std::vector<RecordIndex>& ticked = ticks.records();
    fill(ui, box, color::accent_tint);
    horizontal_line(ui, box.x, right(box), box.y, color::accent_line);
    const bool two_rows = has_two_rows(ui);
    Rect whole = inset(box, ui.px(12), 0);
    Rect rest = cut_top(whole, bulk_row(ui));
    Tri all = ticked.size() == listed.rows.count ? Tri::yes : Tri::mixed;
    if (checkbox(ui, cut_left(rest, ui.px(20)), "ticked", tr(Str::tick_all), all, false)) ticks.set_all(false);
    cut_left(rest, ui.px(6));
    const std::string words = tr(Str::n_ticked, {std::to_string(ticked.size())});
    cut_left(rest, text(ui, rest, words, face::strong) + ui.px(12));
    Rect sum_box = rest;

    const Rect close = centred(cut_right(rest, ui.control_height()), ui.control_height());
    if (icon_button(ui, close, icons::x, tr(Str::untick_all), {.kind = ButtonKind::quiet})) ticks.set_all(false);
    cut_right(rest, ui.px(8));
    if (two_rows) sum_box.width = right(rest) - sum_box.x + ui.px(8), rest = cut_top(whole, ui.control_height());
    rest = centred(rest, ui.control_height());
    Rect place;
    const auto tool = [&](Str label, const ButtonOptions& options) {
        place = cut_right(rest, two_rows ? ui.control_height() : button_width(ui, tr(label), options));
        const bool pressed =
            two_rows ? icon_button(ui, place, options.icon, tr(label), options) : button(ui, place, tr(label), options);
        cut_right(rest, ui.px(8));
        return pressed;
    };
    if (tool(Str::move_to_trash, {.icon = icons::trash_2, .kind = ButtonKind::danger, .disabled = !ui.app.can_write()}))
        ui.app.trash(std::vector<RecordIndex>(ticked));
    if (listed.leaving) {
        const std::string_view leave = tr(Str::bulk_leave);
        const Rect leave_box = cut_right(rest, ui.control_height());
        if (icon_button(ui, leave_box, icons::printer, leave)) open_popup(ui, leave);
        if (begin_popup(ui, leave, leave_box, 240)) {
            Leaving what = listed.leaving();
            what.only = ticked;
            draw_leaving_items(ui, what);
            end_popup(ui);
        }
        cut_right(rest, ui.px(8));
    }
    if (tool(Str::bulk_edit, {.icon = icons::pencil, .disabled = !ui.app.can_write()})) edit_.open(ui, place);
    edit_.draw(ui, view, ticked, listed.pasting);
    if (ticked.size() == 2 && has_duplicates(static_cast<Kind>(view.kind)) &&
        tool(Str::merge_two, {.icon = icons::git_merge, .disabled = !ui.app.can_write()}))
        ask_merge(ui, ticked[0], ticked[1]);
    if (listed.bulk) listed.bulk(ui, rest, ticked);
    if (!two_rows) sum_box.width = right(rest) - sum_box.x;
    sum_box.width = std::max(0.0f, sum_box.width - ui.px(8));
    const auto summed =
        std::ranges::find_if(view.sums, [&](const view::Sum& sum) { return columns[sum.column].is_figure(); });
    if (sum_box.width <= ui.px(60) || summed == view.sums.end()) return;
    if (summed_version_ != ticks.version() || summed_ != summed->column) {
        summed_version_ = ticks.version();
        summed_ = summed->column;
        ticked_sum_ = {};
        const bool is_quantity = columns[summed_].type == FieldType::quantity;
        for (const RecordIndex record : ticked) {
            const Value value = columns.value(record, summed_);
            if (is_quantity || value.is_none()) ticked_sum_.add(addend_of(value));
            else ticked_sum_.add(Quantity{Decimal::from_integer(value.as_integer())});
        }
    }
    text(ui, sum_box, view::sum_words(columns, summed_, ticked_sum_), face::secondary);
}

bool ListFoot::draw(
    Ui& ui, const Rect& box, Listed& listed, std::span<const SumPlace> places, float scrolls_from, bool keeps_escape) {
    Ticks& ticks = listed.ticks;
    const view::View& view = listed.view;
    const view::Rows& rows = listed.rows;
    if (!ticks.are_none()) {
        draw_bulk(ui, box, listed);
        keep_messages_above(box.height);
        if (keeps_escape || !take_escape(ui)) return false;
        ticks.set_all(false);
        ui.want_frames(2);
        return true;
    }
    fill(ui, box, color::subtle);
    horizontal_line(ui, box.x, right(box), box.y, color::line);
    report_text(ui, box, app::sums_words(columns_of(ui), view, rows, rows.sums, rows.count));
    Rect inside = inset(box, ui.px(12), 0);
    cut_right(inside, kept_free_);
    const std::string count = rows.count == rows.of
                                  ? tr(Str::n_items, {std::to_string(rows.count)})
                                  : tr(Str::filtered_of, {std::to_string(rows.count), std::to_string(rows.of)});
    const float from = inside.x + silent_text(ui, inside, count, face::secondary) + ui.px(12);
    if (rows.count == 0) return false;
    // Beside the main action no sum has a place below its column that it keeps while the columns scroll.
    if (kept_free_ > 0) places = {}, scrolls_from = box.x;
    draw_sums(ui, inside, from, scrolls_from, places, view, rows, rows.sums);
    return false;
}

} // namespace yinfeng::ui
