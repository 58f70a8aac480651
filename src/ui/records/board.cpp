#include "ui/records/board.h"

#include "app/action_words.h"
#include "app/app.h"
#include "app/strings.h"
#include "base/words.h"
#include "domain/actions.h"
#include "domain/pipeline.h"
#include "icons_generated.h"
#include "model/field_input.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/record_actions.h"
#include "ui/records/cell.h"
#include "ui/records/groupings.h"
#include "ui/records/table_state.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Bucket;
using view::Column;

namespace {

constexpr float lane_min_css = 232, lane_most_css = 480, lane_gap_css = 12, card_gap_css = 8, header_css = 88,
                bare_header_css = 46, ring_css = 4;
constexpr std::size_t measured_lane = 600; // longer columns have cards of one height

bool by_value(const Bucket& bucket) { return bucket.by == Bucket::By::value || bucket.by == Bucket::By::labels; }

} // namespace

std::optional<Bucket> Board::usual_bucket(const view::Columns& columns, KindId kind) {
    std::optional<Bucket> first;
    for (const Grouping& each : groupings_of(columns, kind)) {
        const Column& column = columns[each.bucket.column];
        if (!by_value(each.bucket) || !column.is_writable()) continue;
        if (column.type == FieldType::choice) return each.bucket;
        if (!first) first = each.bucket;
    }
    return first;
}

void Board::measure(Ui& ui, Lane& lane, float width) {
    lane.tops.clear();
    lane.card = tallest_card(ui, plan_);
    if (lane.records.size() > measured_lane) return;
    float y = 0;
    for (const RecordIndex record : lane.records) {
        lane.tops.push_back(y);
        y += card_height(ui, plan_, record, width) + ui.px(card_gap_css);
    }
    lane.tops.push_back(y);
}

float Board::top_of(const Lane& lane, std::size_t card) const {
    return lane.tops.empty() ? (lane.card + card_gap_css * measured_scale_) * static_cast<float>(card)
                             : lane.tops[card];
}

std::optional<Board::Place> Board::find(RecordIndex record) const {
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
        const auto found = std::ranges::find(lanes_[lane].records, record);
        if (found != lanes_[lane].records.end())
            return Place{lane, static_cast<std::size_t>(found - lanes_[lane].records.begin())};
    }
    return std::nullopt;
}

Board::Result Board::draw(Ui& ui, const Rect& area, Listed& listed, const BoardHooks& hooks) {
    Result result;
    hooks_ = &hooks;
    listed_ = &listed;
    refresh(ui);
    if (lanes_.empty()) return result;
    const IdScope scope("board");
    const float gap = ui.px(lane_gap_css), count = static_cast<float>(lanes_.size());
    const float width =
        std::clamp(std::floor((area.width - gap * (count - 1)) / count), ui.px(lane_min_css), ui.px(lane_most_css));
    const float content = width * count + gap * (count - 1);
    if (measured_width_ != width || measured_scale_ != ui.scale) {
        measured_width_ = width;
        measured_scale_ = ui.scale;
        for (Lane& lane : lanes_) measure(ui, lane, width - 2 * ui.px(8));
    }
    const bool sideways = content > area.width + 1;
    const Scroll scroll = begin_scroll(ui, "lanes", area, sideways);
    const float height = sideways ? scroll.view.height - ui.px(2) : area.height;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    target_.reset();
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
        lanes_[i].box = {scroll.origin.x + (width + gap) * static_cast<float>(i), scroll.origin.y, width, height};
        if (dragged_ != no_record && contains(lanes_[i].box, {mouse.x, mouse.y})) target_ = i;
    }
    first_drawn_ = {};
    is_stop_drawn_ = false;
    for (std::size_t i = 0; i < lanes_.size(); ++i)
        if (overlaps(lanes_[i].box, scroll.view) || (keyboard_.record != no_record && keyboard_.place.lane == i))
            draw_lane(ui, i, result);
    keyboard_ = std::exchange(next_keyboard_, {});
    const Keyboard stop = keyboard_.record != no_record ? keyboard_ : is_stop_drawn_ ? stop_ : first_drawn_;
    if (stop.record != stop_.record) ui.want_frames(2);
    stop_ = stop;
    if (focus_ != no_record) {
        // The card may stand in a column beyond the edge; its own column scrolls to it then.
        if (const auto place = find(focus_)) {
            const Rect& box = lanes_[place->lane].box;
            if (box.x < scroll.view.x) ImGui::SetScrollX(scroll.x + box.x - scroll.view.x);
            else if (right(box) > right(scroll.view)) ImGui::SetScrollX(scroll.x + right(box) - right(scroll.view));
            ui.want_frames(2);
        } else {
            focus_ = no_record;
        }
    }
    if (dragged_ != no_record && sideways) { // near an edge the board moves along
        const float edge = ui.px(48), step = ui.px(12);
        if (mouse.x < scroll.view.x + edge) ImGui::SetScrollX(std::max(0.0f, scroll.x - step));
        if (mouse.x > right(scroll.view) - edge)
            ImGui::SetScrollX(std::min(content - scroll.view.width, scroll.x + step));
    }
    end_scroll(ui, scroll, {content, height - ui.px(1)});
    draw_menus(ui, result);
    draw_lifted(ui);
    if (moving_ != no_record) move(ui);
    return result;
}

