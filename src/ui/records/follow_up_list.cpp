#include "ui/records/follow_up_list.h"

#include "app/app.h"
#include "app/strings.h"
#include "domain/follow_ups.h"
#include "icons_generated.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/form_dialog.h"
#include "ui/imgui_access.h"
#include "ui/link_button.h"
#include "ui/record_form.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;
namespace note_field = field::follow_up;

namespace {

constexpr std::size_t shown_first = 30, shown_more = 100;
constexpr float gutter_css = 20, row_gap_css = 14, head_css = 24;

struct {
    ImGuiContext* context = nullptr;
    Id record;                // whose list was drawn last
    Id editing;               // nil: none is
    bool edit_starts = false; // its text takes the keyboard
    Id lit;                   // that somebody asked for from elsewhere
    std::size_t shown = shown_first;
} state;

bool is_edited(const Workspace& data, RecordIndex note) { return data.record(note).id == state.editing; }

std::string who_words(const Ui& ui, RecordIndex note) {
    return filled_words(ui, note_field::by_, workspace_of(ui).value(note, note_field::by_));
}
std::string day_words(const Ui& ui, RecordIndex note) {
    std::string words = filled_words(ui, note_field::on_, workspace_of(ui).value(note, note_field::on_));
    return words.empty() ? std::string(tr(Str::follow_up_undated)) : words;
}
// Of a project, a note about one of its phases says which.
std::string part_words(const Ui& ui, RecordIndex note, RecordIndex record) {
    const RecordIndex about = domain::followed(workspace_of(ui), note);
    return about == record || about == no_record ? std::string() : record_title(ui, about);
}

float editor_height(const Ui& ui, RecordIndex note, float width) {
    return 2 * (labelled_field_height(ui) + ui.px(8)) + value_editor_height(ui, note, note_field::text_, width);
}

float note_height(const Ui& ui, RecordIndex note, float width) {
    const Workspace& data = workspace_of(ui);
    if (is_edited(data, note)) return editor_height(ui, note, width);
    const std::string_view text = data.value(note, note_field::text_).as_text();
    const float head = ui.px(ui.touch ? 32 : head_css);
    return std::max(head + wrapped_height(ui, width, text, face::body) + ui.px(2), ui.touch ? ui.px(52) : 0);
}

// The record itself has a bin in its head.
std::string trash_words() {
    return std::string(tr(Str::move_to_trash)) + " " + std::string(app::label(info(Kind::follow_up)));
}

// Its four fields where the note stands; each is written as it is left, as in the form. The text stands below the others: it grows
// and shrinks, and what is pressed beside it must not move away from under the pointer. Enter in it ends the editing, as it adds a
// new one.
void draw_editor(Ui& ui, Rect rest, RecordIndex note) {
    const float gap = ui.px(8), side = ui.control_height();
    const auto field = [&](Rect box, FieldId which) {
        field_label(ui, box, app::label(info(which)));
        value_editor(ui, box, note, which);
    };
    Rect row = cut_top(rest, labelled_field_height(ui));
    const auto tool = [&] {
        Rect column = cut_right(row, side);
        return cut_bottom(column, side);
    };
    const bool closes = icon_button(ui, tool(), icons::check, tr(Str::finish_editing), {.kind = ButtonKind::quiet});
    const bool trashes = icon_button(ui, tool(), icons::trash_2, trash_words(), {.kind = ButtonKind::quiet});
    cut_right(row, gap);
    field(cut_left(row, std::floor((row.width - gap) * 0.55f)), note_field::on_);
    cut_left(row, gap);
    field(row, note_field::way_);
    cut_top(rest, gap);
    field(cut_top(rest, labelled_field_height(ui)), note_field::by_);
    cut_top(rest, gap);
    if (std::exchange(state.edit_starts, false)) focus_next(ui);
    const float height = value_editor_height(ui, note, note_field::text_, rest.width);
    const EditorResult text = value_editor(ui, cut_top(rest, height), note, note_field::text_, {.enter_submits = true});
    const bool ended = text.given_up || text.submitted || text.cancelled;
    if (closes || trashes || (ended && !text.refused)) {
        state.editing = {};
        ui.want_frames(2);
    }
    if (trashes) ui.app.trash({note});
}

// True when it is to be edited.
bool draw_note(Ui& ui, const Rect& box, RecordIndex note, RecordIndex record) {
    const Workspace& data = workspace_of(ui);
    const std::string_view text = data.value(note, note_field::text_).as_text();
    const std::string day = day_words(ui, note), who = who_words(ui, note), part = part_words(ui, note, record);
    const std::string way(data.value(note, note_field::way_).as_text());
    std::string said = day;
    for (const std::string_view each : {std::string_view(way), std::string_view(who), std::string_view(part)})
        if (!each.empty()) said.append(" · ").append(each);
    const bool can_write = can_edit(ui, note);
    const Rect around = inset(box, -ui.px(6), -ui.px(4));
    const Press press = pressable(ui, "note", around,
        {.name = text.empty() ? tr(Str::follow_up_edit) : text,
            .value = said,
            .disabled = !can_write,
            .allow_overlap = true});
    if (press.hovered && can_write) fill(ui, around, color::hover, metric::radius);
    Rect rest = box;
    Rect head = cut_top(rest, ui.px(ui.touch ? 32 : head_css));
    const float side = ui.reach(24);
    bool edits = press.pressed;
    if ((press.hovered || press.focused) && can_write && !ui.touch) {
        if (icon_button(ui, centred(cut_right(head, side), side, side), icons::trash_2, trash_words(),
                {.kind = ButtonKind::quiet})) {
            ui.app.trash({note});
            return false;
        }
        icon(ui, cut_right(head, side), icons::pencil, 14, color::text_3);
    }
    link_button(ui, head, text, side);
    cut_left(head, silent_text(ui, head, day, face::strong) + ui.px(8));
    const Rect marks = centred(head, ui.px(20));
    float x = marks.x;
    if (!way.empty() && x + tag_width(ui, way) <= right(marks)) x += tag(ui, {x, marks.y}, way) + ui.px(8);
    if (!part.empty() && x + tag_width(ui, part) <= right(marks)) x += tag(ui, {x, marks.y}, part) + ui.px(8);
    cut_left(head, x - head.x);
    silent_text(ui, head, who, face::secondary);
    wrapped_text(ui, rest, text, face::body, 0, true);
    return edits;
}

} // namespace

