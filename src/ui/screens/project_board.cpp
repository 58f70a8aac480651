#include "ui/screens/project_board.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/project_actions.h"
#include "ui/screens/project_card.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr float lane_min_css = 232, lane_gap_css = 12, card_gap_css = 8, header_css = 88, ring_css = 4;
constexpr std::size_t measured_lane = 600; // longer columns have cards of one height

const StageLook& look_of(domain::StageClass stage_class) {
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

void ProjectBoard::refresh(Ui& ui, const ProjectList& list) {
    const Workspace& workspace = workspace_of(ui);
    const domain::LabelSet& labels = domain::label_set_of(workspace);
    const std::uint64_t settings = workspace.revision(Kind::settings);
    if (seen_revision_ != workspace.revision()) { // a card may have become taller
        seen_revision_ = workspace.revision();
        measured_width_ = 0;
    }
    if (list_version_ == list.version() && label_set_ == labels.code && settings_revision_ == settings) return;
    list_version_ = list.version();
    label_set_ = labels.code;
    settings_revision_ = settings;
    measured_width_ = 0;
    board_ = domain::board_of(list.values(), labels, list.shown());
    warning_ = domain::reserve_warning(workspace, list.values(), workspace.live(Kind::project));
    lanes_.clear();
    for (std::size_t i = 0; i < labels.labels.size(); ++i) {
        const domain::Label& label = labels.labels[i];
        lanes_.push_back({label.name, &look_of(label.look), &board_.columns[i], label.entry, label.stages});
    }
    static constexpr StageLook outside{color::pause, color::pause_tint, 0};
    if (board_.outside.count() > 0)
        lanes_.push_back({std::string(tr(Str::board_outside)), &outside, &board_.outside, std::nullopt, 0});
    if (board_.exits.count() > 0)
        lanes_.push_back({std::string(tr(Str::board_exits)), &outside, &board_.exits, domain::Stage::shelved, 0});
}

void ProjectBoard::measure(Ui& ui, Lane& lane, float width) {
    const std::vector<RecordIndex>& projects = lane.column->projects;
    lane.tops.clear();
    lane.card = tallest_card(ui);
    if (projects.size() > measured_lane) return;
    float y = 0;
    for (const RecordIndex project : projects) {
        lane.tops.push_back(y);
        y += card_height(ui, project, width) + ui.px(card_gap_css);
    }
    lane.tops.push_back(y);
}

float ProjectBoard::top_of(const Lane& lane, std::size_t card) const {
    return lane.tops.empty() ? (lane.card + card_gap_css * measured_scale_) * static_cast<float>(card)
                             : lane.tops[card];
}

std::optional<ProjectBoard::Place> ProjectBoard::find(RecordIndex project) const {
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
        const auto& projects = lanes_[lane].column->projects;
        const auto found = std::ranges::find(projects, project);
        if (found != projects.end()) return Place{lane, static_cast<std::size_t>(found - projects.begin())};
    }
    return std::nullopt;
}

void ProjectBoard::focus(RecordIndex project) { focus_ = project; }

RecordIndex ProjectBoard::neighbour(RecordIndex project, int direction) const {
    std::vector<RecordIndex> order;
    for (const Lane& lane : lanes_)
        order.insert(order.end(), lane.column->projects.begin(), lane.column->projects.end());
    const auto found = std::ranges::find(order, project);
    if (found == order.end()) return order.empty() ? no_record : order.front();
    const auto at = found - order.begin() + direction;
    return at < 0 || at >= std::ssize(order) ? no_record : order[static_cast<std::size_t>(at)];
}

void ProjectBoard::reset() {
    lanes_.clear();
    list_version_ = 0;
    focus_ = dragged_ = menu_record_ = moving_ = trashing_ = no_record;
}

ProjectBoard::Result ProjectBoard::draw(Ui& ui, const Rect& area, const ProjectList& list, RecordIndex current) {
    Result result;
    refresh(ui, list);
    if (lanes_.empty()) return result;
    const IdScope scope("board");
    const float gap = ui.px(lane_gap_css), count = static_cast<float>(lanes_.size());
    const float width = std::max(ui.px(lane_min_css), std::floor((area.width - gap * (count - 1)) / count));
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
    for (std::size_t i = 0; i < lanes_.size(); ++i)
        if (overlaps(lanes_[i].box, scroll.view)) draw_lane(ui, i, current, result);
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

    if (moving_ != no_record) {
        const RecordIndex project = moving_;
        moving_ = no_record;
        if (move_projects(ui, {project}, moving_to_)) focus_ = project;
        ui.want_frames(3);
    }
    if (trashing_ != no_record) ui.app.trash({trashing_}), trashing_ = no_record;
    if (copying_ != no_record) copy_project(ui, copying_), copying_ = no_record;
    return result;
}

