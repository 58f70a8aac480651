// The values of formulas: numbers with their units, days, texts, functions, names. The signs between them: formula_parser.cpp.

#include "base/date.h"
#include "base/language.h"
#include "base/utf8.h"
#include "domain/formula_parser.h"
#include "domain/words.h"

#include <algorithm>

namespace yinfeng::domain {

namespace {

bool is_digit(char32_t each) { return each >= U'0' && each <= U'9'; }

// How far ten thousands and the like go: 万亿 is 10^12.
std::optional<std::int64_t> scale_of(char32_t each) {
    switch (each) {
    case U'十': return 10;
    case U'百': return 100;
    case U'千': return 1'000;
    case U'万':
    case U'萬': return 10'000;
    case U'亿':
    case U'億': return 100'000'000;
    default: return {};
    }
}

} // namespace

// 2026-07-01 without blanks, 2026年7月1日. Of a day that is none: 0 in a place of its own, `behind` moved.
std::optional<std::int32_t> FormulaParser::day_here(std::size_t& behind) const {
    std::size_t at = at_;
    const auto digits = [&](std::size_t most) -> std::optional<std::int32_t> {
        std::int32_t number = 0;
        std::size_t count = 0;
        for (; count < most && at < folded_.size() && is_digit(folded_[at]); ++count, ++at)
            number = number * 10 + static_cast<std::int32_t>(folded_[at] - U'0');
        if (count == 0 || (at < folded_.size() && is_digit(folded_[at]))) return {};
        return number;
    };
    const auto sign = [&](char32_t first, char32_t second) {
        if (at >= folded_.size() || (folded_[at] != first && folded_[at] != second)) return false;
        ++at;
        return true;
    };
    const auto year = digits(4);
    if (!year || at != at_ + 4 || !sign(U'-', U'年')) return {};
    const bool in_words = folded_[at - 1] == U'年';
    const auto month = digits(2);
    if (!month || !sign(in_words ? U'月' : U'-', in_words ? U'月' : U'-')) return {};
    const auto day = digits(2);
    if (!day || (in_words && !sign(U'日', U'号'))) return {};
    behind = at;
    const auto date = make_date(*year, *month, *day);
    return date ? date->days : INT32_MIN;
}

bool FormulaParser::number_or_day() {
    if (!is_digit(here())) return false;
    const std::size_t begin = at_;
    std::size_t behind = at_;
    if (const auto day = day_here(behind)) {
        at_ = behind;
        if (*day == INT32_MIN) {
            wrong(begin, at_, std::string(say(Word::formula_bad_day)));
            return true;
        }
        emit(FormulaOp::date, 0, begin, at_);
        out_.steps.back().day = *day;
        return true;
    }
    std::string digits;
    while (is_digit(here()) || here() == U'.') digits += static_cast<char>(folded_[at_++]);
    auto number = parse_decimal_input(digits);
    emit(FormulaOp::number, 0, begin, at_);
    FormulaStep& step = out_.steps.back();
    if (number && take(U"%")) {
        const auto part = multiply_exactly(*number, Decimal{Decimal::one / 100});
        if (part) step.number = *part;
        else number = fail({});
    } else if (number) {
        const std::size_t end = at_;
        skip_blanks();
        std::int64_t scale = 1;
        std::size_t at = at_;
        for (; at < folded_.size() && scale <= 1'000'000'000'000; ++at) {
            const auto more = scale_of(folded_[at]);
            if (!more) break;
            scale *= *more;
        }
        step.has_scale = scale > 1;
        Decimal factor = Decimal::from_integer(1);
        const FormulaReader::UnitName* unit = nullptr;
        for (const FormulaReader::UnitName& each : reader_.units_) // the longest first
            if (!unit && folded_.compare(at, each.folded.size(), each.folded) == 0 &&
                ends_name(at + each.folded.size()))
                unit = &each;
        if (unit) {
            at += unit->folded.size();
            factor = unit->in_base;
            step.unit = unit->unit;
            step.own_unit = unit->own;
            step.has_scale = false;
        }
        at_ = unit || scale > 1 ? at : end;
        const auto whole = scale <= 1'000'000'000'000 ? multiply(factor, scale) : std::nullopt;
        const auto exact = whole ? multiply_exactly(*number, *whole) : std::nullopt;
        if (exact) step.number = *exact;
        else number = fail({});
    }
    step.end = static_cast<std::uint32_t>(at_);
    if (!number) wrong(begin, at_, std::string(say(Word::formula_bad_number)));
    return true;
}

bool FormulaParser::text() {
    if (here() != U'"') return false;
    const std::size_t begin = at_++;
    std::u32string said;
    for (; at_ < folded_.size(); ++at_) {
        if (folded_[at_] == U'"') {
            if (at_ + 1 >= folded_.size() || folded_[at_ + 1] != U'"') break;
            ++at_; // two are one of it
        }
        said += text_[at_];
    }
    if (at_ >= folded_.size()) {
        wrong(begin, folded_.size(), std::string(say(Word::formula_open_text)));
        return true;
    }
    emit(FormulaOp::text, 0, begin, ++at_);
    out_.steps.back().text = to_utf8(said);
    return true;
}

bool FormulaParser::function() {
    const std::size_t begin = at_;
    const FormulaFunction* found = nullptr;
    for (const FormulaFunction& each : formula_functions()) {
        for (const std::string_view called : {each.zh, each.en, in_language(each.zh, each.en, Language::zh_hant)}) {
            const std::u32string folded = folded_formula(to_code_points(called));
            if (folded_.compare(begin, folded.size(), folded) != 0) continue;
            std::size_t at = begin + folded.size();
            while (at < folded_.size() && folded_[at] == U' ') ++at;
            if (at >= folded_.size() || folded_[at] != U'(') continue;
            found = &each;
            at_ = at + 1;
        }
        if (found) break;
    }
    if (!found) return false;
    int count = 0;
    if (!take(U")")) {
        do {
            either();
            ++count;
        } while (!is_wrong() && take(U","));
        if (is_wrong()) return true;
        if (!take(U")")) {
            wrong_here(std::string(say(Word::formula_wants_close)));
            return true;
        }
    }
    if (count < found->least || (found->most != 0 && count > found->most)) {
        const std::string least = std::to_string(found->least);
        const std::string many = found->most == 0 ? say(Word::formula_or_more, {least})
                                 : found->least == found->most
                                     ? least
                                     : say(Word::formula_to, {least, std::to_string(found->most)});
        wrong(begin, at_, say(Word::formula_wants_arguments, {in_language(found->zh, found->en), many}));
        return true;
    }
    emit(found->op, static_cast<std::size_t>(count), begin, at_);
    return true;
}

bool FormulaParser::bracketed_name() {
    const char32_t open = here();
    const char32_t close = open == U'「' ? U'」' : open == U'{' ? U'}' : open == U'[' ? U']' : U'\0';
    if (close == U'\0') return false;
    const std::size_t begin = at_, end = folded_.find(close, at_ + 1);
    if (end == std::u32string::npos) {
        wrong(begin, folded_.size(), std::string(say(Word::formula_open_name)));
        return true;
    }
    std::size_t first = begin + 1, last = end;
    while (first < last && folded_[first] == U' ') ++first;
    while (last > first && folded_[last - 1] == U' ') --last;
    const std::u32string_view called = std::u32string_view(folded_).substr(first, last - first);
    const auto find = [&](const std::vector<FormulaReader::Name>& names) {
        const auto found = std::ranges::find(names, called, &FormulaReader::Name::folded);
        return found == names.end() ? no_field : found->field;
    };
    // In { } stands what files call it, which no other name takes away from it.
    FieldId field = find(open == U'{' ? reader_.file_names_ : reader_.labels_);
    if (field == no_field) field = find(open == U'{' ? reader_.labels_ : reader_.file_names_);
    at_ = end + 1;
    if (field == no_field) wrong(begin, at_, std::string(say(Word::formula_unknown)));
    else emit_field(field, begin, at_);
    return true;
}

bool FormulaParser::name() {
    for (const auto* names : {&reader_.labels_, &reader_.file_names_}) {
        for (const FormulaReader::Name& each : *names) { // the longest first
            const std::size_t behind = at_ + each.folded.size();
            if (folded_.compare(at_, each.folded.size(), each.folded) != 0) continue;
            if (is_part_of_name(each.folded.back()) && !ends_name(behind)) continue;
            emit_field(each.field, at_, behind);
            at_ = behind;
            return true;
        }
    }
    return false;
}

// 是, 否, 今天.
bool FormulaParser::word() {
    static constexpr std::pair<std::u32string_view, bool> truths[] = {
        {U"是", true}, {U"否", false}, {U"true", true}, {U"false", false}, {U"yes", true}, {U"no", false}};
    const std::size_t begin = at_;
    for (const auto& [called, is_true] : truths) {
        if (!is_word(at_, called) || !ends_name(at_ + called.size())) continue;
        at_ += called.size();
        emit(FormulaOp::yes_no, 0, begin, at_);
        out_.steps.back().number = is_true ? Decimal::from_integer(1) : Decimal();
        return true;
    }
    for (const std::u32string_view called : {std::u32string_view(U"今天"), std::u32string_view(U"today")}) {
        if (!is_word(at_, called) || !ends_name(at_ + called.size())) continue;
        at_ += called.size();
        emit(FormulaOp::today, 0, begin, at_);
        return true;
    }
    return false;
}

} // namespace yinfeng::domain
