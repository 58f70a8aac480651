#include "domain/hierarchy.h"

#include "base/language.h"
#include "domain/reading.h"
#include "domain/words.h"
#include "model/typed.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace yinfeng::domain {
namespace {

using Above = std::function<std::optional<Id>(Id)>;

// The records above `start`, up to where it is met again; none where it is not. Others may go round among themselves.
std::vector<Id> way_round(Id start, const Above& above) {
    std::vector<Id> way{start};
    std::set<Id> passed;
    for (auto next = above(start); next; next = above(*next)) {
        if (*next == start) return way;
        if (!passed.insert(*next).second) break;
        way.push_back(*next);
    }
    return {};
}

Above above_in(const Workspace& workspace, FieldId field) {
    return [&workspace, field](Id id) -> std::optional<Id> {
        const RecordIndex record = workspace.find(static_cast<KindId>(info(field).kind), id);
        return record == no_record ? std::nullopt : link_of(workspace.value(record, field));
    };
}

std::string name_in(const Workspace& workspace, const Change& change, Id id, Kind kind) {
    for (const Write& write : change.writes) {
        if (write.record == id && write.field == title_field(kind)) return std::string(write.value.as_text());
    }
    const RecordIndex record = workspace.find(static_cast<KindId>(kind), id);
    return record == no_record ? to_string(id) : std::string(name_of(workspace, record));
}

} // namespace

Result<void> check_hierarchy(const Workspace& workspace, const Change& change) {
    for (const FieldId field : upwards) {
        const FieldInfo& link = info(field);
        const Above stored = above_in(workspace, field);
        std::map<Id, std::optional<Id>> written; // of two writes to one cell the later one counts
        for (const Write& write : change.writes) {
            if (write.field == field) written[write.record] = link_of(write.value);
        }
        const Above above = [&](Id id) {
            const auto found = written.find(id);
            return found == written.end() ? stored(id) : found->second;
        };
        for (const Write& write : change.writes) {
            if (write.field != field) continue;
            const std::vector<Id> way = way_round(write.record, above);
            if (way.empty() || way == way_round(write.record, stored))
                continue; // it was so, and is written with others
            std::string names;
            for (const Id id : way) names.append(name_in(workspace, change, id, link.kind)).append(" → ");
            names += name_in(workspace, change, write.record, link.kind);
            return fail(say(Word::above_itself, {in_language(link.zh, link.en), names}));
        }
    }
    return {};
}

} // namespace yinfeng::domain
