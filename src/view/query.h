#pragma once
// The records of a view: filtered, grouped, sorted and summed, and kept so until something of it changes. One edit asks only the
// records again that it touched; what did not move stays as it is.
//
//   Query query(columns, ranks);
//   const Rows& rows = query.run(view, typed);     // typed: what stands in the search box, found in every shown column (and in those
//                                                  that records are known by: fields marked .search)

#include "base/amount.h"
#include "view/matcher.h"
#include "view/per_record.h"
#include "view/view.h"

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::view {

// What is said of one column over some records.
struct Summary {
    ColumnId column = no_column;
    QuantitySum sum;       // figures: with what is unfilled and what is only a bound
    Value least, greatest; // by the order of the column, where the view asks for one of them
    std::size_t filled = 0, unfilled = 0;
    std::size_t conflicts = 0;              // cells of which more than one value stands: the sum takes the shown one
    std::optional<Decimal> average() const; // of what was summed, rounded to two decimals; of ranges the least
    std::optional<Quantity> average_figure() const;              // with its range and qualifier
    std::optional<Decimal> share_of(const Summary& whole) const; // of its sum, in percent with one decimal
};

std::string figure_label(const Column& column, Figure figure, Language language); // 合计, 平均, 最晚 …
// 207.5 亿元, 12.5 工作日, 12.5%, 2019-08; "" where there is nothing to say. What a sum leaves out is not in it (describe_omissions()),
// but where its numbers are too large to be added: 9223372036.85 亿元（不全）.
std::string figure_words(const Columns& columns, const Sum& sum, const Summary& summary, const Summary& whole);
bool is_figure_whole(const Sum& sum, const Summary& summary, const Summary& whole);
std::string as_not_whole(std::string_view figure, Language language);                   // "" stays that
std::string sum_words(const Columns& columns, ColumnId column, const QuantitySum& sum); // with it: 36 工作日 · 2 个未填

struct Group {
    std::uint8_t level = 0;             // 0: outer
    Value key;                          // none: unfilled; an empty text: filled, but in no bucket (2019 by month)
    std::string label;                  // in words; "" for unfilled
    std::uint32_t first = 0, count = 0; // in Rows::order
    std::vector<Summary> sums;          // of View::sums
};

struct Rows {
    std::vector<RecordIndex> order; // a record of several groups (标签) stands in each
    std::vector<Group> groups;      // an outer group before its inner ones; empty: not grouped
    std::vector<Summary> sums;      // over all records, each once
    std::size_t count = 0;          // records, each once
    std::size_t of = 0;             // records of the kind without filter and search
    std::uint64_t version = 0;      // grows when any of this changes
};

class Query {
public:
    Query(Columns& columns, Ranks& ranks) : columns_(columns), ranks_(ranks) {}

    const Rows& run(const View& view, std::string_view typed = {});
    const Rows& rows() const { return rows_; }
    // The records of the last run in other groups, in no order that is asked for: what statistics say of each dimension by itself.
    // Without a version.
    Rows regrouped(const std::vector<Bucket>& groups);
    // Of the last run only these records, in its order and its groups, with figures of their own. Without a version.
    Rows rows_of(std::span<const RecordIndex> records);
    // What is said below the columns of the view that was run last, of some of its records, each given once.
    std::vector<Summary> summaries_of(std::span<const RecordIndex> records) { return summaries_of(view_, records); }
    Columns& columns() { return columns_; }
    // What a search would look at, so many records at once, before somebody types: true when there is nothing to do any more.
    bool prepare_search(const View& view, std::size_t records);
    // Where what was typed is found: in the title if that has all of it, else in the first column that has a word which the title
    // lacks; no_column where it is not found. `piece` is what that column says, so much of it as is around the word.
    struct Found {
        ColumnId column = no_column;
        std::string piece;
    };
    Found found_in(RecordIndex record, const View& view, std::string_view typed);

private:
    bool is_found(RecordIndex record);
    void follow_texts(std::span<const ColumnId> columns);
    using TextNumber = std::uint32_t; // Columns::search_number() of a text plus one; 0: none
    TextNumber text_of(PerRecord<TextNumber>& texts, RecordIndex record);
    std::uint64_t words_in(TextNumber text);
    bool choose(const View& view);
    std::vector<std::uint64_t> versions_of_order(const View& view);
    std::vector<std::uint64_t> versions_of_sums(const View& view);
    void arrange(const View& view);
    void sum_up(const View& view, Rows& into);
    void group(const View& view, std::span<const RecordIndex> rows, std::size_t level, Rows& into);
    Summary summary_of(ColumnId column, std::span<const RecordIndex> records, bool with_bounds);
    std::vector<Summary> summaries_of(const View& view, std::span<const RecordIndex> records);

    Columns& columns_;
    Ranks& ranks_;
    // What was asked last, and when.
    View view_;
    KindId kind_ = no_kind;
    std::string typed_, me_;
    Date today_;
    const WorkingCalendar* calendar_ = nullptr;
    std::uint32_t tables_ = 0; // text_tables_number()
    Language language_ = Language::zh;
    std::uint64_t moment_ = 0, seen_ = 0;
    // What follows from it.
    std::optional<Matcher> matcher_;
    std::vector<SearchQuery> search_; // one for each word that was typed
    std::vector<ColumnId> searched_;
    // Of columns that were searched: each distinct text has a number and is compared once in a search, however many records say it.
    std::deque<PerRecord<TextNumber>> texts_;
    std::vector<PerRecord<TextNumber>*> searched_texts_;
    std::vector<std::uint64_t> words_in_; // by number: which words of search_ it has, and that this is known
    std::vector<ColumnId> prepared_;      // columns whose texts are being made ahead, up to that place of the records
    std::uint64_t prepared_moment_ = 0;
    std::size_t prepared_to_ = 0;
    std::uint64_t text_age_ = 0;                               // Columns::search_key_age() of theirs
    std::vector<std::uint8_t> is_chosen_;                      // by record
    std::vector<RecordIndex> chosen_;                          // in order of id
    std::vector<std::uint64_t> order_versions_, sum_versions_; // of what order and groups, and what sums follow from
    Rows rows_;
};

} // namespace yinfeng::view
