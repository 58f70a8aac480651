#include "app/paper/colours.h"

#include "domain/label_sets.h"
#include "view/buckets.h"

#include <iterator>

namespace yinfeng::app::ink {

namespace {

constexpr Colour series[] = {accent, ok, 0xB97400, 0x86308F, talk, build, edge, pause};

// In the order of ChoiceList::option_colour.
constexpr Colour option_colours[] = {accent, talk, ok, soon, late, 0x86308F, pause};

Colour of_class(std::optional<domain::StageClass> look) {
    if (!look) return pause;
    constexpr Colour classes[] = {pause, talk, 0x86308F, build, run};
    return classes[static_cast<std::size_t>(*look)];
}

} // namespace

Colour of_series(std::size_t place) { return series[place % std::size(series)]; }

Colour of_option(std::size_t place) { return option_colours[place % std::size(option_colours)]; }

Colour of_stage(std::string_view code) {
    const auto stage = domain::parse_stage(code);
    return of_class(stage ? domain::class_of(*stage) : std::nullopt);
}

Colour of_group(const view::Columns& columns, const view::Bucket& bucket, const Value& key) {
    if (key.shape() == Value::Shape::text) {
        const view::Column& column = columns[bucket.column];
        if (column.options.choices == ChoiceList::stage && !key.as_text().empty()) return of_stage(key.as_text());
        if (bucket.by != view::Bucket::By::value || !has_choices(column.type)) return 0;
        const auto own = choice_colour(column.options, key.as_text());
        return own ? of_option(*own) : 0;
    }
    const domain::Label* label = bucket.by == view::Bucket::By::labels ? view::label_of_key(columns, key) : nullptr;
    return label ? of_class(label->look) : 0;
}

Colour OfRecords::of(RecordIndex record) const {
    if (const auto rule = rules_.rule_of(record)) return of_option(view_.colour_rules[*rule].colour);
    if (view_.colour == view::no_column) return 0;
    const view::Column& column = columns_[view_.colour];
    const Value value = columns_.first_value(record, view_.colour);
    if (value.is_none()) return 0;
    if (column.type == FieldType::boolean) return value.as_boolean() ? accent : 0;
    if (column.options.choices == ChoiceList::stage) return of_stage(value.as_text());
    if (has_choices(column.type)) {
        if (const auto own = choice_colour(column.options, value.as_text())) return of_option(*own);
        const auto place = choice_index(column.options, value.as_text());
        if (!place) return 0;
        constexpr Colour times[] = {0, ok, soon, late, pause, ok}; // in the order of ChoiceList::time_state
        return column.options.choices == ChoiceList::time_state ? times[*place % std::size(times)] : of_series(*place);
    }
    return of_series(value.hash());
}

Colour tint(Colour colour, float share) {
    const auto mix = [&](int shift) {
        const float part = static_cast<float>(colour >> shift & 0xff);
        return static_cast<Colour>(255 - (255 - part) * share + 0.5f) << shift;
    };
    return mix(16) | mix(8) | mix(0);
}

bool is_dark(Colour colour) { return (colour >> 16 & 0xff) * 3 + (colour >> 8 & 0xff) * 6 + (colour & 0xff) <= 1150; }

} // namespace yinfeng::app::ink
