#include "view/arrangement.h"

#include "base/utf8.h"
#include "domain/reading.h"
#include "view/condition_grammar.h"
#include "view/name_list.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace yinfeng::view {

namespace {

constexpr std::string_view hidden_line = "hidden";

// A name as it stands in a text, and what is meant; no_column where nothing is called so here.
struct Entry {
    std::string name;
    ColumnId column = no_column;
};

// One line of a form, or a whole list.
struct Line {
    std::string key; // the section's code
    std::vector<Entry> entries;
};

// Fields of the office's own that are retired are passed over, until they are back.
bool is_offered(const Names& names, ColumnId id) {
    if (!names.is_own(id)) return id < known_field_count || id >= first_computed;
    const auto field = std::ranges::find(names.own_fields(), id, &OwnField::id);
    return field != names.own_fields().end() && !field->is_retired;
}

template <class Find> Line read_line(std::string_view text, Find find) {
    Line line;
    for (const std::string_view item : items_of(text)) line.entries.push_back({item_of(item).name, no_column});
    std::unordered_set<ColumnId> met;
    std::vector<Entry> once;
    for (Entry& entry : line.entries) {
        entry.column = find(entry.name);
        if (entry.column == no_column || met.insert(entry.column).second) once.push_back(std::move(entry));
    }
    line.entries = std::move(once);
    return line;
}

Line read_columns(Columns& columns, KindId kind, std::string_view text) {
    const Names& names = columns.workspace().names();
    return read_line(text, [&](std::string_view name) {
        const auto found = columns.named(kind, name);
        return found && is_offered(names, *found) ? *found : no_column;
    });
}

// The lines of a form. A field that stands in two lines counts where it stands first.
std::vector<Line> read_lines(const Workspace& workspace, KindId kind, std::string_view text) {
    const Names& names = workspace.names();
    std::unordered_set<FieldId> met;
    std::vector<Line> lines;
    for (const std::string_view each : items_of(text, '\n')) {
        const std::size_t colon = each.find(':');
        if (colon == std::string_view::npos) continue;
        Line line = read_line(each.substr(colon + 1), [&](std::string_view name) {
            const FieldId field = names.find_field(kind, name);
            return field != no_field && (names.is_defined(field) || names.is_formula(field)) && is_offered(names, field)
                       ? ColumnId{field}
                       : no_column;
        });
        std::erase_if(line.entries,
            [&](const Entry& entry) { return entry.column != no_column && !met.insert(entry.column).second; });
        line.key = trim(each.substr(0, colon));
        const auto same = std::ranges::find(lines, line.key, &Line::key);
        if (same == lines.end()) lines.push_back(std::move(line));
        else std::ranges::move(line.entries, std::back_inserter(same->entries));
    }
    return lines;
}

// What shall stand there, and what cannot be read here behind that which it stood behind.
std::vector<std::string> merged(std::span<const Entry> shown, std::span<const Entry> before) {
    std::vector<Entry> all(shown.begin(), shown.end());
    ColumnId behind = no_column;
    std::size_t of_behind = 0; // that already stand there
    for (const Entry& entry : before) {
        if (entry.column != no_column) {
            behind = entry.column;
            of_behind = 0;
            continue;
        }
        if (std::ranges::contains(all, entry.name, &Entry::name)) continue;
        const auto place = behind == no_column ? all.end() : std::ranges::find(all, behind, &Entry::column);
        ++of_behind;
        if (behind == no_column) all.insert(all.begin() + static_cast<std::ptrdiff_t>(of_behind - 1), entry);
        else if (place == all.end()) all.push_back(entry);
        else all.insert(place + static_cast<std::ptrdiff_t>(of_behind), entry);
    }
    std::vector<std::string> names;
    for (const Entry& entry : all) names.push_back(quoted_name(entry.name));
    return names;
}

std::string joined(std::span<const std::string> names) {
    std::string text;
    for (const std::string& name : names) text.append(text.empty() ? "" : ", ").append(name);
    return text;
}

std::string_view section_code(yinfeng::Group group) {
    return choices_of(ChoiceList::section)[static_cast<std::size_t>(group)].code;
}

std::string_view text_of(const Workspace& workspace, KindId kind, ArrangedPart part) {
    const RecordIndex record = arrangement_of(workspace, kind);
    return record == no_record ? std::string_view() : domain::text(workspace, record, field_of(part));
}

void write(const Workspace& workspace, KindId kind, ArrangedPart part, std::string_view text, Change& change) {
    const RecordIndex record = arrangement_of(workspace, kind);
    if (record == no_record && text.empty()) return;
    const std::string_view name = workspace.names().kind_name(kind);
    const Id id = record == no_record ? arrangement_id(name) : workspace.record(record).id;
    const auto is_mine = [&](const Write& each) {
        return each.record == id && each.field == field::arrangement::kind_;
    };
    if (record == no_record && std::ranges::none_of(change.writes, is_mine)) {
        if (const RecordIndex old = workspace.find(id); old != no_record) { // in the trash: what it said is gone
            workspace.add_restore(change, old);
            for (std::size_t each = 0; each < arranged_part_count; ++each)
                change.set(Kind::arrangement, id, field_of(static_cast<ArrangedPart>(each)), Value());
        }
        change.set(Kind::arrangement, id, field::arrangement::kind_, Value::text(name));
    }
    change.set(Kind::arrangement, id, field_of(part), text.empty() ? Value() : Value::text(text));
}

} // namespace

