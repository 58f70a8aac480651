// The directory: enterprises, people and units.

#include "icons_generated.h"
#include "ui/records/list_page.h"
#include "ui/screens/page.h"

namespace yinfeng::ui {

using app::Str;

namespace {

constexpr DefaultView enterprises[] = {
    {"all", Str::view_all, "columns name, industry, region, local, leading, count(project/investor), tags"}};
constexpr DefaultView people[] = {{"all", Str::view_all, "columns name, title, unit, level"}};
constexpr DefaultView units[] = {{"all", Str::view_all, "columns name, kind, count(person/unit)"}};

constexpr ListSpec lists[] = {
    {.kind = Kind::enterprise,
        .kept = "enterprises",
        .icon = icons::factory,
        .create = Str::directory_new_enterprise,
        .none_yet = Str::directory_empty_enterprise,
        .none_found = Str::directory_empty_filtered,
        .find = Str::find_in_list,
        .views = enterprises},
    {.kind = Kind::person,
        .kept = "people",
        .icon = icons::users,
        .create = Str::directory_new_person,
        .none_yet = Str::directory_empty_person,
        .none_found = Str::directory_empty_filtered,
        .find = Str::find_in_list,
        .views = people},
    {.kind = Kind::unit,
        .kept = "units",
        .icon = icons::building_2,
        .create = Str::directory_new_unit,
        .none_yet = Str::directory_empty_unit,
        .none_found = Str::directory_empty_filtered,
        .find = Str::find_in_list,
        .views = units},
};
constexpr PageSpec spec{.screen = app::Screen::directory, .title = Str::directory_title, .lists = lists};

} // namespace

std::unique_ptr<Page> make_directory_page() { return std::make_unique<ListPage>(spec); }

} // namespace yinfeng::ui
