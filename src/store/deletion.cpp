#include "store/deletion.h"

#include "base/sort_list.h"
#include "model/json_writer.h"

#include <algorithm>
#include <charconv>

namespace yinfeng {

namespace {

// Reads exactly what make_deletion_note writes.
class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) {}
    bool skip(std::string_view expected) {
        if (!text_.substr(at_).starts_with(expected)) return false;
        at_ += expected.size();
        return true;
    }
    bool at_end() const { return at_ == text_.size(); }

    std::optional<std::string> string() {
        if (!skip("\"")) return std::nullopt;
        std::string out;
        while (at_ < text_.size()) {
            const char c = text_[at_++];
            if (c == '"') return out;
            if (c != '\\') {
                out += c;
                continue;
            }
            if (at_ == text_.size()) break;
            switch (text_[at_++]) {
            case '"': out += '"'; break;
            case '\\': out += '\\'; break;
            case 'n': out += '\n'; break;
            case 't': out += '\t'; break;
            default: return std::nullopt; // names hold no other control characters
            }
        }
        return std::nullopt;
    }

    std::optional<std::uint64_t> number() {
        std::uint64_t value = 0;
        const char* first = text_.data() + at_;
        const auto [end, error] = std::from_chars(first, text_.data() + text_.size(), value);
        if (error != std::errc{}) return std::nullopt;
        at_ += static_cast<std::size_t>(end - first);
        return value;
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

using NamedContext = DeletionNote::NamedContext;

} // namespace

std::string replica_text(ReplicaId replica) {
    constexpr char digits[] = "0123456789abcdef";
    std::string out(16, '0');
    for (std::size_t i = 0; i < 16; ++i) out[15 - i] = digits[(replica >> (4 * i)) & 15];
    return out;
}

std::optional<ReplicaId> parse_replica(std::string_view text) {
    if (text.size() != 16) return std::nullopt;
    ReplicaId id = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            id = id << 4 | static_cast<ReplicaId>(c - '0');
        } else if (c >= 'a' && c <= 'f') {
            id = id << 4 | static_cast<ReplicaId>(c - 'a' + 10);
        } else {
            return std::nullopt;
        }
    }
    return id;
}

std::optional<DeletionNote> DeletionNote::parse(std::string_view compound) {
    Scanner scan(compound);
    DeletionNote note;
    if (!scan.skip("{\"seen\":[")) return std::nullopt;
    while (scan.skip("[[")) {
        Group& group = note.groups_.emplace_back();
        do {
            auto field = scan.string();
            if (!field) return std::nullopt;
            group.fields.push_back(std::move(*field));
        } while (scan.skip(","));
        if (!scan.skip("],[")) return std::nullopt;
        do {
            const auto name = scan.string();
            const auto replica = name ? parse_replica(*name) : std::nullopt;
            if (!replica || !scan.skip(",")) return std::nullopt;
            const auto n = scan.number();
            if (!n) return std::nullopt;
            group.seen.emplace_back(*replica, *n);
        } while (scan.skip(","));
        if (!scan.skip("]]")) return std::nullopt;
        sort_list(group.seen);
        for (std::string& field : group.fields) {
            note.by_field_.push_back({std::move(field), static_cast<std::uint32_t>(note.groups_.size() - 1)});
        }
        if (!scan.skip(",")) break;
    }
    sort_list(note.by_field_, [](const Place& a, const Place& b) { return a.field < b.field; });
    if (!scan.skip("]}") || !scan.at_end()) return std::nullopt;
    return note;
}

std::size_t DeletionNote::times_seen(std::string_view field, ReplicaId replica, std::uint64_t n) const {
    std::size_t times = 0;
    auto place = std::ranges::lower_bound(by_field_, field, {}, &Place::field);
    for (; place != by_field_.end() && place->field == field; ++place) {
        const NamedContext& seen = groups_[place->group].seen; // sorted
        const auto from = std::ranges::lower_bound(seen, std::pair(replica, std::uint64_t{0}));
        const auto to = std::ranges::upper_bound(seen, std::pair(replica, UINT64_MAX));
        if (from != to && n <= (to - 1)->second) times = std::max(times, static_cast<std::size_t>(to - from));
    }
    return times;
}

