#include "ui/refused_list.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/record_form.h"
#include "ui/widgets.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

// Those whose record is still there: one in the trash has no fields to go to, and its texts come back with it.
std::vector<const app::RefusedText*> waiting(const Ui& ui) {
    std::vector<const app::RefusedText*> found;
    if (!ui.app.workspace()) return found;
    const Workspace& workspace = workspace_of(ui);
    for (const app::RefusedText& each : ui.app.refused_texts().all()) {
        const RecordIndex record = workspace.find(each.record);
        if (record != no_record && workspace.is_live(record)) found.push_back(&each);
    }
    return found;
}

bool refused_row(Ui& ui, const app::RefusedText& refused) {
    const Workspace& workspace = workspace_of(ui);
    const FieldInfo* field = workspace.names().info(refused.field);
    const std::string title = tr(Str::refused_where,
        {record_title(ui, workspace.find(refused.record)), field ? app::label(*field) : std::string_view()});
    const std::string words = tr(Str::refused_what, {refused.text, refused.reason});
    const Face small = tinted(face::caption, color::late);
    const Rect probe = popup_row(ui, ui.px(10));
    const float inner = probe.width - ui.px(16);
    const Rect row = popup_row(ui, ui.px(28) + wrapped_height(ui, inner, words, small) + ui.px(8));
    const IdScope scope(to_string(refused.record));
    const Press press = pressable(ui, title, row, {.role = Role::menuitem, .name = title, .value = words});
    if (press.hovered || press.focused) fill(ui, row, color::hover, metric::radius);
    Rect inside = inset(row, ui.px(8), ui.px(4));
    silent_text(ui, cut_top(inside, ui.px(24)), title, face::body);
    wrapped_text(ui, inside, words, small, 0, true);
    advance_popup(row);
    return press.pressed;
}

} // namespace

float refused_pill_width(const Ui& ui) {
    const std::size_t count = waiting(ui).size();
    if (count == 0) return 0;
    return ui.px(14 + 16 + 6) + text_width(ui, tr(Str::refused_count, {std::to_string(count)}), {13, true});
}

void refused_pill(Ui& ui, const Rect& box) {
    const auto refused = waiting(ui);
    if (refused.empty()) return;
    const std::string words = tr(Str::refused_count, {std::to_string(refused.size())});
    const std::string_view title = tr(Str::refused_title);
    const Press press = pressable(ui, title, box, {.name = title, .value = words});
    fill(ui, box, press.hovered ? color::hover : color::late_tint, metric::radius);
    Rect inside = inset(box, ui.px(7), 0);
    icon(ui, cut_left(inside, ui.px(16)), icons::circle_alert, 16, color::late);
    cut_left(inside, ui.px(6));
    silent_text(ui, inside, words, {13, true, color::late});
    tooltip(ui, press, title);
    if (press.pressed) open_popup(ui, title);
    if (!begin_popup(ui, title, box, 340)) return;
    menu_title(ui, title);
    for (const app::RefusedText* each : refused) {
        if (!refused_row(ui, *each)) continue;
        ui.app.open_record(each->record);
        reveal_field(ui, workspace_of(ui).find(each->record), each->field);
        close_popup(ui);
    }
    end_popup(ui);
}

} // namespace yinfeng::ui
