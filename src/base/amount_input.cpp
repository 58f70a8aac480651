// Reading quantities as people type them. Grammar, after blanks are gone (typed_blanks.h) and everything is
// half-width and simplified:
//   input     = { qualifier | sign } number-in-parts [ - number-in-parts ] { qualifier }
//   parts     = part { part }
//   part      = number { qualifier | 个 | 十 | 百 | 千 | 万 | 亿 } [ unit [ sign ] ]
// with at most one qualifier; several parts only as in 1亿2000万元, each a smaller one than the scale before it, so
// that two amounts are never added up; in 3亿5千 the second is of the scale below the first. Without a number stand
// 数十亿, and scales with a qualifier: 百亿以上. Of money w is 万.
#include "base/amount_english.h"
#include "base/amount_reader.h"
#include "base/amount_words.h"
#include "base/take_words.h"
#include "base/typed_blanks.h"
#include "base/utf8.h"
#include "base/words.h"

#include <algorithm>
#include <array>
#include <string>

namespace yinfeng {
namespace {

// What a text brings along that is copied out of a sentence or a table: "5,000", 5亿元。
std::string_view bare(std::string_view plain) {
    constexpr std::string_view quotes[][2] = {{"\"", "\""}, {"'", "'"}, {"“", "”"}, {"「", "」"}};
    for (const auto& [open, close] : quotes) {
        if (plain.size() > open.size() + close.size() && plain.starts_with(open) && plain.ends_with(close))
            return plain.substr(open.size(), plain.size() - open.size() - close.size());
    }
    constexpr std::string_view full_stop = "。";
    return plain.ends_with(full_stop) ? plain.substr(0, plain.size() - full_stop.size()) : plain;
}

template <std::size_t n> bool begins_with_any(std::string_view rest, const std::string_view (&words)[n]) {
    return std::ranges::any_of(words, [rest](std::string_view word) { return rest.starts_with(word); });
}

class InputReader {
public:
    InputReader(std::string_view text, const Measure& measure, std::string_view default_unit, std::string_view shown)
        : shown_(quoted(shown)), measure_(measure), default_unit_(default_unit) {
        Result<std::string> joined = without_blanks(text);
        if (joined) {
            plain_ = bare(with_chinese_units(plain_amount_text(*joined), measure));
        } else {
            problem_ = std::move(joined.error());
        }
    }

    Result<ReadAmount> read() {
        if (!problem_.message.empty()) {
            return std::unexpected(problem_);
        }
        if (plain_.empty()) {
            return fail(say(BaseWord::number_wanted));
        }
        for (const std::string_view currency : foreign_currencies) {
            if (&measure_ == &money() && plain_.find(currency) != std::string::npos) {
                return fail(say(BaseWord::foreign_currency, {shown_}));
            }
        }
        std::string_view rest = plain_;
        bool has_sign = false;
        while (take_qualifier(rest, words_before) || (take_sign(rest) && (has_sign = true))) {}
        if (has_sign) default_unit_ = measure_.coin, states_unit_ = true; // ¥500: nobody writes it of 500万元
        const Result<Ends> lower = read_end(rest);
        if (!lower) {
            return std::unexpected(lower.error());
        }
        Quantity quantity{lower->value, qualifier_};
        bool is_short = lower->stops_short();
        const bool is_range = takes_range(rest);
        if (!is_range && !lower->first.fits) {
            return fail(say(BaseWord::large_or_exact_amount, {shown_}));
        }
        if (is_range) {
            const Result<Ends> upper = read_end(rest);
            if (!upper) {
                return std::unexpected(upper.error());
            }
            const Result<Quantity> range = make_span(*lower, *upper);
            if (!range) {
                return std::unexpected(range.error());
            }
            quantity = *range;
            is_short = is_short || upper->stops_short();
        }
        if (conflicting_) {
            return fail(say(BaseWord::two_qualifiers, {shown_}));
        }
        if (!rest.empty()) {
            return refuse_rest(rest);
        }
        if (lacks_unit_) {
            return fail(say(BaseWord::unit_wanted, {shown_, example()}));
        }
        // In a column of 万元 5千 may be 5000 of the column's as well as of the coin.
        if (measure_.is_money() && default_unit_ != measure_.coin && is_short)
            return fail(say(BaseWord::short_scale, {shown_, example()}));
        if (is_implied_ && qualifier_ == Qualifier::none) { // 亿, of which nobody knows how many
            return fail(say(BaseWord::no_digits, {shown_, example()}));
        }
        return ReadAmount{quantity, states_unit_, is_loose_};
    }

private:
    struct Part {
        Decimal value;           // in base units
        Decimal scale;           // base units per one of the number as written
        Decimal unit;            // base units per one of the unit as written, 0 if none is
        Decimal number;          // as written
        std::int64_t factor = 1; // that its scale words say
        bool states_scale = false;
        bool is_whole = false;
        bool is_like_year = false; // 2019
        bool is_like_code = false; // 07
        bool fits = true;          // in the unit that goes without saying, which may not be the one that is meant
        bool is_qualified = false; // by a word behind or inside it
    };

