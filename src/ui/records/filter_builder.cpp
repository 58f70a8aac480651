#include "ui/records/filter_builder.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "model/typed.h"
#include "ui/field_words.h"
#include "ui/popover.h"
#include "ui/record_options.h"
#include "ui/records/asked_values.h"
#include "ui/records/cell.h"
#include "ui/records/offered_columns.h"
#include "view/condition_grammar.h"
#include "view/words.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Column;
using view::ColumnId;
using view::Condition;
using view::Filter;
using view::Op;
using view::Operand;

namespace {

constexpr std::string_view builder_code = "+"; // no column is called so

// Without what is not complete, and groups that are left empty by that.
Filter complete_part(const Filter& filter) {
    Filter complete{filter.join, {}, {}};
    for (const Filter& part : filter.parts) {
        if (part.join == Filter::Join::condition) {
            if (is_complete(part.condition)) complete.parts.push_back(part);
        } else if (Filter inner = complete_part(part); !inner.parts.empty()) {
            complete.parts.push_back(std::move(inner));
        }
    }
    return complete;
}

bool is_on(const Filter& part, ColumnId column, Op op) {
    return part.join == Filter::Join::condition && part.condition.column == column && part.condition.op == op;
}

} // namespace

std::vector<Filter> conditions_of(const Filter& filter) {
    Filter simple = view::simplified(filter);
    if (simple.join == Filter::Join::all) return std::move(simple.parts);
    return {std::move(simple)};
}

Filter all_of(std::vector<Filter> parts) { return {Filter::Join::all, {}, std::move(parts)}; }

void FilterBuilder::open_menu(Ui& ui, const Rect& anchor) {
    wanted_ = Open::menu;
    anchor_ = anchor;
    ui.want_frames(2);
}

void FilterBuilder::open(Ui& ui, const Rect& anchor) {
    wanted_ = Open::builder;
    anchor_ = anchor;
    editing_ = -1;
    problem_.clear();
    ui.want_frames(2);
}

void FilterBuilder::ask(Ui& ui, const Rect& anchor, ColumnId column, const Filter& filter) {
    anchor_ = anchor;
    editing_ = -1;
    problem_.clear();
    if (is_picked(columns_of(ui), column)) listed_ = column, wanted_ = Open::list;
    else begin_condition(ui, column, filter);
    ui.want_frames(3);
}

void FilterBuilder::edit(Ui& ui, const Rect& anchor, const Filter& part) {
    if (part.join == Filter::Join::condition && part.condition.op == Op::is &&
        is_picked(columns_of(ui), part.condition.column)) {
        listed_ = part.condition.column;
        wanted_ = Open::list;
        anchor_ = anchor;
        ui.want_frames(2);
        return;
    }
    open(ui, anchor);
}

bool FilterBuilder::draw(Ui& ui, KindId kind, std::span<const ColumnId> first, Filter& filter) {
    const IdScope scope("filter builder");
    switch (std::exchange(wanted_, Open::nothing)) {
    case Open::nothing: break;
    case Open::menu: open_popup(ui, tr(Str::filter_title)); break;
    case Open::list: open_popup(ui, tr(Str::filter_values)); break;
    case Open::builder: open_popup(ui, tr(title_)); break;
    }
    draw_menu(ui, kind, first, filter);
    const bool listed = draw_list(ui, filter);
    return draw_builder(ui, kind, filter) || listed;
}

// Of any column: those that are shown stand first, then the others, and by typing also what is over links.
void FilterBuilder::draw_menu(Ui& ui, KindId kind, std::span<const ColumnId> first, const Filter& filter) {
    view::Columns& columns = columns_of(ui);
    const Picked picked = picker_popup(
        ui, tr(Str::filter_title), anchor_, 260,
        [&](std::string_view typed) {
            std::vector<ColumnId> ids(first.begin(), first.end());
            for (const ColumnId id : typed.empty() ? columns.offered(kind) : all_columns(columns, kind))
                if (!std::ranges::contains(ids, id)) ids.push_back(id);
            std::vector<Option> options;
            if (typed.empty())
                options.push_back({builder_code, std::string(tr(Str::filter_all_columns)), {}, icons::funnel});
            for (const ColumnId id : columns_called(columns, ids, typed))
                options.push_back({columns[id].name, std::string(columns[id].label(columns.language()))});
            return options;
        },
        false);
    if (picked.what != Picked::What::option) return;
    ui.want_frames(3); // opened when this list is gone
    if (picked.code == builder_code) {
        wanted_ = Open::builder;
    } else if (const auto column = columns.named(kind, picked.code)) {
        if (is_picked(columns, *column)) listed_ = *column, wanted_ = Open::list;
        else begin_condition(ui, *column, filter);
    }
}

