#include "app/paper/chain.h"

#include "app/chain_cards.h"
#include "app/paper/colours.h"
#include "app/paper/frame.h"
#include "app/paper/picture_size.h"
#include "app/strings.h"
#include "domain/reading.h"

#include <algorithm>
#include <cmath>

namespace yinfeng::app {

namespace {

using domain::NodeState;
using exchange::Anchor, exchange::Area, exchange::Picture, exchange::Point, exchange::Sheet, exchange::SheetRow,
    exchange::Type, exchange::text_width;

constexpr float inset = 12, card_height = 88, row_pitch = 112, column_head = 44, foot = 16, least_gap = 48;
constexpr Type head_type{14, true}, count_type{11, false, ink::text_3}, name_type{13},
    line_type{12, false, ink::text_2}, tag_type{11};

ink::Colour colour_of(NodeState state) {
    constexpr ink::Colour colours[] = {ink::run, ink::build, ink::talk, ink::text_2};
    return colours[static_cast<std::size_t>(state)];
}

class Drawer {
public:
    Drawer(const Workspace& data, const domain::ChainView& chain, float width) : data_(data), chain_(chain) {
        column_width_ = std::clamp(std::floor((width - 2 * least_gap) / 3), 200.0f, 300.0f);
        gap_ = std::max(least_gap, (width - 3 * column_width_) / 2);
        // Maps taller than a picture may be are drawn closer together, never cut.
        const float rows = std::max(1.0f, static_cast<float>(chain.rows));
        const float most = (most_picture_height - column_head - foot) / rows;
        pitch_ = std::min(row_pitch, most);
        height_ = std::min(card_height, pitch_ - 6);
        picture_ = Picture(3 * column_width_ + 2 * gap_, column_head + rows * pitch_ + foot);
    }

    Picture draw() {
        for (std::size_t column = 0; column < domain::tier_count; ++column) draw_column(column);
        for (const domain::LinkView& link : chain_.links) draw_link(link);
        for (const domain::NodeView& node : chain_.nodes) draw_node(node);
        return std::move(picture_);
    }

private:
    float x_of(std::size_t column) const { return static_cast<float>(column) * (column_width_ + gap_); }
    Area box_of(const domain::NodeView& node) const {
        return {x_of(node.column) + inset, column_head + static_cast<float>(node.row) * pitch_,
            column_width_ - 2 * inset, height_};
    }

    void draw_column(std::size_t column) {
        const float x = x_of(column);
        picture_.rectangle({x, 0, column_width_, picture_.height}, ink::sunken, 8);
        const std::string name(tier_word(data_, static_cast<domain::Tier>(column)));
        picture_.text({x + inset, 27}, name, head_type);
        const auto nodes = std::to_string(chain_.count_by_tier[column]),
                   gaps = std::to_string(chain_.missing_by_tier[column]);
        picture_.text({x + inset + text_width(name, head_type) + 8, 27},
            chain_.missing_by_tier[column] ? tr(Str::chains_column_gaps, {nodes, gaps})
                                           : tr(Str::chains_column_count, {nodes}),
            count_type);
    }

    void draw_link(const domain::LinkView& link) {
        const domain::NodeView &from_node = chain_.nodes[link.from], &to_node = chain_.nodes[link.to];
        const Area from = box_of(from_node), to = box_of(to_node);
        const float y0 = from.y + from.height / 2, y1 = to.y + to.height / 2, head = 7;
        const bool is_on = from_node.column<to_node.column, is_back = from_node.column> to_node.column;
        // Onwards to the left side; backwards out at the left; within a column out at the right and back.
        const Point a{is_back ? from.x : from.x + from.width, y0}, d{is_on ? to.x - head : to.x + to.width + head, y1};
        const float reach = is_on || is_back ? std::max(28.0f, std::abs(d.x - a.x) * 0.5f) : 34;
        const Point b{is_back ? a.x - reach : a.x + reach, y0}, c{is_on ? d.x - reach : d.x + reach, y1};
        const ink::Colour colour = link.touches_gap ? ink::gap_line : ink::edge;
        picture_.curve(a, b, c, d, {colour, 1.5f, link.touches_gap});
        const float direction = is_on ? head : -head;
        const Point arrow[] = {{d.x + direction, d.y}, {d.x, d.y - 4}, {d.x, d.y + 4}};
        picture_.polygon(arrow, colour);
    }

