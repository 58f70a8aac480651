#include "ui/records/record_inspector.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/follow_ups.h"
#include "icons_generated.h"
#include "ui/copy_link.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/kind_icons.h"
#include "ui/messages.h"
#include "ui/record_form.h"
#include "ui/records/arrangement_dialog.h"
#include "ui/records/follow_up_list.h"
#include "ui/records/linked_records.h"
#include "ui/records/overview.h"
#include "ui/records/record_head.h"
#include "ui/records/record_paper.h"

#include <algorithm>
#include <vector>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {
// For the number and what the record is; else what can be done with it is in a menu, as where fingers need the room.
constexpr float least_marks_css = 148;
} // namespace

Inspector::Wish inspector_buttons(
    Ui& ui, Rect& row, RecordIndex record, std::span<const RecordIndex> neighbours, bool sheet) {
    const auto place = std::ranges::find(neighbours, record);
    const bool has_previous = place != neighbours.end() && place != neighbours.begin();
    const bool has_next = place != neighbours.end() && place + 1 != neighbours.end();
    Inspector::Wish wish;
    const float side = ui.px(ui.touch ? 44 : 32);
    if (sheet) { // over the list
        if (icon_button(
                ui, centred(cut_left(row, side), side), icons::arrow_left, tr(Str::back), {.kind = ButtonKind::quiet}))
            wish.close = true;
        cut_left(row, ui.px(8));
    }
    const auto place_button = [&] { return centred(cut_right(row, side), side); };
    const bool in_menu = ui.touch || row.width < 6 * side + ui.px(least_marks_css);
    const Kind kind = static_cast<Kind>(ui.app.workspace()->record(record).kind);
    const bool is_arrangeable = can_arrange(kind);
    const bool can_trash = ui.app.can_write() && ui.app.workspace()->is_live(record);
    const Rect close = place_button(), menu = in_menu ? place_button() : Rect{},
               bin = in_menu ? Rect{} : place_button(), print = in_menu ? Rect{} : place_button(),
               link = in_menu ? Rect{} : place_button(), down = place_button(), up = place_button();
    ButtonOptions quiet{.kind = ButtonKind::quiet};
    quiet.disabled = !has_previous;
    if (icon_button(ui, up, icons::chevron_up, tr(Str::previous), quiet) ||
        (has_previous && shortcut(ui, ImGuiKey_LeftBracket)))
        wish.go = has_previous ? *(place - 1) : no_record;
    quiet.disabled = !has_next;
    if (icon_button(ui, down, icons::chevron_down, tr(Str::next), quiet) ||
        (has_next && shortcut(ui, ImGuiKey_RightBracket)))
        wish.go = has_next ? *(place + 1) : no_record;
    quiet.disabled = false;
    enum class Chosen : std::uint8_t { nothing, link, print, arrange, trash } chosen = Chosen::nothing;
    if (in_menu) {
        const std::string_view name = tr(Str::record_more);
        if (icon_button(ui, menu, icons::ellipsis, name, quiet)) open_popup(ui, name);
        if (begin_popup(ui, name, menu, 220)) {
            if (menu_item(ui, tr(Str::copy_link), icons::link)) chosen = Chosen::link;
            if (menu_item(ui, tr(Str::print_record), icons::printer)) chosen = Chosen::print;
            if (is_arrangeable &&
                menu_item(ui, tr(Str::arrange_fields), icons::sliders_horizontal, {}, !ui.app.can_write()))
                chosen = Chosen::arrange;
            menu_separator(ui);
            if (menu_item(ui, tr(Str::move_to_trash), icons::trash_2, {}, !can_trash, true)) chosen = Chosen::trash;
            end_popup(ui);
        }
    } else {
        if (icon_button(ui, link, icons::link, tr(Str::copy_link), quiet)) chosen = Chosen::link;
        if (icon_button(ui, print, icons::printer, tr(Str::print_record), quiet)) chosen = Chosen::print;
        quiet.disabled = !can_trash;
        if (icon_button(ui, bin, icons::trash_2, tr(Str::move_to_trash), quiet)) chosen = Chosen::trash;
        quiet.disabled = false;
    }
    switch (chosen) {
    case Chosen::nothing: break;
    case Chosen::arrange: open_arrangement(ui, kind, view::ArrangedPart::form, record); break;
    case Chosen::link: copy_record_link(ui, record); break;
    case Chosen::print: open_print_dialog(ui, record_print_job(ui, record)); break;
    case Chosen::trash:
        ui.app.trash({record});
        wish.close = true;
        break;
    }
    if (icon_button(ui, close, icons::x, tr(Str::directory_close), quiet)) wish.close = true;
    return wish;
}

void cut_message_strip_of_sheet(Ui& ui, const Rect& inspector, Rect& rest) {
    if (inspector.width >= ui.screen.width - 1) cut_message_strip(ui, rest);
}

