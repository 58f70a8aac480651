#include "cli/file_facts.h"

#include "cli/fields.h"
#include "model/catalogue.h"
#include "store/deletion.h"

#include <algorithm>

namespace yinfeng::cli {

namespace {

void add_once(std::vector<std::string>& list, const Cell* cell) {
    if (!cell) return;
    const std::string text(cell->shown().as_text());
    if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

void add_records(FileFacts& facts, const Fragment& fragment) {
    for (const Record& record : fragment.records) {
        const std::string name(fragment.names.kind_name(record.kind));
        FileFacts::KindFacts& kind = facts.kinds[name];
        if (kind.label.empty()) kind.label = kind_label(fragment.names, record.kind);
        ++kind.all;
        facts.cells += record.fields.size();
        const Record::State state = state_of(record, fragment.names, fragment.stamps);
        const bool is_deleted = state == Record::State::deleted;
        facts.conflicts += state == Record::State::contested; // as Workspace::conflict_count()
        kind.deleted += is_deleted;
        if (is_deleted) continue;
        const FieldId deletion = fragment.names.find_field(record.kind, deleted_name);
        for (const Field& field : record.fields) facts.conflicts += field.id != deletion && field.cell.in_conflict();
        if (record.kind != static_cast<KindId>(Kind::settings)) continue;
        add_once(facts.offices, record.find(field::settings::office_));
        add_once(facts.workspaces, record.find(field::settings::name_));
    }
}

} // namespace

Answer<Inspected> inspect(Reader& reader, const std::string& file) {
    Inspected inspected;
    FileFacts& facts = inspected.facts;
    auto loaded = reader.stream(file, {[&] { facts = {}; },
                                          [&](Fragment& fragment) {
                                              add_records(facts, fragment);
                                              fragment.records.clear();
                                          }});
    if (!loaded) return std::unexpected(loaded.error());
    inspected.loaded = *std::move(loaded);
    const Fragment& rest = inspected.loaded.fragment;
    facts.schema = rest.schema;
    facts.replicas = rest.stamps.replica_count();
    facts.authors = rest.stamps.author_count();
    for (StampId id = 0; id < rest.stamps.size(); ++id)
        facts.newest_ms = std::max(facts.newest_ms, rest.stamps[id].wall_ms);
    return inspected;
}

} // namespace yinfeng::cli
