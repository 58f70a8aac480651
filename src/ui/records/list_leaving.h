#pragma once
// How a list leaves the page: to the printer, as a picture, as CSV; all that it shows, or only some of its records.

#include "app/app.h"
#include "ui/print_dialog.h"
#include "view/calendar.h"
#include "view/query.h"

#include <optional>
#include <string>
#include <vector>

namespace yinfeng::ui {

struct Leaving {
    view::View view;
    std::string name, typed;                         // of the view; in the search box
    std::vector<RecordIndex> only;                   // not empty: of what the view shows only these
    std::optional<view::CalendarPage> calendar = {}; // which page of it is shown
};

PrintJob list_print_job(Ui& ui, Leaving what);
void print_list(Ui& ui, Leaving what); // asks for the paper first
void export_list(Ui& ui, const Leaving& what, bool without_confidential = false);
void export_list_days(Ui& ui, const Leaving& what); // to a calendar
void save_list_picture(Ui& ui, const Leaving& what, app::App::PictureFile as);
void draw_leaving_items(Ui& ui, const Leaving& what); // all of these in an open menu

} // namespace yinfeng::ui