void trash_notice(Ui& ui, Rect& rest, RecordIndex record) {
    const Record::State state = ui.app.workspace()->record(record).state;
    if (state == Record::State::live) return;
    const bool contested = state == Record::State::contested;
    const std::string_view words = tr(contested ? Str::record_contested : Str::record_in_trash);
    Rect row = cut_top(rest, ui.px(52));
    fill(ui, row, color::soon_tint);
    row = inset(row, ui.px(metric::page_padding), 0);
    const std::string_view action = tr(contested ? Str::keep_record : Str::restore);
    if (ui.app.can_write()) {
        const Rect place = centred(cut_right(row, button_width(ui, action)), ui.control_height());
        if (button(ui, place, action)) ui.app.restore({record});
        cut_right(row, ui.px(8));
    }
    icon(ui, cut_left(row, ui.px(18)), contested ? icons::circle_alert : icons::trash_2, 16, color::soon);
    cut_left(row, ui.px(8));
    wrapped_text(ui, centred(row, std::min(row.height, wrapped_height(ui, row.width, words, {13}, 2))), words,
        {13, false, color::soon}, 2);
}

void RecordInspector::draw_tabs(Ui& ui, const Rect& box, RecordIndex record) {
    std::vector<Piece> pieces{{.label = tr(Str::directory_tab_fields)}};
    std::vector<Tab> order{Tab::fields};
    const auto add = [&](Tab tab, const Piece& piece) {
        order.push_back(tab);
        pieces.push_back(piece);
    };
    if (has_follow_ups(ui, record)) add(Tab::follow_ups, follow_up_tab(ui, record));
    add(Tab::links,
        {.label = tr(Str::directory_tab_links), .count = static_cast<int>(linked_record_count(ui, record))});
    add(Tab::history, {.label = tr(Str::history)});
    if (is_field_wanted(record)) tab_ = Tab::fields;
    if (is_follow_up_wanted(ui, record)) tab_ = Tab::follow_ups;
    const auto current = std::ranges::find(order, tab_);
    const int now = current == order.end() ? 0 : static_cast<int>(current - order.begin());
    tab_ = order[static_cast<std::size_t>(tabs(ui, box, "tabs", pieces, now))];
}

Inspector::Wish RecordInspector::draw(
    Ui& ui, const Rect& area, RecordIndex record, std::span<const RecordIndex> neighbours, bool sheet) {
    IdScope scope("inspector");
    fill(ui, area, color::surface);
    vertical_line(ui, area.x, area.y, bottom(area), color::line);
    Rect whole = area;
    trash_notice(ui, whole, record);
    Rect rest = inset(whole, ui.px(metric::page_padding), ui.px(4));
    const Kind kind = static_cast<Kind>(ui.app.workspace()->record(record).kind);
    RecordHead head;
    if (const auto code = find_field(kind, "code")) head.number = workspace_of(ui).value(record, *code).as_text();
    head.marks.push_back({std::string(app::label(info(kind))), {color::accent, color::accent_tint}});
    if (kind == Kind::follow_up) {
        head.subtitle_of = domain::followed(workspace_of(ui), record);
        if (head.subtitle_of != no_record) {
            head.subtitle = link_words(ui, head.subtitle_of);
            head.subtitle_icon = kind_icon(workspace_of(ui).record(head.subtitle_of).kind);
        }
    }
    const Wish wish = draw_record_head(ui, rest, record, neighbours, sheet, title_, head);
    draw_tabs(ui, cut_top(rest, ui.px(40)), record);
    cut_top(rest, ui.px(8));
    cut_message_strip_of_sheet(ui, area, rest);
    rest.width += ui.px(metric::page_padding); // the scroll bar stands at the edge
    IdScope of_record(static_cast<std::uint64_t>(record));
    static constexpr std::string_view names[] = {"fields", "follow-ups", "links", "history"};
    const Scroll scroll = begin_scroll(ui, names[static_cast<std::size_t>(tab_)], rest);
    const float width = scroll.view.width - ui.px(metric::page_padding);
    float height = 0;
    switch (tab_) {
    case Tab::fields: {
        // A long text is edited where there is room for it.
        const FieldId title = title_field(kind);
        const FieldId skip[] = {info(title).type == FieldType::long_text ? no_field : title};
        height = arranged_overview(ui, scroll.origin, width, record);
        if (height > 0) height += ui.px(8);
        height += record_form(ui, {scroll.origin.x, scroll.origin.y + height}, width, record, skip);
        height += arrange_fields_button(ui, {scroll.origin.x, scroll.origin.y + height}, record);
        break;
    }
    case Tab::follow_ups: height = follow_up_list(ui, scroll.origin, width, record); break;
    case Tab::links:
        height = linked_records(ui, scroll.origin, width, record);
        if (height < ui.px(1)) {
            height = ui.px(120);
            empty_state(
                ui, {scroll.origin.x, scroll.origin.y, width, height}, icons::link, tr(Str::directory_no_links));
        }
        break;
    case Tab::history: height = record_history(ui, scroll.origin, width, record); break;
    }
    end_scroll(ui, scroll, {0, height + ui.px(24)});
    return wish;
}

} // namespace yinfeng::ui
