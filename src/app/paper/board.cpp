#include "app/paper/board.h"

#include "app/paper/colours.h"
#include "app/paper/picture_size.h"
#include "app/strings.h"
#include "app/sum_words.h"
#include "domain/computed.h"
#include "domain/label_sets.h"
#include "domain/time_badge.h"
#include "view/possible.h"
#include "view/words.h"

#include <algorithm>
#include <cmath>

namespace yinfeng::app {

namespace {

using exchange::Picture, exchange::SheetCard, exchange::SheetLane, exchange::Type, exchange::Anchor,
    exchange::text_width;
using view::Bucket, view::ColumnId;

constexpr std::size_t usual_columns = 6; // on a card of a view that says nothing of cards

class Maker {
public:
    Maker(view::Columns& columns, const view::View& view, const view::Rows& rows, const BoardAsked& asked)
        : columns_(columns), view_(view), rows_(rows), asked_(asked) {
        std::vector<ColumnId> cards = view.cards;
        for (const view::Shown& shown : view.columns)
            if (view.cards.empty() && cards.size() < usual_columns && !is_title(shown.column))
                cards.push_back(shown.column);
        for (const ColumnId id : cards)
            if (!hides(id) && !is_title(id)) shown_.push_back(id);
    }

    std::vector<SheetLane> lanes() {
        std::vector<const view::Group*> groups;
        for (const view::Group& group : rows_.groups)
            if (group.level == 0) groups.push_back(&group);
        if (!view_.groups.empty()) add_fixed(groups);
        for (const view::Group* group : groups)
            add(group->key, group->key.is_none() ? std::string(tr(Str::unfilled)) : group->label, group);
        return std::move(lanes_);
    }

private:
    bool hides(ColumnId column) const { return asked_.hides && asked_.hides(column); }
    bool is_title(ColumnId id) const {
        const view::Column& column = columns_[id];
        return column.source == view::Column::Source::field && column.kind < known_kind_count &&
               column.field == title_field(static_cast<Kind>(column.kind));
    }

    // Labels and choices have their lane also where nothing stands in it, in their order.
    void add_fixed(std::vector<const view::Group*>& groups) {
        const Bucket& bucket = view_.groups.front();
        const auto take = [&](const Value& key, std::string_view name, bool is_possible) {
            const auto found = std::ranges::find(groups, key, &view::Group::key);
            if (found == groups.end()) {
                if (is_possible) add(key, std::string(name), nullptr);
                return;
            }
            add(key, std::string(name), *found);
            groups.erase(found);
        };
        const auto can_hold = [&](std::string_view code, std::string_view words) {
            return view::can_hold(columns_, view_.filter, bucket.column, Value::text(code), words);
        };
        const view::Column& column = columns_[bucket.column];
        if (bucket.by == Bucket::By::labels) {
            const auto& labels = domain::label_set_of(columns_.workspace()).labels;
            for (std::size_t i = 0; i < labels.size(); ++i) {
                bool is_possible = labels[i].is_empty();
                for (std::size_t stage = 0; stage < domain::stage_count; ++stage) {
                    const std::string_view code = domain::stage_code(static_cast<domain::Stage>(stage));
                    is_possible |= labels[i].has(static_cast<domain::Stage>(stage)) &&
                                   can_hold(code, choice_label(columns_.workspace().names(), ChoiceList::stage, code));
                }
                take(Value::of(static_cast<std::int64_t>(i)), labels[i].name, is_possible);
            }
        } else if (bucket.by == Bucket::By::value && has_choices(column.type)) {
            const auto nobody =
                std::ranges::find_if(groups, [](const view::Group* each) { return each->key.is_none(); });
            if (nobody != groups.end()) take(Value(), tr(Str::unfilled), true);
            const auto& labels = domain::label_set_of(columns_.workspace()).labels;
            for (const Choice& choice : choices_of(column.options))
                if (!choice.is_retired && (column.options.choices != ChoiceList::batch ||
                                              std::ranges::contains(labels, choice.code, &domain::Label::code)))
                    take(Value::text(choice.code), label(choice), can_hold(choice.code, label(choice)));
        }
    }

