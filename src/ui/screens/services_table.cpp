#include "ui/screens/services_table.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/reading.h"
#include "icons_generated.h"
#include "ui/arrow_keys.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;
using domain::TimeStatus;
namespace service = field::service_record;

namespace {

struct Columns {
    Rect part[static_cast<std::size_t>(LedgerColumn::count_)];
};

// Fixed widths, and what is left goes to the issue; where there is little room the columns that the second lines repeat go.
Columns columns_of(const Ui& ui, Rect row) {
    const float least_issue = ui.px(200);
    row = inset(row, ui.px(metric::page_padding), 0);
    struct Width {
        LedgerColumn column;
        float css;
    };
    static constexpr Width widths[] = {{LedgerColumn::code, 74}, {LedgerColumn::left, 132},
        {LedgerColumn::progress, 168}, {LedgerColumn::lead, 148}, {LedgerColumn::category, 104}};
    Columns columns{};
    float room = row.width - least_issue;
    bool shown[static_cast<std::size_t>(LedgerColumn::count_)] = {};
    for (const Width& width : widths) {
        if (room < ui.px(width.css)) continue;
        room -= ui.px(width.css);
        shown[static_cast<std::size_t>(width.column)] = true;
    }
    const auto cut = [&](LedgerColumn column, float css, bool from_right) {
        if (!shown[static_cast<std::size_t>(column)]) return;
        columns.part[static_cast<std::size_t>(column)] =
            from_right ? cut_right(row, ui.px(css)) : cut_left(row, ui.px(css));
    };
    cut(LedgerColumn::code, 74, false);
    cut(LedgerColumn::left, 132, true);
    cut(LedgerColumn::progress, 168, true);
    cut(LedgerColumn::lead, 148, true);
    cut(LedgerColumn::category, 104, true);
    columns.part[static_cast<std::size_t>(LedgerColumn::issue)] = row;
    for (Rect& part : columns.part) part.width = std::max(0.0f, part.width - ui.px(12));
    return columns;
}

const Rect& at(const Columns& columns, LedgerColumn column) { return columns.part[static_cast<std::size_t>(column)]; }

Str column_name(LedgerColumn column) {
    constexpr Str names[] = {Str::services_column_code, Str::services_column_issue, Str::services_column_category,
        Str::services_column_lead, Str::services_column_progress, Str::services_column_left};
    return names[static_cast<std::size_t>(column)];
}

// The two lines of a cell, centred together.
struct Lines {
    Rect first, second;
};
Lines two_lines(const Ui& ui, const Rect& cell) {
    Rect both = centred(cell, ui.px(40));
    const Rect first = cut_top(both, ui.px(21));
    return {first, both};
}

} // namespace

std::string service_link_name(const Ui& ui, RecordIndex record, FieldId link_field) {
    const std::string_view id = domain::text(workspace_of(ui), record, link_field);
    return id.empty() ? std::string() : link_words(ui, id);
}

namespace {

std::string_view unit_name(const Workspace& data, RecordIndex unit) { // short where there is a short one
    const std::string_view name = domain::text(data, unit, field::unit::short_name_);
    return name.empty() ? domain::name_of(data, unit) : name;
}

} // namespace

std::string service_title(const Ui& ui, RecordIndex record) {
    std::string title = title_of(workspace_of(ui), record);
    return title.empty() ? std::string(tr(Str::services_unnamed)) : title;
}

std::string service_subject(const Ui& ui, RecordIndex record) {
    std::string name = service_link_name(ui, record, service::project_);
    return name.empty() ? service_link_name(ui, record, service::enterprise_) : name;
}

std::string service_co_units(const Ui& ui, RecordIndex record) {
    const Workspace& data = workspace_of(ui);
    std::string names;
    for (const std::string_view element : data.elements(record, service::co_units_)) {
        const auto id = parse_id(element);
        const RecordIndex unit = id ? data.find(*id) : no_record;
        if (unit == no_record || !data.is_live(unit)) continue;
        if (!names.empty()) names += tr(Str::services_and);
        names += unit_name(data, unit);
    }
    return names;
}

