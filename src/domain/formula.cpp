#include "domain/formula.h"

#include "base/language.h"
#include "base/traditional.h"
#include "base/utf8.h"
#include "domain/formula_parser.h"
#include "domain/words.h"
#include "model/labels.h"

#include <algorithm>

namespace yinfeng::domain {

namespace {

constexpr FormulaFunction functions[] = {
#define FUNCTION(op, zh, en, least, most, zh_values, en_values)                                                        \
    {FormulaOp::op, zh, en, least, most, zh_values, en_values},
#include "domain/formula_functions.def"
#undef FUNCTION
};

bool is_plain_name(std::u32string_view folded) {
    const auto is_plain = [](char32_t each) {
        return (each >= U'a' && each <= U'z') || (each >= U'0' && each <= U'9') || is_han(each);
    };
    return !folded.empty() && std::ranges::all_of(folded, is_plain) && !(folded[0] >= U'0' && folded[0] <= U'9');
}

template <class List> void longest_first(List& list) {
    std::ranges::stable_sort(list, std::ranges::greater(), [](const auto& each) { return each.folded.size(); });
}

std::u32string folded(std::string_view text) { return folded_formula(to_code_points(text)); }

} // namespace

std::span<const FormulaFunction> formula_functions() { return functions; }

FormulaReader::FormulaReader(const Names& names, KindId kind) : names_(names), kind_(kind) {
    const auto add = [](std::vector<Name>& list, std::string_view called, FieldId field) {
        if (!called.empty()) list.push_back({folded(called), field});
    };
    const auto add_unit = [&](std::string_view spelling, Unit unit, Decimal in_base, std::string_view own = {}) {
        if (!spelling.empty()) units_.push_back({folded(spelling), unit, std::string(own), in_base});
    };
    if (kind < known_kind_count) {
        const KindInfo& known = info(static_cast<Kind>(kind));
        for (FieldId field = known.first_field; field < known.first_field + known.field_count; ++field) {
            const FieldInfo& each = info(field);
            add(labels_, each.zh, field);
            add(labels_, each.en, field);
            if (has_traditional()) add(labels_, label(each, Language::zh_hant), field);
            add(file_names_, each.name, field);
        }
    }
    const Decimal one = Decimal::from_integer(1);
    for (const auto& [measure, unit] : {std::pair(&money(), Unit::wan_yuan), std::pair(&land_area(), Unit::mu),
             std::pair(&floor_area(), Unit::square_metre)}) {
        for (const Measure::Unit& each : measure->accepted)
            if (std::ranges::none_of(units_, [&](const UnitName& one) { return one.folded == folded(each.spelling); }))
                add_unit(each.spelling, unit, each.in_base_units);
    }
    for (const Language language : languages)
        for (const Unit unit : {Unit::days, Unit::working_days}) add_unit(label(unit, language), unit, one);
    for (const OwnField& each : names.own_fields()) {
        if (each.kind != kind) continue;
        add(labels_, each.label, each.id);
        add(file_names_, names.field_name(each.id), each.id);
        if (each.type == FieldType::quantity && each.measure == Unit::none &&
            std::ranges::none_of(units_, [&](const UnitName& known) { return known.folded == folded(each.unit); }))
            add_unit(each.unit, Unit::none, one, each.unit);
    }
    longest_first(labels_);
    longest_first(file_names_);
    longest_first(units_);
}

ReadFormula FormulaReader::read(std::string_view text) const { return FormulaParser(*this, text).run(); }

namespace {

// `text` with something else in the places of what is named, which are in order and apart.
template <class Instead>
std::string with_names(std::string_view text, std::vector<ReadFormula::Named> named, const Instead& instead) {
    const std::u32string all = to_code_points(text);
    std::ranges::sort(named, {}, &ReadFormula::Named::begin);
    std::string result;
    std::size_t at = 0;
    for (const ReadFormula::Named& each : named) {
        if (each.begin < at || each.end > all.size()) continue;
        result += to_utf8(std::u32string_view(all).substr(at, each.begin - at));
        result += instead(each);
        at = each.end;
    }
    return result + to_utf8(std::u32string_view(all).substr(at));
}

std::string in_signs(std::string_view open, std::string_view text, std::string_view close) {
    return std::string(open).append(text).append(close);
}

// A sign of texts within one is doubled.
std::string in_quotes(std::string_view text) {
    std::u32string doubled;
    for (const char32_t each : to_code_points(text)) doubled.append(folded_sign(each) == U'"' ? 2 : 1, each);
    return to_utf8(doubled);
}

} // namespace

std::string FormulaReader::stored(std::string_view typed) const {
    return with_names(typed, read(typed).named, [&](const ReadFormula::Named& each) {
        if (each.field == no_field) return in_signs("\"", in_quotes(each.code), "\"");
        return in_signs("{", names_.field_name(each.field), "}");
    });
}

std::string FormulaReader::shown(std::string_view stored) const {
    const std::vector<ReadFormula::Named> named = read(stored).named;
    const auto write = [&](bool in_brackets) {
        return with_names(stored, named, [&](const ReadFormula::Named& each) {
            if (each.field == no_field) return in_signs("“", in_quotes(each.label), "”");
            const FieldInfo* known = names_.info(each.field);
            const std::string_view called = known ? label(*known, language()) : names_.field_name(each.field);
            const std::u32string plain = folded(called);
            if (plain.find(U'」') != std::u32string::npos) // of no bracket is known whether it ends there
                return in_signs("{", names_.field_name(each.field), "}");
            return in_brackets || !is_plain_name(plain) ? in_signs("「", called, "」") : std::string(called);
        });
    };
    // Names that would be read as something else beside what stands there get their brackets: 非 before 公有.
    std::string text = write(false);
    return this->stored(text) == this->stored(stored) ? text : write(true);
}

std::string place_words(std::string_view text, const FormulaProblem& problem) {
    const std::u32string all = to_code_points(text);
    constexpr std::size_t most = 20;
    if (trim(text).empty()) return problem.words;
    if (problem.begin >= all.size()) return say(Word::formula_at_end, {problem.words});
    if (problem.end <= problem.begin) return problem.words;
    std::u32string place = all.substr(problem.begin, std::min<std::size_t>(problem.end - problem.begin, most));
    if (problem.end - problem.begin > most) place += U'…';
    return say(Word::formula_at, {trim(to_utf8(place)), problem.words});
}

} // namespace yinfeng::domain
