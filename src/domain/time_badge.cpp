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

} // namespace yinfeng::domain