void ServicesTable::draw_header(Ui& ui, const Rect& box, ServicesLedger& ledger) {
    IdScope scope("header");
    fill(ui, box, color::subtle);
    horizontal_line(ui, box.x, right(box), box.y, color::line);
    horizontal_line(ui, box.x, right(box), bottom(box) - ui.px(1), color::line);
    const Columns columns =
        columns_of(ui, {box.x, box.y, row_width_ > 0 ? std::min(row_width_, box.width) : box.width, box.height});
    for (std::size_t i = 0; i < static_cast<std::size_t>(LedgerColumn::count_); ++i) {
        const auto column = static_cast<LedgerColumn>(i);
        Rect part = columns.part[i];
        if (part.width < 1) continue;
        const std::string_view name = tr(column_name(column));
        const bool on = ledger.sort.column == column;
        const char* arrow = ledger.sort.descending ? icons::arrow_down : icons::arrow_up;
        const std::string words = tr(Str::services_sort_by, {name});
        const std::string_view direction =
            on ? tr(ledger.sort.descending ? Str::sorted_descending : Str::sorted_ascending) : std::string_view();
        const Press press = pressable(ui, name, inset(part, -ui.px(6), 0),
            {.role = Role::columnheader,
                .name = name,
                .value = direction,
                .selected = on,
                .radius = metric::radius_small});
        tooltip(ui, press, words);
        if (press.hovered) fill(ui, inset(part, -ui.px(6), ui.px(3)), color::hover, metric::radius_small);
        if (on) icon(ui, cut_left(part, ui.px(14)), arrow, 14, color::accent), cut_left(part, ui.px(4));
        silent_text(ui, part, name, {13, false, on ? color::text_1 : color::text_2});
        if (press.pressed) ledger.sort = {column, on && !ledger.sort.descending};
    }
}

bool ServicesTable::draw_row(
    Ui& ui, const Rect& box, RecordIndex record, const ServicesLedger& ledger, bool current, std::uint32_t& focused) {
    const Workspace& data = *ui.app.workspace();
    IdScope scope(static_cast<std::uint64_t>(record));
    const domain::ServiceClock clock =
        domain::service_clock(data, record, ui.app.calendar(), ui.app.today(), ledger.rules());
    const std::string title = service_title(ui, record);
    const std::string_view code = domain::text(data, record, service::code_);
    const auto state = domain::service_state_of(data, record);
    const std::string_view state_word = app::choice_label(
        ChoiceList::service_state, choices_of(ChoiceList::service_state)[static_cast<std::size_t>(state)].code);
    const std::string subject = service_subject(ui, record);
    std::string name, value;
    if (ui.semantics.wanted()) {
        name.append(code).append(code.empty() ? "" : " ").append(title);
        value.append(subject)
            .append(" ")
            .append(state_word)
            .append(" ")
            .append(clock.badge.text)
            .append(" ")
            .append(clock.badge.detail);
    }
    // A row that is still outside cannot take the focus, and the wish would go to the next widget instead.
    if (focus_ == record && overlaps(box, clip_rect())) focus_next(ui), focus_ = no_record;
    const Press press = pressable(ui, "row", box,
        {.role = Role::row, .name = name, .value = value, .selected = current, .radius = metric::radius_small});
    if (press.focused) focused = press.id;

    if (current) fill(ui, box, color::accent_tint), fill(ui, {box.x, box.y, ui.px(3), box.height}, color::accent);
    else if (press.hovered) fill(ui, box, color::hover);
    horizontal_line(ui, box.x, right(box), bottom(box) - ui.px(1), color::line);
    if (press.focused) focus_ring(ui, inset(box, ui.px(4)), metric::radius_small);

    const Columns columns = columns_of(ui, box);
    silent_text(ui, at(columns, LedgerColumn::code), code.empty() ? tr(Str::dash) : code, {13, false, color::text_2});
    const Lines issue = two_lines(ui, at(columns, LedgerColumn::issue));
    silent_text(ui, issue.first, title,
        domain::is_filled(data, record, service::title_) ? face::body : tinted(face::body, color::text_3));
    silent_text(
        ui, issue.second, subject.empty() ? tr(Str::services_no_project) : std::string_view(subject), face::caption);

    if (const Rect cell = at(columns, LedgerColumn::category); cell.width > 0) {
        const std::string_view category = domain::text(data, record, service::category_);
        if (category.empty()) silent_text(ui, cell, tr(Str::dash), {13, false, color::text_3});
        else
            tag(ui, {cell.x, cell.y + std::round((cell.height - ui.px(20)) / 2)},
                app::choice_label(ChoiceList::service_category, category));
    }
    if (const Rect cell = at(columns, LedgerColumn::lead); cell.width > 0) {
        const Lines lines = two_lines(ui, cell);
        const RecordIndex unit = domain::linked(data, record, service::lead_unit_);
        const std::string lead =
            unit == no_record ? service_link_name(ui, record, service::lead_unit_) : std::string(unit_name(data, unit));
        const std::string co = service_co_units(ui, record);
        silent_text(ui, lines.first, lead.empty() ? tr(Str::services_unassigned) : lead,
            {13, false, lead.empty() ? color::text_3 : color::text_1});
        silent_text(ui, lines.second, co.empty() ? std::string(tr(Str::services_no_co)) : tr(Str::services_co, {co}),
            face::caption);
    }
    if (Rect cell = at(columns, LedgerColumn::progress); cell.width > 0) {
        small_stepper(ui, cut_left(cell, ui.px(104)), static_cast<int>(state) + 1,
            static_cast<int>(domain::service_state_count), state_word);
        silent_text(ui, cell, state_word, {13, false, color::text_2});
    }
    if (const Rect cell = at(columns, LedgerColumn::left); cell.width > 0) {
        Lines lines = two_lines(ui, cell);
        if (clock.badge.detail.empty()) lines.first.y = cell.y + std::round((cell.height - ui.px(20)) / 2);
        // Solid and tinted badges begin at the column's edge, plain ones too: the icons need not stand in one line.
        time_badge(ui, {cell.x, lines.first.y}, static_cast<int>(clock.badge.status), clock.badge.text, cell.width);
        silent_text(ui, lines.second, clock.badge.detail, face::caption);
    }
    return press.pressed;
}

