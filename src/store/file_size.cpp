#include "store/file_size.h"

#include <algorithm>
#include <optional>

namespace yinfeng {

namespace {

constexpr std::size_t of_number = 17,
                      of_place = 11; // with the comma behind; places in the header's tables have ten digits
constexpr std::size_t of_write = 2 + of_place + 1, of_seen = 2 + of_place + of_number + 1;
constexpr std::size_t of_stamp = 2 + 2 * of_place + 2 * of_number + 1, of_replica = 19;
constexpr std::size_t of_cell = 24, of_record = 96, of_header = 512;

std::size_t of_text(
    std::string_view text) { // what needs to be escaped takes two bytes; other control characters never stand here
    const auto escaped =
        std::ranges::count_if(text, [](char c) { return c == '"' || c == '\\' || c == '\n' || c == '\t'; });
    return text.size() + static_cast<std::size_t>(escaped) + 3;
}

} // namespace

std::size_t most_bytes_of(const Value& value) {
    switch (value.shape()) {
    case Value::Shape::text: return of_text(value.as_text());
    case Value::Shape::compound: return value.as_compound().size() + 1;
    default: return of_number;
    }
}

std::size_t most_bytes_of(const Cell& cell, const StampTable& stamps) {
    if (cell.is_simple()) return of_write + most_bytes_of(cell.shown());
    std::size_t bytes = of_cell + cell.floor(stamps).size() * of_seen;
    for (const Sibling& write : cell.siblings()) bytes += of_write + most_bytes_of(write.value);
    for (const Sibling& write : cell.history()) bytes += of_write + most_bytes_of(write.value);
    return bytes;
}

std::size_t most_bytes_of(const Record& record, const Names& names, const StampTable& stamps) {
    std::size_t bytes = of_record + of_text(names.kind_name(record.kind));
    for (const Field& field : record.fields) {
        bytes += of_text(names.field_name(field.id)) + most_bytes_of(field.cell, stamps);
    }
    return bytes;
}

std::size_t most_bytes_of(const StampTable& stamps) {
    std::size_t bytes = of_header + stamps.size() * of_stamp + stamps.replica_count() * of_replica;
    for (std::uint32_t i = 0; i < stamps.author_count(); ++i) bytes += of_text(stamps.author_name(i));
    return bytes;
}

std::size_t most_bytes_of(const std::map<std::string, std::string>& header_extras) {
    std::size_t bytes = 0;
    for (const auto& [key, json] : header_extras) bytes += of_text(key) + json.size() + 1;
    return bytes;
}

std::size_t most_bytes_of_write(std::string_view kind, std::string_view field, const Value& value) {
    return of_record + of_text(kind) + of_text(field) + of_cell + of_seen + of_write + most_bytes_of(value);
}

std::size_t most_bytes_added(const Workspace& workspace, const Fragment& fragment) {
    const StampTable &here = workspace.stamps(), &there = fragment.stamps;
    const auto is_same_write = [&](const Cell& mine, const Cell& theirs) {
        if (!mine.is_simple() || !theirs.is_simple() || mine.shown() != theirs.shown()) return false;
        const Stamp &a = here[mine.shown_stamp()], &b = there[theirs.shown_stamp()];
        return a.n == b.n && a.wall_ms == b.wall_ms && here.replica_id(a.replica) == there.replica_id(b.replica) &&
               here.author_name(a.author) == there.author_name(b.author);
    };
    std::size_t bytes = 0;
    for (const auto& [key, json] : fragment.header_extras) {
        const auto mine = workspace.header_extras().find(key);
        if (mine == workspace.header_extras().end() || mine->second < json) bytes += of_text(key) + json.size() + 1;
    }
    std::vector<std::optional<ReplicaIndex>> replicas;
    std::vector<std::optional<std::uint32_t>> authors;
    for (ReplicaIndex i = 0; i < there.replica_count(); ++i) {
        replicas.push_back(here.find_replica(there.replica_id(i)));
        if (!replicas.back()) bytes += of_replica;
    }
    for (std::uint32_t i = 0; i < there.author_count(); ++i) {
        authors.push_back(here.find_author(there.author_name(i)));
        if (!authors.back()) bytes += of_text(there.author_name(i));
    }
    for (StampId id = 0; id < there.size(); ++id) {
        const Stamp& stamp = there[id];
        const auto replica = replicas[stamp.replica];
        const auto author = authors[stamp.author];
        if (!replica || !author || !here.holds({*replica, *author, stamp.n, stamp.wall_ms})) bytes += of_stamp;
    }
    for (const Record& record : fragment.records) {
        const KindId kind = workspace.names().find_kind(fragment.names.kind_name(record.kind));
        const RecordIndex index = kind == no_kind ? no_record : workspace.find(kind, record.id);
        if (index == no_record) {
            bytes += most_bytes_of(record, fragment.names, there);
            continue;
        }
        for (const Field& field : record.fields) {
            const std::string_view name = fragment.names.field_name(field.id);
            const FieldId id = workspace.names().find_field(kind, name);
            const Cell* mine = id == no_field ? nullptr : workspace.record(index).find(id);
            if (!mine || !is_same_write(*mine, field.cell)) bytes += of_text(name) + most_bytes_of(field.cell, there);
        }
    }
    return bytes;
}

} // namespace yinfeng
