#pragma once
// The functions that computed.def names: each turns what a rule of this folder says into one value, none where it says nothing.

#include "domain/computed.h"

namespace yinfeng::domain {

Value project_time_state(const Reading& reading, RecordIndex project);
Value project_due(const Reading& reading, RecordIndex project);
Value project_days_in_stage(const Reading& reading, RecordIndex project);
Value project_days_stale(const Reading& reading, RecordIndex project); // filled only beyond the limit of its stage
Value project_roles_missing(const Reading& reading, RecordIndex project);
Value project_batch(const Reading& reading, RecordIndex project);
Value project_size_band(const Reading& reading, RecordIndex project);

Value service_time_state(const Reading& reading, RecordIndex record);
Value service_days_left(const Reading& reading, RecordIndex record); // negative: overdue by so many
Value service_days_used(const Reading& reading, RecordIndex record);
Value service_due(const Reading& reading, RecordIndex record);
Value service_open(const Reading& reading, RecordIndex record);
Value service_subject(const Reading& reading, RecordIndex record); // whom it is about: the project, else the enterprise

Value follow_up_subject(const Reading& reading, RecordIndex record); // the name of the record that it is about

} // namespace yinfeng::domain
