// diff: what joining one file would change in another, record by record and field by field.

#include "cli/commands.h"
#include "cli/fields.h"
#include "cli/session.h"
#include "cli/times.h"
#include "cli/words.h"
#include "sync/join_comparison.h"

#include <algorithm>

namespace yinfeng::cli {

namespace {

struct Effect {
    std::string_view code;
    Word word;
};
Effect effect_of(RecordEffect effect) {
    switch (effect) {
    case RecordEffect::added: return {"added", Word::effect_added};
    case RecordEffect::updated: return {"updated", Word::effect_updated};
    case RecordEffect::conflicting: return {"conflicting", Word::effect_conflicting};
    case RecordEffect::deleted: return {"deleted", Word::effect_deleted};
    case RecordEffect::restored: return {"restored", Word::effect_restored};
    case RecordEffect::unchanged: break;
    }
    return {"unchanged", Word::unchanged};
}
Effect effect_of(FieldEffect effect) {
    switch (effect) {
    case FieldEffect::added: return {"added", Word::effect_added};
    case FieldEffect::updated: return {"updated", Word::effect_updated};
    case FieldEffect::conflicting: return {"conflicting", Word::effect_conflicting};
    case FieldEffect::kept: return {"kept", Word::effect_kept};
    case FieldEffect::unknown: break;
    }
    return {"unknown", Word::effect_unknown};
}

std::string values_json(const std::vector<Said>& said) {
    return json_list(said, [](const Said& each) { return value_json(each.value); });
}

} // namespace

Exit run_diff(const Options& options) {
    Reader reader(options);
    Exit problem = Exit::done;
    const auto ours = open_file(reader, options.files[0], problem);
    if (!ours) return problem;
    const auto theirs = reader.read(options.files[1]);
    if (!theirs) return report(options.files[1], theirs.error());
    const Workspace& workspace = ours->workspace;
    const Fragment& file = theirs->fragment;
    // Links of the file may point at records that only it has: names are looked up in the two together.
    Workspace joined;
    joined.join(file, {});
    const auto words = [&](FieldId there, const Value& value, bool is_deletion) {
        if (is_deletion) return std::string(say(value.is_none() ? Word::value_live : Word::value_deleted));
        const FieldInfo* info = file.names.info(there);
        if (info && is_set(info->type)) info = nullptr;
        std::string text = value_text(workspace, info, value, view::Style::words);
        return text == say(Word::missing_target) ? value_text(joined, info, value, view::Style::words) : text;
    };
    const auto all_words = [&](const FieldComparison& field, const std::vector<Said>& said) {
        std::string text;
        for (const Said& each : said)
            text += (text.empty() ? "" : " | ") + words(field.there, each.value, field.is_deletion);
        return text.empty() ? std::string(say(Word::unfilled)) : text;
    };

    JoinComparison comparison(workspace, file);
    const Times times;
    const Format format = options.json ? Format::json : options.format;
    Table table(format, options.bom,
        {{std::string(say(Word::column_result)), "effect"}, {std::string(say(Word::column_kind)), "kind"},
            {std::string(say(Word::column_record)), "record"}, {"id", "id"},
            {std::string(say(Word::column_field)), "field"}, {std::string(say(Word::column_ours)), "ours"},
            {std::string(say(Word::column_theirs)), "theirs"}, {std::string(say(Word::column_author)), "author"},
            {std::string(say(Word::column_time)), "wall_ms"}});
    ImportCounts counts;
    bool brings = false;
    for (std::size_t i = 0; i < file.records.size(); ++i) {
        const RecordImpact impact = comparison.impact(i);
        impact.add_to(counts);
        if (impact.effect == RecordEffect::unchanged && impact.fields_unknown == 0) continue;
        const Record& record = file.records[i];
        const std::string_view kind = file.names.kind_name(record.kind);
        const std::string id = to_string(record.id);
        const RecordIndex there = joined.find(record.id);
        const std::string title = there == no_record ? id : title_of(joined, there);
        // A deletion of ours that the file has not met has a number only here.
        const auto row = [&](const Effect& effect, FieldId field, const FieldComparison* compared) {
            const Names& names = compared && compared->there == no_field ? workspace.names() : file.names;
            brings = true;
            const Said* said = compared && !compared->theirs.empty() ? &compared->theirs.front() : nullptr;
            if (format == Format::json) {
                table.row(
                    {json_text(effect.code), json_text(kind), json_text(title), json_text(id),
                        compared ? json_text(names.field_name(field)) : "null",
                        compared ? values_json(compared->ours) : "[]", compared ? values_json(compared->theirs) : "[]",
                        said ? json_text(said->author) : "null", said ? std::to_string(said->wall_ms) : "null"},
                    said ? times.remarks(said->wall_ms) : std::vector<Remark>());
                return;
            }
            table.row({std::string(say(effect.word)), kind_label(joined.names(), joined.names().find_kind(kind)), title,
                id, compared ? field_label(names, field) : "", compared ? all_words(*compared, compared->ours) : "",
                compared ? all_words(*compared, compared->theirs) : "", said ? std::string(said->author) : "",
                said ? times.text(said->wall_ms) : ""});
        };
        if (impact.effect == RecordEffect::added || impact.effect == RecordEffect::deleted ||
            impact.effect == RecordEffect::restored) {
            row(effect_of(impact.effect), no_field, nullptr);
        }
        for (const FieldComparison& field : comparison.fields(i)) {
            if (field.effect == FieldEffect::kept) continue;
            row(effect_of(field.effect), field.there != no_field ? field.there : field.here, &field);
        }
    }
    table.end();
    if (format == Format::table) {
        note(say(Word::diff_counts, {number_text(counts.records_added), number_text(counts.records_updated),
                                        number_text(counts.records_conflicting), number_text(counts.records_deleted),
                                        number_text(counts.records_restored), number_text(counts.records_unchanged)}));
    }
    return brings || counts.changes_anything() ? Exit::findings : Exit::done;
}

} // namespace yinfeng::cli
