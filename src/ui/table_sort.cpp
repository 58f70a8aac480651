#include "ui/table_sort.h"

#include "base/text_search.h"
#include "model/typed.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

namespace yinfeng::ui {

namespace {

std::string_view text_to_rank(const Workspace& workspace, const FieldInfo& field, std::string_view text) {
    if (field.type != FieldType::link) return text;
    const auto id = parse_id(text);
    const RecordIndex target = id ? workspace.find(*id) : no_record;
    if (target == no_record || field.options.target == Kind::count_) return {};
    return workspace.value(target, title_field(field.options.target)).as_text();
}

std::uint64_t prefix_of(std::string_view key) {
    std::uint64_t prefix = 0;
    for (std::size_t i = 0; i < 8; ++i)
        prefix = prefix << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0u);
    return prefix;
}

constexpr std::int64_t room_between = std::int64_t{1} << 32;
constexpr std::size_t most_new_spots = 64;

// The field's own text: of a link the id, of a set the first element.
std::string_view own_text(const Workspace& workspace, const FieldInfo& field, FieldId id, RecordIndex record) {
    if (!is_set(field.type)) return workspace.value(record, id).as_text();
    const auto elements = workspace.elements(record, id);
    return elements.empty() ? std::string_view() : elements.front();
}

const std::string& sort_key_of(auto& keys, std::string_view shown) {
    auto known = keys.find(shown);
    if (known == keys.end()) known = keys.emplace(std::string(shown), pinyin_sort_key(shown)).first;
    return known->second;
}

} // namespace

struct SortRanks::Making {
    struct Distinct {
        std::uint64_t prefix;
        std::string_view key;
        std::uint32_t number;
    };
    std::uint64_t revision = 0;
    std::size_t at = 0; // in live(kind)
    std::vector<std::int64_t> ranks;
    std::vector<Distinct> distinct;
    std::unordered_map<std::string_view, std::uint32_t> number_of; // by the field's own text
    std::vector<std::pair<RecordIndex, std::uint32_t>> uses;
};

// All ranks, so many records at a time.
bool SortRanks::make(
    const Workspace& workspace, Kind kind, FieldId id, const Custom& custom, Column& column, std::size_t records) {
    const FieldInfo* field = id < known_field_count ? &info(id) : nullptr;
    if (!column.making || column.making->revision != workspace.revision()) {
        column.making = std::make_shared<Making>();
        column.making->revision = workspace.revision();
        column.making->ranks.assign(workspace.record_count(), rank_unfilled);
    }
    Making& making = *column.making;
    const auto live = workspace.live(kind);
    const bool by_text = field && is_ranked_by_text(field->type);
    const std::size_t until = records < live.size() - making.at ? making.at + records : live.size();
    for (; making.at < until; ++making.at) {
        const RecordIndex record = live[making.at];
        if (by_text) {
            const std::string_view text = own_text(workspace, *field, id, record);
            if (text.empty()) continue;
            const auto [place, is_new] =
                making.number_of.try_emplace(text, static_cast<std::uint32_t>(making.distinct.size()));
            if (is_new) {
                const std::string& key = sort_key_of(column.keys, text_to_rank(workspace, *field, text));
                making.distinct.push_back({prefix_of(key), key, place->second});
            }
            making.uses.emplace_back(record, place->second);
        } else if (field) {
            const Value& value = workspace.value(record, id);
            if (!value.is_none()) making.ranks[record] = rank_of(*field, value);
        } else if (custom.key) {
            making.ranks[record] = custom.key(record);
        }
    }
    if (making.at < live.size()) return false;
    column.spots.clear();
    if (by_text) {
        std::sort(making.distinct.begin(), making.distinct.end(),
            [](const auto& a, const auto& b) { return a.prefix != b.prefix ? a.prefix < b.prefix : a.key < b.key; });
        std::vector<std::int64_t> rank_by_number(making.distinct.size());
        for (const auto& [prefix, key, number] : making.distinct) {
            if (column.spots.empty() || column.spots.back().key != key) {
                column.spots.push_back({key, room_between * static_cast<std::int64_t>(column.spots.size() + 1)});
            }
            rank_by_number[number] = column.spots.back().rank;
        }
        for (const auto& [record, number] : making.uses) making.ranks[record] = rank_by_number[number];
    }
    column.ranks = std::move(making.ranks);
    column.making.reset();
    return true;
}

