#include "ui/table_sort.h"

#include "base/text_search.h"
#include "model/typed.h"

#include <algorithm>
#include <string_view>

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
    if (column.keys.size() > 4 * records.size() + 1000) column.keys.clear(); // texts that are long gone
    for (const RecordIndex record : records) {
        std::string_view text;
        if (is_set(field.type)) {
            const auto elements = workspace.elements(record, id);
            if (!elements.empty()) text = elements.front();
        } else {
            text = workspace.value(record, id).as_text();
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

const std::vector<std::int64_t>& SortRanks::of(const Workspace& workspace, Kind kind, FieldId id, const Custom& custom) {
    Column& column = columns_[id];
    const bool is_field = id < known_field_count;
    // Links are sorted by the names of their targets, and computed columns by anything: those follow every change.
    const bool own_only = is_field && info(id).type != FieldType::link;
    const std::uint64_t revision = (own_only ? workspace.revision(kind) : workspace.revision()) + 1;
    if (column.revision == revision && column.ranks.size() == workspace.record_count()) return column.ranks;
    column.revision = revision;
    column.ranks.assign(workspace.record_count(), rank_unfilled);
    if (!is_field) {
        if (custom)
            for (const RecordIndex record : workspace.live(kind)) column.ranks[record] = custom(record);
        return column.ranks;
    }
    const FieldInfo& field = info(id);
    switch (field.type) {
    case FieldType::text:
    case FieldType::long_text:
    case FieldType::link:
    case FieldType::tag_set:
    case FieldType::link_set: rank_texts(workspace, kind, field, id, column); break;
    default:
        for (const RecordIndex record : workspace.live(kind)) {
            const Value& value = workspace.value(record, id);
            if (!value.is_none()) column.ranks[record] = plain_rank(field, value);
        }
    }
    return column.ranks;
}

void sort_rows(std::vector<RecordIndex>& rows, std::span<const std::vector<std::int64_t>* const> ranks,
               std::span<const SortBy> order) {
    if (order.empty()) return;
    struct Keyed {
        std::int64_t key;
        std::uint32_t place;
        RecordIndex record;
    };
    // Descending turns the ranks round but leaves the unfilled ones last.
    const auto key_of = [&](std::size_t which, RecordIndex record) {
        const std::int64_t rank = (*ranks[which])[record];
        return rank == rank_unfilled || !order[which].descending ? rank : -rank;
    };
    std::vector<Keyed> keyed;
    keyed.reserve(rows.size());
    for (std::uint32_t place = 0; place < rows.size(); ++place) keyed.push_back({key_of(0, rows[place]), place, rows[place]});
    std::sort(keyed.begin(), keyed.end(), [&](const Keyed& a, const Keyed& b) {
        if (a.key != b.key) return a.key < b.key;
        for (std::size_t which = 1; which < order.size(); ++which) {
            const std::int64_t left = key_of(which, a.record), right = key_of(which, b.record);
            if (left != right) return left < right;
        }
        return a.place < b.place;
    });
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = keyed[i].record;
}

} // namespace yinfeng::ui
