#include "cli/row_order.h"

#include "base/text_search.h"
#include "domain/reading.h"
#include "model/value_rank.h"

#include <algorithm>

namespace yinfeng::cli {

namespace {

// What is compared, worked out once for each row.
struct Place {
    std::int64_t rank = 0; // first
    std::string key;       // of texts
    RecordIndex record = no_record;
    bool is_unfilled() const { return rank == rank_unfilled; }
};

Place place_of_text(RecordIndex record, std::string_view text) {
    return text.empty() ? Place{rank_unfilled, {}, record} : Place{0, pinyin_sort_key(text), record};
}

Place place_of(const Workspace& workspace, RecordIndex record, const Column& column) {
    switch (column.what) {
    case Column::What::id: return {0, to_string(workspace.record(record).id), record};
    case Column::What::updated: return {domain::last_written_ms(workspace, record), {}, record};
    case Column::What::conflicts: return {workspace.record(record).conflicts, {}, record};
    case Column::What::field: break;
    }
    if (!column.info) { // of a newer version: figures by what they say, all else as text
        const Value& value = workspace.value(record, column.field);
        if (value.shape() == Value::Shape::integer) return {value.as_integer(), {}, record};
        return place_of_text(record, value_text(workspace, nullptr, value, Style::codes));
    }
    if (!is_ranked_by_text(column.info->type))
        return {rank_of(*column.info, workspace.value(record, column.field)), {}, record};
    const bool is_link = column.info->type == FieldType::link || column.info->type == FieldType::link_set;
    const auto place = [&](std::string_view text) {
        if (!is_link || text.empty()) return place_of_text(record, text);
        const auto id = parse_id(text); // links by the names of their targets
        const RecordIndex target = id ? workspace.find(*id) : no_record;
        return Place{0, pinyin_sort_key(target == no_record ? std::string() : title_of(workspace, target)), record};
    };
    if (!is_set(column.info->type)) return place(workspace.value(record, column.field).as_text());
    const auto elements = workspace.elements(record, column.field);
    return place(elements.empty() ? std::string_view() : elements.front());
}

} // namespace

void sort_rows(const Workspace& workspace, const Column& column, bool reversed, std::vector<RecordIndex>& records) {
    std::vector<Place> places;
    places.reserve(records.size());
    for (const RecordIndex record : records) places.push_back(place_of(workspace, record, column));
    std::ranges::stable_sort(places, [reversed](const Place& a, const Place& b) {
        if (a.is_unfilled() || b.is_unfilled()) return !a.is_unfilled() && b.is_unfilled();
        const Place& first = reversed ? b : a;
        const Place& second = reversed ? a : b;
        return first.rank != second.rank ? first.rank < second.rank : first.key < second.key;
    });
    std::ranges::transform(places, records.begin(), &Place::record);
}

} // namespace yinfeng::cli