FieldId field_of(ArrangedPart part) {
    switch (part) {
    case ArrangedPart::columns: return field::arrangement::columns_;
    case ArrangedPart::cards: return field::arrangement::cards_;
    case ArrangedPart::overview: return field::arrangement::overview_;
    case ArrangedPart::form: return field::arrangement::form_;
    }
    return no_field;
}

Id arrangement_id(std::string_view kind_name) { return derived_id("arrangement " + std::string(kind_name)); }

std::span<const Kind> arrangeable_kinds() {
    static constexpr std::array kinds{
        Kind::project, Kind::service_record, Kind::enterprise, Kind::person, Kind::unit, Kind::follow_up};
    return kinds;
}

// In order of id the one that everybody makes stands first; one that was made by hand counts where there is no other.
RecordIndex arrangement_of(const Workspace& workspace, KindId kind) {
    const std::string_view name = workspace.names().kind_name(kind);
    for (const RecordIndex record : workspace.live(Kind::arrangement))
        if (domain::text(workspace, record, field::arrangement::kind_) == name) return record;
    return no_record;
}

bool is_arranged(const Workspace& workspace, KindId kind, ArrangedPart part) {
    return !trim(text_of(workspace, kind, part)).empty();
}

bool is_arranged(const Workspace& workspace, KindId kind) {
    for (std::size_t part = 0; part < arranged_part_count; ++part)
        if (is_arranged(workspace, kind, static_cast<ArrangedPart>(part))) return true;
    return false;
}

std::vector<ColumnId> read_list(Columns& columns, KindId kind, std::string_view text) {
    std::vector<ColumnId> ids;
    for (const Entry& entry : read_columns(columns, kind, text).entries)
        if (entry.column != no_column && ids.size() < most_columns) ids.push_back(entry.column);
    return ids;
}

std::vector<ColumnId> arranged(Columns& columns, KindId kind, ArrangedPart part) {
    return read_list(columns, kind, text_of(columns.workspace(), kind, part));
}

Form usual_form(const Workspace& workspace, KindId kind) { return read_form(workspace, kind, {}); }

Form read_form(const Workspace& workspace, KindId kind, std::string_view text) {
    const Names& names = workspace.names();
    Form form;
    std::unordered_set<FieldId> placed;
    const auto section = [&](yinfeng::Group group) -> std::vector<FieldId>& {
        const auto found = std::ranges::find(form.sections, group, &Form::Section::group);
        return found != form.sections.end() ? found->fields : form.sections.emplace_back(group).fields;
    };
    for (const Line& line : read_lines(workspace, kind, text)) {
        const auto code = choice_index(FieldOptions{.choices = ChoiceList::section}, line.key);
        if (!code && line.key != hidden_line) continue; // of a later version: its fields stand where they usually do
        std::vector<FieldId>& into = code ? section(static_cast<yinfeng::Group>(*code)) : form.hidden;
        for (const Entry& entry : line.entries)
            if (entry.column != no_column && placed.insert(entry.column).second) into.push_back(entry.column);
    }
    // What nobody has placed: sections in their usual order, at the end of what there is.
    std::vector<FieldId> rest = names.fields_of(kind);
    std::ranges::copy(names.formulas_of(kind), std::back_inserter(rest));
    std::erase_if(rest, [&](FieldId field) { return placed.contains(field); });
    for (std::size_t group = 0; group < group_count; ++group)
        for (const FieldId field : rest)
            if (names.info(field)->group == static_cast<yinfeng::Group>(group))
                section(static_cast<yinfeng::Group>(group)).push_back(field);
    std::erase_if(form.sections, [](const Form::Section& each) { return each.fields.empty(); });
    return form;
}

