#include "app/paper/colours.h"

#include "domain/label_sets.h"
#include "view/buckets.h"

#include <iterator>

namespace yinfeng::app::ink {

namespace {

constexpr Colour series[] = {accent, ok, 0xB97400, 0x86308F, talk, build, edge, pause};

Colour of_class(std::optional<domain::StageClass> look) {
    if (!look) return pause;
    constexpr Colour classes[] = {pause, talk, 0x86308F, build, run};
    return classes[static_cast<std::size_t>(*look)];
}

} // namespace

Colour of_series(std::size_t place) { return series[place % std::size(series)]; }

Colour of_stage(std::string_view code) {
    const auto stage = domain::parse_stage(code);
    return of_class(stage ? domain::class_of(*stage) : std::nullopt);
}

Colour of_group(const view::Columns& columns, const view::Bucket& bucket, const Value& key) {
    if (key.shape() == Value::Shape::text)
        return columns[bucket.column].options.choices == ChoiceList::stage && !key.as_text().empty()
                   ? of_stage(key.as_text())
                   : 0;
    const domain::Label* label = bucket.by == view::Bucket::By::labels ? view::label_of_key(columns, key) : nullptr;
    return label ? of_class(label->look) : 0;
}

Colour OfRecords::of(RecordIndex record) const {
    constexpr Colour options[] = {
        accent, talk, ok, soon, late, 0x86308F, pause}; // in the order of ChoiceList::option_colour
    if (const auto rule = rules_.rule_of(record)) return options[view_.colour_rules[*rule].colour % std::size(options)];
    if (view_.colour == view::no_column) return 0;
    const view::Column& column = columns_[view_.colour];
    const Value value = columns_.value(record, view_.colour);
    if (value.is_none()) return 0;
    if (column.type == FieldType::boolean) return value.as_boolean() ? accent : 0;
    if (column.options.choices == ChoiceList::stage) return of_stage(value.as_text());
    if (column.type == FieldType::choice) {
        const auto place = choice_index(column.options, value.as_text());
        if (!place) return 0;
        if (const auto own = choice_index(ChoiceList::option_colour, choices_of(column.options)[*place].colour))
            return options[*own % std::size(options)];             // what the office has given it
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
