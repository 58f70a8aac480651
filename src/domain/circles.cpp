#include "domain/circles.h"

#include "base/language.h"
#include "domain/hierarchy.h"
#include "domain/reading.h"
#include "domain/words.h"
#include "model/typed.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <span>

namespace yinfeng::domain {
namespace {

constexpr std::size_t nowhere = SIZE_MAX, most_named = 5;

// What stands above by this cell: what is shown, nil if that is nothing; then the rest of what stands side by side.
std::vector<Id> above_by(const Cell& cell) {
    std::vector<Id> above{link_of(cell.shown()).value_or(Id{})};
    if (!cell.in_conflict()) return above;
    for (const Sibling& each : cell.siblings()) {
        const auto id = link_of(each.value);
        if (id && std::ranges::find(above, *id) == above.end()) above.push_back(*id);
    }
    return above;
}

// The node at both ends, of ends that wait for a decision also one that may come to be; nil if there is none.
Id node_at_both(const std::vector<Id>& from, const std::vector<Id>& to) {
    for (const Id id : from)
        if (!is_nil(id) && std::ranges::find(to, id) != to.end()) return id;
    return {};
}

std::string sentence(const Circle& circle, const std::function<std::string_view(Id)>& name) {
    if (circle.field == field::chain_link::to_) {
        const std::string_view node = name(circle.way.front());
        return say(circle.is_contested ? Word::link_might_be_to_itself : Word::link_is_to_itself,
            {node.empty() ? to_string(circle.way.front()) : std::string(node)});
    }
    std::string way;
    const std::string more =
        circle.more > 0 ? say(Word::more_ways_round, {std::to_string(circle.more)}) : std::string();
    const auto add = [&](Id id) { way += name(id).empty() ? to_string(id) : std::string(name(id)); };
    for (std::size_t i = 0; i < circle.way.size(); ++i) {
        if (i == most_named && i + 1 < circle.way.size()) {
            way += "… → ";
            i = circle.way.size() - 1;
        }
        add(circle.way[i]);
        way += " → ";
    }
    add(circle.way.front());
    const FieldInfo& field = info(circle.field);
    return say(circle.is_contested ? Word::might_be_above_itself : Word::is_above_itself,
               {in_language(field.zh, field.en), way}) +
           more;
}

} // namespace

// The records of one field as numbers, and what stands above each of them.
class CircleSearch {
public:
    explicit CircleSearch(const std::vector<Standings::Standing>& standings) {
        std::map<Id, std::size_t> numbers;
        for (const auto& each : standings) numbers.emplace(each.id, 0);
        std::size_t count = 0;
        for (auto& [id, number] : numbers) number = count++;
        ids_.resize(count);
        shown_.assign(count, nowhere);
        above_.resize(count);
        is_live_.assign(count, false);
        const auto number_of = [&](Id id) {
            const auto found = numbers.find(id);
            return found == numbers.end() ? nowhere : found->second; // it stands under nothing, so the way ends there
        };
        for (const auto& each : standings) {
            const std::size_t number = number_of(each.id);
            ids_[number] = each.id;
            is_live_[number] = each.is_live;
            shown_[number] = number_of(each.above.front());
            for (const Id id : each.above)
                if (const std::size_t up = number_of(id); up != nowhere) above_[number].push_back(up);
        }
    }

    std::vector<Circle> run(FieldId field) {
        told_in_.assign(ids_.size(), nowhere);
        find_shown();
        find_contested();
        std::ranges::sort(found_, {}, [](const Found& each) { return each.way.front(); });
        std::vector<Circle> circles;
        for (const Found& each : found_) {
            if (std::ranges::none_of(each.way, [&](std::size_t number) { return is_live_[number]; })) continue;
            Circle& circle = circles.emplace_back(Circle{field, {}, each.is_contested, each.more});
            for (const std::size_t number : each.way) circle.way.push_back(ids_[number]);
        }
        return circles;
    }

private:
    struct Found {
        std::vector<std::size_t> way;
        bool is_contested = false;
        std::size_t more = 0;
    };
    void keep(std::vector<std::size_t> way, bool is_contested, std::size_t more = 0) {
        std::ranges::rotate(way, std::ranges::min_element(way));
        for (const std::size_t number : way) told_in_[number] = found_.size();
        found_.push_back({std::move(way), is_contested, more});
    }

