#include "store/cell.h"

#include "base/sort_list.h"

#include <algorithm>

namespace yinfeng {

namespace {

int order(auto a, auto b) { return a < b ? -1 : b < a ? 1 : 0; }

std::string_view bytes_of(const Value& value) {
    return value.shape() == Value::Shape::text ? value.as_text() : value.as_compound();
}

bool same_write(const Sibling& a, const Sibling& b) { return a.stamp == b.stamp && a.value == b.value; }

bool same_writes(const std::vector<Sibling>& a, const std::vector<Sibling>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), same_write);
}

// Newest first, each once.
void make_canonical(std::vector<Sibling>& writes, const StampTable& stamps) {
    if (writes.size() < 2) return;
    sort_list(writes, [&](const Sibling& a, const Sibling& b) { return compare_writes(a, b, stamps) > 0; });
    writes.erase(std::unique(writes.begin(), writes.end(), same_write), writes.end());
}

std::uint64_t seen_of(const std::vector<Seen>& context, ReplicaIndex replica) {
    const auto found = std::lower_bound(context.begin(), context.end(), replica,
        [](const Seen& seen, ReplicaIndex wanted) { return seen.replica < wanted; });
    return found != context.end() && found->replica == replica ? found->n : 0;
}

bool covers(const std::vector<Seen>& context, const Stamp& stamp) { return stamp.n <= seen_of(context, stamp.replica); }

void raise(std::vector<Seen>& context, ReplicaIndex replica, std::uint64_t n) {
    const auto found = std::lower_bound(context.begin(), context.end(), replica,
        [](const Seen& seen, ReplicaIndex wanted) { return seen.replica < wanted; });
    if (found != context.end() && found->replica == replica) {
        found->n = std::max(found->n, n);
    } else {
        context.insert(found, Seen{replica, n});
    }
}

void sort_by_replica(std::vector<Seen>& context) {
    sort_list(context, [](const Seen& a, const Seen& b) { return a.replica < b.replica; });
}

std::vector<Seen> joined(const std::vector<Seen>& a, const std::vector<Seen>& b) {
    std::vector<Seen> result;
    result.reserve(a.size() + b.size());
    auto left = a.begin();
    auto right = b.begin();
    while (left != a.end() || right != b.end()) {
        if (right == b.end() || (left != a.end() && left->replica < right->replica)) {
            result.push_back(*left++);
        } else if (left == a.end() || right->replica < left->replica) {
            result.push_back(*right++);
        } else {
            result.push_back({left->replica, std::max(left->n, right->n)});
            ++left, ++right;
        }
    }
    return result;
}

} // namespace

int compare_writes(const Sibling& a, const Sibling& b, const StampTable& stamps) {
    if (a.stamp != b.stamp) {
        const Stamp& left = stamps[a.stamp];
        const Stamp& right = stamps[b.stamp];
        if (const int by = order(left.wall_ms, right.wall_ms)) return by;
        if (const int by = order(stamps.replica_id(left.replica), stamps.replica_id(right.replica))) return by;
        if (const int by = order(left.n, right.n)) return by;
        if (const int by = order(a.value.hash(), b.value.hash())) return by;
        return order(
            stamps.author_name(left.author), stamps.author_name(right.author)); // two stamps differ in something
    } else if (a.value == b.value) {
        return 0;
    } else if (const int by = order(a.value.hash(), b.value.hash())) {
        return by;
    }
    if (const int by = order(a.value.shape(), b.value.shape())) return by;
    if (const int by = order(a.value.as_integer(), b.value.as_integer())) return by;
    return order(bytes_of(a.value), bytes_of(b.value));
}

struct Cell::Parts {
    std::vector<Seen> context;
    std::vector<Sibling> siblings;
    std::vector<Sibling> history;
};

Cell::Cell(const Cell& other)
    : shown_(other.shown_), count_(other.count_), rest_(other.rest_ ? std::make_unique<Rest>(*other.rest_) : nullptr) {}

Cell& Cell::operator=(const Cell& other) {
    if (this != &other) *this = Cell(other);
    return *this;
}

Cell Cell::assemble(
    std::vector<Seen> context, std::vector<Sibling> siblings, std::vector<Sibling> history, const StampTable& stamps) {
    Parts parts{{}, std::move(siblings), std::move(history)};
    sort_by_replica(context);
    for (const Seen& seen : context) {
        if (seen.n == 0) continue;
        if (!parts.context.empty() && parts.context.back().replica == seen.replica) {
            parts.context.back().n = std::max(parts.context.back().n, seen.n);
        } else {
            parts.context.push_back(seen);
        }
    }
    for (const auto* writes : {&parts.siblings, &parts.history}) {
        for (const Sibling& write : *writes) {
            raise(parts.context, stamps[write.stamp].replica, stamps[write.stamp].n);
        }
    }
    Cell cell;
    cell.put_together(std::move(parts), stamps);
    return cell;
}

Cell::Parts Cell::take_apart(const StampTable& stamps) const {
    Parts parts{context(stamps), siblings(), rest_ ? rest_->history : std::vector<Sibling>{}};
    sort_by_replica(parts.context);
    return parts;
}

