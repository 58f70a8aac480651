#pragma once
// 工作台: what needs somebody today, as matters of records. A rule over a Reading: the page, the numbers on the rail and `yinfeng today`
// ask it and nothing else.
//
//   overdue, due_soon   how a project or a service record stands against its time (time_state): 已超期, 将到期
//   promised            what is on time and due within two weeks, the interval of meetings in mechanisms.md 3.2
//   stale               projects that nobody has moved or written for longer than the limit of their stage (3.2)
//   incomplete          projects that lack one of 有人跟·有人管·有人落 (S2-17)
//   contested           待确认: records of any kind with more than one value in a field, or deleted and edited
//   changed             written by others since the last visit (last_visit.h)
//
// Whatever is known only up to a day (as_of, records from published sources) has no clock and is never stale; that it lacks 跟管落 is
// as true of it as of others. A record stands once under each matter. Every matter but the last is a condition over columns as well:
// condition_of().

#include "domain/last_visit.h"
#include "domain/reading.h"
#include "domain/time_status.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::domain {

enum class Matter : std::uint8_t { overdue, due_soon, promised, stale, incomplete, contested, changed, count_ };
inline constexpr std::size_t matter_count = static_cast<std::size_t>(Matter::count_);
inline constexpr int promise_days = 14;      // calendar days, today among them
std::string_view matter_name(Matter matter); // in files and on the command line

// Whose work: of the people with that name, and of the units that they belong to or that are called so.
struct Whose {
    std::vector<Id> people, units;
    bool is_known() const { return !people.empty() || !units.empty(); }
    bool operator==(const Whose&) const = default;
};
Whose whose(const Workspace& workspace, std::string_view name);
// Tracker, leader or officer of a project, or its landing unit; officer, lead unit or co-unit of a service record.
bool is_work_of(const Workspace& workspace, RecordIndex record, const Whose& whose);

// The condition that finds the records of a kind under a matter (view::parse_filter); "" where the kind or the matter has none.
std::string condition_of(Matter matter, Kind kind, const Whose* only = nullptr);

struct AgendaItem {
    RecordIndex record = no_record;
    Matter matter = Matter::overdue;
    std::optional<Date> day; // what it is due on, or was last written on
};

// Kept by record and followed by what changed, so that it stays quick with many: whoever has no time to wait works in slices.
class Agenda {
public:
    struct Asked {
        Reading reading;
        const LastVisit& visit;
    };
    // Looks at so many of the records that it does not know or that may stand otherwise; true if none is left. Meanwhile it says
    // what it said before.
    bool work(const Asked& asked, std::size_t records);
    bool is_complete() const { return is_complete_; } // has looked at every record at least once
    std::uint64_t number() const { return number_; }  // another one whenever something may be different

    const Whose& me() const { return me_; } // of Reading::me
    bool is_under(Matter matter, RecordIndex record) const;
    bool is_mine(RecordIndex record) const { return record < entries_.size() && entries_[record].is_mine; }
    std::size_t count(Matter matter, bool only_mine) const;
    std::size_t count(Matter matter, KindId kind, bool only_mine) const;
    // The most urgent first: by the day, the oldest first; what is stale by how long; what is incomplete by stage, the furthest first;
    // what was changed, the latest first.
    std::vector<AgendaItem> items(const Asked& asked, Matter matter, bool only_mine) const;
    // What runs and is due in that span, both days included, in order of day.
    std::vector<AgendaItem> due_in(Date first, Date last, bool only_mine) const;
    std::optional<AgendaItem> next_due(Date from, bool only_mine) const; // the first from that day on

private:
    struct Entry {
        std::uint8_t matters = 0; // a bit each
        bool is_mine = false, is_due = false;
        KindId kind = 0;
        Date due;
        std::int32_t rank = 0;       // of what is stale: days; of what is incomplete: the stage
        std::int64_t changed_ms = 0; // the last write of others
    };
    void follow(const Asked& asked);
    void begin_anew(const Asked& asked);
    void follow_records(const Workspace& workspace);
    Entry look(const Asked& asked, const ForeignWrites& foreign, RecordIndex record) const;
    template <class Each> void each_entry(bool only_mine, const Each& each) const;

    std::vector<Entry> entries_; // by record
    std::vector<RecordIndex> todo_;
    std::uint64_t number_ = 0, seen_ = 0, settings_ = 0;
    std::array<std::uint64_t, 2> directory_{}; // revisions of people and units
    std::string name_;
    Whose me_;
    Date today_;
    const WorkingCalendar* calendar_ = nullptr;
    LastVisit visit_;
    bool has_begun_ = false, is_complete_ = false;
    mutable std::array<std::array<std::array<std::uint32_t, 2>, known_kind_count>, matter_count> counts_{};
    mutable std::uint64_t counted_ = UINT64_MAX;
    void count_all() const;
};

} // namespace yinfeng::domain