    // By what is shown every record stands under one at most.
    void find_shown() {
        std::vector<std::size_t> passed(ids_.size(), nowhere); // on the way that began where
        for (std::size_t start = 0; start < ids_.size(); ++start) {
            std::size_t at = start;
            while (at != nowhere && passed[at] == nowhere) {
                passed[at] = start;
                at = shown_[at];
            }
            if (at == nowhere || passed[at] != start) continue;
            std::vector<std::size_t> way;
            for (std::size_t each = at; way.empty() || each != at; each = shown_[each]) way.push_back(each);
            keep(std::move(way), false);
        }
    }

    // Groups in which each is met on the way up from each other one (Tarjan), without recursion: a way may have a million steps.
    void find_contested() {
        std::vector<std::size_t> order(ids_.size(), nowhere), low(ids_.size()), stack;
        std::vector<bool> on_stack(ids_.size(), false);
        struct Step {
            std::size_t number, next = 0;
        };
        std::vector<Step> steps;
        std::size_t count = 0;
        group_.assign(ids_.size(), nowhere);
        for (std::size_t start = 0; start < ids_.size(); ++start) {
            if (order[start] != nowhere) continue;
            steps.push_back({start});
            while (!steps.empty()) {
                const std::size_t number = steps.back().number;
                if (steps.back().next == 0) {
                    order[number] = low[number] = count++;
                    stack.push_back(number);
                    on_stack[number] = true;
                }
                if (steps.back().next < above_[number].size()) {
                    const std::size_t up = above_[number][steps.back().next++];
                    if (order[up] == nowhere) steps.push_back({up});
                    else if (on_stack[up]) low[number] = std::min(low[number], order[up]);
                    continue;
                }
                steps.pop_back();
                if (!steps.empty()) low[steps.back().number] = std::min(low[steps.back().number], low[number]);
                if (low[number] == order[number]) take_group(stack, on_stack, number);
            }
        }
    }
    void take_group(std::vector<std::size_t>& stack, std::vector<bool>& on_stack, std::size_t first) {
        std::vector<std::size_t> group;
        do {
            group.push_back(stack.back());
            on_stack[stack.back()] = false;
            stack.pop_back();
        } while (group.back() != first);
        for (const std::size_t number : group) group_[number] = first;
        const std::size_t start = *std::ranges::min_element(group);
        if (group.size() == 1 && std::ranges::find(above_[start], start) == above_[start].end()) return;
        // Each way up that leads on within the group, beyond those that just hold it together, closes a circle of its own.
        std::size_t closing = 1;
        for (const std::size_t number : group)
            closing += static_cast<std::size_t>(
                std::ranges::count_if(above_[number], [&](std::size_t up) { return group_[up] == first; }));
        closing -= group.size();
        // One that counts now is told first; when it is settled, the group is looked at again.
        std::set<std::size_t> told;
        for (const std::size_t number : group)
            if (told_in_[number] != nowhere) told.insert(told_in_[number]);
        if (!told.empty()) found_[*told.begin()].more = closing - std::min(closing, told.size());
        else keep(shortest_way_round(start), true, closing - 1);
    }
    std::vector<std::size_t> shortest_way_round(std::size_t start) const {
        std::map<std::size_t, std::size_t> from{{start, nowhere}};
        std::vector<std::size_t> reached{start};
        for (std::size_t i = 0; i < reached.size(); ++i) {
            for (const std::size_t up : above_[reached[i]]) {
                if (up == start) {
                    std::vector<std::size_t> way;
                    for (std::size_t at = reached[i]; at != nowhere; at = from[at]) way.push_back(at);
                    std::ranges::reverse(way);
                    return way;
                }
                if (group_[up] == group_[start] && from.emplace(up, reached[i]).second) reached.push_back(up);
            }
        }
        return {start};
    }

