#include "domain/formula_types.h"

#include "base/language.h"
#include "base/partial_date.h"
#include "domain/words.h"
#include "model/labels.h"

#include <algorithm>

namespace yinfeng::domain {

namespace {

using What = FormulaType::What;

Word word_of(What what) {
    switch (what) {
    case What::number: return Word::formula_number;
    case What::date: return Word::formula_date;
    case What::text: return Word::formula_text;
    case What::yes_no: return Word::formula_yes_no;
    }
    return Word::formula_text;
}

std::string unit_words(const FormulaType& type) {
    return std::string(type.own_unit.empty() ? label(type.unit, language()) : std::string_view(type.own_unit));
}

bool is_same_unit(const FormulaType& left, const FormulaType& right) {
    return left.unit == right.unit && left.own_unit == right.own_unit;
}

class Checker {
public:
    Checker(std::vector<FormulaStep>& steps, const FieldTypeOf& type_of) : steps_(steps), type_of_(type_of) {}

    std::expected<FormulaType, FormulaProblem> run() {
        for (std::size_t i = 0; i < steps_.size() && !problem_; ++i) {
            const std::size_t first = types_.size() - steps_[i].count;
            taken_ = {types_.begin() + static_cast<std::ptrdiff_t>(first), types_.end()};
            types_.resize(first);
            types_.push_back({type(steps_[i]), i});
        }
        if (problem_) return std::unexpected(*problem_);
        return types_.back().type;
    }

private:
    struct Typed {
        FormulaType type;
        std::size_t step; // whose value it is
    };

    FormulaType wrong(const FormulaStep& at, std::string words) {
        if (!problem_) problem_ = {at.begin, at.end, std::move(words)};
        return {};
    }
    FormulaStep& step(std::size_t i) { return steps_[taken_[i].step]; }
    const FormulaType& got(std::size_t i) const { return taken_[i].type; }

    bool want(std::size_t i, What what) {
        if (what == What::date) as_day(i);
        if (got(i).what == what) return true;
        wrong(step(i), say(Word::formula_wants, {say(word_of(what)), say(word_of(got(i).what))}));
        return false;
    }

    // A text that is a day where one is wanted: “2026-07”.
    void as_day(std::size_t i) {
        FormulaStep& text = step(i);
        if (text.op != FormulaOp::text) return;
        const auto date = parse_partial_date(text.text);
        const auto day = date ? date->whole() : std::nullopt;
        if (!day) return;
        text.op = FormulaOp::date;
        text.day = day->days;
        taken_[i].type = {What::date};
    }

    // 10亿 beside an amount.
    void as_yuan(std::size_t i, const FormulaType& beside) {
        if (!got(i).has_scale || beside.unit != Unit::wan_yuan) return;
        step(i).counts_yuan = true;
        taken_[i].type = beside;
    }

    // What both are, to be added, compared or chosen between.
    FormulaType together(std::size_t left, std::size_t right) {
        if (got(left).what == What::date) as_day(right);
        if (got(right).what == What::date) as_day(left);
        if (got(left).what != got(right).what)
            return wrong(step(right),
                say(Word::formula_other_types, {say(word_of(got(left).what)), say(word_of(got(right).what))}));
        if (got(left).what != What::number) return got(left);
        as_yuan(left, got(right));
        as_yuan(right, got(left));
        if (got(left).has_unit() && got(right).has_unit() && !is_same_unit(got(left), got(right)))
            return wrong(step(right), say(Word::formula_other_units, {unit_words(got(left)), unit_words(got(right))}));
        FormulaType type = got(left).has_unit() ? got(left) : got(right);
        type.has_scale = !type.has_unit() && (got(left).has_scale || got(right).has_scale);
        return type;
    }
    FormulaType all_together(std::size_t first) {
        FormulaType type = got(first);
        for (std::size_t i = first + 1; i < taken_.size() && !problem_; ++i) {
            type = together(first, i);
            for (std::size_t before = first; before < i; ++before) as_yuan(before, type);
            taken_[first].type = type;
        }
        return type;
    }

    FormulaType sum(FormulaStep& sign) {
        const bool is_minus = sign.op == FormulaOp::subtract;
        const bool left_day = got(0).what == What::date, right_day = got(1).what == What::date;
        if (left_day && right_day && is_minus) return {What::number, Unit::days, {}};
        if (left_day && got(1).what == What::number) return moved_day(sign, 1);
        if (right_day && got(0).what == What::number && !is_minus) return moved_day(sign, 0);
        if (!want(0, What::number) || !want(1, What::number)) return {};
        return together(0, 1);
    }
    FormulaType moved_day(FormulaStep& sign, std::size_t days) {
        const FormulaType& type = got(days);
        if (type.has_unit() && type.unit != Unit::days && type.unit != Unit::working_days)
            return wrong(step(days), say(Word::formula_other_units, {label(Unit::days, language()), unit_words(type)}));
        sign.unit = type.unit;
        return {What::date};
    }