RecordIndex ServicesTable::draw_rows(Ui& ui, const Rect& area, const ServicesLedger& ledger, RecordIndex current) {
    const std::vector<RecordIndex>& rows = ledger.rows();
    const float height = ui.px(ui.touch ? 60 : metric::table_row_two_lines);
    RecordIndex opened = no_record;
    const Scroll scroll = begin_scroll(ui, "rows", area);
    if (row_width_ != scroll.view.width) row_width_ = scroll.view.width, ui.want_frames(2);
    if (show_ != no_record) {
        if (const int place = ledger.place_of(show_); place >= 0)
            scroll_to_show(ui, scroll, scroll.origin.y + height * static_cast<float>(place), height);
        show_ = no_record;
    }
    const Range range = visible_rows(scroll, height, static_cast<int>(rows.size()));
    std::uint32_t focused = 0;
    int focused_row = -1;
    for (int i = range.first; i < range.last; ++i) {
        const RecordIndex record = rows[static_cast<std::size_t>(i)];
        const Rect box{scroll.view.x, scroll.origin.y + height * static_cast<float>(i), scroll.view.width, height};
        const std::uint32_t before = focused;
        if (draw_row(ui, box, record, ledger, record == current, focused)) opened = record;
        if (focused != before) focused_row = i;
    }
    if (focused) {
        const int page = std::max(1, static_cast<int>(scroll.view.height / height) - 1);
        int target = focused_row;
        switch (claim_keys(focused,
            {ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_PageUp, ImGuiKey_PageDown, ImGuiKey_Home, ImGuiKey_End})) {
        case ImGuiKey_UpArrow: --target; break;
        case ImGuiKey_DownArrow: ++target; break;
        case ImGuiKey_PageUp: target -= page; break;
        case ImGuiKey_PageDown: target += page; break;
        case ImGuiKey_Home: target = 0; break;
        case ImGuiKey_End: target = static_cast<int>(rows.size()) - 1; break;
        default: break;
        }
        target = std::clamp(target, 0, static_cast<int>(rows.size()) - 1);
        if (target != focused_row) {
            focus_ = show_ = rows[static_cast<std::size_t>(target)];
            // While the inspector is open it follows the cursor, as in every mail program.
            if (current != no_record) opened = focus_;
            ui.want_frames(3);
        }
    }
    end_scroll(ui, scroll, {0, height * static_cast<float>(rows.size())});
    return opened;
}

RecordIndex ServicesTable::draw(Ui& ui, Rect area, ServicesLedger& ledger, RecordIndex current) {
    draw_header(ui, cut_top(area, ui.px(metric::table_header)), ledger);
    fill(ui, area, color::surface);
    return draw_rows(ui, area, ledger, current);
}

} // namespace yinfeng::ui
