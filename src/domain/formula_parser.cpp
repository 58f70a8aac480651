#include "domain/formula_parser.h"

#include "base/date.h"
#include "base/utf8.h"
#include "domain/words.h"
#include "model/choice_words.h"
#include "model/labels.h"

#include <algorithm>

namespace yinfeng::domain {

namespace {

constexpr std::u32string_view ands[] = {U"并且", U"且", U"&&"}, ors[] = {U"或者", U"或", U"||"};

bool is_digit(char32_t each) { return each >= U'0' && each <= U'9'; }
bool is_letter(char32_t each) { return (each >= U'a' && each <= U'z') || is_digit(each) || each == U'_'; }
bool is_sign(char32_t each) { return std::u32string_view(U"≥≤≠「」").find(each) != std::u32string_view::npos; }

} // namespace

char32_t folded_sign(char32_t code_point) {
    if (is_space(code_point)) return U' ';
    code_point = to_half_width(code_point);
    if (code_point >= U'A' && code_point <= U'Z') return code_point + (U'a' - U'A');
    switch (code_point) {
    case U'×':
    case U'✕':
    case U'✖':
    case U'∗': return U'*';
    case U'÷':
    case U'∕': return U'/';
    case U'−':
    case U'–':
    case U'—':
    case U'‐':
    case U'‒': return U'-';
    case U'≧':
    case U'⩾': return U'≥';
    case U'≦':
    case U'⩽': return U'≤';
    case U'“':
    case U'”':
    case U'„':
    case U'‟': return U'"';
    case U'『':
    case U'【': return U'「';
    case U'』':
    case U'】': return U'」';
    case U'、':
    case U';': return U',';
    default: return code_point;
    }
}

bool is_part_of_name(char32_t each) { return is_letter(each) || (each >= 0x80 && !is_sign(each)); }

std::u32string folded_formula(std::u32string_view text) {
    std::u32string folded(text);
    std::ranges::transform(folded, folded.begin(), folded_sign);
    return folded;
}

FormulaParser::FormulaParser(const FormulaReader& reader, std::string_view text)
    : reader_(reader), text_(to_code_points(text.substr(0, 4 * (most_formula_characters + 1)))),
      folded_(folded_formula(text_)) {}

ReadFormula FormulaParser::run() {
    skip_blanks();
    if (at_ == folded_.size()) {
        wrong(0, 0, std::string(say(Word::formula_is_empty)));
        return std::move(out_);
    }
    if (text_.size() > most_formula_characters) {
        wrong(0, 0, say(Word::formula_long, {std::to_string(most_formula_characters)}));
        return std::move(out_);
    }
    take(U"=");
    either();
    skip_blanks();
    if (!is_wrong() && at_ < folded_.size()) wrong_here(std::string(say(Word::formula_wants_sign)));
    if (is_wrong()) out_.steps.clear();
    return std::move(out_);
}

void FormulaParser::wrong(std::size_t begin, std::size_t end, std::string words) {
    if (!is_wrong())
        out_.problem = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), std::move(words)};
}

void FormulaParser::wrong_here(std::string words) {
    skip_blanks();
    wrong(at_, std::max(end_of_word(at_), std::min(at_ + 1, folded_.size())), std::move(words));
}

// --- characters ----------------------------------------------------------------------------------------------

void FormulaParser::skip_blanks() {
    while (here() == U' ') ++at_;
}

bool FormulaParser::take(std::u32string_view sign) {
    skip_blanks();
    if (folded_.compare(at_, sign.size(), sign) != 0) return false;
    at_ += sign.size();
    return true;
}

bool FormulaParser::is_word(std::size_t at, std::u32string_view word) const {
    if (folded_.compare(at, word.size(), word) != 0) return false;
    const std::size_t behind = at + word.size();
    return !is_letter(word.back()) || behind >= folded_.size() || !is_letter(folded_[behind]);
}