void ProjectBoard::draw_lane_header(Ui& ui, std::size_t index, Rect header, Result& result) {
    Lane& lane = lanes_[index];
    Rect row = cut_top(header, ui.px(36));
    const Rect menu = centred(cut_right(row, ui.px(28)), ui.px(28));
    const Rect add = centred(cut_right(row, ui.px(28)), ui.px(28));
    const std::string menu_name = tr(Str::board_column_menu, {lane.name});
    if (icon_button(ui, menu, icons::ellipsis, menu_name, {.kind = ButtonKind::quiet})) {
        menu_lane_ = index;
        menu_anchor_ = menu;
        lane_menu_wanted_ = true;
    }
    if (lane.entry && !domain::is_exit(*lane.entry)) {
        const std::string add_name = tr(Str::board_new_in, {lane.name});
        if (icon_button(ui, add, icons::plus, add_name, {.kind = ButtonKind::quiet, .disabled = !ui.app.can_write()}))
            result.create_in = lane.entry;
    }
    stage_glyph(ui, {row.x + ui.px(8), row.y + row.height / 2}, *lane.look, 15);
    cut_left(row, ui.px(22));
    const std::string number = std::to_string(lane.column->count());
    const float pill_width = std::max(ui.px(20), text_width(ui, number, face::caption) + ui.px(14));
    Rect name_box = row;
    name_box.width = std::max(0.0f, row.width - pill_width - ui.px(8));
    cut_left(row, silent_text(ui, name_box, lane.name, face::section) + ui.px(8));
    const Rect pill = centred({row.x, row.y, pill_width, row.height}, ui.px(20));
    fill(ui, pill, color::surface, 10);
    silent_text(ui, pill, number, face::caption, Align::centre);

    const QuantitySum& sum = lane.column->amount;
    Rect sum_row = cut_top(header, ui.px(26));
    if (const auto parts = format_sum(sum, money())) {
        figure(ui, sum_row, parts->before + parts->number, parts->unit, face::figure);
    } else {
        figure(ui, sum_row, tr(Str::dash), tr(Str::yi_yuan), face::figure);
    }
    std::string note;
    if (sum.unfilled() > 0) note = tr(Str::board_sum_unfilled, {std::to_string(sum.unfilled())});
    if (sum.bounded() > 0) {
        if (!note.empty()) note += " · ";
        note += tr(Str::board_sum_bounded, {std::to_string(sum.bounded())});
    }
    text(ui, cut_top(header, ui.px(18)), note, face::caption);
}

float ProjectBoard::draw_drop_slot(Ui& ui, const Lane& lane, const Rect& box) {
    // What the stage still asks for is shown while the card is above it.
    std::string words;
    if (lane.entry && dragged_ != no_record)
        words = domain::describe_missing(domain::missing_for_stage(workspace_of(ui), dragged_, *lane.entry));
    const Rect slot{box.x, box.y, box.width, ui.px(64)};
    const bool lacks = !words.empty();
    fill(ui, slot, lacks ? color::soon_tint : color::accent_tint, metric::radius_card);
    dashed_outline(ui, slot, lacks ? color::soon_line : color::accent, metric::radius_card);
    if (lacks) wrapped_text(ui, inset(slot, ui.px(10), ui.px(10)), words, {12, false, color::soon}, 2, true);
    return slot.height + ui.px(card_gap_css);
}

