#include "view/query.h"

#include "base/utf8.h"
#include "domain/pipeline.h"
#include "model/typed.h"
#include "view/messages.h"
#include "view/words.h"

#include <algorithm>
#include <unordered_map>

namespace yinfeng::view {

namespace {

constexpr Rank behind_all_labels = 1000;
constexpr std::size_t most_words = 60; // of a search

struct ValueHash {
    std::size_t operator()(const Value& value) const { return static_cast<std::size_t>(value.hash()); }
};

bool is_link(FieldType type) { return type == FieldType::link || type == FieldType::link_set; }

// No two different values have one rank. Two targets of one name have, and codes of a choice that are not known here.
bool has_own_rank(const Column& column) { return column.type == FieldType::text || column.type == FieldType::choice; }
constexpr Rank not_known = rank_unfilled - 1;

std::string two_digits(std::int32_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::span<const RecordIndex> records_of(const Workspace& workspace, const View& view) {
    if (view.kind >= workspace.names().kind_count()) return {};
    if (!view.deleted) return workspace.live(view.kind);
    return view.kind < known_kind_count ? workspace.deleted(static_cast<Kind>(view.kind))
                                        : std::span<const RecordIndex>();
}

// Filled, but not as exactly as the buckets ask for: 2019 by month, <10 亿元 by band.
Value in_no_bucket() { return Value::text(""); }
bool is_in_no_bucket(const Bucket& bucket, const Value& key) {
    return bucket.by != Bucket::By::value && key == in_no_bucket();
}

Value date_bucket(Bucket::By by, const PartialDate& date) {
    const std::string year = std::to_string(date.year);
    if (by == Bucket::By::year) return Value::text(year);
    if (date.month == 0) return in_no_bucket();
    if (by == Bucket::By::quarter) return Value::text(year + "Q" + std::to_string((date.month + 2) / 3));
    return Value::text(year + '-' + two_digits(date.month));
}

// The bucket that a value falls into; none where it is unfilled.
Value bucket_of(const Bucket& bucket, const Columns& columns, const Value& value) {
    if (value.is_none()) return value;
    switch (bucket.by) {
    case Bucket::By::value: break;
    case Bucket::By::labels: {
        const auto stage = domain::parse_stage(value.as_text());
        const auto label = stage ? domain::label_set_of(columns.workspace()).label_of(*stage) : std::nullopt;
        return label ? Value::of(static_cast<std::int64_t>(*label)) : value;
    }
    case Bucket::By::month:
    case Bucket::By::quarter:
    case Bucket::By::year: {
        const auto date = date_of(value);
        return date ? date_bucket(bucket.by, *date) : in_no_bucket();
    }
    case Bucket::By::band: {
        const auto band = domain::size_band(quantity_of(value));
        return band ? Value::of(static_cast<std::int64_t>(*band)) : in_no_bucket();
    }
    case Bucket::By::initial: {
        const std::string name =
            value_words(columns.targets(), columns[bucket.column], value, Style::words, columns.language());
        return Value::text(std::string(1, index_letter(name)));
    }
    }
    return value;
}

std::string bucket_words(const Bucket& bucket, const Columns& columns, const Value& key, Language language) {
    if (is_in_no_bucket(bucket, key)) return say(language, Message::in_no_group);
    switch (bucket.by) {
    case Bucket::By::labels:
        if (key.shape() == Value::Shape::integer) {
            return domain::label_set_of(columns.workspace()).labels[static_cast<std::size_t>(key.as_integer())].name;
        }
        [[fallthrough]];
    case Bucket::By::value: return value_words(columns.targets(), columns[bucket.column], key, Style::words, language);
    case Bucket::By::month:
        if (language == Language::zh) {
            const std::string_view text = key.as_text();
            return std::string(text.substr(0, text.find('-'))) + "年" + std::to_string(date_of(key)->month) + "月";
        }
        return std::string(key.as_text());
    case Bucket::By::quarter:
        if (language == Language::zh) {
            const std::string_view text = key.as_text();
            return std::string(text.substr(0, text.find('Q'))) + "年" + std::string(text.substr(text.find('Q') + 1)) +
                   "季度";
        }
        return std::string(key.as_text());
    case Bucket::By::year: return std::string(key.as_text()) + (language == Language::zh ? "年" : "");
    case Bucket::By::band: return std::string(domain::size_bands()[static_cast<std::size_t>(key.as_integer())].name);
    case Bucket::By::initial: break;
    }
    return std::string(key.as_text());
}

// What is seen of a record, and what else it is known by (简称, 编号) where that is not shown.
std::vector<ColumnId> searched_columns(const Columns& columns, const View& view) {
    std::vector<ColumnId> searched;
    const auto add = [&](ColumnId column) {
        if (std::ranges::find(searched, column) == searched.end()) searched.push_back(column);
    };
    for (const Shown& shown : view.columns) add(shown.column);
    if (view.layout != Layout::table) {
        for (const ColumnId card : view.cards) add(card);
    }
    for (const ColumnId column : columns.offered(view.kind)) {
        if (columns[column].options.search) add(column);
    }
    return searched;
}

} // namespace

std::optional<Decimal> Summary::average() const {
    if (sum.counted() == 0) return std::nullopt;
    const auto count = static_cast<std::int64_t>(sum.counted());
    constexpr std::int64_t hundredth = Decimal::one / 100;
    const std::int64_t hundredths =
        (sum.total().millionths / count + (sum.total().millionths < 0 ? -hundredth : hundredth) / 2) / hundredth;
    return Decimal{hundredths * hundredth};
}

std::optional<Decimal> Summary::share_of(const Summary& whole) const {
    const std::int64_t all = whole.sum.total().millionths, part = sum.total().millionths;
    if (all <= 0 || part < 0 || sum.counted() == 0) return std::nullopt;
    constexpr std::int64_t tenth = Decimal::one / 10;
    const double thousandths = static_cast<double>(part) / static_cast<double>(all) * 1000;
    return Decimal{static_cast<std::int64_t>(thousandths + 0.5) * tenth};
}

// --- which records -----------------------------------------------------------------------------------------

namespace {

constexpr std::size_t piece_before = 6, piece_length = 16; // code points

// So much of the text as is around the word; its beginning where the word stands there in another form (pinyin).
std::string piece_of(std::string_view text, std::string_view word) {
    if (length_in_code_points(text) <= piece_length) return std::string(text);
    std::size_t at = text.find(word);
    if (at == std::string_view::npos) at = 0;
    const std::size_t before = length_in_code_points(text.substr(0, at));
    const std::string_view skipped =
        before > piece_before ? truncate_code_points(text, before - piece_before) : std::string_view();
    const std::string_view rest = text.substr(skipped.size());
    const std::string_view piece = truncate_code_points(rest, piece_length);
    return (skipped.empty() ? "" : "…") + std::string(piece) + (piece.size() < rest.size() ? "…" : "");
}

} // namespace

Query::Found Query::found_in(RecordIndex record, const View& view, std::string_view typed) {
    const SearchQuery query = make_search_query(typed);
    if (query.empty() || view.kind >= known_kind_count) return {};
    const ColumnId title = title_field(static_cast<Kind>(view.kind));
    const auto has = [&](ColumnId column, const SearchQuery::Term& term, std::string& text) {
        text = words(columns_, record, column, Style::words);
        return matches(columns_.search_key(text), SearchQuery{{term}});
    };
    const std::vector<ColumnId> searched = searched_columns(columns_, view);
    std::string text;
    for (const SearchQuery::Term& term : query.terms) {
        if (has(title, term, text)) continue;
        for (const ColumnId column : searched) {
            if (has(column, term, text)) return {column, piece_of(text, typed)};
        }
        return {};
    }
    return {title, std::move(text)};
}

// The texts of the searched columns, as far as they are known from an earlier search.
void Query::follow_texts(std::span<const ColumnId> columns) {
    const bool are_gone = text_age_ != columns_.search_key_age();
    text_age_ = columns_.search_key_age();
    if (are_gone) texts_.clear();
    searched_texts_.clear();
    for (const ColumnId column : columns) {
        auto found = std::ranges::find(texts_, column, &PerRecord<const SearchKey*>::column);
        if (found == texts_.end()) found = texts_.insert(texts_.end(), PerRecord<const SearchKey*>(column));
        found->follow(columns_);
        searched_texts_.push_back(&*found);
    }
}

const SearchKey* Query::text_of(PerRecord<const SearchKey*>& texts, RecordIndex record) {
    return texts.of(columns_.workspace(), record, [&]() -> const SearchKey* {
        const std::string text = words(columns_, record, texts.column(), Style::words);
        return text.empty() ? nullptr : &columns_.search_key(text);
    });
}

bool Query::prepare_search(const View& view, std::size_t records) {
    std::vector<ColumnId> columns = searched_columns(columns_, view);
    if (columns != prepared_ || prepared_moment_ != columns_.moment()) prepared_to_ = 0;
    prepared_ = std::move(columns);
    prepared_moment_ = columns_.moment();
    follow_texts(prepared_);
    const auto live = records_of(columns_.workspace(), view);
    for (; prepared_to_ < live.size() && records > 0; ++prepared_to_, --records) {
        for (PerRecord<const SearchKey*>* texts : searched_texts_) text_of(*texts, live[prepared_to_]);
    }
    return prepared_to_ >= live.size();
}

// Every word somewhere, in whichever column.
bool Query::is_found(RecordIndex record) {
    std::uint64_t missing = (std::uint64_t{1} << search_.size()) - 1;
    for (PerRecord<const SearchKey*>* texts : searched_texts_) {
        const SearchKey* key = text_of(*texts, record);
        if (!key) continue;
        for (std::size_t i = 0; i < search_.size(); ++i) {
            if (missing >> i & 1u && matches(*key, search_[i])) missing &= ~(std::uint64_t{1} << i);
        }
        if (missing == 0) return true;
    }
    return missing == 0;
}

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

// --- in which order ----------------------------------------------------------------------------------------

std::vector<std::uint64_t> Query::versions_of(const View& view) {
    const Workspace& workspace = columns_.workspace();
    std::vector<std::uint64_t> versions{workspace.conflict_count()};
    const auto add = [&](ColumnId column) {
        ranks_.of(view.kind, column);
        versions.push_back(ranks_.version(view.kind, column));
    };
    for (const SortBy& by : view.sort) add(by.column);
    for (const Sum& sum : view.sums) add(sum.column);
    for (const Bucket& bucket : view.groups) {
        add(bucket.column);
        // Two targets of one name have one rank, and of a set only the first element is ranked.
        const Column& column = columns_[bucket.column];
        if (is_link(column.type) || is_set(column.type)) versions.push_back(workspace.revision());
    }
    return versions;
}

PerRecord<std::optional<Quantity>>& Query::figures_of(ColumnId column) {
    auto found = std::ranges::find(figures_, column, &PerRecord<std::optional<Quantity>>::column);
    if (found == figures_.end()) found = figures_.insert(figures_.end(), PerRecord<std::optional<Quantity>>(column));
    found->follow(columns_);
    return *found;
}

Summary Query::summary_of(ColumnId id, std::span<const RecordIndex> records) {
    Summary summary;
    summary.column = id;
    const Column& column = columns_[id];
    const std::vector<Rank>& ranks = ranks_.of(columns_[id].kind == no_kind ? kind_ : columns_[id].kind, id);
    RecordIndex least = no_record, greatest = no_record;
    const Workspace& workspace = columns_.workspace();
    const bool may_conflict = column.source == Column::Source::field && workspace.conflict_count() > 0;
    auto* figures = column.type == FieldType::quantity ? &figures_of(id) : nullptr;
    for (const RecordIndex record : records) {
        const Rank rank = ranks[record];
        if (rank == rank_unfilled) {
            ++summary.unfilled;
            if (column.is_figure()) summary.sum.add(std::nullopt);
            continue;
        }
        ++summary.filled;
        if (least == no_record || rank < ranks[least]) least = record;
        if (greatest == no_record || ranks[greatest] < rank) greatest = record;
        if (!column.is_figure()) continue;
        if (figures) {
            summary.sum.add(figures->of(workspace, record, [&] { return quantity_of(columns_.value(record, id)); }));
        } else {
            summary.sum.add(Quantity{Decimal::from_integer(std::clamp<std::int64_t>(
                columns_.value(record, id).as_integer(), -9'000'000'000'000, 9'000'000'000'000))});
        }
        if (may_conflict && workspace.record(record).conflicts > 0) {
            const Cell* cell = workspace.record(record).find(column.field);
            summary.conflicts += cell && cell->in_conflict();
        }
    }
    if (least != no_record) summary.least = columns_.value(least, id);
    if (greatest != no_record) summary.greatest = columns_.value(greatest, id);
    return summary;
}

// Of View::sums; several figures of one column are of one summary.
std::vector<Summary> Query::summaries_of(const View& view, std::span<const RecordIndex> records) {
    std::vector<Summary> summaries;
    summaries.reserve(view.sums.size());
    for (const Sum& sum : view.sums) {
        const auto known = std::ranges::find(summaries, sum.column, &Summary::column);
        summaries.push_back(known != summaries.end() ? *known : summary_of(sum.column, records));
    }
    return summaries;
}

// Appends the groups of these rows at this level, and their rows to the order.
void Query::group(const View& view, std::span<const RecordIndex> rows, std::size_t level) {
    const Bucket& bucket = view.groups[level];
    struct Gathered {
        Value key;
        std::string sort_key; // of texts
        std::int64_t rank = 0;
        std::vector<RecordIndex> rows;
    };
    std::unordered_map<Value, std::size_t, ValueHash> place_of;
    std::vector<Gathered> gathered;
    const Column& column = columns_[bucket.column];
    const auto place_for = [&](const Value& value) {
        const Value key = bucket_of(bucket, columns_, value);
        const auto [place, is_new] = place_of.try_emplace(key, gathered.size());
        if (is_new) gathered.push_back({key, {}, 0, {}});
        return place->second;
    };
    if (has_own_rank(column)) { // then one record of each value says for all of them where they belong
        const std::vector<Rank>& ranks = ranks_.of(view.kind, bucket.column);
        std::unordered_map<Rank, std::size_t> place_of_rank;
        for (const RecordIndex record : rows) {
            const auto [place, is_new] = place_of_rank.try_emplace(ranks[record], 0);
            if (is_new || ranks[record] == not_known) place->second = place_for(columns_.value(record, bucket.column));
            gathered[place->second].rows.push_back(record);
        }
    } else if (column.source == Column::Source::field &&
               column.type == FieldType::link) { // likewise one for each target
        std::unordered_map<RecordIndex, std::size_t> place_of_target;
        for (const RecordIndex record : rows) {
            const RecordIndex target = columns_.linked(record, column.field);
            const auto [place, is_new] = place_of_target.try_emplace(target, 0);
            if (is_new || target == no_record) place->second = place_for(columns_.value(record, bucket.column));
            gathered[place->second].rows.push_back(record);
        }
    } else {
        for (const RecordIndex record : rows) {
            columns_.each_value(record, bucket.column, [&](const Value& value) {
                std::vector<RecordIndex>& into = gathered[place_for(value)].rows;
                if (into.empty() || into.back() != record) into.push_back(record);
            });
        }
    }
    for (Gathered& each : gathered) {
        if (each.key.is_none()) each.rank = rank_unfilled;
        else if (is_in_no_bucket(bucket, each.key)) each.rank = rank_unfilled - 1;
        else if (bucket.by == Bucket::By::value) each.rank = rank_of_value(column, each.key);
        else if (bucket.by == Bucket::By::labels && each.key.shape() == Value::Shape::text) {
            each.rank = behind_all_labels + rank_of_value(column, each.key);
        } else if (each.key.shape() == Value::Shape::integer) each.rank = each.key.as_integer();
        if (each.rank != rank_unfilled && each.key.shape() == Value::Shape::text &&
            (each.rank == 0 || is_link(column.type))) {
            each.sort_key = bucket.by == Bucket::By::value
                                ? pinyin_sort_key(bucket_words(bucket, columns_, each.key, language_))
                                : std::string(each.key.as_text());
        }
    }
    std::ranges::stable_sort(gathered, [](const Gathered& a, const Gathered& b) {
        if (a.rank != b.rank) return a.rank < b.rank;
        if (a.sort_key != b.sort_key) return a.sort_key < b.sort_key;
        return a.key.as_text() < b.key.as_text();
    });
    for (const Gathered& each : gathered) {
        const std::size_t place = rows_.groups.size();
        Group made;
        made.level = static_cast<std::uint8_t>(level);
        made.key = each.key;
        if (!each.key.is_none()) made.label = bucket_words(bucket, columns_, each.key, language_);
        made.first = static_cast<std::uint32_t>(rows_.order.size());
        made.sums = summaries_of(view, each.rows);
        rows_.groups.push_back(std::move(made));
        if (level + 1 < view.groups.size()) group(view, each.rows, level + 1);
        else rows_.order.insert(rows_.order.end(), each.rows.begin(), each.rows.end());
        rows_.groups[place].count = static_cast<std::uint32_t>(rows_.order.size()) - rows_.groups[place].first;
    }
}

void Query::arrange(const View& view) {
    std::vector<RecordIndex> sorted = chosen_;
    std::vector<const std::vector<Rank>*> ranks;
    for (const SortBy& by : view.sort) ranks.push_back(&ranks_.of(view.kind, by.column));
    sort_rows(sorted, ranks, view.sort);
    rows_.groups.clear();
    rows_.order.clear();
    if (view.groups.empty()) rows_.order = sorted;
    else group(view, sorted, 0);
    rows_.sums = summaries_of(view, sorted);
    rows_.count = sorted.size();
    ++rows_.version;
}

const Rows& Query::run(const View& view, std::string_view typed) {
    const Language language = columns_.language();
    const domain::Reading& reading = columns_.reading();
    const bool another_day = reading.today != today_ || reading.me != me_;
    std::vector<ColumnId> searched;
    if (!typed.empty()) searched = searched_columns(columns_, view);
    const bool another_filter = view.kind != kind_ || view.deleted != view_.deleted || view.filter != view_.filter ||
                                typed != typed_ || language != language_ || searched != searched_;
    const bool another_shape =
        another_filter || view.groups != view_.groups || view.sort != view_.sort || view.sums != view_.sums;
    if (!another_shape && !another_day && moment_ == columns_.moment()) return rows_;
    if (another_filter || another_day) seen_ = 0;
    kind_ = view.kind;
    view_ = view;
    language_ = language;
    today_ = reading.today;
    me_ = reading.me;
    typed_ = typed;
    search_.clear();
    for (SearchQuery::Term& term : make_search_query(typed).terms) {
        if (search_.size() < most_words) search_.push_back({{std::move(term)}});
    }
    searched_ = std::move(searched);
    follow_texts(searched_);
    matcher_.emplace(columns_, view.filter); // names and days may have moved
    const bool others = choose(view);
    auto versions = versions_of(view);
    moment_ = columns_.moment();
    seen_ = std::max<std::uint64_t>(1, columns_.workspace().revision());
    if (!others && !another_shape && versions == versions_) return rows_;
    versions_ = std::move(versions);
    arrange(view);
    return rows_;
}

} // namespace yinfeng::view
