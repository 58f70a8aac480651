// What somebody types into the search box, and where it is found.

#include "base/utf8.h"
#include "view/query.h"
#include "view/searched.h"
#include "view/words.h"

#include <algorithm>

namespace yinfeng::view {

std::span<const RecordIndex> records_of(const Workspace& workspace, const View& view) {
    if (view.kind >= workspace.names().kind_count()) return {};
    if (!view.deleted) return workspace.live(view.kind);
    return view.kind < known_kind_count ? workspace.deleted(static_cast<Kind>(view.kind))
                                        : std::span<const RecordIndex>();
}

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
    if (are_gone) {
        texts_.clear();
        words_in_.clear();
    }
    searched_texts_.clear();
    for (const ColumnId column : columns) {
        auto found = std::ranges::find(texts_, column, &PerRecord<TextNumber>::column);
        if (found == texts_.end()) found = texts_.insert(texts_.end(), PerRecord<TextNumber>(column));
        found->follow(columns_);
        searched_texts_.push_back(&*found);
    }
}

Query::TextNumber Query::text_of(PerRecord<TextNumber>& texts, RecordIndex record) {
    return texts.of(columns_.workspace(), record, [&]() -> TextNumber {
        const std::string text = words(columns_, record, texts.column(), Style::words);
        return text.empty() ? 0 : columns_.search_number(text) + 1;
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
        for (PerRecord<TextNumber>* texts : searched_texts_) text_of(*texts, live[prepared_to_]);
    }
    return prepared_to_ >= live.size();
}

// Of the words that are searched for those that the text has, as bits.
std::uint64_t Query::words_in(TextNumber text) {
    constexpr std::uint64_t is_known = std::uint64_t{1} << 63;
    static_assert(most_words < 63);
    if (words_in_.size() <= columns_.search_key_count()) words_in_.resize(columns_.search_key_count() + 1);
    std::uint64_t& found = words_in_[text];
    if (found == 0) {
        found = is_known;
        for (std::size_t i = 0; text != 0 && i < search_.size(); ++i) {
            if (matches(columns_.search_key(text - 1), search_[i])) found |= std::uint64_t{1} << i;
        }
    }
    return found;
}

// Every word somewhere, in whichever column.
bool Query::is_found(RecordIndex record) {
    std::uint64_t missing = (std::uint64_t{1} << search_.size()) - 1;
    for (PerRecord<TextNumber>* texts : searched_texts_) {
        missing &= ~words_in(text_of(*texts, record));
        if (missing == 0) return true;
    }
    return missing == 0;
}

} // namespace yinfeng::view
