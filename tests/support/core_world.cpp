#include "tests/support/core_world.h"

#include "model/typed.h"
#include "store/deletion.h"

#include <algorithm>
#include <map>
#include <set>

namespace yinfeng::test {

namespace {

constexpr std::uint64_t record_pool = 5;

Id pool_id(std::uint64_t n) { return {0x0190000000000000 + n, 0x8000000000000000 + n}; }

} // namespace

Fragment reread(const Workspace& workspace) {
    auto fragment = decode_snapshot(encode_snapshot(workspace));
    if (!fragment) std::abort();
    return std::move(*fragment);
}

std::unique_ptr<Workspace> copy_of(const Workspace& workspace) {
    auto copy = std::make_unique<Workspace>();
    copy->adopt(reread(workspace));
    copy->set_replica(workspace.replica());
    return copy;
}

std::string visible(const Workspace& workspace) {
    std::map<std::string, std::string> lines;
    for (RecordIndex index = 0; index < workspace.record_count(); ++index) {
        const Record& record = workspace.record(index);
        if (record.state == Record::State::deleted) continue;
        std::map<std::string, std::string> values;
        for (const Field& field : record.fields) {
            const auto name = workspace.names().field_name(field.id);
            const Value& shown = field.cell.shown();
            const bool is_out = workspace.names().as_element(field.id) && !shown.as_boolean();
            if (name != deleted_name && !shown.is_none() && !is_out) values[std::string(name)] = shown.to_json();
        }
        if (values.empty()) continue; // nothing to see of a record all of whose fields have been emptied
        std::string line = record.state == Record::State::contested ? "? " : "";
        for (const auto& [name, json] : values) line += name + "=" + json + " ";
        lines[std::string(workspace.names().kind_name(record.kind)) + " " + to_string(record.id)] = line;
    }
    std::string out;
    for (const auto& [key, line] : lines) out += key + ": " + line + "\n";
    return out;
}

std::string check_indexes(const Workspace& workspace) {
    std::uint32_t conflicts = 0;
    for (std::size_t kind = 0; kind < known_kind_count; ++kind) {
        std::vector<RecordIndex> live, deleted;
        for (RecordIndex index = 0; index < workspace.record_count(); ++index) {
            const Record& record = workspace.record(index);
            if (record.kind != kind) continue;
            if (state_of(record, workspace.names(), workspace.stamps()) != record.state) return "state";
            (record.state == Record::State::deleted ? deleted : live).push_back(index);
            if (workspace.find(record.kind, record.id) != index) return "find";
            if (!std::is_sorted(record.fields.begin(), record.fields.end(),
                    [](const Field& a, const Field& b) { return a.id < b.id; })) {
                return "order of fields";
            }
            std::uint16_t of_record = 0;
            for (const Field& field : record.fields) {
                if (workspace.names().field_name(field.id) != deleted_name) of_record += field.cell.in_conflict();
            }
            of_record += record.state == Record::State::contested;
            if (of_record != record.conflicts) return "conflicts of a record";
            if (record.state != Record::State::deleted) conflicts += of_record;
        }
        const auto by_id = [&](RecordIndex a, RecordIndex b) {
            return workspace.record(a).id < workspace.record(b).id;
        };
        std::sort(live.begin(), live.end(), by_id);
        std::sort(deleted.begin(), deleted.end(), by_id);
        if (!std::ranges::equal(workspace.live(static_cast<Kind>(kind)), live)) return "live";
        if (!std::ranges::equal(workspace.deleted(static_cast<Kind>(kind)), deleted)) return "deleted";
    }
    // Unknown kinds count too.
    for (RecordIndex index = 0; index < workspace.record_count(); ++index) {
        const Record& record = workspace.record(index);
        if (record.kind >= known_kind_count && record.state != Record::State::deleted) conflicts += record.conflicts;
    }
    if (conflicts != workspace.conflict_count()) return "conflict_count";

    for (const FieldId link : {field::project::investor_, field::project::chain_nodes_}) {
        for (std::uint64_t n = 0; n < record_pool; ++n) {
            std::set<std::pair<Id, RecordIndex>> sources;
            for (const RecordIndex index : workspace.live(Kind::project)) {
                if (link == field::project::investor_ && link_of(workspace.value(index, link)) == pool_id(n)) {
                    sources.emplace(workspace.record(index).id, index);
                }
                for (const auto text : workspace.elements(index, link)) {
                    if (text == to_string(pool_id(n))) sources.emplace(workspace.record(index).id, index);
                }
            }
            std::vector<RecordIndex> expected;
            for (const auto& [id, index] : sources) expected.push_back(index);
            if (!std::ranges::equal(workspace.links_to(pool_id(n), link), expected)) return "links_to";
        }
    }
    for (const FieldId field : {field::project::name_, field::project::tags_}) {
        std::map<std::string, std::uint32_t> expected;
        for (const RecordIndex index : workspace.live(Kind::project)) {
            if (field == field::project::tags_) {
                for (const auto text : workspace.elements(index, field)) ++expected[std::string(text)];
            } else if (const auto text = workspace.value(index, field).as_text(); !text.empty()) {
                ++expected[std::string(text)];
            }
        }
        const auto used = workspace.used_texts(field);
        if (std::map<std::string, std::uint32_t>(used.begin(), used.end()) != expected) return "used_texts";
    }
    return {};
}

CoreWorld::CoreWorld(std::uint64_t seed, int offices, bool with_clones) : random_(seed), with_clones_(with_clones) {
    for (int i = 0; i < offices; ++i) {
        offices_.push_back(std::make_unique<Workspace>());
        offices_.back()->set_replica(0x1000 + static_cast<ReplicaId>(i) * 0x111);
        offices_.back()->set_author(i % 2 ? "单位乙" : "单位甲");
        skew_ms_.push_back(i == 0 ? 157'680'000'000 : random_.between(-1'000, 1'000)); // five years ahead
    }
}

void CoreWorld::edit(Workspace& workspace) {
    Change change;
    change.name = "修改";
    const auto text = [&] {
        std::string out = "值";
        append_integer(out, static_cast<std::int64_t>(random_.below(4)));
        return Value::text(out);
    };
    const int writes = 1 + static_cast<int>(random_.below(3));
    for (int i = 0; i < writes; ++i) {
        const Id id = pool_id(random_.below(record_pool));
        const RecordIndex index = workspace.find(static_cast<KindId>(Kind::project), id);
        switch (random_.below(12)) {
        case 0:
        case 1:
        case 2: change.set(Kind::project, id, field::project::name_, text()); break;
        case 3: change.set(Kind::project, id, field::project::industry_, text()); break;
        case 4: change.set(Kind::project, id, field::project::industry_, Value()); break;
        case 5:
            change.set(Kind::project, id,
                workspace.names().element(field::project::tags_, random_.chance(1, 2) ? "甲" : "乙"),
                Value::of(random_.chance(2, 3)));
            break;
        case 6:
            change.set(Kind::project, id, field::project::investor_, to_value(pool_id(random_.below(record_pool))));
            break;
        case 7:
            change.set(Kind::project, id,
                workspace.names().element(field::project::chain_nodes_, to_string(pool_id(random_.below(record_pool)))),
                Value::of(random_.chance(2, 3)));
            break;
        case 8: // a field of a newer version
            change.writes.push_back({id, static_cast<KindId>(Kind::project),
                workspace.names().field(static_cast<KindId>(Kind::project), "future_field"),
                random_.chance(1, 2) ? Value::compound("{\"a\":[1,2.50],\"b\":null}") : text()});
            break;
        case 9: { // a kind of a newer version, sometimes under the id of a project
            const KindId kind = workspace.names().kind("future_kind");
            change.writes.push_back({id, kind, workspace.names().field(kind, "name"), text()});
            break;
        }
        default:
            if (index == no_record) break;
            if (workspace.is_live(index)) {
                workspace.add_delete(change, index);
            } else {
                workspace.add_restore(change, index);
            }
        }
    }
    for (std::size_t i = 0; i < offices_.size(); ++i) {
        if (offices_[i].get() == &workspace) (void)workspace.apply(change, clock_ms_ + skew_ms_[i]);
    }
}

void CoreWorld::exchange(Workspace& from, Workspace& to) { to.join(reread(from), random_.chance(1, 2) ? "导入" : ""); }

void CoreWorld::step() {
    clock_ms_ += random_.chance(1, 4) ? 0 : 1'000; // some writes have the same time
    const auto which = random_.below(offices_.size());
    Workspace& workspace = *offices_[which];
    switch (random_.below(20)) {
    case 0: (void)workspace.undo(clock_ms_); break;
    case 1: (void)workspace.redo(clock_ms_); break;
    case 2:
    case 3:
    case 4:
    case 5: exchange(*offices_[random_.below(offices_.size())], workspace); break;
    case 6: // a copied profile: another office goes on with this one's data and replica id
        if (with_clones_ && random_.chance(1, 12)) offices_[random_.below(offices_.size())] = copy_of(workspace);
        break;
    default: edit(workspace);
    }
}

} // namespace yinfeng::test
