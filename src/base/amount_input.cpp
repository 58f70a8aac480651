// Reading quantities as people type them. Grammar, after blanks are gone (typed_blanks.h) and everything is
// half-width and simplified:
//   input     = { qualifier | currency } part { part } { qualifier }
//   part      = number { qualifier | 个 | 十 | 百 | 千 | 万 | 亿 } [ unit [ currency ] ]
// with at most one qualifier; several parts only as in 1亿2000万元, each a smaller one than the scale before it, so
// that two amounts are never added up.
#include "base/amount.h"
#include "base/text_tables.h"
#include "base/typed_blanks.h"
#include "base/utf8.h"
#include "base/words.h"

#include <algorithm>
#include <array>
#include <string>

namespace yinfeng {
namespace {

struct QualifierWord {
    std::string_view word;
    Qualifier qualifier;
};

// Longer words first, where one begins with another.
constexpr QualifierWord words_before[] = {
    {"大约", Qualifier::about},
    {"大概", Qualifier::about},
    {"约为", Qualifier::about},
    {"约", Qualifier::about},
    {"~", Qualifier::about},
    {"≈", Qualifier::about},
    {"将近", Qualifier::nearly},
    {"接近", Qualifier::nearly},
    {"近", Qualifier::nearly},
    {">=", Qualifier::at_least},
    {"≥", Qualifier::at_least},
    {">", Qualifier::greater},
    {"不少于", Qualifier::at_least},
    {"不低于", Qualifier::at_least},
    {"不小于", Qualifier::at_least},
    {"至少", Qualifier::at_least},
    {"超过", Qualifier::greater},
    {"超出", Qualifier::greater},
    {"超", Qualifier::greater},
    {"大于", Qualifier::greater},
    {"高于", Qualifier::greater},
    {"多于", Qualifier::greater},
    {"逾", Qualifier::greater},
    {"<=", Qualifier::at_most},
    {"≤", Qualifier::at_most},
    {"<", Qualifier::less},
    {"不超过", Qualifier::at_most},
    {"不高于", Qualifier::at_most},
    {"不大于", Qualifier::at_most},
    {"至多", Qualifier::at_most},
    {"最多", Qualifier::at_most},
    {"不足", Qualifier::less},
    {"不到", Qualifier::less},
    {"不满", Qualifier::less},
    {"少于", Qualifier::less},
    {"低于", Qualifier::less},
    {"小于", Qualifier::less},
};
constexpr QualifierWord words_after[] = {
    {"左右", Qualifier::about},
    {"上下", Qualifier::about},
    {"出头", Qualifier::more},
    {"不到", Qualifier::less},
    {"余", Qualifier::over},
    {"多", Qualifier::more},
    {"以上", Qualifier::at_least},
    {"及以上", Qualifier::at_least},
    {"+", Qualifier::at_least},
    {"以下", Qualifier::at_most},
    {"及以下", Qualifier::at_most},
    {"以内", Qualifier::at_most},
    {"之内", Qualifier::at_most},
};

struct ScaleWord {
    std::string_view word;
    std::int64_t factor;
};
constexpr ScaleWord scales[] = {{"十", 10}, {"百", 100}, {"千", 1000}, {"万", 10'000}, {"亿", 100'000'000}};

constexpr std::string_view currencies[] = {"人民币", "(人民币)", "rmb", "cny", "cn¥", "¥", "￥"};
constexpr std::string_view foreign_currencies[] = {"美元", "美金", "欧元", "日元", "日圆", "港元", "港币", "港纸",
    "英镑", "韩元", "卢布", "法郎", "台币", "新元", "澳元", "加元", "usd", "hkd", "eur", "jpy", "gbp", "$", "€", "£"};
constexpr std::string_view ranges[] = {"-", "~", "—", "–", "―", "‐", "‑", "‒", "─", "至", "到"};
constexpr std::string_view lists[] = {"、", ",", ";", "/", "|", "和", "与", "及", "+"};
// What stands where a number is wanted. Not how many is said by 几, 数, 若干; how many in Chinese by the others.
constexpr std::string_view vague[] = {"几", "数", "若干", "多少", "上", "好几"};
constexpr std::string_view chinese_digits[] = {"一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十", "百",
    "千", "万", "亿", "零", "〇", "半", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖", "拾"};

// Traditional forms in amounts, for programs that have not loaded text_tables.h.
constexpr std::u32string_view traditional = U"億萬圓畝頃個幾數約餘過於將達幣內兩歐鎊韓臺參貳陸";
constexpr std::u32string_view their_simplified = U"亿万圆亩顷个几数约余过于将达币内两欧镑韩台叁贰陆";
static_assert(traditional.size() == their_simplified.size());

char32_t plain_form(char32_t code_point) {
    if (const std::size_t place = traditional.find(code_point); place != std::u32string_view::npos) {
        return their_simplified[place];
    }
    if (code_point >= 'A' && code_point <= 'Z') {
        return code_point - 'A' + 'a';
    }
    return code_point == U'−' ? U'-' : simplified(code_point);
}

std::string normalise(std::string_view text) {
    std::string plain;
    for (std::size_t position = 0; position < text.size();) {
        const char32_t code_point = plain_form(to_half_width(next_code_point(text, position)));
        const bool is_point = code_point == U'。' && !plain.empty() && plain.back() >= '0' && plain.back() <= '9' &&
                              position < text.size() && text[position] >= '0' && text[position] <= '9';
        append_code_point(plain, is_point ? U'.' : code_point); // 1。5亿 is what a Chinese keyboard makes of 1.5亿
    }
    return plain;
}

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

bool take(std::string_view& rest, std::string_view word) {
    if (!rest.starts_with(word)) {
        return false;
    }
    rest.remove_prefix(word.size());
    return true;
}

class InputReader {
public:
    InputReader(std::string_view text, const Measure& measure, std::string_view default_unit)
        : shown_(quoted(text)), measure_(measure), default_unit_(default_unit) {
        Result<std::string> joined = without_blanks(text);
        if (joined) {
            plain_ = bare(normalise(*joined));
        } else {
            problem_ = std::move(joined.error());
        }
    }

    Result<Quantity> read() {
        if (!problem_.message.empty()) {
            return std::unexpected(problem_);
        }
        if (plain_.empty()) {
            return fail(say(BaseWord::number_wanted));
        }
        for (const std::string_view currency : foreign_currencies) {
            if (measure_.is_money && plain_.find(currency) != std::string::npos) {
                return fail(say(BaseWord::foreign_currency, {shown_}));
            }
        }
        std::string_view rest = plain_;
        bool has_currency = false;
        while (take_qualifier(rest, words_before) || (take_currency(rest) && (has_currency = true))) {}
        if (has_currency) default_unit_ = "元", states_unit_ = true; // ¥500: nobody writes it of 500万元
        if (begins_with_any(rest, vague)) {
            return fail(say(BaseWord::vague_amount, {shown_, example()}));
        }
        if (begins_with_any(rest, chinese_digits)) {
            return fail(say(BaseWord::no_digits, {shown_, example()}));
        }
        Decimal total;
        std::optional<Part> before;
        do {
            const Result<Part> part = read_part(rest);
            if (!part) {
                return std::unexpected(part.error());
            }
            if (before && !goes_on(*before, *part)) {
                return fail(say(BaseWord::two_amounts, {shown_}));
            }
            const std::optional<Decimal> sum = add(total, part->value);
            if (!sum) {
                return too_large();
            }
            total = *sum;
            before = *part;
            while (take_qualifier(rest, words_after)) {
                before->is_qualified = true;
            }
        } while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9');
        if (conflicting_) {
            return fail(say(BaseWord::two_qualifiers, {shown_}));
        }
        if (!rest.empty()) {
            return refuse_rest(rest);
        }
        if (lacks_unit_) {
            return fail(say(BaseWord::unit_wanted, {shown_, example()}));
        }
        return Quantity{total, qualifier_};
    }

    // After read().
    bool states_unit() const { return states_unit_; }

private:
    struct Part {
        Decimal value; // in base units
        Decimal scale; // base units per one of the number as written
        Decimal unit;  // base units per one of the unit as written, 0 if none is
        bool states_scale = false;
        bool is_whole = false;
        bool is_qualified = false; // by a word behind or inside it
    };

    // 1亿 and then 2000万元 are one amount. What is said exactly already, or is as large as what stands before it, is
    // a second one.
    static bool goes_on(const Part& before, const Part& part) {
        const bool repeats_unit = before.unit != Decimal{} && before.unit == part.unit;
        return before.states_scale && part.states_scale && before.is_whole && !before.is_qualified && !repeats_unit &&
               part.scale < before.scale && part.value < before.scale && part.value.millionths >= 0;
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

    bool take_currency(std::string_view& rest) const {
        return measure_.is_money &&
               std::ranges::any_of(currencies, [&rest](std::string_view word) { return take(rest, word); });
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
        bool is_huge = false; // 亿
    };
    Unit read_unit(std::string_view& rest) {
        std::int64_t factor = 1, last = 0;
        Unit read;
        // A unit may itself begin with a scale word (千伏安): 6.6万千伏安.
        while (find_unit(rest) == nullptr) {
            // 千万, 百亿 and 万亿 are scales; 亿万 and 百千 are not.
            const auto* scale = std::ranges::find_if(scales, [&](const ScaleWord& each) {
                return (last == 0 || (each.factor >= 10'000 && each.factor >= last)) && take(rest, each.word);
            });
            if (scale != std::end(scales)) {
                read.is_stated = true;
                last = scale->factor;
                if (factor > 1'000'000'000'000 / scale->factor) {
                    return read;
                }
                factor *= scale->factor;
                read.is_huge = factor >= 100'000'000;
            } else if (take_qualifier(rest, words_after)) {
                read.is_qualified = true;
            } else if (!take_counter(rest)) {
                break;
            }
        }
        if (const Measure::Unit* unit = find_unit(rest); unit != nullptr) {
            rest.remove_prefix(unit->spelling.size());
            if (measure_.is_money) {
                take(rest, "整"); // 5000元整
                take_currency(rest);
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

    Result<Part> read_part(std::string_view& rest) {
        const std::size_t sign = !rest.empty() && (rest.front() == '-' || rest.front() == '+') ? 1 : 0;
        const std::size_t end = std::min(rest.find_first_not_of("0123456789.,", sign), rest.size());
        if (end == sign) {
            return refuse_rest(rest);
        }
        const Result<Decimal> number = parse_decimal_input(rest.substr(0, end));
        if (!number) {
            return std::unexpected(number.error());
        }
        rest.remove_prefix(end);
        Unit unit = read_unit(rest);
        const bool is_stated = unit.is_stated;
        states_unit_ = states_unit_ || is_stated;
        // 4万 of land are 4万亩, but nobody has 150亿 of it: that is said of money.
        const bool is_area = &measure_ == &land_area() || &measure_ == &floor_area();
        lacks_unit_ = lacks_unit_ || (is_area && unit.is_huge && unit.unit == Decimal{});
        if (!is_stated) {
            const std::string spelled =
                normalise(default_unit_.empty() ? std::string_view(measure_.base_unit) : default_unit_);
            std::string_view default_rest = spelled;
            unit.scale = read_unit(default_rest).scale;
        }
        if (!unit.scale) {
            return too_large();
        }
        const std::optional<Decimal> value = multiply_exactly(*number, *unit.scale);
        if (!value) {
            return fail(say(BaseWord::large_or_exact_amount, {shown_}));
        }
        const bool is_whole = number->millionths % Decimal::one == 0;
        return Part{*value, *unit.scale, unit.unit, is_stated, is_whole, unit.is_qualified};
    }

    std::string example() const {
        const std::size_t last = measure_.shown.size() - 1;
        return "15" + measure_.shown[last - std::min<std::size_t>(last, 1)].spelling; // 15亿元, 15万㎡, 15亩
    }

    std::unexpected<Error> too_large() const { return fail(say(BaseWord::large_amount, {shown_})); }

    std::unexpected<Error> refuse_rest(std::string_view rest) const {
        const bool has_number_before = rest.size() < plain_.size();
        const bool has_number_behind = rest.find_first_of("0123456789") != std::string_view::npos;
        if (has_number_before && begins_with_any(rest, ranges)) {
            return fail(say(BaseWord::amount_range, {shown_}));
        }
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
};

} // namespace

Result<Quantity> parse_quantity_input(std::string_view text, const Measure& measure, std::string_view default_unit) {
    return InputReader(text, measure, default_unit).read();
}

std::string_view unit_left_unsaid(std::string_view typed, const Measure& measure, std::string_view default_unit) {
    const std::string_view unit = default_unit.empty() ? std::string_view(measure.base_unit) : default_unit;
    if (trim(typed).empty()) {
        return unit;
    }
    InputReader reader(typed, measure, default_unit);
    return reader.read() && !reader.states_unit() ? unit : std::string_view();
}

} // namespace yinfeng
