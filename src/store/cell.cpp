#include "store/cell.h"

#include "base/sort_list.h"

#include <algorithm>
#include <utility>

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

std::uint64_t seen_of(const std::vector<Seen>& floor, ReplicaIndex replica) {
    const auto found = std::lower_bound(floor.begin(), floor.end(), replica,
        [](const Seen& seen, ReplicaIndex wanted) { return seen.replica < wanted; });
    return found != floor.end() && found->replica == replica ? found->n : 0;
}

bool covers(const std::vector<Seen>& floor, const Stamp& stamp) {
    return !floor.empty() && stamp.n <= seen_of(floor, stamp.replica);
}

void sort_by_replica(std::vector<Seen>& context) {
    sort_list(context, [](const Seen& a, const Seen& b) { return a.replica < b.replica; });
}

// Sorted by replica, of each the greatest n, without those of n 0.
void make_floor(std::vector<Seen>& seen) {
    sort_by_replica(seen);
    std::size_t kept = 0;
    for (const Seen& each : seen) {
        if (each.n == 0) continue;
        if (kept > 0 && seen[kept - 1].replica == each.replica) {
            seen[kept - 1].n = std::max(seen[kept - 1].n, each.n);
        } else {
            seen[kept++] = each;
        }
    }
    seen.resize(kept);
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

// The stamps of some writes, to be looked up.
class StampSet {
public:
    explicit StampSet(std::span<const Sibling> writes) {
        stamps_.reserve(writes.size());
        for (const Sibling& write : writes) stamps_.push_back(write.stamp);
        if (!std::is_sorted(stamps_.begin(), stamps_.end())) sort_list(stamps_);
    }
    bool has(StampId stamp) const { return std::binary_search(stamps_.begin(), stamps_.end(), stamp); }

private:
    std::vector<StampId> stamps_;
};

// Takes out the writes that leave, in their order.
template <class Leaves> std::vector<Sibling> take_out(std::vector<Sibling>& writes, const Leaves& leaves) {
    std::vector<Sibling> out;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < writes.size(); ++i) {
        if (leaves(writes[i])) {
            out.push_back(std::move(writes[i]));
        } else if (kept++ != i) {
            writes[kept - 1] = std::move(writes[i]);
        }
    }
    writes.resize(kept);
    return out;
}

// Puts the writes of `more` into `writes`; both are canonical. True if there was one that `writes` did not hold.
bool insert(std::vector<Sibling>& writes, std::vector<Sibling> more, const StampTable& stamps) {
    const auto is_newer = [&](const Sibling& a, const Sibling& b) { return compare_writes(a, b, stamps) > 0; };
    std::vector<std::size_t> places; // of those that are new
    std::size_t kept = 0;
    auto from = writes.begin();
    for (Sibling& each : more) {
        from = std::lower_bound(from, writes.end(), each, is_newer);
        if (from != writes.end() && same_write(*from, each)) continue;
        places.push_back(static_cast<std::size_t>(from - writes.begin()));
        more[kept++] = std::move(each);
    }
    // From the back, so that everything moves once.
    std::size_t end = writes.size();
    writes.resize(end + kept);
    auto to = writes.end();
    for (std::size_t i = kept; i-- > 0;) {
        to = std::move_backward(writes.begin() + static_cast<std::ptrdiff_t>(places[i]),
            writes.begin() + static_cast<std::ptrdiff_t>(end), to);
        end = places[i];
        *--to = std::move(more[i]);
    }
    return kept > 0;
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
    }
    return compare_values(a.value, b.value);
}

int compare_values(const Value& a, const Value& b) {
    if (a == b) return 0;
    if (const int by = order(a.hash(), b.hash())) return by;
    if (const int by = order(a.shape(), b.shape())) return by;
    if (const int by = order(a.as_integer(), b.as_integer())) return by;
    return order(bytes_of(a), bytes_of(b));
}

SeenWrites::SeenWrites(const Cell& cell, const StampTable& stamps) : stamps_(stamps) {
    for (const Sibling& write : cell.siblings()) listed_.push_back(write.stamp);
    for (const Sibling& write : cell.history()) listed_.push_back(write.stamp);
    sort_list(listed_);
    if (cell.rest_) floor_ = cell.rest_->floor;
}

bool SeenWrites::has(StampId stamp) const {
    return std::binary_search(listed_.begin(), listed_.end(), stamp) || covers(floor_, stamps_[stamp]);
}

