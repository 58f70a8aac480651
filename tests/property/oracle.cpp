#include "tests/property/oracle.h"

#include <algorithm>

namespace yinfeng::test {

namespace {

constexpr std::string_view value_prefix = "值";

int number_of(std::string_view value) { return std::stoi(std::string(value.substr(value_prefix.size()))); }

const Cell* cell_at(const Workspace& workspace, const Place& place) {
    const KindId kind = workspace.names().find_kind(place.kind);
    if (kind == no_kind) return nullptr;
    const RecordIndex index = workspace.find(kind, record_id(place.record));
    const FieldId field = workspace.names().find_field(kind, place.field);
    return index == no_record || field == no_field ? nullptr : workspace.record(index).find(field);
}

} // namespace

Id record_id(std::uint64_t n) { return {0x0190000000000000 + n, 0x8000000000000000 + n}; }

void Known::learn(const Known& other) {
    for (std::size_t cell = 0; cell < cell_count; ++cell)
        writes[cell].insert(other.writes[cell].begin(), other.writes[cell].end());
    for (std::size_t i = 0; i < project_count; ++i)
        deletions[i].insert(other.deletions[i].begin(), other.deletions[i].end());
}

std::string Oracle::value_of(int write) { return std::string(value_prefix) + std::to_string(write); }

int Oracle::add_write(std::set<int> seen, ReplicaId writer) {
    pasts_.push_back(std::move(seen));
    writers_.push_back(writer);
    return static_cast<int>(pasts_.size()) - 1;
}

int Oracle::add_deletion(const Writes& seen) {
    seen_by_deletion_.push_back(seen);
    return static_cast<int>(seen_by_deletion_.size()) - 1;
}

void Oracle::add_clone(ReplicaId replica) { cloned_.insert(replica); }

std::string Oracle::check(const Workspace& workspace, const Known& known) const {
    std::string wrong;
    for (std::size_t cell = 0; cell < cell_count && wrong.empty(); ++cell)
        wrong = check_cell(workspace, cell, known.writes[cell]);
    for (std::uint64_t i = 0; i < project_count && wrong.empty(); ++i)
        wrong = check_trash(workspace, i, known.deletions[i]);
    return wrong;
}

// What stands in a cell are the causal heads of what the office knows. Of a replica that was cloned, two writes may bear one number:
// where a cell has forgotten writes, whoever overwrote one of them may be taken to have seen the other as well, which then is found
// in the history.
std::string Oracle::check_cell(const Workspace& workspace, std::size_t cell, const std::set<int>& known) const {
    std::set<std::string> heads, siblings, history, of_clones;
    for (const int write : known) {
        const bool overwritten = std::ranges::any_of(
            known, [&](int other) { return pasts_[static_cast<std::size_t>(other)].contains(write); });
        if (overwritten) continue;
        heads.insert(value_of(write));
        if (is_cloned(write)) of_clones.insert(value_of(write));
    }
    if (const Cell* held = cell_at(workspace, places[cell])) {
        for (const Sibling& each : held->siblings()) siblings.emplace(each.value.as_text());
        for (const Sibling& each : held->history()) history.emplace(each.value.as_text());
    }
    if (siblings == heads) return {};
    if (of_clones.empty() || known.size() <= history_limit) return "the values of a cell are not the causal heads";
    for (const std::string& each : siblings) {
        if (!heads.contains(each)) return "a value that was overwritten stands beside others";
    }
    for (const std::string& head : heads) {
        if (siblings.contains(head)) continue;
        if (!of_clones.contains(head)) return "a clone made another's value go";
        if (!history.contains(head) && history.size() < history_limit) return "a clone's value is lost";
    }
    return {};
}

// In the trash is only what somebody deleted who had seen all that stands in it.
std::string Oracle::check_trash(
    const Workspace& workspace, std::uint64_t project, const std::set<int>& deletions) const {
    const RecordIndex index = workspace.find(record_id(project));
    if (index == no_record || workspace.is_live(index)) return {};
    if (deletions.empty()) return "a record is in the trash that nobody deleted";
    for (std::size_t cell = 0; cell < cell_count; ++cell) {
        const Cell* held = places[cell].record == project ? cell_at(workspace, places[cell]) : nullptr;
        if (!held) continue;
        for (const Sibling& each : held->siblings()) {
            const int write = number_of(each.value.as_text());
            const bool seen = std::ranges::any_of(deletions, [&](int deletion) {
                return seen_by_deletion_[static_cast<std::size_t>(deletion)][cell].contains(write);
            });
            if (!seen && !is_cloned(write)) return "a record is in the trash with a value that no deleter had seen";
        }
    }
    return {};
}

} // namespace yinfeng::test