    void add(const Value& key, std::string name, const view::Group* group) {
        SheetLane lane;
        lane.name = std::move(name);
        const ink::Colour own = ink::of_group(columns_, view_.groups.front(), key);
        lane.colour = own ? own : ink::pause;
        lane.count = std::to_string(group ? group->count : 0);
        const bool has_sum = !view_.sums.empty() && !hides(view_.sums.front().column);
        if (has_sum && group && !group->sums.empty()) {
            const view::Sum& sum = view_.sums.front();
            lane.figure = figure_label(columns_, sum) +
                          view::figure_words(columns_, sum, group->sums.front(), rows_.sums.front());
            lane.note = omissions(sum, group->sums.front());
        }
        if (has_sum && lane.figure.empty()) lane.figure = tr(Str::dash);
        for (std::uint32_t i = 0; group && i < group->count && records_ < asked_.most_records; ++i, ++records_)
            lane.cards.push_back(card(rows_.order[group->first + i]));
        lanes_.push_back(std::move(lane));
    }

    SheetCard card(RecordIndex record) {
        const Workspace& data = columns_.workspace();
        SheetCard card;
        card.title = domain::name_of(data, record);
        if (card.title.empty()) card.title = tr(Str::unfilled);
        card.colour = colours_.of(record);
        std::string tags;
        for (const ColumnId id : shown_) {
            const view::Column& column = columns_[id];
            const bool is_computed = column.source == view::Column::Source::computed;
            if (is_computed && domain::computed_fields()[column.computed].options.look == domain::Look::time) {
                const domain::TimeBadge badge = domain::time_badge(columns_.reading(), record);
                card.time = badge.text;
                card.is_late = badge.status == domain::TimeStatus::overdue;
                continue;
            }
            std::string words = view::words(columns_, record, id, view::Style::words);
            if (column.is_figure() && card.figure.empty()) {
                card.figure = words.empty() ? tr(Str::card_unfilled, {column.label(language())}) : std::move(words);
                if (column.type == FieldType::integer && !columns_.value(record, id).is_none())
                    card.figure.append(" ").append(column.label(language()));
                continue;
            }
            if (column.type == FieldType::boolean)
                words = columns_.value(record, id) == Value::of(true) ? std::string(column.label(language())) : "";
            if (words.empty()) continue;
            const bool is_tag = is_set(column.type) || has_choices(column.type) || column.options.suggest;
            if (is_tag) tags.append(tags.empty() ? "" : " · ").append(words);
            else
                card.lines.push_back(
                    column.is_worked_out() ? tr(Str::found_in, {column.label(language()), words}) : words);
        }
        if (!tags.empty()) card.lines.push_back(std::move(tags));
        if (data.record(record).conflicts > 0) card.lines.emplace_back(tr(Str::needs_decision));
        return card;
    }

