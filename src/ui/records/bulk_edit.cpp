#include "ui/records/bulk_edit.h"

#include "app/app.h"
#include "app/strings.h"
#include "model/typed.h"
#include "store/workspace.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/popover.h"
#include "ui/record_options.h"
#include "ui/records/asked_values.h"
#include "ui/records/cell.h"
#include "ui/records/offered_columns.h"

#include <algorithm>
#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Column;
using view::ColumnId;

namespace {

constexpr std::string_view unfilled_code = "";

// What goes step by step has its own doors, which ask for what a step needs; the name tells records apart.
bool is_offered(const Column& column) {
    return column.is_writable() && !is_title(column) && column.options.choices != ChoiceList::stage &&
           steps_of(column) == 0;
}

std::vector<ColumnId> offered(view::Columns& columns, const view::View& view, std::string_view typed) {
    std::vector<ColumnId> ids;
    const auto add = [&](ColumnId id) {
        if (is_offered(columns[id]) && !std::ranges::contains(ids, id)) ids.push_back(id);
    };
    for (const view::Shown& shown : view.columns) add(shown.column);
    for (const ColumnId id : columns.offered(view.kind)) add(id);
    return typed.empty() ? ids : columns_called(columns, ids, typed);
}

bool is_chosen_from_list(const Column& column) {
    return column.type == FieldType::choice || column.type == FieldType::boolean || column.type == FieldType::link ||
           is_set(column.type);
}

// What all of them have is ticked: picked again it is taken out of all.
std::vector<Option> values_for(Ui& ui, ColumnId id, const std::vector<RecordIndex>& records, std::string_view typed) {
    const Column& column = columns_of(ui)[id];
    const bool is_link = column.type == FieldType::link || column.type == FieldType::link_set;
    std::vector<Option> options = is_link ? record_options(ui, column.options.target, typed) : values_of(ui, id, typed);
    const auto all_have = [&](std::string_view code) {
        return !records.empty() && std::ranges::all_of(records, [&](RecordIndex each) {
            return std::ranges::contains(workspace_of(ui).elements(each, column.field), code);
        });
    };
    if (is_set(column.type))
        for (Option& option : options) option.current = all_have(option.code);
    std::erase_if(options, [&](const Option& option) { // what is taken out of use is not given out any more
        const auto place = choice_index(column.options, option.code);
        return place && !option.current && choices_of(column.options)[*place].is_retired;
    });
    if (typed.empty() && !is_set(column.type))
        options.push_back({unfilled_code, std::string(tr(Str::unfilled)), std::string(tr(Str::clear_cells))});
    return options;
}

} // namespace

void BulkEdit::open(Ui& ui, const Rect& anchor) {
    anchor_ = anchor;
    wanted_ = Open::field;
    ui.want_frames(2);
}

void BulkEdit::draw(Ui& ui, const view::View& view, const std::vector<RecordIndex>& records, PasteDialog& pasting) {
    view::Columns& columns = columns_of(ui);
    const std::string_view which = tr(Str::bulk_which_field);
    const Open wanted = std::exchange(wanted_, Open::nothing);
    if (wanted == Open::field) open_popup(ui, which);
    const Picked field = picker_popup(
        ui, which, anchor_, 280,
        [&](std::string_view typed) {
            std::vector<Option> options;
            for (const ColumnId id : offered(columns, view, typed))
                options.push_back({columns[id].name, std::string(columns[id].label(app::language()))});
            return options;
        },
        false);
    if (field.what == Picked::What::option) {
        const auto found = columns.named(view.kind, field.code);
        if (!found) return;
        column_ = *found;
        typed_.clear();
        wanted_ = Open::value;
        ui.want_frames(3); // opened when this list is gone
        return;
    }
    if (column_ == view::no_column || columns[column_].kind != view.kind) return;
    if (wanted == Open::value) open_popup(ui, tr(Str::bulk_value, {columns[column_].label(app::language())}));
    draw_value(ui, records, pasting);
}

void BulkEdit::draw_value(Ui& ui, const std::vector<RecordIndex>& records, PasteDialog& pasting) {
    const Column& column = columns_of(ui)[column_];
    const std::string title = tr(Str::bulk_value, {column.label(app::language())});
    if (!popup_is_open(ui, title)) return;
    if (is_chosen_from_list(column)) {
        const Picked picked = picker_popup(
            ui, title, anchor_, 300, [&](std::string_view typed) { return values_for(ui, column_, records, typed); },
            column.type == FieldType::tag_set);
        if (picked.what != Picked::What::option && picked.what != Picked::What::created) return;
        write(ui, records, picked.code == unfilled_code ? Value() : picked_value(column, picked.code));
        return;
    }
    if (!begin_popup(ui, title, anchor_, 300, 24 + 28 + 40 + 44)) return;
    Rect area = popover_content(ui, 12);
    text(ui, cut_top(area, ui.px(28)), title, face::strong);
    if (ImGui::IsWindowAppearing()) focus_next(ui);
    const Edit edit = text_field(ui, centred(cut_top(area, ui.px(40)), ui.control_height()), "value", typed_,
        {.name = title, .hint = tr(Str::bulk_value_hint)});
    const std::string done = tr(Str::bulk_write, {std::to_string(records.size())});
    const ButtonOptions primary{.kind = ButtonKind::primary};
    Rect foot = centred(cut_top(area, ui.px(44)), ui.control_height());
    const bool pressed = button(ui, cut_right(foot, button_width(ui, done, primary)), done, primary);
    const bool writes = pressed || edit.submitted;
    if (writes) close_popup(ui);
    end_popup(ui);
    if (!writes) return;
    exchange::Grid grid;
    grid.rows.assign(records.size(), {typed_});
    pasting.paste(ui, std::move(grid), {records, {column_}}, Str::bulk_edit);
}

void BulkEdit::write(Ui& ui, const std::vector<RecordIndex>& records, const Value& value) {
    Workspace* names = ui.app.names_of_workspace();
    const Column& column = columns_of(ui)[column_];
    if (!names) return;
    Change change{tr(Str::edit_field, {column.label(app::language())}), {}};
    const bool of_set = is_set(column.type);
    const std::string element = of_set ? clean_element(value.as_text()) : std::string();
    const bool adds = of_set && !std::ranges::all_of(records, [&](RecordIndex each) {
        return std::ranges::contains(names->elements(each, column.field), element);
    });
    for (const RecordIndex each : records) {
        const Record& record = names->record(each);
        const auto kind = static_cast<Kind>(record.kind);
        if (of_set) change.set(kind, record.id, names->names().element(column.field, element), Value::of(adds));
        else if (!(names->value(each, column.field) == value)) change.set(kind, record.id, column.field, value);
    }
    ui.app.apply(change, tr(Str::bulk_written, {std::to_string(records.size()), column.label(app::language())}));
}

} // namespace yinfeng::ui
