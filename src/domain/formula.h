#pragma once
// The language of formulas: what a field of the office's own says that is worked out from other fields of the same record.
//
//   投资总额 ÷ 用地                              如果(阶段 = “签约”, 天数(签约日期, 今天()), 0)
//   「用工人数（人）」 × 12 万元 × 5%              名称 & “（” & 落地园区 & “）”
//
// A field is written as people read it; 「」, [] or {} stand around a name with signs in it. Numbers may have a unit (10亿元, 20亩, 30天):
// 10亿 beside an amount is 10 亿元, and a bare number is in the field's unit. Texts stand in “” or "" (a doubled sign is one of them),
// a day is 2026-07-01 or 2026年7月1日, 是 and 否 are themselves. Signs, from the loosest: 或, 且, 非, = ≠ < ≤ > ≥, & (texts one after
// the other), + −, × ÷, and − before a value. Full width is read as half width. An = before all of it is passed over.
// Functions: formula_functions(). A field of choices, of tags or of links says its words; what a choice is compared with must be one of
// its choices.
//
// Units: the same unit on both sides stays through + and −, and parts of one are plain numbers (万元 ÷ 万元, 万元 ÷ 亩); a plain number
// keeps the other side's unit. Two units cannot be added or compared. A day plus 5, or 5天, is a day; plus 5工作日 it is counted
// by the calendar.
//
// Unfilled is not 0: what reads an unfilled field is unfilled, but for 未填(), a 如果 that does not choose it, and what 且 and 或 know
// without it. How ranges and bounds are worked with: formula_number.h.
//
// It is kept with the names of files in place of those that people read, {amount} ÷ {x-01m8…}, and of a choice its code (stored_formula),
// so that renaming breaks nothing; everything else stays as it was typed.

#include "base/result.h"
#include "domain/formula_number.h"
#include "store/names.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::domain {

inline constexpr std::size_t most_formula_characters = 8'000; // as it is kept
inline constexpr int most_formula_depth = 32;                 // brackets within one another
inline constexpr std::size_t most_formula_text_bytes = 8'192; // of a result
inline constexpr std::size_t most_formula_layers = 16;        // formulas that read formulas

enum class FormulaOp : std::uint8_t {
    number,
    date,
    text,
    yes_no,
    field,
    negate,
    negate_truth,
    add,
    subtract,
    multiply,
    divide,
    join,
    equal,
    unequal,
    less,
    at_most,
    greater,
    at_least,
    both,   // 且
    either, // 或
    choose, // 如果, with two or three values
    days,
    working_days,
    today,
    is_empty,
    contains,
    round,
    maximum,
    minimum,
    absolute,
    year,
    month,
    day,
};

struct FormulaFunction {
    FormulaOp op;
    std::string_view zh, en;
    int least, most;                       // values that it takes; most 0: any number
    std::string_view zh_values, en_values; // as they are shown where somebody writes one: 起, 止
};
std::span<const FormulaFunction> formula_functions();

// One step; steps stand behind those whose values they take.
struct FormulaStep {
    FormulaOp op = FormulaOp::number;
    std::uint16_t count = 0;          // values that it takes off
    std::uint32_t begin = 0, end = 0; // where it was written, in code points
    Decimal number;                   // op number; yes_no: 1 or 0
    bool has_scale = false;           // 10亿: beside an amount it counts 元
    bool counts_yuan = false;         // and so its value is to be in 万元
    Unit unit = Unit::none;   // of a number that was written or stands in a text; of a sum with a day: of the days
    std::string own_unit;     // or one of no measure: 人
    std::int32_t day = 0;     // op date: Date::days
    std::string text;         // op text; of one that names a choice its word
    std::string choice;       // and its code
    FieldId field = no_field; // op field
};

struct FormulaProblem {
    std::uint32_t begin = 0, end = 0; // in code points; both at the end where something is missing there
    std::string words;
};

// What a text says, before its types are known.
struct ReadFormula {
    std::vector<FormulaStep> steps; // the last one's value is that of the whole
    std::optional<FormulaProblem> problem;
    // Where names and choices stand, for stored_formula() and shown_formula().
    struct Named {
        std::uint32_t begin, end;
        FieldId field; // no_field: a choice
        std::string code, label;
    };
    std::vector<Named> named;
};

// Reads by the names of a kind; those of what the reader does not know in a language are there in the other too. Never fails for
// any text: what is wrong is its `problem`.
class FormulaReader {
public:
    FormulaReader(const Names& names, KindId kind);
    ReadFormula read(std::string_view text) const;

    std::string stored(std::string_view typed) const;
    std::string shown(std::string_view stored) const; // in the words of now

private:
    friend class FormulaParser;
    struct Name {
        std::u32string folded;
        FieldId field;
    };
    struct UnitName {
        std::u32string folded;
        Unit unit;
        std::string own;
        Decimal in_base; // of it
    };
    const Names& names_;
    KindId kind_;
    std::vector<Name> labels_, file_names_;
    std::vector<UnitName> units_;
};

// The problem in words, with the place: “投资总额”：这里要是或否，现在是数.
std::string place_words(std::string_view text, const FormulaProblem& problem);

} // namespace yinfeng::domain
