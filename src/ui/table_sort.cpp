#include "ui/table_sort.h"

#include "base/text_search.h"
#include "model/typed.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace yinfeng::ui {

namespace {

std::int64_t plain_rank(const FieldInfo& field, const Value& value) {
    switch (field.type) {
    case FieldType::choice:
        if (const auto index = choice_of(value, field.options.choices)) return static_cast<std::int64_t>(*index);
        return rank_unfilled - 1; // a code of a newer version: after the known ones
    case FieldType::date:
        if (const auto date = date_of(value)) return (date->year * 13 + date->month) * 32 + date->day;
        return rank_unfilled - 1;
    case FieldType::quantity:
        if (const auto quantity = quantity_of(value)) {
            // <10 stands before 10, and >10 after it.
            const int side = quantity->qualifier == Qualifier::none  ? 0
                             : quantity->qualifier == Qualifier::less || quantity->qualifier == Qualifier::at_most ||
                                     quantity->qualifier == Qualifier::nearly
                                 ? -1
                                 : 1;
            constexpr std::int64_t limit = rank_unfilled / 4;
            return std::clamp(quantity->value.millionths, -limit, limit) * 3 + side;
        }
        return rank_unfilled - 1;
    case FieldType::integer: return std::min(value.as_integer(), rank_unfilled - 1);
    case FieldType::boolean: return value.as_boolean() ? 0 : 1;
    default: return rank_unfilled;
    }
}

std::string_view text_to_rank(const Workspace& workspace, const FieldInfo& field, std::string_view text) {
    if (field.type != FieldType::link) return text;
    const auto id = parse_id(text);
    const RecordIndex target = id ? workspace.find(*id) : no_record;
    if (target == no_record || field.options.target == Kind::count_) return {};
    return workspace.value(target, title_field(field.options.target)).as_text();
}

std::uint64_t prefix_of(std::string_view key) {
    std::uint64_t prefix = 0;
    for (std::size_t i = 0; i < 8; ++i) prefix = prefix << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0u);
    return prefix;
}

} // namespace

void SortRanks::rank_texts(const Workspace& workspace, Kind kind, const FieldInfo& field, FieldId id, Column& column) {
    struct Distinct {
        std::uint64_t prefix;
        std::string_view key;
        std::uint32_t number;
    };
    std::vector<Distinct> distinct;
    std::unordered_map<std::string_view, std::uint32_t> number_of; // by the value's text
    std::vector<std::pair<RecordIndex, std::uint32_t>> uses;
    const auto records = workspace.live(kind);
    uses.reserve(records.size());
    number_of.reserve(records.size());
    if (!is_set(field.type) && field.type != FieldType::link) column.texts.assign(workspace.record_count(), Value());
    if (column.keys.size() > 4 * records.size() + 1000) column.keys.clear(); // texts that are long gone
    for (const RecordIndex record : records) {
        std::string_view text;
        if (is_set(field.type)) {
            const auto elements = workspace.elements(record, id);
            if (!elements.empty()) text = elements.front();
        } else {
            const Value& value = workspace.value(record, id);
            text = value.as_text();
            if (record < column.texts.size()) column.texts[record] = value;
        }
        if (text.empty()) continue;
        const auto [place, is_new] = number_of.try_emplace(text, static_cast<std::uint32_t>(distinct.size()));
        if (is_new) {
            const std::string_view shown = text_to_rank(workspace, field, text);
            auto known = column.keys.find(shown);
            if (known == column.keys.end()) known = column.keys.emplace(std::string(shown), pinyin_sort_key(shown)).first;
            distinct.push_back({prefix_of(known->second), known->second, place->second});
        }
        uses.emplace_back(record, place->second);
    }
    std::sort(distinct.begin(), distinct.end(), [](const Distinct& a, const Distinct& b) {
        return a.prefix != b.prefix ? a.prefix < b.prefix : a.key < b.key;
    });
    std::vector<std::int64_t> rank_of(distinct.size());
    std::int64_t rank = 0;
    for (std::size_t i = 0; i < distinct.size(); ++i) {
        if (i > 0 && distinct[i].key != distinct[i - 1].key) ++rank;
        rank_of[distinct[i].number] = rank;
    }
    for (const auto& [record, number] : uses) column.ranks[record] = rank_of[number];
}

// Whether every text is the one that was ranked.
bool SortRanks::texts_stand(const Workspace& workspace, Kind kind, FieldId id, const Column& column) {
    return std::ranges::all_of(workspace.live(kind), [&](RecordIndex record) {
        if (!workspace.changed_since(record, column.seen)) return true;
        return record < column.texts.size() && column.texts[record] == workspace.value(record, id);
    });
}

std::uint64_t SortRanks::version(FieldId id) const {
    const auto found = columns_.find(id);
    return found == columns_.end() ? 0 : found->second.version;
}

const std::vector<std::int64_t>& SortRanks::of(const Workspace& workspace, Kind kind, FieldId id, const Custom& custom) {
    Column& column = columns_[id];
    const FieldInfo* field = id < known_field_count ? &info(id) : nullptr;
    // Links are sorted by the names of their targets; computed columns, by anything, follow every change.
    const bool is_link = field && (field->type == FieldType::link || field->type == FieldType::link_set);
    std::uint64_t revision = 1 + (field ? workspace.revision(kind) : workspace.revision());
    if (is_link && field->options.target != Kind::count_) revision += workspace.revision(field->options.target);
    column.ranks.resize(workspace.record_count(), rank_unfilled);
    if (column.revision == revision) return column.ranks;
    const bool is_first = column.revision == 0;
    bool moved = false;
    if (!field) {
        std::vector<std::int64_t> ranks(workspace.record_count(), rank_unfilled);
        if (custom)
            for (const RecordIndex record : workspace.live(kind)) ranks[record] = custom(record);
        moved = ranks != column.ranks;
        column.ranks = std::move(ranks);
    } else if (field->type == FieldType::text || field->type == FieldType::long_text || is_set(field->type) || is_link) {
        moved = is_first || is_link || is_set(field->type) || !texts_stand(workspace, kind, id, column);
        if (moved) {
            std::ranges::fill(column.ranks, rank_unfilled);
            rank_texts(workspace, kind, *field, id, column);
        }
    } else {
        for (const RecordIndex record : workspace.live(kind)) {
            if (!is_first && !workspace.changed_since(record, column.seen)) continue;
            const Value& value = workspace.value(record, id);
            const std::int64_t rank = value.is_none() ? rank_unfilled : plain_rank(*field, value);
            moved = moved || rank != column.ranks[record];
            column.ranks[record] = rank;
        }
    }
    column.revision = revision;
    column.seen = workspace.revision();
    if (moved || is_first) ++column.version;
    return column.ranks;
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
