// Records by what people call them (fields.h).

#include "base/date.h"
#include "cli/fields.h"
#include "cli/words.h"
#include "domain/reading.h"
#include "platform/native/native_platform.h"

#include <algorithm>
#include <span>

namespace yinfeng::cli {

namespace {

constexpr std::size_t least_of_id = 6; // characters; ids begin with the time at which they were made
constexpr std::size_t most_listed = 10;

struct Called {
    std::vector<RecordIndex> live, deleted;
};

// What of these kinds is called that: by name, else by code, else by the beginning of the id.
Called called(const Workspace& workspace, std::span<const KindId> kinds, std::string_view name, Deleted deleted) {
    const auto by_field = [&](auto field_of) {
        return [&workspace, name, field_of](RecordIndex record) {
            const FieldId field = field_of(static_cast<Kind>(workspace.record(record).kind));
            return field != no_field && workspace.value(record, field).as_text() == name;
        };
    };
    const auto find = [&](const auto& is_it) {
        Called found;
        for (const KindId kind : kinds) {
            if (kind >= known_kind_count) continue;
            std::ranges::copy_if(workspace.live(kind), std::back_inserter(found.live), is_it);
            if (deleted != Deleted::by_id)
                std::ranges::copy_if(
                    workspace.deleted(static_cast<Kind>(kind)), std::back_inserter(found.deleted), is_it);
        }
        return found;
    };
    Called found = find(by_field([](Kind kind) { return title_field(kind); }));
    if (found.live.empty() && found.deleted.empty()) found = find(by_field(code_field));
    if (found.live.empty() && found.deleted.empty() && name.size() >= least_of_id) {
        found = find([&](RecordIndex record) { return to_string(workspace.record(record).id).starts_with(name); });
    }
    return found;
}

// What tells a record from others of its name: code, last edit, and whether it has been deleted.
std::string told_apart(const Workspace& workspace, RecordIndex index) {
    const Record& record = workspace.record(index);
    std::vector<std::string> parts;
    if (const FieldId code = code_field(static_cast<Kind>(record.kind)); code != no_field) {
        const std::string_view text = workspace.value(index, code).as_text();
        if (!text.empty()) parts.emplace_back(text);
    }
    platform::native::NativePlatform platform;
    parts.push_back(time_text(domain::last_written_ms(workspace, index), platform.utc_offset_minutes()));
    if (!workspace.is_live(index)) parts.emplace_back(say(Word::value_deleted));
    std::string text = to_string(record.id) + " [";
    for (std::size_t i = 0; i < parts.size(); ++i) text.append(i ? " · " : "").append(parts[i]);
    return text + "]";
}

std::unexpected<Refusal> many(const Workspace& workspace, std::string_view name, std::span<const RecordIndex> records) {
    std::string list;
    for (const RecordIndex record : records.first(std::min(records.size(), most_listed)))
        list.append("\n  ").append(told_apart(workspace, record));
    if (records.size() > most_listed) list += "\n  …";
    return refuse(Exit::refused, say(Word::many_records, {name, std::to_string(records.size())}) + list);
}

Answer<RecordIndex> only_one(
    const Workspace& workspace, std::span<const KindId> kinds, std::string_view name, Deleted deleted) {
    const Called found = called(workspace, kinds, name, deleted);
    const bool is_deleted = deleted == Deleted::first ? !found.deleted.empty() : found.live.empty();
    const std::vector<RecordIndex>& records = is_deleted ? found.deleted : found.live;
    if (records.empty()) return refuse(Exit::refused, say(Word::no_record, {name}));
    if (records.size() > 1) return many(workspace, name, records);
    return records.front();
}

} // namespace

FieldId code_field(Kind kind) {
    switch (kind) {
    case Kind::project: return field::project::code_;
    case Kind::enterprise: return field::enterprise::credit_code_;
    case Kind::service_record: return field::service_record::code_;
    default: return no_field;
    }
}

Answer<RecordIndex> record_of_kind(const Workspace& workspace, KindId kind, std::string_view name, Deleted deleted) {
    if (const auto id = parse_id(name)) {
        if (const RecordIndex found = workspace.find(kind, *id); found != no_record) return found;
    }
    return only_one(workspace, std::span(&kind, 1), name, deleted);
}

Answer<RecordIndex> record_named(const Workspace& workspace, std::string_view target, Deleted deleted) {
    if (const auto id = parse_id(target)) {
        if (const RecordIndex found = workspace.find(*id); found != no_record) return found;
    }
    if (const std::size_t slash = target.find('/'); slash != std::string_view::npos) {
        if (const auto kind = kind_named(workspace, target.substr(0, slash)))
            return record_of_kind(workspace, *kind, target.substr(slash + 1), deleted);
    }
    std::vector<KindId> kinds(known_kind_count);
    for (std::size_t i = 0; i < kinds.size(); ++i) kinds[i] = static_cast<KindId>(i);
    return only_one(workspace, kinds, target, deleted);
}

Answer<std::vector<RecordIndex>> targets_named(const Workspace& workspace, KindId kind, std::string_view name) {
    if (const auto id = parse_id(name)) {
        if (const RecordIndex found = workspace.find(kind, *id); found != no_record) return std::vector{found};
    }
    Called found = called(workspace, std::span(&kind, 1), name, Deleted::too);
    if (found.live.size() > 1) {
        found.live.insert(found.live.end(), found.deleted.begin(), found.deleted.end());
        return many(workspace, name, found.live);
    }
    found.live.insert(found.live.end(), found.deleted.begin(), found.deleted.end());
    if (found.live.empty()) return refuse(Exit::refused, say(Word::no_record, {name}));
    return std::move(found.live);
}

} // namespace yinfeng::cli