std::vector<Seen> closed_by_numbers(
    std::span<const Sibling> siblings, std::span<const Sibling> history, const StampTable& stamps) {
    std::vector<Seen> closed;
    closed.reserve(siblings.size() + history.size());
    for (const Sibling& write : history) closed.push_back({stamps[write.stamp].replica, stamps[write.stamp].n});
    for (const Sibling& write : siblings) closed.push_back({stamps[write.stamp].replica, stamps[write.stamp].n - 1});
    make_floor(closed);
    return closed;
}

struct Cell::Parts {
    std::vector<Seen> floor;       // sorted by replica index
    std::vector<Sibling> siblings; // these two in canonical order
    std::vector<Sibling> history;
};

Cell::Cell(const Cell& other)
    : shown_(other.shown_), count_(other.count_), rest_(other.rest_ ? std::make_unique<Rest>(*other.rest_) : nullptr) {}

Cell& Cell::operator=(const Cell& other) {
    if (this != &other) *this = Cell(other);
    return *this;
}

Cell Cell::assemble(
    std::vector<Seen> floor, std::vector<Sibling> siblings, std::vector<Sibling> history, const StampTable& stamps) {
    Parts parts{std::move(floor), std::move(siblings), std::move(history)};
    make_floor(parts.floor);
    make_canonical(parts.siblings, stamps);
    make_canonical(parts.history, stamps);
    const StampSet gone(parts.history);
    auto moved = take_out(parts.siblings, [&](const Sibling& write) { return gone.has(write.stamp); });
    insert(parts.history, std::move(moved), stamps);
    forget(parts, stamps);
    Cell cell;
    cell.put_together(std::move(parts));
    return cell;
}

Cell::Parts Cell::take_apart() const& {
    return {rest_ ? rest_->floor : std::vector<Seen>{}, siblings(), rest_ ? rest_->history : std::vector<Sibling>{}};
}

Cell::Parts Cell::take_apart() && {
    Parts parts;
    if (rest_) {
        parts = {std::move(rest_->floor), std::move(rest_->others), std::move(rest_->history)};
        rest_.reset();
    }
    if (count_) parts.siblings.insert(parts.siblings.begin(), std::exchange(shown_, {}));
    count_ = 0;
    return parts;
}

// Keeps the history at its bound and the siblings above the floor. What a sibling brings into the history may push another write
// out of it, and raise the floor above a further sibling.
void Cell::forget(Parts& parts, const StampTable& stamps) {
    for (bool again = true; again;) {
        auto sunk =
            take_out(parts.siblings, [&](const Sibling& write) { return covers(parts.floor, stamps[write.stamp]); });
        insert(parts.history, std::move(sunk), stamps);
        again = parts.history.size() > history_limit;
        if (!again) break;
        std::vector<Seen> forgotten;
        for (std::size_t i = history_limit; i < parts.history.size(); ++i) {
            const Stamp& stamp = stamps[parts.history[i].stamp];
            forgotten.push_back({stamp.replica, stamp.n});
        }
        make_floor(forgotten);
        parts.floor = joined(parts.floor, forgotten);
        parts.history.resize(history_limit);
    }
}

