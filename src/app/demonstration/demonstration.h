#pragma once
// The demonstration: the workspace of an invented district, its three parks, enterprises and projects, made around the day on which
// it is opened. There is something true to show everywhere: every stage, late and early ones, a history of two years by
// many hands, records that stand open between two offices, and records that may be one. Roles stand for people.
//
//   make_demonstration(text of assets/embed/demonstration.txt, today, calendar)
//
// The same day, size and seed give the same workspace, to the byte of its snapshot. Larger ones are for tests and benchmarks.

#include "base/result.h"
#include "base/working_calendar.h"
#include "store/workspace.h"

#include <cstdint>
#include <string_view>

namespace yinfeng::app {

struct DemonstrationSize {
    std::uint32_t projects = 180, enterprises = 90, service_records = 130;
    std::uint64_t seed = 1;
    // The parts of a workspace of about so many records: four of ten are projects, as many again are notes and phases of them.
    static DemonstrationSize of_records(std::uint32_t records, std::uint64_t seed = 1);
};

// Nobody has written it: no replica of the workspace's own is set. Fails only where the words cannot be read.
Result<Workspace> make_demonstration(
    std::string_view words, Date today, const WorkingCalendar& calendar, const DemonstrationSize& size = {});

// Of the settings record of one that was made: which workspaces of a browser are demonstrations.
bool is_demonstration(Id workspace);

} // namespace yinfeng::app