    // One end of a range, or the whole.
    struct Ends {
        Decimal value;
        Part first; // of its parts
        bool is_alone = true;
        // 5千: a scale below 万 is all there is
        bool stops_short() const {
            return is_alone && first.unit == Decimal{} && first.factor > 1 && first.factor < 10'000;
        }
    };
    Result<Ends> read_end(std::string_view& rest) {
        Ends end;
        std::optional<Part> before;
        do {
            Result<Part> part = read_part(rest);
            if (!part) {
                return std::unexpected(part.error());
            }
            if (before && is_of_scale_below(*before, *part)) {
                part->value.millionths *= 10'000;
                part->is_qualified = true; // so nothing goes on behind it
            } else if (before && part->factor > 1 && part->factor < 10'000 && before->factor > 10'000) {
                return fail(say(BaseWord::short_scale, {shown_, example()}));
            } else if (before && !goes_on(*before, *part)) {
                return two_amounts();
            }
            const std::optional<Decimal> sum = add(end.value, part->value);
            if (!sum) {
                return too_large();
            }
            end.value = *sum;
            if (before) end.is_alone = false;
            else end.first = *part;
            before = *part;
            while (take_qualifier(rest, words_after)) {
                before->is_qualified = true;
            }
        } while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9');
        return end;
    }

    // 3–5亿, and what stands behind the sign is a number.
    static bool takes_range(std::string_view& rest) {
        for (const std::string_view sign : ranges) {
            std::string_view behind = rest;
            if (!take(behind, sign)) continue;
            // -5–-3 is a range, 5--3 a slip.
            const std::size_t first = sign != "-" && behind.starts_with('-') ? 1 : 0;
            if (behind.size() <= first || behind[first] < '0' || behind[first] > '9') return false;
            rest = behind;
            return true;
        }
        return false;
    }

    // In 3–5亿 the first number has the unit of the second. What has no unit at all may be years and parts of a
    // telephone number as well as an amount.
    Result<Quantity> make_span(const Ends& lower, const Ends& upper) const {
        Decimal least = lower.value;
        const bool is_unsaid = !lower.first.states_scale;
        if (is_implied_ || (is_unsaid && !lower.is_alone) || (lower.first.states_scale && !upper.first.states_scale))
            return two_amounts();
        const bool is_code = lower.first.is_like_code || upper.first.is_like_code ||
                             (lower.first.is_like_year && upper.first.is_like_year);
        if (is_unsaid && !upper.first.states_scale && is_code) return fail(say(BaseWord::amount_range, {shown_}));
        if (is_unsaid && upper.first.states_scale) {
            const std::optional<Decimal> scaled = multiply_exactly(lower.first.number, upper.first.scale);
            if (!scaled) return too_large();
            least = *scaled;
        }
        if (!upper.first.fits || (!lower.first.fits && !upper.first.states_scale))
            return fail(say(BaseWord::large_or_exact_amount, {shown_}));
        if (qualifier_ > Qualifier::about) return fail(say(BaseWord::two_qualifiers, {shown_}));
        if (least == upper.value) return Quantity{least, qualifier_};
        const std::optional<Quantity> range = make_range(least, upper.value, qualifier_);
        if (!range) return fail(say(BaseWord::reversed_range, {shown_}));
        return *range;
    }

    // 1亿 and then 2000万元 are one amount. What is said exactly already, or is as large as what stands before it, is
    // a second one.
    static bool goes_on(const Part& before, const Part& part) {
        const bool repeats_unit = before.unit != Decimal{} && (before.unit == part.unit || part.unit == Decimal{});
        // 3亿5元 may be short for more, too.
        const bool is_one_digit = part.factor == 1 && part.number < Decimal::from_integer(10) && before.factor >= 1000;
        return before.states_scale && !is_one_digit && part.states_scale && before.is_whole && !before.is_qualified &&
               !repeats_unit && part.scale < before.scale && part.value < before.scale && part.value.millionths >= 0;
    }

