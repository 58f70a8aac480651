#include "domain/last_visit.h"

#include <algorithm>
#include <charconv>

namespace yinfeng::domain {

namespace {

constexpr std::uint64_t all_of_it = UINT64_MAX;

template <class T> bool read_number(std::string_view text, T& into, int base) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into, base);
    return error == std::errc{} && end == text.data() + text.size();
}

template <class T> void append_number(std::string& out, T value, int base) {
    char buffer[24];
    out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value, base).ptr);
}

} // namespace

bool LastVisit::has_seen(ReplicaId replica, std::uint64_t n) const {
    const auto found = std::ranges::lower_bound(seen, replica, {}, &std::pair<ReplicaId, std::uint64_t>::first);
    return found != seen.end() && found->first == replica && n <= found->second;
}

LastVisit visit_of(const Workspace& workspace) {
    const StampTable& stamps = workspace.stamps();
    LastVisit visit;
    for (ReplicaIndex i = 0; i < stamps.replica_count(); ++i)
        visit.seen.emplace_back(stamps.replica_id(i), stamps.newest_n(i));
    std::ranges::sort(visit.seen);
    return visit;
}

std::string to_text(const LastVisit& visit) {
    std::string text;
    for (const auto& [replica, n] : visit.seen) {
        if (!text.empty()) text += ' ';
        append_number(text, replica, 16);
        text += ':';
        append_number(text, n, 10);
    }
    return text;
}

std::optional<LastVisit> parse_last_visit(std::string_view text) {
    LastVisit visit;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t colon = part.find(':');
        if (colon == std::string_view::npos) return std::nullopt;
        auto& [replica, n] = visit.seen.emplace_back();
        if (!read_number(part.substr(0, colon), replica, 16) || !read_number(part.substr(colon + 1), n, 10))
            return std::nullopt;
    }
    if (visit.seen.empty()) return std::nullopt;
    std::ranges::sort(visit.seen);
    return visit;
}

ForeignWrites::ForeignWrites(const Workspace& workspace, const LastVisit& visit)
    : workspace_(workspace), own_author_(workspace.stamps().find_author(workspace.author())) {
    const StampTable& stamps = workspace.stamps();
    for (ReplicaIndex i = 0; i < stamps.replica_count(); ++i) {
        const ReplicaId replica = stamps.replica_id(i);
        const bool is_own = replica == workspace.replica();
        const bool has_seen = is_own || visit.has_seen(replica, stamps.newest_n(i));
        any_ |= !has_seen;
        const auto known =
            std::ranges::lower_bound(visit.seen, replica, {}, &std::pair<ReplicaId, std::uint64_t>::first);
        const bool is_known = known != visit.seen.end() && known->first == replica;
        seen_.push_back(has_seen ? all_of_it : is_known ? known->second : 0);
    }
}

template <class Each> void ForeignWrites::each_write(RecordIndex record, const Each& each) const {
    if (!any_) return;
    const StampTable& stamps = workspace_.stamps();
    for (const Field& field : workspace_.record(record).fields) {
        if (field.cell.is_empty()) continue;
        const Stamp& stamp = stamps[field.cell.shown_stamp()];
        // Replicas that came since are asked for with the next ForeignWrites.
        if (stamp.replica >= seen_.size() || stamp.n <= seen_[stamp.replica] || stamp.author == own_author_) continue;
        each(field.id, stamp);
    }
}

std::vector<ForeignWrite> ForeignWrites::of(RecordIndex record) const {
    std::vector<ForeignWrite> writes;
    each_write(record, [&](FieldId id, const Stamp& stamp) {
        const Names::Element* element = workspace_.names().as_element(id);
        const FieldId field = element ? element->set : id;
        const auto known = std::ranges::find(writes, field, &ForeignWrite::field);
        const ForeignWrite write{field, workspace_.stamps().author_name(stamp.author), stamp.wall_ms};
        if (known == writes.end()) writes.push_back(write);
        else if (known->wall_ms < write.wall_ms) *known = write;
    });
    std::ranges::stable_sort(writes, std::greater(), &ForeignWrite::wall_ms);
    return writes;
}

std::int64_t ForeignWrites::newest_ms(RecordIndex record) const {
    std::int64_t newest = 0;
    each_write(record,
        [&](FieldId, const Stamp& stamp) { newest = std::max(newest, std::max<std::int64_t>(stamp.wall_ms, 1)); });
    return newest;
}

} // namespace yinfeng::domain