namespace {

// What somebody has seen of a cell: for each replica the greatest number, and one entry more for each further sibling of that
// replica. Only where a profile was copied are there such.
NamedContext seen_of(const Cell& cell, const StampTable& stamps) {
    NamedContext seen;
    for (const Seen& each : cell.context(stamps)) seen.emplace_back(stamps.replica_id(each.replica), each.n);
    if (cell.sibling_count() < 2) return seen;
    NamedContext siblings;
    for (const Sibling& write : cell.siblings()) {
        siblings.emplace_back(stamps.replica_id(stamps[write.stamp].replica), stamps[write.stamp].n);
    }
    sort_list(siblings);
    for (std::size_t i = 0; i + 1 < siblings.size(); ++i) {
        if (siblings[i].first == siblings[i + 1].first) seen.push_back(siblings[i]); // all but the last of a replica
    }
    sort_list(seen);
    return seen;
}

} // namespace

Value make_deletion_note(const Record& record, const Names& names, const StampTable& stamps) {
    struct Line {
        NamedContext seen;
        std::string_view field;
    };
    std::vector<Line> lines;
    const FieldId deleted_field = names.find_field(record.kind, deleted_name);
    for (const Field& field : record.fields) {
        if (field.id == deleted_field) continue;
        Line line{seen_of(field.cell, stamps), names.field_name(field.id)};
        if (!line.seen.empty()) lines.push_back(std::move(line));
    }
    // By context, to find the groups; then the groups by their first field.
    sort_list(
        lines, [](const Line& a, const Line& b) { return a.seen != b.seen ? a.seen < b.seen : a.field < b.field; });
    std::vector<std::span<const Line>> groups;
    for (std::size_t from = 0; from < lines.size();) {
        std::size_t to = from + 1;
        while (to < lines.size() && lines[to].seen == lines[from].seen) ++to;
        groups.emplace_back(std::span(lines).subspan(from, to - from));
        from = to;
    }
    sort_list(groups, [](const auto& a, const auto& b) { return a.front().field < b.front().field; });

    JsonWriter out;
    out.open_object();
    out.key("seen");
    out.open_list();
    for (const auto& group : groups) {
        out.open_list();
        out.open_list();
        for (const Line& line : group) out.text(line.field);
        out.close_list();
        out.open_list();
        for (const auto& [replica, n] : group.front().seen) {
            out.text(replica_text(replica));
            out.integer(static_cast<std::int64_t>(n));
        }
        out.close_list();
        out.close_list();
    }
    out.close_list();
    out.close_object();
    return Value::compound(out.take());
}

Record::State state_of(const Record& record, const Names& names, const StampTable& stamps) {
    const FieldId deleted_field = names.find_field(record.kind, deleted_name);
    const Cell* deleted = record.find(deleted_field);
    if (!deleted) return Record::State::live;
    std::vector<DeletionNote> notes;
    bool somebody_deletes = false;
    bool somebody_keeps = deleted->sibling_count() == 0;
    for (const Sibling& sibling : deleted->siblings()) {
        if (sibling.value.is_none()) {
            somebody_keeps = true;
            continue;
        }
        somebody_deletes = true;
        if (auto note = DeletionNote::parse(sibling.value.as_compound())) notes.push_back(std::move(*note));
    }
    if (!somebody_deletes) return Record::State::live;
    if (somebody_keeps) return Record::State::contested;
    for (const Field& field : record.fields) {
        if (field.id == deleted_field) continue;
        const std::string_view name = names.field_name(field.id);
        const std::vector<Sibling> siblings = field.cell.siblings();
        NamedContext dots;
        for (const Sibling& sibling : siblings) {
            dots.emplace_back(stamps.replica_id(stamps[sibling.stamp].replica), stamps[sibling.stamp].n);
        }
        sort_list(dots);
        for (std::size_t from = 0, to = 0; from < dots.size(); from = to) { // of one replica after another
            while (to < dots.size() && dots[to].first == dots[from].first) ++to;
            const bool known = std::any_of(notes.begin(), notes.end(), [&](const DeletionNote& note) {
                return note.times_seen(name, dots[from].first, dots[to - 1].second) >= to - from;
            });
            if (!known) return Record::State::contested;
        }
    }
    return Record::State::deleted;
}

} // namespace yinfeng
