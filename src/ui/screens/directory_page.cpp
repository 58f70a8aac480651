// The directory: enterprises, people, units, and every kind that has no page of its own.

#include "app/page_views.h"
#include "domain/follow_ups.h"
#include "icons_generated.h"
#include "ui/kind_icons.h"
#include "ui/records/list_page.h"
#include "ui/screens/page.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace yinfeng::ui {

using app::Str;

namespace {

constexpr DefaultView enterprises[] = {{"all", Str::view_all, app::page_view(Kind::enterprise)}};
constexpr DefaultView people[] = {{"all", Str::view_all, app::page_view(Kind::person)}};
constexpr DefaultView units[] = {{"all", Str::view_all, app::page_view(Kind::unit)}};

// The latest first; by day as a calendar.
constexpr DefaultView follow_ups[] = {{"all", Str::view_all, app::page_view(Kind::follow_up)},
    {"days", Str::follow_up_calendar,
        "layout calendar\nsort -on\ncolumns text, on, by, way, subject\ncards subject, by, way\nfrom on"}};

Change make_follow_up(Ui& ui, Id id, const MadeIn*) {
    Change change{tr(Str::directory_change_new, {app::label(info(Kind::follow_up))}), {}};
    change.set(Kind::follow_up, id, field::follow_up::text_, Value::text({}));
    domain::begin_follow_up(ui.app.reading(), change, id);
    return change;
}

constexpr ListSpec own_lists[] = {
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
    {.kind = Kind::follow_up,
        .kept = "follow-ups",
        .icon = icons::message_square_more,
        .create = Str::directory_change_new,
        .none_yet = Str::directory_empty_any,
        .none_found = Str::directory_empty_filtered,
        .find = Str::find_in_list,
        .views = follow_ups,
        .make = make_follow_up},
};
// A kind of which nothing but the catalogue is known: its columns are those that the catalogue offers.
constexpr DefaultView everything[] = {{"all", Str::view_all, {}}};

ListSpec list_of(Kind kind) {
    return {.kind = kind,
        .kept = info(kind).name,
        .icon = kind_icon(static_cast<KindId>(kind)),
        .create = Str::directory_change_new,
        .none_yet = Str::directory_empty_any,
        .none_found = Str::directory_empty_filtered,
        .find = Str::find_in_list,
        .views = everything};
}

std::vector<ListSpec> all_lists() {
    std::vector<ListSpec> lists(std::begin(own_lists), std::end(own_lists));
    for (std::size_t i = 0; i < known_kind_count; ++i) {
        const auto kind = static_cast<Kind>(i);
        if (app::App::screen_of(kind) != app::Screen::directory) continue;
        if (std::ranges::find(lists, kind, &ListSpec::kind) == lists.end()) lists.push_back(list_of(kind));
    }
    return lists;
}

} // namespace

std::unique_ptr<Page> make_directory_page() {
    static const std::vector<ListSpec> lists = all_lists();
    static const PageSpec spec{.screen = app::Screen::directory, .title = Str::directory_title, .lists = lists};
    return std::make_unique<ListPage>(spec);
}

} // namespace yinfeng::ui