// One more condition that all records must meet, with the caret where it is compared.
void FilterBuilder::begin_condition(Ui& ui, ColumnId column, const Filter& filter) {
    std::vector<Filter> parts = conditions_of(filter);
    const Op op = ops_of(columns_of(ui)[column]).front();
    const auto known = std::ranges::find_if(parts, [&](const Filter& part) { return is_on(part, column, op); });
    focus_ = 0;
    for (auto part = parts.begin(); part != known; ++part)
        focus_ += static_cast<int>(part->join == Filter::Join::condition);
    if (known == parts.end()) parts.push_back({Filter::Join::condition, {column, op, {}}, {}});
    draft_ = all_of(std::move(parts));
    wanted_ = Open::builder;
}

// The values of one column, of which any is asked for: ticked one after the other.
bool FilterBuilder::draw_list(Ui& ui, Filter& filter) {
    if (listed_ == view::no_column) return false;
    const Column& column = columns_of(ui)[listed_];
    std::vector<Filter> parts = conditions_of(filter);
    const auto found = std::ranges::find_if(parts, [&](const Filter& part) { return is_on(part, listed_, Op::is); });
    Condition condition = found == parts.end() ? Condition{listed_, Op::is, {}} : found->condition;
    const Picked picked = picker_popup(
        ui, tr(Str::filter_values), anchor_, 280,
        [&](std::string_view typed) {
            std::vector<Option> options = values_of(ui, listed_, typed);
            for (Option& option : options) option.current = has_operand(condition, picked_value(column, option.code));
            return options;
        },
        false, !condition.operands.empty(), /*stays_open=*/true);
    if (picked.what == Picked::What::cleared) condition.operands.clear();
    else if (picked.what == Picked::What::option) toggle(column, condition, picked_value(column, picked.code));
    else return false;
    if (found != parts.end() && condition.operands.empty()) parts.erase(found);
    else if (found != parts.end()) found->condition = std::move(condition);
    else parts.push_back({Filter::Join::condition, std::move(condition), {}});
    filter = all_of(std::move(parts));
    return true;
}

// --- the builder -------------------------------------------------------------------------------------------

namespace {

constexpr float indent_css = 20, least_row_css = 480; // below it what a condition asks for stands in a line of its own

float row_height(const Ui& ui) { return ui.control_height() + ui.px(8); }

ColumnId first_column(const view::Columns& columns, KindId kind) { return columns.offered(kind).front(); }

} // namespace

bool FilterBuilder::draw_builder(Ui& ui, KindId kind, Filter& filter) {
    if (!begin_popup(ui, tr(title_), anchor_, 560)) {
        if (std::exchange(is_building_, false)) draft_.reset();
        return false;
    }
    is_building_ = true;
    menu_title(ui, tr(title_));
    number_ = 0;
    if (!draft_) draft_ = all_of(conditions_of(filter));
    const Deed deed = draw_group(ui, kind, *draft_, 0);
    if (!problem_.empty()) {
        const float room = popup_row(ui, 0).width - ui.px(16);
        const Rect line = popup_row(ui, wrapped_height(ui, room, problem_, {12}) + ui.px(12));
        wrapped_text(ui, inset(line, ui.px(8), ui.px(4)), problem_, {12, false, color::late});
        advance_popup(line);
    }
    end_popup(ui);
    if (deed == Deed::none) return false;
    filter = complete_part(*draft_);
    return true;
}

