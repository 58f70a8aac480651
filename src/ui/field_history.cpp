#include "ui/field_history.h"

#include "app/app.h"
#include "app/strings.h"
#include "base/sort_list.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/popover.h"
#include "ui/record_form.h"
#include "ui/widgets.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

void add_cell(const Ui& ui, FieldId field, const Cell& cell, std::vector<HistoryEntry>& out) {
    const StampTable& stamps = workspace_of(ui).stamps();
    const auto siblings = cell.siblings();
    const auto older = cell.history();
    const auto add = [&](const Sibling& write, const Sibling* before, bool open) {
        const Stamp& stamp = stamps[write.stamp];
        out.push_back({field, before ? before->value : Value(), write.value, stamp.wall_ms, stamp.n,
            std::string(stamps.author_name(stamp.author)), open});
    };
    for (const Sibling& sibling : siblings) add(sibling, older.empty() ? nullptr : &older.front(), cell.in_conflict());
    for (std::size_t i = 0; i < older.size(); ++i) add(older[i], i + 1 < older.size() ? &older[i + 1] : nullptr, false);
}

void sort_newest_first(std::vector<HistoryEntry>& entries) {
    sort_list(entries, [](const HistoryEntry& a, const HistoryEntry& b) {
        return std::pair(a.wall_ms, a.n) > std::pair(b.wall_ms, b.n);
    });
}

// The field itself, or the set that it is an element of.
FieldId whole_field(const Workspace& workspace, FieldId field) {
    const Names::Element* element = workspace.names().as_element(field);
    return element ? element->set : field;
}

template <class Visit> void for_cells_of(const Ui& ui, RecordIndex record, FieldId field, const Visit& visit) {
    const Workspace& workspace = workspace_of(ui);
    for (const Field& part : workspace.record(record).fields)
        if (part.id == field || whole_field(workspace, part.id) == field) visit(part);
}

std::string who(const std::string& author) { return author.empty() ? std::string(tr(Str::author_unknown)) : author; }

} // namespace

std::vector<HistoryEntry> history_of(const Ui& ui, RecordIndex record, FieldId field) {
    std::vector<HistoryEntry> entries;
    for_cells_of(ui, record, field, [&](const Field& part) { add_cell(ui, part.id, part.cell, entries); });
    sort_newest_first(entries);
    return entries;
}

std::vector<HistoryEntry> history_of(const Ui& ui, RecordIndex record) {
    std::vector<HistoryEntry> entries;
    for (const Field& part : workspace_of(ui).record(record).fields) add_cell(ui, part.id, part.cell, entries);
    sort_newest_first(entries);
    return entries;
}

HistoryWords words_of(const Ui& ui, const HistoryEntry& entry) {
    const Names& names = workspace_of(ui).names();
    if (const Names::Element* element = names.as_element(entry.field)) {
        const FieldInfo* set = names.info(entry.field);
        const std::string label = element_words(ui, element->set, element->text);
        return {std::string(set ? app::label(*set) : names.field_name(element->set)), {},
            tr(entry.after.as_boolean() ? Str::element_added : Str::element_removed, {label})};
    }
    if (names.field_name(entry.field) == "deleted")
        return {{}, {},
            std::string(
                tr(entry.after.is_none() || (entry.after.shape() == Value::Shape::boolean && !entry.after.as_boolean())
                        ? Str::restored
                        : Str::moved_to_trash))};
    const FieldInfo* field = names.info(entry.field);
    return {std::string(field ? app::label(*field) : names.field_name(entry.field)),
        value_words(ui, entry.field, entry.before), value_words(ui, entry.field, entry.after)};
}

