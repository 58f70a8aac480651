#pragma once
// How values gather into groups: the bucket that each falls into, and what it is called.

#include "domain/label_sets.h"
#include "view/view.h"

namespace yinfeng::view {

// The bucket that a value falls into; none where it is unfilled.
Value bucket_of(const Bucket& bucket, const Columns& columns, const Value& value);
// Filled, but not as exactly as the buckets ask for: 2019 by month, >2 亿元 by band.
bool is_in_no_bucket(const Bucket& bucket, const Value& key);
// The key of a month, a quarter or a year by its number from the year 0 on, and back.
Value period_key(Bucket::By by, std::int32_t number);
std::optional<std::int32_t> period_number(Bucket::By by, const Value& key);
// The label that a group by labels stands for; null for the stages outside, and for keys of a set that is in force no more.
const domain::Label* label_of_key(const Columns& columns, const Value& key);
std::string bucket_words(const Bucket& bucket, const Columns& columns, const Value& key, Language language);

} // namespace yinfeng::view
