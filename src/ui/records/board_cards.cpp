// The cards of the board: drawn, dragged, moved by keys, and their menus.

#include "app/action_words.h"
#include "app/app.h"
#include "app/strings.h"
#include "domain/actions.h"
#include "domain/label_sets.h"
#include "icons_generated.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/record_actions.h"
#include "ui/records/board.h"
#include "ui/records/cell.h"
#include "ui/records/lifted.h"
#include "view/buckets.h"

#include <algorithm>
#include <span>
#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Bucket;
using view::Column;

namespace {
constexpr std::size_t most_in_menu = 8; // columns that a card's menu offers
}

void Board::draw_card(Ui& ui, std::size_t lane_index, std::size_t card_index, const Rect& box, Result& result) {
    const RecordIndex record = lanes_[lane_index].records[card_index];
    const bool is_current = record == listed_->current;
    const SearchHits::Hit& hit = listed_->hits.of(columns_of(ui), record);
    const IdScope scope(static_cast<std::uint64_t>(record));
    if (record == focus_ && overlaps(box, clip_rect())) {
        focus_next(ui);
        focus_ = no_record;
    }
    const std::string name = ui.semantics.wanted() ? card_words(ui, plan_, record) : std::string("card");
    const bool is_stop = record == stop_.record && lane_index == stop_.place.lane;
    if (first_drawn_.record == no_record) first_drawn_ = {record, {lane_index, card_index}};
    is_stop_drawn_ = is_stop_drawn_ || is_stop;
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, !is_stop);
    const Press press = pressable(ui, "card", box,
        {.name = name,
            .value = hit.words,
            .selected = is_current,
            .radius = metric::radius_card,
            .draggable = ui.app.can_write(),
            .is_record = true,
            .has_menu = true});
    ImGui::PopItemFlag();
    if (press.drag_started) {
        dragged_ = record;
        dragged_from_ = lane_index;
        const ImVec2 from = ImGui::GetIO().MouseClickedPos[0];
        grip_ = {from.x - box.x, from.y - box.y};
        drag_size_ = {box.width, box.height};
    }
    const bool is_dragged = dragged_ == record && dragged_from_ == lane_index;
    if (press.dropped && is_dragged) {
        if (target_ && *target_ != lane_index && lanes_[*target_].takes_cards) {
            moving_ = record;
            moving_from_ = lane_index;
            moving_to_ = *target_;
        }
        dragged_ = no_record;
    }
    if (is_dragged && press.dragging) {
        dashed_outline(ui, box, color::line_strong, metric::radius_card);
        return;
    }
    if (is_dragged && !press.dragging) dragged_ = no_record; // given up with Esc
    draw_card_face(ui, box, plan_, record, {is_current, press.hovered, false, false, &hit});
    listed_->colours.draw_edge(ui, listed_->view, record, box, metric::radius_card);
    if (press.focused) {
        next_keyboard_ = {record, {lane_index, card_index}};
        focus_ring(ui, box, metric::radius_card);
        card_keys(ui, lane_index, card_index);
    }
    if (press.pressed) result.opened = record;
    mark_menu(ui, *listed_, record, box, metric::radius_card);
    if (press.menu) {
        menu_lane_ = lane_index;
        listed_->record_menu.open(ui, record, box, nullptr);
    }
    if (press.hovered && plan_.duty != view::no_column) tooltip(ui, press, cell_words(ui, record, plan_.duty));
}

void Board::card_keys(Ui& ui, std::size_t lane_index, std::size_t card_index) {
    const auto records = lanes_[lane_index].records;
    const bool left = ImGui::IsKeyPressed(ImGuiKey_LeftArrow), right_key = ImGui::IsKeyPressed(ImGuiKey_RightArrow);
    const bool up = ImGui::IsKeyPressed(ImGuiKey_UpArrow), down = ImGui::IsKeyPressed(ImGuiKey_DownArrow);
    if (!left && !right_key && !up && !down) return;
    if (up && card_index == 0) return; // the way out, to the column's buttons
    ImGui::NavMoveRequestCancel();
    ui.want_frames(3);
    const std::ptrdiff_t step = left ? -1 : 1;
    if (ImGui::GetIO().KeyCtrl) {
        if ((!left && !right_key) || !ui.app.can_write()) return;
        auto to = static_cast<std::ptrdiff_t>(lane_index) + step;
        const auto is_there = [&] { return to >= 0 && to < std::ssize(lanes_); };
        while (is_there() && !lanes_[static_cast<std::size_t>(to)].takes_cards)
            to += step; // over labels without stages
        if (!is_there()) return;
        moving_ = records[card_index];
        moving_from_ = lane_index;
        moving_to_ = static_cast<std::size_t>(to);
        return;
    }
    if (up) focus_ = records[card_index - 1];
    if (down && card_index + 1 < records.size()) focus_ = records[card_index + 1];
    // Sideways to the card at the same height, over empty columns.
    for (std::ptrdiff_t lane = static_cast<std::ptrdiff_t>(lane_index) + step;
        (left || right_key) && lane >= 0 && lane < std::ssize(lanes_); lane += step) {
        const auto other = lanes_[static_cast<std::size_t>(lane)].records;
        if (other.empty()) continue;
        focus_ = other[std::min(card_index, other.size() - 1)];
        break;
    }
}

