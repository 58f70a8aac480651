#pragma once
// What a formula says of one record: its steps worked with one after the other, without going deeper for any text.

#include "base/partial_date.h"
#include "domain/formula_types.h"
#include "domain/reading.h"

#include <functional>

namespace yinfeng::domain {

struct FormulaValue {
    std::optional<Lack> lack; // why there is none
    FieldId about = no_field; // of which field that is said
    FormulaType::What what = FormulaType::What::number;
    FormulaNumber number;
    PartialDate date;
    std::string text;
    bool yes = false;
    bool is_provisional = false;       // counted over a year whose holidays are not known yet
    const FormulaStep* step = nullptr; // that made it

    static FormulaValue without(Lack lack, FieldId about = no_field);
    static FormulaValue of(FormulaNumber number);
    static FormulaValue of(PartialDate date);
    static FormulaValue of(std::string text);
    static FormulaValue of(bool yes);
};

struct FormulaRecord {
    const Reading& reading;
    const Workspace& targets; // where the records are that links lead to
    RecordIndex record;
    const std::function<FormulaValue(FieldId)>& formula; // what another formula says of it
};

FormulaValue work_out(const std::vector<FormulaStep>& steps, const FormulaRecord& of);

const Measure& measure_of_unit(Unit unit); // of a number without a unit of its own

} // namespace yinfeng::domain
