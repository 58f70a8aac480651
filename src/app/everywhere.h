#pragma once
// The search box over everything: records of all kinds by what they are called (search_index.h), then by what any of their
// columns says, as the search of a list does, with where that is. Of a large workspace the columns are read in slices, so that
// typing never waits: the hits by name are there at once, the others as they are found.

#include "app/search_index.h"
#include "view/query.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::app {

class App;

class SearchEverywhere {
public:
    struct Hit {
        RecordIndex record;
        std::string where; // 产业：铝加工; empty: in the title
    };
    // At most `limit`, as many as are known by now. Call again while it is not complete.
    const std::vector<Hit>& find(App& app, std::string_view typed, std::size_t limit);
    bool is_complete() const { return next_ == kinds_.size(); }
    void reset() { *this = SearchEverywhere(); }

private:
    struct OfKind {
        view::View view;
        std::unique_ptr<view::Query> query;
    };
    void begin(App& app);

    std::vector<OfKind> kinds_;
    std::uint64_t workspace_ = 0, revision_ = 0;
    std::string typed_;
    std::vector<Hit> hits_;
    std::size_t next_ = 0; // of the kinds that are not searched yet
};

} // namespace yinfeng::app
