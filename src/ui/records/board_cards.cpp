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

#include <algorithm>
#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Bucket;
using view::Column;

void Board::draw_card(
    Ui& ui, std::size_t lane_index, std::size_t card_index, const Rect& box, RecordIndex current, Result& result) {
    const RecordIndex record = lanes_[lane_index].records[card_index];
    const IdScope scope(static_cast<std::uint64_t>(record));
    if (record == focus_ && overlaps(box, clip_rect())) {
        focus_next(ui);
        focus_ = no_record;
    }
    const std::string name = ui.semantics.wanted() ? card_words(ui, plan_, record) : std::string("card");
    const Press press = pressable(ui, "card", box,
        {.name = name, .selected = record == current, .radius = metric::radius_card, .draggable = ui.app.can_write()});
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
    draw_card_face(ui, box, plan_, record, {record == current, press.hovered});
    if (press.focused) {
        focus_ring(ui, box, metric::radius_card);
        card_keys(ui, lane_index, card_index);
    }
    if (press.pressed) result.opened = record;
    if (press.menu || (press.focused && ImGui::IsKeyChordPressed(ImGuiMod_Shift | ImGuiKey_F10))) {
        menu_record_ = record;
        menu_lane_ = lane_index;
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        menu_anchor_ = press.focused && !contains(box, {mouse.x, mouse.y})
                           ? Rect{box.x + ui.px(24), box.y + ui.px(24), 0, 0}
                           : Rect{mouse.x, mouse.y, 0, 0};
        card_menu_wanted_ = true;
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
        const auto to = static_cast<std::ptrdiff_t>(lane_index) + step;
        if ((!left && !right_key) || to < 0 || to >= std::ssize(lanes_) || !ui.app.can_write()) return;
        if (!lanes_[static_cast<std::size_t>(to)].takes_cards) return;
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
    const FieldInfo& written = info(field);
    const std::string done = tr(Str::moved_to, {to.name});
    bool moved = false;
    if (hooks_->move && domain::action_writing(field)) {
        moved = hooks_->move(ui, record, to.value);
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

void Board::draw_menus(Ui& ui, Result& result) {
    const std::string_view card_menu = tr(Str::card_menu), lane_menu = tr(Str::more);
    if (std::exchange(card_menu_wanted_, false)) open_popup(ui, card_menu);
    if (std::exchange(lane_menu_wanted_, false)) open_popup(ui, lane_menu);
    const bool can_write = ui.app.can_write();
    if (begin_popup(ui, card_menu, menu_anchor_, 220)) {
        if (menu_item(ui, tr(Str::open_record), icons::panel_right, "Enter")) result.opened = menu_record_;
        menu_separator(ui);
        menu_title(ui, tr(Str::card_menu_move));
        for (std::size_t i = 0; i < lanes_.size(); ++i) {
            if (!lanes_[i].takes_cards) continue;
            const bool here = i == menu_lane_;
            const IdScope scope(static_cast<std::uint64_t>(i));
            if (menu_item(ui, lanes_[i].name, nullptr, {}, here || !can_write, false, here))
                moving_ = menu_record_, moving_from_ = menu_lane_, moving_to_ = i;
        }
        menu_separator(ui);
        if (menu_item(ui, app::label(domain::action_info(domain::Action::copy)), action_icon(domain::Action::copy), {},
                !can_write))
            result.copy = menu_record_;
        if (menu_item(ui, tr(Str::move_to_trash), icons::trash_2, {}, !can_write, true)) result.trash = menu_record_;
        end_popup(ui);
    }
    if (!begin_popup(ui, lane_menu, menu_anchor_, 220)) return;
    const Lane& lane = lanes_[std::min(menu_lane_, lanes_.size() - 1)];
    if (lane.takes_cards && menu_item(ui, tr(Str::board_new_in, {lane.name}), icons::plus, {}, !can_write))
        result.create_in = lane.value;
    if (bucket_.by == Bucket::By::value || bucket_.by == Bucket::By::labels) {
        if (menu_item(ui, tr(Str::board_only_this), icons::funnel)) {
            view::Condition only{bucket_.column, lane.key.is_none() ? view::Op::unfilled : view::Op::is, {}};
            if (lane.key.shape() == Value::Shape::integer && bucket_.by == Bucket::By::labels) {
                const domain::Label& label =
                    domain::label_set_of(workspace_of(ui)).labels[static_cast<std::size_t>(lane.key.as_integer())];
                for (std::size_t stage = 0; stage < domain::stage_count; ++stage)
                    if (const auto each = static_cast<domain::Stage>(stage); label.has(each))
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
    if (!ImGui::IsMouseDown(0)) { // the card that was dragged is no longer drawn: nobody else would notice
        dragged_ = no_record;
        return;
    }
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const float edge = ui.px(16);
    const Rect box{std::round(mouse.x - grip_.x), std::round(mouse.y - grip_.y), drag_size_.x, drag_size_.y};
    ImGui::SetNextWindowPos({box.x - edge, box.y - edge});
    ImGui::SetNextWindowSize({box.width + 2 * edge, box.height + 2 * edge});
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_Tooltip | ImGuiWindowFlags_NoInputs |
                                       ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                                       ImGuiWindowFlags_NoMove;
    if (ImGui::Begin("##lifted card", nullptr, flags)) draw_card_face(ui, box, plan_, dragged_, {true, false, true});
    ImGui::End();
}

} // namespace yinfeng::ui
