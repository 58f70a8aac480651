#include "app/view_said.h"

#include "app/strings.h"

#include <algorithm>

namespace yinfeng::app {

namespace {

// Of the view itself: it may quote what it asks for.
bool is_confidential_part(const view::ViewPart& part) {
    const auto field = find_field(Kind::view, part.key);
    return field && info(*field).options.confidential;
}

} // namespace

bool is_confidential(const view::Columns& columns, view::ColumnId column) {
    return column != view::no_column && columns[column].options.confidential;
}

std::string said_sentence(const view::Columns& columns, const view::View& view, bool without_confidential) {
    view::View said = view;
    const auto asks = [&](const view::Filter& filter) {
        return without_confidential && std::ranges::any_of(view::columns_of(filter),
                                           [&](view::ColumnId column) { return is_confidential(columns, column); });
    };
    if (without_confidential) std::erase_if(said.unread, is_confidential_part);
    const bool asks_hidden = asks(said.filter);
    if (said.filter.join == view::Filter::Join::all) std::erase_if(said.filter.parts, asks);
    else if (asks_hidden) said.filter = {};
    return view::sentence_of(columns, said);
}

std::vector<std::string> said_problems(
    const view::Columns& columns, const view::View& view, bool without_confidential) {
    if (!without_confidential) return view::problems_of(columns, view);
    view::View said = view;
    const auto asks = [&](const view::Filter& filter) {
        return std::ranges::any_of(
            view::columns_of(filter), [&](view::ColumnId column) { return is_confidential(columns, column); });
    };
    std::erase_if(said.filter.parts, asks);
    if (asks(said.filter)) said.filter = {};
    if (std::ranges::none_of(view.unread, is_confidential_part)) return view::problems_of(columns, said);
    said.problems.clear();
    std::vector<std::string> all = view::problems_of(columns, said);
    all.emplace_back(tr(Str::sheet_unread_condition));
    return all;
}

} // namespace yinfeng::app
