#include "ui/records/card_grid.h"

#include "app/app.h"
#include "ui/arrow_keys.h"
#include "ui/imgui_access.h"
#include "ui/records/cell.h"

#include <algorithm>

namespace yinfeng::ui {

namespace {
constexpr float narrowest_css = 260, gap_css = 12;
}

RecordIndex CardGrid::draw(
    Ui& ui, const Rect& area, const view::View& view, const view::Rows& rows, RecordIndex current) {
    const IdScope scope("cards");
    RecordIndex opened = no_record;
    const CardPlan plan = plan_card(columns_of(ui), view);
    const Scroll scroll = begin_scroll(ui, "cards", area);
    const float gap = ui.px(gap_css), edge = ui.px(metric::page_padding);
    const float room = scroll.view.width - 2 * edge;
    const int across = std::max(1, static_cast<int>((room + gap) / (ui.px(narrowest_css) + gap)));
    const float width = std::floor((room - gap * static_cast<float>(across - 1)) / static_cast<float>(across));
    const float height = tallest_card(ui, plan), step = height + gap;
    const int count = static_cast<int>(rows.order.size()), lines = (count + across - 1) / across;
    const auto top_of = [&](int line) { return scroll.origin.y + gap + step * static_cast<float>(line); };
    if (focus_ != no_record) {
        const auto place = std::ranges::find(rows.order, focus_);
        if (place == rows.order.end()) focus_ = no_record;
        else scroll_to_show(ui, scroll, top_of(static_cast<int>(place - rows.order.begin()) / across), height);
    }
    const int first = std::clamp(static_cast<int>((scroll.y - gap) / step), 0, std::max(0, lines - 1)) * across;
    const int last = std::min(count, first + (static_cast<int>(scroll.view.height / step) + 3) * across);
    int stop = first; // for the Tab key: where the keyboard was, else the first that is seen
    for (int i = first; i < last; ++i)
        if (rows.order[static_cast<std::size_t>(i)] == cursor_) stop = i;
    int focused = -1;
    std::uint32_t focused_id = 0;
    for (int i = first; i < last; ++i) {
        const RecordIndex record = rows.order[static_cast<std::size_t>(i)];
        const Rect box{
            scroll.origin.x + edge + (width + gap) * static_cast<float>(i % across), top_of(i / across), width, height};
        const IdScope of_card(static_cast<std::uint64_t>(i)); // a record of several groups stands in each
        if (record == focus_ && overlaps(box, clip_rect())) focus_next(ui), focus_ = no_record;
        ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, i != stop);
        const std::string name = ui.semantics.wanted() ? card_words(ui, plan, record) : std::string("card");
        const Press press =
            pressable(ui, "card", box, {.name = name, .selected = record == current, .radius = metric::radius_card});
        ImGui::PopItemFlag();
        draw_card_face(ui, box, plan, record, {record == current, press.hovered});
        if (press.pressed) opened = cursor_ = record;
        if (!press.focused) continue;
        focus_ring(ui, box, metric::radius_card);
        cursor_ = record;
        focused = i;
        focused_id = press.id;
    }
    if (focused >= 0) {
        int to = focused;
        switch (claim_keys(focused_id, {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow,
                                           ImGuiKey_Home, ImGuiKey_End})) {
        case ImGuiKey_LeftArrow: --to; break;
        case ImGuiKey_RightArrow: ++to; break;
        case ImGuiKey_UpArrow: to -= to >= across ? across : 0; break;
        case ImGuiKey_DownArrow: to += to + across < count ? across : 0; break;
        case ImGuiKey_Home: to = 0; break;
        case ImGuiKey_End: to = count - 1; break;
        default: break;
        }
        to = std::clamp(to, 0, count - 1);
        if (to != focused) {
            focus(rows.order[static_cast<std::size_t>(to)]);
            ui.want_frames(3);
        }
    }
    end_scroll(ui, scroll, {0, gap + step * static_cast<float>(lines)});
    return opened;
}

} // namespace yinfeng::ui
