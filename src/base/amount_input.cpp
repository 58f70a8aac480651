// Reading quantities as people type them. Grammar, after spaces are gone and everything is
// half-width and simplified:
//   input     = { qualifier | currency } part { part } { qualifier }
//   part      = number { qualifier | 十 | 百 | 千 | 万 | 亿 } [ unit ]
// with at most one qualifier; several parts only as in 1亿2000万元.
#include "base/amount.h"
#include "base/text_tables.h"
#include "base/utf8.h"

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

constexpr std::string_view currency_prefixes[] = {"人民币", "rmb", "cny", "¥", "￥"};
constexpr std::string_view foreign_currencies[] = {
    "美元", "美金", "欧元", "日元", "港元", "港币", "英镑", "韩元", "台币", "usd", "$", "€", "£"};
constexpr std::string_view chinese_digits[] = {
    "一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十", "几", "数", "半", "壹", "贰"};

std::string normalise(std::string_view text) {
    std::string plain;
    for (std::size_t position = 0; position < text.size();) {
        const char32_t code_point = simplified(to_half_width(next_code_point(text, position)));
        if (code_point >= 'A' && code_point <= 'Z') {
            plain.push_back(static_cast<char>(code_point - 'A' + 'a'));
        } else if (!is_space(code_point)) {
            append_code_point(plain, code_point);
        }
    }
    return plain;
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
        : shown_(truncate_code_points(trim(text), 20)), plain_(normalise(text)), measure_(measure),
          default_unit_(default_unit) {}

    Result<Quantity> read() {
        if (plain_.empty()) {
            return fail("请填写数字。");
        }
        for (const std::string_view currency : foreign_currencies) {
            if (measure_.is_money && plain_.find(currency) != std::string::npos) {
                return fail("“" + shown_ + "”是外币，请先折算成人民币再填。");
            }
        }
        std::string_view rest = plain_;
        while (take_qualifier(rest, words_before) || take_currency(rest)) {}
        if (std::ranges::any_of(chinese_digits, [rest](std::string_view digit) { return rest.starts_with(digit); })) {
            return fail("“" + shown_ + "”是中文数字，请改用阿拉伯数字，例如 15 亿元。");
        }
        Decimal total;
        Decimal last_scale;
        bool has_open_part = false; // a part before the last one that says its own scale
        do {
            const Result<Part> part = read_part(rest);
            if (!part) {
                return std::unexpected(part.error());
            }
            if (has_open_part && (!part->has_unit || part->scale >= last_scale || part->value.millionths < 0)) {
                return fail("“" + shown_ + "”的单位不清楚，请写成 1.5亿元 或 1亿5000万元。");
            }
            const std::optional<Decimal> sum = add(total, part->value);
            if (!sum) {
                return too_large();
            }
            total = *sum;
            last_scale = part->scale;
            has_open_part = true;
            while (take_qualifier(rest, words_after)) {}
        } while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9');
        if (conflicting_) {
            return fail("“" + shown_ + "”里有两种说法（约、近、余、多、以上……），请只保留一种。");
        }
        if (!rest.empty()) {
            return refuse_rest(rest);
        }
        return Quantity{total, qualifier_};
    }

private:
    struct Part {
        Decimal value; // in base units
        Decimal scale; // base units per one of the number as written
        bool has_unit = false;
    };

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
               std::ranges::any_of(currency_prefixes, [&rest](std::string_view prefix) { return take(rest, prefix); });
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

    // The scale words and unit behind a number, as base units per one; nothing if they say none or
    // too much.
    struct Unit {
        std::optional<Decimal> scale;
        bool is_stated = false;
    };
    Unit read_unit(std::string_view& rest) {
        std::int64_t factor = 1;
        bool has_scale = false;
        // A unit may itself begin with a scale word (千伏安): 6.6万千伏安.
        while (find_unit(rest) == nullptr) {
            const auto* scale =
                std::ranges::find_if(scales, [&rest](const ScaleWord& each) { return take(rest, each.word); });
            if (scale != std::end(scales)) {
                has_scale = true;
                if (factor > 1'000'000'000'000 / scale->factor) {
                    return {std::nullopt, true};
                }
                factor *= scale->factor;
            } else if (!take_qualifier(rest, words_after)) {
                break;
            }
        }
        if (const Measure::Unit* unit = find_unit(rest); unit != nullptr) {
            rest.remove_prefix(unit->spelling.size());
            return {multiply(unit->in_base_units, factor), true};
        }
        if (has_scale) {
            // 15亿 means 15亿元, 4万 means 4万亩: the first accepted unit is the one that goes
            // without saying.
            return {multiply(measure_.accepted.front().in_base_units, factor), true};
        }
        return {};
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
        if (!is_stated) {
            const std::string spelled =
                normalise(default_unit_.empty() ? std::string_view(measure_.base_unit) : default_unit_);
            std::string_view default_rest = spelled;
            unit = read_unit(default_rest);
        }
        if (!unit.scale) {
            return too_large();
        }
        const std::optional<Decimal> value = multiply_exactly(*number, *unit.scale);
        if (!value) {
            return fail("“" + shown_ + "”太大或小数太多，请检查单位和位数。");
        }
        return Part{*value, *unit.scale, is_stated};
    }

    std::unexpected<Error> too_large() const { return fail("“" + shown_ + "”太大，请检查单位和位数。"); }

    std::unexpected<Error> refuse_rest(std::string_view rest) const {
        constexpr std::string_view range_words[] = {"-", "~", "—", "–", "至", "到"};
        const bool has_number_before = rest.size() < plain_.size();
        if (has_number_before &&
            std::ranges::any_of(range_words, [rest](std::string_view word) { return rest.starts_with(word); })) {
            return fail("“" + shown_ + "”是一个区间，请只填一个数，例如“5亿以上”，区间写进备注。");
        }
        return fail("看不懂“" + shown_ + "”，请写成数字加单位，例如 15" + measure_.shown.front().spelling + "。");
    }

    std::string shown_;
    std::string plain_;
    const Measure& measure_;
    std::string_view default_unit_;
    Qualifier qualifier_ = Qualifier::none;
    bool conflicting_ = false;
};

} // namespace

Result<Quantity> parse_quantity_input(std::string_view text, const Measure& measure, std::string_view default_unit) {
    return InputReader(text, measure, default_unit).read();
}

} // namespace yinfeng