    FormulaType product(const FormulaStep& sign) {
        if (!want(0, What::number) || !want(1, What::number)) return {};
        FormulaType type{What::number};
        if (sign.op == FormulaOp::divide) {
            as_yuan(0, got(1));
            as_yuan(1, got(0));
            if (!got(1).has_unit()) type = got(0);
            type.has_scale = !type.has_unit() && got(0).has_scale;
            return type;
        }
        if (!got(0).has_unit()) type = got(1);
        else if (!got(1).has_unit()) type = got(0);
        type.has_scale = !type.has_unit() && (got(0).has_scale || got(1).has_scale);
        return type;
    }

    FormulaType type(FormulaStep& sign) {
        switch (sign.op) {
        case FormulaOp::number: return {What::number, sign.unit, sign.own_unit, sign.has_scale};
        case FormulaOp::date: return {What::date};
        case FormulaOp::text: return {What::text};
        case FormulaOp::yes_no: return {What::yes_no};
        case FormulaOp::field: {
            const auto known = type_of_(sign.field);
            return known ? *known : wrong(sign, known.error());
        }
        case FormulaOp::negate: return want(0, What::number) ? got(0) : FormulaType{};
        case FormulaOp::negate_truth: want(0, What::yes_no); return {What::yes_no};
        case FormulaOp::add:
        case FormulaOp::subtract: return sum(sign);
        case FormulaOp::multiply:
        case FormulaOp::divide: return product(sign);
        case FormulaOp::join:
            for (std::size_t i = 0; i < 2; ++i) { // a number is said with its unit
                if (got(i).what != What::number) continue;
                step(i).unit = got(i).unit;
                step(i).own_unit = got(i).own_unit;
            }
            return {What::text};
        case FormulaOp::equal:
        case FormulaOp::unequal: together(0, 1); return {What::yes_no};
        case FormulaOp::less:
        case FormulaOp::at_most:
        case FormulaOp::greater:
        case FormulaOp::at_least:
            if (together(0, 1); !problem_ && got(0).what != What::number && got(0).what != What::date)
                return wrong(step(0), say(Word::formula_wants, {say(Word::formula_number), say(word_of(got(0).what))}));
            return {What::yes_no};
        case FormulaOp::both:
        case FormulaOp::either:
            if (want(0, What::yes_no)) want(1, What::yes_no);
            return {What::yes_no};
        case FormulaOp::choose: return want(0, What::yes_no) ? all_together(1) : FormulaType{};
        case FormulaOp::days:
        case FormulaOp::working_days:
            if (want(0, What::date)) want(1, What::date);
            return {What::number, sign.op == FormulaOp::days ? Unit::days : Unit::working_days, {}};
        case FormulaOp::today: return {What::date};
        case FormulaOp::is_empty: return {What::yes_no};
        case FormulaOp::contains:
            if (want(0, What::text)) want(1, What::text);
            return {What::yes_no};
        case FormulaOp::round: return round();
        case FormulaOp::maximum:
        case FormulaOp::minimum:
            if (got(0).what != What::date && !want(0, What::number)) return {};
            return all_together(0);
        case FormulaOp::absolute: return want(0, What::number) ? got(0) : FormulaType{};
        case FormulaOp::year:
        case FormulaOp::month:
        case FormulaOp::day: want(0, What::date); return {What::number};
        }
        return {};
    }

    FormulaType round() {
        if (!want(0, What::number)) return {};
        if (taken_.size() == 2) {
            const FormulaStep& places = step(1);
            const bool is_whole = places.number.millionths % Decimal::one == 0;
            if (places.op != FormulaOp::number || places.unit != Unit::none || !places.own_unit.empty() || !is_whole ||
                places.number > Decimal::from_integer(Decimal::decimals))
                return wrong(places, std::string(say(Word::formula_wants_places)));
        }
        return got(0);
    }

    std::vector<FormulaStep>& steps_;
    const FieldTypeOf& type_of_;
    std::vector<Typed> types_, taken_;
    std::optional<FormulaProblem> problem_;
};

} // namespace

std::expected<FormulaType, FormulaProblem> check_types(std::vector<FormulaStep>& steps, const FieldTypeOf& type_of) {
    return Checker(steps, type_of).run();
}

FormulaType type_of_field(const FieldInfo& field) {
    switch (field.type) {
    case FieldType::quantity:
    case FieldType::integer:
        return {What::number, field.options.unit,
            field.options.own_measure ? field.options.own_measure->base_unit : std::string()};
    case FieldType::date: return {What::date};
    case FieldType::boolean: return {What::yes_no};
    default: return {What::text};
    }
}

} // namespace yinfeng::domain