    // 3亿5千 are 3.5亿, as 3万5千 are 3.5万; with a unit behind it, it may be so many of that.
    static bool is_of_scale_below(const Part& before, const Part& part) {
        const bool is_one_digit =
            part.is_whole && part.number.millionths > 0 && part.number < Decimal::from_integer(10);
        return before.factor == 100'000'000 && before.unit == Decimal{} && before.is_whole && !before.is_qualified &&
               part.factor == 1000 && part.unit == Decimal{} && is_one_digit;
    }

    template <std::size_t n> bool take_qualifier(std::string_view& rest, const QualifierWord (&words)[n]) {
        for (const QualifierWord& each : words) {
            if (take(rest, each.word)) {
                conflicting_ = conflicting_ || (qualifier_ != Qualifier::none && qualifier_ != each.qualifier);
                qualifier_ = each.qualifier;
                return true;
            }
        }
        return false;
    }

    bool take_sign(std::string_view& rest) const {
        return std::ranges::any_of(measure_.signs, [&rest](const std::string& sign) { return take(rest, sign); });
    }

    // 5个亿, 5个多亿
    static bool take_counter(std::string_view& rest) {
        std::string_view behind = rest;
        if (!take(behind, "个")) {
            return false;
        }
        std::string_view scale = behind;
        while (
            std::ranges::any_of(words_after, [&scale](const QualifierWord& each) { return take(scale, each.word); })) {}
        if (std::ranges::none_of(scales, [scale](const ScaleWord& each) { return scale.starts_with(each.word); })) {
            return false;
        }
        rest = behind;
        return true;
    }

    // 5W, 200w元; nothing else that begins with this letter.
    bool take_w(std::string_view& rest) const {
        const bool is_alone = rest.size() < 2 || static_cast<unsigned char>(rest[1]) >= 0x80 ||
                              std::string_view("+-,;()~$/@").contains(rest[1]);
        return measure_.is_money() && is_alone && take(rest, "w");
    }

    // The longest accepted spelling that rest begins with.
    const Measure::Unit* find_unit(std::string_view rest) const {
        const Measure::Unit* unit = nullptr;
        for (const Measure::Unit& each : measure_.accepted) {
            if (rest.starts_with(each.spelling) && (unit == nullptr || each.spelling.size() > unit->spelling.size())) {
                unit = &each;
            }
        }
        return unit;
    }

