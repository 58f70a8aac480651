#pragma once
// The pages, each behind a function: what they are made of is nobody's business.

#include "ui/page.h"

#include <functional>
#include <memory>

namespace yinfeng::ui {

class TodayDesk;

std::unique_ptr<Page> make_today_page(
    TodayDesk& desk, std::function<void(Ui&)> create_project); // where a workspace opens
std::unique_ptr<Page> make_projects_page();
std::unique_ptr<Page> make_chains_page();
std::unique_ptr<Page> make_services_page();
std::unique_ptr<Page> make_directory_page(); // enterprises, people, units
std::unique_ptr<Page> make_data_page();
std::unique_ptr<Page> make_settings_page();
std::unique_ptr<Page> make_compare_page();    // what changed between two dates, or since a snapshot
std::unique_ptr<Page> make_conflicts_page();  // 待确认, reached from the data page and the top bar
std::unique_ptr<Page> make_duplicates_page(); // pairs that may be one: ui/duplicates.h
std::unique_ptr<Page> make_trash_page();      // everything deleted, from any page: ui/trash.h
std::unique_ptr<Page> make_start_page();      // before a workspace is open; draws the whole canvas

} // namespace yinfeng::ui
