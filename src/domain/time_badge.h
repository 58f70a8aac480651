#pragma once
// How a record stands against its time, whatever its kind: what a badge in a list, a row or a card shows.

#include "domain/reading.h"
#include "domain/time_status.h"

namespace yinfeng::domain {

TimeBadge time_badge(const Reading& reading, RecordIndex record); // without words where its kind has no clock
// Whether the day on which it is due (the column 到期日) was counted over a year whose holidays are not known yet.
bool is_due_provisional(const Reading& reading, RecordIndex record);
// Whether what was planned for this date of the record is late, and not done: the rule of the badge, for each date that it looks at.
bool is_late(const Reading& reading, RecordIndex record, FieldId planned);

} // namespace yinfeng::domain
