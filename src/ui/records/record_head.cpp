#include "ui/records/record_head.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/duplicate_notice.h"
#include "ui/field_editors.h"
#include "ui/field_history.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/record_form.h"

#include <algorithm>
#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {
constexpr int most_title_lines = 3;
}

void RecordTitle::draw(Ui& ui, Rect& rest, RecordIndex record) {
    const Workspace& workspace = workspace_of(ui);
    const FieldId field = title_field(static_cast<Kind>(workspace.record(record).kind));
    if (shown_ != record) shown_ = record, is_editing_ = false;
    if (wanted_ == record) is_editing_ = true, is_tabbing_ = tabbed_ = false, frames_ = 0;
    const IdScope scope(static_cast<std::uint64_t>(record));
    if (is_editing_ && ui.app.can_write()) {
        const bool is_long = info(field).type == FieldType::long_text;
        const float height = is_long ? value_editor_height(ui, record, field, rest.width) : ui.px(ui.touch ? 48 : 34);
        const Rect box = cut_top(rest, std::max(ui.px(ui.touch ? 52 : 36), height));
        if (ui.semantics.wanted()) // what stands below it belongs to it all the same
            ui.semantics.add({.role = Role::heading, .rect = box, .name = record_title(ui, record), .level = 2});
        if (wanted_ == record) focus_next(ui);
        wanted_ = no_record;
        const EditorResult edit =
            value_editor(ui, centred(box, height), record, field, {.face = is_long ? face::body : face::title});
        if (edit.given_up) ui.app.leave_draft(workspace.record(record).id);
        // Left in any way: back to the heading. The first frames pass before the field has the keyboard.
        const bool typing = ImGui::GetIO().WantTextInput || ImGui::IsAnyItemActive();
        is_tabbing_ |= ImGui::IsKeyPressed(ImGuiKey_Tab) && !ImGui::GetIO().KeyShift;
        if (++frames_ > 3 && (edit.ended || !typing)) {
            is_editing_ = false;
            tabbed_ = std::exchange(is_tabbing_, false) && !edit.cancelled;
            returns_ = edit.submitted || edit.cancelled;
        }
        if (frames_ <= 4) ui.want_frames(2);
        return;
    }
    const std::string title = record_title(ui, record);
    const Face name_face = title_of(workspace, record).empty() ? tinted(face::title, color::text_3) : face::title;
    const float height = wrapped_height(ui, rest.width - ui.px(24), title, name_face, most_title_lines);
    Rect box = cut_top(rest, std::max(height + ui.px(6), ui.touch ? ui.px(44) : 0.0f));
    if (std::exchange(returns_, false)) focus_next(ui);
    Rect conflict = box;
    conflict.height = std::min(box.height, ui.px(28));
    conflict_badge(ui, conflict, record, field); // beside the name, not on it: it is pressed for itself
    box.width = conflict.width;
    const Press press = pressable(
        ui, "name", inset(box, -ui.px(6), 0), {.name = tr(Str::edit_name), .disabled = !can_edit(ui, record)});
    if (press.hovered) fill(ui, inset(box, -ui.px(6), 0), color::hover, metric::radius);
    Rect pencil = cut_right(box, ui.px(20));
    pencil.height = std::min(pencil.height, ui.px(26));
    if (press.hovered || press.focused) icon(ui, pencil, icons::pencil, 14, color::text_3);
    box.y += ui.px(2);
    if (ui.semantics.wanted()) ui.semantics.add({.role = Role::heading, .rect = box, .name = title, .level = 2});
    wrapped_text(ui, box, title, name_face, most_title_lines, true);
    if (press.pressed) edit(record), ui.want_frames(3);
}

Inspector::Wish draw_record_head(Ui& ui, Rect& rest, RecordIndex record, std::span<const RecordIndex> neighbours,
    bool sheet, RecordTitle& title, const RecordHead& head) {
    Rect row = centred(cut_top(rest, ui.px(ui.touch ? 52 : 44)), ui.control_height());
    const Inspector::Wish wish = inspector_buttons(ui, row, record, neighbours, sheet);
    cut_right(row, ui.px(8));
    if (!head.number.empty()) cut_left(row, text(ui, row, head.number, face::secondary) + ui.px(8));
    const Rect tags = centred(row, ui.px(20));
    float x = tags.x;
    const auto put = [&](const HeadMark& mark) {
        if (mark.words.empty()) return;
        TagLook look = mark.look;
        if (mark.stage) look.icon = icons::circle; // as wide as its glyph
        if (x + tag_width(ui, mark.words, look) > right(tags)) return;
        x += mark.stage ? stage_tag(ui, {x, tags.y}, mark.words, *mark.stage) : tag(ui, {x, tags.y}, mark.words, look);
        x += ui.px(6);
    };
    std::size_t first = 0;
    if (!head.marks.empty()) put(head.marks[first++]); // what it is
    if (workspace_of(ui).record(record).conflicts > 0)
        put({std::string(tr(Str::needs_decision)),
            {color::soon, color::soon_tint, color::soon_line, icons::circle_alert}});
    for (; first < head.marks.size(); ++first) put(head.marks[first]);

    title.draw(ui, rest, record);
    if (!head.subtitle.empty()) {
        Rect line = cut_top(rest, ui.px(22));
        if (head.subtitle_icon) {
            icon(ui, cut_left(line, ui.px(16)), head.subtitle_icon, 14, color::text_3);
            cut_left(line, ui.px(6));
        }
        const Face face = face::secondary;
        if (head.missing != no_field) {
            missing_field(ui, line, head.subtitle, record, head.missing);
        } else if (head.subtitle_of == no_record) {
            text(ui, line, head.subtitle, face);
        } else {
            line.width = std::min(line.width, text_width(ui, head.subtitle, face) + 1);
            const Press press = pressable(ui, "subtitle", fingertip(ui, line),
                {.role = Role::link, .name = head.subtitle, .radius = metric::radius_small});
            silent_text(ui, line, head.subtitle, press.hovered ? tinted(face, color::accent) : face);
            if (press.pressed) ui.app.open_record(workspace_of(ui).record(head.subtitle_of).id);
        }
    }
    duplicate_notice(ui, rest, record);
    cut_top(rest, ui.px(8));
    return wish;
}

} // namespace yinfeng::ui
