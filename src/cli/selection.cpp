#include "cli/selection.h"

#include "app/strings.h"
#include "store/deletion.h"
#include "view/matcher.h"

#include <algorithm>
#include <functional>
#include <set>

namespace yinfeng::cli {

namespace {

// The kinds whose names the links among these columns show.
void add_targets(const view::Columns& columns, view::ColumnId id, std::set<KindId>& targets) {
    const view::Column& column = columns[id];
    if (column.type == FieldType::link || column.type == FieldType::link_set)
        targets.insert(static_cast<KindId>(column.options.target));
}

// What follows from a record alone, but for the names of what it links to.
bool is_plain(const view::Column& column) {
    return column.source == view::Column::Source::own ||
           (column.source == view::Column::Source::field && column.field < known_field_count);
}

std::vector<view::ColumnId> shown_columns(const view::View& view) {
    std::vector<view::ColumnId> columns;
    for (const view::Sum& sum : view.sums) columns.push_back(sum.column);
    for (const view::Shown& shown : view.columns) columns.push_back(shown.column);
    for (const view::SortBy& by : view.sort) columns.push_back(by.column);
    for (const view::Bucket& bucket : view.groups) columns.push_back(bucket.column);
    return columns;
}

bool can_be_read_in_parts(const view::Columns& columns, const view::View& view) {
    const auto plain = [&](view::ColumnId id) { return is_plain(columns[id]); };
    const auto by_labels = [](const view::Bucket& bucket) { return bucket.by == view::Bucket::By::labels; };
    const bool has_plain_colours = view.colour_rules.empty() && (view.colour == view::no_column || plain(view.colour));
    // Boards, timelines and statistics show more than columns.
    return has_plain_colours && view.kind < known_kind_count && view.layout == view::Layout::table &&
           !view.filter.is_empty() && std::ranges::all_of(columns_of(view.filter), plain) &&
           std::ranges::all_of(shown_columns(view), plain) && std::ranges::none_of(view.groups, by_labels);
}

domain::Reading reading_of(const Workspace& data, const domain::Reading& now) {
    return {data, now.today, now.calendar, now.me, now.utc_offset_minutes};
}

// Of a record that others link to: what it is called and whether it has been deleted. A deletion is judged by all cells, so
// those of deleted records stay.
void reduce_to_name(Record& record, const Names& names) {
    const Kind kind = static_cast<Kind>(record.kind);
    if (record.find(names.find_field(record.kind, deleted_name))) return;
    const auto is_name = [kind](const Field& field) {
        return field.id == title_field(kind) || field.id == code_field(kind);
    };
    if (std::ranges::any_of(record.fields, is_name)) std::erase_if(record.fields, std::not_fn(is_name));
    else if (!record.fields.empty()) record.fields.resize(1); // it is there, but has no name
}

// A part of the file less what nobody asked for.
void reduce(Fragment& part, KindId wanted, const std::set<KindId>& targets) {
    std::erase_if(
        part.records, [&](const Record& record) { return record.kind != wanted && !targets.contains(record.kind); });
    for (Record& record : part.records) {
        const bool is_of_all = record.kind == static_cast<KindId>(Kind::settings); // whose office, and whether a sample
        if (record.kind != wanted && !is_of_all) reduce_to_name(record, part.names);
    }
}

} // namespace

Answer<Selection> select(Reader& reader, const Options& options, const domain::Reading& now) {
    const std::string& file = options.files.front();
    const auto opened = [&](const auto& loaded) -> Answer<void> {
        if (loaded) return {};
        return refuse(loaded.error().exit, in_one_line(file) + ": " + loaded.error().message);
    };
    Selection selection;
    selection.workspace = std::make_unique<Workspace>();
    Workspace& workspace = *selection.workspace;
    const auto columns_over = [&](const Workspace& data, const Workspace& targets) {
        auto columns = std::make_unique<view::Columns>(data, targets);
        columns->speak(app::language());
        columns->look(reading_of(data, now));
        return columns;
    };
    // What can be understood without the file is: then one part after the other is looked at, and what was not asked for goes.
    // With no condition all of a kind is asked for.
    std::set<KindId> targets, asked;
    const Workspace nothing;
    const auto early = columns_over(nothing, nothing);
    auto question =
        options.view.empty() ? question_of(*early, options) : Answer<view::View>(refuse(Exit::internal, {}));
    bool in_parts = question && options.format != Format::svg && options.format != Format::xlsx &&
                    options.format != Format::ics && can_be_read_in_parts(*early, *question);
    if (in_parts) {
        for (const view::ColumnId id : columns_of(question->filter)) add_targets(*early, id, asked);
        for (const view::ColumnId id : shown_columns(*question)) add_targets(*early, id, targets);
        targets.insert(asked.begin(), asked.end());
        targets.insert(static_cast<KindId>(Kind::settings));
        in_parts = !targets.contains(question->kind);
    }
    if (in_parts) {
        Workspace names; // of the records that conditions speak of: known before anything is compared with them
        if (!asked.empty()) {
            const auto read = reader.stream(file, {[&] { names = Workspace(); },
                                                      [&](Fragment& part) {
                                                          reduce(part, no_kind, asked);
                                                          names.join(part, {});
                                                      }});
            if (const auto good = opened(read); !good) return std::unexpected(good.error());
        }
        if (const auto good = resolve_names(names, *early, question->filter); !good)
            return std::unexpected(good.error());
        const auto take = [&](Fragment& part) {
            reduce(part, question->kind, targets);
            Workspace looked_at;
            looked_at.join(part, {});
            const auto columns = columns_over(looked_at, names);
            const view::Matcher matcher(*columns, question->filter);
            std::erase_if(part.records, [&](const Record& record) {
                if (record.kind != question->kind) return false;
                const RecordIndex found = looked_at.find(record.kind, record.id);
                return found == no_record || looked_at.is_live(found) == question->deleted || !matcher.holds(found);
            });
            workspace.join(part, {});
        };
        const auto read = reader.stream(file, {[&] { workspace = Workspace(); }, take});
        if (const auto good = opened(read); !good) return std::unexpected(good.error());
        selection.lacks_confidential = !read->left_out.empty();
        selection.columns = columns_over(workspace, workspace);
    } else {
        auto loaded = reader.read(file);
        if (const auto good = opened(loaded); !good) return std::unexpected(good.error());
        selection.lacks_confidential = !loaded->left_out.empty();
        workspace.adopt(std::move(loaded->fragment));
        selection.columns = columns_over(workspace, workspace);
        question = question_of(*selection.columns, options);
        if (!question) return std::unexpected(question.error());
        if (const auto good = resolve_names(workspace, *selection.columns, question->filter); !good) {
            return std::unexpected(good.error());
        }
    }
    selection.view = *std::move(question);
    return selection;
}

} // namespace yinfeng::cli