    std::vector<Id> ids_;                              // sorted
    std::vector<std::size_t> shown_, group_, told_in_; // told_in_: which of those found
    std::vector<std::vector<std::size_t>> above_;
    std::vector<bool> is_live_;
    std::vector<Found> found_;
};

void Standings::add(const Record& record, bool is_live) {
    static_assert(field_count == std::size(upwards));
    for (std::size_t i = 0; i < field_count; ++i) {
        const Kind kind = info(upwards[i]).kind;
        if (record.kind != static_cast<KindId>(kind)) continue;
        const Cell* cell = record.find(upwards[i]);
        if (!cell) continue;
        std::vector<Id> above = above_by(*cell);
        if (above.size() == 1 && is_nil(above.front())) continue;
        const Cell* title = record.find(title_field(kind));
        of_field_[i].push_back(
            {record.id, title ? std::string(title->shown().as_text()) : std::string(), std::move(above), is_live});
    }
    if (record.kind == static_cast<KindId>(Kind::chain_node)) {
        if (const Cell* title = record.find(title_field(Kind::chain_node)))
            node_names_[record.id] = title->shown().as_text();
    }
    if (record.kind != static_cast<KindId>(Kind::chain_link) || !is_live) return;
    const Cell *from = record.find(field::chain_link::from_), *to = record.find(field::chain_link::to_);
    if (!from || !to) return;
    const std::vector<Id> begins = above_by(*from), ends = above_by(*to);
    const Id node = node_at_both(begins, ends);
    if (!is_nil(node)) loops_.push_back({record.id, node, begins.front() != ends.front()});
}

std::vector<Circle> Standings::circles() const {
    std::vector<Circle> all;
    for (std::size_t i = 0; i < field_count; ++i) {
        std::vector<Circle> found = CircleSearch(of_field_[i]).run(upwards[i]);
        all.insert(all.end(), std::move_iterator(found.begin()), std::move_iterator(found.end()));
    }
    std::vector<Loop> loops = loops_;
    std::ranges::sort(loops, {}, &Loop::link);
    for (const Loop& loop : loops) all.push_back({field::chain_link::to_, {loop.link}, loop.is_contested});
    return all;
}

std::string_view Standings::name(FieldId field, Id record) const {
    if (field == field::chain_link::to_) { // a link has no name but that of its node
        const auto loop = std::ranges::find(loops_, record, &Loop::link);
        const auto found = loop == loops_.end() ? node_names_.end() : node_names_.find(loop->node);
        return found == node_names_.end() ? std::string_view() : std::string_view(found->second);
    }
    const auto place = static_cast<std::size_t>(std::ranges::find(upwards, field) - std::begin(upwards));
    if (place >= field_count) return {};
    const auto found = std::ranges::find(of_field_[place], record, &Standing::id);
    return found == of_field_[place].end() ? std::string_view() : std::string_view(found->name);
}

std::vector<Circle> circles_in(const Workspace& workspace) {
    Standings standings;
    for (const FieldId field : upwards) {
        for (const RecordIndex record : workspace.live(info(field).kind)) standings.add(workspace.record(record), true);
        for (const RecordIndex record : workspace.deleted(info(field).kind))
            standings.add(workspace.record(record), false);
    }
    for (const RecordIndex record : workspace.live(Kind::chain_link)) standings.add(workspace.record(record), true);
    return standings.circles();
}

std::optional<Circle> circle_of(const Workspace& workspace, RecordIndex record) {
    const Record& start = workspace.record(record);
    for (const FieldId field : upwards) {
        if (start.kind != static_cast<KindId>(info(field).kind)) continue;
        const auto above = [&](Id id) {
            const RecordIndex index = workspace.find(start.kind, id);
            const Cell* cell = index == no_record ? nullptr : workspace.record(index).find(field);
            return cell ? above_by(*cell) : std::vector<Id>{Id{}};
        };
        for (const bool is_contested : {false, true}) {
            std::map<Id, Id> from{{start.id, Id{}}};
            std::vector<Id> reached{start.id};
            for (std::size_t i = 0; i < reached.size(); ++i) {
                const std::vector<Id> all = above(reached[i]);
                for (const Id up : std::span(all).first(is_contested ? all.size() : 1)) {
                    if (up == start.id) {
                        Circle circle{field, {}, is_contested};
                        for (Id at = reached[i]; !is_nil(at); at = from[at]) circle.way.push_back(at);
                        std::ranges::reverse(circle.way);
                        return circle;
                    }
                    if (!is_nil(up) && from.emplace(up, reached[i]).second) reached.push_back(up);
                }
            }
        }
    }
    return std::nullopt;
}

std::string circle_words(const Workspace& workspace, const Circle& circle) {
    return sentence(circle, [&](Id id) {
        if (circle.field == field::chain_link::to_) {
            const RecordIndex link = workspace.find(static_cast<KindId>(Kind::chain_link), id);
            if (link == no_record) return std::string_view();
            const auto ends_by = [&](FieldId field) {
                const Cell* cell = workspace.record(link).find(field);
                return cell ? above_by(*cell) : std::vector<Id>();
            };
            const Id node = node_at_both(ends_by(field::chain_link::from_), ends_by(field::chain_link::to_));
            const RecordIndex named = workspace.find(static_cast<KindId>(Kind::chain_node), node);
            return named == no_record ? std::string_view() : name_of(workspace, named);
        }
        const RecordIndex record = workspace.find(static_cast<KindId>(info(circle.field).kind), id);
        return record == no_record ? std::string_view() : name_of(workspace, record);
    });
}
std::string circle_words(const Standings& standings, const Circle& circle) {
    return sentence(circle, [&](Id id) { return standings.name(circle.field, id); });
}

} // namespace yinfeng::domain
