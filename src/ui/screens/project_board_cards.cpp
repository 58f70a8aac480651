// The cards of the board under the hand: pressed, dragged, moved by keys, and their menus; see project_board.h.

#include "ui/screens/project_board.h"

#include "app/action_words.h"
#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/record_actions.h"
#include "ui/records/cell.h"
#include "ui/screens/project_card.h"

#include <algorithm>
#include <cmath>

namespace yinfeng::ui {

using app::Str;
using app::tr;

void ProjectBoard::draw_card(
    Ui& ui, std::size_t lane_index, std::size_t card_index, const Rect& box, RecordIndex current, Result& result) {
    const RecordIndex project = lanes_[lane_index].column->projects[card_index];
    const IdScope scope(static_cast<std::uint64_t>(project));
    if (project == focus_ && overlaps(box, clip_rect())) {
        focus_next(ui);
        focus_ = no_record;
    }
    const std::string name = ui.semantics.wanted() ? card_words(ui, project) : std::string("card");
    const Press press = pressable(ui, "card", box,
        {.name = name, .selected = project == current, .radius = metric::radius_card, .draggable = ui.app.can_write()});
    if (press.drag_started) {
        dragged_ = project;
        const ImVec2 from = ImGui::GetIO().MouseClickedPos[0];
        grip_ = {from.x - box.x, from.y - box.y};
        drag_size_ = {box.width, box.height};
    }
    if (press.dropped && dragged_ == project) {
        if (target_ && *target_ != lane_index && lanes_[*target_].entry) {
            moving_ = project;
            moving_to_ = domain::stage_code(*lanes_[*target_].entry);
        }
        dragged_ = no_record;
    }
    if (dragged_ == project && press.dragging) {
        dashed_outline(ui, box, color::line_strong, metric::radius_card);
        return;
    }
    if (dragged_ == project && !press.dragging) dragged_ = no_record; // given up with Esc
    draw_card_face(ui, box, project, {project == current, press.hovered});
    if (press.focused) {
        focus_ring(ui, box, metric::radius_card);
        card_keys(ui, lane_index, card_index, result);
    }
    if (press.pressed) result.opened = project;
    if (press.menu || (press.focused && ImGui::IsKeyChordPressed(ImGuiMod_Shift | ImGuiKey_F10))) {
        menu_record_ = project;
        menu_lane_ = lane_index;
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        menu_anchor_ = press.focused && !contains(box, {mouse.x, mouse.y})
                           ? Rect{box.x + ui.px(24), box.y + ui.px(24), 0, 0}
                           : Rect{mouse.x, mouse.y, 0, 0};
        card_menu_wanted_ = true;
    }
    if (press.hovered) tooltip(ui, press, duty_words(ui, project));
}

void ProjectBoard::card_keys(Ui& ui, std::size_t lane_index, std::size_t card_index, Result&) {
    const auto& projects = lanes_[lane_index].column->projects;
    const bool left = ImGui::IsKeyPressed(ImGuiKey_LeftArrow), right_key = ImGui::IsKeyPressed(ImGuiKey_RightArrow);
    const bool up = ImGui::IsKeyPressed(ImGuiKey_UpArrow), down = ImGui::IsKeyPressed(ImGuiKey_DownArrow);
    if (!left && !right_key && !up && !down) return;
    if (up && card_index == 0) return; // the way out, to the column's buttons
    ImGui::NavMoveRequestCancel();
    ui.want_frames(3);
    if (ImGui::GetIO().KeyCtrl) {
        if (!left && !right_key) return;
        const auto stage = domain::stage_of(workspace_of(ui), projects[card_index]);
        const auto target = stage
                                ? domain::neighbour_stage(domain::label_set_of(workspace_of(ui)), *stage, left ? -1 : 1)
                                : std::nullopt;
        if (target && ui.app.can_write()) moving_ = projects[card_index], moving_to_ = domain::stage_code(*target);
        return;
    }
    if (up) focus_ = projects[card_index - 1];
    if (down && card_index + 1 < projects.size()) focus_ = projects[card_index + 1];
    // Sideways to the card at the same height, over empty columns.
    for (std::ptrdiff_t lane = static_cast<std::ptrdiff_t>(lane_index) + (left ? -1 : 1);
        (left || right_key) && lane >= 0 && lane < std::ssize(lanes_); lane += left ? -1 : 1) {
        const auto& other = lanes_[static_cast<std::size_t>(lane)].column->projects;
        if (other.empty()) continue;
        focus_ = other[std::min(card_index, other.size() - 1)];
        break;
    }
}

void ProjectBoard::draw_menus(Ui& ui, Result& result) {
    const std::string_view card_menu = tr(Str::page_menu), lane_menu = tr(Str::more);
    if (card_menu_wanted_) open_popup(ui, card_menu), card_menu_wanted_ = false;
    if (lane_menu_wanted_) open_popup(ui, lane_menu), lane_menu_wanted_ = false;
    if (begin_popup(ui, card_menu, menu_anchor_, 220)) {
        if (menu_item(ui, tr(Str::open_record), icons::panel_right, "Enter")) result.opened = menu_record_;
        menu_separator(ui);
        menu_title(ui, tr(Str::card_menu_move));
        for (const Lane& lane : lanes_) {
            if (!lane.entry) continue;
            const bool here = lane.column == lanes_[menu_lane_].column;
            if (menu_item(ui, lane.name, nullptr, {}, here || !ui.app.can_write(), false, here))
                moving_ = menu_record_, moving_to_ = domain::stage_code(*lane.entry);
        }
        if (board_.exits.count() == 0 && menu_item(ui, app::choice_label(ChoiceList::stage, "shelved"),
                                             icons::circle_pause, {}, !ui.app.can_write()))
            moving_ = menu_record_, moving_to_ = "shelved";
        menu_separator(ui);
        if (menu_item(ui, app::label(domain::action_info(domain::Action::copy)), action_icon(domain::Action::copy), {},
                !ui.app.can_write()))
            copying_ = menu_record_;
        if (menu_item(ui, tr(Str::move_to_trash), icons::trash_2, {}, !ui.app.can_write(), true))
            trashing_ = menu_record_;
        end_popup(ui);
    }
    if (begin_popup(ui, lane_menu, menu_anchor_, 220)) {
        const Lane& lane = lanes_[menu_lane_];
        if (lane.entry && !domain::is_exit(*lane.entry) &&
            menu_item(ui, tr(Str::new_project), icons::plus, "N", !ui.app.can_write()))
            result.create_in = lane.entry;
        if (lane.stages && menu_item(ui, tr(Str::board_only_this), icons::funnel)) {
            result.only_stages.emplace();
            for (std::size_t stage = 0; stage < domain::stage_count; ++stage)
                if (lane.stages >> stage & 1u)
                    result.only_stages->emplace_back(domain::stage_code(static_cast<domain::Stage>(stage)));
        }
        end_popup(ui);
    }
}

void ProjectBoard::draw_lifted(Ui& ui) {
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
    if (ImGui::Begin("##lifted card", nullptr, flags)) draw_card_face(ui, box, dragged_, {true, false, true});
    ImGui::End();
}

} // namespace yinfeng::ui
