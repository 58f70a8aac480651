#pragma once
// Small workspaces for tests of the rules, and the sample workspace as the program opens it.

#include "assets/embedded.h"
#include "base/working_calendar.h"
#include "domain/actions.h"
#include "domain/consequences.h"
#include "model/typed.h"
#include "store/fragment.h"
#include "store/workspace.h"
#include "sync/snapshot.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

namespace yinfeng::domain {

inline Date day(std::string_view iso) { return parse_iso_date(iso).value(); }

inline const WorkingCalendar& china() {
    static const WorkingCalendar calendar = load_calendar(assets::find("calendar.txt")).value();
    return calendar;
}

// Records by a few words: builder.add(Kind::project, {{field::project::name_,
// Value::text("忠旺")}}).
class Builder {
public:
    Workspace workspace;

    Builder() {
        workspace.set_replica(1);
        workspace.set_author("测试");
    }

    RecordIndex add(Kind kind, std::vector<std::pair<FieldId, Value>> values) {
        const Id id{0x0170'0000'0000'0000u, ++next_};
        Change change{"新建", {}};
        for (auto& [field, value] : values) change.set(kind, id, field, std::move(value));
        return put(change) ? workspace.find(id) : no_record;
    }
    void set(RecordIndex record, FieldId field, Value value) {
        Change change{"改", {}};
        change.set(static_cast<Kind>(workspace.record(record).kind), id(record), field, std::move(value));
        put(change);
    }
    // As a file of another program brings it, whatever the field may hold.
    void bring(RecordIndex record, FieldId field, Value value, std::int64_t after_ms = 1'000) {
        Fragment fragment;
        Stamp stamp;
        stamp.replica = fragment.stamps.replica(99);
        stamp.n = ++brought_;
        stamp.wall_ms = wall_ms + after_ms;
        stamp.author = fragment.stamps.author("别处");
        const StampId written = fragment.stamps.intern(stamp);
        Record& part = fragment.records.emplace_back();
        part.id = id(record);
        part.kind = workspace.record(record).kind;
        part.fields.push_back({field, Cell(std::move(value), written)});
        workspace.join(fragment, {});
    }
    void put_in(RecordIndex record, FieldId set_field, std::string_view element) {
        const FieldId field = workspace.names().element(set_field, element);
        set(record, field, Value::of(true));
    }
    Value link(RecordIndex record) const { return to_value(id(record)); }
    Id id(RecordIndex record) const { return workspace.record(record).id; }
    bool put(const Change& change) {
        const bool applied = workspace.apply(change, wall_ms).has_value();
        CHECK(applied);
        return applied;
    }

    Reading on(std::string_view iso) const { return {workspace, day(iso), china()}; }
    Reading on(Date date) const { return {workspace, date, china()}; }

    // What an action writes, with what follows from it, as every door applies it.
    std::expected<Change, Reason> doing(
        Action action, RecordIndex record, std::string_view iso, std::vector<std::pair<FieldId, Value>> given = {}) {
        auto change = perform(on(iso), action, std::span(&record, 1), {std::move(given), Id{0x0190, ++next_}});
        return change ? std::expected<Change, Reason>(with_consequences(on(iso), *std::move(change))) : change;
    }
    bool act(
        Action action, RecordIndex record, std::string_view iso, std::vector<std::pair<FieldId, Value>> given = {}) {
        const auto change = doing(action, record, iso, std::move(given));
        CHECK(change.has_value());
        return change && put(*change);
    }
    bool move(RecordIndex project, Stage target, std::string_view iso) {
        return act(Action::project_move, project, iso, {{field::project::stage_, Value::text(stage_code(target))}});
    }

    std::int64_t wall_ms = 1'561'939'200'000; // 2019-07-01 in China
private:
    std::uint64_t next_ = 0, brought_ = 0;
};

inline RecordIndex project_by_code(const Workspace& workspace, std::string_view code) {
    for (const RecordIndex each : workspace.live(Kind::project)) {
        if (workspace.value(each, field::project::code_).as_text() == code) return each;
    }
    return no_record;
}

inline Workspace sample_workspace() {
    auto fragment = decode_snapshot(assets::find("sample.json"));
    REQUIRE_MESSAGE(fragment.has_value(), (fragment ? std::string() : fragment.error().message));
    Workspace workspace;
    workspace.set_replica(7);
    workspace.set_author("测试");
    workspace.adopt(std::move(*fragment));
    return workspace;
}

} // namespace yinfeng::domain
