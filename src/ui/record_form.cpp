#include "ui/record_form.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_editors.h"
#include "ui/field_history.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/record_checks.h"
#include "view/arrangement.h"
#include "view/words.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr float label_css = 112, touch_label_css = 28, history_css = 32, section_css = 44, row_gap_css = 8;

float editor_width(const Ui& ui, RecordIndex record, float width) {
    return ui.touch ? width : width - ui.px(label_css + (editing_draft(record) ? 0 : history_css));
}

struct {
    RecordIndex record = no_record; // no_record: none is
    FieldId field = 0;
} wanted;

decltype(wanted) led_to; // the last one: shown as long as its record is, also where the form leaves it out

// Nothing that was written is lost from sight: what the form leaves out is shown where it says something, where two offices say
// different things, and where somebody was led to it.
bool is_seen_though_hidden(const Ui& ui, RecordIndex record, FieldId field) {
    if (led_to.record == record && led_to.field == field) return true;
    if (field_in_conflict(ui, record, field) || refused_text(ui, record, field)) return true;
    const Workspace& data = workspace_of(ui);
    if (data.names().is_formula(field)) return false;
    return is_set(info_of(ui, field).type) ? !data.elements(record, field).empty()
                                           : !data.value(record, field).is_none();
}

// In view first: only what is to be seen can take the keyboard.
void reveal(Ui& ui, const Rect& box) {
    const Rect view = clip_rect();
    if (box.y >= view.y && bottom(box) <= bottom(view)) {
        wanted = {};
        focus_next(ui);
    } else {
        ImGui::SetScrollFromPosY(box.y - ImGui::GetWindowPos().y, 0.3f);
    }
    ui.want_frames(2);
}

} // namespace

void reveal_field(Ui& ui, RecordIndex record, FieldId field) {
    wanted = {record, field};
    ui.want_frames(2);
}

bool is_field_wanted(RecordIndex record) { return record != no_record && wanted.record == record; }

void missing_field(Ui& ui, Rect line, std::string_view words, RecordIndex record, FieldId field) {
    line.width = std::min(line.width, text_width(ui, words, {13}) + ui.px(2));
    if (!ui.app.can_write()) text(ui, line, words, tinted(face::secondary, color::text_3));
    else if (text_button(ui, line, words)) reveal_field(ui, record, field);
}

float field_editor_height(const Ui& ui, RecordIndex record, FieldId field, float width) {
    return value_editor_height(ui, record, field, editor_width(ui, record, width)) +
           (ui.touch ? ui.px(touch_label_css) : 0);
}

namespace {

// A formula says what it says, or why it says nothing; nobody types into it.
float formula_row(Ui& ui, Vec top, float width, RecordIndex record, FieldId field) {
    view::Columns& columns = ui.app.columns();
    const std::string label(app::label(info_of(ui, field)));
    const std::string why = columns.why_empty(record, field);
    std::string words = view::words(columns, record, field, view::Style::words);
    if (!why.empty()) words = tr(Str::formula_no_value, {why});
    if (words.empty()) words = tr(Str::unfilled);
    float y = top.y;
    float left = top.x;
    Rect label_box{top.x, y, ui.px(label_css), ui.control_height()};
    if (ui.touch) {
        label_box = {top.x, y, width, ui.px(touch_label_css)};
        y += label_box.height;
    } else {
        left += label_box.width;
    }
    const float drawn = silent_text(ui, label_box, label, face::secondary);
    if (columns[field].options.confidential) {
        cut_left(label_box, drawn + ui.px(4));
        icon(ui, cut_left(label_box, ui.px(14)), icons::lock, 12, color::text_off);
    }
    const bool is_quiet = why.empty() && words == tr(Str::unfilled);
    const Face& look = !why.empty() ? tinted(face::body, color::soon)
                       : is_quiet   ? tinted(face::body, color::text_3)
                                    : face::body;
    Rect box{left, y, std::max(top.x + width - left - ui.px(ui.touch ? 0 : history_css), ui.px(60)), 0};
    box.height = std::max(ui.control_height(), wrapped_height(ui, box.width - ui.px(20), words, look, 8) + ui.px(10));
    fill(ui, box, color::subtle, metric::radius);
    Rect inside = inset(box, ui.px(10), 0);
    const Press press = pressable(ui, label, box, {.role = Role::text, .name = label, .value = words});
    tooltip(ui, press, tr(Str::formula_worked_out));
    wrapped_text(ui, centred(inside, wrapped_height(ui, inside.width, words, look, 8)), words, look, 8, true);
    return bottom(box) - top.y;
}

} // namespace

