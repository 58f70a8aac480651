#include "ui/records/card_grid.h"

#include "app/app.h"
#include "app/strings.h"
#include "ui/arrow_keys.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/messages.h"
#include "ui/record_form.h"
#include "ui/records/cell.h"
#include "ui/records/group_head.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {
constexpr float narrowest_css = 260, gap_css = 12;
constexpr std::size_t most_measured = 600;
} // namespace

// The cards of a row are as tall as the tallest of them; of very many, where measuring would take too long, all are alike.
void CardGrid::place_lines(Ui& ui, const CardPlan& plan, const std::vector<ListLine>& lines) {
    const auto& [across, width, card, head, gap] = sizes_;
    const bool measured = lines.size() <= most_measured;
    spots_.clear();
    spots_.reserve(lines.size());
    float y = gap, tallest = 0;
    int column = 0;
    const auto end_row = [&] {
        if (column == 0) return;
        for (std::size_t i = spots_.size(); column > 0; --column) spots_[--i].height = tallest;
        y += tallest + gap;
        tallest = 0;
    };
    for (const ListLine& line : lines) {
        if (line.record == no_record) {
            end_row();
            spots_.push_back({y, 0, head});
            y += head + gap;
            continue;
        }
        spots_.push_back({y, column, card});
        tallest = std::max(tallest, measured ? card_height(ui, plan, line.record, width) : card);
        if (++column == across) end_row();
    }
    end_row();
    content_ = y;
}

// Where other cards come to stand side by side (the inspector takes room, or gives it back), one stays at its height: the one that was
// pressed or has the keyboard if it is seen, else the first that is.
std::optional<std::size_t> CardGrid::kept_line(const std::vector<ListLine>& lines, const Scroll& scroll) const {
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool is_seen = spots_[i].y + spots_[i].height > scroll.y && spots_[i].y < scroll.y + scroll.view.height;
        if (!is_seen || lines[i].record == no_record) continue;
        if (lines[i].record == cursor_) return i;
        if (!first) first = i;
    }
    return first;
}

// The card or head so many rows of cards further, as near to the same column as there is one.
std::size_t CardGrid::beside(const std::vector<ListLine>& lines, std::size_t from, int rows) const {
    std::size_t at = from;
    const int step = rows < 0 ? -1 : 1;
    while (true) {
        const auto next = static_cast<std::ptrdiff_t>(at) + step;
        if (next < 0 || next >= std::ssize(lines)) return spots_[at].y == spots_[from].y ? from : at;
        const Spot& spot = spots_[static_cast<std::size_t>(next)];
        const bool is_further = spots_[at].y != spots_[from].y && spot.y != spots_[at].y;
        if (is_further) return at;
        at = static_cast<std::size_t>(next);
        if (spot.y != spots_[from].y &&
            (rows < 0 ? spot.column <= spots_[from].column : spot.column >= spots_[from].column))
            return at;
    }
}

bool CardGrid::draw_card(Ui& ui, const Rect& box, Listed& listed, const CardPlan& plan, std::size_t line, bool stop) {
    const RecordIndex record = listed.lines.lines()[line].record;
    const IdScope of_card(static_cast<std::uint64_t>(line)); // a record of several groups stands in each
    const bool ticked = listed.ticks.has(record);
    const SearchHits::Hit& hit = listed.hits.of(columns_of(ui), record);
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, !stop);
    const std::string name = ui.semantics.wanted() ? card_words(ui, plan, record) : std::string("card");
    const Press press = pressable(ui, "card", box,
        {.name = name,
            .value = hit.words,
            .selected = record == listed.current,
            .radius = metric::radius_card,
            .allow_overlap = true,
            .is_record = true,
            .has_menu = true});
    ImGui::PopItemFlag();
    draw_card_face(ui, box, plan, record, {record == listed.current, press.hovered, false, ticked, &hit});
    listed.colours.draw_edge(ui, listed.view, record, box, metric::radius_card);
    if (press.focused) {
        focus_ring(ui, box, metric::radius_card);
        cursor_ = record;
        focused_ = line;
        focused_id_ = press.id;
    }
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (ticked || press.focused || contains(box, {mouse.x, mouse.y}) || !listed.ticks.are_none() || ui.touch) {
        Tri tick = ticked ? Tri::yes : Tri::no;
        const float side = ui.px(ui.touch ? 44 : 32);
        const Rect corner{right(box) - side, box.y + ui.px(2), side - ui.px(ui.touch ? 0 : 4), side};
        ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, true); // Space on the card does the same
        const std::string words =
            ui.semantics.wanted() ? tr(Str::tick_record, {record_title(ui, record)}) : std::string("tick");
        if (checkbox(ui, corner, "tick", words, tick, false))
            listed.ticks.press(listed.lines.lines(), line, tick == Tri::yes, ImGui::GetIO().KeyShift);
        ImGui::PopItemFlag();
    }
    mark_menu(ui, listed, record, box, metric::radius_card);
    if (press.menu) listed.record_menu.open(ui, record, box, &listed.ticks);
    return press.pressed && !tick_by_keys(listed, press, line);
}

void CardGrid::keys(Ui& ui, Listed& listed) {
    const std::vector<ListLine>& lines = listed.lines.lines();
    const std::size_t last = lines.size() - 1;
    std::size_t to = focused_;
    const bool extends = ImGui::GetIO().KeyShift;
    switch (claim_keys(focused_id_,
        {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_Home, ImGuiKey_End})) {
    case ImGuiKey_LeftArrow: to -= to > 0; break;
    case ImGuiKey_RightArrow: to += to < last; break;
    case ImGuiKey_UpArrow: to = beside(lines, to, -1); break;
    case ImGuiKey_DownArrow: to = beside(lines, to, 1); break;
    case ImGuiKey_Home: to = 0; break;
    case ImGuiKey_End: to = last; break;
    default: break;
    }
    if (to == focused_) return;
    if (extends) listed.ticks.set_between(lines, focused_, to);
    focus_line_ = to;
    if (lines[to].record != no_record) cursor_ = lines[to].record;
    ui.want_frames(3);
}

