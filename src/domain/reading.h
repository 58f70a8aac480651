#pragma once
// Typed reading of records and of the workspace's settings, as all rules of this folder need it.
// What is unfilled or cannot be read is "nothing"; no rule ever takes it for zero.

#include "base/amount.h"
#include "base/working_calendar.h"
#include "model/typed.h"
#include "store/workspace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yinfeng::domain {

// All that a rule may know of the world.
struct Reading {
    const Workspace& data;
    Date today;
    const WorkingCalendar& calendar;
    std::string_view me = {};     // who works here, by name
    int utc_offset_minutes = 480; // of the local zone: which day a moment of writing belongs to
};

std::optional<Quantity> quantity(const Workspace& workspace, RecordIndex record, FieldId field);
std::optional<PartialDate> partial_date(const Workspace& workspace, RecordIndex record, FieldId field);
std::optional<Date> whole_date(const Workspace& workspace, RecordIndex record,
    FieldId field); // none if only the month is known
std::string_view text(const Workspace& workspace, RecordIndex record, FieldId field);
bool is_filled(const Workspace& workspace, RecordIndex record,
    FieldId field); // sets: at least one element
bool is_yes(const Workspace& workspace, RecordIndex record, FieldId field);

// The live record that a link field points at; no_record if there is none.
RecordIndex linked(const Workspace& workspace, RecordIndex record, FieldId field);

// Name (or title) of a record, of a long text its first line; empty for no_record.
std::string_view name_of(const Workspace& workspace, RecordIndex record);

RecordIndex settings_record(const Workspace& workspace);
std::int64_t setting(const Workspace& workspace, FieldId field,
    std::int64_t fallback); // fallback also for negatives

// When somebody last wrote a field of this record, by the writer's clock (Unix ms); 0 for an empty
// record. Walks all fields: for lists keep the answer by Workspace::revision.
std::int64_t last_written_ms(const Workspace& workspace, RecordIndex record);

// '2019-07-24' within another year, '07-24' within today's; months and years as they are.
std::string show_date(PartialDate date, Date today);

} // namespace yinfeng::domain
