#include "ui/screens/services_badge.h"

#include "app/app.h"
#include "domain/service.h"

namespace yinfeng::ui {

int overdue_services(const app::App& app) {
    const Workspace* workspace = app.workspace();
    if (!workspace) return 0;
    struct Key {
        const Workspace* workspace = nullptr;
        std::string database; // two workspaces may follow each other at one address
        std::uint64_t records = 0, settings = 0;
        Date today;
        const WorkingCalendar* days = nullptr; // another one when holidays come
        bool operator==(const Key&) const = default;
    };
    static Key kept;
    static int count = 0;
    const app::WorkspaceEntry* entry = app.current();
    Key now{workspace, entry ? entry->key : std::string(), workspace->revision(Kind::service_record),
        workspace->revision(Kind::settings), app.today(), &app.calendar()};
    if (now == kept) return count;
    kept = std::move(now);
    count = 0;
    const domain::ServiceRules rules = domain::service_rules(*workspace);
    for (const RecordIndex record : workspace->live(Kind::service_record)) {
        if (domain::service_state_of(*workspace, record) >= domain::ServiceState::resolved) continue;
        const auto clock = domain::service_clock(*workspace, record, app.calendar(), app.today(), rules);
        if (clock.badge.status == domain::TimeStatus::overdue) ++count;
    }
    return count;
}

} // namespace yinfeng::ui