namespace {

// What somebody can have back: what is not there now, or not decided. A record goes to the trash and comes back by its own steps.
bool can_bring_back(const Ui& ui, RecordIndex record, const HistoryEntry& entry) {
    const Names& names = workspace_of(ui).names();
    if (!names.as_element(entry.field) && names.field_name(entry.field) == "deleted") return false;
    const Cell* cell = workspace_of(ui).record(record).find(entry.field);
    return cell && (cell->in_conflict() || cell->shown() != entry.after);
}

void bring_back(Ui& ui, RecordIndex record, const HistoryEntry& entry, std::string_view value) {
    const Record& target = workspace_of(ui).record(record);
    const FieldInfo* field = workspace_of(ui).names().info(entry.field);
    Change change{tr(Str::bring_back_named, {field ? app::label(*field) : value}), {}};
    change.writes.push_back({target.id, target.kind, entry.field, entry.after});
    ui.app.apply(change, tr(Str::brought_back, {value}));
    ui.want_frames(2);
}

constexpr float time_css = 88, line_css = 22;
constexpr int most_lines = 4; // of a value that is settled

float bring_back_width(const Ui& ui) { return button_width(ui, tr(Str::bring_back)); }

// Always there for keys and screen readers; seen under the pointer, with the keyboard, and by fingers, which have no pointer that
// rests. With a pointer it lies over the author.
void bring_back_button(Ui& ui, const Rect& row, Rect place, RecordIndex record, const HistoryEntry& entry,
    const HistoryWords& words, float author_width) {
    const IdScope of_field(static_cast<std::uint64_t>(entry.field)), of_write(entry.n),
        of_time(static_cast<std::uint64_t>(entry.wall_ms));
    const std::string what = words.field.empty() ? words.after : tr(Str::field_colon, {words.field}) + words.after;
    const float width = bring_back_width(ui);
    Rect covered = place;
    covered = cut_right(covered, std::max(width, author_width) + ui.px(4));
    place = cut_right(place, width);
    place = centred(place, width, ui.touch ? ui.px(44) : std::min(place.height, ui.px(26)));
    const Press press = pressable(ui, "bring back", place,
        {.name = tr(Str::bring_back_named, {what}), .disabled = !ui.app.can_write(), .radius = metric::radius});
    if (press.pressed) bring_back(ui, record, entry, words.after);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool is_near = contains(row, {mouse.x, mouse.y}) && ImGui::IsWindowHovered();
    if (!ui.touch && !is_near && !press.focused) return;
    if (!ui.touch) fill(ui, covered, color::surface);
    if (press.hovered) fill(ui, place, color::hover, metric::radius);
    const Color tint = ui.app.can_write() ? color::text_2 : color::text_off;
    silent_text(ui, place, tr(Str::bring_back), {14, false, tint}, Align::centre);
}

// What a row says, and whether one line has room for it.
struct HistoryLine {
    HistoryWords words;
    std::string author, values; // old → new
    float author_width = 0, tag = 0;
    bool is_one = true;
};
HistoryLine line_of(const Ui& ui, float width, const HistoryEntry& entry) {
    HistoryLine line{words_of(ui, entry), who(entry.author), {}};
    width -= ui.px(time_css) + (ui.touch ? bring_back_width(ui) : 0);
    line.author_width = std::min(text_width(ui, line.author, face::caption) + ui.px(2), width * 0.34f);
    if (entry.open) line.tag = tag_width(ui, tr(Str::needs_decision)) + ui.px(6);
    if (!line.words.before.empty()) line.values.append(line.words.before).append(tr(Str::arrow));
    line.values += line.words.after;
    const float field =
        line.words.field.empty() ? 0 : text_width(ui, tr(Str::field_colon, {line.words.field}), face::secondary);
    const float room = width - line.author_width - ui.px(8) - line.tag;
    line.is_one =
        field + text_width(ui, line.values, {13}) + ui.px(2) <= room && line.values.find('\n') == std::string::npos;
    return line;
}

} // namespace

float history_row_height(const Ui& ui, float width, const HistoryEntry& entry) {
    const float one = ui.px(ui.touch ? 44 : 30);
    const HistoryLine line = line_of(ui, width, entry);
    if (line.is_one) return one;
    const float room = width - ui.px(time_css) - (ui.touch ? bring_back_width(ui) : 0);
    return std::max(
        one, ui.px(line_css) + ui.px(6) + wrapped_height(ui, room, line.values, {13}, entry.open ? 0 : most_lines));
}