void Board::draw_lane_header(Ui& ui, std::size_t index, Rect header, Result& result) {
    Lane& lane = lanes_[index];
    Rect row = cut_top(header, ui.reach(36));
    const float side = ui.reach(28);
    const Rect menu = centred(cut_right(row, side), side);
    const Rect add = centred(cut_right(row, side), side);
    ImGui::PushItemFlag(
        ImGuiItemFlags_NoTabStop, stop_.record != no_record); // the way up from the first card leads here
    if (lane.takes_cards && icon_button(ui, add, icons::plus, tr(Str::board_new_in, {lane.name}),
                                {.kind = ButtonKind::quiet, .disabled = !ui.app.can_write()}))
        result.create_in = lane.value;
    if (icon_button(ui, menu, icons::ellipsis, tr(Str::board_column_menu, {lane.name}), {.kind = ButtonKind::quiet})) {
        menu_lane_ = index;
        menu_anchor_ = menu;
        lane_menu_wanted_ = true;
    }
    ImGui::PopItemFlag();
    if (lane.look != &plain_lane) {
        stage_glyph(ui, {row.x + ui.px(8), row.y + row.height / 2}, *lane.look, 15);
        cut_left(row, ui.px(22));
    } else if (lane.colour) {
        swatch(ui, row, lane.colour);
    }
    const std::string number = std::to_string(lane.records.size());
    const float pill_width = std::max(ui.px(20), text_width(ui, number, face::caption) + ui.px(14));
    Rect name_box = row;
    name_box.width = std::max(0.0f, row.width - pill_width - ui.px(8));
    cut_left(row, silent_text(ui, name_box, lane.name, face::section) + ui.px(8));
    const Rect pill = centred({row.x, row.y, pill_width, row.height}, ui.px(20));
    fill(ui, pill, color::surface, 10);
    silent_text(ui, pill, number, face::caption, Align::centre);

    if (listed_->view.sums.empty()) return;
    if (lane.is_rest) wrapped_text(ui, header, lane.note, face::caption, 2);
    else draw_lane_sum(ui, lane, header);
}

// The first figure of the view, and what it leaves out.
void Board::draw_lane_sum(Ui& ui, const Lane& lane, Rect header) {
    static const view::Summary nothing;
    const view::Sum& sum = listed_->view.sums.front();
    const view::Summary& of = lane.group && !lane.group->sums.empty() ? lane.group->sums.front() : nothing;
    const view::Columns& columns = columns_of(ui);
    Rect row = cut_top(header, ui.px(26));
    std::string number, unit;
    if (sum.figure == view::Figure::sum) {
        if (const auto parts = format_sum(of.sum, measure_of(columns[sum.column].options))) {
            number = parts->before;
            if (!number.empty() && number.back() >= 'a') number += ' '; // about 500, 约500
            number += parts->number, unit = parts->unit;
        }
    } else if (lane.group && !lane.group->sums.empty()) {
        number = view::figure_words(columns, sum, of, listed_->rows.sums.front());
        unit = view::figure_label(columns[sum.column], sum.figure, app::language());
    }
    if (number.empty()) silent_text(ui, row, tr(Str::dash), tinted(face::figure, color::text_3));
    else fitted_figure(ui, row, number, unit, face::figure);
    std::string note;
    const auto add_note = [&](std::size_t number_of, Str words) {
        if (number_of == 0) return;
        if (!note.empty()) note += " · ";
        note += tr(words, {std::to_string(number_of)});
    };
    if (!view::is_figure_whole(sum, of, of)) note = say(BaseWord::sum_overflowed);
    if (columns[sum.column].is_figure()) add_note(of.sum.unfilled(), Str::board_sum_unfilled);
    add_note(of.sum.bounded(), Str::board_sum_bounded);
    add_note(of.sum.count(Addend::What::undecided), Str::board_sum_undecided);
    add_note(of.sum.count(Addend::What::foreign), Str::board_sum_foreign);
    add_note(of.sum.count(Addend::What::per_year), Str::board_sum_per_year);
    add_note(of.conflicts, Str::sum_conflicts);
    text(ui, cut_top(header, ui.px(18)), note, face::caption);
}