Form form_of(const Workspace& workspace, KindId kind) {
    return read_form(workspace, kind, text_of(workspace, kind, ArrangedPart::form));
}

std::string list_text(Columns& columns, KindId kind, std::span<const ColumnId> shown, std::string_view before) {
    std::vector<Entry> entries;
    for (const ColumnId id : shown) entries.push_back({columns[id].name, id});
    return joined(merged(entries, read_columns(columns, kind, before).entries));
}

std::string form_text(const Workspace& workspace, KindId kind, const Form& form, std::string_view before) {
    std::vector<Line> lines = read_lines(workspace, kind, before);
    std::string text;
    const auto add = [&](std::string_view key, std::span<const FieldId> fields) {
        std::vector<Entry> entries;
        for (const FieldId field : fields) entries.push_back({std::string(workspace.names().field_name(field)), field});
        const auto old = std::ranges::find(lines, key, &Line::key);
        const std::vector<std::string> names =
            merged(entries, old == lines.end() ? std::vector<Entry>() : old->entries);
        if (old != lines.end()) lines.erase(old);
        if (names.empty()) return;
        text.append(text.empty() ? "" : "\n").append(key).append(": ").append(joined(names));
    };
    for (const Form::Section& section : form.sections) add(section_code(section.group), section.fields);
    add(hidden_line, form.hidden);
    // Sections that have no field here any more, or that a later version knows: what cannot be read in them stays.
    while (!lines.empty()) {
        Line line = std::move(lines.front());
        lines.erase(lines.begin());
        std::erase_if(line.entries, [](const Entry& entry) { return entry.column != no_column; });
        const std::vector<std::string> names = merged({}, line.entries);
        if (!names.empty()) text.append("\n").append(line.key).append(": ").append(joined(names));
    }
    return text;
}

void arrange(Columns& columns, KindId kind, ArrangedPart part, std::span<const ColumnId> shown, Change& change) {
    const Workspace& workspace = columns.workspace();
    const std::string text =
        shown.empty() ? std::string() : list_text(columns, kind, shown, text_of(workspace, kind, part));
    write(workspace, kind, part, text, change);
}

void arrange(const Workspace& workspace, KindId kind, const Form& form, Change& change) {
    std::string text = form_text(workspace, kind, form, text_of(workspace, kind, ArrangedPart::form));
    if (text == form_text(workspace, kind, usual_form(workspace, kind), {})) text.clear();
    write(workspace, kind, ArrangedPart::form, text, change);
}

Id settle_arrangement(const Workspace& workspace, Change& change, Id made) {
    const auto said = std::ranges::find_if(change.writes,
        [&](const Write& each) { return each.record == made && each.field == field::arrangement::kind_; });
    if (said == change.writes.end() || said->value.as_text().empty()) return made;
    const Id id = arrangement_id(said->value.as_text());
    for (Write& write : change.writes)
        if (write.record == made) write.record = id;
    if (const RecordIndex old = workspace.find(id); old != no_record && !workspace.is_live(old))
        workspace.add_restore(change, old);
    return id;
}

std::vector<Shown> shown_columns(Columns& columns, KindId kind) {
    std::vector<Shown> shown;
    for (const ColumnId id : arranged(columns, kind, ArrangedPart::columns)) shown.push_back({id});
    if (shown.empty() || kind >= known_kind_count) return shown;
    const ColumnId title = title_field(static_cast<Kind>(kind));
    if (!std::ranges::contains(shown, title, &Shown::column)) shown.insert(shown.begin(), {title});
    return shown;
}

void restore_default(const Workspace& workspace, KindId kind, ArrangedPart part, Change& change) {
    write(workspace, kind, part, {}, change);
}

void restore_default(const Workspace& workspace, KindId kind, Change& change) {
    for (std::size_t part = 0; part < arranged_part_count; ++part)
        restore_default(workspace, kind, static_cast<ArrangedPart>(part), change);
}

} // namespace yinfeng::view
