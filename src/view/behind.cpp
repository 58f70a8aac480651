// The records behind a figure of statistics, as conditions. What a bucket gathers is not always what a plain condition on its
// column finds (a bound lies in no band, a month is known only by its year), so each is tried on the records
// themselves, and the next one is taken where it finds others.

#include "domain/pipeline.h"
#include "model/typed.h"
#include "view/buckets.h"
#include "view/matcher.h"
#include "view/statistics.h"

#include <algorithm>
#include <unordered_set>

namespace yinfeng::view {

namespace {

Filter condition(ColumnId column, Op op, std::vector<Value> operands = {}) {
    Condition made{column, op, {}};
    for (Value& value : operands) made.operands.push_back({.value = std::move(value)});
    return {Filter::Join::condition, std::move(made), {}};
}

Filter all_of(std::vector<Filter> parts) {
    if (parts.size() == 1) return std::move(parts.front());
    return {Filter::Join::all, {}, std::move(parts)};
}

// What somebody would write for that bucket.
std::vector<Filter> usual_conditions(const Columns& columns, const Bucket& bucket, const Part& part) {
    const ColumnId column = bucket.column;
    if (part.what == Part::What::unfilled) return {condition(column, Op::unfilled)};
    if (part.what != Part::What::value) return {};
    switch (bucket.by) {
    case Bucket::By::labels: {
        const domain::Label* label = label_of_key(columns, part.key);
        if (!label) return {condition(column, Op::is, {part.key})};
        std::vector<Value> stages;
        for (std::size_t stage = 0; stage < domain::stage_count; ++stage)
            if (const auto each = static_cast<domain::Stage>(stage); label->has(each))
                stages.push_back(Value::text(domain::stage_code(each)));
        return {condition(column, Op::is, std::move(stages))};
    }
    case Bucket::By::quarter: {
        const auto number = period_number(bucket.by, part.key);
        if (!number) return {};
        const std::int32_t month = *number * 3; // its first
        return {condition(
            column, Op::between, {period_key(Bucket::By::month, month), period_key(Bucket::By::month, month + 2)})};
    }
    case Bucket::By::band: {
        const auto place = static_cast<std::size_t>(part.key.as_integer());
        const auto bands = domain::size_bands();
        Filter from = condition(column, Op::at_least, {to_value(Quantity{bands[place]})});
        if (place + 1 >= bands.size()) return {from};
        Filter below = condition(column, Op::less, {to_value(Quantity{bands[place + 1]})});
        if (place == 0) return {std::move(below)}; // <800 is less than 1 亿 and at least nothing that is known
        return {all_of({std::move(from), std::move(below)})};
    }
    case Bucket::By::value:
    case Bucket::By::month:
    case Bucket::By::year: return {condition(column, Op::is, {part.key})};
    case Bucket::By::initial: break;
    }
    return {};
}

struct ValueHash {
    std::size_t operator()(const Value& value) const { return static_cast<std::size_t>(value.hash()); }
};

// A condition that finds the records of a part and no others.
class Finder {
public:
    Finder(Query& query, const Bucket& bucket, const std::vector<Part>& parts)
        : query_(query), columns_(query.columns()), bucket_(bucket), parts_(parts),
          is_inside_(columns_.workspace().record_count()) {}