    void draw_node(const domain::NodeView& node) {
        const NodeCard card = node_card(data_, node);
        const Area box = box_of(node);
        const bool is_gap = node.state == NodeState::missing;
        const ink::Colour colour = colour_of(node.state);
        picture_.open_group(card.words);
        if (is_gap) {
            picture_.rectangle(box, ink::subtle, 6);
            picture_.frame(box, {ink::gap_line, 1.2f, true}, 6);
        } else {
            picture_.rectangle(box, ink::white, 6);
            picture_.frame(box, {ink::line_strong}, 6);
            picture_.rectangle({box.x, box.y + 3, 4, box.height - 6}, colour, 1);
        }
        const float x = box.x + 14, room = box.width - 24;
        const std::string_view state = state_word(node.state);
        const float wide = text_width(state, tag_type) + 8;
        picture_.text({box.x + box.width - 10, box.y + 22}, state, {11, true, colour, Anchor::end});
        if (height_ > 26) picture_.text({x, box.y + 22}, card.name, name_type, room - wide);
        if (height_ > 46) picture_.text({x, box.y + 43}, card.line, line_type, room);
        if (height_ > 72) draw_tags(card, x, box.y + 56, room);
        picture_.close_group();
    }

    void draw_tags(const NodeCard& card, float x, float y, float room) {
        const float end = x + room;
        for (const CardTag& tag : card.tags) {
            const ink::Colour colour = tag.kind == CardTag::Kind::stage    ? ink::of_stage(tag.stage)
                                       : tag.kind == CardTag::Kind::anchor ? ink::accent
                                       : tag.kind == CardTag::Kind::gap    ? ink::late
                                                                           : ink::text_2;
            const float wide = text_width(tag.words, tag_type) + 12;
            if (x + wide > end) break;
            if (tag.kind == CardTag::Kind::outlined) picture_.frame({x, y, wide, 19}, {ink::line_strong}, 3);
            else picture_.rectangle({x, y, wide, 19}, ink::tint(colour, 0.1f), 3);
            picture_.text({x + 6, y + 14}, tag.words, {tag_type.size, false, colour});
            x += wide + 5;
        }
        picture_.text({x, y + 14}, card.reason, {11, false, ink::text_2}, end - x);
    }

    const Workspace& data_;
    const domain::ChainView& chain_;
    float column_width_ = 0, gap_ = 0, pitch_ = row_pitch, height_ = card_height;
    Picture picture_;
};

std::string tags_in_words(const NodeCard& card) {
    std::string words;
    for (const CardTag& tag : card.tags) words.append(words.empty() ? "" : " · ").append(tag.words);
    if (!card.reason.empty()) words.append(words.empty() ? "" : " · ").append(card.reason);
    return words;
}

} // namespace

Picture chain_picture(const Workspace& data, const domain::ChainView& chain, float width) {
    return Drawer(data, chain, width).draw();
}

Sheet chain_sheet(view::Columns& columns, RecordIndex chain, const SheetOptions& options) {
    const Workspace& data = columns.workspace();
    const domain::ChainView map = domain::chain_view(data, chain);
    Sheet sheet;
    const std::string_view name = domain::name_of(data, chain);
    frame_sheet(sheet, columns,
        std::string(tr(Str::chains_title)) + " · " + std::string(name.empty() ? tr(Str::chains_unnamed) : name),
        options.now_ms);
    std::string counts;
    for (const NodeState state : {NodeState::present, NodeState::building, NodeState::talking, NodeState::missing})
        counts.append(counts.empty() ? "" : " · ")
            .append(tr(Str::chains_count, {state_word(state), std::to_string(map.count(state))}));
    if (const auto covered = map.coverage_percent())
        counts += " · " + std::string(tr(Str::chains_coverage)) + " " + to_string(*covered) + "%";
    sheet.lines.push_back(std::move(counts));
    if (map.is_template) sheet.lines.emplace_back(tr(Str::chains_template));
    sheet.paper = {options.size, options.is_across.value_or(true)};
    if (map.nodes.empty()) return sheet;
    const bool is_picture = options.use == SheetFor::picture;
    const SheetParts parts = options.parts.value_or(SheetParts{true, false});
    if (is_picture || parts.drawing || !parts.table) {
        Picture picture = chain_picture(data, map, is_picture ? usual_picture_width : room_width(sheet.paper));
        sheet.pictures.push_back(std::move(picture));
    }
    if (is_picture || !parts.table) return sheet;
    sheet.columns = {{std::string(label(info(Kind::chain_node)))}, {std::string(label(info(field::chain_node::tier_)))},
        {std::string(tr(Str::chain_sheet_state))}, {std::string(tr(Str::chain_sheet_who))},
        {std::string(tr(Str::chain_sheet_marks))}};
    for (const domain::NodeView& node : map.nodes) {
        const NodeCard card = node_card(data, node);
        sheet.rows.push_back({{card.name, std::string(tier_word(data, node.tier)), std::string(state_word(node.state)),
            card.line, tags_in_words(card)}});
    }
    return sheet;
}

} // namespace yinfeng::app