// `parts.context` is sorted by replica index and covers everything; siblings and history come in any order.
void Cell::put_together(Parts parts, const StampTable& stamps) {
    make_canonical(parts.siblings, stamps);
    make_canonical(parts.history, stamps);
    if (parts.history.size() > history_limit) parts.history.resize(history_limit);

    count_ = static_cast<std::uint32_t>(parts.siblings.size());
    shown_ = count_ ? std::move(parts.siblings.front()) : Sibling{};
    if (count_ && parts.siblings.size() == 1 && parts.history.empty() && parts.context.size() == 1 &&
        parts.context.front().n == stamps[shown_.stamp].n) {
        rest_.reset();
        return;
    }
    if (count_ == 0 && parts.history.empty() && parts.context.empty()) {
        rest_.reset();
        return;
    }
    if (count_) parts.siblings.erase(parts.siblings.begin());
    parts.siblings.shrink_to_fit();
    parts.context.shrink_to_fit();
    parts.history.shrink_to_fit();
    rest_ = std::make_unique<Rest>(Rest{std::move(parts.context), std::move(parts.siblings), std::move(parts.history)});
}

bool Cell::in_conflict() const {
    if (count_ < 2) return false;
    return std::any_of(
        rest_->others.begin(), rest_->others.end(), [&](const Sibling& other) { return other.value != shown_.value; });
}

std::vector<Sibling> Cell::siblings() const {
    std::vector<Sibling> result;
    if (count_ == 0) return result;
    result.reserve(count_);
    result.push_back(shown_);
    if (rest_) result.insert(result.end(), rest_->others.begin(), rest_->others.end());
    return result;
}

std::span<const Sibling> Cell::history() const {
    return rest_ ? std::span<const Sibling>(rest_->history) : std::span<const Sibling>{};
}

std::vector<Seen> Cell::context(const StampTable& stamps) const {
    std::vector<Seen> result;
    if (rest_) {
        result = rest_->context;
        sort_list(result,
            [&](const Seen& a, const Seen& b) { return stamps.replica_id(a.replica) < stamps.replica_id(b.replica); });
    } else if (count_) {
        result.push_back({stamps[shown_.stamp].replica, stamps[shown_.stamp].n});
    }
    return result;
}

bool Cell::has_seen(const Stamp& stamp, const StampTable& stamps) const {
    if (rest_) return covers(rest_->context, stamp);
    if (count_ == 0) return false;
    const Stamp& own = stamps[shown_.stamp];
    return own.replica == stamp.replica && stamp.n <= own.n;
}

void Cell::write(Value value, StampId stamp, const StampTable& stamps) {
    if (is_empty()) {
        *this = Cell(std::move(value), stamp);
        return;
    }
    Parts parts = take_apart(stamps);
    parts.history.insert(parts.history.end(), std::make_move_iterator(parts.siblings.begin()),
        std::make_move_iterator(parts.siblings.end()));
    parts.siblings.clear();
    parts.siblings.push_back({std::move(value), stamp});
    raise(parts.context, stamps[stamp].replica, stamps[stamp].n);
    put_together(std::move(parts), stamps);
}

bool Cell::merge(const Cell& other, const StampTable& stamps) {
    if (other.is_empty()) return false;
    if (is_empty()) {
        *this = other;
        return true;
    }
    // Nearly every cell of two offices that exchange regularly is the same on both sides.
    if (is_simple() && other.is_simple() && same_write(shown_, other.shown_)) return false;

    Parts mine = take_apart(stamps);
    Parts theirs = other.take_apart(stamps);
    const auto has_dot = [&](const std::vector<Sibling>& writes, const Stamp& wanted) {
        return std::any_of(writes.begin(), writes.end(), [&](const Sibling& write) {
            return stamps[write.stamp].replica == wanted.replica && stamps[write.stamp].n == wanted.n;
        });
    };
    Parts both;
    both.context = joined(mine.context, theirs.context);
    both.history = mine.history;
    both.history.insert(both.history.end(), theirs.history.begin(), theirs.history.end());
    const auto sift = [&](const Parts& from, const Parts& against) {
        for (const Sibling& write : from.siblings) {
            const Stamp& stamp = stamps[write.stamp];
            const bool survives = !covers(against.context, stamp) || has_dot(against.siblings, stamp);
            (survives ? both.siblings : both.history).push_back(write);
        }
    };
    sift(mine, theirs);
    sift(theirs, mine);

    Cell result;
    result.put_together(std::move(both), stamps);
    if (result.equals(*this, stamps)) return false;
    *this = std::move(result);
    return true;
}

bool Cell::same_siblings(const Cell& other) const {
    if (count_ != other.count_) return false;
    if (count_ == 0) return true;
    if (!same_write(shown_, other.shown_)) return false;
    return count_ == 1 || same_writes(rest_->others, other.rest_->others);
}

bool Cell::equals(const Cell& other, const StampTable& stamps) const {
    if (!same_siblings(other)) return false;
    if (!rest_ || !other.rest_) return !rest_ && !other.rest_;
    (void)stamps; // both are canonical, and sorted by the numbers of one table
    return rest_->context == other.rest_->context && same_writes(rest_->history, other.rest_->history);
}

void Cell::renumber(StampTranslation& translation) {
    if (count_) shown_.stamp = translation.stamp(shown_.stamp);
    if (!rest_) return;
    for (Seen& seen : rest_->context) seen.replica = translation.replica(seen.replica);
    sort_by_replica(rest_->context);
    for (Sibling& write : rest_->others) write.stamp = translation.stamp(write.stamp);
    for (Sibling& write : rest_->history) write.stamp = translation.stamp(write.stamp);
}

std::size_t Cell::extra_bytes() const {
    std::size_t bytes = shown_.value.heap_bytes();
    if (!rest_) return bytes;
    bytes += sizeof(Rest) + rest_->context.capacity() * sizeof(Seen) +
             (rest_->others.capacity() + rest_->history.capacity()) * sizeof(Sibling);
    for (const Sibling& write : rest_->others) bytes += write.value.heap_bytes();
    for (const Sibling& write : rest_->history) bytes += write.value.heap_bytes();
    return bytes;
}

} // namespace yinfeng
