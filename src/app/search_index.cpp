#include "app/search_index.h"

#include "base/utf8.h"

#include <algorithm>

namespace yinfeng::app {

namespace {

std::vector<FieldId> search_fields(const Names& names, Kind kind) {
    std::vector<FieldId> fields = names.fields_of(static_cast<KindId>(kind));
    std::erase_if(fields, [&](FieldId field) { return !names.info(field)->options.search; });
    return fields;
}

// The text that is searched: of a set, its elements side by side.
Value searched_text(const Workspace& workspace, RecordIndex record, FieldId field, bool set, std::string& buffer) {
    if (!set) {
        const Value& value = workspace.value(record, field);
        return value.as_text().empty() ? Value() : value;
    }
    buffer.clear();
    for (const std::string_view element : workspace.elements(record, field)) {
        buffer += buffer.empty() ? "" : " ";
        buffer += element;
    }
    return buffer.empty() ? Value() : Value::text(buffer);
}

bool same_text(const Value& left, const Value& right) { return left.shares_text_with(right) || left == right; }

int rank_of(const SearchKey& key, const SearchQuery& query, std::string_view whole) {
    if (key.folded == whole) {
        return 0;
    }
    if (key.folded.starts_with(whole)) {
        return 1;
    }
    for (const SearchQuery::Term& term : query.terms) {
        if (key.folded.find(term.folded) == std::string::npos) {
            if (query.terms.size() != 1 || !begins_by_pinyin(key, term)) {
                return 4;
            }
            // A letter for each character is the whole name: zw is 忠旺 before it is 政务服务中心.
            return key.initials.size() == term.code_points.size() ? 0 : 3;
        }
    }
    return 2;
}

} // namespace

SearchIndex::Entry SearchIndex::make_entry(RecordIndex record, FieldId field, Value text) {
    SearchKey key = make_search_key(text.as_text());
    const std::uint64_t prefix = pinyin_sort_prefix(text.as_text());
    return {record, field, prefix, std::move(text), std::move(key)};
}

bool SearchIndex::prepare(const Workspace& workspace, std::size_t records) {
    std::string buffer;
    for (std::size_t slot = 0; slot < known_kind_count; ++slot) {
        if (revisions_[slot] != 0) {
            continue;
        }
        const Kind kind = static_cast<Kind>(slot);
        const std::uint64_t revision = workspace.revision(kind) + 1;
        if (prepared_revision_ != revision || prepared_kind_ != slot) { // begun, or written to meanwhile
            prepared_kind_ = slot;
            prepared_revision_ = revision;
            prepared_ = 0;
            entries_[slot].clear();
        }
        const std::vector<FieldId> fields = search_fields(workspace.names(), kind);
        const std::span<const RecordIndex> live = workspace.live(kind);
        for (; prepared_ < live.size() && !fields.empty(); ++prepared_) {
            if (records-- == 0) {
                return false;
            }
            for (const FieldId field : fields) {
                Value text = searched_text(
                    workspace, live[prepared_], field, is_set(workspace.names().info(field)->type), buffer);
                if (!text.is_none()) {
                    entries_[slot].push_back(make_entry(live[prepared_], field, std::move(text)));
                }
            }
        }
        revisions_[slot] = revision;
    }
    return true;
}

void SearchIndex::update(const Workspace& workspace) {
    for (std::size_t kind = 0; kind < known_kind_count; ++kind) {
        update_kind(workspace, static_cast<Kind>(kind));
    }
}

void SearchIndex::update_kind(const Workspace& workspace, Kind kind) {
    const std::size_t slot = static_cast<std::size_t>(kind);
    const std::uint64_t revision = workspace.revision(kind) + 1;
    const std::uint64_t since = revisions_[slot];
    if (since == revision) {
        return;
    }
    revisions_[slot] = revision;
    const std::vector<FieldId> fields = search_fields(workspace.names(), kind);
    if (fields.empty()) {
        return;
    }
    if (since == 0) {
        entries_[slot].clear(); // half prepared
    }
    // Both lists are in order of id, so one walk finds the old key of each text.
    std::vector<Entry> old = std::move(entries_[slot]);
    std::vector<Entry> now;
    now.reserve(old.size() + 1);
    std::size_t cursor = 0;
    std::string buffer;
    for (const RecordIndex record : workspace.live(kind)) {
        while (cursor < old.size() && old[cursor].record != record &&
               workspace.record(old[cursor].record).id < workspace.record(record).id) {
            ++cursor;
        }
        if (since > 0 && !workspace.changed_since(record, since - 1)) {
            while (cursor < old.size() && old[cursor].record == record) {
                now.push_back(std::move(old[cursor++]));
            }
            continue;
        }
        for (const FieldId field : fields) {
            while (cursor < old.size() && old[cursor].record == record && old[cursor].field < field) {
                ++cursor;
            }
            Value text = searched_text(workspace, record, field, is_set(workspace.names().info(field)->type), buffer);
            if (text.is_none()) {
                continue;
            }
            const bool known = cursor < old.size() && old[cursor].record == record && old[cursor].field == field;
            if (known && same_text(old[cursor].text, text)) {
                now.push_back(std::move(old[cursor]));
            } else {
                now.push_back(make_entry(record, field, std::move(text)));
            }
        }
    }
    entries_[slot] = std::move(now);
}

std::vector<SearchHit> SearchIndex::find(const Workspace&, std::string_view query, std::size_t limit) const {
    struct Candidate {
        const Entry* entry;
        int rank;
    };
    const SearchQuery wanted = make_search_query(query);
    if (wanted.empty() || limit == 0) {
        return {};
    }
    const std::string whole = fold(query);
    std::vector<Candidate> candidates;
    for (const std::vector<Entry>& entries : entries_) {
        for (const Entry& entry : entries) {
            if (!matches(entry.key, wanted)) {
                continue;
            }
            const int rank = rank_of(entry.key, wanted, whole);
            if (!candidates.empty() && candidates.back().entry->record == entry.record) {
                if (rank < candidates.back().rank) {
                    candidates.back() = {&entry, rank};
                }
            } else {
                candidates.push_back({&entry, rank});
            }
        }
    }
    const auto better = [](const Candidate& left, const Candidate& right) {
        if (left.rank != right.rank) {
            return left.rank < right.rank;
        }
        if (left.entry->sort_prefix != right.entry->sort_prefix) {
            return left.entry->sort_prefix < right.entry->sort_prefix;
        }
        const auto order = compare_pinyin(left.entry->text.as_text(), right.entry->text.as_text());
        return order != 0 ? order < 0 : left.entry->record < right.entry->record;
    };
    // Comparing names costs most, so only those that can be shown are put in order: the ranks that fit into the limit.
    if (candidates.size() > limit) {
        std::size_t of_rank[5] = {};
        for (const Candidate& candidate : candidates) {
            ++of_rank[candidate.rank];
        }
        std::size_t kept = 0;
        int last_rank = 0;
        for (; kept < limit; ++last_rank) {
            kept += of_rank[last_rank];
        }
        std::erase_if(candidates, [&](const Candidate& candidate) { return candidate.rank >= last_rank; });
    }
    const std::size_t shown = std::min(limit, candidates.size());
    std::partial_sort(
        candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(shown), candidates.end(), better);
    std::vector<SearchHit> hits;
    for (std::size_t i = 0; i < shown; ++i) {
        hits.push_back({candidates[i].entry->record, candidates[i].entry->field, candidates[i].rank});
    }
    return hits;
}

std::vector<RecordIndex> SearchIndex::filter(const Workspace& workspace, Kind kind, std::string_view query) const {
    const SearchQuery wanted = make_search_query(query);
    if (wanted.empty()) {
        const std::span<const RecordIndex> live = workspace.live(kind);
        return {live.begin(), live.end()};
    }
    std::vector<RecordIndex> found;
    for (const Entry& entry : entries_[static_cast<std::size_t>(kind)]) {
        if ((found.empty() || found.back() != entry.record) && matches(entry.key, wanted)) {
            found.push_back(entry.record);
        }
    }
    return found;
}

void SearchIndex::clear() { *this = SearchIndex(); }

} // namespace yinfeng::app
