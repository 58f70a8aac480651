#pragma once
// What the steps of a formula are: checked before anything is worked out, so that a wrong type is said when it is written. The
// check also settles what depends on both sides of a sign: 10亿 beside an amount, a text beside a day.

#include "domain/formula.h"

#include <expected>
#include <functional>

namespace yinfeng::domain {

struct FormulaType {
    enum class What : std::uint8_t { number, date, text, yes_no } what = What::number;
    Unit unit = Unit::none;
    std::string own_unit;
    bool has_scale = false; // 10亿, of no unit
    bool has_unit() const { return unit != Unit::none || !own_unit.empty(); }
    bool operator==(const FormulaType&) const = default;
};

// The type of a field; a problem where it cannot be read.
using FieldTypeOf = std::function<std::expected<FormulaType, std::string>(FieldId)>;

std::expected<FormulaType, FormulaProblem> check_types(std::vector<FormulaStep>& steps, const FieldTypeOf& type_of);
FormulaType type_of_field(const FieldInfo& field); // of one that is filled in

} // namespace yinfeng::domain
