#pragma once
// One page of the rail. A page draws itself into the area that the shell gives it (everything right of the rail and below
// the top bar), reads the app, and keeps only what concerns the eye: scroll, open popups, column widths.

#include "ui/ui.h"
#include "ui/widgets.h"

#include <memory>

namespace yinfeng::ui {

class Page {
public:
    virtual ~Page() = default;
    virtual void draw(Ui& ui, const Rect& area) = 0;
    // N was pressed, or the page's own "new" button: make a new record of the page's main kind.
    virtual void create(Ui&) {}
    // The workspace was switched: forget everything that points into the old one.
    virtual void reset() {}
};

// Of the button that calls create(); N does the same.
ButtonOptions create_button(const Ui& ui);

std::unique_ptr<Page> make_projects_page();
std::unique_ptr<Page> make_chains_page();
std::unique_ptr<Page> make_services_page();
std::unique_ptr<Page> make_directory_page(); // enterprises, people, units
std::unique_ptr<Page> make_data_page();
std::unique_ptr<Page> make_settings_page();
std::unique_ptr<Page> make_compare_page();   // what changed between two dates, or since a snapshot
std::unique_ptr<Page> make_conflicts_page(); // 待确认, reached from the data page and the top bar
std::unique_ptr<Page> make_trash_page();     // everything deleted, from any page: screens/trash_page.h
std::unique_ptr<Page> make_start_page();     // before a workspace is open; draws the whole canvas

} // namespace yinfeng::ui
