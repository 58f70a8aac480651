#pragma once
// The formulas of a workspace, ready to be worked out: those of its own fields (store/custom_fields.h) that are worked out from
// others. A formula may read formulas; which come first is settled here, and whatever makes one say nothing - a text that cannot be
// read, a type, a circle, a field that is retired or in the trash - is its `problem`, in words.
//
//   Formulas formulas;
//   formulas.follow(workspace.names());
//   if (const Formula* formula = formulas.find(field)) formulas.value(*formula, {reading, workspace}, record)
//
// Not for several threads. Formulas and measures that were given out stay where they are until the next follow(); measures always.

#include "base/language.h"
#include "domain/formula_value.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace yinfeng::domain {

struct Formula {
    FieldId field = no_field;
    KindId kind = no_kind;
    std::vector<FormulaStep> steps; // none where there is a problem
    std::string problem;
    FormulaType result;
    // As a column: its type, and of a number its unit.
    FieldType type = FieldType::text;
    Unit unit = Unit::none;
    const Measure* own_measure = nullptr;
    bool is_percent = false; // a plain number whose field has the unit %: kept as so many hundredths
    // Also of the formulas that it reads.
    bool confidential = false, reads_day = false, reads_settings = false;
    std::vector<FieldId> links; // link fields of its own kind, of one target or several
    std::vector<FieldId> reads; // fields, as they are written; formulas too
    std::size_t layers = 0;     // formulas below it
};

class Formulas {
public:
    void follow(const Names& names); // reads them again where fields or the language have changed
    const Formula* find(FieldId field) const;
    bool is_empty() const { return formulas_.empty(); }

    struct World {
        const Reading& reading;
        const Workspace& targets; // where the records are that links lead to
    };
    FormulaValue work_out(const Formula& formula, const World& world, RecordIndex record) const;
    Value value(const Formula& formula, const World& world, RecordIndex record) const; // none where there is none
    static Value to_value(const Formula& formula, const FormulaValue& worked_out);

    // A formula that is being written, for the field `self` (no_field: a new one). `unit`: as the field would say it.
    Formula draft(const Names& names, KindId kind, FieldId self, std::string_view text, std::string_view unit);

private:
    struct Said {
        std::string text, unit;
    };
    Formula read(const Names& names, const FormulaReader& reader, KindId kind, FieldId field, const Said& said);
    void settle(const Names& names, Formula& formula, const Said& said); // types; what it reads is settled
    std::vector<FieldId> name_circle(const Names& names, FieldId from);
    const Measure* measure(std::string_view unit);

    std::unordered_map<FieldId, Formula> formulas_;
    std::unordered_map<FieldId, Said> said_;
    std::map<std::string, Measure, std::less<>> measures_;
    std::uint64_t definitions_ = 0;
    Language language_ = Language::zh;
    bool is_read_ = false;
};

// Why it says nothing: “占地面积”待定. "" for what is merely unfilled.
std::string lack_words(const Names& names, const FormulaValue& value);

// The field's formula as people read it, and what somebody typed as it is kept.
std::string shown_formula(const Names& names, KindId kind, std::string_view stored);
// Where its record is not at hand (histories, comparisons): of the first kind that has all fields that it names.
std::string shown_formula(const Names& names, std::string_view stored);
std::string stored_formula(const Names& names, KindId kind, std::string_view typed);
// Of whoever writes fields of the office's own without a dialog: formulas as they are kept.
void settle_formulas(const Workspace& workspace, Change& change);

} // namespace yinfeng::domain