    // The scale words and unit behind a number, as base units per one; nothing if they say too much.
    struct Unit {
        std::optional<Decimal> scale;
        Decimal unit;
        bool is_stated = false;
        bool is_qualified = false;
        std::int64_t factor = 1;
    };
    Unit read_unit(std::string_view& rest) {
        std::int64_t factor = 1, last = 0;
        Unit read;
        // A unit may itself begin with a scale word (千伏安): 6.6万千伏安.
        while (find_unit(rest) == nullptr) {
            // 千万, 百亿 and 万亿 are scales; 亿万 and 百千 are not.
            const auto* scale = std::ranges::find_if(scales, [&](const ScaleWord& each) {
                return (last == 0 || (each.factor >= 10'000 && each.factor >= last)) &&
                       (take(rest, each.word) || (each.factor == 10'000 && take_w(rest)));
            });
            if (scale != std::end(scales)) {
                read.is_stated = true;
                last = scale->factor;
                if (factor > 1'000'000'000'000 / scale->factor) {
                    return read;
                }
                read.factor = factor *= scale->factor;
            } else if (take_qualifier(rest, words_after)) {
                read.is_qualified = true;
            } else if (!take_counter(rest)) {
                break;
            }
        }
        if (const Measure::Unit* unit = find_unit(rest); unit != nullptr) {
            rest.remove_prefix(unit->spelling.size());
            if (measure_.is_money()) {
                take(rest, "整"); // 5000元整
                take_sign(rest);
            }
            read.scale = multiply(unit->in_base_units, factor);
            read.unit = unit->in_base_units;
            read.is_stated = true;
        } else if (read.is_stated) {
            // 15亿 means 15亿元, 4万 means 4万亩: the first accepted unit is the one that goes
            // without saying.
            read.scale = multiply(measure_.accepted.front().in_base_units, factor);
        }
        return read;
    }

    // What stands in the place of a number: nothing before a scale (百亿以上), or 数 and 几.
    std::optional<Decimal> read_unsaid(std::string_view& rest) {
        std::string_view behind = rest;
        const bool is_several =
            std::ranges::any_of(several, [&behind](std::string_view word) { return take(behind, word); });
        std::string_view scale = behind;
        take_counter(scale);
        if (std::ranges::none_of(scales, [scale](const ScaleWord& each) { return scale.starts_with(each.word); }))
            return std::nullopt;
        if (is_several) {
            conflicting_ = conflicting_ || qualifier_ != Qualifier::none;
            qualifier_ = Qualifier::greater;
            is_loose_ = true;
        }
        is_implied_ = true;
        rest = behind;
        return Decimal::from_integer(1);
    }

    Result<Part> read_part(std::string_view& rest) {
        const std::size_t sign = !rest.empty() && (rest.front() == '-' || rest.front() == '+') ? 1 : 0;
        const std::size_t end = std::min(rest.find_first_not_of("0123456789.,", sign), rest.size());
        Result<Decimal> number = Decimal{};
        bool is_like_year = false, is_like_code = false;
        if (end > sign) {
            const std::string_view digits = rest.substr(0, end);
            number = parse_decimal_input(digits);
            const bool is_plain = digits.size() > 1 && digits.find_first_not_of("0123456789") == std::string_view::npos;
            is_like_code = is_plain && digits.front() == '0';
            is_like_year = is_plain && digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
            rest.remove_prefix(end);
        } else if (const auto unsaid = read_unsaid(rest)) {
            number = *unsaid;
        } else if (begins_with_any(rest, vague)) {
            return fail(say(BaseWord::vague_amount, {shown_, example()}));
        } else if (begins_with_any(rest, chinese_digits)) {
            return fail(say(BaseWord::bad_numeral, {shown_, example()}));
        } else if (begins_with_any(rest, bare_scales)) {
            return fail(say(BaseWord::no_digits, {shown_, example()}));
        } else {
            return refuse_rest(rest);
        }
        if (!number) {
            return std::unexpected(number.error());
        }
        Unit unit = read_unit(rest);
        const bool is_stated = unit.is_stated;
        states_unit_ = states_unit_ || is_stated;
        // 4万 of land are 4万亩, but nobody has 150亿 of it: that is said of money.
        const bool is_area = &measure_ == &land_area() || &measure_ == &floor_area();
        lacks_unit_ = lacks_unit_ || (is_area && unit.factor >= 100'000'000 && unit.unit == Decimal{});
        if (!is_stated) {
            const std::string spelled =
                plain_unit(default_unit_.empty() ? std::string_view(measure_.base_unit) : default_unit_, measure_);
            std::string_view default_rest = spelled;
            unit.scale = read_unit(default_rest).scale;
        }
        if (!unit.scale) {
            return too_large();
        }
        const std::optional<Decimal> value = multiply_exactly(*number, *unit.scale);
        if (!value && is_stated) {
            return fail(say(BaseWord::large_or_exact_amount, {shown_}));
        }
        const bool is_whole = number->millionths % Decimal::one == 0;
        return Part{value.value_or(Decimal{}), *unit.scale, unit.unit, *number, unit.factor, is_stated, is_whole,
            is_like_year, is_like_code, value.has_value(), unit.is_qualified};
    }

    std::string example() const { return example_quantity(measure_); }

    std::unexpected<Error> two_amounts() const {
        if (measure_.is_money()) return fail(say(BaseWord::two_amounts, {shown_}));
        return fail(say(BaseWord::two_areas, {shown_, example()}));
    }
    std::unexpected<Error> too_large() const { return fail(say(BaseWord::large_amount, {shown_})); }

    std::unexpected<Error> refuse_rest(std::string_view rest) const {
        const bool has_number_before = rest.size() < plain_.size();
        const bool has_number_behind = rest.find_first_of("0123456789") != std::string_view::npos;
        if (has_number_before && has_number_behind && begins_with_any(rest, lists)) {
            return fail(say(BaseWord::list_of_amounts, {shown_}));
        }
        return fail(say(BaseWord::unreadable_amount, {shown_, example()}));
    }

    std::string shown_;
    std::string plain_;
    Error problem_; // of the blanks
    const Measure& measure_;
    std::string_view default_unit_;
    Qualifier qualifier_ = Qualifier::none;
    bool conflicting_ = false;
    bool states_unit_ = false;
    bool lacks_unit_ = false;
    bool is_implied_ = false; // a scale stands in the place of a number
    bool is_loose_ = false;
};

} // namespace

Result<ReadAmount> read_amount(
    std::string_view text, const Measure& measure, std::string_view default_unit, std::string_view shown) {
    return InputReader(text, measure, default_unit, shown.empty() ? text : shown).read();
}

Result<Quantity> parse_quantity_input(std::string_view text, const Measure& measure, std::string_view default_unit) {
    const Result<ReadAmount> read = read_amount(text, measure, default_unit);
    if (!read) return std::unexpected(read.error());
    return read->quantity;
}

} // namespace yinfeng
