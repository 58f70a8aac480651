#pragma once
// The number on the rail: service records that are overdue today.

namespace yinfeng::app {
class App;
}

namespace yinfeng::ui {

// 0 before a workspace is open. Counted once per change and day.
int overdue_services(const app::App& app);

} // namespace yinfeng::ui