FilterBuilder::Deed FilterBuilder::draw_group(Ui& ui, KindId kind, Filter& filter, int depth) {
    Deed deed = Deed::none;
    if (depth > 0) {
        Rect row = popup_row(ui, row_height(ui));
        const Rect whole = row;
        row = centred(row, ui.control_height());
        cut_left(row, ui.px(8 + indent_css * static_cast<float>(depth - 1)));
        const Option joins[] = {{"all", std::string(tr(Str::filter_join_all))},
            {"any", std::string(tr(Str::filter_join_any))}, {"none", std::string(tr(Str::filter_join_none))}};
        const IdScope scope(static_cast<std::uint64_t>(1000 + number_ * 20 + depth));
        const int chosen = select(ui, cut_left(row, ui.px(180)), "join", tr(Str::filter_join), joins,
            static_cast<int>(filter.join) - static_cast<int>(Filter::Join::all));
        if (chosen >= 0)
            filter.join = static_cast<Filter::Join>(chosen + static_cast<int>(Filter::Join::all)), deed = Deed::changed;
        if (icon_button(ui, cut_right(row, ui.control_height()), icons::x, tr(Str::filter_remove_group),
                {.kind = ButtonKind::quiet}))
            deed = Deed::removed;
        advance_popup(whole);
    }
    for (std::size_t i = 0; i < filter.parts.size(); ++i) {
        Filter& part = filter.parts[i];
        const Deed done = part.join == Filter::Join::condition ? draw_condition(ui, kind, part, depth)
                                                               : draw_group(ui, kind, part, depth + 1);
        if (done == Deed::none) continue;
        if (deed == Deed::none) deed = Deed::changed;
        if (done == Deed::removed) {
            filter.parts.erase(filter.parts.begin() + static_cast<std::ptrdiff_t>(i));
            break;
        }
    }
    Rect row = popup_row(ui, row_height(ui));
    const Rect whole = row;
    cut_left(row, ui.px(8 + indent_css * static_cast<float>(depth)));
    row = centred(row, ui.px(32)); // pressed within a fingertip all the same
    const IdScope scope(static_cast<std::uint64_t>(2000 + number_ * 20 + depth));
    const auto add = [&](Str label, Filter made) {
        const Rect box = cut_left(row, text_width(ui, tr(label), face::link) + ui.px(32));
        if (!text_button(ui, box, tr(label), icons::plus)) return;
        filter.parts.push_back(std::move(made));
        if (deed == Deed::none) deed = Deed::changed;
    };
    const ColumnId column = first_column(columns_of(ui), kind);
    const Filter fresh{Filter::Join::condition, {column, ops_of(columns_of(ui)[column]).front(), {}}, {}};
    add(Str::filter_add_condition, fresh);
    cut_left(row, ui.px(8));
    if (depth < 3) add(Str::filter_add_group, {Filter::Join::any, {}, {fresh}});
    advance_popup(whole);
    return deed;
}

FilterBuilder::Deed FilterBuilder::draw_condition(Ui& ui, KindId kind, Filter& filter, int depth) {
    const int number = number_++;
    const IdScope scope(static_cast<std::uint64_t>(number));
    Condition& condition = filter.condition;
    Deed deed = Deed::none;
    Rect row = popup_row(ui, row_height(ui));
    Rect whole = row;
    row = centred(row, ui.control_height());
    cut_left(row, ui.px(8 + indent_css * static_cast<float>(depth)));
    const bool remove = icon_button(ui, cut_right(row, ui.control_height()), icons::x, tr(Str::filter_remove_condition),
        {.kind = ButtonKind::quiet});
    cut_right(row, ui.px(4));
    const bool two_lines = whole.width < ui.px(least_row_css);
    const float column_width = two_lines ? (row.width - ui.px(6)) * 0.58f : ui.px(150);
    if (draw_column_choice(ui, cut_left(row, column_width), kind, condition)) deed = Deed::changed;
    cut_left(row, ui.px(6));
    const FieldType type = columns_of(ui)[condition.column].type;
    const std::vector<Op> ops = ops_of(columns_of(ui)[condition.column]);
    std::vector<Option> options;
    for (const Op op : ops) options.push_back({op_label(op, type), std::string(op_label(op, type))});
    const auto now = std::ranges::find(ops, condition.op);
    const int chosen = select(ui, cut_left(row, two_lines ? row.width : ui.px(110)), "op", tr(Str::filter_op), options,
        now == ops.end() ? -1 : static_cast<int>(now - ops.begin()));
    if (chosen >= 0) {
        const Op op = ops[static_cast<std::size_t>(chosen)];
        condition.op = op;
        // What stands there may be too much for it, or of another sort.
        const Filter now_asked{Filter::Join::condition, condition, {}};
        view::Columns& columns = columns_of(ui);
        if (!takes_operand(op) ||
            !view::parse_filter(columns, kind, view::to_text(columns, now_asked, view::Wording::keys)))
            condition.operands.clear();
        deed = Deed::changed;
    }
    cut_left(row, ui.px(6));
    if (two_lines && takes_operand(condition.op)) {
        advance_popup(whole);
        whole = popup_row(ui, row_height(ui));
        row = centred(whole, ui.control_height());
        cut_left(row, ui.px(8 + indent_css * static_cast<float>(depth)));
    }
    if (takes_operand(condition.op) && draw_operands(ui, row, kind, condition, number)) deed = Deed::changed;
    advance_popup(whole);
    return remove ? Deed::removed : deed;
}