void ProjectBoard::draw_lane(Ui& ui, std::size_t index, RecordIndex current, Result& result) {
    Lane& lane = lanes_[index];
    const IdScope scope(lane.name);
    const int node = ui.semantics.add({.role = Role::region,
        .rect = lane.box,
        .name = lane.name + " " + tr(Str::n_items, {std::to_string(lane.column->count())})});
    ui.semantics.push_parent(node);
    fill(ui, lane.box, color::sunken, metric::radius_large);
    ImGui::PushClipRect(top_left(lane.box), {right(lane.box), lane.box.y + ui.px(3)}, true);
    fill(ui, lane.box, lane.look->color, metric::radius_large);
    ImGui::PopClipRect();

    Rect rest = lane.box;
    Rect header = cut_top(rest, ui.px(header_css));
    cut_top(header, ui.px(5));
    draw_lane_header(ui, index, inset(header, ui.px(12), 0), result);

    const std::vector<RecordIndex>& projects = lane.column->projects;
    const float slot = target_ == index && lane.entry ? ui.px(64 + card_gap_css) : 0;
    const float cards = top_of(lane, projects.size()) + slot;
    const bool few = projects.size() <= 2;
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
        first = std::min(projects.size(),
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
    std::size_t below = first;
    for (std::size_t i = first; i < projects.size(); ++i) {
        const float top = top_of(lane, i);
        const Rect box{
            scroll.origin.x, scroll.origin.y + slot + top, card_width, top_of(lane, i + 1) - top - ui.px(card_gap_css)};
        if (box.y > bottom(scroll.view)) break;
        if (bottom(box) <= bottom(scroll.view) + ui.px(12)) below = i + 1;
        draw_card(ui, index, i, box, current, result);
    }
    float end = cards;
    if (!warning_.empty() && (lane.stages >> static_cast<unsigned>(domain::Stage::reserve) & 1u)) {
        Rect box{scroll.origin.x, scroll.origin.y + end, card_width, 0};
        box.height = wrapped_height(ui, card_width - ui.px(48), warning_, {12}) + ui.px(20);
        fill(ui, box, color::soon_tint, metric::radius_card);
        dashed_outline(ui, box, color::soon_line, metric::radius_card, 1);
        Rect inside = inset(box, ui.px(12), ui.px(10));
        Rect mark = cut_left(inside, ui.px(24));
        icon(ui, {mark.x, mark.y, ui.px(16), ui.px(18)}, icons::triangle_alert, 16, color::soon);
        wrapped_text(ui, inside, warning_, {12, false, color::soon});
        end += box.height + ui.px(card_gap_css);
    }
    const bool first_use = board_.count == 0 && dragged_ == no_record; // nothing could be dragged
    if (first_use && index == 0 && ui.app.can_write()) {
        const Rect box{scroll.origin.x, scroll.origin.y + end + ui.px(24), card_width, ui.px(112)};
        if (empty_state(ui, box, icons::folder_kanban, tr(Str::no_projects), tr(Str::new_project)))
            result.create_in = lane.entry;
        end += box.height + ui.px(24);
    } else if (first_use) {
        silent_text(ui, {scroll.origin.x, scroll.origin.y + end + ui.px(24), card_width, ui.px(28)},
            tr(Str::board_empty_column), face::caption, Align::centre);
    } else if (few && !overflows && lane.entry && ui.app.can_write()) {
        const Rect box{scroll.origin.x, scroll.origin.y + end, card_width, ui.px(72)};
        dashed_outline(ui, box, color::line_strong, metric::radius_card, 1);
        Rect inside = inset(box, ui.px(8), ui.px(12));
        icon(ui, cut_top(inside, ui.px(20)), icons::inbox, 18, color::text_3);
        const bool by_key = !ui.touch && lane.stages >> static_cast<unsigned>(domain::Stage::reserve) & 1u;
        silent_text(
            ui, inside, tr(by_key ? Str::board_drop_here : Str::board_drop_only), face::secondary, Align::centre);
        end += box.height;
    }
    scroll.origin = origin;
    end_scroll(ui, scroll, {card_width, end + ring});
    if (overflows && below < projects.size()) {
        foot = inset(foot, ui.px(8), ui.px(6));
        const std::string words = tr(Str::board_more_below, {std::to_string(projects.size() - below)});
        const Press press = pressable(ui, "more", foot, {.name = words});
        fill(ui, foot, press.hovered ? color::line : color::column_footer, metric::radius);
        Rect inside = centred(foot, text_width(ui, words, face::secondary) + ui.px(22), foot.height);
        icon(ui, cut_right(inside, ui.px(14)), icons::chevron_down, 14, color::text_2);
        silent_text(ui, inside, words, face::secondary);
        if (press.pressed) focus_ = projects[std::min(projects.size() - 1, below + 2)];
    }
    ui.semantics.pop_parent();
}

} // namespace yinfeng::ui