void history_row(Ui& ui, const Rect& box, RecordIndex record, const HistoryEntry& entry) {
    const HistoryLine line = line_of(ui, box.width, entry);
    const bool below = !line.is_one && box.height > ui.px(40);
    Rect whole = box;
    Rect at_end = box; // of the first line
    if (below) at_end.height = ui.px(line_css);
    if (ui.touch) at_end = cut_right(whole, bring_back_width(ui));
    Rect rest = below ? cut_top(whole, ui.px(line_css)) : whole;
    text(ui, cut_left(rest, ui.px(time_css)), format_wall_time(entry.wall_ms, ui.app.platform().utc_offset_minutes()),
        tinted(face::secondary, color::text_3));
    text(ui, cut_right(rest, line.author_width), line.author, face::caption, Align::right);
    cut_right(rest, ui.px(8));
    if (entry.open) {
        const Rect mark = centred(cut_right(rest, line.tag - ui.px(6)), ui.px(20));
        tag(ui, {mark.x, mark.y}, tr(Str::needs_decision), {color::soon, color::soon_tint, color::soon_line});
        cut_right(rest, ui.px(6));
    }
    const auto part = [&](std::string_view utf8, const Face& face) {
        if (rest.width > ui.px(12)) cut_left(rest, text(ui, rest, utf8, face));
    };
    if (!line.words.field.empty()) part(tr(Str::field_colon, {line.words.field}), face::secondary);
    if (below) {
        cut_left(whole, ui.px(time_css));
        wrapped_text(ui, whole, line.values, {13}, entry.open ? 0 : most_lines);
    } else {
        if (!line.words.before.empty())
            part(line.words.before, tinted(face::secondary, color::text_3)), part(tr(Str::arrow), face::secondary);
        part(line.words.after, {13});
    }
    if (can_bring_back(ui, record, entry))
        bring_back_button(ui, box, at_end, record, entry, line.words, line.author_width);
}

bool field_in_conflict(const Ui& ui, RecordIndex record, FieldId field) {
    if (workspace_of(ui).record(record).conflicts == 0) return false;
    bool found = false;
    for_cells_of(ui, record, field, [&](const Field& part) { found |= part.cell.in_conflict(); });
    return found;
}

bool field_was_changed(const Ui& ui, RecordIndex record, FieldId field) {
    bool found = false;
    for_cells_of(ui, record, field,
        [&](const Field& part) { found |= !part.cell.history().empty() || part.cell.in_conflict(); });
    return found;
}

void conflict_badge(Ui& ui, Rect& box, RecordIndex record, FieldId field) {
    if (!field_in_conflict(ui, record, field)) return;
    const std::string_view words = tr(Str::needs_decision);
    const TagLook look{color::soon, color::soon_tint, color::soon_line, icons::circle_alert};
    const float width = tag_width(ui, words, look);
    const Rect place = cut_right(box, width);
    cut_right(box, ui.px(6));
    const IdScope scope(static_cast<std::uint64_t>(field));
    const FieldInfo* field_info = workspace_of(ui).names().info(field);
    const std::string name = tr(Str::conflict_of, {field_info ? app::label(*field_info) : std::string_view()});
    const Press press = pressable(ui, "conflict", centred(place, ui.px(28)), {.name = name, .expanded = false});
    const Rect mark = centred(place, ui.px(20));
    tag(ui, {mark.x, mark.y}, words, look);
    tooltip(ui, press, tr(Str::conflict_hint));
    if (press.pressed) open_popup(ui, name);

    struct Choice {
        FieldId field;
        Value value;
        HistoryEntry entry;
    };
    std::vector<Choice> choices;
    for_cells_of(ui, record, field, [&](const Field& part) {
        if (!part.cell.in_conflict()) return;
        const StampTable& stamps = workspace_of(ui).stamps();
        for (const Sibling& sibling : part.cell.siblings()) {
            const Stamp& stamp = stamps[sibling.stamp];
            choices.push_back({part.id, sibling.value,
                {part.id, {}, sibling.value, stamp.wall_ms, stamp.n, std::string(stamps.author_name(stamp.author))}});
        }
    });
    const float width_css = 336;
    float height_css = 24 + 24 + 42;
    std::vector<float> value_heights; // each value whole
    for (const Choice& choice : choices) {
        const std::string value = words_of(ui, choice.entry).after;
        value_heights.push_back(std::max(ui.px(22), wrapped_height(ui, ui.px(width_css - 48), value, face::strong, 8)));
        height_css += ui.css(value_heights.back()) + 34 + 8;
    }
    if (!begin_popup(ui, name, place, width_css, height_css)) return;
    Rect area = popover_content(ui, 12);
    heading(ui, cut_top(area, ui.px(24)), name, face::section, 3);
    wrapped_text(ui, cut_top(area, ui.px(42)), tr(Str::conflict_explained), face::caption, 2);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const Choice& choice = choices[i];
        const Rect row = cut_top(area, value_heights[i] + ui.px(34));
        cut_top(area, ui.px(8));
        const HistoryWords change = words_of(ui, choice.entry);
        const std::string detail =
            tr(Str::who_when, {who(choice.entry.author),
                                  format_full_wall_time(choice.entry.wall_ms, ui.app.platform().utc_offset_minutes())});
        const IdScope row_scope(static_cast<std::uint64_t>(i));
        const Press chosen = pressable(ui, "choose", row,
            {.role = Role::radio,
                .name = change.after,
                .value = detail,
                .checked = i == 0 ? Tri::yes : Tri::no,
                .disabled = !ui.app.can_write(),
                .radius = metric::radius_card});
        fill(ui, row,
            chosen.hovered ? color::hover
            : i == 0       ? color::accent_tint
                           : color::surface,
            metric::radius_card);
        outline(ui, row, i == 0 ? color::accent_line : color::line, metric::radius_card);
        Rect inside = inset(row, ui.px(12), ui.px(7));
        wrapped_text(ui, cut_top(inside, value_heights[i]), change.after, face::strong, 8, true);
        silent_text(ui, inside, detail, face::caption);
        if (chosen.pressed) {
            const Record& target = workspace_of(ui).record(record);
            Change write;
            write.name = name;
            write.writes.push_back({target.id, target.kind, choice.field, choice.value});
            ui.app.apply(write, tr(Str::conflict_settled, {change.after}));
            close_popup(ui);
        }
    }
    end_popup(ui);
}

