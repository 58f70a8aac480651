#include "ui/records/date_choice.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/popover.h"
#include "ui/records/cell.h"
#include "view/calendar.h"

#include <algorithm>
#include <span>
#include <vector>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::ColumnId;

std::string date_choice_words(const view::Columns& columns, const view::View& view) {
    const ColumnId from = view::calendar_date(columns, view);
    if (from == view::no_column) return tr(Str::calendar_date_is, {tr(Str::none)});
    const std::string_view label = columns[from].label(app::language());
    if (view.to == view::no_column) return tr(Str::calendar_date_is, {label});
    return tr(Str::calendar_dates_are, {label, columns[view.to].label(app::language())});
}

namespace {

// The one that was picked; no_column: none was.
ColumnId pick(const view::Columns& columns, std::span<const ColumnId> dates, const Picked& picked) {
    if (picked.what != Picked::What::option) return view::no_column;
    return *std::ranges::find(dates, picked.code, [&](ColumnId id) { return columns[id].name; });
}

} // namespace

bool draw_date_choice(Ui& ui, const Rect& anchor, view::View& view) {
    const std::string_view of_from = tr(Str::calendar_date_choose), of_to = tr(Str::calendar_end_choose);
    if (!popup_is_open(ui, of_from) && !popup_is_open(ui, of_to)) return false;
    const view::Columns& columns = columns_of(ui);
    const ColumnId from = view::calendar_date(columns, view);
    std::vector<ColumnId> dates = view::date_columns(columns, view.kind);
    for (const ColumnId named : {view.from, view.to}) // over a link
        if (named != view::no_column && !std::ranges::contains(dates, named)) dates.push_back(named);
    const auto options_of = [&](ColumnId now, ColumnId without) {
        return [&columns, &dates, now, without](std::string_view typed) {
            std::vector<Option> options;
            for (const ColumnId id : dates) {
                const std::string_view label = columns[id].label(app::language());
                if (id == without || (!typed.empty() && label.find(typed) == std::string_view::npos)) continue;
                Option option{columns[id].name, std::string(label)};
                option.current = id == now;
                options.push_back(std::move(option));
            }
            return options;
        };
    };
    bool is_changed = false, wants_end = false;
    if (begin_popup(ui, of_from, anchor, 280)) {
        const Picked picked = picker_list(ui, of_from, options_of(from, view::no_column), false, false);
        if (from != view::no_column) {
            menu_separator(ui);
            const std::string_view end =
                view.to == view::no_column ? tr(Str::calendar_no_end) : columns[view.to].label(app::language());
            wants_end = menu_item(ui, tr(Str::calendar_end_is, {end}), icons::calendar_days);
        }
        end_popup(ui);
        if (const ColumnId chosen = pick(columns, dates, picked); chosen != view::no_column) {
            view.from = chosen;
            if (view.to == chosen) view.to = view::no_column;
            is_changed = true;
        }
    }
    if (wants_end) open_popup(ui, of_to);
    const Picked end =
        picker_popup(ui, of_to, anchor, 280, options_of(view.to, from), false, view.to != view::no_column);
    if (end.what == Picked::What::cleared) {
        view.to = view::no_column;
        is_changed = true;
    } else if (const ColumnId chosen = pick(columns, dates, end); chosen != view::no_column) {
        view.to = chosen;
        is_changed = true;
    }
    if (is_changed) ui.want_frames(2);
    return is_changed;
}

} // namespace yinfeng::ui
