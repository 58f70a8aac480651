#include "view/ranks.h"

#include "base/text_search.h"
#include "base/text_tables.h"
#include "domain/reading.h"
#include "model/typed.h"
#include "model/value_rank.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace yinfeng::view {

namespace {

constexpr Rank room_between = Rank{1} << 32;
constexpr std::size_t most_new_spots = 64;

std::array<std::span<const RecordIndex>, 2> records_of(const Workspace& workspace, KindId kind) {
    if (kind >= workspace.names().kind_count()) return {};
    if (kind >= known_kind_count) return {workspace.live(kind)};
    return {workspace.live(kind), workspace.deleted(static_cast<Kind>(kind))};
}

std::uint64_t revision_of(const Workspace& workspace, KindId kind) {
    return kind < known_kind_count ? workspace.revision(static_cast<Kind>(kind)) : workspace.revision();
}

std::uint64_t prefix_of(std::string_view key) {
    std::uint64_t prefix = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        prefix = prefix << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0u);
    }
    return prefix;
}

} // namespace

Rank rank_of_value(const Column& column, const Value& value) {
    if (value.is_none()) return rank_unfilled;
    return is_ranked_by_text(column.type) ? 0 : rank_of(column.type, column.options, value);
}

std::string Ranks::text_of(RecordIndex record, ColumnId id) {
    const Column& column = columns_[id];
    std::string text;
    if (is_set(column.type)) {
        columns_.each_value(record, id, [&](const Value& value) {
            if (text.empty()) text = value.as_text();
        });
    } else {
        text = columns_.value(record, id).as_text();
    }
    if (column.type != FieldType::link && column.type != FieldType::link_set) return text;
    const auto target = parse_id(text);
    const RecordIndex found = target ? columns_.targets().find(*target) : no_record;
    return std::string(domain::name_of(columns_.targets(), found));
}

const std::string& Ranks::sort_key_of(Ranked& ranked, std::string_view text) {
    auto known = ranked.keys.find(text);
    if (known == ranked.keys.end()) known = ranked.keys.emplace(std::string(text), pinyin_sort_key(text)).first;
    return known->second;
}

struct Ranks::Making {
    struct Distinct {
        std::uint64_t prefix;
        std::string_view key;
        std::uint32_t number;
    };
    std::uint64_t moment = 0;
    std::vector<RecordIndex> records; // also those in the trash: it is sorted too
    std::size_t at = 0;               // in records
    std::vector<Rank> ranks;
    std::vector<Distinct> distinct;
    std::unordered_map<std::string_view, std::uint32_t> number_of; // by key
    std::vector<std::pair<RecordIndex, std::uint32_t>> uses;
};

// All ranks, so many records at a time.
bool Ranks::make(KindId kind, ColumnId id, Ranked& ranked, std::size_t records) {
    const Workspace& workspace = columns_.workspace();
    const Column& column = columns_[id];
    if (!ranked.making || ranked.making->moment != columns_.moment()) {
        ranked.making = std::make_shared<Making>();
        ranked.making->moment = columns_.moment();
        ranked.making->ranks.assign(workspace.record_count(), rank_unfilled);
        for (const auto list : records_of(workspace, kind)) {
            ranked.making->records.insert(ranked.making->records.end(), list.begin(), list.end());
        }
    }
    Making& making = *ranked.making;
    const bool by_text = is_ranked_by_text(column.type);
    const std::size_t until = records < making.records.size() - making.at ? making.at + records : making.records.size();
    for (; making.at < until; ++making.at) {
        const RecordIndex record = making.records[making.at];
        if (!by_text) {
            making.ranks[record] = rank_of_value(column, columns_.first_value(record, id));
            continue;
        }
        const std::string text = text_of(record, id);
        if (text.empty()) continue;
        const std::string& key = sort_key_of(ranked, text);
        const auto [place, is_new] =
            making.number_of.try_emplace(key, static_cast<std::uint32_t>(making.distinct.size()));
        if (is_new) making.distinct.push_back({prefix_of(key), key, place->second});
        making.uses.emplace_back(record, place->second);
    }
    if (making.at < making.records.size()) return false;
    ranked.spots.clear();
    if (by_text) {
        std::ranges::sort(making.distinct,
            [](const auto& a, const auto& b) { return a.prefix != b.prefix ? a.prefix < b.prefix : a.key < b.key; });
        std::vector<Rank> rank_of(making.distinct.size());
        for (const auto& [prefix, key, number] : making.distinct) {
            ranked.spots.push_back({key, room_between * static_cast<Rank>(ranked.spots.size() + 1)});
            rank_of[number] = ranked.spots.back().rank;
        }
        for (const auto& [record, number] : making.uses) making.ranks[record] = rank_of[number];
    }
    ranked.ranks = std::move(making.ranks);
    ranked.making.reset();
    return true;
}

