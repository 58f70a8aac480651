// The line that takes the next follow-up of a record. Untouched it is one line; whoever comes to it sees the day, the way and the person
// that will be written with it.

#include "app/app.h"
#include "app/strings.h"
#include "base/text_search.h"
#include "base/utf8.h"
#include "domain/follow_ups.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/popover.h"
#include "ui/record_form.h"
#include "ui/record_options.h"
#include "ui/records/follow_up_list.h"

#include <algorithm>
#include <map>
#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;
namespace field_of_note = field::follow_up;

namespace {

constexpr int most_lines = 8;
constexpr float gap_css = 8, date_css = 132;

// What was typed and not added yet, of each record that somebody came to.
struct Entry {
    std::string text, day, way;
    Id by;
    bool is_open = false; // somebody has come to it
    bool takes_keyboard = false;
};

struct Entries {
    ImGuiContext* context = nullptr;
    std::uint64_t workspace = 0;
    std::map<Id, Entry> list;
};

Entry begin(const Ui& ui) {
    Entry entry;
    entry.day = to_iso(ui.app.today());
    const domain::Reading reading = ui.app.reading();
    if (const RecordIndex me = domain::person_called(reading.data, reading.me); me != no_record)
        entry.by = reading.data.record(me).id;
    return entry;
}

std::string kept_name(const Workspace& workspace, RecordIndex record) {
    return "follow-up " + to_string(workspace.record(record).id);
}

// A text that was left here before the page was closed comes back with it.
Entry& entry_of(const Ui& ui, RecordIndex record) {
    static Entries entries;
    if (entries.context != ImGui::GetCurrentContext() || entries.workspace != ui.app.workspace_number())
        entries = {ImGui::GetCurrentContext(), ui.app.workspace_number(), {}};
    const Id id = workspace_of(ui).record(record).id;
    const auto [found, is_new] = entries.list.try_emplace(id);
    if (is_new) {
        found->second = begin(ui);
        found->second.text = ui.app.view_preference(kept_name(workspace_of(ui), record));
        found->second.is_open = !found->second.text.empty();
    }
    return found->second;
}

bool add(Ui& ui, RecordIndex record, Entry& entry) {
    const std::string_view text = trim(entry.text);
    if (text.empty()) return false;
    const Id made = ui.app.new_id();
    Change change{std::string(tr(Str::follow_up_add)), {}};
    domain::add_follow_up(ui.app.reading(), change, made, record, text);
    change.set(Kind::follow_up, made, field_of_note::on_, entry.day.empty() ? Value() : Value::text(entry.day));
    change.set(Kind::follow_up, made, field_of_note::by_, is_nil(entry.by) ? Value() : to_value(entry.by));
    if (!entry.way.empty()) change.set(Kind::follow_up, made, field_of_note::way_, Value::text(entry.way));
    if (!ui.app.apply(change)) return false; // a toast says why; what was typed stays
    ui.semantics.announce(std::string(tr(Str::follow_up_added)));
    ui.app.set_view_preference(kept_name(workspace_of(ui), record), {});
    entry = begin(ui);
    entry.is_open = true;
    return true;
}

// A chip that opens a list: what is chosen, or what can be.
void choose(Ui& ui, const Rect& box, FieldId field, std::string_view shown, const char* glyph,
    const std::function<std::vector<Option>(std::string_view)>& options,
    const std::function<void(std::string_view)>& take) {
    const std::string_view name = app::label(info(field));
    const std::string label = std::string(shown.empty() ? name : shown) + "###" + std::string(info(field).name);
    const ChipOptions look{.icon = glyph, .on = !shown.empty(), .dashed = shown.empty()};
    if (chip(ui, box, label, look) == ChipResult::pressed) open_popup(ui, name);
    const Picked picked = picker_popup(ui, name, box, 240, options, field == field_of_note::way_, !shown.empty());
    if (picked.what == Picked::What::option || picked.what == Picked::What::created) take(trim(picked.code));
    if (picked.what == Picked::What::cleared) take({});
}

} // namespace