// '还缺：开工日期、施工许可证': what the step will ask for.
std::string Board::missing_in(Ui& ui, const Lane& lane) const {
    const Column& column = columns_of(ui)[bucket_.column];
    const auto action = domain::action_writing(column.field);
    if (!action || dragged_ == no_record) return {};
    return missing_words(ui, *action, std::span(&dragged_, 1), {{{column.field, lane.value}}, {}});
}

float Board::draw_drop_slot(Ui& ui, const Lane& lane, const Rect& box) {
    // What the step still asks for is shown while the card is above it.
    const std::string words = missing_in(ui, lane);
    const Rect slot{box.x, box.y, box.width, ui.px(64)};
    const bool lacks = !words.empty();
    fill(ui, slot, lacks ? color::soon_tint : color::accent_tint, metric::radius_card);
    dashed_outline(ui, slot, lacks ? color::soon_line : color::accent, metric::radius_card);
    if (lacks) wrapped_text(ui, inset(slot, ui.px(10), ui.px(10)), words, {12, false, color::soon}, 2, true);
    return slot.height + ui.px(card_gap_css);
}

void Board::draw_lane(Ui& ui, std::size_t index, Result& result) {
    Lane& lane = lanes_[index];
    const IdScope scope(lane.name);
    const int node = ui.semantics.add({.role = Role::region,
        .rect = lane.box,
        .name = lane.name + " " + tr(Str::n_items, {std::to_string(lane.records.size())})});
    ui.semantics.push_parent(node);
    fill(ui, lane.box, color::sunken, metric::radius_large);
    ImGui::PushClipRect(top_left(lane.box), {right(lane.box), lane.box.y + ui.px(3)}, true);
    fill(ui, lane.box, lane.colour ? lane.colour : lane.look->color, metric::radius_large);
    ImGui::PopClipRect();

    Rect rest = lane.box;
    Rect header =
        cut_top(rest, ui.px(listed_->view.sums.empty() ? bare_header_css : header_css) + ui.reach(36) - ui.px(36));
    cut_top(header, ui.px(5));
    draw_lane_header(ui, index, inset(header, ui.px(12), 0), result);

    const std::span<const RecordIndex> records = lane.records;
    const float slot = target_ == index && lane.takes_cards ? ui.px(64 + card_gap_css) : 0;
    const float cards = top_of(lane, records.size()) + slot;
    Rect foot;
    const bool overflows = cards > rest.height - ui.px(4);
    if (overflows) foot = cut_bottom(rest, ui.px(44));
    // The list reaches a little further than the cards, so that the ring around one is not cut.
    const float ring = ui.px(ring_css);
    const Rect list{rest.x + ui.px(8) - ring, rest.y, rest.width - ui.px(8) + ring, rest.height};
    ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, ui.px(5)); // in the margin beside the cards
    const float card_width = lane.box.width - 2 * ui.px(8);
    Scroll scroll = begin_scroll(ui, "cards", list);
    const Vec origin = scroll.origin;
    scroll.origin = {origin.x + ring, origin.y + ring};
    ImGui::PopStyleVar();
    if (slot > 0) draw_drop_slot(ui, lane, {scroll.origin.x, scroll.origin.y, card_width, 0});

    // The first visible card by its top; then on until the view is full.
    std::size_t first = 0;
    if (lane.tops.empty()) {
        first = std::min(records.size(),
            static_cast<std::size_t>(std::max(0.0f, (scroll.y - slot) / (lane.card + ui.px(card_gap_css)))));
    } else {
        const auto after = std::upper_bound(lane.tops.begin(), lane.tops.end(), scroll.y - slot);
        first = after == lane.tops.begin() ? 0 : static_cast<std::size_t>(after - lane.tops.begin() - 1);
    }
    if (focus_ != no_record) {
        const auto place = find(focus_);
        if (place && place->lane == index) {
            const float y = scroll.origin.y + slot + top_of(lane, place->card);
            scroll_to_show(ui, scroll, y, top_of(lane, place->card + 1) - top_of(lane, place->card));
        }
    }
    std::size_t below = first, last = first;
    const auto box_of = [&](std::size_t i) {
        const float top = top_of(lane, i);
        return Rect{
            scroll.origin.x, scroll.origin.y + slot + top, card_width, top_of(lane, i + 1) - top - ui.px(card_gap_css)};
    };
    for (; last < records.size(); ++last) {
        const Rect box = box_of(last);
        if (box.y > bottom(scroll.view)) break;
        if (bottom(box) <= bottom(scroll.view) + ui.px(12)) below = last + 1;
        draw_card(ui, index, last, box, result);
    }
    // The card that has the keyboard keeps it while it is scrolled out of sight.
    if (const std::size_t kept = keyboard_.place.card; keyboard_.place.lane == index && kept < records.size() &&
                                                       (kept < first || kept >= last) &&
                                                       records[kept] == keyboard_.record)
        draw_card(ui, index, kept, box_of(kept), result);
    const float end =
        cards + draw_lane_end(ui, lane, {scroll.origin.x, scroll.origin.y + cards}, card_width, overflows);
    scroll.origin = origin;
    end_scroll(ui, scroll, {card_width, end + ring});
    if (overflows && below < records.size()) {
        foot = inset(foot, ui.px(8), ui.touch ? 0 : ui.px(6));
        const std::string words = tr(Str::board_more_below, {std::to_string(records.size() - below)});
        ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, true); // the way down through the cards leads there too
        const Press press = pressable(ui, "more", foot, {.name = words});
        ImGui::PopItemFlag();
        fill(ui, foot, press.hovered ? color::hover_2 : color::column_footer, metric::radius);
        Rect inside = centred(foot, text_width(ui, words, face::secondary) + ui.px(22), foot.height);
        icon(ui, cut_right(inside, ui.px(14)), icons::chevron_down, 14, color::text_2);
        silent_text(ui, inside, words, face::secondary);
        if (press.pressed) focus_ = records[std::min(records.size() - 1, below + 2)];
    }
    ui.semantics.pop_parent();
}

