#pragma once
// One office at work, for tests that tell a story: it writes single fields, deletes, and takes in what others have.

#include "sync/snapshot.h"
#include "tests/support/core_world.h"

namespace yinfeng::test {

inline Id id_of(std::uint64_t n) { return {0x0190000000000000 + n, 0x8000000000000000 + n}; }

struct Office {
    Workspace data;
    std::int64_t clock_ms = 1'567'123'200'000;

    explicit Office(ReplicaId replica, std::string_view author = "甲") {
        data.set_replica(replica);
        data.set_author(author);
    }
    Applied set(std::uint64_t n, FieldId field, Value value, std::string name = "改") {
        Change change;
        change.name = std::move(name);
        change.set(Kind::project, id_of(n), field, std::move(value));
        return *data.apply(change, clock_ms += 1'000);
    }
    void remove(std::uint64_t n) {
        Change change;
        change.name = "删除";
        data.add_delete(change, at(n));
        (void)*data.apply(change, clock_ms += 1'000);
    }
    void restore(std::uint64_t n) {
        Change change;
        data.add_restore(change, at(n));
        (void)*data.apply(change, clock_ms += 1'000);
    }
    void import(const Office& from) { data.join(reread(from.data), "导入"); }
    RecordIndex at(std::uint64_t n) const { return data.find(id_of(n)); }
    const Record& record(std::uint64_t n) const { return data.record(at(n)); }
    std::string_view text(std::uint64_t n, FieldId field) const { return data.value(at(n), field).as_text(); }
    std::string bytes() const { return encode_snapshot(data); }
};

} // namespace yinfeng::test
