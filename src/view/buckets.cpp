#include "view/buckets.h"

#include "domain/pipeline.h"
#include "model/typed.h"
#include "view/messages.h"
#include "view/words.h"

namespace yinfeng::view {

namespace {

std::string two_digits(std::int32_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

Value in_no_bucket() { return Value::text(""); }
Value date_bucket(Bucket::By by, const PartialDate& date) {
    const std::string year = std::to_string(date.year);
    if (by == Bucket::By::year) return Value::text(year);
    if (date.month == 0) return in_no_bucket();
    if (by == Bucket::By::quarter) return Value::text(year + "Q" + std::to_string((date.month + 2) / 3));
    return Value::text(year + '-' + two_digits(date.month));
}

} // namespace

bool is_in_no_bucket(const Bucket& bucket, const Value& key) {
    return bucket.by != Bucket::By::value && key == in_no_bucket();
}

Value bucket_of(const Bucket& bucket, const Columns& columns, const Value& value) {
    if (value.is_none()) return value;
    switch (bucket.by) {
    case Bucket::By::value: break;
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

std::string bucket_words(const Bucket& bucket, const Columns& columns, const Value& key, Language language) {
    if (is_in_no_bucket(bucket, key)) return say(language, Message::in_no_group);
    switch (bucket.by) {
    case Bucket::By::labels:
        if (key.shape() == Value::Shape::integer) {
            return domain::label_set_of(columns.workspace()).labels[static_cast<std::size_t>(key.as_integer())].name;
        }
        [[fallthrough]];
    case Bucket::By::value: return value_words(columns.targets(), columns[bucket.column], key, Style::words, language);
    case Bucket::By::month:
        if (language == Language::zh) {
            const std::string_view text = key.as_text();
            return std::string(text.substr(0, text.find('-'))) + "年" + std::to_string(date_of(key)->month) + "月";
        }
        return std::string(key.as_text());
    case Bucket::By::quarter:
        if (language == Language::zh) {
            const std::string_view text = key.as_text();
            return std::string(text.substr(0, text.find('Q'))) + "年" + std::string(text.substr(text.find('Q') + 1)) +
                   "季度";
        }
        return std::string(key.as_text());
    case Bucket::By::year: return std::string(key.as_text()) + (language == Language::zh ? "年" : "");
    case Bucket::By::band: return std::string(domain::size_bands()[static_cast<std::size_t>(key.as_integer())].name);
    case Bucket::By::initial: break;
    }
    return std::string(key.as_text());
}

} // namespace yinfeng::view