bool FilterBuilder::draw_column_choice(Ui& ui, const Rect& box, KindId kind, Condition& condition) {
    const Column& column = columns_of(ui)[condition.column];
    const std::string_view label = column.label(app::language());
    const Picked picked = picker(
        ui, box, "column", tr(Str::filter_column), label,
        [&](std::string_view typed) {
            view::Columns& columns = columns_of(ui);
            const std::vector<ColumnId> all = typed.empty() ? columns.offered(kind) : all_columns(columns, kind);
            std::vector<Option> options;
            for (const ColumnId id : columns_called(columns, all, typed))
                options.push_back({columns[id].name, std::string(columns[id].label(app::language()))});
            return options;
        },
        false);
    if (picked.what != Picked::What::option) return false;
    const auto id = columns_of(ui).named(kind, picked.code);
    if (!id || *id == condition.column) return false;
    condition = {*id, ops_of(columns_of(ui)[*id]).front(), {}};
    return true;
}

bool FilterBuilder::draw_operands(Ui& ui, const Rect& box, KindId kind, Condition& condition, int number) {
    const view::Columns& columns = columns_of(ui);
    if (is_picked(columns, condition.column) && !is_text_search(condition.op)) return pick_operands(ui, box, condition);
    const Column& column = columns[condition.column];
    std::string shown = operand_words(columns, condition);
    std::string& buffer = editing_ == number ? typed_ : shown;
    Rect field = box;
    Rect periods;
    if (column.type == FieldType::date) {
        periods = cut_right(field, ui.control_height());
        cut_right(field, ui.px(4));
    }
    if (focus_ == number) focus_next(ui), focus_ = -1;
    const Edit edit = text_field(ui, field, "value", buffer,
        {.name = tr(Str::filter_value),
            .hint = tr(condition.op == Op::between ? Str::filter_hint_between : Str::filter_value),
            .suffix = unit_of_heading(column, buffer),
            .problem = problem_of_ == number ? std::string_view(problem_) : std::string_view()});
    if (edit.active && editing_ != number) {
        typed_ = buffer;
        editing_ = number;
        problem_.clear();
    }
    bool changed = false;
    if (edit.committed) {
        typed_ = buffer;
        changed = read_operands(ui, kind, condition);
        if (!problem_.empty()) problem_of_ = number;
        else if (edit.active) typed_ = operand_words(columns, condition);
    } else if (edit.cancelled) {
        problem_.clear();
    }
    // What was not understood stays until it is.
    if (!edit.active && editing_ == number && problem_.empty()) editing_ = -1;
    if (periods.width > 0) {
        const std::string_view menu = tr(Str::filter_periods);
        if (icon_button(ui, periods, icons::calendar_days, menu, {.kind = ButtonKind::quiet})) open_popup(ui, menu);
        if (begin_popup(ui, menu, periods, 160)) {
            for (const view::PeriodWords& each : view::period_words())
                if (menu_item(ui, said_in(app::language(), each))) {
                    condition.operands = {{Operand::What::period, {}, each.period}};
                    editing_ = -1;
                    problem_.clear();
                    changed = true;
                }
            end_popup(ui);
        }
    }
    return changed;
}

// What was typed, by the grammar of conditions: several values, periods, 我, amounts with their unit.
bool FilterBuilder::read_operands(Ui& ui, KindId kind, Condition& condition) {
    problem_.clear();
    if (typed_.find_first_not_of(' ') == std::string::npos) {
        condition.operands.clear();
        return true;
    }
    view::Columns& columns = columns_of(ui);
    const view::OpWords& op = view::words_of(condition.op, FieldType::text);
    std::string text = view::quoted_name(columns[condition.column].name);
    text.append(" ").append(op.sign.empty() ? op.en : op.sign).append(" ");
    text += is_text_search(condition.op) ? view::quoted(typed_) : typed_;
    text += unit_of_heading(columns[condition.column], typed_);
    auto read = view::parse_filter(columns, kind, text);
    if (!read) {
        problem_ = read.error().message;
        return false;
    }
    Filter simple = view::simplified(*std::move(read));
    if (simple.join == Filter::Join::condition && simple.condition.column == condition.column) {
        condition = std::move(simple.condition);
        return true;
    }
    problem_ = tr(Str::filter_unclear, {typed_}); // more than one condition
    return false;
}

bool FilterBuilder::pick_operands(Ui& ui, const Rect& box, Condition& condition) {
    const Column& column = columns_of(ui)[condition.column];
    const Picked picked = picker_of_several(ui, box, "values", tr(Str::filter_value),
        operand_words(columns_of(ui), condition), [&](std::string_view typed) {
            std::vector<Option> options = values_of(ui, condition.column, typed);
            for (Option& option : options) option.current = has_operand(condition, picked_value(column, option.code));
            return options;
        });
    if (picked.what == Picked::What::cleared) condition.operands.clear();
    else if (picked.what == Picked::What::option) toggle(column, condition, picked_value(column, picked.code));
    else return false;
    return true;
}

} // namespace yinfeng::ui