namespace {

std::string history_name(const Ui& ui, FieldId field) {
    const FieldInfo* field_info = workspace_of(ui).names().info(field);
    return tr(Str::history_of_field, {field_info ? app::label(*field_info) : std::string_view()});
}

} // namespace

bool history_is_open(const Ui& ui, FieldId field) {
    const IdScope scope(static_cast<std::uint64_t>(field));
    return popup_is_open(ui, history_name(ui, field));
}

void history_button(Ui& ui, const Rect& box, RecordIndex record, FieldId field) {
    const IdScope scope(static_cast<std::uint64_t>(field));
    const std::string name = history_name(ui, field);
    const Press press = pressable(ui, "history", fingertip(ui, box), {.name = name});
    if (press.hovered) fill(ui, box, color::hover, metric::radius);
    icon(ui, box, icons::history, 14, press.hovered || press.focused ? color::text_2 : color::text_off);
    tooltip(ui, press, name);
    if (press.pressed) open_popup(ui, name);

    const float row_css = 46, width_css = 336;
    const std::vector<HistoryEntry> entries =
        popup_is_open(ui, name) ? history_of(ui, record, field) : std::vector<HistoryEntry>();
    const float list_css =
        std::min(row_css * static_cast<float>(std::max<std::size_t>(entries.size(), 1)), row_css * 7);
    if (!begin_popup(ui, name, box, width_css, 24 + 28 + list_css)) return;
    Rect area = popover_content(ui, 12);
    heading(ui, cut_top(area, ui.px(28)), name, face::section, 3);
    const Scroll scroll = begin_scroll(ui, "entries", area);
    const Range range = visible_rows(scroll, ui.px(row_css), static_cast<int>(entries.size()));
    for (int i = range.first; i < range.last; ++i) {
        const HistoryEntry& entry = entries[static_cast<std::size_t>(i)];
        Rect row{scroll.origin.x, scroll.origin.y + ui.px(row_css) * static_cast<float>(i), area.width, ui.px(row_css)};
        if (i > 0) horizontal_line(ui, row.x, right(row), row.y, color::line);
        row = inset(row, 0, ui.px(4));
        const HistoryWords change = words_of(ui, entry);
        if (can_bring_back(ui, record, entry)) {
            const IdScope of_entry(static_cast<std::uint64_t>(i));
            const std::string said = tr(Str::bring_back_named, {change.after});
            const ButtonOptions options{.kind = ButtonKind::quiet, .name = said, .disabled = !ui.app.can_write()};
            const std::string_view words = tr(Str::bring_back);
            const Rect place = cut_right(row, button_width(ui, words, options));
            cut_right(row, ui.px(6));
            if (button(ui, centred(place, ui.control_height()), words, options)) {
                bring_back(ui, record, entry, change.after);
                close_popup(ui);
            }
        }
        Rect first = cut_top(row, ui.px(20));
        if (!change.before.empty()) {
            cut_left(first, text(ui, first, change.before, tinted(face::secondary, color::text_3)));
            cut_left(first, text(ui, first, tr(Str::arrow), face::secondary));
        }
        text(ui, first, change.after, {13});
        text(ui, row,
            tr(Str::who_when,
                {who(entry.author), format_full_wall_time(entry.wall_ms, ui.app.platform().utc_offset_minutes())}),
            face::caption);
    }
    end_scroll(ui, scroll, {area.width, ui.px(row_css) * static_cast<float>(entries.size())});
    end_popup(ui);
}

} // namespace yinfeng::ui