bool FormulaParser::take_word(std::u32string_view word) {
    skip_blanks();
    if (!is_word(at_, word)) return false;
    at_ += word.size();
    return true;
}

bool FormulaParser::ends_name(std::size_t at) const {
    if (at >= folded_.size() || !is_part_of_name(folded_[at])) return true;
    const auto follows = [&](std::u32string_view each) { return is_word(at, each); };
    if (std::ranges::any_of(ands, follows) || std::ranges::any_of(ors, follows)) return true;
    return !is_letter(folded_[at - 1]) && (follows(U"and") || follows(U"or"));
}

std::size_t FormulaParser::end_of_word(std::size_t at) const {
    while (at < folded_.size() && is_part_of_name(folded_[at])) ++at;
    return at;
}

// --- steps ---------------------------------------------------------------------------------------------------

void FormulaParser::emit(FormulaOp op, std::size_t count, std::size_t begin, std::size_t end) {
    FormulaStep step;
    step.op = op;
    step.count = static_cast<std::uint16_t>(count);
    step.begin = static_cast<std::uint32_t>(begin);
    step.end = static_cast<std::uint32_t>(end);
    out_.steps.push_back(std::move(step));
}

void FormulaParser::emit_field(FieldId field, std::size_t begin, std::size_t end) {
    emit(FormulaOp::field, 0, begin, end);
    out_.steps.back().field = field;
    out_.named.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), field, {}, {}});
}

FormulaStep& FormulaParser::binary(FormulaOp op, std::size_t left) {
    emit(op, 2, out_.steps[left].begin, out_.steps.back().end);
    return out_.steps.back();
}

// 阶段 = “签约”: one of its choices, by whatever word people have for it.
void FormulaParser::name_choice(std::size_t left) {
    if (left + 1 != top()) return;
    FormulaStep* field = &out_.steps[left];
    FormulaStep* word = &out_.steps[left + 1];
    if (field->op == FormulaOp::text) std::swap(field, word);
    if (field->op != FormulaOp::field || word->op != FormulaOp::text) return;
    const FieldInfo* info = reader_.names_.info(field->field);
    if (!info || info->type != FieldType::choice) return;
    const auto choices = choices_of(info->options);
    const auto exact = std::ranges::find_if(choices, [&](const Choice& each) {
        return each.code == word->text || each.zh == word->text || each.en == word->text ||
               label(each, Language::zh_hant) == word->text;
    });
    std::optional<std::size_t> place;
    if (exact != choices.end()) place = static_cast<std::size_t>(exact - choices.begin());
    else place = choice_by_words(info->options, word->text, reader_.names_.learned());
    if (!place) return wrong(word->begin, word->end, say(Word::formula_no_option, {label(*info, language())}));
    const Choice& choice = choices[*place];
    word->text = choice.zh;
    word->choice = choice.code;
    out_.named.push_back(
        {word->begin, word->end, no_field, std::string(choice.code), std::string(label(choice, language()))});
}

// --- signs, from the loosest ----------------------------------------------------------------------------------

void FormulaParser::either() {
    if (++depth_ > most_formula_depth) return wrong_here(std::string(say(Word::formula_deep)));
    const std::size_t first = out_.steps.size();
    both();
    const auto is_next = [&] {
        return std::ranges::any_of(ors, [&](std::u32string_view each) { return take(each); }) || take_word(U"or");
    };
    while (!is_wrong() && is_next()) {
        both();
        if (!is_wrong()) binary(FormulaOp::either, first);
    }
    --depth_;
}

void FormulaParser::both() {
    const std::size_t first = out_.steps.size();
    truth();
    const auto is_next = [&] {
        return std::ranges::any_of(ands, [&](std::u32string_view each) { return take(each); }) || take_word(U"and");
    };
    while (!is_wrong() && is_next()) {
        truth();
        if (!is_wrong()) binary(FormulaOp::both, first);
    }
}

