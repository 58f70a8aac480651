#include "ui/records/groupings.h"

#include "app/app.h"
#include "app/strings.h"
#include "ui/records/cell.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::Bucket;
using view::Column;
using view::ColumnId;

std::string grouping_label(const view::Columns& columns, const Bucket& bucket) {
    const std::string_view label = columns[bucket.column].label(app::language());
    switch (bucket.by) {
    case Bucket::By::value: return std::string(label);
    case Bucket::By::labels: return std::string(tr(Str::group_by_labels));
    case Bucket::By::month: return tr(Str::group_by_month, {label});
    case Bucket::By::quarter: return tr(Str::group_by_quarter, {label});
    case Bucket::By::year: return tr(Str::group_by_year, {label});
    case Bucket::By::band: return tr(Str::group_by_band, {label});
    case Bucket::By::initial: return tr(Str::group_by_initial, {label});
    }
    return {};
}

std::vector<Grouping> groupings_of(const view::Columns& columns, KindId kind) {
    std::vector<Grouping> all;
    const auto add = [&](ColumnId column, Bucket::By by) {
        const Bucket bucket{column, by};
        all.push_back({bucket, grouping_label(columns, bucket)});
    };
    for (const ColumnId id : columns.offered(kind)) {
        const Column& column = columns[id];
        if (column.source == Column::Source::own) continue;
        switch (column.type) {
        case FieldType::choice:
            if (column.options.choices == ChoiceList::stage) add(id, Bucket::By::labels);
            [[fallthrough]];
        case FieldType::boolean:
        case FieldType::link:
        case FieldType::link_set:
        case FieldType::tag_set:
        case FieldType::choice_set: add(id, Bucket::By::value); break;
        case FieldType::text:
            if (is_title(column)) add(id, Bucket::By::initial);
            else if (column.options.suggest || column.is_worked_out()) add(id, Bucket::By::value);
            break;
        case FieldType::date:
            add(id, Bucket::By::month);
            add(id, Bucket::By::year);
            break;
        case FieldType::quantity:
            if (column.options.unit == Unit::wan_yuan) add(id, Bucket::By::band);
            break;
        case FieldType::integer:
        case FieldType::long_text: break;
        }
    }
    return all;
}

} // namespace yinfeng::ui
