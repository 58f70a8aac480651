#pragma once
// The search box: records of every searchable kind by name, part of a name, pinyin or pinyin initials, also where
// one is written in traditional characters and the other is not. Kept in step with the workspace by revision: a key is
// made anew only where the text itself changed, so an edit costs one walk over the kind and not 100 000 keys.

#include "base/text_search.h"
#include "store/workspace.h"

#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::app {

struct SearchHit {
    RecordIndex record;
    FieldId field; // where it was found
    int rank;      // 0 whole, 1 beginning, 2 inside, 3 by pinyin from the beginning, 4 by pinyin inside
};

class SearchIndex {
public:
    void update(const Workspace& workspace); // cheap when nothing changed
    // Makes keys of so many records ahead of the first search; true when there is nothing left to be made ahead.
    bool prepare(const Workspace& workspace, std::size_t records);
    // Best rank first, equal ranks by pinyin of the text; each record once.
    std::vector<SearchHit> find(const Workspace& workspace, std::string_view query, std::size_t limit) const;
    // Live records of one kind that match, for filters; in index order.
    std::vector<RecordIndex> filter(const Workspace& workspace, Kind kind, std::string_view query) const;
    void clear();

private:
    struct Entry {
        RecordIndex record;
        FieldId field;
        std::uint64_t sort_prefix;
        Value text; // what the key was made of
        SearchKey key;
    };
    static Entry make_entry(RecordIndex record, FieldId field, Value text);
    void update_kind(const Workspace& workspace, Kind kind);

    std::vector<Entry> entries_[known_kind_count];
    std::uint64_t revisions_[known_kind_count] = {};              // plus one; 0: never
    std::size_t prepared_kind_ = known_kind_count, prepared_ = 0; // how far prepare() has come
    std::uint64_t prepared_revision_ = 0;
};

} // namespace yinfeng::app