void FormulaParser::truth() {
    skip_blanks();
    const std::size_t begin = at_;
    std::size_t count = 0;
    for (;; ++count) {
        skip_blanks();
        if (here() == U'非' && name()) { // a field whose name begins so
            out_.steps.pop_back();
            at_ = out_.named.back().begin;
            out_.named.pop_back();
            break;
        }
        const bool is_not = take(U"非") || take_word(U"not") || (here() == U'!' && take(U"!"));
        if (!is_not) break;
    }
    comparison();
    for (; count > 0 && !is_wrong(); --count) emit(FormulaOp::negate_truth, 1, begin, out_.steps.back().end);
}

void FormulaParser::comparison() {
    static constexpr std::pair<std::u32string_view, FormulaOp> signs[] = {{U"==", FormulaOp::equal},
        {U"!=", FormulaOp::unequal}, {U"<>", FormulaOp::unequal}, {U"<=", FormulaOp::at_most},
        {U">=", FormulaOp::at_least}, {U"=", FormulaOp::equal}, {U"≠", FormulaOp::unequal}, {U"<", FormulaOp::less},
        {U">", FormulaOp::greater}, {U"≤", FormulaOp::at_most}, {U"≥", FormulaOp::at_least}};
    const std::size_t left = out_.steps.size();
    joined();
    for (bool is_second = false; !is_wrong(); is_second = true) {
        const auto sign = std::ranges::find_if(signs, [&](const auto& each) { return take(each.first); });
        if (sign == std::end(signs)) return;
        if (is_second) return wrong(at_ - sign->first.size(), at_, std::string(say(Word::formula_chained)));
        const std::size_t right = out_.steps.size();
        joined();
        if (is_wrong()) return;
        if (right == left + 1) name_choice(left);
        binary(sign->second, left);
    }
}

void FormulaParser::joined() {
    const std::size_t left = out_.steps.size();
    sum();
    while (!is_wrong()) {
        skip_blanks();
        if (folded_.compare(at_, 2, U"&&") == 0 || !take(U"&")) return;
        sum();
        if (!is_wrong()) binary(FormulaOp::join, left);
    }
}

void FormulaParser::sum() {
    const std::size_t left = out_.steps.size();
    product();
    while (!is_wrong()) {
        const bool is_plus = take(U"+");
        if (!is_plus && !take(U"-")) return;
        product();
        if (!is_wrong()) binary(is_plus ? FormulaOp::add : FormulaOp::subtract, left);
    }
}

void FormulaParser::product() {
    const std::size_t left = out_.steps.size();
    value();
    while (!is_wrong()) {
        const bool is_times = take(U"*");
        if (!is_times && !take(U"/")) return;
        value();
        if (!is_wrong()) binary(is_times ? FormulaOp::multiply : FormulaOp::divide, left);
    }
}

void FormulaParser::value() {
    skip_blanks();
    const std::size_t begin = at_;
    bool is_negative = false;
    for (;;) {
        if (take(U"-")) is_negative = !is_negative;
        else if (!take(U"+")) break;
    }
    plain_value();
    if (is_negative && !is_wrong()) emit(FormulaOp::negate, 1, begin, out_.steps.back().end);
}

void FormulaParser::plain_value() {
    skip_blanks();
    const std::size_t begin = at_;
    if (take(U"(")) {
        either();
        if (is_wrong()) return;
        if (!take(U")")) return wrong_here(std::string(say(Word::formula_wants_close)));
        out_.steps.back().begin = static_cast<std::uint32_t>(begin);
        out_.steps.back().end = static_cast<std::uint32_t>(at_);
        return;
    }
    if (number_or_day() || text() || function() || bracketed_name() || name() || word() || is_wrong()) return;
    const std::size_t end = end_of_word(at_);
    if (end > at_) return wrong(at_, end, std::string(say(Word::formula_unknown)));
    wrong_here(std::string(say(Word::formula_wants_value)));
}

} // namespace yinfeng::domain
