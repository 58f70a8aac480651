#include "domain/formula_value.h"

#include "base/utf8.h"
#include "domain/service.h"
#include "model/field_input.h"
#include "model/labels.h"

#include <algorithm>

namespace yinfeng::domain {

namespace {

using What = FormulaType::What;

constexpr Decimal yuan_in_wan{10'000 * Decimal::one};

std::string text_of_set(const FormulaRecord& of, FieldId field, const FieldInfo& info) {
    std::vector<std::string> parts;
    for (const std::string_view element : of.reading.data.elements(of.record, field)) {
        if (info.type == FieldType::link_set) {
            const auto id = parse_id(element);
            parts.emplace_back(name_of(of.targets, id ? of.targets.find(*id) : no_record));
        } else if (info.type == FieldType::choice_set) {
            parts.emplace_back(choice_label(info.options, element, Language::zh));
        } else {
            parts.emplace_back(element);
        }
    }
    std::erase(parts, std::string());
    if (info.type != FieldType::choice_set) std::ranges::sort(parts); // choices stand in the order of their list
    std::string text;
    for (const std::string& part : parts) text.append(text.empty() ? "" : "、").append(part);
    return text;
}

FormulaValue value_of_amount(const Value& value, FieldId field) {
    const auto stated = stated_of(value);
    if (!stated) return FormulaValue::without(Lack::unreadable, field);
    if (stated->is_undecided) return FormulaValue::without(Lack::undecided, field);
    if (stated->per_year) return FormulaValue::without(Lack::per_year, field);
    const auto figure = stated->figure();
    return figure ? FormulaValue::of(to_number(*figure)) : FormulaValue::without(Lack::currency, field);
}

FormulaValue value_of_field(const FormulaRecord& of, FieldId field) {
    const Workspace& data = of.reading.data;
    const FieldInfo* info = data.names().info(field);
    const auto unfilled = FormulaValue::without(Lack::unfilled, field);
    if (!info) return unfilled;
    const auto filled_text = [&](std::string text) {
        return text.empty() ? unfilled : FormulaValue::of(std::move(text));
    };
    if (is_set(info->type)) return filled_text(text_of_set(of, field, *info));
    if (!is_filled(data, of.record, field)) return unfilled;
    const Value& value = data.value(of.record, field);
    const auto unreadable = FormulaValue::without(Lack::unreadable, field);
    switch (info->type) {
    case FieldType::quantity: return value_of_amount(value, field);
    case FieldType::integer:
        if (const auto number = integer_of(value);
            number && *number < 9'000'000'000'000 && *number > -9'000'000'000'000)
            return FormulaValue::of(FormulaNumber::exactly(Decimal::from_integer(*number)));
        return unreadable;
    case FieldType::date:
        if (const auto date = date_of(value)) return FormulaValue::of(*date);
        return unreadable;
    case FieldType::boolean:
        if (const auto yes = boolean_of(value)) return FormulaValue::of(*yes);
        return unreadable;
    case FieldType::choice: return filled_text(std::string(choice_label(info->options, value.as_text(), Language::zh)));
    case FieldType::link: {
        const auto id = link_of(value);
        return filled_text(std::string(name_of(of.targets, id ? of.targets.find(*id) : no_record)));
    }
    default: return filled_text(std::string(value.as_text()));
    }
}

std::string words_of(const FormulaValue& value) {
    switch (value.what) {
    case What::text: return value.text;
    case What::yes_no: return value.yes ? "是" : "否";
    case What::date: return date_words(value.date);
    case What::number: break;
    }
    const auto quantity = to_quantity(value.number);
    if (!quantity) return {};
    const FormulaStep* step = value.step;
    if (step && !step->own_unit.empty())
        return format_quantity(*quantity, plain_measure(step->own_unit), Language::zh).text();
    return format_quantity(*quantity, measure_of_unit(step ? step->unit : Unit::none), Language::zh).text();
}

std::optional<bool> is_earlier(const PartialDate& left, const PartialDate& right) {
    if (left.last() < right.first()) return true;
    if (left.first() >= right.last()) return false;
    return {};
}

std::optional<bool> is_less(const FormulaValue& left, const FormulaValue& right) {
    return left.what == What::date ? is_earlier(left.date, right.date) : is_less(left.number, right.number);
}

std::optional<bool> is_equal(const FormulaValue& left, const FormulaValue& right) {
    switch (left.what) {
    case What::text: return left.text == right.text;
    case What::yes_no: return left.yes == right.yes;
    case What::number: return is_equal(left.number, right.number);
    case What::date: break;
    }
    if (left.date.is_whole() && right.date.is_whole()) return left.date == right.date;
    if (left.date.last() < right.date.first() || right.date.last() < left.date.first()) return false;
    return {};
}

FormulaValue certain(std::optional<bool> yes) {
    return yes ? FormulaValue::of(*yes) : FormulaValue::without(Lack::open);
}

FormulaValue counted(const NumberOrLack& number) {
    return number ? FormulaValue::of(*number) : FormulaValue::without(number.error());
}

class Worker {
public:
    explicit Worker(const FormulaRecord& of) : of_(of), calendar_(of.reading.calendar) {}

    FormulaValue run(const std::vector<FormulaStep>& steps) {
        for (const FormulaStep& step : steps) {
            const std::size_t first = stack_.size() - step.count;
            got_ = std::span(stack_).subspan(first);
            FormulaValue value = this->value(step);
            if (step.counts_yuan && !value.lack)
                value = counted(quotient(value.number, FormulaNumber::exactly(yuan_in_wan)));
            for (const FormulaValue& each : got_) value.is_provisional |= each.is_provisional;
            value.step = &step;
            stack_.resize(first);
            stack_.push_back(std::move(value));
        }
        return stack_.empty() ? FormulaValue::without(Lack::unfilled) : std::move(stack_.back());
    }

private:
    // What keeps everything else from being worked out: an error before what is unfilled.
    const FormulaValue* lacking() const {
        const FormulaValue* unfilled = nullptr;
        for (const FormulaValue& each : got_) {
            if (!each.lack) continue;
            if (each.lack != Lack::unfilled) return &each;
            if (!unfilled) unfilled = &each;
        }
        return unfilled;
    }

    FormulaValue value(const FormulaStep& step) {
        switch (step.op) {
        case FormulaOp::number: return FormulaValue::of(FormulaNumber::exactly(step.number));
        case FormulaOp::date: return FormulaValue::of(PartialDate::of(Date{step.day}));
        case FormulaOp::text: return FormulaValue::of(step.text);
        case FormulaOp::yes_no: return FormulaValue::of(step.number.millionths != 0);
        case FormulaOp::field:
            return of_.reading.data.names().is_formula(step.field) ? of_.formula(step.field)
                                                                   : value_of_field(of_, step.field);
        case FormulaOp::today: return FormulaValue::of(PartialDate::of(of_.reading.today));
        // What can be said although something is lacking.
        case FormulaOp::is_empty: return FormulaValue::of(got_[0].lack == Lack::unfilled);
        case FormulaOp::choose: return chosen();
        case FormulaOp::both: return either_way(false);
        case FormulaOp::either: return either_way(true);
        default: break;
        }
        if (const FormulaValue* lack = lacking()) return FormulaValue::without(*lack->lack, lack->about);
        return of_all(step);
    }

    FormulaValue chosen() {
        if (got_[0].lack) return got_[0];
        if (got_[0].yes) return got_[1];
        return got_.size() > 2 ? got_[2] : FormulaValue::without(Lack::unfilled);
    }
    // One that is `decides` is enough.
    FormulaValue either_way(bool decides) {
        for (const FormulaValue& each : got_)
            if (!each.lack && each.yes == decides) return FormulaValue::of(decides);
        const FormulaValue* lack = lacking();
        return lack ? FormulaValue::without(*lack->lack, lack->about) : FormulaValue::of(!decides);
    }

    FormulaValue of_all(const FormulaStep& step) {
        const FormulaValue& left = got_[0];
        const FormulaValue& right = got_.back();
        const auto opposite = [](std::optional<bool> yes) { return yes ? std::optional(!*yes) : yes; };
        switch (step.op) {
        case FormulaOp::negate: return counted(negated(left.number));
        case FormulaOp::negate_truth: return FormulaValue::of(!left.yes);
        case FormulaOp::add:
        case FormulaOp::subtract: return sum_of(step);
        case FormulaOp::multiply: return counted(product(left.number, right.number));
        case FormulaOp::divide: return counted(quotient(left.number, right.number));
        case FormulaOp::join: {
            std::string text = words_of(left) + words_of(right);
            if (text.size() > most_formula_text_bytes) return FormulaValue::without(Lack::long_text);
            return FormulaValue::of(std::move(text));
        }
        case FormulaOp::equal: return certain(is_equal(left, right));
        case FormulaOp::unequal: return certain(opposite(is_equal(left, right)));
        case FormulaOp::less: return certain(is_less(left, right));
        case FormulaOp::at_most: return certain(opposite(is_less(right, left)));
        case FormulaOp::greater: return certain(is_less(right, left));
        case FormulaOp::at_least: return certain(opposite(is_less(left, right)));
        case FormulaOp::days: return days_between(left, right);
        case FormulaOp::working_days: return working_days_between();
        case FormulaOp::contains: return FormulaValue::of(left.text.find(right.text) != std::string::npos);
        case FormulaOp::round: {
            const bool says_places = got_.size() > 1;
            return counted(rounded(
                left.number, says_places ? static_cast<int>(right.number.least->millionths / Decimal::one) : 0));
        }
        case FormulaOp::maximum:
        case FormulaOp::minimum: return outermost(step.op == FormulaOp::maximum);
        case FormulaOp::absolute: return counted(absolute(left.number));
        case FormulaOp::year:
        case FormulaOp::month:
        case FormulaOp::day: return part_of_date(step.op);
        default: return FormulaValue::without(Lack::unfilled);
        }
    }

    FormulaValue sum_of(const FormulaStep& step) {
        const FormulaValue &left = got_[0], &right = got_[1];
        const bool is_minus = step.op == FormulaOp::subtract;
        if (left.what == What::date && right.what == What::date) return days_between(right, left);
        if (left.what == What::date) return moved(left, right, step.unit, is_minus ? -1 : 1);
        if (right.what == What::date) return moved(right, left, step.unit, 1);
        if (!is_minus) return counted(sum(left.number, right.number));
        const auto turned = negated(right.number);
        return counted(turned ? sum(left.number, *turned) : turned);
    }

    static FormulaValue days_between(const FormulaValue& from, const FormulaValue& to) {
        const auto first = from.date.whole(), last = to.date.whole();
        if (!first || !last) return FormulaValue::without(Lack::partial);
        return FormulaValue::of(FormulaNumber::exactly(Decimal::from_integer(*last - *first)));
    }
    FormulaValue working_days_between() {
        const auto first = got_[0].date.whole(), last = got_[1].date.whole();
        if (!first || !last) return FormulaValue::without(Lack::partial);
        const FirstDay first_day = service_rules(of_.reading.data).first_day;
        const std::int32_t days = calendar_.working_days_between(*first, *last, first_day);
        FormulaValue value = FormulaValue::of(FormulaNumber::exactly(Decimal::from_integer(days)));
        value.is_provisional = !calendar_.covers(std::min(*first, *last), std::max(*first, *last));
        return value;
    }
    FormulaValue moved(const FormulaValue& from, const FormulaValue& by, Unit unit, int direction) {
        const auto day = from.date.whole();
        if (!day) return FormulaValue::without(Lack::partial);
        if (!by.number.is_exact() || by.number.least->millionths % Decimal::one != 0)
            return FormulaValue::without(Lack::not_whole);
        const std::int64_t days = by.number.least->millionths / Decimal::one * direction;
        static const std::int32_t first = make_date(1, 1, 1)->days, last = make_date(9999, 12, 31)->days;
        // Every working day has its days off with it; 9999 years of them are far fewer than twice as many days.
        const std::int64_t about = day->days + (unit == Unit::working_days ? days * 2 : days);
        if (std::abs(days) > 4'000'000 || about < first || about > last) return FormulaValue::without(Lack::large);
        const auto count = static_cast<std::int32_t>(days);
        if (unit != Unit::working_days) return FormulaValue::of(PartialDate::of(*day + count));
        const Date there = calendar_.add_working_days(*day, count, FirstDay::next);
        FormulaValue value = FormulaValue::of(PartialDate::of(there));
        value.is_provisional = !calendar_.covers(std::min(*day, there), std::max(*day, there));
        return value;
    }

    FormulaValue outermost(bool is_greatest) {
        FormulaValue best = got_[0];
        for (const FormulaValue& each : got_.subspan(1)) {
            if (best.what == What::number) {
                best.number = is_greatest ? greater_of(best.number, each.number) : smaller_of(best.number, each.number);
                continue;
            }
            const auto is_better = is_greatest ? is_less(best, each) : is_less(each, best);
            if (!is_better) return FormulaValue::without(Lack::open);
            if (*is_better) best = each;
        }
        return best;
    }

    FormulaValue part_of_date(FormulaOp op) {
        const PartialDate& date = got_[0].date;
        const std::int32_t part = op == FormulaOp::year ? date.year : op == FormulaOp::month ? date.month : date.day;
        if (date.is_period() || part == 0) return FormulaValue::without(Lack::partial);
        return FormulaValue::of(FormulaNumber::exactly(Decimal::from_integer(part)));
    }

    const FormulaRecord& of_;
    const WorkingCalendar& calendar_;
    std::vector<FormulaValue> stack_;
    std::span<FormulaValue> got_;
};

} // namespace

FormulaValue FormulaValue::without(Lack lack, FieldId about) {
    FormulaValue value;
    value.lack = lack;
    value.about = about;
    return value;
}
FormulaValue FormulaValue::of(FormulaNumber number) {
    FormulaValue value;
    value.number = number;
    return value;
}
FormulaValue FormulaValue::of(PartialDate date) {
    FormulaValue value;
    value.what = What::date;
    value.date = date;
    return value;
}
FormulaValue FormulaValue::of(std::string text) {
    FormulaValue value;
    value.what = What::text;
    value.text = std::move(text);
    return value;
}
FormulaValue FormulaValue::of(bool yes) {
    FormulaValue value;
    value.what = What::yes_no;
    value.yes = yes;
    return value;
}

FormulaValue work_out(const std::vector<FormulaStep>& steps, const FormulaRecord& of) { return Worker(of).run(steps); }

const Measure& measure_of_unit(Unit unit) {
    static const Measure days = plain_measure(label(Unit::days, Language::zh)),
                         working_days = plain_measure(label(Unit::working_days, Language::zh));
    switch (unit) {
    case Unit::days: return days;
    case Unit::working_days: return working_days;
    default: return measure_of(FieldOptions{.unit = unit});
    }
}

} // namespace yinfeng::domain