void Cell::put_together(Parts parts) {
    count_ = static_cast<std::uint32_t>(parts.siblings.size());
    shown_ = count_ ? std::move(parts.siblings.front()) : Sibling{};
    if (count_ <= 1 && parts.history.empty() && parts.floor.empty()) {
        rest_.reset();
        return;
    }
    if (count_) parts.siblings.erase(parts.siblings.begin());
    if (parts.siblings.capacity() > 2 * parts.siblings.size()) parts.siblings.shrink_to_fit();
    parts.floor.shrink_to_fit();
    parts.history.shrink_to_fit();
    rest_ = std::make_unique<Rest>(Rest{std::move(parts.floor), std::move(parts.siblings), std::move(parts.history)});
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

namespace {

void sort_by_id(std::vector<Seen>& seen, const StampTable& stamps) {
    sort_list(seen,
        [&](const Seen& a, const Seen& b) { return stamps.replica_id(a.replica) < stamps.replica_id(b.replica); });
}

} // namespace

std::vector<Seen> Cell::floor(const StampTable& stamps) const {
    std::vector<Seen> result = rest_ ? rest_->floor : std::vector<Seen>{};
    sort_by_id(result, stamps);
    return result;
}

std::vector<Seen> Cell::context(const StampTable& stamps) const {
    std::vector<Seen> result = rest_ ? rest_->floor : std::vector<Seen>{};
    const auto add = [&](const Sibling& write) {
        result.push_back({stamps[write.stamp].replica, stamps[write.stamp].n});
    };
    if (count_) add(shown_);
    if (rest_) {
        std::ranges::for_each(rest_->others, add);
        std::ranges::for_each(rest_->history, add);
    }
    make_floor(result);
    sort_by_id(result, stamps);
    return result;
}

bool Cell::has_seen(const Stamp& stamp, const StampTable& stamps) const {
    const auto is_it = [&](const Sibling& write) { return stamps[write.stamp] == stamp; };
    if (count_ && is_it(shown_)) return true;
    if (!rest_) return false;
    return covers(rest_->floor, stamp) || std::ranges::any_of(rest_->history, is_it) ||
           std::ranges::any_of(rest_->others, is_it);
}

void Cell::write(Value value, StampId stamp, const StampTable& stamps) {
    if (is_empty()) {
        *this = Cell(std::move(value), stamp);
        return;
    }
    Parts parts = std::move(*this).take_apart();
    insert(parts.history, std::exchange(parts.siblings, {}), stamps);
    parts.siblings.push_back({std::move(value), stamp});
    forget(parts, stamps);
    put_together(std::move(parts));
}

bool Cell::merge(const Cell& other, const StampTable& stamps) {
    if (other.is_empty()) return false;
    if (is_empty()) {
        *this = other;
        return true;
    }
    // Nearly every cell of two offices that exchange regularly is the same on both sides.
    if (is_simple() && other.is_simple() && same_write(shown_, other.shown_)) return false;
    if (this == &other) return false;

    Parts theirs = other.take_apart();
    const StampSet gone_here(history()), gone_there(theirs.history);
    const std::vector<Seen> floor_before = rest_ ? rest_->floor : std::vector<Seen>{};
    const std::vector<Sibling> history_before(history().begin(), history().end());
    Parts both = std::move(*this).take_apart();

    // Present on both sides: found by looking up the longer list in the shorter.
    const bool here_is_longer = both.siblings.size() >= theirs.siblings.size();
    const auto& longer = here_is_longer ? both.siblings : theirs.siblings;
    const auto& shorter = here_is_longer ? theirs.siblings : both.siblings;
    const StampSet in_shorter(shorter);
    std::vector<Sibling> common;
    for (const Sibling& write : longer) {
        if (in_shorter.has(write.stamp)) common.push_back({Value(), write.stamp});
    }
    const StampSet on_both(common);

    auto gone = take_out(both.siblings, [&](const Sibling& write) {
        const bool seen_there = gone_there.has(write.stamp) || covers(theirs.floor, stamps[write.stamp]);
        return seen_there && !on_both.has(write.stamp);
    });
    auto gone_also = take_out(theirs.siblings, [&](const Sibling& write) {
        const bool seen_here = gone_here.has(write.stamp) || covers(both.floor, stamps[write.stamp]);
        return seen_here && !on_both.has(write.stamp);
    });
    const bool lost = !gone.empty();
    const bool gained = insert(both.siblings, std::move(theirs.siblings), stamps);
    insert(both.history, std::move(theirs.history), stamps);
    insert(both.history, std::move(gone), stamps);
    insert(both.history, std::move(gone_also), stamps);
    if (!theirs.floor.empty()) both.floor = joined(both.floor, theirs.floor);
    const std::size_t siblings = both.siblings.size();
    forget(both, stamps);
    const bool changed = lost || gained || siblings != both.siblings.size() || both.floor != floor_before ||
                         !same_writes(both.history, history_before);
    put_together(std::move(both));
    return changed;
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
    return rest_->floor == other.rest_->floor && same_writes(rest_->history, other.rest_->history);
}

void Cell::renumber(StampTranslation& translation) {
    if (count_) shown_.stamp = translation.stamp(shown_.stamp);
    if (!rest_) return;
    for (Seen& seen : rest_->floor) seen.replica = translation.replica(seen.replica);
    sort_by_replica(rest_->floor);
    for (Sibling& write : rest_->others) write.stamp = translation.stamp(write.stamp);
    for (Sibling& write : rest_->history) write.stamp = translation.stamp(write.stamp);
}

std::size_t Cell::extra_bytes() const {
    std::size_t bytes = shown_.value.heap_bytes();
    if (!rest_) return bytes;
    bytes += sizeof(Rest) + rest_->floor.capacity() * sizeof(Seen) +
             (rest_->others.capacity() + rest_->history.capacity()) * sizeof(Sibling);
    for (const Sibling& write : rest_->others) bytes += write.value.heap_bytes();
    for (const Sibling& write : rest_->history) bytes += write.value.heap_bytes();
    return bytes;
}

} // namespace yinfeng
