#pragma once
// What a page shows of a kind before anybody arranges anything, as data (view::parse_view, without kind and name): for the page's own
// view, and for what leaves without saying its columns (`yinfeng query --format html`).

#include "model/catalogue.h"

#include <string_view>

namespace yinfeng::app {

// "" for a kind that the page shows as the catalogue marks its columns.
constexpr std::string_view page_view(Kind kind) {
    switch (kind) {
    case Kind::project:
        return "layout board\ngroup stage labels\nsort -amount\nsums amount\n"
               "columns name, investor, amount, area, roles_missing, next_action, time_state, industry, park, tags\n"
               "cards investor, source_region, amount, industry, tags, roles_missing, time_state";
    case Kind::service_record:
        return "layout ledger\nwhere state != closed\nsort days_left\n"
               "columns code, title, category, lead_unit, state, days_left\n"
               "cards subject, state, co_units, lead_unit, category, days_left";
    case Kind::enterprise: return "columns name, industry, region, local, leading, count(project/investor), tags";
    case Kind::person: return "columns name, title, unit, level";
    case Kind::unit: return "columns name, kind, count(person/unit)";
    case Kind::follow_up: return "sort -on\ncolumns text, on, by, way, subject\ncards subject, on, by, way\nfrom on";
    default: return {};
    }
}

} // namespace yinfeng::app