bool has_follow_ups(const Ui& ui, RecordIndex record) {
    const KindId kind = workspace_of(ui).record(record).kind;
    return kind < known_kind_count && domain::follow_up_link(static_cast<Kind>(kind)) != no_field;
}

Piece follow_up_tab(const Ui& ui, RecordIndex record) {
    return {
        .label = tr(Str::tab_follow_ups), .count = static_cast<int>(domain::follow_up_count(workspace_of(ui), record))};
}

bool is_follow_up_wanted(const Ui& ui, RecordIndex record) {
    const Workspace& data = workspace_of(ui);
    const Id part = ui.app.opened_part();
    const RecordIndex note = is_nil(part) ? no_record : data.find(static_cast<KindId>(Kind::follow_up), part);
    return note != no_record && std::ranges::contains(domain::follow_ups_of(data, record), note);
}

float follow_up_list(Ui& ui, Vec top, float width, RecordIndex record) {
    const IdScope scope("follow-ups");
    commit_stray_edits(ui);
    const Workspace& data = workspace_of(ui);
    const Id id = data.record(record).id;
    if (state.context != ImGui::GetCurrentContext() || state.record != id)
        state = {ImGui::GetCurrentContext(), id, {}, false, {}, shown_first};
    Rect rest{top.x, top.y, width, 1e6f};
    cut_top(rest, follow_up_entry(ui, {rest.x, rest.y}, width, record));
    cut_top(rest, ui.px(12));
    const std::vector<RecordIndex> notes = domain::follow_ups_of(data, record);
    if (notes.empty()) {
        const Rect box = cut_top(rest, ui.px(140));
        empty_state(ui, box, icons::message_square_more, tr(Str::follow_up_none));
        return rest.y - top.y;
    }
    if (is_follow_up_wanted(ui, record)) {
        state.lit = ui.app.opened_part();
        const auto place = std::ranges::find(notes, data.find(state.lit)) - notes.begin();
        state.shown = std::max(state.shown, static_cast<std::size_t>(place) + 1);
        ui.app.forget_opened_part();
        ui.want_frames(2);
    } else if (!is_nil(state.lit) && ImGui::IsMouseClicked(0)) {
        state.lit = {};
    }
    const Rect seen = clip_rect();
    const float gutter = ui.px(gutter_css), inner = width - gutter, gap = ui.px(row_gap_css);
    const std::size_t shown = std::min(notes.size(), state.shown);
    RecordIndex edits = no_record;
    for (std::size_t i = 0; i < shown; ++i) {
        const RecordIndex note = notes[i];
        const IdScope of_note(static_cast<std::uint64_t>(note));
        const Rect row = cut_top(rest, note_height(ui, note, inner));
        cut_top(rest, gap);
        const bool is_lit = data.record(note).id == state.lit;
        if (!overlaps(row, seen) && !is_lit && !is_edited(data, note)) continue;
        // A line down through the days.
        const float x = std::floor(row.x + ui.px(6)), y = std::floor(row.y + ui.px(ui.touch ? 16 : head_css / 2));
        if (i + 1 < shown) vertical_line(ui, x, y + ui.px(8), bottom(row) + gap, color::line);
        const float dot = ui.px(8);
        fill(ui, {x - std::floor(dot / 2), y - std::floor(dot / 2), dot, dot},
            i == 0 ? color::accent : color::line_control, 4);
        const Rect box{row.x + gutter, row.y, inner, row.height};
        if (is_lit) {
            fill(ui, inset(box, -ui.px(6), -ui.px(4)), color::accent_tint, metric::radius);
            if (!overlaps(row, seen))
                ImGui::SetScrollFromPosY(row.y - ImGui::GetWindowPos().y, 0.3f), ui.want_frames(2);
        }
        if (is_edited(data, note)) draw_editor(ui, box, note);
        else if (draw_note(ui, box, note, record)) edits = note;
        if (notes.size() != domain::follow_up_count(data, record)) return rest.y - top.y; // one is gone
    }
    if (edits != no_record) {
        state.editing = data.record(edits).id;
        state.edit_starts = true;
        ui.want_frames(3);
    }
    if (notes.size() > shown) {
        const std::string more = tr(Str::follow_up_more, {std::to_string(notes.size() - shown)});
        Rect row = cut_top(rest, ui.control_height());
        if (button(ui, cut_left(row, button_width(ui, more)), more)) state.shown += shown_more;
    }
    return rest.y - top.y;
}

} // namespace yinfeng::ui
