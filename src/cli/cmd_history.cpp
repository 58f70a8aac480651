// log, conflicts: who wrote what when, and what waits for a decision.

#include "cli/commands.h"
#include "cli/fields.h"
#include "cli/session.h"
#include "cli/times.h"
#include "cli/words.h"
#include "sync/open_conflicts.h"

#include <algorithm>

namespace yinfeng::cli {

namespace {

// The cell "deleted" holds a note for machines; people are told what it means.
std::string write_text(const Workspace& workspace, FieldId field, const Value& value) {
    if (workspace.names().is_deleted_field(field))
        return std::string(say(value.is_none() ? Word::value_live : Word::value_deleted));
    if (value.is_none()) return std::string(say(Word::unfilled));
    const FieldInfo* info = workspace.names().info(field);
    const bool is_element = info && is_set(info->type);
    return value_text(workspace, is_element ? nullptr : info, value, view::Style::words);
}

// What is said of a write in JSON beside it.
std::vector<Remark> remarks(const Workspace& workspace, FieldId field, const Sibling& write, const Times& times) {
    std::vector<Remark> remarks = times.remarks(workspace.stamps()[write.stamp].wall_ms);
    if (is_deleted_target(workspace, workspace.names().info(field), write.value))
        remarks.push_back({"value_deleted", "true"});
    return remarks;
}

struct Entry {
    FieldId field;
    const Sibling* write;
    Word state;
};

} // namespace

Exit run_log(const Options& options) {
    Reader reader(options);
    Exit problem = Exit::done;
    const auto open = open_file(reader, options.files.front(), problem);
    if (!open) return problem;
    const Workspace& workspace = open->workspace;
    const auto target = record_named(workspace, options.target, Deleted::too);
    if (!target) return report(target.error());
    const Record& record = workspace.record(*target);
    FieldId only = no_field;
    if (options.field == "deleted") {
        only = workspace.names().find_field(record.kind, "deleted");
    } else if (!options.field.empty()) {
        const auto column = column_named(workspace, record.kind, options.field);
        if (!column) return report(column.error());
        only = column->field;
    }

    std::vector<std::vector<Sibling>> kept; // siblings are given by value
    std::vector<Entry> entries;
    for (const Field& field : record.fields) {
        const auto* element = workspace.names().as_element(field.id);
        if (only != no_field && field.id != only && !(element && element->set == only)) continue;
        const Word state = field.cell.in_conflict() ? Word::state_sibling : Word::state_current;
        kept.push_back(field.cell.siblings());
        for (const Sibling& write : kept.back()) entries.push_back({field.id, &write, state});
        for (const Sibling& write : field.cell.history()) entries.push_back({field.id, &write, Word::state_old});
    }
    const StampTable& stamps = workspace.stamps();
    std::stable_sort(entries.begin(), entries.end(),
        [&](const Entry& a, const Entry& b) { return compare_writes(*a.write, *b.write, stamps) > 0; });
    if (options.limit && entries.size() > *options.limit) entries.resize(static_cast<std::size_t>(*options.limit));

    const Times times;
    const Format format = options.json ? Format::json : options.format;
    Table table(format, options.bom,
        {{std::string(say(Word::column_time)), "wall_ms"}, {std::string(say(Word::column_author)), "author"},
            {std::string(say(Word::column_field)), "field"}, {std::string(say(Word::column_value)), "value"},
            {std::string(say(Word::column_state)), "state"}});
    for (const Entry& entry : entries) {
        const Stamp& stamp = stamps[entry.write->stamp];
        const std::string_view author = stamps.author_name(stamp.author);
        if (format == Format::json) {
            const std::string_view code = entry.state == Word::state_current   ? "current"
                                          : entry.state == Word::state_sibling ? "open"
                                                                               : "old";
            table.row(
                {std::to_string(stamp.wall_ms), json_text(author), json_text(workspace.names().field_name(entry.field)),
                    value_json(entry.write->value), json_text(code)},
                remarks(workspace, entry.field, *entry.write, times));
            continue;
        }
        table.row({times.text(stamp.wall_ms), std::string(author), field_label(workspace.names(), entry.field),
            write_text(workspace, entry.field, entry.write->value), std::string(say(entry.state))});
    }
    table.end();
    return Exit::done;
}

Exit run_conflicts(const Options& options) {
    Reader reader(options);
    Exit problem = Exit::done;
    const auto open = open_file(reader, options.files.front(), problem);
    if (!open) return problem;
    const Workspace& workspace = open->workspace;
    const StampTable& stamps = workspace.stamps();
    const Times times;
    const Format format = options.json ? Format::json : options.format;
    Table table(format, options.bom,
        {{std::string(say(Word::column_kind)), "kind"}, {std::string(say(Word::column_record)), "record"}, {"id", "id"},
            {std::string(say(Word::column_field)), "field"}, {std::string(say(Word::column_value)), "value"},
            {std::string(say(Word::column_author)), "author"}, {std::string(say(Word::column_time)), "wall_ms"}});
    std::size_t open_fields = 0, contested = 0;
    const auto row = [&](RecordIndex index, FieldId field, const Sibling& write) {
        const Record& record = workspace.record(index);
        const Stamp& stamp = stamps[write.stamp];
        const std::string_view author = stamps.author_name(stamp.author);
        if (format == Format::json) {
            table.row({json_text(workspace.names().kind_name(record.kind)), json_text(title_of(workspace, index)),
                          json_text(to_string(record.id)), json_text(workspace.names().field_name(field)),
                          value_json(write.value), json_text(author), std::to_string(stamp.wall_ms)},
                remarks(workspace, field, write, times));
        } else {
            table.row({kind_label(workspace.names(), record.kind), title_of(workspace, index), to_string(record.id),
                field_label(workspace.names(), field), write_text(workspace, field, write.value), std::string(author),
                times.text(stamp.wall_ms)});
        }
    };
    for (const OpenConflict& conflict : open_conflicts(workspace)) {
        ++(conflict.is_deletion ? contested : open_fields);
        const Cell* cell = workspace.record(conflict.record).find(conflict.field);
        for (const Sibling& write : cell->siblings()) row(conflict.record, conflict.field, write);
    }
    table.end();
    if (format == Format::table) note(say(Word::conflicts_found, {number_text(open_fields), number_text(contested)}));
    return open_fields + contested ? Exit::findings : Exit::done;
}

} // namespace yinfeng::cli
