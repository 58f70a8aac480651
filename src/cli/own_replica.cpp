#include "cli/own_replica.h"

#include "base/hash.h"
#include "platform/native/disk.h"
#include "platform/native/file_write.h"

#include <charconv>
#include <map>
#include <span>
#include <string_view>

namespace yinfeng::cli {

namespace {

constexpr std::string_view first_line = "yinfeng replica 1";

std::string hex(std::uint64_t number) {
    char text[17] = "";
    const auto end = std::to_chars(text, text + 16, number, 16).ptr;
    return {text, end};
}

std::optional<std::uint64_t> number_of(std::string_view text, int base) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::uint64_t newest_seen(const Cell& cell, ReplicaIndex replica, const StampTable& stamps) {
    if (cell.is_simple()) {
        const Stamp& stamp = stamps[cell.shown_stamp()];
        return stamp.replica == replica ? stamp.n : 0;
    }
    for (const Seen& seen : cell.context(stamps)) {
        if (seen.replica == replica) return seen.n;
    }
    return 0;
}

} // namespace

Knowledge knowledge_of(const Workspace& workspace, ReplicaId id) {
    const StampTable& stamps = workspace.stamps();
    ReplicaIndex replica = 0;
    while (replica < stamps.replica_count() && stamps.replica_id(replica) != id) ++replica;
    Knowledge knows;
    if (replica == stamps.replica_count()) return knows;
    knows.n = stamps.newest_n(replica);
    for (RecordIndex i = 0; i < workspace.record_count(); ++i) {
        const Record& record = workspace.record(i);
        for (const Field& field : record.fields) {
            const std::uint64_t n = newest_seen(field.cell, replica, stamps);
            if (n == 0) continue;
            const std::uint64_t name = hash_bytes(workspace.names().field_name(field.id));
            // A sum, so that the order of records does not matter.
            knows.sum += combine_hashes(combine_hashes(record.id.high, record.id.low), combine_hashes(name, n));
        }
    }
    return knows;
}

OwnReplica::OwnReplica(std::string path) : path_(std::move(path)) {
    if (path_.empty()) return;
    place_ = state_of(path_);
    const auto machine = place_ ? this_machine() : std::nullopt;
    if (machine) machine_ = *machine;
    else place_.reset();
}

std::optional<OwnReplica::Entry> OwnReplica::read_entry() const {
    const auto text = platform::native::read_file(place_->entry, 65536);
    if (!text) return std::nullopt;
    std::map<std::string_view, std::string_view> lines; // by their first word
    std::string_view rest = *text;
    if (!rest.starts_with(first_line)) return std::nullopt;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        const std::size_t space = std::min(line.find(' '), line.size());
        lines[line.substr(0, space)] = line.substr(std::min(space + 1, line.size()));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    const auto replica = number_of(lines["replica"], 16), n = number_of(lines["n"], 10),
               sum = number_of(lines["sum"], 16);
    const bool is_ours = lines["machine"] == machine_ && lines["file"] == path_ && lines.contains("end");
    if (!is_ours || !replica || *replica == 0 || !n || !sum) return std::nullopt;
    return Entry{*replica, {*n, *sum}};
}

ReplicaId OwnReplica::choose(const Workspace& workspace, platform::Platform& platform) {
    // A number that this very run has chosen and not written is as good as before.
    if (chosen_ && knowledge_of(workspace, chosen_->replica) == chosen_->knew) return chosen_->replica;
    chosen_.reset();
    if (place_) {
        const auto entry = read_entry();
        if (entry && knowledge_of(workspace, entry->replica) == entry->knew) chosen_ = entry;
    }
    if (!chosen_) {
        chosen_.emplace();
        while (chosen_->replica == 0) platform.random(std::as_writable_bytes(std::span(&chosen_->replica, 1)));
    }
    return chosen_->replica;
}

bool OwnReplica::use_up(const Workspace& workspace) {
    if (!place_) return true;
    const Knowledge knows = knowledge_of(workspace, chosen_->replica);
    const std::string text = std::string(first_line) + "\nmachine " + machine_ + "\nreplica " + hex(chosen_->replica) +
                             "\nn " + std::to_string(knows.n) + "\nsum " + hex(knows.sum) + "\nfile " + path_ +
                             "\nend\n";
    if (chosen_->knew.n == 0) forget_oldest_state();
    if (platform::native::write_file(place_->entry, text)) return true;
    place_.reset();
    chosen_.reset();
    return false;
}

} // namespace yinfeng::cli