    view::Columns& columns_;
    const view::View& view_;
    const ink::OfRecords colours_{columns_, view_};
    const view::Rows& rows_;
    const BoardAsked& asked_;
    std::vector<ColumnId> shown_;
    std::size_t records_ = 0;
    std::vector<SheetLane> lanes_;
};

// --- drawn -------------------------------------------------------------------------------------------------

constexpr float lane_width = 224, lane_gap = 12, head_height = 74, bare_head_height = 38, card_gap = 8, inset = 8,
                line_height = 17, title_height = 19;
constexpr std::size_t most_lanes = 32;
constexpr Type name_type{14, true}, figure_type{16, true}, small_type{11, false, ink::text_3}, title_type{13},
    line_type{12, false, ink::text_2}, amount_type{13, true};

struct Face { // of a card, as it is laid out
    std::vector<std::string> title;
    float height = 0;
};
Face face_of(const SheetCard& card) {
    Face face;
    face.title = wrap_text(card.title, title_type, lane_width - 2 * inset - 20, 2);
    const std::size_t lines = card.lines.size() + !card.figure.empty() + !card.time.empty();
    face.height = 16 + title_height * static_cast<float>(face.title.size()) + line_height * static_cast<float>(lines);
    return face;
}

void draw_card(Picture& picture, exchange::Area box, const SheetCard& card, const Face& face) {
    picture.open_group(card.title);
    picture.rectangle(box, ink::white, 6);
    picture.frame(box, {ink::line_strong}, 6);
    if (card.colour != 0) picture.rectangle({box.x, box.y + 4, 3, box.height - 8}, card.colour);
    const float x = box.x + 10, room = box.width - 20;
    float y = box.y + 6;
    const auto line = [&](const std::string& words, const Type& type, float height) {
        y += height;
        picture.text({x, y - 4}, words, type, room);
    };
    for (const std::string& each : face.title) line(each, title_type, title_height);
    if (!card.figure.empty()) line(card.figure, amount_type, line_height);
    for (const std::string& each : card.lines) line(each, line_type, line_height);
    if (!card.time.empty()) line(card.time, {12, card.is_late, card.is_late ? ink::late : ink::text_2}, line_height);
    picture.close_group();
}

} // namespace

std::vector<SheetLane> board_lanes(
    view::Columns& columns, const view::View& view, const view::Rows& rows, const BoardAsked& asked) {
    return Maker(columns, view, rows, asked).lanes();
}

std::optional<Bucket> usual_lanes(const view::Columns& columns, KindId kind) {
    for (const ColumnId id : columns.offered(kind)) {
        const view::Column& column = columns[id];
        if (column.type != FieldType::choice || !column.is_writable()) continue;
        return Bucket{id, column.options.choices == ChoiceList::stage ? Bucket::By::labels : Bucket::By::value};
    }
    return std::nullopt;
}

Picture board_picture(const std::vector<SheetLane>& lanes) {
    const std::size_t drawn = std::min(lanes.size(), most_lanes);
    // How far each lane reaches, and how tall the tallest is.
    std::vector<std::vector<Face>> faces(drawn);
    const bool has_figures = std::ranges::any_of(lanes, [](const SheetLane& lane) { return !lane.figure.empty(); });
    const float head = has_figures ? head_height : bare_head_height;
    float tallest = head + 60;
    for (std::size_t i = 0; i < drawn; ++i) {
        float y = head;
        for (const SheetCard& card : lanes[i].cards) {
            Face face = face_of(card);
            if (y + face.height + 40 > most_picture_height) break;
            y += face.height + card_gap;
            faces[i].push_back(std::move(face));
        }
        const bool is_cut = faces[i].size() < lanes[i].cards.size();
        tallest = std::max(tallest, y + (is_cut ? 24.0f : 0.0f));
    }
    const float rest = drawn < lanes.size() ? 26.0f : 0.0f;
    Picture picture(static_cast<float>(drawn) * (lane_width + lane_gap) - (drawn > 0 ? lane_gap : 0), tallest + rest);
    for (std::size_t i = 0; i < drawn; ++i) {
        const SheetLane& lane = lanes[i];
        const float x = static_cast<float>(i) * (lane_width + lane_gap);
        picture.rectangle({x, 0, lane_width, tallest}, ink::sunken, 6);
        picture.rectangle({x, 0, lane_width, 4}, lane.colour);
        const float room = lane_width - 2 * inset;
        const float count = text_width(lane.count, {12}) + 6;
        picture.text({x + inset, 24}, lane.name, name_type, room - count);
        picture.text({x + lane_width - inset, 24}, lane.count, {12, false, ink::text_3, Anchor::end});
        if (!lane.figure.empty()) picture.text({x + inset, 46}, lane.figure, figure_type, room);
        picture.text({x + inset, 63}, lane.note, small_type, room);
        float y = head;
        for (std::size_t card = 0; card < faces[i].size(); ++card) {
            draw_card(picture, {x + inset, y, room, faces[i][card].height}, lane.cards[card], faces[i][card]);
            y += faces[i][card].height + card_gap;
        }
        if (const std::size_t more = lane.cards.size() - faces[i].size(); more > 0)
            picture.text({x + inset, y + 12}, tr(Str::picture_more, {std::to_string(more)}), small_type, room);
    }
    if (rest > 0)
        picture.text(
            {0, tallest + 18}, tr(Str::picture_more_lanes, {std::to_string(lanes.size() - drawn)}), small_type);
    return picture;
}

} // namespace yinfeng::app
