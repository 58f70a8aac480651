#pragma once
// The inside of FormulaReader: one text, read by descending from the loosest sign. formula.h says the language.

#include "domain/formula.h"

namespace yinfeng::domain {

// One character for all that look and mean alike; the text keeps its length.
char32_t folded_sign(char32_t code_point);
bool is_part_of_name(char32_t folded); // where it stands without brackets
std::u32string folded_formula(std::u32string_view text);

class FormulaParser {
public:
    FormulaParser(const FormulaReader& reader, std::string_view text);
    ReadFormula run();

private:
    bool is_wrong() const { return out_.problem.has_value(); }
    void wrong(std::size_t begin, std::size_t end, std::string words);
    void wrong_here(std::string words); // at what stands here: a word, a sign, or the end

    void skip_blanks();
    char32_t here() const { return at_ < folded_.size() ? folded_[at_] : U'\0'; }
    bool take(std::u32string_view sign);
    bool take_word(std::u32string_view word);
    bool is_word(std::size_t at, std::u32string_view word) const;
    bool ends_name(std::size_t at) const; // no name goes on here
    std::size_t end_of_word(std::size_t at) const;

    void either();
    void both();
    void truth();
    void comparison();
    void joined();
    void sum();
    void product();
    void value();
    void plain_value();
    bool number_or_day();
    std::optional<std::int32_t> day_here(std::size_t& behind) const;
    bool text();
    bool function();
    bool bracketed_name();
    bool name();
    bool word();

    void emit(FormulaOp op, std::size_t count, std::size_t begin, std::size_t end);
    void emit_field(FieldId field, std::size_t begin, std::size_t end);
    FormulaStep& binary(FormulaOp op, std::size_t left);
    void name_choice(std::size_t left);
    std::size_t top() const { return out_.steps.size() - 1; }

    const FormulaReader& reader_;
    std::u32string text_, folded_;
    std::size_t at_ = 0;
    int depth_ = 0;
    ReadFormula out_;
};

} // namespace yinfeng::domain