RecordIndex CardGrid::draw(Ui& ui, Rect area, Listed& listed) {
    const IdScope scope("cards");
    RecordIndex opened = no_record;
    const Rect foot = cut_bottom(area, ListFoot::height(ui, listed.ticks));
    cut_message_strip(ui, area);
    CardPlan plan = plan_card(columns_of(ui), listed.view);
    plan.has_tick = true;
    plan.has_found = listed.hits.are_any();
    const bool moved = listed.lines.update(listed.rows);
    const std::vector<ListLine>& lines = listed.lines.lines();
    Scroll scroll = begin_scroll(ui, "cards", area);
    const float gap = ui.px(gap_css), edge = ui.px(metric::page_padding);
    const float room = scroll.view.width - 2 * edge;
    const int across = std::max(1, static_cast<int>((room + gap) / (ui.px(narrowest_css) + gap)));
    const float width = std::floor((room - gap * static_cast<float>(across - 1)) / static_cast<float>(across));
    const float height = tallest_card(ui, plan), head = ui.row_height();
    const std::uint64_t revision = workspace_of(ui).revision() + 1; // a card may have become taller
    const bool reads_otherwise = std::exchange(revision_, revision) != revision || planned_ != plan.lines;
    planned_ = plan.lines;
    if (const Sizes now{across, width, height, head, gap};
        moved || reads_otherwise || now != sizes_ || spots_.size() != lines.size()) {
        const bool same_lines = !moved && spots_.size() == lines.size();
        const std::optional<std::size_t> kept = same_lines && now != sizes_ ? kept_line(lines, scroll) : std::nullopt;
        const float before = kept ? spots_[*kept].y : 0;
        sizes_ = now;
        place_lines(ui, plan, lines);
        const float most = std::max(0.0f, content_ - scroll.view.height);
        if (kept) keeps_ = {2, std::clamp(scroll.y + spots_[*kept].y - before, 0.0f, most)};
    }
    const Vec origin = scroll.origin;
    if (show_ != no_record) keeps_.frames = 0;
    if (keeps_.frames > 0) { // drawn there at once; Dear ImGui follows when it has seen how tall all is now
        --keeps_.frames;
        ImGui::SetScrollY(keeps_.y);
        scroll.y = keeps_.y;
        scroll.origin.y = scroll.view.y - keeps_.y;
        ui.want_frames(2);
    }
    if (const std::ptrdiff_t line = show_ == no_record ? -1 : listed.lines.line_of(std::exchange(show_, no_record));
        line >= 0)
        scroll_to_show(ui, scroll, scroll.origin.y + spots_[static_cast<std::size_t>(line)].y, height);
    if (focus_ != no_record) {
        if (const std::ptrdiff_t line = listed.lines.line_of(focus_); line >= 0)
            focus_line_ = static_cast<std::size_t>(line);
        focus_ = no_record;
    }
    if (focus_line_ && *focus_line_ >= lines.size()) focus_line_.reset();
    if (focus_line_) scroll_to_show(ui, scroll, scroll.origin.y + spots_[*focus_line_].y, height);
    const auto first_at = [&](float y) {
        return static_cast<std::size_t>(
            std::ranges::lower_bound(spots_, y, {}, [](const Spot& spot) { return spot.y; }) - spots_.begin());
    };
    const std::size_t first = first_at(scroll.y - height), last = first_at(scroll.y + scroll.view.height);
    std::size_t stop = first; // for the Tab key: where the keyboard was, else the first that is seen
    for (std::size_t i = first; i < last; ++i)
        if (lines[i].record != no_record && lines[i].record == cursor_) stop = i;
    const bool had_keyboard = std::exchange(focused_id_, 0) != 0;
    const auto draw_line = [&](std::size_t i) {
        const bool is_head = lines[i].record == no_record;
        const Rect box{scroll.origin.x + edge + (width + gap) * static_cast<float>(spots_[i].column),
            scroll.origin.y + spots_[i].y, is_head ? room : width, spots_[i].height};
        if (focus_line_ == i && overlaps(box, clip_rect())) focus_next(ui), focus_line_.reset();
        if (is_head) {
            const Press press = draw_group_head(ui, box, listed, lines[i].group, {}, box.x, i == stop);
            if (press.focused) focused_ = i, focused_id_ = press.id;
        } else if (draw_card(ui, box, listed, plan, i, i == stop)) {
            opened = cursor_ = lines[i].record;
        }
    };
    for (std::size_t i = first; i < last; ++i) draw_line(i);
    // The card that has the keyboard keeps it while it is scrolled out of sight.
    const std::ptrdiff_t kept = had_keyboard && !focused_id_ ? listed.lines.line_of(cursor_) : -1;
    if (kept >= 0 && (kept < static_cast<std::ptrdiff_t>(first) || kept >= static_cast<std::ptrdiff_t>(last)))
        draw_line(static_cast<std::size_t>(kept));
    if (focused_id_) keys(ui, listed);
    scroll.origin = origin;
    end_scroll(ui, scroll, {0, content_});
    if (listed.foot.draw(ui, foot, listed, {}, foot.x)) focus_ = cursor_;
    const RecordIndex chosen = end_list(ui, listed);
    return chosen != no_record ? chosen : opened;
}

} // namespace yinfeng::ui
