#include "domain/time_badge.h"

#include "domain/pipeline.h"
#include "domain/service.h"

namespace yinfeng::domain {

TimeBadge time_badge(const Reading& reading, RecordIndex record) {
    switch (static_cast<Kind>(reading.data.record(record).kind)) {
    case Kind::project: return project_badge(reading, record);
    case Kind::service_record:
        return service_clock(reading.data, record, reading.calendar, reading.today, service_rules(reading.data)).badge;
    default: return {};
    }
}

bool is_due_provisional(const Reading& reading, RecordIndex record) {
    if (reading.data.record(record).kind != static_cast<KindId>(Kind::service_record)) return false;
    return service_clock(reading.data, record, reading.calendar, reading.today, service_rules(reading.data))
        .is_due_estimate;
}

bool is_late(const Reading& reading, RecordIndex record, FieldId planned) {
    switch (static_cast<Kind>(reading.data.record(record).kind)) {
    case Kind::project: return is_project_late(reading, record, planned);
    case Kind::service_record:
        return planned == field::service_record::due_on_ && is_filled(reading.data, record, planned) &&
               time_badge(reading, record).status == TimeStatus::overdue;
    default: return false;
    }
}

} // namespace yinfeng::domain