bool field_editor(Ui& ui, const Rect& box, RecordIndex record, FieldId field) {
    const FieldInfo& field_info = info_of(ui, field);
    Rect rest = box;
    Rect label_box = ui.touch ? cut_top(rest, ui.px(touch_label_css)) : cut_left(rest, ui.px(label_css));
    // History: behind the field, or in touch density on the line of the label, so that the field has the whole width.
    Rect history = cut_right(ui.touch ? label_box : rest, ui.px(editing_draft(record) ? 0
                                                                : ui.touch            ? 44
                                                                                      : history_css));
    if (!ui.touch) label_box.height = std::min(label_box.height, ui.control_height());
    // The editor carries the label as its name; here it is only drawn.
    const float drawn = silent_text(ui, label_box, app::label(field_info), face::secondary);
    if (field_info.options.confidential) {
        cut_left(label_box, drawn + ui.px(4));
        icon(ui, cut_left(label_box, ui.px(14)), icons::lock, 12, color::text_off);
    }
    history = centred({history.x, history.y, history.width, ui.touch ? history.height : ui.control_height()},
        ui.px(ui.touch ? 44 : 28), ui.px(28));

    Rect editor = rest;
    Rect first_line{rest.x, rest.y, rest.width, ui.control_height()};
    conflict_badge(ui, first_line, record, field);
    editor.width = first_line.width;
    const EditorResult result = value_editor(ui, editor, record, field);

    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool near =
        contains(box, {mouse.x, mouse.y}) && // a field of several lines is a window of its own
        ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem | ImGuiHoveredFlags_ChildWindows);
    if (!editing_draft(record) && (near || field_was_changed(ui, record, field) || history_is_open(ui, field)))
        history_button(ui, history, record, field);
    return result.wrote;
}

float record_form(Ui& ui, Vec top, float width, RecordIndex record, std::span<const FieldId> skip) {
    commit_stray_edits(ui);
    const Names& names = workspace_of(ui).names();
    const view::Form form = view::form_of(workspace_of(ui), workspace_of(ui).record(record).kind);
    float y = top.y + record_checks(ui, top, width, record);
    const bool is_wanted = wanted.record == record;
    if (is_wanted) led_to = wanted;
    bool has_wanted = false, titled = false;
    const auto draw = [&](FieldId field, std::string_view section) {
        const bool is_formula = names.is_formula(field);
        if (is_formula ? editing_draft(record) : std::ranges::contains(skip, field)) return;
        if (!titled) {
            if (y > top.y) horizontal_line(ui, top.x, top.x + width, y + ui.px(8), color::line), y += ui.px(8);
            heading(ui, {top.x, y, width, ui.px(section_css)}, section, face::section, 3);
            y += ui.px(section_css);
            titled = true;
        }
        if (is_formula) {
            y += formula_row(ui, {top.x, y}, width, record, field) + ui.px(row_gap_css);
            return;
        }
        const float height = field_editor_height(ui, record, field, width);
        if (is_wanted && wanted.field == field) has_wanted = true, reveal(ui, {top.x, y, width, height});
        field_editor(ui, {top.x, y, width, height}, record, field);
        y += height + ui.px(row_gap_css);
    };
    for (const view::Form::Section& section : form.sections) {
        titled = false;
        for (const FieldId field : section.fields) draw(field, group_label(section.group));
    }
    titled = false;
    for (const FieldId field : form.hidden)
        if (is_seen_though_hidden(ui, record, field)) draw(field, tr(Str::form_hidden));
    if (is_wanted && !has_wanted) wanted = {}; // it is shown elsewhere
    return y - top.y;
}

float record_history(Ui& ui, Vec top, float width, RecordIndex record) {
    // Kept while nothing changes: a long history is sorted once, not at every frame.
    static struct {
        std::uint64_t workspace;
        RecordIndex record;
        std::uint64_t revision;
        std::vector<HistoryEntry> entries;
        float width, scale;
        std::vector<float> tops; // of the entries at that width, one more for the end
    } kept;
    const Workspace& workspace = workspace_of(ui);
    if (kept.workspace != ui.app.workspace_number() || kept.record != record || kept.revision != workspace.revision())
        kept = {ui.app.workspace_number(), record, workspace.revision(), history_of(ui, record), 0, 0, {}};
    const float scale = ui.touch ? -ui.scale : ui.scale; // words are larger there
    if (kept.width != width || kept.scale != scale || kept.tops.empty()) {
        kept.width = width;
        kept.scale = scale;
        kept.tops.assign(1, 0);
        for (const HistoryEntry& entry : kept.entries)
            kept.tops.push_back(kept.tops.back() + history_row_height(ui, width, entry));
    }
    const Rect seen = clip_rect();
    for (std::size_t i = 0; i < kept.entries.size(); ++i) {
        const Rect box{top.x, top.y + kept.tops[i], width, kept.tops[i + 1] - kept.tops[i]};
        if (overlaps(box, seen)) history_row(ui, box, record, kept.entries[i]);
    }
    return kept.tops.back();
}

} // namespace yinfeng::ui