    std::optional<Filter> find(std::size_t place) {
        const Part& part = parts_[place];
        mark(part);
        std::vector<Filter> candidates = usual_conditions(columns_, bucket_, part);
        if (auto others = none_of_the_others(place)) candidates.push_back(*std::move(others));
        if (auto values = each_of_its_values()) candidates.push_back(*std::move(values));
        if (auto records = each_of_its_records()) candidates.push_back(*std::move(records));
        for (Filter& candidate : candidates)
            if (finds_them(candidate)) return std::move(candidate);
        return std::nullopt;
    }

private:
    void mark(const Part& part) {
        std::unordered_set<Value, ValueHash> alone;
        for (const Part& each : parts_)
            if (each.what != Part::What::rest) alone.insert(each.key);
        const Rows rows = query_.regrouped({bucket_});
        for (const Group& group : rows.groups) {
            const bool is_it = part.what == Part::What::rest ? !alone.contains(group.key) : group.key == part.key;
            if (!is_it) continue;
            for (std::uint32_t i = 0; i < group.count; ++i) is_inside_[rows.order[group.first + i]] = true;
        }
        all_ = query_.regrouped({}).order;
    }
    bool finds_them(const Filter& filter) {
        const Matcher matcher(columns_, filter);
        return std::ranges::all_of(
            all_, [&](RecordIndex record) { return matcher.holds(record) == (is_inside_[record] != 0); });
    }
    // Filled, and not what any other part is of.
    std::optional<Filter> none_of_the_others(std::size_t place) const {
        if (parts_[place].what != Part::What::rest && parts_[place].what != Part::What::vague) return std::nullopt;
        if (parts_.size() > most_operands) return std::nullopt;
        std::vector<Filter> parts{condition(bucket_.column, Op::filled)};
        std::vector<Value> plain;
        std::vector<Filter> none;
        for (const Part& part : parts_) {
            if (part.what != Part::What::value) continue;
            std::vector<Filter> usual = usual_conditions(columns_, bucket_, part);
            if (usual.empty()) return std::nullopt;
            const Condition& said = usual.front().condition;
            if (usual.front().join == Filter::Join::condition && said.op == Op::is)
                for (const Operand& operand : said.operands) plain.push_back(operand.value);
            else none.push_back(std::move(usual.back()));
        }
        if (none.size() + 4 > most_conditions) return std::nullopt;
        if (!plain.empty()) parts.push_back(condition(bucket_.column, Op::is_not, std::move(plain)));
        if (!none.empty()) parts.push_back({Filter::Join::none, {}, std::move(none)});
        return all_of(std::move(parts));
    }
    std::optional<Filter> each_of_its_values() {
        std::vector<Value> values;
        std::unordered_set<Value, ValueHash> known;
        for (const RecordIndex record : all_) {
            if (!is_inside_[record]) continue;
            columns_.each_value(record, bucket_.column, [&](const Value& value) {
                if (!value.is_none() && values.size() <= most_operands && known.insert(value).second)
                    values.push_back(value);
            });
        }
        if (values.empty() || values.size() > most_operands) return std::nullopt;
        return condition(bucket_.column, Op::is, std::move(values));
    }
    std::optional<Filter> each_of_its_records() {
        const auto id = columns_.named(columns_[bucket_.column].kind, "id");
        if (!id) return std::nullopt;
        std::vector<Value> ids;
        for (const RecordIndex record : all_) {
            if (!is_inside_[record]) continue;
            if (ids.size() == most_operands) return std::nullopt;
            ids.push_back(columns_.value(record, *id));
        }
        return condition(*id, Op::is, std::move(ids));
    }

    Query& query_;
    Columns& columns_;
    const Bucket& bucket_;
    const std::vector<Part>& parts_;
    std::vector<std::uint8_t> is_inside_;
    std::vector<RecordIndex> all_;
};

} // namespace

std::optional<std::vector<Filter>> conditions_behind(
    Query& query, const View& view, const Tally& tally, std::size_t row, std::size_t column) {
    std::vector<Filter> conditions;
    const auto add = [&](const std::vector<Part>& parts, std::size_t dimension, std::size_t place) {
        if (place == no_part) return true;
        if (place >= parts.size()) return false;
        auto found = Finder(query, tally.by[dimension], parts).find(place);
        if (!found) return false;
        // One sentence each.
        if (found->join == Filter::Join::all)
            for (Filter& part : found->parts) conditions.push_back(std::move(part));
        else conditions.push_back(*std::move(found));
        return true;
    };
    if (!add(tally.rows, 0, row) || !add(tally.columns, 1, column)) return std::nullopt;
    std::vector<Filter> asked;
    if (view.filter.join == Filter::Join::all) asked = view.filter.parts;
    else asked = {view.filter};
    std::erase_if(conditions, [&](const Filter& each) { return std::ranges::contains(asked, each); });
    return conditions;
}

} // namespace yinfeng::view