std::vector<Option> way_options(Ui& ui, std::string_view typed) {
    std::vector<Option> options = used_text_options(ui, field_of_note::way_, typed);
    const SearchQuery query = make_search_query(typed);
    for (std::string_view rest = tr(Str::follow_up_ways); !rest.empty();) {
        const std::string_view way = rest.substr(0, rest.find('|'));
        rest.remove_prefix(std::min(rest.size(), way.size() + 1));
        const bool is_used = std::ranges::contains(options, way, &Option::code);
        if (!is_used && (query.empty() || matches(make_search_key(way), query)))
            options.push_back({.code = way, .label = std::string(way)});
    }
    return options;
}

float follow_up_entry(Ui& ui, Vec top, float width, RecordIndex record) {
    if (!ui.app.can_write() || !workspace_of(ui).is_live(record)) return 0;
    const IdScope scope("entry");
    Entry& entry = entry_of(ui, record);
    const Workspace& data = workspace_of(ui);
    Rect rest{top.x, top.y, width, 1e6f};

    const float line = line_height(ui, face::body);
    const float wanted = wrapped_height(ui, width - ui.px(34), entry.text, face::body, most_lines);
    const float height = std::max(
        entry.is_open ? 2 * line : line, std::min(wanted + (entry.text.ends_with('\n') ? line : 0), most_lines * line));
    const Rect box = cut_top(rest, std::max(ui.control_height(), height + ui.px(16)));
    if (std::exchange(entry.takes_keyboard, false)) focus_next(ui);
    const Edit edit = text_field(ui, box, "text", entry.text,
        {.name = app::label(info(Kind::follow_up)),
            .hint = tr(Str::follow_up_hint),
            .multiline = true,
            .enter_submits = true});
    if (edit.active && !entry.is_open) entry.is_open = true, ui.want_frames(2);
    if (edit.cancelled && trim(entry.text).empty()) entry.is_open = false;
    if (edit.changed || edit.cancelled) ui.app.set_view_preference(kept_name(data, record), entry.text);
    bool adds = edit.submitted;
    if (!entry.is_open) return rest.y - top.y;

    cut_top(rest, ui.px(gap_css));
    const ButtonOptions main{.icon = icons::plus, .kind = ButtonKind::primary, .disabled = trim(entry.text).empty()};
    const float button = button_width(ui, tr(Str::add), main), row = ui.control_height();
    std::string who;
    if (const RecordIndex person = is_nil(entry.by) ? no_record : data.find(entry.by); person != no_record)
        who = record_title(ui, person);
    const auto room = [&](std::string_view shown, FieldId field, const char* glyph) {
        return chip_width(ui, shown.empty() ? app::label(info(field)) : shown, {.icon = glyph});
    };
    const float way_width = room(entry.way, field_of_note::way_, icons::phone);
    const float who_width = std::min(room(who, field_of_note::by_, icons::user), ui.px(160));
    const float gap = ui.px(gap_css), date_width = ui.px(ui.touch ? 160 : date_css);
    const bool in_one = date_width + way_width + who_width + button + 3 * gap <= width;
    Rect line_box = cut_top(rest, row);
    if (const auto day =
            date_field(ui, cut_left(line_box, date_width), "day", app::label(info(field_of_note::on_)), entry.day))
        entry.day = *day;
    cut_left(line_box, gap);
    choose(
        ui, cut_left(line_box, std::min(way_width, line_box.width)), field_of_note::way_, entry.way, icons::phone,
        [&](std::string_view typed) { return way_options(ui, typed); }, [&](std::string_view way) { entry.way = way; });
    if (!in_one) {
        cut_top(rest, gap);
        line_box = cut_top(rest, row);
    } else {
        cut_left(line_box, gap);
    }
    choose(
        ui, cut_left(line_box, std::min(who_width, line_box.width - button - gap)), field_of_note::by_, who,
        icons::user, [&](std::string_view typed) { return record_options(ui, Kind::person, typed); },
        [&](std::string_view id) { entry.by = parse_id(id).value_or(Id{}); });
    adds |= ui::button(ui, cut_right(line_box, button), tr(Str::add), main);
    if (!ui.touch) text(ui, cut_top(rest, ui.px(24)), tr(Str::follow_up_keys), face::caption);
    if (adds) add(ui, record, entry);
    if (edit.submitted) entry.takes_keyboard = true, ui.want_frames(2); // the next one can be typed at once
    return rest.y - top.y;
}

} // namespace yinfeng::ui
