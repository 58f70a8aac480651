#include "view/saved.h"

#include "base/text_search.h"
#include "domain/doors.h"
#include "domain/reading.h"
#include "view/messages.h"
#include "view/words.h"

#include <algorithm>

namespace yinfeng::view {

namespace {

std::vector<ViewPart> parts_of_record(const Workspace& workspace, RecordIndex record) {
    std::vector<ViewPart> parts;
    for (const std::string_view key : part_keys()) {
        const Value value = workspace.value(record, *find_field(Kind::view, key));
        // What is no text here (of a file, of a later version) is one that cannot be read: told, and kept as it is.
        std::string text(value.as_text());
        if (value.shape() != Value::Shape::text && !value.is_none()) text = value.to_json();
        if (!text.empty()) parts.push_back({std::string(key), std::move(text)});
    }
    return parts;
}

std::string_view text_of(std::span<const ViewPart> parts, std::string_view key) {
    const auto found = std::ranges::find(parts, key, &ViewPart::key);
    return found == parts.end() ? std::string_view() : std::string_view(found->text);
}

Change written(
    const Columns& columns, const View& view, Id id, std::span<const ViewPart> before, std::string_view name) {
    const std::vector<ViewPart> parts = parts_of(columns, view);
    Change change{std::string(name), {}};
    for (const std::string_view key : part_keys()) {
        const std::string_view text = text_of(parts, key);
        if (text == text_of(before, key)) continue;
        change.set(Kind::view, id, *find_field(Kind::view, key), text.empty() ? Value() : Value::text(text));
    }
    return change;
}

} // namespace

namespace {

void settle_names(const Columns& columns, Filter& filter) {
    for (Filter& part : filter.parts) settle_names(columns, part);
    if (filter.join != Filter::Join::condition) return;
    const Column& column = columns[filter.condition.column];
    const Workspace& targets = columns.targets();
    for (Operand& operand : filter.condition.operands) {
        if (operand.what != Operand::What::name) continue;
        std::vector<RecordIndex> named = targets_named(targets, column.options.target, operand.value.as_text());
        std::erase_if(named, [&](RecordIndex each) { return !targets.is_live(each); });
        if (named.size() == 1) operand = {Operand::What::value, to_value(targets.record(named.front()).id), {}};
    }
}

} // namespace

void settle_views(Columns& columns, Change& change) {
    const Workspace& workspace = columns.workspace();
    for (Write& write : change.writes) {
        if (write.field != field::view::where_ || write.value.as_text().empty()) continue;
        const auto said = std::ranges::find_if(change.writes,
            [&](const Write& each) { return each.record == write.record && each.field == field::view::kind_; });
        const RecordIndex record = workspace.find(static_cast<KindId>(Kind::view), write.record);
        std::string_view kind;
        if (said != change.writes.end()) kind = said->value.as_text();
        else if (record != no_record) kind = domain::text(workspace, record, field::view::kind_);
        const KindId of = workspace.names().find_kind(kind);
        if (of == no_kind) continue;
        auto filter = parse_filter(columns, of, write.value.as_text());
        if (!filter) continue;
        settle_names(columns, *filter);
        write.value = Value::text(to_text(columns, *filter, Wording::keys));
    }
}

View saved_view(Columns& columns, RecordIndex record) {
    const Workspace& workspace = columns.workspace();
    const Language language = columns.language();
    View view = read_view(columns, parts_of_record(workspace, record));
    // What the record itself leaves open.
    const auto is_contested = [&](FieldId field) {
        const Cell* cell = workspace.record(record).find(field);
        return cell && cell->in_conflict();
    };
    if (workspace.record(record).state == Record::State::contested)
        view.problems.push_back(say(language, Message::deletion_is_contested));
    else if (!workspace.is_live(record)) view.problems.push_back(say(language, Message::view_is_deleted));
    for (const std::string_view key : part_keys()) {
        const FieldId field = *find_field(Kind::view, key);
        if (is_contested(field))
            view.problems.push_back(say(language, Message::part_is_contested, {label(info(field), language)}));
    }
    return view;
}

std::vector<RecordIndex> saved_views(const Workspace& workspace, KindId kind) {
    std::vector<RecordIndex> views;
    for (const RecordIndex record : workspace.live(Kind::view)) {
        if (workspace.names().find_kind(domain::text(workspace, record, field::view::kind_)) == kind)
            views.push_back(record);
    }
    std::ranges::stable_sort(
        views, {}, [&](RecordIndex record) { return pinyin_sort_key(domain::name_of(workspace, record)); });
    return views;
}

bool is_locked(const Workspace& workspace, RecordIndex record) {
    return domain::is_yes(workspace, record, field::view::locked_);
}

Change new_view(const Columns& columns, const View& view, Id id) {
    return written(columns, view, id, {}, say(columns.language(), Message::save_view));
}

Result<Change> update_view(Columns& columns, RecordIndex record, const View& view) {
    const Workspace& workspace = columns.workspace();
    // What a reading of the record would write anyway is no change of anybody's.
    const std::vector<ViewPart> stored = parts_of_record(workspace, record);
    const std::vector<ViewPart> read = parts_of(columns, read_view(columns, stored));
    Change change =
        written(columns, view, workspace.record(record).id, read, say(columns.language(), Message::update_view));
    if (const auto allowed = domain::check_writes(workspace, change); !allowed) return std::unexpected(allowed.error());
    return change;
}

Result<void> check_views(Columns& columns, const Change& change) {
    const Workspace& workspace = columns.workspace();
    std::vector<Id> views;
    for (const Write& write : change.writes) {
        const bool is_part = write.kind == static_cast<KindId>(Kind::view) && write.field < known_field_count &&
                             std::ranges::find(part_keys(), info(write.field).name) != part_keys().end();
        if (is_part && std::ranges::find(views, write.record) == views.end()) views.push_back(write.record);
    }
    for (const Id id : views) {
        const RecordIndex record = workspace.find(static_cast<KindId>(Kind::view), id);
        const std::vector<ViewPart> before =
            record == no_record ? std::vector<ViewPart>() : parts_of_record(workspace, record);
        std::vector<ViewPart> after = before;
        bool is_deleted = false;
        for (const Write& write : change.writes) {
            if (write.record != id || write.kind != static_cast<KindId>(Kind::view)) continue;
            is_deleted = is_deleted || (write.field == deleted_field_of(Kind::view) && !write.value.is_none());
            if (write.field >= known_field_count) continue;
            const std::string_view key = info(write.field).name;
            std::erase_if(after, [&](const ViewPart& part) { return part.key == key; });
            if (std::ranges::find(part_keys(), key) != part_keys().end() && !write.value.as_text().empty())
                after.push_back({std::string(key), std::string(write.value.as_text())});
        }
        if (is_deleted) continue;
        const std::vector<Refused> known =
            record == no_record ? std::vector<Refused>() : read_view(columns, before).refused;
        for (const Refused& refused : read_view(columns, after).refused) {
            if (std::ranges::find(known, refused) == known.end()) return fail(refused.text);
        }
    }
    return {};
}

Overlay overlay_of(const Columns& columns, const View& shared, const View& tried) {
    const std::vector<ViewPart> before = parts_of(columns, shared), after = parts_of(columns, tried);
    Overlay overlay;
    for (const ViewPart& part : after) {
        if (text_of(before, part.key) != part.text) overlay.push_back(part);
    }
    for (const ViewPart& part : before) {
        if (text_of(after, part.key).empty()) overlay.push_back({part.key, {}});
    }
    return overlay;
}

View with_overlay(Columns& columns, const View& shared, std::span<const ViewPart> overlay) {
    std::vector<ViewPart> parts = parts_of(columns, shared);
    for (const ViewPart& tried : overlay) {
        std::erase_if(parts, [&](const ViewPart& part) { return part.key == tried.key; });
        if (!tried.text.empty()) parts.push_back(tried);
    }
    View view = read_view(columns, parts);
    if (shared.problems.empty()) return view;
    // What its record leaves open stays so, whatever is tried on it.
    const std::vector<std::string> of_parts = read_view(columns, parts_of(columns, shared)).problems;
    for (const std::string& problem : shared.problems)
        if (!std::ranges::contains(of_parts, problem)) view.problems.push_back(problem);
    return view;
}

} // namespace yinfeng::view
