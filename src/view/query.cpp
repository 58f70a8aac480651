// Which records a view contains, and when its rows are made anew.

#include "view/query.h"

#include "base/text_tables.h"
#include "view/searched.h"

#include <algorithm>

namespace yinfeng::view {

// Asks the records again that may have changed; true if the answer is another one.
bool Query::choose(const View& view) {
    const Workspace& workspace = columns_.workspace();
    const auto fits = [&](RecordIndex record) {
        return matcher_->holds(record) && (search_.empty() || is_found(record));
    };
    std::vector<RecordIndex> touched;
    bool all = seen_ == 0;
    std::vector<ColumnId> asked = columns_of(view.filter);
    if (!search_.empty()) asked.insert(asked.end(), searched_.begin(), searched_.end());
    for (const ColumnId column : asked) {
        if (all) break;
        all = !columns_.touched_since(column, moment_, touched);
    }
    const auto live = records_of(workspace, view);
    is_chosen_.resize(workspace.record_count());
    if (all) {
        for (const RecordIndex record : live) is_chosen_[record] = fits(record);
    } else {
        for (const RecordIndex record : touched) is_chosen_[record] = fits(record);
        for (const RecordIndex record : live) {
            if (workspace.changed_since(record, seen_)) is_chosen_[record] = fits(record);
        }
    }
    std::vector<RecordIndex> chosen;
    chosen.reserve(chosen_.size());
    for (const RecordIndex record : live) {
        if (is_chosen_[record]) chosen.push_back(record);
    }
    rows_.of = live.size();
    if (chosen == chosen_) return false;
    chosen_ = std::move(chosen);
    return true;
}

std::vector<std::uint64_t> Query::versions_of_order(const View& view) {
    const Workspace& workspace = columns_.workspace();
    std::vector<std::uint64_t> versions;
    const auto add = [&](ColumnId column) {
        ranks_.of(view.kind, column);
        versions.push_back(ranks_.version(view.kind, column));
    };
    for (const SortBy& by : view.sort) add(by.column);
    for (const Bucket& bucket : view.groups) {
        add(bucket.column);
        // Two targets of one name have one rank, and of a set only the first element is ranked.
        const Column& column = columns_[bucket.column];
        if (is_link(column.type) || is_set(column.type)) versions.push_back(workspace.revision());
        // Which label a stage stands under is no matter of the column.
        if (bucket.by == Bucket::By::labels) {
            versions.push_back(workspace.revision(Kind::settings));
            versions.push_back(workspace.names().definitions());
        }
    }
    return versions;
}

std::vector<std::uint64_t> Query::versions_of_sums(const View& view) {
    std::vector<std::uint64_t> versions{columns_.workspace().conflict_count()};
    for (const Sum& sum : view.sums) {
        ranks_.of(view.kind, sum.column);
        versions.push_back(ranks_.version(view.kind, sum.column));
    }
    return versions;
}

const Rows& Query::run(const View& view, std::string_view typed) {
    const Language language = columns_.language();
    const domain::Reading& reading = columns_.reading();
    const bool another_day = reading.today != today_ || reading.me != me_ || &reading.calendar != calendar_;
    std::vector<ColumnId> searched;
    if (!typed.empty()) searched = searched_columns(columns_, view);
    const bool another_filter = view.kind != kind_ || view.deleted != view_.deleted || view.filter != view_.filter ||
                                typed != typed_ || language != language_ || searched != searched_ ||
                                tables_ != text_tables_number();
    const bool another_order = another_filter || view.groups != view_.groups || view.sort != view_.sort;
    const bool another_shape = another_order || view.sums != view_.sums;
    if (!another_shape && !another_day && moment_ == columns_.moment()) return rows_;
    if (another_filter || another_day) seen_ = 0;
    kind_ = view.kind;
    view_ = view;
    language_ = language;
    today_ = reading.today;
    calendar_ = &reading.calendar;
    tables_ = text_tables_number();
    me_ = reading.me;
    typed_ = typed;
    if (another_filter) words_in_.clear();
    search_.clear();
    for (SearchQuery::Term& term : make_search_query(typed).terms) {
        if (search_.size() < most_words) search_.push_back({{std::move(term)}});
    }
    searched_ = std::move(searched);
    follow_texts(searched_);
    matcher_.emplace(columns_, view.filter); // names and days may have moved
    const bool others = choose(view);
    auto order_versions = versions_of_order(view), sum_versions = versions_of_sums(view);
    moment_ = columns_.moment();
    seen_ = std::max<std::uint64_t>(1, columns_.workspace().revision());
    const bool in_order = !others && !another_order && order_versions == order_versions_;
    if (in_order && !another_shape && sum_versions == sum_versions_) return rows_;
    order_versions_ = std::move(order_versions);
    sum_versions_ = std::move(sum_versions);
    if (!in_order) arrange(view);
    sum_up(view, rows_);
    ++rows_.version;
    return rows_;
}

} // namespace yinfeng::view