// Ranks again what was written since; false where all of it has to be made anew.
bool SortRanks::follow(
    const Workspace& workspace, Kind kind, FieldId id, const Custom& custom, Column& column, bool& moved) {
    const FieldInfo* field = id < known_field_count ? &info(id) : nullptr;
    const bool by_text = field && is_ranked_by_text(field->type);
    if (by_text && column.keys.size() > 4 * workspace.live(kind).size() + 1000) { // texts that are long gone
        column.spots.clear();
        column.keys.clear();
        return false;
    }
    column.ranks.resize(workspace.record_count(), rank_unfilled);
    std::size_t new_spots = 0;
    for (const RecordIndex record : workspace.live(kind)) {
        if (!workspace.changed_since(record, column.seen)) continue;
        std::int64_t rank = rank_unfilled;
        if (by_text) {
            const std::string_view text = own_text(workspace, *field, id, record);
            if (!text.empty()) {
                const std::string& key = sort_key_of(column.keys, text_to_rank(workspace, *field, text));
                const auto spot = std::ranges::lower_bound(column.spots, std::string_view(key), {}, &Spot::key);
                if (spot != column.spots.end() && spot->key == key) {
                    rank = spot->rank;
                } else {
                    const std::int64_t before = spot == column.spots.begin() ? 0 : std::prev(spot)->rank;
                    const std::int64_t after = spot == column.spots.end() ? before + 2 * room_between : spot->rank;
                    rank = before + (after - before) / 2;
                    if (rank == before || ++new_spots > most_new_spots)
                        return false; // no room left, or slower than all at once
                    column.spots.insert(spot, {key, rank});
                }
            }
        } else if (field) {
            const Value& value = workspace.value(record, id);
            if (!value.is_none()) rank = rank_of(*field, value);
        } else if (custom.key) {
            rank = custom.key(record);
        }
        moved = moved || rank != column.ranks[record];
        column.ranks[record] = rank;
    }
    return true;
}

std::uint64_t SortRanks::version(FieldId id) const {
    const auto found = columns_.find(id);
    return found == columns_.end() ? 0 : found->second.version;
}

const std::vector<std::int64_t>& SortRanks::of(
    const Workspace& workspace, Kind kind, FieldId id, const Custom& custom) {
    prepare(workspace, kind, id, custom, SIZE_MAX);
    return columns_[id].ranks;
}

bool SortRanks::prepare(const Workspace& workspace, Kind kind, FieldId id, const Custom& custom, std::size_t records) {
    Column& column = columns_[id];
    const FieldInfo* field = id < known_field_count ? &info(id) : nullptr;
    // Links are sorted by the names of their targets.
    std::uint64_t others = 0;
    if (field && field->type == FieldType::link && field->options.target != Kind::count_)
        others = workspace.revision(field->options.target);
    for (const Kind read : custom.reads) others += workspace.revision(read);
    const std::uint64_t revision = 1 + workspace.revision(kind) + others;
    if (column.revision == revision && column.others == others) return true;
    bool moved = false;
    const bool is_being_made = column.making && column.making->revision == workspace.revision();
    const bool follows = !is_being_made && column.revision != 0 && column.others == others &&
                         follow(workspace, kind, id, custom, column, moved);
    if (!follows) {
        if (!make(workspace, kind, id, custom, column, records)) return false;
        moved = true;
    }
    column.revision = revision;
    column.others = others;
    column.seen = workspace.revision();
    if (moved) ++column.version;
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
    for (const Keyed& row : rows)
        for (unsigned byte = 0; byte < 8; ++byte) ++counts[byte][row.key >> 8 * byte & 0xFF];
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

void sort_rows(std::vector<RecordIndex>& rows, std::span<const std::vector<std::int64_t>* const> ranks,
    std::span<const SortBy> order) {
    if (rows.empty()) return;
    std::vector<Keyed> keyed(rows.size()), other;
    for (std::size_t i = 0; i < rows.size(); ++i) keyed[i].record = rows[i];
    // The last criterion first: what follows keeps its order where it is equal.
    for (std::size_t which = order.size(); which-- > 0;) {
        for (Keyed& row : keyed) {
            // Descending turns the ranks round but leaves the unfilled ones last.
            const std::int64_t rank = (*ranks[which])[row.record];
            const std::int64_t turned = rank == rank_unfilled || !order[which].descending ? rank : -rank;
            row.key = static_cast<std::uint64_t>(turned) ^ std::uint64_t{1} << 63;
        }
        sort_by_key(keyed, other);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = keyed[i].record;
}

} // namespace yinfeng::ui