// Ranks again what changed since; false where all of it has to be made anew.
bool Ranks::follow(KindId kind, ColumnId id, Ranked& ranked, bool& moved) {
    const Workspace& workspace = columns_.workspace();
    const Column& column = columns_[id];
    const bool by_text = is_ranked_by_text(column.type);
    if (by_text && ranked.keys.size() > 4 * workspace.live(kind).size() + 1000) { // texts that are long gone
        ranked.spots.clear();
        ranked.keys.clear();
        return false;
    }
    std::vector<RecordIndex> touched;
    if (!columns_.touched_since(id, ranked.moment, touched)) return false;
    if (ranked.kind_revision != revision_of(workspace, kind)) {
        for (const auto list : records_of(workspace, kind)) {
            for (const RecordIndex record : list) {
                if (workspace.changed_since(record, ranked.seen)) touched.push_back(record);
            }
        }
    }
    ranked.ranks.resize(workspace.record_count(), rank_unfilled);
    std::size_t new_spots = 0;
    for (const RecordIndex record : touched) {
        Rank rank = rank_unfilled;
        if (!by_text) {
            rank = rank_of_value(column, columns_.first_value(record, id));
        } else if (const std::string text = text_of(record, id); !text.empty()) {
            const std::string& key = sort_key_of(ranked, text);
            const auto spot = std::ranges::lower_bound(ranked.spots, std::string_view(key), {}, &Spot::key);
            if (spot != ranked.spots.end() && spot->key == key) {
                rank = spot->rank;
            } else {
                const Rank before = spot == ranked.spots.begin() ? 0 : std::prev(spot)->rank;
                const Rank after = spot == ranked.spots.end() ? before + 2 * room_between : spot->rank;
                rank = before + (after - before) / 2;
                if (rank == before || ++new_spots > most_new_spots) return false; // no room, or slower than all at once
                ranked.spots.insert(spot, {key, rank});
            }
        }
        moved = moved || rank != ranked.ranks[record];
        ranked.ranks[record] = rank;
    }
    return true;
}

const std::vector<Rank>& Ranks::of(KindId kind, ColumnId column) {
    prepare(kind, column, SIZE_MAX);
    return ranked_[std::uint64_t{kind} << 32 | column].ranks;
}

std::uint64_t Ranks::version(KindId kind, ColumnId column) const {
    const auto found = ranked_.find(std::uint64_t{kind} << 32 | column);
    return found == ranked_.end() ? 0 : found->second.version;
}

bool Ranks::prepare(KindId kind, ColumnId column, std::size_t records) {
    Ranked& ranked = ranked_[std::uint64_t{kind} << 32 | column];
    const Workspace& workspace = columns_.workspace();
    if (ranked.is_made && ranked.moment == columns_.moment()) return true;
    if (ranked.tables != text_tables_number()) {
        ranked.tables = text_tables_number();
        ranked.is_made = false;
        ranked.making.reset();
        ranked.spots.clear();
        ranked.keys.clear();
    }
    bool moved = false;
    const bool is_being_made = ranked.making && ranked.making->moment == columns_.moment();
    if (!ranked.is_made || is_being_made || !follow(kind, column, ranked, moved)) {
        if (!make(kind, column, ranked, records)) return false;
        moved = true;
    }
    ranked.is_made = true;
    ranked.kind_revision = revision_of(workspace, kind);
    ranked.seen = workspace.revision();
    ranked.moment = columns_.moment();
    if (moved) ++ranked.version;
    return true;
}

namespace {

struct Keyed {
    std::uint64_t key;
    RecordIndex record;
};

// By bytes of the key, the least first: stable, and a byte that all keys share costs nothing. Keys are mostly small numbers.
void sort_by_key(std::vector<Keyed>& rows, std::vector<Keyed>& other) {
    if (std::ranges::is_sorted(rows, {}, &Keyed::key)) return;
    std::vector<std::array<std::uint32_t, 256>> counts(8);
    for (const Keyed& row : rows) {
        for (unsigned byte = 0; byte < 8; ++byte) ++counts[byte][row.key >> 8 * byte & 0xFF];
    }
    other.resize(rows.size());
    for (unsigned byte = 0; byte < 8; ++byte) {
        std::array<std::uint32_t, 256>& places = counts[byte];
        if (places[rows.front().key >> 8 * byte & 0xFF] == rows.size()) continue;
        std::uint32_t place = 0;
        for (std::uint32_t& count : places) place += std::exchange(count, place);
        for (const Keyed& row : rows) other[places[row.key >> 8 * byte & 0xFF]++] = row;
        rows.swap(other);
    }
}

} // namespace

void sort_rows(
    std::vector<RecordIndex>& rows, std::span<const std::vector<Rank>* const> ranks, std::span<const SortBy> order) {
    if (rows.empty()) return;
    std::vector<Keyed> keyed(rows.size()), other;
    for (std::size_t i = 0; i < rows.size(); ++i) keyed[i].record = rows[i];
    // The last criterion first: what follows keeps its order where it is equal.
    for (std::size_t which = order.size(); which-- > 0;) {
        for (Keyed& row : keyed) {
            // Descending turns the ranks round, but for those that stand last.
            const Rank rank = (*ranks[which])[row.record];
            const Rank turned = rank >= rank_without_place || !order[which].descending ? rank : -rank;
            row.key = static_cast<std::uint64_t>(turned) ^ std::uint64_t{1} << 63;
        }
        sort_by_key(keyed, other);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = keyed[i].record;
}

} // namespace yinfeng::view