// Below the cards: what is to be said of the column, and an invitation where there is room. Returns its height.
float Board::draw_lane_end(Ui& ui, const Lane& lane, Vec at, float width, bool overflows) {
    float end = 0;
    const std::string& note = lane.note;
    if (!note.empty()) {
        Rect box{at.x, at.y, width, 0};
        box.height = wrapped_height(ui, width - ui.px(48), note, {12}) + ui.px(20);
        fill(ui, box, color::soon_tint, metric::radius_card);
        dashed_outline(ui, box, color::soon_line, metric::radius_card, 1);
        Rect inside = inset(box, ui.px(12), ui.px(10));
        const Rect mark = cut_left(inside, ui.px(24));
        icon(ui, {mark.x, mark.y, ui.px(16), ui.px(18)}, icons::triangle_alert, 16, color::soon);
        wrapped_text(ui, inside, note, {12, false, color::soon});
        end += box.height + ui.px(card_gap_css);
    }
    if (lane.records.size() > 2 || overflows || !lane.takes_cards || !ui.app.can_write()) return end;
    const Rect box{at.x, at.y + end, width, ui.px(72)};
    dashed_outline(ui, box, color::line_strong, metric::radius_card, 1);
    Rect inside = inset(box, ui.px(8), ui.px(12));
    icon(ui, cut_top(inside, ui.px(20)), icons::inbox, 18, color::text_3);
    const bool is_first = &lane == &lanes_.front();
    silent_text(ui, inside, tr(is_first && !ui.touch ? Str::board_drop_here : Str::board_drop_only), face::secondary,
        Align::centre);
    return end + box.height;
}

} // namespace yinfeng::ui
