#include "cli/selection.h"

#include "store/deletion.h"

#include <algorithm>
#include <functional>
#include <set>

namespace yinfeng::cli {

namespace {

// What the options ask for, in the words of a workspace. Names of newer versions and of records are known only once the file
// has been read.
struct Question {
    KindId kind = no_kind;
    std::vector<Column> columns;
    std::optional<Column> sort;
    std::vector<Condition> conditions;
    bool deleted = false; // what is in the trash is asked for
    int utc_offset_minutes = 0;

    static Answer<Question> parse(
        const Workspace& workspace, const Options& options, int utc_offset_minutes, bool with_conditions = true) {
        Question question;
        question.deleted = options.deleted;
        question.utc_offset_minutes = utc_offset_minutes;
        const auto kind = kind_named(workspace, options.kind);
        if (!kind) return std::unexpected(kind.error());
        question.kind = *kind;
        for (const std::string& name : options.columns) {
            auto column = column_named(workspace, *kind, name);
            if (!column) return std::unexpected(column.error());
            question.columns.push_back(*std::move(column));
        }
        if (question.columns.empty()) question.columns = usual_columns(*kind);
        if (!options.sort.empty()) {
            const std::string_view name = options.sort;
            auto column = column_named(workspace, *kind, name.substr(name.starts_with('-') ? 1 : 0));
            if (!column) return std::unexpected(column.error());
            question.sort = *std::move(column);
        }
        for (const std::string& text : options.where) {
            if (!with_conditions) break;
            auto condition = Condition::parse(workspace, *kind, text);
            if (!condition) return std::unexpected(condition.error());
            question.conditions.push_back(*std::move(condition));
        }
        return question;
    }

    bool wants(const Workspace& workspace, RecordIndex record, const Workspace& targets) const {
        return workspace.record(record).kind == kind && workspace.is_live(record) != deleted &&
               std::ranges::all_of(conditions, [&](const Condition& condition) {
                   return condition.holds(workspace, record, utc_offset_minutes, targets);
               });
    }
};

// The kinds whose names the links among these columns show.
void add_targets(const std::optional<Column>& column, std::set<KindId>& targets) {
    if (!column || !column->info) return;
    const FieldType type = column->info->type;
    if (type == FieldType::link || type == FieldType::link_set)
        targets.insert(static_cast<KindId>(column->info->options.target));
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
        if (record.kind != wanted) reduce_to_name(record, part.names);
    }
}

} // namespace

Answer<Selection> select(Reader& reader, const Options& options, int utc_offset_minutes) {
    const std::string& file = options.files.front();
    const auto opened = [&](const auto& loaded) -> Answer<void> {
        if (loaded) return {};
        return refuse(loaded.error().exit, in_one_line(file) + ": " + loaded.error().message);
    };
    // What can be understood without the file is: then one part after the other is looked at, and what was not asked for goes.
    // With no condition all of a kind is asked for.
    const auto early = Question::parse(Workspace(), options, utc_offset_minutes, false);
    bool in_parts = early && early->kind < known_kind_count && !options.where.empty();
    std::set<KindId> targets, asked;
    if (in_parts) {
        for (const Column& column : early->columns) add_targets(column, targets);
        add_targets(early->sort, targets);
        for (const std::string& text : options.where) {
            const auto column = Condition::column_of(Workspace(), early->kind, text);
            in_parts = in_parts && column.has_value();
            if (column) add_targets(*column, asked);
        }
    }
    targets.insert(asked.begin(), asked.end());
    in_parts = in_parts && !targets.contains(early->kind);
    Selection selection;
    Workspace& workspace = selection.workspace;
    Answer<Question> question = refuse(Exit::internal, {});
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
        question = Question::parse(names, options, utc_offset_minutes);
        if (!question) return std::unexpected(question.error());
        const auto take = [&](Fragment& part) {
            reduce(part, question->kind, targets);
            Workspace looked_at;
            looked_at.join(part, {});
            std::erase_if(part.records, [&](const Record& record) {
                if (record.kind != question->kind) return false;
                const RecordIndex found = looked_at.find(record.kind, record.id);
                return found == no_record || !question->wants(looked_at, found, names);
            });
            workspace.join(part, {});
        };
        const auto read = reader.stream(file, {[&] { workspace = Workspace(); }, take});
        if (const auto good = opened(read); !good) return std::unexpected(good.error());
    } else {
        auto loaded = reader.read(file);
        if (const auto good = opened(loaded); !good) return std::unexpected(good.error());
        workspace.adopt(std::move(loaded->fragment));
        question = Question::parse(workspace, options, utc_offset_minutes);
        if (!question) return std::unexpected(question.error());
    }
    for (RecordIndex i = 0; i < workspace.record_count(); ++i) {
        if (question->wants(workspace, i, workspace)) selection.records.push_back(i);
    }
    selection.kind = question->kind;
    selection.columns = std::move(question->columns);
    selection.sort = std::move(question->sort);
    std::ranges::sort(selection.records, {}, [&](RecordIndex record) { return workspace.record(record).id; });
    return selection;
}

} // namespace yinfeng::cli
