#include "ui/records/offered_columns.h"

#include "app/app.h"
#include "app/strings.h"
#include "base/text_search.h"
#include "domain/duplicates.h"

namespace yinfeng::ui {

using view::Column;
using view::ColumnId;
using view::Gather;

namespace {

bool is_link(FieldType type) { return type == FieldType::link || type == FieldType::link_set; }

void add_over_links(view::Columns& columns, std::vector<ColumnId>& ids) {
    for (std::size_t i = 0, own = ids.size(); i < own; ++i) {
        const Column& column = columns[ids[i]];
        if (column.source != Column::Source::field || column.type != FieldType::link ||
            column.field >= known_field_count || column.options.target == Kind::count_)
            continue;
        const FieldId link = column.field;
        for (const ColumnId end : columns.offered(static_cast<KindId>(column.options.target)))
            if (columns[end].source != Column::Source::own)
                if (const ColumnId path = columns.path(link, end); path != view::no_column) ids.push_back(path);
    }
}

void add_backwards(view::Columns& columns, KindId kind, std::vector<ColumnId>& ids) {
    for (FieldId link = 0; link < known_field_count; ++link) {
        const FieldInfo& field = info(link);
        if (!is_link(field.type) || static_cast<KindId>(field.options.target) != kind) continue;
        // Of what was merged into it or told apart from it nobody wants a sum.
        if (link == domain::merged_field(field.kind) || link == domain::distinct_field(field.kind)) continue;
        if (const ColumnId count = columns.gathered(Gather::count, link, view::no_column); count != view::no_column)
            ids.push_back(count);
        for (const ColumnId end : columns.offered(static_cast<KindId>(field.kind))) {
            if (columns[end].source == Column::Source::own) continue;
            for (const Gather gather : {Gather::sum, Gather::least, Gather::greatest, Gather::latest})
                if (const ColumnId id = columns.gathered(gather, link, end); id != view::no_column) ids.push_back(id);
        }
    }
}

} // namespace

std::vector<ColumnId> all_columns(view::Columns& columns, KindId kind) {
    std::vector<ColumnId> ids = columns.offered(kind);
    add_over_links(columns, ids);
    if (kind < known_kind_count) add_backwards(columns, kind, ids);
    return ids;
}

bool is_called(std::string_view label, std::string_view typed) {
    const SearchQuery query = make_search_query(typed);
    return query.empty() || matches(make_search_key(label), query);
}

std::vector<ColumnId> columns_called(
    const view::Columns& columns, std::span<const ColumnId> of, std::string_view typed) {
    const SearchQuery query = make_search_query(typed);
    std::vector<ColumnId> found;
    for (const ColumnId id : of)
        if (query.empty() || matches(make_search_key(columns[id].label(app::language())), query)) found.push_back(id);
    return found;
}

} // namespace yinfeng::ui