// Through the action that there is for the field, else by writing it; of a set one element goes and the other comes. The card that
// was moved keeps the keyboard, and the message names it.
void Board::move(Ui& ui) {
    const RecordIndex record = std::exchange(moving_, no_record);
    if (moving_to_ >= lanes_.size() || moving_from_ >= lanes_.size()) return;
    const Lane &from = lanes_[moving_from_], &to = lanes_[moving_to_];
    const FieldId field = columns_of(ui)[bucket_.column].field;
    const FieldInfo& written = info_of(ui, field);
    const Id moved_id = workspace_of(ui).record(record).id;
    const std::string done = tr(Str::moved_to, {names_of(ui, std::span(&moved_id, 1)), to.name});
    bool moved = false;
    if (hooks_->move && domain::action_writing(field)) {
        moved = hooks_->move(ui, {record}, to.value);
    } else if (const auto action = domain::action_writing(field)) {
        ActionWords words;
        words.done = [done](Ui&, const domain::Given&) { return done; };
        words.form = done;
        moved = act(ui, *action, {record}, {{{field, to.value}}, {}}, std::move(words));
    } else if (is_set(written.type)) {
        Change change{tr(Str::edit_field, {app::label(written)}), {}};
        Workspace* names = ui.app.names_of_workspace(); // elements of sets have names of their own
        const Id id = workspace_of(ui).record(record).id;
        if (!from.key.is_none())
            change.set(written.kind, id, names->names().element(field, from.key.as_text()), Value::of(false));
        if (!to.key.is_none())
            change.set(written.kind, id, names->names().element(field, to.key.as_text()), Value::of(true));
        moved = ui.app.apply(change, done);
    } else {
        Change change{tr(Str::edit_field, {app::label(written)}), {}};
        change.set(written.kind, workspace_of(ui).record(record).id, field, to.value);
        moved = ui.app.apply(change, done);
    }
    if (moved) focus_ = record;
    ui.want_frames(3);
}

// In the menu of a card: to which column it goes. Of many only those beside its own; the others are a drag away.
void Board::draw_lane_choice(Ui& ui) {
    const bool can_write = ui.app.can_write();
    std::size_t shown = 0;
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
        if (!lanes_[i].takes_cards) continue;
        const bool here = i == menu_lane_;
        const std::size_t away = i > menu_lane_ ? i - menu_lane_ : menu_lane_ - i;
        if (lanes_.size() > most_in_menu && away > most_in_menu / 2) continue;
        if (++shown > most_in_menu + 1) break;
        const IdScope scope(static_cast<std::uint64_t>(i));
        if (menu_item(ui, lanes_[i].name, nullptr, {}, here || !can_write, false, here))
            moving_ = listed_->record_menu.record(), moving_from_ = menu_lane_, moving_to_ = i;
    }
}

void Board::draw_menus(Ui& ui, Result& result) {
    const std::string_view lane_menu = tr(Str::more);
    if (std::exchange(lane_menu_wanted_, false)) open_popup(ui, lane_menu);
    const bool can_write = ui.app.can_write();
    if (listed_->record_menu.begin(ui)) {
        if (std::ranges::any_of(lanes_, &Lane::takes_cards)) {
            menu_title(ui, tr(Str::card_menu_move));
            draw_lane_choice(ui);
            menu_separator(ui);
        }
        if (const RecordIndex chosen = listed_->record_menu.end(ui); chosen != no_record) result.opened = chosen;
    }
    if (!begin_popup(ui, lane_menu, menu_anchor_, 220)) return;
    const Lane& lane = lanes_[std::min(menu_lane_, lanes_.size() - 1)];
    if (lane.takes_cards && menu_item(ui, tr(Str::board_new_in, {lane.name}), icons::plus, {}, !can_write))
        result.create_in = lane.value;
    if (bucket_.by == Bucket::By::value || bucket_.by == Bucket::By::labels) {
        if (!lane.is_rest && menu_item(ui, tr(Str::board_only_this), icons::funnel)) {
            view::Condition only{bucket_.column, lane.key.is_none() ? view::Op::unfilled : view::Op::is, {}};
            const domain::Label* label =
                bucket_.by == Bucket::By::labels ? view::label_of_key(columns_of(ui), lane.key) : nullptr;
            if (label) {
                for (std::size_t stage = 0; stage < domain::stage_count; ++stage)
                    if (const auto each = static_cast<domain::Stage>(stage); label->has(each))
                        only.operands.push_back({.value = Value::text(domain::stage_code(each))});
            } else if (!lane.key.is_none()) {
                only.operands.push_back({.value = lane.key});
            }
            result.only = view::Filter{view::Filter::Join::condition, std::move(only), {}};
        }
    }
    end_popup(ui);
}

void Board::draw_lifted(Ui& ui) {
    if (dragged_ == no_record) return;
    const Rect box = lifted_box(grip_, drag_size_);
    if (!ui::draw_lifted(ui, box, [&] { draw_card_face(ui, box, plan_, dragged_, {true, false, true}); }))
        dragged_ = no_record;
}

} // namespace yinfeng::ui
