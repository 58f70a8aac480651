#include "view/buckets.h"

#include "domain/pipeline.h"
#include "model/typed.h"
#include "view/messages.h"
#include "view/words.h"

#include <charconv>

namespace yinfeng::view {

namespace {

std::string two_digits(std::int32_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

Value in_no_bucket() { return Value::text(""); }
Value bucket_of_day(Bucket::By by, Date day) {
    const YearMonthDay date = to_year_month_day(day);
    if (by == Bucket::By::year) return period_key(by, date.year);
    return period_key(
        by, by == Bucket::By::quarter ? date.year * 4 + (date.month - 1) / 3 : date.year * 12 + date.month - 1);
}

// The one that all of its days are in.
Value date_bucket(Bucket::By by, const PartialDate& date) {
    const Value first = bucket_of_day(by, date.first());
    return first == bucket_of_day(by, date.last()) ? first : in_no_bucket();
}

} // namespace

// With the year in four digits, as dates are written: so they are read again, and in their order as texts.
Value period_key(Bucket::By by, std::int32_t number) {
    const std::int32_t parts = by == Bucket::By::month ? 12 : by == Bucket::By::quarter ? 4 : 1;
    std::string year = std::to_string(number / parts);
    year.insert(0, year.size() < 4 ? 4 - year.size() : 0, '0');
    if (by == Bucket::By::year) return Value::text(year);
    const std::int32_t part = number % parts + 1;
    return Value::text(by == Bucket::By::quarter ? year + "Q" + std::to_string(part) : year + '-' + two_digits(part));
}

std::optional<std::int32_t> period_number(Bucket::By by, const Value& key) {
    const std::string_view text = key.as_text();
    std::int32_t year = 0, part = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), year);
    if (read.ec != std::errc()) return std::nullopt;
    if (by == Bucket::By::year) return year;
    if (read.ptr == text.data() + text.size()) return std::nullopt;
    const auto rest = std::from_chars(read.ptr + 1, text.data() + text.size(), part);
    if (rest.ec != std::errc() || part < 1) return std::nullopt;
    return by == Bucket::By::quarter ? year * 4 + part - 1 : year * 12 + part - 1;
}

bool is_in_no_bucket(const Bucket& bucket, const Value& key) {
    return bucket.by != Bucket::By::value && key == in_no_bucket();
}

Value bucket_of(const Bucket& bucket, const Columns& columns, const Value& value) {
    if (value.is_none()) return value;
    switch (bucket.by) {
    case Bucket::By::value:
        // The same amount in other words is the same group.
        if (columns[bucket.column].type == FieldType::quantity && !words_of(value).empty()) {
            if (const auto stated = stated_of(value); stated && !stated->is_undecided) return to_value(*stated);
        }
        break;
    case Bucket::By::labels: {
        const auto stage = domain::parse_stage(value.as_text());
        const auto label = stage ? domain::label_set_of(columns.workspace()).label_of(*stage) : std::nullopt;
        return label ? Value::of(static_cast<std::int64_t>(*label)) : value;
    }
    case Bucket::By::month:
    case Bucket::By::quarter:
    case Bucket::By::year: {
        const auto date = date_of(value);
        return date ? date_bucket(bucket.by, *date) : in_no_bucket();
    }
    case Bucket::By::band: {
        const auto band = domain::size_band(quantity_of(value));
        return band ? Value::of(static_cast<std::int64_t>(*band)) : in_no_bucket();
    }
    case Bucket::By::initial: {
        const std::string name =
            value_words(columns.targets(), columns[bucket.column], value, Style::words, columns.language());
        return Value::text(std::string(1, index_letter(name)));
    }
    }
    return value;
}

const domain::Label* label_of_key(const Columns& columns, const Value& key) {
    if (key.shape() != Value::Shape::integer) return nullptr;
    const auto& labels = domain::label_set_of(columns.workspace()).labels;
    const auto place = static_cast<std::size_t>(key.as_integer());
    return place < labels.size() ? &labels[place] : nullptr;
}

std::string bucket_words(const Bucket& bucket, const Columns& columns, const Value& key, Language language) {
    if (is_in_no_bucket(bucket, key)) return say(language, Message::in_no_group);
    switch (bucket.by) {
    case Bucket::By::labels:
        if (const domain::Label* label = label_of_key(columns, key)) return label->name;
        [[fallthrough]];
    case Bucket::By::value: {
        const Column& column = columns[bucket.column];
        std::string words = value_words(columns.targets(), column, key, Style::words, language);
        const auto id = is_link(column.type) ? link_of(key) : std::nullopt;
        const RecordIndex target = id ? columns.targets().find(*id) : no_record;
        return target == no_record ? words : columns.told_apart(target, std::move(words));
    }
    case Bucket::By::month:
        if (is_chinese(language)) {
            const std::string_view text = key.as_text();
            return std::string(text.substr(0, text.find('-'))) + "年" + std::to_string(date_of(key)->month) + "月";
        }
        return std::string(key.as_text());
    case Bucket::By::quarter:
        if (is_chinese(language)) {
            const std::string_view text = key.as_text();
            return std::string(text.substr(0, text.find('Q'))) + "年" + std::string(text.substr(text.find('Q') + 1)) +
                   "季度";
        }
        return std::string(key.as_text());
    case Bucket::By::year: return std::string(key.as_text()) + (is_chinese(language) ? "年" : "");
    case Bucket::By::band:
        return std::string(
            label(choices_of(ChoiceList::size_band)[static_cast<std::size_t>(key.as_integer())], language));
    case Bucket::By::initial: break;
    }
    return std::string(key.as_text());
}

} // namespace yinfeng::view
